/** Where servers stood when a step of this job saved them first. */
import { keyOf, type ProcessIdentity } from '../../haproxy/server.ts';
import { allEntries } from './journal.ts';
import { waysTo } from './known-ways.ts';
import { toldIn } from './later-changes.ts';
import { loadBalancerIdOf } from './server-id.ts';

/**
 * By what the steps have saved until now. Tells of a server, at the address that a step was given and by who answers there, null where none
 * has saved it.
 */
export function addressesInJob(): (
  address: string,
  process: ProcessIdentity,
  server: string,
) => string | null {
  const told = allEntries()
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .flatMap(toldIn);
  const known = told.map(({ way }) => way);
  const places = new Map<string, ReadonlyMap<string, string>>();
  const addressesThere = (address: string, process: ProcessIdentity): ReadonlyMap<string, string> => {
    const there = waysTo([{ socket: loadBalancerIdOf(address), process }], known);
    // Of one server the first counts: it is the last to be put in.
    const saved = told.filter(({ way }) => there.has(way)).reverse();
    return new Map(saved.flatMap(({ servers }) => servers.map((one) => [keyOf(one), one.address])));
  };
  return (address, process, server) => {
    const place = JSON.stringify([address, process]);
    const there = places.get(place) ?? addressesThere(address, process);
    places.set(place, there);
    return there.get(server) ?? null;
  };
}
