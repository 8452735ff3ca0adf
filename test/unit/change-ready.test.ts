/** The operation `ready`: a weight first, a proof that is one, and nobody let in against somebody else's will. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Backend } from '../../src/haproxy/server.ts';
import { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import type { FakeServer } from '../support/fake-servers.ts';
import { CHECKED, lb, request, run } from './change-scene.ts';

const OUT = { adminFlags: 1, checkState: 14 };
const setsOf = (one: FakeLoadBalancer) => one.calls.filter((call) => /^(set|take)/.test(call));
const FIVE = { weight: { kind: 'absolute', value: 5 } } as const;

/** HAProxy calls it so right after it was let in. */
function letInAs(one: FakeLoadBalancer, status: string, operationalState: 0 | 1 | 2 | 3 = 2): void {
  const set = one.setStates.bind(one);
  one.setStates = async (goals, watch, signal) => {
    await set(goals, watch, signal);
    Object.assign(one.server('web/web1'), { status, operationalState });
    return one.readServers(watch, signal);
  };
}

describe('from drain', () => {
  const IN_DRAIN = { adminFlags: 8 };

  test('a check has just failed: nothing makes them count from the beginning, and the next that passes is the proof', async () => {
    for (const then of ['passes', 'fails'] as const) {
      const one = lb('lb1', IN_DRAIN);
      Object.assign(one.server('web/web1'), { status: 'DRAIN 1/3', checkStatus: 'L4CON' });
      const { report } = await run(request('ready'), [one], async (clock) => {
        await clock.advance(1_000);
        assert.deepEqual(setsOf(one), []);
        if (then === 'fails') one.fail('web/web1');
        await clock.advance(1_000);
        assert.deepEqual(setsOf(one), []);
        one.prove('web/web1');
      });
      assert.equal(report.result, 'changed', then);
      assert.deepEqual(setsOf(one), ['setStates web/web1=ready']);
    }
  });

  test('a check was under way before, and somebody lets it in while another one is waited for: it is in', async () => {
    const one = lb('lb1', { ...IN_DRAIN, isBeingChecked: true });
    const { report } = await run(request('ready'), [one], async (clock) => {
      await clock.advance(500);
      delete one.server('web/web1').isBeingChecked;
      one.force('web/web1', 'ready');
      one.prove('web/web1');
    });
    assert.equal(report.error, null);
    assert.equal(one.server('web/web1').adminFlags, 0);
  });

  test('in rotation at weight 0, a check has just failed: it leaves rotation for the proof', async () => {
    const one = lb('lb1', { weight: 0 });
    Object.assign(one.server('web/web1'), { status: 'UP 1/3', checkStatus: 'L4CON' });
    letInAs(one, 'DRAIN 1/3');
    const { report } = await run(request('ready', FIVE), [one], async (clock) => {
      await clock.advance(1_000);
      assert.deepEqual(setsOf(one), ['setStates web/web1=drain']);
      letInAs(one, 'UP');
      one.prove('web/web1');
    });
    assert.equal(report.result, 'changed');
  });

  test('the check that proves it has begun a slow start: who has sessions there is told that they are queued', async () => {
    const warned = async (more: Partial<FakeServer>, operationalState: 1 | 2 = 1) => {
      const one = lb('lb1', { ...IN_DRAIN, sessions: 2, sessionLimit: 10, ...more });
      const { report } = await run(request('ready'), [one], async (clock) => {
        await clock.advance(1_000);
        one.prove('web/web1');
        one.server('web/web1').operationalState = operationalState;
      });
      assert.equal(report.error, null, report.error?.message);
      return report.warnings.filter(({ text }) => /has begun a slow start/.test(text)).length;
    };
    assert.equal(await warned({}), 1);
    assert.equal(await warned({ sessionLimit: null }), 0);
    assert.equal(await warned({ sessions: 0 }), 0);
    assert.equal(await warned({}, 2), 0);
  });

  test('one that goes down on the way was raised: it is taken down again, and rises by its checks', async () => {
    const one = lb('lb1', IN_DRAIN);
    one.before = (call) => {
      if (call === 'setHealth stopping web/web1') one.server('web/web1').checkDowns += 1;
    };
    const { report } = await run(request('ready'), [one], async (clock) => {
      await clock.advance(1_000);
      one.prove('web/web1');
    });
    assert.equal(report.result, 'changed');
    assert.deepEqual(setsOf(one), [
      'setHealth stopping web/web1',
      'takeDownForProof web/web1',
      'setStates web/web1=ready',
    ]);
  });

  test('one that somebody sets to maint on the way has gone down, too: it is left there', async () => {
    const one = lb('lb1', IN_DRAIN);
    const set = one.setHealth.bind(one);
    one.setHealth = async (servers, health, watch, signal) => {
      await set(servers, health, watch, signal);
      one.force('web/web1', 'maint');
      one.server('web/web1').checkDowns += 1;
      return one.readServers(watch, signal);
    };
    const { report } = await run(request('ready'), [one]);
    assert.equal(report.error?.code, 'not-verified');
    assert.deepEqual(setsOf(one), ['setHealth stopping web/web1']);
  });
});

