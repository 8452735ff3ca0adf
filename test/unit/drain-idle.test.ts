import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { IdleWatch, type UnitTraffic } from '../../src/operation/drain/idle.ts';

type Sample = [
  sentAt: number,
  arrivedAt: number,
  sessions: number,
  sessionsTotal?: number,
  retries?: number,
  queued?: number,
];

function traffic(sessions: number, sessionsTotal = 10, retries = 0, queued = 0): UnitTraffic {
  return { sessions, sessionsTotal, retries, queued };
}

function watched(first: UnitTraffic, samples: Sample[], idleMs = 100): IdleWatch {
  const watch = new IdleWatch(0, first, idleMs);
  for (const [sentAt, at, ...counters] of samples) watch.add(sentAt, at, traffic(...counters));
  return watch;
}

describe('a server is idle', () => {
  test('not at the first zero', () => assert.equal(watched(traffic(0), []).idle, false));
  test('at a second zero 100 ms later', () => assert.equal(watched(traffic(0), [[100, 101, 0]]).idle, true));
  test('not at a second zero 1 ms later: on a fast link both may miss the same request', () => {
    assert.equal(watched(traffic(0), [[1, 2, 0]]).idle, false);
  });
  test('counted from the arrival of the first to the sending of the second', () => {
    assert.equal(
      watched(traffic(3), [
        [10, 90, 0],
        [110, 190, 0],
      ]).idle,
      false,
    );
    assert.equal(
      watched(traffic(3), [
        [10, 90, 0],
        [190, 270, 0],
      ]).idle,
      true,
    );
  });
  test('not when a session came and went between two zeros', () => {
    assert.equal(watched(traffic(0), [[100, 101, 0, 11]]).idle, false);
    assert.equal(
      watched(traffic(0), [
        [100, 101, 0, 11],
        [201, 202, 0, 11],
      ]).idle,
      true,
    );
  });
  test('not while something is queued', () =>
    assert.equal(watched(traffic(0), [[100, 101, 0, 10, 0, 1]]).idle, false));
  test('only after 1.2 s when a connection was tried again: in between, its request is counted nowhere', () => {
    const samples: Sample[] = [
      [100, 101, 0, 11, 1],
      [301, 302, 0, 11, 1],
      [1000, 1001, 0, 11, 1],
    ];
    assert.equal(watched(traffic(1), samples).idle, false);
    assert.equal(watched(traffic(1), [...samples, [1301, 1302, 0, 11, 1]]).idle, true);
  });
});

describe('bound clients keep a server busy', () => {
  const everySecond = (arrivals: number[]): Sample[] =>
    arrivals.map((_, i) => [
      (i + 1) * 1000,
      (i + 1) * 1000,
      1,
      10 + arrivals.slice(0, i + 1).reduce((a, b) => a + b, 0),
    ]);
  test('when new sessions came in each of five seconds', () => {
    assert.equal(watched(traffic(1), everySecond([1, 2, 1, 1, 1])).keptBusy, true);
  });
  test('not when one second was without', () => {
    assert.equal(watched(traffic(1), everySecond([1, 2, 0, 1, 1, 1])).keptBusy, false);
  });
  test('not by retries, which count as sessions too', () => {
    const samples = [1, 2, 3, 4, 5, 6].map((n): Sample => [n * 1000, n * 1000, 1, 10 + n, n]);
    assert.equal(watched(traffic(1), samples).keptBusy, false);
  });
});

describe('in maint', () => {
  test('a session right after it was being made already', () => {
    assert.equal(watched(traffic(0, 10), [[30, 40, 0, 11]]).stillServed, false);
  });
  test('a session later is one that HAProxy still sends', () => {
    assert.equal(
      watched(traffic(0, 10), [
        [100, 101, 0, 10],
        [200, 201, 0, 11],
      ]).stillServed,
      true,
    );
  });
  test('it is still while old sessions go on', () => {
    assert.equal(watched(traffic(2), [[100, 101, 2]]).still, true);
    assert.equal(watched(traffic(2), [[100, 101, 2]]).idle, false);
  });
  test('for a whole second where clients may be bound to it', () => {
    assert.equal(watched(traffic(0), [[900, 901, 0]], 1000).idle, false);
    assert.equal(
      watched(
        traffic(0),
        [
          [900, 901, 0],
          [1000, 1001, 0],
        ],
        1000,
      ).idle,
      true,
    );
  });
});
