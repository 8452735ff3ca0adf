/** Whom a step has tried to prove in vain, for the posts of earlier steps. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unprovenIn } from '../../src/operation/post-job/unproven.ts';
import { lb, request, run } from './change-scene.ts';

const OUT = { adminFlags: 1, checkState: 14 };

test('one whose check has failed', async () => {
  const one = lb('lb1', OUT);
  const { report } = await run(request('ready'), [one], async (clock) => {
    await clock.advance(1_000);
    one.fail('web/web1');
  });
  assert.deepEqual(
    unprovenIn(report).map(({ server }) => server),
    ['web1'],
  );
});

test('not one that was refused, that had too few checks, or that was to do something else', async () => {
  const refused = await run(request('ready', { healthProof: 'required' }), [
    lb('lb1', { adminFlags: 1, checkState: 0 }),
  ]);
  assert.equal(refused.report.error?.code, 'unhealthy');
  const early = await run(request('ready'), [lb('lb1', OUT)]);
  assert.match(early.report.error?.message ?? '', /though no check has failed/);
  const drained = await run(request('drain'), [lb('lb1')]);
  for (const { report } of [refused, early, drained]) assert.deepEqual(unprovenIn(report), []);
});
