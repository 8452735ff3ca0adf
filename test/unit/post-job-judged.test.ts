/** Who is the same application, what may be said of a server when its job has ended, and what of two looks is believed: as values. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Failure } from '../../src/errors.ts';
import { keyOf } from '../../src/haproxy/server.ts';
import {
  inTurn,
  isInDoubt,
  matesIn,
  refusedElsewhere,
  unprovenAmong,
} from '../../src/operation/post-job/elsewhere.ts';
import { asTold, type Finding, isHealthyAgain, joined } from '../../src/operation/post-job/finding.ts';
import { isSetSince } from '../../src/operation/post-job/set-since.ts';
import { unprovenIn } from '../../src/operation/post-job/unproven.ts';
import type { SavedHealth, SavedServer } from '../../src/operation/saved-change.ts';
import { PROCESS, report, serverReport } from './action-samples.ts';
import { type Given, server } from './servers.ts';

const [A, B] = ['10.0.0.1:80', '10.0.0.2:80'];
const UNHEALTHY = new Failure('unhealthy', 'Its check fails.');
const DOWN: Given = { status: 'DOWN', operationalState: 0, checkStatus: 'L4CON' };
const MAINT: Given = { status: 'MAINT', adminFlags: 1, operationalState: 0 };

function saved(key: string, health: SavedHealth = 'unchecked', address = A): SavedServer {
  const [backend = '', name = ''] = key.split('/');
  return {
    backend,
    server: name,
    address,
    before: { state: 'ready', weight: 1 },
    health,
    sent: { states: ['drain', 'maint'], weights: [] },
  };
}

function on(name: string, ...servers: SavedServer[]) {
  return { name, process: { ...PROCESS, node: name }, servers };
}

function finding(one: SavedServer, given: Partial<Finding> = {}): Finding {
  return {
    loadBalancer: 'lb1',
    saved: one,
    own: { state: 'ready' },
    kind: 'left',
    now: server(keyOf(one), { ...MAINT, checkState: 0 }),
    sessionsShutDown: 0,
    failure: null,
    ...given,
  };
}

/** On `lb2`, where checks run. */
const there = (given: Partial<Finding> = {}, now: Given = {}) =>
  finding(saved('web/web1', 'up'), { loadBalancer: 'lb2', now: server('web/web1', now), ...given });

describe('one that nothing can prove', () => {
  test('waits for each that a check can prove, also where others have no check either', () => {
    const all = [
      on('lb1', saved('web/web1'), saved('web/web9', 'unchecked', B)),
      on('lb2', saved('web/web1')),
      on('lb3', saved('web/web1', 'up')),
    ];
    const [first, then] = inTurn(all, matesIn(all));
    const namesOf = (turn: typeof first) =>
      turn.map(({ name, servers }) => `${name} ${servers.map((one) => one.server).join()}`);
    assert.deepEqual(namesOf(first), ['lb1 web9', 'lb3 web1']);
    assert.deepEqual(namesOf(then), ['lb1 web1', 'lb2 web1']);
  });

  test('is not the same as others whose address is not shown either', () => {
    const all = [on('lb1', saved('web/web1', 'unchecked', ''), saved('api/app1', 'up', ''))];
    assert.deepEqual(inTurn(all, matesIn(all))[1], []);
  });

  describe('stays out only for what is known of the other one:', () => {
    const all = [on('lb1', saved('web/web1')), on('lb2', saved('web/web1', 'up'))];
    const isRefused = (other: Finding, own: Partial<Finding> = {}) => {
      const unproven = unprovenAmong([other], matesIn(all));
      return refusedElsewhere(finding(saved('web/web1'), own), unproven).failure !== null;
    };

    test('that its proof has failed, and not that it was left for another reason', () => {
      assert.equal(isRefused(there({ failure: UNHEALTHY }, MAINT)), true);
      assert.equal(isRefused(there({ failure: new Failure('guard', 'Too few.') }, MAINT)), false);
      assert.equal(isRefused(there({}, MAINT)), false);
    });

    test('that it is down by its checks, which no check says of who is in maint, of whom it was switched off, or of another server', () => {
      assert.equal(isRefused(there({ kind: 'not-ours' }, DOWN)), true);
      assert.equal(isRefused(there({ kind: 'as-before' }, MAINT)), false);
      assert.equal(isRefused(there({ kind: 'as-before' }, { ...DOWN, checkState: 0 })), false);
      assert.equal(isRefused(there({ kind: 'replaced' }, DOWN)), false);
    });

    test('and only where that would let it in: not at what lets nobody in, nor where it is back, nor where checks run by now', () => {
      const other = there({ failure: UNHEALTHY }, MAINT);
      assert.equal(isRefused(other, { kind: 'as-before' }), false);
      assert.equal(isRefused(other, { own: { state: 'maint' } }), false);
      assert.equal(isRefused(other, { own: { weight: 7 } }), false);
      assert.equal(isRefused(other, { now: server('web/web1', MAINT) }), false);
    });
  });

  test('waits for the checks of one that is back, until they have said something', () => {
    const inDoubt = (now: Given, kind: Finding['kind'] = 'as-before') => isInDoubt(there({ kind }, now));
    assert.equal(inDoubt(DOWN), true);
    assert.equal(inDoubt({ checkStatus: 'INI' }), true);
    assert.equal(inDoubt({ status: 'UP 1/3' }), true);
    assert.equal(inDoubt({}), false);
    assert.equal(inDoubt(MAINT), false);
    assert.equal(inDoubt({ ...DOWN, checkState: 0 }), false);
    assert.equal(inDoubt(DOWN, 'not-ours'), false);
  });
});

