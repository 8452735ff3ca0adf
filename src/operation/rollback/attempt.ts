/** One go at putting back what a change left, in one process of one load balancer: who is still as the step left them. */
import type { Clock } from '../../clock.ts';
import type { Failure } from '../../errors.ts';
import type { LoadBalancer } from '../../haproxy/load-balancer.ts';
import { isSameProcess } from '../../haproxy/process.ts';
import { keyOf } from '../../haproxy/server.ts';
import {
  describe,
  describeServer,
  differences,
  isEmpty,
  pick,
  type Setting,
  settingsIn,
  settingsOf,
} from '../../haproxy/server-settings.ts';
import type { Snapshot } from '../../haproxy/snapshot.ts';
import type { CutMemory, News } from '../effects.ts';
import { Tracking, type Unit } from '../plan/tracking.ts';
import { leaveTrackersToAgents } from '../ready/lent-weight.ts';
import type { MinAvailable } from '../request.ts';
import { Run } from '../run.ts';
import { isReplaced, type SavedLoadBalancer, type SavedServer, sentSettings } from '../saved-change.ts';
import { type ServerRun, serverRunOf } from '../server-run.ts';
import { isAsSet } from '../verify.ts';
import { whoElse } from '../who-else.ts';
import {
  type Comparison,
  compare,
  hasLostWeight,
  isAsBefore,
  settingsNotOurs,
  settingsToRestore,
} from './way-back.ts';

export interface RollbackContext {
  clock: Clock;
  tell(news: News): void;
  /** Called before anything is sent that was never sent before. */
  checkpoint(saved: SavedLoadBalancer): Promise<void>;
  /** How many servers must still take traffic where others are taken out of rotation again. */
  minAvailable: MinAvailable;
  /** Whoever waited for the step may have stopped or exchanged the application since. */
  applicationMayHaveChanged: boolean;
  /** Its script has not come to its end: what no check can prove stays out, though none ever could. */
  mustBeProven: boolean;
  /** Limit of a proof of health. */
  healthTimeoutMs: number;
  /** On the clock: by then each proof has ended, also one that a reload has made begin anew. Missing where its own limit alone counts. */
  provenBy?: number | undefined;
  /** Limit of the wait for the sessions of those that go back to maint, on all attempts together; 0: they go there at once. */
  drainLimitMs: number;
  /** `BACKEND/SERVER` of those that a proof has just shown to be unhealthy: nobody is kept there. */
  unhealthy: ReadonlySet<string>;
  /** Limit of one more look, when something has failed. */
  lastLookMs: number;
  cuts?: CutMemory | undefined;
}

/** One go, in one process. */
export interface Attempt {
  run: Run;
  /** All that are there. */
  units: readonly Unit[];
  /** Those that are still as the step left them. */
  ours: readonly Unit[];
  replaced: readonly Unit[];
  /** Of these somebody else has set something while they were put back. */
  takenOver: Set<Unit>;
  /** Of these somebody else has set the weight, though not the state. */
  notOurWeights: Set<Unit>;
  /** A weight was all that the step had set of these. */
  ofWeight: ReadonlySet<string>;
  /** Why some are not put back. */
  refusals: Map<Unit, Failure>;
}

export function attemptOf(
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
  const ofWeight = new Set(servers.filter(({ lent, sent }) => !lent && sent.states.length === 0).map(keyOf));
  const attempt = { run, units, takenOver: new Set<Unit>(), notOurWeights: new Set<Unit>(), ofWeight };
  leaveLostWeights(attempt, units, !isSameProcess(run.seen.process, told));
  const found = new Map(units.map((unit) => [unit, foundAs(run, unit, told)]));
  const isFound = (as: Comparison) => units.filter((unit) => found.get(unit) === as);
  const [ours, replaced] = [[...isFound('as-left'), ...isFound('as-before')], isFound('replaced')];
  warnOfAgentsWeights(run, ours, servers);
  return { ...attempt, ours, replaced, refusals: new Map() };
}

/**
 * Of those to which somebody has given another weight: from now on only their state is this step's. Whoever was not read since something was
 * sent is not judged by what it was before. `isForgotten`: this process was never told, and has the weights of its configuration.
 */
export function leaveLostWeights(
  { run, notOurWeights }: Pick<Attempt, 'run' | 'notOurWeights'>,
  units: readonly Unit[],
  isForgotten = false,
): void {
  for (const unit of units) {
    const { saved, now, unknown } = run.of(unit);
    if (unknown || !hasLostWeight(saved, now)) continue;
    const { before, sent } = saved;
    run.update([unit], (server) => ({
      ...server,
      saved: { ...saved, before: { ...before, weight: now.weight }, sent: { ...sent, weights: [] } },
      expected: pick(server.expected, ['state', 'checks', 'agent']),
    }));
    if (now.weight === before.weight || (saved.lent && now.agent === 'enabled')) continue;
    notOurWeights.add(unit);
    run.warn(
      isForgotten && now.weight === now.configuredWeight
        ? `${unit.key} has weight ${now.weight} since HAProxy was reloaded, as its configuration says, and had ${before.weight} before this step: that is left so.`
        : `${unit.key} has weight ${now.weight}, which this step did not set: ${whoElse(now, false)} changed it, so that is left alone.`,
    );
  }
}

/**
 * Of those that this step has sent no weight, and whose agent it had speak: that is silent again from now on, and nobody corrects what it has
 * given.
 */
