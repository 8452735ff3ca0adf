/**
 * A Data Plane API of our own in front of a real HAProxy, with the mistakes of the real one: no package registry carries the program.
 * `replay.test.ts` holds it against what the real ones answered.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import net, { type AddressInfo, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { type Answer, ApiAnswers, type Asked as AskedOnce, HaproxyIsDead } from './answers.ts';
import { type ApiVersion, DIALECTS, type Dialect } from './versions.ts';

export interface FakeOptions {
  /** HAProxy's stats socket. May be changed at any time. */
  socket: string;
  /** 3.4.2 unless told. */
  version?: ApiVersion;
  /** `deploy` and `s3cret` unless told. */
  user?: { name: string; password: string };
  tls?: { cert: string; key: string; clientCa?: string };
  /** How long it waits for HAProxy: 30 s, unless a test has no time for that. */
  haproxyTimeoutMs?: number;
  t?: { after(clearUp: () => Promise<void>): void };
}

/** What goes wrong. May be changed at any time. */
export interface Switches {
  /** HAProxy's socket takes connections, and closes them without a word. */
  deadAccepting: boolean;
  /** HAProxy hears every `set`, and does nothing. */
  dropsSets: boolean;
  /** Of the next so many PUTs the answer is lost, after all was done. */
  loseAnswers: number;
  /** They are lost by a reset, as by whatever stands between and has forgotten the connection. */
  resets: boolean;
  /** Called before each command goes to HAProxy, which waits for it. */
  gate: ((command: string) => Promise<void> | void) | null;
  /** Called before each request is looked at, which waits for it. */
  requestGate: ((request: Asked) => Promise<void> | void) | null;
  /** Somebody before it answers this request in its place; null: nobody does. */
  instead: ((request: Asked) => Instead | null) | null;
  /** Answered to everything. */
  redirect: string | null;
  /** Whatever stands before it closes the connection behind each answer. */
  closes: boolean;
  /** For so many seconds a cache before it has kept the answer to this request; null: it was asked for. */
  kept: ((request: Asked) => number | null) | null;
  /** Of this request the answer comes twice. */
  repeats: ((request: Asked) => boolean) | null;
  /** `BACKEND/SERVER` of those that are `disabled` in its configuration file. */
  disabled: string[];
  reloads: { id: string; status: 'in_progress' | 'succeeded' }[];
}

export interface Asked extends AskedOnce {
  /** Requests of one burst came before any of them was answered. */
  burst: number;
}

export interface Instead extends Answer {
  /** The API got the request all the same, and did it. */
  done: boolean;
}

