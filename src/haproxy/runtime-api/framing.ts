/** Where a reply ends in `prompt` mode. Knows bytes, not meanings; cut, idle and endless replies are never taken for whole. */
import { StringDecoder } from 'node:string_decoder';

/**
 * What the end of a reply looks like, measured on 2.2, 2.6, 3.0, 3.2 and 3.4:
 * - `message`: up to the first prompt, `\n> `.
 * - `dump`: up to a blank line and a prompt, `\n\n> `; or nothing but a prompt, which is a dump of nothing.
 * - `pair`: two messages for two commands in one line. Up to 3.0 each has its prompt, from 3.2 on both share one.
 */
export type ReplyEnd = 'message' | 'dump' | 'pair';

/** A line without its LF, and what the end of its reply looks like. */
export interface Line {
  line: string;
  end: ReplyEnd;
  /** Of a dump that is read while it arrives: what takes it, told when its first bytes came. Without, its text is kept until it is whole. */
  reader?: (cameAt: number) => ReplyReader;
}

/** Takes a dump while it arrives, as text cut anywhere, and makes something of it at the end. */
export interface ReplyReader<T = unknown> {
  /** Throws nothing that is wrong with what came: that is said by `end`. */
  push(text: string): void;
  /** Only of a whole dump; the same each time. Throws a Failure when it is not what was asked for. */
  end(): T;
  /** Characters that came. */
  readonly length: number;
}

/** A whole reply: its text, or what has taken it. */
export type Reply = string | ReplyReader;

/** What stands behind every reply: `> ` of a process itself, `PID> ` of one behind a master CLI, with its modes `PID(e)> `. */
export interface Prompt {
  words: string;
  /** As it ends a message, and a dump. */
  afterMessage: Buffer;
  afterDump: Buffer;
  /** Two messages, each in a group. */
  pair: RegExp;
}

export function promptOf(words: string): Prompt {
  const pattern = words.replace(/[()]/g, '\\$&');
  return {
    words,
    afterMessage: Buffer.from(`\n${words}`),
    afterDump: Buffer.from(`\n\n${words}`),
    pair: new RegExp(`^((?:[^\\n]+\\n)?\\n)(?:${pattern})?((?:[^\\n]+\\n)?\\n)${pattern}`),
  };
}

/** Of a process that is asked without a master between. */
export const PROCESS_PROMPT = promptOf('> ');

/** The most bytes that a reply may have: a dump of 200,000 servers fits; the longest message is the help, 9 kB. */
const LIMIT_BYTES: Record<ReplyEnd, number> = {
  message: 64 * 1024,
  dump: 64 * 1024 * 1024,
  pair: 64 * 1024,
};

/** Collects one reply from chunks cut anywhere, or passes it on as it comes. */
export class ReplyCollector {
  readonly #end: ReplyEnd;
  readonly #prompt: Prompt;
  readonly #limitBytes: number;
  /** A list, joined once: growing one buffer by each chunk would copy a long dump hundreds of times. */
  readonly #chunks: Buffer[] = [];
  readonly #passed: PassedOn | null;
  #size = 0;
  /** The last bytes before the next chunk: an end may be cut in two. */
  #overlap: Buffer = Buffer.alloc(0);

  constructor(
    end: ReplyEnd,
    prompt = PROCESS_PROMPT,
    limitBytes = LIMIT_BYTES[end],
    reader: ReplyReader | null = null,
  ) {
    this.#end = end;
    this.#passed = reader && new PassedOn(reader, prompt);
    this.#prompt = prompt;
    this.#limitBytes = limitBytes;
  }

  /** Takes what belongs to this reply and returns what follows it; null while the end has not come. */
  push(chunk: Buffer): Buffer | null {
    const length = this.#end === 'pair' ? this.#endOfPair(chunk) : this.#endOfText(chunk);
    const own = length === null ? chunk : chunk.subarray(0, length);
    // Of what is passed on only the very first bytes are looked at again.
    if (this.#passed === null || this.#size < this.#prompt.afterMessage.length) this.#chunks.push(own);
    this.#size += own.length;
    this.#passed?.push(own, length !== null);
    return length === null ? null : chunk.subarray(length);
  }

  /** Longer than any reply can be: whoever answers is not HAProxy, or never stops. */
  get tooLong(): boolean {
    return this.#size > this.#limitBytes;
  }

  /** The whole reply without its prompts, or what has taken it. */
  reply(): Reply {
    return this.#passed?.reader ?? this.text();
  }

  /** The text of one that was not passed on: a message that is only `\n` is HAProxy's silence. */
  text(): string {
    const bytes = Buffer.concat(this.#chunks);
    if (this.#end !== 'pair') return bytes.toString('utf8', 0, this.#size - this.#prompt.words.length);
    return bytes.toString('utf8').replace(this.#prompt.pair, '$1$2');
  }

  #endOfText(chunk: Buffer): number | null {
    const { afterMessage, afterDump } = this.#prompt;
    // Only the very first bytes can be a dump of nothing: a table list without tables is `\n> `.
    const marker = this.#end === 'dump' && !this.#isOnlyPrompt(chunk) ? afterDump : afterMessage;
    const seam = Buffer.concat([this.#overlap, chunk.subarray(0, marker.length - 1)]);
    const inSeam = seam.indexOf(marker);
    if (inSeam >= 0) return inSeam + marker.length - this.#overlap.length;
    const inChunk = chunk.indexOf(marker);
    if (inChunk >= 0) return inChunk + marker.length;
    const kept = afterDump.length - 1;
    this.#overlap =
      chunk.length >= kept ? chunk.subarray(-kept) : Buffer.concat([this.#overlap, chunk]).subarray(-kept);
    return null;
  }

  #isOnlyPrompt(chunk: Buffer): boolean {
    const { afterMessage } = this.#prompt;
    if (this.#size >= afterMessage.length) return false;
    const start = Buffer.concat([...this.#chunks, chunk.subarray(0, afterMessage.length)]);
    return start.subarray(0, afterMessage.length).equals(afterMessage);
  }

  #endOfPair(chunk: Buffer): number | null {
    // Two messages are short: reading them again with each chunk costs nothing.
    const match = this.#prompt.pair.exec(Buffer.concat([...this.#chunks, chunk]).toString('latin1'));
    return match ? match[0].length - this.#size : null;
  }
}

/** The bytes of a reply on their way to a reader as text, without the prompt at their end. */
class PassedOn {
  readonly reader: ReplyReader;
  readonly #promptBytes: number;
  /** A character may be cut in two. */
  readonly #decoder = new StringDecoder('utf8');
  /** As many of the last bytes as may be the prompt. */
  #held: Buffer = Buffer.alloc(0);

  constructor(reader: ReplyReader, prompt: Prompt) {
    this.reader = reader;
    this.#promptBytes = Buffer.byteLength(prompt.words);
  }

  push(bytes: Buffer, isLast: boolean): void {
    if (bytes.length < this.#promptBytes) this.#pass(Buffer.concat([this.#held, bytes]));
    else {
      this.#text(this.#held);
      this.#pass(bytes);
    }
    if (isLast) this.reader.push(this.#decoder.end());
  }

  #pass(bytes: Buffer): void {
    const cut = Math.max(0, bytes.length - this.#promptBytes);
    this.#text(bytes.subarray(0, cut));
    this.#held = bytes.subarray(cut);
  }

  #text(bytes: Buffer): void {
    if (bytes.length > 0) this.reader.push(this.#decoder.write(bytes));
  }
}
