/**
 * Several HAProxies behind one address, as a Service, a name with several addresses or a virtual IP that moves: told as what they
 * are, and what was set on one is put back on that one, or told as left there.
 */
import assert from 'node:assert/strict';
import { describe, type TestContext } from 'node:test';
import { runAudit } from '../support/audit-site.ts';
import { eventually } from '../support/eventually.ts';
import { atEitherEnd, type HaproxyVersion } from '../support/haproxy-versions.ts';
import { startLongRequest } from '../support/long-request.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { runAction, startAction } from '../support/run-action.ts';
import { startSwitch } from '../support/switch.ts';
import { failedWith, pointedOut, succeeded } from '../support/told.ts';
import { startWebServer } from '../support/web-server.ts';

/** Told apart by their process ids, or, as containers that were started together, only by the names of their hosts. */
type Kind = 'other pids' | 'twins';

/** `order`: who gets each connection, the last one all further ones. C has an address of its own. */
async function startScene(t: TestContext, version: HaproxyVersion, kind: Kind, order: string) {
  const app = await startWebServer({ name: 'web1', t });
  const start = (name: string) =>
    startHaproxy(version, {
      t,
      frontends: { fe: 'web' },
      config: `backend web\n  server web1 127.0.0.1:${app.port}\n  server web2 127.0.0.1:${app.port} backup`,
      ...(kind === 'twins' ? { extraGlobal: `node lb-${name}` } : {}),
    });
  const haproxies = { A: await start('a'), B: await start('b'), C: await start('c') };
  if (kind === 'other pids') {
    await eventually('all are a few seconds old', async () => {
      const { Uptime_sec } = await haproxies.C.info();
      return Number(Uptime_sec) >= 4;
    });
  }
  const sockets = (names: string) => names.split(' ').map((name) => haproxies[name as 'A' | 'B'].socket);
  const one = await startSwitch({ t, order: sockets(order), twins: kind === 'twins' });
  const step = (operation: string, inputs: Record<string, string> = {}) => ({
    t,
    inputs: {
      address: `lb=${one.address}`,
      server: 'web/web1',
      operation,
      'retry-delay': '50ms',
      ...inputs,
    },
  });
  const flags = async () => {
    const { A, B, C } = haproxies;
    return Promise.all([A, B, C].map((haproxy) => haproxy.adminFlags('web', 'web1')));
  };
  const leadTo = (names: string) => one.leadTo(...sockets(names));
  return { ...haproxies, step, flags, leadTo, disconnect: one.disconnect, address: one.address };
}

atEitherEnd('several processes', (version, test) => {
  test('behind one address: an audit says that it has seen one of them', async (t) => {
    const { A, address } = await startScene(t, version, 'twins', 'A B');
    await A.cli('set server web/web1 state maint');
    const result = await runAudit({
      t,
      inputs: { address: `lb=${address}`, 'retry-delay': '50ms', 'max-age': '0' },
    });
    assert.equal(result.code, 1, result.log);
    assert.deepEqual([result.outputs['error-code'], result.outputs.findings], ['several-processes', '1']);
  });
});

const HINT = /one address for each process/i;

