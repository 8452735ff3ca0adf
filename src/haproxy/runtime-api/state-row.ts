/** A row of `show servers state` within a longer text: fields with a blank between them. The backend is the second, the server the fourth. */
import { incomplete } from './incomplete.ts';
import type { RowText, Wanted } from './row-text.ts';

/** Nothing is quoted here, and no name has a line break. */
export class StateRowText implements RowText {
  isWanted = false;
  readonly #columns: number;
  readonly #slots: readonly number[];
  /** By column: where it begins; one more than there are, for the end of the last. */
  readonly #starts: Int32Array;
  #text = '';

  constructor(columns: number, slots: readonly number[]) {
    this.#columns = columns;
    this.#slots = slots;
    this.#starts = new Int32Array(columns + 1);
  }

  find(text: string, at: number, wanted: Wanted | undefined): number | null {
    const end = text.indexOf('\n', at);
    if (end < 0) return null;
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
    const column = this.#slots[slot] ?? 0;
    return this.#text.slice(this.#starts[column] ?? 0, (this.#starts[column + 1] ?? 0) - 1);
  }

  /** Returns how many fields there are. */
  #scan(text: string, at: number, end: number): number {
    let fields = 0;
    for (let place = at; ; fields += 1) {
      if (fields <= this.#columns) this.#starts[fields] = place;
      const blank = text.indexOf(' ', place);
      if (blank < 0 || blank >= end) break;
      place = blank + 1;
    }
    fields += 1;
    if (fields <= this.#columns) this.#starts[fields] = end + 1;
    return fields;
  }
}

function isWantedAt(text: string, at: number, wanted: Wanted): boolean {
  const first = text.indexOf(' ', at);
  const second = text.indexOf(' ', first + 1);
  const third = text.indexOf(' ', second + 1);
  return wanted(text.slice(first + 1, second), text.slice(third + 1, text.indexOf(' ', third + 1)));
}
