/**
 * Servers that have come while a step worked, and that its patterns mean as well: a new configuration has them, or somebody has added them, or
 * DNS has an address now for one that was left out for want of it. They were planned by nobody, and are left alone; whoever believes that all
 * of that name are out, or deployed, is to know. Pure.
 */
import { keyOf, type Server } from '../../../haproxy/server.ts';
import { listOf } from '../../../haproxy/servers.ts';
import type { Newcomer, Snapshot } from '../../../haproxy/snapshot.ts';
import { verb } from '../../../words.ts';
import type { ChangeRequest, RollingRequest } from '../../request.ts';
import { isOutByDnsAlone } from '../../spares.ts';
import { select } from '../selection.ts';
import { Tracking } from '../tracking.ts';
import { about } from './about.ts';

type Meant = Pick<ChangeRequest | RollingRequest, 'selection' | 'operation'>;

/**
 * `BACKEND/SERVER` of those. `found`: as everything was when the step began, or when this was asked last. One that is as the step would have it
 * is not missed, nor is one that follows another that is meant.
 */
export function addedServers(request: Meant, found: Snapshot, now: Snapshot): string[] {
  return meantSince(request, found, now).filter((key) => !isAsWanted(request, now.servers.get(key)));
}

/** Of those a new process has: what is as this step would have it need not stay so, and nobody looks. */
export function unwatchedNotices(request: Meant, found: Snapshot, now: Snapshot): string[] {
  const keys = meantSince(request, found, now).filter((key) => isAsWanted(request, now.servers.get(key)));
  return about(keys, (names, count) => {
    const [they, are] = [verb(count, 'it', 'they'), verb(count, 'is', 'are')];
    const where = request.operation === 'ready' ? 'ready' : 'out';
    return `${names} ${verb(count, 'has', 'have')} come since this step began, and \`server\` means ${verb(count, 'it', 'them')} as well: ${they} ${are} ${where} already, and this step does not look whether ${they} ${verb(count, 'stays', 'stay')} so.`;
  });
}

function isAsWanted({ operation }: Meant, server: Server | undefined): boolean {
  return (server?.forced === 'ready') === (operation === 'ready');
}

/** Those of them that follow no other one that is meant. */
function meantSince({ selection }: Meant, found: Snapshot, now: Snapshot): string[] {
  const { others = [], unlisted = [], unreadable = [] } = found;
  const elsewhere = new Set([...others, ...unlisted, ...unreadable].map(keyOf));
  const resolved = unresolvedIn(found).filter(
    (key) => now.servers.get(key)?.maintCauses.includes('dns') === false,
  );
  const isNew = (key: string) => (found.servers.has(key) ? resolved.includes(key) : !elsewhere.has(key));
  const all = listOf(now.servers);
  const added = all.map(keyOf).filter(isNew);
  if (added.length === 0) return [];
  const meant = new Set(select(selection, all, [...now.backends.keys()]).servers.map(keyOf));
  const tracking = new Tracking(now.servers);
  return added.filter((key) => {
    const server = now.servers.get(key);
    if (server === undefined || !meant.has(key)) return false;
    return server.tracks === null || !meant.has(tracking.rootOf(server));
  });
}

/** What there is to say of those that a reading of others has shown beside them, in the process that was `found`. */
export function newcomerWarnings(
  { selection, operation }: Meant,
  found: Snapshot,
  newcomers: readonly Newcomer[],
): string[] {
  const added = newcomersSince(found, newcomers);
  if (added.length === 0) return [];
  const meant = new Set(select(selection, added, [...found.backends.keys()]).servers.map(keyOf));
  const missed = added.filter((one) => meant.has(keyOf(one)) && !isFollowing(one));
  return addedWarnings(
    missed.filter(({ forced }) => (forced === 'ready') !== (operation === 'ready')).map(keyOf),
  );
}

/** Those of these that were not there, or had no address, as everything was `found`. */
export function newcomersSince(found: Snapshot, newcomers: readonly Newcomer[]): Newcomer[] {
  if (newcomers.length === 0) return [];
  const { others = [], unlisted = [], unreadable = [] } = found;
  const elsewhere = new Set([...others, ...unlisted, ...unreadable].map(keyOf));
  return newcomers.filter((one) => {
    const before = found.servers.get(keyOf(one));
    return before === undefined ? !elsewhere.has(keyOf(one)) : isOutByDnsAlone(before);
  });
}

/** Nobody has taken it out but whoever it tracks. */
function isFollowing({ admin, forced, maintCauses }: Newcomer): boolean {
  return forced === 'ready' && (admin === 'drain' || maintCauses.includes('tracking'));
}

/** These in words, for a step that goes on without them. */
export function addedWarnings(added: readonly string[]): string[] {
  return about(added, (names, count) => {
    const [they, them] = [verb(count, 'it', 'they'), verb(count, 'it', 'them')];
    return `${names} ${verb(count, 'has', 'have')} come since this step began, and \`server\` means ${them} as well: ${they} ${verb(count, 'was', 'were')} left alone. Where ${they} ${verb(count, 'is', 'are')} to be like the others, run this step again for ${them}.`;
  });
}

/** Only of whom a listing calls out more is read: there may be ten thousand. */
function unresolvedIn({ servers }: Snapshot): string[] {
  const out = listOf(servers).filter(({ status }) => status.startsWith('MAINT'));
  const isUnresolved = (server?: Server) => server !== undefined && isOutByDnsAlone(server);
  return out.map(keyOf).filter((key) => isUnresolved(servers.get(key)));
}
