/**
 * Putting back what a change left on one load balancer, from what was saved: the same for the step itself and for its post step.
 * Puts back only what is still as the step left it, never writes a state that nobody had forced, and lets in nobody unproven.
 */
import { within } from '../../clock.ts';
import { asFailure, type ErrorCode, type Failure, Reloaded } from '../../errors.ts';
import type { LoadBalancer } from '../../haproxy/load-balancer.ts';
import { keyOf } from '../../haproxy/server.ts';
import { isGone, isHidden, type Snapshot } from '../../haproxy/snapshot.ts';
import type { Unit } from '../plan/tracking.ts';
import { hiddenFailure } from '../plan/ways.ts';
import { RELOADS_SURVIVED } from '../reload.ts';
import {
  isReplaced,
  isSent,
  isStateGuessed,
  joined,
  type SavedLoadBalancer,
  type SavedServer,
} from '../saved-change.ts';
import { type Attempt, attemptOf, isBack, leaveWeightsToAgents, type RollbackContext } from './attempt.ts';
import { putServersBack } from './put-servers-back.ts';
import type { Lent, RolledBack, RolledBackServer } from './rolled-back.ts';

/**
 * Never throws. After a reload it begins again, from what the new process says, and without a server that was deleted meanwhile; and once
 * more when the way to HAProxy was lost. What is so at the end is asked of HAProxy, not concluded: what cannot be read is unknown.
 */
