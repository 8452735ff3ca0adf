/** HAProxy 3.4 starts with backends whose names can never be sent, and a server there may track one that we are asked to change. */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { HAPROXY_VERSIONS } from '../support/haproxy-versions.ts';
import { startLongRequest } from '../support/long-request.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { runAction } from '../support/run-action.ts';
import { failedWith, succeeded } from '../support/told.ts';
import { startWebServer } from '../support/web-server.ts';

/** web/s1 and s2 stand at one application, and a server of the backend `name` tracks s1. */
async function startScene(t: TestContext, name: string) {
  const app = await startWebServer({ name: 's1', t });
  const haproxy = await startHaproxy('3.4', {
    t,
    frontends: { fe: 'web' },
    config: `frontend shop
  bind 127.0.0.1:{{shop}}
  default_backend "${name}"
backend web
  server s1 127.0.0.1:${app.port} check inter 200ms
  server s2 127.0.0.1:${app.port} check inter 200ms
backend "${name}"
  server t1 127.0.0.1:${app.port} track web/s1
backend behind
  server u1 127.0.0.1:${app.port} track "${name}/t1"`,
  });
  const step = (operation: string, inputs: Record<string, string> = {}) =>
    runAction({ t, inputs: { address: haproxy.address, server: 'web/s1', operation, ...inputs } });
  return { haproxy, step };
}

describe('a tracker whose name cannot be sent', {
  concurrency: 2,
  skip: HAPROXY_VERSIONS.includes('3.4') ? false : 'only HAProxy 3.4 starts with such names',
}, () => {
  for (const name of ['shop,api', 'shop api', 'shop/api', 'shop;api', 'sh\\"op', 'shöp']) {
    test(`${name}: what would go out with it unwatched is refused, and nothing is changed`, async (t) => {
      const { haproxy, step } = await startScene(t, name);
      await startLongRequest(t, haproxy, 'shop', name.replace('\\', ''), 't1').catch(() => {});
      const isRefused = async (operation: string) => {
        const words = failedWith(await step(operation), 'tracking', 'failed');
        assert.match(words, /web\/s1 is tracked by a server of a backend whose name cannot be sent/);
        assert.match(words, /letters, digits/);
      };
      await isRefused('drain');
      await isRefused('maint');
      assert.equal(await haproxy.adminFlags('web', 's1'), 0);
      succeeded(await step('ready'), 'unchanged');
      await haproxy.cli('set server web/s1 state maint');
      await isRefused('ready');
      assert.equal(await haproxy.adminFlags('web', 's1'), 1);
      const dry = await step('maint', { 'dry-run': 'true' });
      assert.equal(dry.outputs['error-code'], 'tracking');
    });
  }

  test('what does not reach it is done as ever: another server, a weight, a look', async (t) => {
    const { haproxy, step } = await startScene(t, 'shop,api');
    succeeded(await step('drain', { server: 'web/s2' }), 'changed');
    assert.equal(await haproxy.adminFlags('web', 's2'), 8);
    succeeded(await step('weight', { weight: '7' }), 'changed');
    assert.equal((await haproxy.serverState('web', 's1')).srv_uweight, '7');
    assert.equal(succeeded(await step('status', { server: '*' }), 'unchanged').length, 3);
    await haproxy.cli('set server web/s1 state maint');
    succeeded(await step('ready', { 'wait-for-health': 'false' }), 'changed');
    assert.equal(await haproxy.adminFlags('web', 's1'), 0);
  });
});
