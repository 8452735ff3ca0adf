/** What is held, compared with what is there. Pure. */
import type { CheckGoal } from '../../haproxy/load-balancer.ts';
import { isRunning, keyOf, type Server, type ServerName, takesTraffic } from '../../haproxy/server.ts';
import { differences, isEmpty, settingsOf } from '../../haproxy/server-settings.ts';
import type { Tracking } from '../plan/tracking.ts';
import type { HeldServer } from './hold-target.ts';

export function tooFewWithout(needed: readonly ServerName[]): string {
  const names = needed.map(keyOf).join(', ');
  return `${names} was let in by the reload and stays in for now: without it fewer servers would take traffic than min-available asks for`;
}

/** Who leaves when it is as it is held: its trackers follow its state, and have weights of their own. */
export function leavingWith(
  { backend, server, settings }: HeldServer,
  servers: ReadonlyMap<string, Server>,
  tracking: Tracking,
): Server[] {
  const own = servers.get(keyOf({ backend, server }));
  if (own === undefined) return [];
  if ((settings.state ?? 'ready') !== 'ready') return [own, ...tracking.trackersOf(own)];
  return settings.weight === 0 ? [own] : [];
}

/** It took traffic, or would by now. One that is DOWN is not missed. */
export function isMissed(
  name: ServerName,
  found: ReadonlyMap<string, Server>,
  drained: ReadonlyMap<string, Server>,
): boolean {
  const [before, now] = [found.get(keyOf(name)), drained.get(keyOf(name))];
  return (before !== undefined && takesTraffic(before)) || (now !== undefined && isRunning(now));
}

/** A check that the new configuration does not have is not asked for. */
export function checksToSwitch(
  { backend, server, settings }: HeldServer,
  now: Server | undefined,
): CheckGoal[] {
  const { checks, agent } = differences(settings, now === undefined ? {} : settingsOf(now));
  return [
    ...(checks === undefined ? [] : [{ backend, server, check: 'health', goal: checks } as const]),
    ...(agent === undefined ? [] : [{ backend, server, check: 'agent', goal: agent } as const]),
  ];
}

export function isOtherwise(held: HeldServer, servers: ReadonlyMap<string, Server>): boolean {
  const now = servers.get(keyOf(held));
  return now === undefined || !isEmpty(differences(held.settings, settingsOf(now)));
}
