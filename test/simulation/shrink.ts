/** A failing world made as small as it can be while it still fails in the same way: what is left is what it takes. */
import type { Violation } from './invariants/violations.ts';
import type { ApiSetup } from './model/api.ts';
import type { JobSetup, Scenario } from './scenario.ts';
import { runWorld } from './world.ts';

/** Enough for the largest world to become small; a world costs a few milliseconds. */
const MOST_RUNS = 600;

export interface Shrunk {
  scenario: Scenario;
  violation: Violation;
}

export async function shrink(scenario: Scenario, violation: Violation): Promise<Shrunk> {
  let best: Shrunk = { scenario, violation };
  let runs = 0;
  for (let isSmaller = true; isSmaller && runs < MOST_RUNS; ) {
    isSmaller = false;
    for (const smaller of smallerThan(best.scenario)) {
      runs += 1;
      const found = (await runWorld(smaller)).violations[0];
      if (found?.invariant === violation.invariant) {
        best = { scenario: smaller, violation: found };
        isSmaller = true;
        break;
      }
      if (runs >= MOST_RUNS) break;
    }
  }
  return best;
}

/** One step smaller each, what takes most away first. */
function* smallerThan(scenario: Scenario): Generator<Scenario> {
  const { loadBalancers, events, rival, servers, before, applications, job } = scenario;
  if (rival !== null) yield { ...scenario, rival: null };
  for (const [index] of events.entries()) yield { ...scenario, events: without(events, index) };
  for (const { name } of loadBalancers.length > 1 ? loadBalancers : []) {
    yield {
      ...scenario,
      loadBalancers: loadBalancers.filter((one) => one.name !== name),
      events: events.filter((event) => !('loadBalancer' in event) || event.loadBalancer !== name),
    };
  }
  for (const [index, { setup }] of [
    { setup: job },
    ...(rival === null ? [] : [{ setup: rival }]),
  ].entries()) {
    for (const smaller of smallerJobs(setup))
      yield index === 0 ? { ...scenario, job: smaller } : { ...scenario, rival: smaller };
  }
  for (const key of Object.keys(before)) yield { ...scenario, before: withoutKey(before, key) };
  for (const address of Object.keys(applications))
    yield { ...scenario, applications: withoutKey(applications, address) };
  for (const [index, server] of servers.entries()) {
    const isNeeded = servers.some(({ tracks }) => tracks === `${server.backend}/${server.server}`);
    if (!isNeeded) yield { ...scenario, servers: without(servers, index) };
  }
  for (const [at, balancer] of loadBalancers.entries()) {
    const replaced = (with_: Partial<typeof balancer>) => ({
      ...scenario,
      loadBalancers: loadBalancers.map((one, index) => (index === at ? { ...one, ...with_ } : one)),
    });
    for (const [index] of balancer.clients.entries())
      yield replaced({ clients: without(balancer.clients, index) });
    if (balancer.reloadedBefore) yield replaced({ reloadedBefore: false });
    if (balancer.way.lossChance > 0) yield replaced({ way: { ...balancer.way, lossChance: 0 } });
    if (balancer.way.seesOldWorkers) yield replaced({ way: { ...balancer.way, seesOldWorkers: false } });
    if (balancer.way.isLarge) yield replaced({ way: { ...balancer.way, isLarge: false } });
    for (const api of balancer.way.api === undefined ? [] : smallerApis(balancer.way.api))
      yield replaced({ way: { ...balancer.way, api } });
    if (balancer.way.latencyMs > 2) yield replaced({ way: { ...balancer.way, latencyMs: 2 } });
  }
  for (const [index, server] of servers.entries()) {
    for (const plainer of [
      { agent: null },
      { maxconn: 0 },
      { slowStartMs: 0 },
      { cutsWhenDown: false },
      { cutsBackupsWhenUp: false },
    ]) {
      const [[name, value] = []] = Object.entries(plainer);
      if (name === undefined || server[name as keyof typeof server] === value) continue;
      yield { ...scenario, servers: servers.map((one, at) => (at === index ? { ...one, ...plainer } : one)) };
    }
  }
}

function* smallerApis(api: ApiSetup): Generator<ApiSetup> {
  if (api.slowChance > 0) yield { ...api, slowChance: 0 };
  if (api.frontMs !== null) yield { ...api, frontMs: null };
  if (api.overlapMs > 0) yield { ...api, overlapMs: 0 };
  if (api.reloads.length > 0) yield { ...api, reloads: [] };
  if (api.restarts.length > 0) yield { ...api, restarts: [] };
}

function* smallerJobs(job: JobSetup): Generator<JobSetup> {
  if (job.steps.length > 1) for (const step of job.steps) yield { ...job, steps: [step] };
  if (job.end.kind !== 'whole') yield { ...job, end: { kind: 'whole' } };
  if (job.deploy !== null) yield { ...job, deploy: null };
  if (job.silence !== null) yield { ...job, silence: null };
  if (job.goesOn) yield { ...job, goesOn: false };
  const { script } = job;
  if (script !== null && script.runs.length > 1)
    for (const run of script.runs) yield { ...job, script: { ...script, runs: [run] } };
  for (const [index, step] of job.steps.entries()) {
    if (step.hold)
      yield { ...job, steps: job.steps.map((one, at) => (at === index ? { ...step, hold: false } : one)) };
    if (step.selection.servers.length > 1) {
      const selection = { ...step.selection, servers: step.selection.servers.slice(0, 1) };
      yield { ...job, steps: job.steps.map((one, at) => (at === index ? { ...step, selection } : one)) };
    }
  }
}

function without<T>(list: readonly T[], index: number): T[] {
  return list.filter((_, at) => at !== index);
}

function withoutKey<T>(record: Record<string, T>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}
