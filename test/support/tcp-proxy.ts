/**
 * Stands between a client and a Unix socket or TCP port: counts what goes through, records the dialogue, adds a
 * round-trip time, and has a few accidents on demand.
 */
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import net from 'node:net';
import { abort } from './abort.ts';
import { DelayLine } from './delay-line.ts';

/** What goes wrong from the next connection on; everything may be combined. */
export interface Faults {
  /** Resets the next K connections before a byte of theirs was read; counts down. */
  refuseNext?: number;
  /** Ends each connection after N bytes of replies, by an orderly end or, with `reset`, by a reset. */
  cutAfter?: number;
  reset?: boolean;
  /** Passes commands on, but never a reply. */
  dropReplies?: boolean;
  /** Accepts, and then neither reads nor connects any further. */
  hang?: boolean;
  /** Takes part in each connection: accidents that only one scenario needs. */
  meddle?: Meddle;
  /** All of this is for the next connection only; those after it have these faults. */
  later?: Faults;
}

/** Called with both ends of a connection before a byte has passed. */
export type Meddle = (client: Socket, server: Socket) => Meddler;

/** What is passed on of each chunk, which may be nothing. What else happens it does to the ends itself. */
export interface Meddler {
  command?(chunk: Buffer): Buffer;
  reply?(chunk: Buffer): Buffer;
}

/** One burst of bytes in one direction. */
export interface Burst {
  readonly connection: number;
  readonly from: 'client' | 'server';
  text: string;
}

export interface TcpProxyOptions extends Faults {
  /** Where it leads: a Unix socket's path, or a port of 127.0.0.1. */
  readonly target: string | number;
  /** Added to every byte's way, ms, in each direction: 50 makes a round trip of 100. Connecting costs one too. */
  readonly delay?: number;
  /** Keep the dialogue; for runs of many megabytes say false. On unless told. */
  readonly record?: boolean;
  /** A Unix socket to listen on, for who knows no TCP; a port of 127.0.0.1 that the kernel chooses unless told. */
  readonly socket?: string;
  readonly t?: { after(clearUp: () => Promise<void>): void };
}

export class TcpProxy implements AsyncDisposable {
  /** May be changed at any time; holds for connections accepted from then on. */
  faults: Faults;
  /** Where connections lead from now on. */
  target: string | number;
  /** Of connections from now on; as the option of this name. */
  delay: number;
  connections = 0;
  /** Times the client spoke: bytes that arrive without a reply in between count as one. */
  clientBursts = 0;
  readonly bytes = { fromClient: 0, fromServer: 0 };
  readonly dialogue: Burst[] = [];
  readonly #options: TcpProxyOptions;
  readonly #server = net.createServer({ allowHalfOpen: true }, (client) => this.#accept(client));
  readonly #sockets = new Set<Socket>();

  constructor(options: TcpProxyOptions) {
    const { refuseNext = 0, cutAfter = Number.POSITIVE_INFINITY, reset = false } = options;
    const { dropReplies = false, hang = false, later, meddle } = options;
    this.faults = {
      refuseNext,
      cutAfter,
      reset,
      dropReplies,
      hang,
      ...(later ? { later } : {}),
      ...(meddle ? { meddle } : {}),
    };
    this.target = options.target;
    this.delay = options.delay ?? 0;
    this.#options = options;
  }

