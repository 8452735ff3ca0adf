/** What became of a change: its result, how it ended for the post step, and which policy decided. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ConnectionLost, type ErrorCode, Failure } from '../../src/errors.ts';
import { policyFor } from '../../src/operation/outcome.ts';
import type { Report } from '../../src/operation/report.ts';
import type { OnDrainTimeout, OnError } from '../../src/operation/request.ts';
import { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { CHECKED, lb, request, run } from './change-scene.ts';
import { without } from './servers.ts';

describe('who decides', () => {
  const cases: [ErrorCode, OnDrainTimeout, OnError, OnError][] = [
    ['drain-timeout', 'rollback', 'keep', 'rollback'],
    ['drain-timeout', 'keep', 'rollback', 'keep'],
    ['guard', 'keep', 'rollback', 'rollback'],
    ['guard', 'rollback', 'keep', 'keep'],
  ];
  for (const [code, onDrainTimeout, onError, expected] of cases) {
    test(`${code}, on-drain-timeout ${onDrainTimeout}, on-error ${onError}: ${expected}`, () => {
      const asked = request('drain', { onDrainTimeout, onError });
      assert.equal(policyFor(new Failure(code, 'It went wrong'), asked), expected);
    });
  }

  test('only what drains has a drain timeout of its own, and a look leaves everything', () => {
    const failure = new Failure('drain-timeout', 'It went wrong');
    const given = { onDrainTimeout: 'rollback', onError: 'keep' } as const;
    assert.equal(policyFor(failure, request('maint', given)), 'rollback');
    assert.equal(policyFor(failure, request('ready', given)), 'keep');
    const { selection } = request('drain');
    assert.equal(policyFor(failure, { operation: 'status', selection, failOnNotFound: true }), 'keep');
  });
});

describe('the end', () => {
  const ends = ({ result, ending, changed, servers }: Report) => {
    return [result, ending, changed, servers[0]?.outcome].join(' ');
  };
  const BUSY = { sessions: 1, sessionsTotal: 9 };
  const short = { drainTimeoutMs: 2_000 };
  const reloadLater = (one: FakeLoadBalancer) => async (clock: { advance(ms: number): Promise<void> }) => {
    await clock.advance(1_000);
    one.reload();
    one.force('web/web1', 'drain');
  };

  test('reached', async () => {
    assert.equal(ends((await run(request('drain'), [lb()])).report), 'changed reached yes changed');
  });

  test('so already', async () => {
    const { report } = await run(request('drain'), [lb('lb1', { adminFlags: 8 })]);
    assert.equal(ends(report), 'unchanged unchanged no unchanged');
  });

  test('only planned', async () => {
    const { report } = await run(request('drain', { dryRun: true }), [lb()]);
    assert.equal(ends(report), 'planned unchanged no planned');
  });

  test('a drain timeout that keeps', async () => {
    const { report } = await run(request('drain', { ...short, onDrainTimeout: 'keep' }), [lb('lb1', BUSY)]);
    assert.equal(ends(report), 'partial kept yes failed');
  });

  test('an error that keeps', async () => {
    const one = lb('lb1', BUSY);
    const asked = request('drain', { onReload: 'fail', onError: 'keep' });
    const { report } = await run(asked, [one], reloadLater(one));
    assert.equal(ends(report), 'partial kept yes failed');
  });

  test('an error that keeps, and nobody knows what', async () => {
    const one = lb('lb1', BUSY);
    const { report } = await run(request('drain', { onError: 'keep' }), [one], async (clock) => {
      await clock.advance(1_000);
      one.before = () => {
        throw new ConnectionLost('gone', false);
      };
    });
    assert.equal(ends(report), 'partial unfinished unknown failed');
  });

  test('a put-back that failed', async () => {
    const one = lb('lb1', BUSY);
    one.before = (call) => {
      if (call === 'setStates web/web1=ready') throw new Failure('refused', 'no');
    };
    const { report } = await run(request('drain', short), [one]);
    assert.equal(ends(report), 'partial not-put-back yes failed');
    assert.equal(report.servers[0]?.error?.code, 'drain-timeout');
  });

  test('what the put-back has to tell is told by the step', async () => {
    const one = lb('lb1', BUSY);
    let reads = 0;
    one.before = (call) => {
      reads += call === 'read' ? 1 : 0;
      if (call === 'read' && reads === 2) one.force('web/web1', 'maint');
    };
    const { report, news } = await run(request('drain', short), [one]);
    assert.match(report.warnings[0]?.text ?? '', /web\/web1 is maint, which this step did not set/);
    assert.equal(news.filter(({ kind }) => kind === 'warning').length, report.warnings.length);
    assert.equal(one.server('web/web1').adminFlags, 1);
  });

  test('a put-back that worked', async () => {
    const { report } = await run(request('drain', short), [lb('lb1', BUSY)]);
    assert.equal(ends(report), 'rolled-back unchanged no rolled-back');
  });

  test('cancelled', async () => {
    const { report } = await run(request('drain'), [lb('lb1', BUSY)], async (clock, cancel) => {
      await clock.advance(1_000);
      cancel();
    });
    assert.equal(ends(report), 'partial unfinished yes failed');
  });

  test('nothing could be begun', async () => {
    const one = lb();
    one.level = 'user';
    const { report } = await run(request('drain'), [one]);
    assert.equal(ends(report), 'failed unchanged no refused');
  });

  test('one server of two stood in the way: the other was not begun', async () => {
    const one = lb('lb1', { agentState: 22 });
    const { report } = await run(request('drain', {}, 'web1,web2'), [one]);
    assert.deepEqual(
      report.servers.map(({ server, outcome, error }) => [server, outcome, error?.code]),
      [
        ['web1', 'refused', 'agent-conflict'],
        ['web2', 'skipped', undefined],
      ],
    );
  });

  test('a reload has left it out of the configuration, which is allowed', async () => {
    const one = new FakeLoadBalancer({
      name: 'lb1',
      servers: ['web1', 'web2', 'web3'].map((server) => ({ backend: 'web', server, ...CHECKED, ...BUSY })),
    });
    const asked = request('drain', { failOnNotFound: false }, 'web1');
    const { report } = await run(asked, [one], async (clock) => {
      await clock.advance(1_000);
      one.reload();
      const read = one.read.bind(one);
      one.read = async (signal) => {
        return without(await read(signal), 'web/web1');
      };
    });
    assert.equal(report.servers[0]?.outcome, 'gone');
    assert.equal(report.changed, 'no');
    assert.match(report.warnings[0]?.text ?? '', /web\/web1 is gone/);
  });

  test('a look changes nothing, and says what is there', async () => {
    const { selection } = request('drain');
    const one = lb('lb1', { adminFlags: 8 });
    const { report, saved } = await run({ operation: 'status', selection, failOnNotFound: true }, [one]);
    assert.equal(ends(report), 'unchanged unchanged no unchanged');
    assert.equal(report.servers[0]?.before.forced, 'drain');
    assert.deepEqual([one.calls, saved, report.plan], [['read'], [], []]);
  });
});

describe('a tracker whose weight was changed for a proof', () => {
  const tracked = (before: (one: FakeLoadBalancer, call: string) => void = () => {}) => {
    const one = new FakeLoadBalancer({
      name: 'lb1',
      servers: [
        { backend: 'web', server: 'web1', ...CHECKED, adminFlags: 1, checkState: 14 },
        { backend: 'web', server: 'web2', ...CHECKED },
        { backend: 'api', server: 'api1', tracks: 'web/web1', weight: 5 },
        { backend: 'api', server: 'spare', ...CHECKED, backup: true },
      ],
    });
    one.before = (call) => before(one, call);
    return one;
  };

  test('is not told of when it is as before', async () => {
    const one = tracked();
    const { report } = await run(request('ready'), [one], async (clock) => {
      await clock.advance(500);
      one.prove('web/web1');
    });
    assert.equal(report.result, 'changed');
    assert.deepEqual(
      report.servers.map(({ server }) => server),
      ['web1'],
    );
    assert.deepEqual(report.servers[0]?.trackedBy, ['api/api1']);
  });

  test('is told of when it is not', async () => {
    const one = tracked((_, call) => {
      if (call === 'setWeights api/api1=5') throw new Failure('refused', 'no');
    });
    const { report } = await run(request('ready', { onError: 'keep' }), [one], async (clock) => {
      await clock.advance(500);
      one.prove('web/web1');
    });
    const tracker = report.servers.find(({ server }) => server === 'api1');
    assert.deepEqual([tracker?.changed, tracker?.goal, tracker?.trackedBy], ['yes', '', []]);
    assert.deepEqual([tracker?.before.weight, tracker?.after.weight], [5, 0]);
  });
});
