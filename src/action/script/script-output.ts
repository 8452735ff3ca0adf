/**
 * What a script prints, on its way to the log: whole lines as they come, so that none of ours begins within one of theirs. It is the
 * user's own step, and its workflow commands are obeyed; only one that it has left open is closed behind it.
 */
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** A line that never ends would grow for ever; a reader cannot tell it from two. */
const LONGEST = 64 * 1024;

/** All that the scripts of one step print. */
export class ScriptOutput {
  readonly #write: (text: string) => unknown;
  readonly #rests: { text: string }[] = [];
  /** The word that ends a `stop-commands`: until it is said nobody is heard, and nor are we. */
  #stopped: string | null = null;

  constructor(write: (text: string) => unknown) {
    this.#write = write;
  }

  follow(stream: Readable | null): void {
    const decoder = new StringDecoder('utf8');
    const rest = { text: '' };
    this.#rests.push(rest);
    stream?.on('data', (chunk: Buffer) => this.#take(rest, decoder.write(chunk)));
    // A pipe that breaks has nothing more to say.
    stream?.on('error', () => {});
  }

  /** What stands without an end is a line, too. */
  finish(): void {
    for (const rest of this.#rests) {
      if (rest.text !== '') this.#pass(`${rest.text}\n`);
      rest.text = '';
    }
    if (this.#stopped !== null) this.#write(`::${this.#stopped}::\n`);
    this.#stopped = null;
  }

  #take(rest: { text: string }, chunk: string): void {
    const text = rest.text + chunk;
    const end = text.lastIndexOf('\n') + 1;
    rest.text = text.slice(end);
    if (end > 0) this.#pass(text.slice(0, end));
    if (rest.text.length < LONGEST) return;
    this.#pass(`${rest.text}\n`);
    rest.text = '';
  }

  #pass(lines: string): void {
    if (this.#stopped !== null || lines.includes('stop-commands')) this.#listen(lines);
    this.#write(lines);
  }

  /** As the runner does: a command stands at the beginning of a line, or in the old form anywhere in it. */
  #listen(lines: string): void {
    for (const line of lines.split('\n')) {
      if (this.#stopped !== null) {
        if (line.trimStart().startsWith(`::${this.#stopped}::`)) this.#stopped = null;
        continue;
      }
      const [, word] =
        /^\s*::stop-commands\s*::(.+?)\s*$|##\[stop-commands\](.+?)\s*$/i.exec(line)?.filter(Boolean) ?? [];
      this.#stopped = word ?? null;
    }
  }
}
