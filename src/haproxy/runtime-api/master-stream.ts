/**
 * The way through a master CLI (`-S`) to one of its workers, as a stream that looks like the worker's own socket: the target is
 * chosen once, and the master's prompts are given the worker's form. Measured on 2.2 to 3.4: after `prompt` and `@1` every line
 * goes to that worker, replies are the worker's own, and each ends with `PID> ` where the worker would say `> `.
 */
import { Duplex } from 'node:stream';
import { Failure } from '../../errors.ts';

const MASTER_PROMPT = 'master> ';
const WORKER_PROMPT = Buffer.from('\n> ');
const LONGEST_GREETING = 1_000;

/** `@1`: the current worker. `@!PID`: this one, old ones too. */
export type MasterTarget = string;
export const CURRENT_WORKER: MasterTarget = '@1';

export class MasterStream extends Duplex {
  readonly #inner: Duplex;
  readonly #target: MasterTarget;
  #chosen = false;
  /** What ends a reply here, `\nPID> `; null while the greeting has not come. */
  #prompt: Buffer | null = null;
  /** Bytes that may be the beginning of a prompt. */
  #held: Buffer = Buffer.alloc(0);

  /** Takes the stream over: both are destroyed together. */
  constructor(inner: Duplex, target: MasterTarget) {
    super();
    this.#inner = inner;
    this.#target = target;
    inner.on('data', (chunk: Buffer) => this.#receive(chunk));
    inner.on('end', () => this.push(null));
    inner.on('close', () => this.destroy());
    inner.on('error', (error) => this.destroy(error));
  }

  override _read(): void {
    this.#inner.resume();
  }

  /** The first thing that is ever written is `prompt`: the target is chosen right behind it. */
  override _write(chunk: Buffer, _: BufferEncoding, done: (error?: Error | null) => void): void {
    const text = this.#chosen
      ? chunk
      : Buffer.from(chunk.toString('latin1').replace('\n', `\n${this.#target}\n`), 'latin1');
    this.#chosen = true;
    this.#inner.write(text, done);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#inner.destroy();
    done(error);
  }

  #receive(chunk: Buffer): void {
    this.#held = Buffer.concat([this.#held, chunk]);
    if (this.#prompt === null) this.#greet();
    if (this.#prompt !== null) this.#pass(this.#prompt);
  }

  #greet(): void {
    const text = this.#held.toString('latin1', 0, LONGEST_GREETING);
    const [greeting, pid] = /^master> (\d+)> /.exec(text) ?? [];
    if (greeting !== undefined) {
      this.#prompt = Buffer.from(`\n${pid}> `);
      this.#held = this.#held.subarray(greeting.length);
      this.push(WORKER_PROMPT);
      return;
    }
    const words = text.slice(MASTER_PROMPT.length);
    if (text.startsWith(MASTER_PROMPT) && words.includes('\n')) this.destroy(this.#noTarget(words));
    else if (!MASTER_PROMPT.startsWith(text.slice(0, MASTER_PROMPT.length))) this.destroy(this.#noMaster());
  }

  #pass(prompt: Buffer): void {
    for (let at = this.#held.indexOf(prompt); at >= 0; at = this.#held.indexOf(prompt)) {
      this.#give(Buffer.concat([this.#held.subarray(0, at), WORKER_PROMPT]));
      this.#held = this.#held.subarray(at + prompt.length);
    }
    const begun = beginningOf(prompt, this.#held);
    this.#give(this.#held.subarray(0, this.#held.length - begun));
    this.#held = this.#held.subarray(this.#held.length - begun);
  }

  #give(bytes: Buffer): void {
    if (bytes.length > 0 && !this.push(bytes)) this.#inner.pause();
  }

  #noTarget(words: string): Failure {
    return new Failure('not-found', `The master CLI knows no process ${this.#target}`, {
      detail: words.split('\n')[0] ?? '',
      hint: '`show proc` on the master CLI lists its processes; without `?process=` the current worker is taken.',
    });
  }

  #noMaster(): Failure {
    return new Failure(
      'not-haproxy',
      'The address names a process, but what answers there is no master CLI',
      {
        hint: 'Leave `?process=` out, or give the socket that HAProxy was started with by `-S`.',
      },
    );
  }
}

/** How many bytes at the end of `bytes` may be the beginning of `marker`. */
function beginningOf(marker: Buffer, bytes: Buffer): number {
  for (let length = Math.min(marker.length - 1, bytes.length); length > 0; length -= 1) {
    if (bytes.subarray(-length).equals(marker.subarray(0, length))) return length;
  }
  return 0;
}