atEitherEnd('several processes', (version, test) => {
  describe('behind one address', { concurrency: 3 }, () => {
    for (const [kind, order, operation] of [
      ['twins', 'A B', 'drain'],
      ['twins', 'A B B', 'maint'],
      ['twins', 'A B A', 'maint'],
      ['twins', 'A B A B', 'weight'],
      ['other pids', 'A B B', 'drain'],
      ['other pids', 'A B A B', 'maint'],
    ] as const) {
      test(`${order}, ${kind}: ${operation} is not confirmed by another one, and goes back where it was set`, async (t) => {
        const { step, flags, A } = await startScene(t, version, kind, order);
        const result = await runAction(step(operation, operation === 'weight' ? { weight: '7' } : {}));
        const error = failedWith(result, 'several-processes', 'rolled-back');
        assert.match(error, HINT);
        assert.match(error, /Several HAProxy processes answer at this address/);
        assert.deepEqual(await flags(), [0, 0, 0]);
        assert.equal((await A.serverState('web', 'web1')).srv_uweight, '1');
        const post = await result.post({ jobStatus: 'failure' });
        assert.deepEqual(await flags(), [0, 0, 0]);
        assert.equal(pointedOut(post, 'notice'), '', post.log);
      });
    }

    test('ready is not confirmed by another one, and it is out again where it was', async (t) => {
      const { step, flags, A } = await startScene(t, version, 'twins', 'A B B');
      await A.cli('set server web/web1 state maint');
      const result = await runAction(step('ready'));
      failedWith(result, 'several-processes', 'rolled-back');
      assert.deepEqual(await flags(), [1, 0, 0]);
    });

    test('with another load balancer beside it: that one goes back as well', async (t) => {
      const { step, flags, address, C } = await startScene(t, version, 'twins', 'A B B');
      const result = await runAction(step('maint', { address: `one=${address}\ntwo=${C.address}` }));
      failedWith(result, 'several-processes', 'rolled-back');
      assert.deepEqual(await flags(), [0, 0, 0]);
    });

    for (const kind of ['twins', 'other pids'] as const) {
      test(`${kind}: a virtual IP moves in mid-drain: what is left on the first is told, and post says so too`, async (t) => {
        const { step, flags, leadTo, disconnect, A } = await startScene(t, version, kind, 'A');
        await startLongRequest(t, A, 'fe', 'web', 'web1');
        const running = startAction(step('maint', { 'drain-timeout': '30s', retries: '1' }));
        await eventually('it drains', async () => (await flags())[0] === 8);
        leadTo('B');
        disconnect();
        const result = await running.result;
        const error = failedWith(result, 'several-processes', 'partial');
        assert.match(error, HINT);
        assert.deepEqual(await flags(), [8, 0, 0]);
        const post = await result.post({ jobStatus: 'failure' });
        const warning = pointedOut(post, 'warning');
        assert.match(warning, /Another HAProxy process answers at this address/, post.log);
        assert.match(warning, /set server web\/web1 state ready/);
        assert.doesNotMatch(post.log, /[Pp]ut back as before|nothing to do/);
        assert.deepEqual(await flags(), [8, 0, 0]);
      });
    }

    test('a session is lost in mid-drain, and both are reached in turn: the right one is waited for', async (t) => {
      const { step, flags, leadTo, disconnect, A } = await startScene(t, version, 'twins', 'A');
      await startLongRequest(t, A, 'fe', 'web', 'web1');
      const running = startAction(step('maint', { 'drain-timeout': '30s' }));
      await eventually('it drains', async () => (await flags())[0] === 8);
      leadTo('B A B A');
      disconnect();
      const result = await running.result;
      failedWith(result, 'several-processes', 'rolled-back');
      assert.deepEqual(await flags(), [0, 0, 0]);
    });

    test('in the rollback: it is put back on the right one, and told', async (t) => {
      const { step, flags, A } = await startScene(t, version, 'twins', 'A B');
      await startLongRequest(t, A, 'fe', 'web', 'web1');
      const result = await runAction(step('drain', { 'drain-timeout': '1s' }));
      failedWith(result, 'drain-timeout', 'rolled-back');
      assert.match(pointedOut(result, 'warning'), /Several HAProxy processes answer at this address/);
      assert.deepEqual(await flags(), [0, 0, 0]);
    });

    test('held: whoever holds it is led to another one, and sets nothing there', async (t) => {
      const { step, flags } = await startScene(t, version, 'twins', 'A A B');
      const result = await runAction(step('drain', { hold: 'true' }));
      assert.match(
        failedWith(result, 'hold-failed', 'rolled-back'),
        /Several HAProxy processes answer at this address/,
      );
      assert.deepEqual(await flags(), [0, 0, 0]);
    });

    for (const [kind, restore] of [
      ['twins', 'on-failure'],
      ['other pids', 'on-failure'],
      ['twins', 'never'],
    ] as const) {
      test(`in post, ${kind}, restore ${restore}: another one answers, and nothing is said to be put back`, async (t) => {
        const { step, flags, leadTo } = await startScene(t, version, kind, 'A');
        const result = await runAction(step('maint', { restore }));
        succeeded(result, 'changed');
        leadTo('B');
        const post = await result.post({ jobStatus: 'failure' });
        assert.match(
          pointedOut(post, 'warning'),
          /Another HAProxy process answers at this address/,
          post.log,
        );
        assert.equal(pointedOut(post, 'notice'), '');
        assert.doesNotMatch(post.log, /[Pp]ut back as before|nothing to do/);
        assert.deepEqual(await flags(), [1, 0, 0]);
      });
    }

    test('in post, in the middle of the put-back: told, and put back on the right one', async (t) => {
      const { step, flags, leadTo } = await startScene(t, version, 'twins', 'A');
      const result = await runAction(step('maint', { restore: 'on-failure' }));
      succeeded(result, 'changed');
      leadTo('A B');
      const post = await result.post({ jobStatus: 'failure' });
      assert.match(post.log, /Several HAProxy processes answer at this address/);
      assert.match(pointedOut(post, 'notice'), /Put back/);
      assert.deepEqual(await flags(), [0, 0, 0]);
    });
  });
});
