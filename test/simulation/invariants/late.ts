/** What a step had sent comes when nobody waits for it any more: nobody decides on that. But whoever looked after the job has told of it. */
import { keyOf } from '../../../src/haproxy/server.ts';
import { asTold, type Finding, type FindingKind } from '../../../src/operation/post-job/finding.ts';
import type { HaproxyProcess } from '../model/process.ts';
import type { Change, ModelServer } from '../model/server.ts';
import { placeOf, type StepRun } from '../step-run.ts';
import { type Bench, isLetGoOf, isOutAsConfigured, loadBalancerOf, reportedOn, seconds } from './bench.ts';
import { isOfDoneBatch } from './words.ts';

/** Whoever reads one of these looks for himself. */
const TELLING: ReadonlySet<FindingKind> = new Set(['left', 'unknown', 'may-change']);

export function noteLate(bench: Bench, step: StepRun, process: HaproxyProcess, server: ModelServer): void {
  step.late.push({ loadBalancer: loadBalancerOf(process), server, at: bench.now });
  // When it was sent it was proven, or was not to be.
  for (const member of [server, ...server.trackers])
    for (const opening of [member.openToAll, member.openToBound])
      if (opening?.by === step && opening.at === bench.now) step.openedAsKnown.add(opening);
}

/** When all is over: whatever is still as it came is as it was before, or was told. */
export function judgeLate(bench: Bench, step: StepRun): void {
  for (const { loadBalancer, server, at } of step.late) {
    const { key, forcedBy, weightBy } = server;
    if (bench.current(loadBalancer)?.servers.get(key) !== server) continue;
    const before = step.before.get(placeOf(loadBalancer, key));
    if (before === undefined) continue;
    const isState = isOf(step, forcedBy, at) && server.forced !== before.state;
    const isWeight = isOf(step, weightBy, at) && server.weight !== before.weight;
    const came = { loadBalancer, server, isState, isWeight };
    if ((!isState && !isWeight) || isTold(bench, step, came)) continue;
    bench.violate(
      'behind its post',
      `${key} on ${loadBalancer} is ${server.forced}, weight ${server.weight}, since ${seconds(at)}, as ${step.name}${step.killed ? ' (killed)' : ''} had sent; it was ${before.state}, weight ${before.weight}; ${wordsOf(step, loadBalancer, server)}`,
    );
  }
}

function isOf(step: StepRun, change: Change, at: number): boolean {
  return change.by === step && change.at === at && change.givenBack !== true;
}

/** What is still as it came: its state, its weight, or both. */
interface Came {
  loadBalancer: string;
  server: ModelServer;
  isState: boolean;
  isWeight: boolean;
}

/** By any post step of its job, or by whoever held for it. Where none of them had anything to look after, by its report. */
function isTold(bench: Bench, step: StepRun, came: Came): boolean {
  const { loadBalancer, server } = came;
  const ofJob = bench.steps.filter(({ job }) => job === step.job);
  if (ofJob.some((one) => findingsOf(one, loadBalancer, server).some((found) => isTelling(one, found, came))))
    return true;
  if (isLetGoOf(step, server.key) || isOfDoneBatch(step, server)) return true;
  const row = reportedOn(step, loadBalancer, server.key);
  return findingsOf(step, loadBalancer, server).length === 0 && row !== undefined && row.changed !== 'no';
}

function isTelling(step: StepRun, { kind, now, own, mayChange }: Finding, came: Came): boolean {
  if (TELLING.has(kind) || mayChange) return true;
  // It was left alone, and what came was told: what others have set since was not. But that it was somebody else must be true at least in part.
  const { server, isState, isWeight } = came;
  const isShown = (!isState || now?.forced === server.forced) && (!isWeight || now?.weight === server.weight);
  const isOurWeight = server.weightBy.by === step && now?.weight === server.weight;
  const isOurs =
    server.forcedBy.by === step && (own.weight === undefined || isOurWeight) && !isOutAsConfigured(server);
  // Its job has failed, and who is out by a later step of it is told as well.
  const isOut = kind === 'changed-later' && server.forced !== 'ready';
  return isShown && (isOut || kind === 'replaced' || (kind === 'not-ours' && !isOurs));
}

function findingsOf({ findings }: StepRun, loadBalancer: string, { key }: ModelServer): Finding[] {
  const own = findings?.filter((one) => one.loadBalancer === loadBalancer && keyOf(one.saved) === key);
  return own?.map(asTold) ?? [];
}

function wordsOf(step: StepRun, loadBalancer: string, server: ModelServer): string {
  const [finding] = findingsOf(step, loadBalancer, server);
  return `report: ${reportedOn(step, loadBalancer, server.key)?.changed ?? 'none'}, post: ${finding?.kind ?? 'none'}`;
}
