/**
 * Waiting for the last session: polls the servers of one load balancer until they are idle, as seldom as possible and as promptly
 * as needed, and believes it only when a fresh connection says the same. Returns why it ended; decides nothing.
 */
import { formatDuration } from '../../duration.ts';
import { keyOf, type Traffic } from '../../haproxy/server.ts';
import type { Reading } from '../../haproxy/snapshot.ts';
import { quantity } from '../../words.ts';
import type { Capacity } from '../plan/guard.ts';
import type { Unit } from '../plan/tracking.ts';
import { isStatusInRotation } from '../ready/readiness.ts';
import type { Run } from '../run.ts';
import { sampled } from '../server-run.ts';
import { assertAsSet, assertEnoughLeft } from '../verify.ts';
import { IdleWatch, sumTraffic } from './idle.ts';
import { OldSessions } from './old-sessions.ts';
import { servedInMaint } from './served-in-maint.ts';

/** Zero at the deadline, but not yet for long enough: this much longer is allowed to make sure. */
const CONFIRM_WITHIN_MS = 1_500;
const PROMPT_FOR_MS = 5_000;
/** A poll may take at most a fifth of the time, but nothing is left alone for longer than this. */
const PAUSE_PER_COST = 4;
const PAUSE_AT_MOST_MS = 1_000;
/** What is younger is of this moment. */
const RECENT_MS = 200;
/** A sample shows nobody but those that leave: how often it is looked whether enough stay, and how much longer than a look takes. */
const LOOK_EVERY_MS = 2_000;
const LOOK_PAUSE_PER_COST = 20;

/** What is waited for, and until when. */
export interface DrainGoal {
  /** On the clock. */
  deadline: number;
  /** `still`: sessions may be left, but nothing new may come. */
  need: 'idle' | 'still';
  /** It is what HAProxy needs, and as long as that does not answer nobody sees what comes of it: then the deadline is later. */
  isGrace?: boolean;
}

/** `idle`: as needed, confirmed on a fresh connection. */
export type DrainEnd = { kind: 'idle' } | { kind: 'deadline' };

/** Waits for `units` of all that are watched. */
export async function waitForDrain(
  watch: DrainWatch,
  units: readonly Unit[],
  { deadline, need, isGrace = false }: DrainGoal,
  signal: AbortSignal,
): Promise<DrainEnd> {
  const { clock } = watch;
  let unseenMs = 0;
  for (;;) {
    const isZero = units.every((unit) => watch.of(unit).zero);
    // However long a look took: what it saw was so when it was asked for, and is still to be confirmed.
    const overdue = (isZero ? watch.askedAt : clock.now()) - deadline - unseenMs;
    if (overdue >= (isZero ? CONFIRM_WITHIN_MS : 0)) return { kind: 'deadline' };
    if (need === 'still' || (isZero && watch.isAboutToBeIdle(units))) {
      const askedAt = await watch.confirm(units, signal);
      if (units.every((unit) => watch.of(unit)[need])) return { kind: 'idle' };
      if (isGrace) unseenMs += clock.now() - askedAt;
      continue;
    }
    await clock.sleep(Math.min(watch.pauseMs, overdue < 0 ? -overdue : watch.pauseMs), signal);
    const askedAt = clock.now();
    await watch.poll(deadline + unseenMs, signal);
    if (isGrace) unseenMs += clock.now() - askedAt;
  }
}

/** Why the wait in drain, before maint, is over. `kept-busy`: new sessions keep arriving at these. */
export type LeaveDrain =
  | { kind: 'zero' }
  | { kind: 'deadline' }
  | { kind: 'kept-busy'; units: readonly Unit[] };

/**
 * Waits in drain for units that go to maint next: one sample without sessions is enough, for maint waits and confirms, and whoever
 * is bound to them does not end by waiting. Where quiet is asked for, the bound ones are to finish first: for them it is waited.
 */
