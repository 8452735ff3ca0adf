/** Somebody else changes what was done already, on one load balancer, while another one is still waited for. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ConnectionLost } from '../../src/errors.ts';
import type { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { BEGUN_AT, lb, request, run } from './change-scene.ts';

const BUSY = { sessions: 1, sessionsTotal: 5 };
const setsOf = (one: FakeLoadBalancer) => one.calls.filter((call) => /^(set|take)/.test(call));

test('one that is in maint already, and leaves it for a moment while another one drains: that is seen', async () => {
  const one = lb('lb1');
  one.force('web/web1', 'maint');
  Object.assign(one.server('web/web2'), BUSY);
  const { report } = await run(request('maint', {}, 'web1,web2'), [one], async (clock) => {
    await clock.advance(2_000);
    one.force('web/web1', 'drain');
    one.fail('web/web1');
    await clock.advance(1_000);
    one.force('web/web1', 'maint');
    one.server('web/web2').sessions = 0;
  });
  assert.equal(report.error?.code, 'not-verified');
  assert.match(report.error?.message ?? '', /web\/web1 was maint when this step began, and now it is drain/);
});

describe('a load balancer that is done is looked at until the last one is', () => {
  for (const operation of ['drain', 'maint'] as const) {
    for (const state of ['ready', 'maint'] as const) {
      test(`${operation}: somebody sets ${state} there while it is in drain; the step says so, and leaves it alone`, async () => {
        const [done, slow] = [lb('lb1'), lb('lb2', BUSY)];
        const { report, tookMs } = await run(request(operation), [done, slow], async (clock) => {
          await clock.advance(5_000);
          done.force('web/web1', state);
        });
        assert.equal(report.error?.code, 'not-verified');
        assert.equal(report.error?.loadBalancer, 'lb1');
        assert.match(report.error?.message ?? '', /somebody else changed it/);
        // What a heading says, and what comes before the step is run once more.
        assert.equal(report.error?.brief, `somebody else has set it to ${state}`);
        assert.match(report.error?.hint ?? '', /find out who, and whether it is to stay as it is now/);
        assert.ok(tookMs < 9_000, `${tookMs} ms`);
        assert.equal(done.server('web/web1').adminFlags, state === 'maint' ? 1 : 0);
        assert.equal(slow.server('web/web1').adminFlags, 0);
      });
    }
  }

  test('weight: somebody sets another one', async () => {
    const [done, slow] = [lb('lb1'), lb('lb2')];
    slow.before = async (call) => {
      if (call.startsWith('setWeights')) await slow.clock?.sleep(4_000);
    };
    const asked = request('weight', { weight: { kind: 'absolute', value: 5 } });
    const { report } = await run(asked, [done, slow], async (clock) => {
      await clock.advance(1_500);
      done.server('web/web1').weight = 9;
    });
    assert.equal(report.error?.code, 'not-verified');
    assert.equal(report.error?.brief, 'somebody else has set it to weight 9');
    assert.equal(done.server('web/web1').weight, 9, 'it is not ours to undo');
    assert.equal(slow.server('web/web1').weight, 1);
  });

  test('ready: somebody sets maint while the other one is proven, and it is not overwritten', async () => {
    const [quick, late] = [lb('lb1', { adminFlags: 1 }), lb('lb2', { adminFlags: 1 })];
    const { report } = await run(request('ready'), [quick, late], async (clock) => {
      await clock.advance(500);
      quick.prove('web/web1');
      await clock.advance(2_000);
      quick.force('web/web1', 'maint');
      await clock.advance(3_000);
      late.prove('web/web1');
    });
    assert.equal(report.error?.code, 'not-verified');
    assert.ok(!setsOf(quick).includes('setStates web/web1=ready'));
    assert.equal(quick.server('web/web1').adminFlags, 1);
  });

  test('the last one comes while the look at another one hangs: it is not left alone until that one answers', async () => {
    const [hangs, last] = [lb('lb1'), lb('lb2', BUSY)];
    let hung = false;
    hangs.before = async () => {
      if (hung || (hangs.clock?.now() ?? 0) < BEGUN_AT + 5_000) return;
      hung = true;
      await hangs.clock?.sleep(5_000);
    };
    const { report } = await run(request('drain'), [hangs, last], async (clock) => {
      await clock.advance(5_300);
      assert.ok(hung);
      last.server('web/web1').sessions = 0;
      await clock.advance(1_000);
      const looks = last.calls.length;
      await clock.advance(3_000);
      assert.equal(last.calls.length, looks + 3);
    });
    assert.equal(report.result, 'changed');
  });

  test('one is done again after a reload that its very last look has met: what becomes of the others meanwhile is looked at once more', async () => {
    const [first, last] = [lb('lb1'), lb('lb2', BUSY)];
    let drainedAt = Number.POSITIVE_INFINITY;
    let looks = 0;
    const now = () => first.clock?.now() ?? 0;
    first.before = async (call) => {
      // Its own look, after all are done.
      if (now() > drainedAt && call.startsWith('readServers') && looks === 0) {
        looks = 1;
        await first.clock?.sleep(3_000);
      }
    };
    last.before = async (call) => {
      // It waits for that one, and looks as well: the answer comes from another process, when the first one has come to its end.
      if (looks !== 1 || call !== 'readServers web/web1') return;
      looks = 2;
      await last.clock?.sleep(4_000);
      last.reload();
      Object.assign(last.server('web/web1'), BUSY);
    };
    const { report } = await run(request('drain'), [first, last], async (clock) => {
      await clock.advance(5_300);
      drainedAt = now() + 50;
      last.server('web/web1').sessions = 0;
      await clock.advance(6_500);
      assert.equal(looks, 2);
      first.force('web/web1', 'ready');
      await clock.advance(2_000);
      last.server('web/web1').sessions = 0;
    });
    assert.equal(report.error?.code, 'not-verified');
    assert.equal(report.error?.loadBalancer, 'lb1');
  });

  test('somebody takes one out that is proven, just before the last one is: ready is not set over it', async () => {
    const [first, last] = [
      lb('lb1', { adminFlags: 1, checkState: 14 }),
      lb('lb2', { adminFlags: 1, checkState: 14 }),
    ];
    const { report } = await run(request('ready'), [first, last], async (clock) => {
      await clock.advance(1_000);
      first.prove('web/web1');
      await clock.advance(100);
      assert.equal(first.calls.at(-1), 'readServers web/web1', 'it was seen to be proven');
      first.force('web/web1', 'maint');
      last.prove('web/web1');
    });
    assert.equal(report.error?.code, 'not-verified');
    assert.deepEqual(
      [first, last].map((one) => one.server('web/web1').adminFlags),
      [1, 1],
    );
    assert.ok(!first.calls.includes('setStates web/web1=ready'));
  });

  test('the name of one that is proven does not resolve any more when the last one is: nobody waits for that', async () => {
    const [first, last] = [
      lb('lb1', { adminFlags: 1, checkState: 14 }),
      lb('lb2', { adminFlags: 1, checkState: 14 }),
    ];
    const { report, tookMs } = await run(request('ready'), [first, last], async (clock) => {
      await clock.advance(1_000);
      first.prove('web/web1');
      await clock.advance(1_000);
      Object.assign(first.server('web/web1'), { adminFlags: 8 | 32, operationalState: 0 });
      last.prove('web/web1');
    });
    assert.equal(report.error?.code, 'dns-maintenance');
    assert.ok(tookMs < 5_000, `${tookMs} ms`);
  });

  test('a reload there is noticed within a second or two, and it is done again at once', async () => {
    const [done, slow] = [lb('lb1'), lb('lb2', BUSY)];
    const { report } = await run(request('drain'), [done, slow], async (clock) => {
      await clock.advance(5_000);
      done.reload();
      await clock.advance(2_000);
      assert.equal(done.server('web/web1').adminFlags, 8);
      await clock.advance(20_000);
      slow.server('web/web1').sessions = 0;
    });
    assert.equal(report.result, 'changed');
    assert.match(report.warnings[0]?.text ?? '', /reloaded once/);
  });

  test('one that dies is told within a second or two, not when the others end', async () => {
    const [done, slow] = [lb('lb1'), lb('lb2', BUSY)];
    const { report, tookMs } = await run(request('drain'), [done, slow], async (clock) => {
      await clock.advance(5_000);
      done.before = () => {
        throw new ConnectionLost('gone', false);
      };
    });
    assert.equal(report.error?.code, 'connect-failed');
    assert.equal(report.error?.loadBalancer, 'lb1');
    assert.ok(tookMs < 9_000, `${tookMs} ms`);
  });

  test('done is said when it holds everywhere: a reload at the very end is done again, and all are looked at once more', async () => {
    const [done, slow] = [lb('lb1'), lb('lb2', BUSY)];
    let reloaded = false;
    slow.before = (call) => {
      // The last thing that lb2 is asked before the step could say that it is done.
      if (reloaded || !call.startsWith('readServers fresh') || slow.server('web/web1').sessions > 0) return;
      reloaded = true;
      done.reload();
    };
    const { report } = await run(request('drain'), [done, slow], async (clock) => {
      await clock.advance(5_300);
      slow.server('web/web1').sessions = 0;
    });
    assert.equal(report.result, 'changed');
    for (const each of [done, slow]) assert.equal(each.server('web/web1').adminFlags, 8);
  });
});

test('a name that does not resolve while others are read, and does later: its server is drained all the same', async () => {
  const [one, slow] = [lb('lb1'), lb('lb2')];
  slow.before = async (call) => {
    if (call === 'read') await slow.clock?.sleep(1_000);
  };
  const { report } = await run(request('drain'), [one, slow], async (clock) => {
    await clock.advance(500);
    const server = one.server('web/web1');
    Object.assign(server, { adminFlags: server.adminFlags | 32, operationalState: 0 });
    await clock.advance(550);
    Object.assign(server, { adminFlags: server.adminFlags & ~32, operationalState: 2 });
  });
  assert.equal(report.result, 'changed');
  assert.deepEqual(
    [one, slow].map((each) => each.server('web/web1').adminFlags),
    [8, 8],
  );
});
