/** Reloads while a change works, on load balancers in memory: what is done again, how often, and when it is given up. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Failure, Reloaded } from '../../src/errors.ts';
import { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { CHECKED, lb, request, run } from './change-scene.ts';
import { without } from './servers.ts';

const sets = (one: FakeLoadBalancer) => one.calls.filter((call) => /^(set|take)/.test(call));

/** Reloads when `call` is made for the nth time. */
function reloadAt(one: FakeLoadBalancer, call: string, nth = 1, then: () => void = () => {}): void {
  let calls = 0;
  one.before = (made) => {
    if (!made.startsWith(call)) return;
    calls += 1;
    if (calls !== nth) return;
    one.reload();
    then();
  };
}

describe('a reload while servers are taken out', () => {
  test('one that a first reload brings out of rotation, and a second one in it, is in rotation: nobody is out', async () => {
    const one = lb('lb1', { sessions: 1 });
    one.remove('web/web3');
    const asked = request('drain', { minAvailable: { kind: 'count', value: 0 } }, 'web[13]');
    const { report } = await run(asked, [one], async (clock) => {
      await clock.advance(2_000);
      one.reload();
      one.force('web/web3', 'maint');
      one.server('web/web1').sessions = 1;
      await clock.advance(5_000);
      one.reload();
      await clock.advance(2_000);
    });
    assert.deepEqual([report.error?.code, report.result], ['reloaded', 'rolled-back']);
    assert.match(report.error?.message ?? '', /its new configuration has web\/web3/);
    assert.equal(one.server('web/web1').adminFlags, 0);
  });

  test('one that it brings out of rotation, and that somebody lets in later, was named', async () => {
    const one = lb('lb1', { sessions: 1 });
    one.remove('web/web3');
    const asked = request('maint', { minAvailable: { kind: 'count', value: 0 } }, 'web[13]');
    const { report } = await run(asked, [one], async (clock) => {
      await clock.advance(2_000);
      one.reload();
      one.force('web/web3', 'maint');
      one.server('web/web1').sessions = 1;
      await clock.advance(3_000);
      one.force('web/web3', 'ready');
      one.server('web/web1').sessions = 0;
    });
    assert.deepEqual([report.error, one.server('web/web3').adminFlags], [null, 0]);
    assert.ok(report.notices.some(({ text }) => text.startsWith('web/web3 has come since this step began')));
  });

  test('ready of one that serves beside one that is out: what serves is not taken out for a proof, what the reload lets in is', async () => {
    for (const [serves, out] of [
      ['web/web1', 'web/web2'],
      ['web/web2', 'web/web1'],
    ] as const) {
      const one = lb();
      one.force(out, 'maint');
      const { report } = await run(request('ready', {}, 'web1,web2'), [one], async (clock) => {
        await clock.advance(1_000);
        one.reload();
        one.force(out, 'ready');
        await clock.advance(1_000);
        assert.equal(one.server(serves).adminFlags, 0);
        one.prove(out);
      });
      assert.equal(report.error, null, report.error?.message);
      const taken = one.calls.filter((call) => /^(take|setHealth|setStates .*=drain)/.test(call));
      assert.ok(taken.length > 1 && taken.every((call) => !call.includes(serves)), taken.join());
    }
  });

  test('one whose name nobody could resolve until then was planned with the others: it is no news', async () => {
    const one = lb('lb1', { fqdn: 'app.local', adminFlags: 32 });
    const { report } = await run(request('maint', {}, 'web1,web2'), [one], async (clock) => {
      one.server('web/web2').sessions = 1;
      await clock.advance(3_000);
      one.reload();
      Object.assign(one.server('web/web1'), { adminFlags: 0, operationalState: 2, status: 'UP' });
      one.server('web/web2').sessions = 0;
    });
    assert.equal(report.error, null);
    assert.deepEqual([one.server('web/web1').adminFlags, one.server('web/web2').adminFlags], [1, 1]);
  });

  const STAGES = [
    ['before it is set', 'setStates web/web1=drain', 1],
    ['before it goes to maint', 'readServers', 1],
    ['between drain and maint', 'setStates web/web1=maint', 1],
    ['before maint is confirmed', 'readServers fresh', 1],
  ] as const;
  for (const [when, call, nth] of STAGES) {
    test(`${when}: drained and in maint again in the new process, and a warning says so`, async () => {
      const one = lb();
      reloadAt(one, call, nth);
      const { report } = await run(request('maint'), [one]);
      assert.equal(report.error, null);
      assert.equal(report.result, 'changed');
      assert.equal(one.server('web/web1').adminFlags, 1);
      assert.match(report.warnings[0]?.text ?? '', /reloaded once while this step worked/);
      assert.match(report.warnings[0]?.text ?? '', /cannot be seen from here/);
    });
  }

  test('sessions of the old process are waited for, where it can be seen', async () => {
    const one = lb('lb1', { sessions: 2 });
    const { report, tookMs } = await run(request('drain'), [one], async (clock) => {
      await clock.advance(1_000);
      one.reload({ seen: true });
      one.server('web/web1').sessions = 0;
      await clock.advance(5_000);
      assert.equal(one.server('web/web1').adminFlags, 8);
      one.inherited.clear();
    });
    assert.equal(report.result, 'changed');
    assert.equal(report.servers[0]?.drained, true);
    assert.ok(tookMs >= 6_000);
    assert.match(report.warnings[0]?.text ?? '', /old process still served were counted/);
  });

  for (const onError of ['rollback', 'keep'] as const) {
    test(`what the new process has, and is not shown, is not gone, and nobody calls the step done (on-error ${onError})`, async () => {
      const one = lb('lb1', { sessions: 1 });
      const read = one.read.bind(one);
      let isShown = true;
      one.read = async (signal) => {
        const found = await read(signal);
        if (isShown || !found.servers.has('web/web1')) return found;
        return { ...without(found, 'web/web1'), unreadable: [{ backend: 'web', server: 'web1' }] };
      };
      const given = { failOnNotFound: false, onError };
      const { report } = await run(request('drain', given), [one], async (clock) => {
        await clock.advance(1_000);
        isShown = false;
        one.reload();
      });
      assert.equal(report.error?.code, 'data-plane-api');
      assert.deepEqual(
        [report.changed, report.result, report.servers[0]?.outcome],
        ['unknown', 'partial', 'failed'],
      );
      assert.doesNotMatch(report.warnings.map(({ text }) => text).join(), /gone/);
    });
  }

  test('drain-timeout counts from the first start', async () => {
    const one = lb('lb1', { sessions: 1 });
    const { report, tookMs } = await run(
      request('drain', { drainTimeoutMs: 10_000 }),
      [one],
      async (clock) => {
        await clock.advance(6_000);
        one.reload();
      },
    );
    assert.equal(report.error?.code, 'drain-timeout');
    assert.equal(report.result, 'rolled-back');
    assert.ok(tookMs < 12_000, `took ${tookMs} ms`);
  });

  test('what goes on after drain-timeout is told once, and done again', async () => {
    const one = lb('lb1', { sessions: 1 });
    reloadAt(one, 'setStates web/web1=maint');
    const given = { drainTimeoutMs: 2_000, onDrainTimeout: 'continue' } as const;
    const { report } = await run(request('maint', given), [one]);
    assert.equal(report.result, 'changed');
    assert.equal(one.server('web/web1').adminFlags, 1);
    assert.equal(
      report.warnings.filter(({ text }) => /1 session: nothing is cut, and the step goes on\.$/.test(text))
        .length,
      1,
    );
  });

  test('a drain leaves in maint what was in maint, also when the reload let it in', async () => {
    const one = lb();
    one.force('web/web1', 'maint');
    reloadAt(one, 'readServers');
    const { report } = await run(request('drain'), [one]);
    assert.equal(report.result, 'unchanged');
    assert.equal(one.server('web/web1').adminFlags, 1);
  });

  test('the guard is asked again in the new process', async () => {
    const one = lb();
    reloadAt(one, 'readServers', 1, () => {
      for (const other of ['web/web2', 'web/web3']) one.force(other, 'maint');
    });
    const { report } = await run(request('drain'), [one]);
    assert.equal(report.error?.code, 'guard');
    assert.equal(one.server('web/web1').adminFlags, 0);
  });

  test('what it was before the step stays what it was, and goes back', async () => {
    const one = lb('lb1', { sessions: 1 });
    one.force('web/web1', 'ready');
    const { report } = await run(request('drain', { drainTimeoutMs: 3_000 }), [one], async (clock) => {
      await clock.advance(1_000);
      // With a state file the new process has it drained from the start.
      one.reload();
      one.force('web/web1', 'drain');
    });
    assert.equal(report.error?.code, 'drain-timeout');
    assert.equal(report.servers[0]?.before.adminFlags, 0);
    assert.equal(one.server('web/web1').adminFlags, 0);
  });

  test('one that was finished while another one still drained is done again', async () => {
    const [quick, slow] = [lb('lb1'), lb('lb2', { sessions: 1 })];
    const { report } = await run(request('drain'), [quick, slow], async (clock) => {
      await clock.advance(5_000);
      quick.reload();
      slow.server('web/web1').sessions = 0;
    });
    assert.equal(report.result, 'changed');
    assert.equal(quick.server('web/web1').adminFlags, 8);
    assert.deepEqual(
      report.warnings.map(({ loadBalancer }) => loadBalancer),
      ['lb1'],
    );
  });

  test('no server that the new configuration adds is touched', async () => {
    const one = lb();
    reloadAt(one, 'readServers');
    const { report } = await run(request('drain', {}, 'web1, web2*'), [one]);
    assert.equal(report.servers.length, 2);
    assert.equal(one.server('web/web3').adminFlags, 0);
  });

  test('ten in one step are outrun, the eleventh is not', async () => {
    for (const [count, code] of [
      [10, undefined],
      [11, 'reloaded'],
    ] as const) {
      const one = lb();
      let reloads = 0;
      one.before = (call) => {
        if (call === 'readServers fresh web/web1' && reloads < count) {
          reloads += 1;
          one.reload();
        }
      };
      const { report } = await run(request('drain'), [one]);
      assert.equal(report.error?.code, code);
      assert.equal(one.server('web/web1').adminFlags, code ? 0 : 8);
    }
  });

  test('a proxy that was switched off by hand is no reload', async () => {
    const one = lb();
    one.before = (call) => {
      if (call.startsWith('setStates')) throw new Reloaded('This HAProxy process takes no more commands');
    };
    const { report } = await run(request('drain'), [one]);
    assert.equal(report.error?.code, 'reloaded');
    assert.equal(one.calls.filter((call) => call.startsWith('setStates')).length, 1);
    assert.deepEqual(report.warnings, []);
  });

  test('that it is one is said where its process answers as before, and takes every other change', async () => {
    const one = lb();
    one.before = (call) => {
      if (call.startsWith('setStates'))
        throw new Reloaded('This HAProxy process takes no more commands', { detail: 'Proxy is disabled.' });
    };
    const { report } = await run(request('drain'), [one]);
    assert.deepEqual([report.error?.code, report.result], ['refused', 'failed']);
    assert.equal(
      report.error?.message,
      'HAProxy takes no change of web/web1, and was not reloaded: somebody has shut its proxy down.',
    );
    assert.equal(report.error?.detail, 'Proxy is disabled.');
  });

  test('on-reload: fail ends the step, and what was changed elsewhere goes back', async () => {
    const [one, other] = [lb('lb1', { sessions: 1 }), lb('lb2', { sessions: 1 })];
    const { report } = await run(request('drain', { onReload: 'fail' }), [one, other], async (clock) => {
      await clock.advance(1_000);
      other.reload();
    });
    assert.equal(report.error?.code, 'reloaded');
    assert.equal(one.server('web/web1').adminFlags, 0);
  });
});

