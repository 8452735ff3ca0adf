/** The Runtime API of real HAProxies where it is awkward: processes, levels, names, numbers, sizes. */
import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { describe, type TestContext, test } from 'node:test';
import { systemClock } from '../../src/clock.ts';
import { Failure, Reloaded } from '../../src/errors.ts';
import type { LoadBalancer } from '../../src/haproxy/load-balancer.ts';
import { keyOf, type Server, type ServerName } from '../../src/haproxy/server.ts';
import { ageOf } from '../../src/operation/audit/age.ts';
import { change } from '../../src/operation/change.ts';
import { startFakeDataPlaneApi } from '../support/data-plane-api/fake.ts';
import { openThrough } from '../support/data-plane-api/open.ts';
import { apiFor } from '../support/data-plane-api/versions.ts';
import { eventually } from '../support/eventually.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { ask } from '../support/haproxy-cli.ts';
import { forEachHaproxy } from '../support/haproxy-versions.ts';
import { leadingTo } from '../support/leading-to.ts';
import { startLineProxy } from '../support/line-proxy.ts';
import { startLongRequest } from '../support/long-request.ts';
import { openAt } from '../support/open-load-balancer.ts';
import { type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';
import { makeScratch } from '../support/scratch.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { startWebServer } from '../support/web-server.ts';
import { request } from '../unit/change-scene.ts';

const signal = new AbortController().signal;
const config = 'backend web\n  server web1 127.0.0.1:1\n  server web2 127.0.0.1:2\n  server web3 127.0.0.1:3';
const [web1, web2, web3] = ['web1', 'web2', 'web3'].map((server) => ({ backend: 'web', server })) as [
  ServerName,
  ServerName,
  ServerName,
];

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const error = await work.then(
    () => assert.fail('it worked'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Failure, String(error));
  return error;
}

forEachHaproxy('the Runtime API', (version) => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const atLeast = (wanted: number): boolean => major + minor / 10 >= wanted;

  test('each step of a drain is one write and its replies', async (t) => {
    const haproxy = await startHaproxy(version, { t, config });
    const proxy = await startTcpProxy({ target: haproxy.socket, t });
    const lb = openAt(proxy.address, { t });
    const bursts = async (work: Promise<unknown>): Promise<number[]> => {
      const { connections, clientBursts } = proxy;
      await work;
      return [proxy.connections - connections, proxy.clientBursts - clientBursts];
    };
    assert.deepEqual(await bursts(lb.read(signal)), [1, 1]);
    assert.deepEqual(await bursts(lb.setStates([{ ...web1, state: 'drain' }], [web1, web2], signal)), [0, 1]);
    assert.deepEqual(await bursts(lb.sample([web1], signal)), [0, 1]);
    assert.deepEqual(await bursts(lb.takeDownForProof([web1], [web1], signal)), [0, 1]);
    assert.deepEqual(await bursts(lb.readServers([web1, web2], signal)), [0, 1]);
    assert.deepEqual(await bursts(lb.readServers([web1, web2], signal, { fresh: true })), [1, 1]);
    // Of the new connection it is known by now who answers.
    assert.deepEqual(await bursts(lb.setStates([{ ...web1, state: 'ready' }], [web1], signal)), [0, 1]);
  });

  test('a name with several addresses: one of them is asked, and the reading says which others are not', async (t) => {
    const haproxy = await startHaproxy(version, { t, config, tcp: true });
    const port = haproxy.tcp.slice(haproxy.tcp.lastIndexOf(':') + 1);
    const several = { name: 'lb.example.com', reached: '127.0.0.1', others: ['127.0.0.2'] };
    const api = await startFakeDataPlaneApi({ t, socket: haproxy.socket, version: apiFor(version) });
    const named = api.address.replace('127.0.0.1', 'lb.example.com');
    for (const [addresses, severalAddresses] of [
      [['127.0.0.1', '127.0.0.2'], several],
      [['127.0.0.1'], undefined],
    ] as const) {
      const lookup = leadingTo(addresses);
      for (const lb of [
        openAt(`lb.example.com:${port}`, { t, lookup }),
        openThrough({ ...api, address: named }, { t, lookup }),
      ]) {
        assert.deepEqual((await lb.read(signal)).severalAddresses, severalAddresses);
        await lb.readServers([web1], signal, { fresh: true });
        assert.deepEqual((await lb.read(signal)).severalAddresses, severalAddresses);
      }
    }
  });

  test('a fresh reading connects while it waits for its moment, and asks then', async (t) => {
    const haproxy = await startHaproxy(version, { t, config });
    const proxy = await startTcpProxy({ target: haproxy.socket, t });
    const clock = new FakeClock();
    const lb = openAt(proxy.address, { t, clock });
    await lb.read(signal);
    const { clientBursts } = proxy;
    const reading = lb.readServers([web1], signal, { fresh: true, notBefore: clock.now() + 500 });
    await eventually('it is connected', () => proxy.connections === 2 && clock.sleepers === 1);
    await clock.advance(499);
    assert.equal(proxy.clientBursts, clientBursts, 'nothing is asked before');
    await clock.advance(1);
    assert.equal((await reading).servers.size, 1);
    assert.deepEqual([proxy.connections, proxy.clientBursts - clientBursts], [2, 1]);

    const abort = new AbortController();
    const reason = new Failure('cancelled', 'enough');
    const aborted = lb.readServers([web1], abort.signal, { notBefore: clock.now() + 500 });
    await eventually('it waits', () => clock.sleepers === 1);
    abort.abort(reason);
    await aborted.then(
      () => assert.fail('it was read'),
      (error: unknown) => assert.ok(error === reason, 'the very reason, not a copy'),
    );
    assert.deepEqual([reason.loadBalancer, clock.sleepers], [undefined, 0]);
  });

  describe('of many servers, before the moment of a fresh reading', () => {
    const NAMES = Array.from({ length: 2_000 }, (_, at) => ({ backend: 'web', server: `s${at + 1}` }));
    const SOME = NAMES.slice(0, 400);

    /** Two thousand, three of which are in drain. Whoever comes is served by one that nobody asks about. */
    async function startLarge(t: TestContext) {
      const app = await startWebServer({ name: 'app', t });
      const lines = NAMES.map(({ server }, at) => `  server ${server} 127.0.1.${(at % 250) + 1}:1`);
      const config = `backend web
  use-server app if TRUE
${lines.join('\n')}
  server app 127.0.0.1:${app.port}`;
      const haproxy = await startHaproxy(version, { t, config, frontends: { in: 'web' } });
      const proxy = await startTcpProxy({ target: haproxy.socket, t });
      // Only its uptime tells who a 2.2 is, and that goes on.
      const clock = Object.assign(new FakeClock(), { wallTime: () => Date.now() });
      const lb = openAt(proxy.address, { t, clock });
      await lb.read(signal);
      const drained = SOME.slice(0, 3).map((name) => ({ ...name, state: 'drain' as const }));
      return { haproxy, proxy, clock, lb, setOut: () => lb.setStates(drained, SOME, signal) };
    }

    type Large = Awaited<ReturnType<typeof startLarge>>;

    /** Reads them for a moment in half a second; `meanwhile` happens when something has been read. Returns when that was, and how often was asked. */
    async function readAround({ proxy, clock, lb }: Large, meanwhile: () => Promise<unknown>) {
      const { clientBursts } = proxy;
      const reading = lb.readServers(SOME, signal, { fresh: true, notBefore: clock.now() + 500 });
      // While a reply is due it is the deadline that sleeps, for longer.
      await eventually('it is too early', () => clock.sleepers === 1 && clock.wakesIn === 400);
      assert.equal(proxy.clientBursts, clientBursts, 'nothing is asked a long time before');
      await clock.advance(400);
      await eventually('something was read', () => clock.sleepers === 1 && clock.wakesIn === 100);
      assert.equal(proxy.clientBursts, clientBursts + 1);
      const readAt = clock.now();
      await meanwhile();
      await clock.advance(100);
      return { ...(await reading), readAt, asked: proxy.clientBursts - clientBursts };
    }

    /** What both tables say of each. */
    async function isTrueNow(haproxy: RealHaproxy, servers: ReadonlyMap<string, Server>): Promise<boolean> {
      const now = (await openAt(haproxy.address).read(signal)).servers;
      return SOME.map(keyOf).every((key) => {
        const [own, other] = [servers.get(key), now.get(key)];
        return own !== undefined && own.admin === other?.admin && own.status === other.status;
      });
    }

    test('their states are read where somebody is in the backend, and once more when they have changed by then', async (t) => {
      const large = await startLarge(t);
      const { haproxy } = large;
      await startLongRequest(t, haproxy, 'in', 'web', 'app');
      await large.setOut();
      const changes = [
        ['nothing', 2, []],
        ['a drain that becomes maint', 3, ['set server web/s1 state maint']],
        ['a drain that is over', 3, ['set server web/s2 state ready']],
        ['one that goes', 3, ['set server web/s7 state maint']],
      ] as const;
      for (const [what, times, commands] of changes) {
        const { servers, statesAt, readAt, asked } = await readAround(large, async () => {
          for (const command of commands) await haproxy.cli(command);
        });
        assert.deepEqual([what, asked], [what, times]);
        assert.deepEqual([what, statesAt], [what, times === 2 ? readAt : undefined]);
        assert.ok(await isTrueNow(haproxy, servers), what);
      }
    });

    test("their traffic is read where nobody is, and the backend's own row tells whether somebody has come since", async (t) => {
      const large = await startLarge(t);
      const { haproxy } = large;
      const url = `http://127.0.0.1:${haproxy.port('in')}/`;
      await large.setOut();
      const comeAndGo = async () => {
        await (await fetch(url)).text();
        await eventually('it is over', async () => (await haproxy.row('web', 'BACKEND')).scur === '0');
      };
      const changes = [
        ['nothing', 2, async () => {}],
        ['a drain that is over', 3, () => haproxy.cli('set server web/s2 state ready')],
        ['one that goes', 3, () => haproxy.cli('set server web/s7 state maint')],
        ['a drain that becomes maint', 3, () => haproxy.cli('set server web/s1 state maint')],
        [
          'one for another',
          3,
          () => haproxy.cli('set server web/s3 state ready;set server web/s900 state drain'),
        ],
        ['somebody who comes and goes', 3, comeAndGo],
        ['nothing, again', 2, async () => {}],
        ['somebody who stays', 3, () => startLongRequest(t, haproxy, 'in', 'web', 'app')],
      ] as const;
      for (const [what, times, meanwhile] of changes) {
        const { servers, backends, statesAt, asked } = await readAround(large, meanwhile);
        assert.deepEqual([what, asked, statesAt], [what, times, undefined]);
        assert.ok(await isTrueNow(haproxy, servers), what);
        const { act } = await haproxy.row('web', 'BACKEND');
        assert.deepEqual([what, backends.get('web')?.active], [what, Number(act)]);
      }
    });

    test('over a long way a drain takes no round trip more: what was read last is of now', async (t) => {
      const { haproxy, lb: other } = await startLarge(t);
      const back = () => {
        const ready = NAMES.map((name) => ({ ...name, state: 'ready' as const }));
        return other.setStates(ready, NAMES, signal);
      };
      const proxy = await startTcpProxy({ target: haproxy.socket, delay: 30, t });
      const drain = request('drain', { minAvailable: { kind: 'count', value: 0 } }, 's1*');
      // On a busy machine what was read is old in no time.
      await eventually('read, set, read early, and at the moment', async () => {
        const { clientBursts } = proxy;
        const lb = openAt(proxy.address);
        const report = await change({
          request: drain,
          loadBalancers: [lb],
          effects: { clock: systemClock, signal, save: () => {}, tell: () => {} },
        });
        lb.close();
        assert.equal(report.error, null);
        const bursts = proxy.clientBursts - clientBursts;
        await back();
        return bursts === 4;
      });
    });
  });

  for (const mode of ['http', 'tcp']) {
    test(`whoever is served, queued or about to be tried again is in the backend, in mode ${mode}`, async (t) => {
      const app = await startWebServer({ name: 'app', t });
      const backends = [
        ['dead', 'server s1 127.0.0.1:1'],
        ['full', `server s1 127.0.0.1:${app.port} maxconn 1`],
      ];
      const config = backends
        .map(
          ([name, server]) => `frontend to_${name}
  mode ${mode}
  bind 127.0.0.1:{{to_${name}}}
  default_backend ${name}
backend ${name}
  mode ${mode}
  ${server}`,
        )
        .join('\n');
      const haproxy = await startHaproxy(version, { t, config });
      const counts = async (backend: string, row: string) => {
        const { scur, stot } = await haproxy.row(backend, row);
        return [Number(scur), Number(stot)];
      };
      for (const name of ['to_dead', 'to_full', 'to_full']) void stream(haproxy.port(name), {});
      await eventually('all have come', async () => {
        const [dead, full] = [await counts('dead', 'BACKEND'), await counts('full', 'BACKEND')];
        return dead[1] === 1 && full[1] === 2;
      });
      assert.deepEqual(await counts('dead', 'BACKEND'), [1, 1]);
      assert.equal((await counts('dead', 's1'))[0], 0, 'it is counted at no server');
      assert.deepEqual(await counts('full', 'BACKEND'), [2, 2]);
      assert.deepEqual(await counts('full', 's1'), [1, 1]);
    });
  }

  test('a backend of log servers is known, from 3.0 on', { skip: !atLeast(3) }, async (t) => {
    const logs = 'backend logs\n  mode log\n  balance roundrobin\n  server log1 127.0.0.1:1';
    const haproxy = await startHaproxy(version, { t, config: `${config}\n${logs}` });
    const { backends } = await openAt(haproxy.address, { t }).read(signal);
    const known = [...backends.values()].filter(({ isOfLogServers }) => isOfLogServers);
    assert.deepEqual(
      known.map(({ name }) => name),
      ['logs'],
    );
  });

  for (const severity of ['number', 'string']) {
    test(`severity-output ${severity} on the line of the socket changes nothing, at any level`, async (t) => {
      const { folder, remove } = makeScratch();
      t.after(remove);
      const levels = ['admin', 'operator', 'user'] as const;
      const lines = levels.map(
        (level) => `stats socket ${folder}/${level} mode 600 level ${level} severity-output ${severity}`,
      );
      const haproxy = await startHaproxy(version, { t, config, extraGlobal: lines.join('\n'), master: true });
      const prefix = severity === 'number' ? '[6]: ' : '[info]: ';
      assert.equal(await ask(`${folder}/user`, 'show cli level'), `${prefix}user\n\n`, 'it is in force');
      for (const level of levels) {
        const proxy = await startTcpProxy({ target: `${folder}/${level}`, t });
        const lb = openAt(proxy.address, { t });
        const snapshot = await lb.read(signal);
        assert.deepEqual([snapshot.level, snapshot.servers.size], [level, 3]);
        assert.deepEqual([proxy.connections, proxy.clientBursts], [1, 1]);
        const failure = await failureOf(
          lb.setStates([{ ...web1, server: 'web9', state: 'drain' }], [web1], signal),
        );
        assert.deepEqual(
          [failure.code, failure.detail],
          level === 'admin' ? ['not-found', 'No such server.'] : ['permission-denied', 'Permission denied'],
        );
        assert.equal((await lb.sessionsOf(web1, signal)) === null, level === 'user');
      }
      const lb = openAt(`${folder}/admin`, { t });
      await lb.read(signal);
      const { servers } = await lb.takeDownForProof([web1], [web1], signal);
      assert.equal(servers.get('web/web1')?.forced, 'drain');
      assert.equal((await openAt(haproxy.masterSocket, { t }).read(signal)).level, 'admin');
    });
  }

  test('any table anywhere may bind clients, that of another proxy or of peers', async (t) => {
    const backends = `backend web
  stick on src table elsewhere
  server web1 127.0.0.1:1
backend plain
  server web1 127.0.0.1:1
backend own
  stick-table type ip size 1k
  server web1 127.0.0.1:1
`;
    const tables = [
      'backend elsewhere\n  stick-table type ip size 1k',
      'peers group\n  peer here 127.0.0.1:{{peer}}\n  table elsewhere type ip size 1k',
    ];
    for (const [at, table] of tables.entries()) {
      const config = `${at === 0 ? backends : backends.replace('table elsewhere', 'table group/elsewhere')}${table}`;
      const haproxy = await startHaproxy(version, { t, config, extraGlobal: 'localpeer here' });
      const { backends: read } = await openAt(haproxy.address, { t }).read(signal);
      const sticky = ['web', 'plain', 'own'].map((name) => read.get(name)?.sticky);
      assert.deepEqual(sticky, ['other-table', 'other-table', 'stick-table'], table);
    }
    const haproxy = await startHaproxy(version, { t, config });
    const { backends: read } = await openAt(haproxy.address, { t }).read(signal);
    assert.equal(read.get('web')?.sticky, null, 'where there is none, nobody is bound by one');
  });

  test('thousands of settings go in one write, and a look at one of them is small', async (t) => {
    const servers = Array.from({ length: 4_000 }, (_, at) => `  server s${at} 127.0.0.1:1`);
    const haproxy = await startHaproxy(version, { t, config: `backend big\n${servers.join('\n')}` });
    const proxy = await startTcpProxy({ target: haproxy.socket, t, record: false });
    // Time stands still: once a second the process is asked after as well.
    const lb = openAt(proxy.address, { t, clock: { ...systemClock, now: () => 0 } });
    const snapshot = await lb.read(signal);
    assert.equal(snapshot.servers.size, 4_000);
    const names = [...snapshot.servers.values()]
      .slice(0, 3000)
      .map(({ backend, server }) => ({ backend, server }));
    const { clientBursts } = proxy;
    const goals = names.map((name) => ({ ...name, state: 'drain' as const }));
    const reading = await lb.setStates(goals, names, signal);
    assert.deepEqual(
      new Set([...reading.servers.values()].map(({ adminFlags }) => adminFlags)),
      new Set([8]),
    );
    assert.equal(reading.servers.size, 3000);
    assert.ok(
      proxy.clientBursts - clientBursts < 50,
      'the replies begin while commands are still on their way',
    );
    const before = proxy.bytes.fromServer;
    await lb.sample(names.slice(0, 1), signal);
    assert.ok(proxy.bytes.fromServer - before <= 4096, `${proxy.bytes.fromServer - before} bytes`);
    assert.equal((await lb.sample(names, signal)).size, 3000);
  });

  test('of many servers the traffic may be left as it was read: states and guards are of now', async (t) => {
    const servers = Array.from({ length: 2_500 }, (_, at) => `  server s${at} 127.0.0.1:1`);
    const haproxy = await startHaproxy(version, { t, config: `backend big\n${servers.join('\n')}` });
    const proxy = await startTcpProxy({ target: haproxy.socket, t, record: false });
    const lb = openAt(proxy.address, { t });
    const snapshot = await lb.read(signal);
    const names = [...snapshot.servers.values()].map(({ backend, server }) => ({ backend, server }));
    const goals = names.slice(0, 500).map((name) => ({ ...name, state: 'drain' as const }));
    const set = async (earlierTraffic: boolean, goal: 'drain' | 'ready', count = 500) => {
      const before = proxy.bytes.fromServer;
      const some = goals.slice(0, count).map((name) => ({ ...name, state: goal }));
      const reading = await lb.setStates(some, names.slice(0, count), signal, { earlierTraffic });
      return { reading, bytes: proxy.bytes.fromServer - before };
    };
    const { reading, bytes } = await set(true, 'drain');
    const first = reading.servers.get('big/s0');
    assert.deepEqual(
      [
        [...(reading.earlierTraffic?.keys() ?? [])],
        reading.servers.size,
        reading.backends.get('big')?.active,
      ],
      [['big'], 500, 2_000],
    );
    // Its status is of `show stat`, so of before; what was set is not.
    assert.deepEqual([first?.forced, first?.status], ['drain', 'no check']);
    const back = await set(false, 'ready');
    assert.equal(back.reading.earlierTraffic, undefined);
    assert.ok(bytes < back.bytes / 2, `${bytes} bytes, with all traffic ${back.bytes}`);
    // Few are read in full, for that costs nothing.
    const few = await set(true, 'drain', 3);
    assert.deepEqual(
      [few.reading.earlierTraffic, few.reading.servers.get('big/s0')?.status],
      [undefined, 'DRAIN'],
    );
    // Behind a lost reply, too, nothing is taken for granted.
    assert.equal((await lb.readServers(names, signal, { fresh: true })).earlierTraffic, undefined);
  });

  test('a name that could be a second command is not sent, whatever came before it', async (t) => {
    const haproxy = await startHaproxy(version, { t, config });
    const proxy = await startLineProxy({ target: haproxy.socket, t });
    const lb = openAt(proxy.address, { t });
    await lb.read(signal);
    proxy.lines.length = 0;
    const injected = [
      'web2;disable server web/web3',
      'web2\ndisable server web/web3',
      'web2\0',
      'web2 x',
      'a\\b',
      '<<',
    ];
    for (const server of injected) {
      const name = { backend: 'web', server };
      const goals = [web1, name].map((goal) => ({ ...goal, state: 'maint' as const }));
      assert.equal((await failureOf(lb.setStates(goals, [web1], signal))).code, 'invalid-input');
      assert.equal(
        (await failureOf(lb.takeDownForProof([web1, name], [web1], signal))).code,
        'invalid-input',
      );
      assert.equal(
        (await failureOf(lb.readServers([web1, { ...name, backend: server }], signal))).code,
        'invalid-input',
      );
    }
    assert.deepEqual(proxy.lines, []);
  });

  test('an old worker is noticed while it is looked at, and takes no settings; the new one is read', async (t) => {
    const haproxy = await startHaproxy(version, { t, config, master: true });
    let ahead = 0;
    const lb = openAt(haproxy.address, {
      t,
      clock: { ...systemClock, now: () => systemClock.now() + ahead },
    });
    const old = await lb.read(signal);
    await lb.setStates([{ ...web1, state: 'drain' }], [web1], signal);
    await haproxy.reload();
    const refused = await failureOf(lb.setStates([{ ...web2, state: 'drain' }], [web2], signal));
    assert.ok(refused instanceof Reloaded, refused.message);
    assert.equal(refused.callChanged, 'no');
    ahead += 1000;
    assert.ok((await failureOf(lb.sample([web1], signal))) instanceof Reloaded);
    assert.ok((await failureOf(lb.readServers([web1], signal))) instanceof Reloaded);
    const fresh = await lb.read(signal);
    assert.notEqual(fresh.process.pid, old.process.pid);
    assert.equal(fresh.process.pid, haproxy.pid);
    assert.equal(fresh.servers.get('web/web1')?.adminFlags, 0);
    await lb.setStates([{ ...web1, state: 'drain' }], [web1], signal);
  });

  test('counters that somebody clears: no clock of 1970 is believed', async (t) => {
    const checked = 'backend web\n  server web1 127.0.0.1:1 check inter 100ms fall 1';
    const haproxy = await startHaproxy(version, { t, config: checked });
    const lb = openAt(haproxy.socket, { t });
    const read = async () => {
      const { servers, process } = await lb.read(signal);
      return { server: servers.get('web/web1') ?? assert.fail('it is not there'), process };
    };
    await eventually('it is down', async () => (await read()).server.status === 'DOWN');
    await haproxy.cli('clear counters all');
    const { server, process } = await read();
    assert.equal(server.checkDowns, 0);
    const age = ageOf(server, 'down', { process, stateLoaded: false });
    assert.ok(age.kind === 'unknown' || age.seconds < 60, JSON.stringify(age));
  });

  test('level operator reads, and is told what it lacks', async (t) => {
    const haproxy = await startHaproxy(version, { t, config, operatorSocket: true });
    const lb = openAt(haproxy.operatorSocket, { t });
    const { level, can } = await lb.read(signal);
    assert.deepEqual([level, can.change], ['operator', false]);
    assert.notEqual(await lb.sessionsOf(web1, signal), null);
    const failure = await failureOf(lb.setStates([{ ...web1, state: 'maint' }], [web1], signal));
    assert.deepEqual(
      [failure.code, failure.callChanged, failure.detail],
      ['permission-denied', 'no', 'Permission denied'],
    );
    assert.match(failure.hint ?? '', /level admin/);
  });

  test('the master’s CLI is recognised, and its worker addressed', async (t) => {
    const haproxy = await startHaproxy(version, { t, config, master: true });
    const direct = await openAt(haproxy.address, { t }).read(signal);
    const through = await openAt(haproxy.masterSocket, { t }).read(signal);
    assert.equal(through.process.pid, direct.process.pid);
    assert.deepEqual([direct.can.seeOldWorkers, through.can.seeOldWorkers], [false, version !== '2.2']);
    assert.deepEqual([direct.can.change, through.can.change], [true, true]);
    assert.deepEqual([...through.servers.keys()], [...direct.servers.keys()]);
  });

  test('a frontend’s port is recognised as no Runtime API', async (t) => {
    const haproxy = await startHaproxy(version, { t, config, frontends: { fe: 'web' } });
    const failure = await failureOf(openAt(`127.0.0.1:${haproxy.port('fe')}`, { t }).read(signal));
    assert.deepEqual([failure.code, /HTTP server/.test(failure.message)], ['not-haproxy', true]);
  });

  test('more clients than stats maxconn allows: the next one is told so, and works when there is room', async (t) => {
    const haproxy = await startHaproxy(version, { t, config, tcp: true, statsMaxconn: 2 });
    const busy = [openAt(haproxy.tcp, { t }), openAt(haproxy.tcp, { t })];
    for (const lb of busy) await lb.read(signal);
    const waiting = openAt(haproxy.tcp, { t, commandTimeoutMs: 300 });
    const failure = await failureOf(waiting.read(signal));
    assert.equal(failure.code, 'timeout');
    assert.match(failure.hint ?? '', /stats maxconn/);
    busy[0]?.close();
    await eventually('there is room', async () => (await waiting.read(signal).catch(() => null)) !== null);
  });

  test('a connection that HAProxy closed while it was idle is opened again, and the process is asked after', async (t) => {
    const haproxy = await startHaproxy(version, { t, config });
    const proxy = await startLineProxy({ target: haproxy.socket, t });
    const lb = openAt(proxy.address, { t });
    await lb.read(signal);
    proxy.edit = () => null;
    await failureOf(lb.sample([web1], AbortSignal.timeout(1000))).catch(() => {});
    proxy.edit = (line) => line;
    proxy.lines.length = 0;
    await lb.setStates([{ ...web1, state: 'drain' }], [web1], signal);
    assert.deepEqual(
      proxy.lines.filter((line) => !/^(?:prompt|set severity-output none)$/.test(line)).slice(0, 2),
      ['show info', 'set server web/web1 state drain'],
    );
  });

  test('who keeps a server busy is told, and is cut when that is asked for, the queue included', async (t) => {
    const app = await startWebServer({ name: 'app', t });
    const servers = ['web1', 'web2'].map(
      (name) => `server ${name} 127.0.0.1:${app.port} cookie ${name} maxconn 2`,
    );
    const haproxy = await startHaproxy(version, {
      t,
      config: ['backend web', 'cookie SRV insert', ...servers].join('\n  '),
      frontends: { fe: 'web' },
    });
    const lb = openAt(haproxy.address, { t });
    await lb.read(signal);
    // Bound to web1, so that they wait at web1 and not at the backend.
    const ends = Array.from({ length: 6 }, () => stream(haproxy.port('fe'), { cookie: 'SRV=web1' }));
    const traffic = async () => (await lb.sample([web1], signal)).get('web/web1');
    await eventually('two are served and four wait', async () => (await traffic())?.queued === 4);
    const summary = await lb.sessionsOf(web1, signal);
    assert.equal(summary?.clients[0]?.address, '127.0.0.1');
    assert.ok((summary?.count ?? 0) >= 2);
    await lb.setStates([{ ...web1, state: 'drain' }], [web1], signal);
    await lb.shutDownSessions([web1], signal);
    const after = await traffic();
    assert.deepEqual([after?.sessions, after?.queued], [0, 0]);
    await Promise.all(ends);
  });

  if (version === '2.2') {
    test('more than one process behind one socket is refused', async (t) => {
      // Without a master the tests' HAProxy runs in the foreground, and then it makes do with one process.
      const haproxy = await startHaproxy(version, { t, config, extraGlobal: 'nbproc 2', master: true });
      const failure = await failureOf(openAt(haproxy.address, { t }).read(signal));
      assert.deepEqual([failure.code, failure.callChanged], ['refused', 'no']);
      assert.match(failure.hint ?? '', /one address for each process/);
    });
  }

  if (!atLeast(3.3)) {
    test('a frontend and a backend of one name are told apart', async (t) => {
      const haproxy = await startHaproxy(version, {
        t,
        config:
          'frontend app\n  bind 127.0.0.1:{{app}}\n  default_backend app\nbackend app\n  server s1 127.0.0.1:1',
      });
      const lb = openAt(haproxy.address, { t });
      const s1 = { backend: 'app', server: 's1' };
      assert.deepEqual([...(await lb.read(signal)).servers.keys()], ['app/s1']);
      const { servers, backends } = await lb.setStates([{ ...s1, state: 'drain' }], [s1], signal);
      assert.deepEqual([servers.get('app/s1')?.status, backends.get('app')?.active], ['DRAIN', 0]);
    });
  } else {
    test('a backend whose name nobody can send is left out', async (t) => {
      const odd = ['a;b', 'a/d', 'a\\ b']
        .map((name) => `backend ${name}\n  server s1 127.0.0.1:1`)
        .join('\n');
      const haproxy = await startHaproxy(version, { t, config: `${config}\n${odd}` });
      const { servers, backends } = await openAt(haproxy.address, { t }).read(signal);
      assert.deepEqual([...backends.keys()], ['web']);
      assert.deepEqual([...servers.keys()], ['web/web1', 'web/web2', 'web/web3']);
    });
  }

  if (atLeast(2.6)) {
    test('a server that was deleted is gone, also when another one has its number', async (t) => {
      const haproxy = await startHaproxy(version, { t, config });
      const lb = openAt(haproxy.address, { t });
      await lb.read(signal);
      await haproxy.cli('set server web/web3 state maint');
      assert.match(await haproxy.cli('del server web/web3'), /Server deleted/);
      assert.match(await haproxy.cli('add server web/other 127.0.0.1:4'), /New server registered/);
      for (const call of [() => lb.sample([web3], signal), () => lb.readServers([web3], signal)]) {
        const failure = await failureOf(call());
        assert.deepEqual([failure.code, failure.server], ['not-found', 'web/web3']);
      }
      const together = await failureOf(
        lb.setStates(
          [web2, web3].map((name) => ({ ...name, state: 'drain' as const })),
          [web2, web3],
          signal,
        ),
      );
      assert.deepEqual(
        [together.code, together.server, together.callChanged],
        ['not-found', 'web/web3', 'yes'],
      );
    });

    test('a server that is only looked at was deleted: what was set of the other one was set', async (t) => {
      const haproxy = await startHaproxy(version, { t, config });
      const watch = [web2, web3];
      const writes = {
        setStates: (lb: LoadBalancer) => lb.setStates([{ ...web2, state: 'drain' }], watch, signal),
        setWeights: (lb: LoadBalancer) =>
          lb.setWeights([{ ...web2, weight: '7', effective: 7 }], watch, signal),
        setHealth: (lb: LoadBalancer) => lb.setHealth([web2], 'up', watch, signal),
        takeDownForProof: (lb: LoadBalancer) => lb.takeDownForProof([web2], watch, signal),
      };
      const lbs = Object.entries(writes).map(([what, act]) => ({
        what,
        act,
        lb: openAt(haproxy.address, { t }),
      }));
      for (const { lb } of lbs) await lb.read(signal);
      await haproxy.cli('set server web/web3 state maint');
      assert.match(await haproxy.cli('del server web/web3'), /Server deleted/);
      for (const { what, act, lb } of lbs) {
        const failure = await failureOf(act(lb));
        assert.deepEqual([what, failure.code, failure.callChanged], [what, 'not-found', 'yes']);
      }
    });

    test('a server that was deleted and added again has another number, and is found', async (t) => {
      const haproxy = await startHaproxy(version, { t, config });
      const lb = openAt(haproxy.address, { t });
      await lb.read(signal);
      for (const name of ['web2', 'web3']) {
        await haproxy.cli(`set server web/${name} state maint`);
        await haproxy.cli(`del server web/${name}`);
      }
      await haproxy.cli('add server web/web3 127.0.0.1:3');
      await haproxy.cli('add server web/web2 127.0.0.1:2');
      assert.equal((await lb.sample([web2], signal)).get('web/web2')?.server, 'web2');
      const { servers } = await lb.setStates([{ ...web3, state: 'drain' }], [web2, web3], signal);
      assert.deepEqual([servers.get('web/web2')?.adminFlags, servers.get('web/web3')?.adminFlags], [1, 8]);
    });
  }
});

/** A request that lasts until it is cut; resolves then. */
function stream(port: number, headers: Record<string, string>): Promise<void> {
  return new Promise((resolve) => {
    const client = httpRequest({ host: '127.0.0.1', port, path: '/?stream=60000', agent: false, headers });
    client.on('error', () => resolve());
    client.on('response', (response) => {
      response
        .on('close', () => resolve())
        .on('error', () => {})
        .resume();
    });
    client.end();
  });
}
