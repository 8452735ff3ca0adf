/** What of a server is a step's own to put back, and how that is done without a request to an application nobody has proven. Pure. */
import { isSameProcess, type ProcessIdentity } from '../../haproxy/process.ts';
import { isRunning, type Server } from '../../haproxy/server.ts';
import {
  type AllSettings,
  differences,
  isEmpty,
  openness,
  pick,
  type ServerSettings,
  settingsOf,
} from '../../haproxy/server-settings.ts';
import { hasPassed, isProven } from '../ready/readiness.ts';
import { isLoanOver, isReplaced, isStateGuessed, type SavedServer, sentSettings } from '../saved-change.ts';

/** How a server is found, compared with what a step saved of it. `replaced`: it has another address. */
export type Comparison = 'as-before' | 'as-left' | 'not-ours' | 'replaced';

/** Who was told, and who answers now. */
export interface Processes {
  told: ProcessIdentity;
  now: ProcessIdentity;
}

/** What a step sent is all that is compared: the forced state, the weight, or both. */
export function isAsBefore(saved: SavedServer, now: Server): boolean {
  if (isStateGuessed(saved, now)) return false;
  return (
    isLoanOver(saved, now) || isEmpty(differences(pick(saved.before, sentSettings(saved)), settingsOf(now)))
  );
}

export function compare(saved: SavedServer, now: Server, processes: Processes): Comparison {
  if (isAsBefore(saved, now)) return 'as-before';
  if (isReplaced(saved, now)) return 'replaced';
  const isOurs = isEmpty(settingsNotOurs(saved, now)) && !isDisabledByReload(now, processes);
  return isOurs ? 'as-left' : 'not-ours';
}

/** What of a server is neither as before nor as this step ever set it. */
export function settingsNotOurs({ before, sent }: SavedServer, { forced, weight }: Server): ServerSettings {
  const ourState = sent.states.length === 0 || [before.state, ...sent.states].includes(forced);
  const ourWeight = sent.weights.length === 0 || [before.weight, ...sent.weights].includes(weight);
  return { ...(ourState ? {} : { state: forced }), ...(ourWeight ? {} : { weight }) };
}

/** `disabled` stands in the configuration of a process that we never told anything: somebody else wants it out. */
function isDisabledByReload({ maintCauses }: Server, { told, now }: Processes): boolean {
  return maintCauses.includes('configuration') && !isSameProcess(told, now);
}

/** The state is somebody else's now, and the weight still this step's, for a proof or for good: then that alone is given back. */
export function weightToGiveBack({ before, sent }: SavedServer, { weight }: Server): number | null {
  return sent.weights.includes(weight) && weight !== before.weight ? before.weight : null;
}

/** The state is still this step's, and the weight is somebody else's by now: it was only lent for a proof, or is none that was sent. */
export function hasLostWeight(saved: SavedServer, now: Server): boolean {
  const { before, sent } = saved;
  const { forced, weight } = now;
  if (sent.weights.length > 0 && isLoanOver(saved, now)) return true;
  if (sent.states.length === 0 || sent.weights.length === 0) return false;
  const ourState = [before.state, ...sent.states].includes(forced);
  const isLent = sent.weights.includes(0) && sent.weights.every((one) => one === 0 || one === before.weight);
  const ours = isLent ? [0] : [before.weight, ...sent.weights];
  return ourState && !ours.includes(weight);
}

/** What it is to be again: what this step never set stays as it is. */
export function settingsToRestore(saved: SavedServer, now: Server): AllSettings {
  return { ...settingsOf(now), ...pick(saved.before, sentSettings(saved)) };
}

/**
 * `set`: nobody is let in by it, or nothing could ever prove the server. `prove`: proven while it is out. `down`: it was down, and
 * comes back so, until its checks bring it up. `unprovable`: the checks that could prove it were switched off meanwhile, or cannot run, or
 * it must be proven and has none.
 */
export type WayBack = 'set' | 'prove' | 'down' | 'unprovable';

export interface WayBackOptions {
  /** Its goal was reached, and whoever waited for that may have stopped or exchanged the application. */
  applicationMayHaveChanged: boolean;
  /** What nothing could ever prove is let in unproven, but not behind a script that has not come to its end. */
  mustBeProven: boolean;
  /** Others follow its state, each with a weight of its own. */
  isTracked: boolean;
  /** Of these at least one takes traffic: a proof would take that one out, too. None does when it is missing. */
  isServing?: boolean;
}

export function wayBack(
  saved: SavedServer,
  now: Server,
  { applicationMayHaveChanged, mustBeProven, isTracked, isServing = false }: WayBackOptions,
): WayBack {
  const { health } = saved;
  const [after, before] = [settingsToRestore(saved, now), settingsOf(now)];
  // Trackers follow the state, and have weights of their own.
  const areLetIn = isTracked && openness({ state: after.state }) > openness({ state: before.state });
  const isLetIn = areLetIn || openness(after) > openness(before);
  if (!isLetIn || (isServing && now.admin === 'ready')) return 'set';
  if (health === 'unchecked' && now.checks !== 'enabled') return mustBeProven ? 'unprovable' : 'set';
  // No check runs while its name does not resolve, and HAProxy lets it in as soon as it does.
  if (now.maintCauses.includes('dns')) return 'unprovable';
  // A server that is down in drain stays down when it is set to ready. One that its checks have brought up since is as any other.
  // HAProxy believes in one that left maint a moment ago, until as many checks have failed as it takes.
  const isOnlyBelieved =
    now.admin === 'drain' && now.checks === 'enabled' && isRunning(now) && !hasPassed(now);
  if (health === 'down' && (now.admin === 'maint' || isOnlyBelieved)) return 'down';
  // Its checks have been running all the time: HAProxy knows of it what it knows of any other. Without them it takes any for healthy.
  // But where this step had switched them off, HAProxy still says of it what they had found before.
  const wasWatched = !saved.sent.checks?.includes('disabled');
  const isWatched = now.checks === 'enabled' && wasWatched;
  // One that is stopping by its check (`disable-on-404`) gets no more in rotation than it gets in drain, until a check passes.
  const isStopping = isWatched && now.operationalState === 3;
  const isKnown = now.operationalState === 0 || isStopping || (isWatched && isProven(now));
  if (now.admin !== 'maint' && !applicationMayHaveChanged && isKnown) return 'set';
  return now.checks === 'enabled' ? 'prove' : 'unprovable';
}
