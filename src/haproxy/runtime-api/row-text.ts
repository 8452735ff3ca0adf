/** A row within a longer text, whatever separates its fields: found without being cut out, and read when somebody asks. */

/** Is the row of this backend and server worth reading? */
export type Wanted = (backend: string, server: string) => boolean;

/** The columns of a table. */
export interface Layout {
  /** How many there are. */
  count: number;
  /** Which of them are read: the column of each slot. */
  columns: readonly number[];
  /** The slots of columns that are known of each row as soon as it is found. */
  early: readonly number[];
}

/** Finds rows in a text, and opens them to read their fields. */
export interface RowText {
  /** Where the row that begins at `at` ends, behind its line break; null while that has not come. Throws a Failure when it is no row. */
  find(text: string, at: number, wanted: Wanted | undefined): number | null;
  /** The row that was found last is wanted, and only then are its early fields known. */
  readonly isWanted: boolean;
  /** Of the row that was found last: the fields that are known early. */
  readonly early: Fields;
  /** The row that was found there. */
  open(text: string, at: number): Fields;
}

/** Fields of one row. */
export class Fields {
  readonly #cells: readonly string[];
  /** By slot: where it stands among the cells. */
  readonly #places: readonly number[];

  constructor(cells: readonly string[], places: readonly number[]) {
    this.#cells = cells;
    this.#places = places;
  }

  /** The field in this slot: an index of the columns that are read. */
  text(slot: number): string {
    return this.#cells[this.#places[slot] ?? -1] ?? '';
  }

  /** The decimal number in this slot; null for anything else. */
  count(slot: number): number | null {
    return count(this.text(slot));
  }
}

export const NO_FIELDS = new Fields([], []);

/** A decimal number, or null for anything else. */
export function count(text: string | undefined): number | null {
  return text !== undefined && /^[0-9]+$/.test(text) ? Number(text) : null;
}
