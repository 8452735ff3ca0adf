/** What happened in a world, in order, for somebody who has to understand it. Empty unless it is wanted: most worlds are never read. */

export class Timeline {
  readonly #lines: string[] = [];
  readonly #now: () => number;
  readonly isKept: boolean;

  constructor(now: () => number, isKept: boolean) {
    this.#now = now;
    this.isKept = isKept;
  }

  /** Callers who make long words ask `isKept` first. */
  note(who: string, what: string): void {
    if (this.isKept)
      this.#lines.push(`${(this.#now() / 1_000).toFixed(3).padStart(8)} s  ${who.padEnd(12)} ${what}`);
  }

  get text(): string {
    return this.#lines.join('\n');
  }
}
