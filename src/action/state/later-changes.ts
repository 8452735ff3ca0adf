/** What later steps of this job have set, by the journal: what a post step finds there is not a stranger's, and not its own any more. */
import type { ProcessIdentity } from '../../haproxy/process.ts';
import { keyOf } from '../../haproxy/server.ts';
import type { Setting } from '../../haproxy/server-settings.ts';
import { type SavedServer, sentSettings } from '../../operation/saved-change.ts';
import { allEntries, type JournalEntry } from './journal.ts';
import { type KnownWay, waysTo } from './known-ways.ts';
import { loadBalancerIdOf } from './server-id.ts';

/** Did a later step set this of a server of this load balancer? `processes`: all that are known to have answered there. */
export type LaterChanges = (
  address: string,
  processes: readonly ProcessIdentity[],
  server: string,
  setting: Setting,
) => boolean;

/**
 * Tells whether a step that saved after the entry `id` of this moment set something of a server, whatever address it was given for that
 * load balancer. The same address in the same words is another one where it leads to another `node`, as through another host on the way.
 */
export function laterChanges(id: string, at: string): LaterChanges {
  const told = allEntries().flatMap((entry) => {
    const isLater = entry.id !== id && entry.at > at;
    return toldIn(entry).map((one) => ({ ...one, isLater }));
  });
  const ways = told.map(({ way }) => way);
  const known = new Map<string, ReadonlySet<string>>();
  const changesThere = (address: string, processes: readonly ProcessIdentity[]): ReadonlySet<string> => {
    const there = waysTo(
      processes.map((process) => ({ socket: loadBalancerIdOf(address), process })),
      ways,
    );
    const later = told.filter(({ way, isLater }) => isLater && there.has(way));
    return new Set(later.flatMap(({ changes }) => changes));
  };
  return (address, processes, server, setting) => {
    const place = JSON.stringify([address, processes]);
    const changes = known.get(place) ?? changesThere(address, processes);
    known.set(place, changes);
    return changes.has(changeOf(server, setting));
  };
}

/** All that the steps of this job have taken so far. */
export function waysInJob(): KnownWay[] {
  return allEntries().flatMap((entry) => toldIn(entry).map(({ way }) => way));
}

interface Told {
  way: KnownWay;
  changes: string[];
  servers: readonly SavedServer[];
}

/** What a step has set, by the ways on which it did. */
export function toldIn({ at, step: { addresses, change } }: JournalEntry): Told[] {
  const texts = new Map(addresses.map(({ name, text }) => [name, text]));
  return change.loadBalancers.map(({ name, process, servers }) => ({
    way: { socket: loadBalancerIdOf(texts.get(name) ?? ''), process, at, servers: statesOf(servers) },
    changes: servers.flatMap((server) =>
      sentSettings(server).map((setting) => changeOf(keyOf(server), setting)),
    ),
    servers,
  }));
}

function statesOf(servers: readonly SavedServer[]): KnownWay['servers'] {
  const byKey = servers.map((server) => {
    const { before, beforeStep = before, sent } = server;
    return [keyOf(server), { found: beforeStep.state, left: sent.states }] as const;
  });
  return new Map(byKey);
}

function changeOf(server: string, setting: Setting): string {
  return JSON.stringify([server, setting]);
}
