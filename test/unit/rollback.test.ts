/** Servers are put back from what was saved: who is proven first, who comes back down, and who is left alone. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AdminState } from '../../src/haproxy/server.ts';
import type { Finding } from '../../src/operation/post-job/finding.ts';
import { lookAfter } from '../../src/operation/post-job/look-after.ts';
import type { SavedHealth, SavedServer } from '../../src/operation/saved-change.ts';
import { FakeClock } from '../support/fake-clock.ts';
import type { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { lb } from './change-scene.ts';

interface Given {
  before?: AdminState;
  weightBefore?: number;
  health?: SavedHealth;
  states?: AdminState[];
  weights?: number[];
  address?: string;
  /** The process that was told. */
  pid?: number;
}

function savedOf({ before = 'ready', weightBefore = 1, health = 'up', ...given }: Given): SavedServer {
  return {
    backend: 'web',
    server: 'web1',
    address: given.address ?? '127.0.0.1:80',
    before: { state: before, weight: weightBefore },
    health,
    sent: { states: given.states ?? ['drain', 'maint'], weights: given.weights ?? [] },
  };
}

/** What the post step of a failed job makes of it, while `meanwhile` happens. */
async function putBack(
  one: FakeLoadBalancer,
  given: Given,
  meanwhile: (clock: FakeClock) => Promise<void> = async () => {},
): Promise<Finding> {
  const clock = new FakeClock();
  one.clock = clock;
  const process = { ...one.process, pid: given.pid ?? one.process.pid };
  const work = lookAfter({
    saved: {
      operation: 'maint',
      onError: 'rollback',
      restore: 'on-failure',
      minAvailable: { kind: 'count', value: 1 },
      healthTimeoutMs: 10_000,
      reached: true,
      loadBalancers: [{ name: one.name, process, servers: [savedOf(given)] }],
    },
    action: 'put-back',
    loadBalancers: new Map([[one.name, one]]),
    effects: { clock, signal: new AbortController().signal, tell: () => {} },
    healthTimeoutAtMostMs: 60_000,
    changedLater: () => false,
  });
  await meanwhile(clock);
  const [finding] = await clock.runUntil(work);
  assert.ok(finding);
  return finding;
}

const setsOf = (one: FakeLoadBalancer) => one.calls.filter((call) => /^(set|take)/.test(call));
const IN_MAINT = { adminFlags: 1, checkState: 14 };
const IN_DRAIN = { adminFlags: 8 };