describe('a check is under way as it begins', () => {
  const UNDER_WAY = { isBeingChecked: true } as const;

  test('from drain: what it says may be of an application that is gone, and the one after it is the proof', async () => {
    for (const [given, first] of [
      [{}, ['setHealth stopping web/web1']],
      [{ operationalState: 0, checkStatus: 'L4CON' }, []],
    ] as const) {
      const one = lb('lb1', { adminFlags: 8, ...UNDER_WAY, ...given });
      const { report, news } = await run(request('ready'), [one], async (clock) => {
        await clock.advance(1_000);
        assert.deepEqual(setsOf(one), first);
        one.prove('web/web1');
        await clock.advance(1_000);
        assert.deepEqual(setsOf(one), [...first, 'setHealth stopping web/web1']);
        one.prove('web/web1');
      });
      assert.equal(report.result, 'changed');
      assert.deepEqual(setsOf(one), [...first, 'setHealth stopping web/web1', 'setStates web/web1=ready']);
      assert.match(JSON.stringify(news), /once more, for a check had begun before this step/);
    }
  });

  test('from drain, and the one after it fails: it is as before', async () => {
    const one = lb('lb1', { adminFlags: 8, ...UNDER_WAY });
    const { report } = await run(request('ready'), [one], async (clock) => {
      await clock.advance(1_000);
      one.prove('web/web1');
      await clock.advance(1_000);
      one.fail('web/web1');
    });
    assert.equal(report.error?.code, 'unhealthy');
    assert.ok(!setsOf(one).includes('setStates web/web1=ready'));
    assert.equal(one.server('web/web1').adminFlags, 8);
  });

  test('where nothing but backups serve it is lent its weight of 0 for the one after it, too', async () => {
    const one = lb('lb1', { adminFlags: 8, operationalState: 0, checkStatus: 'L4CON', ...UNDER_WAY });
    for (const key of ['web/web2', 'web/web3']) Object.assign(one.server(key), { backup: true, sessions: 1 });
    const { report } = await run(request('ready'), [one], async (clock) => {
      await clock.advance(1_000);
      assert.deepEqual(setsOf(one), ['setWeights web/web1=0']);
      one.prove('web/web1');
      await clock.advance(1_000);
      one.prove('web/web1');
    });
    assert.equal(report.result, 'changed');
    assert.deepEqual(setsOf(one), [
      'setWeights web/web1=0',
      'setHealth stopping web/web1',
      'setWeights web/web1=1',
      'setStates web/web1=ready',
    ]);
  });

  test('from maint: its end is waited for there, where no other one begins', async () => {
    const one = lb('lb1', { ...OUT, ...UNDER_WAY });
    const { report } = await run(request('ready'), [one], async (clock) => {
      await clock.advance(2_000);
      assert.deepEqual(setsOf(one), []);
      delete one.server('web/web1').isBeingChecked;
      await clock.advance(1_000);
      assert.deepEqual(setsOf(one), ['takeDownForProof web/web1']);
      one.prove('web/web1');
    });
    assert.equal(report.result, 'changed');
    assert.deepEqual(setsOf(one), ['takeDownForProof web/web1', 'setStates web/web1=ready']);
  });

  test('from maint, and somebody lets it in meanwhile: nothing is taken away from it, and it is waited for', async () => {
    const one = lb('lb1', { ...OUT, ...UNDER_WAY });
    Object.assign(one.server('web/web2'), { backup: true, sessions: 1 });
    const { report } = await run(request('ready'), [one], async (clock) => {
      await clock.advance(1_000);
      one.force('web/web1', 'ready');
      delete one.server('web/web1').isBeingChecked;
      await clock.advance(1_000);
      one.prove('web/web1');
    });
    assert.deepEqual([report.error, setsOf(one)], [null, []]);
  });

  test('from maint, and it never ends: nothing was changed', async () => {
    const one = lb('lb1', { ...OUT, ...UNDER_WAY });
    const { report, tookMs } = await run(request('ready', { healthTimeoutMs: 5_000 }), [one]);
    assert.deepEqual([report.error?.code, report.result], ['unhealthy', 'failed']);
    assert.ok(tookMs >= 5_000 && tookMs < 5_500, `${tookMs} ms`);
    assert.deepEqual(setsOf(one), []);
  });

  test('where nothing is to be proven it is waited for by nobody', async () => {
    for (const given of [{ healthProof: 'none' } as const, {}]) {
      const checkState = given.healthProof === 'none' ? 14 : 10;
      const one = lb('lb1', { adminFlags: 1, checkState, ...UNDER_WAY });
      const { report } = await run(request('ready', given), [one]);
      assert.equal(report.result, 'changed');
      assert.deepEqual(setsOf(one), ['setStates web/web1=ready']);
    }
  });
});

