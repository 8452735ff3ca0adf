/**
 * When is a server idle? Samples go in, an answer comes out. Knows no clock and no load balancer.
 * One zero is not idle: on a fast link two samples may be a millisecond apart, and while HAProxy waits a second before it
 * tries a refused connection again, a request is bound to the server that no counter shows.
 */
import type { Traffic } from '../../haproxy/server.ts';
import { countedFrom, isCleared } from '../counters.ts';

/** Counters of a server and its trackers, summed. */
export interface UnitTraffic {
  sessions: number;
  /** Of these, how many old workers serve. */
  inherited?: number;
  queued: number;
  sessionsTotal: number;
  retries: number;
  checkFailures?: number;
  checkDowns?: number;
}

/** Two samples must lie at least this far apart. */
const IDLE_MS = 100;
/**
 * In maint nobody may come any more, and only time shows that nobody does: `option persist`, `force-persist` and `use-server`
 * cannot be read.
 */
const STILL_IN_MAINT_MS = 1_000;
/** HAProxy waits 1 s before it tries a connection again, with the request counted nowhere. */
export const AFTER_RETRY_MS = 1_200;
/** A connection that HAProxy was just making when the server left may be counted this much later. */
const SETTLING_MS = 50;
/**
 * Whoever comes in drain after HAProxy has settled is bound to the server. Those from before get this long to end by themselves; only
 * where HAProxy cuts sessions at maint does it matter whether they have.
 */
const KEPT_BUSY_AFTER_MS = 500;

export function sumTraffic(members: readonly Traffic[]): UnitTraffic {
  const sum = {
    sessions: 0,
    inherited: 0,
    queued: 0,
    sessionsTotal: 0,
    retries: 0,
    checkFailures: 0,
    checkDowns: 0,
  };
  for (const member of members) {
    sum.sessions += member.sessions;
    sum.inherited += member.inherited ?? 0;
    sum.queued += member.queued;
    sum.sessionsTotal += member.sessionsTotal;
    sum.retries += member.retries;
    sum.checkFailures += member.checkFailures;
    sum.checkDowns += member.checkDowns;
  }
  return sum;
}

export interface IdleOptions {
  inMaint: boolean;
  /** It was idle just before, so nothing from before can come back. */
  settled: boolean;
  /** What is asked for beyond what is safe: nobody may have been there, or have come, for this long. */
  quietMs?: number;
  /** The first sample is from before it was taken out: nobody knows yet who is there now. */
  readBefore?: boolean;
}

/**
 * Watches one unit from the moment it was taken out. Times in ms of any monotonic clock. A sample was true at some moment
 * between its sending and its arrival, so a span runs from one's arrival to the other's sending: never longer than it was.
 */
export class IdleWatch {
  readonly #startedAt: number;
  readonly #stillMs: number;
  readonly #idleFrom: number;
  #quietMs: number;
  #latest: UnitTraffic;
  #sentAt: number;
  #arrivedAt: number;
  /** Since when the totals have stood still. */
  #stillSince: number;
  #zeroSince: number | null;
  /** When a connection was last seen to be tried again, or may have been; null when none was. */
  #retriedAt: number | null;
  /** One was tried again since the watch began, or may have been. */
  #isRetried = false;
  /** Nothing was sampled since it was taken out. */
  #isUnseen: boolean;
  #cameInDrain = false;
  #cameInMaint = false;

  constructor(
    at: number,
    traffic: UnitTraffic,
    { inMaint, settled, quietMs = 0, readBefore = false }: IdleOptions,
  ) {
    // Was a connection refused before the watch began? No counter tells when: it may be tried again within this time.
    const mayRetry = traffic.retries > 0 && !settled;
    this.#startedAt = at;
    this.#quietMs = quietMs;
    this.#isUnseen = readBefore;
    this.#idleFrom = mayRetry ? at + AFTER_RETRY_MS : at;
    this.#retriedAt = mayRetry ? at : null;
    this.#latest = traffic;
    this.#sentAt = at;
    this.#arrivedAt = at;
    this.#stillMs = inMaint ? STILL_IN_MAINT_MS : IDLE_MS;
    this.#stillSince = at;
    this.#zeroSince = isZero(traffic) ? at : null;
  }

