/** How many cases there were, and how they ended: one table, operation by fault. */
import type { Outcome } from './case.ts';

type Counts = Record<Exclude<Outcome['end'], 'beside'>, number>;

export class Tally {
  readonly wrong: string[] = [];
  readonly #rows = new Map<string, Counts>();

  /** What never came to happen is no case. */
  add(operation: string, what: string, { end, wrong }: Outcome): void {
    if (end === 'beside') return;
    const name = nameOf(operation, what);
    const counts = this.#rows.get(name) ?? { done: 0, refused: 0, wrong: 0 };
    counts[end] += 1;
    this.#rows.set(name, counts);
    if (wrong !== '') this.wrong.push(wrong);
  }

  /** Which of these pairs never came to happen. */
  missing(operations: readonly string[], kinds: readonly string[]): string[] {
    const all = operations.flatMap((operation) => kinds.map((kind) => nameOf(operation, kind)));
    return all.filter((name) => !this.#rows.has(name));
  }

  get cases(): number {
    return [...this.#rows.values()].reduce((sum, counts) => sum + total(counts), 0);
  }

  /** `cases`, `done`: and it was; `refused`: with an error that is true; `wrong`. */
  table(): string {
    const rows = [...this.#rows].map(([name, counts]) => line(name, counts));
    const sum: Counts = { done: 0, refused: 0, wrong: 0 };
    for (const counts of this.#rows.values())
      for (const end of ['done', 'refused', 'wrong'] as const) sum[end] += counts[end];
    return [
      `${'operation × fault'.padEnd(28)} cases   done  refused  wrong`,
      ...rows,
      line('all', sum),
      `${this.cases} cases, ${this.wrong.length} wrong answers`,
    ].join('\n');
  }
}

function nameOf(operation: string, what: string): string {
  return `${operation.padEnd(7)} ${what}`;
}

function total({ done, refused, wrong }: Counts): number {
  return done + refused + wrong;
}

function line(name: string, counts: Counts): string {
  const { done, refused, wrong } = counts;
  const numbers = [total(counts), done, refused, wrong].map((number, index) =>
    String(number).padStart([5, 7, 9, 7][index] ?? 5),
  );
  return `${name.padEnd(28)} ${numbers.join('')}`;
}
