/** HAProxy's bits as words: the state in force, the forced one, the causes of maint, and whether a check runs. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decodeAdminFlags, decodeCheckState } from '../../src/haproxy/admin-flags.ts';

describe('admin flags, decimal on the wire', () => {
  const table: [number, string, string][] = [
    [0, 'ready', 'ready'],
    [1, 'maint', 'maint'],
    [2, 'maint', 'ready'],
    [4, 'ready', 'ready'],
    [5, 'maint', 'maint'],
    [8, 'drain', 'drain'],
    [9, 'maint', 'maint'],
    [10, 'maint', 'drain'],
    [12, 'drain', 'drain'],
    [16, 'drain', 'ready'],
    [24, 'drain', 'drain'],
    [32, 'maint', 'ready'],
    [33, 'maint', 'maint'],
    [40, 'maint', 'drain'],
    [64, 'ready', 'ready'],
    [72, 'drain', 'drain'],
  ];
  for (const [flags, state, forced] of table) {
    test(`${flags} is ${state}, forced ${forced}`, () => {
      assert.equal(decodeAdminFlags(flags).admin, state);
      assert.equal(decodeAdminFlags(flags).forced, forced);
    });
  }
});

describe('why a server is in maint', () => {
  const table: [number, string[]][] = [
    [0, []],
    [1, ['forced']],
    [2, ['tracking']],
    // A memory only: it was set ready since.
    [4, []],
    [5, ['forced', 'configuration']],
    [8, []],
    [33, ['forced', 'dns']],
    [40, ['dns']],
  ];
  for (const [flags, causes] of table) {
    test(`${flags}: ${causes.join(', ') || 'it is not'}`, () => {
      assert.deepEqual(decodeAdminFlags(flags).maintCauses, causes);
    });
  }
});

describe('a check', () => {
  const table: [number, string][] = [
    [0, 'none'],
    [2, 'disabled'],
    // 2.2, after `enable health` for a server without checks.
    [4, 'none'],
    [5, 'none'],
    [6, 'enabled'],
    [10, 'disabled'],
    [14, 'enabled'],
    [18, 'disabled'],
    [22, 'enabled'],
  ];
  for (const [state, setting] of table) {
    test(`${state} is ${setting}`, () => assert.equal(decodeCheckState(state), setting));
  }
  test('that pauses out of maint does not run, whatever else is said of it', () => {
    assert.deepEqual(
      [14, 15, 6, 22].map((state) => decodeCheckState(state, false)),
      ['disabled', 'disabled', 'enabled', 'enabled'],
    );
  });
});
