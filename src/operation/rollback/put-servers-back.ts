/** Putting servers back, each by its own way: weights and states that let nobody in, those that come back down, those to be proven. */
import { Failure, Reloaded } from '../../errors.ts';
import { isRunning, keyOf, takesTraffic } from '../../haproxy/server.ts';
import type { Unit } from '../plan/tracking.ts';
import { noLongerProven, proveHealth } from '../ready/health-proof.ts';
import { hasPassed, isProven, proofOf, unhealthyFailure } from '../ready/readiness.ts';
import { letIn } from '../ready/ready.ts';
import { namesOf, type Run } from '../run.ts';
import { setStates, setWeights, takeDownForProof, weightGoal } from '../send.ts';
import {
  type Attempt,
  isBack,
  leaveLostSwitches,
  leaveLostWeights,
  leaveWeightsToAgents,
  type RollbackContext,
  stillOnTheWay,
  stillOurs,
} from './attempt.ts';
import { type DrainContext, drainBeforeMaint, moveDrainedToMaint } from './drain-first.ts';
import { putChecksBackFirst, putChecksBackLast } from './put-checks-back.ts';
import {
  capacitiesWithout,
  giveWayWhereTooFewAreLeft,
  isLeaving,
  notBack,
  refuseTooFew,
  unprovable,
} from './refusals.ts';
import { atNoWeight, setBack, stateToRestore } from './set-back.ts';
import { settingsToRestore, type WayBack, wayBack, weightToGiveBack } from './way-back.ts';

const LOOK_EVERY_MS = 100;

/** Throws why not all of these are back. Whatever somebody else has set meanwhile is left alone, and not thrown. */
export async function putServersBack(
  attempt: Attempt,
  context: DrainContext,
  signal: AbortSignal,
): Promise<void> {
  const { run, ours, refusals } = attempt;
  await putChecksBackFirst(attempt, signal);
  const ways = Map.groupBy(ours, (unit) => {
    const { saved, now } = run.of(unit);
    const isServing = run.membersNow(unit).some(takesTraffic);
    return wayBack(saved, now, { ...context, isTracked: unit.members.length > 1, isServing });
  });
  const by = (way: WayBack) => (ways.get(way) ?? []).filter((unit) => !refusals.has(unit));
  await outlastFailing(attempt, by('set'), context, signal);
  refuseTooFew(attempt, by('set'), context.minAvailable);
  for (const unit of by('unprovable')) refusals.set(unit, unprovable(run, unit));
  // Whoever leaves rotation leaves first: a ramp may have ended at a small weight because it was failing.
  const goesOut = (unit: Unit) =>
    run.now(unit).forced === 'ready' && (stateToRestore(run, unit) ?? 'ready') !== 'ready';
  const leaving = by('set').filter(goesOut);
  const others = by('set').filter((unit) => !leaving.includes(unit));
  await putWeightsBack(attempt, [...others, ...by('down')], context, signal);
  const draining = await drainBeforeMaint(attempt, by('set'), context, signal);
  const atOnce = by('set').filter((unit) => !draining.units.includes(unit));
  for (const state of ['maint', 'drain', 'ready'] as const)
    await setBack(attempt, atOnce, state, context, signal);
  await moveDrainedToMaint(attempt, draining, context, signal);
  await putWeightsBack(
    attempt,
    leaving.filter((unit) => !refusals.has(unit)),
    context,
    signal,
  );
  await bringBackDown(attempt, by('down'), context, signal);
  await proveAndLetIn(attempt, by('prove'), context, signal);
  await giveWeightsBack(attempt, signal);
  await putChecksBackLast(attempt, signal);
  if (run.units.length > 0) await run.readBack(signal, { fresh: true });
  const isLeft = (unit: Unit) => !attempt.takenOver.has(unit) && !isBack(run.of(unit));
  // Behind the last of all that was set: whoever has given one of these a weight since, or whose agent has set it, was not us.
  leaveLostWeights(attempt, ours.filter(isLeft));
  const isOfAgent = (unit: Unit) => {
    const { now, expected } = run.of(unit);
    return now.agent === 'enabled' && now.weight !== (expected.weight ?? now.weight);
  };
  await stillOurs(
    attempt,
    ours.filter((unit) => isLeft(unit) && isOfAgent(unit)),
    signal,
  );
  const [refusal] = refusals.values();
  if (refusal !== undefined) throw refusal;
  const different = ours.filter(isLeft);
  if (different.length > 0) throw notBack(run, different);
  tellBack(
    run,
    ours.filter((unit) => isBack(run.of(unit))),
  );
}

