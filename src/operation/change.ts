/**
 * A change from beginning to end: read all, plan, guard, save, run the stages, and when something goes wrong decide what becomes
 * of what was changed. Ends with a report, never with an exception.
 */
import { asFailure, type Failure } from '../errors.ts';
import type { LoadBalancer } from '../haproxy/load-balancer.ts';
import { adminStateOf, keyOf } from '../haproxy/server.ts';
import { BringBack } from './bring-back.ts';
import { reportOf } from './conclusion.ts';
import type { Change, Effects } from './effects.ts';
import { runTogether, type Stage } from './fleet.ts';
import { foundBy, heldBy } from './held.ts';
import { policyFor, type Request } from './operation.ts';
import { planChange } from './plan.ts';
import { quantity } from './quantity.ts';
import { overReloads, tellReloads } from './reapply.ts';
import type { Report, UnreadReport } from './report.ts';
import { putBack, savedChange } from './restore.ts';
import { setWeights, verifyWeights } from './reweight.ts';
import { Site } from './site.ts';
import { TakeOut } from './take-out.ts';
import type { Plan } from './target.ts';

interface Found {
  sites: Site[];
  failures: Failure[];
  unread: UnreadReport[];
}

/** A cancelled step has about a second to tell what it left; the runner does not wait longer for certain. */
const LAST_LOOK_MS = 500;

export async function change({ request, loadBalancers, effects }: Change): Promise<Report> {
  const startedAt = effects.clock.now();
  let found = await readAll(loadBalancers, request, effects);
  if (found.failures.length === 0 && !request.dryRun && (await takeOver(request, found, effects)))
    found = await readAll(loadBalancers, request, effects);
  const { sites, failures, unread } = found;
  if (failures.length === 0 && !request.dryRun) failures.push(...(await carryOut(request, sites, effects)));
  for (const loadBalancer of loadBalancers) loadBalancer.close();
  return reportOf(request, sites, unread, failures, effects.clock.now() - startedAt);
}

/** All are read and planned before any is changed; a fault of one is a fault of all. */
async function readAll(
  loadBalancers: readonly LoadBalancer[],
  request: Request,
  effects: Effects,
): Promise<Found> {
  const failures: Failure[] = [];
  const unread: UnreadReport[] = [];
  const fail = (failure: Failure, name: string) => {
    // A cancelled step fails everywhere for one and the same reason.
    if (failures.includes(failure)) return;
    if (failure !== effects.signal.reason) failure.loadBalancer ??= name;
    failures.push(failure);
    effects.tell({ kind: 'failure', failure });
  };
  const readOne = async (loadBalancer: LoadBalancer) => {
    try {
      const snapshot = await loadBalancer.read(effects.signal);
      const plan = planChange(request, snapshot);
      effects.tell({ kind: 'read', loadBalancer: loadBalancer.name, lines: linesOf(snapshot, plan) });
      const site = new Site(loadBalancer, request, effects, snapshot, plan);
      if (plan.refusal !== null) {
        fail(plan.refusal, site.name);
        if (plan.targets.length === 0) unread.push({ loadBalancer: site.name, error: plan.refusal });
      }
      return site;
    } catch (error) {
      const failure = asFailure(error);
      fail(failure, loadBalancer.name);
      unread.push({ loadBalancer: loadBalancer.name, error: failure });
      return [];
    }
  };
  const sites = (await Promise.all(loadBalancers.map(readOne))).flat();
  return { sites, failures, unread };
}

/** Nobody holds any more what this step is about to change, or wants to be otherwise. Tells whether anybody did. */
async function takeOver(request: Request, { sites, failures }: Found, effects: Effects): Promise<boolean> {
  if (effects.holding === undefined || request.operation === 'status') return false;
  try {
    const changing = heldBy(sites, (target) => request.hold || !target.asWanted);
    return await effects.holding.takeOver(changing, foundBy(sites));
  } catch (error) {
    failures.push(asFailure(error));
    return false;
  }
}

function linesOf(snapshot: Site['snapshot'], plan: Plan): string[] {
  const { process } = snapshot;
  return [
    `HAProxy ${process.version}, process ${process.pid}, up for ${process.uptimeSeconds} s, level ${snapshot.level}`,
    ...plan.targets.map(
      ({ before }) =>
        `${keyOf(before)}: ${adminStateOf(before.adminFlags)}, "${before.status}", ${quantity(before.sessions, 'session')}, ${before.queued} queued, weight ${before.weight}`,
    ),
    ...plan.lines.map((line) => `plan: ${line}`),
  ];
}

