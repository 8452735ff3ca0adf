/**
 * What is known of one server in the course of a change, and what became of it. Values: each function makes the next one from the
 * last, and decides nothing.
 */
import type { Changed, Failure } from '../errors.ts';
import type { Server } from '../haproxy/server.ts';
import {
  type AllSettings,
  differences,
  isEmpty,
  pick,
  type ServerSettings,
  type Setting,
  settingsIn,
  settingsOf,
} from '../haproxy/server-settings.ts';
import type { RolledBackServer } from './rollback/rolled-back.ts';
import {
  countSent,
  isLoanOver,
  isReplaced,
  isSent,
  isStateGuessed,
  type SavedHealth,
  type SavedServer,
  sentSettings,
} from './saved-change.ts';

export interface ServerRun {
  /** As it was before, and all that was sent for it or was about to be: what somebody else needs to put it back. */
  saved: SavedServer;
  /** As it was read when the run began. */
  begun: Server;
  /** As it was read last. */
  now: Server;
  /** Something was sent since it was read last: what it is now is not known. */
  unknown: boolean;
  /** What this step left it in, as HAProxy said right after: whatever else is found later was set by somebody else. */
  expected: ServerSettings;
  /** It was stopped for good, and `health up` brought it up. */
  healthRaised: boolean;
  /** It was proven and let in, if only in a process that a reload has replaced. */
  letIn: boolean;
  /** The goal was reached, and a fresh connection said so. */
  confirmed: boolean;
  rolledBack: boolean;
  /** What somebody else has set since: not this step's to undo, whatever it was before. */
  theirs: readonly Setting[];
  /** A reload has left it out of the configuration. */
  gone: boolean;
  failure: Failure | null;
  /** Why it was to be put back and is not. */
  notPutBack: Failure | null;
  /** Did the last session end, as far as the step was to wait for it? null when nothing was to be drained. */
  drained: boolean | null;
  drainMs: number | null;
  healthMs: number | null;
  sessionsShutDown: number;
  /** [ms since the start of the step, sessions and queued] */
  sessionsOverTime: readonly (readonly [number, number])[];
  /** ms from the start of the step to the first sample without sessions after the last one with some; null while there are some. */
  idleFromMs: number | null;
}

/** Nothing was done yet. */
export function serverRunOf(server: Server, saved: SavedServer = savedServerOf(server)): ServerRun {
  return {
    saved,
    begun: server,
    now: server,
    unknown: false,
    expected: {},
    healthRaised: false,
    letIn: false,
    confirmed: false,
    rolledBack: false,
    theirs: [],
    gone: false,
    failure: null,
    notPutBack: null,
    drained: null,
    drainMs: null,
    healthMs: null,
    sessionsShutDown: 0,
    sessionsOverTime: [],
    idleFromMs: null,
  };
}

/** Nothing was sent it as yet. */
export function savedServerOf(server: Server): SavedServer {
  return {
    backend: server.backend,
    server: server.server,
    address: server.address,
    before: { state: server.forced, weight: server.weight },
    health: healthOf(server),
    sent: { states: [], weights: [] },
  };
}

function healthOf({ admin, operationalState, checks }: Server): SavedHealth {
  // A check that is answered with 404 under `http-check disable-on-404` stops it as well, for whoever is not bound to it.
  const isStopping = operationalState === 3 && checks === 'enabled';
  if (admin !== 'maint' && (operationalState === 0 || isStopping)) return 'down';
  return checks === 'enabled' ? 'up' : 'unchecked';
}

/** About to be sent. Where nothing can be set, as for `health up`, the settings are empty. */
export function sending(run: ServerRun, settings: ServerSettings): ServerRun {
  const { states, weights, checks, agent } = run.saved.sent;
  const { state } = settings;
  const between = state === undefined ? undefined : run.now.passesThrough?.[state];
  const sent = {
    states: withOne(withOne(states, between), state),
    weights: withOne(weights, settings.weight),
    ...(checks || settings.checks ? { checks: withOne(checks ?? [], settings.checks) } : {}),
    ...(agent || settings.agent ? { agent: withOne(agent ?? [], settings.agent) } : {}),
  };
  return { ...run, unknown: true, saved: { ...run.saved, before: knownBefore(run, settings), sent } };
}

/**
 * What its checks were before is worth saving only when they are switched: as they were found right before that. What somebody had switched off
 * before the step a reload may have switched on again, and then it is this step that leaves the server unwatched.
 */
function knownBefore({ now, saved: { before } }: ServerRun, settings: ServerSettings): AllSettings {
  const switched = settingsIn(pick(settings, ['checks', 'agent']));
  return switched.length === 0 ? before : { ...pick(settingsOf(now), switched), ...before };
}

function withOne<T>(values: T[], one: T | undefined): T[] {
  return one === undefined || values.includes(one) ? values : [...values, one];
}

/** HAProxy said what it is now. */
export function read(run: ServerRun, now: Server): ServerRun {
  return { ...run, now, unknown: false };
}

/** Was anything ever sent for it? */
export function wasSent({ saved, healthRaised, unknown }: ServerRun): boolean {
  return isSent(saved) || healthRaised || unknown;
}

/** Different from before, by what is this step's to set: the forced state, and the weight where it sent one. */
export function changedOf(run: ServerRun): Changed {
  if (run.gone) return 'no';
  // A fresh connection has said that it is in maint, and it is not shown in anything else since.
  const isAsConfirmed = run.confirmed && run.expected.state === run.now.forced;
  if (run.unknown || (isStateGuessed(run.saved, run.now) && !isAsConfirmed)) return 'unknown';
  return run.healthRaised || !isEmpty(differencesFromBefore(run)) ? 'yes' : 'no';
}

