/** Several servers are put back in one go: each by its own way, whatever somebody else does meanwhile, over losses and reloads. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ConnectionLost, type ErrorCode, Failure } from '../../src/errors.ts';
import type { SavedServer } from '../../src/operation/saved-change.ts';
import type { FakeClock } from '../support/fake-clock.ts';
import { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { CHECKED, lb } from './change-scene.ts';
import { OUT, putBack, saved, setsOf } from './rollback-scene.ts';

describe('in one go', () => {
  test('one that comes back by being set, one that is proven, and one that was down', async () => {
    const one = lb('lb1', OUT);
    one.force('web/web2', 'maint');
    one.server('web/web3').weight = 5;
    const web3 = saved('web3', { sent: { states: [], weights: [5] } });
    const { result, of, checkpoints } = await putBack(
      one,
      [saved('web1'), saved('web2', { health: 'down' }), web3],
      async (clock) => {
        await clock.advance(1_000);
        one.prove('web/web1');
      },
    );
    assert.equal(result.failure, null);
    for (const server of ['web1', 'web2', 'web3']) assert.equal(of(server).kind, 'back');
    assert.deepEqual(setsOf(one), [
      'setWeights web/web3=1',
      'takeDownForProof web/web2',
      'setStates web/web2=ready',
      'takeDownForProof web/web1',
      'setStates web/web1=ready',
    ]);
    assert.equal(one.calls.at(-1), 'readServers fresh web/web1 web/web2 web/web3');
    assert.equal(one.server('web/web2').operationalState, 0);
    assert.ok((of('web1').healthMs ?? 0) >= 1_000);
    // What is sent for the first time is saved before.
    assert.deepEqual(
      checkpoints.at(-1)?.servers.map(({ server, sent }) => [server, sent.states.at(-1)]),
      [
        ['web1', 'ready'],
        ['web2', 'ready'],
        ['web3', undefined],
      ],
    );
  });

  test('what was sent before already is not saved once more', async () => {
    const one = lb('lb1', { adminFlags: 8 });
    const { of, checkpoints } = await putBack(one, [
      saved('web1', { sent: { states: ['drain', 'ready'], weights: [] } }),
    ]);
    assert.equal(of('web1').kind, 'back');
    assert.deepEqual(checkpoints, []);
  });

  test('the name of one that is proven does not resolve any more when the last one is: it goes back to where it was', async () => {
    const one = lb('lb1', OUT);
    one.force('web/web2', 'maint');
    const { of } = await putBack(one, [saved('web1'), saved('web2')], async (clock) => {
      await clock.advance(1_000);
      one.prove('web/web1');
      await clock.advance(1_000);
      Object.assign(one.server('web/web1'), { adminFlags: 8 | 32, operationalState: 0 });
      one.prove('web/web2');
    });
    assert.deepEqual(
      [of('web1').kind, of('web1').failure?.code, of('web2').kind],
      ['left', 'dns-maintenance', 'back'],
    );
  });

  test('one is proven and one is not: only the second one stays out, for that reason', async () => {
    const one = lb('lb1', OUT);
    one.force('web/web2', 'maint');
    const { result, of } = await putBack(one, [saved('web1'), saved('web2')], async (clock) => {
      await clock.advance(1_000);
      one.prove('web/web1');
      one.fail('web/web2');
    });
    assert.equal(of('web1').kind, 'back');
    assert.equal(of('web1').failure, null);
    assert.equal(of('web2').kind, 'left');
    assert.equal(of('web2').failure?.code, 'unhealthy');
    assert.deepEqual(of('web2').failure?.servers, ['web/web2']);
    assert.equal(result.failure?.code, 'unhealthy');
    assert.equal(one.server('web/web1').adminFlags, 0);
    assert.equal(one.server('web/web2').adminFlags, 1);
  });

  test('one is proven, and a check fails while another one is still waited for: it is proven again before it is let in', async () => {
    const one = lb('lb1', OUT);
    one.force('web/web2', 'maint');
    const { of } = await putBack(one, [saved('web1'), saved('web2')], async (clock) => {
      await clock.advance(1_000);
      one.prove('web/web1');
      await clock.advance(1_000);
      one.fail('web/web1');
      await clock.advance(1_000);
      one.prove('web/web2');
      await clock.advance(1_000);
      assert.ok(!setsOf(one).some((call) => call.startsWith('setStates')), 'nobody is let in unproven');
      one.prove('web/web1');
    });
    for (const server of ['web1', 'web2']) assert.equal(of(server).kind, 'back');
    assert.ok((of('web1').healthMs ?? 0) >= 3_900);
  });

  test('the same, and it does not come up again in time: only the other one is let in', async () => {
    const one = lb('lb1', OUT);
    one.force('web/web2', 'maint');
    const { of } = await putBack(one, [saved('web1'), saved('web2')], async (clock) => {
      await clock.advance(1_000);
      one.prove('web/web1');
      await clock.advance(1_000);
      one.fail('web/web1');
      one.prove('web/web2');
    });
    assert.equal(of('web2').kind, 'back');
    assert.equal(of('web1').kind, 'left');
    assert.equal(of('web1').failure?.code, 'unhealthy');
    assert.equal(one.server('web/web1').adminFlags, 1);
  });

  test('a weight and a state: the weight is back before it is let in', async () => {
    const one = lb('lb1', { ...OUT, weight: 3 });
    const both = saved('web1', {
      before: { state: 'ready', weight: 7 },
      sent: { states: ['maint'], weights: [3] },
    });
    const { of } = await putBack(one, [both], async (clock) => {
      await clock.advance(1_000);
      one.prove('web/web1');
    });
    assert.equal(of('web1').kind, 'back');
    assert.deepEqual(setsOf(one), [
      'takeDownForProof web/web1',
      'setWeights web/web1=7',
      'setStates web/web1=ready',
    ]);
  });

  test('a weight alone: whatever state somebody has set since is not touched', async () => {
    const one = lb('lb1', { adminFlags: 8, weight: 3 });
    const ofWeight = saved('web1', {
      before: { state: 'ready', weight: 7 },
      sent: { states: [], weights: [3] },
    });
    const { of } = await putBack(one, [ofWeight]);
    assert.equal(of('web1').kind, 'back');
    assert.deepEqual(setsOf(one), ['setWeights web/web1=7']);
  });

  test('as before already: nothing is set, and it is looked at on a fresh connection', async () => {
    const one = lb();
    const { of } = await putBack(one, [saved('web1')]);
    assert.equal(of('web1').kind, 'back');
    assert.deepEqual(one.calls, ['read', 'readServers fresh web/web1']);
  });

  test('gone from the configuration: there is nothing to put back, and the others are', async () => {
    const one = lb('lb1', { adminFlags: 8 });
    const { of, result } = await putBack(one, [saved('web1'), saved('web9')]);
    assert.deepEqual(of('web9'), {
      kind: 'gone',
      now: null,
      sent: { states: ['drain', 'maint'], weights: [] },
      healthMs: null,
      sessionsShutDown: 0,
      failure: null,
    });
    assert.equal(of('web1').kind, 'back');
    assert.equal(result.failure, null);
  });

  test('HAProxy accepts it and does not do it: it is left, and that is not verified', async () => {
    const one = lb('lb1', { adminFlags: 8 });
    one.before = (call) => {
      if (call.startsWith('readServers fresh')) one.force('web/web1', 'drain');
    };
    const { of, result } = await putBack(one, [saved('web1')]);
    assert.notEqual(of('web1').kind, 'back');
    assert.equal(result.failure?.code, 'not-verified');
    assert.deepEqual(result.failure?.servers, ['web/web1']);
  });
});

describe('to take out of rotation again', () => {
  const wasInDrain = (server: string) =>
    saved(server, { before: { state: 'drain', weight: 1 }, sent: { states: ['ready'], weights: [] } });

  test('the last one that takes traffic stays, and the guard says why', async () => {
    const one = lb();
    for (const other of ['web/web2', 'web/web3']) one.force(other, 'maint');
    const { of, result } = await putBack(one, [wasInDrain('web1')]);
    assert.equal(of('web1').kind, 'left');
    assert.equal(of('web1').failure?.code, 'guard');
    assert.deepEqual(result.failure?.servers, ['web/web1']);
    assert.deepEqual(setsOf(one), []);
  });

  test('also by its weight', async () => {
    const one = lb('lb1', { weight: 5 });
    for (const other of ['web/web2', 'web/web3']) one.force(other, 'maint');
    const toZero = saved('web1', {
      before: { state: 'ready', weight: 0 },
      sent: { states: [], weights: [5] },
    });
    const { of } = await putBack(one, [toZero]);
    assert.equal(of('web1').failure?.code, 'guard');
    assert.equal(one.server('web/web1').weight, 5);
    assert.deepEqual(setsOf(one), []);
  });

  test('a weight that is not 0 takes nobody out', async () => {
    const one = lb('lb1', { weight: 5 });
    for (const other of ['web/web2', 'web/web3']) one.force(other, 'maint');
    const toThree = saved('web1', {
      before: { state: 'ready', weight: 3 },
      sent: { states: [], weights: [5] },
    });
    const { of } = await putBack(one, [toThree]);
    assert.equal(of('web1').kind, 'back');
  });

  test('servers of other backends do not count', async () => {
    const one = new FakeLoadBalancer({
      name: 'lb1',
      servers: ['web/web1', 'web/web2', 'api/a', 'api/b', 'api/c'].map((key) => {
        const [backend = '', server = ''] = key.split('/');
        return { backend, server, ...CHECKED };
      }),
    });
    const { of } = await putBack(one, [wasInDrain('web1')], undefined, {
      minAvailable: { kind: 'percent', value: 50 },
    });
    assert.equal(of('web1').kind, 'back');
  });

  test('one that takes no traffic is not missed', async () => {
    const one = lb('lb1', { operationalState: 0 });
    for (const other of ['web/web2', 'web/web3']) one.force(other, 'maint');
    const { of } = await putBack(one, [wasInDrain('web1')]);
    assert.equal(of('web1').kind, 'back');
  });

  test('it goes to maint, and what HAProxy cuts there is counted', async () => {
    const one = lb('lb1', { sessions: 3, sessionsTotal: 9 });
    const wasInMaint = saved('web1', {
      before: { state: 'maint', weight: 1 },
      sent: { states: ['ready'], weights: [] },
    });
    one.before = (call) => {
      if (call.startsWith('sample')) one.server('web/web1').sessions = 0;
    };
    const { of, texts } = await putBack(one, [wasInMaint], undefined, { drainLimitMs: 0 });
    assert.equal(of('web1').kind, 'back');
    assert.equal(of('web1').sessionsShutDown, 3);
    assert.match(texts[0] ?? '', /3 sessions of web\/web1 ended the moment it went down/);
  });
});

describe('somebody else', () => {
  const given: [string, SavedServer, object, string][] = [
    [
      'the state',
      saved('web1', { sent: { states: ['drain'], weights: [] } }),
      { adminFlags: 1 },
      'web/web1 is maint,',
    ],
    [
      'the weight',
      saved('web1', { sent: { states: [], weights: [0] }, before: { state: 'ready', weight: 7 } }),
      { weight: 9 },
      'web/web1 is at weight 9,',
    ],
    [
      'both',
      saved('web1', { sent: { states: ['drain'], weights: [0] }, before: { state: 'ready', weight: 7 } }),
      { adminFlags: 1, weight: 9 },
      'web/web1 is maint, at weight 9,',
    ],
  ];
  for (const [what, server, now, words] of given) {
    test(`had set ${what} before: it is left alone, and that is told`, async () => {
      const one = lb('lb1', now);
      const { of, texts, result } = await putBack(one, [server]);
      assert.equal(of('web1').kind, 'not-ours');
      assert.deepEqual(setsOf(one), []);
      assert.ok(texts[0]?.startsWith(words), texts[0]);
      assert.equal(result.failure, null);
    });
  }

  test('had set the state, and our weight still stands: the weight alone is given back', async () => {
    const one = lb('lb1', { adminFlags: 1, weight: 0 });
    const server = saved('web1', {
      sent: { states: ['drain'], weights: [0] },
      before: { state: 'ready', weight: 7 },
    });
    const { of } = await putBack(one, [server]);
    assert.equal(of('web1').kind, 'not-ours');
    assert.deepEqual(setsOf(one), ['setWeights web/web1=7']);
    assert.equal(one.server('web/web1').adminFlags, 1);
  });

  test('had set the weight of one that is in our drain: the state goes back, the weight stays', async () => {
    const one = lb('lb1', { adminFlags: 8, weight: 0 });
    const server = saved('web1', {
      sent: { states: ['drain', 'ready'], weights: [7] },
      before: { state: 'maint', weight: 5 },
    });
    const { of, texts } = await putBack(one, [server]);
    assert.equal(of('web1').kind, 'back');
    assert.deepEqual(setsOf(one), ['setStates web/web1=maint']);
    assert.match(texts[0] ?? '', /^web\/web1 has weight 0, which this step did not set/);
  });

  for (const [what, checkState, then] of [
    ['with its checks switched off: nobody has proven it, and it stays at weight 0', 2, []],
    ['proven by its checks since: it gets its weight', 6, ['setWeights web/web1=7']],
  ] as const)
    test(`lets it in at our weight of 0 while it is proven, ${what}`, async () => {
      const one = lb('lb1', { weight: 0 });
      const server = saved('web1', {
        sent: { states: [], weights: [0] },
        before: { state: 'ready', weight: 7 },
      });
      const { of, texts } = await putBack(
        one,
        [server],
        async (clock) => {
          await clock.advance(1_000);
          assert.equal(one.server('web/web1').adminFlags, 8);
          one.force('web/web1', 'ready');
          one.prove('web/web1');
          one.server('web/web1').checkState = checkState;
        },
        { mayHaveChanged: true },
      );
      assert.equal(of('web1').kind, then.length === 0 ? 'not-ours' : 'back');
      assert.deepEqual(setsOf(one).slice(1), then);
      assert.equal(
        texts.some((text) => /^web\/web1 .* it stays at weight 0/.test(text)),
        then.length === 0,
      );
    });

  test('sets the weight while it is proven, and a weight was all that this step had set: not ours, and not in our drain', async () => {
    const one = lb('lb1', { weight: 0 });
    const server = saved('web1', {
      sent: { states: [], weights: [0] },
      before: { state: 'ready', weight: 7 },
    });
    const meanwhile = async (clock: FakeClock) => {
      await clock.advance(1_000);
      assert.equal(one.server('web/web1').adminFlags, 8);
      one.server('web/web1').weight = 5;
      one.prove('web/web1');
    };
    const { of } = await putBack(one, [server], meanwhile, { mayHaveChanged: true });
    assert.equal(of('web1').kind, 'not-ours');
    assert.deepEqual([one.server('web/web1').adminFlags, one.server('web/web1').weight], [0, 5]);
  });

  test('its name does not resolve: it is left out, and that is told', async () => {
    const one = lb('lb1', { ...OUT, adminFlags: 33 });
    const { of } = await putBack(one, [saved('web1')]);
    assert.equal(of('web1').kind, 'left');
    assert.equal(of('web1').failure?.code, 'dns-maintenance');
    assert.deepEqual(setsOf(one), []);
  });

  test('put another server in its place: nothing of it is touched, not even a weight', async () => {
    const one = lb('lb1', { adminFlags: 1, weight: 0, address: '10.9.9.9:80' });
    const server = saved('web1', {
      sent: { states: ['maint'], weights: [0] },
      before: { state: 'ready', weight: 7 },
    });
    const { of, texts } = await putBack(one, [server]);
    assert.equal(of('web1').kind, 'replaced');
    assert.deepEqual(setsOf(one), []);
    assert.match(
      texts[0] ?? '',
      /^The address of web\/web1 is 10\.9\.9\.9:80 now, and was 127\.0\.0\.1:80 before/,
    );
  });

  test('sets one while it is proven: it is left alone, and the other one is out again as it was', async () => {
    const one = lb('lb1', OUT);
    one.force('web/web2', 'maint');
    const { of, texts } = await putBack(one, [saved('web1'), saved('web2')], async (clock) => {
      await clock.advance(1_000);
      one.force('web/web1', 'ready');
    });
    assert.equal(of('web1').kind, 'back', 'somebody else wants it in, as it was before');
    assert.equal(of('web2').kind, 'left');
    assert.equal(of('web2').failure?.code, 'unhealthy');
    assert.deepEqual(setsOf(one), ['takeDownForProof web/web1 web/web2', 'setStates web/web2=maint']);
    assert.deepEqual(texts, [
      'web/web1 was set to ready, weight 1 by somebody else while it was put back, so it is left alone.',
    ]);
  });

  test('puts another server in the place of one while it is proven: nobody has set it, it is another one', async () => {
    const one = lb('lb1', OUT);
    const { of, texts } = await putBack(one, [saved('web1')], async (clock) => {
      await clock.advance(1_000);
      one.server('web/web1').address = '10.9.9.9:80';
    });
    assert.equal(of('web1').kind, 'replaced');
    assert.deepEqual(setsOf(one), ['takeDownForProof web/web1']);
    assert.deepEqual(texts, [
      'The address of web/web1 is 10.9.9.9:80 now, and was 127.0.0.1:80 before: somebody replaced it while it was put back, so it is left alone, in drain, weight 1.',
    ]);
  });

  test('sets one between the reading and the set, which take their time: it is read again before', async () => {
    const one = lb('lb1', { adminFlags: 8 });
    one.before = async (call) => {
      if (call.startsWith('setStates web/web2')) {
        await one.clock?.sleep(1_000);
        one.force('web/web1', 'maint');
      }
    };
    const web2 = saved('web2', {
      before: { state: 'drain', weight: 1 },
      sent: { states: ['ready'], weights: [] },
    });
    const { of } = await putBack(one, [saved('web1'), web2]);
    assert.equal(of('web2').kind, 'back');
    assert.equal(of('web1').kind, 'not-ours');
    assert.equal(one.server('web/web1').adminFlags, 1);
  });
});

describe('another process', () => {
  test('has forgotten what was set: what was so before the step is set again', async () => {
    const one = lb();
    const server = saved('web1', {
      before: { state: 'drain', weight: 1 },
      sent: { states: ['maint'], weights: [] },
    });
    const { of } = await putBack(one, [server], undefined, { pid: 1 });
    assert.equal(of('web1').kind, 'back');
    assert.deepEqual(setsOf(one), ['setStates web/web1=drain']);
  });

  test('the same difference in the same process is somebody else\u2019s', async () => {
    const one = lb();
    const server = saved('web1', {
      before: { state: 'drain', weight: 1 },
      sent: { states: ['maint'], weights: [] },
    });
    const { of } = await putBack(one, [server]);
    assert.equal(of('web1').kind, 'not-ours');
    assert.deepEqual(setsOf(one), []);
  });

  test('answers in the middle: everything is begun again there', async () => {
    const one = lb('lb1', OUT);
    const { of } = await putBack(one, [saved('web1')], async (clock) => {
      await clock.advance(1_000);
      one.reload();
      one.force('web/web1', 'maint');
      await clock.advance(1_000);
      one.prove('web/web1');
    });
    assert.equal(of('web1').kind, 'back');
    assert.equal(one.calls.filter((call) => call === 'takeDownForProof web/web1').length, 2);
  });

  for (const [reloads, kind] of [
    [10, 'back'],
    [11, 'left'],
  ] as const) {
    test(`${reloads} reloads in a row: ${kind}`, async () => {
      const one = lb('lb1', { adminFlags: 8 });
      let left: number = reloads;
      one.before = (call) => {
        if (left === 0 || !call.startsWith('setStates')) return;
        left -= 1;
        one.reload();
      };
      const { of, result } = await putBack(one, [saved('web1')]);
      assert.equal(of('web1').kind, kind);
      assert.equal(result.failure?.code, kind === 'back' ? undefined : 'reloaded');
    });
  }
});

describe('the way to HAProxy', () => {
  const lost: ErrorCode[] = [
    'connect-failed',
    'timeout',
    'ssh-failed',
    'tls-failed',
    'not-haproxy',
    'several-processes',
  ];
  const failing = (code: ErrorCode, times: number) => {
    const one = lb('lb1', { adminFlags: 8 });
    let left = times;
    one.before = (call) => {
      if (left === 0 || !call.startsWith('setStates')) return;
      left -= 1;
      throw new Failure(code, 'It went wrong', { callChanged: 'no' });
    };
    return one;
  };

  for (const code of lost) {
    test(`${code} once: it is tried again`, async () => {
      const { of, texts } = await putBack(failing(code, 1), [saved('web1')]);
      assert.equal(of('web1').kind, 'back');
      assert.deepEqual(texts, code === 'several-processes' ? ['It went wrong.'] : []);
    });

    test(`${code} twice: it is given up, and looked at once more`, async () => {
      const one = failing(code, 2);
      const { of, result } = await putBack(one, [saved('web1')]);
      assert.equal(of('web1').kind, 'left');
      assert.equal(of('web1').failure?.code, code);
      assert.equal(result.failure?.code, code);
      assert.equal(one.calls.at(-1), 'read');
    });
  }

  test('what HAProxy refuses is not tried again', async () => {
    const one = failing('refused', 1);
    const { of } = await putBack(one, [saved('web1')]);
    assert.equal(of('web1').kind, 'left');
    assert.equal(setsOf(one).length, 1);
  });

  test('it failed, but somebody else has set it by the last look: that is what is told', async () => {
    const one = failing('refused', 1);
    let reads = 0;
    const failed = one.before;
    one.before = (call) => {
      reads += call === 'read' ? 1 : 0;
      if (reads === 2) one.force('web/web1', 'ready');
      return failed(call);
    };
    const { of } = await putBack(one, [saved('web1')]);
    assert.equal(of('web1').kind, 'back');
    assert.equal(of('web1').failure, null);
  });

  test('for good: it is unknown, with what was seen last', async () => {
    const one = lb('lb1', { adminFlags: 8 });
    one.before = (call) => {
      if (one.calls.length > 1)
        throw new Failure('connect-failed', `gone at ${call}`, { callChanged: 'unknown' });
    };
    const { of, result } = await putBack(one, [saved('web1')]);
    assert.equal(of('web1').kind, 'unknown');
    assert.equal(of('web1').now?.forced, 'drain');
    assert.equal(result.failure?.code, 'connect-failed');
  });

  test('from the start: it is unknown, and nothing was ever seen', async () => {
    const one = lb();
    one.before = () => {
      throw new Failure('connect-failed', 'gone');
    };
    const { of } = await putBack(one, [saved('web1')]);
    assert.equal(of('web1').kind, 'unknown');
    assert.equal(of('web1').now, null);
  });

  test('the first reading fails for another reason, the last look works: it is left as it is', async () => {
    const one = lb('lb1', { adminFlags: 8 });
    one.before = () => {
      if (one.calls.length === 1) throw new Failure('refused', 'not now');
    };
    const { of } = await putBack(one, [saved('web1')]);
    assert.equal(of('web1').kind, 'left');
    assert.equal(of('web1').failure?.code, 'refused');
  });

  test('a command was on its way when it was cancelled: one short look, and nothing more is sent', async () => {
    const one = lb('lb1', OUT);
    const { of } = await putBack(one, [saved('web1')], async (clock, cancel) => {
      await clock.advance(1_000);
      cancel();
    });
    assert.equal(of('web1').kind, 'left');
    assert.equal(of('web1').failure?.code, 'cancelled');
    assert.equal(one.calls.at(-1), 'read');
    assert.equal(one.server('web/web1').adminFlags, 8);
  });
});

describe('a proof at weight 0, so that nothing cuts the sessions of backups', () => {
  const onBackups = () =>
    new FakeLoadBalancer({
      name: 'lb1',
      servers: [
        { backend: 'web', server: 'web1', ...CHECKED, ...OUT, weight: 7, configuredWeight: 7 },
        { backend: 'web', server: 'spare', ...CHECKED, backup: true, sessions: 3 },
      ],
    });
  const server = saved('web1', { before: { state: 'ready', weight: 7 } });

  test('fails: it is out again, at the weight that it had', async () => {
    const one = onBackups();
    const { of } = await putBack(one, [server], async (clock) => {
      await clock.advance(1_000);
      one.fail('web/web1');
    });
    assert.equal(of('web1').kind, 'left');
    assert.deepEqual(setsOf(one), [
      'setWeights web/web1=0',
      'takeDownForProof web/web1',
      'setStates web/web1=maint',
      'setWeights web/web1=7',
    ]);
  });

  test('the reply to that weight is lost, and so is the next connection: what was lent is known still, and given back', async () => {
    const one = onBackups();
    let losses = 0;
    one.before = (call) => {
      const isReply = losses === 0 && call === 'setWeights web/web1=0';
      if (!isReply && (losses !== 1 || !call.startsWith('readServers'))) return;
      losses += 1;
      if (isReply) one.server('web/web1').weight = 0;
      throw new ConnectionLost('gone', isReply, { callChanged: isReply ? 'unknown' : 'no' });
    };
    const { of } = await putBack(one, [server], async (clock) => {
      await clock.advance(1_000);
      one.prove('web/web1');
    });
    assert.deepEqual([losses, of('web1').kind, one.server('web/web1').weight], [2, 'back', 7]);
  });

  test('is cut short by somebody who sets the state: the weight is given back all the same', async () => {
    const one = onBackups();
    const { of } = await putBack(one, [server], async (clock) => {
      await clock.advance(1_000);
      one.force('web/web1', 'maint');
    });
    assert.equal(of('web1').kind, 'not-ours');
    assert.equal(one.server('web/web1').weight, 7);
    assert.deepEqual(setsOf(one).slice(2), ['setWeights web/web1=7']);
  });

  test('somebody gives it another weight meanwhile: that stays, and it is out again, not in our drain', async () => {
    const one = onBackups();
    const { of, texts } = await putBack(one, [server], async (clock) => {
      await clock.advance(1_000);
      one.server('web/web1').weight = 3;
      one.prove('web/web1');
    });
    assert.equal(of('web1').kind, 'left');
    assert.match(of('web1').failure?.message ?? '', /set to weight 0 while it was proven, and now it has 3/);
    assert.deepEqual([one.server('web/web1').adminFlags, one.server('web/web1').weight], [1, 3]);
    assert.match(texts[0] ?? '', /^web\/web1 has weight 3, which this step did not set/);
  });

  test('a step lent it weight 0, and somebody has given it another one since: its state goes back, its weight stays', async () => {
    const one = lb('lb1', { adminFlags: 8, weight: 3 });
    const left = saved('web1', {
      before: { state: 'maint', weight: 7 },
      sent: { states: ['drain'], weights: [0] },
    });
    const { of, texts } = await putBack(one, [left]);
    assert.equal(of('web1').kind, 'back');
    assert.deepEqual(setsOf(one), ['setStates web/web1=maint']);
    assert.match(texts[0] ?? '', /^web\/web1 has weight 3, which this step did not set/);
  });

  test('the same weight as before: there is nothing to be said of it', async () => {
    const one = lb('lb1', { adminFlags: 8, weight: 7 });
    const left = saved('web1', {
      before: { state: 'maint', weight: 7 },
      sent: { states: ['drain'], weights: [0] },
    });
    const { of, texts } = await putBack(one, [left]);
    assert.equal(of('web1').kind, 'back');
    assert.deepEqual(texts, []);
  });

  test('one that was down comes back down at weight 0, for HAProxy marks it up for a moment', async () => {
    const one = onBackups();
    const { of } = await putBack(one, [{ ...server, health: 'down' }]);
    assert.equal(of('web1').kind, 'back');
    assert.deepEqual(setsOf(one), [
      'setWeights web/web1=0',
      'takeDownForProof web/web1',
      'setWeights web/web1=7',
      'setStates web/web1=ready',
    ]);
  });

  test('a reload forgets what was lent, and so does this step: the weight of the new process stays', async () => {
    const one = onBackups();
    Object.assign(one.server('web/web1'), { adminFlags: 8, checkState: 6, operationalState: 2, weight: 3 });
    const left = saved('web1', {
      before: { state: 'ready', weight: 3 },
      sent: { states: ['drain'], weights: [] },
    });
    const meanwhile = async (clock: FakeClock) => {
      await clock.advance(1_000);
      assert.equal(one.server('web/web1').weight, 0);
      one.reload();
      one.server('web/web1').weight = 9;
      one.force('web/web1', 'maint');
      await clock.advance(1_000);
      one.prove('web/web1');
    };
    const { of } = await putBack(one, [left], meanwhile, { mayHaveChanged: true });
    assert.equal(of('web1').kind, 'back');
    assert.equal(one.server('web/web1').weight, 9);
  });

  test('a reload whose state file has kept what was lent: it has its weight again', async () => {
    const one = new FakeLoadBalancer({
      name: 'lb1',
      servers: [
        { backend: 'web', server: 'web1', ...CHECKED, weight: 5, configuredWeight: 5 },
        { backend: 'web', server: 'web2', ...CHECKED },
        { backend: 'web', server: 'spare', ...CHECKED, backup: true, sessions: 3 },
      ],
    });
    one.force('web/web1', 'maint');
    const web1 = saved('web1', { before: { state: 'ready', weight: 5 } });
    const { of } = await putBack(one, [web1], async (clock) => {
      await clock.advance(1_000);
      assert.equal(one.server('web/web1').weight, 0);
      one.reload();
      one.force('web/web1', 'drain');
      one.server('web/web1').weight = 0;
      for (let times = 0; times < 2; times += 1) {
        await clock.advance(1_000);
        one.prove('web/web1');
      }
    });
    assert.equal(of('web1').kind, 'back');
    assert.equal(one.server('web/web1').weight, 5);
  });

  test('one that was in drain goes back there at weight 0, for HAProxy marks it up', async () => {
    const one = onBackups();
    one.server('web/web1').checkState = 0;
    const left = { ...server, before: { state: 'drain', weight: 7 }, health: 'unchecked' } as const;
    const { of } = await putBack(one, [left]);
    assert.equal(of('web1').kind, 'back');
    assert.deepEqual(setsOf(one), [
      'setWeights web/web1=0',
      'setStates web/web1=drain',
      'setWeights web/web1=7',
    ]);
  });

  test('what the proof itself cuts is told', async () => {
    const one = lb('lb1', { ...OUT, sessions: 3, sessionsTotal: 9 });
    one.before = (call) => {
      if (call.startsWith('takeDownForProof')) one.server('web/web1').sessions = 0;
    };
    const { of, texts } = await putBack(one, [saved('web1', { health: 'down' })]);
    assert.equal(of('web1').sessionsShutDown, 3);
    assert.match(texts[0] ?? '', /^3 sessions of web\/web1 ended the moment it went down/);
  });

  test('of a tracker, fails: the tracker has its weight again', async () => {
    const one = new FakeLoadBalancer({
      name: 'lb1',
      servers: [
        { backend: 'web', server: 'web1', ...CHECKED, ...OUT },
        { backend: 'web', server: 'web2', ...CHECKED },
        { backend: 'api', server: 'api1', tracks: 'web/web1', weight: 5 },
        { backend: 'api', server: 'spare', ...CHECKED, backup: true },
      ],
    });
    const { of } = await putBack(one, [saved('web1')], async (clock) => {
      await clock.advance(1_000);
      assert.equal(one.server('api/api1').weight, 0);
      one.fail('web/web1');
    });
    assert.equal(of('web1').kind, 'left');
    assert.equal(one.server('api/api1').weight, 5);
  });
});

describe('others leave in the moment in which one is taken out of rotation again', () => {
  const two = { minAvailable: { kind: 'count', value: 2 } } as const;
  /** The other one goes when this is called. */
  function leavingAt(call: string): FakeLoadBalancer {
    const one = lb();
    one.before = (now) => {
      if (now === call) one.force('web/web2', 'maint');
    };
    return one;
  }

  test('back to drain: it stays in rotation, and that is told', async () => {
    const one = leavingAt('setStates web/web1=drain');
    const server = saved('web1', {
      before: { state: 'drain', weight: 1 },
      sent: { states: ['ready'], weights: [] },
    });
    const { of } = await putBack(one, [server], undefined, two);
    assert.equal(of('web1').kind, 'left');
    assert.equal(of('web1').failure?.code, 'guard');
    assert.deepEqual(setsOf(one), ['setStates web/web1=drain', 'setStates web/web1=ready']);
  });

  test('back to maint: the same, and what HAProxy cut there is told', async () => {
    const one = leavingAt('setStates web/web1=maint');
    Object.assign(one.server('web/web1'), { sessions: 3, sessionsTotal: 9 });
    const leave = one.before;
    one.before = (call) => {
      if (call === 'setStates web/web1=maint') one.server('web/web1').sessions = 0;
      return leave(call);
    };
    const server = saved('web1', {
      before: { state: 'maint', weight: 1 },
      sent: { states: ['ready'], weights: [] },
    });
    const { of } = await putBack(one, [server], undefined, { ...two, drainLimitMs: 0 });
    assert.equal(of('web1').failure?.code, 'guard');
    assert.equal(of('web1').sessionsShutDown, 3);
  });

  test('back to weight 0: the same', async () => {
    const one = leavingAt('setWeights web/web1=0');
    one.server('web/web1').weight = 5;
    const server = saved('web1', {
      before: { state: 'ready', weight: 0 },
      sent: { states: [], weights: [5] },
    });
    const { of } = await putBack(one, [server], undefined, two);
    assert.equal(of('web1').failure?.code, 'guard');
    assert.deepEqual(setsOf(one), ['setWeights web/web1=0', 'setWeights web/web1=5']);
  });
});

describe('of a weight alone, while it is proven for that', () => {
  for (const stateFile of [false, true]) {
    test(`a reload ${stateFile ? 'with' : 'without'} a state file: somebody else had let it in since the step, and it stays in`, async () => {
      const one = lb('lb1', { weight: 0 });
      const web1 = saved('web1', {
        before: { state: 'maint', weight: 5 },
        sent: { states: [], weights: [0] },
      });
      const meanwhile = async (clock: FakeClock) => {
        await clock.advance(1_000);
        one.reload();
        if (stateFile) one.force('web/web1', 'drain');
        await clock.advance(1_000);
        one.prove('web/web1');
      };
      const { of } = await putBack(one, [web1], meanwhile, { mayHaveChanged: true });
      assert.equal(of('web1').kind, 'back');
      assert.deepEqual([one.server('web/web1').adminFlags, one.server('web/web1').weight], [0, 5]);
    });
  }
});