/** Returns all failures, the first in time first, after having done with what was changed as the policies for that one say. */
async function carryOut(request: Request, sites: readonly Site[], effects: Effects): Promise<Failure[]> {
  const failures = await run(request, sites, effects);
  for (const site of sites) tellReloads(site);
  const [first] = failures;
  if (first === undefined) return [];
  // Those of a load balancer were told when they happened.
  for (const failure of failures)
    if (failure.loadBalancer === undefined) effects.tell({ kind: 'failure', failure });
  if (effects.signal.aborted) await lookOnceMore(sites, AbortSignal.timeout(LAST_LOOK_MS));
  else if (policyFor(first, request) === 'rollback') await putAllBack(sites, effects);
  else await lookOnceMore(sites, effects.signal);
  return failures;
}

async function run(request: Request, sites: readonly Site[], effects: Effects): Promise<Failure[]> {
  try {
    save(request, sites, effects, false);
  } catch (error) {
    return [asFailure(error)];
  }
  for (const site of sites) site.save = () => save(request, sites, effects, false);
  const failures = await runTogether(
    sites.map((site) => located(site, overReloads(site, stagesOf(request, site)))),
    effects.clock,
    effects.signal,
  );
  if (failures.length > 0) return failures;
  try {
    if (request.hold) await effects.holding?.start(heldBy(sites, () => true));
    save(request, sites, effects, true);
  } catch (error) {
    return [asFailure(error)];
  }
  return [];
}

/** Where nothing is sent, nothing needs to be put back. */
function save(request: Request, sites: readonly Site[], effects: Effects, reached: boolean): void {
  const sends = sites.some((site) => site.plan.targets.some((target) => !target.asWanted));
  if (sends) effects.save(savedChange(request, sites, reached));
}

function stagesOf(request: Request, site: Site): Stage[] {
  switch (request.operation) {
    case 'status':
      return [];
    case 'weight':
      return [(signal) => setWeights(site, signal), (signal) => verifyWeights(site, signal)];
    case 'drain': {
      const takeOut = new TakeOut(site);
      return [(signal) => takeOut.startDrain(signal), (signal) => takeOut.waitInDrain(signal)];
    }
    case 'maint': {
      const takeOut = new TakeOut(site);
      return [
        (signal) => takeOut.startDrain(signal),
        (signal) => takeOut.waitBeforeMaint(signal),
        (signal) => takeOut.enterMaint(signal),
        (signal) => takeOut.waitInMaint(signal),
      ];
    }
    case 'ready': {
      const bringBack = new BringBack(site);
      return [
        (signal) => bringBack.prepare(signal),
        (signal) => bringBack.prove(signal),
        (signal) => bringBack.admit(signal),
      ];
    }
  }
}

/** Every failure says on which load balancer it happened, and its rows know of it. */
function located(site: Site, stages: readonly Stage[]): Stage[] {
  return stages.map((stage) => async (signal) => {
    try {
      await stage(signal);
    } catch (error) {
      if (signal.aborted && error === signal.reason) throw error;
      const failure = asFailure(error);
      if (failure === error && failure.changed === 'no') site.untouch();
      site.fail(failure);
      throw failure;
    }
  });
}

async function putAllBack(sites: readonly Site[], effects: Effects): Promise<void> {
  const putOneBack = async (site: Site) => {
    try {
      await putBack(site, effects.signal);
    } catch (error) {
      const failure = asFailure(error);
      site.warn(
        `The put-back failed: ${failure.message.replace(/\.?$/, '.')}${failure.hint ? ` ${failure.hint}` : ''}`,
      );
      await lookOnceMore([site], AbortSignal.timeout(LAST_LOOK_MS));
      for (const row of site.rows.values()) if (row.unsure) row.error ??= failure;
    }
  };
  await Promise.all(sites.map(putOneBack));
}

/** What is so now is asked of HAProxy, not concluded. What cannot be read stays unknown. */
async function lookOnceMore(sites: readonly Site[], signal: AbortSignal): Promise<void> {
  const look = async (site: Site) => {
    if (![...site.rows.values()].some((row) => row.touched)) return;
    try {
      site.record(await site.loadBalancer.read(signal));
    } catch {
      for (const row of site.rows.values()) row.unsure ||= row.touched;
    }
  };
  await Promise.all(sites.map(look));
}
