/** A row of `show servers state` within a longer text: fields with a blank between them. The backend is the second, the server the fourth. */
import { incomplete } from './incomplete.ts';
import { Fields, type Layout, type RowText, type Span, type Wanted } from './row-text.ts';

const BLANK = 32;

/** Nothing is quoted here, and no name has a line break. */
export class StateRowText implements RowText {
  isWanted = false;
  readonly #columns: number;
  readonly #fields: Fields;
  #text = '';

  constructor(layout: Layout) {
    this.#columns = layout.slots.length;
    this.#fields = new Fields(layout);
  }

  find(text: string, at: number, wanted: Wanted | undefined): number | null {
    const end = text.indexOf('\n', at);
    if (end < 0) return null;
    if (text !== this.#text) this.#fields.begin(text);
    this.#text = text;
    this.isWanted = wanted === undefined || isWantedAt(text, at, wanted);
    if (!this.isWanted) return end + 1;
    const fields = this.#scan(text, at, end);
    if (fields < this.#columns) throw incomplete('show servers state', text.slice(at, end));
    // 3.4 starts with a space in a backend's name: such a row has more fields than columns, and nobody can address it.
    this.isWanted = fields === this.#columns;
    return end + 1;
  }

  field(slot: number): string {
    return this.#fields.text(slot);
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

  /** Returns how many fields there are. */
  #scan(text: string, at: number, end: number): number {
    let column = 0;
    let start = at;
    for (let place = at; place <= end; place += 1) {
      if (place < end && text.charCodeAt(place) !== BLANK) continue;
      this.#fields.place(column, start, place);
      column += 1;
      start = place + 1;
    }
    return column;
  }
}

function isWantedAt(text: string, at: number, wanted: Wanted): boolean {
  const first = text.indexOf(' ', at);
  const second = text.indexOf(' ', first + 1);
  const third = text.indexOf(' ', second + 1);
  return wanted(text.slice(first + 1, second), text.slice(third + 1, text.indexOf(' ', third + 1)));
}
