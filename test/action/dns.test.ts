/** Servers whose name does not resolve: HAProxy accepts every command for them and stays in `MAINT (resolution)`. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf } from '../support/annotations.ts';
import { eventually } from '../support/eventually.ts';
import { forEachHaproxy } from '../support/haproxy-versions.ts';
import { get } from '../support/load-request.ts';
import { startNameserver } from '../support/nameserver.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { runAction, watchAction } from '../support/run-action.ts';
import { startWebServer } from '../support/web-server.ts';

type T = Parameters<typeof startWebServer>[0]['t'] & object;

/** Nobody listens on the nameserver's port. */
const RESOLVERS = `resolvers dead
  nameserver ns 127.0.0.1:{{ns}}
  resolve_retries 1
  timeout resolve 500ms
  timeout retry 200ms
  hold other 500ms
  hold refused 500ms
  hold timeout 500ms`;

/** Without it a check must be answered within its `inter`, and a busy machine takes servers down. */
const CHECK_TIMEOUT = 'timeout check 10s';

forEachHaproxy('a server whose name does not resolve', (version) => {
  async function site(t: T) {
    const web2 = await startWebServer({ name: 'web2', t });
    const haproxy = await startHaproxy(version, {
      t,
      extraDefaults: CHECK_TIMEOUT,
      frontends: { fe_web: 'web' },
      config: `${RESOLVERS}
      backend web
        cookie SRV insert
        option persist
        server web1 nowhere.invalid:80 resolvers dead init-addr none
        server web2 127.0.0.1:${web2.port} cookie web2`,
    });
    const run = (inputs: Record<string, string>) =>
      runAction({ t, inputs: { address: haproxy.address, server: 'web/web1', ...inputs } });
    await eventually('MAINT (resolution)', async () => (await haproxy.adminFlags('web', 'web1')) === 32);
    return { haproxy, run };
  }

  describe('one HAProxy each', { concurrency: 3 }, () => {
    for (const operation of ['ready', 'drain']) {
      test(`${operation}: \`dns-maintenance\`, nothing changed`, async (t) => {
        const { haproxy, run } = await site(t);
        const result = await run({ operation });
        assert.equal(result.code, 1);
        assert.equal(result.outputs['error-code'], 'dns-maintenance');
        assert.equal(result.outputs.result, 'failed');
        assert.equal(result.outputs.changed, 'false');
        assert.match(errorOf(result), /name does not resolve/);
        assert.equal(await haproxy.adminFlags('web', 'web1'), 32);
      });
    }

    test('maint: the forced flag is set and verified; ready is refused then, too', async (t) => {
      const { haproxy, run } = await site(t);
      const result = await run({ operation: 'maint' });
      assert.equal(result.code, 0, result.log);
      assert.equal(result.outputs.result, 'changed');
      assert.equal(await haproxy.adminFlags('web', 'web1'), 33);
      const ready = await run({ operation: 'ready' });
      assert.equal(ready.outputs['error-code'], 'dns-maintenance');
      assert.equal(await haproxy.adminFlags('web', 'web1'), 33);
    });

    test('B14: the put-back of maint takes back the forced flag alone', async (t) => {
      const { haproxy, run } = await site(t);
      // `option persist` sends bound clients to a server in maint: the step fails, and everything goes back.
      const cookies = new Map([['SRV', 'web2']]);
      let over = false;
      const visiting = (async () => {
        while (!over) await get({ port: haproxy.port('fe_web'), path: '/', agent: false, cookies });
      })();
      const result = await run({
        operation: 'maint',
        server: 'web/web1,web/web2',
        'drain-timeout': '0',
        'min-available': '0',
      });
      over = true;
      await visiting;
      assert.equal(result.code, 1, result.log);
      assert.equal(result.outputs['error-code'], 'not-verified');
      assert.equal(result.outputs.result, 'rolled-back');
      assert.equal(result.outputs.changed, 'false');
      assert.equal(await haproxy.adminFlags('web', 'web1'), 32);
      assert.equal(await haproxy.adminFlags('web', 'web2'), 0);
    });

    test('a name that stops resolving in a ramp ends it, and the application is not to blame', async (t) => {
      const web1 = await startWebServer({ name: 'web1', t });
      const web2 = await startWebServer({ name: 'web2', t });
      let isForgotten = false;
      const nameserver = await startNameserver([], t, () => isForgotten);
      const haproxy = await startHaproxy(version, {
        t,
        extraDefaults: CHECK_TIMEOUT,
        config: `resolvers live
          nameserver ns 127.0.0.1:${nameserver}
          timeout resolve 200ms
          timeout retry 200ms
          hold valid 200ms
          hold nx 400ms
        backend web
          server web1 web1.test:${web1.port} weight 100 resolvers live resolve-prefer ipv4 init-addr none check inter 200ms
          server web2 127.0.0.1:${web2.port} weight 100`,
      });
      await eventually('it is UP', async () => (await haproxy.row('web', 'web1')).status === 'UP');
      await haproxy.cli('set server web/web1 weight 10');
      const step = watchAction({
        t,
        inputs: {
          address: haproxy.address,
          server: 'web/web1',
          operation: 'weight',
          ramp: '50%,100%',
          'ramp-interval': '60s',
        },
      });
      await step.waitForLog(/weight 50 /);
      isForgotten = true;
      const result = await step.result;
      assert.equal(result.outputs['error-code'], 'dns-maintenance', result.log);
      assert.match(
        errorOf(result),
        /web\/web1 went out at step 1 of 2 of its ramp: its name does not resolve any more/,
      );
      assert.doesNotMatch(errorOf(result), /application|in maint/);
      const { srv_admin_state: flags, srv_uweight: weight } = await haproxy.serverState('web', 'web1');
      assert.deepEqual([flags, weight], ['32', '10']);
    });

    test('B14: a name that stops resolving during the proof ends it, and no flag of its own is left', async (t) => {
      const web1 = await startWebServer({ name: 'web1', t });
      const haproxy = await startHaproxy(version, {
        t,
        extraDefaults: CHECK_TIMEOUT,
        config: `${RESOLVERS.replaceAll(/hold (\w+) 500ms/g, 'hold $1 3s')}
        backend web
          server web1 nowhere.invalid:${web1.port} resolvers dead init-addr 127.0.0.1 check inter 60s fastinter 60s downinter 60s`,
      });
      await haproxy.cli('set server web/web1 state drain');
      const result = await runAction({
        t,
        inputs: {
          address: haproxy.address,
          server: 'web/web1',
          operation: 'ready',
          'health-timeout': '40s',
        },
      });
      assert.equal(result.code, 1, result.log);
      assert.equal(result.outputs['error-code'], 'dns-maintenance');
      assert.equal(result.outputs.changed, 'false');
      assert.equal(await haproxy.adminFlags('web', 'web1'), 40);
    });
  });
});
