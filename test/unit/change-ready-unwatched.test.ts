/** `ready` of a server that nothing can prove any more: somebody has switched its checks off, or its name does not resolve, since it was planned. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { lb, request, run } from './change-scene.ts';
import { roll, request as rolling, WEB, lb as withProofs } from './rolling-scene.ts';

const OUT = { adminFlags: 1, checkState: 14 };
const setsOf = (one: FakeLoadBalancer) => one.calls.filter((call) => /^(set|take)/.test(call));
const switchOff = (one: FakeLoadBalancer) => {
  one.server('web/web1').checkState &= ~4;
};

/** While this one is read for the first time, which takes its time. */
function whileRead(slow: FakeLoadBalancer, happens: () => void): void {
  let isFirst = true;
  const { before } = slow;
  slow.before = async (call) => {
    await before(call);
    if (!isFirst || call !== 'read') return;
    isFirst = false;
    await slow.clock?.sleep(5_000);
    happens();
  };
}

describe('while another load balancer is still read', () => {
  test('its checks are switched off: it is not let in', async () => {
    const [one, slow] = [lb('lb1', OUT), lb('lb2', OUT)];
    whileRead(slow, () => switchOff(one));
    const { report } = await run(request('ready'), [one, slow]);
    assert.equal(report.error?.code, 'unhealthy');
    assert.equal(report.error?.loadBalancer, 'lb1');
    assert.match(report.error?.message ?? '', /the health check of web\/web1 was switched off meanwhile/);
    assert.deepEqual(setsOf(one), []);
  });

  test('without a proof that is nothing to it', async () => {
    const [one, slow] = [lb('lb1', OUT), lb('lb2', OUT)];
    whileRead(slow, () => switchOff(one));
    const { report } = await run(request('ready', { healthProof: 'none' }), [one, slow]);
    assert.equal(report.result, 'changed');
  });

  test('its name does not resolve any more: HAProxy would let it in as soon as it does', async () => {
    const [one, slow] = [lb('lb1', OUT), lb('lb2', OUT)];
    whileRead(slow, () => {
      one.server('web/web1').adminFlags |= 32;
    });
    const { report } = await run(request('ready'), [one, slow]);
    assert.equal(report.error?.code, 'dns-maintenance');
    assert.match(report.error?.message ?? '', /not proven healthy: its name does not resolve/);
    assert.deepEqual(setsOf(one), []);
  });

  test('in rotation at weight 0, its checks are switched off: it does not get its weight', async () => {
    const [one, slow] = [lb('lb1', { weight: 0 }), lb('lb2', { weight: 0 })];
    whileRead(slow, () => switchOff(one));
    const asked = request('ready', { weight: { kind: 'absolute', value: 5 } });
    const { report } = await run(asked, [one, slow]);
    assert.equal(report.error?.code, 'unhealthy');
    assert.deepEqual(setsOf(one), []);
  });

  for (const healthProof of ['where-checked', 'none'] as const) {
    test(`its checks have found it down and are switched off: nobody says "up" over them (${healthProof})`, async () => {
      const [one, slow] = [lb('lb1', { operationalState: 0, checkStatus: 'L4CON' }), lb('lb2')];
      whileRead(slow, () => switchOff(one));
      const { report } = await run(request('ready', { healthProof, healthTimeoutMs: 20_000 }), [one, slow]);
      assert.equal(report.error?.code, healthProof === 'none' ? undefined : 'unhealthy');
      assert.deepEqual(setsOf(one), []);
      assert.equal(one.server('web/web1').status, 'DOWN');
    });
  }
});

test('proven, and switched off while another load balancer is waited for: it is not let in', async () => {
  const [one, slow] = [lb('lb1', OUT), lb('lb2', OUT)];
  const { report, tookMs } = await run(request('ready'), [one, slow], async (clock) => {
    await clock.advance(1_000);
    one.prove('web/web1');
    await clock.advance(2_000);
    switchOff(one);
    slow.prove('web/web1');
  });
  assert.equal(report.error?.code, 'unhealthy');
  assert.ok(!setsOf(one).includes('setStates web/web1=ready'));
  assert.ok(tookMs < 5_000, `${tookMs} ms`);
});

test('on the way back of a batch, while another load balancer is still read: its batch stays in maint', async () => {
  const [one, slow] = [withProofs('lb1', WEB), withProofs('lb2', WEB)];
  const { report } = await roll(rolling(), [one, slow], async () => {
    whileRead(slow, () => switchOff(one));
    return { kind: 'ended', exitCode: 0, signal: null };
  });
  assert.equal(report.error?.code, 'unhealthy');
  assert.ok(!setsOf(one).includes('setStates web/web1=ready'));
  assert.deepEqual(
    [one, slow].map((each) => each.server('web/web1').adminFlags),
    [1, 1],
  );
});

for (const status of ['UP', 'no check'])
  test(`somebody switches its checks off and lets it in while it is proven ("${status}"), and takes it out again: it is not let in over that`, async () => {
    const one = lb('lb1', { adminFlags: 8, operationalState: 0, checkState: 6, checkStatus: 'L4CON' });
    const { report } = await run(request('ready'), [one], async (clock) => {
      await clock.advance(1_000);
      switchOff(one);
      Object.assign(one.server('web/web1'), { adminFlags: 0, operationalState: 2, status });
      await clock.advance(500);
      one.server('web/web1').checkState |= 4;
      Object.assign(one.server('web/web1'), { adminFlags: 8, status: 'DRAIN', checkStatus: 'L7OK' });
    });
    assert.equal(report.error?.code, 'not-verified');
    assert.match(
      report.error?.message ?? '',
      /web\/web1 was ready .+ now it is drain .+ somebody else changed it/,
    );
    assert.deepEqual(setsOf(one), []);
    assert.equal(one.server('web/web1').adminFlags, 8);
  });
