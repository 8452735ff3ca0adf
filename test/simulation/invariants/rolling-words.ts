/** What a rolling step says at its end: of its batches, its scripts, and of whom it leaves out. */
import { keyOf } from '../../../src/haproxy/server.ts';
import { type BatchReport, leftOutOf, type Report } from '../../../src/operation/report.ts';
import { hasFailed, type RollingCourse } from '../rolling-course.ts';
import { placeOf, type StepRun } from '../step-run.ts';
import { type Bench, reportedOn, warnsOfOldProcess } from './bench.ts';
import { judgeIntrusions } from './scripts.ts';

/** At the end of a step that has failed. */
const LOOKS_AT_MOST = 3;

export function judgeRolling(bench: Bench, step: StepRun, report: Report): void {
  const { rolling } = step;
  if (rolling === null) return;
  const lie = (words: string) => bench.violate('said what is not', `${step.name}: ${words}`);
  for (const batch of report.batches ?? []) {
    const wrong = wrongOf(batch, rolling);
    if (wrong !== null)
      lie(`batch ${batch.number} (${batch.names.join(', ')}) is "${batch.end}", and ${wrong}`);
  }
  judgeLeftOut(bench, step, report);
  if (report.error === null) judgeDone(bench, step, report, rolling);
  const failed = rolling.scripts.find(hasFailed);
  if (failed !== undefined && report.error?.code !== 'cancelled') {
    if (!report.failures.some(({ code }) => code === 'run-failed'))
      lie(`the script of batch ${failed.batch.number} has failed, and there is no run-failed`);
    if (report.result !== 'partial') lie(`a script has failed, and the result is ${report.result}`);
  }
}

function wrongOf({ names, end, scriptBegun }: BatchReport, rolling: RollingCourse): string | null {
  const script = names.map((name) => rolling.scriptFor(name)).find((one) => one !== undefined);
  if (scriptBegun && script === undefined) return 'its script never ran';
  if (!scriptBegun && script !== undefined) return 'its script did run';
  if (end === 'done' && (script?.end == null || hasFailed(script))) return 'its script has not ended well';
  const isUntouched = end === 'rolled-back' || end === 'not-begun' || end === 'planned';
  return isUntouched && script !== undefined ? 'its script did run' : null;
}

function judgeDone(bench: Bench, step: StepRun, report: Report, rolling: RollingCourse): void {
  const there = report.servers.filter(
    ({ outcome, backend, server }) => outcome !== 'gone' && step.selects(`${backend}/${server}`),
  );
  for (const row of there)
    if (rolling.scriptFor(row.server) === undefined)
      bench.violate('said what is not', `${step.name} says done, and no script ran for ${keyOf(row)}`);
  const open = report.batches?.find(({ end }) => end !== 'done' && end !== 'gone');
  if (open !== undefined)
    bench.violate('said what is not', `${step.name} says done, and batch ${open.number} is "${open.end}"`);
  judgeIntrusions(bench, step);
}

/** Whoever is out by this step stands in `left-out`, and nobody else does. */
function judgeLeftOut(bench: Bench, step: StepRun, report: Report): void {
  const told = new Set(leftOutOf(report).map((row) => placeOf(row.loadBalancer, keyOf(row))));
  for (const { name, current, deadSince } of bench.loadBalancers) {
    for (const server of current.servers.values()) {
      const place = placeOf(name, server.key);
      const before = step.before.get(place);
      const { by, at, givenBack } = server.forcedBy;
      if (
        before === undefined ||
        deadSince !== null ||
        !bench.isKnown(step, name, Math.max(at, server.resolvedAt))
      )
        continue;
      const wasIn = before.state === 'ready' && before.weight > 0;
      // Whom somebody else has given weight 0 since then was not in rotation when its batch began.
      const isOfOthers = server.weight === 0 && server.weightBy.by !== step;
      const isOut = wasIn && !isOfOthers && by === step && givenBack !== true && server.forced !== 'ready';
      const row = reportedOn(step, name, server.key);
      const isCalledDone = row?.outcome === 'changed' || row?.outcome === 'unchanged';
      if (isOut && isCalledDone)
        bench.violate(
          'said what is not',
          `${server.key} on ${name} is ${server.forced} by ${step.name}, and its outcome is "${row.outcome}"`,
        );
      if (isOut && !told.has(place))
        bench.violate(
          'left untold',
          `${server.key} on ${name} is ${server.forced} by ${step.name}, and not in left-out: ${row?.outcome}, changed ${row?.changed}`,
        );
      // In a process that has begun since, behind the last that could be read.
      const isUnseen = !step.readAt.has(server);
      const isIn =
        !isUnseen &&
        server.admin === 'ready' &&
        server.weight > 0 &&
        // While one of them answers slowly all others grow old, and at some time it has to be said.
        bench.isOld(name, Math.max(server.weightBy.at, at + LOOKS_AT_MOST * bench.longestMs));
      if (isIn && told.has(place) && row?.changed !== 'unknown')
        bench.violate(
          'said what is not',
          `${server.key} on ${name} is ready, and ${step.name} calls it left out`,
        );
    }
  }
}

/** When all is over: who was served, or failed, where a script worked, and nothing was said of it. */
export function judgeVictims(bench: Bench, step: StepRun): void {
  const { rolling, report, request } = step;
  if (rolling === null || request.operation !== 'rolling') return;
  const mayBeLeft = request.drainTimeoutMs === 0 || request.onDrainTimeout === 'continue';
  for (const { loadBalancer, key, byOldProcess, words } of rolling.victims) {
    const drained = reportedOn(step, loadBalancer, key)?.drained ?? null;
    const isOver = report === null || report.error?.code === 'cancelled';
    const isTold = drained === false || (byOldProcess && warnsOfOldProcess(step));
    if (isTold || (isOver && (byOldProcess || mayBeLeft))) continue;
    bench.violate('promise broken', `${step.name}, ${loadBalancer}: ${words}; drained: ${drained}`);
  }
}
