/** What is masked as soon as it is read: a secret, and not where it lies. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { readInput } from '../../src/action/github.ts';

test('a key is masked line by line, and the path of one is not: a summary has to show it', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hss-masks-'));
  const file = path.join(folder, 'production-key.pem');
  writeFileSync(file, 'x');
  const said: string[] = [];
  const { write } = process.stdout;
  t.after(() => {
    process.stdout.write = write;
    delete process.env['INPUT_TLS-KEY'];
    rmSync(folder, { recursive: true });
  });
  const masksOf = (given: string): string[] => {
    process.env['INPUT_TLS-KEY'] = given;
    said.length = 0;
    process.stdout.write = (text) => said.push(String(text)) > 0;
    assert.equal(readInput('tls-key'), given);
    process.stdout.write = write;
    return said.join('').match(/(?<=^::add-mask::).*$/gm) ?? [];
  };
  assert.deepEqual(masksOf(file), []);
  for (const secret of ['c2VjcmV0LWtleS13aXRob3V0LWEtaGVhZA', `${file}-that-is-not-there`])
    assert.deepEqual(masksOf(secret), [secret]);
});
