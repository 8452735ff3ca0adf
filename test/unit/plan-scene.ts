/** What a load balancer says of three servers, made up for unit tests of plans. */
import type { Snapshot } from '../../src/haproxy/snapshot.ts';
import { backend, type Given, server, servers } from './servers.ts';

/** web1 as given, web2 and web3 healthy, each at an address of its own; whoever else is given beside them. */
export function snapshot(
  web1: Given = {},
  { more = {}, ...given }: Partial<Snapshot> & { more?: Record<string, Given> } = {},
): Snapshot {
  const all: Record<string, Given> = { 'web/web1': web1, 'web/web2': {}, 'web/web3': {}, ...more };
  const list = Object.entries(all).map(([key, one], n) => server(key, { address: `10.0.0.${n}:80`, ...one }));
  const backends = new Map([...new Set(list.map((one) => one.backend))].map((name) => [name, backend(name)]));
  return {
    process: {
      pid: 1,
      startedAt: 5,
      startToleranceSeconds: 0,
      node: 'a',
      version: '3.2.0',
      uptimeSeconds: 86_400,
    },
    level: 'admin',
    can: { change: true, seeOldWorkers: true },
    servers: servers(...list),
    backends,
    oldWorkers: 'none',
    ...given,
  };
}

export const MAINT: Given = { adminFlags: 1, operationalState: 0, status: 'MAINT' };
export const DRAIN: Given = { adminFlags: 8, status: 'DRAIN' };
export const UNRESOLVED: Given = { adminFlags: 32, operationalState: 0, status: 'MAINT (resolution)' };
