/**
 * Reads servers and backends out of HAProxy's dumps: everything once, then only what is asked for. What it returns is what
 * HAProxy said in one write; it judges nothing.
 */
import type { Clock } from '../../clock.ts';
import { Failure } from '../../errors.ts';
import type { LookOptions, SetOptions } from '../load-balancer.ts';
import {
  type Backend,
  isSafeName,
  keyOf,
  LOG_MODE,
  type Server,
  type ServerName,
  type Traffic,
} from '../server.ts';
import { ServersOnDemand } from '../servers.ts';
import type { Reading, Snapshot, UnsendableServer } from '../snapshot.ts';
import { type Batch, both, each, map, single } from './batch.ts';
import { showEverything, showLevel, showServersState, showTables, withBackends } from './commands.ts';
import type { Connection, Met } from './connection.ts';
import { areAsBefore, IdleBackends } from './idle-backends.ts';
import { isAtLeast } from './process-identity.ts';
import type { Wanted } from './row-text.ts';
import type { StateRow } from './servers-state-rows.ts';
import { among, beginning, byBackend, newcomersIn, orNothing } from './some-servers.ts';
import { StatIds } from './stat-ids.ts';
import { type BackendRow, type Stat, serverOf, type TrafficRow, TwoRows } from './stat-rows.ts';
import { isOwnMaster, isSendable, unlistedIn, unsendableIn } from './unasked-rows.ts';

/** What stands in HAProxy's tables; of old workers nothing is known there. */
export type Rows = Pick<Reading, 'servers' | 'backends' | 'newcomers' | 'earlierTraffic' | 'statesAt'>;

/** The same of servers that may not have been made yet. */
interface Merged {
  servers: Map<string, TwoRows>;
  backends: Map<string, Backend>;
}

/** What a batch about some servers found. */
export interface Found extends Rows {
  /** All were there, each where its numbers say. */
  whole: boolean;
}

/** The two halves of a batch about some servers, and what becomes of them. */
interface Parts {
  backends: readonly string[];
  state: Batch<StateRow[][]>;
  stat: Batch<Stat[]>;
  /** Of the second half only the backends' own rows. */
  own: Batch<Stat[]>;
  join(states: readonly StateRow[][], stats: readonly Stat[]): Found;
}

/** A reading of everything. */
export interface Everything extends Rows {
  level: Snapshot['level'];
  unsendable: UnsendableServer[];
  unlisted: ServerName[];
  others: ServerName[];
}

/** What may be asked early is asked this much earlier, ms: two tables of 10,000 servers take HAProxy that long, and what is older says less. */
const EARLY_MS = 100;

/** Remembers where servers stand in the tables, and what was seen of them last. */
export class Reader {
  readonly #connection: Connection;
  readonly #clock: Clock;
  readonly #ids = new StatIds();
  readonly #idle = new IdleBackends();
  #tables: ReadonlySet<string> = new Set();
  /** Whoever is cut is counted among the backend's errors. */
  #countsCuts = false;
  /** The last that was seen of each server: before a set it is what a lost reply is compared with. */
  #first: ReadonlyMap<string, Server> = new Map();
  readonly #since = new Map<string, Server>();
  /** Everybody was wanted when everything was read. */
  #isWhole = false;
  /** `BACKEND/SERVER` of those that had no address then. */
  #unresolved: ReadonlySet<string> = new Set();

  constructor(connection: Connection, clock: Clock) {
    this.#connection = connection;
    this.#clock = clock;
  }

  /** All backends and servers whose names can stand on a command line, and whom else there is. */
  async readAll(signal: AbortSignal, { wanted, first }: LookOptions = {}): Promise<Met<Everything>> {
    const everything = showEverything({
      wanted: wanted && ((backend, server) => wanted({ backend, server })),
      first: first && ((backend, server) => first({ backend, server })),
    });
    const asked = both(
      both(single(showLevel()), single(everything.state)),
      both(single(everything.stat), single(showTables())),
    );
    const met = await this.#connection.meet(asked, signal);
    const [[level, rows], [stat, tables]] = met.answer;
    this.#tables = tables ?? new Set();
    this.#countsCuts = isAtLeast(met.process, 3, 0);
    // It counts those that are not joined yet beside those that are, and knows them all when they have been added.
    this.#ids.learnAll(stat.joined, stat);
    this.#idle.clear();
    this.#isWhole = wanted === undefined;
    this.#unresolved = unresolvedIn(stat.joined);
    const merged = this.#merge(rows, [stat], stat.joined);
    const late = new ServersOnDemand(merged.servers);
    const servers = first === undefined ? new Map(late) : late;
    this.#first = servers;
    this.#since.clear();
    return {
      ...met,
      answer: {
        level,
        servers,
        backends: merged.backends,
        unsendable: unsendableIn(stat),
        unlisted: unlistedIn(merged, rows, stat),
        others: everything.others().filter((name) => isSendable(name) && !isOwnMaster(name)),
      },
    };
  }

