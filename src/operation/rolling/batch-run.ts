/**
 * One batch from beginning to end: out on every load balancer, its script, back on every load balancer. Told from top to bottom. What
 * becomes of it when something fails is decided by where: before the script as for any change; from then on it stays in maint.
 */

import type { Failure } from '../../errors.ts';
import { keyOf, nameOf } from '../../haproxy/server.ts';
import { noteOthers } from '../changed-by-others.ts';
import { endHolds, holdAgain } from '../hold/orders.ts';
import { lookOnceMoreAtAll } from '../last-look.ts';
import type { PlannedRun } from '../reach-goal.ts';
import type { BatchEnd, BatchReport, Ending, LoadBalancerReport, Message, ServerReport } from '../report.ts';
import type { SavedServer } from '../saved-change.ts';
import { wasSent } from '../server-run.ts';
import { mergedRows, rowKey } from './batch-rows.ts';
import { runWatched, type Script } from './batch-script.ts';
import type { Batch } from './batches.ts';
import { type Half, type PlanHalf, runHalf } from './half.ts';
import { planBack, planOut } from './half-plans.ts';
import { backRequest, outRequest } from './requests.ts';
import type { RollingScene } from './scene.ts';

export interface BatchOutcome {
  report: BatchReport;
  /** Of those that this batch came to. */
  servers: ServerReport[];
  /** One for each half. */
  loadBalancers: LoadBalancerReport[];
  /** In time. With none, the batch is done. */
  failures: readonly Failure[];
  ending: Ending;
  notices: Message[];
  warnings: Message[];
}

/** How far a batch has come. */
interface Course {
  end: BatchEnd;
  ending: Ending;
  failures: readonly Failure[];
  out: Half;
  script?: Script;
  back?: Half;
}

/** Never throws. */
export async function runBatch(batch: Batch, scene: RollingScene): Promise<BatchOutcome> {
  const { clock, signal } = scene.effects;
  const begunAt = clock.now();
  const { end, ending, failures, out, script, back } = await outAndBack(batch, scene);
  // A cancelled step has no time to look at those that are done: its last look at this batch has shown them, too.
  if (failures.length > 0)
    for (const { run } of back?.hasBegun ? back.runs : out.runs)
      scene.members.find(({ name }) => name === run.name)?.noteSeen(run);
  const { number, names } = batch;
  const ofScript = { scriptBegun: script !== undefined, scriptMs: script?.tookMs ?? null };
  const told = tellingOf(out, back);
  const isBack = new Set((back?.report.servers ?? []).map(rowKey));
  const isStopped = (row: ServerReport) =>
    end === 'not-done' &&
    !(isBack.has(rowKey(row)) && row.after.forced === 'ready') &&
    (script !== undefined || row.changed !== 'no');
  // What failed on one load balancer is nothing that failed on another, which only stays with it.
  const errorOf = ({ loadBalancer }: ServerReport) =>
    failures.find((one) => one.loadBalancer === undefined || one.loadBalancer === loadBalancer) ?? null;
  return {
    ...told,
    servers: told.servers.map((row) =>
      isStopped(row) ? asFailed(row, signal.aborted ? null : errorOf(row)) : row,
    ),
    report: { number, names, end, ...ofScript, tookMs: clock.now() - begunAt },
    failures,
    ending,
  };
}

async function outAndBack(batch: Batch, scene: RollingScene): Promise<Course> {
  const { request, ledger, effects } = scene;
  const planningOut: PlanHalf = (saving, again) => planOut(batch, scene, saving, again);
  const out = await runHalf(outRequest(request), planningOut, ledger.out, effects);
  if (out.failures.length > 0) return notOut(out);
  const there = withoutGone(batch, out);
  if (there === null) {
    if (out.taken !== null) await endHolds(out.taken, effects);
    return { end: 'gone', ending: 'unchanged', failures: [], out };
  }

  const script = await runWatched(there, out, scene);
  if (script.failures.length > 0) return await stoppedInScript(out, script, scene);

  const planningBack: PlanHalf = (saving) => planBack(out.runs, script.places, scene, saving);
  const back = await runHalf(backRequest(request), planningBack, ledger.back, effects);
  if (back.failures.length > 0) {
    // While one could not be read the others grew old, and nobody has looked at them since the script.
    if (!back.hasBegun) await lookOnceMoreAtAll(out.runs, effects);
    else await lookWhereNothingWasSent(back, effects);
    await holdWhereLeft(
      out,
      back.hasBegun ? [...back.runs, ...out.runs] : [...out.runs, ...back.runs],
      scene,
    );
    return notBack(out, script, back.again(), scene);
  }
  for (const { run } of back.runs) scene.members.find(({ name }) => name === run.name)?.noteDone(run);
  ledger.finishBatch((name, saved) => isAsBefore(back, name, saved));
  for (const { taken } of [out, back]) if (taken !== null) await endHolds(taken, effects);
  return { end: 'done', ending: 'unchanged', failures: [], out, script, back };
}

