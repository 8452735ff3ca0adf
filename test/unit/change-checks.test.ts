/** Checks that are switched beside an operation: in which order, who may meddle, and how they are put back. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lookAfter } from '../../src/operation/post-job/look-after.ts';
import type { SavedChange } from '../../src/operation/saved-change.ts';
import { FakeClock } from '../support/fake-clock.ts';
import type { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { type Given, lb, type Ran, request, run } from './change-scene.ts';

const BOTH = { agentState: 22 };
const BOTH_OFF = { checkState: 2, agentState: 18 };
const OUT = { adminFlags: 1, operationalState: 0 } as const;
const OFF: Given = { switches: { health: 'disabled', agent: 'disabled' } };
const ON: Given = { switches: { health: 'enabled', agent: 'enabled' } };
const setsOf = (one: FakeLoadBalancer) =>
  one.calls.filter((call) => /^(set|take)/.test(call)).map((call) => call.replaceAll('web/web1', 'it'));
const toldOf = ({ news }: Ran, kind: 'done' | 'warning') =>
  news.flatMap((one) => (one.kind === kind ? one.text : []));
const bitsOf = (one: FakeLoadBalancer) => {
  const { adminFlags, checkState, agentState } = one.server('web/web1');
  return [adminFlags, checkState, agentState];
};

/** What post makes of what main has saved. */
async function post(
  one: FakeLoadBalancer,
  saved: SavedChange,
  meanwhile: (clock: FakeClock) => Promise<void> = async () => {},
) {
  const clock = new FakeClock();
  one.clock = clock;
  one.calls.length = 0;
  const work = lookAfter({
    saved,
    action: 'put-back',
    loadBalancers: new Map([[one.name, one]]),
    effects: { clock, signal: new AbortController().signal, tell: () => {} },
    healthTimeoutAtMostMs: 60_000,
    changedLater: () => false,
  });
  await meanwhile(clock);
  const [finding] = await clock.runUntil(work);
  assert.ok(finding);
  return finding;
}

describe('the order', () => {
  const cases: [string, Parameters<typeof request>[0], Given, object, string[]][] = [
    [
      'drain: off first',
      'drain',
      OFF,
      BOTH,
      ['setChecks it health=disabled it agent=disabled', 'setStates it=drain'],
    ],
    [
      'maint: off first',
      'maint',
      OFF,
      BOTH,
      ['setChecks it health=disabled it agent=disabled', 'setStates it=drain', 'setStates it=maint'],
    ],
    [
      'weight: what watches it goes off last',
      'weight',
      { ...OFF, weight: { kind: 'absolute', value: 5 } },
      BOTH,
      ['setChecks it agent=disabled', 'setWeights it=5', 'setChecks it health=disabled'],
    ],
    [
      'ready: checks prove it, and its agent speaks last',
      'ready',
      ON,
      { ...BOTH_OFF, ...OUT },
      [
        'setChecks it health=enabled',
        'takeDownForProof it',
        'setStates it=ready',
        'setChecks it agent=enabled',
      ],
    ],
    [
      'ready: proven before nobody watches it any more',
      'ready',
      OFF,
      { ...BOTH, ...OUT, checkState: 14 },
      [
        'setChecks it agent=disabled',
        'takeDownForProof it',
        'setStates it=ready',
        'setChecks it health=disabled',
      ],
    ],
    ['already so: nothing is sent', 'ready', ON, BOTH, []],
  ];
  for (const [words, operation, given, web1, expected] of cases) {
    test(words, async () => {
      const one = lb('lb1', web1);
      const { report } = await run(request(operation, given), [one], async (clock) => {
        await clock.advance(1_000);
        if (operation === 'ready' && expected.length > 0) one.prove('web/web1');
      });
      assert.equal(report.error, null);
      assert.deepEqual(setsOf(one), expected);
      assert.equal(report.changed, expected.length > 0 ? 'yes' : 'no');
    });
  }
});

