/** A server that serves goes back to maint, by post and by the step itself: HAProxy, told to cut sessions there, finds none to cut. */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../support/eventually.ts';
import { atBothEnds, type HaproxyVersion } from '../support/haproxy-versions.ts';
import { LoadProcess } from '../support/load.ts';
import { failedWith, pointedOut, succeeded } from '../support/told.ts';
import { startWebBackend, type WebBackend } from '../support/web-backend.ts';

const CUTS = 'weight 10 check inter 100ms on-marked-down shutdown-sessions';

/** Its web1 is in maint. */
async function site(t: TestContext, version: HaproxyVersion): Promise<WebBackend> {
  const web = await startWebBackend(version, {
    t,
    names: ['web1', 'web2', 'web3'],
    lines: 'option httpchk GET /health',
    server: CUTS,
  });
  await web.haproxy.cli('set server web/web1 state maint');
  return web;
}

/** Clients that no cookie binds, each with a request that takes up to two seconds. */
function loadOf(web: WebBackend): LoadProcess {
  return new LoadProcess({
    port: web.port,
    clients: 16,
    longest: 2_000,
    mix: ['stream', 'delayed', 'stream', 'quick'],
  });
}

/** Some of them are there now. */
async function serves(web: WebBackend, server: string): Promise<void> {
  await eventually(`${server} serves`, async () => (await web.sessions(server)) >= 3);
}

atBothEnds('back to maint under load', (version) => {
  describe('where HAProxy cuts sessions at maint', { concurrency: 2 }, () => {
    test('by post: not one request fails', async (t) => {
      const web = await site(t, version);
      await using load = loadOf(web);
      const main = await web.run({ server: 'web1', operation: 'ready', restore: 'on-failure' });
      succeeded(main, 'changed');
      await serves(web, 'web1');
      const post = await main.post({ jobStatus: 'failure' });
      assert.equal(await web.haproxy.adminFlags('web', 'web1'), 1, post.log);
      assert.match(post.log, /web\/web1: in drain on the way back/);
      await sleep(500);
      assert.deepEqual((await load.stop()).failures, [], post.log);
      assert.equal(pointedOut(post, 'warning'), '');
    });

    test('by the step itself, which fails when the server serves: not one request fails', async (t) => {
      const web = await site(t, version);
      await web.haproxy.cli('set server web/web2 state maint');
      await using load = loadOf(web);
      const ramp = { ramp: '50%,100%', 'ramp-interval': '60s' };
      const running = web.start({ server: 'web[12]', operation: 'ready', ...ramp });
      await serves(web, 'web1');
      // Nobody is cut by that.
      await web.haproxy.cli('set server web/web2 state drain');
      const result = await running.result;
      failedWith(result, 'not-verified', 'partial');
      assert.equal(await web.haproxy.adminFlags('web', 'web1'), 1, result.log);
      assert.match(result.log, /web\/web1: in drain on the way back/);
      await sleep(500);
      assert.deepEqual((await load.stop()).failures, [], result.log);
    });
  });
});