export async function rollback(
  loadBalancer: LoadBalancer,
  saved: SavedLoadBalancer,
  context: RollbackContext,
  signal: AbortSignal,
): Promise<RolledBack> {
  const drainUntil = context.clock.now() + context.drainLimitMs;
  let { process: told } = saved;
  let left = saved;
  let attempt: Attempt | null = null;
  /** What an attempt had sent that a reload has ended. */
  let replaced: SavedLoadBalancer | null = null;
  for (let [anew, losses] = [0, 0]; ; ) {
    try {
      const snapshot = await loadBalancer.read(signal);
      if (replaced !== null) left = joined([left], unlent(replaced, left, snapshot))[0] ?? left;
      replaced = null;
      attempt = attemptOf(loadBalancer, left, snapshot, told, context);
      told = attempt.run.seen.process;
      const healthTimeoutMs = proofLimitMs(context);
      await putServersBack(attempt, { ...context, healthTimeoutMs, drainUntil }, signal);
      return outcomeOf(attempt, saved, null);
    } catch (error) {
      const failure = asFailure(error);
      // What this attempt has sent is the next one's to know.
      const sent = attempt?.run.saved();
      if (sent !== undefined && failure instanceof Reloaded) replaced = sent;
      else if (sent !== undefined) left = joined([left], sent)[0] ?? left;
      const isOther = failure instanceof Reloaded || failure.code === 'not-found';
      if (isOther) anew += 1;
      else if (LOST.includes(failure.code)) losses += 1;
      const again = isOther ? anew <= RELOADS_SURVIVED : LOST.includes(failure.code);
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

/** Of an attempt that begins now. */
function proofLimitMs({
  clock,
  healthTimeoutMs,
  provenBy = Number.POSITIVE_INFINITY,
}: RollbackContext): number {
  return Math.min(healthTimeoutMs, Math.max(0, provenBy - clock.now()));
}

/**
 * The way to HAProxy was lost, which may be over by now; or led to another one, and the next attempt does not follow it; or did not show one
 * of these, and the next attempt goes without it.
 */
const LOST: readonly ErrorCode[] = [
  'connect-failed',
  'timeout',
  'ssh-failed',
  'tls-failed',
  'not-haproxy',
  'several-processes',
  'data-plane-api',
];
const LOSSES_SURVIVED = 1;

/**
 * Without the weights that were only lent on the way back: a new process has forgotten them, but for a 0 that its state file has kept. A state
 * that was only borrowed is what it was when that began.
 */
function unlent(
  sent: SavedLoadBalancer,
  before: SavedLoadBalancer,
  { servers: now }: Snapshot,
): SavedLoadBalancer {
  const known = new Map(before.servers.map((one) => [keyOf(one), one]));
  const servers = sent.servers.flatMap((one) => {
    const earlier = known.get(keyOf(one));
    const isKept = one.sent.weights.includes(0) && now.get(keyOf(one))?.weight === 0 && one.before.weight > 0;
    const weights = isKept ? one.sent.weights : (earlier?.sent.weights ?? []);
    const before = { ...(earlier?.before ?? one.before), state: one.before.state };
    const kept = { ...one, before, sent: { ...one.sent, weights } };
    return isSent(kept) ? kept : [];
  });
  return { ...sent, servers };
}

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
    leaveWeightsToAgents(
      seen,
      seen.ours.filter((unit) => !seen.takenOver.has(unit)),
    );
    return outcomeOf(seen, saved, failure);
  } catch {
    const sent = new Map(attempt?.run.saved().servers.map((one) => [keyOf(one), one.sent]));
    const unknown = saved.servers.map((one): [string, RolledBackServer] => {
      const key = keyOf(one);
      const now = attempt?.run.seen.find(key) ?? null;
      const known = { now, sent: sent.get(key) ?? one.sent, healthMs: null, sessionsShutDown: 0 };
      return [key, { kind: 'unknown', ...known, failure }];
    });
    const lent = lentBy(attempt, saved.servers, failure, 'unknown');
    const { process } = attempt?.run.seen ?? saved;
    return { process, servers: new Map(unknown), lent, failure };
  }
}

/** Those of the others that this attempt has lent a weight. `as`: of whom it is not known what became of them, and of whoever is not as before. */
function lentBy(
  attempt: Attempt | null,
  servers: readonly SavedServer[],
  failure: Failure | null,
  as: 'left' | 'unknown',
): Lent[] {
  const asked = new Set(servers.map(keyOf));
  if (attempt === null) return [];
  const { run } = attempt;
  // One that an attempt before this one has lent something is among those that this one puts back.
  const lent = run.serverRuns.filter(({ saved }) => {
    const isGoneNow = as === 'left' && isGone(run.seen.snapshot, keyOf(saved));
    return saved.sent.weights.length > 0 && !isGoneNow && !asked.has(keyOf(saved));
  });
  return lent.flatMap((server) => {
    const { saved, now } = server;
    const hidden = isHidden(run.seen.snapshot, keyOf(saved));
    const kind = server.unknown || hidden ? 'unknown' : as;
    // A weight that somebody else has given since is nobody's loss.
    if (kind === 'left' && (isBack(server) || now.weight !== 0)) return [];
    const why = hidden ? hiddenFailure([saved]) : failure;
    const known = { sent: saved.sent, healthMs: null, sessionsShutDown: 0, failure: why };
    return { saved, result: { kind, now, ...known } };
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
    if (isHidden(run.seen.snapshot, keyOf(one))) {
      const known = { now: null, sent: unit === undefined ? one.sent : run.of(unit).saved.sent };
      return [
        keyOf(one),
        { kind: 'unknown', ...known, healthMs: null, sessionsShutDown: 0, failure: hiddenFailure([one]) },
      ];
    }
    if (unit === undefined) return [keyOf(one), { ...GONE, sent: one.sent }];
    const { now, healthMs, sessionsShutDown, saved } = run.of(unit);
    if (isGone(run.seen.snapshot, unit.key))
      return [unit.key, { ...GONE, sent: saved.sent, sessionsShutDown }];
    const kind = kindOf(attempt, unit);
    const reason = kind === 'back' ? null : (refusals.get(unit) ?? failure);
    return [unit.key, { kind, now, sent: saved.sent, healthMs, sessionsShutDown, failure: reason }];
  });
  const lent = lentBy(attempt, saved, failure, 'left');
  return { process: run.seen.process, servers: new Map(servers), lent, failure };
}

const GONE: Omit<RolledBackServer, 'sent'> = {
  kind: 'gone',
  now: null,
  healthMs: null,
  sessionsShutDown: 0,
  failure: null,
};

function kindOf(
  { run, ours, replaced, takenOver, notOurWeights, ofWeight }: Attempt,
  unit: Unit,
): RolledBackServer['kind'] {
  const server = run.of(unit);
  if (server.unknown || isStateGuessed(server.saved, server.now)) return 'unknown';
  // Its state was only borrowed for a proof.
  if (ofWeight.has(unit.key) && notOurWeights.has(unit)) return 'not-ours';
  if (isBack(server)) return 'back';
  if (replaced.includes(unit) || isReplaced(server.saved, server.now)) return 'replaced';
  return ours.includes(unit) && !takenOver.has(unit) ? 'left' : 'not-ours';
}
