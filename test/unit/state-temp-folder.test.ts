/** Where the steps of a job keep their files, also where an earlier job has left a folder that this user may not enter. */
import assert from 'node:assert/strict';
import {
  chmodSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
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

const isNotRoot = process.getuid?.() !== 0 && 'only root can make a folder that is somebody else\u2019s';
test('One that another user has made where everybody may write is passed by, and two of them are an error', {
  skip: isNotRoot,
}, () => {
  const OTHER = 65_534;
  inTemp((temp) => {
    const planted = path.join(temp, 'haproxy-server-state');
    mkdirSync(planted, { mode: 0o777 });
    lchownSync(planted, OTHER, OTHER);
    assert.equal(makeOurFolder(), planted, 'where only one user may write, nobody else has made it');
    chmodSync(temp, 0o1777);
    assert.deepEqual([makeOurFolder(), ourFolder()], [`${planted}-0`, `${planted}-0`]);
    assert.equal(statSync(ourFolder()).mode & 0o777, 0o700);
  });
  inTemp((temp) => {
    chmodSync(temp, 0o1777);
    const planted = path.join(temp, 'haproxy-server-state');
    for (const link of [planted, `${planted}-0`]) {
      symlinkSync(mkdtempSync(path.join(temp, 'x-')), link);
      lchownSync(link, OTHER, OTHER);
    }
    assert.throws(makeOurFolder, /haproxy-server-state-0 was made by another user/);
  });
});

test('On a disk that shows its files as another user\u2019s, as NFS does root\u2019s, its own is not taken for somebody else\u2019s', (t) => {
  inTemp((temp) => {
    chmodSync(temp, 0o1777);
    const shown = statSync(temp).uid;
    t.mock.method(process as { getuid(): number }, 'getuid', () => shown + 1);
    const folder = path.join(temp, 'haproxy-server-state');
    assert.deepEqual([makeOurFolder(), makeOurFolder(), ourFolder()], [folder, folder, folder]);
    assert.deepEqual(readdirSync(temp), ['haproxy-server-state'], 'and nothing else stays');
  });
});
