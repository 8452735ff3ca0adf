/**
 * HAProxy's two kinds of tables, read by the names in their headers: columns come and go with versions. Knows no column's
 * meaning. Written for 10,000 rows: nothing is cut out that nobody asked for.
 */
import { Failure } from '../../errors.ts';

/** The text of one column in the row that is being read. */
export type Field<C extends string> = (column: C) => string;

/** Is the row of this backend and server worth reading? */
export type Wanted = (backend: string, server: string) => boolean;

/** A field as HAProxy writes it: quoted ones hold commas, line breaks and doubled quotes. */
const CSV_FIELD = '(?:"(?:[^"]|"")*"|[^",\\n]*)';

/**
 * Reads `show stat`: `read` is called for each wanted row and cuts out what it needs. Backend and server are the first two columns.
 *
 * @throws Failure `not-haproxy` when the header, a column, the blank line at the end, or a field of a row is missing.
 */
export function readCsv<C extends string, T>(
  text: string,
  columns: readonly C[],
  wanted: Wanted | undefined,
  read: (field: Field<C>) => T,
): T[] {
  const headerEnd = text.indexOf('\n');
  const header = text.slice(0, headerEnd);
  const named = header.startsWith('# pxname,svname,') && header.endsWith(',');
  if (!named || !text.endsWith('\n\n')) throw incomplete('show stat', text);
  const { pattern, slots } = csvRow(header.slice(2, -1).split(','), columns);
  let row: RegExpExecArray;
  const field = (column: C) => unquoted(row[slots[column]] ?? '');
  const results: T[] = [];
  let quote = text.indexOf('"');
  for (let at = headerEnd + 1; at < text.length - 1; ) {
    if (wanted) {
      if (quote >= 0 && quote < at) quote = text.indexOf('"', at);
      const end = text.indexOf('\n', at) + 1;
      // A quoted field may hold a line break, and behind it what looks like a row: only whole rows are skipped.
      if ((quote < 0 || quote >= end) && !isWantedStat(text, at, wanted)) {
        at = end;
        continue;
      }
    }
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) throw incomplete('show stat', text.slice(at, at + 200));
    at = pattern.lastIndex;
    row = match;
    if (!wanted || wanted(unquoted(match[1] ?? ''), unquoted(match[2] ?? ''))) results.push(read(field));
  }
  return results;
}

function isWantedStat(text: string, at: number, wanted: Wanted): boolean {
  const first = text.indexOf(',', at);
  const second = text.indexOf(',', first + 1);
  return wanted(text.slice(at, first), text.slice(first + 1, second));
}

/** One expression for a whole row, with a group for each column asked for: a hundred fields, of which few are kept. */
function csvRow<C extends string>(names: readonly string[], columns: readonly C[]) {
  const slots = Object.fromEntries(columns.map((column) => [column, -1])) as Record<C, number>;
  let source = `(${CSV_FIELD}),(${CSV_FIELD}),`;
  let groups = 2;
  for (const name of names.slice(2)) {
    if (Object.hasOwn(slots, name)) slots[name as C] = ++groups;
    source += Object.hasOwn(slots, name) ? `(${CSV_FIELD}),` : `${CSV_FIELD},`;
  }
  for (const [slot, name] of names.slice(0, 2).entries())
    if (Object.hasOwn(slots, name)) slots[name as C] = slot + 1;
  const missing = columns.find((column) => slots[column] < 0);
  if (missing) throw new Failure('not-haproxy', `The reply to 'show stat' has no column '${missing}'`);
  return { pattern: new RegExp(`${source}\\n`, 'y'), slots };
}

function unquoted(field: string): string {
  return field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field;
}

/**
 * Reads `show servers state`: `read` is called for each wanted row.
 *
 * @throws Failure `not-haproxy` when the version line, the header, a column, the last blank line, or a field is missing.
 */
export function readStateTable<C extends string, T>(
  text: string,
  columns: readonly C[],
  wanted: Wanted | undefined,
  read: (field: Field<C>) => T,
): T[] {
  const headerEnd = text.indexOf('\n', 2);
  const header = text.slice(2, headerEnd);
  // The file format's own version: 1 since it exists (management.txt, "show servers state").
  const named = text.startsWith('1\n') && header.startsWith('# be_id be_name srv_id srv_name ');
  if (!named || !text.endsWith('\n\n')) throw incomplete('show servers state', text);
  const names = header.slice(2).split(' ');
  const slots = Object.fromEntries(columns.map((column) => [column, names.indexOf(column)])) as Record<
    C,
    number
  >;
  const missing = columns.find((column) => slots[column] < 0);
  if (missing)
    throw new Failure('not-haproxy', `The reply to 'show servers state' has no column '${missing}'`);
  let fields: string[] = [];
  const field = (column: C) => fields[slots[column]] ?? '';
  const results: T[] = [];
  for (let at = headerEnd + 1, end = at; at < text.length - 1; at = end + 1) {
    end = text.indexOf('\n', at);
    if (wanted && !isWantedState(text, at, wanted)) continue;
    fields = text.slice(at, end).split(' ');
    if (fields.length < names.length) throw incomplete('show servers state', text.slice(at, end));
    // 3.4 starts with a space in a backend's name: such a row has more fields than columns, and nobody can address it.
    if (fields.length === names.length) results.push(read(field));
  }
  return results;
}

/** The backend's name is the second field, the server's the fourth. */
function isWantedState(text: string, at: number, wanted: Wanted): boolean {
  const first = text.indexOf(' ', at);
  const second = text.indexOf(' ', first + 1);
  const third = text.indexOf(' ', second + 1);
  return wanted(text.slice(first + 1, second), text.slice(third + 1, text.indexOf(' ', third + 1)));
}

/** What came instead of a whole dump, with its first words as `detail`. */
export function incomplete(command: string, text: string): Failure {
  return new Failure('not-haproxy', `The reply to '${command}' is not whole, or not HAProxy's`, {
    detail: text.slice(0, 200).trim(),
    hint: 'Nothing was concluded from it. If HAProxy answered this, please report it with the log of this step.',
  });
}
