/**
 * The commands that are spoken, as values: a line, what the end of its reply looks like, and how that reply is read.
 * Nothing else builds lines. Every name is checked here, whatever was checked before: a space, `;`, `\`, `<<`, line break or NUL in
 * a name is a second command (measured on 2.2 to 3.4).
 */
import { Failure } from '../../errors.ts';
import type { SessionSummary } from '../load-balancer.ts';
import { type AdminState, isSafeName, keyOf, type ServerName } from '../server.ts';
import type { CheckSwitch } from '../server-settings.ts';
import { isRefusal, refusal } from './error-replies.ts';
import type { Line, Reply } from './framing.ts';
import { incomplete } from './incomplete.ts';
import {
  type Info,
  readInfo,
  readSessions,
  readStreams,
  readTableList,
  readWorkers,
  type Stream,
  type Workers,
} from './reply.ts';
import type { Wanted } from './row-text.ts';
import { type StateRow, serversStateRows } from './servers-state-rows.ts';
import { type Stat, type States, statRows } from './stat-rows.ts';
import type { TableRows } from './table.ts';

/** One line, and how its reply is read. */
export interface Command<T> extends Line {
  /** Takes the raw reply without its prompt: its text, unless it has a reader. Throws a Failure when it is not what the command answers. */
  read(reply: Reply): T;
}

/** What a write came to: null when HAProxy kept silent, which means accepted; else why it refused. */
export type Refusal = Failure | null;

/** Which process answers, and what it is doing. */
export function showInfo(): Command<Info> {
  return dump('show info', readInfo);
}

/** By process id; null where the level does not show it: `user` from 3.2 on. `@master` asks the master from within a worker's session. */
export function showWorkers(): Command<Workers | null> {
  return {
    line: '@master show proc',
    end: 'dump',
    read: (reply: string) => (isRefusal(reply) ? null : readWorkers(reply)),
  };
}

/** What this connection may do. */
export function showLevel(): Command<'admin' | 'operator' | 'user'> {
  const line = 'show cli level';
  return {
    line,
    end: 'message',
    read(reply: string) {
      const level = reply.trim();
      if (level === 'admin' || level === 'operator' || level === 'user') return level;
      throw isRefusal(reply) ? refusal(reply, line) : incomplete(line, reply);
    },
  };
}

/** All servers, or those of one backend; `wanted` says which rows are worth an object. */
export function showServersState(backend?: string, wanted?: Wanted): Command<StateRow[]> {
  const line = backend === undefined ? 'show servers state' : `show servers state ${safe(backend)}`;
  return table(line, () => serversStateRows(wanted));
}

/** Which proxies' rows: everything's, or by HAProxy's own numbers. Names are a trap here: a frontend's comes before a backend's. */
export type StatFilter =
  | { rows: 'everything' }
  | { rows: 'backend-and-servers' | 'backend' | 'servers'; backendId: string }
  | { rows: 'server'; backendId: string; serverId: string };

/** `show stat` takes all three of its arguments or ignores them (management.txt, "show stat"): bits 2 backend, 4 server. */
export function showStat(filter: StatFilter, wanted?: Wanted, states?: States): Command<Stat> {
  const words = {
    everything: () => '-1 6 -1',
    'backend-and-servers': (id: string) => `#${id} 6 -1`,
    backend: (id: string) => `#${id} 2 -1`,
    servers: (id: string) => `#${id} 4 -1`,
    server: (id: string, serverId: string) => `#${id} 4 ${serverId}`,
  };
  const backendId = filter.rows === 'everything' ? '' : safeId(filter.backendId);
  const serverId = filter.rows === 'server' ? safeId(filter.serverId) : '';
  return table(`show stat ${words[filter.rows](backendId, serverId)}`, () => statRows(wanted, states));
}

/** Who is asked about at all, and who in any case; everybody, where it is missing. */
interface Expected {
  wanted?: Wanted | undefined;
  first?: Wanted | undefined;
}

/** Both tables, to be asked in this order. */
export interface Everything {
  state: Command<StateRow[]>;
  stat: Command<Stat>;
  /** Servers that were not wanted, when the first one has been read. */
  others(): ServerName[];
}

/**
 * Both tables whole. Of those that are not `wanted` only the name is read; whoever is to be made `first` is made as soon as both of its rows
 * are there: HAProxy takes longer to write the second table than we to find its rows.
 */
export function showEverything({ wanted, first }: Expected = {}): Everything {
  const state = showServersState();
  let reading: TableRows<StateRow[]> | null = null;
  let others: ServerName[] = [];
  const isWanted: Wanted | undefined =
    wanted &&
    ((backend, server) => {
      const is = wanted(backend, server);
      if (!is) others.push({ backend, server });
      return is;
    });
  const rowsSoFar = () => {
    try {
      return reading?.end() ?? [];
    } catch {
      // What is wrong with it is said by whoever reads it.
      return [];
    }
  };
  const open = () => {
    others = [];
    reading = serversStateRows(isWanted);
    return reading;
  };
  const wantedRows = wanted && withBackends(wanted);
  const stat = showStat({ rows: 'everything' }, wantedRows, { before: rowsSoFar, first });
  return { state: { ...state, reader: open }, stat, others: () => others };
}

