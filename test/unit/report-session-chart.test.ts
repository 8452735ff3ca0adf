/** Sessions over time as a line of text and as a chart. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mermaidChart, sparkline } from '../../src/action/report/session-chart.ts';
import * as samples from './action-samples.ts';

describe('A sparkline', () => {
  test('falls from full to none, and never draws some as none', () => {
    assert.equal(
      sparkline([
        [0, 8],
        [100, 4],
        [200, 1],
        [300, 0],
      ]),
      '█▅▂▁',
    );
  });

  test('is nothing without two samples, or when there was nothing to see', () => {
    assert.equal(sparkline([]), '');
    assert.equal(sparkline([[0, 5]]), '');
    assert.equal(
      sparkline([
        [0, 0],
        [100, 0],
      ]),
      '',
    );
  });

  test('of many samples is at most 16 wide, shows peaks, and ends as it ended', () => {
    const sessions = Array.from({ length: 1_000 }, (_, index): [number, number] => [
      index * 100,
      index === 500 ? 99 : 1,
    ]);
    const line = sparkline([...sessions, [100_000, 0]]);
    assert.equal(line.length, 16);
    assert.ok(line.includes('█') && line.endsWith('▁'));
  });

  test('holds no peak for longer than it lasted, where the next sample comes late', () => {
    const often = Array.from({ length: 16 }, (_, index): [number, number] => [
      index * 10,
      index < 15 ? 8 : 0,
    ]);
    assert.equal(sparkline([...often, [1_000, 0], [1_600, 0]]), '█'.repeat(2) + '▁'.repeat(14));
  });

  test('of samples all at one time does not divide by nothing', () => {
    assert.equal(
      sparkline([
        [0, 3],
        [0, 2],
      ]).length,
      2,
    );
  });

  test('and the chart hold numbers only', () => {
    const lines = mermaidChart(samples.fading(42, 60_000));
    assert.match(lines.at(-2) ?? '', /^ {4}line \[[\d, ]+\]$/);
    assert.equal(lines.at(-2)?.split(',').length, 40);
  });

  test('of the chart has a time as long as the drain, in the unit that fits, and sessions up to a whole number', () => {
    const axes = (sessions: number, ms: number) =>
      mermaidChart([
        [0, sessions],
        [ms, 0],
      ]).filter((line) => line.includes('-axis'));
    assert.deepEqual(axes(42, 31_500), ['    x-axis "seconds" 0 --> 31.5', '    y-axis "sessions" 0 --> 50']);
    assert.deepEqual(axes(117, 299_000), [
      '    x-axis "seconds" 0 --> 299',
      '    y-axis "sessions" 0 --> 120',
    ]);
    assert.deepEqual(axes(2_345, 1_800_000), [
      '    x-axis "minutes" 0 --> 30',
      '    y-axis "sessions" 0 --> 2400',
    ]);
    assert.deepEqual(axes(10, 86_400_000), ['    x-axis "hours" 0 --> 24', '    y-axis "sessions" 0 --> 10']);
  });
});
