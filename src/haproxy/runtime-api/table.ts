/**
 * HAProxy's two kinds of tables, read row by row while they arrive, by the names in their headers: columns come and go with versions. Knows
 * no column's meaning. Written for 10,000 rows: nothing is cut out that nobody asked for, and no row is kept as text.
 */
import { Failure } from '../../errors.ts';
import { CsvRow } from './csv-row.ts';
import { incomplete } from './incomplete.ts';
import type { RowText, Wanted } from './row-text.ts';
import { StateRowText } from './state-row.ts';

/** The text of one column in the row that is being read. */
export type Field<C extends string> = (column: C) => string;

/** How one kind of table is written. */
export interface Format {
  /** What is answered with it. */
  command: string;
  /** The names of all columns, and where rows begin; null while the header is not whole, `foreign` when it is none. */
  header(text: string): { names: string[]; end: number } | null | 'foreign';
  row(names: readonly string[], slots: readonly number[]): RowText;
}

/** Of a text that is no table: as much as is ever shown of it, and more than any refusal has. */
const FOREIGN_KEPT = 10_000;
/** Characters. Far above any header and any row: what has no end by then is looked through no further. */
const LONGEST_ROW = 1_000_000;

/** Takes a table in pieces cut anywhere. Whatever is wrong with one is said at the end. */
export class TableReader<C extends string, T> {
  readonly #format: Format;
  readonly #columns: readonly C[];
  readonly #wanted: Wanted | undefined;
  readonly #read: (field: Field<C>) => T;
  readonly #results: T[] = [];
  #row: RowText | null = null;
  #field: Field<C> = () => '';
  /** What has come and was not read yet: less than a row, once the header is there. */
  #rest = '';
  #isForeign = false;
  #failure: Failure | null = null;
  #headerLength = 0;
  #length = 0;

  /** `read` is called for each wanted row and cuts out what it needs of these columns. */
  constructor(
    format: Format,
    columns: readonly C[],
    wanted: Wanted | undefined,
    read: (field: Field<C>) => T,
  ) {
    this.#format = format;
    this.#columns = columns;
    this.#wanted = wanted;
    this.#read = read;
  }

  /** Characters of the header, and of all that came. */
  get headerLength(): number {
    return this.#headerLength;
  }

  get length(): number {
    return this.#length;
  }

  /** The text, when it has turned out not to be such a table; null as long as it may be one. */
  get foreign(): string | null {
    return this.#row === null ? this.#rest : null;
  }

  /** Never throws what is wrong with the table. */
  push(text: string): void {
    this.#length += text.length;
    if (this.#failure !== null || (this.#isForeign && this.#rest.length > FOREIGN_KEPT)) return;
    this.#rest += text;
    try {
      if (this.#row === null) this.#readHeader();
      if (this.#row !== null) this.#readRows(this.#row);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.#failure = error;
    }
  }

  /**
   * One result for each wanted row.
   *
   * @throws Failure `not-haproxy` when the header, a column, the blank line at the end, or a field of a row is missing.
   */
  end(): T[] {
    if (this.#failure) throw this.#failure;
    // A table ends with a blank line, and nothing else can be left of it.
    if (this.#row === null || this.#rest !== '\n') throw incomplete(this.#format.command, this.#rest);
    return this.#results;
  }

  #readHeader(): void {
    if (this.#isForeign) return;
    const header = this.#format.header(this.#rest);
    if (header === null && this.#rest.length <= LONGEST_ROW) return;
    if (header === null || header === 'foreign') {
      this.#isForeign = true;
      return;
    }
    const { names, end } = header;
    const slots = this.#columns.map((column) => names.indexOf(column));
    const missing = this.#columns.find((_, slot) => slots[slot] === -1);
    if (missing !== undefined)
      throw new Failure('not-haproxy', `The reply to '${this.#format.command}' has no column '${missing}'`);
    const row = this.#format.row(names, slots);
    const slotOf = new Map(this.#columns.map((column, slot) => [column, slot]));
    this.#row = row;
    this.#field = (column) => row.field(slotOf.get(column) ?? -1);
    this.#headerLength = end;
    this.#rest = this.#rest.slice(end);
  }

  #readRows(row: RowText): void {
    const text = this.#rest;
    let at = 0;
    // A line break that nothing follows may be the end of the table.
    while (at < text.length && !(at === text.length - 1 && text[at] === '\n')) {
      const end = row.find(text, at, this.#wanted);
      if (end === null) break;
      if (row.isWanted) this.#results.push(this.#read(this.#field));
      at = end;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > LONGEST_ROW) throw incomplete(this.#format.command, this.#rest);
  }
}

/** `show stat`: comma-separated; backend and server are the first two columns. */
export const STAT_FORMAT: Format = {
  command: 'show stat',
  header(text) {
    const end = text.indexOf('\n');
    const begins = '# pxname,svname,';
    if (end < 0) return text.startsWith(begins.slice(0, text.length)) ? null : 'foreign';
    if (!text.startsWith(begins) || text[end - 1] !== ',') return 'foreign';
    return { names: text.slice(2, end - 1).split(','), end: end + 1 };
  },
  row: (names, slots) => new CsvRow(names.length, slots),
};

/** `show servers state`: separated by blanks, behind a line with the format's own version, 1 since it exists (management.txt). */
export const STATE_FORMAT: Format = {
  command: 'show servers state',
  header(text) {
    const begins = '1\n# be_id be_name srv_id srv_name ';
    const end = text.indexOf('\n', 2);
    if (end < 0) return text.startsWith(begins.slice(0, text.length)) ? null : 'foreign';
    if (!text.startsWith(begins)) return 'foreign';
    return { names: text.slice(4, end).split(' '), end: end + 1 };
  },
  row: (names, slots) => new StateRowText(names.length, slots),
};
