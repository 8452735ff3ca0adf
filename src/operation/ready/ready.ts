/**
 * `ready` on one load balancer: proven while it is out, then let in, then confirmed. Told from top to bottom; `meet` is where all
 * load balancers wait for each other.
 */
import type { WeightGoal } from '../../haproxy/load-balancer.ts';
import { keyOf, nameOf, takesTraffic } from '../../haproxy/server.ts';
import { verb } from '../../words.ts';
import type { Meet } from '../fleet.ts';
import type { Plan, Target } from '../plan/target.ts';
import type { Unit } from '../plan/tracking.ts';
import { climb, climbingOf, outlastFailedCheck, weightNow } from '../ramp.ts';
import type { HealthProof, Ramp, ReadyRequest } from '../request.ts';
import { namesOf, type Run } from '../run.ts';
import { raiseHealth, setStates, setWeights, weightGoal } from '../send.ts';
import type { ServerRun } from '../server-run.ts';
import { assertAsSet, assertProvable, lookAgain, outlastOthers } from '../verify.ts';
import { noLongerProven, provableByNow, proveHealth } from './health-proof.ts';
import { sparingBackups } from './lent-weight.ts';
import { isFaltering, isStoppedForEver, proofAfterReload, switchedOffFailure } from './readiness.ts';
import { isProvenUp, notUp, waitUntilUp } from './wait-until-up.ts';

/** A check may have failed in so long. */
const WAITED_LONG_MS = 1_000;

/** Whether health is waited for, and how long in all, from `healthSince` of the run on. */
export interface HealthWait {
  proof: HealthProof;
  limitMs: number;
}

/** Throws `unhealthy`, and whatever a verification finds. */
export async function ready(
  run: Run,
  plan: Plan,
  request: ReadyRequest,
  meet: Meet,
  signal: AbortSignal,
): Promise<void> {
  const health = { proof: request.healthProof, limitMs: request.healthTimeoutMs };
  const look = async (looking: AbortSignal, fresh = false) => {
    await run.readBack(looking, { fresh });
    assertAsSetWhileOut(run);
  };
  if (!run.seen.isFresh) await look(signal);
  const proves = health.proof !== 'none';
  const byWeight = plan.targets.filter((target) => proves && isLetInByWeight(run, target));
  const isServing = (target: Target) => run.membersNow(target).some(takesTraffic);
  // What serves as a tracker leaves rotation with its server: there no check may be failing just now, and that is all that can be asked.
  await waitUntilUp(run, byWeight.filter(isServing), health.limitMs, signal);
  const atZero = byWeight.filter((target) => !isServing(target));
  const isUnproven = (unit: Unit) => atZero.some(({ key }) => key === unit.key);
  await setWeightsWhileOut(run, plan, isUnproven, signal);
  await meet(look);
  // Others took longer, and a person may have let one in since.
  if (!run.seen.isFresh) await look(signal);
  if (proves) {
    const unproven = run.units.filter(
      (unit) => isOut(run, unit) || isLetInByReload(run, plan, unit) || isUnproven(unit),
    );
    assertStillProvable(run, unproven);
    await proveHealth(run, unproven, health.limitMs, signal);
    assertWeightsLeft(run, atZero);
    if (atZero.length > 0) await setWeightsWhileOut(run, plan, () => false, signal);
    expectWeights(run, plan);
  }
  const provenAt = run.clock.now();
  await meet(look);
  // Whoever has taken it out meanwhile wants it to stay out: nothing is let in by what was so a while ago.
  if (run.seen.justRead === null) await look(signal);
  // Where statistics cost much a look leaves them as they were, and nothing else shows a check that has failed meanwhile.
  const isOfBefore = run.seen.trafficAt <= provenAt && run.clock.now() - provenAt >= WAITED_LONG_MS;
  if (isOfBefore) await look(signal, true);
  assertAsSetWhileOut(run);
  // Others took longer, and since then a check may have failed, or somebody has switched on some.
  const doubtedNow = () => [
    ...noLongerProven(run, run.units),
    ...(proves ? provableByNow(run, run.units) : []),
  ];
  for (let doubted = doubtedNow(); doubted.length > 0; ) {
    // In maint no check runs: nobody would wait for it.
    for (const unit of doubted) assertProvable(run, unit);
    await proveHealth(run, doubted, health.limitMs, signal);
    await look(signal);
    doubted = doubtedNow();
  }
  if (proves)
    assertStillProvable(
      run,
      run.units.filter((unit) => isOut(run, unit)),
    );
  await letIn(run, run.units, health, signal);
  if (request.ramp !== undefined) await climbAndConfirm(run, plan, request.ramp, health, meet, signal);
}