describe('with a weight', () => {
  test('it is set while the server is out, before the proof', async () => {
    const one = lb('lb1', OUT);
    const { report } = await run(request('ready', FIVE), [one], async (clock) => {
      await clock.advance(1_000);
      one.prove('web/web1');
    });
    assert.equal(report.servers[0]?.outcome, 'changed');
    assert.deepEqual(setsOf(one), [
      'setWeights web/web1=5',
      'takeDownForProof web/web1',
      'setStates web/web1=ready',
    ]);
  });

  test('in rotation at weight 0 it is as good as out: proven in drain, with its sessions left alone, before it gets its weight', async () => {
    const one = lb('lb1', { weight: 0, sessions: 2 });
    const { report } = await run(request('ready', FIVE), [one], async (clock) => {
      await clock.advance(1_000);
      assert.equal(one.server('web/web1').weight, 0);
      one.prove('web/web1');
    });
    assert.equal(report.result, 'changed');
    assert.deepEqual(setsOf(one), [
      'setHealth stopping web/web1',
      'setWeights web/web1=5',
      'setStates web/web1=ready',
    ]);
  });

  test('at weight 0 beside one that serves: that one is not taken out for a proof', async () => {
    const one = lb('lb1', { weight: 0 });
    const { report } = await run(request('ready', FIVE, 'web1,web2'), [one], async (clock) => {
      await clock.advance(1_000);
      assert.equal(one.server('web/web2').adminFlags, 0);
      one.prove('web/web1');
    });
    assert.equal(report.error, null);
    assert.ok(
      setsOf(one).every((call) => /^setWeights/.test(call) || !call.includes('web2')),
      setsOf(one).join(),
    );
  });

  test('at weight 0, and somebody gives it another weight while it is proven: that is left to it', async () => {
    const one = lb('lb1', { weight: 0 });
    const { report } = await run(request('ready', FIVE), [one], async (clock) => {
      await clock.advance(1_000);
      one.server('web/web1').weight = 3;
      one.prove('web/web1');
    });
    assert.equal(report.error?.code, 'not-verified');
    assert.equal(one.server('web/web1').weight, 3);
  });

  test('at weight 0, and somebody is faster while it is proven: with the weight that is wanted, or by letting it in', async () => {
    for (const doing of [{ weight: 5 }, { adminFlags: 0 }]) {
      const one = lb('lb1', { weight: 0 });
      const { report } = await run(request('ready', FIVE), [one], async (clock) => {
        await clock.advance(500);
        Object.assign(one.server('web/web1'), doing);
        one.prove('web/web1');
      });
      assert.equal(report.error, null);
      assert.equal(one.server('web/web1').weight, 5);
    }
  });

  test('at weight 0, not healthy: it never gets its weight, and is as it was', async () => {
    const one = lb('lb1', { weight: 0 });
    const { report } = await run(request('ready', FIVE), [one], async (clock) => {
      await clock.advance(1_000);
      one.fail('web/web1');
    });
    assert.equal(report.error?.code, 'unhealthy');
    assert.ok(!one.calls.includes('setWeights web/web1=5'));
    assert.deepEqual([one.server('web/web1').adminFlags, one.server('web/web1').weight], [0, 0]);
  });

  test('at weight 0 without a proof, or at any other weight: it is only set', async () => {
    for (const [weight, healthProof] of [
      [0, 'none'],
      [3, 'where-checked'],
    ] as const) {
      const one = lb('lb1', { weight });
      const { report } = await run(request('ready', { ...FIVE, healthProof }), [one]);
      assert.equal(report.result, 'changed');
      assert.deepEqual(setsOf(one), ['setWeights web/web1=5']);
    }
  });

  test('only where it is another one', async () => {
    const one = lb('lb1', { ...OUT, checkState: 0, weight: 5 });
    one.force('web/web2', 'maint');
    await run(request('ready', { ...FIVE, healthProof: 'none' }, 'web1,web2'), [one]);
    assert.deepEqual(setsOf(one), ['setWeights web/web2=5', 'setStates web/web1=ready web/web2=ready']);
  });

  test('without one, whatever weight it has is anybody\u2019s', async () => {
    const one = lb('lb1', OUT);
    const { report } = await run(request('ready'), [one], async (clock) => {
      await clock.advance(1_000);
      one.server('web/web1').weight = 9;
      one.prove('web/web1');
    });
    assert.equal(report.result, 'changed');
    assert.equal(one.server('web/web1').weight, 9);
  });

  test('somebody gives it another one meanwhile: not verified, and not overwritten', async () => {
    const one = lb('lb1', OUT);
    const { report } = await run(request('ready', FIVE), [one], async (clock) => {
      await clock.advance(1_000);
      one.server('web/web1').weight = 9;
      one.prove('web/web1');
    });
    assert.equal(report.error?.code, 'not-verified');
    assert.ok(!setsOf(one).includes('setStates web/web1=ready'));
    assert.equal(one.server('web/web1').weight, 9);
  });
});

