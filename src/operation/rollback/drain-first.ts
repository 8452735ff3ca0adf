/**
 * A server that serves, on its way back to maint: HAProxy may cut whatever sessions it has as it goes there (`on-marked-down
 * shutdown-sessions`, which cannot be read), so it is drained first, as `maint` does it, though for a shorter time.
 */
import { formatDuration } from '../../duration.ts';
import {
  isRunning,
  keyOf,
  ownSessions,
  type Server,
  type Traffic,
  takesTraffic,
} from '../../haproxy/server.ts';
import { quantity } from '../../words.ts';
import { IdleWatch, sumTraffic } from '../drain/idle.ts';
import { OldSessions } from '../drain/old-sessions.ts';
import type { Capacity } from '../plan/guard.ts';
import type { Unit } from '../plan/tracking.ts';
import { namesOf, type Run } from '../run.ts';
import { setStates } from '../send.ts';
import { type Attempt, type RollbackContext, stillOnTheWay } from './attempt.ts';
import { capacitiesWithout, giveWayWhereTooFewAreLeft, isLeaving } from './refusals.ts';
import { moveTo, setBack, stateToRestore } from './set-back.ts';

const LOOK_EVERY_MS = 100;
/** A look may take at most a fifth of the time, but nothing is left alone for longer than this. */
const PAUSE_PER_COST = 4;
const PAUSE_AT_MOST_MS = 1_000;

/** `drainUntil` on the clock. */
export type DrainContext = RollbackContext & { drainUntil: number };

export interface Draining {
  /** In drain now, and serving somebody, or about to. */
  units: readonly Unit[];
  /** Of these, who took traffic until now. */
  leaving: readonly Unit[];
  /** Of the backends that they leave, as they were before. */
  capacities: readonly Capacity[];
}

/** Those of these that serve and go back to maint, after they were set to drain. */
export async function drainBeforeMaint(
  attempt: Attempt,
  units: readonly Unit[],
  context: DrainContext,
  signal: AbortSignal,
): Promise<Draining> {
  const { run, refusals, takenOver } = attempt;
  if (context.clock.now() >= context.drainUntil) return { units: [], leaving: [], capacities: [] };
  const serving = units.filter(
    (unit) =>
      stateToRestore(run, unit) === 'maint' && !context.unhealthy.has(unit.key) && servesAnybody(run, unit),
  );
  const ready = serving.filter((unit) => run.now(unit).forced === 'ready');
  const leaving = ready.filter((unit) => isLeaving(run, unit));
  const capacities = capacitiesWithout(run, leaving, context.minAvailable);
  await moveTo(attempt, ready, 'drain', context, signal);
  const isOut = (unit: Unit) => !refusals.has(unit) && !takenOver.has(unit);
  return { units: serving.filter(isOut), leaving: leaving.filter(isOut), capacities };
}

/** When their sessions have ended, or the time for that: others may have gone meanwhile, and then they come back. */
export async function moveDrainedToMaint(
  attempt: Attempt,
  { units, leaving, capacities }: Draining,
  context: DrainContext,
  signal: AbortSignal,
): Promise<void> {
  const { run } = attempt;
  if (units.length === 0) return;
  await outlastSessions(run, units, context.drainUntil, signal);
  const ours = await stillOnTheWay(attempt, units, signal);
  const running = leaving.filter((unit) => ours.includes(unit) && run.membersNow(unit).some(isRunning));
  await giveWayWhereTooFewAreLeft(attempt, running, capacities, run.seen.latest, (those) =>
    setStates(run, those, 'ready', signal),
  );
  await setBack(attempt, ours, 'maint', context, signal);
}

/** It has sessions to lose, or may get some at any moment. One that is down serves nobody; one that is stopping serves whom it has. */
function servesAnybody(run: Run, unit: Unit): boolean {
  const isServing = (server: Server) =>
    takesTraffic(server) ||
    (server.admin !== 'maint' && server.operationalState !== 0 && ownSessions(server) > 0);
  return run.membersNow(unit).some(isServing);
}

/**
 * Waits until each of these, which were just read in drain, has no sessions, or has none but those of clients that are bound to it; until
 * somebody else has set it, or it is down; until `deadline` on the clock.
 */
async function outlastSessions(
  run: Run,
  units: readonly Unit[],
  deadline: number,
  signal: AbortSignal,
): Promise<void> {
  const { clock } = run;
  const begunAt = clock.now();
  const watches = new Map(units.map((unit) => [unit, watchOf(run, unit)] as const));
  const oldSessions = new OldSessions(run, () => begunAt);
  for (let pauseMs = LOOK_EVERY_MS; ; ) {
    const leftMs = deadline - clock.now();
    // A connection that HAProxy was just making is counted a moment later.
    if (leftMs > 0) await clock.sleep(Math.min(pauseMs, leftMs), signal);
    const sentAt = clock.now();
    const traffic = await run.loadBalancer.sample(run.watched, signal, { by: deadline });
    const at = clock.now();
    pauseMs = Math.max(LOOK_EVERY_MS, Math.min((at - sentAt) * PAUSE_PER_COST, PAUSE_AT_MOST_MS));
    for (const [unit, watch] of watches) {
      watch.add(sentAt, at, sumTraffic(trafficOf(unit, traffic)));
      if (watch.mayEnterMaint || !isInDrain(traffic.get(unit.key))) watches.delete(unit);
    }
    const bound = [...watches].filter(([, watch]) => watch.keptBusy).map(([unit]) => unit);
    const free = await oldSessions.freeOf(bound, signal);
    const waiting = [...watches].filter(([unit]) => !free.includes(unit));
    if (waiting.length === 0) return;
    const left = waiting.reduce((sum, [, watch]) => sum + watch.traffic.sessions, 0);
    const words = `${namesOf(waiting.map(([unit]) => unit))}: ${quantity(left, 'session')}`;
    if (at >= deadline) {
      run.tell('set', `${words} left after ${formatDuration(at - begunAt)} in drain: back to maint now`);
      return;
    }
    run.tellProgress(`${words} before it goes back to maint`, left);
  }
}

function watchOf(run: Run, unit: Unit): IdleWatch {
  return new IdleWatch(run.clock.now(), sumTraffic(run.membersNow(unit).map(asOwn)), {
    inMaint: false,
    settled: false,
  });
}

function trafficOf({ members }: Unit, traffic: ReadonlyMap<string, Traffic>): Traffic[] {
  return members.flatMap((member) => traffic.get(keyOf(member)) ?? []).map(asOwn);
}

/** What an old worker serves it goes on serving, whatever becomes of the server in the new one. */
function asOwn<T extends Traffic>(traffic: T): T {
  return { ...traffic, sessions: ownSessions(traffic), inherited: 0 };
}

/** What is `UP` or `MAINT` there was set by somebody else, and what is down serves nobody. */
function isInDrain(traffic: Traffic | undefined): boolean {
  return traffic !== undefined && !/^(UP|no check|MAINT|DOWN)/.test(traffic.status);
}
