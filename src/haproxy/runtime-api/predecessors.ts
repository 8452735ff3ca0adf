/**
 * Processes that a reload replaced while we looked on: they go on serving the sessions they had, unseen by the new one. A
 * connection from before the reload still leads to them, so it is kept, and what they serve is counted. Nothing can be set there.
 */
import type { Clock } from '../../wait.ts';
import { ADMIN_FLAG, keyOf, type ServerName } from '../server.ts';
import { showInfo, showServersState, showStreams, shutDownStream } from './commands.ts';
import { exchange } from './exchange.ts';
import { ask, askBoth, askEach } from './question.ts';
import type { Stream } from './reply.ts';
import type { Session } from './session.ts';

/** Looking through all sessions of a busy process costs it time: samples take at most a fifth of it. */
const PAUSE_PER_COST = 4;

/** One of them, by the connection that still leads there. */
interface Predecessor {
  pid: number;
  session: Session;
  /** Admin flags by server, which nothing can change any more; null until they were read. */
  flags: ReadonlyMap<string, number> | null;
  seen: Seen | null;
}

/** What it served at one moment. */
interface Seen {
  at: number;
  costMs: number;
  streams: Stream[];
  /** By `BACKEND/SERVER`. */
  sessions: ReadonlyMap<string, number>;
  /** Clients that have not been given to a server yet: connections without a request, requests without a server. */
  undecided: number;
}

export interface PredecessorsOptions {
  clock: Clock;
  /** Has this process ended, for certain? False when nobody can tell. */
  hasEnded(pid: number, signal: AbortSignal): Promise<boolean>;
  debug?: (line: string) => void;
}

export class Predecessors {
  readonly #options: PredecessorsOptions;
  #present: Predecessor[] = [];
  #state: 'counted' | 'unseen' | null = null;

  constructor(options: PredecessorsOptions) {
    this.#options = options;
  }

  /** `unseen`: of at least one it is not known what it still serves. `null`: there has been none. */
  get state(): 'counted' | 'unseen' | null {
    return this.#state;
  }

  /** Process `pid` was replaced; `session` still leads there, and is ours from now on. */
  replaced(pid: number, session: Session | null): void {
    if (this.#present.some((one) => one.pid === pid)) {
      session?.close();
    } else if (session?.alive) {
      this.#present.push({ pid, session, flags: null, seen: null });
      this.#state ??= 'counted';
    } else this.#state = 'unseen';
  }

  /**
   * By server, how many sessions all of them still serve or may still give to it. `bound`: backends whose clients come even in
   * drain. `fresh`: now; otherwise as of a moment ago will do. Empty when there is none left.
   */
  async count(
    names: readonly ServerName[],
    bound: ReadonlySet<string>,
    fresh: boolean,
    signal: AbortSignal,
  ): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for (const one of await this.#look(fresh, signal)) {
      for (const name of names) {
        const key = keyOf(name);
        const { sessions, undecided } = one.seen;
        const more = mayChoose(one.flags.get(key), bound.has(name.backend)) ? undecided : 0;
        counts.set(key, (counts.get(key) ?? 0) + (sessions.get(key) ?? 0) + more);
      }
    }
    return counts;
  }

  /** Cuts what they serve of these servers, one by one: there `shutdown sessions server` is refused. */
  async cut(names: readonly ServerName[], signal: AbortSignal): Promise<void> {
    const keys = new Set(names.map(keyOf));
    await this.#look(true, signal);
    await this.#ofEach(signal, async ({ session, seen }) => {
      const own = (seen?.streams ?? []).filter(({ server }) => server !== null && keys.has(server));
      const question = askEach(own.map(({ id }) => ask(shutDownStream(id))));
      await exchange(session, question, this.#options.debug, signal);
    });
  }

  close(): void {
    for (const { session } of this.#present) session.close();
    this.#present = [];
  }

  /** Looks at all that are left; whoever has nobody left to serve is let go. */
  async #look(fresh: boolean, signal: AbortSignal) {
    await this.#ofEach(signal, async (one) => {
      const { seen } = one;
      const again = fresh || !seen || this.#options.clock.now() - seen.at >= seen.costMs * PAUSE_PER_COST;
      if (again && (await this.#readAgain(one, signal))) this.#letGo(one);
    });
    return this.#present.flatMap(({ flags, seen }) => (flags && seen ? { flags, seen } : []));
  }

  /** Whoever does not answer any more is lost: what it still serves is not known. */
  async #ofEach(signal: AbortSignal, act: (one: Predecessor) => Promise<void>): Promise<void> {
    const lost: Predecessor[] = [];
    const actOrLose = async (one: Predecessor) => {
      try {
        await act(one);
      } catch (error) {
        if (signal.aborted) throw error;
        this.#letGo(one);
        lost.push(one);
      }
    };
    await Promise.all(this.#present.map(actOrLose));
    for (const { pid } of lost) if (!(await this.#options.hasEnded(pid, signal))) this.#state = 'unseen';
  }

  #letGo(one: Predecessor): void {
    // An open connection keeps a process alive that would have ended.
    one.session.close();
    this.#present = this.#present.filter((other) => other !== one);
  }

  /** True when it has nobody left to serve. */
  async #readAgain(one: Predecessor, signal: AbortSignal): Promise<boolean> {
    const { clock, debug } = this.#options;
    const at = clock.now();
    // `show stat` would do, but on 2.2 a process that is stopping shows no rows there.
    const look = askBoth(ask(showInfo()), ask(showStreams()));
    const question = askBoth(askEach(one.flags ? [] : [ask(showServersState())]), look);
    const [states, [info, streams]] = question.read(await exchange(one.session, question, debug, signal));
    one.flags ??= new Map(states.flat().map(({ key, adminFlags }) => [key, adminFlags]));
    const sessions = new Map<string, number>();
    for (const { server } of streams) if (server) sessions.set(server, (sessions.get(server) ?? 0) + 1);
    // From 2.4 on, and for idle connections before, there is no session until a request is there.
    const silent = Math.max(0, info.connections - streams.length);
    const undecided = silent + streams.filter(({ server }) => server === null).length;
    one.seen = { at: clock.now(), costMs: clock.now() - at, streams, sessions, undecided };
    return info.connections === 0 && streams.length === 0;
  }
}

/** May a process still give new requests to a server with these flags? It obeys what was set before it was replaced. */
function mayChoose(flags: number | undefined, bound: boolean): boolean {
  if (flags === undefined || (flags & MAINT) !== 0) return false;
  return bound || (flags & DRAIN) === 0;
}

const MAINT = ADMIN_FLAG.forcedMaint | ADMIN_FLAG.inheritedMaint | ADMIN_FLAG.dnsMaint;
const DRAIN = ADMIN_FLAG.forcedDrain | ADMIN_FLAG.inheritedDrain;
