/**
 * `npm run bench`: what users feel, each time against something real in the same run, and what the contract allows. Prints tables; asserts
 * nothing, for a machine may be busy.
 *
 *     npm run bench                    all rows
 *     npm run bench -- NAME [NAME …]   these
 *     npm run bench -- --list          what there is
 *     npm run bench -- --write         all rows, and the tables of docs/benchmarks.md are these from now on
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { HAPROXY_VERSIONS, isUnpacked, OLDEST_AND_NEWEST } from '../support/haproxy-versions.ts';
import { budgetTable, placed, tableText } from './document.ts';
import { describeMachine } from './machine.ts';
import type { Findings, Row } from './row.ts';
import { ROWS } from './rows.ts';

const DOCUMENT = path.resolve(import.meta.dirname, '../../docs/benchmarks.md');

const words = process.argv.slice(2);
const names = words.filter((word) => !word.startsWith('--'));
const options = words.filter((word) => word.startsWith('--'));
const unknown = [
  ...names.filter((name) => !ROWS.some((row) => row.name === name)),
  ...options.filter((option) => !['--list', '--write'].includes(option)),
];
if (unknown.length > 0) giveUp(`${unknown.join(', ')}: there are ${ROWS.map(({ name }) => name).join(', ')}`);
if (options.includes('--list')) {
  for (const { name, what } of ROWS) console.log(`${name.padEnd(14)} ${what}`);
  process.exit();
}
if (options.includes('--write') && names.length > 0) giveUp('what is written is of one run of all rows');
const missing = OLDEST_AND_NEWEST.filter((version) => !isUnpacked(version));
if (missing.length > 0) giveUp(`HAProxy ${missing.join(', ')} is not there`);

const machine = describeMachine(HAPROXY_VERSIONS.filter((version) => OLDEST_AND_NEWEST.includes(version)));
console.log(machine.line);
warn();
const found: { row: Row; findings: Findings }[] = [];
const failed: string[] = [];
for (const row of ROWS.filter(({ name }) => names.length === 0 || names.includes(name))) {
  console.log(`${row.name}: ${row.what}`);
  const began = performance.now();
  try {
    found.push({ row, findings: await row.run() });
  } catch (error) {
    // A log of thousands of lines may follow the first one.
    failed.push(`NOT MEASURED: ${row.name}: ${(error as Error).message.split('\n')[0]}`);
    console.error(failed.at(-1));
  }
  console.log(`  ${((performance.now() - began) / 1_000).toFixed(0)} s`);
}
const budgets = budgetTable(found.map(({ row, findings }) => ({ row, lines: findings.lines })));
const tables = found.flatMap(({ findings }) => findings.tables ?? []);
console.log(['', budgets, ...tables.map(tableText)].join('\n\n'));
warn();
for (const line of failed) console.error(line);
process.exitCode = failed.length === 0 ? 0 : 1;
if (options.includes('--write') && failed.length > 0) giveUp('nothing is written: that would be a part only');
if (options.includes('--write')) {
  const head = machine.warning === undefined ? machine.line : `${machine.line}\n\n**${machine.warning}**`;
  const texts = {
    machine: `\n${head}\n`,
    budgets,
    ...Object.fromEntries(tables.map((one) => [one.name, tableText(one)])),
  };
  let document = readFileSync(DOCUMENT, 'utf8');
  for (const [name, text] of Object.entries(texts)) document = placed(document, name, text);
  writeFileSync(DOCUMENT, document);
}

function warn(): void {
  if (machine.warning !== undefined) console.error(`WARNING: ${machine.warning}`);
}

function giveUp(why: string): never {
  console.error(why);
  process.exit(1);
}
