/** Servers and backends made up for unit tests: what is not given is that of a healthy server without sessions. */
import type { Backend, Server } from '../../src/haproxy/server.ts';

export function server(key: string, given: Partial<Server> = {}): Server {
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
    adminFlags: 0,
    operationalState: 2,
    weight: 1,
    configuredWeight: 1,
    checkState: 6,
    agentState: 0,
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