export class FakeDataPlaneApi {
  readonly dialect: Dialect;
  readonly user: { name: string; password: string };
  socket: string;
  readonly switches: Switches = {
    deadAccepting: false,
    dropsSets: false,
    loseAnswers: 0,
    resets: false,
    gate: null,
    requestGate: null,
    instead: null,
    redirect: null,
    closes: false,
    kept: null,
    repeats: null,
    disabled: [],
    reloads: [],
  };
  /** What was asked, and what HAProxy was told, in order. */
  readonly asked: Asked[] = [];
  commands: string[] = [];
  connections = 0;
  readonly #api: ApiAnswers;
  readonly #server: Server;
  readonly #scheme: 'http' | 'https';
  readonly #haproxyTimeoutMs: number;
  readonly #sockets = new Set<Socket>();
  #bursts = 0;
  #hasAnswered = false;
  /** It talks to HAProxy about one thing at a time. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor({ socket, version = '3.4.2', user, tls, haproxyTimeoutMs = 30_000 }: FakeOptions) {
    this.dialect = DIALECTS[version];
    this.user = user ?? { name: 'deploy', password: 's3cret-word' };
    this.socket = socket;
    this.#haproxyTimeoutMs = haproxyTimeoutMs;
    this.#api = new ApiAnswers(this);
    this.#scheme = tls === undefined ? 'http' : 'https';
    const { cert, key, clientCa } = tls ?? {};
    this.#server =
      tls === undefined
        ? createServer()
        : createTlsServer({
            cert,
            key,
            ALPNProtocols: ['h2', 'http/1.1'],
            ...(clientCa === undefined ? {} : { ca: clientCa, requestCert: true, rejectUnauthorized: true }),
          });
    this.#server.keepAliveTimeout = 10_000;
    this.#server.on('connection', (client: Socket) => {
      this.connections += 1;
      this.#sockets.add(client.once('close', () => this.#sockets.delete(client)));
    });
    // Node has the next of several requests at once handled before the last is answered; the real one does not.
    const turns = new WeakMap<Socket, Promise<void>>();
    this.#server.on('request', (request, response) => {
      const before = turns.get(request.socket) ?? Promise.resolve();
      const whole = text(request);
      if (this.#hasAnswered) this.#bursts += 1;
      this.#hasAnswered = false;
      const burst = this.#bursts;
      turns.set(
        request.socket,
        before.then(async () => this.#serve(request, await whole, burst, response)).catch(() => {}),
      );
    });
  }

  /** As an address of the action. */
  get address(): string {
    return `${this.#scheme}://127.0.0.1:${this.port}`;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async listen(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  /** Closes every connection at once, as a restart of the API does. */
  disconnect(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Beneath TLS, which would end in order. */
  #reset({ remotePort }: Socket): void {
    for (const socket of this.#sockets) if (socket.remotePort === remotePort) socket.resetAndDestroy();
  }

  async close(): Promise<void> {
    this.disconnect();
    if (!this.#server.listening) return;
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #serve(
    request: IncomingMessage,
    body: string,
    burst: number,
    response: ServerResponse,
  ): Promise<void> {
    const asked = { method: request.method ?? '', path: request.url ?? '', body, burst };
    this.asked.push(asked);
    await this.switches.requestGate?.(asked);
    const instead = this.switches.instead?.(asked) ?? null;
    let answer: Answer;
    try {
      const answers = instead?.done !== false;
      answer = answers ? await this.#api.answer(asked, request.headers.authorization) : instead;
      answer = instead ?? answer;
    } catch (error) {
      if (!(error instanceof HaproxyIsDead)) throw error;
      // It waited in vain.
      request.socket.destroy();
      return;
    }
    if (asked.method === 'PUT' && this.switches.loseAnswers > 0) {
      this.switches.loseAnswers -= 1;
      if (this.switches.resets) this.#reset(request.socket);
      else request.socket.destroy();
      return;
    }
    const { body: said } = answer;
    const text = instead !== null && typeof said === 'string' ? said : `${JSON.stringify(said)}\n`;
    const closing = this.switches.closes ? { Connection: 'close' } : {};
    const age = this.switches.kept?.(asked) ?? null;
    const aged = age === null ? {} : { Age: String(age) };
    const headers = { 'Content-Type': 'application/json', ...closing, ...aged, ...answer.headers };
    response.writeHead(answer.status, headers);
    response.end(text);
    if (this.switches.repeats?.(asked)) this.#repeat(request.socket, answer.status, text);
    this.#hasAnswered = true;
    if (!response.writableFinished) await once(response, 'close').catch(() => {});
  }

  #repeat(client: Socket, status: number, body: string): void {
    client.write(`HTTP/1.1 ${status} Again\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  /** One connection for each, one after another whoever asks. */
  tell(command: string): Promise<string> {
    if (this.switches.dropsSets && command.startsWith('set ')) {
      this.commands.push(command);
      return Promise.resolve('');
    }
    const turn = this.#turn.then(async () => {
      await this.switches.gate?.(command);
      this.commands.push(command);
      return this.switches.deadAccepting ? '' : askOnce(this.socket, command, this.#haproxyTimeoutMs);
    });
    this.#turn = turn.catch(() => {});
    return turn;
  }
}

/** Rejects with HaproxyIsDead when no whole reply comes in time; a connection that breaks is an empty one. */
function askOnce(socket: string, command: string, limitMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const connection = net.createConnection({ path: socket, allowHalfOpen: true });
    const end = (told: () => void) => {
      clearTimeout(limit);
      connection.destroy();
      told();
    };
    const limit = setTimeout(() => end(() => reject(new HaproxyIsDead(command))), limitMs);
    const chunks: Buffer[] = [];
    let isConnected = false;
    connection.on('connect', () => {
      isConnected = true;
      connection.write(`${command}\n`);
    });
    connection.on('data', (chunk: Buffer) => chunks.push(chunk));
    connection.on('end', () => end(() => resolve(Buffer.concat(chunks).toString())));
    connection.on('error', ({ code, message }: NodeJS.ErrnoException) =>
      end(() => {
        if (isConnected || code === 'ECONNREFUSED') resolve('');
        else reject(new Error(`dial unix ${socket}: ${message} [${command}]`));
      }),
    );
  });
}

/** Started, and gone with `t`. */
export async function startFakeDataPlaneApi(options: FakeOptions): Promise<FakeDataPlaneApi> {
  const api = new FakeDataPlaneApi(options);
  await api.listen();
  options.t?.after(() => api.close());
  return api;
}
