/** Trying again, with growing pauses. Knows neither what is tried nor why it may be tried again. */
import type { Clock } from './wait.ts';

export interface RetryOptions {
  /** How many attempts may follow the first one. */
  retries: number;
  /** The first pause in ms; it doubles each time. Each is varied by ±50 %, so that many jobs do not return all at once. */
  retryDelay: number;
  clock: Clock;
  /** 0 up to 1, as `Math.random` gives. */
  random: () => number;
}

/** Resolves as the first attempt that does; throws the last attempt's error, the first that is not `passing`, or the signal's reason. */
export async function retry<T>(
  attempt: () => Promise<T>,
  passing: (error: unknown) => boolean,
  options: RetryOptions,
  signal: AbortSignal,
): Promise<T> {
  for (let retried = 0; ; retried += 1) {
    signal.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      if (signal.aborted || retried >= options.retries || !passing(error)) throw error;
    }
    await options.clock.sleep(options.retryDelay * 2 ** retried * (0.5 + options.random()), signal);
  }
}