/** Proven and in rotation at the first weight of its ramp: through the others, to the last. */
async function climbAndConfirm(
  run: Run,
  { targets }: Plan,
  ramp: Ramp,
  health: HealthWait,
  meet: Meet,
  signal: AbortSignal,
): Promise<void> {
  const climbing = climbingOf(targets);
  run.update(climbing, (server) => ({ ...server, confirmed: false }));
  const falls = await climb(run, targets, { ...ramp, healthTimeoutMs: health.limitMs }, meet, signal);
  const goals = climbing.flatMap((target) => target.weight ?? []);
  const open = goals.filter((goal) => run.seen.find(keyOf(goal))?.weight !== goal.effective);
  if (open.length > 0) await setWeights(run, open, signal);
  assertAsSet(run, run.units);
  await run.readBack(signal, { fresh: true });
  assertAsSet(run, run.units);
  await outlastOthers(run, climbing, run.lastSetAt, (looking) => lookAgain(run, looking), signal);
  await outlastFailedCheck(run, climbing, falls, health.limitMs, signal);
  run.update(climbing, (server) => ({ ...server, confirmed: true }));
  for (const { key, before } of climbing) {
    const { weight } = run.seen.find(key) ?? before;
    run.tell('done', `${key}: weight ${weight}, confirmed on a fresh connection`);
  }
}

/** The weight asked for; after a reload also the one it had before this step changed it. Not of those that it would let in unproven. */
async function setWeightsWhileOut(
  run: Run,
  { targets }: Plan,
  isUnproven: (unit: Unit) => boolean,
  signal: AbortSignal,
): Promise<void> {
  const goals = targets.flatMap((target) => {
    if (isUnproven(target)) return [];
    const { before, sent } = run.of(target).saved;
    const weight = weightNow(run, target);
    if (weight !== null) return weight;
    return sent.weights.length > 0 ? weightGoal(nameOf(target.key), before.weight) : [];
  });
  const weights = new Map(run.units.map((unit) => [unit.key, run.now(unit).weight]));
  const open = goals.filter((goal) => weights.get(`${goal.backend}/${goal.server}`) !== goal.effective);
  const all = [...open, ...keptWeights(run)];
  if (all.length > 0) await setWeights(run, all, signal);
}

/** Of trackers that were lent a 0, and whose new process has that from its state file: what they had before. */
function keptWeights(run: Run): WeightGoal[] {
  const isKept = ({ now, gone, saved: { before, sent } }: ServerRun) =>
    !gone && now.weight === 0 && sent.weights.includes(0) && before.weight > 0;
  if (run.reloads === 0) return [];
  return run.trackers.filter(isKept).map(({ saved }) => weightGoal(saved, saved.before.weight));
}

/** Whoever has given one of these another weight meanwhile wants it to have that. An agent gives weights all the time. */
function assertWeightsLeft(run: Run, atZero: readonly Target[]): void {
  const isWanted = (target: Target) => run.now(target).weight === weightNow(run, target)?.effective;
  const others = atZero.filter((target) => !isWanted(target) && run.now(target).agent !== 'enabled');
  run.expectAsRead(others.filter((target) => run.now(target).forced === 'ready'));
  assertAsSet(run, others);
}

/** Whatever was lent for a proof: what was asked for is wanted, also where an agent speaks. */
function expectWeights(run: Run, { targets }: Plan): void {
  for (const target of targets) {
    const weight = weightNow(run, target)?.effective;
    if (weight === undefined) continue;
    run.update([target], (server) => ({ ...server, expected: { ...server.expected, weight } }));
  }
}

/** One that is ready already is where this step wants it: an agent, or a person, was faster. */
function assertAsSetWhileOut(run: Run): void {
  const letIn = run.units.filter((unit) => run.now(unit).forced === 'ready');
  run.expectAsRead(letIn);
  assertAsSet(run, run.units);
}

function isOut(run: Run, unit: Unit): boolean {
  return run.now(unit).admin !== 'ready';
}

/**
 * Throws `unhealthy` or `dns-maintenance` for one that its checks could have proven when this step began, and cannot any more: it would be
 * let in without a proof.
 */
