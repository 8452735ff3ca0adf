/**
 * One connection in `prompt` mode: lines out, raw replies in. Only frames; what a line does and what a reply means is not known
 * here. After any fault the session is dead, for nobody can tell where the next reply would begin.
 */
import type { Clock } from '../../clock.ts';
import { ConnectionLost, Failure } from '../../errors.ts';
import type { Connected } from '../transport/connect.ts';
import { withDeadline } from '../transport/deadline.ts';
import { reset } from '../transport/reset.ts';
import { type Line, type Prompt, type Reply, ReplyCollector } from './framing.ts';
import { endlessReply, type MasterTarget, noReply, peerFailure, readGreeting, streamEnded } from './peer.ts';

/** How a session talks, and to whom. */
export interface SessionOptions {
  /** Limit for all replies of one exchange. */
  commandTimeoutMs: number;
  clock: Clock;
  /** Behind a master CLI: whom to ask. Null, or missing: whoever answers. */
  target?: MasterTarget | null;
  /** Gets each line sent, and each short reply, in one line: foreign text. */
  debug?: ((line: string) => void) | undefined;
}

interface Waiting {
  lines: readonly Line[];
  replies: Reply[];
  resolve(): void;
  reject(error: unknown): void;
}

/** `severity-output` on the `stats socket` line puts `[6]: ` before replies; every level may end that (measured on 2.2 to 3.4). */
const PLAIN_REPLIES: Line = { line: 'set severity-output none', end: 'dump' };
/** One for all: of fifty sessions that are closed nobody asks where that was. */
const CLOSED = new ConnectionLost('The connection was closed by us', false);
const TOO_MUCH = 'HAProxy sent more than it was asked for';
/** Longer replies are dumps: their length is enough in a log. */
const LONGEST_SHOWN = 200;

/** One exchange after another, until something goes wrong. */
export class Session {
  readonly #connected: Connected;
  readonly #options: SessionOptions;
  /** The first words that came, as long as they are no whole greeting. */
  #greeting: Buffer = Buffer.alloc(0);
  /** What ends every reply; null until the greeting has come. */
  #prompt: Prompt | null = null;
  #reloadFailed = false;
  /** Lines of our own in front of the first caller's: null until they were sent, and then those whose replies are due. */
  #own: Line[] | null = null;
  #waiting: Waiting | null = null;
  #collector: ReplyCollector | null = null;
  /** The stream has ended or broken; why is being asked. */
  #over = false;
  #dead: Failure | null = null;

