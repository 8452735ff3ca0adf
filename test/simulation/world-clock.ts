/**
 * The time of a world: a queue of what happens when. Most of it happens at once and in order; only who wakes a promise lets all
 * that hangs on it run before time goes on. Nothing waits for Node's event loop, so a minute costs what happens in it.
 */
import type { Clock } from '../../src/clock.ts';

export interface Timer {
  readonly at: number;
  /** Of two at one time the one that was made first is first. */
  readonly order: number;
  /** null: called off. */
  run: (() => void) | null;
  /** Promises are settled by it. */
  readonly wakes: boolean;
}

/** Somebody who sleeps, and who may be killed: then nobody wakes. */
export interface Sleeper {
  readonly alive: boolean;
}

export class WorldClock {
  #now = 0;
  #order = 0;
  #atThisMoment = 0;
  readonly #heap: Timer[] = [];

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): Timer {
    return this.#push(this.#now + Math.max(0, ms), run, false);
  }

  /** For whatever settles promises. */
  wakeAfter(ms: number, run: () => void): Timer {
    return this.#push(this.#now + Math.max(0, ms), run, true);
  }

  /** The clock of one who may be killed. */
  of(sleeper: Sleeper): Clock {
    return {
      now: () => this.#now,
      wallTime: () => WALL_TIME_AT_START + this.#now,
      sleep: (ms, signal) => this.#sleep(ms, sleeper, signal),
      alarm: (ms, ring) => this.#alarm(ms, sleeper, ring),
    };
  }

  /** Lets time pass until it is over, or until nothing is left to happen. Throws what an event throws. */
  runUntil(isOver: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const step = (): void => {
        try {
          while (!isOver()) {
            const timer = this.#pop();
            if (timer === undefined) break;
            if (timer.run === null) continue;
            this.#moveTo(timer.at);
            timer.run();
            if (timer.wakes) {
              settle();
              return;
            }
          }
          resolve();
        } catch (error) {
          reject(error);
        }
      };
      // Node runs the next tick when no microtask is left, those that microtasks made included.
      const settle = (): void => queueMicrotask(() => process.nextTick(step));
      settle();
    });
  }

  #moveTo(at: number): void {
    this.#atThisMoment = at === this.#now ? this.#atThisMoment + 1 : 0;
    if (this.#atThisMoment > MOMENT_AT_MOST) throw new Error(`Time stands still at ${at}`);
    this.#now = at;
  }

  #sleep(ms: number, sleeper: Sleeper, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const onAbort = (): void => {
        callOff();
        if (sleeper.alive) reject(signal?.reason);
      };
      const callOff = this.#alarm(ms, sleeper, () => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      });
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }

  #alarm(ms: number, sleeper: Sleeper, ring: () => void): () => void {
    const timer = this.wakeAfter(ms, () => {
      if (sleeper.alive) ring();
    });
    return () => {
      timer.run = null;
    };
  }

  #push(at: number, run: () => void, wakes: boolean): Timer {
    const timer: Timer = { at, order: this.#order++, run, wakes };
    const heap = this.#heap;
    let index = heap.length;
    heap.push(timer);
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      const parent = heap[parentIndex];
      if (parent === undefined || isBefore(parent, timer)) break;
      heap[index] = parent;
      index = parentIndex;
    }
    heap[index] = timer;
    return timer;
  }

  #pop(): Timer | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (last === undefined || first === last) return first;
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const one = heap[left];
      if (one === undefined) break;
      const other = heap[left + 1];
      const isRight = other !== undefined && isBefore(other, one);
      const next = isRight ? other : one;
      if (isBefore(last, next)) break;
      heap[index] = next;
      index = isRight ? left + 1 : left;
    }
    heap[index] = last;
    return first;
  }
}

/** So much never happens in one millisecond: what sleeps for no time on and on would hang, and be no violation. */
const MOMENT_AT_MOST = 100_000;

const WALL_TIME_AT_START = Date.UTC(2026, 0, 1);

function isBefore(one: Timer, other: Timer): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}
