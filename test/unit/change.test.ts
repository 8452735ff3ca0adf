/** Changes on load balancers in memory with a clock that takes no time: what is called in which order, and what is told. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ConnectionLost, Failure } from '../../src/errors.ts';
import { change } from '../../src/operation/change.ts';
import type { OnDrainTimeout } from '../../src/operation/request.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { CHECKED, lb, request, run } from './change-scene.ts';

describe('drain', () => {
  test('read, save, set, fresh connection, read, save that it is done: in this order and nothing else', async () => {
    const one = lb();
    const { report } = await run(request('drain'), [one]);
    assert.equal(report.result, 'changed');
    assert.deepEqual(one.calls, [
      'read',
      'save',
      'setStates web/web1=drain',
      'readServers fresh web/web1',
      'save',
    ]);
  });

  test('waits for the last session and says when it ended', async () => {
    const one = lb('lb1', { sessions: 2 });
    const { report, tookMs } = await run(request('drain'), [one], async (clock) => {
      await clock.advance(3_000);
      one.server('web/web1').sessions = 0;
    });
    assert.equal(report.servers[0]?.drained, true);
    assert.ok(tookMs >= 3_100 && tookMs < 3_500, `took ${tookMs} ms`);
    assert.ok((report.servers[0]?.drainMs ?? 0) >= 3_000);
  });

  test('what is saved before each set says what was and what may be left', async () => {
    const { saved } = await run(request('maint'), [lb()]);
    assert.deepEqual(saved[0]?.loadBalancers[0]?.servers, [
      {
        backend: 'web',
        server: 'web1',
        address: '127.0.0.1:80',
        before: { state: 'ready', weight: 1 },
        health: 'up',
        sent: { states: ['drain'], weights: [] },
      },
    ]);
    assert.deepEqual(
      saved.map(({ reached, loadBalancers }) => [reached, loadBalancers[0]?.servers[0]?.sent.states]),
      [
        [false, ['drain']],
        [false, ['drain', 'maint']],
        [true, ['maint']],
      ],
    );
  });

  test('already so: nothing is sent and nothing saved, but the end of its sessions is waited for', async () => {
    const one = lb('lb1', { adminFlags: 8, sessions: 1 });
    const { report, saved, tookMs } = await run(request('drain'), [one], async (clock) => {
      await clock.advance(2_000);
      one.server('web/web1').sessions = 0;
    });
    assert.equal(report.result, 'unchanged');
    assert.equal(saved.length, 0);
    assert.ok(tookMs >= 2_000);
    assert.ok(!one.calls.some((call) => call.startsWith('set')));
  });

  test('in maint: left in maint, with a notice', async () => {
    const one = lb('lb1', { adminFlags: 1 });
    const { report } = await run(request('drain'), [one]);
    assert.equal(report.result, 'unchanged');
    assert.equal(one.server('web/web1').adminFlags, 1);
    assert.match(report.notices[0]?.text ?? '', /left there/);
  });
});

describe('the drain does not end', () => {
  const busy = { sessions: 5, sessionsTotal: 100 };
  const policy = (onDrainTimeout: OnDrainTimeout) => ({ drainTimeoutMs: 10_000, onDrainTimeout });

  test('rollback: back in ready, verified, and the error says so', async () => {
    const one = lb('lb1', busy);
    const { report } = await run(request('drain', policy('rollback')), [one]);
    assert.equal(report.result, 'rolled-back');
    assert.equal(report.error?.code, 'drain-timeout');
    assert.equal(report.changed, 'no');
    assert.equal(report.servers[0]?.outcome, 'rolled-back');
    assert.equal(one.server('web/web1').adminFlags, 0);
    const last = ['setStates web/web1=ready', 'readServers fresh web/web1', 'save'];
    assert.deepEqual(one.calls.slice(-3), last, 'the last thing saved is that nothing is left');
  });

  test('keep: left in drain, which on-error does not change', async () => {
    const one = lb('lb1', busy);
    const { report } = await run(request('drain', { ...policy('keep'), onError: 'rollback' }), [one]);
    assert.equal(report.result, 'partial');
    assert.equal(report.changed, 'yes');
    assert.equal(one.server('web/web1').adminFlags, 8);
  });

  test('continue: a drain that says it is not drained', async () => {
    const { report } = await run(request('drain', policy('continue')), [lb('lb1', busy)]);
    assert.equal(report.result, 'changed');
    assert.equal(report.servers[0]?.drained, false);
    assert.match(report.warnings[0]?.text ?? '', /5 sessions/);
  });

  test('continue: maint with the sessions left alone', async () => {
    const one = lb('lb1', busy);
    const { report } = await run(request('maint', policy('continue')), [one]);
    assert.equal(report.result, 'changed');
    assert.equal(report.servers[0]?.drained, false);
    assert.equal(one.server('web/web1').sessions, 5);
    assert.equal(one.server('web/web1').adminFlags, 1);
  });

  test('shutdown-sessions: maint first, so that nobody comes back, then cut and counted', async () => {
    const one = lb('lb1', busy);
    const { report } = await run(request('maint', policy('shutdown-sessions')), [one]);
    assert.equal(report.result, 'changed');
    assert.equal(report.servers[0]?.drained, true);
    assert.equal(report.servers[0]?.sessionsShutDown, 5);
    const order = one.calls.filter((call) => /^(setStates|shutDown)/.test(call));
    assert.deepEqual(order, [
      'setStates web/web1=drain',
      'setStates web/web1=maint',
      'shutDownSessions web/web1',
    ]);
  });

  test('drain-timeout 0: straight to maint, without waiting for sessions', async () => {
    const one = lb('lb1', busy);
    const { report, tookMs } = await run(request('maint', { drainTimeoutMs: 0 }), [one]);
    assert.equal(report.result, 'changed');
    assert.ok(!one.calls.includes('setStates web/web1=drain'));
    assert.ok(tookMs < 1_500, `${tookMs} ms`);
  });
});

describe('ready', () => {
  const inMaint = { adminFlags: 1, checkState: 14 };

  test('proven by its checks before it is set ready', async () => {
    const one = lb('lb1', inMaint);
    const { report, tookMs } = await run(request('ready'), [one], async (clock) => {
      await clock.advance(4_000);
      assert.ok(!one.calls.includes('setStates web/web1=ready'));
      one.prove('web/web1');
    });
    assert.equal(report.result, 'changed');
    assert.ok(tookMs >= 4_000 && tookMs < 4_500);
    assert.equal(one.calls.filter((call) => call.startsWith('takeDownForProof')).length, 1);
    assert.equal(one.server('web/web1').status, 'UP');
  });

  test('never proven: unhealthy, and back in maint', async () => {
    const one = lb('lb1', inMaint);
    const { report } = await run(request('ready', { healthTimeoutMs: 5_000 }), [one], async (clock) => {
      await clock.advance(1_000);
      one.fail('web/web1');
    });
    assert.equal(report.error?.code, 'unhealthy');
    assert.match(report.error?.detail ?? '', /Connection refused/);
    assert.equal(report.result, 'rolled-back');
    assert.equal(one.server('web/web1').adminFlags, 1);
  });

  test('with sessions: no health down, for that would send its clients away', async () => {
    const one = lb('lb1', { adminFlags: 8, sessions: 1 });
    const { report } = await run(request('ready'), [one], async (clock) => {
      await clock.advance(2_000);
      // What a check said before the step is no proof.
      assert.ok(!one.calls.includes('setStates web/web1=ready'));
      one.prove('web/web1');
    });
    assert.equal(report.result, 'changed');
    assert.ok(!one.calls.some((call) => call.startsWith('takeDownForProof')));
    assert.ok(one.calls.includes('setHealth stopping web/web1'));
  });

  test('a backend that lives on its backups: proven at weight 0, the weight restored before it is let in', async () => {
    const one = new FakeLoadBalancer({
      name: 'lb1',
      servers: [
        { backend: 'web', server: 'web1', ...CHECKED, adminFlags: 1, weight: 7, configuredWeight: 7 },
        { backend: 'web', server: 'spare', ...CHECKED, backup: true, sessions: 3 },
      ],
    });
    const { report } = await run(request('ready'), [one], async (clock) => {
      await clock.advance(500);
      one.prove('web/web1');
    });
    assert.equal(report.result, 'changed');
    assert.deepEqual(
      one.calls.filter((call) => /^(set|take)/.test(call)),
      [
        'setWeights web/web1=0',
        'takeDownForProof web/web1',
        'setWeights web/web1=7',
        'setStates web/web1=ready',
      ],
    );
    assert.equal(one.server('web/web1').weight, 7);
  });
});

describe('when something goes wrong', () => {
  test('a reload in the middle is never "drained"', async () => {
    const one = lb('lb1', { sessions: 1 });
    const { report } = await run(request('drain', { onReload: 'fail' }), [one], async (clock) => {
      await clock.advance(1_000);
      one.reload();
    });
    assert.equal(report.error?.code, 'reloaded');
    assert.equal(report.result, 'rolled-back');
    assert.equal(report.servers[0]?.drained, null);
  });

  test('an agent that undoes it is named', async () => {
    const one = lb('lb1', { agentState: 22 });
    const { report } = await run(request('drain'), [one], async (clock) => {
      await clock.advance(1_500);
      one.force('web/web1', 'ready');
    });
    assert.equal(report.error?.code, 'agent-conflict');
    assert.equal(report.changed, 'no');
  });

  test('somebody else undoes it: not verified', async () => {
    const one = lb('lb1', { sessions: 1 });
    const { report } = await run(request('drain'), [one], async (clock) => {
      await clock.advance(1_500);
      one.force('web/web1', 'ready');
    });
    assert.equal(report.error?.code, 'not-verified');
  });

  test('the put-back fails too: partial, the first error stays, and what is unknown is called unknown', async () => {
    const one = lb('lb1', { sessions: 1 });
    one.before = (call) => {
      const afterTimeout = one.calls.some((earlier) => earlier.startsWith('sessionsOf'));
      if (afterTimeout && !call.startsWith('sessionsOf'))
        throw new ConnectionLost('gone', false, { hint: 'Look at it.' });
    };
    const { report } = await run(request('drain', { drainTimeoutMs: 2_000 }), [one]);
    assert.equal(report.error?.code, 'drain-timeout');
    assert.equal(report.result, 'partial');
    assert.equal(report.changed, 'unknown');
    const { text = '', hint } = report.warnings.at(-1) ?? {};
    assert.match(text, /^The put-back failed: .*gone.*\.$/);
    assert.equal(hint, 'Look at it.');
  });

  test('what somebody else has set since is left alone, and the step says so', async () => {
    const one = lb();
    let failed = false;
    one.before = (call) => {
      if (failed || !call.startsWith('readServers fresh')) return;
      failed = true;
      one.force('web/web1', 'maint');
    };
    const { report } = await run(request('drain'), [one]);
    assert.equal(report.error?.code, 'not-verified');
    assert.equal(report.result, 'partial');
    assert.deepEqual(
      report.warnings.map(({ text }) => text),
      ['web/web1 is maint, which this step did not set: somebody else changed it, so it is left alone.'],
    );
    assert.equal(one.server('web/web1').adminFlags, 1);
  });

  test('what somebody else has let in before this step could stays so when another load balancer fails, and the step says so', async () => {
    const out = { adminFlags: 1, checkState: 14 };
    const [quick, bad] = [lb('lb1', out), lb('lb2', out)];
    const { report } = await run(
      request('ready', { healthTimeoutMs: 5_000 }),
      [quick, bad],
      async (clock) => {
        await clock.advance(1_000);
        quick.prove('web/web1');
        quick.force('web/web1', 'ready');
      },
    );
    assert.equal(report.error?.code, 'unhealthy');
    assert.equal(quick.server('web/web1').adminFlags, 0);
    assert.deepEqual(
      report.warnings.map(({ text }) => text),
      [
        'web/web1 is ready, weight 1, which this step did not set: somebody else changed it, so it is left alone.',
      ],
    );
  });

  test('`keep`: what is so is read once more, for somebody may have changed it since', async () => {
    const [one, dead] = [lb('lb1'), lb('lb2')];
    dead.before = (call) => {
      if (call.startsWith('readServers fresh')) throw new Failure('refused', 'no');
      if (call.startsWith('setStates')) return one.clock?.sleep(0);
    };
    let looked = 0;
    one.before = (call) => {
      if (call === 'read' && ++looked === 2) one.force('web/web1', 'ready');
    };
    const { report } = await run(request('drain', { onError: 'keep' }), [one, dead]);
    assert.equal(report.error?.code, 'refused');
    const row = report.servers.find(({ loadBalancer }) => loadBalancer === 'lb1');
    assert.deepEqual([row?.after.forced, row?.changed], ['ready', 'no']);
  });

  test('put back on all, and one hangs as it is looked at once more: what somebody does on the others meanwhile is seen', async () => {
    const [slow, last] = [lb('lb1', { sessions: 1 }), lb('lb2')];
    let reads = 0;
    slow.before = async (call) => {
      // To plan, to put back, and once more when the other one is back.
      if (call !== 'read' || ++reads < 3) return;
      last.force('web/web1', 'maint');
      await slow.clock?.sleep(1_500);
    };
    last.before = async (call) => {
      if (/^setStates .*ready/.test(call)) await last.clock?.sleep(500);
    };
    const { report } = await run(request('drain', { drainTimeoutMs: 1_000 }), [slow, last]);
    assert.equal(report.error?.code, 'drain-timeout');
    const rows = report.servers.map(({ after, changed }) => [after.forced, changed]);
    assert.deepEqual(
      [rows, report.result],
      [
        [
          ['ready', 'no'],
          ['maint', 'yes'],
        ],
        'partial',
      ],
    );
    assert.deepEqual(report.servers[1]?.theirs, ['state']);
    assert.deepEqual(
      report.warnings.map(({ loadBalancer, text }) => `${loadBalancer}: ${text}`),
      [
        'lb2: web/web1 was put back, and is maint, weight 1 now: somebody else changed it, so it is left alone.',
      ],
    );
  });

  test('put back on all, and cancelled as one hangs when it is looked at once more: the others are seen', async () => {
    const [slow, last] = [lb('lb1', { sessions: 1 }), lb('lb2')];
    let reads = 0;
    let cancelNow = () => {};
    slow.before = async (call) => {
      if (call !== 'read' || ++reads < 3) return;
      last.force('web/web1', 'maint');
      await slow.clock?.sleep(1_500);
      cancelNow();
      throw new Failure('cancelled', 'The step was cancelled (SIGINT).');
    };
    last.before = async (call) => {
      if (/^setStates .*ready/.test(call)) await last.clock?.sleep(500);
    };
    const asked = request('drain', { drainTimeoutMs: 1_000 });
    const { report } = await run(asked, [slow, last], async (_clock, cancel) => {
      cancelNow = cancel;
    });
    assert.deepEqual(
      report.servers.map(({ after, changed }) => [after.forced, changed]),
      [
        ['ready', 'unknown'],
        ['maint', 'yes'],
      ],
    );
  });

  test('put back, and set since where its agent speaks again: it may have been that one', async () => {
    const [slow, last] = [lb('lb1', { sessions: 1, agentState: 22 }), lb('lb2', { agentState: 22 })];
    let reads = 0;
    slow.before = async (call) => {
      if (call !== 'read' || ++reads < 3) return;
      last.force('web/web1', 'drain');
      await slow.clock?.sleep(1_500);
    };
    last.before = async (call) => {
      if (/^setStates .*ready/.test(call)) await last.clock?.sleep(500);
    };
    const switches = { agent: 'disabled' } as const;
    const { report } = await run(request('drain', { drainTimeoutMs: 1_000, switches }), [slow, last]);
    assert.equal(
      report.warnings.find(({ text }) => /put back, and/.test(text))?.text,
      'web/web1 was put back, and is drain, weight 1 now: its agent or somebody else changed it, so it is left alone.',
    );
  });

  test('cancelled while it is put back, in a proof at weight 0: that is left, and told as changed', async () => {
    const one = new FakeLoadBalancer({
      name: 'lb1',
      servers: [
        { backend: 'web', server: 'web1', ...CHECKED, sessions: 3 },
        { backend: 'web', server: 'web2', ...CHECKED, adminFlags: 8 },
        { backend: 'web', server: 'spare', ...CHECKED, backup: true },
      ],
    });
    const given = { drainTimeoutMs: 0, minAvailable: { kind: 'count', value: 0 } } as const;
    const { report } = await run(request('maint', given, 'web1,web2'), [one], async (clock, cancel) => {
      let refused = false;
      one.before = (call) => {
        if (refused || !call.startsWith('readServers fresh')) return;
        refused = true;
        throw new Failure('refused', 'no');
      };
      await clock.advance(6_000);
      cancel();
    });
    assert.equal(one.server('web/web2').weight, 0);
    for (const server of report.servers) assert.equal(server.changed, 'yes');
  });

  test('cancelled: no rollback, one more look, and the truth', async () => {
    const one = lb('lb1', { sessions: 1 });
    const { report, tookMs } = await run(request('drain'), [one], async (clock, cancel) => {
      await clock.advance(1_000);
      cancel();
    });
    assert.equal(report.error?.code, 'cancelled');
    assert.equal(report.result, 'partial');
    assert.equal(report.changed, 'yes');
    assert.ok(tookMs < 1_100);
    assert.equal(one.server('web/web1').adminFlags, 8);
  });

  test('what cannot be saved is not sent', async () => {
    const one = lb();
    const clock = new FakeClock();
    const effects = {
      clock,
      signal: new AbortController().signal,
      save: () => {
        throw new Error('disk full');
      },
      tell: () => {},
    };
    const report = await clock.runUntil(change({ request: request('maint'), loadBalancers: [one], effects }));
    assert.equal(report.result, 'failed');
    assert.ok(!one.calls.some((call) => call.startsWith('set')));
  });
});

describe('several load balancers', () => {
  test('none is changed when one cannot be', async () => {
    const [good, bad] = [lb('lb1'), lb('lb2')];
    bad.level = 'user';
    const { report } = await run(request('maint'), [good, bad]);
    assert.equal(report.error?.code, 'permission-denied');
    assert.equal(report.error?.loadBalancer, 'lb2');
    assert.equal(report.result, 'failed');
    assert.ok(!good.calls.some((call) => call.startsWith('set')));
  });

  test('each stage on all of them before the next on any', async () => {
    const [quick, slow] = [lb('lb1'), lb('lb2', { sessions: 1 })];
    const { report } = await run(request('maint'), [quick, slow], async (clock) => {
      await clock.advance(2_000);
      assert.ok(!quick.calls.includes('setStates web/web1=maint'));
      slow.server('web/web1').sessions = 0;
    });
    assert.equal(report.result, 'changed');
    assert.equal(report.servers.length, 2);
  });

  test('one fails in the middle: all go back', async () => {
    const [one, other] = [lb('lb1', { sessions: 1 }), lb('lb2', { sessions: 1 })];
    const { report } = await run(request('drain', { onReload: 'fail' }), [one, other], async (clock) => {
      await clock.advance(1_000);
      other.reload();
    });
    assert.equal(report.error?.code, 'reloaded');
    assert.equal(report.error?.loadBalancer, 'lb2');
    assert.equal(report.result, 'rolled-back');
    assert.equal(one.server('web/web1').adminFlags, 0);
  });
});

describe('failures of several load balancers', () => {
  const busy = { sessions: 1 };
  const short = { drainTimeoutMs: 5_000 };

  test('all reasons not to begin are told, and who has no row for them is told all the same', async () => {
    const [good, denied, empty] = [lb('lb1'), lb('lb2'), new FakeLoadBalancer({ name: 'lb3', servers: [] })];
    denied.level = 'user';
    const { report } = await run(request('maint'), [good, denied, empty]);
    assert.deepEqual(
      report.failures.map(({ code, loadBalancer }) => `${loadBalancer} ${code}`),
      ['lb2 permission-denied', 'lb3 not-found'],
    );
    assert.equal(report.error, report.failures[0]);
    assert.deepEqual(
      report.servers.map(({ loadBalancer, outcome, error }) => [loadBalancer, outcome, error?.code]),
      [
        ['lb1', 'skipped', undefined],
        ['lb2', 'refused', 'permission-denied'],
      ],
    );
    assert.deepEqual(
      report.unread.map(({ loadBalancer, error }) => [loadBalancer, error.code]),
      [['lb3', 'not-found']],
    );
  });

  test('those that could not be read stand in their order, whichever was the first to say so', async () => {
    const all = ['lb1', 'lb2'].map((name) => new FakeLoadBalancer({ name, servers: [] }));
    const [slow] = all;
    if (slow !== undefined) slow.before = () => slow.clock?.sleep(500);
    const { report } = await run(request('maint'), all);
    assert.deepEqual(
      report.failures.map(({ loadBalancer }) => loadBalancer),
      ['lb2', 'lb1'],
    );
    assert.deepEqual(
      report.unread.map(({ loadBalancer }) => loadBalancer),
      ['lb1', 'lb2'],
    );
  });

  test('sessions left on two of three: both are told, the third is left to finish, and all go back', async () => {
    const [one, two, idle] = [lb('lb1', busy), lb('lb2', busy), lb('lb3')];
    const { report } = await run(request('drain', short), [one, two, idle]);
    assert.deepEqual(
      report.failures.map(({ code, loadBalancer }) => `${loadBalancer} ${code}`),
      ['lb1 drain-timeout', 'lb2 drain-timeout'],
    );
    assert.equal(report.result, 'rolled-back');
    for (const each of [one, two, idle]) assert.equal(each.server('web/web1').adminFlags, 0);
  });

  test('one that was reached before another failed keeps that, when it is to be kept', async () => {
    const [slow, idle] = [lb('lb1', busy), lb('lb2')];
    const { report } = await run(request('drain', { ...short, onDrainTimeout: 'keep' }), [slow, idle]);
    assert.deepEqual(
      report.servers.map(({ outcome, changed, error }) => [outcome, changed, error?.code]),
      [
        ['failed', 'yes', 'drain-timeout'],
        ['changed', 'yes', undefined],
      ],
    );
    assert.equal(report.result, 'partial');
  });

  test('one is lost before anything was sent to it: it is as it was, and so are the others again', async () => {
    const [one, dead] = [lb('lb1'), lb('lb2')];
    dead.before = (call) => {
      if (dead.calls.length > 1) throw new ConnectionLost(`gone at ${call}`, false);
    };
    const { report } = await run(request('drain'), [one, dead]);
    assert.equal(report.error?.code, 'connect-failed');
    assert.equal(report.result, 'rolled-back');
    assert.equal(report.changed, 'no');
    assert.deepEqual(
      report.servers.map(({ outcome, changed }) => [outcome, changed]),
      [
        ['rolled-back', 'no'],
        ['failed', 'no'],
      ],
    );
  });

  test('one is lost with a command under way: it is not known, and the others are back', async () => {
    const [one, dead] = [lb('lb1'), lb('lb2')];
    dead.before = (call) => {
      if (dead.calls.length > 1)
        throw new ConnectionLost(`gone at ${call}`, true, { callChanged: 'unknown' });
    };
    const { report } = await run(request('drain'), [one, dead]);
    assert.equal(report.result, 'partial');
    assert.equal(report.changed, 'unknown');
    assert.deepEqual(
      report.servers.map(({ outcome, changed, error }) => [outcome, changed, error?.code]),
      [
        ['rolled-back', 'no', undefined],
        ['failed', 'unknown', 'connect-failed'],
      ],
    );
  });

  test('cancelled while all are read: one failure that belongs to no load balancer', async () => {
    const fleet = ['lb1', 'lb2', 'lb3'].map((name) => lb(name));
    for (const each of fleet) each.before = () => new Promise((resolve) => setImmediate(resolve));
    const { report, news } = await run(request('drain'), fleet, async (_, cancel) => cancel());
    assert.equal(report.failures.length, 1);
    assert.equal(report.error?.code, 'cancelled');
    assert.equal(report.error?.loadBalancer, undefined);
    assert.equal(news.filter(({ kind }) => kind === 'failure').length, 1);
    assert.equal(report.unread.length, 3);
  });

  test('cancelled in the drain: one failure, and every load balancer is looked at once more', async () => {
    const fleet = ['lb1', 'lb2', 'lb3'].map((name) => lb(name, busy));
    const { report, tookMs } = await run(request('drain'), fleet, async (clock, cancel) => {
      await clock.advance(1_000);
      cancel();
    });
    assert.equal(report.failures.length, 1);
    assert.equal(report.error?.loadBalancer, undefined);
    assert.equal(report.result, 'partial');
    assert.ok(report.servers.every(({ changed, after }) => changed === 'yes' && after.adminFlags === 8));
    assert.ok(tookMs < 1_100, `${tookMs} ms`);
  });

  test('nobody is let in before all are proven', async () => {
    const [quick, late] = [lb('lb1', { adminFlags: 1 }), lb('lb2', { adminFlags: 1 })];
    const admitted = (one: FakeLoadBalancer) => one.calls.includes('setStates web/web1=ready');
    const { report } = await run(request('ready'), [quick, late], async (clock) => {
      await clock.advance(500);
      quick.prove('web/web1');
      await clock.advance(20_000);
      assert.ok(!admitted(quick) && !admitted(late));
      late.prove('web/web1');
    });
    assert.equal(report.result, 'changed');
    assert.ok(admitted(quick) && admitted(late));
  });

  test('one that is never proven keeps the others out: all are back in maint', async () => {
    const [good, bad] = [lb('lb1', { adminFlags: 1 }), lb('lb2', { adminFlags: 1 })];
    const { report } = await run(request('ready', { healthTimeoutMs: 5_000 }), [good, bad], async (clock) => {
      await clock.advance(500);
      good.prove('web/web1');
      bad.fail('web/web1');
    });
    assert.equal(report.error?.loadBalancer, 'lb2');
    assert.equal(report.result, 'rolled-back');
    assert.ok(!good.calls.includes('setStates web/web1=ready'));
    for (const each of [good, bad]) assert.equal(each.server('web/web1').adminFlags, 1);
  });

  test('one that is so already is waited for with the others, and not touched when they go back', async () => {
    const [out, slow] = [lb('lb1', { adminFlags: 1 }), lb('lb2', busy)];
    const { report } = await run(request('maint', short), [out, slow]);
    assert.equal(report.result, 'rolled-back');
    assert.deepEqual(
      report.servers.map(({ outcome }) => outcome),
      ['unchanged', 'rolled-back'],
    );
    assert.equal(out.server('web/web1').adminFlags, 1);
    assert.ok(!out.calls.some((call) => call.startsWith('set')));
  });
});

describe('a dry run', () => {
  test('sends nothing and says what would be done', async () => {
    const one = lb('lb1', { sessions: 42 });
    const { report } = await run(request('maint', { dryRun: true }), [one]);
    assert.equal(report.result, 'planned');
    assert.deepEqual(one.calls, ['read']);
    assert.equal(
      report.plan[0]?.text,
      'web/web1: ready → maint, would wait for 42 sessions (1m 00s); 2 of 3 servers of web would stay',
    );
  });
});
