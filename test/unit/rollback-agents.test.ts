/** An agent gives weights all the time, also while its server is lent a weight of 0 on its way back: what it says stays, and is nobody's failure. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FakeClock } from '../support/fake-clock.ts';
import { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { CHECKED, request, run } from './change-scene.ts';
import { OUT, putBack, saved, setsOf } from './rollback-scene.ts';

const AGENT = { agentState: 22 };
/** When the agent speaks: at the nth look behind the call. */
type When = readonly [behind: string, looks: number];

function speaking(one: FakeLoadBalancer, key: string, [behind, looks]: When): () => boolean {
  let left = Number.POSITIVE_INFINITY;
  let hasSpoken = false;
  one.before = (call) => {
    if (left <= 0 && !hasSpoken) {
      one.server(key).weight = 3;
      hasSpoken = true;
    }
    left -= 1;
    if (call.startsWith(behind)) left = Math.min(left, looks);
  };
  return () => hasSpoken;
}

describe('a server that nothing proves goes back from maint at weight 0, and its agent gives it one', () => {
  const unchecked = saved('web1', { before: { state: 'ready', weight: 7 }, health: 'unchecked' });
  const onBackups = (isProvenToo: boolean) =>
    new FakeLoadBalancer({
      name: 'lb1',
      servers: [
        { backend: 'web', server: 'web1', adminFlags: 1, ...AGENT, weight: 7, configuredWeight: 7 },
        ...(isProvenToo ? [{ backend: 'web', server: 'web2', ...CHECKED, ...OUT }] : []),
        { backend: 'web', server: 'spare', ...CHECKED, backup: true, sessions: 3 },
      ],
    });

  for (const isProvenToo of [false, true])
    for (const when of [
      ['setWeights web/web1=0', 0],
      ['setWeights web/web1=7', 0],
      ['setWeights web/web1=7', 1],
      ['setWeights web/web1=7', 2],
    ] satisfies When[])
      test(`behind ${when.join(' + ')}${isProvenToo ? ', and another one is proven' : ''}: it is back, and that stays`, async () => {
        const one = onBackups(isProvenToo);
        const hasSpoken = speaking(one, 'web/web1', when);
        const servers = [unchecked, ...(isProvenToo ? [saved('web2')] : [])];
        const { of, result } = await putBack(one, servers, async (clock) => {
          await clock.advance(1_000);
          if (isProvenToo) one.prove('web/web2');
        });
        if (!hasSpoken()) return;
        assert.equal(result.failure?.message, undefined);
        assert.equal(of('web1').kind, 'back', setsOf(one).join());
        assert.equal(one.server('web/web1').weight, 3, setsOf(one).join());
      });
});

describe('a tracker with an agent is lent a weight of 0, and its agent gives it one', () => {
  for (const isProven of [false, true])
    for (const when of [
      ['setWeights api/t1=0', 0],
      ...(isProven ? [['takeDownForProof', 0] satisfies When] : []),
      ['setWeights api/t1=7', 0],
      ['setWeights api/t1=7', 1],
    ] satisfies When[])
      test(`${isProven ? 'for a proof' : 'without a proof'}, behind ${when.join(' + ')}: that stays`, async () => {
        const one = new FakeLoadBalancer({
          name: 'lb1',
          servers: [
            { backend: 'web', server: 'web1', ...(isProven ? { ...CHECKED, ...OUT } : { adminFlags: 1 }) },
            { backend: 'web', server: 'web2', ...CHECKED, ...OUT },
            { backend: 'api', server: 't1', tracks: 'web/web1', ...AGENT, weight: 7, configuredWeight: 7 },
            { backend: 'api', server: 'spare', ...CHECKED, backup: true, sessions: 3 },
          ],
        });
        one.force('web/web1', 'maint');
        const hasSpoken = speaking(one, 'api/t1', when);
        const web1 = saved('web1', { health: isProven ? 'up' : 'unchecked' });
        const { of, result, texts } = await putBack(one, [web1, saved('web2')], async (clock) => {
          await clock.advance(1_000);
          for (const key of ['web/web1', 'web/web2']) one.prove(key);
        });
        if (!hasSpoken()) return;
        assert.equal(result.failure?.message, undefined);
        assert.equal(of('web1').kind, 'back');
        assert.equal(one.server('api/t1').weight, 3, setsOf(one).join());
        assert.deepEqual([result.lent, texts], [[], []]);
      });
});

