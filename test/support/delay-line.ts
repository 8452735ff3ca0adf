/** Does things late but in order: one direction of a connection that takes its time. */
import { setTimeout as sleep } from 'node:timers/promises';

export class DelayLine {
  readonly #delay: number;
  readonly #notBefore: number;
  #last: Promise<void> = Promise.resolve();

  /** @param first nothing is done before this many ms from now */
  constructor(delay: number, first = 0) {
    this.#delay = delay;
    this.#notBefore = performance.now() + first;
  }

  run(act: () => void): void {
    if (this.#delay === 0) {
      act();
      return;
    }
    const due = Math.max(performance.now() + this.#delay, this.#notBefore);
    this.#last = this.#last.then(async () => {
      await sleep(Math.max(0, due - performance.now()), undefined, { ref: false });
      act();
    });
  }
}
