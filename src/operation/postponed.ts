/** News that nobody waits for. */
import type { Clock } from '../clock.ts';
import { asFailure, type Failure } from '../errors.ts';
import type { News } from './effects.ts';

/** Where nothing is sent: they are not kept back for longer. */
const LATER_MS = 100;
/** Whatever is on its way has been written by then. */
const WRITTEN_MS = 1;

/** `isNews`: it has happened, and is told whatever is read afterwards. */
interface Postponed {
  tell: () => void;
  isNews: boolean;
}

/** Keeps words back for a moment, and all news that come behind them: to find words for a thousand servers takes longer than to set them. */
export class PostponedNews {
  readonly #tell: (news: News) => void;
  readonly #clock: Clock;
  readonly #failures: Failure[] = [];
  #told: Postponed[] = [];
  #callOff: (() => void) | null = null;
  /** How many load balancers' words were added, less those to which something was sent since. */
  #unsent = 0;

  constructor(tell: (news: News) => void, clock: Clock) {
    this.#tell = tell;
    this.#clock = clock;
  }

  /** `words` finds them and tells them, when their turn has come. */
  add(words: () => void): void {
    this.#told.push({ tell: words, isNews: false });
    this.#unsent += 1;
    this.#callOff ??= this.#clock.alarm(LATER_MS, () => this.#tellAll());
  }

  /** Something is on its way: once it is to all of them, HAProxy has work to do and we have none. */
  readonly sent = (): void => {
    this.#unsent -= 1;
    if (this.#unsent > 0 || this.#callOff === null) return;
    this.#callOff();
    this.#callOff = this.#clock.alarm(WRITTEN_MS, () => this.#tellAll());
  };

  readonly tell = (news: News): void => this.#behind({ tell: () => this.#tell(news), isNews: true });

  /** `words` of all load balancers together, behind those of each. */
  addBehind(words: () => void): void {
    this.#behind({ tell: words, isNews: false });
  }

  /** All is read once more: whatever words there are of the first reading would be said twice. */
  withdraw(): void {
    this.#told = this.#told.filter(({ isNews }) => isNews);
    this.#tellAll();
  }

  /** Tells what is left. Returns what went wrong with words: a change that is under way does not end for that. */
  end(): Failure[] {
    this.#tellAll();
    return this.#failures;
  }

  #behind(postponed: Postponed): void {
    if (this.#told.length > 0) this.#told.push(postponed);
    else postponed.tell();
  }

  #tellAll(): void {
    this.#callOff?.();
    this.#callOff = null;
    this.#unsent = 0;
    for (const { tell } of this.#told.splice(0)) {
      try {
        tell();
      } catch (error) {
        this.#failures.push(asFailure(error));
      }
    }
  }
}
