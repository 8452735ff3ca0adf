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
import { haproxyBinary, NEWEST } from '../support/haproxy-versions.ts';
import { budgetTable, placed, tableText } from './document.ts';
import { describeMachine, type Machine } from './machine.ts';
import { type Findings, notMeasured, type Row } from './row.ts';
import { ROWS } from './rows.ts';

const DOCUMENT = path.resolve(import.meta.dirname, '../../docs/benchmarks.md');

type Found = readonly { readonly row: Row; readonly findings: Findings }[];

const words = process.argv.slice(2);
const names = words.filter((word) => !word.startsWith('--'));
const writes = words.includes('--write');
const known = ['--list', '--write', ...ROWS.map(({ name }) => name)];
const unknown = words.filter((word) => !known.includes(word));

if (unknown.length > 0) {
  giveUp(`${unknown.join(', ')}: there are ${known.join(', ')}`);
} else if (words.includes('--list')) {
  for (const { name, what } of ROWS) console.log(`${name.padEnd(14)} ${what}`);
} else if (writes && names.length > 0) {
  giveUp('what is written is of one run of all rows');
} else {
  await bench(ROWS.filter(({ name }) => names.length === 0 || names.includes(name)));
}

async function bench(rows: readonly Row[]): Promise<void> {
  haproxyBinary(NEWEST);
  const machine = describeMachine(NEWEST);
  const warn = (): void =>
    machine.warning === undefined ? undefined : console.error(`\n${machine.warning}`);
  console.log(machine.line);
  warn();
  const { found, failures } = await measure(rows);
  console.log(
    `\n${textsOf(found)
      .map(([, text]) => text)
      .join('\n\n')}`,
  );
  warn();
  if (writes) write(machine, found);
  if (failures.length > 0) giveUp(failures.join('\n'));
}

/** A row that fails is a loud line, and the others are measured. */
async function measure(rows: readonly Row[]): Promise<{ found: Found; failures: string[] }> {
  const found: { row: Row; findings: Findings }[] = [];
  const failures: string[] = [];
  for (const row of rows) {
    console.log(`${row.name}: ${row.what}`);
    const began = performance.now();
    try {
      found.push({ row, findings: await row.run() });
    } catch (error) {
      // A log of thousands of lines may follow the first one.
      const [why] = (error as Error).message.split('\n');
      failures.push(`NOT MEASURED: ${row.name}: ${why}`);
      console.error(failures.at(-1));
      found.push({ row, findings: notMeasured(row, why ?? '') });
    }
    console.log(`  ${((performance.now() - began) / 1_000).toFixed(0)} s`);
  }
  return { found, failures };
}

/** Markdown, by the name of its place in the document. */
function textsOf(found: Found): [place: string, text: string][] {
  const withLines = found.filter(({ findings }) => findings.lines.length > 0);
  const budgets = budgetTable(withLines.map(({ row, findings }) => ({ row, lines: findings.lines })));
  const tables = found.flatMap(({ findings }) => findings.tables ?? []);
  return [
    ...(withLines.length === 0 ? [] : [['budgets', budgets] as [string, string]]),
    ...tables.map((table): [string, string] => [table.name, tableText(table)]),
  ];
}

function write({ line, warning }: Machine, found: Found): void {
  const machine = `\n${line}${warning === undefined ? '' : `\n\n**${warning}**`}\n`;
  const texts: [string, string][] = [['machine', machine], ...textsOf(found)];
  const document = texts.reduce(
    (text, [place, part]) => placed(text, place, part),
    readFileSync(DOCUMENT, 'utf8'),
  );
  writeFileSync(DOCUMENT, document);
}

function giveUp(why: string): void {
  console.error(why);
  process.exitCode = 1;
}
