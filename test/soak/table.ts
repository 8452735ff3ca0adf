/** The account of a soak, as it stands in the terminal. Pure. */

import type { Beside } from './beside.ts';
import type { Ended } from './operation.ts';
import type { Soak } from './run.ts';
import { trends } from './usage.ts';

export function tableOf({ ended, usage, load, violations, notes, seconds }: Soak): string {
  const servers = Object.entries(load.byServer).map(([name, count]) => `${name} ${count}`);
  return [
    ...resultsTable(ended),
    '',
    ...disturbancesTable(ended),
    '',
    ...usageTable(usage),
    '',
    `${load.served} requests served (${servers.sort().join(', ')}), ${load.failed} failed`,
    `${ended.filter(({ patient }) => patient).length} waited in vain, and were tried once more with more time`,
    ...notes.map((note) => `HAProxy itself: ${note}`),
    `${ended.length} operations in ${seconds.toFixed(0)} s, ${violations.length} violations`,
  ].join('\n');
}

function resultsTable(ended: readonly Ended[]): string[] {
  const results = [...new Set(ended.map(({ result }) => result))].sort();
  const groups = Map.groupBy(ended, ({ plan }) => plan.kind);
  const count = (those: readonly Ended[]) =>
    results.map((result) => String(those.filter((one) => one.result === result).length));
  return aligned([
    ['operation', 'all', ...results, 'ms'],
    ...[...groups]
      .sort()
      .map(([kind, those]) => [
        kind,
        String(those.length),
        ...count(those),
        (those.reduce((sum, { ms }) => sum + ms, 0) / those.length).toFixed(0),
      ]),
    ['all', String(ended.length), ...count(ended), ''],
  ]);
}

function disturbancesTable(ended: readonly Ended[]): string[] {
  const groups = Map.groupBy(ended, ({ plan }) => nameOf(plan.beside));
  const troubles = Map.groupBy(
    ended.filter(({ plan }) => plan.trouble !== 'none'),
    ({ plan }) => `in itself: ${plan.trouble}`,
  );
  return aligned([
    ['beside it', 'operations', 'came to pass'],
    ...[...groups]
      .sort()
      .map(([name, those]) => [
        name,
        String(those.length),
        String(those.filter(({ happened }) => happened).length),
      ]),
    ...[...troubles].sort().map(([name, those]) => [name, String(those.length), '']),
  ]);
}

function nameOf(beside: Beside): string {
  switch (beside.kind) {
    case 'fault':
      return `tunnel: ${beside.fault.kind}`;
    case 'slow':
    case 'in drips':
      return `tunnel: ${beside.kind}`;
    case 'somebody':
      return `somebody ${beside.meddling}`;
    case 'held':
      return `held, and somebody ${beside.meddling}`;
    case 'signal':
      return beside.signal;
    case 'nothing':
      return 'nothing';
  }
}

function usageTable(usage: Soak['usage']): string[] {
  return aligned([
    ['median of', 'first quarter', 'last quarter', 'most', ''],
    ...trends(usage).map(({ name, first, last, most, isGrown }) => [
      name,
      ...[first, last, most].map((number) => number.toFixed(1)),
      isGrown ? 'GROWN' : '',
    ]),
  ]);
}

/** Words to the left, numbers to the right. */
function aligned(rows: readonly string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
