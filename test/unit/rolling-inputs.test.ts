/** What the manifest of rolling/action.yml makes of inputs that it has in common with the main action. */
import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import {
  parseRollingInputs,
  rollingDefaultOf,
  rollingInputNames,
} from '../../src/action/inputs/rolling-inputs.ts';
import { WrongInputs } from '../../src/action/inputs/wrong-inputs.ts';
import { makeScratch } from '../support/scratch.ts';

/** As on a runner: whatever is not given arrives as its default. */
function parse(given: Record<string, string>) {
  const defaults = rollingInputNames().map((name) => [name, rollingDefaultOf(name)]);
  const all = {
    ...Object.fromEntries(defaults),
    ...{ address: '127.0.0.1:9999', server: 'web*', run: './deploy.sh', ...given },
  };
  return parseRollingInputs((name) => all[name] ?? '').request;
}

describe('Quiet and load', () => {
  test('are not asked for unless they are given', () => {
    const { quietForMs, maxLoad } = parse({});
    assert.deepEqual([quietForMs, maxLoad], [undefined, undefined]);
  });

  test('are what they are in the main action', () => {
    const { quietForMs, maxLoad } = parse({ 'quiet-for': '30s', 'max-load': '80%' });
    assert.deepEqual([quietForMs, maxLoad], [30_000, 80]);
  });

  test('and so is what is wrong with them', () => {
    assert.throws(
      () => parse({ 'quiet-for': '60s' }),
      (error) =>
        error instanceof WrongInputs &&
        error.faults.join() ===
          'quiet-for: must be shorter than drain-timeout, within which it has to be reached',
    );
  });
});

test('A folder for the script that cannot be looked at is a wrong input among the others, not a fault of the action', (t) => {
  const { folder, remove } = makeScratch();
  t.after(remove);
  // As good as one behind a folder of somebody else, which nobody keeps from root.
  const loop = path.join(folder, 'loop');
  symlinkSync(loop, loop);
  for (const given of [loop, path.join(folder, 'x'.repeat(300)), path.join(folder, 'nowhere')])
    assert.throws(
      () => parse({ 'working-directory': given, shell: 'zsh' }),
      (error) =>
        error instanceof WrongInputs &&
        /^shell: .*,working-directory: is no folder/.test(error.faults.join()),
    );
});
