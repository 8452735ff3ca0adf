/**
 * What every LoadBalancer keeps, whatever is behind it: the same sentences for the fake, for each real HAProxy, and for each
 * way to it. A peer is started with `SERVERS` and tells, by a way of its own, what is really so.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Failure } from '../../src/errors.ts';
import { decodeAdminFlags } from '../../src/haproxy/admin-flags.ts';
import type { LoadBalancer } from '../../src/haproxy/load-balancer.ts';
import { type AdminState, keyOf, nameOf, type ServerName } from '../../src/haproxy/server.ts';
import type { Lack, Reading } from '../../src/haproxy/snapshot.ts';
import { eventually } from '../support/eventually.ts';

/** The configuration that every peer has, as HAProxy writes it. `{{app}}` is a port where an application answers. */
export const CONFIG = `
backend web
  balance roundrobin
  server web1 127.0.0.1:{{app}} check inter 100ms rise 2 fall 3
  server web2 127.0.0.1:{{app}} weight 10
  server spare 127.0.0.1:{{app}} backup
backend api
  server t1 127.0.0.1:{{app}} track web/web1
backend cookies
  cookie SRV insert
  server s1 127.0.0.1:{{app}} cookie s1
backend table
  stick-table type ip size 1k expire 10s
  stick on src
  server s1 127.0.0.1:{{app}}
backend 3
  server 1 127.0.0.1:{{app}}
  server 2 127.0.0.1:{{app}}
backend odd
  server ::stop-commands::x 127.0.0.1:{{app}}
  server __proto__ 127.0.0.1:{{app}}
  server BACKEND 127.0.0.1:{{app}}
  server v6 [::1]:{{app}}
`;

const KEYS = [
  ...['web/web1', 'web/web2', 'web/spare', 'api/t1', 'cookies/s1', 'table/s1', '3/1', '3/2'],
  ...['odd/::stop-commands::x', 'odd/__proto__', 'odd/BACKEND', 'odd/v6'],
];

export interface Peer {
  open(level?: 'admin' | 'user'): LoadBalancer;
  /** `srv_admin_state`, seen by other eyes. */
  adminFlags(key: string): Promise<number>;
  weight(key: string): Promise<number>;
  /** Somebody else sets a server. */
  force(key: string, state: AdminState): Promise<void>;
  /** Another process answers from now on, with everything forgotten. */
  restart(): Promise<void>;
  /** Who answers knows of every worker that was replaced: one that it does not name has ended. */
  seesOldWorkers?: boolean;
  /** What its way lacks: it is refused with `unsupported`. */
  lacks?: readonly Lack[];
  /** One question after the other: between two of them checks may have passed. */
  asksInTurn?: boolean;
}

/** Where a peer says how it is cleared up. */
export interface Suite {
  after(clearUp: () => Promise<void>): void;
}

/** Registers the suite; `start` is called once. */
export function describeLoadBalancer(title: string, start: (t: Suite) => Promise<Peer>): void {
  describe(title, () => {
    let peer: Peer;
    const signal = new AbortController().signal;
    const clearUps: (() => Promise<void>)[] = [];
    before(async () => {
      // What is registered with node:test from inside a hook belongs to the hook, and is cleared up behind it.
      peer = await start({ after: (clearUp) => void clearUps.unshift(clearUp) });
    });
    after(async () => {
      for (const clearUp of clearUps) await clearUp();
    });
    /** Each test begins with a load balancer that was read, and with every server ready. */
    const fresh = async (level?: 'admin' | 'user'): Promise<LoadBalancer> => {
      for (const key of KEYS) if ((await peer.adminFlags(key)) & 0x09) await peer.force(key, 'ready');
      const lb = peer.open(level);
      await lb.read(signal);
      return lb;
    };
    describeReading(() => peer, fresh, signal);
    describeSetting(() => peer, fresh, signal);
    describeProof(() => peer, fresh, signal);
    describeTrouble(() => peer, fresh, signal);
  });
}

type Fresh = (level?: 'admin' | 'user') => Promise<LoadBalancer>;

const web1 = nameOf('web/web1');
const web2 = nameOf('web/web2');
const t1 = nameOf('api/t1');

