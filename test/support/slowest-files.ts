/** A reporter of node:test for the end of a run: which files took longest, and how many tests ran. */
import path from 'node:path';
import type { TestEvent } from 'node:test/reporters';

const SHOWN = 10;

/** The slowest first; a file runs beside others, so its time is not what it costs. */
export default async function* slowestFiles(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const files: { name: string; seconds: number; tests: number }[] = [];
  for await (const { type, data } of events) {
    if (type !== 'test:summary') continue;
    const { counts, duration_ms: durationMs, file } = data;
    if (file !== undefined) {
      const name = path.relative(process.cwd(), file);
      files.push({ name, seconds: durationMs / 1_000, tests: counts.tests });
      continue;
    }
    files.sort((one, other) => other.seconds - one.seconds);
    yield `\nThe slowest of ${files.length} files, in seconds:\n`;
    for (const { name, seconds, tests } of files.slice(0, SHOWN))
      yield `${seconds.toFixed(1).padStart(7)}  ${name} (${tests} tests)\n`;
    const { tests, passed, skipped, todo } = counts;
    const failed = tests - passed - skipped - todo;
    const all = `${tests} tests in ${(durationMs / 1_000).toFixed(0)} seconds: ${passed} passed, ${failed} failed`;
    yield `${all}${skipped > 0 ? `, ${skipped} skipped` : ''}\n`;
  }
}
