/** `drain` and `maint` in detail: how often is looked, who is kept busy, what is cut and counted, and who is not touched. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ConnectionLost, Failure } from '../../src/errors.ts';
import type { Server } from '../../src/haproxy/server.ts';
import type { OnDrainTimeout } from '../../src/operation/request.ts';
import type { FakeClock } from '../support/fake-clock.ts';
import { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { BEGUN_AT, CHECKED, lb, request, run } from './change-scene.ts';

const BUSY = { sessions: 5, sessionsTotal: 100 };
const setsOf = (one: FakeLoadBalancer) => one.calls.filter((call) => /^(set|take)/.test(call));
const samplesOf = (one: FakeLoadBalancer) => one.calls.filter((call) => call.startsWith('sample'));
const within = (onDrainTimeout: OnDrainTimeout, drainTimeoutMs = 10_000) => ({
  onDrainTimeout,
  drainTimeoutMs,
});

describe('the last session is waited for', () => {
  test('ten times a second at first, later five times', async () => {
    const one = lb('lb1', BUSY);
    await run(request('drain'), [one], async (clock) => {
      await clock.advance(4_950);
      assert.equal(samplesOf(one).length, 49);
      await clock.advance(4_000);
      assert.ok(samplesOf(one).length >= 69 && samplesOf(one).length <= 71, `${samplesOf(one).length}`);
      one.server('web/web1').sessions = 0;
    });
  });

  test('less often where each sample takes long, but once a second at least', async () => {
    for (const [costMs, samples] of [
      [100, 8],
      [900, 3],
    ] as const) {
      const one = lb('lb1', BUSY);
      one.before = async (call) => {
        if (call.startsWith('sample')) await one.clock?.sleep(costMs);
      };
      await run(request('drain'), [one], async (clock) => {
        await clock.advance(4_050);
        assert.ok(Math.abs(samplesOf(one).length - samples) <= 1, `${samplesOf(one).length}`);
        one.server('web/web1').sessions = 0;
      });
    }
  });

  test('of all servers, until the last of them is idle; each says when it was', async () => {
    const one = lb('lb1', BUSY);
    Object.assign(one.server('web/web2'), BUSY);
    const { report, tookMs } = await run(request('drain', {}, 'web1,web2'), [one], async (clock) => {
      await clock.advance(1_000);
      one.server('web/web1').sessions = 0;
      await clock.advance(2_000);
      one.server('web/web2').sessions = 0;
    });
    assert.deepEqual(
      report.servers.map(({ drained }) => drained),
      [true, true],
    );
    const [first = 0, second = 0] = report.servers.map(({ drainMs }) => drainMs ?? 0);
    assert.ok(first >= 1_000 && first < 1_200, `${first}`);
    assert.ok(second >= 3_000 && second < 3_200, `${second}`);
    assert.ok(tookMs < 3_500, `${tookMs} ms`);
  });

  test('and of what tracks it', async () => {
    const one = new FakeLoadBalancer({
      name: 'lb1',
      servers: [
        { backend: 'web', server: 'web1', ...CHECKED },
        { backend: 'web', server: 'web2', ...CHECKED },
        { backend: 'api', server: 'api1', tracks: 'web/web1', ...BUSY },
        { backend: 'api', server: 'api2', ...CHECKED },
      ],
    });
    const { tookMs, report } = await run(request('drain'), [one], async (clock) => {
      await clock.advance(2_000);
      one.server('api/api1').sessions = 0;
    });
    assert.ok(tookMs >= 2_000, `${tookMs} ms`);
    assert.deepEqual(report.servers[0]?.sessionsOverTime.slice(0, 2), [
      [0, 5],
      [100, 5],
    ]);
  });

  test('zero at the limit, but not yet for long enough: it may be made sure', async () => {
    const one = lb('lb1', BUSY);
    const { report } = await run(request('drain', within('rollback', 3_000)), [one], async (clock) => {
      await clock.advance(2_950);
      one.server('web/web1').sessions = 0;
    });
    assert.equal(report.result, 'changed');
    assert.equal(report.servers[0]?.drained, true);
  });

  test('zero in a sample that was asked for in time and took long: it may be made sure', async () => {
    for (const operation of ['drain', 'maint'] as const) {
      const one = lb('lb1', BUSY);
      one.before = async (call) => {
        if (/^(sample|read)/.test(call)) await one.clock?.sleep(4_000);
      };
      const { report } = await run(request(operation, within('rollback', 10_000)), [one], async (clock) => {
        // The second sample is asked for 9.1 s after the first reading has come, and is answered 3.1 s behind the limit.
        await clock.advance(13_500);
        one.server('web/web1').sessions = 0;
      });
      assert.deepEqual([report.result, report.error?.message], ['changed', undefined], operation);
    }
  });

  test('one that is UP again in a sample is looked at in full at once', async () => {
    const one = lb('lb1', BUSY);
    const { report, tookMs } = await run(request('drain'), [one], async (clock) => {
      await clock.advance(2_000);
      one.force('web/web1', 'ready');
    });
    assert.equal(report.error?.code, 'not-verified');
    assert.ok(tookMs < 2_200, `${tookMs} ms`);
  });

  test('what others are doing is of no concern: a drain with a queue is not idle', async () => {
    const one = lb('lb1', { queued: 2 });
    const { tookMs } = await run(request('drain'), [one], async (clock) => {
      await clock.advance(2_000);
      one.server('web/web1').queued = 0;
    });
    assert.ok(tookMs >= 2_000, `${tookMs} ms`);
  });
});

describe('the limit has passed', () => {
  test('the error names those that are still busy, and who keeps them so', async () => {
    const one = lb('lb1', BUSY);
    const { report } = await run(request('drain', within('rollback'), 'web1,web2'), [one]);
    assert.deepEqual(report.error?.servers, ['web/web1']);
    assert.match(
      report.error?.message ?? '',
      /^After 10s, web\/web1 still has 5 sessions, the oldest less than 1s old, from 127\.0\.0\.1 \(5\)\.$/,
    );
    assert.equal(report.error?.loadBalancer, 'lb1');
    assert.deepEqual(
      report.servers.map(({ drained, drainMs }) => [drained, drainMs === null]),
      [
        [false, true],
        [true, false],
      ],
    );
  });

  test('of several that are busy it says of which the clients are', async () => {
    const one = lb('lb1', BUSY);
    Object.assign(one.server('web/web2'), BUSY);
    const { report } = await run(request('drain', within('rollback'), 'web1,web2'), [one]);
    assert.match(
      report.error?.message ?? '',
      /; web\/web2 still has 5 sessions\. web\/web1 is kept by 5 sessions, the oldest less than 1s old, from 127\.0\.0\.1 \(5\)\.$/,
    );
  });

  test('nobody keeps it busy but HAProxy itself: sessions without a client are listed nowhere', async () => {
    for (const [member, words] of [
      [
        { ...BUSY },
        /still has 5 sessions\. No client is behind them: they are connections of HAProxy itself, .*\.$/,
      ],
      // Of an old worker's nobody was asked here.
      [{ ...BUSY, inherited: 5 }, /still has 5 sessions[^.]*\.$/],
    ] as const) {
      const one = lb('lb1', member);
      one.sessionsOf = async () => ({ count: 0, oldestSeconds: 0, clients: [] });
      const { report } = await run(request('drain', within('rollback')), [one]);
      assert.match(report.error?.message ?? '', words);
    }
    const one = lb('lb1', BUSY);
    one.sessionsOf = async () => {
      one.server('web/web1').sessions = 0;
      return { count: 0, oldestSeconds: 0, clients: [] };
    };
    const { report } = await run(request('drain', within('rollback')), [one]);
    assert.match(
      report.error?.message ?? '',
      /still has 5 sessions\.$/,
      'they ended as they were asked after',
    );
  });

  test('nobody can say who keeps it busy: the error is the same without that', async () => {
    const one = lb('lb1', { ...BUSY, queued: 1 });
    one.before = (call) => {
      if (call.startsWith('sessionsOf')) throw new Failure('refused', 'no');
    };
    const { report } = await run(request('drain', within('rollback')), [one]);
    assert.equal(report.error?.code, 'drain-timeout');
    assert.match(report.error?.message ?? '', /^After 10s, web\/web1 still has 5 sessions and 1 queued\.$/);
  });

  test('a drain that cuts: in drain, what is busy alone, and what came meanwhile counts', async () => {
    const one = lb('lb1', BUSY);
    one.before = (call) => {
      if (call.startsWith('shutDownSessions')) one.server('web/web1').sessionsTotal += 2;
    };
    const { report } = await run(request('drain', within('shutdown-sessions'), 'web1,web2'), [one]);
    assert.equal(report.result, 'changed');
    assert.equal(report.servers[0]?.sessionsShutDown, 7);
    assert.equal(report.servers[1]?.sessionsShutDown, 0);
    assert.ok(one.calls.includes('shutDownSessions web/web1'));
    assert.match(report.warnings[0]?.text ?? '', /^web\/web1: 7 sessions left after 10s and shut down\.$/);
  });

  test('the cut is ended in the middle: what was cut until then is told', async () => {
    const one = lb('lb1', BUSY);
    one.shutDownSessions = async () => {
      one.server('web/web1').sessions = 2;
      throw new Failure('timeout', 'No answer in time');
    };
    const { report } = await run(request('drain', within('shutdown-sessions')), [one]);
    assert.equal(report.error?.code, 'timeout');
    assert.equal(report.servers[0]?.sessionsShutDown, 3);
    assert.match(report.warnings[0]?.text ?? '', /^web\/web1: 3 sessions left after 10s and shut down\.$/);
  });

  test('the cut is ended in the middle, and nothing can be read any more: that is told', async () => {
    const one = lb('lb1', BUSY);
    one.shutDownSessions = async () => {
      one.sample = () => Promise.reject(new Failure('timeout', 'No answer in time'));
      throw new Failure('timeout', 'No answer in time');
    };
    const { report } = await run(request('drain', within('shutdown-sessions')), [one]);
    assert.match(report.warnings[0]?.text ?? '', /how many were cut is not known/);
  });

  test('sessions that outlive the cut are not drained', async () => {
    const one = lb('lb1', BUSY);
    one.shutDownSessions = async () => {
      one.calls.push('shutDownSessions');
    };
    const { report, tookMs } = await run(request('drain', within('shutdown-sessions')), [one]);
    assert.equal(report.servers[0]?.drained, false);
    assert.ok(tookMs >= 15_000 && tookMs < 16_000, `${tookMs} ms`);
    assert.deepEqual(
      report.warnings.map(({ text }) => text),
      ['web/web1: 5 sessions left after 10s, and shutting them down ended none.'],
    );
  });

  test('sessions that have ended by themselves as they were to be cut: nobody is told of them as left', async () => {
    const one = lb('lb1', BUSY);
    let lookedAt = 0;
    one.before = (call) => {
      if (!call.startsWith('sample')) return;
      const now = one.clock?.now() ?? 0;
      // Behind the last of those that wait, in the same moment.
      if (now === lookedAt) one.server('web/web1').sessions = 0;
      lookedAt = now;
    };
    const { report } = await run(request('drain', within('shutdown-sessions')), [one]);
    assert.equal(report.servers[0]?.drained, true);
    assert.deepEqual(
      report.warnings.map(({ text }) => text),
      [],
    );
  });

  test('sessions that end as HAProxy answers again, later than the cut may take, are drained', async () => {
    const one = lb('lb1', BUSY);
    let looks = 0;
    one.shutDownSessions = async () => {
      one.before = async (call) => {
        if (!call.startsWith('sample')) return;
        looks += 1;
        if (looks === 3) await one.clock?.sleep(8_000);
        if (looks > 3) one.server('web/web1').sessions = 0;
      };
    };
    const { report } = await run(request('drain', within('shutdown-sessions')), [one]);
    assert.deepEqual([looks > 3, report.error, report.servers[0]?.drained], [true, null, true]);
  });

  test('maint goes on, and nobody is cut where nobody is left by then', async () => {
    const one = lb('lb1', BUSY);
    one.before = (call) => {
      if (call === 'setStates web/web1=maint') one.server('web/web1').sessions = 0;
    };
    const { report } = await run(request('maint', within('shutdown-sessions')), [one]);
    assert.equal(report.result, 'changed');
    assert.ok(!one.calls.some((call) => call.startsWith('shutDownSessions')));
    assert.equal(report.servers[0]?.drained, true);
  });

  test('keep: still in drain, and nothing went to maint', async () => {
    const one = lb('lb1', BUSY);
    const { report } = await run(request('maint', within('keep')), [one]);
    assert.equal(report.error?.code, 'drain-timeout');
    assert.deepEqual(setsOf(one), ['setStates web/web1=drain']);
  });
});

describe('maint', () => {
  test('whoever is kept busy by bound clients goes to maint before the others, and the log says so', async () => {
    const one = lb('lb1', BUSY);
    Object.assign(one.server('web/web2'), BUSY);
    const { report, news } = await run(request('maint', {}, 'web1,web2'), [one], async (clock) => {
      await clock.advance(400);
      one.server('web/web1').sessionsTotal += 1;
      assert.ok(!setsOf(one).includes('setStates web/web1=maint'));
      await clock.advance(200);
      assert.ok(setsOf(one).includes('setStates web/web1=maint'));
      assert.ok(!setsOf(one).includes('setStates web/web2=maint'));
      await clock.advance(3_000);
      for (const each of ['web/web1', 'web/web2']) one.server(each).sessions = 0;
    });
    assert.equal(report.result, 'changed');
    const notes = news.flatMap((one) => (one.kind === 'note' ? one.text : []));
    assert.deepEqual(notes, [
      'New sessions keep arriving at web/web1 in drain, from clients bound to it: it goes to maint now.',
    ]);
    assert.deepEqual(
      report.notices,
      [],
      'there is nothing to do about it, and it is so at each deploy behind a cookie',
    );
    assert.ok(setsOf(one).includes('setStates web/web2=maint'));
  });

  test('HAProxy still sends traffic to a server in maint: it is not done', async () => {
    for (const drainTimeoutMs of [0, 60_000]) {
      const one = lb();
      one.before = (call) => {
        const inMaint = one.server('web/web1').adminFlags === 1;
        if (inMaint && /^(readServers|sample)/.test(call)) one.server('web/web1').sessionsTotal += 1;
      };
      const { report } = await run(request('maint', { drainTimeoutMs }), [one]);
      assert.equal(report.error?.code, 'not-verified');
      assert.match(
        report.error?.message ?? '',
        /HAProxy still sends traffic to web\/web1, a server in maint/,
      );
      assert.deepEqual(report.error?.servers, ['web/web1']);
      assert.match(report.error?.hint ?? '', /^Its backend has `option persist` or `force-persist`/);
    }
  });

  for (const [how, drainTimeoutMs] of [
    ['nobody is waited for', 0],
    ['who is left is cut', 500],
  ] as const)
    test(`the last try of a request from before comes as HAProxy does not answer: nobody is accused (${how})`, async () => {
      const one = lb('lb1', { sessions: drainTimeoutMs > 0 ? 1 : 0 });
      let looks = 0;
      one.before = async (call) => {
        const web1 = one.server('web/web1');
        const isDue = web1.adminFlags === 1 && web1.sessions === 0;
        if (!isDue || !/^(readServers|sample)/.test(call)) return;
        looks += 1;
        if (looks > 4) return;
        web1.sessionsTotal += 1;
        if (looks < 4) web1.retries += 1;
        else await one.clock?.sleep(8_000);
      };
      const { report } = await run(
        request('maint', { drainTimeoutMs, onDrainTimeout: 'shutdown-sessions' }),
        [one],
      );
      assert.deepEqual([looks > 4, report.error, report.result], [true, null, 'changed']);
    });

  test('in maint already: nothing is set, and the end of its sessions is waited for', async () => {
    const one = lb('lb1', { adminFlags: 1, ...BUSY });
    const { report, tookMs } = await run(request('maint'), [one], async (clock) => {
      await clock.advance(2_000);
      one.server('web/web1').sessions = 0;
    });
    assert.equal(report.result, 'unchanged');
    assert.deepEqual(setsOf(one), []);
    assert.ok(tookMs >= 2_000, `${tookMs} ms`);
  });

  test('in drain already: it is not set to drain once more', async () => {
    const one = lb('lb1', { adminFlags: 8 });
    await run(request('maint'), [one]);
    assert.deepEqual(setsOf(one), ['setStates web/web1=maint']);
  });

  test('at least a second in maint without anything new, before it is done', async () => {
    const { tookMs } = await run(request('maint'), [lb()]);
    assert.ok(tookMs >= 1_000 && tookMs < 1_500, `${tookMs} ms`);
  });

  test('the limit has just passed: it gets a moment in maint all the same', async () => {
    const one = lb('lb1', BUSY);
    const { report } = await run(request('maint', within('rollback', 3_000)), [one], async (clock) => {
      await clock.advance(2_950);
      one.server('web/web1').sessions = 0;
    });
    assert.equal(report.result, 'changed');
    assert.equal(report.servers[0]?.drained, true);
  });
});

test('in maint, and its name ceases to resolve, which hides that: what was confirmed is said to be known', async () => {
  const one = lb();
  const guess = { admin: 'maint', forced: 'maint', maintCauses: ['dns'], isAdminGuessed: true } as const;
  let isLost = false;
  const hide = ([key, server]: [string, Server]): [string, Server] =>
    isLost && key === 'web/web1' ? [key, { ...server, ...guess }] : [key, server];
  const [readServers, setStates] = [one.readServers.bind(one), one.setStates.bind(one)];
  one.readServers = async (...given) => {
    const reading = await readServers(...given);
    return { ...reading, servers: new Map([...reading.servers].map(hide)) };
  };
  one.setStates = async (...given) => {
    const reading = await setStates(...given);
    isLost = true;
    return reading;
  };
  const { report } = await run(request('maint', { drainTimeoutMs: 0 }), [one]);
  assert.equal(report.error, null);
  assert.equal(report.servers[0]?.after.isAdminGuessed, true);
  assert.deepEqual([report.changed, report.servers[0]?.changed], ['yes', 'yes']);
});

describe('what HAProxy cuts by itself at maint', () => {
  const cutAtMaint = (cuts: number[], answered = 0) => {
    const one = lb('lb1', BUSY);
    one.before = (call) => {
      if (one.server('web/web1').adminFlags !== 1 || !call.startsWith('sample')) return;
      one.server('web/web1').sessions -= cuts.shift() ?? 0;
      one.server('web/web1').responses = (one.server('web/web1').responses ?? 0) + answered;
    };
    return one;
  };
  const cutOf = async (one: FakeLoadBalancer, drainTimeoutMs = 0) => {
    const { report } = await run(request('maint', { drainTimeoutMs, onDrainTimeout: 'continue' }), [one]);
    return report.servers[0]?.sessionsShutDown;
  };

  test('is counted and told, also when it takes a few looks', async () => {
    assert.equal(await cutOf(cutAtMaint([5])), 5);
    assert.equal(await cutOf(cutAtMaint([2, 2, 1])), 5);
    assert.equal(await cutOf(cutAtMaint([0, 0, 2, 3])), 5, 'late, and in parts');
    const { report } = await run(request('maint', { drainTimeoutMs: 0 }), [cutAtMaint([5])]);
    assert.match(report.warnings[0]?.text ?? '', /^5 sessions of web\/web1 ended the moment it went down/);
    assert.match(
      report.warnings[0]?.text ?? '',
      / Where it does not, they have ended by themselves: the two cannot be told apart here\.$/,
      'this backend counts no errors',
    );
  });

  test('is none when one is left, or when all were answered', async () => {
    assert.equal(await cutOf(cutAtMaint([4])), 0);
    assert.equal(await cutOf(cutAtMaint([0, 1, 0, 3])), 0);
    assert.equal(await cutOf(cutAtMaint([5], 5)), 0);
    const { report } = await run(request('maint', { drainTimeoutMs: 0 }), [cutAtMaint([4])]);
    assert.ok(!report.warnings.some(({ text }) => /ended the moment/.test(text)));
  });

  for (const tookMs of [600, 2_700])
    test(`is looked for no longer than a load balancer is left alone, where statistics take ${tookMs} ms`, async () => {
      const one = lb('lb1', BUSY);
      const readAfterMs: number[] = [];
      let setAt = Number.POSITIVE_INFINITY;
      one.before = async (call) => {
        if (call.startsWith('sample')) await one.clock?.sleep(tookMs, new AbortController().signal);
        const now = one.clock?.now() ?? 0;
        if (call.startsWith('setStates')) setAt = now;
        if (call.startsWith('readServers') && now >= setAt) readAfterMs.push(now - setAt);
      };
      const { report } = await run(request('maint', { drainTimeoutMs: 0 }), [one]);
      assert.equal(report.error, null);
      const [first = Number.NaN] = readAfterMs;
      assert.ok(first < 1_000 + tookMs, `${first} ms`);
    });

  test('is told, too, where the answer to it is lost: also that it is not known', async () => {
    const lostAt = async (arrives: boolean, answers = Number.POSITIVE_INFINITY) => {
      const one = lb('lb1', BUSY);
      let isLost = false;
      // Its threads are done with that two looks later.
      let left = 2;
      one.before = (call) => {
        if (isLost && call.startsWith('sample')) one.server('web/web1').sessions = Math.max(0, left--);
        if (isLost && answers-- <= 0) throw new Failure('connect-failed', 'Connection refused');
        if (isLost || call !== 'setStates web/web1=maint') return;
        isLost = true;
        if (arrives) one.force('web/web1', 'maint');
        throw new ConnectionLost('The connection ended', true, { callChanged: 'unknown' });
      };
      const { report } = await run(request('maint', { drainTimeoutMs: 0 }), [one]);
      assert.equal(report.error?.code, 'connect-failed');
      return report.warnings.map(({ text }) => text).filter((text) => /session/.test(text));
    };
    assert.match((await lostAt(true)).join(), /^5 sessions of web\/web1 ended the moment it went down/);
    assert.deepEqual(await lostAt(false), []);
    for (const [answers, words] of [
      [0, 'nobody has looked'],
      [1, 'its threads may still come to it'],
    ] as const)
      assert.match(
        (await lostAt(true, answers)).join(),
        /^The way was lost as web\/web1 was to go down, with sessions: whether HAProxy has cut them is not known/,
        words,
      );
  });

  test('is not known where the way is lost behind it, while some are left', async () => {
    const one = lb('lb1', BUSY);
    let looks = 0;
    one.before = (call) => {
      if (call.startsWith('sample') && looks++ > 0) throw new Failure('connect-failed', 'Connection refused');
    };
    const { report } = await run(request('maint', { drainTimeoutMs: 0, onError: 'keep' }), [one]);
    assert.equal(report.error?.code, 'connect-failed');
    assert.match(
      report.warnings.map(({ text }) => text).join(),
      /^The way was lost as web\/web1 went down, with sessions: whether HAProxy has cut them is not known/,
    );
  });

  test('is told by what is known when HAProxy does not answer any more', async () => {
    const one = lb('lb1', { sessions: 5, sessionsTotal: 9 });
    one.before = (call) => {
      if (call === 'setStates web/web1=maint') {
        one.server('web/web1').sessions = 0;
        one.sample = () => Promise.reject(new Failure('timeout', 'No answer in time'));
      }
    };
    const { report } = await run(request('maint', { drainTimeoutMs: 0, onError: 'keep' }), [one]);
    assert.equal(report.error?.code, 'timeout');
    assert.equal(report.servers[0]?.sessionsShutDown, 5);
  });

  test('is looked for at most half a second, no longer than some are left, and not at all without sessions', async () => {
    const falling = cutAtMaint(Array.from({ length: 50 }, () => 1));
    falling.server('web/web1').sessions = 200;
    await run(request('maint', { drainTimeoutMs: 0, onDrainTimeout: 'continue' }), [falling]);
    assert.equal(samplesOf(falling).length, 4);
    const cut = cutAtMaint([5]);
    await run(request('maint', { drainTimeoutMs: 0, onDrainTimeout: 'continue' }), [cut]);
    assert.equal(samplesOf(cut).length, 1);
    const idle = lb();
    await run(request('maint', { drainTimeoutMs: 0 }), [idle]);
    assert.equal(samplesOf(idle).length, 0);
  });
});

describe('others left in the moment of a set', () => {
  const leaving = (given: object, state: string, others: string[]) => {
    const one = lb('lb1', given);
    let left = false;
    one.before = (call) => {
      if (left || call !== `setStates web/web1=${state}`) return;
      left = true;
      for (const other of others) one.force(other, 'maint');
    };
    return one;
  };

  test('it comes back at once, before anything else is read', async () => {
    const one = leaving({}, 'drain', ['web/web2', 'web/web3']);
    const { report } = await run(request('drain', { onError: 'keep' }), [one]);
    assert.equal(report.error?.code, 'guard');
    assert.equal(one.server('web/web1').adminFlags, 0, 'also where an error keeps what was set');
  });

  test('so does one that was DOWN, and that its checks have brought up in the last moment', async () => {
    const one = leaving({ operationalState: 0 }, 'drain', ['web/web2', 'web/web3']);
    const before = one.before;
    one.before = (call) => {
      before(call);
      if (call === 'setStates web/web1=drain') one.server('web/web1').operationalState = 2;
    };
    const { report } = await run(request('drain', { onError: 'keep' }), [one]);
    assert.equal(report.error?.code, 'guard');
    assert.equal(one.server('web/web1').adminFlags, 0);
  });
});

describe('others left, and somebody else has set it since', () => {
  test('as the guard itself reads: it is not set over', async () => {
    const one = lb('lb1');
    one.before = (call) => {
      if (call === 'setStates web/web1=drain') {
        one.force('web/web2', 'maint');
        one.force('web/web3', 'maint');
      }
      // The guard looks at the whole backend once more.
      if (call.startsWith('readServers') && call.includes('web/web2')) one.force('web/web1', 'maint');
    };
    const { report } = await run(request('drain', { onError: 'keep' }), [one]);
    assert.equal(report.error?.code, 'guard');
    assert.equal(one.server('web/web1').adminFlags, 1);
  });
});

describe('somebody else sets it before this step does', () => {
  for (const operation of ['drain', 'maint'] as const) {
    test(`${operation}: it is not overwritten`, async () => {
      const [one, slow] = [lb('lb1'), lb('lb2')];
      slow.before = async (call) => {
        if (call === 'read') await slow.clock?.sleep(2_000);
      };
      const { report } = await run(request(operation), [one, slow], async (clock) => {
        await clock.advance(1_000);
        one.force('web/web1', operation === 'maint' ? 'drain' : 'maint');
      });
      assert.equal(report.error?.code, 'not-verified');
      assert.match(report.error?.message ?? '', /was ready when this step began, and now it is/);
      assert.deepEqual(setsOf(one), []);
    });
  }

  test('another server stands there meanwhile: what was done was done to the one before', async () => {
    const one = lb('lb1', BUSY);
    const { report } = await run(request('drain'), [one], async (clock) => {
      await clock.advance(1_500);
      Object.assign(one.server('web/web1'), { address: '10.9.9.9:80', status: 'UP' });
    });
    assert.equal(report.error?.code, 'not-verified');
    assert.match(
      report.error?.message ?? '',
      /^The address of web\/web1 is 10\.9\.9\.9:80 now, and was 127\.0\.0\.1:80/,
    );
    assert.deepEqual(report.error?.servers, ['web/web1']);
  });
});

describe('quiet-for', () => {
  const QUIET = { quietForMs: 5_000, drainTimeoutMs: 30_000 };
  /** A bound client comes at these moments, and is gone at the next look. */
  const coming = (one: FakeLoadBalancer, visits: readonly number[]) => async (clock: FakeClock) => {
    for (const at of visits) {
      await clock.advance(BEGUN_AT + at - clock.now());
      one.server('web/web1').sessionsTotal += 1;
    }
  };

  for (const operation of ['drain', 'maint'] as const) {
    test(`${operation} waits until nobody has come for that long, and bound clients do not send it to maint`, async () => {
      const one = lb();
      const { report, tookMs, news } = await run(
        request(operation, QUIET),
        [one],
        coming(one, [3_000, 6_000, 9_000, 12_000]),
      );
      assert.equal(report.result, 'changed');
      assert.ok(tookMs >= 17_000 && tookMs < 20_000, `${tookMs}`);
      const states = setsOf(one);
      assert.deepEqual(
        states,
        operation === 'drain'
          ? ['setStates web/web1=drain']
          : ['setStates web/web1=drain', 'setStates web/web1=maint'],
      );
      const progress = news.flatMap((one) => (one.kind === 'progress' ? one.text : []));
      assert.ok(
        progress.some((text) => /web\/web1: quiet for 3s of 5s, after 1\ds of 30s/.test(text)),
        progress.join('\n'),
      );
      assert.ok(!news.some((one) => one.kind === 'note' && /New sessions keep arriving/.test(one.text)));
    });

    test(`${operation} whose clients do not stop is out of time, and says how long it was quiet`, async () => {
      const one = lb();
      const visits = Array.from({ length: 15 }, (_, n) => n * 3_000);
      const { report } = await run(request(operation, QUIET), [one], coming(one, visits));
      assert.equal(report.error?.code, 'drain-timeout');
      assert.match(
        report.error?.message ?? '',
        /web1 has no sessions, and was quiet for (less than 1|1|2)s of 5s/,
      );
      assert.equal(report.result, 'rolled-back');
    });

    test(`${operation} goes on without it where the policy says so, without waiting once more`, async () => {
      for (const onDrainTimeout of ['continue', 'shutdown-sessions'] as const) {
        const one = lb();
        const visits = Array.from({ length: 10 }, (_, n) => n * 3_000);
        const asked = request(operation, { ...QUIET, quietForMs: 25_000, onDrainTimeout });
        const { report, tookMs } = await run(asked, [one], coming(one, visits));
        assert.equal(report.error, null);
        assert.equal(report.servers[0]?.after.forced, operation);
        assert.ok(tookMs < 38_000, `${tookMs}`);
      }
    });
  }

  test('is looked after once a second and more: somebody else is noticed at once', async () => {
    const one = lb();
    const { report, tookMs } = await run(
      request('drain', { ...QUIET, quietForMs: 20_000 }),
      [one],
      async (clock) => {
        await clock.advance(4_000);
        one.force('web/web1', 'ready');
      },
    );
    assert.equal(report.error?.code, 'not-verified');
    assert.ok(tookMs < 6_000, `${tookMs}`);
  });

  test('whoever comes while another load balancer becomes quiet is waited for once more', async () => {
    const [one, other] = [lb('lb1'), lb('lb2')];
    await run(request('maint', QUIET), [one, other], async (clock) => {
      await clock.advance(3_000);
      other.server('web/web1').sessionsTotal += 1;
      await clock.advance(4_500);
      one.server('web/web1').sessionsTotal += 1;
      await clock.advance(3_000);
      assert.deepEqual(setsOf(one), ['setStates web/web1=drain']);
    });
    assert.equal(one.server('web/web1').adminFlags, 1);
  });
});

