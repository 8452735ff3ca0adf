/** What nobody foresaw, as an error that a user can act on. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { asFailure } from '../../src/errors.ts';

test('a full disk is nobody\u2019s fault to report, and anything else is', () => {
  let full: unknown;
  try {
    // The device that is always full.
    writeFileSync('/dev/full', 'x');
  } catch (error) {
    full = error;
  }
  assert.match(asFailure(full).message, /ENOSPC/);
  assert.match(asFailure(full).hint ?? '', /^The runner's disk is full/);
  assert.match(asFailure(new TypeError('x is not a function')).hint ?? '', /please report it/);
});

test('nor are files of the runner that this user may not write, or that nobody can', () => {
  const fault = (code: string, more: object) =>
    Object.assign(new Error(`${code}: refused`), { code, ...more });
  const file = { syscall: 'open', path: '/__w/_temp/_runner_file_commands/save_state_1' };
  for (const code of ['EACCES', 'EPERM']) {
    assert.match(asFailure(fault(code, file)).hint ?? '', /--user root/);
    assert.equal(asFailure(fault(code, file)).brief, "this user may not write the runner's files");
    // As of a process that is not to be signalled.
    assert.match(asFailure(fault(code, { syscall: 'kill' })).hint ?? '', /please report it/);
  }
  assert.match(asFailure(fault('EROFS', file)).hint ?? '', /^The runner's disk cannot be written to/);
});
