/**
 * Putting back: what is saved before a set, and how servers return to the state somebody had forced on them. Restores only
 * what is still as this step left it, and never writes a flag that it did not force.
 */
import { Failure, Reloaded } from '../errors.ts';
import type { WeightGoal } from '../haproxy/load-balancer.ts';
import { type AdminState, forcedStateOf, isFullyUp, isSameProcess, type Server } from '../haproxy/server.ts';
import { BringBack } from './bring-back.ts';
import type { SavedChange, SavedServer } from './effects.ts';
import type { Operation, Request } from './operation.ts';
import { RELOADS_SURVIVED } from './reapply.ts';
import { changedOf, hasOtherWeight, type Row } from './row.ts';
import { namesOf, type Site } from './site.ts';
import { stateGoals, type Target } from './target.ts';

/** What these sites are about to change, or have changed (`reached`), for a post step that knows nothing else. */
export function savedChange(request: Request, sites: readonly Site[], reached: boolean): SavedChange {
  return {
    operation: request.operation,
    onError: request.onError,
    restore: request.restore,
    minAvailable: request.minAvailable,
    healthTimeout: request.healthTimeoutMs,
    reached,
    loadBalancers: sites.map((site) => ({
      name: site.name,
      servers: [...site.rows.values()]
        .filter(({ target }) => !target.asWanted)
        .map(reached ? reachedServer : savedServer(request)),
    })),
  };
}

function savedServer({ operation }: Request): (row: Row) => SavedServer {
  return ({ target: { before, weight }, weightsSet }) => {
    const state = forcedStateOf(before.adminFlags);
    return {
      backend: before.backend,
      server: before.server,
      before: beforeOf(before),
      leaves: statesLeftBy(operation, state),
      weights: [...new Set([...(weight === null ? [] : [weight.effective]), ...weightsSet])],
    };
  };
}

/** What is there now is what this step leaves: whatever else is found later is somebody else's. */
function reachedServer({ target, after, weightsSet }: Row): SavedServer {
  const { before } = target;
  const ours = (target.weight !== null || weightsSet.length > 0) && after.weight !== before.weight;
  return {
    backend: before.backend,
    server: before.server,
    before: beforeOf(before),
    leaves: [forcedStateOf(after.adminFlags)],
    weights: ours ? [after.weight] : [],
  };
}

function beforeOf({ adminFlags, weight, status }: Server): SavedServer['before'] {
  return { state: forcedStateOf(adminFlags), weight, up: isFullyUp(status) };
}

/** Which forced states a server may be in, at any moment of the operation or after it. */
export function statesLeftBy(operation: Operation, before: AdminState): AdminState[] {
  const left: Record<Operation, AdminState[]> = {
    status: [],
    weight: [],
    drain: ['drain'],
    maint: ['drain', 'maint'],
    ready: ['drain', 'ready'],
  };
  return [...new Set([before, ...left[operation]])];
}

/**
 * Puts back whatever this step sent something for, and verifies it on a fresh connection. Throws when that fails. After a reload
 * it begins again, from what the new process says.
 */
export async function putBack(site: Site, signal: AbortSignal): Promise<void> {
  for (let reloads = 0; ; reloads += 1) {
    try {
      return await putBackOnce(site, signal);
    } catch (error) {
      if (!(error instanceof Reloaded) || reloads >= RELOADS_SURVIVED) throw error;
    }
  }
}

async function putBackOnce(site: Site, signal: AbortSignal): Promise<void> {
  const touched = [...site.rows.values()].filter((row) => row.touched).map((row) => row.target);
  if (touched.length === 0) return;
  const { process } = site.snapshot;
  site.snapshot = await site.loadBalancer.read(signal);
  site.record(site.snapshot);
  const sameProcess = isSameProcess(site.snapshot.process, process);
  // In another process a difference at first sight is the reload's, not somebody else's.
  const ours = touched.filter((target) => !sameProcess || isAsLeft(site, target));
  await putWeightsBack(site, ours, signal);
  for (const state of ['maint', 'drain', 'ready'] as const) {
    const targets = ours.filter(
      (target) => forced(target.before) === state && forced(site.now(target)) !== state,
    );
    if (targets.length > 0) await putStateBack(site, targets, state, signal);
  }
  await site.loadBalancer.reconnect(signal);
  site.record(await site.loadBalancer.readServers(site.watched, signal));
  for (const row of site.rowsOf(touched)) row.putBack = changedOf(row) === 'no';
  const different = ours.filter((target) => isDifferent(site, target));
  if (different.length > 0) throw notBack(site, different);
  if (ours.length > 0) site.tell('done', `${namesOf(ours)}: back as before, confirmed on a fresh connection`);
}

