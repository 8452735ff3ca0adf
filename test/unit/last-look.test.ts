/** What is so at the end of a step that has failed, on load balancers that take seconds to be read and on others that are quick. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Failure } from '../../src/errors.ts';
import { lb, request, run } from './change-scene.ts';

test('among two that take seconds to be read the quick one is read last, and they are read once', async () => {
  const fleet = [lb('lb1'), lb('lb2'), lb('lb3'), lb('lb4')];
  const takesMs: Record<string, number> = { lb2: 3_000, lb3: 3_500 };
  const readAt = new Map<string, number[]>();
  for (const one of fleet) {
    one.before = async (call) => {
      if (call.startsWith('setStates') && one.name === 'lb4')
        throw new Failure('refused', 'no', { callChanged: 'no' });
      if (call !== 'read') return;
      readAt.set(one.name, [...(readAt.get(one.name) ?? []), one.clock?.now() ?? 0]);
      if ((readAt.get(one.name)?.length ?? 0) > 1) await one.clock?.sleep(takesMs[one.name] ?? 0);
    };
  }
  const { report, tookMs } = await run(request('drain', { onError: 'keep' }), fleet);
  assert.equal(report.error?.code, 'refused');
  const endedAt = 7_000 + tookMs;
  const [quick = [], slow = []] = [readAt.get('lb1'), readAt.get('lb2')];
  assert.ok(endedAt - (quick.at(-1) ?? 0) < 200, `${endedAt - (quick.at(-1) ?? 0)} ms before`);
  // Once for the plan.
  assert.equal(slow.length, 2);
});
