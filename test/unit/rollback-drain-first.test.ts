/** A server that serves goes back to maint: what it has is let finish first, as far as there is time, and nobody else's state is overwritten. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Failure } from '../../src/errors.ts';
import type { SavedServer } from '../../src/operation/saved-change.ts';
import type { FakeClock } from '../support/fake-clock.ts';
import { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { CHECKED, lb, request, run } from './change-scene.ts';
import { putBack, saved, setsOf } from './rollback-scene.ts';
import { roll, request as rollingRequest } from './rolling-scene.ts';

/** It was in maint, and this step has let it in. */
const wasInMaint = (server = 'web1', given: Partial<SavedServer> = {}) =>
  saved(server, {
    before: { state: 'maint', weight: 1 },
    sent: { states: ['ready'], weights: [] },
    ...given,
  });

const BUSY = { sessions: 3, sessionsTotal: 9 };
const DRAINED = ['setStates web/web1=drain', 'setStates web/web1=maint'];

/** Its sessions end after as long. */
const endAfter = (one: FakeLoadBalancer, ms: number) => async (clock: FakeClock) => {
  await clock.advance(ms);
  one.server('web/web1').sessions = 0;
};

interface Cutting extends FakeLoadBalancer {
  /** On the clock: when that was. */
  cutAt: number;
}

/** HAProxy cuts what a server still has as it goes to maint. */
function cutting(web1: object = BUSY): Cutting {
  const one = Object.assign(lb('lb1', web1), { cutAt: Number.NaN });
  const setStates = one.setStates.bind(one);
  one.setStates = async (goals, ...rest) => {
    if (goals.some(({ state }) => state === 'maint')) {
      one.server('web/web1').sessions = 0;
      one.cutAt = one.clock?.now() ?? Number.NaN;
    }
    return setStates(goals, ...rest);
  };
  return one;
}

