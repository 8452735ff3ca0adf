/**
 * `drain` and `maint` on one load balancer: set, wait until the last session has ended, set, wait again. Told from top to bottom;
 * `meet` is where all load balancers wait for each other.
 */
import type { AdminState, Server } from '../../haproxy/server.ts';
import { quantity, verb } from '../../words.ts';
import type { Meet } from '../fleet.ts';
import { assertCarried, giveWayWhenOverloaded } from '../overload.ts';
import type { Plan } from '../plan/target.ts';
import type { Unit } from '../plan/tracking.ts';
import { hasPassed, isKnownHealthy } from '../ready/readiness.ts';
import type { DrainRequest } from '../request.ts';
import { namesOf, type Run } from '../run.ts';
import { setStates } from '../send.ts';
import {
  assertAsSet,
  assertEnoughLeft,
  giveWayWhenTooFewAreLeft,
  isAsSet,
  lookAgain,
  outlastOthers,
} from '../verify.ts';
import { beforeDown } from './cut-errors.ts';
import { type Drain, noteDrained, shutDownSessions, timeOut } from './drain-timeout.ts';
import { markingDown, noteMarkedDown, noteMarkedDownBriefly } from './marked-down-sessions.ts';
import { servedInMaint } from './served-in-maint.ts';
import { DrainWatch, waitForDrain, waitToLeaveDrain } from './wait-for-drain.ts';

/** What HAProxy needs to end streams after `shutdown sessions`, and what maint gets when its limit has passed already. */
const GRACE_MS = 5_000;
/** Whoever waits for no longer than this has seen what is so. */
const WAITED_MS = 200;

function drainOf(run: Run, plan: Plan, request: DrainRequest): Drain {
  const deadline = run.startedAt + request.drainTimeoutMs;
  const quietMs = run.drainTimedOut ? 0 : request.quietForMs;
  const watch = new DrainWatch(run, request.drainTimeoutMs, quietMs, plan.capacities);
  return { run, plan, request, watch, deadline };
}

/** Throws `drain-timeout` where the policy ends the step, and whatever a verification finds. */
export async function drain(
  run: Run,
  plan: Plan,
  request: DrainRequest,
  meet: Meet,
  signal: AbortSignal,
): Promise<void> {
  const drain = drainOf(run, plan, request);
  await startDrain(drain, signal);
  await meet(drain.watch.look);
  if (request.drainTimeoutMs === 0) return finish(drain, false, meet, signal);
  const inTime = await isIdleInTime(drain, run.units, signal);
  if (inTime || request.onDrainTimeout === 'continue') return finish(drain, inTime, meet, signal);
  await shutDownSessions(drain, signal);
  await finish(drain, await isIdleWithin(drain, GRACE_MS, 'idle', signal), meet, signal);
}

/** As `drain`, then maint, and waits there until the last session has ended and nothing new has come. */
export async function maint(
  run: Run,
  plan: Plan,
  request: DrainRequest,
  meet: Meet,
  signal: AbortSignal,
): Promise<void> {
  const drain = drainOf(run, plan, request);
  const waits = request.drainTimeoutMs > 0;
  await startDrain(drain, signal);
  await meet(drain.watch.look);
  if (waits && !run.drainTimedOut) await waitBeforeMaint(drain, signal);
  await meetAnew(drain, meet, signal);
  // While others became quiet, somebody may have come here again.
  if (waits && drain.watch.quietMs > 0 && !run.drainTimedOut) await waitBeforeMaint(drain, signal);
  const rest = run.units.filter((unit) => !drain.watch.isInMaint(unit));
  if (rest.length > 0) await moveToMaint(drain, rest, signal);
  // A drain that ended just in time still gets a moment in maint. Sessions that were never waited out do not.
  const deadline = rest.length > 0 ? Math.max(drain.deadline, run.clock.now() + GRACE_MS) : drain.deadline;
  await meet(drain.watch.look);
  if (waits && (await isIdleInTime({ ...drain, deadline }, run.units, signal))) {
    return finish({ ...drain, deadline }, true, meet, signal);
  }
  const cut = run.drainTimedOut && request.onDrainTimeout === 'shutdown-sessions';
  if (cut) await shutDownSessions(drain, signal);
  const inTime = await isIdleWithin(drain, GRACE_MS, cut ? 'idle' : 'still', signal);
  const served = inTime ? undefined : run.units.find((unit) => !drain.watch.of(unit).still);
  if (served !== undefined) throw servedInMaint(run, served);
  await finish(drain, inTime, meet, signal);
}

