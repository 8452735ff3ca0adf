/**
 * The proof that a server is healthy, while it is out: HAProxy lets traffic in *before the first check* when a server leaves
 * maint, and an application that is not up yet answers 503. So HAProxy's own checks must have found it healthy first.
 */
import { formatDuration } from '../../duration.ts';
import type { Failure } from '../../errors.ts';
import { isRunning, nameOf, type Server, type Traffic } from '../../haproxy/server.ts';
import { quantity } from '../../words.ts';
import type { Unit } from '../plan/tracking.ts';
import { namesOf, type Run } from '../run.ts';
import { drainUntilChecked, setStates, takeDownForProof } from '../send.ts';
import { assertAsSet, assertProvable } from '../verify.ts';
import { isUnderWay, outlastChecksInMaint } from './check-under-way.ts';
import { giveWeightBack, lendNoWeight, weightlessOf } from './lent-weight.ts';
import {
  hasPassed,
  isFailing,
  isProven,
  isProvenStatus,
  isStatusInRotation,
  type Proof,
  proofAfterReload,
  proofOf,
  unhealthyFailure,
} from './readiness.ts';

const LOOK_EVERY_MS = 100;

/** A server on its way back: how it is proven, and what was seen when that began. */
interface Candidate {
  unit: Unit;
  proof: Proof;
  begun: Server;
  /** A check was under way before that: what it says may be of an application that is gone. */
  isDoubted: boolean;
  /** The last check's words: a check that is running hides a part of them. */
  lastCheck: string;
}

/**
 * Proves units that are out of rotation, or were let in by a reload. The limit counts from the start of the run (`healthSince`). Throws `unhealthy`
 * when it passes first, with the servers that are not proven.
 */
export async function proveHealth(
  run: Run,
  units: readonly Unit[],
  limitMs: number,
  signal: AbortSignal,
): Promise<void> {
  const candidates = units.map((unit) => candidateFor(run, unit));
  await outlastChecksInMaint(run, units, limitMs, signal);
  // Somebody else may have let one in meanwhile.
  const marked = candidates.filter((one) => isMarked(one) && !isLetInByOthers(run, one));
  const weightless = weightlessOf(
    run,
    marked.map(({ unit }) => unit),
  );
  await lendNoWeight(run, weightless, signal);
  const rechecked = await begin(run, candidates, 'recheck', signal);
  const begun = await begin(run, rechecked, 'checks', signal);
  await waitUntilProven(run, begun, limitMs, signal);
  await proveAgain(run, begun, limitMs, signal);
  await giveWeightBack(run, weightless, signal);
}

/** HAProxy checks a server once at a time: after whatever has proven it, the next one that passes began after this did. */
async function proveAgain(
  run: Run,
  candidates: readonly Candidate[],
  limitMs: number,
  signal: AbortSignal,
): Promise<void> {
  const doubted = candidates.filter((one) => one.isDoubted && !isLetInByOthers(run, one));
  if (doubted.length === 0) return;
  const again = doubted.map((candidate): Candidate => {
    return { ...candidate, proof: 'recheck', begun: run.now(candidate.unit) };
  });
  const begun = await begin(run, again, 'recheck', signal, { again: true });
  await waitUntilProven(run, begun, limitMs, signal);
}

/** Those of these that were proven here, are still out, and have failed a check since. */
export function noLongerProven(run: Run, units: readonly Unit[]): Unit[] {
  return units.filter((unit) => {
    const { healthMs, now } = run.of(unit);
    return healthMs !== null && now.admin !== 'ready' && !isProven(now);
  });
}

/** Those of these that nothing could prove when that was tried, are still out, and have checks by now that can. */
export function provableByNow(run: Run, units: readonly Unit[]): Unit[] {
  return units.filter((unit) => {
    const { healthMs, now } = run.of(unit);
    return healthMs === null && now.admin !== 'ready' && proofIn(run, now) !== 'none';
  });
}

function proofIn({ reloads }: Run, server: Server): Proof {
  return reloads > 0 ? proofAfterReload(server) : proofOf(server);
}

