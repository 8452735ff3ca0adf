/** Lengths of time, in and out. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { formatDuration, parseDuration } from '../../src/duration.ts';

describe('A duration is read', () => {
  const good: [string, number][] = [
    ['0', 0],
    ['500ms', 500],
    ['30s', 30_000],
    ['5m', 300_000],
    ['1h', 3_600_000],
    ['1h30m', 5_400_000],
    ['1h2m3s4ms', 3_723_004],
    ['0s', 0],
    ['90m', 5_400_000],
    ['007s', 7_000],
  ];
  for (const [text, ms] of good) {
    test(text, () => assert.deepEqual(parseDuration(text), { ok: true, value: ms }));
  }
});

describe('A duration is refused', () => {
  for (const text of [
    '',
    '30',
    '00',
    '-1s',
    '+1s',
    '1.5s',
    '1 s',
    '1S',
    '1d',
    '30s5m',
    '1s1s',
    's',
    'ms',
    '1e3s',
    '٣s',
    '30s\n',
  ]) {
    test(JSON.stringify(text), () => assert.equal(parseDuration(text).ok, false));
  }

  test('and a bare number is told that its unit is missing', () => {
    assert.deepEqual(parseDuration('30'), { ok: false, fault: 'unit missing: write 30s or 30ms' });
  });
});

describe('A duration is written', () => {
  const written: [number, string][] = [
    [0, '0ms'],
    [340, '340ms'],
    [999, '999ms'],
    [999.7, '999ms'],
    [1_000, '1s'],
    [4_249, '4.2s'],
    [9_999, '9.9s'],
    [10_000, '10s'],
    [59_999, '59s'],
    [60_000, '1m 00s'],
    [65_000, '1m 05s'],
    [3_599_999, '59m 59s'],
    [7_500_000, '2h 05m'],
  ];
  for (const [ms, text] of written) {
    test(`${ms} is ${text}`, () => assert.equal(formatDuration(ms), text));
  }

  test('and never longer than it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_400_000 }), (ms) => {
        const read = parseDuration(
          formatDuration(ms)
            .replaceAll(' ', '')
            .replace(/(\d+)\.(\d)s/, '$1s$200ms'),
        );
        assert.ok(read.ok && read.value <= ms);
      }),
    );
  });
});