describe('back into rotation', () => {
  test('from maint: proven first, then let in', async () => {
    const one = lb('lb1', IN_MAINT);
    const finding = await putBack(one, {}, async (clock) => {
      await clock.advance(3_000);
      assert.deepEqual(setsOf(one), ['takeDownForProof web/web1']);
      one.prove('web/web1');
    });
    assert.equal(finding.kind, 'put-back');
    assert.deepEqual(setsOf(one), ['takeDownForProof web/web1', 'setStates web/web1=ready']);
  });

  test('from drain: whoever waited for it may have stopped the application, so a check from now on must pass', async () => {
    const one = lb('lb1', { ...IN_DRAIN, sessions: 1 });
    const finding = await putBack(one, { states: ['drain'] }, async (clock) => {
      await clock.advance(3_000);
      assert.deepEqual(setsOf(one), ['setHealth stopping web/web1']);
      one.prove('web/web1');
    });
    assert.equal(finding.kind, 'put-back');
    assert.equal(one.server('web/web1').adminFlags, 0);
  });

  test('from drain, the application is dead: it stays in drain, and nobody is let in', async () => {
    const one = lb('lb1', IN_DRAIN);
    const finding = await putBack(one, { states: ['drain'] }, async (clock) => {
      await clock.advance(500);
      one.fail('web/web1');
    });
    assert.equal(finding.kind, 'left');
    assert.equal(finding.failure?.code, 'unhealthy');
    assert.ok(!setsOf(one).includes('setStates web/web1=ready'));
    assert.equal(one.server('web/web1').adminFlags, 8);
  });

  test('from weight 0: as from drain', async () => {
    const one = lb('lb1');
    one.server('web/web1').weight = 0;
    const finding = await putBack(one, { states: [], weights: [0], weightBefore: 7 }, async (clock) => {
      await clock.advance(3_000);
      assert.ok(!one.calls.includes('setWeights web/web1=7'));
      one.prove('web/web1');
    });
    assert.equal(finding.kind, 'put-back');
    assert.equal(one.server('web/web1').weight, 7);
    assert.equal(one.server('web/web1').adminFlags, 0);
  });

  test('it was DOWN before: it is ready and down again, and no request comes in between', async () => {
    const one = lb('lb1', IN_MAINT);
    const finding = await putBack(one, { health: 'down' });
    assert.equal(finding.kind, 'put-back');
    assert.deepEqual(setsOf(one), ['takeDownForProof web/web1', 'setStates web/web1=ready']);
    assert.equal(one.server('web/web1').operationalState, 0);
  });

  test('its checks were switched off meanwhile: it is left out, for nothing can prove it', async () => {
    const one = lb('lb1', { ...IN_MAINT, checkState: 2 });
    const finding = await putBack(one, {});
    assert.equal(finding.kind, 'left');
    assert.equal(finding.failure?.code, 'unhealthy');
    assert.match(finding.failure?.message ?? '', /checks .* were switched off/);
    assert.deepEqual(setsOf(one), []);
  });

  test('it never had checks: there is nothing to wait for', async () => {
    const one = lb('lb1', { adminFlags: 1, checkState: 0 });
    const finding = await putBack(one, { health: 'unchecked' });
    assert.equal(finding.kind, 'put-back');
    assert.deepEqual(setsOf(one), ['setStates web/web1=ready']);
  });
});

describe('back into drain', () => {
  test('from maint: bound clients would come in, so it is proven first', async () => {
    const one = lb('lb1', IN_MAINT);
    const finding = await putBack(one, { before: 'drain' }, async (clock) => {
      await clock.advance(3_000);
      assert.equal(one.server('web/web1').operationalState, 0);
      one.prove('web/web1');
    });
    assert.equal(finding.kind, 'put-back');
    assert.deepEqual(setsOf(one), ['takeDownForProof web/web1']);
  });

  test('from maint, never proven: it stays in maint', async () => {
    const one = lb('lb1', IN_MAINT);
    const finding = await putBack(one, { before: 'drain' }, async (clock) => {
      await clock.advance(500);
      one.fail('web/web1');
    });
    assert.equal(finding.kind, 'left');
    assert.equal(one.server('web/web1').adminFlags, 1);
  });

  test('from ready: nobody is let in by that', async () => {
    const one = lb('lb1');
    const finding = await putBack(one, { before: 'drain', states: ['drain', 'ready'] });
    assert.equal(finding.kind, 'put-back');
    assert.deepEqual(setsOf(one), ['setStates web/web1=drain']);
  });
});

describe('not touched', () => {
  test('a state that this step never sent', async () => {
    const one = lb('lb1', IN_MAINT);
    const finding = await putBack(one, { states: ['drain'] });
    assert.equal(finding.kind, 'not-ours');
    assert.deepEqual(setsOf(one), []);
  });

  test('a server at another address', async () => {
    const one = lb('lb1', IN_MAINT);
    const finding = await putBack(one, { address: '10.0.0.9:80' });
    assert.equal(finding.kind, 'replaced');
    assert.deepEqual(setsOf(one), []);
  });

  test('unless its name is resolved at run time: then addresses move', async () => {
    const one = lb('lb1', { ...IN_MAINT, fqdn: 'web1.example' });
    const finding = await putBack(one, { address: '10.0.0.9:80' }, async (clock) => {
      await clock.advance(500);
      one.prove('web/web1');
    });
    assert.equal(finding.kind, 'put-back');
  });

  test('one that a new configuration has disabled', async () => {
    const one = lb('lb1', { adminFlags: 5, checkState: 14 });
    const finding = await putBack(one, { pid: 1 });
    assert.equal(finding.kind, 'not-ours');
    assert.deepEqual(setsOf(one), []);
  });
});
