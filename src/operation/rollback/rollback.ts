/**
 * Putting back what a change left on one load balancer, from what was saved: the same for the step itself and for its post step.
 * Puts back only what is still as the step left it, never writes a state that nobody had forced, and lets in nobody unproven.
 */
import { type Clock, within } from '../../clock.ts';
import { asFailure, type ErrorCode, Failure, Reloaded } from '../../errors.ts';
import type { LoadBalancer } from '../../haproxy/load-balancer.ts';
import { type AdminState, isSameProcess, keyOf, type Snapshot, takesTraffic } from '../../haproxy/server.ts';
import { describe, pick, settingsOf } from '../../haproxy/server-settings.ts';
import { noteMarkedDown } from '../drain/marked-down-sessions.ts';
import type { News } from '../effects.ts';
import { capacityOf, isRefused } from '../plan/guard.ts';
import { Tracking, type Unit } from '../plan/tracking.ts';
import { proveHealth } from '../ready/health-proof.ts';
import { letIn } from '../ready/ready.ts';
import { RELOADS_SURVIVED } from '../reload.ts';
import type { MinAvailable } from '../request.ts';
import { namesOf, Run } from '../run.ts';
import { joined, type SavedLoadBalancer, sentSettings } from '../saved-change.ts';
import { setStates, setWeights, takeDownForProof, weightGoal } from '../send.ts';
import { type ServerRun, serverRunOf } from '../server-run.ts';
import { isAsSet } from '../verify.ts';
import type { RolledBack, RolledBackServer } from './rolled-back.ts';
import {
  type Comparison,
  compare,
  isAsBefore,
  settingsNotOurs,
  settingsToRestore,
  type WayBack,
  wayBack,
  weightToGiveBack,
} from './way-back.ts';

export interface RollbackContext {
  clock: Clock;
  tell(news: News): void;
  /** Called before anything is sent that was never sent before. */
  checkpoint(saved: SavedLoadBalancer): void;
  /** How many servers must still take traffic where others are taken out of rotation again. */
  minAvailable: MinAvailable;
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
  let left = saved;
  let attempt: Attempt | null = null;
  for (let [reloads, losses] = [0, 0]; ; ) {
    try {
      attempt = attemptOf(loadBalancer, left, await loadBalancer.read(signal), told, context);
      told = attempt.run.process;
      await putBack(attempt, context, signal);
      return outcomeOf(attempt, saved, null);
    } catch (error) {
      const failure = asFailure(error);
      // What this attempt has sent is the next one's to know.
      if (attempt !== null) left = joined([left], attempt.run.saved())[0] ?? left;
      if (failure instanceof Reloaded) reloads += 1;
      else if (LOST.includes(failure.code)) losses += 1;
      const again = failure instanceof Reloaded ? reloads <= RELOADS_SURVIVED : LOST.includes(failure.code);
      if (!signal.aborted && again && losses <= LOSSES_SURVIVED) {
        // Nothing else tells of it when the next attempt works, through the session that leads to the process that was told.
        if (failure.code === 'several-processes')
          context.tell({ kind: 'warning', loadBalancer: loadBalancer.name, text: `${failure.message}.` });
        continue;
      }
      return await lookOnceMore(attempt, loadBalancer, saved, context, failure, signal);
    }
  }
}

/** The way to HAProxy was lost, which may be over by now; or led to another one, and the next attempt does not follow it. */
const LOST: readonly ErrorCode[] = [
  'connect-failed',
  'timeout',
  'ssh-failed',
  'not-haproxy',
  'several-processes',
];
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
      return [key, { kind: 'unknown', now: last(key), healthMs: null, sessionsShutDown: 0, failure }];
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
  /** Of these somebody else has set something while they were put back. */
  takenOver: Set<Unit>;
  /** Why some are not put back. */
  refusals: Map<Unit, Failure>;
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
    // What this step never set may be set by anybody meanwhile, and stays so.
    runs.set(keyOf(saved), {
      ...serverRunOf(now, { ...saved, before: settingsToRestore(saved, now) }),
      expected: pick(settingsOf(now), sentSettings(saved)),
    });
  }
  const run = new Run({ ...context, loadBalancer }, snapshot, units, runs);
  const found = Map.groupBy(units, (unit) => foundAs(run, unit, told));
  const ours = [...(found.get('as-left') ?? []), ...(found.get('as-before') ?? [])];
  const replaced = found.get('replaced') ?? [];
  return { run, units, ours, replaced, takenOver: new Set(), refusals: new Map() };
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

