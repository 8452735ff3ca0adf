/** A request has failed: is a step to blame, for whom it let in, or for what it promised? */
import { takesOut } from '../../../src/operation/request.ts';
import type { SetFrom } from '../model/ownership.ts';
import type { HaproxyProcess } from '../model/process.ts';
import type { ModelServer } from '../model/server.ts';
import type { Fault, Request } from '../model/traffic.ts';
import type { StepRun } from '../step-run.ts';
import { type Bench, loadBalancerOf, reportedOn, seconds, warnsOfOldProcess } from './bench.ts';

export function judgeFailed(bench: Bench, process: HaproxyProcess, request: Request, fault: Fault): void {
  const { app } = request.server;
  const since = app.unhealthySince;
  if (since === null) return;
  const step = bench.steps.find((one) => one === request.opening?.by);
  if (step !== undefined) judgeLettingIn(bench, process, request, step, since, fault);
  else if (app.stoppedByDeploy) judgePromise(bench, process, request, fault);
}

/** Whom a step may let in without a proof, for HAProxy knows of it what it knows of all others. */
export function noteOpening(
  bench: Bench,
  step: StepRun,
  process: HaproxyProcess,
  server: ModelServer,
  { state }: SetFrom,
): void {
  const { openToAll } = server;
  if (openToAll === null || openToAll.by !== step || openToAll.at !== bench.now) return;
  const isKnown = server.op === 2 && server.health === server.fullHealth;
  const isRolledBack = step.postStartedAt === null && takesOut(step.request.operation);
  // It gives way at once, for too few were left without the one that it had just taken out.
  const hasGivenWay = !bench.isOld(loadBalancerOf(process), server.closedToAllAt);
  if (hasGivenWay || (isRolledBack && state === 'drain' && isKnown)) step.openedAsKnown.add(openToAll);
}

function judgeLettingIn(
  bench: Bench,
  process: HaproxyProcess,
  { server, opening, client }: Request,
  step: StepRun,
  since: number,
  fault: Fault,
): void {
  if (opening === null || since > opening.at || step.openedAsKnown.has(opening)) return;
  // Its checks have taken it down between what the step read and what it sent.
  if (server.closedToBoundAt > opening.at - bench.raceMs(loadBalancerOf(process))) return;
  const checked = server.root ?? server;
  // Without checks when the step began nothing could prove it.
  const begun = step.firstSetAt ?? step.startedAt;
  const isOffSince = !checked.checksOn || checked.checksOnAt > begun;
  if (isOffSince && checked.checksOffAt <= begun) return;
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
    `${server.key} on ${loadBalancerOf(process)}: a request (${client.binding}) fails (${fault}) at an application that is ${server.app.state} since ${seconds(since)}; ${step.name} let it in at ${seconds(opening.at)}`,
  );
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
      reportedOn(one, loadBalancer, key)?.drained !== undefined,
  );
  const row = step === undefined ? undefined : reportedOn(step, loadBalancer, key);
  if (step?.endedAt == null || row === undefined || row.drained === null) return;
  const saidAt = step.endedAt;
  // Whoever was still served was told of, and so was an old process that still had clients.
  if (!row.drained && (startedAt < saidAt || process.stopping)) return;
  // Somebody has let it in again since then.
  if (opening !== null && opening.at > saidAt - bench.raceMs(loadBalancer)) return;
  if (process.stopping && warnsOfOldProcess(step)) return;
  bench.violate(
    'promise broken',
    `${server.key} on ${loadBalancer}${process.stopping ? ' (the process before)' : ''}: a request (${client.binding}, begun at ${seconds(startedAt)}) fails (${fault}) after ${step.name} said at ${seconds(saidAt)} that it is drained`,
  );
}
