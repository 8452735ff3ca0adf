/** A step has set a server: was what it set it over somebody else's, and could it know? */

import type { SetFrom } from '../model/ownership.ts';
import type { HaproxyProcess } from '../model/process.ts';
import type { Change, ModelServer } from '../model/server.ts';
import { placeOf, type StepRun } from '../step-run.ts';
import { type Bench, loadBalancerOf, seconds } from './bench.ts';

export function judgeOverwriting(
  bench: Bench,
  step: StepRun,
  process: HaproxyProcess,
  server: ModelServer,
  from: SetFrom,
): void {
  const loadBalancer = loadBalancerOf(process);
  const never = Number.NEGATIVE_INFINITY;
  const readAt = Math.max(step.readAt.get(server) ?? never, step.listedAt.get(server) ?? never);
  const undone = (what: string, { by, at }: Change) => {
    // What it has read it knew, and so it did what was so for long.
    if (readAt <= at && (step.sentAt ?? bench.now) - at <= bench.sendingMs(loadBalancer)) return;
    const read = readAt > at ? ' and which it had read' : '';
    bench.violate(
      'stranger undone',
      `${server.key} on ${loadBalancer}: ${step.name} overwrites ${what}, which ${by.name} set at ${seconds(at)}${read}`,
    );
  };
  if (from.state !== server.forced && isStrangersState(step, process, server, from))
    undone(from.state, from.stateBy);
  if (from.weight !== server.weight && isStrangersWeight(step, process, server, from))
    undone(`weight ${from.weight}`, from.weightBy);
}

function isStrangersState(
  step: StepRun,
  process: HaproxyProcess,
  server: ModelServer,
  { state, stateBy, weight }: SetFrom,
): boolean {
  if (!step.isStranger(stateBy.by)) return false;
  const place = placeOf(loadBalancerOf(process), server.key);
  // What the configuration says it says of everybody: whoever has set the same before a reload has not set that.
  const isConfigured = stateBy.by.kind === 'configuration';
  if (step.maySend(place, state) && !isConfigured) return false;
  // It was asked to overrule what the configuration said when it began, and still says.
  const wasDisabled = step.before.get(place)?.state === 'maint' && server.setup.disabled;
  if (isConfigured && wasDisabled && step.request.operation === 'ready') return false;
  // In a process that it sees for the first time a difference is the reload's, except where the configuration says so.
  const firstSeen = step.firstSeen.get(process) ?? 0;
  if (stateBy.at <= firstSeen && !isConfigured) return false;
  if (step.isAsSelected(place, state)) return false;
  // At its own weight 0 a server is as good as in drain, where its proof puts it for a while.
  // With its batch it goes out from whatever it is in by then.
  const { rolling } = step;
  const isFirst = (step.lastSetAt.get(place) ?? Number.NEGATIVE_INFINITY) < (rolling?.batchBeganAt ?? 0);
  if (rolling?.batch?.includes(server.setup.server) && isFirst && server.forced !== 'ready') return false;
  // One whose check is failing is not called stopping there: that goes on.
  const isOwnProof =
    server.forced === 'drain' &&
    (server.op !== 2 || (server.checksRun && server.health < server.fullHealth)) &&
    weight === 0 &&
    (step.maySendWeight(place, weight) || step.request.operation === 'ready');
  // Let in by a reload, it is to be proven. Where the answer to that was lost, and it is ready as before, nothing tells that somebody was faster.
  const sentAt = step.lastSetAt.get(place) ?? Number.POSITIVE_INFINITY;
  const isProvenAgain =
    server.forced === 'drain' && server.op === 0 && step.request.operation === 'ready' && sentAt < stateBy.at;
  return !((isOwnProof || isProvenAgain) && state === 'ready');
}

function isStrangersWeight(
  step: StepRun,
  process: HaproxyProcess,
  server: ModelServer,
  { weight, weightBy }: SetFrom,
): boolean {
  if (!step.isStranger(weightBy.by)) return false;
  // A proof may run at weight 0, and gives back what it found.
  if (server.weight === 0 && step.request.operation !== 'weight') return false;
  if (weightBy.at <= (step.firstSeen.get(process) ?? 0)) return false;
  const place = placeOf(loadBalancerOf(process), server.key);
  return !step.maySendWeight(place, weight) && !step.isWeightAsSelected(place, weight);
}
