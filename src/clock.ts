/** Time as a parameter: the only place that knows the real clock. Every wait can be aborted and cleans up after itself. */

export interface Clock {
  /** Milliseconds, never going backwards. Only differences mean something. */
  now(): number;
  /** Milliseconds since 1970, for comparing with a peer's uptime. */
  wallTime(): number;
  /** Never ends early by `now()`. Rejects with the signal's reason as soon as it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Why a wait is of no more use. Aborting without a reason would make an exception, with its stack, of every end. */
export const SETTLED = 'settled';

/** The clock behind `performance.now()`, without the modules that come with that. */
function monotonicMs(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}

export const systemClock: Clock = {
  now: monotonicMs,
  wallTime: () => Date.now(),
  async sleep(ms, signal) {
    if (signal?.aborted) throw signal.reason;
    const until = monotonicMs() + ms;
    // A moment that has just passed is no negative time: Node would print a warning.
    await delay(Math.max(0, Math.ceil(ms)), signal);
    // Node's timers count whole milliseconds and may fire one too soon: then a span that is waited for is not over yet.
    while (monotonicMs() < until) await delay(1, signal);
  },
};

/** Node's `timers/promises` would be a module more to load, at every start. */
function delay(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

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
    settled.abort(SETTLED);
  }
}
