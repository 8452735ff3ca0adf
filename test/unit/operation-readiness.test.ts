import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  adminStateOf,
  type Backend,
  forcedStateOf,
  type Server,
  type Snapshot,
} from '../../src/haproxy/server.ts';
import { isStoppedForEver, isUp, proofOf, unhealthyFailure } from '../../src/operation/readiness.ts';
import { Tracking } from '../../src/operation/unit.ts';
import { backend, server, servers } from './servers.ts';

describe('admin flags, decimal on the wire', () => {
  const table: [number, string, string][] = [
    [0, 'ready', 'ready'],
    [1, 'maint', 'maint'],
    [2, 'maint', 'ready'],
    [4, 'ready', 'ready'],
    [5, 'maint', 'maint'],
    [8, 'drain', 'drain'],
    [9, 'maint', 'maint'],
    [10, 'maint', 'drain'],
    [12, 'drain', 'drain'],
    [16, 'drain', 'ready'],
    [24, 'drain', 'drain'],
    [32, 'maint', 'ready'],
    [33, 'maint', 'maint'],
    [40, 'maint', 'drain'],
    [64, 'ready', 'ready'],
    [72, 'drain', 'drain'],
  ];
  for (const [flags, state, forced] of table) {
    test(`${flags} is ${state}, forced ${forced}`, () => {
      assert.equal(adminStateOf(flags), state);
      assert.equal(forcedStateOf(flags), forced);
    });
  }
});

describe('which proof a server gets', () => {
  const proof = (given: Partial<Server>, of: Partial<Backend> = {}, unit: Server[] = []) => {
    const one = server('web/s1', { adminFlags: 1, operationalState: 0, status: 'MAINT', ...given });
    const snapshot = { backends: new Map([['web', backend('web', of)]]) } as Snapshot;
    return proofOf(one, [one, ...unit], snapshot);
  };
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
  test('in drain with sessions: watched', () => {
    assert.equal(proof({ adminFlags: 8, sessions: 1 }), 'watch');
  });
  test('in maint with sessions left: its checks, for what maint has not cut health down does not cut', () => {
    assert.equal(proof({ sessions: 1 }), 'checks');
  });
  test('in drain with sessions on a tracker: watched', () => {
    assert.equal(proof({ adminFlags: 8 }, {}, [server('api/t1', { sessions: 1 })]), 'watch');
  });
  test('in drain where clients are bound: watched', () => {
    assert.equal(proof({ adminFlags: 8 }, { sticky: 'cookie' }), 'watch');
    assert.equal(proof({ adminFlags: 8 }), 'checks');
    assert.equal(proof({ adminFlags: 1 }, { sticky: 'cookie' }), 'checks');
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

describe('a server and all that track it', () => {
  const all = servers(
    server('deep/t2', { tracks: 'api/t1' }),
    server('api/t1', { tracks: 'be/s1' }),
    server('be/s1'),
    server('be/s2'),
  );
  test('directly or through others, in whatever order they stand', () => {
    const root = all.get('be/s1');
    assert.ok(root);
    assert.deepEqual(
      new Tracking(all).trackersOf(root).map((one) => one.server),
      ['t2', 't1'],
    );
  });
  test('the one at the end of the chain', () => {
    const tracker = all.get('deep/t2');
    assert.ok(tracker);
    assert.equal(new Tracking(all).rootOf(tracker), 'be/s1');
  });
});
