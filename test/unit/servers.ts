/** Servers and backends made up for unit tests: what is not given is that of a healthy server without sessions. */
import { decodeAdminFlags, decodeCheckState } from '../../src/haproxy/admin-flags.ts';
import type { Backend, Server } from '../../src/haproxy/server.ts';
import type { Reading } from '../../src/haproxy/snapshot.ts';

/** What is given of a server: its flags and checks as HAProxy has them, in bits. */
export type Given = Partial<
  Omit<Server, 'admin' | 'forced' | 'maintCauses' | 'checks' | 'agent'> & {
    checkState: number;
    agentState: number;
  }
>;

export function server(key: string, { checkState = 6, agentState = 0, ...given }: Given = {}): Server {
  const [backend = '', name = ''] = key.split('/');
  return {
    backend,
    server: name,
    status: 'UP',
    sessions: 0,
    queued: 0,
    sessionsTotal: 0,
    retries: 0,
    effectiveWeight: 1,
    checkFailures: 0,
    checkDowns: 0,
    checkStatus: 'L7OK',
    lastCheck: '',
    responses: 0,
    address: '127.0.0.1:80',
    fqdn: '',
    ...decodeAdminFlags(given.adminFlags ?? 0),
    operationalState: 2,
    weight: 1,
    configuredWeight: 1,
    changedSecondsAgo: 3_600,
    checks: decodeCheckState(checkState),
    agent: decodeCheckState(agentState),
    tracks: null,
    backup: false,
    ...given,
  };
}

export function servers(...list: Server[]): Map<string, Server> {
  return new Map(list.map((one) => [`${one.backend}/${one.server}`, one]));
}

export function backend(name: string, given: Partial<Backend> = {}): Backend {
  return { name, active: 3, backups: 0, sticky: null, ...given };
}

/** The same, and these are not in it. */
export function without<T extends Reading>(reading: T, ...keys: string[]): T {
  return { ...reading, servers: new Map([...reading.servers].filter(([key]) => !keys.includes(key))) };
}