describe('a weight alone is put back, and its agent gives another one behind that', () => {
  test('it is left alone: that is no put-back that has failed', async () => {
    const one = new FakeLoadBalancer({
      name: 'lb1',
      servers: [{ backend: 'web', server: 'web1', ...CHECKED, ...AGENT, weight: 5, configuredWeight: 7 }],
    });
    const hasSpoken = speaking(one, 'web/web1', ['setWeights web/web1=7', 0]);
    const ofWeight = saved('web1', {
      before: { state: 'ready', weight: 7 },
      sent: { states: [], weights: [5] },
    });
    const { of, result, texts } = await putBack(one, [ofWeight]);
    assert.ok(hasSpoken());
    assert.deepEqual([result.failure, of('web1').kind, one.server('web/web1').weight], [null, 'not-ours', 3]);
    assert.match(texts.join(), /^web\/web1 was set to ready, weight 3 by its agent or somebody else/);
  });
});

describe('a tracker whose agent gives it a weight while a step proves whom it tracks', () => {
  const OUT_FOR_LONG = { ...CHECKED, ...OUT };
  const tracked = () =>
    new FakeLoadBalancer({
      name: 'lb1',
      servers: [
        { backend: 'web', server: 'web1', ...OUT_FOR_LONG },
        { backend: 'web', server: 'web2', ...CHECKED },
        { backend: 'api', server: 't1', tracks: 'web/web1', ...AGENT, weight: 7, configuredWeight: 7 },
        { backend: 'api', server: 'spare', ...CHECKED, backup: true, sessions: 3 },
      ],
    });
  /** While it is lent 0, and once more at the end. */
  const speakTwice = async (one: FakeLoadBalancer, clock: FakeClock, isProven: boolean) => {
    await clock.advance(1_000);
    assert.equal(one.server('api/t1').weight, 0);
    one.server('api/t1').weight = 3;
    await clock.advance(1_000);
    if (isProven) one.prove('web/web1');
    await clock.advance(500);
    if (isProven) one.prove('web/web1');
    one.server('api/t1').weight = 4;
  };

  test('it is in, and of its tracker there is nothing to say', async () => {
    const one = tracked();
    const { report } = await run(request('ready'), [one], (clock) => speakTwice(one, clock, true));
    assert.equal(report.error, null);
    assert.deepEqual(
      report.servers.map(({ server, outcome }) => [server, outcome]),
      [['web1', 'changed']],
    );
    assert.equal(one.server('api/t1').weight, 4);
  });

  test('not proven, and put back: the same', async () => {
    const one = tracked();
    const asked = request('ready', { healthTimeoutMs: 3_000 });
    const { report } = await run(asked, [one], (clock) => speakTwice(one, clock, false));
    assert.equal(report.error?.code, 'unhealthy');
    assert.deepEqual([report.result, report.ending], ['rolled-back', 'unchanged']);
    assert.equal(one.server('api/t1').weight, 4);
  });
});

describe('an agent that the step had let speak is silent again', () => {
  const spoke = () =>
    saved('web1', {
      before: { state: 'ready', weight: 7, agent: 'disabled' },
      sent: { states: [], weights: [], agent: ['enabled'] },
    });
  for (const [words, weight, expected] of [
    [
      'the weight that it gave stays, and that is said',
      3,
      [
        'web/web1 has weight 3, which its agent gave while this step let it speak, and had 7 before: that is left so.',
      ],
    ],
    ['it gave no weight: nothing is said', 7, []],
  ] as const)
    test(words, async () => {
      const one = new FakeLoadBalancer({
        name: 'lb1',
        servers: [{ backend: 'web', server: 'web1', ...CHECKED, ...AGENT, weight, configuredWeight: 7 }],
      });
      const { of, texts } = await putBack(one, [spoke()]);
      assert.equal(of('web1').kind, 'back');
      assert.equal(one.server('web/web1').agentState, 18);
      assert.deepEqual(texts, expected);
    });
});
