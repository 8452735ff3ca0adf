/** Who tracks whom. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Tracking } from '../../src/operation/plan/tracking.ts';
import { server, servers } from './servers.ts';

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
