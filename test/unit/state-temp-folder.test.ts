/** Where the steps of a job keep their files, also where an earlier job has left a folder that this user may not enter. */
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { makeOurFolder, ourFolder } from '../../src/action/state/temp-folder.ts';

function inTemp(work: (temp: string) => void): void {
  const before = process.env.RUNNER_TEMP;
  const temp = mkdtempSync(path.join(tmpdir(), 'temp-'));
  process.env.RUNNER_TEMP = temp;
  try {
    work(temp);
  } finally {
    if (before === undefined) delete process.env.RUNNER_TEMP;
    else process.env.RUNNER_TEMP = before;
    rmSync(temp, { recursive: true });
  }
}

test('It is one folder, for its owner alone', () => {
  inTemp((temp) => {
    assert.equal(makeOurFolder(), path.join(temp, 'haproxy-server-state'));
    assert.equal(statSync(ourFolder()).mode & 0o777, 0o700);
  });
});

const isRoot = process.getuid?.() === 0 && 'root may enter every folder: this needs another user';
test('One that another user has left is passed by', { skip: isRoot }, () => {
  inTemp((temp) => {
    const left = path.join(temp, 'haproxy-server-state');
    mkdirSync(left);
    chmodSync(left, 0o000);
    const made = makeOurFolder();
    const found = ourFolder();
    chmodSync(left, 0o700);
    assert.deepEqual([made, found], [`${left}-${process.getuid?.()}`, made]);
  });
});
