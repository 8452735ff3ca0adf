/**
 * Several load balancers as one: each works through its own course, and all wait for each other where they call `meet`. Knows
 * neither what they do nor what is waited for.
 */
import type { Clock } from '../clock.ts';
import { asFailure, type Failure } from '../errors.ts';

/** A look at what was done so far; whatever it throws ends the wait. */
export type Look = (signal: AbortSignal) => Promise<void>;

/**
 * Resolves when every load balancer of the fleet has come to this place; where all have been already, at once. Nothing is left
 * alone meanwhile: `look` is called once a second.
 */
export type Meet = (look: Look) => Promise<void>;

/** What is done on one load balancer. */
export type Course = (member: Member, signal: AbortSignal) => Promise<void>;

/** One load balancer's part in a fleet. */
export interface Member {
  meet: Meet;
  /** The next `meet` is the first one again: for whoever has to begin anew. Places that were passed stay passed. */
  fromTheStart(): void;
}

const LOOK_EVERY_MS = 1_000;

/**
 * What fails on one load balancer often fails on others in the same moment: a limit is the same for all. Whoever has to
 * repair it needs to see all of them, and what is not done within this time would be undone anyway.
 */
const ALSO_WITHIN_MS = 2_000;

/** Why the others stop when one has failed: not a failure of theirs. */
export class StoppedForAnother extends Error {
  override name = 'StoppedForAnother';
}

/**
 * Runs all courses side by side. After the first failure the others may come to their next place within a moment, then they are
 * stopped; when `signal` is aborted, at once. All failures come back, first in time first.
 */
export async function runTogether(
  courses: readonly Course[],
  clock: Clock,
  signal: AbortSignal,
): Promise<Failure[]> {
  const stop = new AbortController();
  let callOff = () => {};
  const linked = AbortSignal.any([signal, stop.signal]);
  const barrier = new Barrier(courses.length);
  const failures = new Set<Failure>();
  const run = async (course: Course) => {
    const member = new BarrierMember(barrier, clock, linked);
    try {
      linked.throwIfAborted();
      await course(member, linked);
      barrier.leave(member);
    } catch (error) {
      barrier.close(new StoppedForAnother());
      if (error instanceof StoppedForAnother) return;
      // A cancelled step fails everywhere for one and the same reason.
      failures.add(asFailure(error));
      if (failures.size === 1)
        callOff = clock.alarm(ALSO_WITHIN_MS, () => stop.abort(new StoppedForAnother()));
    }
  };
  await Promise.all(courses.map(run));
  callOff();
  return [...failures];
}

/** `here`: who has come to it, and who has left. */
interface Place {
  here: Set<BarrierMember>;
  opened: PromiseWithResolvers<void>;
}

/** Places in a row; each opens when all members have come to it, or have left. */
class Barrier {
  readonly #members: number;
  readonly #left = new Set<BarrierMember>();
  readonly #places: Place[] = [];
  #closed: Error | null = null;

  constructor(members: number) {
    this.#members = members;
  }

  /** Resolves when the place opens. Rejects when no place opens any more. */
  arrive(member: BarrierMember, index: number): Promise<void> {
    if (this.#closed !== null) return Promise.reject(this.#closed);
    const place = this.#places[index] ?? { here: new Set(this.#left), opened: Promise.withResolvers<void>() };
    this.#places[index] = place;
    this.#come(member, place);
    return place.opened.promise;
  }

  /** It has something else to do before it comes here again. */
  turnBack(member: BarrierMember, index: number): void {
    this.#places[index]?.here.delete(member);
  }

  /** It has come to its end: nobody waits for it any more. */
  leave(member: BarrierMember): void {
    this.#left.add(member);
    for (const place of this.#places) this.#come(member, place);
  }

  /** Whoever waits, or comes to a place, stops with this reason. */
  close(reason: Error): void {
    this.#closed ??= reason;
    for (const { opened } of this.#places) {
      // Where nobody waits, nobody hears it.
      opened.promise.catch(() => {});
      opened.reject(this.#closed);
    }
  }

  #come(member: BarrierMember, { here, opened }: Place): void {
    here.add(member);
    if (here.size === this.#members) opened.resolve();
  }
}

class BarrierMember implements Member {
  readonly #barrier: Barrier;
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  #at = 0;
  #passed = 0;

  constructor(barrier: Barrier, clock: Clock, signal: AbortSignal) {
    this.#barrier = barrier;
    this.#clock = clock;
    this.#signal = signal;
  }

  fromTheStart(): void {
    this.#at = 0;
  }

  meet: Meet = async (look) => {
    this.#signal.throwIfAborted();
    const place = this.#at++;
    if (place < this.#passed) return;
    const opened = this.#barrier.arrive(this, place).then(() => 'opened' as const);
    try {
      while ((await this.#openedOrLate(opened)) === 'late') await look(this.#signal);
    } catch (error) {
      opened.catch(() => {});
      this.#barrier.turnBack(this, place);
      throw error;
    }
    this.#passed = this.#at;
  };

  async #openedOrLate(opened: Promise<'opened'>): Promise<'opened' | 'late'> {
    this.#signal.throwIfAborted();
    const { promise: late, resolve, reject } = Promise.withResolvers<'late'>();
    const giveUp = () => reject(this.#signal.reason);
    this.#signal.addEventListener('abort', giveUp, { once: true });
    const callOff = this.#clock.alarm(LOOK_EVERY_MS, () => resolve('late'));
    try {
      return await Promise.race([opened, late]);
    } finally {
      this.#signal.removeEventListener('abort', giveUp);
      callOff();
    }
  }
}
