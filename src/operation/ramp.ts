/**
 * A ramp: the weights that a server goes through on its way to the last one, each held for a while, and only as long as HAProxy calls it
 * UP. All load balancers climb together.
 */
import { formatDuration } from '../duration.ts';
import { Failure } from '../errors.ts';
import { keyOf, nameOf, type ServerName, type Traffic } from '../haproxy/server.ts';
import { quantity } from '../words.ts';
import { isCleared } from './counters.ts';
import type { Meet } from './fleet.ts';
import type { Target } from './plan/target.ts';
import {
  checkWords,
  HELD_BY_AGENT,
  isHeldByAgent,
  isStatusInRotation,
  isUp,
  switchedOffFailure,
} from './ready/readiness.ts';
import type { Ramp } from './request.ts';
import type { Run } from './run.ts';
import { setWeights } from './send.ts';
import { assertAsSet, lookAgain, unresolved } from './verify.ts';

const LOOK_EVERY_MS = 1_000;

/** Limits of one ramp. */
export interface RampLimits extends Ramp {
  /** How long a server may take to be exactly UP again, when a check has failed. */
  healthTimeoutMs: number;
}

/** By `BACKEND/SERVER`: how many times each had gone down by the last look. */
export type Falls = Map<string, number>;

/** Those that have a way to go: one that is where it is to be is not taken down for it. */
export function climbingOf(targets: readonly Target[]): Target[] {
  return targets.filter(({ ramp, alreadyInGoalState }) => ramp.length > 0 && !alreadyInGoalState);
}

/**
 * All steps but the last, which is the caller's to set: then these are UP. Begun in a process that a reload has ended, it goes on at the
 * step where it was. Throws `unhealthy` when one is not UP any more, and whatever a verification finds.
 * Returns what the last step is to be looked at with.
 */
export async function climb(
  run: Run,
  targets: readonly Target[],
  limits: RampLimits,
  meet: Meet,
  signal: AbortSignal,
): Promise<Falls> {
  const climbing = climbingOf(targets);
  const falls: Falls = new Map(climbing.map((target) => [target.key, run.now(target).checkDowns]));
  run.noteRampStep(run.rampStep);
  for (let step = 0; step < limits.steps.length - 1; step += 1) {
    if (step >= run.rampStep && climbing.length > 0) {
      await setStep(run, climbing, step, falls, signal);
      await hold(run, climbing, step, limits, falls, signal);
    }
    run.noteRampStep(step + 1);
    await meet((looking) => lookAgain(run, looking));
  }
  if (!run.seen.isFresh) await lookAgain(run, signal);
  for (const target of climbing) assertServes(run, target, limits.steps.length - 1, falls);
  return falls;
}

/** The weight with which a server begins, or goes on. */
export function weightNow({ rampStep }: Run, target: Target): Target['weight'] {
  return climbingOf([target])[0]?.ramp[rampStep] ?? target.weight;
}

async function setStep(
  run: Run,
  climbing: readonly Target[],
  step: number,
  falls: Falls,
  signal: AbortSignal,
): Promise<void> {
  if (!run.seen.isFresh) await lookAgain(run, signal);
  for (const target of climbing) assertServes(run, target, step, falls);
  const goals = climbing.flatMap(({ ramp }) => ramp[step] ?? []);
  const open = goals.filter((goal) => run.seen.find(keyOf(goal))?.weight !== goal.effective);
  if (open.length === 0) return;
  await setWeights(run, open, signal);
  assertAsSet(run, climbing);
}

/** For `ramp-interval`, from the end of a slow start on, and until each is exactly UP. */
async function hold(
  run: Run,
  climbing: readonly Target[],
  step: number,
  limits: RampLimits,
  falls: Falls,
  signal: AbortSignal,
): Promise<void> {
  const { intervalMs, healthTimeoutMs } = limits;
  const names = serversBeside(run, climbing);
  const first = await sampled(run, names, signal);
  let since = run.clock.now();
  for (;;) {
    const left = since + intervalMs - run.clock.now();
    await run.clock.sleep(Math.min(LOOK_EVERY_MS, Math.max(left, 100)), signal);
    await lookAgain(run, signal);
    for (const target of climbing) assertServes(run, target, step, falls);
    const now = climbing.map((target) => run.now(target));
    const isStarting = now.some(({ operationalState }) => operationalState === 1);
    if (isStarting) since = run.clock.now();
    const heldMs = run.clock.now() - since;
    const shares = sharesOf(climbing, first, await sampled(run, names, signal));
    if (heldMs >= intervalMs && now.every(isUp)) {
      for (const target of climbing)
        run.tell('done', `${target.key}: ${stepWords(target, step)} held${shares.get(target.key) ?? ''}`);
      return;
    }
    if (heldMs >= intervalMs + healthTimeoutMs) throw notServing(run, climbing, step);
    const words = isStarting ? 'slow start' : `${formatDuration(heldMs)} of ${formatDuration(intervalMs)}`;
    const [one] = climbing;
    if (one === undefined) return;
    const others = climbing.length > 1 ? ` and ${quantity(climbing.length - 1, 'other')}` : '';
    run.tellProgress(
      `${one.key}${others}: ${stepWords(one, step)}${shares.get(one.key) ?? ''}, ${words}`,
      climbing.length,
    );
  }
}

