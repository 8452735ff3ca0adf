/** A row of `show stat` within a longer text: found without being cut out, and then the few of its hundred fields that are asked for. */
import { incomplete } from './incomplete.ts';
import { Fields, type Layout, type RowText, type Span, type Wanted } from './row-text.ts';

const COMMA = 44;
const QUOTE = 34;
const LINE_BREAK = 10;

/** Quoted fields hold commas, line breaks and doubled quotes. Each field has a comma behind it, the last one too. */
export class CsvRow implements RowText {
  isWanted = false;
  readonly #columns: number;
  readonly #fields: Fields;
  #text = '';
  /** The next quote in the text, or -1. */
  #quote = -1;

  constructor(layout: Layout) {
    this.#columns = layout.slots.length;
    this.#fields = new Fields(layout);
  }

  find(text: string, at: number, wanted: Wanted | undefined): number | null {
    const lineEnd = text.indexOf('\n', at);
    if (lineEnd < 0) return null;
    this.#seekQuote(text, at);
    // A quoted field may hold a line break, and behind it what looks like a row: only whole rows are skipped.
    const isPlain = this.#quote < 0 || this.#quote > lineEnd;
    if (!isPlain) return this.#scanQuoted(text, at, wanted);
    this.isWanted = wanted === undefined || wanted(...namesAt(text, at));
    if (this.isWanted) this.#scan(text, at, lineEnd);
    return lineEnd + 1;
  }

  field(slot: number): string {
    const field = this.#fields.text(slot);
    return field.charCodeAt(0) === QUOTE ? unquoted(field) : field;
  }

  count(slot: number): number | null {
    return this.#fields.count(slot);
  }

  span(slots: readonly number[]): Span {
    return this.#fields.span(slots);
  }

  reads(span: Span): boolean {
    return this.#fields.reads(span);
  }

  #seekQuote(text: string, at: number): void {
    if (text !== this.#text || (this.#quote >= 0 && this.#quote < at)) this.#quote = text.indexOf('"', at);
    if (text !== this.#text) this.#fields.begin(text);
    this.#text = text;
  }

  /** A row without quotes ends at the first line break. */
  #scan(text: string, at: number, lineEnd: number): void {
    let column = 0;
    let start = at;
    for (let place = at; place < lineEnd; place += 1) {
      if (text.charCodeAt(place) !== COMMA) continue;
      this.#fields.place(column, start, place);
      column += 1;
      start = place + 1;
    }
    if (column !== this.#columns || start !== lineEnd) throw incomplete('show stat', text.slice(at));
  }

  #scanQuoted(text: string, at: number, wanted: Wanted | undefined): number | null {
    let place = at;
    for (let column = 0; column < this.#columns; column += 1) {
      const end = fieldEnd(text, place);
      if (end === null) return null;
      if (text.charCodeAt(end) !== COMMA) throw incomplete('show stat', text.slice(at));
      this.#fields.place(column, place, end);
      place = end + 1;
    }
    if (place === text.length) return null;
    if (text.charCodeAt(place) !== LINE_BREAK) throw incomplete('show stat', text.slice(at));
    this.isWanted = wanted === undefined || wanted(...quotedNamesAt(text, at));
    return place + 1;
  }
}

/** The backend and the server of a row without quotes. */
function namesAt(text: string, at: number): [string, string] {
  const first = text.indexOf(',', at);
  return [text.slice(at, first), text.slice(first + 1, text.indexOf(',', first + 1))];
}

/** The same of a row that was looked through, and may have quotes. */
function quotedNamesAt(text: string, at: number): [string, string] {
  const first = fieldEnd(text, at) ?? at;
  const second = fieldEnd(text, first + 1) ?? first;
  return [unquoted(text.slice(at, first)), unquoted(text.slice(first + 1, second))];
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
