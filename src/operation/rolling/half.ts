/** One half of a batch, out or back: planned on every load balancer, then carried out as any change is. */
import { asFailure, type Failure } from '../../errors.ts';
import { carryOut } from '../change.ts';
import type { Effects, TakenOver } from '../effects.ts';
import { holdAgain, takeOver } from '../hold/orders.ts';
import { type Keeper, Ledger } from '../ledger.ts';
import { reportOf } from '../outcome.ts';
import type { PlannedRun } from '../reach-goal.ts';
import type { Report } from '../report.ts';
import type { ChangeRequest } from '../request.ts';

/** Load balancers that are ready to be changed, or why not all of them are. */
export interface Planned {
  runs: PlannedRun[];
  failures: Failure[];
}

/** `again`: what was read may have been changed since. */
export type PlanHalf = (ledger: Ledger, again: boolean) => Promise<Planned>;

export interface Half extends Planned {
  report: Report;
  /** What earlier steps held of these: to be given back when the batch has ended. Null when that was nothing, or this half has failed. */
  taken: TakenOver | null;
  /** Not where its plan has failed: then nothing was sent, and what was read for it nobody has read again. */
  hasBegun: boolean;
  /** The same as it is known now. */
  again(): Half;
}

/** Never throws. */
export async function runHalf(
  request: ChangeRequest,
  plan: PlanHalf,
  keeper: Keeper,
  effects: Effects,
): Promise<Half> {
  const ledger = new Ledger(request, keeper);
  let planned = await plan(ledger, false);
  if (planned.failures.length > 0) return halfOf(request, planned);
  let taken: TakenOver | null = null;
  let failures: Failure[];
  let hasBegun = false;
  try {
    taken = await takeOver(request, planned.runs, effects);
    // Until an earlier step has let go, what was read may have been changed again.
    if (taken !== null) planned = await plan(ledger, true);
    hasBegun = planned.failures.length === 0;
    failures = hasBegun ? await carryOut(request, planned.runs, ledger, effects) : planned.failures;
  } catch (error) {
    failures = [asFailure(error)];
  }
  if (taken === null || failures.length === 0)
    return halfOf(request, { ...planned, failures }, { taken, hasBegun });
  await holdAgain(taken, planned.runs, effects);
  return halfOf(request, { ...planned, failures }, { taken: null, hasBegun });
}

function halfOf(
  request: ChangeRequest,
  { runs, failures }: Planned,
  course: Pick<Half, 'taken' | 'hasBegun'> = { taken: null, hasBegun: false },
): Half {
  return {
    runs,
    failures,
    report: reportOf(request, runs, [], failures, 0),
    ...course,
    again: () => halfOf(request, { runs, failures }, course),
  };
}