  /** Takes the stream over: it is destroyed with the session. */
  constructor(connected: Connected, options: SessionOptions) {
    this.#connected = connected;
    this.#options = options;
    connected.stream.on('data', (chunk: Buffer) => this.#receive(chunk));
    connected.stream.on('end', () => this.#end(null));
    connected.stream.on('close', () => this.#end(null));
    connected.stream.on('error', (error: Error) => this.#end(error));
  }

  get alive(): boolean {
    return this.#dead === null && !this.#over;
  }

  /** The master's greeting said that its last reload failed. */
  get reloadFailed(): boolean {
    return this.#reloadFailed;
  }

  close(): void {
    this.#die(CLOSED);
  }

  /**
   * Writes all lines at once and resolves with one reply for each, without prompts. Throws ConnectionLost, Failure `timeout`,
   * `not-haproxy`, `unsupported` or `not-found`, with the `replies` that had come; or the signal's reason.
   */
  async exchange(lines: readonly Line[], signal: AbortSignal): Promise<Reply[]> {
    signal.throwIfAborted();
    if (this.#dead) throw this.#dead;
    if (this.#over) throw new ConnectionLost('The connection has ended', false);
    // Replies carry no mark of their command: two at a time would take each other's.
    if (this.#waiting) throw new Error('One exchange at a time');
    const { commandTimeoutMs, clock, debug } = this.#options;
    const replies: Reply[] = [];
    const late = () => noReply(this.#prompt !== null, this.#callersLine?.line, commandTimeoutMs);
    const replied = (inner: AbortSignal) => this.#send(lines, replies, signal, inner);
    try {
      if (lines.length > 0) await withDeadline(commandTimeoutMs, clock, signal, late, replied);
      return replies;
    } finally {
      // Of a broken exchange what came is what a reader of the log needs most.
      if (debug) for (const reply of replies) debug(`< ${inOneLine(reply)}`);
    }
  }

  /** Resolves when `replies` are complete. `inner` aborts with the caller's `signal`, or when the time is over. */
  #send(lines: readonly Line[], replies: Reply[], signal: AbortSignal, inner: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const onAbort = () => (signal.aborted ? this.#giveUp(inner.reason) : this.#die(inner.reason));
      const settle = (act: () => void) => {
        inner.removeEventListener('abort', onAbort);
        act();
      };
      inner.addEventListener('abort', onAbort, { once: true });
      this.#waiting = {
        lines,
        replies,
        resolve: () => settle(resolve),
        reject: (error) => settle(() => reject(error)),
      };
      this.#write(lines);
    });
  }

  /** One write, however long: HAProxy's replies are taken in while the system passes it on. */
  #write(lines: readonly Line[]): void {
    const { target = null, debug } = this.#options;
    if (debug) for (const { line } of lines) debug(`> ${line}`);
    const text = lines.map(({ line }) => `${line}\n`).join('');
    // What a master passes on has no `severity-output`, whatever stands on its or on its worker's line.
    const first = target === null ? `prompt\n${PLAIN_REPLIES.line}\n` : `prompt\n${target}\n`;
    this.#connected.stream.write(this.#own === null ? first + text : text);
    this.#own ??= target === null ? [PLAIN_REPLIES] : [];
  }

  #receive(chunk: Buffer): void {
    const cameAt = this.#options.clock.now();
    let rest: Buffer | null = this.#prompt ? chunk : this.#greet(chunk);
    while (rest && rest.length > 0) {
      const line = this.#own?.[0] ?? this.#callersLine;
      if (!line || !this.#prompt) {
        this.#die(peerFailure(rest, TOO_MUCH));
        return;
      }
      this.#collector ??= new ReplyCollector(line.end, this.#prompt, undefined, line.reader?.(cameAt));
      rest = this.#collector.push(rest);
      if (rest) this.#replied(this.#collector.reply(), rest);
      else if (this.#collector.tooLong) {
        this.#die(endlessReply(line.line));
      }
    }
  }

  /** What follows the greeting; null while that is not whole, and when it is none. */
  #greet(chunk: Buffer): Buffer | null {
    this.#greeting = Buffer.concat([this.#greeting, chunk]);
    const greeting = this.#waiting
      ? readGreeting(this.#greeting, this.#options.target ?? null)
      : peerFailure(this.#greeting);
    if (greeting instanceof Failure) this.#die(greeting);
    if (greeting === null || greeting instanceof Failure) return null;
    this.#prompt = greeting.prompt;
    this.#reloadFailed = greeting.reloadFailed;
    const rest = this.#greeting.subarray(greeting.bytes);
    this.#greeting = Buffer.alloc(0);
    return rest;
  }

  #replied(reply: Reply, rest: Buffer): void {
    this.#collector = null;
    if (this.#own?.shift() || !this.#waiting) return;
    const { lines, replies, resolve } = this.#waiting;
    replies.push(reply);
    if (replies.length < lines.length) return;
    // More than was asked for means that the replies may belong to other lines than we think: none of them counts.
    if (rest.length > 0) this.#die(peerFailure(rest, TOO_MUCH));
    else {
      this.#waiting = null;
      resolve();
    }
  }

  /** The stream has ended or broken, and not by us. */
  #end(error: Error | null): void {
    if (this.#over || this.#dead) return;
    this.#over = true;
    const die = (reason: Error | null) => {
      const line = this.#callersLine?.line;
      this.#die(reason instanceof Failure ? reason : streamEnded(this.#prompt !== null, line, reason));
    };
    const { explain } = this.#connected;
    if (!explain) die(error);
    else {
      explain(this.#heard, error).then(
        (reason) => die(reason ?? error),
        () => die(error),
      );
    }
  }

  #die(failure: Failure): void {
    const waiting = this.#bury(failure);
    waiting?.reject(failure.with({ replies: waiting.replies }));
  }

  /** The caller's reason may be anything and is thrown as it is; whoever asks a dead session gets a Failure. */
  #giveUp(reason: unknown): void {
    this.#bury(new ConnectionLost('The connection was given up', false, { cause: reason }))?.reject(reason);
  }

  #bury(failure: Failure): Waiting | null {
    if (this.#dead) return null;
    this.#dead = failure;
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting) reset(this.#connected);
    else this.#connected.stream.destroy();
    return waiting;
  }

  get #heard(): boolean {
    return this.#prompt !== null || this.#greeting.length > 0;
  }

  /** The caller's line whose reply is due. */
  get #callersLine(): Line | undefined {
    return this.#waiting?.lines[this.#waiting.replies.length];
  }
}

function inOneLine(reply: Reply): string {
  return typeof reply !== 'string' || reply.length > LONGEST_SHOWN
    ? `${reply.length} characters`
    : JSON.stringify(reply);
}
