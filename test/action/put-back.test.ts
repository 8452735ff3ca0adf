/** When something fails after the first change: all back and verified, or hands off, or told truthfully what is different. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf, messagesOf } from '../support/annotations.ts';
import { eventually } from '../support/eventually.ts';
import { forEachHaproxy } from '../support/haproxy-versions.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { watchAction } from '../support/run-action.ts';
import { openSession } from '../support/session.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { startWebServer } from '../support/web-server.ts';

type T = Parameters<typeof startWebServer>[0]['t'] & object;

/** Without it a check must be answered within its `inter`, and a busy machine takes servers down. */
const CHECK_TIMEOUT = 'timeout check 10s';

forEachHaproxy('the put-back', (version) => {
  async function site(t: T, line = '') {
    const [web1, web2, web3] = await Promise.all(
      ['web1', 'web2', 'web3'].map((name) => startWebServer({ name, t })),
    );
    assert.ok(web1 && web2 && web3);
    const haproxy = await startHaproxy(version, {
      t,
      extraDefaults: CHECK_TIMEOUT,
      frontends: { fe_web: 'web' },
      config: `backend web
        option httpchk GET /health
        ${line}
        cookie SRV insert
        server web1 127.0.0.1:${web1.port} cookie web1 check inter 100ms rise 2 fall 2
        server web2 127.0.0.1:${web2.port} cookie web2 check inter 100ms rise 2 fall 2
        server web3 127.0.0.1:${web3.port} cookie web3 check inter 100ms rise 2 fall 2`,
    });
    /** A session of a client that is bound to this server. */
    const busy = async (server: string) => {
      const session = await openSession({ port: haproxy.port('fe_web'), cookie: `SRV=${server}`, t });
      await eventually(`a session on ${server}`, async () => (await haproxy.row('web', server)).scur === '1');
      return session;
    };
    const flags = () =>
      Promise.all(['web1', 'web2', 'web3'].map((server) => haproxy.adminFlags('web', server)));
    const start = (inputs: Record<string, string>) =>
      watchAction({ t, inputs: { address: haproxy.address, backend: 'web', ...inputs } });
    return { haproxy, web1, web2, busy, flags, start };
  }

  describe('one HAProxy each', { concurrency: 3 }, () => {
    for (const operation of ['drain', 'maint']) {
      test(`${operation}: NOLB, by \`disable-on-404\`, it goes back to that when its drain does not end`, async (t) => {
        const { haproxy, web1, busy, flags, start } = await site(t, 'http-check disable-on-404');
        const session = await busy('web1');
        web1.health.status = 404;
        const isStopping = async () => (await haproxy.row('web', 'web1')).status === 'NOLB';
        await eventually('web1 is NOLB', isStopping);
        const result = await start({ server: 'web1', operation, 'drain-timeout': '700ms' }).result;
        assert.equal(result.outputs['error-code'], 'drain-timeout', result.log);
        assert.deepEqual(
          [result.outputs.result, result.outputs.changed],
          ['rolled-back', 'false'],
          result.log,
        );
        assert.deepEqual(await flags(), [0, 0, 0]);
        assert.ok(await isStopping());
        assert.equal(await session.isWhole(), true);
      });
    }

    test('one of two servers does not drain: both are back, verified, and its session is whole', async (t) => {
      const { busy, flags, start } = await site(t);
      const session = await busy('web2');
      const result = await start({ server: 'web1,web2', operation: 'maint', 'drain-timeout': '700ms' })
        .result;
      assert.equal(result.code, 1, result.log);
      assert.equal(result.outputs['error-code'], 'drain-timeout');
      assert.equal(result.outputs.result, 'rolled-back');
      assert.equal(result.outputs.changed, 'false');
      assert.deepEqual(await flags(), [0, 0, 0]);
      const outcomes = JSON.parse(result.outputs.servers ?? '').map(
        (row: { outcome: string }) => row.outcome,
      );
      assert.deepEqual(outcomes, ['rolled-back', 'rolled-back']);
      assert.equal(await session.isWhole(), true);
    });

    test('one of two servers is not healthy: both go back to what was forced on them, maint and drain', async (t) => {
      const { haproxy, web2, flags, start } = await site(t);
      await haproxy.cli('set server web/web1 state maint');
      await haproxy.cli('set server web/web2 state drain');
      await web2.kill();
      const result = await start({ server: 'web1,web2', operation: 'ready', 'health-timeout': '1s' }).result;
      assert.equal(result.code, 1, result.log);
      assert.equal(result.outputs['error-code'], 'unhealthy');
      assert.equal(result.outputs.result, 'rolled-back');
      assert.equal(result.outputs.changed, 'false');
      assert.match(errorOf(result), /web\/web2 is "DOWN"/);
      assert.deepEqual(await flags(), [1, 8, 0]);
    });

    test('somebody else set maint meanwhile: hands off that server with a warning, the other goes back', async (t) => {
      const { haproxy, busy, flags, start } = await site(t);
      const session = await busy('web2');
      const running = start({ server: 'web1,web2', operation: 'drain', 'drain-timeout': '5s' });
      await running.waitForLog(/web2: 1 session/);
      await haproxy.cli('set server web/web2 state maint');
      const result = await running.result;
      assert.equal(result.code, 1, result.log);
      assert.equal(result.outputs.result, 'partial');
      assert.equal(result.outputs.changed, 'true');
      assert.match(
        messagesOf(result, 'warning'),
        /web\/web2 is maint, which this step did not set.*left alone/,
      );
      assert.doesNotMatch(messagesOf(result, 'warning'), /put-back failed/);
      assert.deepEqual(await flags(), [0, 1, 0]);
      assert.equal(await session.isWhole(), true);
    });

    test('somebody else set a weight meanwhile: a maint that fails leaves it alone', async (t) => {
      const { haproxy, busy, flags, start } = await site(t);
      const session = await busy('web2');
      const running = start({ server: 'web2', operation: 'maint', 'drain-timeout': '5s' });
      await running.waitForLog(/web2: 1 session/);
      await haproxy.cli('set server web/web2 weight 77');
      const result = await running.result;
      assert.equal(result.outputs['error-code'], 'drain-timeout', result.log);
      assert.equal(result.outputs.result, 'rolled-back');
      assert.deepEqual(await flags(), [0, 0, 0]);
      assert.equal((await haproxy.serverState('web', 'web2')).srv_uweight, '77');
      assert.equal(await session.isWhole(), true);
    });

    test('the way to HAProxy is gone when it is to be put back: `partial`, and the first error code stays', async (t) => {
      const { haproxy, busy, flags, start } = await site(t);
      // A long way, so that it can be cut while the put-back is under way.
      const proxy = await startTcpProxy({ target: haproxy.socket, delay: 150, t });
      const session = await busy('web2');
      const running = start({
        address: proxy.address,
        server: 'web2',
        operation: 'maint',
        'drain-timeout': '500ms',
        retries: '0',
      });
      await running.waitForLog(/^failed /m);
      await proxy.close();
      const result = await running.result;
      assert.equal(result.code, 1, result.log);
      assert.equal(result.outputs['error-code'], 'drain-timeout');
      assert.equal(result.outputs.result, 'partial');
      assert.equal(result.outputs.changed, 'true');
      assert.match(messagesOf(result, 'warning'), /The put-back failed/);
      assert.match(errorOf(result), /set server web\/web2 state ready/);
      assert.deepEqual(await flags(), [0, 8, 0]);
      assert.equal(await session.isWhole(), true);
    });

    test('HAProxy is killed in the middle: nobody knows what is so, and `changed` takes the safe side', async (t) => {
      const { haproxy, busy, start } = await site(t);
      await busy('web2');
      const running = start({ server: 'web2', operation: 'maint', retries: '1', 'retry-delay': '20ms' });
      await running.waitForLog(/web2: 1 session/);
      await haproxy.kill();
      const result = await running.result;
      assert.equal(result.code, 1, result.log);
      assert.equal(result.outputs['error-code'], 'connect-failed');
      assert.equal(result.outputs.result, 'partial');
      assert.equal(result.outputs.changed, 'true');
      assert.match(errorOf(result), /Changed: not known/);
    });
  });
});
