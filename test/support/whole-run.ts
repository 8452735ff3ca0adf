/**
 * Runs every test file, the ones that take longest first: one that is begun last would leave the other processors with nothing to do.
 * `node --test` itself goes by the alphabet, whatever it is given.
 */
import { globSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { LONGEST_FIRST } from './longest-first.ts';
import { filesOfOneProcess } from './one-process.ts';
import slowestFiles from './slowest-files.ts';

const ONE_PROCESS = 'test/support/one-process.ts';
const PROJECT = path.resolve(import.meta.dirname, '../..');

/** Absolute paths of what is begun, in that order: test files, and the one that stands for those of one process. */
export function filesInOrder(): string[] {
  const first = [...LONGEST_FIRST, ONE_PROCESS];
  const begun = new Set([...first, ...filesOfOneProcess()]);
  const others = globSync('test/**/*.test.ts', { cwd: PROJECT }).filter((file) => !begun.has(file));
  return [...first, ...others.sort()].map((file) => path.join(PROJECT, file));
}

if (import.meta.main) {
  // Until all is told and well: a run that ends in any other way has failed.
  process.exitCode = 1;
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      process.exitCode = 128 + os.constants.signals[signal];
      stop.abort();
    });
  const events = run({
    files: filesInOrder(),
    // A file mostly waits, for a HAProxy or for time to pass: with fewer of them a third of the processors' time is left.
    concurrency: 5 * os.availableParallelism(),
    execArgv: ['--import', path.join(import.meta.dirname, 'untracked.ts')],
    signal: stop.signal,
  });
  events.on('test:summary', ({ file, success }) => {
    if (file === undefined && success) process.exitCode = 0;
  });
  for (const reporter of [spec, slowestFiles]) events.compose(reporter).pipe(process.stdout);
}
