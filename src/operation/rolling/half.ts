/** One half of a batch, out or back: planned on every load balancer, then carried out as any change is. */
import { asFailure, type Failure } from '../../errors.ts';
import { carryOut } from '../change.ts';
import type { Effects } from '../effects.ts';
import { takeOver, warnOfLostHold } from '../hold/orders.ts';
import { Ledger } from '../ledger.ts';
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
  /** An earlier step held some of these against reloads, and holds them no more. */
  hasLetGo: boolean;
  /** Not where its plan has failed: then nothing was sent, and what was read for it nobody has read again. */
  hasBegun: boolean;
  /** The same as it is known now. */
  again(): Half;
}

/** Never throws. */
export async function runHalf(
  request: ChangeRequest,
  plan: PlanHalf,
  save: Effects['save'],
  effects: Effects,
): Promise<Half> {
  const ledger = new Ledger(request, { ...effects, save });
  let planned = await plan(ledger, false);
  if (planned.failures.length > 0) return halfOf(request, planned);
  try {
    // Until an earlier step has let go, what was read may have been changed again.
    const hasLetGo = await takeOver(request, planned.runs, effects.hold);
    if (hasLetGo) planned = await plan(ledger, true);
    const hasBegun = planned.failures.length === 0;
    const failures = hasBegun ? await carryOut(request, planned.runs, ledger, effects) : planned.failures;
    if (hasLetGo && failures.length > 0) warnOfLostHold(planned.runs);
    return halfOf(request, { ...planned, failures }, { hasLetGo, hasBegun });
  } catch (error) {
    return halfOf(request, { ...planned, failures: [asFailure(error)] });
  }
}

function halfOf(
  request: ChangeRequest,
  { runs, failures }: Planned,
  course: Pick<Half, 'hasLetGo' | 'hasBegun'> = { hasLetGo: false, hasBegun: false },
): Half {
  return {
    runs,
    failures,
    report: reportOf(request, runs, [], failures, 0),
    ...course,
    again: () => halfOf(request, { runs, failures }, course),
  };
}
