/**
 * A Data Plane API of our own in front of a real HAProxy, with the mistakes of the real one: no package registry carries the program.
 * `replay.test.ts` holds it against what the real ones answered.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import net, { type AddressInfo, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import {
  foldAdminState,
  foldOperationalState,
  nativeRows,
  runtimeServer,
  stateRows,
  typedInfo,
} from './runtime.ts';
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

/** A request, as it came. */
export interface Asked {
  method: string;
  path: string;
  body: string;
  /** Requests of one burst came before any of them was answered. */
  burst: number;
}

export interface Answer {
  status: number;
  /** As JSON, unless it is text. */
  body: unknown;
  headers?: Record<string, string>;
}

export interface Instead extends Answer {
  /** The API got the request all the same, and did it. */
  done: boolean;
}

class HaproxyIsDead extends Error {}
class Refused extends Error {}

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
      answer = answers ? await this.#answer(asked, request.headers.authorization) : instead;
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

  async #answer({ method, path, body }: Asked, authorization: string | undefined): Promise<Answer> {
    const { redirect } = this.switches;
    if (redirect !== null) return { status: 302, body: 'moved', headers: { Location: redirect } };
    const { pathname, searchParams } = new URL(path, 'http://localhost');
    const [major, rest] = /^\/v(\d)(\/.*)$/.exec(pathname)?.slice(1) ?? [];
    const { dialect } = this;
    const isKnown = Number(major) === dialect.major;
    const refusal = this.#notLoggedIn(authorization);
    if (refusal !== null && (isKnown || dialect.hidesOtherMajor)) return refusal;
    if (!isKnown || rest === undefined) return notFound(pathname);
    return this.#route(method, rest, searchParams, body, pathname);
  }

  #notLoggedIn(authorization: string | undefined): Answer | null {
    const [, encoded = ''] = /^Basic (.*)$/i.exec(authorization ?? '') ?? [];
    const [name, password] = Buffer.from(encoded, 'base64').toString('utf8').split(/:(.*)/s);
    const { user, dialect } = this;
    if (name === user.name && password === user.password) return null;
    const headers = { 'Www-Authenticate': 'Basic realm="API"' };
    const old = !dialect.hidesOtherMajor;
    const words =
      authorization === undefined
        ? old
          ? 'unauthenticated for invalid credentials'
          : 'missing or invalid authorization'
        : !dialect.echoesPassword
          ? 'unauthorized'
          : name === user.name
            ? `invalid password: ${password}`
            : 'no configured users';
    return { status: 401, body: { code: 401, message: words }, headers };
  }

  async #route(
    method: string,
    rest: string,
    query: URLSearchParams,
    body: string,
    whole: string,
  ): Promise<Answer> {
    const { dialect } = this;
    if (rest === '/info')
      return ok({ api: { build_date: '0001-01-01T00:00:00.000Z', version: dialect.version }, system: {} });
    if (rest === '/services/haproxy/reloads') return ok(this.switches.reloads);
    if (rest === '/services/haproxy/runtime/info') return this.#info();
    if (rest === '/services/haproxy/stats/native') return this.#native(query);
    if (rest === '/services/haproxy/runtime/stick_tables') return this.#tables();
    const configured =
      /^\/services\/haproxy\/configuration\/(?:backends\/([^/]+)\/)?servers$/.exec(rest) ?? null;
    if (configured !== null) return this.#configured(configured[1] ?? query.get('backend') ?? '');
    const path =
      dialect.major === 3
        ? /^\/services\/haproxy\/runtime\/backends\/([^/]+)\/servers(?:\/([^/]+))?$/.exec(rest)
        : /^\/services\/haproxy\/runtime\/servers(?:\/([^/]+))?$/.exec(rest);
    if (path === null) return notFound(whole);
    const [, first, second] = path;
    const backend = dialect.major === 3 ? decodeURIComponent(first ?? '') : query.get('backend');
    const server = dialect.major === 3 ? second : first;
    if (backend === null)
      return { status: 422, body: { code: 602, message: 'backend in query is required' } };
    try {
      if (server === undefined) return await this.#list(backend);
      const name = { backend, server: decodeURIComponent(server) };
      if (method === 'PUT') return await this.#put(name, body);
      return await this.#get(name);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { status: 500, body: { code: 500, message: error.message } };
    }
  }

  #configured(backend: string): Answer {
    const servers = this.switches.disabled
      .filter((key) => key.startsWith(`${backend}/`))
      .map((key) => ({ name: key.slice(backend.length + 1), maintenance: 'enabled' }));
    return ok(this.dialect.major === 3 ? servers : { _version: 1, data: servers });
  }

  async #info(): Promise<Answer> {
    let answer: Record<string, unknown>;
    const runtimeAPI = this.socket;
    try {
      const {
        Pid,
        Uptime_sec,
        Version,
        Stopping,
        Node,
        node = Node,
        Process_num,
      } = typedInfo(await this.#command('show info typed'));
      answer =
        Pid === undefined
          ? { info: { release_date: '0001-01-01' }, runtimeAPI }
          : {
              info: {
                node: node ?? '',
                pid: Number(Pid),
                process_num: Number(Process_num),
                stopping: Number(Stopping ?? 0),
                uptime: Number(Uptime_sec),
                version: Version,
              },
              runtimeAPI,
            };
    } catch (error) {
      if (error instanceof HaproxyIsDead) throw error;
      answer = { error: `${(error as Error).message}`, runtimeAPI };
    }
    return ok(this.#wrapped(answer));
  }

  async #native(query: URLSearchParams): Promise<Answer> {
    let reply: string;
    try {
      reply = await this.#command('show stat');
    } catch (error) {
      if (error instanceof HaproxyIsDead) throw error;
      const dead = { error: (error as Error).message, runtimeAPI: this.socket };
      return { status: 500, body: this.#wrapped(this.dialect.isEarly ? { ...dead, stats: null } : dead) };
    }
    if (reply === '') {
      const message = 'runtime error: slice bounds out of range [2:0]: runtime/asm_amd64.s:2129 panicBounds';
      return { status: 500, body: { code: 500, message } };
    }
    const [type, parent, name] = ['type', 'parent', 'name'].map((one) => query.get(one));
    const stats = nativeRows(reply).filter(
      (row) =>
        (type === null || row.type === type) &&
        (parent === null || row.backend_name === parent) &&
        (name === null || row.name === name),
    );
    const found = stats.length === 0 && !this.dialect.isEarly ? {} : { stats };
    return ok(this.#wrapped({ runtimeAPI: this.socket, ...found }));
  }

  async #tables(): Promise<Answer> {
    const reply = await this.#command('show table').catch(() => '');
    const names = [...reply.matchAll(/^# table: ([^,]+), type: (\w+)/gm)];
    return ok(names.map(([, name, type]) => ({ fields: [], name, type, size: 1024, used: 0 })));
  }

  async #list(backend: string): Promise<Answer> {
    const { rows, columns } = await this.#states(backend);
    if (rows.length === 0) {
      const status = this.dialect.unknown.list;
      return status === 200
        ? ok([])
        : { status, body: { code: status, message: `no data for ${backend}: not found` } };
    }
    return ok(rows.map((row) => (this.#reads(columns) ? runtimeServer(row, this.dialect.showsMore) : null)));
  }

  async #get(name: { backend: string; server: string }): Promise<Answer> {
    const row = await this.#find(name);
    return row === null
      ? this.#unknown(name, this.dialect.unknown.get)
      : ok(runtimeServer(row, this.dialect.showsMore));
  }

  async #put(name: { backend: string; server: string }, body: string): Promise<Answer> {
    const wanted = JSON.parse(body) as { admin_state?: string; operational_state?: string; weight?: number };
    const { wrongWord, setsWeights } = this.dialect;
    const words = { admin_state: ['ready', 'drain', 'maint'], operational_state: ['up', 'down', 'stopping'] };
    for (const [field, allowed] of Object.entries(words)) {
      const word = wanted[field as 'admin_state'];
      if (word !== undefined && word !== '' && !allowed.includes(word))
        return {
          status: wrongWord,
          body: { code: 606, message: `${field} in body should be one of [${allowed.join(' ')}]` },
        };
    }
    const before = await this.#find(name);
    if (before === null) return this.#unknown(name, this.dialect.unknown.put);
    const { admin_state: admin, operational_state: operational, weight } = wanted;
    if (operational && operational !== foldOperationalState(before.srv_op_state ?? ''))
      await this.#set(name, `health ${operational}`);
    if (admin && admin !== foldAdminState(before.srv_admin_state ?? ''))
      await this.#set(name, `state ${admin}`);
    if (setsWeights && weight !== undefined) {
      if (weight < 0 || weight > 256) throw new Refused(`${this.socket} bad request`);
      if (String(weight) !== before.srv_uweight) await this.#set(name, `weight ${weight}`);
    }
    const after = await this.#find(name);
    return after === null
      ? this.#unknown(name, this.dialect.unknown.put)
      : ok(runtimeServer(after, this.dialect.showsMore));
  }

  async #set({ backend, server }: { backend: string; server: string }, what: string): Promise<void> {
    const command = `set server ${backend}/${server} ${what}`;
    if (this.switches.dropsSets) {
      this.commands.push(command);
      return;
    }
    const reply = await this.#command(command);
    const words = this.dialect.isEarly ? reply.replace(/\n$/, '') : reply.trim();
    if (reply.trim() !== '') throw new Refused(`${this.socket} [3]  ${words} [${command}]`);
  }

  async #find({ backend, server }: { backend: string; server: string }) {
    const { rows, columns } = await this.#states(backend);
    return this.#reads(columns) ? (rows.find((row) => row.srv_name === server) ?? null) : null;
  }

  #reads(columns: number): boolean {
    return !this.dialect.needsColumns || columns >= 25;
  }

  async #states(backend: string) {
    try {
      return stateRows(await this.#command(`show servers state ${backend}`));
    } catch (error) {
      if (error instanceof HaproxyIsDead) throw error;
      return { rows: [], columns: 0 };
    }
  }

  #unknown({ backend, server }: { backend: string; server: string }, status: number): Answer {
    return { status, body: { code: status, message: `no data for ${backend}/${server}: not found` } };
  }

  #wrapped(value: Record<string, unknown>): unknown {
    return this.dialect.major === 2 ? [value] : value;
  }

  /** One connection for each, one after another whoever asks. */
  #command(command: string): Promise<string> {
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

function ok(body: unknown): Answer {
  return { status: 200, body };
}

function notFound(path: string): Answer {
  return { status: 404, body: { code: 404, message: `path ${path} was not found` } };
}

/** Started, and gone with `t`. */
export async function startFakeDataPlaneApi(options: FakeOptions): Promise<FakeDataPlaneApi> {
  const api = new FakeDataPlaneApi(options);
  await api.listen();
  options.t?.after(() => api.close());
  return api;
}