/** A backend's own row stands there as its server BACKEND. A server may be called so, too: `type` tells them apart. */
export function withBackends(wanted: Wanted): Wanted {
  return (backend, server) => server === 'BACKEND' || wanted(backend, server);
}

/** The names of all stick-tables; null where HAProxy does not tell. */
export function showTables(): Command<Set<string> | null> {
  return {
    line: 'show table',
    end: 'dump',
    read: (reply: string) => (isRefusal(reply) ? null : readTableList(reply)),
  };
}

/** `set server … state` (management.txt). */
export function setState(name: ServerName, state: AdminState): Command<Refusal> {
  return write(`set server ${safeKey(name)} state ${state}`, name);
}

/** `set server … weight`: `0` to `256`, or a percentage of the configured weight. */
export function setWeight(name: ServerName, weight: string): Command<Refusal> {
  if (!/^[0-9]{1,3}%?$/.test(weight))
    throw new Failure('invalid-input', 'A weight is a number or a percentage');
  return write(`set server ${safeKey(name)} weight ${weight}`, name);
}

/** `enable|disable health|agent` (management.txt). */
export function switchCheck(
  name: ServerName,
  check: 'health' | 'agent',
  goal: CheckSwitch,
): Command<Refusal> {
  const verb = goal === 'enabled' ? 'enable' : 'disable';
  return write(`${verb} ${check} ${safeKey(name)}`, name);
}

/** Up until a check says otherwise, and for good where there is none. */
export function setHealthUp(name: ServerName): Command<Refusal> {
  return write(`set server ${safeKey(name)} health up`, name);
}

/** Drain and health down in one line: HAProxy runs both before it reads on, but for one pass of its event loop. */
export function takeDown(name: ServerName): Command<Refusal> {
  return writePair(name, 'state drain', 'health down');
}

/** Drain and health stopping in one line: nobody is cut, and the next check that passes ends `stopping`. */
export function drainAndStopping(name: ServerName): Command<Refusal> {
  return writePair(name, 'state drain', 'health stopping');
}

/** Cuts what it serves now; who waits for it is let in by that. */
export function shutDownSessions(name: ServerName): Command<Refusal> {
  return write(`shutdown sessions server ${safeKey(name)}`, name);
}

/** Who keeps the server busy; null where the level does not show it. */
export function showSessions({ backend, server }: ServerName): Command<SessionSummary | null> {
  const line = 'show sess';
  return {
    line,
    end: 'dump',
    read(reply: string) {
      if (/^Permission denied/.test(reply)) return null;
      if (isRefusal(reply)) throw refusal(reply, line);
      return readSessions(reply, backend, server);
    },
  };
}

/** All that a process serves, but for those who talk to its CLI. */
export function showStreams(): Command<Stream[]> {
  return dump('show sess', readStreams);
}

/** Ends one of them. Its reply does not matter: it may have ended by itself. */
export function shutDownStream(id: string): Command<null> {
  if (!/^0x[0-9a-f]+$/.test(id)) throw incomplete('show sess', id);
  return { line: `shutdown session ${id}`, end: 'message', read: () => null };
}

/** Exactly one line feed is success; any text is a refusal, for there is no status code (measured on 2.2 to 3.4). */
function write(line: string, name: ServerName): Command<Refusal> {
  const read = (reply: string) => (reply === '\n' ? null : refusal(reply, line, keyOf(name)));
  return { line, end: 'message', read };
}

function writePair(name: ServerName, first: string, second: string): Command<Refusal> {
  const server = safeKey(name);
  const line = `set server ${server} ${first}; set server ${server} ${second}`;
  return {
    line,
    end: 'pair',
    read(reply: string) {
      const words = reply.trim();
      return words === '' ? null : refusal(words, line, server);
    },
  };
}

function dump<T>(line: string, readWhole: (reply: string) => T): Command<T> {
  return {
    line,
    end: 'dump',
    read(reply: string) {
      if (isRefusal(reply)) throw refusal(reply, line);
      return readWhole(reply);
    },
  };
}

/** A dump of rows, read while it arrives. */
function table<T>(line: string, open: () => TableRows<T>): Command<T> {
  return {
    line,
    end: 'dump',
    reader: open,
    read(reply) {
      const rows = typeof reply === 'string' ? open() : (reply as TableRows<T>);
      if (typeof reply === 'string') rows.push(reply);
      if (rows.foreign !== null && isRefusal(rows.foreign)) throw refusal(rows.foreign, line);
      return rows.end();
    },
  };
}

function safeKey(name: ServerName): string {
  return `${safe(name.backend)}/${safe(name.server)}`;
}

function safe(name: string): string {
  if (isSafeName(name)) return name;
  throw new Failure('invalid-input', 'A name holds something else than letters, digits and _.:-', {
    detail: name,
    hint: 'Nothing was sent: on a command line it could be a second command.',
  });
}

/** HAProxy's numbers are read from its replies: those are foreign text, too. */
function safeId(id: string): string {
  if (/^[0-9]+$/.test(id)) return id;
  throw new Failure('not-haproxy', 'HAProxy gave a number that is none', { detail: id });
}
