/** Servers at the address of one that is taken out. */
import { keyOf, type Server, type Snapshot, takesTraffic } from '../../../haproxy/server.ts';
import { listOf } from '../../../haproxy/servers.ts';
import { listed, verb } from '../../../words.ts';
import type { DrainRequest } from '../../request.ts';
import type { Target } from '../target.ts';
import type { Unit } from '../tracking.ts';

/** Who stands at the address of a target, takes traffic there, and is not taken out with it. */
export interface Neighbours {
  key: string;
  /** Of the target, as it was when it was planned. */
  address: string;
  others: Server[];
}

/** A server that is out, or is to go, and where whoever works on it has it. */
export interface Placed extends Unit {
  before: Pick<Server, 'backend' | 'address'>;
}

/** Whoever stops the application stops these as well, and nobody has taken them out. */
export function sameAddressNotices(
  targets: readonly Target[],
  { operation }: DrainRequest,
  snapshot: Pick<Snapshot, 'servers'>,
): string[] {
  const notices = neighboursOf(targets, snapshot).map(({ key, address, others }) => {
    const has = verb(others.length, 'has', 'have');
    return `${listed(others.map(keyOf))} ${has} the same address as ${key} (${address}), and this ${operation} leaves ${verb(others.length, 'it', 'them')} in rotation: whoever stops the application there stops it for all.`;
  });
  return firstOf(notices, (more) => `${more} more servers have the address of one that is left in rotation.`);
}

/**
 * Those that have come to where one of these stood or stands `now`, and did not stand there with it `then`: of these nobody was told, and
 * whoever stops the application stops them as well.
 */
export function newNeighbours(
  targets: readonly Placed[],
  then: Pick<Snapshot, 'servers'>,
  now: Pick<Snapshot, 'servers'>,
): Neighbours[] {
  const places = targets.flatMap((target): Placed[] => {
    const { key, before } = target;
    const address = now.servers.get(key)?.address ?? before.address;
    return address === before.address ? [target] : [target, { ...target, before: { ...before, address } }];
  });
  return neighboursOf(places, now).flatMap(({ key, address, others }) => {
    const stood = (name: string) => then.servers.get(name)?.address;
    // Two that have moved together, as one name in two backends does, are no news.
    const come = others.filter((other) => stood(key) !== stood(keyOf(other)));
    return come.length === 0 ? [] : [{ key, address, others: come }];
  });
}

/** Of each target that has some. */
function neighboursOf(targets: readonly Placed[], { servers }: Pick<Snapshot, 'servers'>): Neighbours[] {
  const leaving = new Set(targets.flatMap(({ members }) => members.map(keyOf)));
  // Of ten thousand servers few are neighbours: the others are not sorted.
  const asked = new Set(targets.map(({ before }) => before.address));
  const staying: Server[] = [];
  for (const one of listOf(servers)) {
    if (!asked.has(one.address) || leaving.has(keyOf(one))) continue;
    const server = servers.get(keyOf(one));
    if (server !== undefined && takesTraffic(server)) staying.push(server);
  }
  const isOneAddress = oneAddressBackends(servers, new Set(targets.map(({ before }) => before.backend)));
  // A thousand servers of one address are nobody's neighbours: they are not gone through for each of them.
  const byAddress = new Map(
    [...Map.groupBy(staying, ({ address }) => address)].map(([address, servers]) => [
      address,
      [...Map.groupBy(servers, ({ backend }) => backend)],
    ]),
  );
  return targets.flatMap(({ key, before: { address, backend } }) => {
    const groups = byAddress.get(address) ?? [];
    // A backend all of whose servers have one address tells them apart by something else.
    const isMeant = (name: string) => name !== backend || !isOneAddress.has(backend);
    const others = groups.flatMap(([name, servers]) => (isMeant(name) ? servers : []));
    return !isPlace(address) || others.length === 0 ? [] : [{ key, address, others }];
  });
}

/**
 * Of these (`BACKEND/SERVER`) those that share an address, each group by itself. A backend all of whose servers have one address tells them
 * apart by something else: none of its is in any.
 */
export function sharingAddress(keys: readonly string[], { servers }: Pick<Snapshot, 'servers'>): string[][] {
  const all = keys.flatMap((key) => servers.get(key) ?? []).filter(({ address }) => isPlace(address));
  const groups = [...Map.groupBy(all, ({ address }) => address).values()].filter(({ length }) => length > 1);
  const backends = new Set(groups.flat().map(({ backend }) => backend));
  const isOneAddress = oneAddressBackends(servers, backends);
  const counts = new Map<string, number>();
  if (groups.length > 0)
    for (const { backend } of listOf(servers)) counts.set(backend, (counts.get(backend) ?? 0) + 1);
  const isApart = ({ backend }: Server) => isOneAddress.has(backend) && (counts.get(backend) ?? 0) > 1;
  return groups.map((group) => group.filter((server) => !isApart(server)).map(keyOf));
}

/** `0.0.0.0` is where the client wanted to go, or where `http-request set-dst` sends it: two servers of that address have nothing in common. */
function isPlace(address: string): boolean {
  return address !== '' && !/^(0\.0\.0\.0|\[::\]):/.test(address);
}

function oneAddressBackends(
  servers: ReadonlyMap<string, Server>,
  names: ReadonlySet<string>,
): ReadonlySet<string> {
  const first = new Map<string, string>();
  const one = new Set(names);
  for (const { backend, address } of listOf(servers)) {
    if (one.size === 0) break;
    if (!one.has(backend)) continue;
    const known = first.get(backend);
    if (known === undefined) first.set(backend, address);
    else if (known !== address) one.delete(backend);
  }
  return one;
}

const NOTICES_SHOWN = 10;

function firstOf(notices: readonly string[], more: (count: number) => string): string[] {
  const rest = notices.length - NOTICES_SHOWN;
  return rest > 0 ? [...notices.slice(0, NOTICES_SHOWN), more(rest)] : [...notices];
}