describe('an agent that speaks again at the end', () => {
  test('and finds it down: it is not ready', async () => {
    const one = lb('lb1', { ...BOTH_OFF, ...OUT });
    one.before = (call) => {
      if (call === 'setChecks web/web1 agent=enabled') one.fail('web/web1', 'agent says down');
    };
    const { report } = await run(request('ready', ON), [one], async (clock) => {
      await clock.advance(1_000);
      one.prove('web/web1');
    });
    assert.equal(report.error?.code, 'unhealthy');
    assert.deepEqual([report.error?.servers, report.error?.loadBalancer], [['web/web1'], 'lb1']);
    assert.match(report.error?.detail ?? '', /agent says down/);
  });

  test('and a health check fails meanwhile: it is waited for until it is exactly UP again', async () => {
    const one = lb('lb1', { ...BOTH_OFF, ...OUT });
    const { report } = await run(request('ready', ON), [one], async (clock) => {
      await clock.advance(1_000);
      one.prove('web/web1');
      await clock.advance(1_000);
      assert.equal(setsOf(one).at(-1), 'setChecks it agent=enabled');
      one.server('web/web1').status = 'UP 2/3';
      await clock.advance(4_000);
      one.server('web/web1').status = 'UP';
    });
    assert.equal(report.error, null, report.error?.message);
  });

  test('and a health check fails meanwhile, behind a ramp that took longer than health may: it is waited for all the same', async () => {
    const one = lb('lb1', { ...BOTH_OFF, ...OUT, weight: 40, configuredWeight: 40 });
    const steps = [50, 100].map((value) => ({ kind: 'percent', value }) as const);
    let isSpeaking = false;
    one.before = (call) => {
      isSpeaking ||= call === 'setChecks web/web1 agent=enabled';
    };
    const ramp = { steps, intervalMs: 90_000 };
    const { report } = await run(request('ready', { ...ON, ramp }), [one], async (clock) => {
      await clock.advance(1_000);
      one.prove('web/web1');
      for (let second = 0; second < 200 && !isSpeaking; second += 1) await clock.advance(1_000);
      one.server('web/web1').status = 'UP 2/3';
      await clock.advance(4_000);
      one.server('web/web1').status = 'UP';
    });
    assert.ok(isSpeaking);
    assert.equal(report.error, null, report.error?.message);
  });

  for (const operation of ['ready', 'weight'] as const) {
    test(`behind a ramp by \`${operation}\`, and gives a weight: it goes on where the ramp has ended`, async () => {
      const out = operation === 'ready' ? OUT : {};
      const one = lb('lb1', { ...BOTH_OFF, checkState: 6, ...out, weight: 4, configuredWeight: 40 });
      one.before = (call) => {
        if (call === 'setChecks web/web1 agent=enabled') one.server('web/web1').weight = 30;
      };
      const steps = [50, 100].map((value) => ({ kind: 'percent', value }) as const);
      const given: Given = { switches: { agent: 'enabled' }, ramp: { steps, intervalMs: 1_000 } };
      const ran = await run(request(operation, given), [one], async (clock) => {
        await clock.advance(1_000);
        if (operation === 'ready') one.prove('web/web1');
      });
      assert.equal(ran.report.error, null, ran.report.error?.message);
      assert.equal(ran.report.result, 'changed');
      assert.equal(one.server('web/web1').weight, 30);
      assert.equal(
        toldOf(ran, 'done').at(-1),
        'web/web1: weight 30, for its agent, which speaks again, gives it',
      );
    });
  }

  test('and gives another weight than was asked for: the agent that this step has let speak is not to be switched off', async () => {
    const one = lb('lb1', { agentState: 18 });
    one.before = (call) => {
      if (call === 'setChecks web/web1 agent=enabled') one.server('web/web1').weight = 1;
    };
    const weighed = request('ready', {
      switches: { agent: 'enabled' },
      weight: { kind: 'absolute', value: 5 },
    });
    const { report } = await run(weighed, [one]);
    assert.equal(report.error?.code, 'agent-conflict');
    assert.equal(
      report.error?.hint,
      'This step has let the agent speak, and the agent gives the weight: leave `weight` out, or let it speak later.',
    );
  });

  for (const [first, last, words] of [
    [40, 0, 'at weight 0 takes no traffic, and that is said'],
    [0, 40, 'not at weight 0 any more: nothing is said of what is over'],
  ] as const) {
    test(`and has it ${words}`, async () => {
      const one = lb('lb1', { agentState: 18, weight: first, configuredWeight: 40 });
      one.force('web/web1', 'drain');
      one.before = (call) => {
        if (call === 'setChecks web/web1 agent=enabled') one.server('web/web1').weight = last;
      };
      const ran = await run(request('ready', { switches: { agent: 'enabled' } }), [one], async (clock) => {
        await clock.advance(1_000);
        one.prove('web/web1');
      });
      assert.equal(ran.report.error, null, ran.report.error?.message);
      const said =
        last === 0 ? [/^web\/web1 is ready at weight 0 and takes no traffic: .*look at the agent\.$/] : [];
      const warnings = toldOf(ran, 'warning');
      assert.equal(warnings.length, said.length, warnings.join('\n'));
      for (const [index, pattern] of said.entries()) assert.match(warnings[index] ?? '', pattern);
    });
  }

  test('and finds it down, where no proof is asked for: it is as it was asked for', async () => {
    const one = lb('lb1', { ...BOTH_OFF, ...OUT });
    one.before = (call) => {
      if (call === 'setChecks web/web1 agent=enabled') one.fail('web/web1', 'agent says down');
    };
    const { report } = await run(request('ready', { ...ON, healthProof: 'none' }), [one]);
    assert.equal(report.error, null);
  });

  test('is waited for: it would have undone what was set by then', async () => {
    const one = lb('lb1', { agentState: 18 });
    const weighed = request('weight', { ...ON, weight: { kind: 'absolute', value: 5 } });
    const { report, tookMs } = await run(weighed, [one], async (clock) => {
      await clock.advance(2_500);
      one.server('web/web1').weight = 1;
    });
    assert.equal(report.error?.code, 'agent-conflict');
    assert.ok(tookMs >= 2_500 && tookMs < 3_500, `${tookMs}`);
  });

  test('and says nothing: that is waited for only so long', async () => {
    const one = lb('lb1', { agentState: 18 });
    const weighed = request('weight', { ...ON, weight: { kind: 'absolute', value: 5 } });
    const { report, tookMs } = await run(weighed, [one]);
    assert.equal(report.error, null);
    assert.ok(tookMs >= 3_000 && tookMs < 3_500, `${tookMs}`);
  });
});

