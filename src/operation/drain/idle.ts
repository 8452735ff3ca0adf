/**
 * When is a server idle? Samples go in, an answer comes out. Knows no clock and no load balancer.
 * One zero is not idle: on a fast link two samples may be a millisecond apart, and while HAProxy waits a second before it
 * tries a refused connection again, a request is bound to the server that no counter shows.
 */
import type { Traffic } from '../../haproxy/server.ts';

/** Counters of a server and its trackers, summed. */
export interface UnitTraffic {
  sessions: number;
  /** Of these, how many old workers serve. */
  inherited?: number;
  queued: number;
  sessionsTotal: number;
  retries: number;
}

/** Two samples must lie at least this far apart. */
export const IDLE_MS = 100;
/** In maint, when clients are bound to the server: only stillness over this long shows that they really go elsewhere. */
export const IDLE_BOUND_MS = 1_000;
/** HAProxy waits 1 s before it tries a connection again, with the request counted nowhere. */
const IDLE_AFTER_RETRY_MS = 1_200;
const WINDOW_MS = 1_000;
const BUSY_WINDOWS = 5;
/** A connection that HAProxy was just making when the server left may be counted this much later. */
const SETTLING_MS = 50;

export function sumTraffic(members: readonly Traffic[]): UnitTraffic {
  const sum = { sessions: 0, inherited: 0, queued: 0, sessionsTotal: 0, retries: 0 };
  for (const member of members) {
    sum.sessions += member.sessions;
    sum.inherited += member.inherited ?? 0;
    sum.queued += member.queued;
    sum.sessionsTotal += member.sessionsTotal;
    sum.retries += member.retries;
  }
  return sum;
}

/**
 * Watches one unit from the moment it was taken out. Times in ms of any monotonic clock. A sample was true at some moment
 * between its sending and its arrival, so a span runs from one's arrival to the other's sending: never longer than it was.
 */
export class IdleWatch {
  readonly #startedAt: number;
  readonly #first: UnitTraffic;
  readonly #idleMs: number;
  readonly #idleFrom: number;
  #latest: UnitTraffic;
  #sentAt: number;
  #arrivedAt: number;
  /** Since when the totals have stood still. */
  #stillSince: number;
  #zeroSince: number | null;
  #windowStart: { at: number; traffic: UnitTraffic };
  #busyWindows = 0;
  #arrivedAfterSettling = false;

  /** `settled`: it was idle just before, so nothing from before can come back. */
  constructor(at: number, traffic: UnitTraffic, idleMs: number, settled = false) {
    this.#startedAt = at;
    // Was a connection refused before the watch began? No counter tells when: it may be tried again within this time.
    this.#idleFrom = traffic.retries > 0 && !settled ? at + IDLE_AFTER_RETRY_MS : at;
    this.#first = traffic;
    this.#latest = traffic;
    this.#sentAt = at;
    this.#arrivedAt = at;
    this.#idleMs = idleMs;
    this.#stillSince = at;
    this.#zeroSince = isZero(traffic) ? at : null;
    this.#windowStart = { at, traffic };
  }

  add(sentAt: number, at: number, traffic: UnitTraffic): void {
    const moved =
      traffic.sessionsTotal !== this.#latest.sessionsTotal || traffic.retries !== this.#latest.retries;
    if (arrived(this.#latest, traffic) && this.#arrivedAt - this.#startedAt >= SETTLING_MS) {
      this.#arrivedAfterSettling = true;
    }
    if (moved) this.#stillSince = at;
    if (!isZero(traffic)) this.#zeroSince = null;
    else if (moved || this.#zeroSince === null) this.#zeroSince = at;
    if (at - this.#windowStart.at >= WINDOW_MS) {
      this.#busyWindows = arrived(this.#windowStart.traffic, traffic) ? this.#busyWindows + 1 : 0;
      this.#windowStart = { at, traffic };
    }
    this.#latest = traffic;
    this.#sentAt = sentAt;
    this.#arrivedAt = at;
  }

  /** The last sample. */
  get traffic(): UnitTraffic {
    return this.#latest;
  }

  /** No sessions and nothing queued in the last sample, though perhaps not for long enough. */
  get zero(): boolean {
    return this.#zeroSince !== null;
  }

  /** No sessions, nothing queued, nothing new, for long enough. */
  get idle(): boolean {
    return this.#zeroSince !== null && this.#sentAt >= this.confirmableAt;
  }

  /** Nothing new for long enough, whatever sessions are left. */
  get still(): boolean {
    return this.#sentAt - this.#stillSince >= this.#span;
  }

  /** Earliest time at which one more sample like the last could make it idle, or still. */
  get confirmableAt(): number {
    if (this.#zeroSince === null) return this.#stillSince + this.#span;
    return Math.max(this.#zeroSince + this.#span, this.#idleFrom);
  }

  /** New sessions came in each of the last five seconds: clients are bound to it, and waiting will not end. */
  get keptBusy(): boolean {
    return this.#busyWindows >= BUSY_WINDOWS;
  }

  /** New sessions came after HAProxy had had time to settle. In maint nothing may come. */
  get stillServed(): boolean {
    return this.#arrivedAfterSettling;
  }

  get #span(): number {
    return this.#latest.retries > this.#first.retries
      ? Math.max(this.#idleMs, IDLE_AFTER_RETRY_MS)
      : this.#idleMs;
  }
}

function isZero(traffic: UnitTraffic): boolean {
  return traffic.sessions === 0 && traffic.queued === 0;
}

/** Each retry is counted as a session too, so only what goes beyond the retries came from a client. */
function arrived(before: UnitTraffic, after: UnitTraffic): boolean {
  return after.sessionsTotal - before.sessionsTotal > after.retries - before.retries;
}
