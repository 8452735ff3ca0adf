import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { IdleWatch, sumTraffic, type UnitTraffic } from '../../src/operation/drain/idle.ts';
import { server } from './servers.ts';

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

function watched(first: UnitTraffic, samples: Sample[], inMaint = false): IdleWatch {
  const watch = new IdleWatch(0, first, { inMaint, settled: false });
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
  test('nor when somebody clears the counters then, which takes the retry from sight', () => {
    const samples: Sample[] = [
      [100, 101, 0, 11, 1],
      [200, 201, 0, 0, 0],
      [400, 401, 0, 0, 0],
    ];
    assert.equal(watched(traffic(1), samples).idle, false);
    assert.equal(watched(traffic(1), [...samples, [1401, 1402, 0, 0, 0]]).idle, true);
  });
  test('nor at once when they were cleared, with a retry since the last sample or without: nobody can tell', () => {
    for (const retries of [0, 1]) {
      const samples: Sample[] = [
        [2000, 2001, 0, 10, 2],
        [2100, 2101, 0, 3, retries],
        [2400, 2401, 0, 3, retries],
      ];
      assert.equal(watched(traffic(0, 10, 2), samples).idle, false);
      assert.equal(watched(traffic(0, 10, 2), samples).mayEnterMaint, false);
      assert.equal(watched(traffic(0, 10, 2), [...samples, [3301, 3302, 0, 3, retries]]).idle, true);
    }
  });
});

describe('somebody clears the counters while it is watched', () => {
  test('what they had counted since the last sample may have been a retry, which is waited for', () => {
    const cleared: Sample[] = [[100, 101, 0, 0]];
    assert.equal(watched(traffic(0), [...cleared, [1_300, 1_301, 0, 0]]).idle, false);
    assert.equal(watched(traffic(0), [...cleared, [1_302, 1_303, 0, 0]]).idle, true);
  });

  test('where nobody was counted before that, by what its checks had counted: somebody may have come and gone', () => {
    const counted = (checkDowns: number, checkFailures: number) => ({
      ...traffic(0, 0),
      checkDowns,
      checkFailures,
    });
    for (const [downs, failures, isStill] of [
      [1, 3, true],
      [0, 3, false],
      [1, 2, false],
    ] as const) {
      const watch = new IdleWatch(0, counted(1, 3), { inMaint: true, settled: false });
      watch.add(1_000, 1_001, counted(downs, failures));
      assert.equal(watch.still, isStill, `${downs} ${failures}`);
    }
    const server1 = server('web1', { checkDowns: 1, checkFailures: 3 });
    const { checkDowns, checkFailures } = sumTraffic([server1, server1]);
    assert.deepEqual([checkDowns, checkFailures], [2, 6]);
  });

  test('a retry from before is not forgotten with its count', () => {
    const retried: Sample[] = [
      [100, 101, 0, 11, 1],
      [300, 301, 0, 0, 0],
    ];
    assert.equal(watched(traffic(1), [...retried, [700, 701, 0, 0]]).idle, false);
    const maint = watched(traffic(1), [...retried, [700, 701, 0, 0]]);
    assert.equal(maint.mayEnterMaint, false, 'it would be tried again in maint');
  });

  test('whoever was counted since has come: bound clients are seen all the same, and so is traffic in maint', () => {
    const bound: Sample[] = [
      [100, 101, 1, 10],
      [300, 301, 1, 1],
      [600, 601, 1, 1],
    ];
    assert.equal(watched(traffic(1), bound).keptBusy, true);
    const persistent: Sample[] = [
      [100, 101, 0, 0],
      [1_400, 1_401, 0, 0],
      [1_600, 1_601, 0, 2],
    ];
    assert.equal(watched(traffic(0), persistent, true).stillServed, true);
  });
});