function describeReading(peer: () => Peer, fresh: Fresh, signal: AbortSignal): void {
  test('everything is read: all servers and backends under their names, whatever these are', async () => {
    const lb = await fresh();
    const { servers, backends, level, process, can, oldWorkers } = await lb.read(signal);
    assert.deepEqual([...servers.keys()].sort(), [...KEYS].sort());
    assert.deepEqual([...backends.keys()].sort(), ['3', 'api', 'cookies', 'odd', 'table', 'web']);
    assert.deepEqual([level, can.change, oldWorkers], ['admin', true, 'none']);
    assert.ok(process.pid > 0 && process.startedAt > 0 && process.version !== '');
    for (const [key, server] of servers) assert.equal(keyOf(server), key);
    lb.close();
  });

  test('for whoever only looks, of those that are not wanted the name is enough', async () => {
    const lb = await fresh();
    const wanted = ({ server }: ServerName) => server === 'web1' || server === 'BACKEND';
    const { servers, backends, others = [] } = await lb.read(signal, { wanted });
    assert.deepEqual([...servers.keys(), ...others.map(keyOf)].sort(), [...KEYS].sort());
    assert.ok(servers.has('web/web1') && servers.has('odd/BACKEND'));
    assert.equal(servers.get('web/web1')?.weight, 1);
    assert.deepEqual([...backends.keys()].sort(), ['3', 'api', 'cookies', 'odd', 'table', 'web']);
    lb.close();
  });

  test('a server is read with its weight, checks, backup, tracking and address; a backend with what binds clients', async () => {
    const lb = await fresh();
    const { servers, backends } = await lb.read(signal);
    const one = servers.get('web/web1');
    assert.deepEqual([one?.weight, one?.configuredWeight, one?.tracks, one?.backup], [1, 1, null, false]);
    assert.deepEqual([one?.checks, one?.agent], ['enabled', 'none']);
    assert.deepEqual([servers.get('web/web2')?.checks, one?.admin, one?.forced], ['none', 'ready', 'ready']);
    assert.deepEqual([servers.get('web/web2')?.weight, servers.get('web/web2')?.status], [10, 'no check']);
    assert.equal(servers.get('web/spare')?.backup, true);
    assert.equal(servers.get('api/t1')?.tracks, 'web/web1');
    assert.match(servers.get('web/web2')?.address ?? '', /^127\.0\.0\.1:[0-9]+$/);
    assert.match(servers.get('odd/v6')?.address ?? '', /^\[::1\]:[0-9]+$/);
    const sticky = ['web', 'cookies', 'table'].map((name) => backends.get(name)?.sticky);
    assert.deepEqual(sticky, ['other-table', 'cookie', 'stick-table']);
    // Where HAProxy counts whoever it cuts among them, and this way shows it; nobody was.
    const { serverErrors = 0, ...web } = backends.get('web') ?? {};
    assert.equal(serverErrors, 0);
    assert.deepEqual(web, {
      name: 'web',
      active: 2,
      backups: 1,
      sticky: 'other-table',
      balance: 'roundrobin',
    });
    lb.close();
  });

  test('what was asked for is read again, with its backends and nothing else', async () => {
    const lb = await fresh();
    const names = ['odd/__proto__', 'odd/BACKEND', '3/1', 'odd/::stop-commands::x'].map(nameOf);
    const { servers, backends } = await lb.readServers(names, signal);
    assert.deepEqual([...servers.keys()].sort(), names.map(keyOf).sort());
    assert.deepEqual([...backends.keys()].sort(), ['3', 'odd']);
    const traffic = await lb.sample(names, signal);
    assert.deepEqual([...traffic.keys()].sort(), names.map(keyOf).sort());
    assert.equal(traffic.get('odd/__proto__')?.sessions, 0);
    lb.close();
  });

  test('what somebody else sets is seen by the next reading, and on a fresh connection', async () => {
    const lb = await fresh();
    await peer().force('web/web2', 'drain');
    assert.equal((await lb.sample([web2], signal)).get('web/web2')?.status, 'DRAIN');
    const { servers, backends } = await lb.readServers([web2], signal, { fresh: true });
    assert.equal(servers.get('web/web2')?.adminFlags, 8);
    assert.equal(backends.get('web')?.active, 1);
    lb.close();
  });

  test('level user reads everything and says so', async () => {
    const lb = await fresh('user');
    const { servers, level, can } = await lb.read(signal);
    assert.deepEqual([level, can.change], ['user', false]);
    assert.equal(servers.size, KEYS.length);
    assert.equal(await lb.sessionsOf(web1, signal), null);
    lb.close();
  });
}

