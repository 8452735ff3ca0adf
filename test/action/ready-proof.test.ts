/**
 * `ready` proves health before the first request: HAProxy lets traffic in before the first check when a server leaves maint.
 * Whatever goes wrong, the server is out of rotation afterwards, with the forced bits that it had.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf } from '../support/annotations.ts';
import { eventually } from '../support/eventually.ts';
import { forEachHaproxy, type HaproxyVersion } from '../support/haproxy-versions.ts';
import { type ClientKind, startLoad } from '../support/load.ts';
import { type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';
import { type ActionResult, runAction, startAction } from '../support/run-action.ts';
import { startWebServer, type WebServer } from '../support/web-server.ts';

type T = Parameters<typeof startWebServer>[0]['t'] & object;

/** Without it a check must be answered within its `inter`, and a busy machine takes servers down. */
const CHECK_TIMEOUT = 'timeout check 10s';

interface Site {
  haproxy: RealHaproxy;
  web1: WebServer;
  ready(inputs?: Record<string, string>): Promise<ActionResult>;
}

/** web1 in maint, web2 in rotation. `check` are the words of web1's check. */
async function site(t: T, version: HaproxyVersion, check: string, backend = ''): Promise<Site> {
  const [web1, web2] = await Promise.all(['web1', 'web2'].map((name) => startWebServer({ name, t })));
  assert.ok(web1 && web2);
  const haproxy = await startHaproxy(version, {
    t,
    extraDefaults: CHECK_TIMEOUT,
    frontends: { fe_web: 'web' },
    config: `backend web
      option httpchk GET /health
      ${backend}
      server web1 127.0.0.1:${web1.port} ${check}
      server web2 127.0.0.1:${web2.port} check inter 100ms`,
  });
  await haproxy.cli('set server web/web1 state maint');
  const ready = (inputs: Record<string, string> = {}) =>
    runAction({
      t,
      inputs: { address: haproxy.address, server: 'web/web1', operation: 'ready', ...inputs },
    });
  return { haproxy, web1, ready };
}

const MIX: ClientKind[] = ['quick', 'quick', 'delayed', 'stream'];

