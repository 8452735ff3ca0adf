/** What of a server that a step had changed is found at the end of its job: whose it is by now, and what of it is the step's. Pure. */
import { elapsedMs } from '../../clock.ts';
import { Failure } from '../../errors.ts';
import { isSameProcess, mayHaveReplaced, type Process, type ProcessIdentity } from '../../haproxy/process.ts';
import { keyOf } from '../../haproxy/server.ts';
import { differences, isEmpty, pick, settingsOf } from '../../haproxy/server-settings.ts';
import { isHidden, type Snapshot } from '../../haproxy/snapshot.ts';
import { guessedFailure, hiddenFailure } from '../plan/ways.ts';
import { compare } from '../rollback/way-back.ts';
import { type SavedLoadBalancer, type SavedServer, sentSettings } from '../saved-change.ts';
import type { Finding } from './finding.ts';
import { ownPart } from './left.ts';
import type { PostJob, TurnOfJob } from './post-job.ts';

export function findingOf(
  { name, process }: SavedLoadBalancer,
  saved: SavedServer,
  snapshot: Snapshot,
  job: TurnOfJob,
): Finding {
  const now = snapshot.servers.get(keyOf(saved)) ?? null;
  const sent = sentSettings(saved);
  const found = {
    loadBalancer: name,
    saved,
    own: pick(saved.before, sent),
    now,
    sessionsShutDown: 0,
    failure: null,
  };
  if (now === null) return { ...found, ...missing(saved, snapshot) };
  const processes = { told: process, now: snapshot.process };
  if (compare(saved, now, processes) === 'as-before') return { ...found, kind: 'as-before' };
  const own = pick(
    saved.before,
    sent.filter((setting) => !job.changedLater(name, keyOf(saved), setting, [process, snapshot.process])),
  );
  // What is only guessed may be what it was before by chance alone.
  if (now.isAdminGuessed && own.state !== undefined) return { ...found, own, ...notShown(saved) };
  if (isEmpty(differences(own, settingsOf(now)))) return { ...found, own, kind: 'changed-later' };
  const comparison = compare(ownPart(saved, own, now), now, processes);
  return {
    ...found,
    own,
    kind: comparison === 'replaced' || comparison === 'not-ours' ? comparison : 'left',
  };
}

/** What its state may be taken for is no word of it. */
export function notShown(saved: SavedServer): Pick<Finding, 'kind' | 'now' | 'failure'> {
  return { kind: 'unknown', now: null, failure: guessedFailure(keyOf(saved)) };
}

/** What is not shown is not gone for that: nobody knows what it is. */
export function missing(saved: SavedServer, snapshot: Snapshot): Pick<Finding, 'kind' | 'failure'> {
  return isHidden(snapshot, keyOf(saved))
    ? { kind: 'unknown', failure: hiddenFailure([saved]) }
    : { kind: 'gone', failure: null };
}

/** What was held was set by this step as well, whatever that had come to by its end. */
export function withDrainOfHold(
  server: SavedServer,
  loadBalancer: string,
  process: ProcessIdentity,
  { isDrainedByHold }: PostJob,
): SavedServer {
  const { states } = server.sent;
  if (!states.includes('maint') || states.includes('drain')) return server;
  if (isDrainedByHold?.(loadBalancer, keyOf(server), process) !== true) return server;
  return { ...server, sent: { ...server.sent, states: ['drain', ...states] } };
}

/** Throws `several-processes` when whoever answers has not taken the place of the process that was told: what was set there, is there. */
export function refuseAnother(
  { process: told }: SavedLoadBalancer,
  now: Process,
  { effects }: PostJob,
): void {
  const { seenAt = Number.NEGATIVE_INFINITY, seenOnClock = Number.POSITIVE_INFINITY } = told;
  const sinceMs = elapsedMs({ wallTime: seenAt, onClock: seenOnClock }, effects.clock);
  if (isSameProcess(told, now) || mayHaveReplaced(told, now, sinceMs)) return;
  throw new Failure(
    'several-processes',
    `Another HAProxy process answers at this address: ${now.pid} on ${now.node}, and process ${told.pid} on ${told.node} was told. What was set there was not looked at.`,
    { hint: 'Give one address for each process, and put it back there by hand.' },
  );
}
