/** A plan in words: what would be done, and what its user should know before. Pure. */
import { formatDuration } from '../duration.ts';
import {
  adminStateOf,
  forcedStateOf,
  hasRunningAgent,
  hasRunningCheck,
  isFullyUp,
  keyOf,
  type Server,
  type Snapshot,
  takesTraffic,
} from '../haproxy/server.ts';
import type { Outlook } from './guard.ts';
import type { Request } from './operation.ts';
import { takesOut } from './operation.ts';
import { quantity } from './quantity.ts';
import { leavingOf, type Target } from './target.ts';

/** What is to be done with one server, in one line. */
export function planLine(
  target: Target,
  outlooks: readonly Outlook[],
  request: Request,
  snapshot: Snapshot,
): string {
  const { before, unit, goal } = target;
  const sessions = unit.reduce((sum, member) => sum + member.sessions + member.queued, 0);
  const parts = [
    `${target.key}: ${adminStateOf(before.adminFlags)} → ${goal}${target.asWanted ? ' (already)' : ''}`,
  ];
  if (takesOut(request.operation)) {
    const wait = request.drainTimeoutMs === 0 ? 'would not wait' : 'would wait';
    parts[0] += `, ${wait} for ${quantity(sessions, 'session')} (${formatDuration(request.drainTimeoutMs)})`;
    const backends = new Set(unit.map((member) => member.backend));
    for (const o of outlooks.filter((outlook) => backends.has(outlook.backend))) {
      parts.push(`${o.after} of ${o.now} servers of ${o.backend} stay`);
    }
    const sticky = snapshot.backends.get(before.backend)?.sticky;
    if (sticky) parts.push(`sticky ${sticky}: may not drain`);
  }
  if (unit.length > 1) {
    const verb = unit.length === 2 ? 'tracks' : 'track';
    parts.push(`with ${unit.slice(1).map(keyOf).join(', ')}, which ${verb} it`);
  }
  return parts.join('; ');
}

/** What the user should know, though nothing is wrong. */
export function noticesOf(
  targets: readonly Target[],
  outlooks: readonly Outlook[],
  request: Request,
  snapshot: Snapshot,
): string[] {
  const notices: string[] = [];
  for (const { key, before, asWanted } of targets) {
    if (takesOut(request.operation))
      notices.push(...takeOutNotices(key, before, asWanted, request, snapshot));
    if (request.operation === 'ready' && request.waitForHealth === 'true' && !hasRunningCheck(before)) {
      notices.push(
        `${key} has no running health check: it takes traffic without a proof that it is healthy.`,
      );
    }
  }
  const touched = new Set(outlooks.map((o) => o.backend));
  const leaving = new Set(leavingOf(targets, request).map(keyOf));
  for (const server of snapshot.servers.values()) {
    if (!touched.has(server.backend) || leaving.has(keyOf(server)) || !takesTraffic(server)) continue;
    if (!isFullyUp(server.status)) {
      notices.push(
        `${keyOf(server)} is counted as taking traffic, but it is "${server.status}": not proven healthy.`,
      );
    }
  }
  return notices;
}

function takeOutNotices(
  key: string,
  before: Server,
  asWanted: boolean,
  request: Request,
  snapshot: Snapshot,
): string[] {
  const sticky = snapshot.backends.get(before.backend)?.sticky;
  const notices: string[] = [];
  if (request.operation === 'drain' && adminStateOf(before.adminFlags) === 'maint') {
    notices.push(
      `${key} is in maint and is left there: drain would bring it back into service for sticky clients.`,
    );
  } else if (request.operation === 'drain' && sticky) {
    notices.push(
      `Clients are bound to ${key} by ${sticky} and may still come. Before an application is stopped, \`maint\` is the operation to use.`,
    );
  }
  if (!asWanted && adminStateOf(before.adminFlags) === 'ready' && !takesTraffic(before)) {
    notices.push(
      `${key} takes no traffic now ("${before.status}"), so taking it out changes nothing for clients.`,
    );
  }
  return notices;
}

/** What may make the outcome other than it looks. */
export function warningsOf(targets: readonly Target[], request: Request, snapshot: Snapshot): string[] {
  const warnings: string[] = [];
  const { uptimeSeconds, supervised = false } = snapshot.process;
  const young = !supervised && uptimeSeconds * 1000 < request.drainTimeoutMs;
  if (targets.length > 0 && takesOut(request.operation) && young) {
    warnings.push(
      `HAProxy started ${uptimeSeconds} s ago. If that was a reload, sessions of its predecessor cannot be seen from here: wait until its old process has ended before the application is stopped, or give the master CLI's address.`,
    );
  }
  for (const { key, before } of targets) {
    if (
      hasRunningAgent(before) &&
      forcedStateOf(before.adminFlags) === 'ready' &&
      takesOut(request.operation)
    ) {
      warnings.push(`${key} has an agent check: an agent that says "ready" undoes what is set here.`);
    }
  }
  return warnings;
}
