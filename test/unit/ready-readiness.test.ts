/** When a server is proven, when it is up, and what is said of one that is not. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Server } from '../../src/haproxy/server.ts';
import { isStoppedForEver, isUp, proofOf, unhealthyFailure } from '../../src/operation/ready/readiness.ts';
import { type Given, server } from './servers.ts';

describe('which proof a server gets', () => {
  const proof = (given: Given) =>
    proofOf(server('web/s1', { adminFlags: 1, operationalState: 0, status: 'MAINT', ...given }));
  test('in maint with a check: its checks', () => assert.equal(proof({ checkState: 14 }), 'checks'));
  test('enabled while in maint, without the pause bit', () =>
    assert.equal(proof({ checkState: 6 }), 'checks'));
  test('configured but switched off (2): none, for health down would last for ever', () => {
    assert.equal(proof({ checkState: 2 }), 'none');
  });
  test('an agent check only: none', () => assert.equal(proof({ checkState: 0, agentState: 22 }), 'none'));
  test('no check: none', () => assert.equal(proof({ checkState: 0 }), 'none'));
  test('a tracker: none', () => assert.equal(proof({ tracks: 'a/b', checkState: 6 }), 'none'));
  test('unresolved: none', () => assert.equal(proof({ adminFlags: 33 }), 'none'));
  const IN_DRAIN = { adminFlags: 8, operationalState: 2, status: 'DRAIN' } as const;
  test('in drain: a check from now on, for health down would cut sessions that have just begun', () => {
    assert.equal(proof(IN_DRAIN), 'recheck');
    assert.equal(proof({ ...IN_DRAIN, sessions: 1 }), 'recheck');
  });
  test('in drain and down: its checks, which have to bring it up; to call it stopping would take it for healthy', () => {
    assert.equal(proof({ ...IN_DRAIN, operationalState: 0, status: 'DOWN', sessions: 1 }), 'watch');
  });
  test('in maint with sessions left: its checks, for what maint has not cut health down does not cut', () => {
    assert.equal(proof({ sessions: 1 }), 'checks');
  });
});

describe('up', () => {
  const table: [string, Server['operationalState'], boolean][] = [
    ['UP', 2, true],
    ['UP', 1, true],
    ['no check', 2, true],
    ['UP 1/3', 2, false],
    ['NOLB', 3, false],
    ['DOWN', 0, false],
    ['DRAIN', 2, false],
    ['UP', 3, false],
  ];
  for (const [status, operationalState, expected] of table) {
    test(`"${status}" in operational state ${operationalState}: ${expected}`, () => {
      assert.equal(isUp(server('web/s1', { status, operationalState })), expected);
    });
  }
  test('stopped for ever: ready by its flags, down, and no check that could change it', () => {
    const down = { status: 'DOWN', operationalState: 0 } as const;
    assert.equal(isStoppedForEver(server('web/s1', { ...down, checkState: 2 })), true);
    assert.equal(isStoppedForEver(server('web/s1', { ...down, checkState: 6 })), false);
    assert.equal(isStoppedForEver(server('web/s1', { ...down, checkState: 2, tracks: 'a/b' })), false);
    assert.equal(
      isStoppedForEver(server('web/s1', { ...down, checkState: 0, status: 'DOWN (agent)' })),
      false,
    );
  });
});

describe('what is said of a server that was waited for in vain', () => {
  const begun = server('web/s1', { status: 'DOWN', checkFailures: 2 });
  test('without a failed check: wait longer', () => {
    const failure = unhealthyFailure(
      [{ key: 'web/s1', begun, now: { ...begun, status: 'DOWN 1/3' } }],
      5000,
      'lb',
    );
    assert.match(failure.message, /no check has failed/);
    assert.match(failure.hint ?? '', /raise `health-timeout` above `rise` × `inter`/);
  });
  test('with failed checks: their words', () => {
    const now = { ...begun, checkFailures: 4, checkStatus: 'L4CON', lastCheck: 'Connection refused' };
    const failure = unhealthyFailure([{ key: 'web/s1', begun, now }], 5000, 'lb');
    assert.equal(failure.detail, 'L4CON: Connection refused');
    assert.match(failure.hint ?? '', /Look at the application/);
  });
});
