/** Folders for secrets that a main step has left: what stands in the way of one keeps nobody from the others, nor from what post is there for. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { processOf } from '../../src/action/state/os-process.ts';
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

test('a main step that still runs as post begins makes its own anew: they go when it has ended', async (t) => {
  const temp = mkdtempSync(path.join(tmpdir(), 'left-'));
  const folder = path.join(temp, 's-left');
  mkdirSync(folder);
  // It is told to end, and hangs.
  const program = `import { existsSync, mkdirSync } from 'node:fs';
    process.on('SIGINT', () => {});
    const folder = ${JSON.stringify(folder)};
    setInterval(() => existsSync(folder) || mkdirSync(folder), 5);
    console.log('up');`;
  const main = spawn(process.execPath, ['--input-type=module', '-e', program]);
  t.after(() => {
    main.kill('SIGKILL');
    rmSync(temp, { recursive: true });
  });
  await once(main.stdout, 'data');
  const identity = { process: processOf(main.pid ?? 0), entryId: randomUUID() };
  const post = spawn(process.execPath, [path.resolve(import.meta.dirname, '../../src/post.ts')], {
    env: {
      PATH: process.env.PATH,
      RUNNER_TEMP: temp,
      STATE_main: JSON.stringify(identity),
      'STATE_private-folders': JSON.stringify([folder]),
      'INPUT_JOB-STATUS': 'failure',
    },
  });
  const [[code], log] = await Promise.all([once(post, 'close'), text(post.stdout)]);
  assert.equal(code, 0);
  assert.match(log, /the main step was still running: it was ended first/);
  assert.ok(!existsSync(folder));
});

/** What a program says that asks for folders, and that of them nothing is left behind it. `post`: as a post step does. */
function foldersWhereNothingCanBeWritten(post: boolean, more: NodeJS.ProcessEnv = {}): string {
  const temp = mkdtempSync(path.join(tmpdir(), 'full-'));
  // Where no folder can be made.
  writeFileSync(path.join(temp, 'haproxy-server-state'), '');
  const source = path.resolve(import.meta.dirname, '../../src/action/state/private-folders.ts');
  const program = `import { statSync } from 'node:fs';
    import { privateFolders, removeLeftFolders } from ${JSON.stringify(source)};
    if (${post}) removeLeftFolders();
    try {
      const { files, sockets } = privateFolders();
      if (statSync(files).mode % 0o1000 === 0o700 && files === sockets) console.log(files);
    } catch (error) {
      console.log(error.code);
    }`;
  try {
    const env = { PATH: process.env.PATH, RUNNER_TEMP: temp, TMPDIR: tmpdir(), ...more };
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      env,
      encoding: 'utf8',
    });
    return stdout.trim();
  } finally {
    rmSync(temp, { recursive: true });
  }
}

test('on a disk that is full by then, post makes its own elsewhere: it is to reach whom it puts back', () => {
  const made = foldersWhereNothingCanBeWritten(true);
  assert.equal(path.dirname(made), tmpdir());
  assert.ok(!existsSync(made));
});

test('in memory, where that is the same disk', () => {
  const made = foldersWhereNothingCanBeWritten(true, { TMPDIR: '/proc' });
  assert.match(made, /^\/dev\/shm\/hss-/);
  assert.ok(!existsSync(made));
});

test('a main step does not: it could save nothing of what it does', () => {
  assert.equal(foldersWhereNothingCanBeWritten(false), 'EEXIST');
});
