/** What became of a rolling step, from all batches to one report. Pure: everything was read and told before. */
import type { Changed, Failure } from '../../errors.ts';
import { keyOf } from '../../haproxy/server.ts';
import { isGone } from '../../haproxy/snapshot.ts';
import type { Target } from '../plan/target.ts';
import type {
  BatchReport,
  Ending,
  LoadBalancerReport,
  Outcome,
  Report,
  Result,
  ServerReport,
} from '../report.ts';
import { rowKey } from './batch-rows.ts';
import type { BatchOutcome } from './batch-run.ts';
import type { RollingMember } from './member.ts';
import type { RollingScene } from './scene.ts';
import type { WholePlan } from './whole-plan.ts';

export interface RollingParts {
  scene: RollingScene;
  whole: WholePlan;
  /** Of those batches that were begun. */
  outcomes: readonly BatchOutcome[];
  failures: Failure[];
  durationMs: number;
}

export function rollingReport({ scene, whole, outcomes, failures, durationMs }: RollingParts): Report {
  const { request, members } = scene;
  // A dry run ends as the real one would: what is refused is not planned.
  const isPlanned = request.dryRun && failures.length === 0;
  const batches = batchReports(whole, outcomes, isPlanned);
  const servers = rowsOf(members, outcomes, failures, isPlanned);
  const changed = changedOfAll(servers, batches);
  const error = failures[0] ?? null;
  return {
    operation: 'rolling',
    result: resultOf(error, changed, batches, request.dryRun),
    ending: endingOf(scene, outcomes, error),
    changed,
    servers,
    loadBalancers: members.map((member) => loadBalancerOf(member, outcomes)),
    unread: whole.unread,
    plan: whole.lines,
    notices: [...whole.notices, ...outcomes.flatMap(({ notices }) => notices)],
    warnings: [
      ...whole.warnings,
      ...outcomes.flatMap(({ warnings }) => warnings),
      ...members.flatMap(({ name, warnings }) => warnings.map((text) => ({ loadBalancer: name, text }))),
    ],
    error,
    failures,
    durationMs: Math.round(durationMs),
    batches,
  };
}

/** Reloads are counted by the batches that met them; the last one knows the process of now. */
function loadBalancerOf(
  { name, snapshot }: RollingMember,
  outcomes: readonly BatchOutcome[],
): LoadBalancerReport {
  const all = outcomes.flatMap(({ loadBalancers }) => loadBalancers).filter((one) => one.name === name);
  const { process } = all.at(-1) ?? snapshot;
  return { name, process, reloads: all.reduce((sum, { reloads }) => sum + reloads, 0) };
}

function batchReports(
  { batches }: WholePlan,
  outcomes: readonly BatchOutcome[],
  isPlanned: boolean,
): BatchReport[] {
  return batches.map(({ number, names }) => {
    const begun = outcomes.find(({ report }) => report.number === number)?.report;
    const end = isPlanned ? ('planned' as const) : ('not-begun' as const);
    return begun ?? { number, names, end, scriptBegun: false, scriptMs: null, tookMs: null };
  });
}

/** One for each that was selected, in order, and for each tracker that a batch speaks of. */
function rowsOf(
  members: readonly RollingMember[],
  outcomes: readonly BatchOutcome[],
  failures: readonly Failure[],
  isPlanned: boolean,
): ServerReport[] {
  const begun = new Map(outcomes.flatMap(({ servers }) => servers).map((row) => [rowKey(row), row]));
  const done = new Set(
    outcomes.filter(({ report }) => report.end === 'done').flatMap(({ servers }) => servers.map(rowKey)),
  );
  const selected = members.flatMap((member) =>
    member.targets.map((target) => {
      const untouched = untouchedRow(member, target, isPlanned ? 'planned' : 'skipped');
      const row = begun.get(rowKey(untouched));
      begun.delete(rowKey(untouched));
      if (row === undefined) return withError(untouched, failures);
      return withError(done.has(rowKey(row)) ? asOfNow(member, row) : row, failures);
    }),
  );
  return [...selected, ...begun.values()];
}

function untouchedRow(member: RollingMember, target: Target, outcome: Outcome): ServerReport {
  const { key, before, members } = target;
  return {
    loadBalancer: member.name,
    backend: before.backend,
    server: before.server,
    before,
    after: member.find(key) ?? before,
    changed: 'no',
    outcome: isGone(member.snapshot, key) ? 'gone' : outcome,
    trackedBy: members.slice(1).map(keyOf),
    goal: 'maint, script, ready',
    drainMs: null,
    drained: null,
    healthMs: null,
    sessionsShutDown: 0,
    sessionsOverTime: [],
    error: null,
    notPutBack: null,
  };
}

/** One that is done may have been read again since. */
function asOfNow(member: RollingMember, row: ServerReport): ServerReport {
  if (row.outcome !== 'changed' || row.changed === 'unknown') return row;
  const after = member.find(keyOf(row));
  if (isGone(member.snapshot, keyOf(row))) return { ...row, outcome: 'gone', changed: 'no' };
  if (after === null) return { ...row, changed: 'unknown' };
  const isAsLeft = after.forced === row.before.forced;
  return { ...row, after, changed: isAsLeft ? 'no' : member.isUnread ? 'unknown' : 'yes' };
}

/** Where nothing was done what stood in the way has failed. */
function withError(row: ServerReport, failures: readonly Failure[]): ServerReport {
  const error = failures.find(
    ({ loadBalancer, servers }) => loadBalancer === row.loadBalancer && servers.includes(keyOf(row)),
  );
  if (row.error !== null || error === undefined) return row;
  return {
    ...row,
    error,
    outcome: row.outcome === 'skipped' ? 'failed' : row.outcome,
  };
}

/** Where a script was begun the application may be another one, whatever HAProxy says. */
function changedOfAll(servers: readonly ServerReport[], batches: readonly BatchReport[]): Changed {
  if (servers.some(({ changed }) => changed === 'unknown')) return 'unknown';
  const isChanged = batches.some(({ scriptBegun }) => scriptBegun);
  return isChanged || servers.some(({ changed }) => changed === 'yes') ? 'yes' : 'no';
}

function resultOf(
  error: Failure | null,
  changed: Changed,
  batches: readonly BatchReport[],
  dryRun: boolean,
): Result {
  if (error === null) {
    if (dryRun) return 'planned';
    return changed === 'no' ? 'unchanged' : 'changed';
  }
  if (changed !== 'no') return 'partial';
  return batches.some(({ end }) => end === 'rolled-back') ? 'rolled-back' : 'failed';
}

/** Of servers alone, for post: batches that are done are not its business, unless all are, or one of them is out again. */
function endingOf(
  { ledger }: RollingScene,
  outcomes: readonly BatchOutcome[],
  error: Failure | null,
): Ending {
  if (error === null) return ledger.isDifferent ? 'reached' : 'unchanged';
  const ending = outcomes.at(-1)?.ending ?? 'unchanged';
  return ending === 'unchanged' && ledger.hasOutAgain ? 'kept' : ending;
}