describe('one whose state is a later step’s, who has left it out,', () => {
  const left = finding(saved('web/web1'), { own: { weight: 7 } });

  test('is not called back, and what may still come is told all the same', () => {
    assert.equal(asTold({ ...left, kind: 'put-back' }).kind, 'changed-later');
    const told = asTold({ ...left, kind: 'may-change' });
    assert.deepEqual([told.kind, told.mayChange], ['changed-later', true]);
  });

  test('is told as it was found where it was not put back', () => {
    for (const kind of ['left', 'not-ours', 'unknown', 'replaced'] as const)
      assert.equal(asTold({ ...left, kind }).kind, kind);
  });

  test('is somebody else’s where this step had set its weight alone', () => {
    const weighed = { ...left.saved, sent: { states: [], weights: [1] } };
    for (const kind of ['put-back', 'may-change'] as const)
      assert.equal(asTold({ ...left, saved: weighed, kind }).kind, kind);
  });
});

test('one that follows another into drain is not well again where its own state was to be put back', () => {
  const now = server('web/web1', { adminFlags: 16, status: 'DRAIN' });
  const one = finding(saved('web/web1', 'up'), { kind: 'put-back', now });
  assert.equal(isHealthyAgain(one), false);
  assert.equal(isHealthyAgain({ ...one, own: { weight: 1 } }), true);
});

describe('of two looks after each other', () => {
  const [one, two] = [saved('web/web1'), saved('web/web2')];
  const first = [
    finding(one, { kind: 'put-back', sessionsShutDown: 2 }),
    finding(two, { kind: 'as-before', sessionsShutDown: 1 }),
  ];

  test('the second counts, who was put back was put back, and all sessions that were cut were cut', () => {
    const again = [
      finding(one, { kind: 'as-before', sessionsShutDown: 3 }),
      finding(two, { kind: 'as-before' }),
    ];
    const told = joined(first, again).map(({ kind, sessionsShutDown }) => [kind, sessionsShutDown]);
    assert.deepEqual(told, [
      ['put-back', 5],
      ['as-before', 1],
    ]);
    assert.equal(joined(first, [finding(one, { kind: 'not-ours' })])[0]?.kind, 'not-ours');
  });

  test('whom only one of them has is told: the others, and trackers that were lent a weight', () => {
    const tracker = finding(saved('api/t1'), { kind: 'unknown' });
    const told = joined(first, [finding(one), tracker]).map(({ saved, kind }) => `${keyOf(saved)} ${kind}`);
    assert.deepEqual(told, ['web/web1 left', 'web/web2 as-before', 'api/t1 unknown']);
  });
});

describe('a maint is not taken for somebody else’s', () => {
  const process = { ...PROCESS, version: '3.2.0', uptimeSeconds: 86_400, startedOnClock: 0 };
  const now = (changedSecondsAgo: number | null) => server('web/web1', { ...MAINT, changedSecondsAgo });

  test('where HAProxy does not say since when, or as long as its clock may have stood still', () => {
    const isSince = (ago: number | null, told: object = {}, answers: object = {}) =>
      isSetSince(
        now(ago),
        { ...process, ...told },
        { process: { ...process, ...answers }, stateLoaded: false },
        60_000,
      );
    assert.equal(isSince(20), true);
    assert.equal(isSince(null), false);
    assert.equal(isSince(20, { startedOnClock: undefined }), false);
    assert.equal(isSince(20, {}, { startedOnClock: undefined }), false);
    assert.equal(isSince(20, { startedOnClock: undefined }, { startedOnClock: undefined }), false);
  });
});

test('whom a `ready`, or a rolling deploy, could not prove is known to the posts of earlier steps, and nobody else', () => {
  const rows = (['unhealthy', 'reloaded', 'guard'] as const).map((code) =>
    serverReport({ server: code, outcome: 'failed', error: new Failure(code, 'So.') }),
  );
  const namesIn = (operation: 'ready' | 'rolling' | 'maint') =>
    unprovenIn(report({ operation, servers: rows })).map((row) => row.server);
  assert.deepEqual(namesIn('ready'), ['unhealthy']);
  assert.deepEqual(namesIn('rolling'), ['unhealthy']);
  assert.deepEqual(namesIn('maint'), []);
});