  /** Throws Failure `not-found` when one of them is gone. `asked`: these servers, where it was worked out before. */
  async readServers(
    names: readonly ServerName[],
    signal: AbortSignal,
    asked = this.servers(names),
  ): Promise<Rows> {
    let found = await this.#connection.ask(asked, true, signal);
    // A server that was deleted and added again has another number: the first answer told it.
    if (!found.whole) found = await this.#connection.ask(this.servers(names), true, signal);
    const { servers, backends, newcomers } = found;
    const gone = names.find((name) => !servers.has(keyOf(name)));
    if (gone) {
      throw new Failure('not-found', `HAProxy has no server ${keyOf(gone)} any more`, {
        servers: [keyOf(gone)],
        hint: 'It was deleted at run time while this step was working.',
      });
    }
    return { servers, backends, ...(newcomers === undefined ? {} : { newcomers }) };
  }

  /** As few bytes as possible: only rows of `show stat`. */
  async sample(names: readonly ServerName[], signal: AbortSignal): Promise<ReadonlyMap<string, Traffic>> {
    const traffic = await this.#connection.ask(this.traffic(names), false, signal);
    if (names.every((name) => traffic.has(keyOf(name)))) return traffic;
    return (await this.readServers(names, signal)).servers;
  }

  last(name: ServerName): Server | undefined {
    const key = keyOf(name);
    return this.#since.get(key) ?? this.#first.get(key);
  }

  /**
   * As `readServers`, and their traffic is not asked for before `notBefore` on the clock. What else there is may take HAProxy some time, too:
   * where that is so it is asked meanwhile.
   */
  async readServersAt(names: readonly ServerName[], notBefore: number, signal: AbortSignal): Promise<Rows> {
    const parts = this.#parts(names);
    const until = async (moment: number) => {
      const ms = moment - this.#clock.now();
      if (ms > 0) await this.#clock.sleep(ms, signal);
    };
    const isEarly = notBefore > this.#clock.now();
    if (!isEarly || !this.#isCostly(names)) {
      await until(notBefore);
      return this.readServers(names, signal, joined(parts));
    }
    await until(notBefore - EARLY_MS);
    const found = await this.#readEarly(parts, () => until(notBefore), signal);
    const isWhole = found?.whole && names.every((name) => agree(found.servers.get(keyOf(name))));
    return isWhole ? found : this.readServers(names, signal);
  }

