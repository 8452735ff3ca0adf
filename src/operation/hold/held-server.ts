/** What is held, compared with what is there. Pure. */
import type { CheckGoal } from '../../haproxy/load-balancer.ts';
import { keyOf, type Server } from '../../haproxy/server.ts';
import {
  differences,
  isEmpty,
  type ServerSettings,
  settingsIn,
  settingsOf,
} from '../../haproxy/server-settings.ts';
import type { HeldServer } from './hold-target.ts';

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

/** Each of what is held is as it was found, or as it is to be: whoever puts it back may have come so far, and not have heard of it. */
export function isBetween(found: Server, held: ServerSettings, now: Server): boolean {
  const [before, after] = [settingsOf(found), settingsOf(now)];
  return settingsIn(held).every((setting) => [before[setting], held[setting]].includes(after[setting]));
}