async function putBack(attempt: Attempt, context: RollbackContext, signal: AbortSignal): Promise<void> {
  const { run, ours, refusals } = attempt;
  const ways = Map.groupBy(ours, (unit) => {
    const { saved, now } = run.of(unit);
    return wayBack(saved, now, context.applicationMayHaveChanged);
  });
  const by = (way: WayBack) => (ways.get(way) ?? []).filter((unit) => !refusals.has(unit));
  refuseTooFew(attempt, by('set'), context.minAvailable);
  for (const unit of by('unprovable')) refusals.set(unit, unprovable(run, unit));
  await putWeightsBack(attempt, [...by('set'), ...by('down')], signal);
  for (const state of ['maint', 'drain', 'ready'] as const) await setBack(attempt, by('set'), state, signal);
  await bringBackDown(attempt, by('down'), signal);
  await proveAndLetIn(attempt, by('prove'), context.healthTimeoutMs, signal);
  await giveWeightsBack(attempt, signal);
  if (run.units.length > 0) await run.readBack(signal, { fresh: true });
  const [refusal] = refusals.values();
  if (refusal !== undefined) throw refusal;
  const different = ours.filter((unit) => !attempt.takenOver.has(unit) && !isBack(run.of(unit)));
  if (different.length > 0) throw notBack(run, different);
  const back = ours.filter((unit) => isBack(run.of(unit)));
  if (back.length > 0) run.tell('done', `${namesOf(back)}: back as before, confirmed on a fresh connection`);
}

function isBack({ saved, now, unknown }: ServerRun): boolean {
  return !unknown && isAsBefore(saved, now);
}

/** Those of these that nobody else has set since: to be asked before anything is sent. */
async function stillOurs(attempt: Attempt, units: readonly Unit[], signal: AbortSignal): Promise<Unit[]> {
  const { run, takenOver } = attempt;
  if (units.length === 0) return [];
  if (!run.isFresh) await run.readBack(signal);
  for (const unit of units) {
    if (takenOver.has(unit) || isAsSet(run, unit)) continue;
    takenOver.add(unit);
    run.warn(
      `${unit.key} was set to ${describe(settingsOf(run.now(unit)))} by somebody else while it was put back, so it is left alone.`,
    );
  }
  return units.filter((unit) => !takenOver.has(unit));
}

/** To take servers out of rotation again must leave enough others, as at any other time. */
function refuseTooFew({ run, refusals }: Attempt, units: readonly Unit[], minAvailable: MinAvailable): void {
  const leaving = units.filter((unit) => {
    const { saved, now } = run.of(unit);
    const { state, weight } = settingsToRestore(saved, now);
    return takesTraffic(now) && (state !== 'ready' || weight === 0);
  });
  for (const [name, those] of Map.groupBy(leaving, (unit) => run.now(unit).backend)) {
    const backend = run.backend(name);
    const all = [...run.servers()].filter((server) => server.backend === name);
    const servers = those.map((unit) => run.now(unit));
    if (backend === undefined || !isRefused(capacityOf(backend, all, servers, minAvailable))) continue;
    for (const unit of those) refusals.set(unit, tooFewWithout(run, unit));
  }
}

async function putWeightsBack(attempt: Attempt, units: readonly Unit[], signal: AbortSignal): Promise<void> {
  const { run } = attempt;
  const isOther = (unit: Unit) => {
    const { saved, now } = run.of(unit);
    return settingsToRestore(saved, now).weight !== now.weight;
  };
  const others = await stillOurs(attempt, units.filter(isOther), signal);
  const goals = others.map((unit) => weightGoal(run.of(unit).saved, run.of(unit).saved.before.weight));
  if (goals.length > 0) await setWeights(run, goals, signal);
}

/** Of those whose state is somebody else's by now. */
async function giveWeightsBack(
  { run, units, ours, replaced, takenOver }: Attempt,
  signal: AbortSignal,
): Promise<void> {
  const goals = units.flatMap((unit) => {
    const isTheirs = takenOver.has(unit) || !(ours.includes(unit) || replaced.includes(unit));
    const { saved, now } = run.of(unit);
    const weight = isTheirs ? weightToGiveBack(saved, now) : null;
    return weight === null ? [] : weightGoal(now, weight);
  });
  if (goals.length > 0) await setWeights(run, goals, signal);
}

/** null where none was ever sent: then it is anybody's. */
function stateToRestore(run: Run, unit: Unit): AdminState | null {
  const { saved } = run.of(unit);
  return saved.sent.states.length > 0 ? saved.before.state : null;
}

async function setBack(
  attempt: Attempt,
  units: readonly Unit[],
  state: AdminState,
  signal: AbortSignal,
): Promise<void> {
  const { run } = attempt;
  const isOther = (unit: Unit) => stateToRestore(run, unit) === state && run.now(unit).forced !== state;
  const others = await stillOurs(attempt, units.filter(isOther), signal);
  if (others.length === 0) return;
  const before = others.flatMap((unit) => run.membersNow(unit));
  await setStates(run, others, state, signal);
  run.tell('set', `${namesOf(others)}: put back to ${state}`);
  if (state === 'maint') {
    const sample = () => run.loadBalancer.sample(run.watched, signal);
    await noteMarkedDown(run, others, before, sample, signal);
  }
}

/** Drain and health down before anything else: HAProxy would believe in a server that leaves maint until its checks have failed. */
async function bringBackDown(attempt: Attempt, units: readonly Unit[], signal: AbortSignal): Promise<void> {
  const { run } = attempt;
  const others = await stillOurs(attempt, units, signal);
  if (others.length === 0) return;
  await takeDownForProof(run, others, signal);
  for (const state of ['drain', 'ready'] as const) await setBack(attempt, others, state, signal);
  run.tell('set', `${namesOf(others)}: back and down, as before, until its checks bring it up`);
}

