/**
 * Reads some fields of a row with what the engine searches texts with: ten thousand rows are gone through before it has compiled a loop of
 * ours.
 */
import { Fields, type Layout } from './row-text.ts';

/** How fields are separated that no quotes are around. */
export interface Separation {
  by: ',' | ' ';
  /** The separator also stands behind the last field. */
  isBehindLast: boolean;
}

/** The fields in some slots of a row. */
export class RowPattern {
  readonly #row: RegExp;
  /** By slot: the number of its group. */
  readonly #groups: readonly number[];

  /** `isWhole`: the row has as many fields as there are columns, and ends behind the last one. Otherwise nothing is said of what follows. */
  constructor(
    { count, columns }: Layout,
    slots: readonly number[],
    { by, isBehindLast }: Separation,
    isWhole: boolean,
  ) {
    const field = `[^${by}\\n]*`;
    const some = (number: number) => (number > 0 ? `(?:${field}${by}){${number}}` : '');
    const groups: number[] = [];
    let pattern = '';
    let next = 0;
    for (const slot of slots.toSorted((one, other) => (columns[one] ?? 0) - (columns[other] ?? 0))) {
      const column = columns[slot] ?? 0;
      groups[slot] = Object.keys(groups).length + 1;
      pattern += `${some(column - next)}(${field})${column < count - 1 || isBehindLast ? by : ''}`;
      next = column + 1;
    }
    const rest = isBehindLast || next === count ? some(count - next) : some(count - next - 1) + field;
    this.#row = new RegExp(isWhole ? `${pattern}${rest}\\n` : pattern, 'y');
    this.#groups = groups;
  }

  /** Of the row that begins at `at`; null where none lies. */
  read(text: string, at: number): Fields | null {
    this.#row.lastIndex = at;
    const found = this.#row.exec(text);
    return found && new Fields(found, this.#groups);
  }

  /** Behind what was read last. */
  get end(): number {
    return this.#row.lastIndex;
  }
}
