/**
 * A change from beginning to end: read all, plan, guard, save, carry out, and when something goes wrong decide what becomes of
 * what was changed. Ends with a report, never with an exception; whoever gives load balancers closes them.
 */
import { asFailure, type Failure } from '../errors.ts';
import type { LoadBalancer } from '../haproxy/load-balancer.ts';
import { keyOf } from '../haproxy/server.ts';
import { describeProcess, type Snapshot } from '../haproxy/snapshot.ts';
import { quantity } from '../words.ts';
import { noteOthers } from './changed-by-others.ts';
import type { Effects, TakenOver } from './effects.ts';
import { endHolds, holdAgain, holdTarget, takeOver } from './hold/orders.ts';
import { isForgotten, lookOnceMoreAtAll } from './last-look.ts';
import { Ledger } from './ledger.ts';
import { policyFor, reportOf } from './outcome.ts';
import { readOutlasting } from './outlast.ts';
import { newcomerWarnings } from './plan/notices/added.ts';
import { sameAddressElsewhere } from './plan/notices/same-address.ts';
import { planChange } from './plan/plan.ts';
import { mayBeMeant } from './plan/selection.ts';
import { sparesTakenElsewhere } from './plan/spares-left-out.ts';
import type { Plan, Target } from './plan/target.ts';
import { twinsAmong } from './plan/twins.ts';
import type { PlanWords } from './plan/words.ts';
import { PostponedNews } from './postponed.ts';
import { lookWhile, type PlannedRun, reachGoal } from './reach-goal.ts';
import { warnOfReloads } from './reload.ts';
import { type Report, type UnreadReport, unreadInOrder } from './report.ts';
import { type ChangeRequest, type DrainRequest, isChange, isDrain, type Request } from './request.ts';
import { noteOthersSince, rollBack } from './rollback/step-rollback.ts';
import { namesOf, Run } from './run.ts';
import type { SavedLoadBalancer } from './saved-change.ts';
import { serverRunOf } from './server-run.ts';

export interface Change {
  request: Request;
  loadBalancers: readonly LoadBalancer[];
  effects: Effects;
}

interface Found {
  runs: PlannedRun[];
  failures: Failure[];
  unread: UnreadReport[];
}

export async function change({ request, loadBalancers, effects: world }: Change): Promise<Report> {
  const startedAt = world.clock.now();
  const news = new PostponedNews(world.tell, world.clock);
  const effects = { ...world, tell: news.tell, sent: news.sent };
  const ledger = new Ledger(request, effects);
  let found = await readAll(loadBalancers, request, ledger, effects, news);
  let failures = found.failures;
  if (isChange(request) && !request.dryRun && failures.length === 0) {
    let taken: TakenOver | null = null;
    try {
      taken = await takeOver(request, found.runs, effects);
      // Until an earlier step has let go, what was read may have been changed again.
      if (taken !== null) {
        news.withdraw();
        found = await readAll(loadBalancers, request, ledger, effects, news);
      }
      failures = found.failures;
      if (failures.length === 0) failures = await carryOut(request, found.runs, ledger, effects);
    } catch (error) {
      failures = [asFailure(error)];
    }
    if (taken !== null)
      await (failures.length > 0 ? holdAgain(taken, found.runs, effects) : endHolds(taken, effects));
  }
  failures = [...failures, ...news.end()];
  return reportOf(request, found.runs, found.unread, failures, effects.clock.now() - startedAt);
}