describe('it has sessions', () => {
  test('they end first, then it goes to maint, and none is cut', async () => {
    const one = cutting();
    const { of, texts, checkpoints, tookMs } = await putBack(one, [wasInMaint()], endAfter(one, 3_000));
    assert.deepEqual(setsOf(one), DRAINED);
    assert.deepEqual([of('web1').kind, of('web1').sessionsShutDown, texts], ['back', 0, []]);
    assert.ok(tookMs >= 3_000 && tookMs < 4_000, `${tookMs}`);
    // Should it be killed meanwhile, its drain is known.
    assert.deepEqual(checkpoints[0]?.servers[0]?.sent.states, ['ready', 'drain']);
  });

  const switched = wasInMaint('web1', {
    before: { state: 'maint', weight: 1, checks: 'disabled', agent: 'disabled' },
    sent: { states: ['ready'], weights: [10], checks: ['enabled'], agent: ['enabled'] },
  });
  const others: [string, (one: FakeLoadBalancer) => unknown, string][] = [
    [
      'gives it another weight',
      (one) => Object.assign(one.server('web/web1'), { weight: 30 }),
      'web/web1 has weight 30, which this step did not set: somebody else changed it, so that is left alone.',
    ],
    [
      'switches its health checks on again',
      (one) => Object.assign(one.server('web/web1'), { checkState: 6 }),
      'web/web1 has health checks enabled now, which this step did not set: somebody else changed it, so that is left alone.',
    ],
  ];
  for (const [what, change, words] of others)
    test(`somebody ${what} meanwhile: that is left alone, and it does not stay in the drain of its way back`, async () => {
      const one = cutting({ ...BUSY, weight: 10, checkState: 2, agentState: 18 });
      const { texts } = await putBack(one, [switched], async (clock) => {
        await clock.advance(1_000);
        change(one);
        await clock.advance(1_000);
        one.server('web/web1').sessions = 0;
      });
      assert.equal(one.server('web/web1').adminFlags, 1);
      assert.deepEqual(texts, [words]);
    });

  test('they do not end: at the limit it goes to maint with them', async () => {
    const one = cutting();
    const { of, news, tookMs } = await putBack(one, [wasInMaint()]);
    assert.deepEqual(setsOf(one), DRAINED);
    assert.deepEqual([of('web1').kind, of('web1').sessionsShutDown], ['back', 3]);
    assert.ok(tookMs >= 20_000 && tookMs < 21_000, `${tookMs}`);
    const texts = news.flatMap((one) => (one.kind === 'set' ? one.text : []));
    assert.ok(texts.includes('web/web1: 3 sessions left after 20s in drain: back to maint now'));
  });

  test('bound clients keep coming: it goes to maint, where they may not', async () => {
    const one = cutting();
    const { of } = await putBack(one, [wasInMaint()], async (clock) => {
      for (let at = 0; at < 2_000; at += 100) {
        await clock.advance(100);
        if (one.server('web/web1').adminFlags === 8) one.server('web/web1').sessionsTotal += 1;
      }
    });
    assert.deepEqual(setsOf(one), DRAINED);
    assert.equal(of('web1').kind, 'back');
    assert.ok(one.cutAt >= 500 && one.cutAt < 1_000, `${one.cutAt}`);
  });

  test('bound clients keep coming where HAProxy is known to cut: those from before the drain end first', async () => {
    const one = cutting();
    one.oldestSince = 0;
    const cuts = { has: () => true, note: () => {} };
    const work = async (clock: FakeClock) => {
      for (let at = 0; at < 6_000; at += 100) {
        await clock.advance(100);
        if (at === 4_000) one.oldestSince = clock.now();
        if (one.server('web/web1').adminFlags === 8) one.server('web/web1').sessionsTotal += 1;
      }
    };
    await putBack(one, [wasInMaint()], work, { cuts });
    assert.deepEqual(setsOf(one), DRAINED);
    assert.ok(one.cutAt >= 4_000 && one.cutAt < 6_000, `${one.cutAt}`);
  });

  test('it is in our drain already, from a put-back that was interrupted: they are waited for, and nothing is set twice', async () => {
    const one = cutting({ ...BUSY, adminFlags: 8 });
    const server = wasInMaint('web1', { sent: { states: ['ready', 'drain'], weights: [] } });
    const { of, tookMs } = await putBack(one, [server], endAfter(one, 3_000));
    assert.deepEqual(setsOf(one), ['setStates web/web1=maint']);
    assert.equal(of('web1').sessionsShutDown, 0);
    assert.ok(tookMs >= 3_000);
  });

  test('an old worker has them: that one keeps them, and nobody waits', async () => {
    const one = cutting({ sessionsTotal: 9 });
    one.oldWorkers = 'counted';
    one.inherited.set('web/web1', 3);
    const { of } = await putBack(one, [wasInMaint()]);
    assert.deepEqual(setsOf(one), DRAINED);
    assert.equal(of('web1').kind, 'back');
    assert.ok(one.cutAt < 1_000, `${one.cutAt}`);
  });

  test('a tracker of it has some: the same', async () => {
    const one = new FakeLoadBalancer({
      name: 'lb1',
      servers: [
        { backend: 'web', server: 'web1', ...CHECKED },
        { backend: 'web', server: 'web2', ...CHECKED },
        { backend: 'api', server: 'api1', tracks: 'web/web1', ...BUSY },
        { backend: 'api', server: 'api2', ...CHECKED },
      ],
    });
    const { tookMs } = await putBack(one, [wasInMaint()], async (clock) => {
      await clock.advance(3_000);
      one.server('api/api1').sessions = 0;
    });
    assert.deepEqual(setsOf(one), DRAINED);
    assert.ok(tookMs >= 3_000);
  });

  test('it asks to be left alone (`disable-on-404`): the same', async () => {
    const one = cutting({ ...BUSY, operationalState: 3, status: 'NOLB' });
    const { tookMs } = await putBack(one, [wasInMaint()], endAfter(one, 3_000));
    assert.deepEqual(setsOf(one), DRAINED);
    assert.ok(tookMs >= 3_000 && tookMs < 4_000, `${tookMs}`);
  });

  test('another one comes back at once meanwhile', async () => {
    const one = cutting();
    one.force('web/web2', 'drain');
    const { of } = await putBack(
      one,
      [wasInMaint(), saved('web2', { sent: { states: ['drain'], weights: [] } })],
      async (clock) => {
        await clock.advance(1_000);
        assert.equal(one.server('web/web2').adminFlags, 0);
        one.server('web/web1').sessions = 0;
      },
    );
    assert.deepEqual([of('web1').kind, of('web2').kind], ['back', 'back']);
  });
});