/** Where it is now: a batch that is back in maint was in rotation before its step, and nobody should read that it is there again. */
function tellBack(run: Run, back: readonly Unit[]): void {
  const whereOf = (unit: Unit): string => {
    const { saved, now } = run.of(unit);
    if (now.forced === 'ready') return 'back as before';
    return saved.sent.states.length > 0 ? `back in ${now.forced}` : `back as before, and in ${now.forced}`;
  };
  for (const [where, units] of Map.groupBy(back, whereOf))
    run.tell('done', `${namesOf(units)}: ${where}, confirmed on a fresh connection`);
}

/** In rotation at weight 0, where its weight lets it in: not while a check of it is failing, for HAProxy goes on until `fall` of them have. */
async function outlastFailing(
  attempt: Attempt,
  units: readonly Unit[],
  { healthTimeoutMs }: RollbackContext,
  signal: AbortSignal,
): Promise<void> {
  const { run, refusals } = attempt;
  const isLetIn = (unit: Unit) => {
    const { saved, now } = run.of(unit);
    return now.admin === 'ready' && now.weight === 0 && settingsToRestore(saved, now).weight > 0;
  };
  const isFailing = (unit: Unit) => {
    const now = run.now(unit);
    return now.checks === 'enabled' && isRunning(now) && !isProven(now);
  };
  const deadline = run.clock.now() + healthTimeoutMs;
  for (;;) {
    const failing = await stillOurs(attempt, units.filter(isLetIn).filter(isFailing), signal);
    if (failing.length === 0) return;
    if (run.clock.now() >= deadline) {
      for (const unit of failing) {
        const { begun, now } = run.of(unit);
        refusals.set(unit, unhealthyFailure([{ key: unit.key, begun, now }], healthTimeoutMs, run.name));
      }
      return;
    }
    await run.clock.sleep(LOOK_EVERY_MS, signal);
    await run.readBack(signal);
  }
}

async function putWeightsBack(
  attempt: Attempt,
  units: readonly Unit[],
  { minAvailable }: RollbackContext,
  signal: AbortSignal,
): Promise<void> {
  const { run } = attempt;
  const isOther = (unit: Unit) => {
    const { saved, now } = run.of(unit);
    return settingsToRestore(saved, now).weight !== now.weight;
  };
  const others = await stillOurs(attempt, units.filter(isOther), signal);
  const leaving = others.filter((unit) => isLeaving(run, unit));
  const capacities = capacitiesWithout(run, leaving, minAvailable);
  const former = new Map(leaving.map((unit) => [unit, run.now(unit).weight]));
  const goals = others.map((unit) => weightGoal(run.of(unit).saved, run.of(unit).saved.before.weight));
  if (goals.length === 0) return;
  const reading = await setWeights(run, goals, signal);
  await giveWayWhereTooFewAreLeft(attempt, leaving, capacities, reading, (those) => {
    const weights = those.map((unit) => weightGoal(run.now(unit), former.get(unit) ?? 0));
    return setWeights(run, weights, signal);
  });
}

/** Of those whose state is somebody else's by now. */
async function giveWeightsBack(
  { run, units, ours, replaced, takenOver }: Attempt,
  signal: AbortSignal,
): Promise<void> {
  const goals = units.flatMap((unit) => {
    const isTheirs = takenOver.has(unit) || !(ours.includes(unit) || replaced.includes(unit));
    const { saved, now, begun } = run.of(unit);
    const weight = isTheirs ? weightToGiveBack(saved, now) : null;
    if (weight === null) return [];
    // One that was lent for a proof is missed where somebody has let the server in. One that kept it out before is all that does.
    const isKeptOut = now.admin === 'ready' && now.weight === 0 && begun.weight === 0;
    if (!isKeptOut || (now.checks === 'enabled' && isProven(now) && hasPassed(now)))
      return weightGoal(now, weight);
    run.warn(
      `${unit.key} was set to ready meanwhile, and no check has proven it healthy: it stays at weight 0, which this step had set. \`operation: ready\` with \`weight: ${weight}\` proves it, and lets it in.`,
    );
    return [];
  });
  if (goals.length > 0) await setWeights(run, goals, signal);
}

