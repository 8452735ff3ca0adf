/** What a step says at its end, and its post step after it, against what is so. */
import type { Failure } from '../../../src/errors.ts';
import { keyOf } from '../../../src/haproxy/server.ts';
import { asTold, type Finding } from '../../../src/operation/post-job/finding.ts';
import type { Report, ServerReport } from '../../../src/operation/report.ts';
import type { ModelServer } from '../model/server.ts';
import { isLeftUnfinished } from '../rolling-course.ts';
import { placeOf, type StepRun } from '../step-run.ts';
import { type Bench, isLetGoOf, isOutAsConfigured, reportedOn, seconds } from './bench.ts';
import { judgeNewcomers } from './newcomers.ts';
import { judgeSuccess } from './success.ts';

export function judgeReport(bench: Bench, step: StepRun, report: Report): void {
  for (const { message, cause } of report.failures) {
    if (message.startsWith('Unexpected error'))
      bench.violate(
        'unexpected error',
        `${step.name}: ${message} ${cause instanceof Error ? cause.stack : ''}`,
      );
  }
  for (const failure of report.failures) judgeAccusation(bench, step, failure);
  judgeLength(bench, step);
  for (const row of report.servers) {
    const server = bench.current(row.loadBalancer)?.servers.get(keyOf(row));
    if (report.error === null) judgeSuccess(bench, step, row, server);
    if (server !== undefined) judgeChanged(bench, step, row, server);
  }
  if (report.error === null) judgeNewcomers(bench, step, report);
}

/** "HAProxy still sends traffic to a server in maint": a request that is tried again is none that was sent there. */
function judgeAccusation(bench: Bench, step: StepRun, { message, loadBalancer, servers }: Failure): void {
  if (loadBalancer === undefined || !message.includes('still sends traffic')) return;
  const current = bench.current(loadBalancer);
  for (const key of servers) {
    const server = current?.servers.get(key);
    // Nobody knows any more whom a process met that was replaced.
    if (server === undefined || (current?.startedAt ?? 0) > step.startedAt) continue;
    if ((current?.removedAt.get(key) ?? 0) > step.startedAt) continue;
    // Somebody else had it open for a moment, between two looks.
    if (server.closedToBoundBy !== step && server.closedToBoundAt > step.startedAt) continue;
    const met = [server, ...server.trackers].map(({ metInMaintAt }) => metInMaintAt);
    if (Math.max(...met) < step.startedAt)
      bench.violate('accused wrongly', `${step.name}: ${key} on ${loadBalancer}, and nobody was sent there`);
  }
}

export function judgeFinding(bench: Bench, step: StepRun, finding: Finding): void {
  const { loadBalancer, saved, own, kind, failure } = finding;
  if (failure?.message.startsWith('Unexpected error'))
    bench.violate('unexpected error', `post of ${step.name}: ${failure.message}`);
  const server = bench.current(loadBalancer)?.servers.get(keyOf(saved));
  if (server === undefined) return;
  const lie = (more = '') =>
    bench.violate(
      'said what is not',
      `post of ${step.name} says "${kind}" of ${server.key} on ${loadBalancer}, and it is ${server.forced}, weight ${server.weight}${more}`,
    );
  const { forcedBy, weightBy } = server;
  if (kind === 'put-back' || kind === 'as-before') {
    const isOtherState = own.state !== undefined && own.state !== server.forced;
    const isOtherWeight = own.weight !== undefined && own.weight !== server.weight;
    if (isOtherState && bench.isOld(loadBalancer, forcedBy.at)) lie();
    else if (isOtherWeight && bench.isOld(loadBalancer, weightBy.at)) lie();
  }
  const isOurs =
    isOwn(step, forcedBy) &&
    (own.weight === undefined || isOwn(step, weightBy)) &&
    !isOutAsConfigured(server);
  if (kind === 'not-ours' && isOurs && bench.isOld(loadBalancer, forcedBy.at)) lie(', by itself');
}