/** `weight 4 (10%, step 1 of 3)` */
function stepWords({ ramp }: Target, step: number): string {
  const goal = ramp[step];
  if (goal === undefined) return `step ${step + 1}`;
  const percent = goal.weight.endsWith('%') ? `${goal.weight}, ` : '';
  return `weight ${goal.effective} (${percent}step ${step + 1} of ${ramp.length})`;
}

/**
 * A check may fail: `UP 2/3` is no reason to go back yet. But without the checks that it had it is called up whatever becomes of it. One that
 * was down between two looks is UP again in both: HAProxy counts that.
 */
function assertServes(run: Run, target: Target, step: number, falls: Falls): void {
  const { operationalState, status, admin, checks, checkDowns, maintCauses } = run.now(target);
  if (maintCauses.includes('dns')) throw unresolved(run, target.key, `went out at ${whereIn(target, step)}:`);
  const isServing = admin === 'ready' && (operationalState === 1 || operationalState === 2);
  if (!isServing || !isStatusInRotation(status)) throw notServing(run, [target], step);
  if (checkDowns > (falls.get(target.key) ?? 0)) throw notServing(run, [target], step, 'was down, and ');
  // `clear counters all` begins at 0 again.
  falls.set(target.key, checkDowns);
  if (run.of(target).begun.checks === 'enabled' && checks !== 'enabled')
    throw switchedOffFailure([run.now(target)], run.name);
}

function whereIn({ ramp }: Target, step: number): string {
  return `step ${step + 1} of ${ramp.length} of its ramp`;
}

/** `before`: what it was between two looks. */
function notServing(run: Run, targets: readonly Target[], step: number, before = ''): Failure {
  const notUp = targets.filter((target) => !isUp(run.now(target)));
  const down = notUp.length > 0 ? notUp : targets;
  const words = down.map((target) => {
    const { status, weight } = run.now(target);
    return `${target.key} ${before}is "${status}" at weight ${weight}, ${whereIn(target, step)}`;
  });
  return new Failure('unhealthy', `The ramp ends here: ${words.join('; ')}.`, {
    loadBalancer: run.name,
    servers: down.map(({ key }) => key),
    brief: `it was not UP at step ${step + 1} of its ramp`,
    detail: checkWords(down.map((target) => ({ key: target.key, now: run.now(target) }))),
    hint: down.some((target) => isHeldByAgent(run.now(target)))
      ? HELD_BY_AGENT
      : 'Look at the application: it did not carry its part of the requests. When it does, run this step again.',
  });
}

/**
 * At its end, where the last weight is set: a check that has just failed is waited for as at any other. Throws `unhealthy` when one of these does
 * not serve, or is not UP within the limit.
 */
export async function outlastFailedCheck(
  run: Run,
  climbing: readonly Target[],
  falls: Falls,
  limitMs: number,
  signal: AbortSignal,
): Promise<void> {
  const deadline = run.clock.now() + limitMs;
  for (;;) {
    for (const target of climbing) assertServes(run, target, target.ramp.length - 1, falls);
    const open = climbing.filter((target) => !isUp(run.now(target)));
    if (open.length === 0) return;
    if (run.clock.now() >= deadline)
      throw notServing(run, open, Math.max(...open.map(({ ramp }) => ramp.length)) - 1);
    await run.clock.sleep(LOOK_EVERY_MS, signal);
    await lookAgain(run, signal);
  }
}

/** All servers of the backends of these. */
function serversBeside(run: Run, climbing: readonly Target[]): ServerName[] {
  const backends = new Set(climbing.map(({ before }) => before.backend));
  return [...run.seen.servers.values()].filter(({ backend }) => backends.has(backend));
}

type Sample = ReadonlyMap<string, Traffic> | null;

/** null when one of them was deleted meanwhile: nothing hangs on these numbers. */
async function sampled(run: Run, names: readonly ServerName[], signal: AbortSignal): Promise<Sample> {
  try {
    return await run.loadBalancer.sample(names, signal);
  } catch (error) {
    if (error instanceof Failure && error.code === 'not-found') return null;
    throw error;
  }
}

/** `, 9% of the requests of web (23 of 250)` for each, by `BACKEND/SERVER`; nothing where there were none. */
function sharesOf(climbing: readonly Target[], first: Sample, last: Sample): ReadonlyMap<string, string> {
  if (first === null || last === null) return new Map();
  // All are cleared together, and one that has counted more since than before does not show it.
  const cleared = [...last].some(([key, now]) => isCleared(first.get(key) ?? now, now));
  const came = (key: string) => arrivedBetween(first.get(key), last.get(key), cleared);
  const words = climbing.flatMap(({ key }): [string, string][] => {
    const { backend } = nameOf(key);
    const keys = [...last.keys()].filter((other) => nameOf(other).backend === backend);
    const all = keys.reduce((sum, other) => sum + came(other), 0);
    if (all === 0) return [];
    return [
      [
        key,
        `, ${Math.round((came(key) * 100) / all)}% of the requests of ${backend} (${came(key)} of ${all})`,
      ],
    ];
  });
  return new Map(words);
}

/** Each retry is counted as a session too. */
function arrivedBetween(first: Traffic | undefined, last: Traffic | undefined, cleared: boolean): number {
  if (first === undefined || last === undefined) return 0;
  if (cleared) return last.sessionsTotal - last.retries;
  return Math.max(0, last.sessionsTotal - first.sessionsTotal - (last.retries - first.retries));
}
