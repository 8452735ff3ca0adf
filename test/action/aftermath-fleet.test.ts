/** The end of the job after a step on several load balancers: each is put back by itself, and one that is gone is named. */
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { startFleet } from '../support/fleet.ts';
import { atEitherEnd } from '../support/haproxy-versions.ts';
import type { RealHaproxy } from '../support/real-haproxy.ts';
import { startAction } from '../support/run-action.ts';
import { pointedOut, succeeded } from '../support/told.ts';

const MANY = Array.from({ length: 1_000 }, (_, index) => `app${index}`);

async function inMaint(haproxy: RealHaproxy): Promise<number> {
  return (await haproxy.rows('web')).filter(({ status }) => status === 'MAINT').length;
}

atEitherEnd('aftermath of a fleet', (version, test) => {
  describe('two load balancers', { concurrency: 8 }, () => {
    for (const killed of [false, true]) {
      const how = killed ? 'killed at its last words' : 'that reached its goal';
      test(`1,000 servers on each, and a step ${how}: more than the environment holds, and all are put back`, async (t) => {
        const fleet = await startFleet({ t, versions: [version, version], names: () => MANY });
        const running = startAction({
          t,
          inputs: {
            address: fleet.addresses.map((address, index) => `lb${index + 1}=${address}`).join('\n'),
            server: 'web/app*',
            operation: 'maint',
            'min-available': '0',
            restore: 'always',
          },
          stuckSummary: killed,
        });
        if (killed) {
          await running.waitForLog(/^result .* are in maint on /m);
          running.signal('SIGKILL');
        }
        const main = await running.result;
        if (!killed) assert.equal(main.outputs.result, 'changed');
        assert.ok('step-file' in main.state, 'too much for an environment variable');
        for (const haproxy of fleet.haproxies) assert.equal(await inMaint(haproxy), MANY.length);
        const post = await main.post({ jobStatus: 'success' });
        assert.equal(pointedOut(post, 'warning'), '', post.log);
        for (const haproxy of fleet.haproxies) assert.equal(await inMaint(haproxy), 0);
      });
    }

    test('one is gone when the job ends: the other is put back, and the lost one is named with what to do', async (t) => {
      const fleet = await startFleet({ t, versions: [version, version] });
      const main = await fleet.run({ operation: 'maint', restore: 'on-failure', 'retry-delay': '20ms' });
      succeeded(main, 'changed');
      await fleet.lb(2).kill();
      const post = await main.post({ jobStatus: 'failure' });
      assert.equal(post.code, 0);
      assert.equal(await fleet.lb(1).adminFlags('web', 'web1'), 0);
      const warnings = pointedOut(post, 'warning');
      assert.match(warnings, /Could not look at lb2: /);
      assert.match(warnings, /may be different from before: web\/web1/);
      assert.match(warnings, /set server web\/web1 state ready/);
      assert.match(pointedOut(post, 'notice'), /web\/web1 on lb1/);
    });

    for (const isDead of [true, false]) {
      const [how, what] = isDead
        ? ['is dead', 'is not let in there either']
        : ['is well', 'is let in on both'];
      test(`its application ${how}, which only one of them checks: it ${what}`, async (t) => {
        const server = (loadBalancer: string) => (loadBalancer === 'lb2' ? 'check inter 100ms' : '');
        const fleet = await startFleet({ t, versions: [version, version], server });
        const inputs = { operation: 'maint', restore: 'on-failure', 'health-timeout': '3s' };
        const main = await fleet.run(inputs);
        succeeded(main, 'changed');
        if (isDead) await fleet.web.kill();
        const post = await main.post({ jobStatus: 'failure' });
        assert.deepEqual(await fleet.flags(), isDead ? [1, 1] : [0, 0]);
        const warnings = pointedOut(post, 'warning');
        if (isDead)
          assert.match(
            warnings,
            /no health check runs on web\/web1 here, and on lb2 it was not proven healthy/,
          );
        else assert.doesNotMatch(warnings, /proven/);
      });
    }

    test('it goes by another name where it is checked, and is dead: it is not let in where nothing checks it', async (t) => {
      const fleet = await startFleet({
        t,
        versions: [version, version],
        names: (loadBalancer) => [loadBalancer === 'lb2' ? 'app1' : 'web1', 'web2'],
        server: (loadBalancer) => (loadBalancer === 'lb2' ? 'check inter 100ms' : ''),
      });
      const inputs = { server: 'web1, app1', 'fail-on-not-found': 'false', 'health-timeout': '3s' };
      const main = await fleet.run({ ...inputs, operation: 'maint', restore: 'on-failure' });
      succeeded(main, 'changed');
      await fleet.web.kill();
      const post = await main.post({ jobStatus: 'failure' });
      assert.equal(await fleet.lb(1).adminFlags('web', 'web1'), 1, post.log);
      assert.match(
        pointedOut(post, 'warning'),
        /on web\/web1 here, and web\/app1 on lb2, which has its address, was not proven healthy/,
      );
    });

    for (const how of ['somebody', 'a reload'])
      test(`${how} has let it in where it is checked, and it is down there: it is not let in where nothing checks it`, async (t) => {
        const server = (loadBalancer: string) => (loadBalancer === 'lb2' ? 'check inter 100ms' : '');
        const fleet = await startFleet({
          t,
          versions: [version, version],
          server,
          haproxy: { master: true },
        });
        const main = await fleet.run({ operation: 'maint', restore: 'on-failure', 'health-timeout': '3s' });
        succeeded(main, 'changed');
        await fleet.web.kill();
        if (how === 'somebody') await fleet.lb(2).cli('set server web/web1 state ready');
        else await fleet.lb(2).reload();
        const post = await main.post({ jobStatus: 'failure' });
        assert.deepEqual(await fleet.flags(), [1, 0], post.log);
        assert.match(pointedOut(post, 'warning'), /on lb2 it was not proven healthy/);
      });

    test('somebody changed it on one of them: hands off there, and the other is put back', async (t) => {
      const fleet = await startFleet({ t, versions: [version, version] });
      const main = await fleet.run({ operation: 'drain', restore: 'always' });
      await fleet.lb(1).cli('set server web/web1 state maint');
      const post = await main.post({ jobStatus: 'success' });
      assert.deepEqual(await fleet.flags(), [1, 0]);
      assert.match(pointedOut(post, 'warning'), /web\/web1 on lb1 is maint, .*somebody else/);
    });

    test('one had it in maint before the step: there is nothing to put back there', async (t) => {
      const fleet = await startFleet({ t, versions: [version, version] });
      await fleet.lb(1).cli('set server web/web1 state maint');
      const main = await fleet.run({ operation: 'maint', restore: 'always' });
      await main.post({ jobStatus: 'success' });
      assert.deepEqual(await fleet.flags(), [1, 0]);
    });
  });
});
