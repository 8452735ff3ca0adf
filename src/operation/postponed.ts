/** News that nobody waits for. */
import type { Clock } from '../clock.ts';
import type { News } from './effects.ts';

/** What was sent has arrived by then, and what comes back is waited for. */
const LATER_MS = 50;

/** Keeps words back for a moment, and all news that come behind them: to find words for a thousand servers takes longer than to set them. */
export class PostponedNews {
  readonly #tell: (news: News) => void;
  #told: (() => void)[] = [];

  constructor(tell: (news: News) => void) {
    this.#tell = tell;
  }

  /** `words` finds them and tells them, when their turn has come. */
  add(words: () => void): void {
    this.#told.push(words);
  }

  readonly tell = (news: News): void => {
    if (this.#told.length > 0) this.#told.push(() => this.#tell(news));
    else this.#tell(news);
  };

  now(): void {
    for (const tell of this.#told.splice(0)) tell();
  }

  /** Told while `work` is under way, which is waited for in any case. Throws what that throws, or what went wrong with the words. */
  async during<T>(work: Promise<T>, clock: Clock): Promise<T> {
    const later = new AbortController();
    const told = clock
      .sleep(LATER_MS, later.signal)
      .catch(() => {})
      .then(() => this.now());
    const ended = work.finally(() => later.abort());
    await Promise.allSettled([ended, told]);
    await told;
    return ended;
  }
}
