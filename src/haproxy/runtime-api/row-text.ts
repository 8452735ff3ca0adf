/** A row within a longer text, whatever separates its fields: found without being cut out, and read in place. */

/** Is the row of this backend and server worth reading? */
export type Wanted = (backend: string, server: string) => boolean;

/** The columns of a table. */
export interface Layout {
  /** By column: its slot, or -1 where nobody asks for it. */
  slots: readonly number[];
  /** How many slots there are. */
  read: number;
}

/** Finds rows in a text, and fields in the row that was found last. */
export interface RowText {
  /** Where the row that begins at `at` ends, behind its line break; null while that has not come. Throws a Failure when it is no row. */
  find(text: string, at: number, wanted: Wanted | undefined): number | null;
  /** The row that was found last is wanted, and only then are its fields known. */
  readonly isWanted: boolean;
  /** The field in this slot: an index of the columns that are read. */
  field(slot: number): string;
  /** The decimal number in this slot; null for anything else. */
  count(slot: number): number | null;
  /** From the first to the last of these slots, wherever they lie. */
  span(slots: readonly number[]): Span;
  /** Does the row read so there, too? Of ten thousand servers most are in the condition of the one before. */
  reads(span: Span): boolean;
}

/** A part of a row: where it begins, and its text with the separator behind. */
export interface Span {
  first: number;
  text: string;
}

const DIGIT_ZERO = 48;
const DIGIT_NINE = 57;

/** Where the fields of one row lie, by slot. Made for 10,000 rows: what is the same in the next row is not cut out again. */
export class Fields {
  /** By column: its slot, or -1. */
  readonly #slots: readonly number[];
  readonly #starts: number[];
  readonly #ends: number[];
  readonly #last: string[];
  #text = '';

  constructor({ slots, read }: Layout) {
    this.#slots = slots;
    this.#starts = Array.from({ length: read }, () => 0);
    this.#ends = Array.from({ length: read }, () => 0);
    this.#last = Array.from({ length: read }, () => '');
  }

  /** From now on all places are within this text. */
  begin(text: string): void {
    this.#text = text;
  }

  /** The field of this column lies here. One that nobody asks for is not remembered. */
  place(column: number, start: number, end: number): void {
    const slot = this.#slots[column] ?? -1;
    if (slot < 0) return;
    this.#starts[slot] = start;
    this.#ends[slot] = end;
  }

  text(slot: number): string {
    const [start, end] = [this.#starts[slot] ?? 0, this.#ends[slot] ?? 0];
    const last = this.#last[slot] ?? '';
    if (last.length === end - start && this.#text.startsWith(last, start)) return last;
    const field = this.#text.slice(start, end);
    this.#last[slot] = field;
    return field;
  }

  span(slots: readonly number[]): Span {
    const startOf = (slot: number) => this.#starts[slot] ?? 0;
    const first = slots.toSorted((one, other) => startOf(one) - startOf(other))[0] ?? 0;
    const end = Math.max(...slots.map((slot) => this.#ends[slot] ?? 0));
    return { first, text: this.#text.slice(startOf(first), end + 1) };
  }

  reads({ first, text }: Span): boolean {
    return this.#text.startsWith(text, this.#starts[first]);
  }

  count(slot: number): number | null {
    const [start, end] = [this.#starts[slot] ?? 0, this.#ends[slot] ?? 0];
    let value = 0;
    for (let place = start; place < end; place += 1) {
      const code = this.#text.charCodeAt(place);
      if (code < DIGIT_ZERO || code > DIGIT_NINE) return null;
      value = value * 10 + (code - DIGIT_ZERO);
    }
    return start === end ? null : value;
  }
}
