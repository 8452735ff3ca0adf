/** What one caller is told of servers: their rows, with what old workers still serve of them as far as it knows of those. */
import type { Server, ServerName, Traffic } from '../../../src/haproxy/server.ts';
import type { Newcomer, Reading } from '../../../src/haproxy/snapshot.ts';
import type { HaproxyProcess } from './process.ts';
import { rowOf, trafficOf } from './rows.ts';
import type { ModelServer } from './server.ts';

/** Of the processes that were replaced. */
export interface Known {
  /** Those whose sessions are counted. */
  readonly counted: ReadonlySet<HaproxyProcess>;
  readonly oldWorkers: Reading['oldWorkers'];
}

export function readingOf(process: HaproxyProcess, keys: Iterable<string>, known: Known): Reading {
  const servers = new Map<string, Server>();
  const touched = new Set<string>();
  for (const key of keys) {
    const server = process.servers.get(key);
    if (server === undefined) continue;
    servers.set(key, withInherited(rowOf(server), key, known));
    touched.add(server.setup.backend);
  }
  const backends = new Map([...touched].map((name) => [name, process.backendRow(name)]));
  return { servers, backends, oldWorkers: known.oldWorkers };
}

/** What the rows of the backends of these say where nobody is in them: who has entered them, and how many servers are in use. Else null. */
export function idleAs(process: HaproxyProcess, names: readonly ServerName[]): string | null {
  const touched = new Set(names.map(({ backend }) => backend));
  const servers = [...process.servers.values()].filter(({ setup }) => touched.has(setup.backend));
  const isBusy = ({ sessions, queue, turningAround }: ModelServer) =>
    sessions.size > 0 || queue.length > 0 || turningAround.size > 0;
  if (servers.some(isBusy)) return null;
  const entered = servers.reduce((sum, { sessionsTotal }) => sum + sessionsTotal, 0);
  const inUse = [...touched]
    .map((name) => process.backendRow(name))
    .map(({ active, backups }) => [active, backups]);
  return JSON.stringify([entered, inUse]);
}

/** In the backends of these: whoever is not `known`, and has an address. */
export function newcomersBeside(
  process: HaproxyProcess,
  keys: readonly string[],
  known: ReadonlySet<string>,
): Pick<Reading, 'newcomers'> {
  const touched = new Set(keys.map((key) => process.servers.get(key)?.setup.backend));
  const newcomers = [...process.servers.values()].flatMap((server): Newcomer[] => {
    if (!touched.has(server.setup.backend) || known.has(server.key) || keys.includes(server.key)) return [];
    const { backend, server: name, admin, forced, maintCauses } = rowOf(server);
    return maintCauses.includes('dns') ? [] : [{ backend, server: name, admin, forced, maintCauses }];
  });
  return newcomers.length === 0 ? {} : { newcomers };
}

export function trafficAt(server: ModelServer, known: Known): Traffic {
  return withInherited(trafficOf(server), server.key, known);
}

function withInherited<T extends Traffic>(row: T, key: string, { counted }: Known): T {
  let inherited = 0;
  for (const process of counted) inherited += inheritedBy(process, key);
  if (inherited === 0) return row;
  row.sessions += inherited;
  row.inherited = inherited;
  return row;
}

/** What it still serves of a server, or may still give to it. */
function inheritedBy(process: HaproxyProcess, key: string): number {
  const server = process.servers.get(key);
  if (server === undefined) return 0;
  // In drain, too: whom some rule binds cannot be read.
  const mayChoose = server.admin !== 'maint';
  // There each of them is counted, also those that no counter of a server shows.
  const streams = server.sessions.size + server.turningAround.size + server.queue.length;
  // Whoever waits for another try at another one may come here.
  const beside = [...process.servers.values()].filter(
    (other) => other !== server && other.setup.backend === server.setup.backend,
  );
  const triedAgain = beside.reduce((sum, { turningAround }) => sum + turningAround.size, 0);
  return streams + (mayChoose ? process.idleClients.length + triedAgain : 0);
}
