/** Time as a parameter: the only place that knows the real clock. Every wait can be aborted and cleans up after itself. */

export interface Clock {
  /** Milliseconds, never going backwards. Only differences mean something. */
  now(): number;
  /** Milliseconds since 1970, for comparing with a peer's uptime. */
  wallTime(): number;
  /** Never ends early by `now()`. Rejects with the signal's reason as soon as it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Calls `ring` after as long, unless what it returns was called before. */
  alarm(ms: number, ring: () => void): () => void;
}

/** A moment by both clocks of a machine. */
export interface Moment {
  /** Of `now`: nobody sets it, and it stands still while the machine sleeps. */
  onClock: number;
  /** Of `wallTime`: it goes on then, and may be set. */
  wallTime: number;
}

/** `at`: on the clock, where that is not now. */
export function momentOf(clock: Pick<Clock, 'now' | 'wallTime'>, at = clock.now()): Moment {
  return { onClock: at, wallTime: clock.wallTime() - (clock.now() - at) };
}

/** How long ago that was at most, ms: the wall clock may have been set back since, and the other one have stood still. */
export function elapsedMs({ onClock, wallTime }: Moment, clock: Pick<Clock, 'now' | 'wallTime'>): number {
  return Math.max(clock.wallTime() - wallTime, clock.now() - onClock);
}

/** The clock behind `performance.now()`, without the modules that come with that. */
function monotonicMs(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}

export const systemClock: Clock = {
  now: monotonicMs,
  wallTime: () => Date.now(),
  // Node's `timers/promises` would be a module more to load, at every start.
  sleep(ms, signal) {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const onAbort = () => {
        callOff();
        reject(signal?.reason);
      };
      const callOff = systemClock.alarm(ms, () => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      });
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  },
  alarm(ms, ring) {
    const due = monotonicMs() + ms;
    // Node's timers count whole milliseconds and may fire one too soon: then a span that is waited for is not over yet.
    const ringWhenDue = () => {
      if (monotonicMs() >= due) ring();
      else timer = setTimeout(ringWhenDue, 1);
    };
    // A moment that has just passed is no negative time: Node would print a warning.
    let timer = setTimeout(ringWhenDue, Math.max(0, Math.ceil(ms)));
    return () => clearTimeout(timer);
  },
};

/** Calls it again and again, until what it returns was called. Nobody is kept waiting for it: where nothing else is left, a process ends. */
export function meanwhile(everyMs: number, work: () => void): () => void {
  const timer = setInterval(work, everyMs).unref();
  return () => clearInterval(timer);
}

/** Runs `work` with a signal that aborts after `ms`, and is of no more use when the work has settled. */
export async function within<T>(
  clock: Clock,
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = new AbortController();
  const callOff = clock.alarm(ms, () => limit.abort(new Error(`not done within ${ms} ms`)));
  try {
    return await work(limit.signal);
  } finally {
    callOff();
  }
}
