/** Who stands in HAProxy's tables and cannot be asked about: by its name, or because one of the two tables does not show it. Pure. */
import { isSafeName, keyOf, type ServerName } from '../server.ts';
import type { UnsendableServer } from '../snapshot.ts';
import type { StateRow } from './servers-state-rows.ts';
import type { Stat } from './stat-rows.ts';

export function unsendableIn({ servers }: Stat): UnsendableServer[] {
  return servers
    .filter((row) => !isSendable(row))
    .map(({ backend, server, tracks }) => ({ backend, server, tracks }));
}

/** Who is missing among the merged ones though a table shows it, and it could be asked about. */
export function unlistedIn(
  merged: { readonly servers: ReadonlyMap<string, unknown> },
  rows: readonly StateRow[],
  { servers }: Stat,
): ServerName[] {
  if (rows.length === merged.servers.size && servers.length === 0) return [];
  const all = new Map<string, ServerName>([...rows, ...servers].map((row) => [keyOf(row), row]));
  return [...all]
    .filter(([key, name]) => isSendable(name) && !merged.servers.has(key) && !isOwnMaster(name))
    .map(([, { backend, server }]) => ({ backend, server }));
}

/** Up to 2.2 a worker lists its way to the worker beside it: `MASTER/cur-1` (measured). */
export function isOwnMaster({ backend, server }: ServerName): boolean {
  return backend === 'MASTER' && /^(?:cur|old)-\d+$/.test(server);
}

export function isSendable({ backend, server }: ServerName): boolean {
  return isSafeName(backend) && isSafeName(server);
}
