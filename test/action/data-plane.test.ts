/** The same action, promises and outputs through a Data Plane API, and what cannot be kept there is refused before anything is changed. */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { rowsOf, runAudit } from '../support/audit-site.ts';
import { type FakeDataPlaneApi, startFakeDataPlaneApi } from '../support/data-plane-api/fake.ts';
import { apiFor } from '../support/data-plane-api/versions.ts';
import { eventually } from '../support/eventually.ts';
import { startFleet } from '../support/fleet.ts';
import { atBothEnds, type HaproxyVersion, NEWEST, testInLongForm } from '../support/haproxy-versions.ts';
import { LONG_LOAD_PAUSE, LoadProcess } from '../support/load.ts';
import { startLongRequest } from '../support/long-request.ts';
import { startNameserver } from '../support/nameserver.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { startRollingScene } from '../support/rolling-scene.ts';
import { type ActionResult, runAction } from '../support/run-action.ts';
import { failedWith, pointedOut, succeeded } from '../support/told.ts';
import { startWebBackend } from '../support/web-backend.ts';

/** From the kill to the new program's start, and from there until it listens. */
const DEPLOY_MS = 1_000;
const BOOT_MS = 700;
const NAMES = ['web1', 'web2', 'web3'];

function inputsFor({ address, user }: FakeDataPlaneApi): Record<string, string> {
  return { address, username: user.name, password: user.password };
}

async function startWeb(
  t: TestContext,
  version: HaproxyVersion,
  names = ['web1', 'web2'],
  ends: Record<string, string> = {},
) {
  const web = await startWebBackend(version, {
    t,
    names,
    lines: 'option httpchk GET /health\n  option redispatch',
    server: (name) => `check inter 200ms ${ends[name] ?? ''}`,
  });
  const api = await startFakeDataPlaneApi({ t, socket: web.haproxy.socket, version: apiFor(version) });
  return { web, api, inputs: inputsFor(api) };
}

