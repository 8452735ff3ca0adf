/** `weight` on one load balancer: set, read back, and once more on a fresh connection. */
import { keyOf, nameOf } from '../haproxy/server.ts';
import type { Meet } from './fleet.ts';
import { giveWayWhenOverloaded } from './overload.ts';
import type { Plan, Target } from './plan/target.ts';
import { climb, climbingOf, type Falls, outlastFailedCheck, weightNow } from './ramp.ts';
import { isKnownHealthy } from './ready/readiness.ts';
import { waitUntilUp } from './ready/wait-until-up.ts';
import type { WeightRequest } from './request.ts';
import type { Run } from './run.ts';
import { setWeights, weightGoal } from './send.ts';
import { assertAsSet, giveWayWhenTooFewAreLeft, isAsSet, lookAgain, outlastOthers } from './verify.ts';

/** Throws `refused` in HAProxy's words, `agent-conflict`, `guard` or `not-verified`. */
export async function weight(
  run: Run,
  { targets, capacities }: Plan,
  request: WeightRequest,
  meet: Meet,
  signal: AbortSignal,
): Promise<void> {
  const goals = targets.flatMap((target) => target.weight ?? []);
  if (!run.seen.isFresh) await lookAgain(run, signal);
  const climbing = climbingOf(targets);
  let falls: Falls = new Map();
  if (request.ramp !== undefined) {
    run.expectAsRead(climbing);
    if (run.reloads > 0) await goOnAfterReload(run, climbing, request.healthTimeoutMs, signal);
    falls = await climb(
      run,
      targets,
      { ...request.ramp, healthTimeoutMs: request.healthTimeoutMs },
      meet,
      signal,
    );
  }
  const others = goals.filter((goal) => run.seen.find(keyOf(goal))?.weight !== goal.effective);
  if (others.length > 0) {
    const healthy = new Set(
      targets.filter((target) => isKnownHealthy(run.now(target))).map(({ key }) => key),
    );
    const before = targets.flatMap((target) => run.membersNow(target));
    const reading = await setWeights(run, others, signal);
    assertAsSet(run, targets);
    const giveWay = async () => {
      const back = targets.filter(
        (target) => target.weight !== null && healthy.has(target.key) && isAsSet(run, target),
      );
      const former = back.map((target) => weightGoal(nameOf(target.key), run.of(target).saved.before.weight));
      if (former.length > 0) await setWeights(run, former, signal);
    };
    await giveWayWhenTooFewAreLeft(run, capacities, { before, reading }, giveWay, signal);
    await giveWayWhenOverloaded(run, capacities, request, giveWay, signal);
  }
  await meet((looking) => lookAgain(run, looking));
  const since = run.clock.now();
  await run.readBack(signal, { fresh: true });
  assertAsSet(run, targets);
  await outlastOthers(run, targets, since, (looking) => lookAgain(run, looking), signal);
  await outlastFailedCheck(run, climbing, falls, request.healthTimeoutMs, signal);
  confirm(run, targets);
}

/**
 * The new process has the weight of its configuration, which may be the last of the ramp, and a server with `init-state down` is DOWN there until
 * its first check: that is no end of the ramp.
 */
async function goOnAfterReload(
  run: Run,
  climbing: readonly Target[],
  limitMs: number,
  signal: AbortSignal,
): Promise<void> {
  const goals = climbing.flatMap((target) => {
    const goal = weightNow(run, target);
    return goal !== null && run.now(target).weight > goal.effective ? goal : [];
  });
  if (goals.length > 0) await setWeights(run, goals, signal);
  await waitUntilUp(run, climbing, limitMs, signal);
}

function confirm(run: Run, targets: readonly Target[]): void {
  run.update(targets, (server) => ({ ...server, confirmed: true }));
  run.tellEach(
    'done',
    targets,
    (target) => `weight ${run.now(target).weight}, confirmed on a fresh connection`,
  );
}