/** What it was before, of all that is otherwise now. Without a weight of ours its weight is not ours: agents change them all the time. */
export function differencesFromBefore({ saved, now }: ServerRun): ServerSettings {
  if (isLoanOver(saved, now)) return {};
  return differences(ownBefore(saved), settingsOf(now));
}

/** The settings before, as far as they are this step's to compare and to put back. */
export function ownBefore({ before, sent }: SavedServer): ServerSettings {
  return pick(before, ['state', ...sentSettings({ sent })]);
}

/** It is left as it is: whatever of it differs from before, somebody else has set. */
export function leftToOthers(run: ServerRun): ServerRun {
  return { ...run, theirs: settingsIn(differencesFromBefore(run)) };
}

/** What it was last set to is all that it may be left in; what was not read back stays as it was saved. */
export function asLastSet(saved: SavedServer, run: ServerRun | undefined): SavedServer {
  if (run === undefined || run.unknown) return saved;
  const { states, weights } = saved.sent;
  const { state, weight } = run.expected;
  return { ...saved, sent: { ...saved.sent, states: only(state, states), weights: only(weight, weights) } };
}

/** One that only tracks a server that is meant, and is to be given a weight of its own. */
export function lentTo(tracker: ServerRun): ServerRun {
  return { ...tracker, saved: { ...tracker.saved, lent: true } };
}

/** Something was sent, or is about to be, that had not been before. */
export function isMoreSent(before: ServerRun | undefined, after: ServerRun | undefined): boolean {
  const sizeOf = (run: ServerRun | undefined) => (run === undefined ? 0 : countSent(run.saved.sent));
  return sizeOf(before) !== sizeOf(after);
}

/** A new configuration has it at another address: whoever was let in stood elsewhere. */
export function atItsAddress(run: ServerRun): ServerRun {
  const { now, saved, letIn } = run;
  return { ...run, letIn: letIn && !isReplaced(saved, now), saved: { ...saved, address: now.address } };
}

/** A new configuration gives it another weight, and nobody had set one before. */
export function withNewWeight(run: ServerRun): ServerRun {
  const { begun, now, saved } = run;
  if (begun.weight !== begun.configuredWeight) return run;
  return { ...run, saved: { ...saved, before: { ...saved.before, weight: now.configuredWeight } } };
}

/** It was to be put back. `failure`: why not all are. */
export function afterRollback(run: ServerRun, found: RolledBackServer, failure: Failure | null): ServerRun {
  const { kind, now, healthMs, sent } = found;
  const seen = {
    ...run,
    saved: { ...run.saved, sent },
    notPutBack: found.failure,
    now: now ?? run.now,
    healthMs: healthMs ?? run.healthMs,
    sessionsShutDown: run.sessionsShutDown + found.sessionsShutDown,
  };
  if (kind === 'unknown') return { ...seen, unknown: true, failure: run.failure ?? failure };
  const known = { ...seen, unknown: false, rolledBack: kind === 'back' };
  return kind === 'not-ours' ? leftToOthers(known) : known;
}

/** The goal is reached: what is there now is all that it may be left in. */
export function asReached(saved: SavedServer, now: Server | null): SavedServer {
  if (now === null) return saved;
  const { states, weights } = saved.sent;
  const ofWeight = now.weight === saved.before.weight ? [] : only(now.weight, weights);
  const sent = { states: only(now.forced, states), weights: ofWeight };
  const { checks, agent } = settingsOf(now);
  const isSwitched = { checks: checks !== saved.before.checks, agent: agent !== saved.before.agent };
  return {
    ...saved,
    sent: {
      ...sent,
      ...(saved.sent.checks && isSwitched.checks ? { checks: only(checks, saved.sent.checks) } : {}),
      ...(saved.sent.agent && isSwitched.agent ? { agent: only(agent, saved.sent.agent) } : {}),
    },
  };
}

/** Whoever is in anything else than what was sent was set to that by somebody else, however much this step wanted it. */
function only<T>(one: T | undefined, sent: T[]): T[] {
  return one === undefined ? sent : sent.filter((value) => value === one);
}

const POINTS_KEPT = 600;

/** One more sample of its sessions; `ms` since the start of the step. */
export function sampled(run: ServerRun, ms: number, sessions: number): ServerRun {
  const points = [...run.sessionsOverTime, [Math.round(ms), sessions] as const];
  // A drain may last a day: every second point makes as good a picture.
  const kept =
    points.length > POINTS_KEPT
      ? points.filter((_, index) => index % 2 === 0 || index === points.length - 1)
      : points;
  return {
    ...run,
    sessionsOverTime: kept,
    idleFromMs: sessions > 0 ? null : (run.idleFromMs ?? Math.round(ms)),
  };
}

/** By `BACKEND/SERVER`. */
export type ServerRuns = ReadonlyMap<string, ServerRun>;

/** These of them changed, the others as they are. */
export function changed(
  runs: ServerRuns,
  names: Iterable<string>,
  change: (run: ServerRun) => ServerRun,
): ServerRuns {
  const next = new Map(runs);
  for (const key of names) {
    const run = runs.get(key);
    if (run !== undefined) next.set(key, change(run));
  }
  return next;
}
