/** Servers and backends through the API, as the port has them: what is doubtful is seen twice, what cannot be told is said. */
import type { Clock } from '../../clock.ts';
import { Failure, Reloaded } from '../../errors.ts';
import { isSameProcess, type Process } from '../process.ts';
import { type AdminState, isSafeName, keyOf, type Server, type ServerName, type Traffic } from '../server.ts';
import type { Reading, Snapshot } from '../snapshot.ts';
import type { NativeRow } from './answers.ts';
import type { Client } from './client.ts';
import type { Observer, Tables } from './observer.ts';
import { hiddenServer, undecided } from './refusals.ts';
import { backendsOf, type Merged, type Merger, merge, trafficOf } from './rows.ts';

/** Old workers are never seen through an API. */
export type Rows = Pick<Reading, 'servers' | 'backends' | 'newcomers' | 'statesAt' | 'trafficAt'>;

/** Both tables in one. */
export interface Moment extends Merger, Omit<Tables, 'lists'> {}

/** A server about which the API is wrong, or its tables differ, counts when it was seen so twice. */
const LOOKS_AT_MOST = 5;

export class Reader {
  readonly #client: Client;
  readonly #observer: Observer;
  readonly #clock: Clock;
  #process: Process | null = null;
  #tables: ReadonlySet<string> = new Set();
  #last = new Map<string, Server>();
  /** As whoever asks has heard last. */
  readonly #told = new Map<string, Server>();
  /** What was last forced on servers, where that was certain. */
  readonly #known = new Map<string, AdminState>();
  /** How doubtful servers looked last. */
  readonly #doubts = new Map<string, string>();
  /** Of servers that were set here, every reading must be certain. */
  readonly #set = new Set<string>();
  /** `BACKEND/SERVER` of all that were there when everything was read, whatever of it was shown, but for those without an address. */
  #settled: ReadonlySet<string> = new Set();

  constructor(client: Client, observer: Observer, clock: Clock) {
    this.#client = client;
    this.#observer = observer;
    this.#clock = clock;
  }

