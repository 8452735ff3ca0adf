/** The script of `rolling` in its file, from batch to batch. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { ScriptOutput } from '../../src/action/script/script-output.ts';
import { ScriptProcess } from '../../src/action/script/script-process.ts';
import { systemClock } from '../../src/clock.ts';

const source = path.resolve(import.meta.dirname, '../../src/action/script/script.ts');

/** What a first batch does, then what is done before the second one: how both scripts have ended. */
function ends(t: { after(fn: () => void): void }, between: string): string {
  const temp = mkdtempSync(path.join(tmpdir(), 'hss-script-'));
  t.after(() => rmSync(temp, { recursive: true, force: true }));
  const program = `import { prepareScript } from ${JSON.stringify(source)};
    import { execFileSync } from 'node:child_process';
    import { globSync, rmSync, writeFileSync } from 'node:fs';
    const given = { text: 'test "$HAPROXY_SERVER" = web1 || exit 4', shell: 'sh', folder: '/', timeoutMs: 0 };
    const { run } = await prepareScript(given);
    const { signal } = new AbortController();
    const batch = { count: 2, names: ['web1'], backend: 'web', server: 'web1', address: '' };
    const first = await run({ ...batch, number: 1 }, signal);
    const [file] = globSync(process.env.RUNNER_TEMP + '/*/*/script.sh');
    ${between};
    const second = await run({ ...batch, number: 2 }, signal).catch((error) => ({ exitCode: error.code }));
    console.log('ends ' + first.exitCode + ' ' + second.exitCode);`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, RUNNER_TEMP: temp },
  });
  return /ends .*/.exec(stdout)?.[0] ?? stderr;
}

for (const [words, between] of [
  ['was cleared away', 'rmSync(file)'],
  ['was cleared away with its folders', 'rmSync(process.env.RUNNER_TEMP, { recursive: true })'],
  ['was written over', "writeFileSync(file, 'exit 5')"],
] as const)
  test(`one that ${words} meanwhile is there again for the next batch`, (t) => {
    assert.equal(ends(t, between), 'ends 0 0');
  });

test('one that is there is not written once more: the first batch may have filled the disk', (t) => {
  // No file may grow any more, as where there is no room for it.
  const between = "execFileSync('prlimit', ['--pid', String(process.pid), '--fsize=0'])";
  assert.equal(ends(t, between), 'ends 0 0');
});

test('nothing of it runs before it is told to begin: what is saved of it then stands where it may clear everything away', async () => {
  const given = {
    folder: '/',
    environment: { PATH: process.env.PATH },
    output: new ScriptOutput(() => null),
  };
  const started = new ScriptProcess(['sh', '-c', 'exit 3'], given);
  const early = systemClock.sleep(500, AbortSignal.timeout(60_000)).then(() => 'nothing yet');
  assert.equal(await Promise.race([started.ended, early]), 'nothing yet');
  started.begin();
  assert.equal((await started.ended).exitCode, 3);
});
