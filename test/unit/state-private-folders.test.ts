/** Folders for secrets that a main step has left: what stands in the way of one keeps nobody from the others, nor from what post is there for. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { removeLeftFolders } from '../../src/action/state/private-folders.ts';

test('one that cannot be removed is told, and all others go', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'left-'));
  writeFileSync(path.join(folder, 'key'), '');
  t.after(() => delete process.env['STATE_private-folders']);
  // Nobody may remove anything there, whoever he is.
  process.env['STATE_private-folders'] = JSON.stringify(['/proc/self/fdinfo', folder]);
  assert.deepEqual(removeLeftFolders(), ['/proc/self/fdinfo']);
  assert.ok(!existsSync(folder));
});

test('of none there is nothing to remove', () => {
  assert.deepEqual(removeLeftFolders(), []);
});
