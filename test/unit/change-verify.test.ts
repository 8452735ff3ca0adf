/** Nothing is done but what a fresh connection says, and nothing goes on where others have left meanwhile. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isSameProcess, type ProcessIdentity } from '../../src/haproxy/server.ts';
import type { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { type Given, lb, request, run } from './change-scene.ts';

/** Just before a fresh connection looks, somebody undoes it: what was only true on the old connection is not the truth. */
function undoneBeforeFresh(one: FakeLoadBalancer, undo: () => void): void {
  let undone = false;
  one.before = (call) => {
    if (undone || !call.startsWith('readServers fresh')) return;
    undone = true;
    undo();
  };
}

describe('what the fresh connection contradicts is not verified', () => {
  const BUSY = { sessions: 2, sessionsTotal: 9 };
  const goingOn = { drainTimeoutMs: 2_000, onDrainTimeout: 'continue' } as const;
  const cases: [string, 'drain' | 'maint', Given, object][] = [
    ['drain', 'drain', {}, {}],
    ['maint', 'maint', {}, {}],
    ['drain without waiting', 'drain', { drainTimeoutMs: 0 }, BUSY],
    ['maint without waiting', 'maint', { drainTimeoutMs: 0 }, BUSY],
    ['a drain that goes on with sessions left', 'drain', goingOn, BUSY],
    ['maint with sessions left alone', 'maint', goingOn, BUSY],
  ];
  for (const [words, operation, given, server] of cases) {
    test(words, async () => {
      const one = lb('lb1', server);
      undoneBeforeFresh(one, () => one.force('web/web1', 'ready'));
      const { report } = await run(request(operation, given), [one]);
      assert.equal(report.error?.code, 'not-verified');
      assert.notEqual(report.result, 'changed');
    });
  }

  test('ready', async () => {
    const one = lb('lb1', { adminFlags: 1 });
    undoneBeforeFresh(one, () => one.force('web/web1', 'drain'));
    const { report } = await run(request('ready'), [one], async (clock) => {
      await clock.advance(500);
      one.prove('web/web1');
    });
    assert.equal(report.error?.code, 'not-verified');
    assert.equal(one.server('web/web1').adminFlags, 8, 'somebody else wants it so');
  });

  test('weight', async () => {
    const one = lb();
    undoneBeforeFresh(one, () => Object.assign(one.server('web/web1'), { weight: 9 }));
    const { report } = await run(request('weight', { weight: { kind: 'absolute', value: 5 } }), [one]);
    assert.equal(report.error?.code, 'not-verified');
    assert.equal(one.server('web/web1').weight, 9);
  });
});

describe('before maint the guard is asked again', () => {
  test('others have gone while it drained: it does not go to maint, and comes back', async () => {
    const one = lb('lb1', { sessions: 1, sessionsTotal: 9 });
    const { report } = await run(request('maint'), [one], async (clock) => {
      await clock.advance(3_000);
      for (const other of ['web/web2', 'web/web3']) one.force(other, 'maint');
      one.server('web/web1').sessions = 0;
    });
    assert.equal(report.error?.code, 'guard');
    assert.ok(!one.calls.includes('setStates web/web1=maint'));
    assert.equal(one.server('web/web1').adminFlags, 0);
  });
});

describe('two processes are one', () => {
  const one: ProcessIdentity = { pid: 7, startedAt: 1_000, startToleranceSeconds: 0, node: 'a' };
  const table: [string, Partial<ProcessIdentity>, boolean][] = [
    ['with the same pid, start and node', {}, true],
    ['not with another pid', { pid: 8 }, false],
    ['not with another start: containers begin with the same pid', { startedAt: 1_001 }, false],
    ['not on another node: containers may begin in the same second', { node: 'b' }, false],
    ['where the start is only known to two seconds', { startedAt: 1_002, startToleranceSeconds: 2 }, true],
    ['but no further', { startedAt: 1_003, startToleranceSeconds: 2 }, false],
  ];
  for (const [words, other, expected] of table) {
    test(words, () => {
      assert.equal(isSameProcess(one, { ...one, ...other }), expected);
      assert.equal(isSameProcess({ ...one, ...other }, one), expected);
    });
  }
});
