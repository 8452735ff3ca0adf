/** A request has failed: is a step to blame, for whom it let in, or for what it promised? */
import { takesOut } from '../../../src/operation/request.ts';
import type { SetFrom } from '../model/ownership.ts';
import type { HaproxyProcess } from '../model/process.ts';
import type { ModelServer } from '../model/server.ts';
import type { Fault, Request } from '../model/traffic.ts';
import { isLeftUnfinished } from '../rolling-course.ts';
import { placeOf, type StepRun } from '../step-run.ts';
import { type Bench, loadBalancerOf, reportedOn, seconds, warnsOfOldProcess } from './bench.ts';

export function judgeFailed(bench: Bench, process: HaproxyProcess, request: Request, fault: Fault): void {
  const { app } = request;
  const since = app.unhealthySince;
  if (since === null) return;
  for (const one of bench.steps) judgeScriptVictim(bench, process, request, one, fault);
  const step = bench.steps.find((one) => one === request.opening?.by);
  if (step !== undefined) judgeLettingIn(bench, process, request, step, since, fault);
  else if (app.stoppedByDeploy) judgePromise(bench, process, request, fault);
}

/** Whom a step may let in without a proof, for HAProxy knows of it what it knows of all others; trackers with it. */
export function noteOpening(
  bench: Bench,
  step: StepRun,
  process: HaproxyProcess,
  server: ModelServer,
  from: SetFrom,
): void {
  const { state, stateBy } = from;
  const loadBalancer = loadBalancerOf(process);
  const root = server.root ?? server;
  const isKnown = root.op === 2 && root.health === root.fullHealth;
  const isRolledBack = step.postStartedAt === null && takesOut(step.request.operation);
  // Somebody set maint while this was on its way: nothing can be set under a condition.
  const cameTooLate = step.isStranger(stateBy.by) && !bench.couldBeKnown(step, loadBalancer, stateBy.at);
  // A proof would take its trackers out of rotation, where they are all the while.
  const others = [root, ...root.trackers].filter((one) => one !== server);
  const hasServed = others.some(({ openToAll }) => openToAll !== null && openToAll.at < bench.now);
  const isServingAnyway = state === 'ready' && server.forced === 'ready' && hasServed && isKnown;
  // From its script on nothing of a batch is known.
  if (step.rolling?.scriptFor(root.setup.server) !== undefined) return;
  for (const member of [server, ...server.trackers]) {
    // It gives way at once, for too few were left without the one that it had just taken out.
    const hasGivenWay = !bench.isOld(loadBalancer, Math.max(member.closedToAllAt, root.closedToAllAt));
    const isOfKnown = isServingAnyway || (isRolledBack && state === 'drain' && isKnown);
    // It goes back to ready, as it was found; at weight 0 it would take nobody, had its agent not given it a weight since.
    const isAgents =
      member.weightBy.by.kind === 'agent' && member.weightBy.at > (step.firstSetAt ?? bench.now);
    if (!hasGivenWay && !cameTooLate && !isOfKnown && !isAgents) continue;
    for (const opening of [member.openToAll, member.openToBound]) {
      if (opening?.by === step && opening.at === bench.now) step.openedAsKnown.add(opening);
    }
  }
}