describe('without waiting for health', () => {
  test('it is let in at once, whatever its checks say', async () => {
    const one = lb('lb1', OUT);
    const { report, tookMs } = await run(request('ready', { healthProof: 'none' }), [one]);
    assert.equal(report.result, 'changed');
    assert.deepEqual(setsOf(one), ['setStates web/web1=ready']);
    assert.equal(one.server('web/web1').status, 'UP 1/3');
    assert.ok(tookMs < 100, `${tookMs} ms`);
  });

  test('also where nothing could prove it', async () => {
    const { report, tookMs } = await run(request('ready'), [lb('lb1', { adminFlags: 1, checkState: 0 })]);
    assert.equal(report.result, 'changed');
    assert.ok(tookMs < 100, `${tookMs} ms`);
  });
});

describe('once it is let in', () => {
  test('it is waited for until it is exactly UP', async () => {
    const one = lb('lb1', { ...OUT, checkState: 0 });
    letInAs(one, 'UP 1/3');
    const { report, tookMs } = await run(request('ready'), [one], async (clock) => {
      await clock.advance(2_000);
      one.server('web/web1').status = 'UP';
    });
    assert.equal(report.result, 'changed');
    assert.ok(tookMs >= 2_000 && tookMs < 2_300, `${tookMs} ms`);
  });

  test('not for longer than the limit of health', async () => {
    const one = lb('lb1', { ...OUT, checkState: 0 });
    letInAs(one, 'UP 1/3');
    const { report, tookMs } = await run(request('ready', { healthTimeoutMs: 5_000, onError: 'keep' }), [
      one,
    ]);
    assert.equal(report.error?.code, 'unhealthy');
    assert.ok(tookMs >= 5_000 && tookMs < 5_300, `${tookMs} ms`);
  });

  test('somebody takes it out meanwhile: that is told at once', async () => {
    const one = lb('lb1', { ...OUT, checkState: 0 });
    letInAs(one, 'UP 1/3');
    const { report, tookMs } = await run(request('ready'), [one], async (clock) => {
      await clock.advance(1_000);
      one.force('web/web1', 'drain');
    });
    assert.equal(report.error?.code, 'not-verified');
    assert.ok(tookMs < 1_300, `${tookMs} ms`);
  });

  test('it is down on the fresh connection: unhealthy, and not done', async () => {
    const one = lb('lb1', { adminFlags: 8 });
    one.before = (call) => {
      if (call.startsWith('readServers fresh')) one.fail('web/web1');
    };
    const { report } = await run(request('ready', { onError: 'keep' }), [one], async (clock) => {
      await clock.advance(500);
      one.prove('web/web1');
    });
    assert.equal(report.error?.code, 'unhealthy');
    assert.deepEqual(report.error?.servers, ['web/web1']);
    assert.equal(report.servers[0]?.outcome, 'failed');
  });

  test('which nobody minds who does not wait for health', async () => {
    const one = lb('lb1', { adminFlags: 8 });
    one.before = (call) => {
      if (call.startsWith('readServers fresh')) one.fail('web/web1');
    };
    const { report } = await run(request('ready', { healthProof: 'none' }), [one]);
    assert.equal(report.result, 'changed');
  });

  test('its name does not resolve any more: HAProxy has it in maint, and that is the reason', async () => {
    const one = lb('lb1', { adminFlags: 8 });
    one.before = (call) => {
      if (call.startsWith('readServers fresh'))
        Object.assign(one.server('web/web1'), { adminFlags: 32, status: 'MAINT (resolution)' });
    };
    const { report } = await run(request('ready', { healthProof: 'none' }), [one]);
    assert.equal(report.error?.code, 'dns-maintenance');
    assert.deepEqual(report.error?.servers, ['web/web1']);
  });

  test('it is stopped, and no check would ever bring it up: `health up` does', async () => {
    const one = lb('lb1', { operationalState: 0, checkState: 2 });
    one.server('web/web1').status = 'DOWN';
    const { report } = await run(request('ready'), [one]);
    assert.equal(report.result, 'changed');
    assert.deepEqual(setsOf(one), ['setHealth up web/web1']);
    assert.equal(report.servers[0]?.changed, 'yes');
  });
});

