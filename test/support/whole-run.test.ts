/** A whole run leaves no file out, and costs no attention that nobody asked for. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { LONGEST_FIRST } from './longest-first.ts';
import { filesOfOneProcess } from './one-process.ts';
import { makeScratch } from './scratch.ts';
import { filesInOrder } from './whole-run.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');

test('Every file is begun once, those that take longest first', () => {
  const files = filesInOrder().map((file) => path.relative(PROJECT, file));
  const all = [...files.filter((file) => file !== 'test/support/one-process.ts'), ...filesOfOneProcess()];
  assert.equal(all.length, files.length - 1 + filesOfOneProcess().length);
  assert.deepEqual(all.toSorted(), globSync('test/**/*.test.ts', { cwd: PROJECT }).sort());
  assert.deepEqual(files.slice(0, LONGEST_FIRST.length), LONGEST_FIRST);
  assert.ok(files.every((file) => existsSync(path.join(PROJECT, file))));
});

describe('A test that nothing follows', () => {
  /** As node:test runs a file of a whole run; `body` is that of its only test. */
  function runFile(t: { after(clearUp: () => Promise<void>): void }, body: string) {
    const scratch = makeScratch();
    t.after(() => scratch.remove());
    const file = path.join(scratch.folder, 'one.test.mjs');
    writeFileSync(file, `import test from 'node:test';\ntest('one', async () => { ${body} });\n`);
    const untracked = path.join(import.meta.dirname, 'untracked.ts');
    // A run within a run says nothing of its own.
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    return spawnSync(process.execPath, ['--test', '--import', untracked, file], { encoding: 'utf8', env });
  }

  test('passes, and its promises have no numbers', (t) => {
    const body = `await null; const { executionAsyncId } = await import('node:async_hooks');
      if (executionAsyncId() !== 0) throw new Error('number ' + executionAsyncId());`;
    const { status, stdout } = runFile(t, body);
    assert.equal(status, 0, stdout);
    assert.match(stdout, /pass 1\b/);
  });

  for (const [what, body] of [
    ['an exception', `setTimeout(() => { throw new Error('boom'); }, 1);`],
    ['a rejection', `Promise.reject(new Error('boom'));`],
  ] as const)
    test(`fails with its file for ${what} that nobody caught, and the run says which`, (t) => {
      const { status, stdout } = runFile(t, `${body} await new Promise((done) => setTimeout(done, 20));`);
      assert.equal(status, 1, stdout);
      assert.match(stdout, /Error: boom/);
    });
});
