/**
 * A plan that has grown old, because another load balancer took long to answer, or this one to tell its statistics: what could be spared when
 * it was made is asked once more of what is so now, before anything is set. Right behind a set it would be too late for whoever finds nobody
 * left to serve him.
 */
import { keyOf } from '../haproxy/server.ts';
import { assertCarried } from './overload.ts';
import { type Capacity, capacityOf, isRefused } from './plan/guard.ts';
import { requireCapacity } from './plan/preconditions.ts';
import { leavingOf, type Plan } from './plan/target.ts';
import type { ChangeRequest } from './request.ts';
import type { Run } from './run.ts';
import { lookAgain, readBackends } from './verify.ts';

/** The same plan, with what it does to backends as they are now. Throws `guard`, `max-load`, and what a look finds. */
export async function renewed(
  run: Run,
  plan: Plan,
  request: ChangeRequest,
  signal: AbortSignal,
): Promise<Plan> {
  const { isFresh, isTrafficOld, hasJustLooked } = run.seen;
  if (hasJustLooked || (isFresh && !isTrafficOld)) return plan;
  return plan.capacities.length === 0 ? plan : await lookedOver(run, plan, request, signal);
}

/** The same by a look, however young the plan is. */
export async function lookedOver(
  run: Run,
  plan: Plan,
  request: ChangeRequest,
  signal: AbortSignal,
): Promise<Plan> {
  await lookAgain(run, signal);
  const refused = capacitiesNow(run, plan, request).filter(isRefused);
  // Who else is out stands in the reason; some may be back by then.
  if (refused.length > 0) run.record(await readBackends(run, refused, signal));
  const capacities = capacitiesNow(run, plan, request);
  const { servers } = run.seen;
  requireCapacity(capacities, { servers }, new Set(leavingOf(plan.targets, servers, request).map(keyOf)));
  await assertCarried(run, capacities, request, signal);
  return { ...plan, capacities };
}

/** What is asked of each stays: a percentage is of the servers that there were. */
function capacitiesNow(run: Run, { targets, capacities }: Plan, request: ChangeRequest): Capacity[] {
  const leaving = Map.groupBy(leavingOf(targets, run.seen.servers, request), ({ backend }) => backend);
  return capacities.flatMap((one) => {
    const backend = run.seen.backend(one.backend);
    if (backend === undefined) return [];
    const now = capacityOf(backend, [], leaving.get(one.backend) ?? [], request.minAvailable);
    return { ...one, leaving: now.leaving, now: now.now, after: now.after };
  });
}
