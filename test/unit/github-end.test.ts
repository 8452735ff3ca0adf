/** The end of a process whose reader is slow: what was said last is what matters most. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

const GITHUB = path.resolve(import.meta.dirname, '../../src/action/github.ts');
const LINES = 20_000;
const PROGRAM = `
  const github = await import(${JSON.stringify(GITHUB)});
  for (let line = 0; line < ${LINES}; line += 1) github.say('note    a line of a long log');
  github.annotate('error', 'The last word', ['says what is wrong']);
  await github.end(1);
`;

function start() {
  const arguments_ = ['--input-type=module', '-e', PROGRAM];
  return spawn(process.execPath, arguments_, { stdio: ['ignore', 'pipe', 'inherit'] });
}

test('all of it arrives, however late it is read', async () => {
  const child = start();
  const closed = once(child, 'close');
  await sleep(700);
  const log = await text(child.stdout);
  const [code] = await closed;
  assert.equal(code, 1);
  assert.equal(log.split('\n').length, LINES + 2);
  assert.match(log, /::error title=The last word::says what is wrong\n$/);
});

test('where nobody reads any more it ends all the same', async (t) => {
  const child = start();
  t.after(() => child.kill('SIGKILL'));
  const [code] = await once(child, 'exit');
  assert.equal(code, 1);
});
