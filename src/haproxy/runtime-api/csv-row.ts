/** A row of `show stat` within a longer text: found without being cut out, and then the few of its hundred fields that are asked for. */
import { incomplete } from './incomplete.ts';
import { RowFinder } from './row-finder.ts';
import { Fields, type Layout, type RowText, type Wanted } from './row-text.ts';

const COMMA = 44;
const QUOTE = 34;
const LINE_BREAK = 10;

/** Quoted fields hold commas, line breaks and doubled quotes. Each field has a comma behind it, the last one too. */
export class CsvRow implements RowText {
  isWanted = false;
  readonly #layout: Layout;
  /** How many columns there are up to the last one that anybody asks for. */
  readonly #asked: number;
  readonly #finder: RowFinder;
  #text = '';
  /** The next quote in the text, or -1. */
  #quote = -1;
  /** The row that was found last, where it has quotes. */
  #quoted: Fields | null = null;

  constructor(layout: Layout) {
    this.#layout = layout;
    this.#asked = Math.max(...layout.columns) + 1;
    this.#finder = new RowFinder(layout, { by: ',', isBehindLast: true });
  }

  find(text: string, at: number, wanted: Wanted | undefined): number | null {
    this.#seekQuote(text, at);
    this.#quoted = null;
    this.isWanted = true;
    const whole = wanted === undefined ? this.#finder.find(text, at) : null;
    if (whole !== null && this.#isPlainTo(whole)) return whole;
    const lineEnd = text.indexOf('\n', at);
    if (lineEnd < 0) return null;
    // A quoted field may hold a line break, and behind it what looks like a row: only whole rows are skipped.
    if (!this.#isPlainTo(lineEnd)) return this.#findQuoted(text, at, wanted);
    this.isWanted = wanted === undefined || wanted(...namesAt(text, at));
    if (this.isWanted && this.#finder.find(text, at) === null) throw incomplete('show stat', text.slice(at));
    return lineEnd + 1;
  }

  early(slot: number): string {
    return this.#quoted?.text(slot) ?? this.#finder.early(slot);
  }

  open(text: string, at: number): Fields {
    const line = text.slice(at, text.indexOf('\n', at));
    const cells = line.includes('"')
      ? quotedCells(text, at, this.#layout.count)?.cells
      : line.split(',', this.#asked);
    return new Fields(cells ?? [], this.#layout);
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
    this.#quoted = new Fields(cells, this.#layout);
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
