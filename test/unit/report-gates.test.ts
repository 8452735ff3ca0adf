/** What a later step's `if:` reads of a step that did not reach its goal: nothing there may look like one that did. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { outputsOf } from '../../src/action/report/outputs.ts';
import { Failure } from '../../src/errors.ts';
import type { OnError } from '../../src/operation/request.ts';
import type { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { report, savedLoadBalancer, savedServer, savedStep } from './action-samples.ts';
import { lb, type Ran, request, run } from './change-scene.ts';

const BUSY = { sessions: 5, sessionsTotal: 100 };

function gatesOf({ report }: Pick<Ran, 'report'>): (string | undefined)[] {
  const { result, state, drained, sessions } = outputsOf(report, null).values;
  return [result, state, drained, sessions];
}

function unreachable(one: FakeLoadBalancer): FakeLoadBalancer {
  one.before = () => {
    throw new Failure('connect-failed', 'Nobody there.');
  };
  return one;
}

/** Another one is busy when this happens to it. */
function beside(operation: 'drain' | 'maint', onError: OnError, happens: (busy: FakeLoadBalancer) => void) {
  const busy = lb('lb2', BUSY);
  return run(request(operation, { onError }), [lb('lb1'), busy], async (clock) => {
    await clock.advance(3_000);
    happens(busy);
  });
}

describe('Gates of a step that failed', () => {
  const letIn = (busy: FakeLoadBalancer) => busy.force('web/web1', 'ready');

  for (const operation of ['drain', 'maint'] as const) {
    test(`${operation}: one that is back in rotation has not drained, though its last session had ended`, async () => {
      assert.deepEqual(gatesOf(await beside(operation, 'rollback', letIn)), [
        'rolled-back',
        'ready',
        'false',
        '5',
      ]);
    });

    test(`${operation}: not all have drained where one is let in by others, and the rest is kept`, async () => {
      assert.deepEqual(gatesOf(await beside(operation, 'keep', letIn)), ['partial', 'mixed', 'false', '5']);
    });

    test(`${operation}: cancelled while sessions are left has not drained`, async () => {
      const all = [lb('lb1', BUSY), lb('lb2')];
      const ran = await run(request(operation), all, async (clock, cancel) => {
        await clock.advance(3_000);
        cancel();
      });
      assert.deepEqual(gatesOf(ran), ['partial', 'drain', 'false', '5']);
    });

    test(`${operation}: of one that was lost nothing is known`, async () => {
      assert.deepEqual(gatesOf(await beside(operation, 'keep', unreachable)), ['partial', '', 'false', '']);
    });

    test(`${operation}: one that is as wanted already says nothing of another that could not be read`, async () => {
      const out = lb('lb1', { adminFlags: 1, operationalState: 0, status: 'MAINT' });
      const { report: failed } = await run(request(operation), [out, unreachable(lb('lb2'))]);
      const { servers, 'duration-ms': _, ...values } = outputsOf(failed, null).values;
      assert.deepEqual(values, {
        result: 'failed',
        changed: 'false',
        state: '',
        'previous-state': '',
        status: '',
        selected: '',
        available: '0',
        drained: '',
        sessions: '',
        'sessions-shut-down': '0',
        'left-out': '[]',
        'error-code': 'connect-failed',
      });
    });
  }

  test('status: two load balancers, one of which could not be read, are not ready', async () => {
    const asked = { ...request('drain'), operation: 'status' } as const;
    const { report: failed } = await run(asked, [lb('lb1'), unreachable(lb('lb2'))]);
    const { state, status, sessions, selected, available } = outputsOf(failed, null).values;
    assert.deepEqual([state, status, sessions], ['', '', '']);
    assert.notEqual(available, selected, 'not all take traffic, as far as anybody knows');
  });

  test('a step that has no report of its own has not drained what it was about to drain', () => {
    const saved = savedStep([], {
      operation: 'maint',
      loadBalancers: [savedLoadBalancer([savedServer('web1')])],
    });
    const error = new Failure('cancelled', 'The step was cancelled.');
    const { values } = outputsOf(report({ result: 'partial', changed: 'unknown', error }), saved);
    assert.deepEqual([values.state, values.drained, values.sessions], ['', 'false', '']);
  });

  for (const [weight, count] of [
    [0, 1],
    [50, 0],
  ] as const)
    test(`weight ${weight}: one that was lost as it was set is ${count === 0 ? 'not ' : ''}left out`, async () => {
      const one = lb();
      let isLost = false;
      one.before = (call) => {
        if (isLost) throw new Failure('connect-failed', 'Nobody there.');
        isLost = call.startsWith('setWeights');
      };
      const goal = { weight: { kind: 'absolute', value: weight } } as const;
      const { report: lost } = await run(request('weight', goal), [one]);
      assert.equal(lost.changed, 'unknown');
      const { values } = outputsOf(lost, null);
      const expected = { loadBalancer: 'lb1', backend: 'web', server: 'web1', state: null };
      assert.deepEqual(JSON.parse(values['left-out'] ?? ''), [expected].slice(0, count));
      const sent = { states: [], weights: [weight] };
      const servers = [{ ...savedServer('web1'), sent }];
      const saved = savedStep([], { operation: 'weight', loadBalancers: [savedLoadBalancer(servers)] });
      const error = new Failure('cancelled', 'The step was cancelled.');
      const untold = outputsOf(report({ result: 'partial', changed: 'unknown', error }), saved).values;
      assert.deepEqual(JSON.parse(untold['left-out'] ?? ''), [expected].slice(0, count));
    });

  test('one whose goal was reached before something else failed, and that stays out, has drained', async () => {
    const one = lb();
    const asked = request('maint', { onError: 'keep', hold: true });
    const { report: kept } = await run(asked, [one]);
    const failed = { ...kept, error: new Failure('hold-failed', 'It does not watch.') };
    assert.deepEqual(gatesOf({ report: failed }).slice(1), ['maint', 'true', '0']);
  });
});