/** All are read and planned before any is changed; a fault of one is a fault of all. */
async function readAll(
  loadBalancers: readonly LoadBalancer[],
  request: Request,
  ledger: Ledger,
  effects: Effects,
  news: PostponedNews,
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
  const meant = mayBeMeant(request.selection);
  // Whoever changes something needs to know who stays.
  const looking = isChange(request) ? { first: meant } : { wanted: meant };
  const readOne = async (loadBalancer: LoadBalancer): Promise<PlannedRun[]> => {
    const { name } = loadBalancer;
    try {
      const snapshot = await readOutlasting(loadBalancer, effects, looking);
      const plan = planChange(request, snapshot);
      const planned = plannedRun(loadBalancer, snapshot, plan, request, ledger, effects);
      news.add(() => {
        const { lines, notices, warnings } = wordsOf(plan, name);
        effects.tell({ kind: 'read', loadBalancer: name, lines: linesOf(snapshot, plan.targets, lines) });
        for (const text of notices) planned.run.notice(text);
        for (const text of warnings) planned.run.warn(text);
      });
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
  const runs = (await Promise.all(loadBalancers.map(readOne))).flat();
  for (const twin of twinsAmong(runs.map(({ run: { name, seen } }) => ({ name, process: seen.process }))))
    fail(twin, twin.loadBalancer ?? '');
  for (const spare of sparesTakenElsewhere(runs.map(({ run: { name }, plan }) => ({ name, plan }))))
    fail(spare, spare.loadBalancer ?? '');
  if (isDrain(request)) news.addBehind(() => noticeElsewhere(runs, request));
  return { ...found, runs, unread: unreadInOrder(found.unread, loadBalancers) };
}

function noticeElsewhere(runs: readonly PlannedRun[], request: DrainRequest): void {
  const leaving = runs.map(({ run, plan }) => {
    return { loadBalancer: run.name, targets: plan.targets, snapshot: run.seen.first };
  });
  for (const { loadBalancer, text } of sameAddressElsewhere(leaving, request))
    runs.find(({ run }) => run.name === loadBalancer)?.run.notice(text);
}

/** Throws a Failure that says whose words it was about. */
function wordsOf({ words }: Plan, loadBalancer: string): PlanWords {
  try {
    return { lines: words.lines, notices: words.notices, warnings: words.warnings };
  } catch (error) {
    throw asFailure(error).with({ loadBalancer });
  }
}

/** One load balancer as it was read, ready to be changed by this plan. */
export function plannedRun(
  loadBalancer: LoadBalancer,
  snapshot: Snapshot,
  plan: Plan,
  { operation }: Request,
  ledger: Ledger,
  { clock, tell, cuts, sent }: Effects,
): PlannedRun {
  const servers = new Map(plan.targets.map((target) => [target.key, serverRunOf(target.before)]));
  const checkpoint = (saved: SavedLoadBalancer) => ledger.add(saved, run.disabled);
  const run: Run = new Run(
    { loadBalancer, clock, tell, checkpoint, cuts, sent },
    snapshot,
    plan.targets,
    servers,
  );
  if (operation !== 'weight') run.expectAsRead(plan.targets);
  return { run, plan };
}

/** What was read, and what is to be done, for the log: what is the same of several servers is one line. */
export function linesOf(snapshot: Snapshot, targets: readonly Target[], lines: readonly string[]): string[] {
  const states = Map.groupBy(
    targets,
    ({ before }) =>
      `${before.admin}, "${before.status}", ${quantity(before.sessions, 'session')}, ${before.queued} queued, weight ${before.weight}`,
  );
  return [
    describeProcess(snapshot),
    ...[...states].map(([words, those]) => `${namesOf(those)}: ${words}`),
    ...lines.map((line) => `plan: ${line}`),
  ];
}

/** Returns all failures, the first in time first, after having done with what was changed as the policies for that one say. */
export async function carryOut(
  request: ChangeRequest,
  runs: readonly PlannedRun[],
  ledger: Ledger,
  effects: Effects,
): Promise<Failure[]> {
  const failures = await reachGoal(request, runs, effects);
  // Those of a load balancer were told when they happened.
  for (const failure of failures)
    if (failure.loadBalancer === undefined) effects.tell({ kind: 'failure', failure });
  if (failures.length === 0) failures.push(...(await settle(request, runs, ledger, effects)));
  if (failures.length === 0 && !request.isOfBatch) for (const { run } of runs) warnOfNewcomers(run, request);
  for (const { run } of runs) warnOfReloads(run, request);
  const [first] = failures;
  if (first === undefined) return [];
  ledger.narrow(runs.map(({ run }) => run));
  const putBack = !effects.signal.aborted && policyFor(first, request) === 'rollback';
  if (putBack) {
    await Promise.all(runs.map(({ run }) => rollBack(run, request, ledger, effects)));
    // Others may have taken longer to go back, and what was verified may have been changed again since.
    const stale = runs.filter(({ run }) => !run.seen.isFresh || isForgotten(run));
    await lookOnceMoreAtAll(runs, effects, stale);
    for (const { run } of runs) noteOthersSince(run);
  } else {
    await lookOnceMoreAtAll(runs, effects);
    for (const { run } of runs) noteOthers(run);
    if (policyFor(first, request) === 'keep') for (const planned of runs) warnOfLentWeights(planned);
  }
  return failures;
}

/** By the last reading, which has asked for others alone. */
function warnOfNewcomers(run: Run, request: ChangeRequest): void {
  const { newcomers = [] } = run.seen.latest;
  for (const text of newcomerWarnings(request, run.seen.snapshot, newcomers)) run.warn(text);
}

/** Left with all else, though nobody has asked for it: back in rotation such a server would take no traffic. */
function warnOfLentWeights({ run, plan }: PlannedRun): void {
  const asked = new Set(plan.targets.filter(({ weight }) => weight !== null).map(({ key }) => key));
  for (const { saved, now } of run.serverRuns) {
    const { before, sent } = saved;
    const isLent = !asked.has(keyOf(saved)) && sent.weights.includes(0) && now.weight === 0;
    if (!isLent || before.weight === 0) continue;
    run.warn(
      `${keyOf(saved)} is left at weight 0, which it was lent for its proof: it had ${before.weight}. \`weight: ${before.weight}\` gives it back, with \`ready\` or by itself.`,
    );
  }
}

/** Held from now on where that is asked for, and saved as done. */
async function settle(
  request: ChangeRequest,
  runs: readonly PlannedRun[],
  ledger: Ledger,
  effects: Effects,
): Promise<Failure[]> {
  const failures: Failure[] = [];
  const fail = (error: unknown) => {
    const failure = asFailure(error);
    failures.push(failure);
    effects.tell({ kind: 'failure', failure });
  };
  let isHeld = false;
  const hold = async () => {
    await effects.hold?.start(runs.map((planned) => holdTarget(planned, request)));
    isHeld = true;
  };
  if (request.hold) {
    const held = hold().catch(fail);
    failures.push(...(await lookWhile(request, runs, held, effects)));
    // A step that is cancelled before it has begun to look does not come to wait for it.
    await held;
  }
  try {
    if (failures.length === 0) ledger.close(runs.map(({ run }) => run));
  } catch (error) {
    fail(error);
  }
  if (failures.length > 0 && isHeld) await letGo(request, runs, effects).catch(() => {});
  return failures;
}

/** What could not be said to be done is not held. */
async function letGo(request: ChangeRequest, runs: readonly PlannedRun[], effects: Effects): Promise<void> {
  const taken = await takeOver(request, runs, effects);
  if (taken !== null) await endHolds(taken, effects);
}