/** Sends `drain` to those that are in rotation. With a drain-timeout of 0, `maint` skips this. */
async function startDrain(drain: Drain, signal: AbortSignal): Promise<void> {
  const { run, plan, request, watch } = drain;
  if (!run.seen.isFresh && !run.seen.hasJustLooked) await lookAgain(run, signal);
  const inRotation = run.units.filter((unit) => isInRotation(run.now(unit), request));
  // A drain leaves those in maint that are there; when a reload has let them in, they go back.
  const wasInMaint = new Set(
    plan.targets.filter(({ before }) => before.forced === 'maint').map(({ key }) => key),
  );
  const toMaint = (unit: Unit) => request.operation === 'drain' && wasInMaint.has(unit.key);
  const forgotten = inRotation.filter(toMaint);
  if (forgotten.length > 0) await moveToMaint(drain, forgotten, signal);
  const others = inRotation.filter((unit) => !toMaint(unit));
  const skipped = request.operation === 'maint' && request.drainTimeoutMs === 0;
  if (!skipped && others.length > 0) await set(drain, others, 'drain', signal);
  watch.begin(run.units);
}

/** One whose name does not resolve just now comes back by itself, as it is forced then: it goes to maint anyway, or has to be drained now. */
function isInRotation({ admin, forced }: Server, { operation }: DrainRequest): boolean {
  return operation === 'drain' ? forced === 'ready' : admin === 'ready';
}

/** Whoever is kept busy by bound clients goes to maint at once, and is waited for there. */
async function waitBeforeMaint(drain: Drain, signal: AbortSignal): Promise<void> {
  const { run, watch, deadline } = drain;
  for (;;) {
    const waiting = run.units.filter((unit) => !watch.isInMaint(unit));
    const end = await waitToLeaveDrain(watch, waiting, deadline, signal);
    if (end.kind === 'zero') return;
    if (end.kind === 'deadline') return timeOut(drain, signal);
    const count = end.units.length;
    run.note(
      `New sessions keep arriving at ${namesOf(end.units)} in drain, from clients bound to ${verb(count, 'it: it goes', 'them: they go')} to maint now.`,
    );
    await moveToMaint(drain, end.units, signal);
  }
}

/** False when the limit has passed with sessions left and the policy goes on. */
async function isIdleInTime(drain: Drain, units: readonly Unit[], signal: AbortSignal): Promise<boolean> {
  const { run, watch, deadline } = drain;
  const isOver = run.drainTimedOut || run.clock.now() >= deadline;
  // Who is left, to be cut or to be told of, is not to be judged by what was so before they were taken out.
  if (isOver && run.seen.earlierTraffic.size > 0) await watch.poll(deadline, signal);
  if (run.drainTimedOut) return false;
  const end = await waitForDrain(watch, units, { deadline, need: 'idle' }, signal);
  if (end.kind === 'idle') return true;
  await timeOut(drain, signal);
  return false;
}

async function isIdleWithin(
  { run, watch }: Drain,
  limitMs: number,
  need: 'idle' | 'still',
  signal: AbortSignal,
): Promise<boolean> {
  const deadline = run.clock.now() + limitMs;
  const end = await waitForDrain(watch, run.units, { deadline, need, isGrace: true }, signal);
  return end.kind === 'idle';
}

