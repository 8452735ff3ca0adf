/** A master CLI as the address: its worker is addressed, and the workers that a reload replaced are counted. */
import assert from 'node:assert/strict';
import http from 'node:http';
import http2 from 'node:http2';
import { describe, type TestContext, test } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { failReload } from '../support/failed-reload.ts';
import { forEachHaproxy, type HaproxyVersion } from '../support/haproxy-versions.ts';
import { get } from '../support/load-request.ts';
import { type RunOptions, runAction, startAction } from '../support/run-action.ts';
import { openSession } from '../support/session.ts';
import { failedWith, pointedOut, succeeded } from '../support/told.ts';
import { startWebBackend, type WebBackend } from '../support/web-backend.ts';

const CHECK = 'option httpchk GET /health';

async function startMaster(t: TestContext, version: HaproxyVersion): Promise<WebBackend> {
  const web = await startWebBackend(version, {
    t,
    master: true,
    lines: CHECK,
    server: (name) => (name === 'web2' ? 'check inter 100ms backup' : 'check inter 100ms'),
  });
  await eventually('web1 is UP', async () => (await web.haproxy.row('web', 'web1')).status === 'UP');
  return web;
}

function take(
  t: TestContext,
  web: WebBackend,
  operation: string,
  inputs: Record<string, string> = {},
): RunOptions {
  const all = {
    address: web.haproxy.masterSocket,
    server: 'web/web1',
    operation,
    'retry-delay': '50ms',
    ...inputs,
  };
  return { t, inputs: all };
}

const flags = (web: WebBackend) => web.haproxy.adminFlags('web', 'web1');

