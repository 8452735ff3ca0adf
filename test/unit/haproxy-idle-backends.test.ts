/** What a backend's own row tells of all its servers: whether nobody was in it, and nobody has come since. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { areAsBefore, IdleBackends } from '../../src/haproxy/runtime-api/idle-backends.ts';
import type { BackendRow } from '../../src/haproxy/runtime-api/stat-rows.ts';

function row(given: Partial<BackendRow> = {}): BackendRow {
  return {
    name: 'web',
    active: 2,
    backups: 1,
    cookie: false,
    id: '2',
    balance: 'roundrobin',
    unpublished: false,
    mode: 'http',
    sessions: 0,
    queued: 0,
    sessionsTotal: 7,
    serverErrors: 0,
    ...given,
  };
}

function of(rows: readonly BackendRow[], names = ['web']): readonly BackendRow[] | null {
  const idle = new IdleBackends();
  idle.learn(rows);
  return idle.of(names);
}

describe('Nobody is in a backend', () => {
  test('where its row says so, in HTTP and in TCP mode', () => {
    for (const mode of ['http', 'tcp']) assert.deepEqual(of([row({ mode })]), [row({ mode })]);
  });

  test('not where one is served or waits, nor of log servers, in whose backend nobody ever is', () => {
    for (const given of [{ sessions: 1 }, { queued: 1 }, { mode: 'log' }, { mode: 'syslog' }])
      assert.equal(of([row(given)]), null, JSON.stringify(given));
  });

  test('not where one of several is not known, or is not idle', () => {
    assert.equal(of([row()], ['web', 'api']), null);
    assert.equal(of([row(), row({ name: 'api', sessions: 1 })], ['web', 'api']), null);
    assert.equal(of([row(), row({ name: 'api' })], ['web', 'api'])?.length, 2);
  });

  test('not by what another process had said', () => {
    const idle = new IdleBackends();
    idle.learn([row()]);
    idle.clear();
    assert.equal(idle.of(['web']), null);
  });
});

test('It is as before only where nobody has come, and no other servers serve', () => {
  assert.equal(areAsBefore([row()], [row()]), true);
  for (const given of [
    { sessionsTotal: 8 },
    { sessions: 1 },
    { queued: 1 },
    { active: 1 },
    { backups: 0 },
    { mode: 'log' },
  ])
    assert.equal(areAsBefore([row()], [row(given)]), false, JSON.stringify(given));
  assert.equal(areAsBefore([row()], [row({ name: 'api' })]), false, 'its own row did not come');
});
