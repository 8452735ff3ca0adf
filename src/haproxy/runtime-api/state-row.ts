/** A row of `show servers state` within a longer text: fields with a blank between them. The backend is the second, the server the fourth. */
import { incomplete } from './incomplete.ts';
import { RowPattern } from './row-pattern.ts';
import { Fields, type Layout, NO_FIELDS, type RowText, type Wanted } from './row-text.ts';

/** Nothing is quoted here, and no name has a line break. */
export class StateRowText implements RowText {
  isWanted = false;
  early = NO_FIELDS;
  readonly #layout: Layout;
  readonly #whole: RowPattern;

  constructor(layout: Layout) {
    this.#layout = layout;
    this.#whole = new RowPattern(layout, layout.early, { by: ' ', isBehindLast: false }, true);
  }

  find(text: string, at: number, wanted: Wanted | undefined): number | null {
    this.isWanted = true;
    if (wanted === undefined && this.#reads(text, at)) return this.#whole.end;
    const end = text.indexOf('\n', at);
    if (end < 0) return null;
    this.isWanted = wanted === undefined || isWantedAt(text, at, wanted);
    if (!this.isWanted || this.#reads(text, at)) return end + 1;
    // 3.4 starts with a space in a backend's name: such a row has more fields than columns, and nobody can address it.
    this.isWanted = false;
    if (text.slice(at, end).split(' ').length > this.#layout.count) return end + 1;
    throw incomplete('show servers state', text.slice(at, end));
  }

  open(text: string, at: number): Fields {
    return new Fields(text.slice(at, text.indexOf('\n', at)).split(' '), this.#layout.columns);
  }

  #reads(text: string, at: number): boolean {
    const early = this.#whole.read(text, at);
    if (early !== null) this.early = early;
    return early !== null;
  }
}

function isWantedAt(text: string, at: number, wanted: Wanted): boolean {
  const first = text.indexOf(' ', at);
  const second = text.indexOf(' ', first + 1);
  const third = text.indexOf(' ', second + 1);
  return wanted(text.slice(first + 1, second), text.slice(third + 1, text.indexOf(' ', third + 1)));
}
