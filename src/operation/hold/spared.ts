/** Who may be taken out again where servers are held, and who has to stay in, for too few others take traffic without him. Pure. */
import { isRunning, keyOf, type Server, type ServerName, takesTraffic } from '../../haproxy/server.ts';
import type { Reading, Snapshot } from '../../haproxy/snapshot.ts';
import { capacityOf, inUse, inUseWith, isRefused, minimumOf } from '../plan/guard.ts';
import { Tracking } from '../plan/tracking.ts';
import type { MinAvailable } from '../request.ts';
import type { HeldServer } from './hold-target.ts';

type Servers = ReadonlyMap<string, Server>;

export function tooFewWithout(needed: readonly ServerName[]): string {
  const names = needed.map(keyOf).join(', ');
  return `${names} was let in by the reload and stays in for now: without it fewer servers would take traffic than min-available asks for`;
}

/** Of those that a reload let in: without which, or whose trackers, too few servers of a backend would take traffic. */
export function neededOf(
  lost: readonly HeldServer[],
  { servers, backends }: Snapshot,
  minAvailable: MinAvailable,
): HeldServer[] {
  const tracking = new Tracking(servers);
  const leaving = lost.flatMap((held) => leavingWith(held, servers, tracking));
  const isShort = (name: string): boolean => {
    const backend = backends.get(name);
    if (backend === undefined) return false;
    const all = ofBackend(servers.values(), name);
    return isRefused(capacityOf(backend, all, ofBackend(leaving, name), minAvailable));
  };
  return lost.filter((held) => leavingWith(held, servers, tracking).some(({ backend }) => isShort(backend)));
}

/** These, and whoever tracks one of them. */
export function withTrackers(names: readonly ServerName[], servers: Servers): ServerName[] {
  const tracking = new Tracking(servers);
  return names.flatMap((name) => unitOf(name, tracking));
}

function unitOf(name: ServerName, tracking: Tracking): ServerName[] {
  return [name, ...tracking.trackersOf(name)];
}

/** Of those that were `found` and are set to drain by now: who is missed, for others went in the same moment. */
export function missedOf(
  names: readonly ServerName[],
  found: Servers,
  { servers, backends }: Reading,
  minAvailable: MinAvailable,
): ServerName[] {
  const tracking = new Tracking(found);
  const drained = new Set(names.flatMap((name) => unitOf(name, tracking)).map(keyOf));
  const isShort = (name: string): boolean => {
    const backend = backends.get(name);
    if (backend === undefined) return false;
    const all = ofBackend(found.values(), name);
    const left = inUse(backend);
    const ours = all.filter((one) => drained.has(keyOf(one)));
    // What lowers nothing is nobody's want.
    return left < minimumOf(all, minAvailable) && left < inUseWith(backend, ours);
  };
  return names.filter((name) =>
    unitOf(name, tracking).some((one) => isShort(one.backend) && isMissed(one, found, servers)),
  );
}

/** Who leaves when it is as it is held: its trackers follow its state, and have weights of their own. */
function leavingWith(
  { backend, server, settings }: HeldServer,
  servers: Servers,
  tracking: Tracking,
): Server[] {
  const own = servers.get(keyOf({ backend, server }));
  if (own === undefined) return [];
  if ((settings.state ?? 'ready') !== 'ready') return [own, ...tracking.trackersOf(own)];
  return settings.weight === 0 ? [own] : [];
}

/** It took traffic, or would by now. One that is DOWN is not missed. */
function isMissed(name: ServerName, found: Servers, drained: Servers): boolean {
  const [before, now] = [found.get(keyOf(name)), drained.get(keyOf(name))];
  return (before !== undefined && takesTraffic(before)) || (now !== undefined && isRunning(now));
}

function ofBackend(servers: Iterable<Server>, name: string): Server[] {
  return [...servers].filter(({ backend }) => backend === name);
}
