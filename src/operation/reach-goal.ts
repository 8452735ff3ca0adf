/** Carrying an operation out on all load balancers together, until the goal holds on all of them at once. */
import { asFailure, Failure, isWayFailure, Reloaded } from '../errors.ts';
import { switchChecksAfter, switchChecksBefore } from './check-switches.ts';
import { drain, maint } from './drain/drain.ts';
import { ServedInMaint } from './drain/served-in-maint.ts';
import type { Effects } from './effects.ts';
import { type Course, type Look, type Member, runTogether, StoppedForAnother } from './fleet.ts';
import { lookedOver, renewed } from './old-plan.ts';
import type { Plan } from './plan/target.ts';
import { climbingOf } from './ramp.ts';
import { ready, warnOfWeightless } from './ready/ready.ts';
import { assertStillUp } from './ready/wait-until-up.ts';
import { overReloads, type PlannedCourse } from './reload.ts';
import { type ChangeRequest, takesOut } from './request.ts';
import type { Run } from './run.ts';
import { assertEnoughLeft, lookAgain } from './verify.ts';
import { weight } from './weight.ts';

const LOOK_AT_BUSY_EVERY_MS = 100;
const LOOK_FOR_LOST_EVERY_MS = 1_000;

/** Who is being looked at just now, each with its look. */
type Busy = Map<Run, symbol>;

/** One load balancer that was read: its plan as it was first made, and what is done by it. */
export interface PlannedRun {
  run: Run;
  plan: Plan;
}

/** Returns all failures, the first in time first; each was told when it happened, and its servers know of it. */
export async function reachGoal(
  request: ChangeRequest,
  runs: readonly PlannedRun[],
  effects: Effects,
): Promise<Failure[]> {
  let failures = await together(request, runs, effects, (run) => operationOn(run, request));
  // Done is said when it holds everywhere at once: whatever had to be done again is looked at by all the others again.
  for (let reloads = -1; failures.length === 0 && reloads !== reloadsOf(runs); ) {
    reloads = reloadsOf(runs);
    failures = await together(request, runs, effects, (run) => lastLook(run, request));
  }
  return failures;
}

/**
 * Everything is done, and `work`, which must not reject, takes as long as the slowest of them takes to answer: until it has ended each is looked
 * at. What a reload has forgotten is done again as `request` says. Returns all failures.
 */
export function lookWhile(
  request: ChangeRequest,
  runs: readonly PlannedRun[],
  work: Promise<void>,
  effects: Effects,
): Promise<Failure[]> {
  const worker: Course = async (member) => {
    await work;
    await member.meet(async () => {});
  };
  return together(request, runs, effects, (run) => lastLook(run, request), [worker]);
}

function together(
  request: ChangeRequest,
  runs: readonly PlannedRun[],
  { clock, signal }: Effects,
  courseFor: (run: Run) => PlannedCourse,
  others: readonly Course[] = [],
): Promise<Failure[]> {
  const courses = runs.map(({ run, plan }) => noting(run, overReloads(run, plan, request, courseFor(run))));
  return runTogether([...courses, ...others], clock, signal);
}

/**
 * Until `work` has ended, which nothing here ends early and which must not reject, each is looked at once a second, by itself: whatever
 * fails on one keeps nobody from looking at the others, and one that was lost is looked for again. What a reload forgets is done again as `request` says. Whoever is being looked
 * at when it ends, or done again, is waited for, and all others are looked at meanwhile. `replaced`: there another process is known to
 * answer by now. Returns all failures.
 */
export async function watchDuring(
  request: ChangeRequest,
  runs: readonly PlannedRun[],
  work: Promise<void>,
  { clock, signal }: Pick<Effects, 'clock' | 'signal'>,
  replaced: ReadonlySet<Run> = new Set(),
): Promise<Failure[]> {
  const busy: Busy = new Map();
  let isOver = false;
  void work.then(() => {
    isOver = true;
  });
  let waitedFor: ReadonlySet<symbol> | null = null;
  const worker: Course = async (member, stopped) => {
    await work;
    waitedFor ??= new Set(busy.values());
    const those = waitedFor;
    while ([...busy.values()].some((look) => those.has(look)))
      await clock.sleep(LOOK_AT_BUSY_EVERY_MS, stopped);
    await member.meet(async () => {});
  };
  const watches = runs.map(({ run, plan }) => {
    const looks = overReloads(run, plan, request, seeing(replaced.has(run), lastLook(run, request, busy)));
    const watch: Course = (...given) => looks(...given).finally(() => busy.delete(run));
    const watching = noting(
      run,
      overLosses(run, watch, () => isOver),
    );
    return runTogether([watching, worker], clock, signal);
  });
  const failures = await Promise.all(watches);
  // A step that is cancelled before it has begun to look does not come to wait for it.
  await work;
  // A cancelled step fails everywhere for one and the same reason.
  return [...new Set(failures.flat())];
}

/** A load balancer says only once that another process answers: to a reading of everything, not at all. */
function seeing(isReplaced: boolean, course: PlannedCourse): PlannedCourse {
  let isNews = isReplaced;
  return async (...given) => {
    if (!isNews) return await course(...given);
    isNews = false;
    throw new Reloaded('Another HAProxy process answers now: it was reloaded or restarted');
  };
}

/**
 * The same watch, which begins again when the way was lost: a HAProxy that is restarted has forgotten what was set, as a reloaded one has.
 * At the end the first loss is a failure all the same, for nobody knows what was so meanwhile.
 */
