/** Findings as Markdown, and their places in docs/benchmarks.md: what stands between `<!-- NAME -->` and `<!-- /NAME -->`. */
import type { Line, Row, Table } from './row.ts';

const HEAD = ['row', 'what', 'budget', 'median', 'lowest–highest', 'runs', 'verdict'];

/** All lines of all rows, in order. */
export function budgetTable(found: readonly { row: Row; lines: readonly Line[] }[]): string {
  const rows = found.flatMap(({ row, lines }) =>
    lines.map((one) => [
      `\`${row.name}\``,
      one.what,
      one.budget,
      one.median,
      one.spread,
      String(one.runs),
      one.verdict,
    ]),
  );
  return markdown(HEAD, rows);
}

/** Title, table and notes. */
export function tableText({ title, head, rows, notes }: Table): string {
  const list = notes.map((note) => `* ${note}`);
  return [`${title}:`, '', markdown(head, rows), ...(list.length === 0 ? [] : ['', ...list])].join('\n');
}

/** The document with other text in that place; throws when it has no such place. */
export function placed(document: string, name: string, text: string): string {
  const place = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`);
  if (!place.test(document)) throw new Error(`the document has no place called '${name}'`);
  return document.replace(place, (_, open: string, close: string) => `${open}${text}\n${close}`);
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const write = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [write(head), `|${'---|'.repeat(head.length)}`, ...rows.map(write)].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
}
