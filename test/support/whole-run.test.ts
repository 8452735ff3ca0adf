/** A whole run leaves no file out, and costs no attention that nobody asked for. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { LONG_FILES } from './long-files.ts';
import { filesOfOneProcess } from './one-process.ts';
import { makeScratch } from './scratch.ts';
import { filesInOrder, LOADED_FIRST } from './whole-run.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');

test('Every file is begun once, those that take longest in their order', () => {
  const files = filesInOrder().map((file) => path.relative(PROJECT, file));
  const all = [...files.filter((file) => file !== 'test/support/one-process.ts'), ...filesOfOneProcess()];
  assert.equal(all.length, files.length - 1 + filesOfOneProcess().length);
  assert.deepEqual(all.toSorted(), globSync('test/**/*.test.ts', { cwd: PROJECT }).sort());
  assert.deepEqual(
    files.filter((file) => LONG_FILES.includes(file)),
    LONG_FILES,
  );
  assert.ok(!LONG_FILES.includes(files.at(-1) ?? ''), 'the others are spread among them');
  assert.ok(files.every((file) => existsSync(path.join(PROJECT, file))));
});

/** Runs a file with these tests by `node ...how`, as those of a whole run. */
function runFile(
  t: { after(clearUp: () => Promise<void>): void },
  tests: string,
  { how = ['--test'], env = {} }: { how?: string[]; env?: NodeJS.ProcessEnv } = {},
) {
  const scratch = makeScratch();
  t.after(() => scratch.remove());
  const file = path.join(scratch.folder, 'one.test.mjs');
  writeFileSync(file, `import test from 'node:test';\n${tests}\n`);
  // A run within a run says nothing of its own.
  const { NODE_TEST_CONTEXT: _, ...outside } = process.env;
  const all = { ...outside, ...env };
  return spawnSync(process.execPath, [...how, ...LOADED_FIRST, file], { encoding: 'utf8', env: all });
}

test('Text of the tests does not come among the words of node:test', (t) => {
  const tests = `test('one', () => { console.log('::add-mask::1'); process.stdout.write('::add-mask::2\\n'); });`;
  const { stdout, stderr } = runFile(t, tests, { how: [], env: { NODE_TEST_CONTEXT: 'child-v8' } });
  assert.equal(stderr, '::add-mask::1\n::add-mask::2\n');
  assert.match(stdout, /test:pass/);
  assert.doesNotMatch(stdout, /add-mask/);
});

describe('A test that nothing follows', () => {
  const runTest = (t: Parameters<typeof runFile>[0], body: string) =>
    runFile(t, `test('one', async () => { ${body} });`);

  test('passes, and its promises have no numbers', (t) => {
    const body = `await null; const { executionAsyncId } = await import('node:async_hooks');
      if (executionAsyncId() !== 0) throw new Error('number ' + executionAsyncId());`;
    const { status, stdout } = runTest(t, body);
    assert.equal(status, 0, stdout);
    assert.match(stdout, /pass 1\b/);
  });

  for (const [what, body] of [
    ['an exception', `setTimeout(() => { throw new Error('boom'); }, 1);`],
    ['a rejection', `Promise.reject(new Error('boom'));`],
  ] as const)
    test(`fails with its file for ${what} that nobody caught, and the run says which`, (t) => {
      const { status, stdout } = runTest(t, `${body} await new Promise((done) => setTimeout(done, 20));`);
      assert.equal(status, 1, stdout);
      assert.match(stdout, /Error: boom/);
    });
});
