/** Time as a parameter: the only place that knows the real clock. Every wait can be aborted and cleans up after itself. */
import { setTimeout as delay } from 'node:timers/promises';

export interface Clock {
  /** Milliseconds, never going backwards. Only differences mean something. */
  now(): number;
  /** Milliseconds since 1970, for comparing with a peer's uptime. */
  wallTime(): number;
  /** Never ends early by `now()`. Rejects with the signal's reason as soon as it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  wallTime: () => Date.now(),
  async sleep(ms, signal) {
    if (signal?.aborted) throw signal.reason;
    const until = performance.now() + ms;
    try {
      // A moment that has just passed is no negative time: Node would print a warning.
      await delay(Math.max(0, Math.ceil(ms)), undefined, signal ? { signal } : undefined);
      // Node's timers count whole milliseconds and may fire one too soon: then a span that is waited for is not over yet.
      while (performance.now() < until) await delay(1, undefined, signal ? { signal } : undefined);
    } catch (error) {
      throw signal?.aborted ? signal.reason : error;
    }
  },
};

/** Runs `work` with a signal that aborts after `ms`, and is of no more use when the work has settled. */
export async function within<T>(
  clock: Clock,
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = new AbortController();
  const settled = new AbortController();
  clock.sleep(ms, settled.signal).then(
    () => limit.abort(new Error(`not done within ${ms} ms`)),
    // The work settled first.
    () => {},
  );
  try {
    return await work(limit.signal);
  } finally {
    settled.abort();
  }
}
