/** Room on the disk for a step's last words. What a full disk says is said here by the write itself: no test of ours may fill one. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { hasMadeRoom, takeReserve } from '../../src/action/reserve.ts';

const full = (code: string) => Object.assign(new Error(code), { code });

test('a reserve is given once, to a write for which the disk has no room, and to no other', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hss-reserve-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'reserve');
  assert.equal(hasMadeRoom(full('ENOSPC')), false);
  takeReserve(folder);
  assert.ok(statSync(file).size > 96 * 1024 * 2 + 256 * 1024);
  for (const error of [full('EACCES'), new Error('ENOSPC'), 'ENOSPC'])
    assert.equal(hasMadeRoom(error), false);
  assert.ok(existsSync(file));
  assert.equal(hasMadeRoom(full('EDQUOT')), true);
  assert.ok(!existsSync(file));
  assert.equal(hasMadeRoom(full('ENOSPC')), false);
});

test('it is taken again for each batch: where it was given, or somebody has cleared it away, and nowhere else', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hss-reserve-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'reserve');
  takeReserve(folder);
  const { ino } = statSync(file);
  takeReserve(folder);
  assert.equal(statSync(file).ino, ino);
  rmSync(file);
  takeReserve(folder);
  assert.equal(hasMadeRoom(full('ENOSPC')), true);
  takeReserve(folder);
  assert.ok(existsSync(file));
  assert.equal(hasMadeRoom(full('ENOSPC')), true);
});