describe('a proof', () => {
  test('a server that is down in drain is only watched, and an old status is no check', async () => {
    const one = lb('lb1', { adminFlags: 8, operationalState: 0, checkStatus: 'INI' });
    const { report, tookMs } = await run(request('ready'), [one], async (clock) => {
      await clock.advance(1_000);
      Object.assign(one.server('web/web1'), { operationalState: 2, status: 'DRAIN' });
      await clock.advance(1_000);
      assert.deepEqual(setsOf(one), []);
      one.prove('web/web1');
    });
    assert.equal(report.result, 'changed');
    assert.ok(tookMs >= 2_000, `${tookMs} ms`);
    assert.ok((report.servers[0]?.healthMs ?? 0) >= 2_000 && (report.servers[0]?.healthMs ?? 0) < 2_300);
    assert.deepEqual(setsOf(one), ['setStates web/web1=ready']);
  });

  for (const [from, given] of [
    ['maint', OUT],
    ['drain', { adminFlags: 8, checkState: 6 }],
  ] as const)
    test(`from ${from}: somebody says that it is up, and the last check says that it is not`, async () => {
      const one = lb('lb1', given);
      const { report } = await run(request('ready', { healthTimeoutMs: 5_000 }), [one], async (clock) => {
        await clock.advance(1_000);
        one.fail('web/web1');
        one.upByHand('web/web1');
        await clock.advance(1_000);
        assert.equal(one.server('web/web1').status, 'DRAIN');
      });
      assert.equal(report.error?.code, 'unhealthy');
      assert.ok(!setsOf(one).includes('setStates web/web1=ready'), setsOf(one).join('; '));
    });

  test('what the whole reading contradicts is none', async () => {
    const one = lb('lb1', OUT);
    let contradicted = 0;
    one.before = (call) => {
      if (call !== 'readServers web/web1' || contradicted === 3) return;
      contradicted += 1;
      one.fail('web/web1');
    };
    await run(request('ready', { healthTimeoutMs: 5_000 }), [one], async (clock) => {
      for (let n = 0; n < 3; n += 1) {
        await clock.advance(500);
        one.prove('web/web1');
      }
      await clock.advance(500);
      assert.ok(!setsOf(one).includes('setStates web/web1=ready'));
    });
  });

  test('in maint no check runs: whoever set it is told of at once', async () => {
    const one = lb('lb1', OUT);
    const { report, tookMs } = await run(request('ready'), [one], async (clock) => {
      await clock.advance(1_000);
      one.force('web/web1', 'maint');
    });
    assert.equal(report.error?.code, 'not-verified');
    assert.ok(tookMs < 1_300, `${tookMs} ms`);
  });

  test('nor while its name does not resolve', async () => {
    const one = lb('lb1', OUT);
    const { report, tookMs } = await run(request('ready'), [one], async (clock) => {
      await clock.advance(1_000);
      Object.assign(one.server('web/web1'), { adminFlags: 40, status: 'MAINT (resolution)' });
    });
    assert.equal(report.error?.code, 'dns-maintenance');
    assert.ok(tookMs < 1_300, `${tookMs} ms`);
  });

  test('of two, one proven and one not: who is not is named, with the words of its last check', async () => {
    const one = lb('lb1', OUT);
    one.force('web/web2', 'maint');
    const asked = request('ready', { healthTimeoutMs: 5_000 }, 'web1,web2');
    const { report, tookMs } = await run(asked, [one], async (clock) => {
      await clock.advance(1_000);
      one.prove('web/web1');
      one.fail('web/web2', 'Connection refused');
      await clock.advance(1_000);
      // A check that is running hides a part of the last words.
      one.server('web/web2').lastCheck = 'Connection';
    });
    assert.deepEqual(report.error?.servers, ['web/web2']);
    assert.equal(report.error?.detail, 'L4CON: Connection refused');
    assert.ok(tookMs >= 5_000 && tookMs < 5_300, `${tookMs} ms`);
  });
});

