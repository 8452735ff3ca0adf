/** Setting servers back to one state, with what HAProxy does of its own accord as it goes there counted, and the guard looked at. */
import { type AdminState, keyOf } from '../../haproxy/server.ts';
import { beforeDown } from '../drain/cut-errors.ts';
import { markingDown, noteMarkedDown, noteMarkedDownBriefly } from '../drain/marked-down-sessions.ts';
import type { Unit } from '../plan/tracking.ts';
import { canLend, giveWeightBack, lendNoWeight, weightlessOf } from '../ready/lent-weight.ts';
import { namesOf, type Run } from '../run.ts';
import { raiseHealth, setStates } from '../send.ts';
import {
  type Attempt,
  leaveLostWeights,
  leaveWeightsToAgents,
  type RollbackContext,
  stillOurs,
} from './attempt.ts';
import { capacitiesWithout, giveWayWhereTooFewAreLeft, isLeaving } from './refusals.ts';

/** null where none was ever sent: then it is anybody's. */
export function stateToRestore(run: Run, unit: Unit): AdminState | null {
  const { saved } = run.of(unit);
  return saved.sent.states.length > 0 ? saved.before.state : null;
}

export async function setBack(
  attempt: Attempt,
  units: readonly Unit[],
  state: AdminState,
  context: RollbackContext,
  signal: AbortSignal,
): Promise<void> {
  const { run } = attempt;
  const isOther = (unit: Unit) =>
    !attempt.refusals.has(unit) && stateToRestore(run, unit) === state && run.now(unit).forced !== state;
  await moveTo(attempt, units.filter(isOther), state, context, signal);
}

/** On their way back: those of these that nobody else has set since. */
export async function moveTo(
  attempt: Attempt,
  units: readonly Unit[],
  state: AdminState,
  { minAvailable }: RollbackContext,
  signal: AbortSignal,
): Promise<void> {
  const { run } = attempt;
  const others = await stillOurs(attempt, units, signal);
  if (others.length === 0) return;
  const before = beforeDown(run, others);
  const leaving = others.filter((unit) => isLeaving(run, unit));
  const capacities = capacitiesWithout(run, leaving, minAvailable);
  // Whoever cannot lend a weight is let in all the same.
  const spares = state === 'drain' || (state === 'ready' && canLend(run));
  const marked = spares ? others.filter((unit) => run.now(unit).forced === 'maint') : [];
  const send = () => setStates(run, others, state, signal);
  const set = () => (state === 'maint' ? markingDown(run, others, before, send) : send());
  const stopped = state === 'drain' ? others.filter((unit) => isStoppedHalfWay(run, unit)) : [];
  const reading = await atNoWeight(attempt, marked, set, signal);
  if (stopped.length > 0) await raiseHealth(run, stopped, signal);
  const isOnTheWay = others.some((unit) => stateToRestore(run, unit) !== state);
  run.tell(
    'set',
    `${namesOf(others)}: ${isOnTheWay ? `in ${state} on the way back` : `put back to ${state}`}`,
  );
  await giveWayWhereTooFewAreLeft(attempt, leaving, capacities, reading, (those) => {
    const letIn = () => setStates(run, those, 'ready', signal);
    return state === 'maint' ? noteMarkedDownBriefly(run, those, before, letIn, signal) : letIn();
  });
  if (state === 'maint') {
    const sample = () => run.loadBalancer.sample(run.watched, signal);
    const stayed = others.filter((unit) => !attempt.refusals.has(unit));
    await noteMarkedDown(run, stayed, before, sample, signal);
  }
}

/** Where a way round took it down for a moment, and broke off (see `Server.passesThrough`): without a check nothing else brings it up. */
function isStoppedHalfWay(run: Run, unit: Unit): boolean {
  const { saved, now } = run.of(unit);
  const isStopped = now.forced === 'ready' && now.operationalState === 0 && now.checks !== 'enabled';
  return isStopped && saved.health === 'unchecked';
}

/** HAProxy marks up what leaves maint: where somebody is on a backup, that may cut him. */
export async function atNoWeight<T>(
  attempt: Attempt,
  units: readonly Unit[],
  set: () => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  const { run } = attempt;
  const weightless = weightlessOf(run, units);
  await lendNoWeight(run, weightless, signal);
  const result = await set();
  // One that somebody else has given another weight meanwhile keeps that.
  leaveLostWeights(attempt, units);
  const lent = weightless.filter((server) => run.seen.find(keyOf(server))?.weight === 0);
  await giveWeightBack(run, lent, signal);
  leaveWeightsToAgents(attempt, units);
  return result;
}
