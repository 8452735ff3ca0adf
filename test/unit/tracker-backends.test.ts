/** Servers that track another one leave and come with it: their backends are guarded wherever that one is set, not only by `drain` and `maint`. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ServerSettings } from '../../src/haproxy/server-settings.ts';
import { Hold } from '../../src/operation/hold/hold.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import type { FakeServer } from '../support/fake-servers.ts';
import { CHECKED, request, run } from './change-scene.ts';
import { putBack, saved, setsOf } from './rollback-scene.ts';

const TEN = { weight: { kind: 'absolute', value: 10 } } as const;
type Meanwhile = (clock: FakeClock) => Promise<void>;

/** `api/t1` is `web/web1` by another name. */
function tracked(web1: Partial<FakeServer> = {}): FakeLoadBalancer {
  return new FakeLoadBalancer({
    name: 'lb1',
    servers: [
      { backend: 'web', server: 'web1', ...CHECKED, ...web1 },
      { backend: 'web', server: 'web2', ...CHECKED },
      { backend: 'api', server: 't1', tracks: 'web/web1', status: 'UP' },
      { backend: 'api', server: 't2', ...CHECKED },
    ],
  });
}

describe('to put a server back to maint', () => {
  const wasInMaint = saved('web1', {
    before: { state: 'maint', weight: 1 },
    sent: { states: ['drain', 'ready'], weights: [] },
  });

  test('its tracker is the last one of another backend: it stays in rotation, and the guard says whose', async () => {
    const one = tracked();
    one.fail('api/t2');
    const { of } = await putBack(one, [wasInMaint]);
    assert.equal(of('web1').kind, 'left');
    assert.equal(of('web1').failure?.code, 'guard');
    assert.match(of('web1').failure?.message ?? '', /servers of api /);
    assert.deepEqual(setsOf(one), []);
  });

  test('it has no weight itself, and its tracker has: the same', async () => {
    const one = tracked({ weight: 0 });
    one.fail('api/t2');
    const { of } = await putBack(one, [wasInMaint]);
    assert.equal(of('web1').failure?.code, 'guard');
  });

  test('the other one there leaves in the same moment: it comes back at once', async () => {
    const one = tracked();
    one.before = (call) => {
      if (call === 'setStates web/web1=drain') one.force('api/t2', 'maint');
    };
    const { of } = await putBack(one, [wasInMaint]);
    assert.equal(of('web1').failure?.code, 'guard');
    assert.deepEqual(setsOf(one), ['setStates web/web1=drain', 'setStates web/web1=ready']);
  });

  test('others serve there: it goes', async () => {
    const one = tracked();
    const { of } = await putBack(one, [wasInMaint]);
    assert.equal(of('web1').kind, 'back');
  });

  test('back to weight 0 its tracker stays, and is not missed', async () => {
    const one = tracked({ weight: 5 });
    one.fail('api/t2');
    const toZero = saved('web1', {
      before: { state: 'ready', weight: 0 },
      sent: { states: [], weights: [5] },
    });
    const { of } = await putBack(one, [toZero]);
    assert.equal(of('web1').kind, 'back');
  });
});

