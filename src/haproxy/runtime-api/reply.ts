/** Small replies as values: the process, stick-tables, sessions. A reply that is not whole is an error. Dumps of rows: rows.ts. */
import type { SessionSummary } from '../load-balancer.ts';
import { incomplete } from './incomplete.ts';
import { count } from './row-text.ts';

/** What `show info` says of the process that answers. */
export interface Info {
  version: string;
  pid: number;
  uptimeSeconds: number;
  /** Seconds since 1970; null before 2.4. */
  startTimeSeconds: number | null;
  /** The name of its host, or the word after `node`; empty when it does not tell. */
  node: string;
  /** It was replaced by a reload and serves only what it has. */
  stopping: boolean;
  /** Clients' connections, idle ones included; those to the CLI are not counted. */
  connections: number;
  /** Worker processes: more than 1 only up to 2.4, with `nbproc`. */
  processes: number;
}

/** Reads `show info`. */
export function readInfo(text: string): Info {
  const value = (name: string) => valueIn(text, name);
  const pid = count(value('Pid'));
  const uptimeSeconds = count(value('Uptime_sec'));
  const version = value('Version');
  const connections = count(value('CurrConns'));
  const named = version !== undefined && pid !== null && uptimeSeconds !== null;
  if (!named || connections === null || !text.endsWith('\n\n')) throw incomplete('show info', text);
  return {
    version,
    pid,
    uptimeSeconds,
    startTimeSeconds: count(value('Start_time_sec')),
    node: value('node') ?? '',
    connections,
    stopping: (count(value('Stopping')) ?? 0) > 0,
    processes: count(value('Nbproc')) ?? 1,
  };
}

/** Of a line `NAME: VALUE`: few of some eighty are asked for. */
function valueIn(text: string, name: string): string | undefined {
  const at = `\n${text}`.indexOf(`\n${name}: `);
  return at < 0 ? undefined : text.slice(at + name.length + 2, text.indexOf('\n', at));
}

/** A master and its workers, by process id. */
export interface Workers {
  master: number | null;
  /** Those that a reload replaced, and that still serve. */
  old: number[];
}

/** Reads `show proc` of a master. */
export function readWorkers(text: string): Workers {
  const [, master] = /^(\d+)\s+master\b/m.exec(text) ?? [];
  const [, behind = ''] = `\n${text}`.split('\n# old workers\n');
  const [old = ''] = behind.split(/^#/m);
  return {
    master: count(master),
    old: [...old.matchAll(/^(\d+)\s+worker\b/gm)].map(([, pid]) => Number(pid)),
  };
}

/** The names of all stick-tables, from `show table`: a proxy's own table is called like the proxy. */
export function readTableList(text: string): Set<string> {
  return new Set([...text.matchAll(/^# table: (\S+), type:/gm)].map(([, name]) => name ?? ''));
}

/** Who keeps a server busy, from all lines of `show sess`. */
export function readSessions(text: string, backend: string, server: string): SessionSummary {
  const clients = new Map<string, number>();
  let sessions = 0;
  let oldestSeconds = 0;
  for (const line of text.split('\n')) {
    if (!line.includes(` be=${backend} srv=${server} `)) continue;
    sessions += 1;
    oldestSeconds = Math.max(oldestSeconds, secondsOf(/ age=(\S+)/.exec(line)?.[1] ?? ''));
    const address = (/ src=(\S+)/.exec(line)?.[1] ?? '').replace(/:[0-9]+$/, '');
    clients.set(address, (clients.get(address) ?? 0) + 1);
  }
  const busiest = [...clients].sort(([, a], [, b]) => b - a).slice(0, 3);
  return { count: sessions, oldestSeconds, clients: busiest.map(([address, count]) => ({ address, count })) };
}

/** A line of `show sess`: a request with its answer, or a tunnel. */
export interface Stream {
  /** As `shutdown session` takes it. */
  id: string;
  /** `BACKEND/SERVER`, or null while none has been chosen. */
  server: string | null;
  /** The server has not taken its connection: it may be tried again, and elsewhere. */
  isOpen: boolean;
  /** Tells the client's connection from others: one of HTTP/2 has many streams. null where the stream has none. */
  connection: string | null;
}

/** All lines of `show sess` but those of the CLI's own connections. */
export function readStreams(text: string): Stream[] {
  return text.split('\n').flatMap((line) => streamIn(line) ?? []);
}

/** Piece by piece: one expression for all of a line tries each of its pieces again for each of those before, and whoever answers may send a long line. */
function streamIn(line: string): Stream | null {
  const [, id] = /^(0x[0-9a-f]+): /.exec(line) ?? [];
  const front = / fe=(\S*) be=/.exec(line);
  if (id === undefined || front === null || front[1] === 'GLOBAL') return null;
  const [, source] = / src=(\S*)$/.exec(line.slice(0, front.index)) ?? [];
  const behind = line.slice(front.index + front[0].length);
  const chosen = / srv=(\S*) /.exec(behind);
  if (chosen === null) return null;
  // 3.4 starts with a space in a backend's name.
  const backend = behind.slice(0, chosen.index);
  const server = chosen[1] === '<none>' ? null : `${backend}/${chosen[1]}`;
  return { id, server, isOpen: isOpen(line), connection: connectionOf(line, source) };
}

/** `s0` up to 2.5, `scf` later, with the connection's file descriptor (measured on 2.2 to 3.4); QUIC has none, but an address. */
function connectionOf(line: string, source: string | undefined): string | null {
  const [, descriptor] = / (?:s0|scf)=\[[^\]]*\bfd=([0-9/]+)/.exec(line) ?? [];
  if (descriptor !== undefined) return descriptor;
  return / proto=quic/.test(line) && source !== undefined ? source : null;
}

/** `s1` up to 2.5, `scb` later, with its state: 3 while it waits for another try, 8 once it is connected (measured on 2.2 to 3.4). */
function isOpen(line: string): boolean {
  const [, state] = / (?:s1|scb)=\[([0-9]+),/.exec(line) ?? [];
  return state !== undefined && Number(state) < CONNECTED;
}

const CONNECTED = 8;

const SECONDS: Record<string, number> = { d: 86400, h: 3600, m: 60, s: 1 };

/** HAProxy writes ages as `59s`, `1m5s`, `2h3m`, `1d2h`. */
function secondsOf(age: string): number {
  const parts = [...age.matchAll(/([0-9]+)([dhms])/g)];
  return parts.reduce((sum, [, amount, unit = 's']) => sum + Number(amount) * (SECONDS[unit] ?? 0), 0);
}
