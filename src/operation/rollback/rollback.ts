/**
 * Putting back what a change left on one load balancer, from what was saved: the same for the step itself and for its post step.
 * Puts back only what is still as the step left it, never writes a state that nobody had forced, and lets in nobody unproven.
 */
import { type Clock, within } from '../../clock.ts';
import { asFailure, type ErrorCode, Failure, Reloaded } from '../../errors.ts';
import type { LoadBalancer } from '../../haproxy/load-balancer.ts';
import { type AdminState, isSameProcess, keyOf, type Snapshot } from '../../haproxy/server.ts';
import type { News } from '../effects.ts';
import { Tracking, type Unit } from '../plan/tracking.ts';
import { proveHealth } from '../ready/health-proof.ts';
import { letIn } from '../ready/ready.ts';
import { RELOADS_SURVIVED } from '../reload.ts';
import { namesOf, Run } from '../run.ts';
import type { SavedLoadBalancer } from '../saved-change.ts';
import { setStates, setWeights, takeDownForProof, weightGoal } from '../send.ts';
import { differencesFromBefore, type ServerRun, serverRunOf } from '../server-run.ts';
import type { RolledBack, RolledBackServer } from './rolled-back.ts';
import { type Comparison, compare, isAsBefore, settingsNotOurs, type WayBack, wayBack } from './way-back.ts';

export interface RollbackContext {
  clock: Clock;
  tell(news: News): void;
  /** Called before anything is sent that was never sent before. */
  checkpoint(saved: SavedLoadBalancer): void;
  /** Whoever waited for the step may have stopped or exchanged the application since. */
  applicationMayHaveChanged: boolean;
  /** Limit of a proof of health. */
  healthTimeoutMs: number;
  /** Limit of one more look, when something has failed. */
  lastLookMs: number;
}

/**
 * Never throws. After a reload it begins again, from what the new process says; and once more when the way to HAProxy was lost. What is
 * so at the end is asked of HAProxy, not concluded: what cannot be read is unknown.
 */
export async function rollback(
  loadBalancer: LoadBalancer,
  saved: SavedLoadBalancer,
  context: RollbackContext,
  signal: AbortSignal,
): Promise<RolledBack> {
  let { process: told } = saved;
  let attempt: Attempt | null = null;
  for (let [reloads, losses] = [0, 0]; ; ) {
    try {
      attempt = attemptOf(loadBalancer, saved, await loadBalancer.read(signal), told, context);
      told = attempt.run.process;
      await putBack(attempt, context, signal);
      return outcomeOf(attempt, saved, null);
    } catch (error) {
      const failure = asFailure(error);
      if (failure instanceof Reloaded) reloads += 1;
      else if (LOST.includes(failure.code)) losses += 1;
      const again = failure instanceof Reloaded ? reloads <= RELOADS_SURVIVED : LOST.includes(failure.code);
      if (!signal.aborted && again && losses <= LOSSES_SURVIVED) continue;
      return await lookOnceMore(attempt, loadBalancer, saved, context, failure, signal);
    }
  }
}

/** The way to HAProxy was lost, which may be over by now. */
const LOST: readonly ErrorCode[] = ['connect-failed', 'timeout', 'ssh-failed', 'not-haproxy'];
const LOSSES_SURVIVED = 1;

async function lookOnceMore(
  attempt: Attempt | null,
  loadBalancer: LoadBalancer,
  saved: SavedLoadBalancer,
  context: RollbackContext,
  failure: Failure,
  signal: AbortSignal,
): Promise<RolledBack> {
  const read = (limit: AbortSignal) => loadBalancer.read(limit);
  try {
    // Whoever is cancelled has not much time left.
    const snapshot = await (signal.aborted ? within(context.clock, context.lastLookMs, read) : read(signal));
    const seen = attempt ?? attemptOf(loadBalancer, saved, snapshot, saved.process, context);
    seen.run.recordAll(snapshot);
    return outcomeOf(seen, saved, failure);
  } catch {
    const keys = saved.servers.map(keyOf);
    const last = (key: string) => attempt?.run.find(key) ?? null;
    const unknown = keys.map((key): [string, RolledBackServer] => {
      return [key, { kind: 'unknown', now: last(key), healthMs: null }];
    });
    return { servers: new Map(unknown), failure };
  }
}

