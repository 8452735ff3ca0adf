/**
 * A rolling step from beginning to end: read all, plan every batch, then one after the other out, script, back. Stops at the first
 * batch that fails; those that are done stay done, the rest is not touched. Ends with a report, never with an exception.
 */
import { within } from '../../clock.ts';
import { formatDuration } from '../../duration.ts';
import { asFailure, type Failure } from '../../errors.ts';
import type { LoadBalancer } from '../../haproxy/load-balancer.ts';
import { addedServers, addedWarnings } from '../plan/notices/added.ts';
import type { Report } from '../report.ts';
import type { RollingRequest } from '../request.ts';
import { type BatchOutcome, runBatch } from './batch-run.ts';
import type { Batch } from './batches.ts';
import { lookTogether } from './look-together.ts';
import type { RollingMember } from './member.ts';
import type { RollingEffects } from './rolling-effects.ts';
import { RollingLedger } from './rolling-ledger.ts';
import { rollingReport } from './rolling-report.ts';
import type { RollingScene } from './scene.ts';
import { planAll } from './whole-plan.ts';

/** A step that has failed already waits no longer than this for those that it has nothing to do with any more. */
const LAST_LOOK_MS = 4_000;

export interface Rolling {
  request: RollingRequest;
  loadBalancers: readonly LoadBalancer[];
  effects: RollingEffects;
}

export async function rolling({ request, loadBalancers, effects }: Rolling): Promise<Report> {
  const startedAt = effects.clock.now();
  const whole = await planAll(request, loadBalancers, effects);
  const ledger = new RollingLedger(request, effects);
  const scene = { request, members: whole.members, ledger, effects };
  const begins = whole.failures.length === 0 && !request.dryRun;
  const outcomes = begins ? await runAll(whole.batches, scene) : [];
  const isThrough = begins && outcomes.every(({ failures }) => failures.length === 0);
  const failures = [
    ...whole.failures,
    ...outcomes.flatMap((one) => one.failures),
    ...(isThrough ? await finish(scene) : []),
  ];
  if (!isThrough) await lookAtDone(scene);
  if (failures.length > 0) ledger.noteOutAgain(whole.members.map((member) => member.outAgain()));
  const durationMs = effects.clock.now() - startedAt;
  return rollingReport({ scene, whole, outcomes, failures, durationMs });
}

/** Up to the first that fails. */
async function runAll(batches: readonly Batch[], scene: RollingScene): Promise<BatchOutcome[]> {
  const { clock, tellProgress } = scene.effects;
  const begunAt = clock.now();
  const outcomes: BatchOutcome[] = [];
  for (const batch of batches) {
    tellProgress(`${titleOf(batch)}: ${batch.names.join(', ')}${timesOf(batch, clock.now() - begunAt)}`);
    const outcome = await runBatch(batch, scene);
    outcomes.push(outcome);
    if (outcome.failures.length > 0) break;
    const words =
      outcome.report.end === 'gone' ? 'gone' : `back after ${formatDuration(outcome.report.tookMs ?? 0)}`;
    tellProgress(`${titleOf(batch)}: ${words}`);
  }
  return outcomes;
}

function titleOf({ number, count }: Batch): string {
  return `${number} of ${count}`;
}

/** The rest is expected to take as long as what is done took. */
function timesOf({ number, count }: Batch, soFarMs: number): string {
  if (number === 1) return '';
  const leftMs = (soFarMs / (number - 1)) * (count - number + 1);
  return `; ${formatDuration(soFarMs)} so far, about ${formatDuration(leftMs)} left`;
}

/** What is said of batches that are done was read when the last one went out, or before. */
async function lookAtDone({ members, effects: { clock, signal } }: RollingScene): Promise<void> {
  if (signal.aborted) return;
  const look = async (member: RollingMember) => {
    if (!member.hasDone) return;
    try {
      await within(clock, LAST_LOOK_MS, (limit) => member.look(limit));
    } catch {
      member.noteUnread();
    }
  };
  await Promise.all(members.map(look));
}

function warnOfAdded(member: RollingMember, { request, effects }: RollingScene): void {
  for (const text of addedWarnings(addedServers(request, member.first, member.snapshot))) {
    member.warnings.push(text);
    effects.tell({ kind: 'warning', loadBalancer: member.name, text });
  }
}

/** Nothing is "done" but what all load balancers say at the end of all servers, the first batch's included. */
async function finish(scene: RollingScene): Promise<Failure[]> {
  const { request, ledger, effects } = scene;
  const failures = await lookTogether(scene, (member) => member.assertDone(request.healthProof !== 'none'));
  try {
    if (failures.length === 0) ledger.close();
  } catch (error) {
    failures.push(asFailure(error));
  }
  for (const failure of failures) effects.tell({ kind: 'failure', failure });
  if (failures.length === 0) for (const member of scene.members) warnOfAdded(member, scene);
  return failures;
}
