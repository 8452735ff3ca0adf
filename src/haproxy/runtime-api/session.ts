/**
 * One connection in `prompt` mode: lines out, raw replies in. Only frames; what a line does and what a reply means is not known
 * here. After any fault the session is dead, for nobody can tell where the next reply would begin.
 */
import type { Duplex } from 'node:stream';
import { ConnectionLost, Failure } from '../../errors.ts';
import type { Clock } from '../../wait.ts';
import { abandon } from './abandon.ts';
import { withDeadline } from './deadline.ts';
import { ReplyCollector, type ReplyEnd } from './reply-end.ts';
import { isGreeting, strangerFailure } from './stranger.ts';

/** A line without its LF, and what the end of its reply looks like. */
export interface Line {
  line: string;
  end: ReplyEnd;
}

export interface SessionOptions {
  /** Limit in ms for all replies of one exchange. */
  commandTimeout: number;
  clock: Clock;
}

interface Waiting {
  lines: readonly Line[];
  replies: string[];
  collector: ReplyCollector;
  resolve(replies: string[]): void;
  reject(error: unknown): void;
}

const GREETING_LENGTH = 3;
const TOO_MUCH = 'HAProxy sent more than it was asked for';

export class Session {
  readonly #stream: Duplex;
  readonly #options: SessionOptions;
  #prompted = false;
  #greeted = false;
  #greeting: Buffer = Buffer.alloc(0);
  #waiting: Waiting | null = null;
  #dead: Failure | null = null;

  /** Takes the stream over: it is destroyed with the session. A Failure as the stream's error is what the session dies of. */
  constructor(stream: Duplex, options: SessionOptions) {
    this.#stream = stream;
    this.#options = options;
    stream.on('data', (chunk: Buffer) => this.#receive(chunk));
    stream.on('end', () => this.#die(this.#lost('closed the connection')));
    stream.on('close', () => this.#die(this.#lost('closed the connection')));
    stream.on('error', (error: Error) => {
      this.#die(error instanceof Failure ? error : this.#lost(`broke off: ${error.message}`, error));
    });
  }

  get alive(): boolean {
    return this.#dead === null;
  }

  close(): void {
    this.#die(new ConnectionLost('The connection was closed by us', false));
  }

  /**
   * Writes all lines at once and resolves with one reply for each, without its prompt. What came is in `replies` also when
   * the rest did not come. Throws ConnectionLost, Failure `timeout`, `not-haproxy`, `unsupported`, or the signal's reason.
   */
  async exchange(lines: readonly Line[], signal: AbortSignal, replies: string[] = []): Promise<string[]> {
    signal.throwIfAborted();
    if (this.#dead) throw this.#dead;
    if (lines.length === 0) return replies;
    // Replies carry no mark of their command: two at a time would take each other's.
    if (this.#waiting) throw new Error('One exchange at a time');
    const { commandTimeout, clock } = this.#options;
    return withDeadline(
      commandTimeout,
      clock,
      signal,
      () => this.#late(),
      (inner) => {
        return new Promise<string[]>((resolve, reject) => {
          const onAbort = () => this.#die(inner.reason);
          inner.addEventListener('abort', onAbort, { once: true });
          const settled = () => inner.removeEventListener('abort', onAbort);
          this.#waiting = {
            lines,
            replies,
            collector: new ReplyCollector(lines[0]?.end ?? 'message'),
            resolve: (all) => {
              settled();
              resolve(all);
            },
            reject: (error) => {
              settled();
              reject(error);
            },
          };
          this.#send(lines);
        });
      },
    );
  }

  /** One write, however long: HAProxy's replies are taken in while the system passes it on. */
  #send(lines: readonly Line[]): void {
    const text = lines.map(({ line }) => `${line}\n`).join('');
    this.#stream.write(this.#prompted ? text : `prompt\n${text}`);
    this.#prompted = true;
  }

  #receive(chunk: Buffer): void {
    let rest: Buffer | null = this.#greeted ? chunk : this.#greet(chunk);
    while (rest && rest.length > 0) {
      const waiting = this.#waiting;
      if (!waiting) {
        this.#die(strangerFailure(rest, TOO_MUCH));
        return;
      }
      rest = waiting.collector.push(rest);
      if (rest) this.#replied(waiting, rest);
      else if (waiting.collector.tooLong) {
        this.#die(
          new Failure(
            'not-haproxy',
            `The reply to '${waiting.lines[waiting.replies.length]?.line}' does not end`,
          ),
        );
      }
    }
  }

  /** `prompt` is answered by `\n> ` on every version: what begins otherwise is somebody else. */
  #greet(chunk: Buffer): Buffer | null {
    this.#greeting = Buffer.concat([this.#greeting, chunk]);
    const greeted = isGreeting(this.#greeting);
    if (greeted === 'no' || !this.#waiting) {
      this.#die(strangerFailure(this.#greeting, 'What answers there is not the Runtime API of HAProxy'));
    }
    if (greeted !== 'yes') return null;
    this.#greeted = true;
    return this.#greeting.subarray(GREETING_LENGTH);
  }

  #replied(waiting: Waiting, rest: Buffer): void {
    waiting.replies.push(waiting.collector.text());
    const next = waiting.lines[waiting.replies.length];
    if (next) {
      waiting.collector = new ReplyCollector(next.end);
      return;
    }
    // More than was asked for means that the replies may belong to other lines than we think: none of them counts.
    if (rest.length > 0) {
      this.#die(strangerFailure(rest, TOO_MUCH));
      return;
    }
    this.#waiting = null;
    waiting.resolve(waiting.replies);
  }

  #die(error: Failure): void {
    if (this.#dead) return;
    // The caller's own reason for aborting may be anything; whoever asks a dead session gets a Failure.
    this.#dead =
      error instanceof Failure
        ? error
        : new ConnectionLost('The connection was given up', false, { cause: error });
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting) abandon(this.#stream);
    else this.#stream.destroy();
    waiting?.reject(error);
  }

  #lost(what: string, cause?: Error): ConnectionLost {
    const { lines, replies } = this.#waiting ?? { lines: [], replies: [] };
    const details = {
      hint: this.#greeted
        ? 'HAProxy was stopped, or the way to it broke: look at its log, and at the tunnel if there is one.'
        : 'Either the way to HAProxy is broken (a tunnel without its far end), or this is not its admin socket: look at both ends.',
      ...(cause ? { cause } : {}),
    };
    // Whoever has not said a word yet may be anybody.
    const who = this.#greeted ? 'HAProxy' : 'Whoever listens there';
    const line = lines[replies.length]?.line;
    const during = this.#waiting ? ` before the whole reply to '${line}' had come` : '';
    return new ConnectionLost(`${who} ${what}${during}`, this.#waiting !== null, details);
  }

  #late(): Failure {
    const seconds = `${this.#options.commandTimeout / 1000}s`;
    if (!this.#greeted) {
      return new Failure('timeout', `The connection was accepted, but nobody answered within ${seconds}`, {
        hint: "All connections that 'stats maxconn' allows (10 by default) may be in use, or this is not HAProxy's admin socket.",
      });
    }
    const line = this.#waiting?.lines[this.#waiting.replies.length]?.line;
    return new Failure('timeout', `HAProxy did not finish its reply to '${line}' within ${seconds}`, {
      hint: 'Raise command-timeout when the connection is slow.',
    });
  }
}
