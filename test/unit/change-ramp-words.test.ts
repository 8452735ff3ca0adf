/** A ramp of several servers, and how one ends: who is named, what is counted, and how long is waited. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headlineOf } from '../../src/action/report/headline.ts';
import { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { CHECKED, type Given, lb, type Ran, request, run } from './change-scene.ts';

const FORTY = { weight: 40, configuredWeight: 40 };
const RAMP: Given = {
  ramp: { steps: [10, 50, 100].map((value) => ({ kind: 'percent', value })), intervalMs: 10_000 },
};
const progressOf = ({ news }: Ran) => news.flatMap((one) => (one.kind === 'progress' ? one.text : []));
function two(): FakeLoadBalancer {
  const one = lb('lb1', FORTY);
  Object.assign(one.server('web/web2'), FORTY);
  for (const key of ['web/web1', 'web/web2']) one.server(key).weight = 1;
  return one;
}

test('of two only the one that is not UP any more is named, with the words of its last check', async () => {
  const one = two();
  const { report } = await run(request('weight', RAMP, 'web1,web2'), [one], async (clock) => {
    await clock.advance(3_000);
    one.fail('web/web2', 'refused');
    one.server('web/web1').checkStatus = '';
  });
  assert.equal(
    report.error?.message,
    'The ramp ends here: web/web2 is "DOWN" at weight 4, step 1 of 3 of its ramp.',
  );
  assert.deepEqual([report.error?.servers, report.error?.detail], [['web/web2'], 'L4CON: refused']);
});

test('one that its agent has stopped: the application is not to blame', async () => {
  const one = two();
  const { report } = await run(request('weight', RAMP, 'web1,web2'), [one], async (clock) => {
    await clock.advance(3_000);
    Object.assign(one.server('web/web2'), { operationalState: 0, status: 'DOWN (agent)' });
  });
  assert.match(report.error?.message ?? '', /web\/web2 is "DOWN \(agent\)"/);
  assert.match(report.error?.hint ?? '', /look at the agent\.$/);
});

test('one whose name does not resolve any more: neither is the application to blame, nor was it in maint before', async () => {
  const one = two();
  const { report } = await run(request('weight', RAMP, 'web1,web2'), [one], async (clock) => {
    await clock.advance(3_000);
    const unresolved = { adminFlags: 32, operationalState: 0, status: 'MAINT (resolution)' } as const;
    Object.assign(one.server('web/web2'), unresolved);
  });
  assert.equal(report.error?.code, 'dns-maintenance');
  assert.equal(
    report.error?.message,
    'web/web2 went out at step 1 of 3 of its ramp: its name does not resolve any more.',
  );
  assert.match(report.error?.hint ?? '', /^HAProxy brings it back by itself when the name resolves/);
  assert.match(headlineOf(report), /web\/web2 is back ready, but MAINT \(resolution\) at weight 1\b/);
});

test('of two one is in slow start: both are held until that is over', async () => {
  const one = two();
  one.server('web/web2').operationalState = 1;
  const ran = await run(request('weight', RAMP, 'web1,web2'), [one], async (clock) => {
    await clock.advance(15_000);
    assert.equal(one.server('web/web1').weight, 4);
    one.server('web/web2').operationalState = 2;
    await clock.advance(9_000);
    assert.equal(one.server('web/web1').weight, 4);
  });
  assert.equal(ran.report.error, null);
  assert.equal(progressOf(ran)[0], 'web/web1 and 1 other: weight 4 (10%, step 1 of 3), slow start');
});

test('of two one has a check that fails: neither goes on', async () => {
  const one = two();
  const { report } = await run(request('weight', RAMP, 'web1,web2'), [one], async (clock) => {
    await clock.advance(5_000);
    one.server('web/web2').status = 'UP 2/3';
    await clock.advance(10_000);
    assert.equal(one.server('web/web1').weight, 4);
    one.server('web/web2').status = 'UP';
  });
  assert.equal(report.error, null);
});

test('one that does not come back to UP ends it when the limit of health has passed as well', async () => {
  const one = lb('lb1', FORTY);
  one.server('web/web1').weight = 1;
  one.server('web/web1').status = 'UP';
  const { report, tookMs } = await run(
    request('weight', { ...RAMP, healthTimeoutMs: 5_000 }),
    [one],
    async (clock) => {
      await clock.advance(2_000);
      one.server('web/web1').status = 'UP 2/3';
    },
  );
  assert.equal(
    report.error?.message,
    'The ramp ends here: web/web1 is "UP 2/3" at weight 4, step 1 of 3 of its ramp.',
  );
  assert.ok(tookMs >= 15_000 && tookMs < 16_500, `${tookMs}`);
});

test('one that is stopping, and one that is called something else than UP, ends it at once', async () => {
  for (const given of [
    { status: 'NOLB', operationalState: 3 },
    { status: 'UP', operationalState: 3 },
    { status: 'DRAIN UP', operationalState: 2 },
  ] as const) {
    const one = lb('lb1', FORTY);
    one.server('web/web1').weight = 1;
    const { report, tookMs } = await run(request('weight', RAMP), [one], async (clock) => {
      await clock.advance(3_000);
      Object.assign(one.server('web/web1'), given);
    });
    assert.equal(report.error?.code, 'unhealthy');
    assert.ok(tookMs < 5_000, `${tookMs}`);
  }
});

test('a retry is no request, and servers of other backends take none of these', async () => {
  const one = new FakeLoadBalancer({
    name: 'lb1',
    servers: [
      { backend: 'web', server: 'web1', ...CHECKED, ...FORTY, sessionsTotal: 100, retries: 50 },
      { backend: 'web', server: 'web2', ...CHECKED },
      { backend: 'api', server: 'a', ...CHECKED },
    ],
  });
  one.server('web/web1').weight = 1;
  const ran = await run(request('weight', RAMP), [one], async (clock) => {
    await clock.advance(2_500);
    one.server('web/web1').sessionsTotal += 10;
    one.server('web/web1').retries += 4;
    one.server('web/web2').sessionsTotal += 54;
    one.server('api/a').sessionsTotal += 1_000;
  });
  assert.match(progressOf(ran).join('\n'), /10% of the requests of web \(6 of 60\)/);
});

test('it is looked at once a second, and an absolute weight is told as that', async () => {
  const one = lb('lb1', FORTY);
  one.server('web/web1').weight = 1;
  const steps = [4, 40].map((value) => ({ kind: 'absolute', value }) as const);
  const ran = await run(request('weight', { ramp: { steps, intervalMs: 10_000 } }), [one]);
  assert.equal(ran.report.error, null);
  const progress = progressOf(ran);
  assert.equal(progress[0], 'web/web1: weight 4 (step 1 of 2), 1s of 10s');
  assert.ok(progress.length >= 8 && progress.length <= 10, `${progress.length}`);
});

test('somebody clears the counters meanwhile: the shares are of what came since', async () => {
  const one = lb('lb1', FORTY);
  Object.assign(one.server('web/web1'), { weight: 1, sessionsTotal: 500 });
  Object.assign(one.server('web/web2'), { sessionsTotal: 10 });
  const ran = await run(request('weight', RAMP), [one], async (clock) => {
    await clock.advance(2_000);
    one.server('web/web1').sessionsTotal = 40;
    one.server('web/web2').sessionsTotal = 360;
  });
  assert.equal(ran.report.error, null);
  assert.match(progressOf(ran).join('\n'), /, 10% of the requests of web \(40 of 400\)/);
});
