/**
 * Health and agent checks that an operation switches besides. The order is the point: what proves a server, or may undo what is set, is
 * switched before it; what must not be missed or heard too early, behind it.
 */
import { Failure } from '../errors.ts';
import type { CheckGoal } from '../haproxy/load-balancer.ts';
import { keyOf } from '../haproxy/server.ts';
import type { Plan, Target } from './plan/target.ts';
import type { Unit } from './plan/tracking.ts';
import { isFaltering, isUp } from './ready/readiness.ts';
import { notUp, waitUntilUp } from './ready/wait-until-up.ts';
import { type ChangeRequest, isDrain } from './request.ts';
import type { Run } from './run.ts';
import { setChecks } from './send.ts';
import { assertAsSet, lookAgain, outlastOthers } from './verify.ts';

/**
 * Agents go off, so that they undo nothing: HAProxy does not hear an answer that is on its way (measured on 2.2 to 3.4). Health checks
 * come on, for they are the proof. They go off before a server leaves: off in maint, they would keep its pause for good. Throws
 * `not-verified` where they do not run all the same.
 */
export async function switchChecksBefore(
  run: Run,
  plan: Plan,
  request: ChangeRequest,
  signal: AbortSignal,
): Promise<void> {
  await switchChecks(run, plan, (goal) => isBefore(goal, request), signal);
}

/** An agent may have its say when all else is done; what watches a server goes off last. Throws what a verification finds. */
export async function switchChecksAfter(
  run: Run,
  plan: Plan,
  request: ChangeRequest,
  signal: AbortSignal,
): Promise<void> {
  const switched = await switchChecks(run, plan, (goal) => !isBefore(goal, request), signal);
  if (switched.length === 0) return;
  await run.readBack(signal, { fresh: true });
  assertAsSet(run, run.units);
  await outlastOthers(run, switched, run.lastSetAt, (looking) => lookAgain(run, looking), signal);
  tellWeightsOfAgents(run, switched);
  if (request.operation !== 'ready' || request.healthProof === 'none') return;
  const faltering = switched.filter((unit) => isFaltering(run.now(unit)));
  // A ramp may have taken longer than health may.
  await waitUntilUp(run, faltering, request.healthTimeoutMs, signal, run.lastSetAt);
  const down = switched.filter((unit) => !isUp(run.now(unit)));
  if (down.length > 0) throw notUp(run, down, request.healthTimeoutMs);
}

function isBefore({ check, goal }: CheckGoal, request: ChangeRequest): boolean {
  if (check === 'agent') return goal === 'disabled';
  return goal === 'enabled' || isDrain(request);
}

/** Returns whose. */
async function switchChecks(
  run: Run,
  { targets }: Plan,
  isMeant: (goal: CheckGoal) => boolean,
  signal: AbortSignal,
): Promise<Target[]> {
  const meant = targets.filter(({ switches }) => switches.some(isMeant));
  if (meant.length === 0) return [];
  if (!run.seen.isFresh) await lookAgain(run, signal);
  const goals = meant.flatMap((target) =>
    target.switches.filter((one) => isMeant(one) && settingNow(run, target, one) !== one.goal),
  );
  if (goals.length === 0) return [];
  await setChecks(run, goals, signal);
  const paused = goals.filter(
    (one) =>
      one.check === 'health' && run.seen.find(keyOf(one))?.checks !== one.goal && one.goal === 'enabled',
  );
  if (paused.length > 0) throw pausedFailure(run, paused.map(keyOf));
  leaveRampsToAgents(run, meant);
  assertAsSet(run, run.units);
  return meant;
}

/** One that went through its ramp while its agent was silent has been where it was to go: from there on the agent gives its weight, as it is asked to. */
function leaveRampsToAgents(run: Run, switched: readonly Target[]): void {
  const isLeft = ({ ramp, switches }: Target) =>
    ramp.length > 0 && switches.some(({ check, goal }) => check === 'agent' && goal === 'enabled');
  run.update(switched.filter(isLeft), ({ expected: { weight: _, ...expected }, ...server }) => ({
    ...server,
    expected,
  }));
}

function tellWeightsOfAgents(run: Run, switched: readonly Target[]): void {
  const spoken = switched.filter((target) => {
    const last = target.ramp.at(-1);
    return last !== undefined && run.now(target).weight !== last.effective;
  });
  run.tellEach(
    'done',
    spoken,
    (target) => `weight ${run.now(target).weight}, for its agent, which speaks again, gives it`,
  );
}

function settingNow(run: Run, unit: Unit, { check }: CheckGoal) {
  const { checks, agent } = run.now(unit);
  return check === 'health' ? checks : agent;
}

function pausedFailure(run: Run, keys: string[]): Failure {
  return new Failure(
    'not-verified',
    `${keys.join(', ')}: HAProxy accepted \`enable health\`, and no check runs: out of maint with its checks off, a server keeps their pause.`,
    {
      brief: 'no health check runs, though it was enabled',
      loadBalancer: run.name,
      servers: keys,
      hint: 'Only maint ends that: `operation: maint`, then `operation: ready` with `health-checks: enable`.',
    },
  );
}
