/**
 * A change from beginning to end: read all, plan, guard, save, carry out, and when something goes wrong decide what becomes of
 * what was changed. Ends with a report, never with an exception; whoever gives load balancers closes them.
 */
import { within } from '../clock.ts';
import { asFailure, type Failure } from '../errors.ts';
import type { LoadBalancer } from '../haproxy/load-balancer.ts';
import type { Snapshot } from '../haproxy/server.ts';
import { settingsOf } from '../haproxy/server-settings.ts';
import { quantity } from '../words.ts';
import { drain, maint } from './drain/drain.ts';
import type { Effects, News, ServersOf } from './effects.ts';
import { type Course, type Member, runTogether, StoppedForAnother } from './fleet.ts';
import type { HoldTarget } from './hold/hold-target.ts';
import { type PlannedRun, policyFor, reportOf } from './outcome.ts';
import { planChange } from './plan/plan.ts';
import type { Plan, Target } from './plan/target.ts';
import { ready } from './ready/ready.ts';
import { overReloads, type PlannedCourse, warnOfReloads } from './reload.ts';
import type { Report, UnreadReport } from './report.ts';
import { type ChangeRequest, isChange, type Request } from './request.ts';
import { rollback } from './rollback/rollback.ts';
import { Run } from './run.ts';
import { joined, type SavedChange, type SavedLoadBalancer } from './saved-change.ts';
import { serverRunOf, wasSent } from './server-run.ts';
import { lookAgain } from './verify.ts';
import { weight } from './weight.ts';

export interface Change {
  request: Request;
  loadBalancers: readonly LoadBalancer[];
  effects: Effects;
}

/** One load balancer, its plan as it was first made, and what is done by it. */
interface Planned extends PlannedRun {
  plan: Plan;
}

interface Found {
  runs: Planned[];
  failures: Failure[];
  unread: UnreadReport[];
}

/** A cancelled step has about a second to tell what it left; the runner does not wait longer for certain. */
const LAST_LOOK_MS = 500;

export async function change({ request, loadBalancers, effects }: Change): Promise<Report> {
  const startedAt = effects.clock.now();
  const ledger = new Ledger(request, effects);
  let found = await readAll(loadBalancers, request, ledger, effects);
  let failures = found.failures;
  if (isChange(request) && !request.dryRun && failures.length === 0) {
    try {
      // Until an earlier step has let go, what was read may have been changed again.
      if (await takeOver(request, found.runs, effects)) {
        found = await readAll(loadBalancers, request, ledger, effects);
      }
      failures =
        found.failures.length > 0 ? found.failures : await carryOut(request, found.runs, ledger, effects);
    } catch (error) {
      failures = [asFailure(error)];
    }
  }
  return reportOf(request, found.runs, found.unread, failures, effects.clock.now() - startedAt);
}

/** All are read and planned before any is changed; a fault of one is a fault of all. */
async function readAll(
  loadBalancers: readonly LoadBalancer[],
  request: Request,
  ledger: Ledger,
  effects: Effects,
): Promise<Found> {
  const found: Found = { runs: [], failures: [], unread: [] };
  const fail = (failure: Failure, name: string): Failure => {
    // A cancelled step fails everywhere for one and the same reason.
    const isShared = failure === effects.signal.reason;
    if (isShared && found.failures.includes(failure)) return failure;
    const placed =
      isShared || failure.loadBalancer !== undefined ? failure : failure.with({ loadBalancer: name });
    found.failures.push(placed);
    effects.tell({ kind: 'failure', failure: placed });
    return placed;
  };
  const readOne = async (loadBalancer: LoadBalancer): Promise<Planned[]> => {
    const { name } = loadBalancer;
    try {
      const snapshot = await loadBalancer.read(effects.signal);
      const plan = planChange(request, snapshot);
      effects.tell({ kind: 'read', loadBalancer: name, lines: linesOf(snapshot, plan) });
      const planned = plannedRun(loadBalancer, snapshot, plan, request, ledger, effects);
      if (plan.refusal !== null) {
        const error = fail(plan.refusal, name);
        if (plan.targets.length === 0) found.unread.push({ loadBalancer: name, error });
      }
      return [planned];
    } catch (error) {
      found.unread.push({ loadBalancer: name, error: fail(asFailure(error), name) });
      return [];
    }
  };
  const runs = await Promise.all(loadBalancers.map(readOne));
  return { ...found, runs: runs.flat() };
}

