/** What a post step does, by how its main step ended, how the job did, and what the policies of the step say. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type PostAction, postActionFor } from '../../src/operation/post-job/decision.ts';
import { isHealthyAgain, isOut, wasIn } from '../../src/operation/post-job/finding.ts';
import type { Ending } from '../../src/operation/report.ts';
import type { OnError, Restore } from '../../src/operation/request.ts';
import type { SavedChange, SavedServer } from '../../src/operation/saved-change.ts';
import { server } from './servers.ts';

type Row = [
  ending: Ending | null,
  PostAction,
  Partial<{ restore: Restore; onError: OnError; reached: boolean }>,
];

/** With a restore of `on-failure` and an on-error of `rollback` where nothing else is said. */
const OF_A_JOB: Record<'success' | 'failure', Row[]> = {
  success: [
    ['unchanged', 'nothing', { restore: 'always' }],
    ['kept', 'nothing', { restore: 'always' }],
    ['not-put-back', 'put-back', { restore: 'never', onError: 'keep' }],
    ['reached', 'nothing', {}],
    ['reached', 'nothing', { restore: 'never' }],
    ['reached', 'put-back', { restore: 'on-success' }],
    ['reached', 'put-back', { restore: 'always' }],
    ['unfinished', 'put-back', {}],
    ['unfinished', 'look', { onError: 'keep' }],
    [null, 'put-back', {}],
    [null, 'look', { onError: 'keep' }],
    // A step that could not write its end has failed, whatever the job says.
    [null, 'put-back', { reached: true, onError: 'keep' }],
    [null, 'look', { reached: true, restore: 'on-success' }],
    ['unfinished', 'look', { reached: true, onError: 'keep', restore: 'always' }],
  ],
  failure: [
    ['unchanged', 'nothing', { restore: 'always' }],
    ['kept', 'look', { restore: 'always' }],
    ['not-put-back', 'put-back', { restore: 'never', onError: 'keep' }],
    ['reached', 'put-back', {}],
    ['reached', 'look', { restore: 'never' }],
    ['reached', 'look', { restore: 'on-success' }],
    ['reached', 'put-back', { restore: 'always' }],
    ['unfinished', 'put-back', { restore: 'never' }],
    ['unfinished', 'look', { onError: 'keep' }],
    [null, 'look', { reached: true, restore: 'never' }],
  ],
};

for (const [job, rows] of Object.entries(OF_A_JOB)) {
  describe(`after a job that ended in ${job}`, () => {
    for (const [ending, action, given] of rows) {
      test(`${ending ?? 'killed'} ${JSON.stringify(given)}: ${action}`, () => {
        const saved: SavedChange = {
          operation: 'maint',
          onError: 'rollback',
          restore: 'on-failure',
          minAvailable: { kind: 'count', value: 1 },
          healthTimeoutMs: 1_000,
          reached: false,
          loadBalancers: [],
          ...given,
        };
        assert.equal(postActionFor(saved, ending, job), action);
      });
    }
  });
}

describe('what is found', () => {
  const saved = (given: Partial<SavedServer> = {}): SavedServer => ({
    backend: 'web',
    server: 'web1',
    address: '',
    before: { state: 'ready', weight: 1 },
    health: 'up',
    sent: { states: ['maint'], weights: [] },
    ...given,
  });
  const found = (one: SavedServer, now = server('web/web1')) => {
    return {
      loadBalancer: 'lb1',
      saved: one,
      own: {},
      kind: 'left',
      now,
      sessionsShutDown: 0,
      failure: null,
    } as const;
  };

  test('was it in rotation, by its state and its weight?', () => {
    assert.equal(wasIn(saved()), true);
    assert.equal(wasIn(saved({ before: { state: 'drain', weight: 1 } })), false);
    assert.equal(wasIn(saved({ before: { state: 'ready', weight: 0 } })), false);
  });

  test('it is out when it was in and is not, and not when it is DOWN by itself', () => {
    const down = server('web/web1', { operationalState: 0, status: 'DOWN' });
    assert.equal(isOut(found(saved())), false);
    assert.equal(isOut(found(saved(), down)), false);
    assert.equal(isOut(found(saved(), server('web/web1', { adminFlags: 1 }))), true);
    assert.equal(isOut(found(saved(), server('web/web1', { weight: 0 }))), true);
    assert.equal(
      isOut(found(saved({ before: { state: 'maint', weight: 1 } }), server('web/web1', { adminFlags: 1 }))),
      false,
    );
    assert.equal(isOut({ ...found(saved()), now: null }), false);
  });

  test('it is healthy again when it is UP, or was neither ready nor up before', () => {
    const down = server('web/web1', { operationalState: 0, status: 'DOWN' });
    assert.equal(isHealthyAgain(found(saved())), true);
    assert.equal(isHealthyAgain(found(saved(), down)), false);
    assert.equal(isHealthyAgain({ ...found(saved()), now: null }), false);
    assert.equal(isHealthyAgain(found(saved({ health: 'down' }), down)), true);
    assert.equal(isHealthyAgain(found(saved({ before: { state: 'drain', weight: 1 } }), down)), true);
  });
});
