/** Something goes wrong on one of several load balancers after the first change: what becomes of all, and what is told of each. */
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { startFleet } from '../support/fleet.ts';
import { atEitherEnd } from '../support/haproxy-versions.ts';
import type { ActionResult, RunningAction } from '../support/run-action.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { failedWith, pointedOut, succeeded, told } from '../support/told.ts';
import { startWebServer } from '../support/web-server.ts';

/** A load balancer that is gone is given up soon. */
const SOON = { retries: '1', 'retry-delay': '10ms' };

function outcomes(result: ActionResult): Record<string, string> {
  return Object.fromEntries(told(result).map(({ loadBalancer, outcome }) => [loadBalancer, outcome]));
}

async function waitsFor(running: RunningAction, ...numbers: number[]): Promise<void> {
  for (const number of numbers) await running.waitForLog(new RegExp(`lb${number}: web/web1: 1 session`));
}

atEitherEnd('a fleet in trouble', (version, test) => {
  const two = [version, version];
  const three = [version, version, version];

  describe('in the drain', { concurrency: 3 }, () => {
    test('one drains in time, the other does not: both go back, and the error names who', async (t) => {
      const fleet = await startFleet({ t, versions: two });
      const session = await fleet.busy(2);
      const result = await fleet.run({ operation: 'maint', 'drain-timeout': '500ms' });
      const words = failedWith(result, 'drain-timeout', 'rolled-back');
      assert.match(words, /^What happened on lb2: /m);
      assert.match(words, /^What happened on lb2: After 500ms, web\/web1 still has 1 session/m);
      assert.deepEqual(outcomes(result), { lb1: 'rolled-back', lb2: 'rolled-back' });
      assert.deepEqual(await fleet.flags(), [0, 0]);
      assert.equal(await session.isWhole(), true);
    });

    test('two of three do not drain: both are told, and who keeps them busy', async (t) => {
      const fleet = await startFleet({ t, versions: three });
      await fleet.busy(1);
      await fleet.busy(3);
      const inputs = { operation: 'drain', 'drain-timeout': '500ms', 'on-drain-timeout': 'keep' };
      const result = await fleet.run(inputs);
      const words = failedWith(result, 'drain-timeout', 'partial');
      assert.match(
        words,
        /^HAProxy drain failed: web\/web1 is in drain on lb1, lb2, lb3, because of web\/web1 on lb1, lb3: 1 session left after 500ms$/m,
      );
      for (const said of [words, result.summary.replaceAll('`', '')]) {
        assert.match(said, /still has 1 session, the oldest/);
        for (const name of ['lb1', 'lb3']) assert.match(said, new RegExp(` on (lb\\d, )?${name}\\b`));
      }
      assert.equal(
        words.match(
          /^To put back web\/web1 on lb[123] \(ready before, drain now\), in a shell .*: echo "set server web\/web1 state ready" \| sudo socat stdio /gm,
        )?.length,
        3,
      );
      assert.deepEqual(outcomes(result), { lb1: 'failed', lb2: 'changed', lb3: 'failed' });
      assert.equal(result.summary.match(/^- uses:/gm)?.length, 1, 'one step undoes all three');
      assert.match(
        result.summary,
        /address: \|\n( {6}lb\d=.*\n){3} {4}server: web\/web1\n {4}operation: ready/,
      );
      assert.deepEqual(await fleet.flags(), [8, 8, 8]);
    });

    test('one dies: it is not known, the other is back, and the error says both', async (t) => {
      const fleet = await startFleet({ t, versions: two });
      const session = await fleet.busy(1);
      await fleet.busy(2);
      const running = fleet.start({ operation: 'maint', ...SOON });
      await waitsFor(running, 1, 2);
      await fleet.lb(2).kill();
      const result = await running.result;
      const words = failedWith(result, 'connect-failed', 'partial');
      assert.match(words, /^What happened on lb2: /m);
      assert.match(
        words,
        /Changed: not known\. Something was sent on lb2, .* The rest is as it was before\.$/m,
      );
      assert.match(words, /To put back web\/web1 on lb2 \(ready before, not known now\)/);
      assert.doesNotMatch(words, /To put back web\/web1 on lb1/);
      assert.deepEqual(outcomes(result), { lb1: 'rolled-back', lb2: 'failed' });
      assert.deepEqual(JSON.parse(result.outputs['left-out'] ?? ''), [
        { loadBalancer: 'lb2', backend: 'web', server: 'web1', state: null },
      ]);
      assert.equal(await fleet.lb(1).adminFlags('web', 'web1'), 0);
      assert.equal(await session.isWhole(), true);
    });

    test('one dies, on-error keep: the other is left in drain and told', async (t) => {
      const fleet = await startFleet({ t, versions: two });
      await fleet.busy(1);
      await fleet.busy(2);
      const running = fleet.start({ operation: 'maint', 'on-error': 'keep', ...SOON });
      await waitsFor(running, 1, 2);
      await fleet.lb(2).kill();
      const result = await running.result;
      const words = failedWith(result, 'connect-failed', 'partial');
      assert.match(
        words,
        /Changed: not known\. Something was sent on lb2, .* different from before on lb1\.$/m,
      );
      assert.match(words, /To put back web\/web1 on lb1 \(ready before, drain now\)/);
      assert.match(result.summary, /^\| `lb1` \| .*⚠️\u00a0not\u00a0finished \|$/m);
      assert.equal(await fleet.lb(1).adminFlags('web', 'web1'), 8);
    });

    test('one does not drain, and another dies as all go back: the first cause stays', async (t) => {
      const fleet = await startFleet({ t, versions: two });
      // A long way, so that it can be cut while the put-back is under way.
      const proxy = await startTcpProxy({ target: fleet.lb(2).socket, delay: 300, t });
      fleet.addresses[1] = proxy.address;
      await fleet.busy(1);
      const running = fleet.start({ operation: 'maint', 'drain-timeout': '1s', retries: '0' });
      await running.waitForLog(/lb1: web\/web1: put back to ready/);
      await proxy.close();
      const result = await running.result;
      const words = failedWith(result, 'drain-timeout', 'partial');
      assert.match(words, /^What happened on lb1: /m);
      assert.match(words, /To put back web\/web1 on lb2/);
      assert.match(pointedOut(result, 'warning'), /On lb2: The put-back failed/);
      assert.deepEqual(outcomes(result), { lb1: 'rolled-back', lb2: 'failed' });
      assert.deepEqual(await fleet.flags(), [0, 8]);
    });

    test('cancelled: what is where on each, and how to put all of them back', async (t) => {
      const fleet = await startFleet({ t, versions: three });
      await fleet.busy(1);
      await fleet.busy(2);
      const running = fleet.start({ operation: 'maint' });
      await waitsFor(running, 1, 2);
      running.cancel();
      const result = await running.result;
      const words = failedWith(result, 'cancelled', 'partial');
      assert.match(
        words,
        /^HAProxy maint failed: web\/web1 is in drain on lb1, lb2, lb3: the step was cancelled\n/,
      );
      assert.match(words, /^To put back web\/web1 on lb3 \(ready before, drain now\)/m);
      assert.deepEqual(
        told(result).map(({ loadBalancer, after }) => [loadBalancer, after?.adminState]),
        [
          ['lb1', 'drain'],
          ['lb2', 'drain'],
          ['lb3', 'drain'],
        ],
      );
      assert.deepEqual(await fleet.flags(), [8, 8, 8]);
    });
  });

  describe('before and after the drain', { concurrency: 3 }, () => {
    test('one dies between reading and setting: nothing is sent to either', async (t) => {
      const fleet = await startFleet({ t, versions: two });
      // lb1 takes so long to be read that lb2 can die meanwhile.
      const proxy = await startTcpProxy({ target: fleet.lb(1).socket, delay: 400, t });
      fleet.addresses[0] = proxy.address;
      const running = fleet.start({ operation: 'maint', ...SOON });
      await running.waitForLog(/^::group::read +lb2$/m);
      await fleet.lb(2).kill();
      const result = await running.result;
      const words = failedWith(result, 'connect-failed', 'failed');
      assert.match(
        words,
        /^HAProxy maint failed: web\/web1 stays in rotation on lb1: lb2 cannot be reached\n/,
      );
      assert.match(words, /Changed: no/);
      assert.deepEqual(outcomes(result), { lb1: 'skipped', lb2: 'failed' });
      assert.doesNotMatch(proxy.dialogue.map(({ text }) => text).join(''), /set server/);
      assert.equal(await fleet.lb(1).adminFlags('web', 'web1'), 0);
    });

    test('one goes to maint long after it has drained, for the other took its time', async (t) => {
      const fleet = await startFleet({ t, versions: two, haproxy: { statsTimeout: '1s' } });
      const session = await fleet.busy(2);
      const running = fleet.start({ operation: 'maint' });
      await waitsFor(running, 2);
      await running.waitForLog(/after 2\.\ds of/);
      assert.deepEqual(await fleet.flags(), [8, 8]);
      await session.close();
      succeeded(await running.result, 'changed');
      assert.deepEqual(await fleet.flags(), [1, 1]);
    });
  });

  describe('on the way back', { concurrency: 3 }, () => {
    const CHECKED = 'check inter 100ms rise 2 fall 2';

    /** All in maint; `late` has its health checks go somewhere that a test opens when it wants. */
    async function outFleet(t: Parameters<typeof startFleet>[0]['t']) {
      const fleet = await startFleet({
        t,
        versions: two,
        server: (loadBalancer) => `${CHECKED} ${loadBalancer === 'lb2' ? 'port {{health}}' : ''}`,
        haproxy: { statsTimeout: '1s' },
      });
      await fleet.cli('set server web/web1 state maint');
      return fleet;
    }

    test('one is never healthy: nobody is let in, and all are back in maint', async (t) => {
      const fleet = await outFleet(t);
      const result = await fleet.run({ operation: 'ready', 'health-timeout': '1500ms' });
      const words = failedWith(result, 'unhealthy', 'rolled-back');
      assert.match(words, /^What happened on lb2: /m);
      assert.match(words, /Connection refused|ECONNREFUSED/);
      assert.deepEqual(outcomes(result), { lb1: 'rolled-back', lb2: 'rolled-back' });
      assert.doesNotMatch(result.log, /> set server web\/web1 state ready/);
      assert.deepEqual(await fleet.flags(), [1, 1]);
    });

    test('one was let in, and is DOWN again while another is waited for: nobody calls that done', async (t) => {
      const other = await startWebServer({ name: 'other', t });
      await other.kill();
      const own = (lb: string, server: string) =>
        lb === 'lb2' && server === 'web1' ? `port ${other.port}` : '';
      const fleet = await startFleet({
        t,
        versions: two,
        server: (lb, server) => `check inter 200ms rise 1 fall 1 ${own(lb, server)}`,
      });
      const statusOn = async (number: number) => (await fleet.lb(number).row('web', 'web1')).status;
      await eventually('its check on lb2 fails', async () => (await statusOn(2)) === 'DOWN');
      await fleet.lb(1).cli('set server web/web1 state maint');
      const running = fleet.start({ operation: 'ready' });
      await running.waitForLog(/lb1: web\/web1: UP, confirmed on a fresh connection/);
      await fleet.web.kill();
      const words = failedWith(await running.result, 'unhealthy', 'rolled-back');
      assert.match(words, /^What happened on lb1: web\/web1 was UP, and now it is "DOWN"/m);
      assert.deepEqual(await fleet.flags(), [1, 0]);
    });

    test('one is proven late: nobody is let in before', async (t) => {
      const fleet = await outFleet(t);
      const running = fleet.start({ operation: 'ready' });
      // lb1 is proven, and HAProxy has closed the connection on which that was seen.
      await eventually(
        'lb1 is proven',
        async () => (await fleet.lb(1).row('web', 'web1')).status === 'DRAIN',
      );
      await running.waitForLog(/lb2: .*proving health, after 2\.\ds of/);
      assert.deepEqual(await fleet.flags(), [8, 8]);
      assert.doesNotMatch(running.log, /> set server web\/web1 state ready/);
      await startWebServer({ name: 'health', port: fleet.lb(2).port('health'), t });
      succeeded(await running.result, 'changed');
      assert.deepEqual(await fleet.flags(), [0, 0]);
    });
  });
});