describe('a reload while a weight is set', () => {
  test('it is set again, also when it was as wanted before', async () => {
    for (const weight of [1, 5]) {
      const one = lb('lb1', { configuredWeight: 9 });
      one.server('web/web1').weight = weight;
      reloadAt(one, 'readServers', 1, () => Object.assign(one.server('web/web1'), { weight: 9 }));
      const { report } = await run(request('weight', { weight: { kind: 'absolute', value: 5 } }), [one]);
      assert.equal(report.error, null);
      assert.equal(one.server('web/web1').weight, 5);
    }
  });
});

describe('a reload while servers are brought back', () => {
  const IN_MAINT = { adminFlags: 1, checkState: 14 };
  /** The new process has let it in, as its configuration says, and no check has run there. */
  const letIn = (one: FakeLoadBalancer, checkStatus = 'INI') => {
    one.force('web/web1', 'ready');
    Object.assign(one.server('web/web1'), { status: 'UP 1/3', operationalState: 2, checkStatus });
  };
  const inTheProof = async (one: FakeLoadBalancer, checkStatus?: string) =>
    run(request('ready'), [one], async (clock) => {
      await clock.advance(1_000);
      one.reload();
      letIn(one, checkStatus);
      await clock.advance(3_000);
      assert.ok(!one.calls.includes('setStates web/web1=ready'));
      assert.equal(one.server('web/web1').adminFlags, 8);
      one.prove('web/web1');
    });

  for (const checkStatus of ['INI', 'L7OK']) {
    test(`in the proof, let in as ${checkStatus}: out at once, and only the next check counts`, async () => {
      const one = lb('lb1', IN_MAINT);
      const { report } = await inTheProof(one, checkStatus);
      assert.equal(report.result, 'changed');
      assert.deepEqual(sets(one), [
        'takeDownForProof web/web1',
        'setHealth stopping web/web1',
        'setStates web/web1=ready',
      ]);
    });
  }

  test('in the proof, in maint by a state file: the whole proof again', async () => {
    const one = lb('lb1', IN_MAINT);
    const { report } = await run(request('ready'), [one], async (clock) => {
      await clock.advance(1_000);
      one.reload();
      await clock.advance(3_000);
      one.prove('web/web1');
    });
    assert.equal(report.result, 'changed');
    assert.deepEqual(sets(one), [
      'takeDownForProof web/web1',
      'takeDownForProof web/web1',
      'setStates web/web1=ready',
    ]);
  });

  test('before it is let in: proven again', async () => {
    const one = lb('lb1', IN_MAINT);
    reloadAt(one, 'setStates web/web1=ready', 1, () => letIn(one));
    const { report } = await run(request('ready'), [one], async (clock) => {
      await clock.advance(1_000);
      one.prove('web/web1');
      await clock.advance(1_000);
      assert.equal(one.server('web/web1').adminFlags, 8);
      one.prove('web/web1');
    });
    assert.equal(report.result, 'changed');
  });

  for (const checkStatus of ['L7OK', 'INI']) {
    test(`after it was let in, ${checkStatus} in the new process: it serves, and is not taken out again`, async () => {
      const one = lb('lb1', IN_MAINT);
      let reloaded = false;
      one.before = (call) => {
        if (call === 'readServers fresh web/web1' && !reloaded) {
          reloaded = true;
          one.reload();
          letIn(one, checkStatus);
          one.server('web/web1').status = 'UP';
        }
        if (call === 'sample web/web1') one.prove('web/web1');
      };
      const { report } = await run(request('ready'), [one], async (clock) => {
        await clock.advance(5_000);
        const looks = one.calls.length;
        await clock.advance(1_000);
        assert.equal(
          one.calls.length > looks,
          checkStatus === 'INI',
          'done is said when a check has passed there',
        );
        one.server('web/web1').checkStatus = 'L7OK';
      });
      assert.equal(report.error, null);
      assert.ok(!one.calls.includes('setHealth stopping web/web1'));
      assert.equal(one.server('web/web1').adminFlags, 0);
    });
  }

  test('in a ramp, all servers of the backend: nobody is taken out again, and the ramp goes on where it was', async () => {
    const weights = { weight: 100, configuredWeight: 100 };
    const names = ['web1', 'web2'];
    const one = new FakeLoadBalancer({
      name: 'lb1',
      servers: names.map((server) => ({ backend: 'web', server, ...CHECKED, ...weights })),
    });
    const each = (act: (key: string) => void) => {
      for (const name of names) act(`web/${name}`);
    };
    each((key) => one.force(key, 'maint'));
    const steps = [50, 100].map((value) => ({ kind: 'percent', value }) as const);
    const asked = request('ready', { ramp: { steps, intervalMs: 30_000 } }, '*');
    const { report } = await run(asked, [one], async (clock) => {
      await clock.advance(500);
      each((key) => one.prove(key));
      await clock.advance(10_000);
      one.reload();
      each((key) => Object.assign(one.server(key), { status: 'UP 1/3', checkStatus: 'INI' }));
      await clock.advance(3_000);
      each((key) => assert.equal(one.server(key).adminFlags, 0));
      each((key) => assert.equal(one.server(key).weight, 50));
      each((key) => one.prove(key));
    });
    assert.equal(report.result, 'changed');
    assert.deepEqual(sets(one), [
      'setWeights web/web1=50% web/web2=50%',
      'takeDownForProof web/web1 web/web2',
      'setStates web/web1=ready web/web2=ready',
      'setWeights web/web1=50% web/web2=50%',
      'setWeights web/web1=100% web/web2=100%',
    ]);
  });

  test('behind a wait that was longer than the limit of health: that counts from the reload', async () => {
    const weights = { weight: 100, configuredWeight: 100 };
    const steps = [50, 100].map((value) => ({ kind: 'percent', value }) as const);
    const asked = request('ready', { healthTimeoutMs: 10_000, ramp: { steps, intervalMs: 30_000 } });
    const inRamp = async (isBack: boolean) => {
      const one = lb('lb1', weights);
      one.force('web/web1', 'maint');
      const ran = await run(asked, [one], async (clock) => {
        await clock.advance(500);
        one.prove('web/web1');
        await clock.advance(20_000);
        one.reload();
        letIn(one);
        await clock.advance(5_000);
        if (isBack) one.prove('web/web1');
      });
      return { ...ran, one };
    };
    const { report, one } = await inRamp(true);
    assert.equal(report.result, 'changed', report.error?.message);
    assert.equal(one.server('web/web1').weight, 100);
    const { report: late, tookMs } = await inRamp(false);
    assert.equal(late.error?.code, 'unhealthy');
    assert.ok(tookMs > 30_000 && tookMs < 33_000, `${tookMs}`);
  });

  test('after it was let in, and at another address: that is another one, and has to be proven', async () => {
    const one = lb('lb1', IN_MAINT);
    let reloaded = false;
    one.before = (call) => {
      if (call === 'sample web/web1' && !reloaded) one.prove('web/web1');
      if (call !== 'readServers fresh web/web1' || reloaded) return;
      reloaded = true;
      one.reload();
      letIn(one, 'L7OK');
      one.server('web/web1').address = '127.0.0.2:80';
    };
    const { report } = await run(request('ready'), [one], async (clock) => {
      await clock.advance(3_000);
      assert.equal(one.server('web/web1').adminFlags, 8);
      one.prove('web/web1');
    });
    assert.equal(report.result, 'changed');
    assert.ok(one.calls.includes('setHealth stopping web/web1'));
  });

  test('after it was let in, and its application is dead by then: never said to be done', async () => {
    const one = lb('lb1', IN_MAINT);
    let reloaded = false;
    one.before = (call) => {
      if (call === 'readServers fresh web/web1' && !reloaded) {
        reloaded = true;
        one.reload();
        letIn(one);
      }
      if (call === 'sample web/web1' && !reloaded) one.prove('web/web1');
    };
    const { report } = await run(request('ready'), [one], async (clock) => {
      await clock.advance(5_000);
      one.fail('web/web1');
    });
    assert.equal(report.error?.code, 'unhealthy');
    assert.equal(report.result, 'rolled-back');
    assert.equal(one.server('web/web1').adminFlags, 1);
  });

  test('one that was in rotation before the step is left there', async () => {
    const one = lb('lb1', { status: 'UP' });
    reloadAt(one, 'readServers', 1, () => letIn(one, 'L7OK'));
    const { report } = await run(request('ready'), [one], async (clock) => {
      await clock.advance(500);
      one.prove('web/web1');
    });
    assert.equal(report.result, 'unchanged');
    assert.deepEqual(sets(one), []);
  });

  test('a backend that lives on its backups: its weight comes back also when a state file kept it at 0', async () => {
    const one = new FakeLoadBalancer({
      name: 'lb1',
      servers: [
        { backend: 'web', server: 'web1', ...CHECKED, adminFlags: 1, weight: 7, configuredWeight: 7 },
        { backend: 'web', server: 'spare', ...CHECKED, backup: true, sessions: 3 },
      ],
    });
    const { report } = await run(request('ready'), [one], async (clock) => {
      await clock.advance(500);
      one.reload();
      one.server('web/web1').weight = 0;
      await clock.advance(500);
      one.prove('web/web1');
    });
    assert.equal(report.result, 'changed');
    assert.equal(one.server('web/web1').weight, 7);
  });
});

