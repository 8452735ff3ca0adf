/** Nothing is done but what a fresh connection says, and nothing goes on where others have left meanwhile. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Failure } from '../../src/errors.ts';
import { isSameProcess, type ProcessIdentity } from '../../src/haproxy/process.ts';
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
    ['nor by a clock that only one of them has', { startedAt: 1_003, startedOnClock: 70 }, false],
  ];
  for (const [words, other, expected] of table) {
    test(words, () => {
      assert.equal(isSameProcess(one, { ...one, ...other }), expected);
      assert.equal(isSameProcess({ ...one, ...other }, one), expected);
    });
  }
});

test('two processes are one by the clock that nobody sets, too, where neither tells its start', () => {
  const one = { pid: 7, startedAt: 1_000, startToleranceSeconds: 2, startedOnClock: 70, node: 'a' };
  assert.ok(isSameProcess(one, { ...one, startedAt: 4_600, startedOnClock: 72 }));
  assert.ok(isSameProcess(one, { ...one, startedAt: 1_002, startedOnClock: 10 }));
  assert.ok(!isSameProcess(one, { ...one, startedAt: 1_003, startedOnClock: 73 }));
});

describe('whoever switches its checks meanwhile is told, and which', () => {
  const cases: [string, NonNullable<Given['switches']>, object, object, string][] = [
    [
      'health checks',
      { health: 'disabled' },
      {},
      { checkState: 6 },
      'this step set its health checks to be disabled, and now they are enabled',
    ],
    [
      'an agent',
      { agent: 'disabled' },
      { agentState: 22 },
      { agentState: 22 },
      'this step set its agent check to be disabled, and now it is enabled',
    ],
    [
      'both',
      { health: 'disabled', agent: 'disabled' },
      { agentState: 22 },
      { checkState: 6, agentState: 22 },
      'this step set its health checks to be disabled, and now they are enabled; its agent check to be disabled, and now it is enabled',
    ],
  ];
  for (const [words, switches, web1, undone, message] of cases) {
    test(words, async () => {
      const one = lb('lb1', { sessions: 1, ...web1 });
      const { report } = await run(request('drain', { switches }), [one], async (clock) => {
        await clock.advance(2_000);
        Object.assign(one.server('web/web1'), { ...undone, sessions: 0 });
      });
      assert.equal(report.error?.code, 'not-verified');
      assert.equal(report.error?.message, `web/web1: ${message}: somebody else changed it.`);
      assert.equal(report.error?.brief, 'somebody else has switched its checks');
      assert.deepEqual([report.error?.servers, report.error?.loadBalancer], [['web/web1'], 'lb1']);
    });
  }
});

describe('others are deleted while it drains, and too few are left', () => {
  const two = { minAvailable: { kind: 'count', value: 2 } } as const;
  const BUSY = { sessions: 1, sessionsTotal: 9 };

  test('that is the guard\u2019s word, and not that one is not found', async () => {
    const one = lb('lb1', BUSY);
    const { report } = await run(request('maint', two), [one], async (clock) => {
      await clock.advance(2_000);
      one.remove('web/web3');
      one.server('web/web1').sessions = 0;
    });
    assert.equal(report.error?.code, 'guard');
    assert.match(report.error?.message ?? '', /web: 1 take traffic, min-available asks for 2/);
    assert.equal(report.error?.loadBalancer, 'lb1');
    assert.equal(one.server('web/web1').adminFlags, 0);
    // Only its own backend is read, first whole, then without the one that is gone.
    const reads = one.calls.filter((call) => call.startsWith('readServers web/web1 web/web2'));
    assert.deepEqual(reads.slice(0, 2), [
      'readServers web/web1 web/web2 web/web3',
      'readServers web/web1 web/web2',
    ]);
  });

  test('whoever cannot be read for another reason is told as that', async () => {
    const one = lb('lb1', BUSY);
    one.before = (call) => {
      if (call === 'readServers web/web1 web/web2 web/web3') throw new Failure('timeout', 'no answer');
    };
    const { report } = await run(request('maint', two), [one], async (clock) => {
      await clock.advance(2_000);
      one.force('web/web3', 'maint');
      one.server('web/web1').sessions = 0;
    });
    assert.equal(report.error?.code, 'timeout');
  });
});

test('of two that leave one took no traffic: the other one is missed all the same, and both come back at once', async () => {
  const one = lb();
  one.server('web/web2').status = 'DOWN';
  one.server('web/web2').operationalState = 0;
  one.before = (call) => {
    if (call.startsWith('setStates') && call.endsWith('drain')) one.force('web/web3', 'maint');
  };
  const { report, tookMs } = await run(request('drain', {}, 'web1,web2'), [one]);
  assert.equal(report.error?.code, 'guard');
  assert.ok(tookMs < 1_000, `${tookMs}`);
  assert.equal(one.server('web/web1').adminFlags, 0);
});
