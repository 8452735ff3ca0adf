/**
 * Trying again, with growing pauses, and one error for all attempts that failed. Knows neither what is tried nor why it may be
 * tried again.
 */
import type { Clock } from './clock.ts';
import { formatDuration } from './duration.ts';
import { Failure, isWayFailure } from './errors.ts';

/** How often, and how long between. */
export interface RetryOptions {
  /** How many attempts may follow the first one. */
  retries: number;
  /** The first pause; it doubles each time. Each is varied by ±50 %, so that many jobs do not return all at once. */
  retryDelayMs: number;
  clock: Clock;
  /** 0 up to 1, as `Math.random` gives. */
  random: () => number;
}

/**
 * Resolves as the first attempt that does. Throws the last attempt's error, the first that is not `passing`, or the signal's
 * reason; when the way failed several times, one Failure that names all reasons.
 */
export async function retry<T>(
  attempt: () => Promise<T>,
  passing: (error: unknown) => boolean,
  { retries, retryDelayMs, clock, random }: RetryOptions,
  signal: AbortSignal,
): Promise<T> {
  const startedAt = clock.now();
  const failures: Failure[] = [];
  for (let retried = 0; ; retried += 1) {
    signal.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      if (signal.aborted) throw error;
      if (error instanceof Failure) failures.push(error);
      if (retried >= retries || !passing(error)) throw summaryOf(failures, error, clock.now() - startedAt);
    }
    await clock.sleep(retryDelayMs * 2 ** retried * (0.5 + random()), signal);
  }
}

function summaryOf(failures: readonly Failure[], last: unknown, elapsedMs: number): unknown {
  if (failures.length < 2 || !isWayFailure(last)) return last;
  const counts = new Map<string, number>();
  for (const { message } of failures) counts.set(message, (counts.get(message) ?? 0) + 1);
  const reasons = [...counts].map(([reason, times]) => (times > 1 ? `${reason} (${times} times)` : reason));
  const message = `${failures.length} attempts in ${formatDuration(elapsedMs)}: ${reasons.join('; ')}`;
  const { code, hint, detail, saidBy, cause = last, callChanged } = last;
  return new Failure(code, message, { hint, detail, saidBy, cause, callChanged });
}