/** One that stays unhealthy keeps only itself out: where it was, and at the weight it had. */
async function proveAndLetIn(
  attempt: Attempt,
  units: readonly Unit[],
  healthTimeoutMs: number,
  signal: AbortSignal,
): Promise<void> {
  const { run, ours, refusals } = attempt;
  const candidates = await stillOurs(attempt, units, signal);
  if (candidates.length === 0) return;
  run.expectAsRead(candidates);
  try {
    await proveHealth(run, candidates, healthTimeoutMs, signal);
  } catch (error) {
    if (signal.aborted || !(error instanceof Failure) || error instanceof Reloaded) throw error;
    // A proof that has come to its limit names whom it has not proven; any other end proves nobody.
    const out = candidates.filter(({ key }) => error.code !== 'unhealthy' || error.servers.includes(key));
    for (const unit of out) refusals.set(unit, error);
    await takeOutAgain(attempt, out, signal);
  }
  const proven = await stillOurs(
    attempt,
    candidates.filter((unit) => !refusals.has(unit)),
    signal,
  );
  // The proof may have been at weight 0, of trackers, too.
  const trackers = run.trackers.map(({ saved }) => ({ key: keyOf(saved), members: [saved] }));
  const others = ours.filter((unit) => !candidates.includes(unit) && !refusals.has(unit));
  await putWeightsBack(attempt, [...proven, ...others, ...trackers], signal);
  const stillProven = await stillOurs(attempt, proven, signal);
  const toReady = stillProven.filter((unit) => stateToRestore(run, unit) === 'ready');
  const health = { proof: 'where-checked', limitMs: healthTimeoutMs } as const;
  if (toReady.length > 0) await letIn(run, toReady, health, signal);
}

/** Back to where they were when the proof began: in drain, bound clients would be sent to a server that nobody has proven. */
async function takeOutAgain(attempt: Attempt, units: readonly Unit[], signal: AbortSignal): Promise<void> {
  const { run } = attempt;
  for (const state of ['maint', 'drain', 'ready'] as const) {
    const isOther = (unit: Unit) => run.of(unit).begun.forced === state && run.now(unit).forced !== state;
    const others = await stillOurs(attempt, units.filter(isOther), signal);
    if (others.length > 0) await setStates(run, others, state, signal);
  }
  // The proof may have been at weight 0. A weight that was never set here is anybody's.
  const isOther = (unit: Unit) => {
    const { begun, now, expected } = run.of(unit);
    return expected.weight !== undefined && now.weight !== begun.weight;
  };
  const others = await stillOurs(attempt, units.filter(isOther), signal);
  const goals = others.map((unit) => weightGoal(run.of(unit).begun, run.of(unit).begun.weight));
  if (goals.length > 0) await setWeights(run, goals, signal);
}

function tooFewWithout(run: Run, unit: Unit): Failure {
  const { backend } = run.now(unit);
  return new Failure(
    'guard',
    `Left in rotation: without ${unit.key} fewer servers of ${backend} would take traffic than \`min-available\` asks for`,
    {
      loadBalancer: run.name,
      servers: [unit.key],
      hint: 'Bring others back first, then take it out by hand.',
    },
  );
}

function unprovable(run: Run, { key }: Unit): Failure {
  return new Failure(
    'unhealthy',
    `Not put back: the health checks of ${key} were switched off meanwhile, so nothing can prove it healthy.`,
    {
      loadBalancer: run.name,
      servers: [key],
      hint: `Send \`enable health ${key}\`, and put it back when its checks have passed.`,
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
  attempt: Attempt,
  { servers: saved }: SavedLoadBalancer,
  failure: Failure | null,
): RolledBack {
  const { run, units, refusals } = attempt;
  const byKey = new Map(units.map((unit) => [unit.key, unit]));
  const servers = saved.map((one): [string, RolledBackServer] => {
    const unit = byKey.get(keyOf(one));
    if (unit === undefined) return [keyOf(one), GONE];
    const { now, healthMs, sessionsShutDown } = run.of(unit);
    const kind = kindOf(attempt, unit);
    const reason = kind === 'back' ? null : (refusals.get(unit) ?? failure);
    return [unit.key, { kind, now, healthMs, sessionsShutDown, failure: reason }];
  });
  return { servers: new Map(servers), failure };
}

const GONE: RolledBackServer = {
  kind: 'gone',
  now: null,
  healthMs: null,
  sessionsShutDown: 0,
  failure: null,
};

function kindOf({ run, ours, replaced, takenOver }: Attempt, unit: Unit): RolledBackServer['kind'] {
  const server = run.of(unit);
  if (server.unknown) return 'unknown';
  if (isBack(server)) return 'back';
  if (replaced.includes(unit)) return 'replaced';
  return ours.includes(unit) && !takenOver.has(unit) ? 'left' : 'not-ours';
}