describe('health checks that come on, and do not run', () => {
  test('out of maint with its checks off a server keeps their pause: that is told, with what ends it', async () => {
    const one = lb('lb1', { checkState: 10 });
    const { report } = await run(request('ready', { switches: { health: 'enabled' } }), [one]);
    assert.equal(report.error?.code, 'not-verified');
    assert.equal(
      report.error?.message,
      'web/web1: HAProxy accepted `enable health`, and no check runs: out of maint with its checks off, a server keeps their pause.',
    );
    assert.deepEqual([report.error?.servers, report.error?.loadBalancer], [['web/web1'], 'lb1']);
  });
});

describe('refused before anything is sent', () => {
  const cases: [string, Parameters<typeof request>[0], Given, object, string][] = [
    ['an agent that is not to be switched off', 'drain', {}, BOTH, 'agent-conflict'],
    ['one that would be let speak into it', 'maint', ON, { agentState: 18 }, 'agent-conflict'],
    ['a health check that is not there', 'ready', ON, { checkState: 0, agentState: 22 }, 'refused'],
    ['an agent check that is not there', 'weight', ON, {}, 'refused'],
  ];
  for (const [words, operation, given, web1, code] of cases) {
    test(words, async () => {
      const one = lb('lb1', web1);
      const { report } = await run(request(operation, given), [one]);
      assert.equal(report.error?.code, code);
      assert.deepEqual(setsOf(one), []);
    });
  }

  test('but not `required` where they are to be switched on', async () => {
    const one = lb('lb1', { ...BOTH_OFF, ...OUT });
    const { report } = await run(
      request('ready', { ...ON, healthProof: 'required' }),
      [one],
      async (clock) => {
        await clock.advance(1_000);
        one.prove('web/web1');
      },
    );
    assert.equal(report.result, 'changed', report.error?.message);
  });
});

