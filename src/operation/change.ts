/**
 * A change from beginning to end: read all, plan, guard, save, run the stages, and when something goes wrong decide what becomes
 * of what was changed. Ends with a report, never with an exception.
 */
import { asFailure, type Changed, type Failure } from '../errors.ts';
import type { LoadBalancer } from '../haproxy/load-balancer.ts';
import { adminStateOf, keyOf } from '../haproxy/server.ts';
import { BringBack } from './bring-back.ts';
import type { Change, Effects } from './effects.ts';
import { runTogether, type Stage } from './fleet.ts';
import type { Request } from './operation.ts';
import { planChange } from './plan.ts';
import { quantity } from './quantity.ts';
import { overReloads, tellReloads } from './reapply.ts';
import type { Message, Report, Result, ServerReport, UnreadReport } from './report.ts';
import { putBack, savedChange } from './restore.ts';
import { setWeights, verifyWeights } from './reweight.ts';
import { Site } from './site.ts';
import { TakeOut } from './take-out.ts';
import type { Plan } from './target.ts';

/** A cancelled step has about a second to tell what it left; the runner does not wait longer for certain. */
const LAST_LOOK_MS = 500;

export async function change({ request, loadBalancers, effects }: Change): Promise<Report> {
  const startedAt = effects.clock.now();
  const { sites, failures, unread } = await readAll(loadBalancers, request, effects);
  let first = failures[0] ?? null;
  if (first === null && !request.dryRun) {
    first = await carryOut(request, sites, effects);
  }
  for (const loadBalancer of loadBalancers) loadBalancer.close();
  return reportOf(request, sites, unread, first, effects.clock.now() - startedAt);
}

/** All are read and planned before any is changed; a fault of one is a fault of all. */
async function readAll(loadBalancers: readonly LoadBalancer[], request: Request, effects: Effects) {
  const failures: Failure[] = [];
  const unread: UnreadReport[] = [];
  const fail = (failure: Failure, name: string) => {
    failure.loadBalancer ??= name;
    failures.push(failure);
    effects.tell({ kind: 'failure', failure });
  };
  const readOne = async (loadBalancer: LoadBalancer) => {
    try {
      const snapshot = await loadBalancer.read(effects.signal);
      const plan = planChange(request, snapshot);
      effects.tell({ kind: 'read', loadBalancer: loadBalancer.name, lines: linesOf(snapshot, plan) });
      const site = new Site(loadBalancer, request, effects, snapshot, plan);
      if (plan.refusal !== null) fail(plan.refusal, site.name);
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

/** Returns the first failure in time, after having done with what was changed as the policies say. */
async function carryOut(request: Request, sites: readonly Site[], effects: Effects): Promise<Failure | null> {
  const failures = await run(request, sites, effects);
  for (const site of sites) tellReloads(site);
  const [first] = failures;
  if (first === undefined) return null;
  for (const failure of failures) effects.tell({ kind: 'failure', failure });
  if (effects.signal.aborted) await lookOnceMore(sites, AbortSignal.timeout(LAST_LOOK_MS));
  else if (policyFor(first, request) === 'rollback') await putAllBack(sites, effects);
  else await lookOnceMore(sites, effects.signal);
  return first;
}

async function run(request: Request, sites: readonly Site[], effects: Effects): Promise<Failure[]> {
  try {
    if (sites.some((site) => site.plan.targets.some((target) => !target.asWanted))) {
      effects.save(savedChange(request, sites));
    }
  } catch (error) {
    return [asFailure(error)];
  }
  return runTogether(
    sites.map((site) => located(site, overReloads(site, stagesOf(request, site)))),
    effects.signal,
  );
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

/** Every failure says on which load balancer it happened. */
function located(site: Site, stages: readonly Stage[]): Stage[] {
  return stages.map((stage) => async (signal) => {
    try {
      await stage(signal);
    } catch (error) {
      if (signal.aborted && error === signal.reason) throw error;
      const failure = asFailure(error);
      failure.loadBalancer ??= site.name;
      throw failure;
    }
  });
}

function policyFor(failure: Failure, request: Request): 'rollback' | 'keep' {
  if (failure.code === 'drain-timeout') return request.onDrainTimeout === 'rollback' ? 'rollback' : 'keep';
  return request.onError;
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

function reportOf(
  request: Request,
  sites: readonly Site[],
  unread: UnreadReport[],
  error: Failure | null,
  durationMs: number,
): Report {
  const servers = sites.flatMap((site) => site.report());
  const changed = changedOf(servers);
  if (error !== null) error.changed = changed;
  const touched = sites.some((site) => [...site.rows.values()].some((row) => row.touched));
  return {
    operation: request.operation,
    result: resultOf(request, error, changed, touched),
    changed,
    servers: error !== null && !touched ? servers.map((row) => asRefused(row, error)) : servers,
    unread,
    plan: sites.flatMap((site) =>
      site.plan.lines.map((line) => (sites.length > 1 ? `${site.name} ${line}` : line)),
    ),
    notices: messagesOf(sites, 'notices'),
    warnings: messagesOf(sites, 'warnings'),
    error,
    durationMs: Math.round(durationMs),
  };
}

function changedOf(servers: readonly ServerReport[]): Changed {
  if (servers.some((row) => row.changed === 'unknown')) return 'unknown';
  return servers.some((row) => row.changed === 'yes') ? 'yes' : 'no';
}

function resultOf(request: Request, error: Failure | null, changed: Changed, touched: boolean): Result {
  if (error !== null) {
    if (changed !== 'no') return 'partial';
    return touched ? 'rolled-back' : 'failed';
  }
  if (request.dryRun) return 'planned';
  return changed === 'no' ? 'unchanged' : 'changed';
}

/** Nothing was done: the row that stood in the way has failed, the others were not begun. */
function asRefused(row: ServerReport, error: Failure): ServerReport {
  const key = `${row.backend}/${row.server}`;
  if (error.server === key && error.loadBalancer === row.loadBalancer)
    return { ...row, outcome: 'failed', error };
  return row.error === null ? { ...row, outcome: 'skipped' } : row;
}

function messagesOf(sites: readonly Site[], kind: 'notices' | 'warnings'): Message[] {
  return sites.flatMap((site) => site[kind].map((text) => ({ loadBalancer: site.name, text })));
}
