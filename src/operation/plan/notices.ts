/** A plan in words: what would be done, and what its user should know before. Pure. */
import { formatDuration } from '../../duration.ts';
import {
  type Backend,
  isFullyUp,
  keyOf,
  type Server,
  type Snapshot,
  takesTraffic,
} from '../../haproxy/server.ts';
import { listed, quantity } from '../../words.ts';
import { type ChangeRequest, type DrainRequest, isDrain } from '../request.ts';
import type { Capacity } from './guard.ts';
import { leavingOf, type Target } from './target.ts';

/** What is to be done with one server, in one line. */
export function planLine(
  target: Target,
  capacities: readonly Capacity[],
  request: ChangeRequest,
  snapshot: Snapshot,
): string {
  const { key, members, before, goal, alreadyInGoalState } = target;
  const isSo = alreadyInGoalState && target.switches.length === 0;
  const change = `${key}: ${before.admin} → ${goal}${isSo ? ' (already)' : ''}`;
  const parts = isDrain(request) ? drainParts(change, target, capacities, request, snapshot) : [change];
  if ('ramp' in request && request.ramp !== undefined && !alreadyInGoalState) {
    const steps = target.ramp.map(({ weight }) => weight).join(', ');
    parts.push(`through ${steps}, ${formatDuration(request.ramp.intervalMs)} each`);
  }
  if (members.length > 1) {
    const verb = members.length === 2 ? 'tracks' : 'track';
    parts.push(`with ${members.slice(1).map(keyOf).join(', ')}, which ${verb} it`);
  }
  return parts.join('; ');
}

function drainParts(
  change: string,
  { members, before }: Target,
  capacities: readonly Capacity[],
  { drainTimeoutMs, quietForMs = 0 }: DrainRequest,
  { servers, backends }: Snapshot,
): string[] {
  const sessions = members
    .map((name) => servers.get(keyOf(name)))
    .reduce((sum, member) => sum + (member?.sessions ?? 0) + (member?.queued ?? 0), 0);
  const quiet = quietForMs === 0 ? '' : `, until it is quiet for ${formatDuration(quietForMs)}`;
  const wait = drainTimeoutMs === 0 ? 'would not wait' : 'would wait';
  const touched = new Set(members.map(({ backend }) => backend));
  const sticky = boundBy(before, backends);
  return [
    `${change}, ${wait} for ${quantity(sessions, 'session')} (${formatDuration(drainTimeoutMs)})${quiet}`,
    ...capacities
      .filter(({ backend }) => touched.has(backend))
      .map(({ backend, after, now }) => `${after} of ${now} servers of ${backend} stay`),
    ...(sticky ? [`sticky ${sticky}: may not drain`] : []),
  ];
}

/** What is seen to bind clients to a server. Tables elsewhere only may: many count rates, and nobody wants to hear of those. */
function boundBy(
  { backend }: Server,
  backends: ReadonlyMap<string, Backend>,
): 'cookie' | 'stick-table' | null {
  const sticky = backends.get(backend)?.sticky ?? null;
  return sticky === 'other-table' ? null : sticky;
}

/** What the user should know, though nothing is wrong. */
export function noticesOf(
  targets: readonly Target[],
  capacities: readonly Capacity[],
  request: ChangeRequest,
  snapshot: Snapshot,
): string[] {
  return [
    ...targets.flatMap((target) => [
      ...(isDrain(request) ? drainNotices(target, request, snapshot) : []),
      ...uncheckedNotices(target, request),
      ...switchNotices(target, request),
      ...unwatchedNotices(target, request),
    ]),
    ...(isDrain(request) ? sameAddressNotices(targets, request, snapshot) : []),
    ...unprovenNotices(targets, capacities, request, snapshot),
  ];
}

/** In other backends: whoever stops the application stops these as well, and nobody has taken them out. */
function sameAddressNotices(
  targets: readonly Target[],
  { operation }: DrainRequest,
  { servers }: Snapshot,
): string[] {
  const leaving = new Set(targets.flatMap(({ members }) => members.map(keyOf)));
  const staying = [...servers.values()].filter(
    (server) => !leaving.has(keyOf(server)) && takesTraffic(server),
  );
  const byAddress = Map.groupBy(staying, ({ address }) => address);
  return targets.flatMap(({ key, before: { address, backend } }) => {
    const others = (byAddress.get(address) ?? []).filter((server) => server.backend !== backend);
    if (address === '' || others.length === 0) return [];
    return [
      `${listed(others.map(keyOf))} stands at ${address} as ${key} does, and this ${operation} leaves it in rotation: whoever stops the application there stops it for all.`,
    ];
  });
}

