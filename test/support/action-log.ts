/** What an action prints, as it comes: each stream, and both line by line in order of arrival. */
import type { Readable } from 'node:stream';

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
}