export async function waitToLeaveDrain(
  watch: DrainWatch,
  units: readonly Unit[],
  deadline: number,
  signal: AbortSignal,
): Promise<LeaveDrain> {
  const { clock } = watch;
  for (;;) {
    if (units.every((unit) => watch.of(unit).mayEnterMaint)) return { kind: 'zero' };
    const bound = watch.quietMs > 0 ? [] : units.filter((unit) => watch.of(unit).keptBusy);
    const free = await watch.oldSessions.freeOf(bound, signal);
    if (free.length > 0) return { kind: 'kept-busy', units: free };
    const left = deadline - clock.now();
    if (left <= 0) return { kind: 'deadline' };
    await clock.sleep(Math.min(watch.pauseMs, left), signal);
    await watch.poll(deadline, signal);
  }
}

/** The samples of all units that are taken out on one load balancer, in one process. */
export class DrainWatch {
  readonly #run: Run;
  readonly #limitMs: number;
  readonly #capacities: readonly Capacity[];
  #quietMs: number;
  readonly #watches = new Map<string, IdleWatch>();
  readonly #startedAt: number;
  /** On the clock: when the last sample came, and a moment before which it was not asked. */
  #sampledAt: number;
  #askedAt: number;
  readonly oldSessions: OldSessions;
  #costMs = 0;
  #nextLookAt: number;

  /** `limitMs`: for the reader of the log. `capacities`: of the backends that they leave. */
  constructor(run: Run, limitMs: number, quietMs = 0, capacities: readonly Capacity[] = []) {
    this.#run = run;
    this.#limitMs = limitMs;
    this.#quietMs = quietMs;
    this.#capacities = capacities;
    this.#startedAt = run.clock.now();
    this.#sampledAt = this.#startedAt;
    this.#askedAt = this.#startedAt;
    this.#nextLookAt = this.#startedAt + LOOK_EVERY_MS;
    this.oldSessions = new OldSessions(run, (unit) => this.of(unit).startedAt);
  }

  get clock() {
    return this.#run.clock;
  }

  /** On the clock: a moment before which the last sample was not asked for. */
  get askedAt(): number {
    return this.#askedAt;
  }

  /** How long they are to be quiet in drain. */
  get quietMs(): number {
    return this.#quietMs;
  }

