/** Where servers stood when a step of this job saved them first. */
import { keyOf, type ProcessIdentity } from '../../haproxy/server.ts';
import { allEntries } from './journal.ts';
import { notesAbout } from './known-ways.ts';
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
  return (address, process, server) => {
    const saved = told.flatMap(({ way, servers }) => {
      const one = servers.find((each) => keyOf(each) === server);
      return one === undefined ? [] : [{ ...way, stoodAt: one.address }];
    });
    const own = { socket: loadBalancerIdOf(address), process };
    return notesAbout([own], saved, known)[0]?.stoodAt ?? null;
  };
}
