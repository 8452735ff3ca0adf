/** A clock that stands still until it is told: a wait of a minute takes no time, and happens exactly when the test says. */
import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../../src/clock.ts';

/** Nothing that ends sleeps as often as that: a day has 86,400 seconds. What sleeps on and on would hang, and be no failure. */
const SLEEPS_AT_MOST = 100_000;

interface Sleeper {
  due: number;
  wake(): void;
}

export class FakeClock implements Clock {
  #now = 0;
  #woken = 0;
  readonly #start: number;
  readonly #sleepers = new Set<Sleeper>();

  /** @param start milliseconds since 1970 when `now()` is 0 */
  constructor(start = Date.UTC(2026, 0, 1)) {
    this.#start = start;
  }

  now(): number {
    return this.#now;
  }

  wallTime(): number {
    return this.#start + this.#now;
  }

  /** How many sleep now. */
  get sleepers(): number {
    return this.#sleepers.size;
  }

  /** ms until the next of them wakes; undefined when nobody sleeps. */
  get wakesIn(): number | undefined {
    const next = this.#next();
    return next && next.due - this.#now;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const onAbort = (): void => {
        callOff();
        reject(signal?.reason);
      };
      const callOff = this.alarm(ms, () => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      });
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }

  alarm(ms: number, ring: () => void): () => void {
    const sleeper: Sleeper = {
      due: this.#now + Math.max(0, ms),
      wake: () => {
        this.#sleepers.delete(sleeper);
        ring();
      },
    };
    this.#sleepers.add(sleeper);
    return () => this.#sleepers.delete(sleeper);
  }

  /** Lets this much time pass; who is due on the way wakes in order, and does what it does before the next. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await turn();
    for (let next = this.#next(); next !== undefined && next.due <= end; next = this.#next()) {
      this.#wake(next);
      await turn();
    }
    this.#now = end;
  }

  /**
   * Lets as much time pass as this work takes; for work that waits for nothing but this clock.
   *
   * @throws Error when the work waits for something else, or still sleeps after `limit` ms.
   */
  async runUntil<T>(work: Promise<T>, limit = 24 * 60 * 60 * 1000): Promise<T> {
    let settled = false;
    const noted = work.finally(() => {
      settled = true;
    });
    // It is awaited below; until then a rejection is not unhandled.
    noted.catch(() => {});
    const end = this.#now + limit;
    for (;;) {
      await turn();
      if (settled) return noted;
      const next = this.#next();
      if (!next) throw new Error('The work waits for something else than the clock');
      if (next.due > end) throw new Error(`The work still sleeps after ${limit} ms`);
      this.#wake(next);
    }
  }

  #wake(sleeper: Sleeper): void {
    this.#woken += 1;
    if (this.#woken > SLEEPS_AT_MOST) throw new Error(`The work has slept ${SLEEPS_AT_MOST} times`);
    this.#now = sleeper.due;
    sleeper.wake();
  }

  /** Who sleeps shortest; of two, who fell asleep first. */
  #next(): Sleeper | undefined {
    return [...this.#sleepers].sort((a, b) => a.due - b.due)[0];
  }
}
