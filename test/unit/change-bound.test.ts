/** `maint` while clients bound to a server keep coming: when it leaves drain, what it reads before, and whom it spares. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Failure } from '../../src/errors.ts';
import type { CutMemory } from '../../src/operation/effects.ts';
import type { FakeClock } from '../support/fake-clock.ts';
import type { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { BEGUN_AT, lb, request, run } from './change-scene.ts';

const BUSY = { sessions: 5, sessionsTotal: 100 };
const setsOf = (one: FakeLoadBalancer) => one.calls.filter((call) => /^set/.test(call));
const isInMaint = (one: FakeLoadBalancer) => one.server('web/web1').adminFlags === 1;

/** One more client that is bound comes every 100 ms, for that long, or until it is sent elsewhere. */
async function keepComing(one: FakeLoadBalancer, clock: FakeClock, forMs: number): Promise<void> {
  for (const end = clock.now() + forMs; clock.now() < end; ) {
    await clock.advance(100);
    if (!isInMaint(one)) one.server('web/web1').sessionsTotal += 1;
  }
}

/** By load balancer and backend. */
function memory(...known: string[]): CutMemory & { known: Set<string> } {
  const set = new Set(known);
  return {
    known: set,
    has: (loadBalancer, backend) => set.has(`${loadBalancer} ${backend}`),
    note: (loadBalancer, backend) => void set.add(`${loadBalancer} ${backend}`),
  };
}

describe('before the set of maint', () => {
  test('what was read a moment ago is not read once more', async () => {
    const one = lb();
    await run(request('maint'), [one]);
    const sets = one.calls.filter((call) => /^(set|read|save)/.test(call));
    assert.deepEqual(sets.slice(0, 5), [
      'read',
      'save',
      'setStates web/web1=drain',
      'save',
      'setStates web/web1=maint',
    ]);
  });

  test('what was read before a wait is: somebody may have set it, and others may have left', async () => {
    const one = lb('lb1', BUSY);
    await run(request('maint'), [one], async (clock) => {
      await clock.advance(500);
      one.server('web/web1').sessions = 0;
    });
    const at = one.calls.indexOf('setStates web/web1=maint');
    assert.ok(one.calls.slice(at - 2, at).some((call) => call.startsWith('readServers')));
  });
});

describe('bound clients keep coming, and HAProxy has cut sessions of this backend before', () => {
  const KNOWN = 'lb1 web';

  test('sessions from before the drain are waited for in drain, and a notice says so', async () => {
    const one = lb('lb1', BUSY);
    one.oldestSince = -5_000;
    const ran = await run(
      request('maint'),
      [one],
      async (clock) => {
        await keepComing(one, clock, 6_000);
        assert.deepEqual(setsOf(one), ['setStates web/web1=drain']);
        // The last of them has ended; those that are left came after.
        one.oldestSince = BEGUN_AT + 5_500;
        await keepComing(one, clock, 700);
        assert.ok(isInMaint(one));
        one.server('web/web1').sessions = 0;
      },
      memory(KNOWN),
    );
    assert.equal(ran.report.result, 'changed');
    const waiting = ran.report.notices.filter(({ text }) => /from before the drain/.test(text));
    assert.equal(waiting.length, 1);
    const looks = one.calls.filter((call) => call === 'sessionsOf web/web1').length;
    assert.ok(looks >= 10 && looks <= 13, `${looks}`);
  });

  test('of another backend, or on another load balancer: to maint after half a second, unasked', async () => {
    for (const known of ['lb1 api', 'lb2 web']) {
      const one = lb('lb1', BUSY);
      one.oldestSince = -5_000;
      await run(
        request('maint'),
        [one],
        async (clock) => {
          await keepComing(one, clock, 800);
          assert.ok(isInMaint(one));
          one.server('web/web1').sessions = 0;
        },
        memory(known),
      );
      assert.ok(!one.calls.some((call) => call.startsWith('sessionsOf')));
    }
  });

  for (const [words, sessionsOf] of [
    ['cannot be seen', async () => null],
    ['is too much to be read', () => Promise.reject(new Failure('timeout', 'No answer in time'))],
  ] as const) {
    test(`who it is ${words}: to maint after half a second`, async () => {
      const one = lb('lb1', BUSY);
      one.sessionsOf = sessionsOf;
      const { report } = await run(
        request('maint'),
        [one],
        async (clock) => {
          await keepComing(one, clock, 800);
          assert.ok(isInMaint(one));
          one.server('web/web1').sessions = 0;
        },
        memory(KNOWN),
      );
      assert.equal(report.error, null);
    });
  }

  test('HAProxy is reloaded while it is asked: everything is done again in the new process', async () => {
    const one = lb('lb1', BUSY);
    one.oldestSince = -5_000;
    let reloaded = false;
    one.before = (call) => {
      if (!call.startsWith('sessionsOf') || reloaded) return;
      reloaded = true;
      one.reload();
      one.server('web/web1').sessions = 0;
    };
    const { report } = await run(
      request('maint'),
      [one],
      (clock) => keepComing(one, clock, 1_000),
      memory(KNOWN),
    );
    assert.ok(reloaded);
    assert.equal(report.result, 'changed');
    assert.equal(report.loadBalancers[0]?.reloads, 1);
  });

  test('sessions that do not end: `on-drain-timeout` decides, and nothing was cut', async () => {
    const one = lb('lb1', BUSY);
    one.oldestSince = -5_000;
    const { report } = await run(
      request('maint', { drainTimeoutMs: 10_000 }),
      [one],
      (clock) => keepComing(one, clock, 10_500),
      memory(KNOWN),
    );
    assert.equal(report.error?.code, 'drain-timeout');
    assert.ok(!setsOf(one).includes('setStates web/web1=maint'));
  });

  test('a cut that is seen is remembered for the rest of the job', async () => {
    const one = lb('lb1', BUSY);
    one.before = (call) => {
      if (isInMaint(one) && call.startsWith('sample')) one.server('web/web1').sessions = 0;
    };
    const cuts = memory();
    const asked = request('maint', { drainTimeoutMs: 0 });
    await run(asked, [one], undefined, cuts);
    assert.deepEqual([...cuts.known], [KNOWN]);
  });
});