describe('somebody else', () => {
  const meanwhile = async (state: 'ready' | 'drain') => {
    const [one, slow] = [lb('lb1', OUT), lb('lb2', OUT)];
    slow.before = async (call) => {
      if (call === 'read') await slow.clock?.sleep(2_000);
    };
    const ran = await run(request('ready'), [one, slow], async (clock) => {
      await clock.advance(1_000);
      one.force('web/web1', state);
      await clock.advance(2_000);
      one.prove('web/web1');
      slow.prove('web/web1');
    });
    return { ...ran, one };
  };

  test('sets it ready while the others are read: that is what is wanted, and nothing is set there', async () => {
    const { report, one } = await meanwhile('ready');
    assert.equal(report.error, null);
    assert.deepEqual(setsOf(one), []);
  });

  test('sets it ready while the others have to wait for one: it is not taken out again for a proof', async () => {
    const [one, slow] = [lb('lb1', OUT), lb('lb2', OUT)];
    slow.before = async (call) => {
      if (call.startsWith('setWeights')) await slow.clock?.sleep(700);
    };
    const { report } = await run(request('ready', FIVE), [one, slow], async (clock) => {
      await clock.advance(400);
      one.force('web/web1', 'ready');
      await clock.advance(600);
      for (const each of [one, slow]) each.prove('web/web1');
    });
    assert.equal(report.error, null);
    assert.ok(!one.calls.includes('takeDownForProof web/web1'));
  });

  for (const flags of [1, 8])
    test(`switches its checks on while another one is proven, flags ${flags}: by then they can prove it`, async () => {
      const [one, slow] = [lb('lb1', { adminFlags: flags, checkState: 2 }), lb('lb2', OUT)];
      const { report } = await run(request('ready'), [one, slow], async (clock) => {
        await clock.advance(400);
        Object.assign(one.server('web/web1'), { checkState: 6 });
        slow.prove('web/web1');
        await clock.advance(2_000);
        assert.equal(one.server('web/web1').adminFlags, 8, 'not let in unproven');
        one.prove('web/web1');
      });
      assert.equal(report.error, null);
      assert.equal(one.server('web/web1').adminFlags, 0);
    });

  test('sets another state while the others are read: it is not overwritten', async () => {
    const { report, one } = await meanwhile('drain');
    assert.equal(report.error?.code, 'not-verified');
    assert.deepEqual(setsOf(one), []);
    assert.equal(one.server('web/web1').adminFlags, 8);
  });
});

