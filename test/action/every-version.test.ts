/** The heart of the promise on every version, in `npm test` too: what is tried more closely elsewhere must at least be so on each. */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { type HaproxyVersion, onEveryHaproxy } from '../support/haproxy-versions.ts';
import { startLongRequest } from '../support/long-request.ts';
import { startReloadedHaproxy } from '../support/reloaded-haproxy.ts';
import { failedWith, pointedOut, succeeded } from '../support/told.ts';

/** `s1` with checks behind a master, and the flags that HAProxy has for it. */
async function startScene(t: TestContext, version: HaproxyVersion) {
  const scene = await startReloadedHaproxy(t, version, { server: 'check inter 100ms' });
  const flags = () => scene.haproxy.adminFlags('web', 's1');
  const busy = () => startLongRequest(t, scene.haproxy, 'fe', 'web', 's1');
  const isUp = async () => (await scene.haproxy.row('web', 's1')).status === 'UP';
  await eventually('s1 is UP', isUp);
  return { scene, flags, busy, isUp };
}

describe('every version', { concurrency: 3 }, () => {
  onEveryHaproxy('the promise', (version) => {
    test('drain waits for the last session, maint follows, and ready proves the server before it lets traffic in', async (t) => {
      const { scene, flags, busy, isUp } = await startScene(t, version);
      const request = await busy();
      const draining = scene.step('drain');
      await draining.waitForLog(/web\/s1: 1 session, 0 queued/);
      assert.equal(await flags(), 8);
      request.abort();
      const drained = await draining.result;
      succeeded(drained, 'changed');
      assert.equal(drained.outputs.drained, 'true');
      succeeded(await scene.step('maint').result, 'changed');
      assert.equal(await flags(), 1);
      const ready = await scene.step('ready').result;
      succeeded(ready, 'changed');
      assert.match(ready.log, /proven healthy/);
      assert.equal(await flags(), 0);
      assert.equal(await isUp(), true);
    });

    test('who cannot be spared stays, and who does not drain is put back', async (t) => {
      const { scene, flags, busy } = await startScene(t, version);
      await scene.haproxy.cli('set server web/s2 state maint');
      failedWith(await scene.step('maint').result, 'guard', 'failed');
      assert.equal(await flags(), 0);
      await scene.haproxy.cli('set server web/s2 state ready');
      await busy();
      failedWith(await scene.step('maint', { 'drain-timeout': '1s' }).result, 'drain-timeout', 'rolled-back');
      assert.equal(await flags(), 0);
    });

    test('a reload in the drain is worked through, and post puts back what a failed job has left', async (t) => {
      const { scene, flags, busy } = await startScene(t, version);
      const request = await busy();
      const running = scene.step('maint', { restore: 'on-failure' });
      await running.waitForLog(/web\/s1: 1 session, 0 queued/);
      await scene.reload();
      await running.waitForLog(/1 session, with the process before the reload/);
      request.abort();
      const main = await running.result;
      succeeded(main, 'changed');
      assert.equal(await flags(), 1);
      const post = await main.post({ jobStatus: 'failure' });
      assert.match(pointedOut(post, 'notice'), /Put back/);
      assert.equal(await flags(), 0);
    });
  });
});