function plannedRun(
  loadBalancer: LoadBalancer,
  snapshot: Snapshot,
  plan: Plan,
  { operation }: Request,
  ledger: Ledger,
  { clock, tell }: Effects,
): Planned {
  const servers = new Map(plan.targets.map((target) => [target.key, serverRunOf(target.before)]));
  const checkpoint = (saved: SavedLoadBalancer) => ledger.add(saved);
  const run = new Run({ loadBalancer, clock, tell, checkpoint }, snapshot, plan.targets, servers);
  if (operation !== 'weight') run.expectAsRead(plan.targets);
  for (const text of plan.notices) run.notice(text);
  for (const text of plan.warnings) run.warn(text);
  return { run, plan, targets: plan.targets, lines: plan.lines };
}

function linesOf({ process, level }: Snapshot, { targets, lines }: Plan): string[] {
  return [
    `HAProxy ${process.version}, process ${process.pid}, up for ${process.uptimeSeconds} s, level ${level}`,
    ...targets.map(
      ({ key, before }) =>
        `${key}: ${before.admin}, "${before.status}", ${quantity(before.sessions, 'session')}, ${before.queued} queued, weight ${before.weight}`,
    ),
    ...lines.map((line) => `plan: ${line}`),
  ];
}

/** Nobody holds any more what this step is about to change, or wants to be otherwise. Tells whether anybody did. */
async function takeOver(
  request: ChangeRequest,
  runs: readonly Planned[],
  effects: Effects,
): Promise<boolean> {
  if (effects.hold === undefined) return false;
  const changing = runs.map((planned) =>
    serversOf(planned, request, (target) => request.hold || !target.alreadyInGoalState),
  );
  const asFound = runs.map((planned) => serversOf(planned, request, (target) => target.alreadyInGoalState));
  return await effects.hold.takeOver(changing, asFound);
}

/** Each as it was read last, as far as this operation sets it. */
function serversOf(
  { run, targets }: Planned,
  request: ChangeRequest,
  isMeant: (target: Target) => boolean,
): ServersOf {
  const servers = targets.filter(isMeant).map((target) => {
    const { backend, server } = target.before;
    const { state, weight } = settingsOf(run.now(target));
    const ofWeight = request.operation === 'weight' || target.weight !== null;
    const settings = {
      ...(request.operation === 'weight' ? {} : { state }),
      ...(ofWeight ? { weight } : {}),
    };
    return { backend, server, settings };
  });
  return { name: run.name, servers };
}

/** Returns all failures, the first in time first, after having done with what was changed as the policies for that one say. */
async function carryOut(
  request: ChangeRequest,
  runs: readonly Planned[],
  ledger: Ledger,
  effects: Effects,
): Promise<Failure[]> {
  const failures = await reachGoal(request, runs, ledger, effects);
  for (const { run } of runs) warnOfReloads(run, request);
  const [first] = failures;
  if (first === undefined) return [];
  // Those of a load balancer were told when they happened.
  for (const failure of failures)
    if (failure.loadBalancer === undefined) effects.tell({ kind: 'failure', failure });
  const putBack = !effects.signal.aborted && policyFor(first, request) === 'rollback';
  if (putBack) {
    await Promise.all(runs.map(({ run }) => rollBack(run, request, ledger, effects)));
    // Others may have taken longer to go back, and what was verified may have been changed again since.
    const stale = runs.filter(({ run }) => !run.isFresh);
    await Promise.all(stale.map(({ run }) => lookOnceMore(run, effects)));
  } else await Promise.all(runs.map(({ run }) => lookOnceMore(run, effects)));
  return failures;
}

async function reachGoal(
  request: ChangeRequest,
  runs: readonly Planned[],
  ledger: Ledger,
  effects: Effects,
): Promise<Failure[]> {
  const { clock, signal } = effects;
  const together = (courseFor: (run: Run) => PlannedCourse) => {
    const courses = runs.map(({ run, plan }) => noting(run, overReloads(run, plan, request, courseFor(run))));
    return runTogether(courses, clock, signal);
  };
  let failures = await together((run) => operationOn(run, request));
  // Done is said when it holds everywhere at once: whatever had to be done again is looked at by all the others again.
  for (let reloads = -1; failures.length === 0 && reloads !== reloadsOf(runs); ) {
    reloads = reloadsOf(runs);
    failures = await together((run) => lastLook(run, request));
  }
  if (failures.length > 0) return failures;
  try {
    if (request.hold) await effects.hold?.start(runs.map((planned) => holdTarget(planned, request)));
    ledger.close(runs.map(({ run }) => run));
    return [];
  } catch (error) {
    return [asFailure(error)];
  }
}

function reloadsOf(runs: readonly Planned[]): number {
  return runs.reduce((sum, { run }) => sum + run.reloads, 0);
}

