/** What a change says while it happens: what was read, what is planned, and each failure once and with its place. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Failure } from '../../src/errors.ts';
import type { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { lb, type Ran, request, run } from './change-scene.ts';

const BUSY = { sessions: 5, sessionsTotal: 9 };
const linesOf = ({ news }: Ran) => news.flatMap((one) => (one.kind === 'read' ? one.lines : []));
const failuresOf = ({ news }: Ran) => news.flatMap((one) => (one.kind === 'failure' ? one.failure : []));
const warningsOf = ({ news }: Ran) => news.flatMap((one) => (one.kind === 'warning' ? one.text : []));
const failing = (one: FakeLoadBalancer, call: string, failure: Failure) => {
  one.before = (now) => {
    if (now.startsWith(call)) throw failure;
  };
  return one;
};

describe('what was read, and what is planned', () => {
  test('is said in a line for all servers of which it is the same', async () => {
    const ran = await run(request('drain', { minAvailable: { kind: 'count', value: 0 } }, '*'), [
      lb('lb1', BUSY),
    ]);
    assert.deepEqual(linesOf(ran).slice(0, 3), [
      'HAProxy 3.2.0-fake, process 100, up for 86400 s, level admin',
      'web/web1: ready, "UP", 5 sessions, 0 queued, weight 1',
      'web/web2, web/web3: ready, "UP", 0 sessions, 0 queued, weight 1',
    ]);
    assert.match(linesOf(ran)[3] ?? '', /^plan: web\/web1: ready → drain, will wait for 5 sessions/);
    assert.match(linesOf(ran)[4] ?? '', /^plan: web\/web2, web\/web3: ready → drain/);
    assert.equal(linesOf(ran).length, 5);
  });

  test('what a plan warns of is in the report, and was told', async () => {
    const ran = await run(request('drain', { failOnNotFound: false }, 'web1,web9'), [lb()]);
    assert.equal(ran.report.warnings.length, 1);
    assert.match(ran.report.warnings[0]?.text ?? '', /^No server matches `web9`/);
    assert.deepEqual(warningsOf(ran), [ran.report.warnings[0]?.text]);
  });

  test('how long it took is counted from its beginning', async () => {
    const one = lb();
    one.before = (call) => (call === 'read' ? one.clock?.sleep(300) : undefined);
    const { report, tookMs } = await run({ ...request('drain'), dryRun: true }, [one]);
    assert.deepEqual([report.durationMs, tookMs], [300, 300]);
  });
});

describe('a failure', () => {
  test('while it is read has the name of its load balancer, and is told once', async () => {
    const gone = new Failure('connect-failed', 'gone');
    const ran = await run(request('drain'), [lb(), failing(lb('lb2'), 'read', gone)]);
    assert.equal(ran.report.error?.loadBalancer, 'lb2');
    assert.deepEqual(
      failuresOf(ran).map(({ loadBalancer, code }) => [loadBalancer, code]),
      [['lb2', 'connect-failed']],
    );
    assert.deepEqual(
      ran.report.unread.map(({ loadBalancer }) => loadBalancer),
      ['lb2'],
    );
  });

  test('that names a load balancer itself keeps that name', async () => {
    const gone = new Failure('connect-failed', 'gone', { loadBalancer: 'proxy' });
    const { report } = await run(request('drain'), [failing(lb('lb1'), 'read', gone)]);
    assert.equal(report.error?.loadBalancer, 'proxy');
  });

  test('of all for one reason is one failure', async () => {
    const both = [lb('lb1'), lb('lb2')];
    for (const one of both) one.before = (call) => (call === 'read' ? one.clock?.sleep(300) : undefined);
    const ran = await run(request('drain'), both, async (clock, cancel) => {
      await clock.advance(100);
      cancel();
    });
    assert.deepEqual([ran.report.failures.length, failuresOf(ran).length], [1, 1]);
    assert.equal(ran.report.error?.loadBalancer, undefined);
    assert.deepEqual(
      ran.report.unread.map(({ loadBalancer }) => loadBalancer),
      ['lb1', 'lb2'],
    );
  });

  test('of a load balancer, after it has begun, is told once', async () => {
    const refused = new Failure('refused', 'not now', { loadBalancer: 'lb1', callChanged: 'no' });
    const ran = await run(request('drain'), [failing(lb('lb1'), 'setStates', refused)]);
    assert.deepEqual(
      failuresOf(ran).map(({ code }) => code),
      ['refused'],
    );
  });

  test('of the step as a whole, after it has begun, is told once, too', async () => {
    const ran = await run(request('drain'), [lb('lb1', BUSY)], async (clock, cancel) => {
      await clock.advance(2_000);
      cancel();
    });
    assert.equal(ran.report.error?.code, 'cancelled');
    assert.deepEqual(
      failuresOf(ran).map(({ code }) => code),
      ['cancelled'],
    );
  });
});

describe('what becomes of it is asked of HAProxy', () => {
  test('where it goes back, others take longer, and it is changed again meanwhile', async () => {
    const [quick, slow] = [lb('lb1', BUSY), lb('lb2', BUSY)];
    slow.before = async (call) => {
      if (call !== 'setStates web/web1=ready') return;
      await slow.clock?.sleep(5_000);
      quick.force('web/web1', 'maint');
    };
    const { report } = await run(request('drain', { drainTimeoutMs: 10_000 }), [quick, slow]);
    assert.equal(report.error?.code, 'drain-timeout');
    assert.equal(report.result, 'partial');
    assert.deepEqual(
      report.servers.map(({ loadBalancer, after }) => [loadBalancer, after.forced]),
      [
        ['lb1', 'maint'],
        ['lb2', 'ready'],
      ],
    );
  });

  test('where it goes back, also of whom nothing had to go back: a reload has let that in', async () => {
    const one = lb('lb1');
    one.force('web/web1', 'maint');
    one.server('web/web2').sessions = 1;
    const { report } = await run(
      request('maint', { onReload: 'fail' }, 'web1,web2'),
      [one],
      async (clock) => {
        await clock.advance(1_000);
        one.reload();
      },
    );
    assert.equal(report.error?.code, 'reloaded');
    assert.deepEqual(
      report.servers.map(({ server, before, after }) => [server, before.forced, after.forced]),
      [
        ['web1', 'maint', 'ready'],
        ['web2', 'ready', 'ready'],
      ],
    );
  });

  test('where it stays, and another load balancer does not answer any more: not as it was before that hung', async () => {
    const [one, two] = [lb('lb1', BUSY), lb('lb2', BUSY)];
    let isOver = false;
    two.before = async (call) => {
      if (call.startsWith('sample')) isOver = true;
      if (!isOver) return;
      if (call === 'read') {
        await two.clock?.sleep(3_000);
        one.reload();
        await two.clock?.sleep(3_000);
      }
      throw new Failure('connect-failed', 'Connection refused');
    };
    const { report } = await run(request('drain', { onError: 'keep' }), [one, two]);
    assert.deepEqual(
      report.servers.map(({ loadBalancer, after, changed }) => [loadBalancer, after.forced, changed]),
      [
        ['lb1', 'ready', 'no'],
        ['lb2', 'drain', 'unknown'],
      ],
    );
  });

  test('where it stays, and is deleted: it is gone', async () => {
    const one = lb('lb1', BUSY);
    const { report } = await run(
      request('drain', { onDrainTimeout: 'keep', drainTimeoutMs: 10_000 }),
      [one],
      async () => {
        one.before = (call) => {
          if (call === 'read') one.remove('web/web1');
        };
      },
    );
    assert.equal(report.servers[0]?.outcome, 'gone');
  });

  test('where nothing was sent nothing is asked', async () => {
    const one = lb('lb1', { ...BUSY, adminFlags: 8 });
    await run(request('drain', { onDrainTimeout: 'keep', drainTimeoutMs: 10_000 }), [one]);
    assert.equal(one.calls.filter((call) => call === 'read').length, 1);
  });

  test('where nothing was sent nothing is put back', async () => {
    const one = lb('lb1', { ...BUSY, adminFlags: 8 });
    const { report } = await run(request('drain', { drainTimeoutMs: 10_000 }), [one]);
    assert.equal(report.result, 'failed');
    assert.equal(one.calls.filter((call) => call === 'read').length, 1);
  });
});

test('a weight says nothing of the state: somebody who sets that meanwhile does not stop it', async () => {
  const one = lb();
  one.before = (call) => {
    if (call === 'setWeights web/web1=5') one.force('web/web1', 'drain');
  };
  const { report } = await run(request('weight', { weight: { kind: 'absolute', value: 5 } }), [one]);
  assert.equal(report.error, null);
});

test('the put-back saves before it sends what was never sent', async () => {
  const one = lb('lb1', BUSY);
  const { saved } = await run(request('drain', { drainTimeoutMs: 10_000 }), [one]);
  const states = saved.map(({ loadBalancers }) => loadBalancers[0]?.servers[0]?.sent.states.join());
  assert.deepEqual(states, ['drain', 'drain,ready', undefined]);
});

describe('servers that are gone', () => {
  test('are told once, by name, and why', async () => {
    const one = lb('lb1', BUSY);
    Object.assign(one.server('web/web2'), BUSY);
    const asked = request('drain', { onDrainTimeout: 'keep', drainTimeoutMs: 10_000 }, 'web1,web2');
    const ran = await run(asked, [one], async () => {
      one.before = (call) => {
        if (call !== 'read') return;
        one.remove('web/web1');
        one.remove('web/web2');
      };
    });
    assert.deepEqual(warningsOf(ran), ['web/web1, web/web2 are gone: HAProxy has no such server any more.']);
  });

  test('by a reload, where that is allowed', async () => {
    const one = lb('lb1', BUSY);
    const ran = await run(request('drain', { failOnNotFound: false }), [one], async (clock) => {
      await clock.advance(2_000);
      one.reload();
      one.remove('web/web1');
    });
    assert.ok(
      warningsOf(ran).includes('web/web1 is gone: the new configuration has no such server.'),
      warningsOf(ran).join('\n'),
    );
  });

  test('disabled by a new configuration: from then on that is not this step\u2019s', async () => {
    const one = lb('lb1', BUSY);
    const { report } = await run(request('maint'), [one], async (clock) => {
      await clock.advance(2_000);
      one.reload();
      Object.assign(one.server('web/web1'), {
        adminFlags: 5,
        status: 'MAINT',
        operationalState: 0,
        sessions: 0,
      });
    });
    const text =
      "HAProxy's new configuration has web/web1 disabled: from now on its maint is not this step's.";
    assert.ok(
      report.notices.some((one) => one.text === text),
      JSON.stringify(report.notices),
    );
  });
});
