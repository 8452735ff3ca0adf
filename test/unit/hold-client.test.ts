/** Ending a process that holds servers: whatever keeps that from being written down keeps nobody from what comes next. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { endHoldProcess } from '../../src/action/hold/hold-client.ts';
import { writeHoldFile } from '../../src/action/hold/hold-file.ts';
import { processOf } from '../../src/action/state/os-process.ts';

test('one that does not answer is ended, also where its file cannot be written any more', async (t) => {
  const before = process.env.RUNNER_TEMP;
  const temp = mkdtempSync(path.join(tmpdir(), 'hold-'));
  process.env.RUNNER_TEMP = temp;
  t.after(() => {
    if (before === undefined) delete process.env.RUNNER_TEMP;
    else process.env.RUNNER_TEMP = before;
    rmSync(temp, { recursive: true });
  });
  const child = spawn('sleep', ['60'], { stdio: 'ignore' });
  t.after(() => child.kill('SIGKILL'));
  await once(child, 'spawn');
  const servers = [{ id: 'web1', settings: { state: 'maint' } as const }];
  const socket = path.join(temp, 'nobody-listens');
  writeHoldFile('one', {
    process: processOf(child.pid ?? 0),
    socket,
    servers,
    messages: [],
    ended: null,
  });
  // As a full disk does.
  mkdirSync(path.join(temp, 'haproxy-server-state', 'one.hold.draft'));
  const ended = once(child, 'exit');
  assert.equal((await endHoldProcess('one'))?.ended, null);
  await ended;
});