/** The operation on one load balancer, watched until all are done. */
function operationOn(run: Run, request: ChangeRequest): PlannedCourse {
  return async (plan, member, signal) => {
    await operate(run, plan, request, member.meet, signal);
    await member.meet((looking) => lookAgain(run, looking));
  };
}

/** Everything is as it was left, or is done again in the new process while the others are looked at. */
function lastLook(run: Run, request: ChangeRequest): PlannedCourse {
  const { reloads } = run;
  const alone = async () => {};
  return async (plan, member, signal) => {
    if (run.reloads > reloads) await operate(run, plan, request, alone, signal);
    else if (!run.isFresh) await lookAgain(run, signal);
    await member.meet((looking) => lookAgain(run, looking));
  };
}

function operate(
  run: Run,
  plan: Plan,
  request: ChangeRequest,
  meet: Member['meet'],
  signal: AbortSignal,
): Promise<void> {
  switch (request.operation) {
    case 'weight':
      return weight(run, plan, meet, signal);
    case 'drain':
      return drain(run, plan, request, meet, signal);
    case 'maint':
      return maint(run, plan, request, meet, signal);
    case 'ready':
      return ready(run, plan, request, meet, signal);
  }
}

/** Every failure says on which load balancer it happened, is told at once, and its servers know of it. */
function noting(run: Run, course: Course): Course {
  return async (member, signal) => {
    try {
      await course(member, signal);
    } catch (error) {
      if (error instanceof StoppedForAnother || (signal.aborted && error === signal.reason)) throw error;
      const failure = asFailure(error);
      const placed = failure.loadBalancer === undefined ? failure.with({ loadBalancer: run.name }) : failure;
      run.noteFailure(placed);
      run.tellFailure(placed);
      throw placed;
    }
  };
}

function holdTarget(planned: Planned, request: ChangeRequest): HoldTarget {
  const { servers } = serversOf(planned, request, () => true);
  const { name, process } = planned.run;
  return { name, process, minAvailable: request.minAvailable, servers };
}

async function rollBack(run: Run, request: ChangeRequest, ledger: Ledger, effects: Effects): Promise<void> {
  const sent = run.savedAsSet();
  if (sent.servers.length === 0) return;
  const context = {
    clock: effects.clock,
    healthTimeoutMs: request.healthTimeoutMs,
    lastLookMs: LAST_LOOK_MS,
    applicationMayHaveChanged: false,
    minAvailable: request.minAvailable,
    checkpoint: (saved: SavedLoadBalancer) => ledger.add(saved),
    tell: (news: News) => run.relay(news),
  };
  const { servers, failure } = await rollback(run.loadBalancer, sent, context, effects.signal);
  if (failure !== null) {
    run.warn(
      `The put-back failed: ${failure.message.replace(/\.?$/, '.')}${failure.hint ? ` ${failure.hint}` : ''}`,
    );
  }
  run.noteRollback(servers, failure);
}

/** What is so now is asked of HAProxy, not concluded. What cannot be read stays unknown. */
async function lookOnceMore(run: Run, { clock, signal }: Effects): Promise<void> {
  const sent = run.units.filter((unit) => wasSent(run.of(unit)));
  if (sent.length === 0) return;
  try {
    const read = (limit: AbortSignal) => run.loadBalancer.read(limit);
    run.recordAll(await (signal.aborted ? within(clock, LAST_LOOK_MS, read) : read(signal)));
  } catch {
    run.update(sent, (server) => ({ ...server, unknown: true }));
  }
}

/** All that this step may leave behind, on all load balancers: saved whenever it grows. */
class Ledger {
  readonly #request: Request;
  readonly #save: Effects['save'];
  #loadBalancers: SavedLoadBalancer[] = [];

  constructor(request: Request, { save }: Effects) {
    this.#request = request;
    this.#save = save;
  }

  /** Throws when it cannot be saved. */
  add(saved: SavedLoadBalancer): void {
    this.#loadBalancers = joined(this.#loadBalancers, saved);
    this.#write(false);
  }

  /** The goal is reached: what is there now is what this step leaves, and whatever else is found later is somebody else's. */
  close(runs: readonly Run[]): void {
    this.#loadBalancers = runs.map((run) => run.savedAsReached());
    if (this.#loadBalancers.some(({ servers }) => servers.length > 0)) this.#write(true);
  }

  #write(reached: boolean): void {
    const request = this.#request;
    if (!isChange(request)) return;
    const { operation, onError, restore, minAvailable, healthTimeoutMs } = request;
    const policies = { operation, onError, restore, minAvailable, healthTimeoutMs };
    this.#save({ ...policies, reached, loadBalancers: this.#loadBalancers } satisfies SavedChange);
  }
}