function describeSetting(peer: () => Peer, fresh: Fresh, signal: AbortSignal): void {
  const STATES: AdminState[] = ['maint', 'drain', 'ready'];
  for (const from of STATES) {
    for (const to of STATES) {
      test(`from ${from} a server goes to ${to}, and the answer says so`, async () => {
        const lb = await fresh();
        await peer().force('web/web2', from);
        // Where a way reads before it sets, what nobody has been told of yet is somebody else's.
        await lb.readServers([web2], signal);
        const { servers } = await lb.setStates([{ ...web2, state: to }], [web2, web1], signal);
        assert.deepEqual([...servers.keys()].sort(), ['web/web1', 'web/web2']);
        const { forced, admin } = servers.get('web/web2') ?? {};
        assert.deepEqual([forced, admin], [to, to]);
        assert.equal(decodeAdminFlags(await peer().adminFlags('web/web2')).forced, to);
        assert.equal(await peer().adminFlags('web/web1'), 0);
        lb.close();
      });
    }
  }

  test('many servers are set at once, whatever they are called', async () => {
    const lb = await fresh();
    const names = KEYS.filter((key) => key !== 'api/t1').map(nameOf);
    await lb.setStates(
      names.map((name) => ({ ...name, state: 'maint' })),
      names,
      signal,
    );
    for (const name of names) assert.equal(await peer().adminFlags(keyOf(name)), 1);
    assert.equal(await peer().adminFlags('api/t1'), 2, 'it tracks web/web1');
    const { servers } = await lb.setStates(
      names.map((name) => ({ ...name, state: 'ready' })),
      [...names, t1],
      signal,
    );
    assert.deepEqual(new Set([...servers.values()].map(({ adminFlags }) => adminFlags)), new Set([0]));
    lb.close();
  });

  test('a weight is set as a number and as a percentage of the configured one', async () => {
    const lb = await fresh();
    if (peer().lacks?.includes('weight')) {
      const refused = await failureOf(
        lb.setWeights([{ ...web2, weight: '7', effective: 7 }], [web2], signal),
      );
      assert.deepEqual([refused.code, refused.callChanged], ['unsupported', 'no']);
      assert.equal(await peer().weight('web/web2'), 10);
      return lb.close();
    }
    for (const [weight, effective] of [
      ['7', 7],
      ['50%', 5],
      ['0', 0],
      ['256', 256],
      ['100%', 10],
    ] as const) {
      const { servers } = await lb.setWeights([{ ...web2, weight, effective }], [web2], signal);
      assert.equal(servers.get('web/web2')?.weight, effective);
      assert.equal(await peer().weight('web/web2'), effective);
    }
    lb.close();
  });

  test('a state and a weight do not touch each other', async () => {
    const lb = await fresh();
    if (peer().lacks?.includes('weight')) return lb.close();
    await lb.setWeights([{ ...web2, weight: '3', effective: 3 }], [web2], signal);
    await lb.setStates([{ ...web2, state: 'maint' }], [web2], signal);
    const { servers } = await lb.setStates([{ ...web2, state: 'ready' }], [web2], signal);
    assert.equal(servers.get('web/web2')?.weight, 3);
    await lb.setWeights([{ ...web2, weight: '10', effective: 10 }], [web2], signal);
    lb.close();
  });

  test('a way that cannot switch checks says so, and sends nothing', async () => {
    const lb = await fresh();
    if (peer().lacks?.includes('health-checks')) {
      for (const check of ['health', 'agent'] as const) {
        const refused = await failureOf(lb.setChecks([{ ...web1, check, goal: 'disabled' }], [web1], signal));
        assert.deepEqual([refused.code, refused.callChanged], ['unsupported', 'no']);
      }
      assert.equal((await lb.readServers([web1], signal)).servers.get('web/web1')?.checks, 'enabled');
    }
    lb.close();
  });

  test('health checks are switched off and on again, in rotation, in drain and in maint', async () => {
    const lb = await fresh();
    if (peer().lacks?.includes('health-checks')) return lb.close();
    for (const state of ['ready', 'drain', 'maint'] as const) {
      await peer().force('web/web1', state);
      for (const goal of ['disabled', 'enabled'] as const) {
        const { servers } = await lb.setChecks([{ ...web1, check: 'health', goal }], [web1, web2], signal);
        const { checks, agent, forced } = servers.get('web/web1') ?? {};
        assert.deepEqual([checks, agent, forced], [goal, 'none', state]);
        assert.equal(servers.get('web/web2')?.checks, 'none');
      }
    }
    lb.close();
  });

  test('checks switched off before maint run again when they are switched on in it', async () => {
    const lb = await fresh();
    if (peer().lacks?.includes('health-checks')) return lb.close();
    await lb.setChecks([{ ...web1, check: 'health', goal: 'disabled' }], [web1], signal);
    await lb.setStates([{ ...web1, state: 'maint' }], [web1], signal);
    await lb.setChecks([{ ...web1, check: 'health', goal: 'enabled' }], [web1], signal);
    const { servers } = await lb.takeDownForProof([web1], [web1], signal);
    assert.equal(servers.get('web/web1')?.checks, 'enabled');
    const status = async () => (await lb.sample([web1], signal)).get('web/web1')?.status;
    await eventually('its checks have brought it up', async () => (await status()) !== 'DOWN');
    lb.close();
  });

  test('a server that left maint with its checks off keeps their pause: switched on, they do not run', async () => {
    const lb = await fresh();
    if (peer().lacks?.includes('health-checks')) return lb.close();
    await peer().force('web/web1', 'maint');
    await lb.setChecks([{ ...web1, check: 'health', goal: 'disabled' }], [web1], signal);
    await lb.setStates([{ ...web1, state: 'ready' }], [web1], signal);
    const { servers } = await lb.setChecks([{ ...web1, check: 'health', goal: 'enabled' }], [web1], signal);
    assert.equal(servers.get('web/web1')?.checks, 'disabled');
    await lb.setStates([{ ...web1, state: 'maint' }], [web1], signal);
    const out = await lb.setStates([{ ...web1, state: 'ready' }], [web1], signal);
    assert.equal(out.servers.get('web/web1')?.checks, 'enabled', 'through maint they run again');
    lb.close();
  });

  test('a check that is not there: to disable it is accepted, and it is never taken for one that runs', async () => {
    const lb = await fresh();
    if (peer().lacks?.includes('health-checks')) return lb.close();
    const other = nameOf('3/2');
    for (const check of ['health', 'agent'] as const) {
      const off = await lb.setChecks([{ ...other, check, goal: 'disabled' }], [other], signal);
      assert.deepEqual([off.servers.get('3/2')?.checks, off.servers.get('3/2')?.agent], ['none', 'none']);
      // 2.2 takes `enable health` for a server without checks.
      const failure = await lb.setChecks([{ ...other, check, goal: 'enabled' }], [other], signal).then(
        () => null,
        (error: Failure) => error,
      );
      assert.equal(failure?.code ?? 'refused', 'refused');
      assert.equal((await lb.readServers([other], signal)).servers.get('3/2')?.checks, 'none');
    }
    await lb.setChecks([{ ...other, check: 'health', goal: 'disabled' }], [other], signal);
    lb.close();
  });

  test('sessions of an idle server are none, and to cut none is no error', async () => {
    const lb = await fresh();
    if (peer().lacks?.includes('shutdown-sessions')) {
      const refused = await failureOf(lb.shutDownSessions([web1, web2], signal));
      assert.deepEqual([refused.code, refused.callChanged], ['unsupported', 'no']);
      assert.equal(await lb.sessionsOf(web1, signal), null);
      return lb.close();
    }
    await lb.shutDownSessions([web1, web2], signal);
    assert.equal((await lb.sessionsOf(web1, signal))?.count, 0);
    lb.close();
  });
}

