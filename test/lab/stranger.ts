/**
 * Somebody else at HAProxy, at an exact turn of a step's dialogue: behind its so-manieth line, answered by HAProxy and not yet heard
 * by the step. The dialogue stands still while they act. Keeps who said what in which order, as HAProxy heard it.
 */
import type { Socket } from 'node:net';
import type { Meddler } from '../support/tcp-proxy.ts';
import type { Line, Timeline } from './timeline.ts';

const PROMPT = '\n> ';

/** One connection of the step, as far as it was passed on. */
interface Passage {
  number: number;
  client: Socket;
  server: Socket;
  /** Bytes that wait for their turn, in order. */
  commands: Buffer[];
  replies: Buffer[];
  /** Lines that HAProxy got here, and how many of them it has answered. */
  said: number;
  answered: number;
  /** The last bytes of the replies: a prompt may come in two pieces. */
  tail: string;
}

/** Somebody else beside the dialogue of one case. */
export interface Beside {
  /** They act behind `turn` more lines from now on. */
  arm(turn: number, act: () => Promise<void>): void;
  /** They do not act any more, unless they have; resolves when they have ended. */
  disarm(): Promise<void>;
  readonly timeline: Timeline;
}

export class Stranger implements Beside {
  readonly #lines: Line[] = [];
  readonly #passages: Passage[] = [];
  #bursts = 0;
  #hasSpoken = false;
  /** Where they act: behind so many lines. Never, unless told. */
  #turn = Number.POSITIVE_INFINITY;
  #act: () => Promise<void> = async () => {};
  #stage: 'before' | 'acting' | 'over' = 'before';
  #actedAt: number | null = null;
  #connectionsBefore = 0;
  #ended: Promise<void> = Promise.resolve();
  readonly #server: string;

  /** @param server `BACKEND/SERVER` that the timeline is about */
  constructor(server = 'web/s1') {
    this.#server = server;
  }

  arm(turn: number, act: () => Promise<void>): void {
    this.#turn = this.#lines.length + turn;
    this.#act = act;
  }

  async disarm(): Promise<void> {
    this.#turn = Number.POSITIVE_INFINITY;
    await this.#ended;
  }

  get timeline(): Timeline {
    const { length } = this.#lines;
    return {
      lines: this.#lines.slice(0, length),
      actedAt: this.#actedAt,
      connectionsBefore: this.#connectionsBefore,
      server: this.#server,
    };
  }

  /** To be given to a proxy. */
  meddle = (client: Socket, server: Socket): Meddler => {
    const number = this.#passages.length;
    const passage = { number, client, server, commands: [], replies: [], said: 0, answered: 0, tail: '' };
    this.#passages.push(passage);
    this.#hasSpoken = true;
    // A step that opens a connection may say nothing on it before it has gone through.
    if (this.#isTurn()) this.#begin();
    return {
      command: (chunk) => this.#command(passage, chunk),
      reply: (chunk) => this.#reply(passage, chunk),
    };
  };

  #isTurn(): boolean {
    return this.#stage === 'before' && this.#lines.length >= this.#turn;
  }

  #command(passage: Passage, chunk: Buffer): Buffer {
    if (this.#hasSpoken) this.#bursts += 1;
    this.#hasSpoken = false;
    if (this.#stage === 'acting' || passage.commands.length > 0) {
      passage.commands.push(chunk);
      return chunk.subarray(0, 0);
    }
    const length = this.#upToTurn(chunk);
    const passed = chunk.subarray(0, length);
    this.#note(passage, passed);
    if (length < chunk.length) passage.commands.push(chunk.subarray(length));
    return passed;
  }

  /** How many bytes of these HAProxy may have before the turn comes. */
  #upToTurn(chunk: Buffer): number {
    if (this.#stage !== 'before') return chunk.length;
    let end = 0;
    for (let left = this.#turn - this.#lines.length; left > 0; left--) {
      const at = chunk.indexOf('\n', end);
      if (at < 0) return chunk.length;
      end = at + 1;
    }
    return end;
  }

  #note(passage: Passage, passed: Buffer): void {
    for (const text of passed.toString('latin1').split('\n').slice(0, -1)) {
      this.#lines.push({ text, connection: passage.number, burst: this.#bursts });
      passage.said += 1;
    }
  }

  #reply(passage: Passage, chunk: Buffer): Buffer {
    const text = passage.tail + chunk.toString('latin1');
    passage.answered += text.split(PROMPT).length - 1;
    passage.tail = text.endsWith(PROMPT) ? '' : text.slice(1 - PROMPT.length);
    if (this.#isTurn() && passage.answered >= passage.said) this.#begin();
    if (this.#stage === 'acting') {
      passage.replies.push(chunk);
      return chunk.subarray(0, 0);
    }
    this.#hasSpoken = true;
    return chunk;
  }

  #begin(): void {
    this.#stage = 'acting';
    this.#actedAt = this.#lines.length;
    this.#connectionsBefore = this.#passages.length;
    this.#ended = this.#act().finally(() => this.#goOn());
    // Whoever disarms it hears of what went wrong.
    this.#ended.catch(() => {});
  }

  #goOn(): void {
    this.#stage = 'over';
    for (const passage of this.#passages) {
      const { client, server, commands, replies } = passage;
      for (const chunk of replies.splice(0)) if (client.writable) client.write(chunk);
      for (const chunk of commands.splice(0)) {
        this.#note(passage, chunk);
        if (server.writable) server.write(chunk);
      }
      this.#hasSpoken = true;
    }
  }
}
