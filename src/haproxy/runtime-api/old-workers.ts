/**
 * Workers that a reload replaced: they go on serving the sessions they had, unseen by the new one. A session that still leads
 * to one is kept, and what it serves is counted. Nothing can be set there.
 */
import type { Clock } from '../../clock.ts';
import { type AdminState, keyOf, nameOf, type ServerName } from '../server.ts';
import type { Reading } from '../snapshot.ts';
import { both, each, single } from './batch.ts';
import { showInfo, showServersState, showStreams, shutDownStream } from './commands.ts';
import type { Connection } from './connection.ts';
import type { Stream } from './reply.ts';
import type { Session } from './session.ts';

/** Looking through all sessions of a busy process costs it time: samples take at most a fifth of it. */
const PAUSE_PER_COST = 4;

/** One of them, by the session that still leads there. */
interface OldWorker {
  pid: number;
  session: Session;
  /** Admin states by server, which nothing can change any more; null until they were read. */
  states: ReadonlyMap<string, AdminState> | null;
  seen: Seen | null;
}

/** What it served at one moment. */
interface Seen {
  at: number;
  costMs: number;
  streams: Stream[];
  /** By `BACKEND/SERVER`. */
  sessions: ReadonlyMap<string, number>;
  /** Clients whose next request may go to any server: connections without a request, requests without a server. */
  undecided: number;
  /** `BACKEND/SERVER` at which each of those is that no server has taken yet: it may be tried at another one of that backend. */
  open: readonly string[];
}

/** All of them that are known, until they have ended. */
export class OldWorkers {
  readonly #connection: Connection;
  readonly #clock: Clock;
  #present: OldWorker[] = [];
  #state: Reading['oldWorkers'] = 'none';

  constructor(connection: Connection, clock: Clock) {
    this.#connection = connection;
    this.#clock = clock;
  }

  /** `unseen`: of at least one it is not known what it still serves. `none`: there has been none. */
  get state(): Reading['oldWorkers'] {
    this.#adopt();
    return this.#state;
  }

  /** Those that were replaced before we came can be asked through their master, too. */
  async meet(pids: readonly number[], signal: AbortSignal): Promise<void> {
    this.#adopt();
    for (const pid of pids) {
      if (!this.#has(pid)) this.#add(pid, await this.#connection.openTo(`@!${pid}`, signal));
    }
  }

  /**
   * By server, how many sessions all of them still serve or may still give to it. `fresh`: now; otherwise as of a moment ago will do.
   * Empty when there is none left.
   */
  async count(
    servers: ReadonlyMap<string, unknown>,
    fresh: boolean,
    signal: AbortSignal,
  ): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for (const { states, seen } of await this.#look(fresh, signal)) {
      for (const key of servers.keys()) {
        const more = mayChoose(states.get(key)) ? seen.undecided + openBeside(key, seen) : 0;
        counts.set(key, (counts.get(key) ?? 0) + (seen.sessions.get(key) ?? 0) + more);
      }
    }
    return counts;
  }