function judgeLettingIn(
  bench: Bench,
  process: HaproxyProcess,
  { server, app, opening, client, startedAt }: Request,
  step: StepRun,
  since: number,
  fault: Fault,
): void {
  if (opening === null || since > opening.at || step.openedAsKnown.has(opening)) return;
  // Somebody has led it elsewhere since, or in the moment in which it was let in.
  if (server.movedAt > opening.at - bench.raceMs(loadBalancerOf(process))) return;
  // No call of an API drains and takes down at once.
  if (client.binding !== 'none' && bench.isDivided(loadBalancerOf(process), startedAt - opening.at)) return;
  // Its checks have taken it down between what the step read and what it sent.
  if (server.closedToBoundAt > opening.at - bench.raceMs(loadBalancerOf(process))) return;
  const checked = server.root ?? server;
  // Without checks from when the step began until it let it in nothing could prove it.
  const off = checked.checksOff.find(({ from, until }) => from <= opening.at && until > opening.at);
  const isUnfinished = isLeftUnfinished(step.rolling?.scriptFor(checked.setup.server));
  if (off !== undefined && !isUnfinished && off.from <= Math.max(step.firstSetAt ?? 0, step.plansFrom))
    return;
  // It is what it was: what a reload had switched on meanwhile, somebody has switched off again.
  const wasUnchecked = step.uncheckedBefore.has(placeOf(loadBalancerOf(process), checked.key));
  const isOffSinceSeen = off !== undefined && off.from <= (step.firstSeen.get(process) ?? 0);
  if (off !== undefined && wasUnchecked && (takesOut(step.request.operation) || isOffSinceSeen)) return;
  const hasFailed =
    checked.lastFailAt > checked.lastPass &&
    checked.lastFailAt < opening.at - bench.raceMs(loadBalancerOf(process));
  const workSince = step.workSince(opening.at);
  // One that was under way when the step began counts if it was right.
  const isProven =
    checked.lastPass >= workSince ||
    (checked.lastPassHeardAt >= workSince && since > checked.lastPassHeardAt);
  if (isProven && !hasFailed) return;
  bench.violate(
    'let in unproven',
    `${server.key} on ${loadBalancerOf(process)}: a request (${client.binding}) fails (${fault}) at an application that is ${app.state} since ${seconds(since)}; ${step.name} let it in at ${seconds(opening.at)}`,
  );
}

/** Its application was stopped by a script: the request should not have been there, unless somebody else has sent it. */
function judgeScriptVictim(
  bench: Bench,
  process: HaproxyProcess,
  { server, app, opening, startedAt, client }: Request,
  step: StepRun,
  fault: Fault,
): void {
  const { key, setup } = server.root ?? server;
  const script = step.rolling?.scriptFor(setup.server);
  const since = app.unhealthySince;
  if (script === undefined || since === null || !app.stoppedByDeploy || !step.selects(key)) return;
  if (since < script.beganAt || since > (script.endedAt ?? since)) return;
  const loadBalancer = loadBalancerOf(process);
  const lastSetAt = step.lastSetAt.get(placeOf(loadBalancer, key)) ?? script.beganAt;
  // Set again since then: what was so when the script began may have changed in the moment before.
  const setAt = lastSetAt < script.beganAt ? lastSetAt : script.beganAt - bench.raceMs(loadBalancer);
  // Somebody has let it in since, or HAProxy was reloaded, which obeys some clients even in maint.
  if (opening !== null && (opening.at > setAt || !bench.isOld(loadBalancer, opening.at))) return;
  if (opening === null && process.startedAt > script.beganAt) return;
  step.rolling?.victims.push({
    loadBalancer,
    key,
    byOldProcess: process.stopping,
    words: `${server.key}${process.stopping ? ' (the process before)' : ''}: a request (${client.binding}, begun at ${seconds(startedAt)}) fails (${fault}) at what the script of ${step.name} has stopped since ${seconds(since)}`,
  });
}

function judgePromise(
  bench: Bench,
  process: HaproxyProcess,
  { server, opening, startedAt, client }: Request,
  fault: Fault,
): void {
  const key = (server.root ?? server).key;
  const loadBalancer = loadBalancerOf(process);
  const step = bench.steps.findLast(
    (one) =>
      one.report?.error === null &&
      one.request.operation !== 'ready' &&
      one.request.operation !== 'rolling' &&
      reportedOn(one, loadBalancer, key)?.drained !== undefined,
  );
  const row = step === undefined ? undefined : reportedOn(step, loadBalancer, key);
  if (step?.endedAt == null || row === undefined || row.drained === null) return;
  const saidAt = step.endedAt;
  // Waiting for another try, and somebody had taken the last trace of that away.
  if (startedAt < server.clearedAt && server.clearedAt < saidAt) return;
  // Whoever was still served was told of, and so was an old process that still had clients.
  if (!row.drained && (startedAt < saidAt || process.stopping)) return;
  // Somebody has let it in again since then.
  if (opening !== null && opening.at > saidAt - bench.raceMs(loadBalancer)) return;
  if (process.stopping && warnsOfOldProcess(step)) return;
  // A drain promises nothing of whoever is bound: it is another job whose script goes by that.
  if (step.request.operation === 'drain' && client.binding !== 'none') return;
  bench.violate(
    'promise broken',
    `${server.key} on ${loadBalancer}${process.stopping ? ' (the process before)' : ''}: a request (${client.binding}, begun at ${seconds(startedAt)}) fails (${fault}) after ${step.name} said at ${seconds(saidAt)} that it is drained`,
  );
}