/** One go, in one process. */
interface Attempt {
  run: Run;
  /** All that are there. */
  units: readonly Unit[];
  /** Those that are still as the step left them. */
  ours: readonly Unit[];
  replaced: readonly Unit[];
}

function attemptOf(
  loadBalancer: LoadBalancer,
  { servers }: SavedLoadBalancer,
  snapshot: Snapshot,
  told: SavedLoadBalancer['process'],
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
  const found = Map.groupBy(units, (unit) => foundAs(run, unit, told));
  const ours = [...(found.get('as-left') ?? []), ...(found.get('as-before') ?? [])];
  return { run, units, ours, replaced: found.get('replaced') ?? [] };
}

/** What somebody else set is not ours to undo: then nothing of this server is touched, and that is told. */
function foundAs(run: Run, unit: Unit, told: SavedLoadBalancer['process']): Comparison {
  const { saved, now } = run.of(unit);
  const comparison = compare(saved, now, { told, now: run.process });
  if (comparison === 'replaced') {
    run.warn(
      `${unit.key} stands at ${now.address} now, and stood at ${saved.address} before: somebody replaced it, so it is left alone.`,
    );
  }
  if (comparison !== 'not-ours') return comparison;
  const { state, weight } = settingsNotOurs(saved, now);
  const isForgotten = !isSameProcess(run.process, told) && !now.maintCauses.includes('configuration');
  // In another process a difference at first sight is the reload's, not somebody else's.
  if (isForgotten) return 'as-left';
  const words = [
    ...(state === undefined && weight !== undefined ? [] : [state ?? now.forced]),
    ...(weight === undefined ? [] : [`at weight ${weight}`]),
  ];
  run.warn(
    `${unit.key} is ${words.join(', ')}, which this step did not set: somebody else changed it, so it is left alone.`,
  );
  return 'not-ours';
}

async function putBack({ run, ours }: Attempt, context: RollbackContext, signal: AbortSignal): Promise<void> {
  const ways = Map.groupBy(ours, (unit) => {
    const { saved, now } = run.of(unit);
    return wayBack(saved, now, context.applicationMayHaveChanged);
  });
  const by = (way: WayBack) => ways.get(way) ?? [];
  await putWeightsBack(run, [...by('set'), ...by('down')], signal);
  for (const state of ['maint', 'drain', 'ready'] as const) await setBack(run, by('set'), state, signal);
  await bringBackDown(run, by('down'), signal);
  const unproven = await proveAndLetIn(run, by('prove'), ours, context.healthTimeoutMs, signal);
  if (run.units.length > 0) await run.readBack(signal, { fresh: true });
  if (unproven !== null) throw unproven;
  if (by('unprovable').length > 0) throw unprovable(run, by('unprovable'));
  const different = ours.filter((unit) => !isBack(run.of(unit)));
  if (different.length > 0) throw notBack(run, different);
  if (ours.length > 0) run.tell('done', `${namesOf(ours)}: back as before, confirmed on a fresh connection`);
}

function isBack({ saved, now, unknown }: ServerRun): boolean {
  return !unknown && isAsBefore(saved, now);
}

async function putWeightsBack(run: Run, units: readonly Unit[], signal: AbortSignal): Promise<void> {
  const goals = units.flatMap((unit) => {
    const { weight } = differencesFromBefore(run.of(unit));
    return weight === undefined ? [] : weightGoal(run.of(unit).saved, weight);
  });
  if (goals.length > 0) await setWeights(run, goals, signal);
}

function stateBefore(run: Run, unit: Unit): AdminState {
  return run.of(unit).saved.before.state;
}

async function setBack(
  run: Run,
  units: readonly Unit[],
  state: AdminState,
  signal: AbortSignal,
): Promise<void> {
  const others = units.filter((unit) => stateBefore(run, unit) === state && run.now(unit).forced !== state);
  if (others.length === 0) return;
  await setStates(run, others, state, signal);
  run.tell('set', `${namesOf(others)}: put back to ${state}`);
}