test('saved before they are set, with what they were', async () => {
  const one = lb('lb1', BOTH);
  const { saved } = await run(request('drain', OFF), [one]);
  assert.deepEqual(saved[0]?.loadBalancers[0]?.servers[0], {
    backend: 'web',
    server: 'web1',
    address: '127.0.0.1:80',
    before: { state: 'ready', weight: 1, checks: 'enabled', agent: 'enabled' },
    health: 'up',
    sent: { states: [], weights: [], checks: ['disabled'], agent: ['disabled'] },
  });
  assert.ok(one.calls.indexOf('save') < one.calls.findIndex((call) => call.startsWith('setChecks')));
});

test('a server that keeps the pause of its checks is named, and nothing else is set', async () => {
  const one = lb('lb1', { checkState: 10 });
  const { report } = await run(request('ready', ON.switches ? { switches: { health: 'enabled' } } : {}), [
    one,
  ]);
  assert.equal(report.error?.code, 'not-verified');
  assert.match(report.error?.message ?? '', /keeps their pause/);
  assert.ok(!setsOf(one).some((call) => /takeDown|setStates/.test(call)));
});

test('somebody else who switches them back is told, and the rest is put back', async () => {
  for (const [name, bits] of [
    ['checkState', 6],
    ['agentState', 22],
  ] as const) {
    const one = lb('lb1', { ...BOTH, sessions: 3 });
    const { report } = await run(request('maint', OFF), [one], async (clock) => {
      await clock.advance(1_000);
      one.server('web/web1')[name] = bits;
      one.server('web/web1').sessions = 0;
      await clock.advance(4_000);
      one.prove('web/web1');
    });
    assert.equal(report.error?.code, 'not-verified');
    assert.match(
      report.error?.message ?? '',
      name === 'agentState'
        ? /its agent check to be disabled, and now it is enabled/
        : /its health checks to be disabled, and now they are enabled/,
    );
    assert.equal(report.result, 'rolled-back');
    assert.deepEqual(bitsOf(one), [0, 6, 22]);
  }
});

test('a reload forgets them: set once more', async () => {
  const one = lb('lb1', { ...BOTH, sessions: 3 });
  const { report } = await run(request('maint', OFF), [one], async (clock) => {
    await clock.advance(1_000);
    one.reload();
    one.server('web/web1').sessions = 0;
  });
  assert.equal(report.error, null);
  assert.equal(one.server('web/web1').agentState, 18);
  assert.equal(setsOf(one).filter((call) => call.startsWith('setChecks')).length, 2);
});

test('switched off by hand before, on again by a reload, and off by the step: they come on for the way back, and prove it', async () => {
  const one = lb('lb1', { ...BOTH_OFF, sessions: 3 });
  const { report, saved } = await run(
    request('maint', { ...OFF, restore: 'always' }),
    [one],
    async (clock) => {
      await clock.advance(1_000);
      one.reload();
      Object.assign(one.server('web/web1'), { checkState: 6, agentState: 22, sessions: 0 });
    },
  );
  assert.equal(report.error, null);
  assert.deepEqual(bitsOf(one), [1, 2, 18]);
  const last = saved.at(-1);
  assert.ok(last);
  const finding = await post(one, last, async (clock) => {
    await clock.advance(1_000);
    one.prove('web/web1');
  });
  assert.equal(finding.kind, 'put-back');
  assert.deepEqual(setsOf(one), [
    'setChecks it health=enabled',
    'takeDownForProof it',
    'setStates it=ready',
    'setChecks it agent=enabled',
  ]);
  assert.deepEqual(bitsOf(one), [0, 6, 22]);
});