forEachHaproxy('ready and its proof', (version) => {
  describe('one HAProxy each', { concurrency: 2 }, () => {
    test('`health up` that somebody sends meanwhile is no proof: the last check has failed', async (t) => {
      const { haproxy, web1, ready } = await site(t, version, 'check inter 2s fastinter 2s rise 2 fall 2');
      await web1.kill();
      const running = ready({ 'health-timeout': '5s' });
      const row = () => haproxy.row('web', 'web1');
      await eventually('a check has failed', async () => /L4CON/.test((await row()).check_status ?? ''));
      await haproxy.cli('set server web/web1 health up');
      assert.equal((await row()).status, 'DRAIN');
      const result = await running;
      assert.equal(result.outputs['error-code'], 'unhealthy', result.log);
      assert.equal(await haproxy.adminFlags('web', 'web1'), 1);
    });

    test('ready lets no request reach an application that is not up yet; a plain `state ready` does', async (t) => {
      const { haproxy, web1, ready } = await site(t, version, 'check inter 300ms rise 2 fall 3', 'retries 0');
      await web1.kill();
      const load = startLoad({ port: haproxy.port('fe_web'), clients: 12, mix: MIX, longest: 300 });
      t.after(() => load.stop());
      const running = ready();
      await eventually(
        'web1 is in drain and down',
        async () => (await haproxy.row('web', 'web1')).status === 'DOWN',
      );
      const before = load.report.served;
      await eventually('requests go on', () => load.report.served > before + 100);
      await web1.restart();
      const result = await running;
      assert.equal(result.code, 0, result.log);
      assert.equal(result.outputs.result, 'changed');
      assert.equal(result.outputs.changed, 'true');
      assert.equal(result.outputs.state, 'ready');
      assert.equal(result.outputs['previous-state'], 'maint');
      assert.equal(result.outputs.status, 'UP');
      assert.equal(result.outputs['error-code'], '');
      assert.equal(await haproxy.adminFlags('web', 'web1'), 0);
      await eventually('web1 serves', () => (load.report.byServer.web1 ?? 0) > 0);
      assert.deepEqual(load.report.failures, []);

      await haproxy.cli('set server web/web1 state maint');
      await eventually('web1 is idle', async () => (await haproxy.row('web', 'web1')).scur === '0');
      await web1.kill();
      // The first check may come at once, so there may be more than one try until a request is quicker.
      await eventually('requests fail', async () => {
        await haproxy.cli('set server web/web1 state maint');
        await haproxy.cli('set server web/web1 state ready');
        return load.report.failed > 0;
      });
      assert.equal((await load.stop()).failures[0]?.reason, 'status 503');
    });

    test('with `fall 1` and a slow check, ready waits for a check that has really run', async (t) => {
      const { haproxy, web1, ready } = await site(t, version, 'check inter 1s rise 3 fall 1');
      await web1.kill();
      const running = ready({ 'health-timeout': '20s' });
      await eventually(
        'web1 is in drain and down',
        async () => (await haproxy.row('web', 'web1')).status === 'DOWN',
      );
      const { chkdown } = await haproxy.row('web', 'web1');
      await web1.restart();
      const result = await running;
      assert.equal(result.code, 0, result.log);
      assert.equal((await haproxy.row('web', 'web1')).status, 'UP');
      assert.equal((await haproxy.row('web', 'web1')).chkdown, chkdown);
      assert.equal(await haproxy.adminFlags('web', 'web1'), 0);
    });

    test('not enough checks within health-timeout: `unhealthy`, the advice about rise × inter, and back in maint', async (t) => {
      const { haproxy, ready } = await site(t, version, 'check inter 2s rise 3 fall 1');
      const result = await ready({ 'health-timeout': '1s' });
      assert.equal(result.code, 1);
      assert.equal(result.outputs['error-code'], 'unhealthy');
      assert.equal(result.outputs.result, 'rolled-back');
      assert.equal(result.outputs.changed, 'false');
      assert.equal(result.outputs.state, 'maint');
      assert.match(errorOf(result), /no check has failed/);
      assert.match(errorOf(result), /raise `?health-timeout`? above `?rise`? × `?inter/);
      assert.match(errorOf(result), /Changed: no/);
      assert.equal(await haproxy.adminFlags('web', 'web1'), 1);
    });

    test("an application that never comes back: `unhealthy` in the last check's words, and still in maint", async (t) => {
      const { haproxy, web1, ready } = await site(t, version, 'check inter 100ms rise 2 fall 1');
      await web1.kill();
      const result = await ready({ 'health-timeout': '1500ms' });
      assert.equal(result.code, 1);
      assert.equal(result.outputs['error-code'], 'unhealthy');
      assert.equal(result.outputs.result, 'rolled-back');
      assert.equal(result.outputs.changed, 'false');
      assert.match(errorOf(result), /Not healthy within 1.5s: web\/web1 is "DOWN"/);
      assert.match(errorOf(result), /L4CON.*(?:Connection refused|ECONNREFUSED)/);
      assert.doesNotMatch(errorOf(result), /no check has failed/);
      assert.equal(await haproxy.adminFlags('web', 'web1'), 1);
      assert.equal((await haproxy.row('web', 'web1')).status, 'MAINT');
    });

    test('`on-error: keep` leaves an unhealthy server in drain, and says so', async (t) => {
      const { haproxy, web1, ready } = await site(t, version, 'check inter 100ms rise 2 fall 1');
      await web1.kill();
      const result = await ready({ 'health-timeout': '800ms', 'on-error': 'keep' });
      assert.equal(result.code, 1);
      assert.equal(result.outputs['error-code'], 'unhealthy');
      assert.equal(result.outputs.result, 'partial');
      assert.equal(result.outputs.changed, 'true');
      assert.equal(result.outputs.state, 'drain');
      assert.match(errorOf(result), /Changed: yes/);
      assert.match(errorOf(result), /set server web\/web1 state maint/);
      assert.equal(await haproxy.adminFlags('web', 'web1'), 8);
      assert.equal((await haproxy.row('web', 'web1')).status, 'DOWN');
    });

    test('an application that answers 503 to the health check, then 200, is let in at 200', async (t) => {
      const { haproxy, web1, ready } = await site(t, version, 'check inter 100ms rise 2 fall 1');
      web1.health.status = 503;
      const running = ready();
      await eventually(
        'a check has failed',
        async () => (await haproxy.row('web', 'web1')).check_status === 'L7STS',
      );
      assert.equal(await haproxy.adminFlags('web', 'web1'), 8);
      web1.health.status = 200;
      const result = await running;
      assert.equal(result.code, 0, result.log);
      assert.equal(result.outputs.status, 'UP');
    });

    test('an application that answers 503 for ever: the error has the status code that HAProxy saw', async (t) => {
      const { haproxy, web1, ready } = await site(t, version, 'check inter 100ms rise 2 fall 1');
      web1.health.status = 503;
      const result = await ready({ 'health-timeout': '1s' });
      assert.equal(result.outputs['error-code'], 'unhealthy');
      assert.match(errorOf(result), /L7STS.*503/);
      assert.equal(await haproxy.adminFlags('web', 'web1'), 1);
    });

    test('with `http-check disable-on-404`, an application that answers 404 stays out', async (t) => {
      const { haproxy, web1, ready } = await site(
        t,
        version,
        'check inter 100ms rise 2 fall 1',
        'http-check disable-on-404',
      );
      web1.health.status = 404;
      const result = await ready({ 'health-timeout': '1500ms' });
      assert.equal(result.code, 1);
      assert.equal(result.outputs['error-code'], 'unhealthy');
      assert.match(errorOf(result), /404/);
      assert.equal(await haproxy.adminFlags('web', 'web1'), 1);
    });

    test('slow start is waited for only as far as UP', async (t) => {
      const { haproxy, ready } = await site(t, version, 'check inter 100ms rise 2 weight 100 slowstart 60s');
      const result = await ready();
      assert.equal(result.code, 0, result.log);
      assert.equal(result.outputs.status, 'UP');
      const state = await haproxy.serverState('web', 'web1');
      assert.ok(['1', '2'].includes(state.srv_op_state ?? ''));
    });

    test('a server already ready but only `UP 1/3` is waited for; nothing is sent', async (t) => {
      const { haproxy, web1, ready } = await site(t, version, 'check inter 600ms rise 2 fall 3');
      await haproxy.cli('set server web/web1 state ready');
      await eventually('UP', async () => (await haproxy.row('web', 'web1')).status === 'UP');
      web1.health.status = 503;
      await eventually('UP 2/3', async () =>
        /^UP \d\/3/.test((await haproxy.row('web', 'web1')).status ?? ''),
      );
      web1.health.status = 200;
      const { chkdown } = await haproxy.row('web', 'web1');
      const result = await ready();
      assert.equal(result.code, 0, result.log);
      assert.equal(result.outputs.result, 'unchanged');
      assert.equal(result.outputs.changed, 'false');
      const row = await haproxy.row('web', 'web1');
      assert.equal(row.status, 'UP');
      assert.equal(row.chkdown, chkdown);
    });

    test('a server already ready but DOWN: `unhealthy`, failed, nothing changed', async (t) => {
      const { haproxy, web1, ready } = await site(t, version, 'check inter 100ms rise 2 fall 1');
      await haproxy.cli('set server web/web1 state ready');
      await web1.kill();
      await eventually('DOWN', async () => (await haproxy.row('web', 'web1')).status === 'DOWN');
      const result = await ready({ 'health-timeout': '600ms' });
      assert.equal(result.code, 1);
      assert.equal(result.outputs.result, 'failed');
      assert.equal(result.outputs.changed, 'false');
      assert.equal(result.outputs['error-code'], 'unhealthy');
      assert.match(errorOf(result), /Changed: no/);
      assert.equal(await haproxy.adminFlags('web', 'web1'), 0);
    });

    test('`wait-for-health: false` is just `state ready`: no `health down`', async (t) => {
      const { haproxy, web1, ready } = await site(t, version, 'check inter 10s rise 3 fall 3');
      await web1.kill();
      const { chkdown } = await haproxy.row('web', 'web1');
      const result = await ready({ 'wait-for-health': 'false' });
      assert.equal(result.code, 0, result.log);
      assert.equal(result.outputs.result, 'changed');
      assert.equal((await haproxy.row('web', 'web1')).chkdown, chkdown);
      assert.equal(await haproxy.adminFlags('web', 'web1'), 0);
    });

    test('somebody sets maint during the proof: `not-verified` at once, not `unhealthy` at the limit', async (t) => {
      const { haproxy, web1 } = await site(t, version, 'check inter 100ms rise 2 fall 1');
      await web1.kill();
      const running = startAction({
        t,
        inputs: { address: haproxy.address, server: 'web/web1', operation: 'ready' },
      });
      await running.waitForLog(/proving health/);
      await haproxy.cli('set server web/web1 state maint');
      const result = await running.result;
      assert.equal(result.code, 1);
      assert.equal(result.outputs['error-code'], 'not-verified');
      assert.equal(result.outputs.changed, 'false');
      assert.match(errorOf(result), /somebody else/);
      assert.equal(await haproxy.adminFlags('web', 'web1'), 1);
    });

    if (version === '3.2' || version === '3.4') {
      for (const state of ['down', 'fully-down', 'up', 'fully-up']) {
        test(`\`init-state ${state}\` is proven as any other`, async (t) => {
          const { haproxy, ready } = await site(
            t,
            version,
            `check inter 100ms rise 3 fall 2 init-state ${state}`,
          );
          const result = await ready();
          assert.equal(result.code, 0, result.log);
          assert.equal(result.outputs.status, 'UP');
          assert.equal(await haproxy.adminFlags('web', 'web1'), 0);
        });
      }
    }
  });
});
