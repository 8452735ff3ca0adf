/**
 * A Data Plane API between us and HAProxy: its mistakes, its silences and its refusals, each told apart. The API is our own, which
 * answers as the real ones were recorded; HAProxy is real.
 */
import assert from 'node:assert/strict';
import net from 'node:net';
import { describe, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../src/clock.ts';
import { Failure } from '../../src/errors.ts';
import type { LoadBalancer } from '../../src/haproxy/load-balancer.ts';
import { nameOf } from '../../src/haproxy/server.ts';
import { describeProcess } from '../../src/haproxy/snapshot.ts';
import { Hold } from '../../src/operation/hold/hold.ts';
import { makeAuthority } from '../support/certificates.ts';
import {
  type FakeDataPlaneApi,
  type FakeOptions,
  startFakeDataPlaneApi,
} from '../support/data-plane-api/fake.ts';
import { startModelHaproxy } from '../support/data-plane-api/model-haproxy.ts';
import { openThrough } from '../support/data-plane-api/open.ts';
import { eventually } from '../support/eventually.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { freePort } from '../support/free-port.ts';
import { ask } from '../support/haproxy-cli.ts';
import { atBothEnds, type HaproxyVersion, IS_LONG_FORM, NEWEST } from '../support/haproxy-versions.ts';
import { NO_CREDENTIALS, openAt } from '../support/open-load-balancer.ts';
import { type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';
import { startWebServer, type WebServer } from '../support/web-server.ts';

const signal = new AbortController().signal;
const web1 = nameOf('web/web1');
const web2 = nameOf('web/web2');
const off = nameOf('web/off');

/** That drives this HAProxy. */
const apiFor = (version: HaproxyVersion) => (version === '2.2' ? '3.2.15' : '3.4.2');

interface Scene {
  app: WebServer;
  haproxy: RealHaproxy;
  api: FakeDataPlaneApi;
  lb: LoadBalancer;
}

async function startScene(
  t: TestContext,
  version: HaproxyVersion,
  more: Partial<FakeOptions> = {},
  checksOfOff = 'inter 100ms',
): Promise<Scene> {
  const app = await startWebServer({ name: 'app', t });
  const haproxy = await startHaproxy(version, {
    t,
    config: `backend web
      option httpchk GET /health
      server web1 127.0.0.1:${app.port} check inter 100ms rise 2 fall 3
      server web2 127.0.0.1:${app.port} weight 10
      server off 127.0.0.1:${app.port} check ${checksOfOff} disabled`,
  });
  const api = await startFakeDataPlaneApi({ t, socket: haproxy.socket, version: apiFor(version), ...more });
  return { app, haproxy, api, lb: openThrough(api, { t, commandTimeoutMs: 1_000 }) };
}

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const error = await work.then(
    () => assert.fail('it worked'),
    (reason: unknown) => reason,
  );
  if (error instanceof Failure) return error;
  throw error;
}

const setsIn = (api: FakeDataPlaneApi) => api.commands.filter((command) => command.startsWith('set '));

atBothEnds('what the API misreads', (version) => {
  test('a server that is disabled in the file and drained goes to maint, and never takes traffic on its way', async (t) => {
    // No check brings it up between two questions, however long the API takes.
    const { haproxy, api, lb } = await startScene(t, version, {}, 'inter 60s');
    await haproxy.cli('set server web/off state drain');
    assert.equal(await haproxy.adminFlags('web', 'off'), 12);
    const { servers } = await lb.read(signal);
    assert.deepEqual([servers.get('web/off')?.admin, servers.get('web/off')?.forced], ['drain', 'drain']);
    const reading = await lb.setStates([{ ...off, state: 'maint' }], [off], signal);
    assert.equal(reading.servers.get('web/off')?.forced, 'maint');
    assert.equal(await haproxy.adminFlags('web', 'off'), 5);
    const detour = ['web/off health down', 'web/off state ready', 'web/off state maint'];
    assert.deepEqual(
      setsIn(api),
      detour.map((what) => `set server ${what}`),
    );
  });

  test('the same server is proven, let in and taken out again', async (t) => {
    const { app, haproxy, lb } = await startScene(t, version);
    await lb.read(signal);
    app.health = { status: 503, delay: 0 };
    const down = await lb.takeDownForProof([off], [off], signal);
    const { forced, operationalState } = down.servers.get('web/off') ?? {};
    assert.deepEqual([forced, operationalState], ['drain', 0]);
    assert.equal(await haproxy.adminFlags('web', 'off'), 12);
    app.health = { status: 200, delay: 0 };
    await eventually(
      'its checks have passed',
      async () => (await lb.sample([off], signal)).get('web/off')?.status === 'DRAIN',
    );
    const ready = await lb.setStates([{ ...off, state: 'ready' }], [off], signal);
    assert.equal(ready.servers.get('web/off')?.forced, 'ready');
    const drained = await lb.setStates([{ ...off, state: 'drain' }], [off], signal);
    assert.deepEqual(
      [drained.servers.get('web/off')?.forced, await haproxy.adminFlags('web', 'off')],
      ['drain', 12],
    );
  });
});

atBothEnds('a PUT is not believed', (version) => {
  test('when HAProxy dropped what it was told: the API says 200, and the error says that nothing was done', async (t) => {
    const { haproxy, api, lb } = await startScene(t, version);
    await lb.read(signal);
    api.switches.dropsSets = true;
    const states = await failureOf(lb.setStates([{ ...web2, state: 'drain' }], [web2], signal));
    assert.deepEqual([states.code, states.callChanged, states.server], ['data-plane-api', 'no', 'web/web2']);
    const proof = await failureOf(lb.takeDownForProof([web1], [web1], signal));
    assert.deepEqual([proof.code, proof.callChanged], ['data-plane-api', 'no']);
    assert.equal(await haproxy.adminFlags('web', 'web2'), 0);
  });

  test('when its answer is lost: what was done is found, and nothing is done twice', async (t) => {
    const { haproxy, api, lb } = await startScene(t, version);
    await lb.read(signal);
    api.switches.loseAnswers = 1;
    const { servers } = await lb.setStates([{ ...web2, state: 'maint' }], [web2], signal);
    assert.equal(servers.get('web/web2')?.forced, 'maint');
    assert.deepEqual(setsIn(api), ['set server web/web2 state maint']);
    const before = Number((await haproxy.row('web', 'web1')).chkdown);
    for (const lost of [1, 2]) {
      await haproxy.cli('set server web/web1 state maint');
      await lb.readServers([web1], signal);
      const inMaint = Number((await haproxy.row('web', 'web1')).chkdown);
      api.switches.loseAnswers = lost;
      api.commands = [];
      await lb.takeDownForProof([web1], [web1], signal);
      assert.equal(setsIn(api).filter((command) => /health down/.test(command)).length, 1);
      assert.equal(Number((await haproxy.row('web', 'web1')).chkdown), inMaint + 1);
      await eventually(
        'it is up again',
        async () => (await lb.sample([web1], signal)).get('web/web1')?.status === 'DRAIN',
      );
    }
    assert.ok(before >= 0);
  });

  test('when a gateway gives up in its place, whatever that says: what was done is found', async (t) => {
    const { api, lb } = await startScene(t, version);
    await lb.read(signal);
    const states = ['maint', 'ready'] as const;
    for (const [index, body] of [{ message: 'the upstream server timed out' }, '<html>'].entries()) {
      let isFirst = true;
      api.switches.instead = ({ method }) => {
        if (method !== 'PUT' || !isFirst) return null;
        isFirst = false;
        return { status: 504, body, done: true };
      };
      api.commands = [];
      const state = states[index] ?? 'ready';
      const { servers } = await lb.setStates([{ ...web2, state }], [web2], signal);
      assert.equal(servers.get('web/web2')?.forced, state);
      assert.deepEqual(setsIn(api), [`set server web/web2 state ${state}`]);
    }
  });

  test('when HAProxy hung: what it was told while it hung is waited for, and found done', async (t) => {
    const { haproxy, api, lb } = await startScene(t, version);
    await lb.read(signal);
    const opened = Promise.withResolvers<void>();
    api.switches.gate = (command) => (command.startsWith('set ') ? opened.promise : undefined);
    const setting = lb.setStates([{ ...web2, state: 'drain' }], [web2], signal);
    // Twice as long as the answer is waited for.
    await sleep(2_000);
    assert.equal(await haproxy.adminFlags('web', 'web2'), 0);
    opened.resolve();
    api.switches.gate = null;
    assert.equal((await setting).servers.get('web/web2')?.forced, 'drain');
    assert.deepEqual(setsIn(api), ['set server web/web2 state drain']);
  });
});

atBothEnds('what somebody else has set since whoever asks heard of it', (version) => {
  test('is seen before anything is sent, and not set over: the reading says so', async (t) => {
    const { haproxy, api, lb } = await startScene(t, version);
    await lb.read(signal);
    const meanwhile = async (what: string, act: () => ReturnType<LoadBalancer['setStates']>) => {
      await haproxy.cli(`set server ${what}`);
      return (await act()).servers;
    };
    const ready = { ...web2, state: 'ready' } as const;
    const inMaint = await meanwhile('web/web2 state maint', () =>
      lb.setStates([{ ...web2, state: 'drain' }], [web2], signal),
    );
    assert.equal(inMaint.get('web/web2')?.forced, 'maint');
    const inDrain = await meanwhile('web/web2 state drain', () => lb.setStates([ready], [web2], signal));
    assert.equal(inDrain.get('web/web2')?.forced, 'drain');
    const off = await meanwhile('web/web1 state maint', () => lb.takeDownForProof([web1], [web1], signal));
    assert.equal(off.get('web/web1')?.forced, 'maint');
    const stopping = await meanwhile('web/web1 state ready', () =>
      lb.setHealth([web1], 'stopping', [web1], signal),
    );
    assert.equal(stopping.get('web/web1')?.forced, 'ready');
    if (api.dialect.setsWeights) {
      const goal = { ...web2, weight: '7', effective: 7 };
      const weighted = await meanwhile('web/web2 weight 3', () => lb.setWeights([goal], [web2], signal));
      assert.equal(weighted.get('web/web2')?.weight, 3);
    }
    assert.deepEqual(setsIn(api), []);
    // Heard of it, it is done.
    const back = await lb.setStates([ready], [web2], signal);
    assert.equal(back.servers.get('web/web2')?.forced, 'ready');
    assert.deepEqual(setsIn(api), ['set server web/web2 state ready']);
  });

  test('keeps nobody else from being set beside it', async (t) => {
    const { haproxy, lb } = await startScene(t, version);
    await lb.read(signal);
    await haproxy.cli('set server web/web2 state maint');
    const goals = [web1, web2].map((name) => ({ ...name, state: 'drain' }) as const);
    const { servers } = await lb.setStates(goals, [web1, web2], signal);
    assert.deepEqual([servers.get('web/web1')?.forced, servers.get('web/web2')?.forced], ['drain', 'maint']);
  });
});

describe('what is not known', () => {
  test('is whether its socket has the level admin: that is not claimed, and a set is refused with the line that is needed', async (t) => {
    const { haproxy } = await startScene(t, NEWEST);
    const api = await startFakeDataPlaneApi({ t, socket: haproxy.socket });
    const lb = openThrough(api, { t });
    assert.match(describeProcess(await lb.read(signal)), /, level admin or operator$/);
    api.switches.instead = ({ method }) =>
      method === 'PUT'
        ? { status: 500, body: { code: 500, message: '[3]  Permission denied' }, done: false }
        : null;
    const refused = await failureOf(lb.setStates([{ ...web2, state: 'maint' }], [web2], signal));
    assert.deepEqual(
      [refused.code, refused.callChanged, /level admin/.test(refused.hint ?? '')],
      ['permission-denied', 'no', true],
    );
  });

  test('is what the statistics leave out: neither without sessions nor gone', async (t) => {
    const broken = await startWebServer({ name: 'app', t });
    broken.health = { status: 503, delay: 0 };
    const haproxy = await startHaproxy(NEWEST, {
      t,
      // The next check, or one that a busy machine makes late, may end with other words.
      extraDefaults: 'timeout check 10s',
      config: `backend web
        option httpchk GET /health
        http-check connect
        http-check send meth GET uri /health
        http-check expect status 200 on-error "wanted, but"
        server web1 127.0.0.1:${broken.port} check inter 100ms fall 1 downinter 1h
        server web2 127.0.0.1:${broken.port}`,
    });
    await eventually('the comma is there', async () => /wanted, but/.test(await haproxy.cli('show stat')));
    const api = await startFakeDataPlaneApi({ t, socket: haproxy.socket });
    const lb = openThrough(api, { t });
    const snapshot = await lb.read(signal);
    assert.deepEqual([[...snapshot.servers.keys()], snapshot.unreadable], [['web/web2'], [web1]]);
    // One after another, as all calls on one load balancer.
    for (const call of [() => lb.readServers([web1], signal), () => lb.sample([web1, web2], signal)]) {
      const failure = await failureOf(call());
      assert.deepEqual([failure.code, failure.server], ['data-plane-api', 'web/web1']);
    }
  });

  test('is nobody who has come since, and beside whom others are asked for: he is told with them', async (t) => {
    const { haproxy, lb } = await startScene(t, NEWEST);
    await lb.read(signal);
    const ask = async () => {
      const { newcomers = [] } = await lb.readServers([web1], signal, { fresh: true });
      return newcomers.map(({ server, forced }) => `${server} ${forced}`);
    };
    assert.deepEqual(await ask(), []);
    await haproxy.cli('add server web/web3 127.0.0.1:1');
    await haproxy.cli('set server web/web3 state ready');
    assert.deepEqual(await ask(), ['web3 ready']);
    assert.deepEqual(await ask(), ['web3 ready']);
    await lb.read(signal);
    assert.deepEqual(await ask(), []);
  });

  test('is what the lists leave out: nobody is gone whom the statistics show', async (t) => {
    const { api, haproxy } = await startScene(t, NEWEST);
    const dead = `${haproxy.socket}.gone`;
    let lists = 0;
    // While HAProxy is restarted the API says of each backend that there is none, and nothing of why.
    const restarting = (atMost: number) => {
      lists = 0;
      api.switches.gate = (command) => {
        const isDead = command.startsWith('show servers state') && ++lists <= atMost;
        api.socket = isDead ? dead : haproxy.socket;
      };
    };
    restarting(1);
    assert.equal((await openThrough(api, { t }).read(signal)).servers.size, 3);
    restarting(1_000);
    const { servers, unreadable = [], unlisted } = await openThrough(api, { t }).read(signal);
    assert.deepEqual([servers.size, unreadable.length, unlisted], [0, 3, undefined]);
    api.switches.gate = (command) => {
      if (command.startsWith('show servers state')) api.socket = dead;
    };
    const failure = await failureOf(openThrough(api, { t, retries: 0 }).read(signal));
    assert.match(failure.message, /HAProxy does not answer the API/);
  });

  test('is a HAProxy that is restarted under the same number while it is read: what was read of both is no reading', async (t) => {
    const { api } = await startScene(t, NEWEST);
    const lb = openThrough(api, { t });
    await lb.read(signal);
    const lines = (await ask(api.socket, 'show info')).split('\n');
    const { Pid, Version, node } = Object.fromEntries(lines.map((line) => line.split(': ', 2)));
    // So that its uptime is more than none.
    await sleep(1_100);
    let asked = 0;
    // In a container the next one has the number of the one before.
    api.switches.instead = ({ path }) => {
      if (!path.endsWith('/runtime/info') || ++asked !== 2) return null;
      const info = { pid: Number(Pid), version: Version, uptime: 0, node };
      return { status: 200, body: { info }, done: false };
    };
    const { servers } = await lb.readServers([web1], signal, { fresh: true });
    assert.deepEqual([servers.size, asked], [1, 4]);
  });

  test('is a HAProxy that a reload has replaced, and that the API still asks: it is not the one that serves', async (t) => {
    const { api, lb } = await startScene(t, NEWEST);
    await lb.read(signal);
    const lines = (await ask(api.socket, 'show info')).split('\n');
    const { Pid, Version, Uptime_sec, node } = Object.fromEntries(lines.map((line) => line.split(': ', 2)));
    const info = { pid: Number(Pid), version: Version, uptime: Number(Uptime_sec), node, stopping: 1 };
    api.switches.instead = ({ path }) =>
      path.endsWith('/runtime/info') ? { status: 200, body: { info }, done: false } : null;
    assert.equal((await failureOf(lb.readServers([web1], signal, { fresh: true }))).code, 'reloaded');
  });

  test('is a HAProxy 2.2 behind an API that cannot read it', async (t) => {
    const { api, lb } = await startScene(t, '2.2', { version: '3.4.2' });
    const failure = await failureOf(lb.read(signal));
    assert.equal(failure.code, 'data-plane-api');
    assert.match(failure.message, /\(v3\.4\.2 .*\) cannot read the servers of this HAProxy/);
    assert.deepEqual(setsIn(api), []);
  });
});

describe('who answers', () => {
  const wrong = (api: FakeDataPlaneApi) => ({
    ...NO_CREDENTIALS,
    dataPlane: { username: api.user.name, password: 'falsch-geheim' },
  });

  test('is told apart: a wrong password, none, a redirect, another server, TLS, no HAProxy, and nobody', async (t) => {
    const { haproxy, api } = await startScene(t, NEWEST);
    const retries = { t, retries: 0 };
    const said: string[] = [];
    const debug = (line: string) => void said.push(line);
    for (const version of ['2.4.7', '3.0.23', '3.4.2'] as const) {
      const old = await startFakeDataPlaneApi({ t, socket: haproxy.socket, version });
      const failure = await failureOf(
        openAt(old.address, { ...retries, debug, credentials: wrong(old) }).read(signal),
      );
      assert.deepEqual([failure.code, /rounds=/.test(failure.hint ?? '')], ['permission-denied', true]);
      said.push(failure.message, failure.hint ?? '', failure.detail ?? '');
    }
    assert.doesNotMatch(said.join('\n'), /falsch-geheim|ZGVwbG95/);

    const nobody = await failureOf(openAt(api.address, retries).read(signal));
    assert.deepEqual(
      [nobody.code, /username and password/.test(nobody.hint ?? '')],
      ['permission-denied', true],
    );

    api.switches.redirect = 'https://evil.example/v3/info';
    const led = await failureOf(openThrough(api, retries).read(signal));
    assert.deepEqual([led.code, led.detail], ['data-plane-api', 'https://evil.example/v3/info']);
    api.switches.redirect = null;

    const app = await startWebServer({ name: 'app', t });
    const web = await failureOf(
      openThrough({ ...api, address: `http://127.0.0.1:${app.port}` }, retries).read(signal),
    );
    assert.equal(web.code, 'not-haproxy');

    for (const [socket, dead] of [
      [`${haproxy.socket}.gone`, false],
      [haproxy.socket, true],
    ] as const) {
      api.socket = socket;
      api.switches.deadAccepting = dead;
      const failure = await failureOf(openThrough(api, retries).read(signal));
      assert.equal(failure.code, 'connect-failed');
      assert.match(failure.message, /HAProxy does not answer the API/);
    }
    api.switches.deadAccepting = false;
    await api.close();
    assert.equal(
      (
        await failureOf(
          openThrough({ ...api, address: `http://127.0.0.1:${await freePort()}` }, retries).read(signal),
        )
      ).code,
      'connect-failed',
    );
  });

  test('is told apart where TLS is spoken: plain text, an unknown authority, a missing certificate', async (t) => {
    const { haproxy } = await startScene(t, NEWEST);
    const authority = makeAuthority(t);
    const tls = authority.sign('IP:127.0.0.1');
    const api = await startFakeDataPlaneApi({
      t,
      socket: haproxy.socket,
      tls: { ...tls, clientCa: authority.cert },
    });
    const client = authority.sign('DNS:deploy');
    const dataPlane = { username: api.user.name, password: api.user.password };
    const open = (address: string, more: object) =>
      openAt(address, {
        t,
        retries: 0,
        credentials: {
          ...NO_CREDENTIALS,
          dataPlane,
          tls: { ca: null, cert: null, key: null, serverName: null, ...more },
        },
      });
    const ours = { ca: authority.cert, ...client };
    assert.equal((await open(api.address, ours).read(signal)).servers.size, 3);
    const plain = await failureOf(open(api.address.replace('https', 'http'), {}).read(signal));
    assert.ok(['tls-failed', 'not-haproxy', 'connect-failed'].includes(plain.code), plain.code);
    assert.equal((await failureOf(open(api.address, {}).read(signal))).code, 'tls-failed');
    const without = await failureOf(open(api.address, { ca: authority.cert }).read(signal));
    assert.match(without.message, /client certificate/);
  });

  test('a reset is a lost answer where TLS has been spoken before, and never a certificate that is missing', async (t) => {
    const { haproxy } = await startScene(t, NEWEST);
    const authority = makeAuthority(t);
    const api = await startFakeDataPlaneApi({
      t,
      socket: haproxy.socket,
      tls: authority.sign('IP:127.0.0.1'),
    });
    const lb = openAt(api.address, {
      t,
      credentials: {
        ...NO_CREDENTIALS,
        dataPlane: { username: api.user.name, password: api.user.password },
        tls: { ca: authority.cert, cert: null, key: null, serverName: null },
      },
    });
    await lb.read(signal);
    api.switches.resets = true;
    for (const closes of [false, true]) {
      Object.assign(api.switches, { closes, loseAnswers: 1 });
      api.commands = [];
      const state = closes ? 'ready' : 'maint';
      const { servers } = await lb.setStates([{ ...web2, state }], [web2], signal);
      assert.equal(servers.get('web/web2')?.forced, state);
      assert.deepEqual(setsIn(api), [`set server web/web2 state ${state}`]);
    }
  });

  test('is asked again, once, when it has closed a connection that nobody used', async (t) => {
    const { api, lb } = await startScene(t, NEWEST, {});
    await lb.read(signal);
    const before = api.connections;
    api.disconnect();
    await lb.readServers([web1], signal);
    assert.equal(api.connections, before + 1);
  });

  test('may be behind something that closes the connection with each answer: all is read, set and read back', async (t) => {
    const { api, haproxy, lb } = await startScene(t, NEWEST);
    api.switches.closes = true;
    assert.equal((await lb.read(signal)).servers.size, 3);
    await lb.setStates([{ ...web1, state: 'maint' }], [web1, web2], signal);
    assert.equal(await haproxy.adminFlags('web', 'web1'), 1);
    // Whether the second of two requests in one write is heard depends on whoever closes: it went down, or is back in maint.
    const downs = async () => Number((await haproxy.row('web', 'web1')).chkdown);
    const before = await downs();
    await lb
      .takeDownForProof([web1], [web1], signal)
      .catch((error) => assert.equal(error.code, 'connect-failed'));
    const flags = await haproxy.adminFlags('web', 'web1');
    assert.ok(flags === 1 || (flags === 8 && (await downs()) === before + 1), `${flags}`);
  });

  test('may be so where more servers are set at once than anything is tried again', async (t) => {
    const { api, haproxy } = await startScene(t, NEWEST);
    const front = await startHaproxy(NEWEST, {
      t,
      frontends: { fe: 'api' },
      extraDefaults: 'option httpclose',
      config: `backend api
        server api 127.0.0.1:${api.port}`,
    });
    const lb = openThrough(
      { address: `http://127.0.0.1:${front.port('fe')}`, user: api.user },
      { t, retries: 0 },
    );
    await lb.read(signal);
    const all = [web1, web2, off];
    const drained = all.map((name) => ({ ...name, state: 'drain' as const }));
    const { servers } = await lb.setStates(drained, all, signal);
    assert.deepEqual(
      [...servers.values()].map(({ forced }) => forced),
      ['drain', 'drain', 'drain'],
    );
    assert.equal(await haproxy.adminFlags('web', 'web2'), 8);
  });

  test('is waited for while a reload is pending, before anything is set', async (t) => {
    const { api, haproxy, lb } = await startScene(t, NEWEST);
    await lb.read(signal);
    api.switches.reloads = [{ id: '2026-11-26-0', status: 'in_progress' }];
    const setting = lb.setStates([{ ...web2, state: 'drain' }], [web2], signal);
    await sleep(300);
    assert.deepEqual(setsIn(api), []);
    api.switches.reloads = [{ id: '2026-11-26-0', status: 'succeeded' }];
    assert.equal((await setting).servers.get('web/web2')?.forced, 'drain');
    api.switches.reloads = [{ id: '2026-11-26-1', status: 'in_progress' }];
    const confirming = lb.readServers([web2], signal, { fresh: true });
    await haproxy.restart();
    api.switches.reloads = [];
    assert.equal((await failureOf(confirming)).code, 'reloaded');
  });
});

describe('what it costs the API', () => {
  test('of what was read at first it is told how old the statistics are', async (t) => {
    const { api, lb } = await startScene(t, NEWEST);
    api.switches.gate = async (command) => {
      if (command === 'show stat') await sleep(100);
    };
    const askedAt = systemClock.now();
    const { trafficAt = 0 } = await lb.read(signal);
    assert.ok(trafficAt >= askedAt && systemClock.now() - trafficAt >= 100, `${trafficAt - askedAt}`);
    api.switches.gate = null;
  });

  test('polls take statistics a tenth of the time at most, and all of it in one call', async (t) => {
    const { app, api, lb } = await startScene(t, NEWEST);
    await lb.read(signal);
    let busyMs = 0;
    api.switches.gate = async (command) => {
      if (command !== 'show stat') return;
      busyMs += 40;
      await sleep(40);
    };
    const begun = performance.now();
    for (let polls = 0; polls < 4; polls += 1) await lb.sample([web1, web2], signal);
    const tookMs = performance.now() - begun;
    assert.ok(busyMs <= tookMs / 5, `${busyMs} of ${tookMs} ms`);
    // What a poll has seen is what a look behind it goes by, however long ago everything was read.
    const polledAt = systemClock.now();
    await lb.sample([web1], signal);
    api.commands = [];
    const behind = await lb.readServers([web1], signal);
    assert.ok(!api.commands.includes('show stat'), api.commands.join('; '));
    assert.ok((behind.trafficAt ?? 0) >= polledAt);
    app.health = { status: 503, delay: 0 };
    // A server that is down and empty is watched by its list, which costs next to nothing.
    await lb.setStates([{ ...web1, state: 'maint' }], [web1], signal);
    // In maint it is down and empty, too, and some are sent there all the same (`option persist`), which only statistics show.
    api.commands = [];
    await lb.sample([web1], signal);
    assert.ok(api.commands.includes('show stat'), api.commands.join('; '));
    await lb.takeDownForProof([web1], [web1], signal);
    api.commands = [];
    await lb.sample([web1], signal);
    assert.ok(!api.commands.includes('show stat'), api.commands.join('; '));
    // A look takes them as they were and says so; one that has to be certain does not.
    const before = systemClock.now();
    const look = await lb.readServers([web1], signal);
    assert.ok(!api.commands.includes('show stat'), api.commands.join('; '));
    assert.ok((look.trafficAt ?? before) < before && (look.statesAt ?? 0) >= before);
    const fresh = await lb.readServers([web1], signal, { fresh: true });
    assert.ok((fresh.trafficAt ?? 0) >= before && (fresh.statesAt ?? 0) >= before);
    api.switches.gate = null;
  });
});

/** What is asked takes time that passes on the clock alone. */
async function startTimed(t: TestContext) {
  const { api, lb: other } = await startScene(t, NEWEST);
  other.close();
  const clock = new FakeClock();
  const lb = openThrough(api, { t, clock });
  const asked = () => api.commands.filter((command) => command === 'show stat').length;
  const passing = async (ms: number) => {
    // By then the answer before this one has come.
    await sleep(50);
    await clock.advance(ms);
  };
  return { api, clock, lb, asked, passing };
}

describe('statistics are left alone', () => {
  test('for what they have cost, and not for what the way costs', async (t) => {
    const { api, lb, passing } = await startTimed(t);
    api.switches.requestGate = () => passing(60);
    await lb.read(signal);
    await lb.readServers([web2], signal, { fresh: true });
    // Nobody lets any more time pass.
    assert.equal((await lb.sample([web2], signal)).size, 1);
  });

  test('and no longer than until they are needed', async (t) => {
    const { api, clock, lb, asked, passing } = await startTimed(t);
    api.switches.gate = (command) => (command === 'show stat' ? passing(80) : undefined);
    await lb.read(signal);
    const before = asked();
    const sampling = lb.sample([web2], signal, { by: clock.now() + 200 });
    await eventually('it waits', () => clock.wakesIn === 200);
    await clock.advance(190);
    assert.equal(asked(), before);
    await clock.advance(10);
    assert.equal((await sampling).size, 1);
  });
});

test('a hold looks every second, and takes statistics a tenth of the time at most', async (t) => {
  const { api, haproxy, lb } = await startScene(t, NEWEST);
  const { process } = await lb.read(signal);
  await lb.setStates([{ ...web2, state: 'drain' }], [web2], signal);
  let busyMs = 0;
  api.switches.gate = async (command) => {
    if (command !== 'show stat') return;
    busyMs += 300;
    await sleep(300);
  };
  const told: string[] = [];
  const ended = new AbortController();
  const held = { ...web2, settings: { state: 'drain' } } as const;
  const hold = new Hold(
    lb,
    { name: 'lb1', process, minAvailable: { kind: 'count', value: 0 }, servers: [held] },
    { clock: systemClock, signal: ended.signal, tell: (text) => told.push(text) },
  );
  await hold.begin();
  t.after(() => ended.abort());
  const work = hold.run();
  const begun = performance.now();
  busyMs = 0;
  await sleep(4_000);
  assert.ok(busyMs <= (performance.now() - begun) / 5, `${busyMs} ms`);
  await haproxy.cli('set server web/web2 state maint');
  await eventually('it has seen that', () => told.some((text) => /web2 is maint\b/.test(text)));
  ended.abort();
  await work;
});

/** With each, all clients ask without a pause. */
const PROOFS = IS_LONG_FORM ? 10 : 5;
const COME_BETWEEN = 100;

describe('bound clients', { concurrency: 2 }, () => {
  test('from maint, drain and down go out in one write: nothing comes between them', async (t) => {
    const { api, lb } = await startScene(t, NEWEST);
    await lb.read(signal);
    await lb.setStates([{ ...web1, state: 'maint' }], [web1], signal);
    const bursts: string[] = [];
    const server = net.createServer((client) => {
      const upstream = net.connect(api.port, '127.0.0.1');
      client.on('data', (chunk) => {
        bursts.push(chunk.toString());
        upstream.write(chunk);
      });
      upstream.pipe(client);
      for (const end of [client, upstream]) end.on('error', () => {}).on('close', () => client.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    t.after(() => void server.close());
    const { port } = server.address() as net.AddressInfo;
    const through = openThrough({ address: `http://127.0.0.1:${port}`, user: api.user }, { t });
    await through.read(signal);
    bursts.length = 0;
    await through.takeDownForProof([web1], [web1], signal);
    const puts = bursts.filter((burst) => burst.includes('PUT '));
    assert.equal(puts.length, 1);
    assert.equal(puts[0]?.match(/PUT /g)?.length, 2);
  });

  test('hardly any is let in before the proof, and more where something takes the two requests apart', async (t) => {
    const app = await startWebServer({ name: 'app', t });
    const haproxy = await startHaproxy(NEWEST, {
      t,
      frontends: { fe: 'web' },
      config: `backend web
        cookie SRV insert
        option httpchk GET /health
        server web1 127.0.0.1:${app.port} check inter 100ms rise 2 cookie web1
        server web2 127.0.0.1:${app.port} cookie web2`,
    });
    const api = await startFakeDataPlaneApi({ t, socket: haproxy.socket });
    const lb = openThrough(api, { t });
    const stop = new AbortController();
    const clients = Array.from({ length: 8 }, () => boundClient(haproxy.port('fe'), stop.signal));
    await lb.read(signal);
    const served = async () => Number((await haproxy.row('web', 'web1')).stot);
    const letIn = { together: 0, apart: 0 };
    for (const how of ['together', 'apart'] as const) {
      let puts = 0;
      api.switches.requestGate = async ({ method }) => {
        if (method !== 'PUT' || ++puts % 3 !== 0 || how !== 'apart') return;
        // Not for a time: on a busy machine hardly anybody comes in it.
        const enough = (await served()) + COME_BETWEEN;
        await eventually('they have come', async () => (await served()) >= enough);
      };
      for (let tries = 0; tries < PROOFS; tries += 1) {
        await lb.setStates([{ ...web1, state: 'maint' }], [web1], signal);
        await sleep(30);
        const before = await served();
        await lb.takeDownForProof([web1], [web1], signal);
        letIn[how] += (await served()) - before;
      }
      api.switches.requestGate = null;
    }
    stop.abort();
    await Promise.all(clients);
    t.diagnostic(
      `let in with ${PROOFS} proofs: ${letIn.together} in one write, ${letIn.apart} when ${COME_BETWEEN} come between`,
    );
    assert.ok(letIn.together < letIn.apart, JSON.stringify(letIn));
  });
});

async function boundClient(port: number, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    await fetch(`http://127.0.0.1:${port}/`, { headers: { cookie: 'SRV=web1' } })
      .then((response) => response.text())
      .catch(() => {});
  }
}

describe('another process', () => {
  test('that cannot have taken its place is told, and nothing is set there', async (t) => {
    const { api, lb } = await startScene(t, NEWEST);
    const other = await startScene(t, NEWEST);
    await sleep(3_000);
    const late = await startScene(t, NEWEST);
    const first = openThrough(late.api, { t, retries: 0 });
    await first.read(signal);
    // It ran before the first reading.
    late.api.socket = other.haproxy.socket;
    const failure = await failureOf(first.setStates([{ ...web2, state: 'maint' }], [web2], signal));
    assert.equal(failure.code, 'several-processes');
    assert.equal(await other.haproxy.adminFlags('web', 'web2'), 0);
    late.api.socket = late.haproxy.socket;
    assert.equal(
      (await first.setStates([{ ...web2, state: 'maint' }], [web2], signal)).servers.get('web/web2')?.forced,
      'maint',
    );
    void [api, lb];
  });
});

describe('a name that gets lost', () => {
  for (const { title, from, flag, goal, is } of [
    {
      title: 'what is drained passes for ready when it gets lost',
      from: 8,
      flag: 0x20,
      goal: 'ready',
      is: 40,
    },
    {
      title: 'what is ready passes for maint when it is changed',
      from: 0,
      flag: 0x40,
      goal: 'maint',
      is: 64,
    },
  ] as const) {
    test(`${title} between the look and the PUT: nothing was sent, and nobody else is said to have set it`, async (t) => {
      const server = {
        name: 's1',
        flags: from,
        op: 2,
        checked: true,
        passesAfterMs: 20,
        fqdn: 'app.test',
      } as const;
      const haproxy = await startModelHaproxy(t, [server]);
      const api = await startFakeDataPlaneApi({ t, socket: haproxy.socket });
      const lb = openThrough(api, { t });
      const s1 = nameOf('be/s1');
      await lb.read(signal);
      const model = haproxy.servers.get('s1');
      assert.ok(model);
      api.switches.requestGate = ({ method }) => {
        if (method !== 'PUT') return;
        model.flags |= flag;
        if (flag === 0x20) model.op = 0;
      };
      const failure = await failureOf(lb.setStates([{ ...s1, state: goal }], [s1], signal));
      assert.deepEqual([failure.code, failure.callChanged], ['data-plane-api', 'no']);
      assert.match(failure.message, /answered 200, and nothing was set/);
      assert.deepEqual([model.flags, setsIn(api)], [is, []]);
    });
  }

  test('hides whether more keeps its server in maint, and not its weight: that is set, and seen', async (t) => {
    const server = {
      name: 's1',
      flags: 0x20,
      op: 2,
      checked: true,
      passesAfterMs: 20,
      fqdn: 'app.test',
    } as const;
    const haproxy = await startModelHaproxy(t, [server]);
    const api = await startFakeDataPlaneApi({ t, socket: haproxy.socket });
    const lb = openThrough(api, { t, commandTimeoutMs: 1_000 });
    const s1 = nameOf('be/s1');
    await lb.read(signal);
    const set = async (weight: number) => {
      const goal = { ...s1, weight: String(weight), effective: weight };
      return (await lb.setWeights([goal], [s1], signal)).servers.get('be/s1')?.weight;
    };
    assert.equal(await set(7), 7);
    api.switches.loseAnswers = 1;
    assert.equal(await set(9), 9);
    assert.equal(setsIn(api).length, 2, 'what was done without an answer is known again');
    assert.equal(
      (await lb.readServers([s1], signal, { fresh: true })).servers.get('be/s1')?.isAdminGuessed,
      true,
    );
  });

  test('while its server is kept in maint: the API does not show whether it still is, and that is said', async (t) => {
    const server = {
      name: 's1',
      flags: 0,
      op: 2,
      checked: true,
      passesAfterMs: 20,
      fqdn: 'app.test',
    } as const;
    const haproxy = await startModelHaproxy(t, [server]);
    const api = await startFakeDataPlaneApi({ t, socket: haproxy.socket });
    const lb = openThrough(api, { t });
    const s1 = nameOf('be/s1');
    await lb.read(signal);
    await lb.setStates([{ ...s1, state: 'maint' }], [s1], signal);
    const model = haproxy.servers.get('s1');
    assert.ok(model);
    model.flags |= 0x20;
    const failure = await failureOf(lb.readServers([s1], signal, { fresh: true }));
    assert.deepEqual([failure.code, failure.server], ['data-plane-api', 'be/s1']);
    model.flags &= ~0x20;
    assert.equal((await lb.readServers([s1], signal, { fresh: true })).servers.get('be/s1')?.forced, 'maint');
  });
});