function candidateFor(run: Run, unit: Unit): Candidate {
  const begun = run.now(unit);
  const proof = proofIn(run, begun);
  // In maint that has been waited for, and a new process has begun all its checks itself.
  const isDoubted = run.reloads === 0 && begun.admin !== 'maint' && isUnderWay(begun);
  return { unit, proof, begun, isDoubted, lastCheck: begun.lastCheck };
}

/** HAProxy marks it up, and perhaps down, because of what is sent for its proof. */
function isMarked({ proof, isDoubted }: Candidate): boolean {
  return proof === 'checks' || proof === 'recheck' || isDoubted;
}

/** It takes traffic since the proof was thought of, because somebody wants it to: it is not taken away again. */
function isLetInByOthers(run: Run, { unit, begun }: Candidate): boolean {
  return run.now(unit).forced === 'ready' && begun.forced !== 'ready';
}

/** Returns the candidates as they are when their proof has begun. */
async function begin(
  run: Run,
  candidates: readonly Candidate[],
  proof: 'checks' | 'recheck',
  signal: AbortSignal,
  { again = false } = {},
): Promise<Candidate[]> {
  const meant = candidates.filter((one) => one.proof === proof && !isLetInByOthers(run, one));
  if (meant.length === 0) return [...candidates];
  assertAsSet(
    run,
    meant.map(({ unit }) => unit),
  );
  const units = meant.map(({ unit }) => unit);
  if (proof === 'checks') await takeDownForProof(run, units, signal);
  else await beginGently(run, units, signal);
  const [theyWere, their, them] =
    units.length === 1 ? ['it was', 'its', 'it'] : ['they were', 'their', 'them'];
  const recheck =
    run.reloads > 0
      ? `in drain, for ${theyWere} let in unproven`
      : `in drain, with ${their} sessions left alone`;
  const how = proof === 'checks' ? 'in drain and down' : recheck;
  const why = again ? ' once more, for a check had begun before this step' : '';
  run.tell('set', `${namesOf(units)}: ${how}, until HAProxy's checks have proven ${them} healthy${why}`);
  return candidates.map((candidate) =>
    meant.includes(candidate) ? { ...candidate, begun: run.now(candidate.unit) } : candidate,
  );
}

/** Nobody is cut, and nobody who is bound to it meets an application for longer than HAProxy's checks believe in it. */
async function beginGently(run: Run, units: readonly Unit[], signal: AbortSignal): Promise<void> {
  // To call one stopping makes its checks count from the beginning. Where one has just failed they go on: the next that passes shows.
  const failing = units.filter((unit) => isFailing(run.now(unit)));
  const inRotation = failing.filter((unit) => run.now(unit).forced !== 'drain');
  if (inRotation.length > 0) await setStates(run, inRotation, 'drain', signal);
  const others = units.filter((unit) => !failing.includes(unit));
  if (others.length === 0) return;
  const downs = new Map(others.map((unit) => [unit, run.now(unit).checkDowns]));
  await drainUntilChecked(run, others, signal);
  // One that has gone down on the way was raised by that.
  const raised = others.filter((unit) => run.now(unit).checkDowns > (downs.get(unit) ?? 0));
  if (raised.length === 0) return;
  // Or in maint, by somebody else.
  assertAsSet(run, raised);
  await takeDownForProof(run, raised, signal);
}

async function waitUntilProven(
  run: Run,
  candidates: readonly Candidate[],
  limitMs: number,
  signal: AbortSignal,
): Promise<void> {
  const deadline = run.healthSince + limitMs;
  let waiting = candidates.filter(({ proof }) => proof !== 'none');
  while (waiting.length > 0) {
    await run.clock.sleep(LOOK_EVERY_MS, signal);
    waiting = await look(run, waiting, limitMs, signal);
    if (waiting.length === 0 || run.clock.now() < deadline) continue;
    await run.readBack(signal);
    throw unhealthy(run, waiting, limitMs);
  }
}

