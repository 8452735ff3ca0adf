/** A row of `show stat` within a longer text: found without being cut out, and then the few of its hundred fields that are asked for. */
import { incomplete } from './incomplete.ts';
import { RowPattern } from './row-pattern.ts';
import { Fields, type Layout, NO_FIELDS, type RowText, type Wanted } from './row-text.ts';

const COMMA = 44;
const QUOTE = 34;
const LINE_BREAK = 10;

const SEPARATION = { by: ',', isBehindLast: true } as const;
/** From so many rows on a pattern of all that is asked for is worth being made. */
const MANY = 30;

/** Quoted fields hold commas, line breaks and doubled quotes. Each field has a comma behind it, the last one too. */
export class CsvRow implements RowText {
  isWanted = false;
  early = NO_FIELDS;
  readonly #layout: Layout;
  readonly #whole: RowPattern;
  #opened = 0;
  /** Made when many are opened. */
  #asked: RowPattern | null = null;
  #text = '';
  /** The next quote in the text, or -1. */
  #quote = -1;

  constructor(layout: Layout) {
    this.#layout = layout;
    this.#whole = new RowPattern(layout, layout.early, SEPARATION, true);
  }

  find(text: string, at: number, wanted: Wanted | undefined): number | null {
    this.#seekQuote(text, at);
    this.isWanted = true;
    if (wanted === undefined && this.#reads(text, at) && this.#isPlainTo(this.#whole.end))
      return this.#whole.end;
    const lineEnd = text.indexOf('\n', at);
    if (lineEnd < 0) return null;
    // A quoted field may hold a line break, and behind it what looks like a row: only whole rows are skipped.
    if (!this.#isPlainTo(lineEnd)) return this.#findQuoted(text, at, wanted);
    this.isWanted = wanted === undefined || wanted(...namesAt(text, at));
    if (this.isWanted && !this.#reads(text, at)) throw incomplete('show stat', text.slice(at));
    return lineEnd + 1;
  }

  open(text: string, at: number): Fields {
    const { count, columns } = this.#layout;
    const line = text.slice(at, text.indexOf('\n', at));
    if (line.includes('"')) return new Fields(quotedCells(text, at, count)?.cells ?? [], columns);
    this.#opened += 1;
    if (this.#opened < MANY) return new Fields(line.split(','), columns);
    this.#asked ??= new RowPattern(this.#layout, [...columns.keys()], SEPARATION, false);
    return this.#asked.read(text, at) ?? NO_FIELDS;
  }

  #reads(text: string, at: number): boolean {
    const early = this.#whole.read(text, at);
    if (early !== null) this.early = early;
    return early !== null;
  }

  #seekQuote(text: string, at: number): void {
    if (text !== this.#text || (this.#quote >= 0 && this.#quote < at)) this.#quote = text.indexOf('"', at);
    this.#text = text;
  }

  #isPlainTo(end: number): boolean {
    return this.#quote < 0 || this.#quote > end;
  }

  #findQuoted(text: string, at: number, wanted: Wanted | undefined): number | null {
    const found = quotedCells(text, at, this.#layout.count);
    if (found === null) return null;
    const { cells, end } = found;
    const [backend = '', server = ''] = cells;
    this.early = new Fields(cells, this.#layout.columns);
    this.isWanted = wanted === undefined || wanted(backend, server);
    return end;
  }
}

/** The backend and the server of a row without quotes. */
function namesAt(text: string, at: number): [string, string] {
  const first = text.indexOf(',', at);
  return [text.slice(at, first), text.slice(first + 1, text.indexOf(',', first + 1))];
}

/** The fields of the row that begins there, without the quotes around them, and where it ends; null while that has not come. */
function quotedCells(text: string, at: number, columns: number): { cells: string[]; end: number } | null {
  const cells: string[] = [];
  let place = at;
  while (cells.length < columns) {
    const end = fieldEnd(text, place);
    if (end === null) return null;
    if (text.charCodeAt(end) !== COMMA) throw incomplete('show stat', text.slice(at));
    cells.push(unquoted(text.slice(place, end)));
    place = end + 1;
  }
  if (place === text.length) return null;
  if (text.charCodeAt(place) !== LINE_BREAK) throw incomplete('show stat', text.slice(at));
  return { cells, end: place + 1 };
}

/** Where a field stops: at its comma, or where it should have one. null where the text ends before that can be told. */
function fieldEnd(text: string, start: number): number | null {
  if (text.charCodeAt(start) === QUOTE) return quotedEnd(text, start);
  for (let place = start; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    if (code === COMMA || code === QUOTE || code === LINE_BREAK) return place;
  }
  return null;
}

function quotedEnd(text: string, start: number): number | null {
  for (let place = start + 1; ; place += 2) {
    place = text.indexOf('"', place);
    if (place < 0 || place + 1 === text.length) return null;
    if (text.charCodeAt(place + 1) !== QUOTE) return place + 1;
  }
}

function unquoted(field: string): string {
  return field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field;
}
