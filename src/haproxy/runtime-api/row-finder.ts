/**
 * Finds whole rows, and a few fields of each, with what the engine searches texts with: ten thousand rows are gone through before it has
 * compiled a loop of ours.
 */
import type { Layout } from './row-text.ts';

/** How fields are separated that no quotes are around. */
export interface Separation {
  by: ',' | ' ';
  /** The separator also stands behind the last field. */
  isBehindLast: boolean;
}

/** For one table. */
export class RowFinder {
  readonly #row: RegExp;
  /** By slot: the number of its group, where it is known early. */
  readonly #groups: readonly number[];
  #found: readonly string[] = [];

  constructor({ count, columns, early }: Layout, { by, isBehindLast }: Separation) {
    const field = `[^${by}\\n]*`;
    const some = (number: number) => (number > 0 ? `(?:${field}${by}){${number}}` : '');
    const groups: number[] = [];
    let pattern = '';
    let next = 0;
    for (const slot of early.toSorted((one, other) => (columns[one] ?? 0) - (columns[other] ?? 0))) {
      const column = columns[slot] ?? 0;
      groups[slot] = Object.keys(groups).length + 1;
      pattern += `${some(column - next)}(${field})${by}`;
      next = column + 1;
    }
    pattern += isBehindLast ? some(count - next) : some(count - next - 1) + field;
    this.#row = new RegExp(`${pattern}\\n`, 'y');
    this.#groups = groups;
  }

  /** Behind the row that begins at `at`, with as many fields as there are columns; null where no such row lies. */
  find(text: string, at: number): number | null {
    this.#row.lastIndex = at;
    const found = this.#row.exec(text);
    if (found === null) return null;
    this.#found = found;
    return this.#row.lastIndex;
  }

  /** Of the row that was found last: a field that is known early. */
  early(slot: number): string {
    return this.#found[this.#groups[slot] ?? -1] ?? '';
  }
}
