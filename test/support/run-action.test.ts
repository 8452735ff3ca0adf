/** The runner's strictness, on an action of a few lines: what it gives an action, reads from it and rejects. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { runAction, startAction } from './run-action.ts';

const action = path.join(import.meta.dirname, 'fixtures/action');
const environmentOf = (log: string): Record<string, string> =>
  JSON.parse(decodeURIComponent(/^env (.*)$/m.exec(log)?.[1] ?? ''));

test('an action gets inputs with defaults as written, the context, and nothing of our own environment', async (t) => {
  process.env.OURS = 'ours';
  const main = await runAction({
    t,
    action,
    inputs: { say: '' },
    env: { GITHUB_JOB: 'x', THEIRS: 'theirs' },
  });
  const env = environmentOf(main.log);
  assert.equal(env.INPUT_SAY, '');
  assert.equal(env['INPUT_ON_DRAIN-TIMEOUT'], 'true');
  assert.equal(env['INPUT_NO-DEFAULT'], '');
  assert.equal(env['INPUT_JOB-STATUS'], 'success');
  assert.equal(env.GITHUB_ACTIONS, 'true');
  assert.equal(env.GITHUB_JOB, 'deploy');
  assert.equal(env.RUNNER_TEMP, main.temp);
  assert.equal(env.THEIRS, 'theirs');
  assert.equal(env.OURS, undefined);
  assert.match(main.log, new RegExp(`^cwd ${env.GITHUB_WORKSPACE}$`, 'm'));
});

test('post gets the saved state, inputs evaluated anew and fresh files in the same job', async (t) => {
  const state = 'count=1\\nnames<<END\\na=b\\n\\nc\\nEND\\n';
  const main = await runAction({ t, action, inputs: { say: 'one', state } });
  assert.deepEqual(main.state, { count: '1', names: 'a=b\n\nc' });
  const post = await main.post({ jobStatus: 'failure' });
  const [before, after] = [environmentOf(main.log), environmentOf(post.log)];
  assert.equal(after.STATE_names, 'a=b\n\nc');
  assert.equal(after.INPUT_SAY, 'one');
  assert.equal(after['INPUT_JOB-STATUS'], 'failure');
  assert.equal(after.RUNNER_TEMP, before.RUNNER_TEMP);
  assert.equal(after.RUNNER_TRACKING_ID, before.RUNNER_TRACKING_ID);
  assert.notEqual(after.GITHUB_OUTPUT, before.GITHUB_OUTPUT);
});

test('annotations, masks and the summary are what a user sees', async () => {
  const say = [
    '::debug::details',
    '::add-mask::s3cret',
    'it is s3cret',
    '  ::error title=A%2C b,file=x.yml::one%0Atwo %2525',
    'text ##[warning]old',
    '::stop-commands::token',
    '::error::not a command',
    '::token::',
    '::notice::three',
    '::unknown::text',
  ].join('\\n');
  const { annotations, visibleLog, masks, summary, temp } = await runAction({
    action,
    inputs: { say, summary: '# Done' },
  });
  assert.deepEqual(
    annotations.map(({ level, title, message }) => [level, title, message]),
    [
      ['error', 'A, b', 'one\ntwo %25'],
      ['warning', '', 'old'],
      ['notice', '', 'three'],
    ],
  );
  assert.deepEqual(masks, ['s3cret']);
  assert.doesNotMatch(visibleLog, /::debug/);
  assert.match(visibleLog, /^it is \*\*\*$/m);
  assert.equal(summary, '# Done');
  assert.equal(existsSync(temp), false);
});

test('what the runner rejects is rejected', async () => {
  for (const [inputs, why] of [
    [{ output: 'a<<END\\n1\\n' }, /Matching delimiter not found 'END'/],
    [{ output: 'just words\\n' }, /Invalid format 'just words'/],
    [{ state: '<<END\\nEND\\n' }, /Unable to process file command 'STATE'/],
    [{ say: '::set-output name=a::1' }, /the runner refuses: ::set-output/],
    [{ summary: 'x'.repeat(100_000), times: '11' }, /upload aborted, it has 1100000 bytes/],
    [{ code: '2' }, /ended with 2, not with 0 or 1/],
    [{ code: 'SIGSEGV' }, /ended by SIGSEGV/],
  ] as const) {
    await assert.rejects(runAction({ action, inputs }), why);
  }
  await assert.rejects(
    runAction({ action, inputs: { wait: 'true' }, deadline: 300 }),
    /not done after 300 ms/,
  );
  assert.throws(() => runAction({ action, inputs: { sya: '' } }), /Unexpected input\(s\) 'sya'/);
  assert.throws(() => runAction({ action: '/nowhere' }), /Can't find 'action.yml'/);
});

test('a failed step is a result, with its outputs', async () => {
  const { code, outputs } = await runAction({ action, inputs: { code: '1', output: 'a=1\\na=2\\n' } });
  assert.equal(code, 1);
  assert.deepEqual(outputs, { a: '2' });
});

test('a running action can be watched, cancelled and killed', async () => {
  const cancelled = startAction({ action, inputs: { output: 'a=1\\n', wait: 'true' } });
  await cancelled.waitForLog(/^waiting$/m);
  assert.deepEqual(cancelled.outputs(), { a: '1' });
  await assert.rejects(cancelled.waitForLog(/never/, 20), /never matched/);
  cancelled.cancel();
  assert.match((await cancelled.result).log, /^got SIGINT$/m);

  const killed = startAction({ action, inputs: { state: 'a=1\\nb<<END\\n2\\n', wait: 'true' } });
  await killed.waitForLog(/^waiting$/m);
  killed.signal('SIGKILL');
  const { code, signal, state } = await killed.result;
  assert.deepEqual([code, signal, state], [null, 'SIGKILL', { a: '1' }]);
});
