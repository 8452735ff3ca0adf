/** Servers at the address of one that is taken out. */
import type { ProcessIdentity } from '../../../haproxy/process.ts';
import { keyOf, type Server, takesTraffic } from '../../../haproxy/server.ts';
import { listOf } from '../../../haproxy/servers.ts';
import type { Snapshot } from '../../../haproxy/snapshot.ts';
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
  const isOneAddress = oneAddressOnce();
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
    const isMeant = (name: string) => name !== backend || !isOneAddress(servers, backend);
    const others = groups.flatMap(([name, servers]) => (isMeant(name) ? servers : []));
    return !isPlace(address) || others.length === 0 ? [] : [{ key, address, others }];
  });
}

/** What is to go on one load balancer, where several are asked. */
export interface LeavingOn {
  loadBalancer: string;
  targets: readonly Target[];
  snapshot: Snapshot;
}

/**
 * The same of those that stand there by the configuration of another load balancer, under a name that is not taken out with it: said where the
 * target is. Each is gone through once, however many there are.
 */
export function sameAddressElsewhere(
  leaving: readonly LeavingOn[],
  { operation }: DrainRequest,
): { loadBalancer: string; text: string }[] {
  if (leaving.length < 2) return [];
  const targets = Map.groupBy(
    leaving.flatMap((on) => on.targets.map((target) => ({ on, target }))),
    ({ on, target }) => placeOf(target.before.address, on.snapshot.process),
  );
  targets.delete('');
  const asked = new Set(leaving.flatMap(({ targets }) => targets.map(({ before }) => before.address)));
  const isOneAddress = oneAddressOnce();
  const found = leaving.flatMap((there) => {
    const near = listOf(there.snapshot.servers).filter(({ address }) => asked.has(address));
    return staysAtOneOf(near, targets, there, isOneAddress);
  });
  return [...Map.groupBy(found, ({ loadBalancer }) => loadBalancer)].flatMap(([loadBalancer, those]) => {
    const notices = [...Map.groupBy(those, ({ target }) => target.key)].map(([key, [one, ...more]]) => {
      const others = [one, ...more].flatMap((other) => (other === undefined ? [] : other.where));
      const [has, it] = [verb(others.length, 'has', 'have'), verb(others.length, 'it', 'them')];
      return `${listed(others)} ${has} the same address as ${key} (${one?.target.before.address}), and this ${operation} leaves ${it} in rotation: whoever stops the application there stops it for all.`;
    });
    const told = firstOf(
      notices,
      (more) =>
        `${more} more servers have the address of one that is left in rotation on another load balancer.`,
    );
    return told.map((text) => ({ loadBalancer, text }));
  });
}

interface AtPlace {
  on: LeavingOn;
  target: Target;
}

function staysAtOneOf(
  near: ReturnType<typeof listOf>,
  targets: ReadonlyMap<string, readonly AtPlace[]>,
  { loadBalancer: other, targets: own, snapshot }: LeavingOn,
  isOneAddress: ReturnType<typeof oneAddressOnce>,
): { loadBalancer: string; target: Target; where: string }[] {
  const leaving = new Set(own.flatMap(({ members }) => members.map(keyOf)));
  return near.flatMap((one) => {
    const at =
      targets.get(placeOf(one.address, snapshot.process))?.filter(({ on }) => on.snapshot !== snapshot) ?? [];
    if (at.length === 0 || leaving.has(keyOf(one))) return [];
    const server = snapshot.servers.get(keyOf(one));
    if (server === undefined || !takesTraffic(server)) return [];
    const isMeant = ({ on, target }: AtPlace) =>
      target.before.backend !== one.backend ||
      ![snapshot, on.snapshot].some(({ servers }) => isOneAddress(servers, one.backend));
    return at.filter(isMeant).map(({ on, target }) => ({
      loadBalancer: on.loadBalancer,
      target,
      where: `${keyOf(one)} on ${other}`,
    }));
  });
}

/** What is selected on one load balancer, as `BACKEND/SERVER`. */
export interface SelectedOn {
  keys: readonly string[];
  snapshot: Pick<Snapshot, 'servers' | 'process'>;
}

