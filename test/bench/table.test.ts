/** The bench says what its numbers say: medians, verdicts, and tables that stand in docs/benchmarks.md in their places. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { budgetTable, placed, tableText } from './document.ts';
import { median } from './median.ts';
import { line, notMeasured, ratios, spread } from './row.ts';
import { ROWS } from './rows.ts';

const DOCUMENT = readFileSync(path.resolve(import.meta.dirname, '../../docs/benchmarks.md'), 'utf8');

function verdictOf(values: readonly number[], more: { strict?: boolean; why?: string } = {}): string {
  return line({ what: 'a step', values, unit: 'ms', limit: 100, ...more }).verdict;
}

describe('A line', () => {
  test('has the median of an odd and of an even number of runs, and the lowest and highest', () => {
    assert.equal(median([30, 10, 20]), 20);
    assert.equal(median([40, 10, 20, 30]), 25);
    assert.equal(median([7]), 7);
    assert.equal(spread([30, 10.4, 1_234]), '10–1,234');
  });

  test('has ratios of values of the same run', () => {
    assert.deepEqual(ratios([10, 30], [5, 10]), [2, 3]);
  });

  test('is within its budget when the median is, and says which runs were not', () => {
    assert.equal(verdictOf([90, 100, 95]), 'within');
    assert.equal(verdictOf([90, 200, 95]), 'within; 1 of 3 runs not');
  });

  test('is not within it when the median is not: by how much, and why', () => {
    assert.equal(verdictOf([110, 150, 200]), '**not within** by 50 %');
    assert.equal(
      verdictOf([90, 150, 200], { why: 'busy' }),
      '**not within** by 50 %; 1 of 3 runs were: busy',
    );
  });

  test('of what must never happen is not within when it happened once', () => {
    assert.equal(verdictOf([90, 200, 95], { strict: true }), '**not within** by 100 %; 2 of 3 runs were');
    const failed = { what: 'failed', values: [0, 1, 0], unit: 'requests', limit: 0, strict: true };
    assert.equal(line(failed).verdict, '**not within**; 2 of 3 runs were');
  });

  test('without a budget has no verdict', () => {
    const { budget, verdict } = line({ what: 'a step', values: [1], unit: 'ms' });
    assert.deepEqual([budget, verdict], ['', '']);
  });
});

describe('A table', () => {
  test('has a line for each finding, under the name of its row', () => {
    const [row] = ROWS;
    assert.ok(row);
    const lines = [line({ what: 'a | b', values: [1, 2, 4], unit: 'ms', limit: 3, detail: 'c' })];
    assert.deepEqual(budgetTable([{ row, lines }]).split('\n'), [
      '| row | what | budget | median | lowest–highest | runs | verdict |',
      '|---|---|---|---|---|---|---|',
      `| \`${row.name}\` | a \\| b | 3 ms | 2 ms (c) | 1–4 | 3 | within; 1 of 3 runs not |`,
    ]);
  });

  test('has its title above and its notes below', () => {
    const table = { name: 'peers', title: 'Title', head: ['way'], rows: [['x']], notes: ['x: y.'] };
    assert.equal(tableText(table), 'Title:\n\n| way |\n|---|\n| x |\n\n* x: y.');
  });

  test('takes its place in the document, and no other', () => {
    const document = 'a\n<!-- x -->\nold\n<!-- /x -->\nb\n<!-- y -->\n<!-- /y -->\n';
    assert.equal(
      placed(document, 'x', '$& new'),
      document.replace('old', () => '$& new'),
    );
    assert.equal(placed(placed(document, 'y', '1'), 'y', '2'), document.replace('y -->\n', 'y -->\n2\n'));
    assert.throws(() => placed(document, 'z', ''), /no place called 'z'/);
  });
});

describe('A row that cannot be measured', () => {
  test('is a line that says why, and leaves no table of another day in any place of its own', () => {
    const row = { name: 'x', what: 'this', places: ['peers'], run: () => Promise.reject(new Error('no')) };
    const { lines, tables = [] } = notMeasured(row, 'no');
    assert.match(
      budgetTable([{ row, lines }]),
      /\| `x` \| this \| {2}\| {2}\| {2}\| 0 \| \*\*not measured\*\*: no \|$/,
    );
    assert.deepEqual(tables.map(tableText), ['this:\n\n| **not measured**: no |\n|---|']);
  });

  test('of the rows that there are, each has its places in the document', () => {
    const places = ROWS.flatMap((row) => row.places ?? []);
    assert.deepEqual(places, ['peers', 'many']);
    for (const place of places) assert.ok(placed(DOCUMENT, place, ''), place);
  });
});

describe('docs/benchmarks.md', () => {
  test('has a place for every table', () => {
    for (const name of ['machine', 'budgets', 'peers', 'many']) assert.ok(placed(DOCUMENT, name, ''), name);
  });

  test('says what every row is', () => {
    for (const { name } of ROWS) assert.ok(DOCUMENT.includes(`\`${name}\``), name);
  });
});