/** Drain and health down before anything else: HAProxy would believe in a server that leaves maint until its checks have failed. */
async function bringBackDown(run: Run, units: readonly Unit[], signal: AbortSignal): Promise<void> {
  if (units.length === 0) return;
  await takeDownForProof(run, units, signal);
  for (const state of ['drain', 'ready'] as const) await setBack(run, units, state, signal);
  run.tell('set', `${namesOf(units)}: back and down, as before, until its checks bring it up`);
}

/**
 * One that stays unhealthy keeps only itself out: where it was, and at the weight it had. Returns why not all are in, when all others
 * are.
 */
async function proveAndLetIn(
  run: Run,
  units: readonly Unit[],
  ours: readonly Unit[],
  healthTimeoutMs: number,
  signal: AbortSignal,
): Promise<Failure | null> {
  if (units.length === 0) return null;
  const health = { proof: 'where-checked', limitMs: healthTimeoutMs } as const;
  let failure: Failure | null = null;
  let proven = units;
  try {
    await proveHealth(run, units, healthTimeoutMs, signal);
  } catch (error) {
    if (signal.aborted || !(error instanceof Failure) || error instanceof Reloaded) throw error;
    // A proof that has come to its limit names whom it has not proven; any other end proves nobody.
    const out = units.filter(({ key }) => error.code !== 'unhealthy' || error.servers.includes(key));
    await takeOutAgain(run, out, signal);
    failure = error;
    proven = units.filter((unit) => !out.includes(unit));
  }
  // The proof may have been at weight 0, of trackers, too.
  const trackers = run.trackers.map(({ saved }) => ({ key: keyOf(saved), members: [saved] }));
  const others = ours.filter((unit) => !units.includes(unit));
  await putWeightsBack(run, [...proven, ...others, ...trackers], signal);
  const toReady = proven.filter((unit) => stateBefore(run, unit) === 'ready');
  if (toReady.length > 0) await letIn(run, toReady, health, signal);
  return failure;
}

/** Back to where they were when the proof began: in drain, bound clients would be sent to a server that nobody has proven. */
async function takeOutAgain(run: Run, units: readonly Unit[], signal: AbortSignal): Promise<void> {
  for (const state of ['maint', 'drain', 'ready'] as const) {
    const others = units.filter(
      (unit) => run.of(unit).begun.forced === state && run.now(unit).forced !== state,
    );
    if (others.length > 0) await setStates(run, others, state, signal);
  }
  const goals = units.flatMap((unit) => {
    const { begun, now } = run.of(unit);
    return begun.weight === now.weight ? [] : weightGoal(begun, begun.weight);
  });
  if (goals.length > 0) await setWeights(run, goals, signal);
}

function unprovable(run: Run, units: readonly Unit[]): Failure {
  return new Failure(
    'unhealthy',
    `Not put back: the health checks of ${namesOf(units)} were switched off meanwhile, so nothing can prove it healthy.`,
    {
      loadBalancer: run.name,
      servers: units.map(({ key }) => key),
      hint: `Send \`enable health ${units[0]?.key}\`, and put it back when its checks have passed.`,
    },
  );
}

function notBack(run: Run, units: readonly Unit[]): Failure {
  const words = units.map((unit) => {
    const { now, saved } = run.of(unit);
    return `${unit.key} is ${now.forced} ("${now.status}"), it was ${saved.before.state}`;
  });
  return new Failure('not-verified', `Not put back: ${words.join('; ')}.`, {
    loadBalancer: run.name,
    servers: units.map(({ key }) => key),
    hint: 'Put it back by hand; the job summary has the commands.',
  });
}

function outcomeOf(
  { run, units, ours, replaced }: Attempt,
  { servers: saved }: SavedLoadBalancer,
  failure: Failure | null,
): RolledBack {
  const byKey = new Map(units.map((unit) => [unit.key, unit]));
  const servers = saved.map((one): [string, RolledBackServer] => {
    const unit = byKey.get(keyOf(one));
    if (unit === undefined) return [keyOf(one), { kind: 'gone', now: null, healthMs: null }];
    const server = run.of(unit);
    const { now, healthMs } = server;
    const left = ours.includes(unit) ? 'left' : replaced.includes(unit) ? 'replaced' : 'not-ours';
    const kind = server.unknown ? 'unknown' : isBack(server) ? 'back' : left;
    return [unit.key, { kind, now, healthMs }];
  });
  return { servers: new Map(servers), failure };
}