/** Returns those that are not proven yet, and are still out: whoever was let in meanwhile is not this proof's any more, and may be taken out again. */
async function look(
  run: Run,
  waiting: readonly Candidate[],
  limitMs: number,
  signal: AbortSignal,
): Promise<Candidate[]> {
  const names = waiting.map(({ unit }) => nameOf(unit.key));
  const traffic = await run.loadBalancer.sample(names, signal);
  const statusOf = ({ unit }: Candidate) => traffic.get(unit.key)?.status ?? 'unknown';
  const inMaint = waiting.filter((candidate) => statusOf(candidate).startsWith('MAINT'));
  const likely = waiting.filter((candidate) => isProvenStatus(statusOf(candidate)));
  const inRotation = waiting.filter((candidate) => isStatusInRotation(statusOf(candidate)));
  if (inMaint.length + likely.length + inRotation.length > 0) await run.readBack(signal);
  for (const { unit } of inMaint) assertProvable(run, unit);
  const proven = new Set(likely.filter((candidate) => isProvenNow(run, candidate)).map(({ unit }) => unit));
  const waitedMs = run.clock.now() - run.startedAt;
  run.update([...proven], (server) => ({ ...server, healthMs: Math.round(waitedMs) }));
  for (const candidate of likely) if (proven.has(candidate.unit)) warnOfSlowStart(run, candidate);
  const left = waiting
    .filter((candidate) => !proven.has(candidate.unit) && !isLetInByOthers(run, candidate))
    .map((candidate) => heard(candidate, traffic));
  const [first] = left;
  if (first !== undefined)
    tellProgress(run, left, statusOf(first), run.clock.now() - run.healthSince, limitMs);
  return left;
}

/**
 * From a drain HAProxy lets a server in without a slow start, and whether it has one configured cannot be read: the check that proves it begins
 * one, and in that it serves its bound clients with a part of its `maxconn` only.
 */
function warnOfSlowStart(run: Run, { unit, proof }: Candidate): void {
  const { operationalState, sessionLimit, sessions, queued } = run.now(unit);
  if (proof !== 'recheck' || operationalState !== 1 || !sessionLimit || sessions + queued === 0) return;
  run.warn(
    `${unit.key} has begun a slow start with the check that proves it, and has ${quantity(sessions + queued, 'session')}: until that is over HAProxy serves only a part of its \`maxconn\` (${sessionLimit}) at once, and queues further clients that are bound to it. With \`wait-for-health: false\` a server in drain is let in without a proof, and without a slow start.`,
  );
}

function heard(candidate: Candidate, traffic: ReadonlyMap<string, Traffic>): Candidate {
  const words = traffic.get(candidate.unit.key)?.lastCheck ?? '';
  return candidate.lastCheck.startsWith(words) ? candidate : { ...candidate, lastCheck: words };
}

function tellProgress(
  run: Run,
  waiting: readonly Candidate[],
  status: string,
  waitedMs: number,
  limitMs: number,
): void {
  const names = namesOf(waiting.map(({ unit }) => unit));
  run.tellProgress(
    `${names}: "${status}", proving health, after ${formatDuration(waitedMs)} of ${formatDuration(limitMs)}`,
    waiting.length,
  );
}

function isProvenNow(run: Run, { unit }: Candidate): boolean {
  const server = run.now(unit);
  // Stopping is a server that asks to be left alone: never a proof.
  if (!isRunning(server) || !isProven(server)) return false;
  // In a drain that began a moment ago, perhaps no check has run yet; and `set server … health up` makes anybody's word look like a check's.
  return hasPassed(server);
}

function unhealthy(run: Run, candidates: readonly Candidate[], limitMs: number): Failure {
  const unproven = candidates.map((candidate) => {
    const now = run.now(candidate.unit);
    const { lastCheck } = heard(candidate, new Map([[candidate.unit.key, now]]));
    return { key: candidate.unit.key, begun: candidate.begun, now: { ...now, lastCheck } };
  });
  return unhealthyFailure(unproven, limitMs, run.name);
}