describe('through a Data Plane API', { concurrency: 4 }, () => {
  atBothEnds('a rolling deploy', (version) => {
    test('under load, without persistence: not one request fails', async (t) => {
      const { web, inputs } = await startWeb(t, version, NAMES);
      await using load = new LoadProcess({
        port: web.port,
        clients: 24,
        longest: 3_000,
        pause: LONG_LOAD_PAUSE,
      });
      await eventually('the load has begun', async () => (await load.report()).served > 50);
      for (const name of NAMES) {
        const out = await web.run({ ...inputs, server: name, operation: 'maint', 'drain-timeout': '20s' });
        succeeded(out, 'changed');
        assert.equal(out.outputs.drained, 'true');
        assert.equal(await web.haproxy.adminFlags('web', name), 1);
        await web.server(name).kill();
        await sleep(DEPLOY_MS);
        const back = web.start({ ...inputs, server: name, operation: 'ready', 'health-timeout': '20s' });
        await sleep(BOOT_MS);
        await web.server(name).start();
        succeeded(await back.result, 'changed');
        assert.equal((await web.haproxy.row('web', name)).status, 'UP');
      }
      const { served, failures, byServer } = await load.stop();
      assert.deepEqual(failures, []);
      for (const name of NAMES) assert.ok((byServer[name] ?? 0) > 0, `${name} served nothing`);
      t.diagnostic(`${served} requests: ${JSON.stringify(byServer)}`);
    });
  });

  test('a heading says what stood against it, and blames neither the socket nor HAProxy for what the API or a step refused', async (t) => {
    const { web, inputs } = await startWeb(t, NEWEST);
    const headingOf = async (given: Record<string, string>): Promise<string> => {
      const result = await web.run({ server: 'web1', operation: 'maint', ...given });
      assert.equal(result.code, 1);
      return /^### .*$/m.exec(result.summary)?.[0] ?? '';
    };
    assert.match(
      await headingOf({ ...inputs, password: 'falsch-geheim' }),
      / the Data Plane API does not accept username and password$/,
    );
    assert.match(
      await headingOf({ ...inputs, 'on-drain-timeout': 'shutdown-sessions' }),
      / the Data Plane API cannot do it$/,
    );
    assert.match(
      await headingOf({ operation: 'weight', weight: '3%' }),
      / 3% of its configured weight is rounded down to 0$/,
    );
  });

  test('one load balancer over its socket and one over its API are changed together, or not at all', async (t) => {
    const fleet = await startFleet({ t, versions: [NEWEST, '2.6'] });
    const api = await startFakeDataPlaneApi({ t, socket: fleet.lb(2).socket, version: '2.9.27' });
    const { address, ...login } = inputsFor(api);
    fleet.addresses[1] = address ?? '';
    succeeded(await fleet.run({ ...login, operation: 'maint' }), 'changed');
    assert.deepEqual(await fleet.flags(), [1, 1]);
    succeeded(await fleet.run({ ...login, operation: 'ready' }), 'changed');
    assert.deepEqual(await fleet.flags(), [0, 0]);
    await fleet.lb(2).cli('set server web/web2 state maint');
    failedWith(await fleet.run({ ...login, operation: 'maint' }), 'guard', 'failed');
    assert.deepEqual(await fleet.flags(), [0, 0]);
    await fleet.lb(2).cli('set server web/web2 state ready');
    const session = await fleet.busy(2);
    failedWith(
      await fleet.run({ ...login, operation: 'drain', 'drain-timeout': '1s' }),
      'drain-timeout',
      'rolled-back',
    );
    assert.deepEqual(await fleet.flags(), [0, 0]);
    session.close();
  });

  test('what a step took out is put back when the job has failed; without a password post says so', async (t) => {
    const { web, api, inputs } = await startWeb(t, NEWEST);
    const main = await web.run({ ...inputs, server: 'web1', operation: 'maint', restore: 'on-failure' });
    succeeded(main, 'changed');
    const forgotten = await main.post({ jobStatus: 'failure', inputs: { username: '', password: '' } });
    assert.equal(forgotten.code, 0);
    assert.match(pointedOut(forgotten, 'warning'), /was given credentials that its post step was not given/);
    assert.equal(await web.haproxy.adminFlags('web', 'web1'), 1);
    const post = await main.post({ jobStatus: 'failure' });
    assert.match(pointedOut(post, 'notice'), /Put back/);
    assert.equal(await web.haproxy.adminFlags('web', 'web1'), 0);
    assert.ok(api.asked.length > 0);
  });

  test('a step that is killed in its drain is put back by post', async (t) => {
    const { web, inputs } = await startWeb(t, NEWEST, ['web1', 'web2'], { web2: 'backup' });
    const request = await startLongRequest(t, web.haproxy, 'fe_web', 'web', 'web1');
    const running = web.start({ ...inputs, server: 'web1', operation: 'maint', restore: 'never' });
    await running.waitForLog(/1 session, 0 queued, after/);
    running.signal('SIGKILL');
    const main = await running.result;
    assert.equal(await web.haproxy.adminFlags('web', 'web1'), 8);
    const post = await main.post({ jobStatus: 'failure' });
    assert.match(pointedOut(post, 'notice'), /Put back/);
    assert.equal(await web.haproxy.adminFlags('web', 'web1'), 0);
    request.abort();
  });

  atBothEnds('a session that ends while its server drains', (version) => {
    test('is not called cut when that goes to maint', async (t) => {
      const { web, inputs } = await startWeb(t, version, ['web1', 'web2'], { web2: 'backup' });
      const request = await startLongRequest(t, web.haproxy, 'fe_web', 'web', 'web1');
      const running = web.watch({ ...inputs, server: 'web1', operation: 'maint' });
      await running.waitForLog(/1 session, 0 queued, after/);
      request.abort();
      const main = await running.result;
      succeeded(main, 'changed');
      assert.equal(main.outputs['sessions-shut-down'], '0');
      assert.doesNotMatch(main.log, /on-marked-down/);
    });
  });

  // `data-plane-aftermath.test.ts` tells the same of each moment.
  testInLongForm(
    'what becomes of it when the job ends is what `restore` says, as through the socket',
    async (t) => {
      const { web, inputs } = await startWeb(t, NEWEST);
      const expected = { never: [1, 1], always: [0, 0], 'on-failure': [1, 0], 'on-success': [0, 1] } as const;
      for (const [restore, [afterSuccess, afterFailure]] of Object.entries(expected)) {
        for (const [jobStatus, flags] of [
          ['success', afterSuccess],
          ['failure', afterFailure],
        ] as const) {
          const main = await web.run({ ...inputs, server: 'web1', operation: 'maint', restore });
          succeeded(main, 'changed');
          const post = await main.post({ jobStatus });
          assert.equal(post.code, 0);
          assert.equal(
            await web.haproxy.adminFlags('web', 'web1'),
            flags,
            `${restore}, job ${jobStatus}: ${post.log}`,
          );
          await web.haproxy.cli('set server web/web1 state ready');
          await eventually('UP', async () => (await web.haproxy.row('web', 'web1')).status === 'UP');
        }
      }
    },
  );

  test('a reload between the set and its verification is noticed, and all is done again in the new process', async (t) => {
    const web = await startWebBackend(NEWEST, { t, master: true, server: 'check inter 200ms' });
    const api = await startFakeDataPlaneApi({ t, socket: web.haproxy.socket });
    let reloaded = false;
    let set = false;
    api.switches.gate = async (command) => {
      set ||= /state maint/.test(command);
      if (!set || reloaded || !command.startsWith('show')) return;
      reloaded = true;
      await web.haproxy.reload();
    };
    const main = await web.run({ ...inputsFor(api), server: 'web1', operation: 'maint' });
    succeeded(main, 'changed');
    assert.ok(reloaded);
    assert.equal(await web.haproxy.adminFlags('web', 'web1'), 1);
  });

  test('a server that a new configuration has disabled is not put back', async (t) => {
    for (const version of ['2.9.27', '3.4.2'] as const) {
      const web = await startWebBackend('2.6', { t, master: true, server: 'check inter 200ms' });
      const api = await startFakeDataPlaneApi({ t, socket: web.haproxy.socket, version });
      const main = await web.run({
        ...inputsFor(api),
        server: 'web1',
        operation: 'maint',
        restore: 'always',
      });
      succeeded(main, 'changed');
      api.switches.disabled = ['web/web1'];
      const [one, two] = NAMES.slice(0, 2).map((name) => web.server(name).port);
      await web.haproxy.reload(`backend web
        server web1 127.0.0.1:${one} check inter 200ms disabled
        server web2 127.0.0.1:${two} check inter 200ms`);
      const post = await main.post({ jobStatus: 'success' });
      assert.equal(await web.haproxy.adminFlags('web', 'web1'), 5, post.log);
      assert.match(pointedOut(post, 'warning'), /web1/);
    }
  });

  test('a rolling step goes over one load balancer by its socket and one by its API, and stops at both where its script fails', async (t) => {
    const scene = await startRollingScene(NEWEST, {
      t,
      loadBalancers: 2,
      lines: 'option httpchk GET /health\n  option redispatch',
      server: () => 'check inter 200ms',
    });
    const [, second] = scene.haproxies;
    assert.ok(second);
    const api = await startFakeDataPlaneApi({ t, socket: second.socket });
    const { address = '', ...login } = inputsFor(api);
    scene.addresses[1] = address;
    await using load = new LoadProcess({
      port: second.port('fe_web'),
      clients: 8,
      longest: 1_000,
      pause: LONG_LOAD_PAUSE,
    });
    await eventually('the load has begun', async () => (await load.report()).served > 20);
    succeeded(await scene.run(login), 'changed');
    assert.deepEqual(scene.deployed, ['web1', 'web2', 'web3']);
    assert.deepEqual((await load.stop()).failures, []);
    scene.deploy = () => Promise.reject(new Error('no'));
    failedWith(await scene.run(login), 'run-failed', 'partial');
    assert.deepEqual(await scene.flags(), ['1 0 0', '1 0 0']);
    assert.ok(api.asked.some(({ method }) => method === 'PUT'));
  });

  test('an audit reads through it', async (t) => {
    const { web, inputs } = await startWeb(t, NEWEST);
    await web.haproxy.cli('set server web/web1 state drain');
    const result = await runAudit({ t, inputs: { ...inputs, 'max-age': '0' } });
    assert.equal(result.code, 0, result.log);
    assert.equal(result.outputs.findings, '1');
  });

  test('an audit does not say that somebody drained a server whose flags the API misreads', async (t) => {
    const port = await startNameserver([{ host: 'a.example', port: 1, weight: 256 }], t);
    const haproxy = await startHaproxy(NEWEST, {
      t,
      config: `resolvers r
  nameserver ns 127.0.0.1:${port}
backend web
  server-template web 1 _http._tcp.example resolvers r init-addr none check inter 100ms fall 1`,
    });
    await eventually('DOWN', async () => (await haproxy.row('web', 'web1')).status === 'DOWN');
    assert.equal(await haproxy.adminFlags('web', 'web1'), 64);
    const api = await startFakeDataPlaneApi({ t, socket: haproxy.socket });
    const result = await runAudit({ t, inputs: { ...inputsFor(api), 'max-age': '0' } });
    assert.deepEqual(
      rowsOf(result).map(({ causes }) => causes),
      [['maybe-drained', 'checks']],
    );
  });

  test('an audit through one that does not show the configured weights says so, and blames nobody for a weight of 0', async (t) => {
    const { web, inputs } = await startWeb(t, '2.2');
    await web.haproxy.cli('set server web/web1 weight 0');
    const result = await runAudit({ t, inputs: { ...inputs, 'max-age': '0' } });
    assert.deepEqual(
      rowsOf(result).map(({ server, why }) => [server, why]),
      [['web1', 'weight 0, in the configuration, or set by hand or by an agent']],
    );
    assert.match(pointedOut(result, 'warning'), /who takes less than its share is not found here/);
  });

  test('what is held is put back when HAProxy is restarted', async (t) => {
    const { web, inputs } = await startWeb(t, NEWEST);
    const main = await web.run({ ...inputs, server: 'web1', operation: 'drain', hold: 'true' });
    succeeded(main, 'changed');
    await web.haproxy.restart();
    await eventually('put back', async () => (await web.haproxy.adminFlags('web', 'web1')) === 8);
    assert.equal((await main.post({ jobStatus: 'success' })).code, 0);
  });

  test('what this way cannot do is refused before anything is changed, and the Runtime API is named', async (t) => {
    const { web, inputs } = await startWeb(t, '2.2');
    const refused = async (given: Record<string, string>, code: string) => {
      const result = await web.run({ ...inputs, server: 'web1', ...given });
      failedWith(result, code, 'failed');
      assert.equal(result.outputs.changed, 'false');
      assert.match(result.visibleLog, /Runtime API/);
      assert.deepEqual(
        [await web.haproxy.adminFlags('web', 'web1'), (await web.haproxy.row('web', 'web1')).weight],
        [0, '1'],
      );
    };
    await refused({ operation: 'maint', 'on-drain-timeout': 'shutdown-sessions' }, 'unsupported');
    await refused({ operation: 'weight', weight: '50' }, 'unsupported');
    await refused({ operation: 'ready', weight: '50' }, 'unsupported');
  });

  test('`max-load` is asked of the `maxconn` that its statistics show', async (t) => {
    const ends = { web1: 'maxconn 3', web2: 'maxconn 3' };
    const { web, inputs } = await startWeb(t, NEWEST, ['web1', 'web2'], ends);
    const visits = Array.from({ length: 3 }, () => web.visit('/?hold'));
    await eventually('all are held', () => web.servers.reduce((sum, { open }) => sum + open, 0) === 3);
    const result = await web.run({ ...inputs, server: 'web1', operation: 'maint', 'max-load': '80%' });
    const words = failedWith(result, 'max-load', 'failed');
    assert.match(words, /web: 3 sessions on 1 server with room for 3 \(maxconn\)/);
    assert.doesNotMatch(result.log, /can say nothing of them/);
    for (const one of web.servers) one.release();
    await Promise.all(visits);
  });

  test('a weight is set and verified where the API can, and put back', async (t) => {
    const { web, inputs } = await startWeb(t, NEWEST);
    const main = await web.run({
      ...inputs,
      server: 'web1',
      operation: 'weight',
      weight: '7',
      restore: 'always',
    });
    succeeded(main, 'changed');
    assert.equal((await web.haproxy.row('web', 'web1')).weight, '7');
    await main.post({ jobStatus: 'success' });
    assert.equal((await web.haproxy.row('web', 'web1')).weight, '1');
  });

  test('the password is seen nowhere, not even where an old API says it', async (t) => {
    const { web } = await startWeb(t, NEWEST);
    for (const version of ['2.4.7', '2.9.27', '3.0.23', '3.4.2'] as const) {
      const api = await startFakeDataPlaneApi({ t, socket: web.haproxy.socket, version });
      for (const password of [api.user.password, 'wr0ng-word']) {
        const inputs = { ...inputsFor(api), password, server: 'web1', operation: 'drain', hold: 'true' };
        const main = await runAction({ t, inputs, debug: true });
        assertMasked(main, password, api.user.name);
        assertUnseen(main, password, api.user.name);
        assertUnseen(await main.post({ jobStatus: 'failure' }), password, api.user.name);
      }
    }
  });
});

const basicOf = (user: string, password: string): string =>
  Buffer.from(`${user}:${password}`).toString('base64');

function assertMasked({ log }: ActionResult, password: string, user: string): void {
  const masks: string[] = log.match(/^::add-mask::.*$/gm) ?? [];
  assert.ok(masks.includes(`::add-mask::${password}`), 'the password');
  assert.ok(masks.includes(`::add-mask::${basicOf(user, password)}`), 'its Basic form');
}

/** Commands that set a mask are not shown to anybody. */
function assertUnseen(result: ActionResult, password: string, user: string): void {
  const basic = basicOf(user, password);
  const { summary, outputs, state, annotations } = result;
  const shown = `${result.log.replace(/^::add-mask::.*$/gm, '')}${summary}${JSON.stringify([outputs, state, annotations])}`;
  assert.ok(!shown.includes(password) && !shown.includes(basic), shown);
}
