/** What main leaves for post: through GITHUB_STATE, as the runner hands it over. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { SavedStep } from '../../src/action/state/saved-step.ts';
import { keepSaved, loadEnding, loadStep, saveEnding, saveStep } from '../../src/action/state/state.ts';
import { savedStep } from './action-samples.ts';

function step(servers: number): SavedStep {
  return savedStep(Array.from({ length: servers }, (_, index) => `web${index}`));
}

describe('What main saved', () => {
  const before = { ...process.env };
  let folder = '';
  let stateFile = '';

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'state-'));
    stateFile = path.join(folder, 'state');
    writeFileSync(stateFile, '');
    process.env.GITHUB_STATE = stateFile;
    process.env.RUNNER_TEMP = folder;
  });

  afterEach(() => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
    rmSync(folder, { recursive: true });
  });

  /** What the runner does between main and post; the last value of a name wins. */
  function handOver(): void {
    for (const [, name, , value] of readFileSync(stateFile, 'utf8').matchAll(
      /^(.+)<<(.+)\n([\s\S]*?)\n\2$/gm,
    )) {
      process.env[`STATE_${name}`] = value;
    }
  }

  test('is what post loads', () => {
    saveStep(step(3));
    handOver();
    assert.deepEqual(loadStep(), step(3));
    assert.equal(loadEnding(), null);
  });

  test('is nothing when main never came to change anything', () => {
    assert.equal(loadStep(), null);
  });

  test('is what was kept room for, where it is too large for the runner\u2019s own file', () => {
    const at = (file: string) => JSON.stringify(path.resolve(import.meta.dirname, '../../src/action', file));
    const program = `import fs from 'node:fs';
      import { syncBuiltinESMExports } from 'node:module';
      const write = fs.writeFileSync;
      // As on a disk on which there is no other room: part of it is written.
      fs.writeFileSync = (file, text, options) => {
        if (!String(file).endsWith('.json') || !fs.existsSync(${JSON.stringify(path.join(folder, 'reserve'))}))
          return write(file, text, options);
        write(file, text.slice(0, 100), options);
        throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
      };
      syncBuiltinESMExports();
      const { takeReserve } = await import(${at('reserve.ts')});
      const { saveStep } = await import(${at('state/state.ts')});
      takeReserve(process.env.RUNNER_TEMP);
      saveStep(${JSON.stringify(step(2_000))});`;
    const child = spawnSync(process.execPath, ['--input-type=module'], { input: program, encoding: 'utf8' });
    assert.deepEqual([child.stderr, child.status], ['', 0]);
    handOver();
    assert.deepEqual(loadStep(), step(2_000));
  });

  test('leaves no half of it where there is no room at all', () => {
    const state = path.resolve(import.meta.dirname, '../../src/action/state/state.ts');
    const program = `import { saveStep } from ${JSON.stringify(state)};
      try { saveStep(${JSON.stringify(step(2_000))}); } catch (error) { console.log(error.code); }`;
    // A file above that many blocks of 1,024 bytes cannot be written: the nearest that there is to a full disk.
    const limited = ['-c', 'ulimit -f 2 && exec "$0" --input-type=module', process.execPath];
    const { stdout } = spawnSync('bash', limited, { input: program, encoding: 'utf8' });
    assert.equal(stdout, 'EFBIG\n');
    assert.deepEqual(readdirSync(path.join(folder, 'haproxy-server-state')), []);
  });

  test('says how main ended', () => {
    saveEnding('reached');
    handOver();
    assert.equal(loadEnding(), 'reached');
  });

  test('goes into a file that only its owner reads when it is too much for the environment', () => {
    saveStep(step(2_000));
    handOver();
    assert.ok(readFileSync(stateFile).length < 1_000);
    const { path: file } = JSON.parse(process.env['STATE_step-file'] ?? '');
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.equal(statSync(path.dirname(file)).mode & 0o777, 0o700);
    assert.deepEqual(loadStep(), step(2_000));
    assert.throws(() => statSync(file), { code: 'ENOENT' });
  });

  test('is there again, in its file as well, when somebody has cleared it away while main goes on', () => {
    saveStep(step(2_000));
    for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true });
    writeFileSync(stateFile, '');
    keepSaved();
    handOver();
    assert.deepEqual(loadStep(), step(2_000));
  });

  test('is what was saved last, whichever of the two ways was taken before', () => {
    for (const count of [2_000, 3, 2_001, 2]) {
      saveStep(step(count));
      handOver();
      assert.equal(loadStep()?.change.loadBalancers[0]?.servers.length, count);
    }
  });

  test('is read also from a file that cannot be removed, as on a disk that is read-only by now', () => {
    const file = '/proc/version';
    const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
    process.env['STATE_step-file'] = JSON.stringify({ path: file, sha256, servers: '' });
    assert.throws(() => loadStep(), { name: 'SyntaxError' });
  });

  test('is not trusted when its file was altered', () => {
    saveStep(step(2_000));
    handOver();
    const { path: file } = JSON.parse(process.env['STATE_step-file'] ?? '');
    writeFileSync(file, JSON.stringify(step(1)));
    assert.throws(() => loadStep(), /altered/);
  });

  test('is told of by whose it was when somebody has cleared its file away', () => {
    saveStep(step(2_000));
    handOver();
    rmSync(path.join(folder, 'haproxy-server-state'), { recursive: true });
    assert.throws(() => loadStep(), {
      code: 'not-verified',
      message:
        'What the main step had saved of its servers is not there any more: 2000 on lb1 (web/web0, web/web1, web/web2 and 1997 more)',
    });
  });

  test('is not trusted when it has another shape', () => {
    process.env.STATE_step = '{"addresses":[]}';
    assert.throws(() => loadStep());
  });
});
