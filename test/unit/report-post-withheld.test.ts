/** A step of which something still runs, and cannot be ended, is never passed over: what was found may be otherwise a moment later. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withheldWarning } from '../../src/action/report/post-withheld.ts';
import { Failure } from '../../src/errors.ts';
import type { Finding } from '../../src/operation/post-job/finding.ts';
import { inState, savedServer, server } from './action-samples.ts';

const WITHHELD = new Failure('not-verified', 'The script of the main step (process 7) still runs.', {
  hint: 'When that has ended, look at the application.',
});

function finding(kind: Finding['kind'], failure: Failure | null = null): Finding {
  const now = inState(server(), 'maint');
  const own = { state: 'ready' as const };
  return { loadBalancer: 'lb1', saved: savedServer('web1'), own, kind, now, sessionsShutDown: 0, failure };
}

const LINES = [
  'The script of the main step (process 7) still runs.',
  'When that has ended, look at the application.',
];

for (const [words, findings] of [
  ['nothing is known of the step, or nothing was to be done', []],
  ['all is as before', [finding('as-before')]],
  ['somebody, or a later step, has set what is there now', [finding('not-ours'), finding('changed-later')]],
  ['what is left is only looked at', [finding('left')]],
] as const) {
  test(`it is told where ${words}`, () => {
    assert.deepEqual(withheldWarning(WITHHELD, findings), LINES);
  });
}

test('it is not told twice where a server that is left says it', () => {
  assert.equal(withheldWarning(WITHHELD, [finding('as-before'), finding('left', WITHHELD)]), null);
});

test('nothing is told where nothing runs', () => {
  assert.equal(withheldWarning(null, []), null);
});