function drainNotices(
  { key, before, alreadyInGoalState }: Target,
  { operation }: DrainRequest,
  { backends }: Snapshot,
): string[] {
  const sticky = boundBy(before, backends);
  const notices: string[] = [];
  if (operation === 'drain' && before.admin === 'maint') {
    notices.push(
      `${key} is in maint and is left there: drain would bring it back into service for sticky clients.`,
    );
  } else if (operation === 'drain' && sticky) {
    notices.push(
      `Clients are bound to ${key} by ${sticky} and may still come. Before an application is stopped, \`maint\` is the operation to use.`,
    );
  }
  if (!alreadyInGoalState && before.admin === 'ready' && !takesTraffic(before)) {
    notices.push(
      `${key} takes no traffic now ("${before.status}"), so taking it out changes nothing for clients.`,
    );
  }
  return notices;
}

function uncheckedNotices({ key, before }: Target, request: ChangeRequest): string[] {
  if (request.operation !== 'ready' || request.healthProof !== 'where-checked') return [];
  if (before.checks === 'enabled' || request.switches?.health === 'enabled') return [];
  if (before.checks === 'disabled')
    return [
      `${key} has no running health check, for they are switched off: it takes traffic without a proof that it is healthy. \`health-checks: enable\` lets them prove it.`,
    ];
  return [`${key} has no running health check: it takes traffic without a proof that it is healthy.`];
}

/** Nothing but its checks could end a ramp. */
function unwatchedNotices(
  { key, before, ramp, alreadyInGoalState }: Target,
  request: ChangeRequest,
): string[] {
  const isWatched = before.checks === 'enabled' || request.switches?.health === 'enabled';
  if (ramp.length === 0 || alreadyInGoalState || isWatched) return [];
  return [`${key} has no running health check: nothing ends its ramp when the application fails.`];
}

/** What switching checks does not do, or does beside. */
function switchNotices({ key, before, switches }: Target, { switches: asked = {} }: ChangeRequest): string[] {
  const missing = [
    ...(asked.health === 'disabled' && before.checks === 'none' ? ['health'] : []),
    ...(asked.agent === 'disabled' && before.agent === 'none' ? ['agent'] : []),
  ].map((check) => `${key} has no ${check} check: there is nothing to switch off.`);
  const isOff = switches.some(({ check, goal }) => check === 'health' && goal === 'disabled');
  const isOn = switches.some(({ check, goal }) => check === 'health' && goal === 'enabled');
  return [
    ...missing,
    ...(isOff && before.admin !== 'maint' && before.operationalState === 0
      ? [`${key} is "${before.status}", and stays so while its health checks are off.`]
      : []),
    ...(isOn && takesTraffic(before)
      ? [`${key} takes traffic already: HAProxy calls it UP until its checks, switched on now, have failed.`]
      : []),
  ];
}

/** Of the servers that stay: those that count, though nobody knows whether they are healthy. */
function unprovenNotices(
  targets: readonly Target[],
  capacities: readonly Capacity[],
  request: ChangeRequest,
  { servers }: Snapshot,
): string[] {
  const touched = new Set(capacities.map(({ backend }) => backend));
  const leaving = new Set(leavingOf(targets, servers, request).map(keyOf));
  const stays = (server: Server) => touched.has(server.backend) && !leaving.has(keyOf(server));
  return [...servers.values()]
    .filter((server) => stays(server) && takesTraffic(server) && !isFullyUp(server.status))
    .map(
      (server) =>
        `${keyOf(server)} is counted as taking traffic, but it is "${server.status}": not proven healthy.`,
    );
}

/** Sessions of a process that a reload replaced last as long as they last, and its `hard-stop-after` cannot be read: most are gone by then. */
const OLD_SESSIONS_LAST_MS = 3_600_000;

const RELOAD_FAILED =
  "The last reload of HAProxy failed: it still runs with its former configuration, and this step works with that. HAProxy's log, or `haproxy -c -f` with its file, says what is wrong: correct it, reload, and look again whether the servers are as this step left them.";

/** What may make the outcome other than it looks. */
export function warningsOf(
  targets: readonly Target[],
  request: ChangeRequest,
  { process: { uptimeSeconds }, can, reloadFailed = false }: Snapshot,
): string[] {
  const failed = reloadFailed ? [RELOAD_FAILED] : [];
  if (!isDrain(request) || targets.length === 0) return failed;
  const mayBeServed = Math.max(OLD_SESSIONS_LAST_MS, request.drainTimeoutMs);
  const isYoung = !can.seeOldWorkers && uptimeSeconds * 1_000 < mayBeServed;
  return [
    ...failed,
    ...(isYoung
      ? [
          `HAProxy started ${uptimeSeconds} s ago. If that was a reload, sessions of its predecessor cannot be seen from here: wait until its old process has ended before the application is stopped, or give the master CLI's address.`,
        ]
      : []),
  ];
}
