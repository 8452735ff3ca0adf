/** What is masked as soon as it is read: a secret, and not where it lies. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { readInput } from '../../src/action/github.ts';

function masksOfInput(name: string, given: string): string[] {
  const variable = `INPUT_${name.toUpperCase()}`;
  const said: string[] = [];
  const { write } = process.stdout;
  process.env[variable] = given;
  process.stdout.write = (text) => said.push(String(text)) > 0;
  try {
    assert.equal(readInput(name), given);
  } finally {
    process.stdout.write = write;
    delete process.env[variable];
  }
  return said.join('').match(/(?<=^::add-mask::).*$/gm) ?? [];
}

test('a key is masked line by line, and the path of one is not: a summary has to show it', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hss-masks-'));
  const file = path.join(folder, 'production-key.pem');
  writeFileSync(file, 'x');
  t.after(() => {
    rmSync(folder, { recursive: true });
  });
  const masksOf = (given: string): string[] => masksOfInput('tls-key', given);
  assert.deepEqual(masksOf(file), []);
  for (const secret of ['c2VjcmV0LWtleS13aXRob3V0LWEtaGVhZA', `${file}-that-is-not-there`])
    assert.deepEqual(masksOf(secret), [secret]);
});

test('a password is masked as it is, and as it would be printed in the words of somebody else', () => {
  assert.deepEqual(masksOfInput('password', 'pw'), ['pw']);
  assert.deepEqual(masksOfInput('password', 'a\\b\u00a0##[c'), ['a\\b\u00a0##[c', 'a\\\\b\\u{a0}##\\[c']);
});
