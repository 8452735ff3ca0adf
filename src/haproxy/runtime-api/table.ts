/**
 * HAProxy's two kinds of tables, read row by row while they arrive, by the names in their headers: columns come and go with versions. Knows
 * no column's meaning. Written for 10,000 rows: nothing is cut out that nobody asked for, and no row is kept as text.
 */
import { Failure } from '../../errors.ts';
import { CsvRow } from './csv-row.ts';
import type { ReplyReader } from './framing.ts';
import { incomplete } from './incomplete.ts';
import type { Layout, RowText, Wanted } from './row-text.ts';
import { StateRowText } from './state-row.ts';

/** Where each of these columns is to be found in a row that is read for them. */
export type SlotOf<C extends string> = { readonly [column in C]: number };

/** The slots of a row that is read for these columns. */
export function slotOf<C extends string>(columns: readonly C[]): SlotOf<C> {
  return Object.fromEntries(columns.map((column, slot) => [column, slot])) as SlotOf<C>;
}

/** How one kind of table is written. */
export interface Format {
  /** What is answered with it. */
  command: string;
  /** Where rows begin; null while the header is not whole, `foreign` when it is none. */
  headerEnd(text: string): number | null | 'foreign';
  /** The names of all columns, of a whole header. */
  names(header: string): string[];
  /** The columns that are known of each row as soon as it is found. */
  early: readonly string[];
  row(layout: Layout): RowText;
}

/** Rows on their way. */
export interface TableRows<T> extends ReplyReader<T> {
  /** The text, when it has turned out to be no table; null as long as it may be one. */
  readonly foreign: string | null;
}

/** Of a text that is no table: as much as is ever shown of it, and more than any refusal has. */
const FOREIGN_KEPT = 10_000;
/** Characters. Far above any header and any row: what has no end by then is looked through no further. */
const LONGEST_ROW = 1_000_000;

/** Called for each wanted row, which begins at `at`. */
type ReadRow<T> = (row: RowText, text: string, at: number) => T;

/** Takes a table in pieces cut anywhere. Whatever is wrong with one is said at the end. */
export class TableReader<T> {
  readonly #format: Format;
  readonly #columns: readonly string[];
  readonly #wanted: Wanted | undefined;
  readonly #read: ReadRow<T>;
  readonly #results: T[] = [];
  #row: RowText | null = null;
  /** What has come and was not read yet: less than a row, once the header is there. */
  #rest = '';
  #isForeign = false;
  #failure: Failure | null = null;
  #headerLength = 0;
  #length = 0;

  /** `read` is called for each wanted row and takes what it needs of these columns, by their `slotOf`: now, or when it opens the row that lies there. */
  constructor(format: Format, columns: readonly string[], wanted: Wanted | undefined, read: ReadRow<T>) {
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
    try {
      if (this.#row !== null) this.#readRows(this.#row, text);
      else {
        this.#rest += text;
        this.#readHeader();
      }
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
    const end = this.#format.headerEnd(this.#rest);
    if (end === null && this.#rest.length <= LONGEST_ROW) return;
    if (end === null || end === 'foreign') {
      this.#isForeign = true;
      return;
    }
    this.#row = this.#format.row(layoutOf(this.#format, this.#rest.slice(0, end), this.#columns));
    this.#headerLength = end;
    const rows = this.#rest.slice(end);
    this.#rest = '';
    this.#readRows(this.#row, rows);
  }

  #readRows(row: RowText, text: string): void {
    // Only a row that was cut in two is put together: all others are read where they lie, and a long text is not copied.
    const end = this.#rest === '' ? 0 : text.indexOf('\n') + 1;
    if (end > 0) this.#readFrom(row, this.#rest + text.slice(0, end), 0);
    if (this.#rest === '') this.#readFrom(row, text, end);
    else this.#readFrom(row, this.#rest + text.slice(end), 0);
  }

  #readFrom(row: RowText, text: string, from: number): void {
    let at = from;
    // A line break that nothing follows may be the end of the table.
    while (at < text.length && !(at === text.length - 1 && text[at] === '\n')) {
      const end = row.find(text, at, this.#wanted);
      if (end === null) break;
      if (row.isWanted) this.#results.push(this.#read(row, text, at));
      at = end;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > LONGEST_ROW) throw incomplete(this.#format.command, this.#rest);
  }
}

/** By header: each of fifty load balancers sends the same ones, with each reply. */
const layouts = new Map<string, Layout>();

/** Throws Failure `not-haproxy` when a column is missing. Of one format always the same columns are asked for. */
function layoutOf(format: Format, header: string, wanted: readonly string[]): Layout {
  const known = layouts.get(header);
  if (known !== undefined) return known;
  const names = format.names(header);
  const missing = wanted.find((column) => !names.includes(column));
  if (missing !== undefined)
    throw new Failure('not-haproxy', `The reply to '${format.command}' has no column '${missing}'`);
  const columns = wanted.map((column) => names.indexOf(column));
  const early = format.early.map((column) => wanted.indexOf(column));
  const layout = { count: names.length, columns, early };
  layouts.set(header, layout);
  return layout;
}

/** `show stat`: comma-separated; backend and server are the first two columns. */
export const STAT_FORMAT: Format = {
  command: 'show stat',
  headerEnd(text) {
    const end = text.indexOf('\n');
    const begins = '# pxname,svname,';
    if (end < 0) return text.startsWith(begins.slice(0, text.length)) ? null : 'foreign';
    return text.startsWith(begins) && text[end - 1] === ',' ? end + 1 : 'foreign';
  },
  names: (header) => header.slice(2, -2).split(','),
  early: ['pxname', 'svname', 'status', 'throttle', 'tracked', 'type'],
  row: (layout) => new CsvRow(layout),
};

/** `show servers state`: separated by blanks, behind a line with the format's own version, 1 since it exists (management.txt). */
export const STATE_FORMAT: Format = {
  command: 'show servers state',
  headerEnd(text) {
    const begins = '1\n# be_id be_name srv_id srv_name srv_addr ';
    const end = text.indexOf('\n', 2);
    if (end < 0) return text.startsWith(begins.slice(0, text.length)) ? null : 'foreign';
    return text.startsWith(begins) ? end + 1 : 'foreign';
  },
  names: (header) => header.slice(4, -1).split(' '),
  early: ['be_id', 'be_name', 'srv_id', 'srv_name'],
  row: (layout) => new StateRowText(layout),
};
