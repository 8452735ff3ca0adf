/** The end of a run, from the events that node:test gives a reporter. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import type { TestEvent } from 'node:test/reporters';
import slowestFiles from './slowest-files.ts';

function summary(seconds: number, tests: number, name?: string) {
  const counts = { tests, passed: tests - 1, cancelled: 0, skipped: 0, suites: 0, todo: 0, topLevel: 0 };
  const file = name === undefined ? undefined : path.resolve(name);
  return { type: 'test:summary', data: { counts, duration_ms: seconds * 1_000, file, success: true } };
}

async function* events(...all: object[]): AsyncGenerator<TestEvent> {
  yield* all as TestEvent[];
}

test('ten files are named, the slowest first, and then how many tests ran', async () => {
  const files = Array.from({ length: 12 }, (_, at) => summary(at, 2, `test/${at}.test.ts`));
  let said = '';
  for await (const part of slowestFiles(events(...files, summary(70, 24)))) said += part;
  const lines = said.trim().split('\n');
  assert.equal(lines.length, 12);
  assert.equal(lines[0], 'The slowest of 12 files, in seconds:');
  assert.equal(lines[1]?.trim(), '11.0  test/11.test.ts (2 tests)');
  assert.equal(lines[10]?.trim(), '2.0  test/2.test.ts (2 tests)');
  assert.equal(lines[11], '24 tests in 70 seconds: 23 passed, 1 failed');
});
