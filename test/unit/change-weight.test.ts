/** The operation `weight`: what is sent, what is looked at, and what is called done. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Given, lb, request, run } from './change-scene.ts';

const FIVE: Given = { weight: { kind: 'absolute', value: 5 } };

describe('weight', () => {
  test('read, save, set, fresh connection, save that it is done: in this order and nothing else', async () => {
    const one = lb();
    const { report, saved, news } = await run(request('weight', FIVE), [one]);
    assert.deepEqual(one.calls, [
      'read',
      'save',
      'setWeights web/web1=5',
      'readServers fresh web/web1',
      'save',
    ]);
    assert.equal(report.result, 'changed');
    assert.equal(report.servers[0]?.outcome, 'changed');
    assert.deepEqual(
      saved.map(({ reached, loadBalancers }) => [reached, loadBalancers[0]?.servers[0]?.sent]),
      [
        [false, { states: [], weights: [5] }],
        [true, { states: [], weights: [5] }],
      ],
    );
    assert.deepEqual(
      news.map(({ kind }) => kind),
      ['read', 'set', 'done'],
    );
  });

  test('already so: nothing is set and nothing saved, and of two only the other one is', async () => {
    const one = lb('lb1', { weight: 5 });
    const { report } = await run(request('weight', FIVE), [one]);
    assert.equal(report.result, 'unchanged');
    assert.deepEqual(one.calls, ['read', 'readServers fresh web/web1']);
    const two = lb('lb1', { weight: 5 });
    await run(request('weight', FIVE, 'web1,web2'), [two]);
    assert.ok(two.calls.includes('setWeights web/web2=5'));
  });

  test('HAProxy says at once that it is otherwise: it is not asked once more', async () => {
    const one = lb();
    const set = one.setWeights.bind(one);
    one.setWeights = async (goals, watch, signal) => {
      await set(goals, watch, signal);
      one.server('web/web1').weight = 9;
      return one.readServers(watch, signal);
    };
    const { report } = await run(request('weight', FIVE), [one]);
    assert.equal(report.error?.code, 'not-verified');
    assert.match(report.error?.message ?? '', /was set to weight 5, HAProxy accepted it, and now it has 9/);
    assert.equal(one.calls[one.calls.indexOf('readServers web/web1') + 1], 'read', 'the put-back begins');
  });

  test('somebody sets another weight before this step does: it is not overwritten', async () => {
    const [one, slow] = [lb('lb1'), lb('lb2')];
    slow.before = async (call) => {
      if (call === 'read') await slow.clock?.sleep(2_000);
    };
    const { report } = await run(request('weight', FIVE), [one, slow], async (clock) => {
      await clock.advance(1_000);
      one.server('web/web1').weight = 9;
    });
    assert.equal(report.error?.code, 'not-verified');
    assert.match(report.error?.message ?? '', /was weight 1 when this step began, and now it has 9/);
    assert.equal(one.server('web/web1').weight, 9);
  });

  test('what is done is looked at while another load balancer is not', async () => {
    const [done, slow] = [lb('lb1'), lb('lb2')];
    slow.before = async (call) => {
      if (call.startsWith('setWeights')) await slow.clock?.sleep(4_000);
    };
    await run(request('weight', FIVE), [done, slow], async (clock) => {
      await clock.advance(3_500);
      assert.equal(done.calls.filter((call) => call === 'readServers web/web1').length, 3);
    });
  });

  test('weight 0 takes it out of rotation: others that left in the same moment are missed', async () => {
    const one = lb();
    one.force('web/web3', 'maint');
    one.before = (call) => {
      if (call.startsWith('setWeights web/web1=0')) one.force('web/web2', 'drain');
    };
    const asked = request('weight', { weight: { kind: 'absolute', value: 0 } });
    const { report } = await run(asked, [one]);
    assert.equal(report.error?.code, 'guard');
    assert.equal(one.server('web/web1').weight, 1);
  });
});