/** To its second half such a load balancer is as it was found, and the first half has them out there. */
async function lookWhereNothingWasSent({ runs }: Half, effects: RollingScene['effects']): Promise<void> {
  const unseen = runs.filter(({ run }) => !run.seen.isFresh && !run.serverRuns.some(wasSent));
  await lookOnceMoreAtAll(unseen, effects, unseen, () => true);
}

/** The batch stays out, and is held on where that is what it was held in. `runs`: of a load balancer the first one counts. */
async function holdWhereLeft(
  { taken }: Half,
  runs: readonly PlannedRun[],
  { effects }: RollingScene,
): Promise<void> {
  if (taken !== null) await holdAgain(taken, runs, effects, () => false);
}

/** `on-drain-timeout` or `on-error` has decided, as for any change. */
function notOut(out: Half): Course {
  const { changed, result, ending } = out.report;
  const end = changed !== 'no' ? 'not-done' : result === 'rolled-back' ? 'rolled-back' : 'not-begun';
  return { end, ending, failures: out.failures, out };
}

/** Its application may be broken: it stays out, whatever the policies say. When the step was cancelled, post asks them. */
async function stoppedInScript(out: Half, script: Script, scene: RollingScene): Promise<Course> {
  const { ledger, effects } = scene;
  // Not one that is cancelled while it has its last look, or killed.
  const isCancelled = isCancelledBy(script.failures, scene);
  if (!isCancelled) ledger.keepBatch();
  await lookOnceMoreAtAll(out.runs, effects);
  await holdWhereLeft(out, out.runs, scene);
  for (const { run } of out.runs) noteOthers(run);
  const ending = isCancelled ? 'unfinished' : 'kept';
  return { end: 'not-done', ending, failures: script.failures, out: asKnownNow(out), script };
}

/**
 * It has gone back to maint, or was left where it was: what `ready` calls unchanged is out of rotation. Cancelled before anything of it was
 * sent, the step is unfinished as at any other time: post asks the policies.
 */
function notBack(out: Half, script: Script, back: Half, scene: RollingScene): Course {
  const { ledger } = scene;
  const { ending: ofBack } = back.report;
  const stays = isCancelledBy(back.failures, scene) ? 'unfinished' : 'kept';
  const ending = ofBack === 'unchanged' || ofBack === 'reached' ? stays : ofBack;
  if (ending === 'kept') ledger.keepBatch();
  if (ending === 'not-put-back') ledger.keepWayBack();
  return { end: 'not-done', ending, failures: back.failures, out, script, back };
}

/** Was that what ended it first? */
function isCancelledBy([first]: readonly Failure[], { effects: { signal } }: RollingScene): boolean {
  return signal.aborted && first === signal.reason;
}

/** What is left of it, for its script to work on; null when nothing is. */
function withoutGone(batch: Batch, { runs }: Half): Batch | null {
  const units = runs.flatMap(({ run }) => run.units.filter((unit) => !run.of(unit).gone));
  const there = new Set(units.map(({ key }) => nameOf(key).server));
  const names = batch.names.filter((name) => there.has(name));
  return names.length === 0 ? null : { ...batch, names };
}

/** What it was to become it is not, whatever came of the first half. */
function asFailed(row: ServerReport, error: Failure | null): ServerReport {
  return row.outcome === 'gone' ? row : { ...row, outcome: 'failed', error: row.error ?? error };
}

function isAsBefore({ runs }: Half, name: string, saved: SavedServer): boolean {
  const now = runs.find(({ run }) => run.name === name)?.run.seen.find(keyOf(saved)) ?? null;
  return now === null || now.forced === saved.before.state;
}

/** Whoever was left when the script began was left, though a reload has begun to count anew since. */
function asKnownNow(out: Half): Half {
  const now = out.again();
  const then = new Map(out.report.servers.map((row) => [rowKey(row), row.drained]));
  const servers = now.report.servers.map((row) =>
    then.get(rowKey(row)) === false ? { ...row, drained: false } : row,
  );
  return { ...now, report: { ...now.report, servers } };
}

function tellingOf(
  out: Half,
  back?: Half,
): Pick<BatchOutcome, 'servers' | 'loadBalancers' | 'notices' | 'warnings'> {
  // More of the first half may be known since it ended: HAProxy was reloaded while the script ran.
  const first = back === undefined ? out : asKnownNow(out);
  const halves = back === undefined ? [out] : [first, back];
  return {
    servers:
      back === undefined
        ? out.report.servers
        : mergedRows(first.report.servers, back.report.servers, back.hasBegun),
    loadBalancers: halves.flatMap(({ report }) => report.loadBalancers),
    notices: halves.flatMap(({ report }) => report.notices),
    warnings: halves.flatMap(({ report }) => report.warnings),
  };
}