forEachHaproxy('master CLI', (version) => {
  describe('as the address', { concurrency: 8 }, () => {
    test('out, by weight, and back with its health proven: as through the socket of the worker', async (t) => {
      const web = await startMaster(t, version);
      succeeded(await runAction(take(t, web, 'maint')), 'changed');
      assert.equal(await flags(web), 1);
      const back = await runAction(take(t, web, 'ready', { weight: '7' }));
      succeeded(back, 'changed');
      assert.match(back.log, /until HAProxy's checks have proven it healthy/);
      assert.equal(await flags(web), 0);
      assert.equal((await web.haproxy.serverState('web', 'web1')).srv_uweight, '7');
      assert.equal(pointedOut(back, 'warning'), '');
    });

    test('the worker that is asked for by its process id', async (t) => {
      const web = await startMaster(t, version);
      const { Pid } = await web.haproxy.info();
      const address = `lb1=${web.haproxy.masterSocket}?process=@!${Pid}`;
      succeeded(await runAction(take(t, web, 'drain', { address })), 'changed');
      assert.equal(await flags(web), 8);
    });

    test('whose last reload has failed: one warning, and its worker is changed all the same', async (t) => {
      const web = await startMaster(t, version);
      await failReload(web.haproxy);
      for (const [operation, inputs] of [
        ['maint', {}],
        ['weight', { weight: '7' }],
        ['ready', {}],
      ] as const) {
        const result = await runAction(take(t, web, operation, inputs));
        succeeded(result, 'changed');
        const warnings = pointedOut(result, 'warning').split('\n');
        assert.equal(
          warnings.filter((text) => /last reload of HAProxy failed/.test(text)).length,
          1,
          result.log,
        );
        assert.match(warnings.join(), /former configuration.*haproxy -c -f/);
        assert.match(result.summary, /last reload of HAProxy failed/);
      }
      assert.equal(await flags(web), 0);
    });

    test('a process that it does not have is an error, and nothing is sent', async (t) => {
      const web = await startMaster(t, version);
      const address = `${web.haproxy.masterSocket}?process=@!4194304`;
      const result = await runAction(take(t, web, 'drain', { address, retries: '0' }));
      assert.match(failedWith(result, 'not-found', 'failed'), /knows no process @!4194304/);
      assert.match(result.log, /Can't find the target PID/);
    });

    test('a process asked for where no master answers is an error that says so', async (t) => {
      const web = await startMaster(t, version);
      const address = `${web.haproxy.socket}?process=@1`;
      const result = await runAction(take(t, web, 'drain', { address, retries: '0' }));
      assert.match(failedWith(result, 'not-haproxy', 'failed'), /is not a master CLI/);
    });

    if (version === '2.2') {
      test('reloaded before the step: what the old worker serves is not seen, and said so', async (t) => {
        const web = await startMaster(t, version);
        const session = await openSession({ port: web.port, t });
        await eventually('a session', async () => (await web.sessions('web1')) === 1);
        await web.haproxy.reload();
        const result = await runAction(take(t, web, 'maint'));
        succeeded(result, 'changed');
        assert.match(pointedOut(result, 'warning'), /sessions of its predecessor cannot be seen from here/);
        await session.close();
      });
      return;
    }

    test('reloaded before the step: a session of the old worker is waited for', async (t) => {
      const web = await startMaster(t, version);
      const session = await openSession({ port: web.port, t });
      await eventually('a session', async () => (await web.sessions('web1')) === 1);
      await web.haproxy.reload();
      const running = startAction(take(t, web, 'maint'));
      await running.waitForLog(/web\/web1: 1 session, with the process before the reload/);
      assert.ok(await session.isWhole());
      await session.close();
      const result = await running.result;
      succeeded(result, 'changed');
      assert.equal(result.outputs.drained, 'true');
      assert.equal(await flags(web), 1);
      assert.doesNotMatch(pointedOut(result, 'warning'), /cannot be seen from here/);
    });

    test('reloaded before the step: idle clients of the old worker are waited for, whatever others do', async (t) => {
      const web = await startWebBackend(version, {
        t,
        master: true,
        // A reload sends idle clients away, but for these.
        extraDefaults: 'option idle-close-on-response',
        server: (name) => (name === 'web2' ? 'backup' : ''),
        config: `frontend h2
  bind 127.0.0.1:{{h2}} proto h2
  default_backend other
backend other
  server o1 127.0.0.1:{{web2}}`,
      });
      const { haproxy } = web;
      // Ten streams of one connection to another server.
      const many = http2.connect(`http://127.0.0.1:${haproxy.port('h2')}`);
      t.after(() => many.destroy());
      many.on('error', () => {});
      for (let count = 0; count < 10; count += 1) {
        const stream = many.request({ ':path': '/?stream=60000' });
        stream.on('error', () => {}).resume();
      }
      await eventually('ten streams', async () => (await haproxy.row('other', 'o1')).scur === '10');
      const agents = Array.from({ length: 6 }, () => new http.Agent({ keepAlive: true, maxSockets: 1 }));
      t.after(() => agents.forEach((agent) => void agent.destroy()));
      const visit = (agent: http.Agent) => get({ port: web.port, agent, path: '/', cookies: new Map() });
      await Promise.all(agents.map(visit));
      await haproxy.reload();

      const late = await runAction(take(t, web, 'maint', { 'drain-timeout': '2s' }));
      assert.match(
        failedWith(late, 'drain-timeout', 'rolled-back'),
        /6 sessions, all of them with the process/,
      );
      const running = startAction(take(t, web, 'maint', { 'drain-timeout': '30s' }));
      await running.waitForLog(/6 sessions, all of them with the process before the reload/);
      // Each of them is still answered, by the process that never heard of the drain.
      assert.deepEqual(await Promise.all(agents.map(visit)), Array(6).fill('web1'));
      const result = await running.result;
      succeeded(result, 'changed');
      assert.equal(await flags(web), 1);
    });

    test('reloaded in the drain: done again in the new worker, and the old one is waited for', async (t) => {
      const web = await startMaster(t, version);
      const session = await openSession({ port: web.port, t });
      await eventually('a session', async () => (await web.sessions('web1')) === 1);
      const running = startAction(take(t, web, 'maint'));
      await running.waitForLog(/1 session, 0 queued, after/);
      await web.haproxy.reload();
      await running.waitForLog(/1 session, with the process before the reload/);
      assert.equal(await flags(web), 8);
      assert.ok(await session.isWhole());
      await session.close();
      const result = await running.result;
      succeeded(result, 'changed');
      assert.equal(await flags(web), 1);
      assert.match(pointedOut(result, 'warning'), /Sessions that the old process still served were counted/);
    });

    test('a worker that has ended since the reload is not waited for', async (t) => {
      const web = await startMaster(t, version);
      await web.haproxy.reload();
      const result = await runAction(take(t, web, 'maint', { 'drain-timeout': '10s' }));
      succeeded(result, 'changed');
      assert.equal(pointedOut(result, 'warning'), '');
    });
  });
});