  /**
   * What may be asked before `moment`, and the rest behind it. Null when what was read early is true no more. Where nobody is in the backends
   * that is their traffic: their own rows tell whether it still is, and to write states takes HAProxy a fifth of the time. The other way round
   * nobody would see one come back as another goes.
   */
  async #readEarly(parts: Parts, moment: () => Promise<void>, signal: AbortSignal): Promise<Found | null> {
    const idle = this.#idle.of(parts.backends);
    if (idle === null) {
      const rows = await this.#connection.ask(parts.state, true, signal);
      const statesAt = this.#clock.now();
      await moment();
      return { ...parts.join(rows, await this.#connection.ask(parts.stat, true, signal)), statesAt };
    }
    const stats = await this.#connection.ask(parts.stat, true, signal);
    await moment();
    const [rows, own] = await this.#connection.ask(both(parts.state, parts.own), true, signal);
    const isStill = areAsBefore(
      idle,
      own.flatMap(({ backends }) => backends),
    );
    return isStill ? { ...parts.join(rows, stats), backends: this.#merge([], own).backends } : null;
  }

  #isCostly(names: readonly ServerName[]): boolean {
    return [...byBackend(names)].some(([backend, own]) => this.#ids.isCostly(backend, own));
  }

  /** These servers and their backends, for asking behind a write. */
  servers(names: readonly ServerName[], options: SetOptions = {}): Batch<Found> {
    return joined(this.#parts(names, options));
  }

  #parts(names: readonly ServerName[], { earlierTraffic = false }: SetOptions = {}): Parts {
    const groups = byBackend(names);
    const wanted = among(groups);
    const wantedRows = withBackends(wanted);
    const backends = [...groups];
    // When the first row comes, all that was written before has been answered.
    let setAt: number | null = null;
    const begin = (cameAt: number) => {
      setAt ??= cameAt;
    };
    // Of a backend all rows come, whoever is wanted.
    const orNew: Wanted = (backend, server) =>
      wanted(backend, server) || this.#isNew(keyOf({ backend, server }));
    const state = each(
      backends.map(([backend]) => {
        const command = orNothing(showServersState(backend, orNew), []);
        return single(earlierTraffic ? beginning(command, begin) : command);
      }),
    );
    const earlier = new Set<string>();
    const stat = each(
      backends
        .flatMap(([backend, own]) => {
          if (!earlierTraffic || !this.#ids.isCostly(backend, own))
            return this.#ids.statCommands(backend, own, wantedRows);
          earlier.add(backend);
          return this.#ids.backendCommand(backend, wantedRows);
        })
        .map((command) => single(orNothing(command, NO_ROWS))),
    );
    const join = (states: readonly StateRow[][], stats: readonly Stat[]): Found => {
      const all = states.flat();
      const rows = all.filter(({ backend, server }) => wanted(backend, server));
      const newcomers = all.length === rows.length ? [] : newcomersIn(all, wanted);
      const moved = this.#ids.learn(rows);
      const { servers: late, backends } = this.#merge(rows, stats);
      const servers = new Map<string, Server>();
      for (const [key, server] of late) servers.set(key, server.whole);
      for (const row of rows) if (earlier.has(row.backend)) this.#addEarlier(servers, row);
      for (const [key, server] of servers) this.#since.set(key, server);
      const whole = !moved && names.every((name) => servers.has(keyOf(name)));
      const found = { servers, backends, whole, ...this.#earlierTraffic(earlier, setAt) };
      return newcomers.length === 0 ? found : { ...found, newcomers };
    };
    const own = each(
      backends.flatMap(([backend]) => this.#ids.backendCommand(backend, wantedRows)).map(single),
    );
    return { backends: [...groups.keys()], state, stat, own, join };
  }

  /** Asked of each row of a backend, of which there may be ten thousand. */
  #isNew(key: string): boolean {
    return this.#isWhole && (!this.#ids.knows(key) || this.#unresolved.has(key));
  }

  #earlierTraffic(backends: Iterable<string>, setAt: number | null): Pick<Reading, 'earlierTraffic'> {
    const at = setAt ?? this.#clock.now();
    const earlierTraffic = new Map([...backends].map((backend) => [backend, at]));
    return earlierTraffic.size > 0 ? { earlierTraffic } : {};
  }

  /** A server with what its row of `show stat` said last. */
  #addEarlier(servers: Map<string, Server>, row: StateRow): void {
    const last = this.last(row);
    if (last) servers.set(row.key, serverOf(last, row));
  }

  /** Only these servers' rows of `show stat`; those whose numbers do not lead to their names are missing. */
  traffic(names: readonly ServerName[]): Batch<Map<string, Traffic>> {
    const groups = byBackend(names);
    const wanted = among(groups);
    const commands = [...groups].flatMap(([backend, own]) => this.#ids.trafficCommands(backend, own, wanted));
    return map(each(commands.map((command) => single(orNothing(command, NO_ROWS)))), (stats) => {
      const rows = stats.flatMap(({ servers }) => servers);
      return new Map(rows.map((row) => [keyOf(row), trafficOf(row.traffic)]));
    });
  }

  /** Only servers that both tables show, under the same name. `servers`: those that are joined already; the others are added. */
  #merge(rows: readonly StateRow[], stats: readonly Stat[], servers = new Map<string, TwoRows>()): Merged {
    const rest = stats.flatMap(({ servers }) => servers);
    if (rest.length > 0) {
      const traffic = new Map(rest.map((row) => [keyOf(row), row]));
      for (const row of rows) {
        const own = traffic.get(row.key);
        if (own && row.isSendable) servers.set(row.key, new TwoRows(own, row));
      }
    }
    const backends = new Map<string, Backend>();
    const own = stats.flatMap(({ backends }) => backends);
    this.#idle.learn(own);
    for (const row of own) if (isSafeName(row.name)) backends.set(row.name, this.#backendOf(row));
    return { servers, backends };
  }

  #backendOf(row: BackendRow): Backend {
    const { name, active, backups, cookie, balance, unpublished, mode, serverErrors } = row;
    const sticky = cookie ? 'cookie' : this.#tableFor(name);
    return {
      name,
      active,
      backups,
      sticky,
      ...(balance === '' ? {} : { balance }),
      ...(unpublished ? { unpublished } : {}),
      ...(mode === LOG_MODE ? { isOfLogServers: true } : {}),
      ...(this.#countsCuts && serverErrors !== null ? { serverErrors } : {}),
    };
  }

  /** Any table may bind a backend's clients: `stick on … table OTHER`, and those of `peers` sections. */
  #tableFor(name: string): Backend['sticky'] {
    if (this.#tables.has(name)) return 'stick-table';
    return this.#tables.size > 0 ? 'other-table' : null;
  }
}

function unresolvedIn(servers: ReadonlyMap<string, TwoRows>): ReadonlySet<string> {
  const unresolved = new Set<string>();
  for (const [key, { status }] of servers) if (status === UNRESOLVED) unresolved.add(key);
  return unresolved;
}

/** Both halves in one write. */
function joined({ state, stat, join }: Parts): Batch<Found> {
  return map(both(state, stat), ([rows, stats]) => join(rows, stats));
}

/** Do both tables, asked one after the other, speak of one state? What `show stat` calls a server tells whether it is in maint, or is served. */
function agree(server: Server | undefined): boolean {
  if (server === undefined) return false;
  const isMaint = server.status.startsWith('MAINT');
  if (server.admin === 'ready' && server.weight > 0 && server.status.startsWith('DRAIN')) return false;
  if (server.admin === 'drain') return !isMaint && !/^(?:UP|no check)/.test(server.status);
  return isMaint === (server.admin === 'maint');
}

function trafficOf({ tracks, backup, ...traffic }: TrafficRow): Traffic {
  return traffic;
}

/** What `show stat` calls a server whose name does not resolve. */
const UNRESOLVED = 'MAINT (resolution)';

const NO_ROWS: Stat = { servers: [], joined: new Map(), backends: [], headerBytes: 0, rowBytes: 0 };
