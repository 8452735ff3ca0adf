/** What a script prints, on its way to the log: whole lines, nobody silenced for longer than the script meant to. */
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { describe, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { ScriptOutput } from '../../src/action/script/script-output.ts';

/** The log after these pieces came from stdout and stderr in turn, and the script has ended. */
async function logOf(pieces: readonly (string | Buffer)[]): Promise<string[]> {
  const log: string[] = [];
  const output = new ScriptOutput((lines) => {
    log.push(lines.toString());
    return null;
  });
  const streams = [new PassThrough(), new PassThrough()];
  for (const stream of streams) output.follow(stream);
  for (const [index, piece] of pieces.entries()) {
    streams[index % 2]?.write(piece);
    await turn();
  }
  output.finish();
  return log;
}

describe("A script's output", () => {
  test('comes in whole lines, also where two streams cut each other short', async () => {
    assert.deepEqual(await logOf(['a', 'x\ny', 'b\nc', 'z\n']), ['x\n', 'ab\n', 'yz\n', 'c\n']);
  });

  test('is passed byte by byte, a letter that comes in two pieces included', async () => {
    const [first, second] = [Buffer.from('é\n').subarray(0, 1), Buffer.from('é\n').subarray(1)];
    assert.deepEqual(await logOf([first, '', second]), ['é\n']);
  });

  test('is not held for ever where no line ends', async () => {
    const log = await logOf(['x'.repeat(70_000), '', 'y']);
    assert.deepEqual(
      log.map((lines) => lines.length),
      [70_001, 2],
    );
  });

  for (const [what, pieces, last] of [
    ['never ended', ['::stop-commands::word\nq\n'], '::word::\n'],
    ['never ended, in the old form', ['say ##[stop-commands]word\n'], '::word::\n'],
    ['never ended, after blanks', ['  ::Stop-Commands::word\n'], '::word::\n'],
    ['ended by the script', ['::stop-commands::word\n', '', '::word::\n'], '::word::\n'],
    ['ended and begun again', ['::stop-commands::a\n::a::\n::stop-commands::b\n'], '::b::\n'],
    ['begun within another, where nobody hears it', ['::stop-commands::a\n::stop-commands::b\n'], '::a::\n'],
  ] as const) {
    test(`a stop-commands ${what} is over at the end`, async () => {
      const log = await logOf(pieces);
      assert.equal(log.at(-1), last);
      assert.equal(log.join('').split(last).length - 1, 1);
    });
  }

  test('of whoever it has left behind silences nobody, and the next script may do so again', async () => {
    const log: string[] = [];
    const output = new ScriptOutput((lines) => {
      log.push(lines.toString());
      return null;
    });
    const [left, next] = [new PassThrough(), new PassThrough()];
    output.follow(left);
    output.finish();
    left.write('::stop-commands::a\n');
    await turn();
    assert.equal(log.join(''), '::stop-commands::a\n::a::\n');
    output.follow(next);
    next.write('::stop-commands::b\n::set-output name=x::y\n');
    await turn();
    assert.equal(log.at(-1), '::stop-commands::b\n::set-output name=x::y\n');
    output.finish();
    assert.equal(log.at(-1), '::b::\n');
  });

  for (const [what, rest] of [
    ['a command', '::set-output name=result::changed'],
    ['a command after blanks', '  ::stop-commands::word'],
  ] as const)
    test(`that does not end its line says no command by being cut there, as ${what}`, async () => {
      const log = (await logOf(['x'.repeat(70_000), '', `${rest}\n`])).join('').split('\n');
      assert.deepEqual(log, ['x'.repeat(70_000), `\u2026${rest}`, '']);
    });

  test('stops where the log takes no more, and goes on when it does', async () => {
    const gate = Promise.withResolvers<void>();
    let taken = 0;
    const output = new ScriptOutput((lines) => {
      taken += lines.length;
      return gate.promise;
    });
    const stream = new PassThrough({ highWaterMark: 16 });
    output.follow(stream);
    for (let count = 0; count < 10; count += 1) stream.write('0123456789\n');
    await turn();
    assert.equal(taken, 11);
    gate.resolve();
    while (taken < 110) await turn();
  });
});