  /** The time for it has passed: from now on only what is safe is waited for. */
  relax(): void {
    this.#quietMs = 0;
    for (const watch of this.#watches.values()) watch.relax();
  }

  /** Prompt at first, when most drains end; later a fifth of a second is soon enough. Large dumps are taken less often. */
  get pauseMs(): number {
    const base = this.clock.now() - this.#startedAt < PROMPT_FOR_MS ? 100 : 200;
    return Math.max(base, Math.min(this.#costMs * PAUSE_PER_COST, PAUSE_AT_MOST_MS));
  }

  /** Begins, or begins anew, to watch units that were just read in the state that they are expected to keep. Throws when one is not. */
  begin(units: readonly Unit[]): void {
    const run = this.#run;
    assertAsSet(run, units);
    this.#sampledAt = this.clock.now();
    this.#askedAt = this.#sampledAt;
    for (const unit of units) {
      const traffic = sumTraffic(run.membersNow(unit));
      const settled = this.#watches.get(unit.key)?.isSettled(traffic) === true;
      const inMaint = this.isInMaint(unit);
      const quietMs = inMaint ? 0 : this.quietMs;
      const setAt = unit.members.map(({ backend }) => run.seen.earlierTraffic.get(backend));
      const readBefore = setAt.some((at) => at !== undefined);
      // What it is compared with is from before the set, and what counts is the time since.
      const at = Math.max(...setAt.map((at) => at ?? this.clock.now()));
      this.#watches.set(unit.key, new IdleWatch(at, traffic, { inMaint, settled, quietMs, readBefore }));
    }
    this.#note(units);
  }

  of(unit: Unit): IdleWatch {
    const watch = this.#watches.get(unit.key);
    if (watch === undefined) throw new Error(`${unit.key} is not watched`);
    return watch;
  }

  /** The next reading can confirm it, or the one after: until then they are watched, not only waited for. */
  isAboutToBeIdle(units: readonly Unit[]): boolean {
    const confirmableAt = Math.max(...units.map((unit) => this.of(unit).confirmableAt));
    return confirmableAt - this.clock.now() <= CONFIRM_WITHIN_MS;
  }

  isInMaint(unit: Unit): boolean {
    return this.#run.of(unit).expected.state === 'maint';
  }

  /** One full reading on a fresh connection, at the earliest moment that can confirm what the last sample said: returns that, on the clock. */
  async confirm(units: readonly Unit[], signal: AbortSignal): Promise<number> {
    const notBefore = Math.max(this.clock.now(), ...units.map((unit) => this.of(unit).confirmableAt));
    const reading = await this.#run.readBack(signal, { fresh: true, notBefore });
    await this.#judge(notBefore, reading, signal);
    return notBefore;
  }

  /** One full reading, on whatever connection there is: all are as this step left them, nobody is served in maint, and enough are left. */
  look = (signal: AbortSignal): Promise<void> => this.#look(false, signal);

  /** The same, unless that was seen just now: another load balancer may have been waited for since. */
  async lookAnew(signal: AbortSignal): Promise<void> {
    if (!this.#run.seen.isFresh || !this.#isRecent) await this.look(signal);
    // Where traffic costs much, a look leaves it as it was.
    if (!this.#isRecent) await this.#look(true, signal);
  }

  get #isRecent(): boolean {
    return this.clock.now() - this.#sampledAt < RECENT_MS;
  }

  async #look(fresh: boolean, signal: AbortSignal): Promise<void> {
    const sentAt = this.clock.now();
    const reading = await this.#run.readBack(signal, { fresh });
    const now = this.clock.now();
    this.#nextLookAt = now + Math.max(LOOK_EVERY_MS, (now - sentAt) * LOOK_PAUSE_PER_COST);
    await this.#judge(sentAt, reading, signal);
  }

  /** One sample of all, on whatever connection there is, by which nobody is judged yet. `by`: when something hangs on it, on the clock. */
  async sample(signal: AbortSignal, by?: number): Promise<ReadonlyMap<string, Traffic>> {
    const run = this.#run;
    const sentAt = this.clock.now();
    const traffic = await run.loadBalancer.sample(run.watched, signal, by === undefined ? {} : { by });
    this.#costMs = this.clock.now() - sentAt;
    this.#take(sentAt, traffic);
    return traffic;
  }

  /** The same, told as progress, with a look where it shows that one is needed. */
  async poll(by: number, signal: AbortSignal): Promise<ReadonlyMap<string, Traffic>> {
    const run = this.#run;
    const traffic = await this.sample(signal, by);
    this.#tellProgress();
    // The row of a sample has no admin state, but its status tells of most. Served in maint, it may be no more there.
    const isOther = run.units.some((unit) => this.#looksOtherwise(unit, traffic.get(unit.key)?.status));
    const isDue = this.#capacities.length > 0 && this.clock.now() >= this.#nextLookAt;
    if (isOther || isDue || this.#served !== undefined) await this.look(signal);
    return traffic;
  }

  /** One that we took out cannot be UP, and one in maint shows nothing else. */
  #looksOtherwise(unit: Unit, status: string | undefined): boolean {
    if (status === undefined) return false;
    return this.isInMaint(unit) ? !status.startsWith('MAINT') : isStatusInRotation(status);
  }

  /** Throws unless all are as this step left them, nobody is served in maint, and no check has left too few of the others meanwhile. */
  async #judge(sentAt: number, reading: Reading, signal: AbortSignal): Promise<void> {
    const { servers, trafficAt = sentAt } = reading;
    // What was asked for before the last sample came is nothing new.
    if (trafficAt >= this.#sampledAt) this.#take(Math.min(sentAt, trafficAt), servers);
    assertAsSet(this.#run, this.#run.units);
    if (this.#served !== undefined) throw servedInMaint(this.#run, this.#served);
    await assertEnoughLeft(this.#run, this.#capacities, reading, signal);
  }

  get #served(): Unit | undefined {
    return this.#run.units.find((unit) => this.isInMaint(unit) && this.of(unit).stillServed);
  }

  /** `sentAt`: a moment before which it was not asked. */
  #take(sentAt: number, traffic: ReadonlyMap<string, Traffic>): void {
    const at = this.clock.now();
    this.#sampledAt = at;
    this.#askedAt = sentAt;
    for (const unit of this.#run.units) {
      const members = unit.members.flatMap((member) => {
        const key = keyOf(member);
        return traffic.get(key) ?? this.#run.seen.find(key) ?? [];
      });
      this.of(unit).add(sentAt, at, sumTraffic(members));
    }
    this.#note(this.#run.units);
  }

  #note(units: readonly Unit[]): void {
    const ms = this.clock.now() - this.#run.startedAt;
    this.#run.update(units, (server) => {
      const watch = this.#watches.get(keyOf(server.saved));
      return watch === undefined
        ? server
        : sampled(server, ms, watch.traffic.sessions + watch.traffic.queued);
    });
  }

  /** The one that is furthest from what is asked for. */
  #tellQuiet(): void {
    const waiting = this.#run.units.filter((unit) => !this.of(unit).quiet);
    const [first, ...others] = waiting.toSorted((a, b) => this.of(a).quietForMs - this.of(b).quietForMs);
    if (first === undefined) return;
    const where = others.length === 0 ? first.key : `${waiting.length} servers, last ${first.key}`;
    const waited = formatDuration(this.clock.now() - this.#run.startedAt);
    this.#run.tellProgress(
      `${where}: ${quietWords(this.of(first), this.quietMs)}, after ${waited} of ${formatDuration(this.#limitMs)}`,
      0,
    );
  }

  #tellProgress(): void {
    const busy = this.#run.units.filter((unit) => !this.of(unit).zero);
    if (busy.length === 0) {
      this.#tellQuiet();
      return;
    }
    const sum = { sessions: 0, inherited: 0, queued: 0 };
    for (const unit of busy) {
      const { sessions, inherited = 0, queued } = this.of(unit).traffic;
      sum.sessions += sessions;
      sum.inherited += inherited;
      sum.queued += queued;
    }
    const where = busy.length === 1 ? busy[0]?.key : `${busy.length} servers`;
    const waited = formatDuration(this.clock.now() - this.#run.startedAt);
    const sessions = `${quantity(sum.sessions, 'session')}${inheritedWords(sum.inherited, sum.sessions)}`;
    this.#run.tellProgress(
      `${where}: ${sessions}, ${sum.queued} queued, after ${waited} of ${formatDuration(this.#limitMs)}`,
      sum.sessions + sum.queued,
    );
  }
}

/** `quiet for 3s of 10s` */
export function quietWords({ quietForMs }: IdleWatch, quietMs: number): string {
  const quiet = quietForMs < 1_000 ? 'less than 1s' : formatDuration(Math.floor(quietForMs / 1_000) * 1_000);
  return `quiet for ${quiet} of ${formatDuration(quietMs)}`;
}

/** Behind the number of sessions, `, 2 of them with the process before the reload`; empty when there are none. */
export function inheritedWords(inherited: number | undefined, sessions: number): string {
  if (!inherited) return '';
  const which = inherited < sessions ? `${inherited} of them ` : sessions === 1 ? '' : 'all of them ';
  return `, ${which}with the process before the reload`;
}