function overLosses(run: Run, watch: Course, isOver: () => boolean): Course {
  return async (member, signal) => {
    let first: Failure | null = null;
    for (;;) {
      try {
        await watch(member, signal);
        break;
      } catch (error) {
        if (!isLost(error) || signal.aborted) throw error;
        if (first === null)
          run.warn(`${error.message.replace(/\.?$/, '.')} It is tried again until the way back begins.`);
        first ??= error;
        if (!isOver()) await run.clock.sleep(LOOK_FOR_LOST_EVERY_MS, signal);
        if (isOver()) break;
      }
    }
    if (first !== null) throw first;
  };
}

function isLost(error: unknown): error is Failure {
  return isWayFailure(error) || (error instanceof Failure && error.code === 'timeout');
}

function reloadsOf(runs: readonly PlannedRun[]): number {
  return runs.reduce((sum, { run }) => sum + run.reloads, 0);
}

/** The operation on one load balancer, watched until all are done, and until all have looked once more. */
function operationOn(run: Run, request: ChangeRequest): PlannedCourse {
  return async (planned, member, signal) => {
    expectAsPlanned(run, planned, request);
    let plan = await renewed(run, planned, request, signal);
    // Where one refuses, nothing is set on any.
    await member.meet(async (looking) => {
      plan = await lookedOver(run, plan, request, looking);
    });
    plan = await renewed(run, plan, request, signal);
    await operate(run, plan, request, member.meet, signal);
    const look = async (looking: AbortSignal) => {
      await lookAgain(run, looking);
      assertServing(run, plan, request);
      await assertEnoughLeft(run, plan.capacities, run.seen.latest, looking);
    };
    await member.meet(look);
    await lookUntilAllHave(run, member, look, signal);
  };
}

/** Everything is as it was left, or is done again in the new process while the others are looked at. */
function lastLook(run: Run, request: ChangeRequest, busy: Busy = new Map()): PlannedCourse {
  const { reloads } = run;
  const alone = async () => {};
  const served = new ServedInMaint(run);
  return async (plan, member, signal) => {
    if (run.reloads > reloads) {
      expectAsPlanned(run, plan, request);
      await operate(run, plan, request, alone, signal);
      served.begin();
    }
    // One that has found a reload goes on until all is done again.
    const look = async (looking: AbortSignal) => {
      if (!busy.has(run)) busy.set(run, Symbol());
      await lookAgain(run, looking);
      assertServing(run, plan, request);
      served.note();
      busy.delete(run);
    };
    busy.delete(run);
    await lookUntilAllHave(run, member, look, signal);
    // Not before: whatever a reload forgets meanwhile is to be done again all the same.
    if (served.failure !== null) throw served.failure;
  };
}

/** A look may hang for as long as a command may: whoever has had his own is not left alone meanwhile. */
async function lookUntilAllHave(run: Run, member: Member, look: Look, signal: AbortSignal): Promise<void> {
  if (!run.seen.isFresh) await look(signal);
  await member.meet(look);
}

async function operate(
  run: Run,
  plan: Plan,
  request: ChangeRequest,
  meet: Member['meet'],
  signal: AbortSignal,
): Promise<void> {
  await switchChecksBefore(run, plan, request, signal);
  await setOn(run, plan, request, meet, signal);
  await switchChecksAfter(run, plan, request, signal);
  // An agent that was let speak has given a weight since.
  if (request.operation === 'ready') warnOfWeightless(run);
}

/** Whoever was waited for until it was UP is to be so when all are done. */
function assertServing(run: Run, plan: Plan, request: ChangeRequest): void {
  if (request.operation === 'ready' && request.healthProof !== 'none') assertStillUp(run, run.units);
  if (request.operation === 'weight' && request.ramp !== undefined)
    assertStillUp(run, climbingOf(plan.targets));
}

function expectAsPlanned(run: Run, plan: Plan, { operation }: ChangeRequest): void {
  expectWeightsAsRead(run, plan);
  if (takesOut(operation)) expectAgentsOff(run);
}

/** Before anything is read once more: what was planned with has to be there still. */
function expectWeightsAsRead(run: Run, { targets }: Plan): void {
  const weighted = targets.filter(({ weight }) => weight !== null);
  run.update(weighted, (server) => ({
    ...server,
    expected: { ...server.expected, weight: server.now.weight },
  }));
}

/** No server with an agent is taken out: one that somebody switches on meanwhile may undo it at any time, and nobody can tell when. */
function expectAgentsOff(run: Run): void {
  const off = run.units.filter((unit) => run.now(unit).agent === 'disabled');
  run.update(off, (server) => ({ ...server, expected: { ...server.expected, agent: 'disabled' } }));
}

function setOn(
  run: Run,
  plan: Plan,
  request: ChangeRequest,
  meet: Member['meet'],
  signal: AbortSignal,
): Promise<void> {
  switch (request.operation) {
    case 'weight':
      return weight(run, plan, request, meet, signal);
    case 'drain':
      return drain(run, plan, request, meet, signal);
    case 'maint':
      return maint(run, plan, request, meet, signal);
    case 'ready':
      return ready(run, plan, request, meet, signal);
  }
}

/** Every failure says on which load balancer it happened, is told at once, and its servers know of it. */
function noting(run: Run, course: Course): Course {
  return async (member, signal) => {
    try {
      await course(member, signal);
    } catch (error) {
      if (error instanceof StoppedForAnother || (signal.aborted && error === signal.reason)) throw error;
      const failure = asFailure(error);
      const placed = failure.loadBalancer === undefined ? failure.with({ loadBalancer: run.name }) : failure;
      run.noteFailure(placed);
      run.tellFailure(placed);
      throw placed;
    }
  };
}
