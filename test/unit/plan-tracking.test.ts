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
  test('through one whose name cannot be sent, and that one itself', () => {
    const unsendable = [
      { backend: 'shop,api', server: 't9', tracks: 'be/s2' },
      { backend: 'a/b', server: 't8', tracks: 'shop,api/t9' },
      { backend: 'c d', server: 't7', tracks: null },
    ];
    const more = servers(...all.values(), server('last/t3', { tracks: 'a/b/t8' }));
    const [one, two] = [more.get('be/s1'), more.get('be/s2')];
    assert.ok(one && two);
    const tracking = new Tracking(more, unsendable);
    assert.deepEqual(
      tracking.unsendableTrackersOf(two).map((tracker) => tracker.server),
      ['t9', 't8'],
    );
    assert.deepEqual(
      tracking.trackersOf(two).map((tracker) => tracker.server),
      ['t3'],
    );
    assert.deepEqual(tracking.unsendableTrackersOf(one), []);
  });
  test('the one at the end of the chain', () => {
    const tracker = all.get('deep/t2');
    assert.ok(tracker);
    assert.equal(new Tracking(all).rootOf(tracker), 'be/s1');
  });
});
