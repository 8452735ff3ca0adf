/** Reports as the operations make them, for whatever shows a report. */

import type { Ways } from '../../src/action/report/ways.ts';
import type { SavedStep } from '../../src/action/state/saved-step.ts';
import { Failure } from '../../src/errors.ts';
import { decodeAdminFlags } from '../../src/haproxy/admin-flags.ts';
import type { AdminState, Server } from '../../src/haproxy/server.ts';
import type { Report, ServerReport } from '../../src/operation/report.ts';
import type { SavedLoadBalancer, SavedServer } from '../../src/operation/saved-change.ts';

/** A healthy server in rotation. */
export function server(overrides: Partial<Server> = {}): Server {
  return {
    backend: 'web_servers',
    server: 'web1',
    status: 'UP',
    sessions: 0,
    queued: 0,
    sessionsTotal: 0,
    responses: 0,
    retries: 0,
    effectiveWeight: 100,
    checkFailures: 0,
    checkDowns: 0,
    checkStatus: 'L7OK',
    lastCheck: 'Layer7 check passed',
    address: '10.0.0.11:8080',
    fqdn: '',
    ...decodeAdminFlags(0),
    operationalState: 2,
    weight: 100,
    configuredWeight: 100,
    changedSecondsAgo: 3_600,
    checks: 'enabled',
    agent: 'none',
    tracks: null,
    backup: false,
    ...overrides,
  };
}

const FLAGS: Record<AdminState, number> = { ready: 0, drain: 8, maint: 1 };
const STATUS: Record<AdminState, string> = { ready: 'UP', drain: 'DRAIN', maint: 'MAINT' };

/** The same server after it was set to another state. */
export function inState(before: Server, state: AdminState, overrides: Partial<Server> = {}): Server {
  return { ...before, ...decodeAdminFlags(FLAGS[state]), status: STATUS[state], ...overrides };
}

/** Sessions that fade away over so many milliseconds, a sample every 250 ms. */
export function fading(sessions: number, ms: number, end = 0): [number, number][] {
  return Array.from({ length: Math.floor(ms / 250) + 1 }, (_, index) => {
    const left = 1 - (index * 250) / ms;
    return [index * 250, Math.round(end + (sessions - end) * left ** 2)];
  });
}

/** Where nothing else is said, nothing happened to this server. */
export function serverReport(overrides: Partial<ServerReport> = {}): ServerReport {
  const before = overrides.before ?? server();
  return {
    loadBalancer: 'lb1',
    backend: before.backend,
    server: before.server,
    before,
    after: before,
    changed: 'no',
    outcome: 'unchanged',
    trackedBy: [],
    goal: 'drain',
    drainMs: null,
    drained: null,
    healthMs: null,
    sessionsShutDown: 0,
    sessionsOverTime: [],
    error: null,
    notPutBack: null,
    ...overrides,
  };
}

/** How these load balancers are reached, by name. */
export function waysTo(addresses: ReadonlyMap<string, string> = new Map(), more: Partial<Ways> = {}): Ways {
  return { addresses, prefixes: new Map(), given: [], uses: 'org/haproxy-server-state@v1', ...more };
}

/** Who answers at lb1. */
export const PROCESS = { pid: 4711, startedAt: 1_700_000_000, startToleranceSeconds: 0, node: 'lb1' };

/** A report of these servers. */
export function report(overrides: Partial<Report> = {}): Report {
  const names = new Set((overrides.servers ?? []).map(({ loadBalancer }) => loadBalancer));
  return {
    loadBalancers: [...names].map((name) => ({ name, process: PROCESS, reloads: 0 })),
    operation: 'drain',
    result: 'unchanged',
    ending: 'unchanged',
    changed: 'no',
    servers: [],
    unread: [],
    plan: [],
    notices: [],
    warnings: [],
    error: null,
    failures: overrides.error ? [overrides.error] : [],
    durationMs: 1_234,
    ...overrides,
  };
}

function drainedServer(name: string, state: 'drain' | 'maint', sessions: number, ms: number): ServerReport {
  const before = server({ server: name, sessions });
  return serverReport({
    before,
    after: inState(before, state, { sessions: 0 }),
    changed: 'yes',
    outcome: 'changed',
    goal: state,
    drainMs: ms,
    drained: true,
    sessionsOverTime: fading(sessions, ms),
  });
}

/** One server drained, as it should be. */
export const goodDrain = report({
  result: 'changed',
  changed: 'yes',
  servers: [drainedServer('web1', 'drain', 42, 23_400)],
  notices: [
    {
      loadBalancer: 'lb1',
      text: 'Clients are bound to web_servers/web1 by cookie and may still come. Before an application is stopped, `maint` is the operation to use.',
    },
  ],
  durationMs: 23_900,
});

/** Three servers in maint, one of them with a tracker. */
export const maintOfThree = report({
  operation: 'maint',
  result: 'changed',
  changed: 'yes',
  servers: [
    { ...drainedServer('web1', 'maint', 42, 12_300), trackedBy: ['api/web1'] },
    drainedServer('web2', 'maint', 17, 4_100),
    { ...drainedServer('web3', 'maint', 3, 800), sessionsShutDown: 1 },
  ],
  warnings: [
    {
      loadBalancer: 'lb1',
      text: '1 sessions of web_servers/web3 ended the moment it went down: `on-marked-down shutdown-sessions` in its configuration cuts them.',
    },
  ],
  durationMs: 13_000,
});