  async listen(): Promise<void> {
    const { socket } = this.#options;
    const place = socket === undefined ? { port: 0, host: '127.0.0.1' } : { path: socket };
    this.#server.listen({ ...place, backlog: 1024 });
    await once(this.#server, 'listening');
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Ends of connections that are open, on either side. */
  get open(): number {
    return this.#sockets.size;
  }

  /** As an address of the action. */
  get address(): string {
    return this.#options.socket ?? `127.0.0.1:${this.port}`;
  }

  /** Starts counting and recording anew. */
  reset(): void {
    this.connections = 0;
    this.clientBursts = 0;
    this.bytes.fromClient = 0;
    this.bytes.fromServer = 0;
    this.dialogue.length = 0;
  }

  /** Ends every connection, but goes on listening. */
  disconnect(): void {
    for (const socket of this.#sockets) {
      socket.destroy();
    }
  }

  async close(): Promise<void> {
    this.disconnect();
    if (this.#server.listening) {
      this.#server.close();
      await once(this.#server, 'close');
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #accept(client: Socket): void {
    const connection = ++this.connections;
    const { refuseNext = 0, cutAfter = Number.POSITIVE_INFINITY, reset, dropReplies } = this.faults;
    const { hang, meddle } = this.faults;
    this.faults = this.faults.later ?? this.faults;
    this.#own(client);
    if (refuseNext > 0) {
      this.faults.refuseNext = refuseNext - 1;
      abort(client);
      return;
    }
    if (hang) {
      client.pause();
      return;
    }
    const { target } = this;
    const server = net.createConnection(
      typeof target === 'string'
        ? { path: target, allowHalfOpen: true }
        : { port: target, host: '127.0.0.1', allowHalfOpen: true },
    );
    this.#own(server);
    const meddler = meddle?.(client, server);
    let spokeLast = '';
    let replied = 0;
    const note = (from: Burst['from'], chunk: Buffer): void => {
      this.bytes[from === 'client' ? 'fromClient' : 'fromServer'] += chunk.length;
      const sameBurst = spokeLast === from;
      spokeLast = from;
      this.clientBursts += from === 'client' && !sameBurst ? 1 : 0;
      this.#record(connection, from, chunk, sameBurst);
    };
    const { delay } = this;
    // The kernel accepts at once: the round trip of connecting is made up for before the first byte goes through.
    const commands = new DelayLine(delay, 3 * delay);
    const replies = new DelayLine(delay);
    pipe(client, server, commands, (chunk) => {
      note('client', chunk);
      const passed = meddler?.command?.(chunk) ?? chunk;
      if (passed.length > 0) server.write(passed);
    });
    pipe(server, client, replies, (said) => {
      if (dropReplies) {
        return;
      }
      const chunk = meddler?.reply?.(said) ?? said;
      if (chunk.length === 0) {
        return;
      }
      const passed = chunk.subarray(0, cutAfter - replied);
      replied += passed.length;
      note('server', passed);
      client.write(passed);
      if (replied >= cutAfter) {
        reset ? abort(client) : client.end();
        server.destroy();
      }
    });
  }

  #own(socket: Socket): void {
    this.#sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#sockets.delete(socket));
  }

  #record(connection: number, from: Burst['from'], chunk: Buffer, sameBurst: boolean): void {
    if (this.#options.record === false) {
      return;
    }
    const last = this.dialogue.findLast((burst) => burst.connection === connection);
    if (sameBurst && last !== undefined) {
      last.text += chunk.toString('latin1');
    } else {
      this.dialogue.push({ connection, from, text: chunk.toString('latin1') });
    }
  }
}

/** Passes bytes, end and errors on, one after the other, late. */
function pipe(from: Socket, to: Socket, line: DelayLine, pass: (chunk: Buffer) => void): void {
  const unlessOver = (act: () => void): void => line.run(() => (to.writable ? act() : undefined));
  from.on('data', (chunk) =>
    unlessOver(() => {
      pass(chunk);
      if (to.writableNeedDrain) {
        from.pause();
        to.once('drain', () => from.resume());
      }
    }),
  );
  from.on('end', () => unlessOver(() => to.end()));
  from.on('close', (failed) => unlessOver(() => (failed ? abort(to) : undefined)));
}

/** Starts a proxy, on a port of 127.0.0.1 that the kernel chooses unless told otherwise. */
export async function startTcpProxy(options: TcpProxyOptions): Promise<TcpProxy> {
  const proxy = new TcpProxy(options);
  await proxy.listen();
  options.t?.after(() => proxy.close());
  return proxy;
}
