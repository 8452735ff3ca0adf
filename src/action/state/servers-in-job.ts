/** What the steps of this job have saved of its servers: where they stood at first, and whether they are to be out now. */
import type { ProcessIdentity } from '../../haproxy/process.ts';
import { keyOf } from '../../haproxy/server.ts';
import { takesOut } from '../../operation/request.ts';
import { allEntries } from './journal.ts';
import { waysTo } from './known-ways.ts';
import { toldIn } from './later-changes.ts';
import { loadBalancerIdOf } from './server-id.ts';

/** One that a step of this job has saved. */
export interface ServerInJob {
  /** When it was saved first. */
  address: string;
  /** Who was told to take it out, where the last step that set its state did so, to the end; null otherwise. */
  out: ProcessIdentity | null;
}

/** Tells of a server, at the address that a step was given and by who answers there; null where no step has saved it. */
export type ServersInJob = (address: string, process: ProcessIdentity, server: string) => ServerInJob | null;

/** By what the steps have saved until now. */
export function serversInJob(): ServersInJob {
  const told = allEntries()
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .flatMap((entry) => {
      const { operation, reached } = entry.step.change;
      // A batch of a rolling step is back when that is over.
      const isOut = reached && operation !== 'rolling' && takesOut(operation);
      return toldIn(entry).map((one) => ({ ...one, isOut }));
    });
  const known = told.map(({ way }) => way);
  const places = new Map<string, ReadonlyMap<string, ServerInJob>>();
  const serversThere = (address: string, process: ProcessIdentity): ReadonlyMap<string, ServerInJob> => {
    const there = waysTo([{ socket: loadBalancerIdOf(address), process }], known);
    const servers = new Map<string, ServerInJob>();
    for (const { way, servers: saved, isOut } of told.filter((one) => there.has(one.way))) {
      for (const server of saved) {
        const { address: first, out } = servers.get(keyOf(server)) ?? { address: server.address, out: null };
        const isSet = server.sent.states.length > 0;
        servers.set(keyOf(server), { address: first, out: isSet ? (isOut ? way.process : null) : out });
      }
    }
    return servers;
  };
  return (address, process, server) => {
    const place = JSON.stringify([address, process]);
    const there = places.get(place) ?? serversThere(address, process);
    places.set(place, there);
    return there.get(server) ?? null;
  };
}