function warnOfAgentsWeights(run: Run, ours: readonly Unit[], servers: readonly SavedServer[]): void {
  const keys = new Set(ours.map(({ key }) => key));
  for (const saved of servers) {
    const key = keyOf(saved);
    const now = run.seen.find(key);
    const { before, sent } = saved;
    const isLetSpeak = now?.agent === 'enabled' && before.agent === 'disabled' && sent.agent !== undefined;
    if (!isLetSpeak || !keys.has(key) || sent.weights.length > 0 || now.weight === before.weight) continue;
    run.warn(
      `${key} has weight ${now.weight}, which its agent gave while this step let it speak, and had ${before.weight} before: that is left so.`,
    );
  }
}

/** Agents give weights all the time: what theirs has said of these, or says from now on, is neither put back nor a failure. */
export function leaveWeightsToAgents(attempt: Attempt, units: readonly Unit[]): void {
  const { run } = attempt;
  leaveLostWeights(
    attempt,
    units.filter((unit) => run.now(unit).agent === 'enabled'),
  );
  leaveTrackersToAgents(run);
}

/** Of those whose checks or agent somebody has switched otherwise, as far as they were read: that switch is not this step's any more, all else is. */
export function leaveLostSwitches({ run }: Pick<Attempt, 'run'>, units: readonly Unit[]): void {
  for (const unit of units) {
    const { saved, now, expected, unknown } = run.of(unit);
    const found = settingsOf(now);
    const lost = pick(differences(expected, found), ['checks', 'agent']);
    if (unknown || isEmpty(lost)) continue;
    const isKept = (setting: Setting) => !(setting in lost);
    const theirs = pick(
      found,
      (['checks', 'agent'] as const).filter((setting) => setting in lost),
    );
    const { states, weights, checks, agent } = saved.sent;
    const sent = {
      states,
      weights,
      ...(checks !== undefined && isKept('checks') ? { checks } : {}),
      ...(agent !== undefined && isKept('agent') ? { agent } : {}),
    };
    run.update([unit], (server) => ({
      ...server,
      saved: { ...saved, before: { ...saved.before, ...theirs }, sent },
      expected: pick(expected, (['state', 'weight', 'checks', 'agent'] as const).filter(isKept)),
    }));
    run.warn(
      `${unit.key} has ${describe(theirs)} now, which this step did not set: somebody else changed it, so that is left alone.`,
    );
  }
}

/** What somebody else set is not ours to undo: then nothing of this server is touched, and that is told. */
function foundAs(run: Run, unit: Unit, told: SavedLoadBalancer['process']): Comparison {
  const { saved, now } = run.of(unit);
  const comparison = compare(saved, now, { told, now: run.seen.process });
  if (comparison === 'replaced') {
    run.warn(
      `The address of ${unit.key} is ${now.address} now, and was ${saved.address} before: somebody replaced it, so it is left alone.`,
    );
  }
  if (comparison !== 'not-ours') return comparison;
  const { state, weight } = settingsNotOurs(saved, now);
  const isForgotten = !isSameProcess(run.seen.process, told) && !now.maintCauses.includes('configuration');
  // In another process a difference at first sight is the reload's, not somebody else's.
  if (isForgotten) return 'as-left';
  const words = [
    ...(state === undefined && weight !== undefined ? [] : [state ?? now.forced]),
    ...(weight === undefined ? [] : [`at weight ${weight}`]),
  ];
  run.warn(
    `${unit.key} is ${words.join(', ')}, which this step did not set: ${whoElse(now, state !== undefined)} changed it, so it is left alone.`,
  );
  return comparison;
}

export function isBack({ saved, now, unknown }: ServerRun): boolean {
  return !unknown && isAsBefore(saved, now);
}

/** Those of these that nobody else has set since: to be asked before anything is sent. */
export async function stillOurs(
  attempt: Attempt,
  units: readonly Unit[],
  signal: AbortSignal,
): Promise<Unit[]> {
  const { run, takenOver } = attempt;
  if (units.length === 0) return [];
  if (run.seen.justRead === null) await run.readBack(signal);
  for (const unit of units) {
    if (takenOver.has(unit) || isAsSet(run, unit)) continue;
    takenOver.add(unit);
    run.warn(takenOverWords(run.of(unit)));
  }
  return units.filter((unit) => !takenOver.has(unit));
}

/** `now` may be where only the way back had it. */
function takenOverWords({ saved, expected, now }: ServerRun): string {
  const key = keyOf(saved);
  const is = describeServer(now, settingsIn(differences(expected, settingsOf(now))));
  if (isReplaced(saved, now))
    return `The address of ${key} is ${now.address} now, and was ${saved.address} before: somebody replaced it while it was put back, so it is left alone, in ${is}.`;
  const who = whoElse(now, expected.state !== now.forced);
  return `${key} was set to ${is} by ${who} while it was put back, so it is left alone.`;
}

/**
 * The same of those that stand where only the way back needs them: whoever has set something else of them since does not keep them there, and
 * keeps what he has set.
 */
export async function stillOnTheWay(
  attempt: Attempt,
  units: readonly Unit[],
  signal: AbortSignal,
): Promise<Unit[]> {
  const { run } = attempt;
  if (units.length > 0 && run.seen.justRead === null) await run.readBack(signal);
  leaveLostWeights(attempt, units);
  leaveLostSwitches(attempt, units);
  return stillOurs(attempt, units, signal);
}