function describeProof(peer: () => Peer, fresh: Fresh, signal: AbortSignal): void {
  test('for a proof a server is in drain and down at once, from maint and from drain, and went down once', async () => {
    for (const from of ['maint', 'drain'] as const) {
      const lb = await fresh();
      const proven = async () => (await lb.sample([web1], signal)).get('web/web1')?.status === 'UP';
      await eventually('web1 is up', proven);
      const before = await lb.setStates([{ ...web1, state: from }], [web1], signal);
      const { servers } = await lb.takeDownForProof([web1], [web1, t1], signal);
      const server = servers.get('web/web1');
      assert.equal(server?.adminFlags, 8);
      assert.equal((server?.checkDowns ?? 0) - (before.servers.get('web/web1')?.checkDowns ?? 0), 1);
      if (peer().asksInTurn) {
        // A check may have brought it up between two questions: in drain it takes nobody all the same.
        assert.match(server?.status ?? '', /^(?:DOWN|DRAIN)/);
        assert.ok(server?.operationalState === 0 || server?.operationalState === 2);
      } else {
        // `DOWN 1/2` when a check has passed meanwhile.
        assert.match(server?.status ?? '', /^DOWN/);
        assert.equal(server?.operationalState, 0);
        assert.equal(servers.get('api/t1')?.operationalState, 0, 'it tracks web/web1');
      }
      lb.close();
    }
  });

  test('to go to maint counts as going down, too, and not again for a server that is down', async () => {
    const lb = await fresh();
    await eventually(
      'web1 is up',
      async () => (await lb.sample([web1], signal)).get('web/web1')?.status === 'UP',
    );
    const downs = ({ servers }: Reading): number => servers.get('web/web1')?.checkDowns ?? Number.NaN;
    const before = downs(await lb.readServers([web1], signal));
    const states = ['maint', 'maint', 'drain', 'maint'] as const;
    const counted: number[] = [];
    for (const state of states)
      counted.push(downs(await lb.setStates([{ ...web1, state }], [web1], signal)) - before);
    assert.deepEqual(counted, [1, 1, 1, 2]);
    const down = await lb.takeDownForProof([web2], [web2], signal);
    assert.equal(down.servers.get('web/web2')?.checkDowns, 0, 'it has no checks');
    await lb.setHealth([web2], 'up', [web2], signal);
    lb.close();
  });

  test('health stopping takes a server out without taking it down, until a check passes from then on', async () => {
    const lb = await fresh();
    const status = async () => (await lb.sample([web1], signal)).get('web/web1')?.status;
    await eventually('web1 is up', async () => (await status()) === 'UP');
    const before = await lb.readServers([web1], signal);
    const { servers } = await lb.setHealth([web1], 'stopping', [web1], signal);
    const server = servers.get('web/web1');
    assert.equal(server?.adminFlags, 8);
    // On a slow way the next check may have passed before the server is read back, or between its two rows.
    assert.match(`${server?.operationalState} ${server?.status}`, /^(3 NOLB|3 DRAIN|2 DRAIN)$/);
    assert.equal(server?.checkDowns, before.servers.get('web/web1')?.checkDowns);
    await eventually('a check has passed', async () => (await status()) === 'DRAIN');
    assert.equal((await lb.readServers([web1], signal)).servers.get('web/web1')?.operationalState, 2);
    lb.close();
  });

  test('a server without checks that is down comes up when it is told', async () => {
    const lb = await fresh();
    const down = await lb.takeDownForProof([web2], [web2], signal);
    assert.equal(down.servers.get('web/web2')?.operationalState, 0);
    const up = await lb.setHealth([web2], 'up', [web2], signal);
    assert.equal(up.servers.get('web/web2')?.operationalState, 2);
    assert.equal(await peer().adminFlags('web/web2'), 8);
    lb.close();
  });

  test('a server that tracks another cannot be taken down; the error says that it is in drain now', async () => {
    const lb = await fresh();
    const failure = await failureOf(lb.takeDownForProof([t1], [t1], signal));
    assert.deepEqual([failure.code, failure.server, failure.callChanged], ['tracking', 'api/t1', 'yes']);
    assert.equal(await peer().adminFlags('api/t1'), 8);
    lb.close();
  });
}