async function set(
  drain: Drain,
  units: readonly Unit[],
  state: AdminState,
  signal: AbortSignal,
): Promise<void> {
  const { run, plan } = drain;
  const known = new Set(units.filter((unit) => isKnownHealthy(run.now(unit))));
  const before = beforeDown(run, units);
  // Who goes on to maint, or comes from there, is looked at when it is set: what is seen then decides what is waited for.
  const earlierTraffic = drain.request.operation === 'drain' && state === 'drain';
  const send = () => setStates(run, units, state, signal, { earlierTraffic });
  const reading = state === 'maint' ? await markingDown(run, units, before, send) : await send();
  run.tell('set', `${namesOf(units)}: set to ${state}`);
  assertAsSet(run, units);
  // Its checks may have brought one up in the last moment.
  const hasComeUp = (server: Server) => isKnownHealthy(server) && hasPassed(server);
  const healthy = units.filter((unit) => known.has(unit) || hasComeUp(run.now(unit)));
  const giveWay = async () => {
    // Not one that somebody else has set since.
    const ours = drain.request.givesNoWay ? [] : healthy.filter((unit) => isAsSet(run, unit));
    const letIn = async () => {
      if (ours.length > 0) await setStates(run, ours, 'ready', signal);
    };
    await (state === 'maint' ? noteMarkedDownBriefly(run, units, before, letIn, signal) : letIn());
  };
  await giveWayWhenTooFewAreLeft(run, plan.capacities, { before: before.servers, reading }, giveWay, signal);
  await giveWayWhenOverloaded(run, plan.capacities, drain.request, giveWay, signal);
}

async function moveToMaint(drain: Drain, units: readonly Unit[], signal: AbortSignal): Promise<void> {
  const { run, plan, watch } = drain;
  // Looked at again: since the drain began, other servers may have gone, and somebody may have set these.
  const reading = run.seen.justRead ?? (await run.readBack(signal));
  await assertEnoughLeft(run, plan.capacities, reading, signal);
  await assertCarried(run, plan.capacities, drain.request, signal);
  assertAsSet(run, units);
  const before = beforeDown(run, units);
  await set(drain, units, 'maint', signal);
  watch.begin(units);
  // What HAProxy cuts is gone a moment later: nobody waits for it, or is told of it as left.
  await noteMarkedDown(run, units, before, () => watch.sample(signal), signal);
}

/** Nothing is "done" but what a fresh connection says, on all at once: somebody may come back here while others take longer. */
async function finish(drain: Drain, confirmed: boolean, meet: Meet, signal: AbortSignal): Promise<void> {
  const { run, watch, request } = drain;
  if (!confirmed) await watch.confirm(run.units, signal);
  await outlastOthers(run, run.units, run.lastSetAt, watch.look, signal);
  const areIdle = () => run.units.every((unit) => watch.of(unit).idle);
  const wereIdle = areIdle();
  noteDone(drain);
  await meetAnew(drain, meet, signal);
  noteDrained(drain);
  if (!wereIdle || areIdle() || request.drainTimeoutMs === 0) return;
  run.update(run.units, (server) => ({ ...server, confirmed: false }));
  const back = run.units.filter((unit) => !watch.of(unit).idle);
  run.tellProgress(`${namesOf(back)}: somebody has come since, and is waited for`, back.length);
  const inTime = await isIdleInTime(drain, run.units, signal);
  if (!inTime && request.onDrainTimeout === 'shutdown-sessions') {
    await shutDownSessions(drain, signal);
    await isIdleWithin(drain, GRACE_MS, 'idle', signal);
  }
  noteDone(drain, back);
}

/** What was seen before another load balancer was waited for is seen once more. */
async function meetAnew({ run, watch }: Drain, meet: Meet, signal: AbortSignal): Promise<void> {
  const cameAt = run.clock.now();
  await meet(watch.look);
  if (run.clock.now() - cameAt >= WAITED_MS) await watch.lookAnew(signal);
}

/** `told`: of the others it has been said already. */
function noteDone(drain: Drain, told = drain.run.units): void {
  const { run, watch } = drain;
  noteDrained(drain);
  run.update(run.units, (server) => ({ ...server, confirmed: true }));
  run.tellEach('done', told, (unit) => {
    const { sessions } = watch.of(unit).traffic;
    return `${run.now(unit).status}, ${quantity(sessions, 'session')}, confirmed on a fresh connection`;
  });
}
