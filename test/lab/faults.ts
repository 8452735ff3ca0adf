/**
 * What can go wrong between the action and HAProxy: one fault at one place of a dialogue, and how often it comes again. Knows bytes
 * and connections; not what is asked, nor what is right.
 */
import type { Socket } from 'node:net';
import { abort } from '../support/abort.ts';
import type { Meddler } from '../support/tcp-proxy.ts';

/** By this name each stands in the table at the end. */
export type FaultKind = keyof typeof KINDS;

/** A fault and its place. */
export interface Fault {
  kind: FaultKind;
  /** After so many bytes of replies (for `cut command`: of commands), over all connections of the dialogue. */
  at: number;
  /** How many of the later connections it befalls, too, each from its first byte on. */
  again: number;
}

/** One end of a connection to the action, and one to HAProxy. */
interface Ends {
  client: Socket;
  server: Socket;
}

/** Done when the place is reached; returns what becomes of the bytes behind it: `pass` or `drop`. */
type Act = (ends: Ends) => 'pass' | 'drop';

const says =
  (words: string | Buffer, then?: (ends: Ends) => void): Act =>
  (ends) => {
    ends.client.write(words);
    then?.(ends);
    return then ? 'drop' : 'pass';
  };

const hangUp = ({ client, server }: Ends): void => {
  client.end();
  server.destroy();
};

/** Every byte there is, twice, in an order that is the same each time. */
const BINARY = Buffer.from(Array.from({ length: 512 }, (_, index) => (index * 167 + 13) % 256));
const TLS_ALERT = Buffer.from([0x15, 3, 3, 0, 2, 2, 0x46]);
const FOREVER_EVERY_MS = 5;

const KINDS = {
  end: (ends) => {
    hangUp(ends);
    return 'drop';
  },
  reset: ({ client, server }) => {
    abort(client);
    server.destroy();
    return 'drop';
  },
  /** No more replies; commands still go through. */
  'half-close': ({ client }) => {
    client.end();
    return 'drop';
  },
  /** The same, and nobody says that the replies have ended. */
  silence: () => 'drop',
  /** Neither replies nor commands. */
  deaf: ({ client, server }) => {
    client.pause();
    server.pause();
    return 'drop';
  },
  'text between': says('hello, is it me you are looking for?\n'),
  'binary between': says(BINARY),
  'HTTP answer': says('HTTP/1.1 400 Bad request\r\nconnection: close\r\n\r\n<html>', hangUp),
  'SMTP banner': says('220 mail.example.com ESMTP\r\n', hangUp),
  'TLS alert': says(TLS_ALERT, hangUp),
  /** Looks like the reply to a command that was accepted. */
  'prompts between': says('\n> \n> '),
  'endless bytes': (ends) => forever(ends, Buffer.alloc(16 * 1024, 'x')),
  'endless lines': (ends) => forever(ends, Buffer.alloc(16 * 1024, '1: x\n\n')),
  /** As a reset; the connections that it befalls later are refused. */
  refusal: ({ client, server }) => {
    abort(client);
    server.destroy();
    return 'drop';
  },
  /** HAProxy reads a part of the commands, and then their end. */
  'cut command': ({ server }) => {
    server.end();
    return 'drop';
  },
  /** The stage leads later connections elsewhere. */
  'other process': (ends) => {
    hangUp(ends);
    return 'drop';
  },
} satisfies Record<string, Act>;

export const FAULT_KINDS = Object.keys(KINDS) as FaultKind[];

/** Never stops, at a pace that leaves the machine to others. */
function forever({ client }: Ends, words: Buffer): 'drop' {
  const pouring = setInterval(() => client.write(words), FOREVER_EVERY_MS);
  client.once('close', () => clearInterval(pouring));
  return 'drop';
}

/** One fault in one dialogue: to be given to a proxy as `meddle`. */
export class Accident {
  /** The place was reached. */
  happened = false;
  readonly #fault: Fault;
  readonly #onHappened: () => void;
  #again: number;
  #passed = 0;

  /** @param onHappened called when the place is reached, before anything else happens */
  constructor(fault: Fault, onHappened: () => void = () => {}) {
    this.#fault = fault;
    this.#again = fault.again;
    this.#onHappened = onHappened;
  }

  /** Will later connections be whole? */
  get over(): boolean {
    return this.#again === 0;
  }

  meddle = (client: Socket, server: Socket): Meddler => {
    const onCommands = this.#fault.kind === 'cut command';
    let fate: 'pass' | 'drop' | null = null;
    const befall = (): void => {
      this.happened = true;
      fate = KINDS[this.#fault.kind]({ client, server });
    };
    const upTo = (chunk: Buffer, pass: (own: Buffer) => void): Buffer => {
      if (fate === 'drop') return chunk.subarray(0, 0);
      if (fate === 'pass' || this.happened) return chunk;
      const room = this.#fault.at - this.#passed;
      this.#passed += Math.min(room, chunk.length);
      // Who takes over when all has been said, and read, comes too late for the step.
      const tooEarly = this.#fault.kind === 'other process' ? chunk.length <= room : chunk.length < room;
      if (tooEarly) return chunk;
      pass(chunk.subarray(0, room));
      this.#onHappened();
      befall();
      return fate === 'drop' ? chunk.subarray(0, 0) : chunk.subarray(room);
    };
    if (this.happened && this.#again > 0) {
      this.#again -= 1;
      befall();
    } else if (!this.happened && this.#fault.at === 0 && !onCommands) {
      this.#onHappened();
      befall();
    }
    return {
      command: (chunk) => {
        if (this.#fault.kind === 'deaf' && fate !== null) return chunk.subarray(0, 0);
        return onCommands ? upTo(chunk, (own) => server.write(own)) : chunk;
      },
      reply: (chunk) => (onCommands ? chunk : upTo(chunk, (own) => client.write(own))),
    };
  };
}

/** Passes everything on in drips, of one byte or of some, in both directions. */
export function drip(client: Socket, server: Socket): Meddler {
  return { command: dripTo(server), reply: dripTo(client) };
}

const DRIPS = [1, 2, 60, 7, 300, 19];

function dripTo(to: Socket): (chunk: Buffer) => Buffer {
  const queue: Buffer[] = [];
  let turn = 0;
  const next = (): void => {
    const [chunk] = queue;
    if (chunk === undefined || !to.writable) return;
    const size = DRIPS[turn++ % DRIPS.length] ?? 1;
    to.write(chunk.subarray(0, size));
    if (chunk.length <= size) queue.shift();
    else queue[0] = chunk.subarray(size);
    setImmediate(next);
  };
  return (chunk) => {
    queue.push(chunk);
    if (queue.length === 1) setImmediate(next);
    return chunk.subarray(0, 0);
  };
}