function describeTrouble(peer: () => Peer, fresh: Fresh, signal: AbortSignal): void {
  test('a refused setting is told with its server, its load balancer, and whether others were set', async () => {
    const lb = await fresh();
    const nobody = nameOf('web/nobody');
    const alone = await failureOf(lb.setStates([{ ...nobody, state: 'maint' }], [web2], signal));
    const told = [alone.code, alone.server, alone.callChanged, alone.loadBalancer];
    assert.deepEqual(told, ['not-found', 'web/nobody', 'no', lb.name]);
    const goals = [web2, nobody].map((name) => ({ ...name, state: 'drain' as const }));
    const together = await failureOf(lb.setStates(goals, [web2], signal));
    assert.deepEqual(
      [together.code, together.server, together.callChanged],
      ['not-found', 'web/nobody', 'yes'],
    );
    assert.equal(await peer().adminFlags('web/web2'), 8);
    lb.close();
  });

  test('a server that is not there cannot be read', async () => {
    const lb = await fresh();
    for (const name of ['web/nobody', 'nobody/web1', 'web/WEB1'].map(nameOf)) {
      assert.equal((await failureOf(lb.readServers([web1, name], signal))).code, 'not-found');
      assert.equal((await failureOf(lb.sample([web1, name], signal))).code, 'not-found');
    }
    lb.close();
  });

  test('a name that could be a second command is never sent', async () => {
    const lb = await fresh();
    const injected = [
      's1;disable server web/web2;',
      's1\ndisable server web/web2\n',
      'a\0b',
      'a b',
      'a\\b',
      'a<<',
      '',
    ];
    for (const server of injected) {
      const name = { backend: 'web', server };
      const works: [() => Promise<unknown>, Lack?][] = [
        [() => lb.setStates([{ ...name, state: 'maint' }], [web2], signal)],
        [() => lb.setWeights([{ ...name, weight: '1', effective: 1 }], [web2], signal), 'weight'],
        [() => lb.takeDownForProof([name], [web2], signal)],
        [() => lb.setHealth([name], 'stopping', [web2], signal)],
        [() => lb.setHealth([name], 'up', [web2], signal)],
        [() => lb.shutDownSessions([name], signal), 'shutdown-sessions'],
        [() => lb.setStates([{ backend: server, server: 'web1', state: 'maint' }], [web2], signal)],
      ];
      for (const [work, lack] of works) {
        const failure = await failureOf(work());
        const code = lack !== undefined && peer().lacks?.includes(lack) ? 'unsupported' : 'invalid-input';
        assert.deepEqual([failure.code, failure.callChanged], [code, 'no']);
      }
    }
    assert.equal(await peer().adminFlags('web/web2'), 0);
    lb.close();
  });

  test('level user sets nothing', async () => {
    const lb = await fresh('user');
    const failure = await failureOf(lb.setStates([{ ...web2, state: 'maint' }], [web2], signal));
    assert.deepEqual([failure.code, failure.callChanged], ['permission-denied', 'no']);
    assert.equal(await peer().adminFlags('web/web2'), 0);
    lb.close();
  });

  test('an aborted call rejects with the reason, and the next one works', async () => {
    const lb = await fresh();
    const reason = new Error('enough');
    await assert.rejects(lb.readServers([web1], AbortSignal.abort(reason)), reason);
    await assert.rejects(
      lb.setStates([{ ...web2, state: 'maint' }], [web2], AbortSignal.abort(reason)),
      reason,
    );
    assert.equal(await peer().adminFlags('web/web2'), 0);
    assert.equal((await lb.readServers([web1], signal)).servers.size, 1);
    lb.close();
  });

  test('another process is noticed by every call but read, and nothing is set on it', async () => {
    const calls: [string, (lb: LoadBalancer) => Promise<unknown>, Lack?][] = [
      ['readServers', (lb) => lb.readServers([web2], signal)],
      ['readServers fresh', (lb) => lb.readServers([web2], signal, { fresh: true })],
      ['sample', (lb) => lb.sample([web2], signal)],
      ['setStates', (lb) => lb.setStates([{ ...web2, state: 'maint' }], [web2], signal)],
      [
        'setWeights',
        (lb) => lb.setWeights([{ ...web2, weight: '1', effective: 1 }], [web2], signal),
        'weight',
      ],
      ['takeDownForProof', (lb) => lb.takeDownForProof([web2], [web2], signal)],
      ['setHealth stopping', (lb) => lb.setHealth([web2], 'stopping', [web2], signal)],
      ['setHealth up', (lb) => lb.setHealth([web2], 'up', [web2], signal)],
      ['shutDownSessions', (lb) => lb.shutDownSessions([web2], signal), 'shutdown-sessions'],
    ];
    for (const [method, call, lack] of calls) {
      if (lack !== undefined && peer().lacks?.includes(lack)) continue;
      const lb = await fresh();
      await peer().restart();
      assert.equal((await failureOf(call(lb))).code, 'reloaded', method);
      const { servers, oldWorkers } = await lb.read(signal);
      const web = servers.get('web/web2');
      // It was stopped, not reloaded: no connection leads to it any more.
      assert.equal(oldWorkers, peer().seesOldWorkers ? 'none' : 'unseen', method);
      assert.deepEqual([web?.adminFlags, web?.weight, web?.operationalState], [0, 10, 2], method);
      await call(lb);
      lb.close();
    }
    await peer().restart();
  });

  test('to close twice, or what was never open, is no error', async () => {
    const lb = peer().open();
    lb.close();
    lb.close();
  });
}

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const error = await work.then(
    () => assert.fail('it worked'),
    (reason: unknown) => reason,
  );
  if (error instanceof Failure) return error;
  throw error;
}