function forced(server: Server): AdminState {
  return forcedStateOf(server.adminFlags);
}

function isDifferent(site: Site, target: Target): boolean {
  const row = site.rows.get(target.key);
  return row !== undefined && changedOf(row) !== 'no';
}

/** What somebody else set is not ours to undo: then nothing of this server is touched. */
function isAsLeft(site: Site, target: Target): boolean {
  const row = site.rows.get(target.key);
  if (row === undefined) return false;
  const now = site.now(target);
  const state = forced(now);
  const found = [
    ...(statesLeftBy(site.request.operation, forced(target.before)).includes(state) ? [] : [state]),
    ...(!hasOtherWeight(row) || row.weightsSet.includes(now.weight) ? [] : [`at weight ${now.weight}`]),
  ];
  if (found.length === 0) return true;
  site.warn(
    `${target.key} is ${found.join(', ')}, which this step did not set: somebody else changed it, so it is left alone.`,
  );
  return false;
}

async function putWeightsBack(site: Site, targets: readonly Target[], signal: AbortSignal): Promise<void> {
  const goals = site
    .rowsOf(targets)
    .filter(hasOtherWeight)
    .map(({ target: { before } }): WeightGoal => {
      const { backend, server, weight } = before;
      return { backend, server, weight: String(weight), effective: weight };
    });
  if (goals.length > 0) site.record(await site.loadBalancer.setWeights(goals, site.watched, signal));
}

/** A server that leaves maint for rotation is proven first, when it was UP before; out of drain its checks have been running. */
async function putStateBack(
  site: Site,
  targets: readonly Target[],
  state: AdminState,
  signal: AbortSignal,
): Promise<void> {
  const needsProof = (target: Target) =>
    state === 'ready' && forced(site.now(target)) === 'maint' && isFullyUp(target.before.status);
  const proven = targets.filter(needsProof);
  const direct = targets.filter((target) => !needsProof(target));
  if (direct.length > 0) {
    site.record(await site.loadBalancer.setStates(stateGoals(direct, state), site.watched, signal));
    site.tell('set', `${direct.map((target) => target.key).join(', ')}: put back to ${state}`);
  }
  if (proven.length === 0) return;
  await letIn(site, proven, signal);
}

/** One that stays unhealthy keeps only itself out. Throws its failure when all others are in. */
async function letIn(site: Site, targets: readonly Target[], signal: AbortSignal): Promise<void> {
  const bringBack = new BringBack(site, targets);
  try {
    await bringBack.prove(signal);
  } catch (error) {
    if (signal.aborted) throw error;
    // A proof that has come to its limit names whom it has not proven; any other end proves nobody.
    const isUnhealthy = error instanceof Failure && error.code === 'unhealthy';
    const out = targets.filter(({ key }) => !isUnhealthy || site.rows.get(key)?.error === error);
    // In drain, bound clients would be sent to a server that nobody has proven.
    const unproven = out.filter((target) => forced(site.now(target)) === 'drain');
    if (unproven.length > 0)
      site.record(await site.loadBalancer.setStates(stateGoals(unproven, 'maint'), site.watched, signal));
    // The proof may have been at weight 0.
    await putWeightsBack(site, targets, signal);
    const healthy = targets.filter((target) => !out.includes(target));
    if (healthy.length > 0) await new BringBack(site, healthy).admit(signal);
    for (const row of site.rowsOf(healthy)) row.putBack = true;
    throw error;
  }
  await bringBack.admit(signal);
}

function notBack(site: Site, targets: readonly Target[]): Failure {
  const words = targets.map((target) => {
    const server = site.now(target);
    return `${target.key} is ${forced(server)} ("${server.status}"), it was ${forced(target.before)}`;
  });
  return new Failure('not-verified', `Not put back: ${words.join('; ')}.`, {
    ...site.place(targets[0]),
    hint: 'Put it back by hand; the job summary has the commands.',
  });
}