describe('at once, as there is nothing to wait for,', () => {
  const atOnce = async (one: FakeLoadBalancer, given: object = {}) => {
    const { of, tookMs } = await putBack(one, [wasInMaint()], undefined, given);
    assert.deepEqual(setsOf(one), ['setStates web/web1=maint']);
    assert.equal(of('web1').kind, 'back');
    assert.ok(tookMs < 1_000, `${tookMs}`);
  };

  test('goes one that is down', async () => {
    await atOnce(lb('lb1', { ...BUSY, operationalState: 0, status: 'DOWN' }));
  });

  test('goes one that a proof has just shown to be unhealthy', async () => {
    await atOnce(lb('lb1', BUSY), { unhealthy: ['web/web1'] });
  });

  test('goes one that takes no traffic and has no sessions', async () => {
    await atOnce(lb('lb1', { weight: 0 }));
  });

  test('goes whoever is not to be waited for', async () => {
    await atOnce(lb('lb1', BUSY), { drainLimitMs: 0 });
  });
});

test('it has none: it is seen a moment later that none has come, and it goes to maint', async () => {
  const one = lb();
  const { of, tookMs } = await putBack(one, [wasInMaint()]);
  assert.deepEqual(setsOf(one), DRAINED);
  assert.equal(of('web1').kind, 'back');
  assert.ok(tookMs >= 100 && tookMs < 1_000, `${tookMs}`);
});

describe('while it is waited for', () => {
  for (const state of ['ready', 'maint'] as const) {
    test(`somebody sets it ${state}: that is his, and nobody waits for the limit`, async () => {
      const one = cutting();
      const { of, texts, tookMs } = await putBack(one, [wasInMaint()], async (clock) => {
        await clock.advance(1_000);
        one.force('web/web1', state);
      });
      assert.deepEqual(setsOf(one), ['setStates web/web1=drain']);
      assert.equal(of('web1').kind, state === 'ready' ? 'not-ours' : 'back');
      assert.match(texts.join(), /web\/web1 was set to .* by somebody else while it was put back/);
      assert.ok(tookMs < 2_500, `${tookMs}`);
    });
  }

  test('it goes down: it goes to maint at once', async () => {
    const one = cutting();
    const { tookMs } = await putBack(one, [wasInMaint()], async (clock) => {
      await clock.advance(1_000);
      one.fail('web/web1');
    });
    assert.deepEqual(setsOf(one), DRAINED);
    assert.ok(tookMs < 2_500, `${tookMs}`);
  });

  test('it is cancelled: it is left in drain, which is known to whoever goes on', async () => {
    const one = cutting();
    const { of } = await putBack(one, [wasInMaint()], async (clock, cancel) => {
      await clock.advance(1_000);
      cancel();
    });
    assert.deepEqual(setsOf(one), ['setStates web/web1=drain']);
    assert.deepEqual([of('web1').kind, of('web1').now?.forced], ['left', 'drain']);
    assert.deepEqual(of('web1').sent.states, ['ready', 'drain']);
  });

  test('HAProxy is reloaded: it begins anew there, within the same limit', async () => {
    const one = cutting();
    const { of, tookMs } = await putBack(one, [wasInMaint()], async (clock) => {
      await clock.advance(15_000);
      one.reload();
      one.server('web/web1').sessions = 3;
    });
    assert.deepEqual(setsOf(one), ['setStates web/web1=drain', ...DRAINED]);
    assert.equal(of('web1').kind, 'back');
    assert.ok(tookMs >= 20_000 && tookMs < 21_500, `${tookMs}`);
  });
});

