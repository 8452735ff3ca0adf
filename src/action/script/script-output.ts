/**
 * What a script prints, on its way to the log: whole lines as they come, so that none of ours begins within one of theirs. It is the
 * user's own step, and its workflow commands are obeyed; only one that it has left open is closed behind it. Bytes are passed as they are, but for
 * lines that have no end.
 */
import type { Readable } from 'node:stream';

const NEWLINE = 10;
const END_OF_LINE = Buffer.from('\n');
/** A line that never ends would grow for ever; a reader cannot tell it from two. */
const LONGEST_BYTES = 64 * 1024;

/** Whoever prints what others say on one line, as JSON, has them say no command: nor do we, by cutting it. */
const WENT_ON = Buffer.from('…');

interface Source {
  /** The beginning of a line whose end has not come yet. */
  rest: Buffer;
  /** What that goes on from was passed as a line of its own. */
  isCut: boolean;
}

/** All that the scripts of one step print. `write` resolves to nothing, or to a promise when no more can be taken for now. */
export class ScriptOutput {
  readonly #write: (bytes: Buffer) => Promise<void> | null;
  readonly #sources = new Set<Source>();
  /** The word that ends a `stop-commands`: until it is said nobody is heard, and nor are we. */
  #stopped: string | null = null;
  /** A script is over, and the next has not begun: whoever prints is left behind, and silences nobody. */
  #isOver = false;

  constructor(write: (bytes: Buffer) => Promise<void> | null) {
    this.#write = write;
  }

  follow(stream: Readable | null): void {
    const source: Source = { rest: Buffer.alloc(0), isCut: false };
    this.#isOver = false;
    this.#sources.add(source);
    stream?.on('data', (chunk: Buffer) => {
      const full = this.#take(source, chunk);
      if (full === null) return;
      stream.pause();
      void full.then(() => stream.resume());
    });
    // A pipe that breaks has nothing more to say.
    stream?.on('error', () => {});
    stream?.once('close', () => {
      this.#endLine(source);
      this.#sources.delete(source);
    });
  }

  /** What stands without an end is a line, too. */
  finish(): void {
    for (const source of this.#sources) this.#endLine(source);
    this.#isOver = true;
    if (this.#stopped !== null) this.#write(this.#goOn(this.#stopped));
  }

  #goOn(word: string): Buffer {
    this.#stopped = null;
    return Buffer.from(`::${word}::\n`);
  }

  #take(source: Source, chunk: Buffer): Promise<void> | null {
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (end === 0) {
      source.rest = Buffer.concat([source.rest, chunk]);
      return source.rest.length < LONGEST_BYTES ? null : this.#endLine(source);
    }
    const lines =
      source.rest.length === 0
        ? chunk.subarray(0, end)
        : Buffer.concat([source.rest, chunk.subarray(0, end)]);
    source.rest = Buffer.from(chunk.subarray(end));
    return this.#pass(source, lines, false);
  }

  #endLine(source: Source): Promise<void> | null {
    const { rest } = source;
    source.rest = Buffer.alloc(0);
    return rest.length === 0 ? null : this.#pass(source, Buffer.concat([rest, END_OF_LINE]), true);
  }

  /** `isCut`: its last line has no end of its own. */
  #pass(source: Source, given: Buffer, isCut: boolean): Promise<void> | null {
    const mayCommand = given.includes('::') || given.includes('##[');
    const isMended = source.isCut && mayCommand && given.toString().trimStart().startsWith('::');
    const lines = isMended ? Buffer.concat([WENT_ON, given]) : given;
    source.isCut = isCut;
    if (mayCommand) this.#listen(lines.toString());
    if (this.#isOver && this.#stopped !== null)
      return this.#write(Buffer.concat([lines, this.#goOn(this.#stopped)]));
    return this.#write(lines);
  }

  /** As the runner does: a command stands at the beginning of a line, or in the old form anywhere in it. */
  #listen(lines: string): void {
    for (const line of lines.split('\n')) {
      if (this.#stopped === null) this.#stopped = stopWordOf(line);
      else if (line.trimStart().startsWith(`::${this.#stopped}::`)) this.#stopped = null;
    }
  }
}

function stopWordOf(line: string): string | null {
  const [, word, old] = /^\s*::stop-commands\s*::(.+?)\s*$|##\[stop-commands\](.+?)\s*$/i.exec(line) ?? [];
  return word ?? old ?? null;
}