describe('bound clients keep a server busy', () => {
  const every500 = (...totals: number[]): Sample[] =>
    totals.map((total, i) => [(i + 1) * 500, (i + 1) * 500, 1, total]);
  test('when a session comes after HAProxy has settled, once those from before have had half a second', () => {
    const samples: Sample[] = [
      [100, 101, 1, 10],
      [300, 301, 1, 11],
    ];
    assert.equal(watched(traffic(1), samples).keptBusy, false);
    assert.equal(watched(traffic(1), [...samples, [499, 501, 1, 11]]).keptBusy, true);
    assert.equal(watched(traffic(1), every500(10, 10)).keptBusy, false);
  });
  test('also when they come seldom: one that is slow never sends two requests in two seconds', () => {
    assert.equal(watched(traffic(1), every500(10, 10, 10, 10, 11)).keptBusy, true);
  });
  test('not by a session that was being made when the drain began', () => {
    assert.equal(watched(traffic(1), [[30, 40, 1, 11], ...every500(11, 11, 11)]).keptBusy, false);
  });
  test('not by retries, which count as sessions too', () => {
    const samples = [1, 2, 3, 4, 5, 6].map((n): Sample => [n * 1000, n * 1000, 1, 10 + n, n]);
    assert.equal(watched(traffic(1), samples).keptBusy, false);
  });
  test('not by the queue of the server itself', () => {
    const samples: Sample[] = [
      [500, 500, 1, 11, 0, 2],
      [1000, 1000, 1, 12, 0, 1],
      [1500, 1500, 1, 13, 0, 0],
    ];
    assert.equal(watched(traffic(1, 10, 0, 3), samples).keptBusy, false);
  });
});

describe('a server may go to maint', () => {
  test('at the first sample without sessions, for maint waits and confirms', () => {
    assert.equal(watched(traffic(0), []).mayEnterMaint, true);
    assert.equal(watched(traffic(1), []).mayEnterMaint, false);
    assert.equal(watched(traffic(1), [[100, 101, 0]]).mayEnterMaint, true);
  });
  test('not within 1.2 s of a retry, before the drain or in it', () => {
    assert.equal(watched(traffic(0, 10, 1), []).mayEnterMaint, false);
    assert.equal(watched(traffic(0, 10, 1), [[1300, 1301, 0, 10, 1]]).mayEnterMaint, true);
    const retried: Sample[] = [[500, 501, 0, 11, 1]];
    assert.equal(watched(traffic(0), [...retried, [1600, 1601, 0, 11, 1]]).mayEnterMaint, false);
    assert.equal(watched(traffic(0), [...retried, [1800, 1801, 0, 11, 1]]).mayEnterMaint, true);
  });
});

describe('a server that goes to maint is settled, so that nothing from before comes back', () => {
  const settled = (watch: IdleWatch, now: UnitTraffic) => watch.isSettled(now);
  test('when nothing has come since its last sample, which was without sessions', () => {
    assert.equal(settled(watched(traffic(0), []), traffic(0)), true);
  });
  test('not with sessions', () => assert.equal(settled(watched(traffic(1), []), traffic(1)), false));
  test('not when a session has come since', () => {
    assert.equal(settled(watched(traffic(0), []), traffic(0, 11)), false);
  });
  test('not when a connection was tried again since', () => {
    assert.equal(settled(watched(traffic(0), []), traffic(0, 10, 1)), false);
  });
  test('not within 1.2 s of a retry', () => {
    assert.equal(settled(watched(traffic(0, 10, 1), []), traffic(0, 10, 1)), false);
    assert.equal(settled(watched(traffic(0, 10, 1), [[1300, 1301, 0, 10, 1]]), traffic(0, 10, 1)), true);
  });
  test('then retries from before do not make it wait again', () => {
    const options = { inMaint: true, settled: true };
    const watch = new IdleWatch(0, traffic(0, 10, 1), options);
    assert.equal(watch.confirmableAt, 1_000);
    assert.equal(watch.mayEnterMaint, true);
    assert.equal(new IdleWatch(0, traffic(0, 10, 1), { ...options, settled: false }).confirmableAt, 1_200);
  });
});

test('a unit is the sum of its members', () => {
  const member = (sessions: number, inherited?: number) => ({
    ...server('web/web1', { sessions, queued: 2, sessionsTotal: 20, retries: 3 }),
    ...(inherited === undefined ? {} : { inherited }),
  });
  assert.deepEqual(sumTraffic([member(1, 4), member(5)]), {
    sessions: 6,
    inherited: 4,
    queued: 4,
    sessionsTotal: 40,
    retries: 6,
    checkFailures: 0,
    checkDowns: 0,
  });
});

