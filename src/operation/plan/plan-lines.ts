/** What a plan would do, in a line for all servers of which it is the same. Pure. */
import { formatDuration } from '../../duration.ts';
import { keyOf } from '../../haproxy/server.ts';
import type { Snapshot } from '../../haproxy/snapshot.ts';
import { listed, quantity, verb } from '../../words.ts';
import { type ChangeRequest, type DrainRequest, isDrain } from '../request.ts';
import { boundBy } from './bound-by.ts';
import type { Capacity } from './guard.ts';
import type { Target } from './target.ts';

/** What is to be done, in a line for all servers of which it is the same. */
export function planLines(
  targets: readonly Target[],
  capacities: readonly Capacity[],
  request: ChangeRequest,
  snapshot: Snapshot,
): string[] {
  const groups = Map.groupBy(targets, (target) => planWords(target, capacities, request, snapshot));
  return [...groups].map(([words, those]) => `${listed(those.map(({ key }) => key))}: ${words}`);
}

function planWords(
  target: Target,
  capacities: readonly Capacity[],
  request: ChangeRequest,
  snapshot: Snapshot,
): string {
  const { members, before, goal, alreadyInGoalState } = target;
  const isSo = alreadyInGoalState && target.switches.length === 0;
  const change = `${before.admin} → ${goal}${isSo ? ' (already)' : ''}`;
  const parts = isDrain(request) ? drainParts(change, target, capacities, request, snapshot) : [change];
  if ('ramp' in request && request.ramp !== undefined && !alreadyInGoalState) {
    const steps = target.ramp.map(({ weight }) => weight).join(', ');
    parts.push(`through ${steps}, ${formatDuration(request.ramp.intervalMs)} each`);
  }
  if (members.length > 1) {
    const [, ...trackers] = members.map(keyOf);
    parts.push(`with ${trackers.join(', ')}, which ${verb(trackers.length, 'tracks', 'track')} it`);
  }
  return parts.join('; ');
}

function drainParts(
  change: string,
  { members, before }: Target,
  capacities: readonly Capacity[],
  { drainTimeoutMs, quietForMs = 0, dryRun }: DrainRequest,
  { servers, backends }: Snapshot,
): string[] {
  const will = dryRun ? 'would' : 'will';
  const sessions = members
    .map((name) => servers.get(keyOf(name)))
    .reduce((sum, member) => sum + (member?.sessions ?? 0) + (member?.queued ?? 0), 0);
  const quiet = quietForMs === 0 ? '' : `, until it is quiet for ${formatDuration(quietForMs)}`;
  const wait = drainTimeoutMs === 0 ? `${will} not wait` : `${will} wait`;
  const touched = new Set(members.map(({ backend }) => backend));
  const sticky = boundBy(before, backends);
  return [
    `${change}, ${wait} for ${quantity(sessions, 'session')} (${formatDuration(drainTimeoutMs)})${quiet}`,
    ...capacities
      .filter(({ backend }) => touched.has(backend))
      .map(
        ({ backend, after, now }) =>
          `${after} of ${quantity(now, 'server')} of ${backend} ${dryRun ? 'would stay' : verb(after, 'stays', 'stay')}`,
      ),
    ...(sticky ? [`sticky ${sticky}: may not drain`] : []),
  ];
}
