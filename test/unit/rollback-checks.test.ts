/** Checks that a step has switched are put back: what proves a server before its state, what leaves it unwatched behind it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lb } from './change-scene.ts';
import { putBack, saved, setsOf } from './rollback-scene.ts';

const FIRST_READ = ['read', 'readServers fresh web/web1'];

describe('of one that is as before otherwise', () => {
  test('its health checks go off, and nobody else is asked for', async () => {
    const one = lb();
    const web1 = saved('web1', {
      before: { state: 'ready', weight: 1, checks: 'disabled' },
      sent: { states: [], weights: [], checks: ['enabled'] },
    });
    const { of, result, done } = await putBack(one, [web1]);
    assert.equal(of('web1').kind, 'back');
    assert.equal(result.failure, null);
    assert.deepEqual(setsOf(one), ['setChecks web/web1 health=disabled']);
    assert.deepEqual(done, ['web/web1: back as before, confirmed on a fresh connection']);
  });

  test('they find it down: they stay on, for with them off it would be down for good', async () => {
    const one = lb();
    one.fail('web/web1');
    const web1 = saved('web1', {
      before: { state: 'ready', weight: 1, checks: 'disabled' },
      sent: { states: [], weights: [], checks: ['enabled'] },
    });
    const { of, result } = await putBack(one, [web1]);
    assert.equal(of('web1').kind, 'left');
    assert.equal(of('web1').failure?.code, 'unhealthy');
    assert.equal(
      result.failure?.message,
      'The health checks of web/web1 are left on: they find it "DOWN", and with them off it would stay so for good.',
    );
    assert.deepEqual([result.failure?.servers, result.failure?.loadBalancer], [['web/web1'], 'lb1']);
    assert.deepEqual(setsOf(one), []);
  });

  test('one in maint is down for another reason: its health checks go off', async () => {
    const one = lb('lb1', { adminFlags: 1, checkState: 14 });
    const web1 = saved('web1', {
      before: { state: 'maint', weight: 1, checks: 'disabled' },
      sent: { states: [], weights: [], checks: ['enabled'] },
    });
    const { of } = await putBack(one, [web1]);
    assert.equal(of('web1').kind, 'back');
    assert.deepEqual(setsOf(one), ['setChecks web/web1 health=disabled']);
  });

  test('its agent speaks again, also where it is down: its health checks were nothing of this step', async () => {
    const one = lb('lb1', { agentState: 18 });
    one.fail('web/web1');
    const web1 = saved('web1', {
      before: { state: 'ready', weight: 1, agent: 'enabled' },
      sent: { states: [], weights: [], agent: ['disabled'] },
    });
    const { of } = await putBack(one, [web1]);
    assert.equal(of('web1').kind, 'back');
    assert.deepEqual(setsOf(one), ['setChecks web/web1 agent=enabled']);
  });

  test('both were switched, and it is down: neither goes back, for both were to go together', async () => {
    const one = lb('lb1', { agentState: 18 });
    one.fail('web/web1');
    const web1 = saved('web1', {
      before: { state: 'ready', weight: 1, checks: 'disabled', agent: 'enabled' },
      sent: { states: [], weights: [], checks: ['enabled'], agent: ['disabled'] },
    });
    const { of } = await putBack(one, [web1]);
    assert.equal(of('web1').failure?.code, 'unhealthy');
    assert.deepEqual(setsOf(one), []);
  });
});

for (const isWell of [true, false])
  test(`a state that is only borrowed, for its proof, is what it was as that began, ${isWell ? 'proven' : 'or not proven'}: somebody has just let it in`, async () => {
    const one = lb('lb1', { adminFlags: 8, checkState: 2, weight: 0 });
    let isBegun = false;
    one.before = (call) => {
      if (call.startsWith('setChecks')) one.force('web/web1', 'ready');
      if (call.startsWith('sample') && isBegun && isWell) one.prove('web/web1');
      isBegun ||= /^(takeDown|setHealth)/.test(call);
    };
    const web1 = saved('web1', {
      before: { state: 'ready', weight: 1, checks: 'enabled' },
      sent: { states: [], weights: [0], checks: ['disabled'] },
    });
    const { of } = await putBack(one, [web1]);
    assert.ok(isBegun);
    assert.equal(of('web1').kind, isWell ? 'back' : 'left');
    const { forced, weight } = of('web1').now ?? {};
    assert.deepEqual([forced, weight], ['ready', isWell ? 1 : 0]);
  });

test('one whose state does not come back keeps the checks that watch it', async () => {
  const one = lb();
  for (const other of ['web/web2', 'web/web3']) one.force(other, 'maint');
  const web1 = saved('web1', {
    before: { state: 'drain', weight: 1, checks: 'disabled' },
    sent: { states: ['ready'], weights: [], checks: ['enabled'] },
  });
  const { of } = await putBack(one, [web1]);
  assert.equal(of('web1').failure?.code, 'guard');
  assert.deepEqual(setsOf(one), []);
});

test('one that somebody else has taken meanwhile keeps its checks as they are', async () => {
  const one = lb();
  one.before = async (call) => {
    if (call !== 'setStates web/web2=drain') return;
    await one.clock?.sleep(1_000);
    one.force('web/web1', 'maint');
  };
  const web1 = saved('web1', {
    before: { state: 'ready', weight: 1, checks: 'disabled' },
    sent: { states: ['drain', 'ready'], weights: [], checks: ['enabled'] },
  });
  const web2 = saved('web2', {
    before: { state: 'drain', weight: 1 },
    sent: { states: ['ready'], weights: [] },
  });
  const { of } = await putBack(one, [web1, web2]);
  assert.equal(of('web1').kind, 'not-ours');
  assert.deepEqual(setsOf(one), ['setStates web/web2=drain']);
});

test('nothing of theirs is to be put back: they are only looked at', async () => {
  const one = lb();
  const web1 = saved('web1', {
    before: { state: 'ready', weight: 1, checks: 'enabled', agent: 'enabled' },
    sent: { states: [], weights: [], checks: ['disabled'], agent: ['disabled'] },
  });
  await putBack(one, [web1]);
  assert.deepEqual(one.calls, FIRST_READ);
});

test('somebody switches its checks off again while it is proven: they stay off, and it goes back to where it was', async () => {
  const one = lb('lb1', { adminFlags: 1, checkState: 2 });
  const web1 = saved('web1', {
    before: { state: 'ready', weight: 1, checks: 'enabled' },
    sent: { states: ['drain', 'maint'], weights: [], checks: ['disabled'] },
  });
  const { of, texts } = await putBack(one, [web1], async (clock) => {
    await clock.advance(1_000);
    assert.equal(one.server('web/web1').adminFlags, 8);
    Object.assign(one.server('web/web1'), { checkState: 2 });
  });
  assert.equal(of('web1').kind, 'left');
  assert.equal(of('web1').failure?.code, 'unhealthy');
  assert.equal(one.server('web/web1').adminFlags, 1);
  assert.equal(one.server('web/web1').checkState, 2);
  assert.deepEqual(texts, [
    'web/web1 has health checks disabled now, which this step did not set: somebody else changed it, so that is left alone.',
  ]);
});

test('the same, and its agent was switched off by the step: that is still its own', async () => {
  const one = lb('lb1', { adminFlags: 1, checkState: 2, agentState: 2 });
  const web1 = saved('web1', {
    before: { state: 'ready', weight: 1, checks: 'enabled', agent: 'enabled' },
    sent: { states: ['drain', 'maint'], weights: [], checks: ['disabled'], agent: ['disabled'] },
  });
  const { of } = await putBack(one, [web1], async (clock) => {
    await clock.advance(1_000);
    Object.assign(one.server('web/web1'), { checkState: 2 });
  });
  assert.equal(of('web1').failure?.code, 'unhealthy');
  assert.equal(one.server('web/web1').adminFlags, 1);
  assert.deepEqual(of('web1').sent.agent?.at(0), 'disabled');
});

test('the same in the very moment in which they have proven it: nobody watches it any more, and it goes back to where it was', async () => {
  const one = lb('lb1', { adminFlags: 1, checkState: 2 });
  const web1 = saved('web1', {
    before: { state: 'ready', weight: 1, checks: 'enabled' },
    sent: { states: ['drain', 'maint'], weights: [], checks: ['disabled'] },
  });
  const { of } = await putBack(one, [web1], async (clock) => {
    await clock.advance(1_000);
    one.prove('web/web1');
    Object.assign(one.server('web/web1'), { checkState: 2 });
  });
  assert.deepEqual([of('web1').kind, of('web1').failure?.code], ['left', 'unhealthy']);
  assert.deepEqual([one.server('web/web1').adminFlags, one.server('web/web1').checkState], [1, 2]);
});
