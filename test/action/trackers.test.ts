/** A server and all that track it are one machine in several backends: drained, guarded and told as one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { forEachHaproxy, type HaproxyVersion } from '../support/haproxy-versions.ts';
import { get } from '../support/load-request.ts';
import { startWebBackend, type WebBackend, type WebBackendOptions } from '../support/web-backend.ts';

/** `api/t1` tracks `web/web1`, `api/t2` tracks `web/web2`; clients of api come in at `fe_api`. */
async function startTracked(version: HaproxyVersion, t: WebBackendOptions['t'], trackerWords = '') {
  return await startWebBackend(version, {
    t,
    frontends: { fe_web: 'web', fe_api: 'api' },
    server: 'check inter 100ms',
    config: `backend api
  server t1 127.0.0.1:{{web1}} track web/web1 ${trackerWords}
  server t2 127.0.0.1:{{web2}} track web/web2`,
  });
}

/** A stream through api that `t1` serves. */
async function streamOnTracker(web: WebBackend): Promise<{ ended: Promise<string> }> {
  await web.haproxy.cli('set server api/t2 state maint');
  const visit = { port: web.haproxy.port('fe_api'), agent: false, path: '/?hold' } as const;
  const ended = get(visit).catch((error: Error) => error.message);
  await eventually('api/t1 has the session', async () => (await web.sessions('t1', 'api')) === 1);
  await web.haproxy.cli('set server api/t2 state ready');
  return { ended };
}

forEachHaproxy('trackers', (version) => {
  test('a server is not drained while one that tracks it has sessions (A1)', async (t) => {
    const web = await startTracked(version, t);
    const stream = await streamOnTracker(web);
    const running = web.start({ server: 'web1', operation: 'maint' });
    await running.waitForLog(/web\/web1: 1 session/);
    web.server('web1').release();
    const { code, outputs, log } = await running.result;
    assert.equal(code, 0, log);
    assert.equal(outputs.drained, 'true');
    assert.equal(web.server('web1').open, 0);
    await web.server('web1').kill();
    assert.equal(await stream.ended, 'web1');
    assert.match(log, /api\/t1.*track/);
  });

  test('the sessions of a tracker keep a drain from ending, and the error says so (A1)', async (t) => {
    const web = await startTracked(version, t);
    const stream = await streamOnTracker(web);
    const { code, outputs, annotations } = await web.run({
      server: 'web1',
      operation: 'drain',
      'drain-timeout': '300ms',
    });
    assert.equal(code, 1);
    assert.equal(outputs['error-code'], 'drain-timeout');
    assert.equal(outputs.result, 'rolled-back');
    const error = annotations.find(({ level }) => level === 'error');
    assert.match(error?.message ?? '', /web\/web1 still has 1 session\b/);
    assert.match(error?.message ?? '', /api\/t1 is kept by 1 session, .*127\.0\.0\.1/);
    assert.equal(await web.haproxy.adminFlags('web', 'web1'), 0);
    assert.equal(await web.haproxy.adminFlags('api', 't1'), 0);
    web.server('web1').release();
    assert.equal(await stream.ended, 'web1');
  });

  test('the guard looks at the backends of the trackers as well (A1)', async (t) => {
    const web = await startTracked(version, t);
    await web.haproxy.cli('set server api/t2 state maint');
    const { code, outputs, annotations } = await web.run({ server: 'web1', operation: 'drain' });
    assert.equal(code, 1);
    assert.equal(outputs['error-code'], 'guard');
    assert.equal(outputs.changed, 'false');
    assert.match(annotations.find(({ level }) => level === 'error')?.message ?? '', /api: 0 of 1 /);
    assert.equal(await web.haproxy.adminFlags('web', 'web1'), 0);
  });

  test('a glob that selects a server and its tracker changes the server, and counts both (A1)', async (t) => {
    const web = await startTracked(version, t);
    const { code, outputs, log } = await web.run({
      backend: '*',
      server: 'web/web1, api/t1',
      operation: 'maint',
    });
    assert.equal(code, 0, log);
    assert.equal(outputs.result, 'changed');
    assert.deepEqual(
      JSON.parse(outputs['left-out'] ?? '[]').map(
        ({ backend, server }: Record<string, string>) => `${backend}/${server}`,
      ),
      ['web/web1'],
    );
    assert.equal(await web.haproxy.adminFlags('web', 'web1'), 1);
    assert.equal(await web.haproxy.adminFlags('api', 't1'), 2);
  });

  test('only the tracker selected: `tracking`, it names the server to change, nothing is sent (A1)', async (t) => {
    const web = await startTracked(version, t);
    for (const operation of ['drain', 'maint', 'ready']) {
      const { code, outputs, annotations } = await web.run({ backend: 'api', server: 't1', operation });
      assert.equal(code, 1);
      assert.equal(outputs['error-code'], 'tracking');
      assert.equal(outputs.changed, 'false');
      const error = annotations.find(({ level }) => level === 'error');
      assert.match(error?.message ?? '', /api\/t1 tracks web\/web1: change that one/);
    }
    assert.equal(await web.haproxy.adminFlags('api', 't1'), 0);
  });

  test('sessions of a tracker with `on-marked-down shutdown-sessions` are counted when maint cuts them (A1, A5)', async (t) => {
    const web = await startTracked(version, t, 'on-marked-down shutdown-sessions');
    const stream = await streamOnTracker(web);
    const { code, outputs, annotations, log } = await web.run({
      server: 'web1',
      operation: 'maint',
      'drain-timeout': '0',
    });
    assert.equal(code, 0, log);
    assert.notEqual(await stream.ended, 'web1');
    assert.equal(outputs['sessions-shut-down'], '1', log);
    const warnings = annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);
    assert.match(warnings.join('\n'), /1 session of api\/t1 .*on-marked-down shutdown-sessions/);
  });
});