/** Drain and health down before anything else: HAProxy would believe in a server that leaves maint until its checks have failed. */
async function bringBackDown(
  attempt: Attempt,
  units: readonly Unit[],
  context: RollbackContext,
  signal: AbortSignal,
): Promise<void> {
  const { run } = attempt;
  const others = await stillOurs(attempt, units, signal);
  if (others.length === 0) return;
  borrowAsRead(run, others);
  await atNoWeight(attempt, others, () => takeDownForProof(run, others, signal), signal);
  const down = await stillOnTheWay(attempt, others, signal);
  for (const state of ['drain', 'ready'] as const) await setBack(attempt, down, state, context, signal);
  run.tell('set', `${namesOf(others)}: back and down, as before, until its checks bring it up`);
}

/**
 * What this step has never set of these is from now on what it was read as last: it is only borrowed, and somebody may have set it since the
 * first reading.
 */
function borrowAsRead(run: Run, units: readonly Unit[]): void {
  run.update(units, (server) => {
    const { now, saved } = server;
    return { ...server, begun: now, saved: { ...saved, before: settingsToRestore(saved, now) } };
  });
}

/** One that stays unhealthy keeps only itself out: where it was, and at the weight it had. */
async function proveAndLetIn(
  attempt: Attempt,
  units: readonly Unit[],
  context: RollbackContext,
  signal: AbortSignal,
): Promise<void> {
  const { healthTimeoutMs } = context;
  const { run, ours, refusals } = attempt;
  const candidates = await stillOurs(attempt, units, signal);
  if (candidates.length === 0) return;
  run.expectAsRead(candidates);
  borrowAsRead(run, candidates);
  let proven: Unit[] = [];
  // Others took longer, and a check may have failed since.
  for (let open = candidates; open.length > 0; ) {
    await proveOrTakeOut(attempt, open, healthTimeoutMs, signal);
    if (!run.seen.isFresh) await run.readBack(signal);
    leaveLostWeights(attempt, candidates);
    const left = candidates.filter((unit) => !refusals.has(unit));
    leaveLostSwitches(attempt, left);
    proven = await stillWatched(attempt, await stillOurs(attempt, left, signal), signal);
    open = noLongerProven(run, proven);
  }
  leaveWeightsToAgents(attempt, ours);
  // The proof may have been at weight 0, of trackers, too.
  const trackers = run.trackers.map(({ saved }) => ({ key: keyOf(saved), members: [saved] }));
  const others = ours.filter((unit) => !candidates.includes(unit) && !refusals.has(unit));
  await putWeightsBack(attempt, [...proven, ...others, ...trackers], context, signal);
  const stillProven = await stillOurs(attempt, proven, signal);
  const toReady = stillProven.filter((unit) => stateToRestore(run, unit) === 'ready');
  const health = { proof: 'where-checked', limitMs: healthTimeoutMs } as const;
  if (toReady.length > 0) await letIn(run, toReady, health, signal);
}

/**
 * Without those that nothing could prove any more, for somebody has switched their checks off since, or their name does not resolve: whatever
 * was said of these, nobody will say when it ends.
 */
async function stillWatched(attempt: Attempt, units: readonly Unit[], signal: AbortSignal): Promise<Unit[]> {
  const { run, refusals } = attempt;
  const unwatched = units.filter((unit) => proofOf(run.now(unit)) === 'none');
  for (const unit of unwatched) refusals.set(unit, unprovable(run, unit));
  await takeOutAgain(attempt, unwatched, signal);
  return units.filter((unit) => !unwatched.includes(unit));
}

async function proveOrTakeOut(
  attempt: Attempt,
  units: readonly Unit[],
  limitMs: number,
  signal: AbortSignal,
): Promise<void> {
  const { run, refusals } = attempt;
  try {
    await proveHealth(run, units, limitMs, signal);
  } catch (error) {
    if (signal.aborted || !(error instanceof Failure) || error instanceof Reloaded) throw error;
    // Nobody can be read, or set, together with one that is deleted.
    if (error.code === 'not-found') throw error;
    // A proof that has come to its limit names whom it has not proven; any other end proves nobody.
    const out = units.filter(({ key }) => error.code !== 'unhealthy' || error.servers.includes(key));
    for (const unit of out) refusals.set(unit, error);
    leaveLostWeights(attempt, units);
    // Most often that is why nothing could prove it: it stands in our drain all the same.
    leaveLostSwitches(attempt, out);
    await takeOutAgain(attempt, out, signal);
  }
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