describe('a backend that lives on its backups', () => {
  const onBackups = (
    more: object = {},
    spare: object = {},
    others: object[] = [],
    sticky: Backend['sticky'] = null,
  ) =>
    new FakeLoadBalancer({
      name: 'lb1',
      sticky: { web: sticky },
      servers: [
        { backend: 'web', server: 'web1', ...CHECKED, ...OUT, weight: 7, configuredWeight: 7, ...more },
        { backend: 'web', server: 'spare', ...CHECKED, backup: true, sessions: 3, ...spare },
        ...others.map((other, n) => ({ backend: 'web', server: `other${n}`, ...CHECKED, ...other })),
      ],
    });
  const proven = async (one: FakeLoadBalancer) => {
    await run(request('ready'), [one], async (clock) => {
      await clock.advance(1_000);
      one.prove('web/web1');
    });
    return setsOf(one);
  };
  const atZero = 'setWeights web/web1=0';

  test('also in drain: a check from now on, at weight 0', async () => {
    assert.ok((await proven(onBackups({ adminFlags: 8, checkState: 6 }))).includes(atZero));
  });

  test('and gives it a weight, and it is not proven: it is at the weight that it had before', async () => {
    const one = onBackups();
    const { report } = await run(request('ready', FIVE), [one], async (clock) => {
      await clock.advance(1_000);
      assert.equal(one.server('web/web1').weight, 0);
      one.fail('web/web1');
    });
    assert.deepEqual([report.error?.code, report.result], ['unhealthy', 'rolled-back']);
    assert.deepEqual([one.server('web/web1').adminFlags, one.server('web/web1').weight], [1, 7]);
  });

  test('also when a reload has let in what will be out again for its proof', async () => {
    const one = onBackups();
    await run(request('ready'), [one], async (clock) => {
      await clock.advance(1_000);
      one.reload();
      one.prove('web/web1');
      one.force('web/web1', 'ready');
      one.server('web/spare').sessions = 3;
      await clock.advance(1_000);
      one.prove('web/web1');
    });
    assert.ok(setsOf(one).filter((call) => call === atZero).length >= 2);
  });

  test('also when that has come to be while other load balancers were read', async () => {
    const slow = lb('lb2', OUT);
    slow.before = async (call) => {
      if (call === 'read') await slow.clock?.sleep(2_000);
    };
    const both = new FakeLoadBalancer({
      name: 'lb1',
      servers: [
        { backend: 'web', server: 'web1', ...CHECKED, ...OUT },
        { backend: 'web', server: 'web2', ...CHECKED },
        { backend: 'web', server: 'spare', ...CHECKED, backup: true },
      ],
    });
    await run(request('ready'), [both, slow], async (clock) => {
      await clock.advance(1_000);
      both.fail('web/web2');
      await clock.advance(2_000);
      for (const each of [both, slow]) each.prove('web/web1');
    });
    assert.equal(setsOf(both)[0], 'setWeights web/web1=0');
  });

  test('not when its backup serves nobody', async () => {
    assert.ok(!(await proven(onBackups({}, { operationalState: 0, sessions: 0 }))).includes(atZero));
  });
  test('also when its backup is out by now, and still has sessions', async () => {
    assert.ok((await proven(onBackups({}, { operationalState: 0, adminFlags: 1 }))).includes(atZero));
  });
  test('also when an active server serves, and somebody is still on the backup', async () => {
    assert.ok((await proven(onBackups({}, {}, [{}]))).includes(atZero));
    assert.ok(!(await proven(onBackups({}, { sessions: 0, sessionsTotal: 9 }, [{}]))).includes(atZero));
    // HAProxy cuts nobody for a backup.
    assert.ok(!(await proven(onBackups({ backup: true }, {}, [{}]))).includes(atZero));
  });
  test('also when an active server serves, and whoever is bound to the backup may come', async () => {
    for (const [sticky, sessionsTotal, expected] of [
      ['cookie', 9, true],
      ['stick-table', 9, true],
      ['other-table', 9, false],
      ['cookie', 0, false],
    ] as const) {
      const one = onBackups({}, { sessions: 0, sessionsTotal }, [{}], sticky);
      assert.equal((await proven(one)).includes(atZero), expected, `${sticky} ${sessionsTotal}`);
    }
  });
  test('not when an active server serves, where the way there sets no weight', async () => {
    const one = onBackups({}, {}, [{}]);
    const read = one.read.bind(one);
    one.read = async (...given) => {
      const snapshot = await read(...given);
      return { ...snapshot, can: { ...snapshot.can, lacks: ['weight'] } };
    };
    assert.deepEqual(await proven(one), ['takeDownForProof web/web1', 'setStates web/web1=ready']);
  });
  test('not when the backup is another backend\u2019s', async () => {
    const others = [{ operationalState: 0 }];
    assert.ok(!(await proven(onBackups({}, { backend: 'api' }, others))).includes(atZero));
  });
  test('at weight 0 already: nothing is set', async () => {
    const sets = await proven(onBackups({ weight: 0 }));
    assert.ok(!sets.some((call) => call.startsWith('setWeights')), sets.join());
  });
  test('down in drain: only its checks bring it up, nothing marks it', async () => {
    const down = { adminFlags: 8, operationalState: 0, checkState: 6 };
    assert.ok(!(await proven(onBackups(down))).includes(atZero));
  });

  test('without a proof, too: what leaves maint, or is raised, is marked up by that; what leaves a drain is not', async () => {
    for (const [given, sets] of [
      [{ checkState: 0 }, ['setWeights web/web1=0', 'setStates web/web1=ready', 'setWeights web/web1=7']],
      [{ checkState: 0, adminFlags: 8 }, ['setStates web/web1=ready']],
      [
        { checkState: 2, adminFlags: 0, operationalState: 0, status: 'DOWN' },
        ['setWeights web/web1=0', 'setHealth up web/web1', 'setWeights web/web1=7'],
      ],
    ] as const) {
      const one = onBackups(given);
      const { report } = await run(request('ready'), [one]);
      assert.deepEqual([report.error, setsOf(one)], [null, sets]);
    }
  });

  for (const [words, atLast] of [
    ['and says the same again', 7],
    ['and another one when it is back', 5],
  ] as const) {
    test(`its agent gives it a weight while it is proven, ${words}: that is how agents are`, async () => {
      const one = new FakeLoadBalancer({
        name: 'lb1',
        servers: [
          {
            backend: 'web',
            server: 'web1',
            ...CHECKED,
            agentState: 22,
            adminFlags: 1,
            weight: 7,
            configuredWeight: 10,
          },
          { backend: 'web', server: 'spare', ...CHECKED, backup: true, sessions: 3 },
        ],
      });
      const { report } = await run(request('ready'), [one], async (clock) => {
        await clock.advance(1_000);
        one.server('web/web1').weight = 7;
        one.prove('web/web1');
        await clock.advance(1_000);
        assert.equal(one.server('web/web1').adminFlags, 0);
        one.server('web/web1').weight = atLast;
        one.prove('web/web1');
      });
      assert.equal(report.error, null, report.error?.message);
      assert.equal(one.server('web/web1').weight, atLast);
    });
  }

  test('its agent gives it another weight than the one that was asked for: a conflict', async () => {
    const one = new FakeLoadBalancer({
      name: 'lb1',
      servers: [
        { backend: 'web', server: 'web1', ...CHECKED, agentState: 22, adminFlags: 1, configuredWeight: 10 },
        { backend: 'web', server: 'spare', ...CHECKED, backup: true, sessions: 3 },
      ],
    });
    const { report } = await run(request('ready', FIVE), [one], async (clock) => {
      await clock.advance(1_000);
      one.server('web/web1').weight = 7;
      one.prove('web/web1');
    });
    assert.equal(report.error?.code, 'agent-conflict');
    assert.equal(one.server('web/web1').adminFlags, 1);
  });

  test('not proven, and on-error keeps it: the weight that is left with it is told', async () => {
    const one = new FakeLoadBalancer({
      name: 'lb1',
      servers: [
        { backend: 'web', server: 'web1', ...CHECKED, adminFlags: 1, weight: 7, configuredWeight: 7 },
        { backend: 'web', server: 'spare', ...CHECKED, backup: true, sessions: 3 },
      ],
    });
    const asked = request('ready', { onError: 'keep', healthTimeoutMs: 5_000 });
    const { report } = await run(asked, [one]);
    assert.equal(report.error?.code, 'unhealthy');
    assert.equal(one.server('web/web1').weight, 0);
    const warnings = report.warnings.map(({ text }) => text);
    assert.equal(warnings.length, 1);
    assert.match(warnings[0] ?? '', /^web\/web1 is left at weight 0, .*: it had 7\./);
  });

  test('somebody gives it a weight while it is proven: that is not overwritten', async () => {
    const one = onBackups();
    const { report } = await run(request('ready'), [one], async (clock) => {
      await clock.advance(1_000);
      one.server('web/web1').weight = 3;
      one.prove('web/web1');
    });
    assert.equal(report.error?.code, 'not-verified');
    assert.deepEqual(report.error?.servers, ['web/web1']);
    assert.equal(one.server('web/web1').weight, 3);
  });

  test('somebody lets it in in this very moment: it is not taken away again', async () => {
    const one = onBackups();
    one.before = (call) => {
      if (call === atZero) one.force('web/web1', 'ready');
    };
    const sets = await proven(one);
    assert.ok(!sets.includes('takeDownForProof web/web1'), sets.join());
    assert.equal(one.server('web/web1').weight, 7);
  });
});