/** When all is over: whatever a step has left otherwise than it was was told. */
export function judgeLeft(bench: Bench, step: StepRun, loadBalancer: string, server: ModelServer): void {
  const before = step.before.get(placeOf(loadBalancer, server.key));
  if (before === undefined) return;
  const isOtherState = isOwn(step, server.forcedBy) && server.forced !== before.state;
  const isOtherWeight = isOwn(step, server.weightBy) && server.weight !== before.weight;
  if (!isOtherState && !isOtherWeight) return;
  const row = reportedOn(step, loadBalancer, server.key);
  const finding = step.findings
    ?.map(asTold)
    .find((one) => one.loadBalancer === loadBalancer && keyOf(one.saved) === server.key);
  const isTold =
    finding === undefined
      ? row !== undefined && row.changed !== 'no'
      : finding.kind !== 'as-before' && finding.kind !== 'put-back';
  if (isTold || isLetGoOf(step, server.key) || isOfDoneBatch(step, server)) return;
  if (finding?.kind === 'put-back' && isToldByUndone(bench, step, loadBalancer, server)) return;
  bench.violate(
    'left untold',
    `${server.key} on ${loadBalancer} is ${server.forced}, weight ${server.weight}, by ${step.name}${step.killed ? ' (killed)' : ''}; it was ${before.state}, weight ${before.weight}; report: ${row?.changed ?? 'none'}, post: ${finding?.kind ?? 'none'}`,
  );
}

/**
 * The posts of two jobs set one server in one moment: HAProxy shows nobody what it was between what he had read and what he set, so the later of
 * the two is content. Whose put-back is undone by that has read it, and has told that it is not back.
 */
function isToldByUndone(bench: Bench, step: StepRun, loadBalancer: string, server: ModelServer): boolean {
  const others = bench.steps.filter((one) => one.job !== step.job).flatMap(({ findings }) => findings ?? []);
  return others.some(
    (one) =>
      one.loadBalancer === loadBalancer &&
      keyOf(one.saved) === server.key &&
      one.kind === 'left' &&
      one.failure?.code === 'not-verified',
  );
}

/** It was to come back with its batch, wherever it was before: that was told before anything was done. */
export function isOfDoneBatch({ rolling }: StepRun, { setup, forced }: ModelServer): boolean {
  const script = rolling?.scriptFor(setup.server);
  return forced === 'ready' && script !== undefined && !isLeftUnfinished(script);
}

function judgeLength(bench: Bench, step: StepRun): void {
  const { name, request, startedAt } = step;
  const drainMs = 'drainTimeoutMs' in request ? request.drainTimeoutMs : 0;
  const once = drainMs + 2 * request.healthTimeoutMs + 60_000;
  const limit = once * Math.max(1, step.rolling?.begun.length ?? 1);
  const awayUntil = [...bench.loadBalancers].map((one) => one.silentUntil - startedAt);
  const took = bench.now - startedAt - Math.max(0, ...awayUntil);
  if (took > limit) bench.violate('no end', `${name} took ${seconds(took)}`);
}

function judgeChanged(bench: Bench, step: StepRun, row: ServerReport, server: ModelServer): void {
  const { loadBalancer } = row;
  const before = step.before.get(placeOf(loadBalancer, server.key));
  if (before === undefined) return;
  const { forcedBy, weightBy } = server;
  const isOther = server.forced !== before.state && bench.isOld(loadBalancer, forcedBy.at);
  const isOtherWeight = server.weight !== before.weight && bench.isOld(loadBalancer, weightBy.at);
  const isOurs = (isOther && isOwn(step, forcedBy)) || (isOtherWeight && isOwn(step, weightBy));
  const lie = (word: string) =>
    bench.violate(
      'said what is not',
      `${step.name} says ${word}, but ${server.key} on ${loadBalancer} is ${server.forced} (${forcedBy.by.name}), weight ${server.weight} (${weightBy.by.name}), and was ${before.state}, weight ${before.weight}`,
    );
  if (row.changed === 'no' && isOurs) lie('changed=no');
  else if (row.outcome === 'rolled-back' && isOther) lie('rolled-back');
}

function isOwn(step: StepRun, { by, givenBack }: ModelServer['forcedBy']): boolean {
  return by === step && givenBack !== true;
}
