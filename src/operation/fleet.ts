/**
 * Several load balancers as one: each works through its own course, and all wait for each other where they call `meet`. Knows
 * neither what they do nor what is waited for.
 */
import type { Clock } from '../clock.ts';
import { asFailure, type Failure } from '../errors.ts';

/** A look at what was done so far; whatever it throws ends the wait. */
export type Look = (signal: AbortSignal) => Promise<void>;

/**
 * Resolves when every load balancer of the fleet has come to this place and none is being looked at; where all have been already, at once.
 * Nothing is left alone meanwhile: `look` is called once a second.
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
 * When all have come, the place only waits for looks that are under way. Who begins another one meanwhile is waited for as well, so that
 * takes less than half as long: others like it would wait for each other in turn, and never would nobody be looked at.
 */
const TIMES_QUICKER = 2;
const ASK_AGAIN_MS = 100;

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

/** Where all meet. */
class Place {
  readonly opened = Promise.withResolvers<void>();
  readonly #members: number;
  /** Who has come to it, and who has left. */
  readonly #here: Set<BarrierMember>;
  /** Who is being looked at, and since when. */
  readonly #looking = new Map<BarrierMember, number>();

  constructor(members: number, left: Iterable<BarrierMember>) {
    this.#members = members;
    this.#here = new Set(left);
  }

  /** It is here, and is not being looked at any more. */
  come(member: BarrierMember): void {
    this.#here.add(member);
    this.#looking.delete(member);
    if (this.#isFull && this.#looking.size === 0) this.opened.resolve();
  }

  turnBack(member: BarrierMember): void {
    this.#here.delete(member);
    this.#looking.delete(member);
  }

  beginLook(member: BarrierMember, now: number): void {
    this.#looking.set(member, now);
  }

  /** Not where the others would only be kept waiting by one that takes as long. */
  mayLook(tookMs: number, now: number): boolean {
    if (!this.#isFull) return true;
    return [...this.#looking.values()].some((since) => now - since >= TIMES_QUICKER * tookMs);
  }

  get #isFull(): boolean {
    return this.#here.size === this.#members;
  }
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

  /** Throws when no place opens any more. */
  arrive(member: BarrierMember, index: number): Place {
    if (this.#closed !== null) throw this.#closed;
    const place = this.#places[index] ?? new Place(this.#members, this.#left);
    this.#places[index] = place;
    place.come(member);
    return place;
  }

  /** It has come to its end: nobody waits for it any more. */
  leave(member: BarrierMember): void {
    this.#left.add(member);
    for (const place of this.#places) place.come(member);
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
}

class BarrierMember implements Member {
  readonly #barrier: Barrier;
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  #at = 0;
  #passed = 0;
  /** How long it took to look here last; nobody knows before. */
  #lookMs = 0;

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
    const index = this.#at++;
    if (index < this.#passed) return;
    const place = this.#barrier.arrive(this, index);
    const opened = place.opened.promise.then(() => 'opened' as const);
    try {
      for (let waitMs = LOOK_EVERY_MS; (await this.#openedOrLate(opened, waitMs)) === 'late'; ) {
        const mayLook = place.mayLook(this.#lookMs, this.#clock.now());
        if (mayLook) await this.#lookAt(place, look);
        waitMs = mayLook ? LOOK_EVERY_MS : ASK_AGAIN_MS;
      }
    } catch (error) {
      opened.catch(() => {});
      place.turnBack(this);
      throw error;
    }
    this.#passed = this.#at;
  };

  async #lookAt(place: Place, look: Look): Promise<void> {
    const since = this.#clock.now();
    place.beginLook(this, since);
    await look(this.#signal);
    this.#lookMs = this.#clock.now() - since;
    place.come(this);
  }

  async #openedOrLate(opened: Promise<'opened'>, waitMs: number): Promise<'opened' | 'late'> {
    this.#signal.throwIfAborted();
    const { promise: late, resolve, reject } = Promise.withResolvers<'late'>();
    const giveUp = () => reject(this.#signal.reason);
    this.#signal.addEventListener('abort', giveUp, { once: true });
    const callOff = this.#clock.alarm(waitMs, () => resolve('late'));
    try {
      return await Promise.race([opened, late]);
    } finally {
      this.#signal.removeEventListener('abort', giveUp);
      callOff();
    }
  }
}