const timeout = new Failure(
  'drain-timeout',
  'After 1m 00s, web_servers/web1 still has 3 sessions, the oldest 2h 14m old, from 10.0.3.7 (2), 10.0.3.9 (1).',
  {
    loadBalancer: 'lb1',
    servers: ['web_servers/web1'],
    brief: '3 sessions left after 1m 00s',
    hint: 'Raise `drain-timeout`, or let `on-drain-timeout` go on: `continue` leaves these sessions alone, `shutdown-sessions` cuts them.',
  },
);

/** A drain that did not end, put back. */
export const rolledBack = report({
  result: 'rolled-back',
  servers: [
    serverReport({
      before: server({ sessions: 42 }),
      after: server({ sessions: 12 }),
      outcome: 'rolled-back',
      drained: false,
      sessionsOverTime: fading(42, 60_000, 3),
      error: timeout,
    }),
  ],
  error: timeout,
  durationMs: 60_700,
});

const refused = new Failure('refused', 'HAProxy refused to set web_servers/web2 to maint.', {
  callChanged: 'yes',
  loadBalancer: 'lb2',
  servers: ['web_servers/web2'],
  detail: 'Proxy is disabled.',
  hint: 'The process that answers is on its way out after a reload: run the step again.',
});

/** One load balancer changed, the next refused, and the put-back was switched off. */
export const partial = report({
  operation: 'maint',
  result: 'partial',
  changed: 'yes',
  servers: [
    drainedServer('web2', 'maint', 12, 2_100),
    { ...drainedServer('web2', 'drain', 9, 2_000), loadBalancer: 'lb2', outcome: 'failed', error: refused },
    {
      ...drainedServer('web3', 'drain', 5, 1_000),
      loadBalancer: 'lb2',
      changed: 'unknown',
      outcome: 'failed',
    },
    serverReport({
      loadBalancer: 'lb2',
      before: server({ server: 'web4', sessions: 8 }),
      outcome: 'skipped',
    }),
  ],
  error: refused,
  warnings: [
    {
      loadBalancer: 'lb1',
      text: 'This port has no password: whoever reaches 10.0.0.5:9999 can do the same.',
    },
  ],
  durationMs: 4_200,
});

/** A dry run. */
export const planned = report({
  operation: 'maint',
  result: 'planned',
  servers: [
    serverReport({ before: server({ sessions: 42 }), goal: 'maint', outcome: 'planned' }),
    serverReport({ before: inState(server({ server: 'web2' }), 'maint'), goal: 'maint', outcome: 'planned' }),
  ],
  plan: [
    {
      loadBalancer: 'lb1',
      text: 'web_servers/web1: ready → maint, would wait for 42 sessions (1m 00s); 2 of 3 servers of web_servers stay; sticky cookie: may not drain',
    },
    {
      loadBalancer: 'lb1',
      text: 'web_servers/web2: maint → maint (already), would wait for 0 sessions (1m 00s); 2 of 3 servers of web_servers stay',
    },
  ],
});

/** More than anybody reads. */
export const twoHundred = report({
  result: 'partial',
  changed: 'yes',
  servers: Array.from({ length: 200 }, (_, index) => {
    const drained = drainedServer(`web${index + 1}`, 'drain', (index * 7) % 60, 1_000 + index * 40);
    return index % 67 === 5
      ? { ...drained, drained: false, drainMs: null, outcome: 'failed', error: timeout }
      : drained;
  }),
  error: timeout,
  durationMs: 61_000,
});

/** Names and words that would like to be more than text. */
export const hostile = report({
  result: 'partial',
  changed: 'yes',
  servers: [
    serverReport({
      loadBalancer: '::stop-commands::x',
      before: server({
        backend: '<img src=x onerror=alert(1)>',
        server: 'a`b``c|d',
        status: '[click](http://evil.example)',
      }),
      after: inState(server({ backend: '<img src=x onerror=alert(1)>', server: 'a`b``c|d' }), 'drain'),
      changed: 'yes',
      outcome: 'changed',
    }),
  ],
  error: new Failure(
    'refused',
    'Refused for <img src=x>:\n::error::owned ##[error]owned @everyone www.evil.example #1',
    {
      loadBalancer: '::stop-commands::x',
      servers: ['`|`\n# Heading'],
      detail: '</details><script>alert(1)</script>\u202e\u200b|```',
      hint: 'Look at ::stop-commands::x.',
    },
  ),
  warnings: [{ loadBalancer: '::stop-commands::x', text: '<b>bold</b> | **loud** ![x](y)' }],
});

/** What a step saves that is about to drain these servers of lb1. */
export function savedStep(servers: readonly string[], change: Partial<SavedStep['change']> = {}): SavedStep {
  return {
    addresses: [{ name: 'lb1', text: '127.0.0.1:9999' }],
    connection: { connectTimeoutMs: 5_000, commandTimeoutMs: 10_000, retries: 3, retryDelayMs: 500 },
    change: {
      operation: 'drain',
      onError: 'rollback',
      restore: 'never',
      minAvailable: { kind: 'count', value: 1 },
      healthTimeoutMs: 60_000,
      reached: false,
      loadBalancers: [savedLoadBalancer(servers.map((name) => savedServer(name)))],
      ...change,
    },
  };
}

/** A process of lb1 that was told of these servers. */
export function savedLoadBalancer(servers: SavedServer[]): SavedLoadBalancer {
  return { name: 'lb1', process: PROCESS, servers };
}

/** A server that was about to be set to drain. */
export function savedServer(server: string, state: AdminState = 'ready'): SavedServer {
  return {
    backend: 'web',
    server,
    address: '10.0.0.11:8080',
    before: { state, weight: 100 },
    health: 'up',
    sent: { states: ['drain'], weights: [] },
  };
}
