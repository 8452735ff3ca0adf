/** One limit for one piece of work: time or the caller ends it, whichever comes first. Knows nothing of what the work is. */
import type { Clock } from '../../clock.ts';

/**
 * Runs `work` with a signal that aborts with the caller's reason, or with `late()` after `ms`.
 * `work` must reject with its signal's reason as soon as that aborts; nothing is left behind when it settles.
 */
export async function withDeadline<T>(
  ms: number,
  clock: Clock,
  signal: AbortSignal,
  late: () => Error,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const inner = new AbortController();
  const passOn = () => inner.abort(signal.reason);
  signal.addEventListener('abort', passOn, { once: true });
  const callOff = clock.alarm(ms, () => inner.abort(late()));
  try {
    return await work(inner.signal);
  } finally {
    signal.removeEventListener('abort', passOn);
    callOff();
  }
}
