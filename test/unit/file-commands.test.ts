/** What goes into the runner's files is read back as it was, whatever stands in it, and only from a file that the runner made. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { appendSummary, appendValues, noteFiles, valueBlock } from '../../src/action/file-commands.ts';
import { parseFileCommand } from '../support/file-commands.ts';

describe('The runner’s files', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'hss-files-'));
  });
  after(() => {
    rmSync(folder, { recursive: true });
    delete process.env.GITHUB_OUTPUT;
    delete process.env.GITHUB_STATE;
    delete process.env.GITHUB_STEP_SUMMARY;
  });

  function given(variable: string, name: string, content?: string): string {
    const file = path.join(folder, name);
    if (content !== undefined) writeFileSync(file, content);
    process.env[variable] = file;
    return file;
  }

  test('hold every value as it was given, beside what was there before', () => {
    const file = given('GITHUB_OUTPUT', 'output', valueBlock('first', 'there'));
    const values = { empty: '', lines: 'a\n\nb\n', json: '{"a<<b":"\u00e9"}', names: 'x<<end-of-value' };
    appendValues('GITHUB_OUTPUT', values);
    assert.deepEqual(parseFileCommand(readFileSync(file, 'utf8')).values, { first: 'there', ...values });
  });

  test('cannot be written further by a value that knows how they are written', () => {
    const line = fc.constantFrom('end-of-value', 'end-of-value-', 'x<<end-of-value', 'evil<<X', 'X', '', '-');
    const value = fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(value, value, (one, two) => {
        const text = valueBlock('one', one) + valueBlock('two', two);
        assert.deepEqual({ ...parseFileCommand(text).values }, { one, two });
      }),
    );
  });

  test('are none of ours to make where the runner has made none', async () => {
    given('GITHUB_OUTPUT', 'missing');
    given('GITHUB_STEP_SUMMARY', 'missing');
    noteFiles();
    assert.throws(() => appendValues('GITHUB_OUTPUT', { a: '' }), { code: 'ENOENT' });
    await assert.rejects(appendSummary('x'), { code: 'ENOENT' });
    assert.ok(!readdirSync(folder).includes('missing'));
  });

  test('hold nothing of a value for which there was no room, so that the next one is itself', () => {
    const file = given('GITHUB_STATE', 'state', valueBlock('first', 'there'));
    const source = path.resolve(import.meta.dirname, '../../src/action/file-commands.ts');
    const program = `import { appendValues } from ${JSON.stringify(source)};
      try { appendValues('GITHUB_STATE', { step: 'x'.repeat(4_000) }); } catch (error) { console.log(error.code); }
      appendValues('GITHUB_STATE', { ending: 'kept' });`;
    // A file above that many blocks of 1,024 bytes cannot be written: the nearest that there is to a full disk.
    const limited = ['-c', 'ulimit -f 2 && exec "$0" --input-type=module -e "$1"', process.execPath, program];
    const { stdout } = spawnSync('bash', limited, { encoding: 'utf8' });
    assert.equal(stdout, 'EFBIG\n');
    const { values } = parseFileCommand(readFileSync(file, 'utf8'));
    assert.deepEqual({ ...values }, { first: 'there', ending: 'kept' });
  });

  test('that are not there are nobody’s to read, and a summary says so', async () => {
    delete process.env.GITHUB_OUTPUT;
    delete process.env.GITHUB_STEP_SUMMARY;
    appendValues('GITHUB_OUTPUT', { a: 'b' });
    await assert.rejects(appendSummary('x'), /no file/);
  });

  describe('which the runner reads when the step has ended', () => {
    const values = () => ({
      ...parseFileCommand(readFileSync(process.env.GITHUB_STATE ?? '', 'utf8')).values,
    });

    for (const [what, change] of [
      ['are cleared away', (file: string) => rmSync(file)],
      ['are emptied', (file: string) => truncateSync(file)],
      ['are written over', (file: string) => writeFileSync(file, 'A=1\n'.repeat(1_000))],
      [
        'are replaced',
        (file: string) => {
          writeFileSync(`${file}.new`, readFileSync(file, 'utf8').replace('main', 'MAIN'));
          renameSync(`${file}.new`, file);
        },
      ],
    ] as const) {
      test(`and ${what} meanwhile, hold all that was ever written there`, () => {
        const file = given('GITHUB_STATE', `state that are ${what}`, '');
        appendValues('GITHUB_STATE', { main: 'us', step: 'one' });
        appendValues('GITHUB_STATE', { step: 'two' });
        change(file);
        appendValues('GITHUB_STATE', { ending: 'kept' });
        assert.deepEqual(values(), { main: 'us', step: 'two', ending: 'kept' });
        change(file);
        appendValues('GITHUB_STATE', {});
        assert.deepEqual(values(), { main: 'us', step: 'two', ending: 'kept' });
      });
    }

    test('and where a link to nowhere stands by then, are made nowhere: root would make another one’s file his', () => {
      const file = given('GITHUB_STATE', 'linked', '');
      noteFiles();
      rmSync(file);
      symlinkSync(path.join(folder, 'elsewhere'), file);
      assert.throws(() => appendValues('GITHUB_STATE', { step: 'one' }), { code: 'EEXIST' });
      assert.ok(!existsSync(path.join(folder, 'elsewhere')));
    });

    test('and which are pipes, are not looked at once more: without a reader that would never end', () => {
      const file = path.join(folder, 'pipe');
      const source = path.resolve(import.meta.dirname, '../../src/action/file-commands.ts');
      const program = `import { appendValues, keepValues, noteFiles } from ${JSON.stringify(source)};
        import { spawn } from 'node:child_process';
        noteFiles();
        const reader = spawn('cat', [process.env.GITHUB_STATE], { stdio: ['ignore', 'inherit', 'inherit'] });
        appendValues('GITHUB_STATE', { step: 'one' });
        await new Promise((resolve) => reader.once('close', resolve));
        keepValues('GITHUB_STATE');
        console.log('kept');`;
      spawnSync('mkfifo', [file]);
      const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
        encoding: 'utf8',
        env: { PATH: process.env.PATH, GITHUB_STATE: file },
        timeout: 20_000,
        killSignal: 'SIGKILL',
      });
      assert.equal(stdout, `${valueBlock('step', 'one')}kept\n`);
    });

    test('and whose folder is cleared away with them, are made for whom the folder above is, who makes his own there', async () => {
      const temp = path.join(folder, 'temp');
      mkdirSync(path.join(temp, 'commands'), { recursive: true });
      const made = ['GITHUB_STATE', 'GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY'].map((name) =>
        given(name, `temp/commands/${name}`, ''),
      );
      noteFiles();
      chmodSync(temp, 0o777);
      if (process.getuid?.() === 0) chownSync(temp, 1001, 1001);
      rmSync(path.join(temp, 'commands'), { recursive: true });
      appendValues('GITHUB_STATE', { step: 'one' });
      appendValues('GITHUB_OUTPUT', { result: 'changed' });
      await appendSummary('| a |');
      assert.deepEqual(values(), { step: 'one' });
      assert.equal(readFileSync(made[2] ?? '', 'utf8'), '| a |');
      const { mode, uid, gid } = statSync(path.join(temp, 'commands'));
      const above = statSync(temp);
      assert.deepEqual([mode & 0o777, uid, gid], [0o777, above.uid, above.gid]);
      for (const file of made) {
        const one = statSync(file);
        assert.deepEqual([one.mode & 0o777, one.uid, one.gid], [0o644, above.uid, above.gid]);
      }
    });

    test('and stand as they were, get nothing twice', () => {
      const file = given('GITHUB_STATE', 'state as it was', '');
      appendValues('GITHUB_STATE', { step: 'one' });
      const before = readFileSync(file, 'utf8');
      appendValues('GITHUB_STATE', {});
      assert.equal(readFileSync(file, 'utf8'), before);
      writeFileSync(file, 'B=2\n', { flag: 'a' });
      appendValues('GITHUB_STATE', { ending: 'kept' });
      assert.equal(readFileSync(file, 'utf8'), `${before}B=2\n${valueBlock('ending', 'kept')}`);
    });

    test('hold all of it also after a write for which there was no room', () => {
      const file = given('GITHUB_STATE', 'state without room', '');
      const source = path.resolve(import.meta.dirname, '../../src/action/file-commands.ts');
      const program = `import { rmSync } from 'node:fs';
        import { appendValues } from ${JSON.stringify(source)};
        appendValues('GITHUB_STATE', { step: 'one' });
        rmSync(process.env.GITHUB_STATE);
        try { appendValues('GITHUB_STATE', { step: 'x'.repeat(4_000) }); } catch (error) { console.log(error.code); }
        appendValues('GITHUB_STATE', { ending: 'kept' });`;
      const limited = [
        '-c',
        'ulimit -f 2 && exec "$0" --input-type=module -e "$1"',
        process.execPath,
        program,
      ];
      assert.equal(spawnSync('bash', limited, { encoding: 'utf8' }).stdout, 'EFBIG\n');
      assert.ok(existsSync(file));
      assert.deepEqual(values(), { step: 'one', ending: 'kept' });
    });
  });

  test('a summary comes behind what is there', async () => {
    const file = given('GITHUB_STEP_SUMMARY', 'summary', 'before\n');
    await appendSummary('| a |\n');
    assert.equal(readFileSync(file, 'utf8'), 'before\n| a |\n');
  });
});
