/** Who is a finding of an audit, and why: each cause by itself, those that hold together, and everybody who only looks like one. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Failure, Reloaded } from '../../src/errors.ts';
import type { Backend, Server } from '../../src/haproxy/server.ts';
import type { Snapshot } from '../../src/haproxy/snapshot.ts';
import { audit, isClean } from '../../src/operation/audit/audit.ts';
import { type Cause, clockedOf, takesLess } from '../../src/operation/audit/causes.ts';
import { type Audited, findingsIn } from '../../src/operation/audit/findings.ts';
import type { News } from '../../src/operation/effects.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { backend, type Given, server, servers, without } from './servers.ts';

const HOUR_MS = 3_600_000;

function snapshot(rows: Server[], more: Partial<Snapshot> = {}): Snapshot {
  return {
    servers: servers(...rows),
    backends: new Map([...new Set(rows.map((row) => row.backend))].map((name) => [name, backend(name)])),
    oldWorkers: 'none',
    process: {
      version: '3.2.0',
      pid: 1,
      startedAt: 0,
      startToleranceSeconds: 0,
      node: 'n',
      uptimeSeconds: 1_000_000,
    },
    level: 'user',
    can: { change: false, seeOldWorkers: false },
    ...more,
  };
}

function on(loadBalancer: string, rows: Server[], more: Partial<Snapshot> = {}): Audited {
  const read = snapshot(rows, more);
  return { loadBalancer, snapshot: read, selected: [...read.servers.values(), ...(read.unlisted ?? [])] };
}

function findings(...audited: Audited[]) {
  return findingsIn(audited, HOUR_MS).findings;
}

const down = { operationalState: 0, status: 'DOWN' } as const;
const words = { checkStatus: 'L4CON', lastCheck: 'Connection refused' };

const CAUSES: [name: string, given: Given, causes: Cause[]][] = [
  [
    'maint by hand',
    { adminFlags: 1, ...down, status: 'MAINT' },
    [{ kind: 'by-hand', state: 'maint', orAgent: false }],
  ],
  [
    'maint, an agent enabled',
    { adminFlags: 1, agentState: 22, ...down },
    [{ kind: 'by-hand', state: 'maint', orAgent: true }],
  ],
  [
    'drain by hand',
    { adminFlags: 8, status: 'DRAIN' },
    [{ kind: 'by-hand', state: 'drain', orAgent: false }],
  ],
  ['disabled in the configuration', { adminFlags: 5, ...down }, [{ kind: 'configuration' }]],
  [
    'drained, once disabled in the configuration',
    { adminFlags: 12 },
    [{ kind: 'by-hand', state: 'drain', orAgent: false }],
  ],
  [
    'tracking a server in maint',
    { adminFlags: 2, ...down, tracks: 'web/a' },
    [{ kind: 'tracking', of: 'web/a' }],
  ],
  [
    'tracking one, and in maint by hand',
    { adminFlags: 3, ...down, tracks: 'web/a' },
    [
      { kind: 'by-hand', state: 'maint', orAgent: false },
      { kind: 'tracking', of: 'web/a' },
    ],
  ],
  [
    'tracking a server in maint, and in drain by hand',
    { adminFlags: 10, ...down, tracks: 'web/a' },
    [
      { kind: 'tracking', of: 'web/a' },
      { kind: 'by-hand', state: 'drain', orAgent: false },
    ],
  ],
  [
    'unresolved, and in drain by hand',
    { adminFlags: 40, ...down, fqdn: 'a.example' },
    [
      { kind: 'dns', fqdn: 'a.example' },
      { kind: 'by-hand', state: 'drain', orAgent: false },
    ],
  ],
  ['tracking a server in drain', { adminFlags: 16, tracks: 'web/a' }, [{ kind: 'tracking', of: 'web/a' }]],
  [
    'tracking a server that is down',
    { ...down, checkState: 0, tracks: 'web/a' },
    [{ kind: 'tracking', of: 'web/a' }],
  ],
  ['unresolved', { adminFlags: 32, ...down, fqdn: 'a.example' }, [{ kind: 'dns', fqdn: 'a.example' }]],
  [
    'unresolved, its name changed',
    { adminFlags: 96, ...down, fqdn: 'a.example' },
    [{ kind: 'dns', fqdn: 'a.example' }],
  ],
  [
    'unresolved, and in maint by hand',
    { adminFlags: 33, ...down },
    [
      { kind: 'by-hand', state: 'maint', orAgent: false },
      { kind: 'dns', fqdn: '' },
    ],
  ],
  [
    'down by its checks',
    { ...down, ...words },
    [{ kind: 'checks', check: 'L4CON', words: 'Connection refused' }],
  ],
  [
    'coming up',
    { ...down, status: 'DOWN 1/2', checkStatus: 'L7OK' },
    [{ kind: 'checks', check: 'L7OK', words: '' }],
  ],
  [
    'drained, and down by its checks',
    { adminFlags: 8, ...down, ...words },
    [
      { kind: 'by-hand', state: 'drain', orAgent: false },
      { kind: 'checks', check: 'L4CON', words: 'Connection refused' },
    ],
  ],
  [
    'down by its agent',
    { ...down, status: 'DOWN (agent)', checkState: 0, agentState: 22 },
    [{ kind: 'agent' }],
  ],
  [
    'down by its agent, checks beside it',
    { ...down, status: 'DOWN (agent)', agentState: 22 },
    [{ kind: 'agent' }],
  ],
  [
    'down by its agent, and its checks fail as well',
    { ...down, ...words, status: 'DOWN (agent)', agentState: 22 },
    [{ kind: 'agent' }, { kind: 'checks', check: 'L4CON', words: 'Connection refused' }],
  ],
  [
    'down by its agent, nothing known of its checks yet',
    { ...down, status: 'DOWN (agent)', agentState: 22, checkStatus: 'INI' },
    [{ kind: 'agent' }],
  ],
  [
    'down by its agent, its checks switched off since they failed',
    { ...down, ...words, status: 'DOWN (agent)', agentState: 22, checkState: 2 },
    [{ kind: 'agent' }],
  ],
  ['down, its checks switched off', { ...down, checkState: 2 }, [{ kind: 'checks-off', besideAgent: false }]],
  ['down, without checks', { ...down, checkState: 0 }, [{ kind: 'checks-off', besideAgent: false }]],
  [
    'stopping',
    { operationalState: 3, status: 'NOLB', checkStatus: 'L7OKC' },
    [{ kind: 'stopping', check: 'L7OKC', words: '' }],
  ],
  [
    'weight 0 by hand',
    { weight: 0, configuredWeight: 10 },
    [{ kind: 'weight', weight: 0, configured: 10, orAgent: false, orDns: false }],
  ],
  [
    'weight 0 in the configuration',
    { weight: 0, configuredWeight: 0 },
    [{ kind: 'weight', weight: 0, configured: 0, orAgent: false, orDns: false }],
  ],
  [
    'half its weight',
    { weight: 5, configuredWeight: 10, agentState: 22 },
    [{ kind: 'weight', weight: 5, configured: 10, orAgent: true, orDns: false }],
  ],
  [
    'half its weight, which is said by DNS',
    { weight: 5, configuredWeight: 10, srvRecord: '_http._tcp.example' },
    [{ kind: 'weight', weight: 5, configured: 10, orAgent: false, orDns: true }],
  ],
  [
    'down, and whether it is in drain is not shown',
    { ...down, ...words, adminFlags: 8, isAdminGuessed: true },
    [{ kind: 'maybe-drained' }, { kind: 'checks', check: 'L4CON', words: 'Connection refused' }],
  ],
  [
    'at weight 0, and what is configured is not shown',
    { weight: 0, configuredWeight: 0, isConfiguredWeightGuessed: true },
    [{ kind: 'weight', weight: 0, configured: null, orAgent: false, orDns: false }],
  ],
  [
    'in drain, its agent switched off since',
    { adminFlags: 8, agentState: 18, status: 'DRAIN' },
    [{ kind: 'by-hand', state: 'drain', orAgent: true }],
  ],
  [
    'at weight 0, its agent switched off since',
    { weight: 0, agentState: 2 },
    [{ kind: 'weight', weight: 0, configured: 1, orAgent: true, orDns: false }],
  ],
  // `health down`, and an agent that says `ready` or `75%`.
  [
    'down, its agent not being the cause, and no health check',
    { ...down, status: 'DOWN 0/2', checkState: 0, agentState: 22 },
    [{ kind: 'checks-off', besideAgent: true }],
  ],
  [
    'a backup in maint',
    { adminFlags: 1, ...down, backup: true },
    [{ kind: 'by-hand', state: 'maint', orAgent: false }],
  ],
];

const IN_ROTATION: [name: string, given: Given][] = [
  ['UP', {}],
  ['without checks', { checkState: 0, status: 'no check' }],
  ['its checks switched off, but running', { checkState: 2 }],
  ['on its way down', { status: 'UP 1/3' }],
  ['in slow start', { operationalState: 1, weight: 100, configuredWeight: 100, effectiveWeight: 7 }],
  ['a backup that waits', { backup: true }],
  ['more than its configured weight', { weight: 20, configuredWeight: 10 }],
  ['ready again, once disabled in the configuration', { adminFlags: 4 }],
  ['its name changed', { adminFlags: 64 }],
  ['an agent beside it', { agentState: 22 }],
  ['tracking a server that is up', { tracks: 'web/a', checkState: 0 }],
];

describe('A finding', () => {
  for (const [name, given, causes] of CAUSES) {
    test(`is a server ${name}`, () => {
      const [one] = findings(on('lb1', [server('web/b', given)]));
      assert.deepEqual(one?.causes, causes);
      const less = given.weight !== undefined && given.weight > 0;
      assert.equal(one?.traffic, less ? 'less' : 'none');
    });
  }

  for (const [name, given] of IN_ROTATION) {
    test(`is no server ${name}`, () => assert.deepEqual(findings(on('lb1', [server('web/b', given)])), []));
  }

  test('is every server of a backend that is disabled, or unpublished', () => {
    const unlisted = [{ backend: 'off', server: 'x' }];
    const backends = new Map<string, Backend>([['web', { ...backend('web'), unpublished: true }]]);
    const both = findings(
      on('lb1', [server('web/a'), server('web/b', { weight: 1, configuredWeight: 2 })], {
        unlisted,
        backends,
      }),
    );
    assert.deepEqual(
      both.map((one) => [
        one.server,
        one.traffic,
        one.causes.map(({ kind }) => kind),
        one.age.kind,
        one.leftOver,
      ]),
      [
        ['a', 'none', ['backend-unpublished'], 'unknown', true],
        ['b', 'none', ['backend-unpublished', 'weight'], 'unknown', true],
        ['x', 'none', ['backend-disabled'], 'at-least', true],
      ],
    );
  });

  test('names who has it in rotation at the same time, and that only', () => {
    const out = { adminFlags: 1, ...down };
    const one = on('lb1', [server('web/a', out), server('web/b')]);
    const two = on('lb2', [server('web/a'), server('web/b', { weight: 1, configuredWeight: 2 })]);
    const three = on('lb3', [server('web/a', { ...down }), server('web/b')]);
    assert.deepEqual(
      findings(one, two, three).map((found) => [found.loadBalancer, found.server, found.inRotationOn]),
      [
        ['lb1', 'a', ['lb2']],
        ['lb2', 'b', ['lb1', 'lb3']],
        ['lb3', 'a', ['lb2']],
      ],
    );
  });

  test('is a server that is missing where its backend is, while another load balancer sends it traffic', () => {
    const one = on('lb1', [server('web/a'), server('web/b'), server('api/c')]);
    const two = on('lb2', [server('web/a')], { unlisted: [{ backend: 'web', server: 'b' }] });
    assert.deepEqual(findings(one, on('lb3', [server('web/a')])), [
      {
        loadBalancer: 'lb3',
        backend: 'web',
        server: 'b',
        traffic: 'none',
        causes: [{ kind: 'missing' }],
        status: '',
        age: { kind: 'unknown' },
        leftOver: true,
        inRotationOn: ['lb1'],
      },
    ]);
    assert.deepEqual(
      findings(one, two).map(({ causes }) => causes),
      [[{ kind: 'backend-disabled' }]],
    );
    assert.deepEqual(
      findings(on('lb1', [server('web/b', { adminFlags: 1, ...down })]), on('lb3', [server('web/a')])).length,
      2,
    );
  });

  test('is no slot of a template that DNS has no address for, as long as others have one', () => {
    const unresolved = { adminFlags: 32, ...down, fqdn: 'a.example' };
    const resolved = server('web/t1', { fqdn: 'a.example' });
    const one = findingsIn([on('lb1', [resolved, server('web/t2', unresolved)])], HOUR_MS);
    assert.deepEqual([one.findings, one.spares], [[], 1]);
    for (const other of [
      server('web/t1', unresolved),
      server('api/t1', { fqdn: 'a.example' }),
      server('web/t1', { fqdn: '' }),
    ])
      assert.ok(
        findings(on('lb1', [other, server('web/t2', unresolved)])).some(({ server }) => server === 't2'),
      );
    // In maint by hand, in drain by hand, tracking a server in maint: that is not DNS alone.
    for (const adminFlags of [33, 40, 34, 2]) {
      const forced = server('web/t2', { ...unresolved, adminFlags });
      assert.equal(findings(on('lb1', [resolved, forced])).length, 1, String(adminFlags));
    }
  });

  test('is no slot of a template that SRV records leave over, but is one whose host has no address', () => {
    const unresolved = { adminFlags: 96, ...down, srvRecord: '_http._tcp.example' };
    const resolved = server('web/t1', { adminFlags: 64, fqdn: 'a.example', srvRecord: '_http._tcp.example' });
    const slots = [server('web/t2', unresolved), server('web/t3', { ...unresolved, fqdn: 'b.example' })];
    const one = findingsIn([on('lb1', [resolved, ...slots])], HOUR_MS);
    assert.deepEqual([one.findings.map(({ server }) => server), one.spares], [['t3'], 1]);
    assert.equal(findings(on('lb1', slots)).length, 2);
    const other = server('web/t1', { fqdn: 'a.example', srvRecord: '_other._tcp.example' });
    assert.equal(findings(on('lb1', [other, ...slots])).length, 2);
    // Nobody took it out, and nothing is in.
    assert.deepEqual(findings(on('lb1', [server('web/t2', unresolved)]))[0]?.causes, [
      { kind: 'dns', fqdn: '_http._tcp.example' },
    ]);
  });

  test('that something else keeps out as well, whose beginning nobody knows, was maybe out before it was stopped', () => {
    const recent = { checkDowns: 1, changedSecondsAgo: 60 };
    const rows: [name: string, given: Given, kind: string][] = [
      ['down', { ...down }, 'exactly'],
      ['down-at-less', { ...down, weight: 1, configuredWeight: 2 }, 'exactly'],
      ['down-and-drained', { ...down, adminFlags: 8 }, 'at-least'],
      ['down-behind-a-drain', { ...down, adminFlags: 16, tracks: 'web/x' }, 'at-least'],
      ['down-at-0', { ...down, weight: 0 }, 'at-least'],
      ['maint', { ...down, adminFlags: 1 }, 'exactly'],
      ['unresolved', { ...down, adminFlags: 32 }, 'exactly'],
      ['unresolved-and-drained', { ...down, adminFlags: 40 }, 'at-least'],
      ['maint-at-0', { ...down, adminFlags: 1, weight: 0 }, 'at-least'],
      ['nolb', { operationalState: 3 }, 'exactly'],
      ['nolb-and-drained', { operationalState: 3, adminFlags: 8 }, 'at-least'],
      ['drained', { adminFlags: 8 }, 'unknown'],
    ];
    const all = findings(
      on(
        'lb1',
        rows.map(([name, given]) => server(`web/${name}`, { ...recent, ...given })),
      ),
    );
    assert.deepEqual(
      new Map(all.map((one) => [one.server, `${one.age.kind} ${one.leftOver}`])),
      new Map(
        [...rows]
          .sort(([, , one], [, , other]) => Number(one === 'exactly') - Number(other === 'exactly'))
          .map(([name, , kind]) => [name, `${kind} ${kind !== 'exactly'}`]),
      ),
    );
    // Drained and of weight 0 since HAProxy was started: for that long at most, unless the weight is the configuration's.
    const untouched = { adminFlags: 8, weight: 0, changedSecondsAgo: 1_000_000 };
    const kinds = findings(
      on('lb1', [server('web/a', untouched), server('web/b', { ...untouched, configuredWeight: 0 })]),
    ).map(({ age }) => age.kind);
    assert.deepEqual(kinds, ['at-most', 'unknown']);
  });

  test('is a server whose name, or whose backend\u2019s, nobody may say: nothing is known of it', () => {
    for (const name of [
      { backend: 'web pool', server: 'web1' },
      { backend: 'web', server: 'web;1' },
    ]) {
      const read = snapshot([server('web/a')]);
      assert.deepEqual(findings({ loadBalancer: 'lb1', snapshot: read, selected: [name] }), [
        {
          loadBalancer: 'lb1',
          ...name,
          traffic: 'none',
          causes: [{ kind: 'unsendable' }],
          status: '',
          age: { kind: 'unknown' },
          leftOver: true,
          inRotationOn: [],
        },
      ]);
    }
  });

  test('of a backend that is unpublished there is in rotation nowhere', () => {
    const unpublished = { backends: new Map([['web', backend('web', { unpublished: true })]]) };
    const out = { adminFlags: 1, ...down, checkDowns: 1 };
    const both = findings(on('lb1', [server('web/a')], unpublished), on('lb2', [server('web/a', out)]));
    assert.deepEqual(
      both.map(({ loadBalancer, inRotationOn }) => [loadBalancer, inRotationOn]),
      [
        ['lb1', []],
        ['lb2', []],
      ],
    );
    const [one] = findings(on('lb1', [server('web/a', out)], unpublished));
    assert.deepEqual([one?.age.kind, one?.traffic, one?.leftOver], ['at-least', 'none', true]);
  });

  test('has its age from what HAProxy\u2019s clock was set for', () => {
    for (const [given, clocked] of [
      [{ adminFlags: 1, ...down }, 'stopped'],
      [{ ...down }, 'down'],
      [{ adminFlags: 8, ...down }, 'down'],
      [{ operationalState: 3 }, 'down'],
      [{ adminFlags: 8 }, 'drained'],
      [{ weight: 0 }, 'weight'],
    ] as const)
      assert.equal(clockedOf(server('web/a', given)), clocked);
  });

  test('takes less only below its configured weight, and only where it takes traffic at all', () => {
    for (const [given, less] of [
      [{ weight: 1, configuredWeight: 2 }, true],
      [{ weight: 2, configuredWeight: 2 }, false],
      [{ weight: 1, configuredWeight: 2, ...down }, false],
    ] as const)
      assert.equal(takesLess(server('web/a', given)), less);
  });

  test('that is left over comes first', () => {
    const rows = [
      server('web/a', { ...down, changedSecondsAgo: 60 }),
      server('web/b', { ...down, changedSecondsAgo: 4_000 }),
    ];
    assert.deepEqual(
      findings(on('lb1', rows)).map((one) => [one.server, one.leftOver]),
      [
        ['b', true],
        ['a', false],
      ],
    );
  });
});

describe('Findings', () => {
  test('begin with those that nothing brings back by itself: a thousand others would hide them', () => {
    const rows = [
      server('web/checks', { ...down }),
      server('web/configured', { ...down, adminFlags: 5 }),
      server('web/weight-configured', { weight: 0, configuredWeight: 0 }),
      server('web/drained-and-down', { ...down, adminFlags: 8 }),
      server('web/young', { ...down, adminFlags: 1, changedSecondsAgo: 60 }),
      server('web/weight', { weight: 0, configuredWeight: 2 }),
      server('web/checks-off', { ...down, checkState: 0 }),
    ].map((one) => ({ ...one, changedSecondsAgo: one.server === 'young' ? 60 : 9_000 }));
    assert.deepEqual(
      findings(on('lb1', rows)).map(({ server }) => server),
      ['drained-and-down', 'weight', 'checks-off', 'checks', 'configured', 'weight-configured', 'young'],
    );
  });
});

describe('An audit', () => {
  async function run(loadBalancers: FakeLoadBalancer[], patterns = ['*'], backends = ['*']) {
    const told: News[] = [];
    const clock = new FakeClock();
    await clock.advance(5_000);
    for (const one of loadBalancers) one.clock = clock;
    const selection = {
      backends,
      servers: patterns.map((text) => ({ text, negated: false, backend: null, server: text })),
    };
    const work = audit({
      request: { selection, maxAgeMs: HOUR_MS },
      loadBalancers,
      effects: { clock, signal: new AbortController().signal, tell: (news) => told.push(news) },
    });
    return { report: await clock.runUntil(work), told };
  }

  test('reads and does nothing else', async () => {
    const lb = new FakeLoadBalancer({
      name: 'lb1',
      servers: [{ backend: 'web', server: 'web1' }],
      level: 'user',
    });
    const { report } = await run([lb]);
    assert.deepEqual(lb.calls, ['read', 'readServers fresh web/web1']);
    assert.deepEqual([report.error, report.findings, report.looked, report.audited], [null, [], 1, ['lb1']]);
  });

  test('believes HAProxy’s own count of usable servers: one that is lower is asked again, then it is an error', async () => {
    const lb = new FakeLoadBalancer({ name: 'lb1', servers: [{ backend: 'web', server: 'web1' }] });
    const read = lb.read.bind(lb);
    let lies = 1;
    lb.read = async (signal) => {
      const seen = await read(signal);
      if (lies-- <= 0) return seen;
      return { ...seen, backends: new Map([['web', backend('web', { active: 0 })]]) };
    };
    assert.equal((await run([lb])).report.error, null);
    assert.deepEqual(lb.calls, ['read', 'read', 'readServers fresh web/web1']);
    const spare = new FakeLoadBalancer({
      name: 'lb1',
      servers: [{ backend: 'web', server: 'web2', backup: true }],
    });
    const readSpare = spare.read.bind(spare);
    spare.read = async (signal) => ({
      ...(await readSpare(signal)),
      backends: new Map([['web', backend('web')]]),
    });
    assert.match(
      (await run([spare])).report.error?.message ?? '',
      /3 active and 0 backup servers .* show 0 and 1$/,
    );
    lies = 2;
    const { report } = await run([lb]);
    assert.equal(report.error?.code, 'not-verified');
    assert.match(
      report.error?.message ?? '',
      /counts 0 active and 0 backup servers .* its rows show 1 and 0/,
    );
    assert.deepEqual([report.audited, report.unread.length], [[], 1]);
    assert.match(report.error?.hint ?? '', /out of rotation in a way that this action does not know/);
  });

  test('names who serves with checks that are switched off, and nobody else', async () => {
    const all = [
      { server: 'watched', checkState: 6, agentState: 22 },
      { server: 'none' },
      { server: 'health-off', checkState: 2 },
      { server: 'never-runs', checkState: 14 },
      { server: 'agent-off', checkState: 6, agentState: 18 },
      { server: 'both-off', checkState: 2, agentState: 18 },
      { server: 'out', checkState: 2 },
      { server: 'elsewhere', checkState: 2 },
    ].map((one) => ({ backend: 'web', ...one }));
    const lb = new FakeLoadBalancer({ name: 'lb1', servers: all });
    lb.force('web/out', 'maint');
    const { report } = await run([lb], ['watched', 'none', '*-*', 'out']);
    assert.deepEqual(report.warnings, [
      {
        loadBalancer: 'lb1',
        text: 'web/health-off, web/never-runs, web/both-off take traffic with their health checks switched off, and would be sent requests when dead, too. `enable health BACKEND/SERVER`, or `health-checks: enable` with `ready`, switches them on.',
      },
      {
        loadBalancer: 'lb1',
        text: 'web/agent-off, web/both-off take traffic with their agent checks switched off, and would stay when an agent says otherwise. `enable agent BACKEND/SERVER`, or `agent-checks: enable` with `ready`, switches them on.',
      },
    ]);
  });

  test('of two addresses that lead to one HAProxy is not clean: whom the second one means was not looked at', async () => {
    const both = ['lb1', 'lb2', 'lb3'].map(
      (name) => new FakeLoadBalancer({ name, servers: [{ backend: 'web', server: 'web1' }] }),
    );
    const [one, two, other] = both;
    assert.ok(one && two && other);
    for (const twin of [one, two]) twin.force('web/web1', 'maint');
    two.process = { ...one.process };
    other.process = { ...one.process, node: 'beta' };
    const { report } = await run(both);
    assert.equal(isClean(report), false);
    assert.deepEqual(
      report.unread.map(({ loadBalancer, error }) => [loadBalancer, error.code, error.loadBalancer]),
      [['lb2', 'invalid-input', 'lb2']],
    );
    assert.match(report.error?.message ?? '', /^lb1 and lb2 lead to one HAProxy/);
    assert.deepEqual([report.audited, report.looked], [['lb1', 'lb3'], 2]);
    assert.deepEqual(
      report.findings.map(({ loadBalancer, inRotationOn }) => [loadBalancer, inRotationOn]),
      [['lb1', ['lb3']]],
    );
  });

  test('asks on another connection who answers: of several processes it has seen one, and is not clean', async () => {
    for (const [error, code, reads] of [
      [new Failure('several-processes', 'Several'), 'several-processes', 1],
      [new Reloaded('Another one'), undefined, 2],
      [new Failure('connect-failed', 'gone'), undefined, 1],
      [new Failure('not-found', 'deleted meanwhile'), undefined, 1],
    ] as const) {
      const lb = fine();
      lb.force('web/web1', 'maint');
      const fresh: unknown[] = [];
      lb.readServers = async (_names, _signal, options) => {
        fresh.push(options);
        if (fresh.length === 1) throw error;
        return lb.read(new AbortController().signal);
      };
      const { report } = await run([lb]);
      assert.equal(report.error?.code, code);
      assert.deepEqual([report.findings.length, report.audited], [1, ['lb1']]);
      assert.equal(fresh.length, reads);
      assert.deepEqual(fresh[0], { fresh: true });
    }
  });

  const fine = (name = 'lb1') =>
    new FakeLoadBalancer({ name, servers: [{ backend: 'web', server: 'web1' }] });

  test('says what it has read, and how long that took', async () => {
    const lb = fine();
    lb.before = () => lb.clock?.sleep(300);
    lb.server('web/web1').changedSecondsAgo = 10;
    const { report, told } = await run([lb]);
    assert.equal(report.durationMs, 600);
    assert.deepEqual(told, [
      {
        kind: 'read',
        loadBalancer: 'lb1',
        lines: [
          'HAProxy 3.2.0-fake, process 100, up for 86400 s, level admin',
          '1 server, of which 1 can take traffic',
        ],
      },
    ]);
  });

  test('is clean where nobody is left over and all could be read', async () => {
    const young = fine();
    young.force('web/web1', 'maint');
    young.server('web/web1').changedSecondsAgo = 10;
    const old = fine();
    old.force('web/web1', 'maint');
    const unread = fine();
    unread.before = () => Promise.reject(new Error('gone'));
    for (const [lb, clean, found] of [
      [fine(), true, 0],
      [young, true, 1],
      [old, false, 1],
      [unread, false, 0],
    ] as const) {
      const { report } = await run([lb]);
      assert.deepEqual([isClean(report), report.findings.length], [clean, found]);
    }
  });

  test('warns of a reload that failed: what runs is not what stands in the file', async () => {
    const lb = fine();
    const read = lb.read.bind(lb);
    assert.deepEqual((await run([lb])).report.warnings, []);
    lb.read = async (signal) => ({ ...(await read(signal)), reloadFailed: true });
    assert.deepEqual((await run([lb])).report.warnings, [
      {
        loadBalancer: 'lb1',
        text: 'The last reload failed: HAProxy could not load its configuration, so what runs is older than what stands in the file.',
      },
    ]);
  });

  test('warns of a name with several addresses: nothing is known of whoever answers at the others', async () => {
    const lb = fine();
    const read = lb.read.bind(lb);
    const severalAddresses = { name: 'lb.example.com', reached: '10.0.0.1', others: ['10.0.0.2'] };
    lb.read = async (signal) => ({ ...(await read(signal)), severalAddresses });
    const [warning, ...more] = (await run([lb])).report.warnings;
    assert.match(
      warning?.text ?? '',
      /^lb\.example\.com leads to several .* answers at 10\.0\.0\.2 is neither/,
    );
    assert.deepEqual([warning?.loadBalancer, more], ['lb1', []]);
  });

  test('warns where a server below its weight cannot be found', async () => {
    const lb = fine();
    const read = lb.read.bind(lb);
    lb.read = async (signal) => {
      const found = await read(signal);
      const guessed = [...found.servers].map(
        ([key, one]) => [key, { ...one, isConfiguredWeightGuessed: true as const }] as const,
      );
      return { ...found, servers: new Map(guessed) };
    };
    const { report } = await run([lb]);
    assert.match(report.warnings[0]?.text ?? '', /less than its share is not found here/);
    assert.deepEqual([report.warnings.length, (await run([fine()])).report.warnings], [1, []]);
  });

  test('finds a backend of which HAProxy shows nothing but its name and its servers\u2019', async () => {
    const lb = fine();
    const read = lb.read.bind(lb);
    lb.read = async (signal) => ({ ...(await read(signal)), unlisted: [{ backend: 'off', server: 'x' }] });
    const { report } = await run([lb], ['*'], ['off']);
    assert.deepEqual([report.error, report.looked, report.findings.length], [null, 1, 1]);
    const { report: none } = await run([lb], ['*'], ['of']);
    assert.match(none.error?.message ?? '', /^Not found: no backend matches `of`; did you mean `off`/);
    assert.match(none.error?.hint ?? '', /What matches nothing was not audited/);
  });

  test('does not call clean what the way there does not show, nor missing who is there', async () => {
    const lb = fine();
    const read = lb.read.bind(lb);
    lb.read = async (signal) => {
      const found = await read(signal);
      const [hidden] = found.servers.values();
      assert.ok(hidden);
      return { ...without(found, 'web/web1'), unreadable: [hidden] };
    };
    const other = fine();
    Object.defineProperty(other, 'name', { value: 'lb2' });
    other.process = { ...other.process, node: 'lb2' };
    const { report } = await run([lb, other]);
    assert.deepEqual([isClean(report), report.findings, report.error?.code], [false, [], 'data-plane-api']);
    assert.match(
      report.error?.message ?? '',
      /does not show what web\/web1 is: whether it is out of rotation/,
    );
    assert.deepEqual(
      report.unread.map(({ loadBalancer }) => loadBalancer),
      ['lb1'],
    );
    assert.equal((await run([lb], ['web2'])).report.error?.code, 'not-found');
  });

  test('looks for those, too, that are missing', async () => {
    const [one, two] = [['web1', 'web2'], ['web1']].map(
      (names, index) =>
        new FakeLoadBalancer({
          name: `lb${index + 1}`,
          servers: names.map((name) => ({ backend: 'web', server: name })),
        }),
    );
    assert.ok(one && two);
    const { report } = await run([one, two]);
    assert.deepEqual([report.looked, report.findings.map(({ loadBalancer }) => loadBalancer)], [4, ['lb2']]);
    // One that is out is looked at already.
    two.force('web/web1', 'maint');
    assert.equal((await run([one, two])).report.looked, 4);
  });

  test('takes no server for disabled that only one table shows while its backend is there', async () => {
    const lb = new FakeLoadBalancer({ name: 'lb1', servers: [{ backend: 'web', server: 'web1' }] });
    const read = lb.read.bind(lb);
    let halves = 1;
    lb.read = async (signal) => ({
      ...(await read(signal)),
      unlisted: halves-- > 0 ? [{ backend: 'web', server: 'new' }] : [{ backend: 'off', server: 'x' }],
    });
    const { report } = await run([lb]);
    assert.deepEqual([report.error, report.findings.map(({ server: name }) => name)], [null, ['x']]);
    halves = 2;
    assert.equal((await run([lb])).report.error?.message, "Only one of HAProxy's two tables shows web/new");
  });

  test('of several load balancers goes on where one fails, and where a pattern matches nothing', async () => {
    const names = ['lb1', 'lb2', 'lb3'];
    const all = names.map(
      (name) =>
        new FakeLoadBalancer({
          name,
          servers: [{ backend: 'web', server: name === 'lb3' ? 'other' : 'web1' }],
        }),
    );
    const [first, second] = all;
    first?.force('web/web1', 'maint');
    if (second)
      second.before = () =>
        Promise.reject(new Failure('connect-failed', 'gone', { loadBalancer: 'its own name' }));
    const { report, told } = await run(all, ['web1']);
    assert.deepEqual(
      report.findings.map(({ loadBalancer, server: name }) => [loadBalancer, name]),
      [['lb1', 'web1']],
    );
    assert.deepEqual(report.unread.map(({ loadBalancer, error }) => [loadBalancer, error.code]).sort(), [
      ['lb2', 'connect-failed'],
      ['lb3', 'not-found'],
    ]);
    assert.deepEqual(report.unread.map(({ error }) => error.loadBalancer).sort(), ['its own name', 'lb3']);
    assert.equal(report.error, report.unread[0]?.error);
    assert.equal(told.filter(({ kind }) => kind === 'failure').length, 2);
  });
});
