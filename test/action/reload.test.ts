/** HAProxy is reloaded while a step with `on-reload: fail` works: the new process has forgotten, and that is never called drained. */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { startGate } from '../support/gate.ts';
import { forEachHaproxy, type HaproxyVersion } from '../support/haproxy-versions.ts';
import { startLongRequest } from '../support/long-request.ts';
import { type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';
import { watchAction } from '../support/run-action.ts';
import { failedWith, pointedOut, succeeded } from '../support/told.ts';
import { startWebServer } from '../support/web-server.ts';

/** HAProxy with a master, and one long request at s1. */
async function busyHaproxy(t: TestContext, version: HaproxyVersion) {
  const app = await startWebServer({ name: 's1', t });
  const haproxy = await startHaproxy(version, {
    t,
    master: true,
    frontends: { fe: 'web' },
    config: `backend web\n  server s1 127.0.0.1:${app.port}\n  server s2 127.0.0.1:${app.port} backup`,
  });
  const stream = await startLongRequest(t, haproxy, 'fe', 'web', 's1');
  return { haproxy, stream };
}

function take(t: TestContext, address: string, operation: string, inputs: Record<string, string> = {}) {
  return watchAction({
    t,
    inputs: {
      address,
      server: 's1',
      operation,
      'on-reload': 'fail',
      'drain-timeout': '50s',
      'retry-delay': '20ms',
      ...inputs,
    },
  });
}

async function isReady(haproxy: RealHaproxy) {
  assert.equal(await haproxy.adminFlags('web', 's1'), 0);
}

forEachHaproxy('reload', (version) => {
  describe('while a step works', { concurrency: 8 }, () => {
    test('before it reads: the new process is worked with, and a warning tells of its predecessor', async (t) => {
      const { haproxy, stream } = await busyHaproxy(t, version);
      await haproxy.reload();
      const result = await take(t, haproxy.address, 'maint').result;
      succeeded(result, 'changed');
      assert.match(pointedOut(result, 'warning'), /sessions of its predecessor cannot be seen from here/);
      assert.equal(await haproxy.adminFlags('web', 's1'), 1);
      stream.abort();
    });

    for (const operation of ['drain', 'maint']) {
      test(`between reading and setting, ${operation}: reloaded, nothing is changed`, async (t) => {
        const { haproxy } = await busyHaproxy(t, version);
        const way = await startGate(t, haproxy.socket, (heard) => /set server/.test(heard));
        const running = take(t, way.address, operation);
        await way.closed;
        await haproxy.reload();
        way.open();
        const result = await running.result;
        assert.equal(result.outputs['error-code'], 'reloaded', result.log);
        assert.match(failedWith(result, 'reloaded', 'failed'), /Changed: no/);
        assert.notEqual(result.outputs.drained, 'true');
        await isReady(haproxy);
      });
    }

    for (const operation of ['drain', 'maint']) {
      test(`in the drain, ${operation}: reloaded, never drained`, async (t) => {
        const { haproxy } = await busyHaproxy(t, version);
        const running = take(t, haproxy.address, operation);
        await running.waitForLog(/web\/s1: 1 session, 0 queued/);
        await haproxy.reload();
        const result = await running.result;
        const words = failedWith(result, 'reloaded', 'rolled-back');
        assert.match(words, /process/);
        assert.match(words, /What to do: /);
        assert.notEqual(result.outputs.drained, 'true');
        await isReady(haproxy);
      });
    }

    test('just before the confirmation on a fresh connection: reloaded, never drained', async (t) => {
      const { haproxy, stream } = await busyHaproxy(t, version);
      stream.abort();
      await eventually('s1 is idle', async () => (await haproxy.row('web', 's1')).scur === '0');
      const way = await startGate(t, haproxy.socket, (_, connection) => connection === 2);
      const running = take(t, way.address, 'drain');
      await way.closed;
      assert.equal(await haproxy.adminFlags('web', 's1'), 8);
      await haproxy.reload();
      way.open();
      const result = await running.result;
      failedWith(result, 'reloaded', 'rolled-back');
      await isReady(haproxy);
    });

    test('in the drain with on-error: keep: reloaded, and the forgotten state is told as it is', async (t) => {
      const { haproxy } = await busyHaproxy(t, version);
      const running = take(t, haproxy.address, 'maint', { 'on-error': 'keep' });
      await running.waitForLog(/web\/s1: 1 session, 0 queued/);
      await haproxy.reload();
      const result = await running.result;
      assert.equal(result.outputs['error-code'], 'reloaded', result.log);
      assert.equal(result.outputs.changed, 'false');
      assert.equal(result.outputs.state, 'ready');
      await isReady(haproxy);
    });
  });
});
