/**
 * Putting back what a change left on one load balancer, from what was saved: the same for the step itself and for its post step.
 * Puts back only what is still as the step left it, and never writes a state that nobody had forced.
 */
import { type Clock, within } from '../clock.ts';
import { asFailure, Failure, Reloaded } from '../errors.ts';
import type { LoadBalancer } from '../haproxy/load-balancer.ts';
import { type AdminState, isSameProcess, keyOf, type Server, type Snapshot } from '../haproxy/server.ts';
import { differences, isEmpty, pick, type ServerSettings, settingsOf } from '../haproxy/server-settings.ts';
import type { News } from './effects.ts';
import { Tracking, type Unit } from './plan/tracking.ts';
import { proveHealth } from './ready/health-proof.ts';
import { letIn } from './ready/ready.ts';
import { RELOADS_SURVIVED } from './reload.ts';
import type { RolledBack, RolledBackServer } from './rolled-back.ts';
import { namesOf, Run } from './run.ts';
import { type SavedLoadBalancer, type SavedServer, sentSettings } from './saved-change.ts';
import { setStates, setWeights, weightGoal } from './send.ts';
import { differencesFromBefore, type ServerRun, serverRunOf } from './server-run.ts';

export interface RollbackContext {
  clock: Clock;
  tell(news: News): void;
  /** Called before anything is sent that was never sent before. */
  checkpoint(saved: SavedLoadBalancer): void;
  /** Limit of a proof of health. */
  healthTimeoutMs: number;
  /** Limit of one more look, when something has failed. */
  lastLookMs: number;
}

/** How a server is found, compared with what a step saved of it. */
export type Comparison = 'as-before' | 'as-left' | 'not-ours';

/** What a step sent is all that is compared: the forced state, the weight, or both. */
export function compare(saved: SavedServer, now: Server): Comparison {
  const own = pick(saved.before, sentSettings(saved));
  if (isEmpty(differences(own, settingsOf(now)))) return 'as-before';
  return isEmpty(settingsNotOurs(saved, now)) ? 'as-left' : 'not-ours';
}

/** What of a server is neither as before nor as this step ever set it. */
function settingsNotOurs({ before, sent }: SavedServer, now: Server): ServerSettings {
  const { forced, weight } = now;
  const ourState = sent.states.length === 0 || [before.state, ...sent.states].includes(forced);
  const ourWeight = sent.weights.length === 0 || [before.weight, ...sent.weights].includes(weight);
  return { ...(ourState ? {} : { state: forced }), ...(ourWeight ? {} : { weight }) };
}

/** Never throws. After a reload it begins again, from what the new process says. */
export async function rollback(
  loadBalancer: LoadBalancer,
  saved: SavedLoadBalancer,
  context: RollbackContext,
  signal: AbortSignal,
): Promise<RolledBack> {
  let attempt: Attempt | null = null;
  for (let reloads = 0; ; reloads += 1) {
    try {
      const former = attempt?.run.process ?? saved.process;
      const snapshot = await loadBalancer.read(signal);
      attempt = attemptOf(loadBalancer, saved, snapshot, former, context);
      await putBack(attempt, context.healthTimeoutMs, signal);
      return outcomeOf(attempt, saved, null);
    } catch (error) {
      if (error instanceof Reloaded && reloads < RELOADS_SURVIVED) continue;
      if (attempt === null) return allUnknown(saved, error);
      await lookOnceMore(attempt, context);
      return outcomeOf(attempt, saved, asFailure(error));
    }
  }
}

/** What is so now is asked of HAProxy, not concluded. What cannot be read stays unknown. */
async function lookOnceMore({ run, units }: Attempt, { clock, lastLookMs }: RollbackContext): Promise<void> {
  try {
    run.recordAll(await within(clock, lastLookMs, (signal) => run.loadBalancer.read(signal)));
  } catch {
    run.update(units, (server) => ({ ...server, unknown: true }));
  }
}

/** One go, in one process. */
interface Attempt {
  run: Run;
  /** All that are there. */
  units: readonly Unit[];
  /** Those that are still as the step left them. */
  ours: readonly Unit[];
}

function attemptOf(
  loadBalancer: LoadBalancer,
  { servers }: SavedLoadBalancer,
  snapshot: Snapshot,
  former: SavedLoadBalancer['process'],
  context: RollbackContext,
): Attempt {
  const tracking = new Tracking(snapshot.servers);
  const units: Unit[] = [];
  const runs = new Map<string, ServerRun>();
  for (const saved of servers) {
    const now = snapshot.servers.get(keyOf(saved));
    if (now === undefined) continue;
    units.push({ key: keyOf(saved), members: [saved, ...tracking.trackersOf(saved)] });
    runs.set(keyOf(saved), serverRunOf(now, saved));
  }
  const run = new Run({ ...context, loadBalancer }, snapshot, units, runs);
  // In another process a difference at first sight is the reload's, not somebody else's.
  const same = isSameProcess(snapshot.process, former);
  const ours = units.filter((unit) => !same || isAsLeft(run, unit));
  return { run, units, ours };
}