describe('to hold one after a reload', () => {
  async function reloaded(settings: ServerSettings, meanwhile: (one: FakeLoadBalancer) => void) {
    const one = tracked();
    if (settings.state !== undefined) one.force('web/web1', settings.state);
    if (settings.weight !== undefined) one.server('web/web1').weight = settings.weight;
    const clock = new FakeClock();
    one.clock = clock;
    const stopped = new AbortController();
    const told: string[] = [];
    const target = {
      name: 'lb1',
      process: { ...one.process },
      minAvailable: { kind: 'count', value: 1 } as const,
      servers: [{ backend: 'web', server: 'web1', settings }],
    };
    const effects = { clock, signal: stopped.signal, tell: (text: string) => told.push(text) };
    const hold = new Hold(one, target, effects);
    await hold.begin();
    const work = hold.run();
    await clock.advance(0);
    one.reload();
    meanwhile(one);
    await clock.advance(1_500);
    stopped.abort();
    await clock.runUntil(work);
    return { one, told };
  }

  for (const state of ['drain', 'maint'] as const) {
    test(`in ${state}, its tracker is the last one of another backend: it stays in for now`, async () => {
      const { one, told } = await reloaded({ state }, (lb) => lb.fail('api/t2'));
      assert.deepEqual(setsOf(one), []);
      assert.match(told.at(-1) ?? '', /stays in for now/);
    });
  }

  test('in maint, the other one there leaves as it is set: it is let in again at once', async () => {
    const { one, told } = await reloaded({ state: 'maint' }, (lb) => {
      lb.before = (call) => {
        if (call === 'setStates web/web1=drain') lb.force('api/t2', 'maint');
      };
    });
    assert.deepEqual(setsOf(one), ['setStates web/web1=drain', 'setStates web/web1=ready']);
    assert.match(told.at(-1) ?? '', /stays in for now/);
  });

  test('at weight 0 its tracker stays, and is not missed', async () => {
    const { one } = await reloaded({ weight: 0 }, (lb) => lb.fail('api/t2'));
    assert.deepEqual(setsOf(one), ['setWeights web/web1=0']);
  });
});

describe('at weight 0 it takes traffic by its tracker alone', () => {
  const WEIGHTLESS = { weight: 0, configuredWeight: 10 };

  test('ready with a weight: it is not taken out for a proof, for its tracker would be', async () => {
    const one = tracked(WEIGHTLESS);
    one.fail('api/t2');
    const { report } = await run(request('ready', TEN), [one]);
    assert.equal(report.result, 'changed');
    assert.deepEqual(setsOf(one), ['setWeights web/web1=10']);
  });

  const wasWeighted = saved('web1', {
    before: { state: 'ready', weight: 10 },
    sent: { states: [], weights: [0] },
  });

  test('put back after the job: the same', async () => {
    const one = tracked(WEIGHTLESS);
    one.fail('api/t2');
    const { of } = await putBack(one, [wasWeighted], undefined, { mayHaveChanged: true });
    assert.equal(of('web1').kind, 'back');
    assert.deepEqual(setsOf(one), ['setWeights web/web1=10']);
  });

  for (const [how, setBack] of [
    [
      'ready with a weight',
      (one: FakeLoadBalancer, meanwhile: Meanwhile) => run(request('ready', TEN), [one], meanwhile),
    ],
    [
      'put back after the job',
      (one: FakeLoadBalancer, meanwhile: Meanwhile) =>
        putBack(one, [wasWeighted], meanwhile, { mayHaveChanged: true }),
    ],
  ] as const) {
    test(`${how}, while a check of it is failing: its weight waits until it is UP again`, async () => {
      const one = tracked(WEIGHTLESS);
      Object.assign(one.server('web/web1'), { status: 'UP 2/3', checkStatus: 'L4CON' });
      await setBack(one, async (clock) => {
        await clock.advance(2_000);
        assert.deepEqual(setsOf(one), []);
        one.prove('web/web1');
      });
      assert.deepEqual(setsOf(one), ['setWeights web/web1=10']);
    });

    test(`${how}, while its checks go on failing: it never gets its weight`, async () => {
      const one = tracked(WEIGHTLESS);
      Object.assign(one.server('web/web1'), { status: 'UP 2/3', checkStatus: 'L4CON' });
      await setBack(one, async () => {});
      assert.deepEqual(setsOf(one), []);
    });
  }

  test('its tracker takes none either: it is proven before it gets its weight', async () => {
    const one = tracked(WEIGHTLESS);
    one.force('api/t1', 'drain');
    const { of } = await putBack(
      one,
      [wasWeighted],
      async (clock) => {
        await clock.advance(1_000);
        one.prove('web/web1');
      },
      { mayHaveChanged: true },
    );
    assert.equal(of('web1').kind, 'back');
    assert.equal(setsOf(one)[0], 'setHealth stopping web/web1');
  });
});