describe('in maint', () => {
  test('a session right after it was being made already', () => {
    assert.equal(watched(traffic(0, 10), [[30, 40, 0, 11]], true).stillServed, false);
  });
  test('a session later is one that HAProxy still sends', () => {
    assert.equal(
      watched(
        traffic(0, 10),
        [
          [100, 101, 0, 10],
          [200, 201, 0, 11],
        ],
        true,
      ).stillServed,
      true,
    );
  });
  test('the last attempt of a refused request counts in no retry: within 1.2 s of one it is not told from it', () => {
    const attempts: Sample[] = [
      [900, 901, 0, 11, 3],
      [1900, 1901, 0, 12, 3],
    ];
    assert.equal(watched(traffic(0, 10, 2), attempts, true).stillServed, false);
    const later: Sample[] = [
      [2110, 2111, 0, 12, 3],
      [2200, 2201, 0, 13, 3],
    ];
    assert.equal(watched(traffic(0, 10, 2), [...attempts, ...later], true).stillServed, true);
  });
  test('nor where nobody looked for a while: it may have come right after the last sample', () => {
    const samples: Sample[] = [
      [900, 901, 0, 11, 3],
      [1900, 1901, 0, 12, 3],
      [5900, 5901, 0, 13, 3],
    ];
    assert.equal(watched(traffic(0, 10, 2), samples, true).stillServed, false);
  });
  test('what HAProxy up to 2.6 still serves of its own queue did not come from a client', () => {
    const samples: Sample[] = [
      [100, 101, 2, 10, 0, 3],
      [200, 201, 2, 12, 0, 1],
    ];
    assert.equal(watched(traffic(2, 10, 0, 3), samples, true).stillServed, false);
  });
  test('it is still after a second, while old sessions go on', () => {
    assert.equal(watched(traffic(2), [[900, 901, 2]], true).still, false);
    assert.equal(watched(traffic(2), [[1000, 1001, 2]], true).still, true);
    assert.equal(watched(traffic(2), [[1000, 1001, 2]], true).idle, false);
  });
  test('idle when nothing has come for a second and the last session has ended, which may overlap', () => {
    const samples: Sample[] = [
      [500, 501, 1],
      [890, 895, 0],
    ];
    assert.equal(watched(traffic(1), samples, true).idle, false);
    assert.equal(watched(traffic(1), [...samples, [1000, 1001, 0]], true).idle, true);
  });
});

describe('read before it was taken out', () => {
  const unseen = (first: UnitTraffic, samples: Sample[]): IdleWatch => {
    const watch = new IdleWatch(0, first, { inMaint: false, settled: false, readBefore: true });
    for (const [sentAt, at, ...counters] of samples) watch.add(sentAt, at, traffic(...counters));
    return watch;
  };
  test('it does not go to maint before somebody has looked', () => {
    assert.equal(unseen(traffic(0), []).mayEnterMaint, false);
    assert.equal(unseen(traffic(0), [[10, 11, 0]]).mayEnterMaint, true);
  });
  test('it is idle when a look finds nobody, and that nobody has come since the first', () => {
    assert.equal(unseen(traffic(0), [[100, 101, 0]]).idle, true);
    assert.equal(unseen(traffic(0), [[100, 101, 0, 11]]).idle, false);
  });
  test('whoever had come by the first look may have come before: nobody is bound to it', () => {
    const came: Sample[] = [
      [600, 601, 3, 15],
      [1_200, 1_201, 3, 15],
    ];
    assert.equal(unseen(traffic(3), came).keptBusy, false);
    assert.equal(unseen(traffic(3), [...came, [1_300, 1_301, 3, 16]]).keptBusy, true);
  });
});

describe('quiet for as long as is asked for', () => {
  const asked = (samples: Sample[]): IdleWatch => {
    const watch = new IdleWatch(0, traffic(0), { inMaint: false, settled: false, quietMs: 5_000 });
    for (const [sentAt, at, ...counters] of samples) watch.add(sentAt, at, traffic(...counters));
    return watch;
  };
  const cases: [string, Sample[], boolean, number][] = [
    ['not before', [[4_900, 4_910, 0]], false, 4_900],
    ['then', [[5_000, 5_010, 0]], true, 5_000],
    [
      'not when somebody came and went between two looks',
      [
        [2_000, 2_010, 0, 11],
        [6_000, 6_010, 0, 11],
      ],
      false,
      3_990,
    ],
    [
      'from then on',
      [
        [2_000, 2_010, 0, 11],
        [7_010, 7_020, 0, 11],
      ],
      true,
      5_000,
    ],
    ['not while somebody is there', [[6_000, 6_010, 1, 11]], false, 0],
  ];
  for (const [words, samples, quiet, forMs] of cases) {
    test(words, () => {
      const watch = asked(samples);
      assert.deepEqual([watch.quiet, watch.idle, watch.mayEnterMaint], [quiet, quiet, quiet]);
      assert.equal(watch.quietForMs, forMs);
    });
  }

  test('when its time has passed, only what is safe is asked for', () => {
    const watch = asked([[1_000, 1_010, 0]]);
    watch.relax();
    assert.deepEqual([watch.quiet, watch.idle], [true, true]);
  });
});