describe('a reload while a change is put back', () => {
  test('it is put back in the new process', async () => {
    const one = lb('lb1', { sessions: 1 });
    // A state file has it as this step left it.
    reloadAt(one, 'setStates web/web1=ready', 1, () => one.force('web/web1', 'drain'));
    const { report } = await run(request('drain', { drainTimeoutMs: 1_000 }), [one]);
    assert.equal(report.error?.code, 'drain-timeout');
    assert.equal(report.result, 'rolled-back');
    assert.equal(one.server('web/web1').adminFlags, 0);
  });
});

describe('the new configuration', () => {
  test('disables what is to be let in: somebody wants it out, so it is left in maint', async () => {
    const one = lb();
    one.force('web/web1', 'maint');
    const { report } = await run(request('ready'), [one], async (clock) => {
      await clock.advance(1_000);
      one.reload();
      Object.assign(one.server('web/web1'), { adminFlags: 5, operationalState: 0, status: 'MAINT' });
    });
    assert.equal(report.error?.code, 'reloaded');
    assert.deepEqual(report.error?.servers, ['web/web1']);
    assert.match(report.error?.message ?? '', /has web\/web1 disabled: it is left in maint/);
    assert.equal(one.server('web/web1').adminFlags, 5);
  });

  test('disables one, and has an agent for another: the step is refused, and the maint is not undone on the way back', async () => {
    const one = lb('lb1', { sessions: 1 });
    const { report } = await run(request('drain', {}, 'web1,web2'), [one], async (clock) => {
      await clock.advance(1_000);
      one.reload();
      Object.assign(one.server('web/web1'), { adminFlags: 5, operationalState: 0, status: 'MAINT' });
      one.server('web/web2').agentState = 6;
    });
    assert.equal(report.error?.code, 'agent-conflict');
    assert.equal(one.server('web/web1').adminFlags, 5);
  });

  describe('has it at another weight', () => {
    const TEN = { weight: 10, configuredWeight: 10 };
    const heavier = (one: FakeLoadBalancer) => {
      one.reload();
      Object.assign(one.server('web/web1'), { weight: 30, configuredWeight: 30 });
    };
    const half = request('weight', { weight: { kind: 'percent', value: 50 } });
    /** Another load balancer refuses at last. */
    async function putBack(web1: object, again = (_: FakeLoadBalancer) => {}): Promise<number> {
      const [one, other] = [lb('lb1', { ...TEN, ...web1 }), lb('lb2', TEN)];
      other.before = async (call) => {
        if (!call.startsWith('setWeights')) return;
        await other.clock?.sleep(3_000);
        throw new Failure('refused', 'HAProxy refused the weight');
      };
      const { report } = await run(half, [one, other], async (clock) => {
        await clock.advance(500);
        heavier(one);
        await clock.advance(1_000);
        again(one);
      });
      assert.equal(report.error?.message, 'HAProxy refused the weight');
      return one.server('web/web1').weight;
    }

    test('that is where it goes back to', async () => assert.equal(await putBack({}), 30));

    test('and the next one is as the first was: where it goes back to is what that one has', async () =>
      assert.equal(await putBack({}, (one) => one.reload()), 10));

    test('one that somebody had set before stays what it was', async () =>
      assert.equal(await putBack({ weight: 4 }), 4));

    test('a backend that lives on its backups: that is the one it comes back with', async () => {
      const one = new FakeLoadBalancer({
        name: 'lb1',
        servers: [
          { backend: 'web', server: 'web1', ...CHECKED, adminFlags: 1, ...TEN },
          { backend: 'web', server: 'spare', ...CHECKED, backup: true, sessions: 3 },
        ],
      });
      const { report } = await run(request('ready'), [one], async (clock) => {
        await clock.advance(500);
        heavier(one);
        await clock.advance(1_500);
        one.prove('web/web1');
      });
      assert.equal(report.result, 'changed');
      assert.equal(one.server('web/web1').weight, 30);
    });
  });

  test('has it at another address: there it is set from now on, and a warning says so', async () => {
    const one = lb('lb1', { sessions: 1, address: '10.0.0.1:80' });
    const { report } = await run(request('drain'), [one], async (clock) => {
      await clock.advance(1_000);
      one.reload();
      Object.assign(one.server('web/web1'), { address: '10.9.9.9:80', sessions: 0 });
    });
    assert.equal(report.error, null);
    assert.equal(report.result, 'changed');
    const warned = report.warnings.map(({ text }) => text).join('\n');
    assert.match(warned, /web\/web1 stands at 10\.9\.9\.9:80 since .* stood at 10\.0\.0\.1:80 before/);
  });

  for (const operation of ['drain', 'maint'] as const) {
    /** The new configuration as `then` has it; web1 has a session until then. */
    const reloadedTo = async (then: (one: FakeLoadBalancer) => void) => {
      const one = lb('lb1', { sessions: 1, address: '10.0.0.1:80' });
      one.server('web/web2').address = '10.0.0.2:80';
      const { report } = await run(request(operation), [one], async (clock) => {
        await clock.advance(1_000);
        one.reload();
        one.server('web/web1').sessions = 0;
        then(one);
      });
      return { one, report };
    };

    test(`${operation}: has another one at its address, so whoever stops the application stops what serves: refused`, async () => {
      const { one, report } = await reloadedTo((one) => {
        one.server('web/web1').address = '10.0.0.2:80';
        one.server('web/web2').address = '10.0.0.1:80';
      });
      assert.equal(report.error?.code, 'reloaded');
      assert.match(report.error?.message ?? '', /has web\/web2 at 10\.0\.0\.1:80, where web\/web1 stood/);
      assert.deepEqual([report.result, one.server('web/web1').adminFlags], ['rolled-back', 0]);
    });

    test(`${operation}: has a second line for it: refused as well`, async () => {
      const { report } = await reloadedTo((one) => {
        one.server('web/web2').address = '10.0.0.1:80';
      });
      assert.equal(report.error?.code, 'reloaded');
    });

    test(`${operation}: has another one at its address that is out: nothing of it can fail`, async () => {
      const { report } = await reloadedTo((one) => {
        one.server('web/web2').address = '10.0.0.1:80';
        one.force('web/web2', 'maint');
      });
      assert.notEqual(report.error?.code, 'reloaded');
    });
  }

  test('has a second line for it, which the old one had as well: a notice has told of that', async () => {
    const one = lb('lb1', { sessions: 1, address: '10.0.0.1:80' });
    one.server('web/web2').address = '10.0.0.1:80';
    const { report } = await run(request('drain'), [one], async (clock) => {
      await clock.advance(1_000);
      one.reload();
      one.server('web/web1').sessions = 0;
    });
    assert.equal(report.error, null);
  });

  test('no longer has it: that it is gone is told, and nobody is accused of having set it', async () => {
    const one = lb('lb1', { sessions: 1 });
    const { report } = await run(request('drain'), [one], async (clock) => {
      await clock.advance(1_000);
      one.reload();
      one.remove('web/web1');
    });
    assert.equal(report.error?.code, 'not-found');
    const warned = report.warnings.map(({ text }) => text).join('\n');
    assert.match(warned, /web\/web1 is gone/);
    assert.doesNotMatch(warned, /which this step did not set/);
  });

  test('disables one while another is set again: of that one post is told nothing any more', async () => {
    const one = lb('lb1', { sessions: 1 });
    one.server('web/web2').sessions = 1;
    const { report, saved } = await run(request('maint', {}, 'web1,web2'), [one], async (clock, cancel) => {
      await clock.advance(1_000);
      one.reload();
      Object.assign(one.server('web/web1'), { adminFlags: 5, operationalState: 0, status: 'MAINT' });
      one.server('web/web2').sessions = 1;
      await clock.advance(2_000);
      cancel();
    });
    assert.equal(report.ending, 'unfinished');
    // Before it was cancelled: it may be killed just as well.
    const inNew = saved.find(({ loadBalancers: [own] }) => own?.process.pid === 101);
    const [{ process, servers } = {}] = inNew?.loadBalancers ?? [];
    assert.deepEqual([process?.pid, servers?.map(({ server }) => server)], [101, ['web2']]);
  });

  test('and that is saved before it is set there: post finds it where it is', async () => {
    const one = lb('lb1', { sessions: 1 });
    const { report, saved } = await run(request('drain'), [one], async (clock, cancel) => {
      await clock.advance(1_000);
      one.reload();
      Object.assign(one.server('web/web1'), { address: '10.9.9.9:80', sessions: 1 });
      await clock.advance(2_000);
      cancel();
    });
    assert.equal(report.ending, 'unfinished');
    const [{ process, servers } = {}] = saved.at(-1)?.loadBalancers ?? [];
    assert.deepEqual(
      [process?.pid, servers?.map(({ address, sent }) => [address, sent.states])],
      [101, [['10.9.9.9:80', ['drain']]]],
    );
  });
});
