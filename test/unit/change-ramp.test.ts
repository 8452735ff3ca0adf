/** A ramp: which weights are set when, what ends it, and where that leaves the server. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Failure } from '../../src/errors.ts';
import type { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { type Given, lb, type Ran, request, run } from './change-scene.ts';

const FORTY = { weight: 40, configuredWeight: 40 };
const RAMP: Given = {
  ramp: {
    steps: [10, 50, 100].map((value) => ({ kind: 'percent', value })),
    intervalMs: 10_000,
  },
};
const OUT = { adminFlags: 1, checkState: 14, operationalState: 0 } as const;
const setsOf = (one: FakeLoadBalancer) => one.calls.filter((call) => /^(set|take)/.test(call));
const weightsOf = (one: FakeLoadBalancer) =>
  setsOf(one).flatMap((call) => /^setWeights .*=(.*)$/.exec(call)?.[1] ?? []);
const progressOf = ({ news }: Ran) => news.flatMap((one) => (one.kind === 'progress' ? one.text : []));

describe('a ramp by `weight`', () => {
  test('goes through its weights, and holds each but the last', async () => {
    const one = lb('lb1', FORTY);
    one.server('web/web1').weight = 0;
    const ran = await run(request('weight', RAMP), [one], async (clock) => {
      await clock.advance(5_000);
      assert.deepEqual(weightsOf(one), ['10%']);
      await clock.advance(10_000);
      assert.deepEqual(weightsOf(one), ['10%', '50%']);
    });
    assert.deepEqual(weightsOf(one), ['10%', '50%', '100%']);
    assert.equal(ran.report.result, 'changed');
    assert.ok(ran.tookMs >= 20_000 && ran.tookMs < 23_000, `${ran.tookMs}`);
    assert.deepEqual(ran.saved.at(-2)?.loadBalancers[0]?.servers[0]?.sent.weights, [4, 20, 40]);
  });

  test('says which share of the requests it takes', async () => {
    const one = lb('lb1', FORTY);
    one.server('web/web1').weight = 1;
    const ran = await run(request('weight', RAMP), [one], async (clock) => {
      await clock.advance(2_500);
      one.server('web/web1').sessionsTotal += 10;
      one.server('web/web2').sessionsTotal += 90;
    });
    const wanted =
      /web\/web1: weight 4 \(10%, step 1 of 3\), 10% of the requests of web \(10 of 100\), 3s of 10s/;
    assert.match(progressOf(ran).join('\n'), wanted);
    assert.ok(ran.news.some((one) => one.kind === 'done' && /held, 10% of the requests/.test(one.text)));
  });

  test('ends when the server is not UP any more: back at the weight it had', async () => {
    for (const at of [3_000, 13_000]) {
      const one = lb('lb1', FORTY);
      one.server('web/web1').weight = 1;
      const { report, tookMs } = await run(request('weight', RAMP), [one], async (clock) => {
        await clock.advance(at);
        one.fail('web/web1');
      });
      assert.equal(report.error?.code, 'unhealthy');
      assert.match(
        report.error?.message ?? '',
        new RegExp(`web/web1 is "DOWN" at weight ${at < 10_000 ? 4 : 20}, step ${at < 10_000 ? 1 : 2} of 3`),
      );
      assert.equal(report.error?.detail, 'L4CON: Layer4 connection problem: Connection refused');
      assert.equal(report.result, 'rolled-back');
      assert.equal(one.server('web/web1').weight, 1);
      assert.ok(tookMs < at + 3_000, `${tookMs}`);
    }
  });

  test('ends when its checks are switched off: from then on HAProxy would call it up whatever becomes of it', async () => {
    const one = lb('lb1', FORTY);
    one.server('web/web1').weight = 1;
    const { report } = await run(request('weight', RAMP), [one], async (clock) => {
      await clock.advance(3_000);
      Object.assign(one.server('web/web1'), { checkState: 2, status: 'no check' });
    });
    assert.equal(report.error?.code, 'unhealthy');
    assert.match(report.error?.message ?? '', /the health check of web\/web1 was switched off meanwhile/);
    assert.deepEqual([report.result, one.server('web/web1').weight], ['rolled-back', 1]);
  });

  test('ends when the server was down between two looks, though it is UP again in both', async () => {
    for (const at of [3_300, 13_300]) {
      const one = lb('lb1', FORTY);
      one.server('web/web1').weight = 1;
      const { report } = await run(request('weight', RAMP), [one], async (clock) => {
        await clock.advance(at);
        one.fail('web/web1');
        await clock.advance(10);
        one.prove('web/web1');
      });
      const step = at < 10_000 ? 1 : 2;
      assert.equal(report.error?.code, 'unhealthy');
      assert.match(
        report.error?.message ?? '',
        new RegExp(`web/web1 was down, and is "UP" at weight \\d+, step ${step} of 3`),
      );
      assert.deepEqual([report.result, one.server('web/web1').weight], ['rolled-back', 1]);
    }
  });

  test('a server that goes up and down without an end in its slow start is not waited for as long', async () => {
    const one = lb('lb1', FORTY);
    Object.assign(one.server('web/web1'), { weight: 1, operationalState: 1 });
    const { report, tookMs } = await run(request('weight', RAMP), [one], async (clock) => {
      await clock.advance(3_300);
      one.fail('web/web1');
      one.prove('web/web1');
      one.server('web/web1').operationalState = 1;
    });
    assert.equal(report.error?.code, 'unhealthy');
    assert.ok(tookMs < 6_000, `${tookMs}`);
  });

  test('`clear counters all` is no reason to go back: it had been down before, and that is forgotten', async () => {
    const one = lb('lb1', { ...FORTY, checkDowns: 3 });
    one.server('web/web1').weight = 1;
    const { report } = await run(request('weight', RAMP), [one], async (clock) => {
      await clock.advance(3_000);
      one.server('web/web1').checkDowns = 0;
    });
    assert.equal(report.result, 'changed', report.error?.message);
  });

  test('stays at the weight where it ended with `on-error: keep`', async () => {
    const one = lb('lb1', FORTY);
    one.server('web/web1').weight = 1;
    const { report } = await run(request('weight', { ...RAMP, onError: 'keep' }), [one], async (clock) => {
      await clock.advance(13_000);
      one.fail('web/web1');
    });
    assert.equal(report.result, 'partial');
    assert.equal(one.server('web/web1').weight, 20);
  });

  test('does not go on while a check has failed, and does when it has passed again', async () => {
    const one = lb('lb1', FORTY);
    one.server('web/web1').weight = 1;
    const { report } = await run(request('weight', RAMP), [one], async (clock) => {
      await clock.advance(5_000);
      one.server('web/web1').status = 'UP 2/3';
      await clock.advance(10_000);
      assert.deepEqual(weightsOf(one), ['10%']);
      one.server('web/web1').status = 'UP';
    });
    assert.equal(report.result, 'changed');
  });

  test('a slow start is waited for, and the interval begins when it ends', async () => {
    const one = lb('lb1', FORTY);
    Object.assign(one.server('web/web1'), { weight: 1, operationalState: 1 });
    const ran = await run(request('weight', RAMP), [one], async (clock) => {
      await clock.advance(15_000);
      assert.deepEqual(weightsOf(one), ['10%']);
      one.server('web/web1').operationalState = 2;
      await clock.advance(9_000);
      assert.deepEqual(weightsOf(one), ['10%']);
    });
    assert.match(progressOf(ran).join('\n'), /slow start/);
    assert.equal(ran.report.result, 'changed');
  });

  test('of how many requests it takes nothing is said where a server was deleted meanwhile', async () => {
    const one = lb('lb1', FORTY);
    one.server('web/web1').weight = 1;
    const ran = await run(request('weight', RAMP), [one], async (clock) => {
      await clock.advance(2_500);
      one.server('web/web1').sessionsTotal += 10;
      one.remove('web/web3');
    });
    assert.equal(ran.report.result, 'changed', ran.report.error?.message);
    assert.ok(progressOf(ran).some((text) => text.endsWith('10% of the requests') === false));
    assert.doesNotMatch(progressOf(ran).slice(3).join('\n'), /of the requests/);
  });

  test('a sample that fails for another reason ends it', async () => {
    const one = lb('lb1', FORTY);
    one.server('web/web1').weight = 1;
    one.before = (call) => {
      if (call.startsWith('sample')) throw new Failure('refused', 'not now', { callChanged: 'no' });
    };
    const { report } = await run(request('weight', RAMP), [one]);
    assert.equal(report.error?.code, 'refused');
    assert.equal(one.server('web/web1').weight, 1);
  });

  test('one that fails at the last weight, too, ends it there, with its status and its last check', async () => {
    const one = lb('lb1', { ...FORTY, ...OUT });
    one.before = (call) => {
      if (call === 'setWeights web/web1=100%') one.fail('web/web1', 'gone');
    };
    const { report } = await run(
      request('ready', { ...RAMP, healthTimeoutMs: 5_000 }),
      [one],
      async (clock) => {
        await clock.advance(1_000);
        one.prove('web/web1');
      },
    );
    assert.equal(report.error?.code, 'unhealthy');
    assert.equal(
      report.error?.message,
      'The ramp ends here: web/web1 is "DOWN" at weight 40, step 3 of 3 of its ramp.',
    );
    assert.equal(report.error?.brief, 'it was not UP at step 3 of its ramp');
    assert.equal(report.error?.detail, 'L4CON: gone');
    assert.deepEqual([report.error?.servers, report.error?.loadBalancer], [['web/web1'], 'lb1']);
  });

  test('a check that fails at the last weight is waited for as at any other, within the limit of health', async () => {
    for (const [operation, isBack] of [
      ['weight', true],
      ['weight', false],
      ['ready', true],
    ] as const) {
      const one = lb('lb1', { ...FORTY, ...(operation === 'ready' ? OUT : {}) });
      if (operation === 'weight') one.server('web/web1').weight = 1;
      one.before = (call) => {
        if (call === 'sample web/web1') one.prove('web/web1');
        if (call === 'setWeights web/web1=100%') one.server('web/web1').status = 'UP 2/3';
      };
      const asked = request(operation, { ...RAMP, healthTimeoutMs: 5_000 });
      const { report } = await run(asked, [one], async (clock) => {
        await clock.advance(24_000);
        assert.equal(one.server('web/web1').weight, 40);
        if (isBack) one.server('web/web1').status = 'UP';
      });
      assert.equal(report.result, isBack ? 'changed' : 'rolled-back', report.error?.message);
      assert.equal(report.error?.code, isBack ? undefined : 'unhealthy');
    }
  });

  test('somebody else who sets it is left alone', async () => {
    const heavier = (one: FakeLoadBalancer) => {
      one.server('web/web1').weight = 7;
    };
    for (const meddle of [heavier, (one: FakeLoadBalancer) => one.force('web/web1', 'maint')]) {
      const one = lb('lb1', FORTY);
      one.server('web/web1').weight = 1;
      const { report } = await run(request('weight', RAMP), [one], async (clock) => {
        await clock.advance(3_000);
        meddle(one);
      });
      assert.equal(report.error?.code, 'not-verified');
      assert.ok(one.server('web/web1').weight === 7 || one.server('web/web1').adminFlags === 1);
    }
  });

  test('after a reload it goes on where it was', async () => {
    const one = lb('lb1', FORTY);
    one.server('web/web1').weight = 1;
    const { report } = await run(request('weight', RAMP), [one], async (clock) => {
      await clock.advance(13_000);
      one.reload();
    });
    assert.equal(report.result, 'changed', report.error?.message);
    assert.deepEqual(weightsOf(one), ['10%', '50%', '50%', '100%']);
    assert.equal(one.server('web/web1').weight, 40);
  });

  test('after a reload that has it DOWN until its first check it is waited for, at the weight that it had', async () => {
    const one = lb('lb1', FORTY);
    one.server('web/web1').weight = 1;
    const { report } = await run(
      request('weight', { ...RAMP, healthTimeoutMs: 5_000 }),
      [one],
      async (clock) => {
        await clock.advance(13_000);
        one.reload();
        const down = { operationalState: 0, status: 'DOWN 1/2', checkStatus: 'INI', weight: 40 } as const;
        Object.assign(one.server('web/web1'), down);
        await clock.advance(3_000);
        assert.equal(one.server('web/web1').weight, 20);
        one.prove('web/web1');
      },
    );
    assert.equal(report.result, 'changed', report.error?.message);
    assert.deepEqual(weightsOf(one), ['10%', '50%', '50%', '100%']);
  });

  test('a server that has the last weight already is not taken down for it; one that is out is refused', async () => {
    const there = lb('lb1', FORTY);
    assert.equal((await run(request('weight', RAMP), [there])).report.result, 'unchanged');
    assert.deepEqual(setsOf(there), []);
    const out = lb('lb1', { ...FORTY, ...OUT, weight: 4 });
    const { report } = await run(request('weight', RAMP), [out]);
    assert.equal(report.error?.code, 'unhealthy');
    assert.deepEqual(setsOf(out), []);
  });

  test('a step that HAProxy would round to 0 is refused with the smallest that works', async () => {
    const one = lb('lb1', { weight: 3, configuredWeight: 5 });
    const { report } = await run(request('weight', RAMP), [one]);
    assert.equal(report.error?.code, 'refused');
    assert.match(report.error?.hint ?? '', /The smallest percentage that works is 20%/);
  });

  test('several load balancers climb together', async () => {
    const [one, other] = [lb('lb1', FORTY), lb('lb2', FORTY)];
    for (const each of [one, other]) each.server('web/web1').weight = 1;
    other.server('web/web1').operationalState = 1;
    await run(request('weight', RAMP), [one, other], async (clock) => {
      await clock.advance(14_000);
      assert.deepEqual(weightsOf(one), ['10%']);
      other.server('web/web1').operationalState = 2;
    });
    for (const each of [one, other]) assert.deepEqual(weightsOf(each), ['10%', '50%', '100%']);
  });
});

describe('a ramp by `ready`', () => {
  const proven = (one: FakeLoadBalancer) => {
    one.prove('web/web1');
  };

  test('proven while it is out, let in at the first weight, then through the others', async () => {
    const one = lb('lb1', { ...FORTY, ...OUT });
    const { report } = await run(request('ready', RAMP), [one], async (clock) => {
      await clock.advance(1_000);
      proven(one);
    });
    assert.equal(report.result, 'changed', report.error?.message);
    assert.equal(report.servers[0]?.outcome, 'changed');
    assert.deepEqual(setsOf(one), [
      'setWeights web/web1=10%',
      'takeDownForProof web/web1',
      'setStates web/web1=ready',
      'setWeights web/web1=50%',
      'setWeights web/web1=100%',
    ]);
  });

  test('when it fails on the way, it leaves before its weight goes back up', async () => {
    const one = lb('lb1', { ...FORTY, ...OUT });
    const { report } = await run(request('ready', RAMP), [one], async (clock) => {
      await clock.advance(1_000);
      proven(one);
      await clock.advance(3_000);
      one.fail('web/web1');
    });
    assert.equal(report.error?.code, 'unhealthy');
    assert.equal(report.result, 'rolled-back');
    assert.deepEqual(setsOf(one).slice(-2), ['setStates web/web1=maint', 'setWeights web/web1=40']);
  });

  test('without a proof nothing is different but that', async () => {
    const one = lb('lb1', { ...FORTY, ...OUT });
    const { report } = await run(request('ready', { ...RAMP, healthProof: 'none' }), [one], async (clock) => {
      await clock.advance(1_000);
      proven(one);
    });
    assert.equal(report.result, 'changed', report.error?.message);
    assert.deepEqual(weightsOf(one), ['10%', '50%', '100%']);
  });
});

test('its checks are switched off where its last weight is set: it is not called done, for nobody looks whether it carries that', async () => {
  for (const operation of ['weight', 'ready'] as const) {
    const out = operation === 'ready' ? OUT : {};
    const one = lb('lb1', { ...FORTY, weight: 1, ...out });
    one.before = (call) => {
      if (call.startsWith('takeDownForProof')) void one.clock?.sleep(200).then(() => one.prove('web/web1'));
      if (call === 'setWeights web/web1=100%') one.server('web/web1').checkState = 2;
    };
    const { report } = await run(request(operation, RAMP), [one]);
    assert.equal(report.error?.code, 'unhealthy', operation);
    assert.match(report.error.message, /the health check of web\/web1 was switched off meanwhile/);
  }
});
