/** All servers of a load balancer as HAProxy has them, by all that a step may set. */

import type { Seen } from '../lab/judge-meddling.ts';
import { stateOf } from '../lab/lane.ts';
import { type HaproxyView, parseServersState, type Row } from '../support/haproxy-cli.ts';

/** One server: as the lab sees it, and whether its agent is asked. */
export type ServerSeen = NonNullable<Seen> & { agent: boolean };

/** By `BACKEND/SERVER`. */
export type Snapshot = ReadonlyMap<string, ServerSeen>;

const ENABLED = 0x04;

export async function takeSnapshot(haproxy: HaproxyView): Promise<Snapshot> {
  const rows = parseServersState(await haproxy.cli('show servers state', { deadline: 20_000 }));
  // In a master's worker the master is a server, too.
  const servers = rows.filter(({ be_name }) => be_name !== 'MASTER');
  return new Map(servers.map((row) => [`${row.be_name}/${row.srv_name}`, seenOf(row)]));
}

function seenOf(row: Row): ServerSeen {
  return {
    ...stateOf(row),
    checked: (Number(row.srv_check_state) & ENABLED) !== 0,
    agent: (Number(row.srv_agent_state) & ENABLED) !== 0,
  };
}

/** The others, as they are: to be compared. */
export function without(snapshot: Snapshot, servers: readonly string[]): Record<string, ServerSeen> {
  return Object.fromEntries([...snapshot].filter(([name]) => !servers.includes(name)));
}

export function words({ forced, weight, running, checked, agent }: ServerSeen): string {
  return [
    `flags ${forced}, weight ${weight}`,
    ...(running ? [] : ['not running']),
    ...(checked ? [] : ['health checks off']),
    ...(agent ? ['agent on'] : []),
  ].join(', ');
}
