/** Several courses in step: they wait for each other, nobody is left alone, and what fails on one stops the others. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Failure } from '../../src/errors.ts';
import { type Course, runTogether, StoppedForAnother } from '../../src/operation/fleet.ts';
import { FakeClock } from '../support/fake-clock.ts';

const nothing = async () => {};

async function together(courses: (clock: FakeClock) => Course[], cancelAt?: number) {
  const clock = new FakeClock();
  const cancelled = new AbortController();
  const work = runTogether(courses(clock), clock, cancelled.signal);
  if (cancelAt !== undefined) {
    await clock.advance(cancelAt);
    cancelled.abort(new Failure('cancelled', 'The step was cancelled'));
  }
  return { failures: await clock.runUntil(work), tookMs: clock.now(), sleepers: clock.sleepers };
}

describe('a place where all meet', () => {
  test('opens when the last one has come; until then each looks once a second', async () => {
    const looks: number[] = [];
    const { failures, tookMs, sleepers } = await together((clock) => [
      async (member) => member.meet(async () => void looks.push(clock.now())),
      async (member, signal) => {
        await clock.sleep(2_500, signal);
        await member.meet(nothing);
      },
    ]);
    assert.deepEqual([failures, looks, tookMs, sleepers], [[], [1_000, 2_000], 2_500, 0]);
  });

  test('opens when nobody is being looked at: whoever is quick looks on while one that is slow has his last look', async () => {
    const looks: number[] = [];
    const slow: number[] = [];
    let passed = 0;
    const { failures, tookMs, sleepers } = await together((clock) => [
      async (member) => {
        await member.meet(async () => void looks.push(clock.now()));
        passed = clock.now();
      },
      async (member, signal) => {
        await clock.sleep(700, signal);
        await member.meet(async (looking) => {
          slow.push(clock.now());
          await clock.sleep(5_000, looking);
        });
      },
      async (member, signal) => {
        await clock.sleep(1_800, signal);
        await member.meet(nothing);
      },
    ]);
    assert.deepEqual([failures, slow, tookMs, sleepers], [[], [1_700], 6_700, 0]);
    assert.deepEqual([looks, passed], [[1_000, 2_000, 3_000, 4_000, 5_000, 6_000], 6_700]);
  });

  test('when all have come, no look begins for which another one as long would only have to wait', async () => {
    const begun: [string, number][] = [];
    const slow = (clock: FakeClock, name: string, comesAt: number, takesMs: number): Course => {
      return async (member, signal) => {
        await clock.sleep(comesAt, signal);
        await member.meet(async (looking) => {
          begun.push([name, clock.now()]);
          await clock.sleep(takesMs, looking);
        });
      };
    };
    const { failures, tookMs } = await together((clock) => [
      slow(clock, 'b', 0, 3_000),
      slow(clock, 'c', 1_500, 3_000),
      slow(clock, 'd', 2_700, 1_200),
      async (member, signal) => {
        await clock.sleep(5_300, signal);
        await member.meet(nothing);
      },
    ]);
    assert.deepEqual(failures, []);
    // c is being looked at until 5.5 s; b is due again at 5.0 s, and is waited for then: d, due at 5.9 s, takes less than half as long.
    assert.deepEqual(begun, [
      ['b', 1_000],
      ['c', 2_500],
      ['d', 3_700],
      ['b', 5_000],
      ['d', 7_400],
    ]);
    assert.equal(tookMs, 8_600);
  });

  test('does not wait for whoever has come to its end', async () => {
    const { failures, tookMs } = await together((clock) => [
      (member) => member.meet(nothing),
      (_, signal) => clock.sleep(500, signal),
    ]);
    assert.deepEqual([failures, tookMs], [[], 500]);
  });

  test('stays passed for whoever begins anew', async () => {
    let rounds = 0;
    const { failures, tookMs } = await together((clock) => [
      async (member, signal) => {
        await member.meet(nothing);
        await clock.sleep(500, signal);
        member.fromTheStart();
        await member.meet(nothing);
        rounds += 1;
        await member.meet(nothing);
      },
      async (member) => {
        await member.meet(nothing);
        await member.meet(nothing);
      },
    ]);
    assert.deepEqual([failures, rounds, tookMs], [[], 1, 500]);
  });

  for (const [when, lookMs, otherAt, opensAt] of [
    ['before the other one comes', 0, 2_000, 4_000],
    ['for which it was not yet open', 2_000, 1_500, 6_000],
  ] as const)
    test(`is left by whoever finds something in a look ${when}, and begins anew: the other one waits for it`, async () => {
      let opened = 0;
      const { failures } = await together((clock) => [
        async (member, signal) => {
          const lost = new Error('a reload');
          const look = async (looking: AbortSignal) => {
            await clock.sleep(lookMs, looking);
            throw lost;
          };
          await assert.rejects(member.meet(look), lost);
          member.fromTheStart();
          await clock.sleep(3_000, signal);
          await member.meet(nothing);
        },
        async (member, signal) => {
          await clock.sleep(otherAt, signal);
          await member.meet(nothing);
          opened = clock.now();
        },
      ]);
      assert.deepEqual([failures, opened], [[], opensAt]);
    });
});

describe('one fails', () => {
  const fail = async () => {
    throw new Failure('refused', 'no');
  };

  test('the others are stopped two seconds later, for a reason that is not theirs', async () => {
    let stopped: unknown = null;
    const { failures, tookMs } = await together((clock) => [
      fail,
      async (_, signal) => {
        await clock.sleep(60_000, signal).catch((error: unknown) => {
          stopped = error;
          throw error;
        });
      },
    ]);
    assert.deepEqual(
      failures.map(({ code }) => code),
      ['refused'],
    );
    assert.ok(stopped instanceof StoppedForAnother);
    assert.equal(stopped.name, 'StoppedForAnother');
    assert.equal(tookMs, 2_000);
  });

  test('whoever waits for it, or comes to a place, stops at once', async () => {
    let came = false;
    const { failures, tookMs, sleepers } = await together((clock) => [
      fail,
      (member) => member.meet(nothing),
      async (member, signal) => {
        await clock.sleep(1_000, signal);
        await member.meet(nothing);
        came = true;
      },
    ]);
    assert.equal(failures.length, 1);
    assert.deepEqual([came, tookMs, sleepers], [false, 1_000, 0]);
  });

  test('what fails within that time is told as well, first in time first', async () => {
    const { failures } = await together((clock) => [
      async (_, signal) => {
        await clock.sleep(1_500, signal);
        throw new Failure('timeout', 'late');
      },
      fail,
    ]);
    assert.deepEqual(
      failures.map(({ code }) => code),
      ['refused', 'timeout'],
    );
  });
});

describe('cancelled', () => {
  test('all stop at once, for one and the same reason', async () => {
    const { failures, tookMs } = await together(
      (clock) => [
        (_, signal) => clock.sleep(60_000, signal),
        (member) => member.meet(nothing),
        (_, signal) => clock.sleep(60_000, signal),
      ],
      500,
    );
    assert.deepEqual(
      failures.map(({ code }) => code),
      ['cancelled'],
    );
    assert.equal(tookMs, 500);
  });

  test('before it began, nothing is begun', async () => {
    let begun = false;
    const clock = new FakeClock();
    const signal = AbortSignal.abort(new Failure('cancelled', 'The step was cancelled'));
    const course = async () => {
      begun = true;
    };
    const failures = await clock.runUntil(runTogether([course], clock, signal));
    assert.deepEqual([failures.length, begun], [1, false]);
  });
});