  /** Everything, of whoever answers: from now on that is the process. */
  async readAll(signal: AbortSignal): Promise<Omit<Snapshot, 'can' | 'oldWorkers'>> {
    const read = () => this.#observer.repeated(() => this.#observer.all(signal), signal, isLeftover);
    const { process, tables, ...first } = await this.#certainly(read, signal);
    this.#tables = tables ?? new Set();
    if (this.#process !== null && !isSameProcess(this.#process, process)) {
      this.#known.clear();
      this.#set.clear();
    }
    this.#process = process;
    this.#last.clear();
    this.#told.clear();
    const backends = [...first.lists.keys()];
    // Deleted between the two tables, or a backend of which the API said for a moment that there is none.
    const isHalf = this.#merge(first).unlisted.length > 0;
    const found = isHalf
      ? await this.#observer.repeated(() => this.#observer.whole(backends, signal), signal)
      : first;
    const moment = this.#note(await this.#sure(found, backends, () => true, signal));
    const { merged, hidden, unlisted, rows, rowsAt } = moment;
    await this.#noteDisabled(merged, signal);
    const unsendable = unsendableIn(rows);
    // Whichever table leaves it out: it is there, and what it is, is not shown.
    const unreadable = [...hidden, ...unlisted];
    const resolved = [...merged].filter(([, { server }]) => !server.maintCauses.includes('dns'));
    this.#settled = new Set([...resolved.map(([key]) => key), ...unreadable.map(keyOf)]);
    return {
      servers: new Map([...merged].map(([key, { server }]) => [key, server])),
      backends: backendsOf(rows, this.#tables),
      trafficAt: rowsAt,
      process,
      level: isOfLevelUser(moment) ? 'user' : 'admin',
      ...(unreadable.length > 0 ? { unreadable } : {}),
      ...(unsendable.length > 0 ? { unsendable } : {}),
    };
  }

  /**
   * These servers and their backends. `certain`: as they are now, whatever that costs the API. Throws `not-found` for one that is
   * gone, and `data-plane-api` for one of which the API does not show what is needed.
   */
  async readServers(names: readonly ServerName[], certain: boolean, signal: AbortSignal): Promise<Rows> {
    return this.rowsOf(await this.look(names, certain, signal), names);
  }

  /** Throws as `readServers`, for one that is not in what was seen. */
  requireThere(moment: Moment, names: readonly ServerName[]): void {
    for (const name of names) if (!moment.merged.has(keyOf(name))) throw missing(name, moment);
  }

  /** The same out of what was seen already. */
  rowsOf(moment: Moment, names: readonly ServerName[]): Rows {
    this.requireThere(moment, names);
    for (const name of names) {
      const found = moment.merged.get(keyOf(name)) as Merged;
      if (!found.understood.certain && this.#set.has(keyOf(name))) throw undecided(keyOf(name), found.server);
    }
    return { ...rowsOf(moment, names, this.#tables), ...this.#newcomersIn(moment, names) };
  }

  #newcomersIn({ merged }: Moment, names: readonly ServerName[]): Pick<Reading, 'newcomers'> {
    const known = new Set([...this.#settled, ...names.map(keyOf)]);
    const touched = new Set(names.map(({ backend }) => backend));
    const newcomers = [...merged].flatMap(([key, { server }]) =>
      known.has(key) || !touched.has(server.backend) || server.maintCauses.includes('dns') ? [] : server,
    );
    return newcomers.length === 0 ? {} : { newcomers };
  }

  /** As `readServers`; whoever is not there is missing in it, and nothing is refused. */
  look(names: readonly ServerName[], certain: boolean, signal: AbortSignal): Promise<Moment> {
    return this.#certainly(() => this.#lookOnce(names, certain, signal), signal);
  }

  /** Once more, where what was told may have been done behind it. */
  async #certainly<T>(read: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const found = await read();
    const { doubtMs } = this.#client;
    if (doubtMs === 0) return found;
    await this.#clock.sleep(doubtMs, signal);
    const again = await read();
    this.#client.endDoubt();
    return again;
  }

  #lookOnce(names: readonly ServerName[], certain: boolean, signal: AbortSignal): Promise<Moment> {
    const backends = [...new Set(names.map(({ backend }) => backend))];
    const wanted = new Set(names.map(keyOf));
    return this.#observer.repeated(async () => {
      if (!certain && this.#observer.restMs > 0) {
        const tables = await this.#observer.unchanged(backends, signal);
        const moment = tables === null ? null : this.#merge(tables);
        if (moment !== null && ![...wanted].some((key) => isDoubtful(moment.merged.get(key))))
          return this.#note(moment);
      }
      const tables = await this.#observer.whole(backends, signal);
      return this.#note(await this.#sure(tables, backends, (key) => wanted.has(key), signal));
    }, signal);
  }

  /** Rows of `show stat` alone, when the API has rested from the last ones, or at `by`; at once where nothing can have come to any of these. */
  async sample(
    names: readonly ServerName[],
    signal: AbortSignal,
    by = Number.POSITIVE_INFINITY,
  ): Promise<ReadonlyMap<string, Traffic>> {
    const restMs = Math.min(this.#observer.restMs, by - this.#clock.now());
    const canWait = !(restMs > 0 && names.every((name) => this.#isOut(name)));
    if (canWait && restMs > 0) await this.#clock.sleep(restMs, signal);
    if (!canWait) return new Map((await this.readServers(names, false, signal)).servers);
    const rows = await this.#observer.repeated(() => this.#observer.statistics(signal), signal);
    const wanted = new Set(names.map(keyOf));
    const found = rows.filter((row) => row.type === 'server' && wanted.has(keyOf(row)));
    // Whether one is gone or hidden, only its list tells.
    if (found.length < wanted.size) return new Map((await this.readServers(names, true, signal)).servers);
    return new Map(found.map((row) => [keyOf(row), trafficOf(row, row)]));
  }

  /** Whoever answered when everything was read last. */
  get process(): Process | null {
    return this.#process;
  }

  last(name: ServerName): Server | undefined {
    return this.#last.get(keyOf(name));
  }

  /** Whoever asks hears this now. */
  tell(servers: ReadonlyMap<string, Server>): void {
    for (const [key, server] of servers) this.#told.set(key, server);
  }

  /** As whoever asks has heard last: what he wants to be set goes by that. */
  told(name: ServerName): Server | undefined {
    return this.#told.get(keyOf(name));
  }

  /** These are about to be set. */
  expectSet(names: readonly ServerName[]): void {
    for (const name of names) this.#set.add(keyOf(name));
    this.#observer.forget();
  }

  /** The answer to a PUT shows that this is forced on it. */
  learn(name: ServerName, state: AdminState): void {
    this.#known.set(keyOf(name), state);
  }

  /** Its maint may be the configuration's: that is nobody's to end but whoever wrote it. */
  async #noteDisabled(merged: Map<string, Merged>, signal: AbortSignal): Promise<void> {
    const inMaint = [...merged].filter(
      ([, { server }]) => server.status === 'MAINT' && server.tracks === null,
    );
    const backends = [...new Set(inMaint.map(([, { server }]) => server.backend))];
    const read = () => this.#observer.disabled(backends, signal);
    const disabled = await this.#observer.repeated(read, signal);
    for (const [key, one] of inMaint) {
      if (!disabled.has(key)) continue;
      const server: Server = { ...one.server, maintCauses: ['forced', 'configuration'] };
      merged.set(key, { ...one, server });
      this.#last.set(key, server);
    }
  }

  /** Nobody is sent to it, nothing was there when it was seen last, and its list would show an end of that. */
  #isOut(name: ServerName): boolean {
    const last = this.last(name);
    if (last === undefined || last.admin === 'maint') return false;
    return last.operationalState === 0 && last.sessions === 0 && last.queued === 0;
  }

  #merge({ lists, ...rest }: Tables): Moment {
    return { ...merge(lists, rest.rows, this.#known), ...rest };
  }

  async #sure(
    first: Tables,
    backends: readonly string[],
    isWanted: (key: string) => boolean,
    signal: AbortSignal,
  ): Promise<Moment> {
    let moment = this.#merge(first);
    for (let looks = 1; looks < LOOKS_AT_MOST; looks += 1) {
      const doubtful = [...moment.merged].filter(([key, one]) => isWanted(key) && isDoubtful(one));
      const news = doubtful.filter(
        ([key, one]) => one.understood.contradictory || this.#doubts.get(key) !== looksOf(one),
      );
      for (const [key, one] of doubtful) this.#doubts.set(key, looksOf(one));
      if (news.length === 0) break;
      moment = this.#merge(await this.#observer.whole(backends, signal));
    }
    return moment;
  }

  #note(moment: Moment): Moment {
    for (const [key, { server, understood }] of moment.merged) {
      this.#last.set(key, server);
      if (understood.certain && !understood.contradictory) this.#known.set(key, server.forced);
    }
    return moment;
  }
}

function isLeftover(error: unknown): boolean {
  return error instanceof Reloaded;
}

function isDoubtful(one: Merged | undefined): boolean {
  return one !== undefined && (one.understood.misread || one.understood.contradictory);
}

function looksOf({ shown: { folded, status } }: Merged): string {
  return `${folded} ${/^\w+/.exec(status)?.[0] ?? ''}`;
}

function rowsOf(moment: Moment, names: readonly ServerName[], tables: ReadonlySet<string>): Rows {
  const { merged, rows, rowsAt: trafficAt, listsAt: statesAt } = moment;
  const touched = new Set(names.map(({ backend }) => backend));
  const servers = names.map((name) => [keyOf(name), (merged.get(keyOf(name)) as Merged).server] as const);
  const backends = [...backendsOf(rows, tables)].filter(([name]) => touched.has(name));
  return { servers: new Map(servers), backends: new Map(backends), statesAt, trafficAt };
}

function missing(name: ServerName, { hidden, unlisted }: Moment): Failure {
  const key = keyOf(name);
  if ([...hidden, ...unlisted].some((one) => keyOf(one) === key)) return hiddenServer(key);
  return new Failure('not-found', `HAProxy has no server ${key} any more`, {
    servers: [key],
    hint: 'It was deleted at run time while this step was working.',
  });
}

function unsendableIn(rows: readonly NativeRow[]): NonNullable<Snapshot['unsendable']> {
  return rows
    .filter(({ type, backend, server }) => type === 'server' && !(isSafeName(backend) && isSafeName(server)))
    .map(({ backend, server, field }) => ({
      backend,
      server,
      tracks: String(field('tracked') ?? '') || null,
    }));
}

/** At level user HAProxy's statistics have no addresses, and the lists still do (measured on 3.4). */
function isOfLevelUser({ merged, rows }: Moment): boolean {
  const shown = rows.filter(({ type }) => type === 'server').some(({ field }) => field('addr') !== undefined);
  return !shown && [...merged.values()].some(({ server }) => server.address !== '');
}
