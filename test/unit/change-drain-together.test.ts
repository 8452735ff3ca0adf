/** `drain` and `maint` on several load balancers: done is said of all at once, and the first to be done waits for the last. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ADMIN_FLAG } from '../../src/haproxy/admin-flags.ts';
import { lb, request, run } from './change-scene.ts';

const BUSY = { sessions: 5, sessionsTotal: 100 };

describe('while another load balancer becomes quiet', () => {
  for (const isCostly of [false, true])
    test(`whoever comes at the very end ${isCostly ? 'and traffic is looked at seldom ' : ''}is waited for in drain`, async () => {
      const [slow, quick] = [lb('slow', BUSY), lb('quick')];
      Object.assign(quick, { isCostly });
      const quiet = { quietForMs: 3_000, drainTimeoutMs: 60_000 };
      const { report } = await run(request('maint', quiet), [slow, quick], async (clock) => {
        await clock.advance(3_500);
        slow.server('web/web1').sessions = 0;
        await clock.advance(2_900);
        Object.assign(quick.server('web/web1'), { sessions: 1, sessionsTotal: 1 });
        await clock.advance(6_000);
        assert.equal(quick.server('web/web1').adminFlags, ADMIN_FLAG.forcedDrain);
        quick.server('web/web1').sessions = 0;
      });
      assert.equal(report.error, null);
    });
});

describe('while another load balancer takes longer', () => {
  const slowAndQuick = () => {
    const slow = lb('slow', BUSY);
    return [slow, lb('quick')] as const;
  };

  test('one that is served in maint is not done', async () => {
    const [slow, quick] = slowAndQuick();
    const { report } = await run(request('maint'), [slow, quick], async (clock) => {
      await clock.advance(300);
      slow.server('web/web1').sessions = 0;
      await clock.advance(500);
      Object.assign(slow.server('web/web1'), { sessions: 1 });
      await clock.advance(4_000);
      assert.equal(quick.server('web/web1').adminFlags, ADMIN_FLAG.forcedMaint);
      quick.server('web/web1').sessionsTotal += 1;
      await clock.advance(4_000);
      slow.server('web/web1').sessions = 0;
    });
    assert.equal(report.error?.code, 'not-verified');
    assert.match(report.error?.message ?? '', /HAProxy still sends traffic to web\/web1, a server in maint/);
  });

  test('one to which a bound client comes in drain is waited for once more', async () => {
    const [slow, quick] = slowAndQuick();
    const asked = request('drain', {}, 'web1,web2');
    const { report, tookMs, news } = await run(asked, [slow, quick], async (clock) => {
      await clock.advance(4_000);
      Object.assign(quick.server('web/web1'), { sessions: 1, sessionsTotal: 1 });
      await clock.advance(1_000);
      slow.server('web/web1').sessions = 0;
      await clock.advance(3_000);
      quick.server('web/web1').sessions = 0;
    });
    assert.equal(report.error, null);
    assert.deepEqual(
      report.servers.map(({ drained, after }) => [drained, after.sessions]),
      [
        [true, 0],
        [true, 0],
        [true, 0],
        [true, 0],
      ],
    );
    const ofQuick = news.flatMap((one) => {
      const isTold = one.kind === 'done' || (one.kind === 'progress' && /since/.test(one.text));
      return isTold && one.loadBalancer === 'quick' ? one.text : [];
    });
    assert.deepEqual(
      ofQuick,
      [
        'web/web1, web/web2: DRAIN, 0 sessions, confirmed on a fresh connection',
        'web/web1: somebody has come since, and is waited for',
        'web/web1: DRAIN, 0 sessions, confirmed on a fresh connection',
      ],
      'nothing is said twice',
    );
    assert.ok(tookMs >= 8_000 && tookMs < 8_500, `${tookMs} ms`);
  });

  for (const [words, onDrainTimeout, leaves, expected] of [
    ['and stays, is cut where that was asked for', 'shutdown-sessions', false, [1, 0]],
    ['and stays, is left alone where it was not', 'continue', false, [0, 1]],
    ['and leaves in time, is not cut', 'shutdown-sessions', true, [0, 0]],
  ] as const)
    test(`one to which a bound client comes in drain, ${words}`, async () => {
      const [slow, quick] = slowAndQuick();
      const asked = request('drain', { drainTimeoutMs: 7_000, onDrainTimeout });
      const { report } = await run(asked, [slow, quick], async (clock) => {
        await clock.advance(4_000);
        Object.assign(quick.server('web/web1'), { sessions: 1, sessionsTotal: 1 });
        await clock.advance(1_000);
        slow.server('web/web1').sessions = 0;
        await clock.advance(1_000);
        if (leaves) quick.server('web/web1').sessions = 0;
      });
      assert.equal(report.error, null, report.error?.message);
      const ofQuick = report.servers.find(({ loadBalancer }) => loadBalancer === 'quick');
      assert.deepEqual([ofQuick?.sessionsShutDown, ofQuick?.after.sessions], expected);
      assert.equal(
        quick.calls.some((call) => call.startsWith('shutDown')),
        onDrainTimeout !== 'continue' && !leaves,
      );
    });
});

test('one that has drained is told so, also where another does not drain', async () => {
  const limit = { drainTimeoutMs: 3_000, onDrainTimeout: 'keep' } as const;
  const { report } = await run(request('drain', limit), [lb('lb1', BUSY), lb('lb2')]);
  assert.equal(report.error?.code, 'drain-timeout');
  assert.deepEqual(
    report.servers.map(({ outcome, drained }) => [outcome, drained]),
    [
      ['failed', false],
      ['changed', true],
    ],
  );
});

test('with a drain-timeout of 0 it is not done where HAProxy goes on sending clients to a server in maint', async () => {
  const one = lb('lb1', BUSY);
  one.before = (call) => {
    if (call.startsWith('sample') || call.startsWith('readServers'))
      one.server('web/web1').sessionsTotal += 1;
  };
  const asked = request('maint', { drainTimeoutMs: 0, onError: 'keep' });
  const { report, tookMs } = await run(asked, [one]);
  assert.equal(report.error?.code, 'not-verified');
  assert.match(report.error?.message ?? '', /HAProxy still sends traffic to web\/web1, a server in maint/);
  assert.ok(tookMs < 5_000, `${tookMs} ms`);
});

test('with a drain-timeout of 0 nobody is waited for, on several load balancers either', async () => {
  for (const operation of ['drain', 'maint'] as const) {
    const both = [lb('lb1', BUSY), lb('lb2')];
    const { report } = await run(request(operation, { drainTimeoutMs: 0 }), both);
    assert.equal(report.error, null);
    assert.deepEqual(
      report.servers.map(({ drained, after }) => [drained, after.sessions]),
      [
        [false, 5],
        [true, 0],
      ],
    );
  }
});
