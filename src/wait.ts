/** Time as a parameter: the only place that knows the real clock. Every wait can be aborted and cleans up after itself. */
import { setTimeout as delay } from 'node:timers/promises';

export interface Clock {
  /** Milliseconds, never going backwards. Only differences mean something. */
  now(): number;
  /** Milliseconds since 1970, for comparing with a peer's uptime. */
  wallTime(): number;
  /** Rejects with the signal's reason as soon as it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  wallTime: () => Date.now(),
  async sleep(ms, signal) {
    if (signal?.aborted) throw signal.reason;
    try {
      await delay(Math.max(0, ms), undefined, signal ? { signal } : undefined);
    } catch (error) {
      throw signal?.aborted ? signal.reason : error;
    }
  },
};