describe('of a large backend, whose traffic is not read behind a set', () => {
  /** Between the first reading and the set, `web1` and `web2` become as given. */
  function large(web1: number, then: { web1: number; web2: number }): FakeLoadBalancer {
    const one = lb('lb1', { sessions: web1, sessionsTotal: 100 });
    one.isLarge = true;
    one.before = async (call) => {
      if (!call.startsWith('setStates')) return;
      await one.clock?.sleep(5);
      for (const [name, sessions] of Object.entries(then)) {
        const server = one.server(`web/${name}`);
        if (sessions > server.sessions) server.sessionsTotal += sessions - server.sessions;
        server.sessions = sessions;
      }
      one.before = () => {};
    };
    return one;
  }
  const both = (onDrainTimeout: OnDrainTimeout, drainTimeoutMs: number) =>
    request('drain', within(onDrainTimeout, drainTimeoutMs), 'web1,web2');

  test('whoever came between the look and the set is waited for', async () => {
    const one = large(0, { web1: 0, web2: 3 });
    const { report, tookMs } = await run(both('rollback', 10_000), [one], async (clock) => {
      await clock.advance(2_000);
      one.server('web/web2').sessions = 0;
    });
    assert.equal(report.result, 'changed');
    assert.ok(tookMs >= 2_000, `${tookMs}`);
  });

  test('whoever came then is cut as well, where the time is over before anybody has looked', async () => {
    const one = large(2, { web1: 2, web2: 3 });
    const { report } = await run(both('shutdown-sessions', 1), [one]);
    assert.deepEqual(
      report.servers.map(({ server, sessionsShutDown }) => [server, sessionsShutDown]),
      [
        ['web1', 2],
        ['web2', 3],
      ],
    );
  });

  test('one that is down is let in by somebody while the quiet lasts, when its state had been read: that is seen', async () => {
    const one = lb('lb1', { retries: 1 });
    one.isLarge = true;
    one.fail('web/web1');
    const { report } = await run(request('drain'), [one], async (clock) => {
      await clock.advance(600);
      one.force('web/web1', 'ready');
    });
    assert.equal(report.error?.code, 'not-verified');
    assert.equal(report.servers[0]?.after.forced, 'ready');
  });

  test('whoever was gone by then is no reason to fail', async () => {
    const one = large(2, { web1: 0, web2: 0 });
    const { report } = await run(both('rollback', 1), [one]);
    assert.deepEqual([report.result, report.error], ['changed', null]);
  });
});

describe('bound clients whose requests are short: no sample sees one, and there is always a new one', () => {
  const asked = (onDrainTimeout: 'rollback' | 'continue') =>
    request('drain', { drainTimeoutMs: 5_000, onDrainTimeout });
  const visited = () => {
    const one = lb('lb1');
    one.before = () => {
      one.server('web/web1').sessionsTotal += 1;
    };
    return one;
  };

  test('the drain that does not end says whose it is, and why', async () => {
    const { report } = await run(asked('rollback'), [visited()]);
    assert.equal(report.error?.code, 'drain-timeout');
    assert.deepEqual(report.error?.servers, ['web/web1']);
    assert.equal(
      report.error?.message,
      'After 5s, web/web1 has no sessions at this moment, and new ones keep coming, from clients bound to it.',
    );
    assert.equal(report.error?.brief, 'new sessions kept coming for 5s');
  });

  test('so does the warning where the step goes on', async () => {
    const { report } = await run(asked('continue'), [visited()]);
    assert.equal(report.result, 'changed');
    assert.match(report.warnings[0]?.text ?? '', /^After 5s, web\/web1 has no sessions at this moment/);
  });
});
