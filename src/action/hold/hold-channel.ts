/** How steps talk to a hold process: a line of JSON each way on its Unix socket. Knows nothing of how servers are held. */
import { connect, createServer, type Server, type Socket } from 'node:net';
import { systemClock } from '../../clock.ts';
import type { Answering } from '../../operation/hold/hold.ts';
import { type HoldFile, parseHoldFile } from './hold-file.ts';

/**
 * `release`: these are not held any more. `suspend`: nor are these, until this connection says what becomes of them, or ends without a word.
 * `resume`: of all that it has suspended these are held again, and nothing else. `who`: who answers where these, of one load balancer, are.
 */
export interface HoldCommand {
  kind: 'release' | 'suspend' | 'resume' | 'who';
  /** As `serverIdOf` calls them. */
  ids: readonly string[];
}

/**
 * Answers with the ids that were meant, as far as they were held; to `release` with all that it knows of itself by then; with null where nobody is
 * known there.
 */
export type Obey = (
  command: HoldCommand,
  connection: Socket,
) => Promise<readonly string[] | HoldFile | Answering | null>;

/** One command after the other; `ended` when the last one was obeyed, and whoever gave it is gone. A command that cannot be obeyed ends its connection. */
export function holdServer(obey: Obey, ended: (connection: Socket) => void): Server {
  return createServer((socket) => {
    let work = Promise.resolve();
    const answer = async (line: string) => {
      const said = await obey(JSON.parse(line) as HoldCommand, socket);
      socket.write(`${JSON.stringify(said)}\n`);
    };
    onLines(socket, (line) => {
      work = work.then(() => answer(line)).catch(() => void socket.destroy());
    });
    socket.on('error', () => {});
    socket.on('close', () => void work.then(() => ended(socket)));
  });
}

/** A step's side. As long as it is open, and no longer, the hold process knows that the step is there. */
export class HoldChannel {
  readonly #socket: Socket;
  readonly #answers: string[] = [];
  #wake = () => {};

  constructor(path: string) {
    this.#socket = connect({ path });
    onLines(this.#socket, (line) => {
      this.#answers.push(line);
      this.#wake();
    });
    this.#socket.on('error', () => {});
    this.#socket.on('close', () => this.#wake());
  }

  /** Resolves to the ids that were meant. Throws when no answer comes within the limit. */
  async ask(command: HoldCommand & { kind: 'suspend' | 'resume' }, limitMs: number) {
    return (await this.#exchange(command, limitMs)) as string[];
  }

  /** Resolves to its last word: on a full disk its file has an earlier one. Throws when no answer comes within the limit. */
  async release(ids: readonly string[], limitMs: number): Promise<HoldFile> {
    return parseHoldFile(await this.#exchange({ kind: 'release', ids }, limitMs));
  }

  /** Null when nothing of that is held any more. Throws when no answer comes within the limit. */
  async askWho(ids: readonly string[], limitMs: number): Promise<Answering | null> {
    return (await this.#exchange({ kind: 'who', ids }, limitMs)) as Answering | null;
  }

  async #exchange(command: HoldCommand, limitMs: number): Promise<unknown> {
    // Between two commands nobody waits for it.
    this.#socket.ref();
    this.#socket.write(`${JSON.stringify(command)}\n`);
    let isLate = false;
    const callOff = systemClock.alarm(limitMs, () => {
      isLate = true;
      this.#wake();
    });
    try {
      for (;;) {
        const answer = this.#answers.shift();
        if (answer !== undefined) return JSON.parse(answer);
        if (isLate || this.#socket.destroyed) throw new Error('no answer');
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    } finally {
      callOff();
      this.#socket.unref();
    }
  }

  close(): void {
    this.#socket.destroy();
  }
}

function onLines(socket: Socket, take: (line: string) => void): void {
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) take(line);
  });
}
