/** A row within a longer text, whatever separates its fields. */

/** Is the row of this backend and server worth reading? */
export type Wanted = (backend: string, server: string) => boolean;

/** Finds rows in a text, and fields in the row that was found last. */
export interface RowText {
  /** Where the row that begins at `at` ends, behind its line break; null while that has not come. Throws a Failure when it is no row. */
  find(text: string, at: number, wanted: Wanted | undefined): number | null;
  /** The row that was found last is wanted, and only then are its fields known. */
  readonly isWanted: boolean;
  /** The field in this slot: an index of `slots`. */
  field(slot: number): string;
}