function assertStillProvable(run: Run, units: readonly Unit[]): void {
  for (const unit of units) assertProvable(run, unit);
  const off = units.filter(
    (unit) => run.of(unit).begun.checks === 'enabled' && run.now(unit).checks !== 'enabled',
  );
  if (off.length > 0)
    throw switchedOffFailure(
      off.map((unit) => run.now(unit)),
      run.name,
    );
}

/** In rotation at weight 0 it is as good as in drain: its weight lets it in, and its application may be another one by now. */
function isLetInByWeight(run: Run, target: Target): boolean {
  const { admin, weight } = run.now(target);
  return admin === 'ready' && weight === 0 && target.weight !== null && target.weight.effective > 0;
}

/**
 * It was out before this step, and a reload has let it in unproven. One that was proven and let in before the reload serves: to take it
 * out for another proof may leave nobody who does.
 */
function isLetInByReload(run: Run, { targets }: Plan, unit: Unit): boolean {
  const before = targets.find(({ key }) => key === unit.key)?.before;
  if (run.reloads === 0 || before?.admin === 'ready') return false;
  const { now, letIn } = run.of(unit);
  return !letIn && proofAfterReload(now) !== 'none';
}

/** Sets ready what is not; waits until it is exactly UP; believes it when a fresh connection says so. */
export async function letIn(
  run: Run,
  units: readonly Unit[],
  health: HealthWait,
  signal: AbortSignal,
): Promise<void> {
  const out = units.filter((unit) => isOut(run, unit));
  if (out.length > 0) {
    const set = () => setStates(run, out, 'ready', signal);
    // From a drain HAProxy marks nobody up.
    const marked = out.filter((unit) => run.now(unit).admin === 'maint');
    await sparingBackups(run, marked, set, signal);
    run.tell('set', `${namesOf(out)}: set to ready`);
  }
  run.update(units, (server) => ({ ...server, letIn: true }));
  assertAsSet(run, out);
  run.expectAsRead(units.filter((unit) => !isOut(run, unit)));
  await raiseStopped(run, units, signal);
  const isWaitedFor = health.proof !== 'none';
  // An agent is waited for, for seconds, and a check may fail in them: as before, that is no end of it.
  for (let isOpen = true; isOpen; ) {
    if (isWaitedFor) await waitUntilUp(run, units, health.limitMs, signal);
    await run.readBack(signal, { fresh: true });
    assertAsSet(run, units);
    await outlastOthers(run, units, run.lastSetAt, (looking) => lookAgain(run, looking, units), signal);
    const open = isWaitedFor ? units.filter((unit) => !isProvenUp(run, unit)) : [];
    isOpen = open.length > 0;
    if (!open.every((unit) => isFaltering(run.now(unit)))) throw notUp(run, open, health.limitMs);
  }
  run.update(units, (server) => ({ ...server, confirmed: true }));
  run.tellEach('done', units, (unit) => `${run.now(unit).status}, confirmed on a fresh connection`);
}

/** Ready is what it is, and nobody sends it anything all the same. */
export function warnOfWeightless(run: Run): void {
  const units = run.units.filter((unit) => run.now(unit).admin === 'ready' && run.now(unit).weight === 0);
  const [first] = units;
  if (first === undefined) return;
  const configured = units.some((unit) => run.now(unit).configuredWeight === 0)
    ? ' Where 0 is the weight in the configuration, an absolute weight is needed.'
    : '';
  const told = units.some((unit) => run.now(unit).agent === 'enabled')
    ? ' Where its agent check says that weight, it says it again: look at the agent.'
    : '';
  run.warn(
    `${namesOf(units)} ${verb(units.length, 'is', 'are')} ready at weight 0 and ${verb(units.length, 'takes', 'take')} no traffic: \`operation: weight\` sets another weight.${configured}${told}`,
  );
}

/**
 * A server that nobody holds is stopped all the same after `health down` with its checks off: only `health up` ends that. Not one that its
 * checks had found down before somebody has switched them off since: that is no health of it.
 */
async function raiseStopped(run: Run, units: readonly Unit[], signal: AbortSignal): Promise<void> {
  const stopped = units.filter(
    (unit) => isStoppedForEver(run.now(unit)) && run.of(unit).begun.checks !== 'enabled',
  );
  if (stopped.length === 0) return;
  await sparingBackups(run, stopped, () => raiseHealth(run, stopped, signal), signal);
  run.update(stopped, (server) => ({ ...server, healthRaised: true }));
  run.tell(
    'set',
    `${namesOf(stopped)}: health up, for its checks are off and nothing else would bring it up`,
  );
}
