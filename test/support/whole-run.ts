/**
 * Runs every test file: those that take longest early, for one that is begun last leaves the other processors with nothing to do, and all
 * others spread among them. The long ones mostly wait, the short ones do not: each alone leaves a processor idle, or all of them waiting.
 * `node --test` itself goes by the alphabet, whatever it is given.
 */
import { globSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { LONG_FILES } from './long-files.ts';
import { filesOfOneProcess } from './one-process.ts';
import slowestFiles from './slowest-files.ts';

const ONE_PROCESS = 'test/support/one-process.ts';
const PROJECT = path.resolve(import.meta.dirname, '../..');

/** Arguments for Node: what each test file loads first. */
export const LOADED_FIRST: readonly string[] = ['untracked.ts', 'stdout-of-tests.ts'].flatMap((file) => [
  '--import',
  path.join(import.meta.dirname, file),
]);

/** Absolute paths of what is begun, in that order: test files, and the one that stands for those of one process. */
export function filesInOrder(): string[] {
  const ofOneProcess = new Set(filesOfOneProcess());
  const all = globSync('test/**/*.test.ts', { cwd: PROJECT });
  const short = all.filter((file) => !LONG_FILES.includes(file) && !ofOneProcess.has(file)).sort();
  const between = short.length / LONG_FILES.length;
  const spread = LONG_FILES.flatMap((long, at) => [
    long,
    ...short.slice(Math.round(at * between), Math.round((at + 1) * between)),
  ]);
  return [ONE_PROCESS, ...spread].map((file) => path.join(PROJECT, file));
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
    concurrency: 6 * os.availableParallelism(),
    execArgv: [...LOADED_FIRST],
    signal: stop.signal,
  });
  events.on('test:summary', ({ file, success }) => {
    if (file === undefined && success) process.exitCode = 0;
  });
  for (const reporter of [spec, slowestFiles]) events.compose(reporter).pipe(process.stdout);
}