/** What somebody else set is not ours to undo: then nothing of this server is touched. */
function isAsLeft(run: Run, unit: Unit): boolean {
  const { saved, now } = run.of(unit);
  const { state, weight } = settingsNotOurs(saved, now);
  if (state === undefined && weight === undefined) return true;
  const found = [
    ...(state === undefined ? [] : [state]),
    ...(weight === undefined ? [] : [`at weight ${weight}`]),
  ];
  run.warn(
    `${unit.key} is ${found.join(', ')}, which this step did not set: somebody else changed it, so it is left alone.`,
  );
  return false;
}

async function putBack({ run, ours }: Attempt, healthTimeoutMs: number, signal: AbortSignal): Promise<void> {
  await putWeightsBack(run, ours, signal);
  for (const state of ['maint', 'drain', 'ready'] as const) {
    const units = ours.filter((unit) => stateBefore(run, unit) === state && run.now(unit).forced !== state);
    if (units.length > 0) await putStateBack(run, units, state, healthTimeoutMs, signal);
  }
  if (run.units.length > 0) await run.readBack(signal, { fresh: true });
  const different = ours.filter((unit) => !isBack(run.of(unit)));
  if (different.length > 0) throw notBack(run, different);
  if (ours.length > 0) run.tell('done', `${namesOf(ours)}: back as before, confirmed on a fresh connection`);
}

function isBack({ saved, now, unknown }: ServerRun): boolean {
  return !unknown && compare(saved, now) === 'as-before';
}

function stateBefore(run: Run, unit: Unit): AdminState {
  return run.of(unit).saved.before.state;
}

async function putWeightsBack(run: Run, units: readonly Unit[], signal: AbortSignal): Promise<void> {
  const goals = units.flatMap((unit) => {
    const { weight } = differencesFromBefore(run.of(unit));
    return weight === undefined ? [] : weightGoal(run.of(unit).saved, weight);
  });
  if (goals.length > 0) await setWeights(run, goals, signal);
}

/** A server that leaves maint for rotation is proven first, when it was UP before; out of drain its checks have been running. */
async function putStateBack(
  run: Run,
  units: readonly Unit[],
  state: AdminState,
  healthTimeoutMs: number,
  signal: AbortSignal,
): Promise<void> {
  const needsProof = (unit: Unit) =>
    state === 'ready' && run.now(unit).forced === 'maint' && run.of(unit).saved.wasUp;
  const direct = units.filter((unit) => !needsProof(unit));
  if (direct.length > 0) {
    await setStates(run, direct, state, signal);
    run.tell('set', `${namesOf(direct)}: put back to ${state}`);
  }
  const proven = units.filter(needsProof);
  if (proven.length > 0) await proveAndLetIn(run, proven, healthTimeoutMs, signal);
}

/** One that stays unhealthy keeps only itself out. Throws its failure when all others are in. */
async function proveAndLetIn(
  run: Run,
  units: readonly Unit[],
  healthTimeoutMs: number,
  signal: AbortSignal,
): Promise<void> {
  const health = { proof: 'where-checked', limitMs: healthTimeoutMs } as const;
  try {
    await proveHealth(run, units, healthTimeoutMs, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    // A proof that has come to its limit names whom it has not proven; any other end proves nobody.
    const unproven =
      error instanceof Failure && error.code === 'unhealthy' ? error.servers : namesOfAll(units);
    const out = units.filter(({ key }) => unproven.includes(key));
    // In drain, bound clients would be sent to a server that nobody has proven.
    const inDrain = out.filter((unit) => run.now(unit).forced === 'drain');
    if (inDrain.length > 0) await setStates(run, inDrain, 'maint', signal);
    // The proof may have been at weight 0.
    await putWeightsBack(run, units, signal);
    const healthy = units.filter((unit) => !out.includes(unit));
    if (healthy.length > 0) await letIn(run, healthy, health, signal);
    throw error;
  }
  await letIn(run, units, health, signal);
}

function namesOfAll(units: readonly Unit[]): string[] {
  return units.map(({ key }) => key);
}

function notBack(run: Run, units: readonly Unit[]): Failure {
  const words = units.map((unit) => {
    const { now, saved } = run.of(unit);
    return `${unit.key} is ${now.forced} ("${now.status}"), it was ${saved.before.state}`;
  });
  return new Failure('not-verified', `Not put back: ${words.join('; ')}.`, {
    loadBalancer: run.name,
    servers: namesOfAll(units),
    hint: 'Put it back by hand; the job summary has the commands.',
  });
}

function outcomeOf(
  { run, units, ours }: Attempt,
  { servers: saved }: SavedLoadBalancer,
  failure: Failure | null,
): RolledBack {
  const byKey = new Map(units.map((unit) => [unit.key, unit]));
  const servers = saved.map((one): [string, RolledBackServer] => {
    const unit = byKey.get(keyOf(one));
    if (unit === undefined) return [keyOf(one), { kind: 'gone', now: null, healthMs: null }];
    const server = run.of(unit);
    const { now, healthMs } = server;
    if (server.unknown) return [unit.key, { kind: 'unknown', now, healthMs }];
    const left = ours.includes(unit) ? 'left' : 'not-ours';
    return [unit.key, { kind: isBack(server) ? 'back' : left, now, healthMs }];
  });
  return { servers: new Map(servers), failure };
}

function allUnknown({ servers }: SavedLoadBalancer, error: unknown): RolledBack {
  const unknown = { kind: 'unknown', now: null, healthMs: null } as const;
  return {
    servers: new Map(servers.map((server) => [keyOf(server), unknown])),
    failure: asFailure(error),
  };
}
