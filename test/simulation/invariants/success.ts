/** "Done": is it so, on every load balancer, in the moment in which it is said? */
import { keyOf } from '../../../src/haproxy/server.ts';
import type { ServerReport } from '../../../src/operation/report.ts';
import type { HaproxyProcess } from '../model/process.ts';
import type { ModelServer } from '../model/server.ts';
import type { Request } from '../model/traffic.ts';
import { placeOf, type StepRun } from '../step-run.ts';
import { type Bench, seconds, warnsOfOldProcess } from './bench.ts';

export function judgeSuccess(
  bench: Bench,
  step: StepRun,
  row: ServerReport,
  server: ModelServer | undefined,
): void {
  const why = server === undefined ? gone(bench, step, row) : otherwise(bench, step, row, server);
  if (why === null) return;
  bench.violate('said what is not', `${step.name} says done of ${keyOf(row)} on ${row.loadBalancer}: ${why}`);
}

function gone(bench: Bench, step: StepRun, row: ServerReport): string | null {
  const haproxy = bench.haproxy(row.loadBalancer);
  if (haproxy === undefined || !step.request.failOnNotFound) return null;
  // A batch that is done stays done, and its row says that it is gone.
  if (step.rolling !== null && row.outcome === 'gone') return null;
  const { current } = haproxy;
  const goneAt = current.removedAt.get(keyOf(row)) ?? current.startedAt;
  return bench.isKnown(step, row.loadBalancer, goneAt) ? 'it is not there' : null;
}

function otherwise(bench: Bench, step: StepRun, row: ServerReport, server: ModelServer): string | null {
  const { loadBalancer } = row;
  const deadSince = bench.haproxy(loadBalancer)?.deadSince ?? null;
  if (deadSince !== null)
    return bench.isOld(loadBalancer, deadSince) ? `nobody answers there since ${seconds(deadSince)}` : null;
  const { forced, forcedBy, resolvedAt, weight, weightBy } = server;
  const { request } = step;
  if (
    !isGoal(request.operation, server) &&
    bench.isKnown(step, loadBalancer, Math.max(forcedBy.at, resolvedAt))
  )
    return `it is ${forced} since ${seconds(forcedBy.at)}, by ${forcedBy.by.name}`;
  const goal = request.operation === 'weight' ? request.weight.value : weight;
  if (weight !== goal && bench.isKnown(step, loadBalancer, weightBy.at))
    return `its weight is ${weight} since ${seconds(weightBy.at)}, by ${weightBy.by.name}`;
  const setAt = step.lastSetAt.get(placeOf(loadBalancer, server.key));
  // A process that has begun behind the last look knows of no agent that was switched off.
  const isKnown = bench.isOld(loadBalancer, bench.haproxy(loadBalancer)?.current.startedAt ?? 0);
  const mayBeUndone =
    isOut(request) &&
    isKnown &&
    server.agentOn &&
    setAt !== undefined &&
    !isHeldAgain(bench, step, loadBalancer);
  if (mayBeUndone && server.agentHeardAt < setAt)
    return `its agent has not been heard since it was set at ${seconds(setAt)}`;
  return row.drained === true && isOut(request) ? stillServed(bench, step, loadBalancer, server.key) : null;
}

/** Once it is held, what a reload lets in is the holder's to tell. */
function isHeldAgain(bench: Bench, step: StepRun, loadBalancer: string): boolean {
  return step.request.hold && (bench.current(loadBalancer)?.startedAt ?? 0) > step.startedAt;
}

/** That is where it is to be at its end. */
function isOut({ operation }: StepRun['request']): boolean {
  return operation === 'drain' || operation === 'maint';
}

function isGoal(operation: StepRun['request']['operation'], server: ModelServer): boolean {
  switch (operation) {
    case 'maint':
      return server.forced === 'maint';
    case 'drain':
      return server.admin !== 'ready';
    case 'ready':
    case 'rolling':
      return server.admin === 'ready';
    case 'weight':
      return true;
  }
}

function stillServed(bench: Bench, step: StepRun, loadBalancer: string, key: string): string | null {
  if (isHeldAgain(bench, step, loadBalancer)) return null;
  for (const process of bench.haproxy(loadBalancer)?.processes ?? []) {
    const server = process.servers.get(key);
    if (server === undefined || (process.stopping && warnsOfOldProcess(step))) continue;
    for (const member of [server, ...server.trackers]) {
      const request = requestsOf(member).find((one) => isLeft(bench, step, loadBalancer, key, one));
      if (request !== undefined) return leftWords(process, member, request);
    }
  }
  return null;
}

/** Sessions, and whoever waits for one where no counter may show it: but for those of whom somebody has taken the last trace away. */
function requestsOf({ sessions, queue, turningAround, clearedAt }: ModelServer): Request[] {
  const triedAgain = [...turningAround].filter(({ startedAt }) => startedAt > clearedAt);
  return [...[...sessions].map(({ request }) => request), ...queue, ...triedAgain];
}

function isLeft(
  bench: Bench,
  step: StepRun,
  loadBalancer: string,
  key: string,
  { client, startedAt, opening }: Request,
): boolean {
  if (!bench.isKnown(step, loadBalancer, startedAt)) return false;
  // Whoever is bound may come while it is in drain.
  const isBound = step.request.operation === 'drain' && client.binding !== 'none';
  if (isBound && startedAt > step.startedAt) return false;
  // In maint since then: whoever comes now was let in by somebody else, or by nobody.
  const setAt = step.lastSetAt.get(placeOf(loadBalancer, key)) ?? step.startedAt;
  return opening === null || opening.at <= setAt;
}

function leftWords(
  { stopping }: HaproxyProcess,
  { key }: ModelServer,
  { client, startedAt }: Request,
): string {
  return `drained, but ${key}${stopping ? ' of the process before' : ''} still has a request (${client.binding}) begun at ${seconds(startedAt)}`;
}