/**
 * Of these those that share an address, on one load balancer or by the configurations of several, each group by itself. A backend all of whose
 * servers have one address tells them apart by something else: none of its is in any.
 */
export function sharingAddress(selected: readonly SelectedOn[]): string[][] {
  const all = selected.flatMap(({ keys, snapshot }) =>
    keys.flatMap((key) => {
      const server = snapshot.servers.get(key);
      const place = server === undefined ? '' : placeOf(server.address, snapshot.process);
      return server === undefined || place === '' ? [] : { key, backend: server.backend, place, snapshot };
    }),
  );
  const isOneAddress = oneAddressOnce();
  return [...Map.groupBy(all, ({ place }) => place).values()].flatMap((group) => {
    const isShared = group.some(({ key }) => key !== group[0]?.key);
    if (!isShared) return [];
    return [
      group.filter(({ backend, snapshot }) => !isOneAddress(snapshot.servers, backend)).map(({ key }) => key),
    ];
  });
}

/**
 * Of those that are selected on several load balancers, who stands elsewhere than on the first that has it: two ways to one machine, or two
 * machines of one name, of which a script is told one address. Names that are resolved are not compared.
 */
export function otherAddressNotices(
  selected: readonly LeavingOn[],
): { loadBalancer: string; text: string }[] {
  const first = new Map<string, { address: string; loadBalancer: string }>();
  return selected.flatMap(({ loadBalancer, targets }) => {
    const others = targets.flatMap(({ key, before: { address, fqdn } }) => {
      if (fqdn !== '' || !isPlace(address)) return [];
      const known = first.get(key);
      if (known === undefined) first.set(key, { address, loadBalancer });
      return known === undefined || known.address === address ? [] : [{ key, address, known }];
    });
    const [one] = others;
    if (one === undefined) return [];
    const { key, address, known } = one;
    const more =
      others.length > 1 ? `, and so ${verb(others.length - 1, 'does', 'do')} ${others.length - 1} more` : '';
    return [
      {
        loadBalancer,
        text: `${key} stands at ${address}, and at ${known.address} on ${known.loadBalancer}${more}: a script is told of one address alone. Where these are two machines it has to work on both.`,
      },
    ];
  });
}

/** The same text for one and the same place, also as several load balancers have it; empty where it is none. */
export function placeOf(address: string, { node }: Pick<ProcessIdentity, 'node'>): string {
  if (!isPlace(address)) return '';
  // Each host has one of its own.
  return /^(127\.|\[::1\]:)/.test(address) ? `${node} ${address}` : address;
}

/** Tells of a backend whether it has several servers, all of which have one address; of a thousand servers that is found out once. */
function oneAddressOnce(): (servers: ReadonlyMap<string, Server>, backend: string) => boolean {
  const known = new Map<ReadonlyMap<string, Server>, Map<string, boolean>>();
  return (servers, backend) => {
    const of = known.get(servers) ?? new Map<string, boolean>();
    known.set(servers, of);
    const is = of.get(backend) ?? isOneAddressBackend(servers, backend);
    of.set(backend, is);
    return is;
  };
}

function isOneAddressBackend(servers: ReadonlyMap<string, Server>, name: string): boolean {
  let [count, first] = [0, ''];
  for (const { backend, address } of listOf(servers)) {
    if (backend !== name) continue;
    if (count === 0) first = address;
    else if (first !== address) return false;
    count += 1;
  }
  return count > 1;
}

/** `0.0.0.0` is where the client wanted to go, or where `http-request set-dst` sends it: two servers of that address have nothing in common. */
function isPlace(address: string): boolean {
  return address !== '' && !/^(0\.0\.0\.0|\[::\]):/.test(address);
}

const NOTICES_SHOWN = 10;

function firstOf(notices: readonly string[], more: (count: number) => string): string[] {
  const rest = notices.length - NOTICES_SHOWN;
  return rest > 0 ? [...notices.slice(0, NOTICES_SHOWN), more(rest)] : [...notices];
}
