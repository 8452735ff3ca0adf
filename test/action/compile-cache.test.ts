/** What V8 has made of the bundle: found again by a job's later steps, believed only where nobody else can write, missed by nobody. */
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { runAction } from '../support/run-action.ts';
import { makeScratch } from '../support/scratch.ts';

const INPUTS = { address: '/nowhere/admin.sock', backend: 'web', retries: '0', operation: 'status' };

function job(t: { after(clearUp: () => Promise<void>): void }): { temp: string; folder: string } {
  const scratch = makeScratch();
  t.after(() => scratch.remove());
  const temp = path.join(scratch.folder, 'temp');
  mkdirSync(temp, { recursive: true });
  return { temp, folder: path.join(temp, 'haproxy-server-state', 'compiled') };
}

/** It says what it would have said without: there is no such socket. */
async function run(temp: string): Promise<void> {
  // Without the one that `npm test` gives to every step.
  const { code, annotations } = await runAction({ inputs: INPUTS, temp, env: { NODE_COMPILE_CACHE: '' } });
  assert.equal(code, 1);
  assert.match(annotations.map(({ message }) => message).join(), /ENOENT/);
}

describe('What was compiled', () => {
  test('is kept for the next step of the job, for this user alone', async (t) => {
    const { temp, folder } = job(t);
    await run(temp);
    assert.equal(statSync(folder).mode & 0o077, 0);
    const [version = ''] = readdirSync(folder);
    const before = readdirSync(path.join(folder, version)).length;
    assert.ok(before > 0);
    await run(temp);
    assert.equal(readdirSync(path.join(folder, version)).length, before);
  });

  test('is neither believed nor kept where others may write', async (t) => {
    const { temp, folder } = job(t);
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o777);
    await run(temp);
    assert.deepEqual(readdirSync(folder), []);
  });

  test('is neither believed nor kept below a folder where others may write', async (t) => {
    const { temp, folder } = job(t);
    mkdirSync(folder, { recursive: true });
    chmodSync(path.dirname(folder), 0o777);
    await run(temp);
    assert.deepEqual(readdirSync(folder), []);
  });

  test('that is damaged is compiled anew', async (t) => {
    const { temp, folder } = job(t);
    await run(temp);
    const version = path.join(folder, readdirSync(folder)[0] ?? '');
    for (const name of readdirSync(version)) writeFileSync(path.join(version, name), 'damaged');
    await run(temp);
  });

  const obstacles: [string, (folder: string) => void][] = [
    ['a file stands where its folder would be', (folder) => writeFileSync(folder, '')],
    ['a link leads nowhere', (folder) => symlinkSync('/nowhere/at/all', folder)],
    ['the temporary files are gone', (folder) => rmSync(path.dirname(folder), { recursive: true })],
  ];
  for (const [name, put] of obstacles) {
    test(`is missed by nobody: ${name}`, async (t) => {
      const { temp, folder } = job(t);
      mkdirSync(path.dirname(folder), { mode: 0o700 });
      put(folder);
      await run(temp);
    });
  }
});
