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