describe('a reload after it was let in', () => {
  for (const checkStatus of ['L7OK', 'INI']) {
    test(`the new process knows "${checkStatus}" of it: it serves, and is not taken out again`, async () => {
      const [one, slow] = [lb('lb1'), lb('lb2')];
      for (const each of [one, slow]) each.force('web/web1', 'maint');
      slow.before = async (call) => {
        if (call === 'setStates web/web1=ready') await slow.clock?.sleep(4_000);
      };
      const { report } = await run(request('ready'), [one, slow], async (clock) => {
        await clock.advance(500);
        one.prove('web/web1');
        slow.prove('web/web1');
        await clock.advance(1_000);
        one.reload();
        one.server('web/web1').checkStatus = checkStatus;
        await clock.advance(2_000);
        one.prove('web/web1');
      });
      assert.equal(report.result, 'changed');
      assert.ok(!setsOf(one).includes('setHealth stopping web/web1'));
    });
  }
});

test('a reload lets it in while it is down: bound clients are kept out until its checks have brought it up', async () => {
  const one = lb();
  one.force('web/web1', 'maint');
  const { report } = await run(request('ready'), [one], async (clock) => {
    await clock.advance(1_000);
    one.reload();
    one.fail('web/web1');
    await clock.advance(1_000);
    assert.equal(setsOf(one).filter((call) => call === 'takeDownForProof web/web1').length, 2);
    one.prove('web/web1');
  });
  assert.equal(report.result, 'changed');
});
