/** Several attempts at one thing, and one Failure for all that failed. Knows neither what is attempted nor why it may be repeated. */
import { Failure } from '../../errors.ts';
import { type RetryOptions, retry } from '../../retry.ts';
import { isOfTheWay } from './connect.ts';

/** As `retry`; several attempts that failed become one Failure that names them all. */
export async function repeated<T>(
  attempt: () => Promise<T>,
  passing: (error: unknown) => boolean,
  options: RetryOptions,
  signal: AbortSignal,
): Promise<T> {
  const startedAt = options.clock.now();
  const failures: Failure[] = [];
  const noted = async () => {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof Failure) failures.push(error);
      throw error;
    }
  };
  try {
    return await retry(noted, passing, options, signal);
  } catch (error) {
    throw failures.length > 1 && failures.at(-1) === error
      ? summary(failures, options.clock.now() - startedAt)
      : error;
  }
}

function summary(failures: readonly Failure[], elapsed: number): Failure {
  const last = failures.at(-1);
  if (!isOfTheWay(last)) return last ?? new Failure('connect-failed', 'No attempt was made');
  const counts = new Map<string, number>();
  for (const { message } of failures) counts.set(message, (counts.get(message) ?? 0) + 1);
  const reasons = [...counts]
    .map(([reason, times]) => (times > 1 ? `${reason} (${times} times)` : reason))
    .join('; ');
  const message = `${failures.length} attempts in ${(elapsed / 1000).toFixed(1)}s: ${reasons}`;
  const { hint, detail, cause, changed } = last;
  return new Failure(last.code, message, {
    changed,
    cause: cause ?? last,
    ...(hint === undefined ? {} : { hint }),
    ...(detail === undefined ? {} : { detail }),
  });
}
