/**
 * A web application for HAProxy to balance: slow answers, streams, WebSockets and health on demand, and it can be
 * killed the hard way and come back on the same port.
 */
import http from 'node:http';
import http2 from 'node:http2';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { abort } from './abort.ts';
import { freePort } from './free-port.ts';
import { serveWebSocket } from './web-socket-echo.ts';

export interface WebServerOptions {
  /** Answered as the body and in the header `x-served-by`. */
  readonly name: string;
  /** Chosen unless told; `restart` takes the same again. */
  readonly port?: number;
  /** HTTP/2 without TLS, and nothing else: no WebSockets. */
  readonly isHttp2?: boolean;
  readonly t?: { after(clearUp: () => Promise<void>): void };
}

/** What both protocols have. */
interface Asked {
  readonly url?: string | undefined;
}
interface Answer {
  readonly destroyed?: boolean;
  setHeader(name: string, value: string): unknown;
  writeHead(status: number, headers: Record<string, string>): Answer;
  write(chunk: string): boolean;
  end(body: string): unknown;
  once(event: 'close', ended: () => void): unknown;
}

/** Between two chunks of a stream: often enough for one that is cut to be seen cut, seldom enough for dozens of them at a time. */
const CHUNK_INTERVAL = 100;
const CLOSE_INTERVAL = 20;

/**
 * Answers every path with its name; `?delay=MS` after that time, `?stream=MS` in chunks over that time (chunked, so
 * that a cut is an error to the client), `?hold` in chunks until `release()`, `/health` as `health` says, a WebSocket echo on `/ws`.
 */
export class WebServer implements AsyncDisposable {
  readonly name: string;
  readonly port: number;
  /** What `GET /health` answers, and after how many ms. */
  health = { status: 200, delay: 0 };
  /** Requests begun so far, WebSockets included, health checks not. */
  requests = 0;
  /** Requests and WebSockets in progress. */
  open = 0;
  /** When the last one of these ended, ms of `Date.now()` with fractions; 0 before the first one. */
  lastEndedMs = 0;
  readonly #sockets = new Set<Socket>();
  #release = Promise.withResolvers<void>();
  readonly #isHttp2: boolean;
  #server: http.Server | http2.Http2Server | undefined;
  #isOver = false;

  constructor(name: string, port: number, isHttp2 = false) {
    this.name = name;
    this.port = port;
    this.#isHttp2 = isHttp2;
  }

  /** Listens; rejects when the port is taken. After `end` it does nothing. */
  async start(): Promise<void> {
    if (this.#isOver) return;
    const server = this.#isHttp2
      ? http2.createServer((request, response) => this.#hear(request, response))
      : http.createServer((request, response) => this.#hear(request, response));
    // HAProxy keeps idle connections: one that we closed just as it is used again would be a failed request.
    if (server instanceof http.Server) server.keepAliveTimeout = 0;
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      socket.on('error', () => socket.destroy());
    });
    server.on('upgrade', (request, socket) => {
      this.#begin(socket);
      serveWebSocket(request, socket as Socket);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ port: this.port, host: '127.0.0.1', backlog: 1024 }, resolve);
    });
    this.#server = server;
    if (this.#isOver) await this.kill();
  }

  /** Killed for good: whoever has yet to start it again, as a deployment that a failed test has left, comes too late. */
  async end(): Promise<void> {
    this.#isOver = true;
    await this.kill();
  }

  /** As SIGKILL would: no more listening, every connection reset, whatever it carries. */
  async kill(): Promise<void> {
    const server = this.#server;
    if (server === undefined) {
      return;
    }
    this.#server = undefined;
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of this.#sockets) {
      abort(socket);
    }
    await closed;
  }

  /** Killed if it still runs, then back on the same port. */
  async restart(): Promise<void> {
    await this.kill();
    await this.start();
  }

  /** Lets every `?hold` come to its end, as it should. */
  release(): void {
    this.#release.resolve();
    this.#release = Promise.withResolvers();
  }

  /** Ends in order: what is in progress is answered first. */
  async close(): Promise<void> {
    this.#server?.close();
    while (this.open > 0) {
      await sleep(CLOSE_INTERVAL);
    }
    await this.kill();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.end();
  }

  #hear(request: Asked, response: Answer): void {
    // Of what HAProxies ask all the time nothing is to be parsed.
    if (request.url === '/health' && this.health.delay === 0) this.#tellHealth(response);
    else void this.#answer(request, response);
  }

  #tellHealth(response: Answer): void {
    response.writeHead(this.health.status, { 'x-served-by': this.name }).end(this.name);
  }

  async #answer(request: Asked, response: Answer): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const time = (name: string): number => Number(url.searchParams.get(name) ?? 0);
    if (url.pathname === '/health') {
      await sleep(this.health.delay, undefined, { ref: false });
      this.#tellHealth(response);
      return;
    }
    response.setHeader('x-served-by', this.name);
    this.#begin(response);
    if (url.search !== '') await sleep(time('delay'), undefined, { ref: false });
    const end = Date.now() + time('stream');
    let held = url.searchParams.has('hold');
    // Who is not held is not kept in mind either: a server answers tens of thousands.
    if (held)
      void this.#release.promise.then(() => {
        held = false;
      });
    while ((held || (url.searchParams.has('stream') && Date.now() < end)) && !response.destroyed) {
      response.write(`${this.name}\n`);
      await sleep(CHUNK_INTERVAL);
    }
    response.end(this.name);
  }

  #begin(until: { once(event: 'close', ended: () => void): unknown }): void {
    this.requests++;
    this.open++;
    until.once('close', () => {
      this.open--;
      this.lastEndedMs = performance.timeOrigin + performance.now();
    });
  }
}

/** Starts a web application on a port of its own. */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  for (;;) {
    const server = new WebServer(options.name, options.port ?? (await freePort()), options.isHttp2);
    try {
      await server.start();
    } catch (error) {
      if (options.port === undefined && (error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
        continue;
      }
      throw error;
    }
    options.t?.after(() => server.end());
    return server;
  }
}