const two = { minAvailable: { kind: 'count', value: 2 } } as const;

test('others go down while its sessions are waited for: it comes back, and that is told', async () => {
  const one = cutting();
  const { of } = await putBack(
    one,
    [wasInMaint()],
    async (clock) => {
      await clock.advance(1_000);
      one.fail('web/web2');
      one.server('web/web1').sessions = 0;
    },
    two,
  );
  assert.deepEqual(setsOf(one), ['setStates web/web1=drain', 'setStates web/web1=ready']);
  assert.deepEqual([of('web1').kind, of('web1').failure?.code], ['left', 'guard']);
});

test('others go down, and it does so as well: nobody is helped by it, and it goes to maint', async () => {
  const one = cutting();
  const { of } = await putBack(
    one,
    [wasInMaint()],
    async (clock) => {
      await clock.advance(1_000);
      for (const each of ['web/web1', 'web/web2']) one.fail(each);
    },
    two,
  );
  assert.deepEqual(setsOf(one), DRAINED);
  assert.equal(of('web1').kind, 'back');
});

test('others leave in the moment in which it is drained: it stays in rotation, and that is told', async () => {
  const one = cutting();
  one.before = (call) => {
    if (call === 'setStates web/web1=drain') one.force('web/web2', 'maint');
  };
  const { of } = await putBack(one, [wasInMaint()], undefined, two);
  assert.deepEqual(setsOf(one), ['setStates web/web1=drain', 'setStates web/web1=ready']);
  assert.deepEqual([of('web1').kind, of('web1').failure?.code], ['left', 'guard']);
});

describe('a step that is undone', () => {
  const out = { adminFlags: 1, checkState: 0 };

  /** Lets web1 in on both, where only the second is lost then. */
  async function lostOnAnother(asked: (two: FakeLoadBalancer[]) => Promise<{ error: Failure | null }>) {
    const [one, two] = [lb('lb1', out), lb('lb2', out)];
    for (const each of [one, two]) each.server('web/web1').sessionsTotal = 9;
    one.before = (call) => {
      if (call.startsWith('readServers fresh') && one.server('web/web1').adminFlags === 0)
        one.server('web/web1').sessions = 3;
    };
    two.before = (call) => {
      if (call === 'setStates web/web1=ready') throw new Failure('refused', 'HAProxy says no');
    };
    const { error } = await asked([one, two]);
    assert.equal(error?.code, 'refused');
    assert.equal(one.server('web/web1').adminFlags, 1);
    return setsOf(one).slice(setsOf(one).indexOf('setStates web/web1=ready') + 1);
  }

  test('drains the server that it has let in on the load balancer where all went well', async () => {
    const sets = await lostOnAnother(async (two) => (await run(request('ready'), two)).report);
    assert.deepEqual(sets, DRAINED);
  });

  test('takes out at once whom it has let in and found unhealthy', async () => {
    const one = lb('lb1', out);
    const setStates = one.setStates.bind(one);
    one.setStates = async (goals, ...rest) => {
      await setStates(goals, ...rest);
      if (goals.some(({ state }) => state === 'ready')) one.server('web/web1').status = 'UP 1/3';
      return one.readServers([{ backend: 'web', server: 'web1' }], rest[1]);
    };
    const { report } = await run(request('ready', { healthTimeoutMs: 2_000 }), [one]);
    assert.deepEqual([report.error?.code, report.result], ['unhealthy', 'rolled-back']);
    assert.deepEqual(setsOf(one), ['setStates web/web1=ready', 'setStates web/web1=maint']);
  });

  test('of rolling, with `drain-timeout: 0`: at once', async () => {
    const sets = (drainTimeoutMs: number) =>
      lostOnAnother(async (two) => {
        const one = rollingRequest({ server: 'web1', drainTimeoutMs, onDrainTimeout: 'continue' });
        return (await roll(one, two)).report;
      });
    assert.deepEqual(await sets(0), ['setStates web/web1=maint']);
    assert.deepEqual(await sets(60_000), DRAINED);
  });
});
