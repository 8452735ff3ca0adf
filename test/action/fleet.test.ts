/** Many load balancers in one step: one change on all of them, and when one stands against it, on none. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { startFleet } from '../support/fleet.ts';
import { atEitherEnd, HAPROXY_VERSIONS, NEWEST } from '../support/haproxy-versions.ts';
import { startLineProxy } from '../support/line-proxy.ts';
import { failedWith, pointedOut, succeeded, told } from '../support/told.ts';

atEitherEnd('a fleet', (version, test) => {
  const two = [version, version];
  const three = [version, version, version];

  describe('of load balancers', { concurrency: 3 }, () => {
    test('is taken out and brought back as one, and what is told covers each', async (t) => {
      const fleet = await startFleet({ t, versions: three });
      const out = await fleet.run({ operation: 'maint' });
      const rows = succeeded(out, 'changed');
      assert.deepEqual(
        rows.map(({ loadBalancer, server, outcome }) => [loadBalancer, server, outcome]),
        ['lb1', 'lb2', 'lb3'].map((name) => [name, 'web1', 'changed']),
      );
      assert.equal(out.outputs.selected, '3');
      assert.equal(out.outputs.available, '0');
      assert.deepEqual(
        JSON.parse(out.outputs['left-out'] ?? ''),
        ['lb1', 'lb2', 'lb3'].map((loadBalancer) => ({
          loadBalancer,
          backend: 'web',
          server: 'web1',
          state: 'maint',
        })),
      );
      assert.match(out.summary, /✅ HAProxy maint: `web\/web1` is in maint on `lb1`, `lb2`, `lb3`$/m);
      assert.match(out.summary, /^\| on\u00a0all\u00a03 \| `web\/web1` \| .*changed/m);
      for (const name of ['lb1', 'lb2', 'lb3']) {
        assert.match(out.log, new RegExp(`^::group::read +${name}$`, 'm'));
      }
      assert.deepEqual(await fleet.flags(), [1, 1, 1]);

      const back = await fleet.run({ operation: 'ready' });
      succeeded(back, 'changed');
      assert.match(back.summary, /`web\/web1` is back in rotation on `lb1`, `lb2`, `lb3`/);
      assert.equal(back.annotations.length, 1, 'one notice for three: there is no health check');
      assert.match(pointedOut(back, 'notice'), /^On lb1, lb2, lb3: web\/web1 has no running health check/);
      assert.deepEqual(await fleet.flags(), [0, 0, 0]);

      const status = await fleet.run({ operation: 'status', server: '*' });
      assert.equal(succeeded(status, 'unchanged').length, 6);
      assert.equal(status.outputs.selected, '6');
      assert.match(status.summary, /🔎 HAProxy status: 6 of 6 in rotation$/m);
    });

    test('of which one is at level user: refused, and to the other nothing but questions was sent', async (t) => {
      const fleet = await startFleet({ t, versions: two, haproxy: { userSocket: true } });
      const proxy = await startLineProxy({ target: fleet.lb(1).socket, t });
      fleet.addresses[0] = proxy.address;
      fleet.addresses[1] = fleet.lb(2).userSocket;
      for (const operation of ['drain', 'maint', 'ready', 'weight']) {
        const inputs = operation === 'weight' ? { operation, weight: '5' } : { operation };
        const result = await fleet.run(inputs);
        const words = failedWith(result, 'permission-denied', 'failed');
        assert.match(words, /^What happened on lb2: /m);
        assert.match(words, /Changed: no/);
        const rows = told(result).map(({ loadBalancer, outcome, error }) => [
          loadBalancer,
          outcome,
          error?.code,
        ]);
        assert.deepEqual(rows, [
          ['lb2', 'refused', 'permission-denied'],
          ['lb1', 'skipped', undefined],
        ]);
      }
      assert.ok(proxy.lines.length >= 4);
      for (const line of proxy.lines)
        assert.match(line, /^(?:@\S+ )?(?:show |prompt$|set severity-output none$)/);
      assert.deepEqual(await fleet.flags(), [0, 0]);
    });

    test('of which one does not answer: it is named, and the others are as they were', async (t) => {
      const fleet = await startFleet({ t, versions: three });
      await fleet.lb(2).kill();
      const result = await fleet.run({ operation: 'maint', retries: '1', 'retry-delay': '10ms' });
      const words = failedWith(result, 'connect-failed', 'failed');
      assert.match(
        words,
        /^HAProxy maint failed: web\/web1 stays in rotation on lb1, lb3: lb2 cannot be reached$/m,
      );
      assert.match(words, /^What happened on lb2: 2 attempts/m);
      const [lost] = told(result);
      assert.deepEqual(
        [lost?.loadBalancer, lost?.backend, lost?.server, lost?.outcome],
        ['lb2', null, null, 'failed'],
      );
      assert.equal(result.outputs.selected, '');
      assert.match(result.summary, /^\| `lb2` \| .*connect-failed \|$/m);
      for (const number of [1, 3]) assert.equal(await fleet.lb(number).adminFlags('web', 'web1'), 0);
    });

    test('of which several stand against it: each is named with its reason', async (t) => {
      const fleet = await startFleet({
        t,
        versions: three,
        haproxy: { userSocket: true },
        names: (loadBalancer) => (loadBalancer === 'lb3' ? ['other', 'web2'] : ['web1', 'web2']),
      });
      fleet.addresses[0] = fleet.lb(1).userSocket;
      const result = await fleet.run({ operation: 'drain' });
      assert.equal(result.outputs.result, 'failed');
      told(result);
      for (const said of [result.annotations.at(-1)?.message ?? '', result.summary]) {
        assert.match(said, /lb1/);
        assert.match(said, /level is "user"/);
        assert.match(said, /lb3/);
        assert.match(said, /No server matches .?web1.?; did you mean .?web2.?\? Closest: .?web2.?, .?other/);
      }
      assert.match(result.log, /^failed +lb1: /m);
      assert.match(result.log, /^failed +lb3: /m);
      assert.match(result.summary, /maint failed: |drain failed: /);
      assert.deepEqual(await fleet.flags('web2'), [0, 0, 0]);
    });

    test('of which one has no such server: an error, or a warning where that is allowed', async (t) => {
      const fleet = await startFleet({
        t,
        versions: two,
        names: (loadBalancer) => (loadBalancer === 'lb2' ? ['web2', 'web3'] : ['web1', 'web2']),
      });
      const strict = await fleet.run({ operation: 'maint' });
      assert.match(failedWith(strict, 'not-found', 'failed'), /^What happened on lb2: /m);
      assert.deepEqual(
        told(strict).map(({ loadBalancer, server, outcome }) => [loadBalancer, server, outcome]),
        [
          ['lb2', null, 'failed'],
          ['lb1', 'web1', 'skipped'],
        ],
      );
      assert.equal(await fleet.lb(1).adminFlags('web', 'web1'), 0);
      const lenient = await fleet.run({ operation: 'maint', 'fail-on-not-found': 'false' });
      assert.equal(succeeded(lenient, 'changed').length, 1);
      assert.match(pointedOut(lenient, 'warning'), /On lb2: No server matches `web1`/);
      assert.equal(await fleet.lb(1).adminFlags('web', 'web1'), 1);
    });

    test('of which one would have too few servers left: refused on all', async (t) => {
      const fleet = await startFleet({ t, versions: two });
      await fleet.lb(2).cli('set server web/web2 state maint');
      const result = await fleet.run({ operation: 'drain' });
      const words = failedWith(result, 'guard', 'failed');
      assert.match(words, /^What happened on lb2: .*out already: web2 \(MAINT\)/m);
      assert.deepEqual(await fleet.flags(), [0, 0]);
    });

    test('that disagrees: each is handled by what it is, and shown', async (t) => {
      const fleet = await startFleet({ t, versions: three });
      await fleet.lb(1).cli('set server web/web1 state maint');
      await fleet.lb(2).cli('set server web/web1 state drain');
      const result = await fleet.run({ operation: 'maint' });
      const rows = succeeded(result, 'changed');
      const shown = (loadBalancer: string) => {
        const row = rows.find((one) => one.loadBalancer === loadBalancer);
        return [row?.before?.adminState, row?.after?.adminState, row?.outcome];
      };
      assert.deepEqual(shown('lb1'), ['maint', 'maint', 'unchanged']);
      assert.deepEqual(shown('lb2'), ['drain', 'maint', 'changed']);
      assert.deepEqual(shown('lb3'), ['ready', 'maint', 'changed']);
      assert.equal(result.outputs['previous-state'], 'mixed');
      assert.equal(result.outputs.state, 'maint');
      assert.deepEqual(JSON.parse(result.outputs['left-out'] ?? ''), [
        { loadBalancer: 'lb3', backend: 'web', server: 'web1', state: 'maint' },
      ]);
      assert.match(
        result.summary,
        /`web\/web1` is already in maint on `lb1`; `web\/web1` is in maint on `lb2`, `lb3`/,
      );
      assert.deepEqual(await fleet.flags(), [1, 1, 1]);
    });

    test('gets one weight; where one would be rounded to nothing, none does', async (t) => {
      const fleet = await startFleet({
        t,
        versions: two,
        server: (loadBalancer) => `weight ${loadBalancer === 'lb1' ? 100 : 10}`,
      });
      const weights = () =>
        Promise.all(fleet.haproxies.map(async (one) => (await one.serverState('web', 'web1')).srv_uweight));
      const refused = await fleet.run({ operation: 'weight', weight: '5%' });
      assert.match(failedWith(refused, 'refused', 'failed'), /^What happened on lb2: /m);
      assert.deepEqual(await weights(), ['100', '10']);
      succeeded(await fleet.run({ operation: 'weight', weight: '50%' }), 'changed');
      assert.deepEqual(await weights(), ['50', '5']);
      const same = await fleet.run({ operation: 'weight', weight: '5' });
      assert.deepEqual(
        succeeded(same, 'changed').map(({ outcome }) => outcome),
        ['changed', 'unchanged'],
      );
      assert.deepEqual(await weights(), ['5', '5']);
    });

    test('looked at by a dry run: one plan, what is the same on several in one line', async (t) => {
      const fleet = await startFleet({ t, versions: three });
      await fleet.lb(3).cli('set server web/web1 state drain');
      const result = await fleet.run({ operation: 'maint', 'dry-run': 'true' });
      assert.equal(succeeded(result, 'planned').length, 3);
      assert.match(result.summary, /^- On `lb1`, `lb2`: `web\/web1`: ready → maint/m);
      assert.match(result.summary, /^- On `lb3`: `web\/web1`: drain → maint/m);
      assert.deepEqual(await fleet.flags(), [0, 0, 8]);
    });
  });
});

describe('a fleet of all versions', () => {
  test('is one fleet', async (t) => {
    const fleet = await startFleet({ t, versions: HAPROXY_VERSIONS, server: 'check inter 100ms' });
    await fleet.becomes('UP');
    succeeded(await fleet.run({ operation: 'maint' }), 'changed');
    assert.deepEqual(new Set(await fleet.flags()), new Set([1]));
    succeeded(await fleet.run({ operation: 'ready' }), 'changed');
    await fleet.becomes('UP');
    assert.deepEqual(new Set(await fleet.flags()), new Set([0]));
  });
});

describe(`a fleet of fifty, HAProxy ${NEWEST}`, () => {
  const versions = Array(50).fill(NEWEST);

  test('is changed in one step, told in few words, and put back when one of them does not drain', async (t) => {
    const fleet = await startFleet({ t, versions });
    const out = await fleet.run({ operation: 'maint' });
    assert.equal(succeeded(out, 'changed').length, 50);
    assert.equal(out.outputs.selected, '50');
    assert.deepEqual(new Set(await fleet.flags()), new Set([1]));
    assert.match(out.summary, /`web\/web1` is in maint on `lb1`, `lb2`, `lb3` and 47 more/);
    const back = await fleet.run({ operation: 'ready' });
    assert.equal(succeeded(back, 'changed').length, 50);
    assert.equal(back.annotations.length, 1);

    const session = await fleet.busy(37);
    const failed = await fleet.run({ operation: 'maint', 'drain-timeout': '1s' });
    const words = failedWith(failed, 'drain-timeout', 'rolled-back');
    assert.match(words, /^What happened on lb37: /m);
    assert.deepEqual(new Set(await fleet.flags()), new Set([0]));
    assert.equal(await session.isWhole(), true);
  });

  test('that all fail is told in an annotation that names what it can, and all in the table', async (t) => {
    const fleet = await startFleet({ t, versions });
    await Promise.all(fleet.haproxies.map((haproxy) => haproxy.kill()));
    const result = await fleet.run({ operation: 'maint', retries: '0' });
    const words = failedWith(result, 'connect-failed', 'failed');
    assert.match(
      words,
      /^HAProxy maint failed: nothing was changed: lb1, lb2, lb3 and 47 more cannot be reached\n/,
    );
    assert.ok(words.length < 4_096, `${words.length}`);
    assert.match(words, /^What to do: /m);
    assert.equal(told(result).length, 50);
    for (let number = 1; number <= 50; number++)
      assert.match(result.summary, new RegExp(`^\\| \`lb${number}\` \\| .*connect-failed`, 'm'));
  });
});