describe('put back', () => {
  const drained = async (operation: 'drain' | 'maint') => {
    const one = lb('lb1', BOTH);
    const { saved } = await run(request(operation, { ...OFF, restore: 'always' }), [one]);
    const last = saved.at(-1);
    assert.ok(last);
    return { one, last };
  };

  for (const operation of ['drain', 'maint'] as const) {
    test(`after ${operation}: health checks on, proven, let in, and the agent last`, async () => {
      const { one, last } = await drained(operation);
      const finding = await post(one, last, async (clock) => {
        await clock.advance(1_000);
        one.prove('web/web1');
      });
      assert.equal(finding.kind, 'put-back');
      assert.deepEqual(setsOf(one), [
        'setChecks it health=enabled',
        operation === 'maint' ? 'takeDownForProof it' : 'setHealth stopping it',
        'setStates it=ready',
        'setChecks it agent=enabled',
      ]);
      assert.deepEqual(bitsOf(one), [0, 6, 22]);
    });
  }

  test('one that stays unhealthy stays out, and its agent silent: it would let it in', async () => {
    const { one, last } = await drained('maint');
    const finding = await post(one, last);
    assert.equal(finding.kind, 'left');
    assert.equal(finding.failure?.code, 'unhealthy');
    assert.deepEqual(bitsOf(one), [1, 14, 18]);
  });

  test('by the step itself: from drain only after a check, for nobody has watched it meanwhile', async () => {
    const one = lb('lb1', { ...BOTH, sessions: 3 });
    const { report } = await run(
      request('drain', { ...OFF, drainTimeoutMs: 2_000 }),
      [one],
      async (clock) => {
        await clock.advance(5_000);
        one.prove('web/web1');
      },
    );
    assert.equal(report.error?.code, 'drain-timeout');
    assert.equal(report.result, 'rolled-back');
    assert.ok(setsOf(one).includes('setHealth stopping it'), setsOf(one).join());
    assert.deepEqual(bitsOf(one), [0, 6, 22]);
  });

  test('checks that find it down are left on: with them off it would stay down for good', async () => {
    const one = lb('lb1', { checkState: 2, weight: 5 });
    const { saved } = await run(
      request('weight', {
        switches: { health: 'enabled' },
        weight: { kind: 'absolute', value: 7 },
        restore: 'always',
      }),
      [one],
    );
    const last = saved.at(-1);
    assert.ok(last);
    one.fail('web/web1');
    const finding = await post(one, last);
    assert.equal(finding.kind, 'left');
    assert.match(finding.failure?.message ?? '', /The health checks of web\/web1 are left on/);
    assert.deepEqual([one.server('web/web1').weight, one.server('web/web1').checkState], [5, 6]);
  });

  test('killed between the switch and the set', async () => {
    const one = lb('lb1', BOTH);
    const { saved } = await run(request('maint', OFF), [one]);
    const [first] = saved;
    assert.ok(first);
    one.force('web/web1', 'ready');
    one.prove('web/web1');
    Object.assign(one.server('web/web1'), BOTH_OFF);
    const finding = await post(one, first);
    assert.equal(finding.kind, 'put-back');
    assert.deepEqual(bitsOf(one), [0, 6, 22]);
  });

  test('what somebody else has set meanwhile stays, switches and all, and is told', async () => {
    const { one, last } = await drained('drain');
    one.force('web/web1', 'maint');
    const finding = await post(one, last);
    assert.equal(finding.kind, 'not-ours');
    assert.deepEqual(setsOf(one), []);
  });
});