  /** Cuts what they serve of these servers, one by one: there `shutdown sessions server` is refused. */
  async shutDownSessions(names: readonly ServerName[], signal: AbortSignal): Promise<void> {
    const keys = new Set(names.map(keyOf));
    await this.#look(true, signal);
    await this.#ofEach(signal, async (one) => {
      const { session, seen } = one;
      // What was seen a moment ago is so no more.
      one.seen = null;
      const own = (seen?.streams ?? []).filter(({ server }) => server !== null && keys.has(server));
      await session.exchange(
        own.map(({ id }) => shutDownStream(id)),
        signal,
      );
    });
  }

  /** Never throws. */
  close(): void {
    this.#adopt();
    for (const { session } of this.#present) session.close();
    this.#present = [];
  }

  /** What the connection came across is ours from now on. */
  #adopt(): void {
    for (const { pid, session } of this.#connection.takeReplaced()) {
      if (this.#has(pid)) session?.close();
      else if (session) this.#add(pid, session);
      else this.#state = 'unseen';
    }
  }

  #has(pid: number): boolean {
    return this.#present.some((one) => one.pid === pid);
  }

  #add(pid: number, session: Session): void {
    this.#present.push({ pid, session, states: null, seen: null });
    if (this.#state === 'none') this.#state = 'counted';
  }

  /** Looks at all that are left; whoever has nobody left to serve is let go. */
  async #look(fresh: boolean, signal: AbortSignal) {
    this.#adopt();
    await this.#ofEach(signal, async (one) => {
      const { seen } = one;
      const again = fresh || !seen || this.#clock.now() - seen.at >= seen.costMs * PAUSE_PER_COST;
      if (again && (await this.#readAgain(one, signal))) this.#letGo(one);
    });
    return this.#present.flatMap(({ states, seen }) => (states && seen ? [{ states, seen }] : []));
  }

  /**
   * Whoever does not answer is asked once more where its master still lists it: its way may have broken, and it may just be ending. What
   * is lost after that and has not ended may serve what nobody knows.
   */
  async #ofEach(signal: AbortSignal, act: (one: OldWorker) => Promise<void>): Promise<void> {
    const lost = await this.#lostAmong(this.#present, signal, act);
    const lostAgain = await this.#lostAmong(await this.#listed(lost, signal), signal, async ({ pid }) => {
      await this.meet([pid], signal);
      for (const one of this.#present) if (one.pid === pid) await act(one);
    });
    const unseen = this.#connection.seesOldWorkers ? await this.#listed(lostAgain, signal) : lost;
    if (unseen.length > 0) this.#state = 'unseen';
  }

  /** Those that did not answer: they are let go. */
  async #lostAmong(
    workers: readonly OldWorker[],
    signal: AbortSignal,
    act: (one: OldWorker) => Promise<void>,
  ): Promise<OldWorker[]> {
    const lost: OldWorker[] = [];
    const actOrLose = async (one: OldWorker) => {
      try {
        await act(one);
      } catch (error) {
        if (signal.aborted) throw error;
        this.#letGo(one);
        lost.push(one);
      }
    };
    await Promise.all(workers.map(actOrLose));
    return lost;
  }

  /** Those that have not ended, as far as their master knows. */
  async #listed(workers: readonly OldWorker[], signal: AbortSignal): Promise<OldWorker[]> {
    if (workers.length === 0) return [];
    const pids = await this.#connection.listOldWorkers(signal);
    return workers.filter(({ pid }) => pids.includes(pid));
  }

  #letGo({ pid }: OldWorker): void {
    // An open connection keeps a process alive that would have ended.
    for (const one of this.#present) if (one.pid === pid) one.session.close();
    this.#present = this.#present.filter((one) => one.pid !== pid);
  }

  /** True when it has nobody left to serve. */
  async #readAgain(one: OldWorker, signal: AbortSignal): Promise<boolean> {
    const at = this.#clock.now();
    // `show stat` would do, but on 2.2 a process that is stopping shows no rows there.
    const look = both(single(showInfo()), single(showStreams()));
    const batch = both(each(one.states ? [] : [single(showServersState())]), look);
    const [rows, [info, streams]] = batch.read(await one.session.exchange(batch.commands, signal));
    one.states ??= new Map(rows.flat().map(({ key, rest }) => [key, rest.condition.admin]));
    const sessions = new Map<string, number>();
    for (const { server } of streams) if (server) sessions.set(server, (sessions.get(server) ?? 0) + 1);
    const open = streams.flatMap(({ server, isOpen }) => (server !== null && isOpen ? server : []));
    // From 2.4 on, and for idle connections before, there is no stream until a request is there.
    const speaking = new Set(streams.flatMap(({ connection }) => connection ?? []));
    const silent = Math.max(0, info.connections - speaking.size);
    const undecided = silent + streams.filter(({ server }) => server === null).length;
    const now = this.#clock.now();
    one.seen = { at: now, costMs: now - at, streams, sessions, undecided, open };
    return info.connections === 0 && streams.length === 0;
  }
}

/** At other servers of its backend. */
function openBeside(key: string, { open }: Pick<Seen, 'open'>): number {
  const { backend } = nameOf(key);
  return open.filter((other) => other !== key && nameOf(other).backend === backend).length;
}

/**
 * May a process still give new requests to a server in this state? It obeys what was set before it was replaced. In drain, too:
 * clients are bound by cookies and by tables of other proxies, and what `use-server` says cannot be read at all.
 */
function mayChoose(state: AdminState | undefined): boolean {
  return state === 'ready' || state === 'drain';
}
