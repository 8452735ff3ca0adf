/** What an action prints, as it comes: each stream, and both line by line in order of arrival. */
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

const INTERVAL_MS = 5;

export class ActionLog {
  readonly text = { stdout: '', stderr: '' };
  #lines = '';
  readonly #rest = { stdout: '', stderr: '' };

  /** So far; a line that is not finished yet stands at the end. */
  get all(): string {
    return this.#lines + this.#rest.stdout + this.#rest.stderr;
  }

  follow(name: 'stdout' | 'stderr', stream: Readable | null): void {
    stream?.setEncoding('utf8').on('data', (text: string) => this.add(name, text));
  }

  /** The runner reads the two streams line by line: a line of one is never cut by a line of the other. */
  add(name: 'stdout' | 'stderr', text: string): void {
    this.text[name] += text;
    const got = this.#rest[name] + text;
    const end = got.lastIndexOf('\n') + 1;
    this.#lines += got.slice(0, end);
    this.#rest[name] = got.slice(end);
  }

  /** Waits until all of it matches; rejects after `deadline` ms, or when the action has ended without it. */
  async matching(pattern: RegExp, deadline: number, hasEnded: () => boolean): Promise<RegExpExecArray> {
    const limit = Date.now() + deadline;
    for (let read = -1; ; ) {
      const ended = hasEnded();
      const log = this.all;
      const found = log.length === read ? null : pattern.exec(log);
      if (found !== null) return found;
      read = log.length;
      if (ended || Date.now() > limit) throw new Error(`the log never matched ${pattern}:\n${log}`);
      await sleep(INTERVAL_MS);
    }
  }
}
