/** While another load balancer takes long to answer a plan grows old: what was spared then may be missed now. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { type Given, lb, request, run } from './change-scene.ts';

/** `lb2` answers its first reading 5 s late, and after 3 s something happens on `lb1`. */
async function late(asked: ReturnType<typeof request>, meanwhile: (one: FakeLoadBalancer) => void) {
  const [one, two] = [lb('lb1', { sessions: 0 }), lb('lb2')];
  two.before = async (call) => {
    if (call === 'read') await two.clock?.sleep(5_000);
  };
  const { report } = await run(asked, [one, two], async (clock) => {
    await clock.advance(3_000);
    meanwhile(one);
  });
  const sets = [...one.calls, ...two.calls].filter((call) => /^(set|take)/.test(call));
  return { report, sets };
}

const OUT: [string, ReturnType<typeof request>][] = [
  ['drain', request('drain')],
  ['maint', request('maint')],
  ['maint at once', request('maint', { drainTimeoutMs: 0 })],
  ['weight 0', request('weight', { weight: { kind: 'absolute', value: 0 } })],
];

/** Statistics take `lb1` 3 s, and then all else is asked. */
function costly(one: FakeLoadBalancer, meanwhile: () => void): FakeLoadBalancer {
  const read = one.read.bind(one);
  one.read = async (...given) => {
    const trafficAt = one.clock?.now() ?? 0;
    const snapshot = await read(...given);
    await one.clock?.sleep(3_000);
    meanwhile();
    return { ...snapshot, trafficAt };
  };
  return one;
}

describe('others have left since it was planned', () => {
  for (const [words, asked] of OUT)
    test(`${words}: refused before anything is set`, async () => {
      const { report, sets } = await late(asked, (one) => {
        one.fail('web/web2');
        one.force('web/web3', 'drain');
      });
      assert.deepEqual([report.error?.code, report.error?.loadBalancer], ['guard', 'lb1']);
      assert.match(
        report.error?.message ?? '',
        /web: 0 of 1 server would still take traffic, and min-available asks for 1; out already: web2 \(DOWN\), web3 \(DRAIN\)/,
      );
      assert.deepEqual(sets, []);
      assert.equal(report.result, 'failed');
    });

  for (const [words, asked] of OUT)
    test(`${words}: the same while the only load balancer was read, whose statistics take long`, async () => {
      const one = costly(lb('lb1', { sessions: 0 }), () => {
        one.fail('web/web2');
        one.force('web/web3', 'drain');
      });
      const { report } = await run(asked, [one]);
      assert.equal(report.error?.code, 'guard');
      assert.deepEqual(
        one.calls.filter((call) => /^(set|take)/.test(call)),
        [],
      );
    });

  for (const [words, asked] of OUT)
    test(`${words}: the same while others are only looked at once more`, async () => {
      const fleet = [lb('lb1', { sessions: 0 }), lb('lb2'), lb('lb3')];
      const takesMs: Record<string, [string, number]> = { lb2: ['readServers', 3_100], lb3: ['read', 1_000] };
      for (const one of fleet) {
        const [call = '', ms = 0] = takesMs[one.name] ?? [];
        let isFirst = true;
        one.before = async (called) => {
          if (!isFirst || called.split(' ')[0] !== call) return;
          isFirst = false;
          await one.clock?.sleep(ms);
        };
      }
      const { report } = await run(asked, fleet, async (clock) => {
        await clock.advance(3_500);
        // It is looked at half a second later, and the last one comes 0.1 s behind that.
        for (const key of ['web/web2', 'web/web3']) fleet[0]?.fail(key);
      });
      assert.deepEqual([report.error?.code, report.error?.loadBalancer], ['guard', 'lb1']);
      const sets = fleet.flatMap(({ calls }) => calls).filter((one) => /^(set|take)/.test(one));
      assert.deepEqual(sets, []);
    });

  test('nobody has: behind such statistics it is looked at once more, and no oftener', async () => {
    const one = costly(lb('lb1', { sessions: 0 }), () => {});
    const { report } = await run(request('drain'), [one]);
    assert.equal(report.error, null);
    const sets = one.calls.findIndex((call) => call.startsWith('setStates'));
    assert.equal(one.calls.slice(0, sets).filter((call) => call.startsWith('readServers')).length, 1);
  });

  test('of one that takes no traffic itself: a repair is not blocked', async () => {
    const { report } = await late(request('drain'), (one) => {
      for (const key of ['web/web1', 'web/web2', 'web/web3']) one.fail(key);
    });
    assert.equal(report.error, null);
  });

  test('the load of those that stay is looked at, too', async () => {
    const maxLoad: Given = { maxLoad: 50 };
    const { report, sets } = await late(request('drain', maxLoad), (one) => {
      for (const key of ['web/web2', 'web/web3'])
        Object.assign(one.server(key), { sessions: 30, sessionLimit: 40 });
    });
    assert.deepEqual([report.error?.code, report.error?.loadBalancer], ['max-load', 'lb1']);
    assert.deepEqual(sets, []);
  });
});
