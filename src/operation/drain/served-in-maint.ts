/**
 * Is anybody served in maint, long after that was waited for? A client that HAProxy sends there all the same (`option persist`,
 * `force-persist`) may come so seldom that the wait has not seen him.
 */
import { Failure } from '../../errors.ts';
import { isCleared } from '../counters.ts';
import type { Unit } from '../plan/tracking.ts';
import type { Run } from '../run.ts';
import { AFTER_RETRY_MS, arrivals, sumTraffic, type UnitTraffic } from './idle.ts';

/** What was read of a unit. */
interface Watched {
  traffic: UnitTraffic;
  /** Of connections that were seen to be tried again: how many tries are not counted yet, below 0. */
  open: number;
  /** On the clock: when one was last seen. */
  retriedAt: number;
}

const SENT_BY_RULE =
  'Its backend has `option persist` or `force-persist`: HAProxy obeys these even in maint. Remove them, or stop the bound clients elsewhere, before the application is stopped.';
const CONNECTED_AGAIN =
  'It is a log server over TCP (`mode log`), and HAProxy connects to it again by itself: `on-drain-timeout: continue` leaves that connection alone.';

/** Compares each reading of a run with the one before it. */
export class ServedInMaint {
  readonly #run: Run;
  #last: ReadonlyMap<string, Watched> = new Map();
  /** On the clock: when that came. */
  #lastAt = 0;
  /** The first that was seen. */
  failure: Failure | null = null;

  /** From what was read last on. */
  constructor(run: Run) {
    this.#run = run;
    this.begin();
  }

  /** What came before the last reading is forgotten, as by a process that counts anew. */
  begin(): void {
    this.#last = new Map();
    this.note();
  }

  /** Takes the last reading. */
  note(): void {
    const run = this.#run;
    const next = new Map<string, Watched>();
    for (const unit of run.units) {
      const watched = this.#watchedNow(unit);
      const isServed = watched.open > 0 && run.of(unit).expected.state === 'maint';
      if (isServed) this.failure ??= servedInMaint(run, unit);
      next.set(unit.key, { ...watched, open: Math.min(0, watched.open) });
    }
    this.#last = next;
    this.#lastAt = run.clock.now();
  }

  /**
   * A session that was left, and whose connection the application had not taken when it was stopped, is tried again: each try is counted a
   * second after the retry (measured on 2.2 and 3.2), and is nobody who comes. One that is not counted by then went elsewhere.
   */
  #watchedNow(unit: Unit): Watched {
    const { clock } = this.#run;
    const traffic = sumTraffic(this.#run.membersNow(unit));
    const last = this.#last.get(unit.key);
    if (last === undefined || isCleared(last.traffic, traffic))
      return { traffic, open: 0, retriedAt: Number.NEGATIVE_INFINITY };
    const isOpen = this.#lastAt - last.retriedAt <= AFTER_RETRY_MS;
    const open = (isOpen ? last.open : 0) + arrivals(last.traffic, traffic);
    const retriedAt = traffic.retries > last.traffic.retries ? clock.now() : last.retriedAt;
    return { traffic, open, retriedAt };
  }
}

/** What maint was to end goes on. */
export function servedInMaint(run: Run, unit: Unit): Failure {
  const { backends } = run.seen.snapshot;
  const isLogServer = unit.members.some(({ backend }) => backends.get(backend)?.isOfLogServers === true);
  return new Failure('not-verified', `HAProxy still sends traffic to ${unit.key}, a server in maint.`, {
    brief: 'HAProxy still sends traffic to it in maint',
    loadBalancer: run.name,
    servers: [unit.key],
    hint: isLogServer ? CONNECTED_AGAIN : SENT_BY_RULE,
  });
}
