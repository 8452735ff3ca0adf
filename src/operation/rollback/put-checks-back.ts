/**
 * Checks that a step has switched, put back: what proves a server, and keeps its agent silent, before its state goes back; what lets an
 * agent speak, or leaves a server unwatched, behind it.
 */
import { Failure } from '../../errors.ts';
import type { CheckGoal } from '../../haproxy/load-balancer.ts';
import { nameOf } from '../../haproxy/server.ts';
import { type CheckSwitch, differences, isEmpty, pick, settingsOf } from '../../haproxy/server-settings.ts';
import type { Unit } from '../plan/tracking.ts';
import type { Run } from '../run.ts';
import { sentSettings } from '../saved-change.ts';
import { setChecks } from '../send.ts';
import { type Attempt, stillOurs } from './attempt.ts';

/** Health checks come on, agents go off. */
export async function putChecksBackFirst({ run, ours }: Attempt, signal: AbortSignal): Promise<void> {
  // All was read a moment ago.
  const goals = ours.flatMap((unit) => goalsOf(run, unit, FIRST));
  if (goals.length > 0) await setChecks(run, goals, signal);
}

/** Health checks go off, agents come on: of those whose state and weight are back. */
export async function putChecksBackLast(attempt: Attempt, signal: AbortSignal): Promise<void> {
  const { run, ours, refusals } = attempt;
  const isNext = (unit: Unit) => goalsOf(run, unit, LAST).length > 0 && isBackBut(run, unit);
  const units = await stillOurs(attempt, ours.filter(isNext), signal);
  for (const unit of units) {
    const { admin, operationalState } = run.now(unit);
    const isWatchedDown = goalsOf(run, unit, LAST).some(({ check }) => check === 'health');
    if (isWatchedDown && admin !== 'maint' && operationalState === 0)
      refusals.set(unit, downForGood(run, unit));
  }
  const goals = units.filter((unit) => !refusals.has(unit)).flatMap((unit) => goalsOf(run, unit, LAST));
  if (goals.length > 0) await setChecks(run, goals, signal);
}

const FIRST = { health: 'enabled', agent: 'disabled' } as const;
const LAST = { health: 'disabled', agent: 'enabled' } as const;

/** What is to be switched to these, and is otherwise now. */
function goalsOf(run: Run, unit: Unit, wanted: Record<'health' | 'agent', CheckSwitch>): CheckGoal[] {
  const { saved, now } = run.of(unit);
  const { checks, agent } = differences(pick(saved.before, sentSettings(saved)), settingsOf(now));
  return [
    ...(checks === wanted.health ? [{ ...nameOf(unit.key), check: 'health', goal: checks } as const] : []),
    ...(agent === wanted.agent ? [{ ...nameOf(unit.key), check: 'agent', goal: agent } as const] : []),
  ];
}

function isBackBut(run: Run, unit: Unit): boolean {
  const { saved, now } = run.of(unit);
  const own = pick(pick(saved.before, sentSettings(saved)), ['state', 'weight']);
  return isEmpty(differences(own, settingsOf(now)));
}

function downForGood(run: Run, unit: Unit): Failure {
  const { status } = run.now(unit);
  return new Failure(
    'unhealthy',
    `The health checks of ${unit.key} are left on: they find it "${status}", and with them off it would stay so for good.`,
    {
      loadBalancer: run.name,
      servers: [unit.key],
      hint: `Look at its application; when it is up, send \`disable health ${unit.key}\`.`,
    },
  );
}
