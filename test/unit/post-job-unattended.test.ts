/** What is told of a step whose own post never ran, or was killed: only what may be out of rotation, and nobody else's business. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Setting } from '../../src/haproxy/server-settings.ts';
import { unattendedAction, unattendedFindings } from '../../src/operation/post-job/unattended.ts';
import type { SavedChange, SentSettings } from '../../src/operation/saved-change.ts';
import { savedLoadBalancer, savedServer, savedStep } from './action-samples.ts';

const MAINT: SentSettings = { states: ['drain', 'maint'], weights: [] };

function named(
  sent: SentSettings,
  change: Partial<SavedChange>,
  jobStatus: string,
  later: readonly Setting[] = [],
): string[] {
  const loadBalancers = [savedLoadBalancer([{ ...savedServer('web1'), sent }])];
  const saved = savedStep([], { loadBalancers, reached: true, ...change }).change;
  const action = unattendedAction(saved, jobStatus);
  if (action === 'nothing') return [];
  return unattendedFindings(saved, action, (_, __, setting) => later.includes(setting)).map(
    ({ kind, failure, saved: { backend, server } }) => `${kind} ${backend}/${server}: ${failure?.message}`,
  );
}

const TOLD = [
  'unknown web/web1: A later step of this job (drain) changed servers there, and its post step did not run, or did not come to its end.',
];

describe('A step whose post never ran', () => {
  test('may have left a server out when the job failed', () => {
    assert.deepEqual(named(MAINT, {}, 'failure'), TOLD);
    assert.deepEqual(named({ states: ['maint'], weights: [] }, {}, 'failure'), TOLD);
    assert.deepEqual(named({ states: [], weights: [0] }, {}, 'failure'), TOLD);
  });

  test('has not put back what it was to put back', () => {
    assert.deepEqual(named(MAINT, { restore: 'always' }, 'success'), TOLD);
    assert.deepEqual(named({ states: ['ready'], weights: [] }, { restore: 'on-failure' }, 'failure'), TOLD);
  });

  test('may have been killed before its goal', () => {
    assert.deepEqual(named(MAINT, { reached: false }, 'success'), TOLD);
  });

  test('has left what somebody asked for', () => {
    assert.deepEqual(named(MAINT, {}, 'success'), []);
  });

  test('has brought a server in', () => {
    assert.deepEqual(named({ states: ['ready'], weights: [] }, {}, 'failure'), []);
  });

  test('is not told of where a later step changed the same', () => {
    assert.deepEqual(named(MAINT, {}, 'failure', ['state']), []);
    assert.deepEqual(named({ ...MAINT, weights: [10] }, {}, 'failure', ['state']), TOLD);
  });
});