  add(sentAt: number, at: number, traffic: UnitTraffic): void {
    const cleared = isCleared(this.#latest, traffic);
    const before = countedFrom(this.#latest, traffic);
    const came = arrivals(before, traffic) > 0;
    const { sessionsTotal, retries } = before;
    const moved = came || cleared || traffic.sessionsTotal !== sessionsTotal || traffic.retries !== retries;
    // What was counted before somebody cleared it may have been a retry.
    if (cleared || traffic.retries > retries) {
      this.#isRetried = true;
      this.#retriedAt = at;
    }
    if (came && this.#arrivedAt - this.#startedAt >= SETTLING_MS) {
      this.#cameInDrain = true;
      // The last attempt of a request that was refused before counts as a session and not as a retry. It came after the last sample.
      if (this.#retriedAt === null || this.#sentAt - this.#retriedAt > AFTER_RETRY_MS)
        this.#cameInMaint = true;
    }
    if (moved) this.#stillSince = at;
    if (!isZero(traffic)) this.#zeroSince = null;
    else if (moved || this.#zeroSince === null) this.#zeroSince = at;
    this.#latest = traffic;
    this.#sentAt = sentAt;
    this.#arrivedAt = at;
    this.#isUnseen = false;
  }

  /** From now on only as much quiet as is safe is asked for. */
  relax(): void {
    this.#quietMs = 0;
  }

  /** On the clock: since when it has been watched, in the state in which it is. */
  get startedAt(): number {
    return this.#startedAt;
  }

  /** The last sample. */
  get traffic(): UnitTraffic {
    return this.#latest;
  }

  /** No sessions and nothing queued in the last sample, though perhaps not for long enough. */
  get zero(): boolean {
    return this.#zeroSince !== null;
  }

  /** ms without sessions and without new ones, as far as the last sample tells; 0 while there are some. */
  get quietForMs(): number {
    return this.#zeroSince === null ? 0 : Math.max(0, this.#sentAt - this.#zeroSince);
  }

  /** For as long as was asked for. */
  get quiet(): boolean {
    return this.zero && this.quietForMs >= this.#quietMs;
  }

  /** Quiet, and no request that waits for another attempt. Whatever comes now is waited for in maint. */
  get mayEnterMaint(): boolean {
    const retried = this.#retriedAt !== null && this.#arrivedAt < this.#retriedAt + AFTER_RETRY_MS;
    return this.quiet && !retried && !this.#isUnseen;
  }

  /** It could go to maint, and nothing has come since, so that nothing from before can come back. */
  isSettled({ sessionsTotal, retries }: UnitTraffic): boolean {
    const { sessionsTotal: lastTotal, retries: lastRetries } = this.#latest;
    return this.mayEnterMaint && sessionsTotal === lastTotal && retries === lastRetries;
  }

  /** No sessions, nothing queued, nothing new, for long enough. */
  get idle(): boolean {
    return this.zero && this.#sentAt >= this.confirmableAt;
  }

  /** Nothing new for long enough, whatever sessions are left. */
  get still(): boolean {
    return this.#sentAt - this.#stillSince >= this.#stillSpan;
  }

  /** Earliest time at which one more sample like the last could make it idle, or still. */
  get confirmableAt(): number {
    const still = this.#stillSince + this.#stillSpan;
    if (this.#zeroSince === null) return still;
    return Math.max(this.#zeroSince + this.#idleSpan, still, this.#idleFrom);
  }

  /** New sessions came after HAProxy had had time to settle: clients are bound to it, and waiting in drain will not end. */
  get keptBusy(): boolean {
    return this.#cameInDrain && this.#arrivedAt - this.#startedAt >= KEPT_BUSY_AFTER_MS;
  }

  /** New sessions came in maint, where nothing may come. */
  get stillServed(): boolean {
    return this.#cameInMaint;
  }

  get #idleSpan(): number {
    return Math.max(this.#quietMs, this.#isRetried ? AFTER_RETRY_MS : IDLE_MS);
  }

  get #stillSpan(): number {
    return this.#isRetried ? Math.max(this.#stillMs, AFTER_RETRY_MS) : this.#stillMs;
  }
}

function isZero(traffic: UnitTraffic): boolean {
  return traffic.sessions === 0 && traffic.queued === 0;
}

/**
 * How many have come. Each retry is counted as a session too, but up to a second later: as long as that is not counted, there is one less. Only
 * what goes beyond the retries came from a client. Who leaves the server's own queue, which up to 2.6 is served in maint as well, came before;
 * who enters it comes now.
 */
export function arrivals(before: UnitTraffic, after: UnitTraffic): number {
  const begun = after.sessionsTotal - before.sessionsTotal - (after.retries - before.retries);
  return begun + after.queued - before.queued;
}
