/** An agent check may undo whatever is set with its next answer: nothing is done before it has had its say. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import type { FakeServer } from '../support/fake-servers.ts';
import { CHECKED, type Given, lb, request, run } from './change-scene.ts';

const AGENT = { agentState: 22 };
const FIVE: Given = { weight: { kind: 'absolute', value: 5 } };

const cases: [string, 'drain' | 'ready' | 'weight', Given, Partial<FakeServer>, Partial<FakeServer>][] = [
  ['ready', 'ready', { healthProof: 'none' }, { adminFlags: 8 }, { adminFlags: 8 }],
  ['a weight', 'weight', FIVE, {}, { weight: 1 }],
  ['a drain that was so already', 'drain', {}, { adminFlags: 8 }, { adminFlags: 0 }],
];

describe('an enabled agent is outlasted for three seconds', () => {
  for (const [words, operation, given, server, undone] of cases) {
    test(`${words}: it is done when the agent has not undone it`, async () => {
      const one = lb('lb1', { ...AGENT, ...server });
      const { report, tookMs } = await run(request(operation, given), [one]);
      assert.equal(report.error, null);
      assert.ok(tookMs >= 3_000 && tookMs < 4_000, `${tookMs} ms`);
      // Looked at all the time, for whoever waits wants to hear of it at once.
      assert.ok(one.calls.filter((call) => call.startsWith('readServers')).length >= 15);
    });

    test(`${words}: undone within it is an agent's conflict, told at once`, async () => {
      const one = lb('lb1', { ...AGENT, ...server });
      const { report, tookMs } = await run(request(operation, given), [one], async (clock) => {
        await clock.advance(1_500);
        Object.assign(one.server('web/web1'), undone);
      });
      assert.equal(report.error?.code, 'agent-conflict');
      assert.deepEqual(report.error?.servers, ['web/web1']);
      assert.ok(tookMs < 2_000, `${tookMs} ms`);
      assert.notEqual(report.servers[0]?.outcome, 'changed');
    });
  }

  test('ready, and a check fails meanwhile: it is not done before its checks are well again, and not where it goes down', async () => {
    const failing = async (fails: (one: FakeLoadBalancer) => void) => {
      const one = lb('lb1', { ...AGENT, ...CHECKED, adminFlags: 8 });
      return run(request('ready'), [one], async (clock) => {
        await clock.advance(500);
        one.prove('web/web1');
        await clock.advance(1_500);
        fails(one);
        await clock.advance(4_000);
        one.prove('web/web1');
      });
    };
    const well = await failing((one) =>
      Object.assign(one.server('web/web1'), { status: 'UP 2/3', checkStatus: 'L4CON' }),
    );
    assert.equal(well.report.error, null, well.report.error?.message);
    assert.ok(well.report.durationMs >= 6_000, `${well.report.durationMs} ms`);
    const ill = await failing((one) => one.fail('web/web1'));
    assert.equal(ill.report.error?.code, 'unhealthy');
  });

  test('one agent of two servers is enough', async () => {
    const one = lb('lb1', AGENT);
    const { report, tookMs } = await run(request('weight', FIVE, 'web*'), [one]);
    assert.equal(report.result, 'changed');
    assert.ok(tookMs >= 3_000, `${tookMs} ms`);
  });

  test('nobody waits where there is none, or where it is switched off', async () => {
    for (const agentState of [0, 18]) {
      const { report, tookMs } = await run(request('weight', FIVE), [lb('lb1', { agentState })]);
      assert.equal(report.result, 'changed');
      assert.ok(tookMs < 100, `${tookMs} ms`);
    }
  });
});

describe('an agent that somebody switches on while a server is taken out', () => {
  const OFF = { agentState: 18, sessions: 1 };
  const busy: Given = { drainTimeoutMs: 60_000 };
  for (const operation of ['drain', 'maint'] as const)
    test(`${operation}: may undo it at any time, so it is not said to be done, and is put back`, async () => {
      const one = lb('lb1', OFF);
      const { report, tookMs } = await run(request(operation, busy), [one], async (clock) => {
        await clock.advance(2_000);
        one.server('web/web1').agentState = 22;
        one.server('web/web1').sessions = 0;
      });
      assert.deepEqual([report.error?.code, report.result], ['agent-conflict', 'rolled-back']);
      assert.match(report.error?.message ?? '', /agent check of web\/web1 was switched on/);
      assert.equal(one.server('web/web1').adminFlags, 0);
      assert.equal(one.server('web/web1').agentState, 22, 'it is left as somebody wanted it');
      assert.ok(tookMs < 5_000, `${tookMs} ms`);
    });
});

describe('an agent that was off, and that a reload switches on while a server is taken out', () => {
  const OFF = { agentState: 18, sessions: 1 };
  const busy: Given = { drainTimeoutMs: 60_000 };
  const reloaded = (operation: 'drain' | 'maint', one: FakeLoadBalancer, agentState = 22) =>
    run(request(operation, busy), [one], async (clock) => {
      await clock.advance(2_000);
      one.reload();
      Object.assign(one.server('web/web1'), { agentState, sessions: 0 });
    });

  for (const operation of ['drain', 'maint'] as const)
    test(`${operation}: it goes off again, before the server goes out again`, async () => {
      const one = lb('lb1', OFF);
      const { report } = await reloaded(operation, one);
      assert.equal(report.error, null, report.error?.message);
      const sets = one.calls.filter((call) => call.startsWith('set')).slice(1);
      const states = operation === 'drain' ? ['drain'] : ['drain', 'maint'];
      assert.deepEqual(sets, [
        'setChecks web/web1 agent=disabled',
        ...states.map((state) => `setStates web/web1=${state}`),
      ]);
      assert.deepEqual([one.server('web/web1').agentState, report.result], [18, 'changed']);
    });

  test('it stays off in the new process: nothing more is sent', async () => {
    const one = lb('lb1', OFF);
    const { report } = await reloaded('maint', one, 18);
    assert.equal(report.error, null, report.error?.message);
    assert.ok(!one.calls.some((call) => call.startsWith('setChecks')), one.calls.join());
  });
});
