/**
 * What a Data Plane API answers, out of what HAProxy answers it: its paths, its words by version, when it sends nothing. Knows neither
 * connections nor time.
 */
import {
  foldAdminState,
  foldOperationalState,
  nativeRows,
  runtimeServer,
  stateRows,
  typedInfo,
} from './runtime.ts';
import type { Dialect } from './versions.ts';

/** A request, as it came. */
export interface Asked {
  method: string;
  path: string;
  body: string;
}

export interface Answer {
  status: number;
  /** As JSON, unless it is text. */
  body: unknown;
  headers?: Record<string, string>;
}

/** What it is set up with, and what may change at any time. */
export interface Behind {
  readonly dialect: Dialect;
  readonly user: { name: string; password: string };
  /** HAProxy's, as it names it in its errors. */
  readonly socket: string;
  readonly switches: {
    /** Answered to everything. */
    redirect: string | null;
    /** `BACKEND/SERVER` of those that are `disabled` in its configuration file. */
    disabled: readonly string[];
    reloads: readonly { id: string; status: 'in_progress' | 'succeeded' }[];
  };
  /** HAProxy's reply. Rejects with HaproxyIsDead when none comes in time. */
  tell(command: string): Promise<string>;
}

export class HaproxyIsDead extends Error {}
class Refused extends Error {}

export class ApiAnswers {
  readonly #behind: Behind;

  constructor(behind: Behind) {
    this.#behind = behind;
  }

  /** Rejects with HaproxyIsDead where it waited in vain. */
  async answer({ method, path, body }: Asked, authorization: string | undefined): Promise<Answer> {
    const { redirect } = this.#behind.switches;
    if (redirect !== null) return { status: 302, body: 'moved', headers: { Location: redirect } };
    const { pathname, searchParams } = new URL(path, 'http://localhost');
    const [major, rest] = /^\/v(\d)(\/.*)$/.exec(pathname)?.slice(1) ?? [];
    const { dialect } = this.#behind;
    const isKnown = Number(major) === dialect.major;
    const refusal = this.#notLoggedIn(authorization);
    if (refusal !== null && (isKnown || dialect.hidesOtherMajor)) return refusal;
    if (!isKnown || rest === undefined) return notFound(pathname);
    return this.#route(method, rest, searchParams, body, pathname);
  }

  #notLoggedIn(authorization: string | undefined): Answer | null {
    const [, encoded = ''] = /^Basic (.*)$/i.exec(authorization ?? '') ?? [];
    const [name, password] = Buffer.from(encoded, 'base64').toString('utf8').split(/:(.*)/s);
    const { user, dialect } = this.#behind;
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
    const { dialect } = this.#behind;
    if (rest === '/info')
      return ok({ api: { build_date: '0001-01-01T00:00:00.000Z', version: dialect.version }, system: {} });
    if (rest === '/services/haproxy/reloads') return ok(this.#behind.switches.reloads);
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
    const servers = this.#behind.switches.disabled
      .filter((key) => key.startsWith(`${backend}/`))
      .map((key) => ({ name: key.slice(backend.length + 1), maintenance: 'enabled' }));
    return ok(this.#behind.dialect.major === 3 ? servers : { _version: 1, data: servers });
  }

  async #info(): Promise<Answer> {
    let answer: Record<string, unknown>;
    const runtimeAPI = this.#behind.socket;
    try {
      const {
        Pid,
        Uptime_sec,
        Version,
        Stopping,
        Node,
        node = Node,
        Process_num,
      } = typedInfo(await this.#behind.tell('show info typed'));
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
      reply = await this.#behind.tell('show stat');
    } catch (error) {
      if (error instanceof HaproxyIsDead) throw error;
      const dead = { error: (error as Error).message, runtimeAPI: this.#behind.socket };
      return {
        status: 500,
        body: this.#wrapped(this.#behind.dialect.isEarly ? { ...dead, stats: null } : dead),
      };
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
    const found = stats.length === 0 && !this.#behind.dialect.isEarly ? {} : { stats };
    return ok(this.#wrapped({ runtimeAPI: this.#behind.socket, ...found }));
  }

  async #tables(): Promise<Answer> {
    const reply = await this.#behind.tell('show table').catch(() => '');
    const names = [...reply.matchAll(/^# table: ([^,]+), type: (\w+)/gm)];
    return ok(names.map(([, name, type]) => ({ fields: [], name, type, size: 1024, used: 0 })));
  }

  async #list(backend: string): Promise<Answer> {
    const { rows, columns } = await this.#states(backend);
    if (rows.length === 0) {
      const status = this.#behind.dialect.unknown.list;
      return status === 200
        ? ok([])
        : { status, body: { code: status, message: `no data for ${backend}: not found` } };
    }
    return ok(
      rows.map((row) => (this.#reads(columns) ? runtimeServer(row, this.#behind.dialect.showsMore) : null)),
    );
  }

  async #get(name: { backend: string; server: string }): Promise<Answer> {
    const row = await this.#find(name);
    return row === null
      ? this.#unknown(name, this.#behind.dialect.unknown.get)
      : ok(runtimeServer(row, this.#behind.dialect.showsMore));
  }

  async #put(name: { backend: string; server: string }, body: string): Promise<Answer> {
    const wanted = JSON.parse(body) as { admin_state?: string; operational_state?: string; weight?: number };
    const { wrongWord, setsWeights } = this.#behind.dialect;
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
    if (before === null) return this.#unknown(name, this.#behind.dialect.unknown.put);
    const { admin_state: admin, operational_state: operational, weight } = wanted;
    if (operational && operational !== foldOperationalState(before.srv_op_state ?? ''))
      await this.#set(name, `health ${operational}`);
    if (admin && admin !== foldAdminState(before.srv_admin_state ?? ''))
      await this.#set(name, `state ${admin}`);
    if (setsWeights && weight !== undefined) {
      if (weight < 0 || weight > 256) throw new Refused(`${this.#behind.socket} bad request`);
      if (String(weight) !== before.srv_uweight) await this.#set(name, `weight ${weight}`);
    }
    const after = await this.#find(name);
    return after === null
      ? this.#unknown(name, this.#behind.dialect.unknown.put)
      : ok(runtimeServer(after, this.#behind.dialect.showsMore));
  }

  async #set({ backend, server }: { backend: string; server: string }, what: string): Promise<void> {
    const command = `set server ${backend}/${server} ${what}`;
    const reply = await this.#behind.tell(command);
    const words = this.#behind.dialect.isEarly ? reply.replace(/\n$/, '') : reply.trim();
    if (reply.trim() !== '') throw new Refused(`${this.#behind.socket} [3]  ${words} [${command}]`);
  }

  async #find({ backend, server }: { backend: string; server: string }) {
    const { rows, columns } = await this.#states(backend);
    return this.#reads(columns) ? (rows.find((row) => row.srv_name === server) ?? null) : null;
  }

  #reads(columns: number): boolean {
    return !this.#behind.dialect.needsColumns || columns >= 25;
  }

  async #states(backend: string) {
    try {
      return stateRows(await this.#behind.tell(`show servers state ${backend}`));
    } catch (error) {
      if (error instanceof HaproxyIsDead) throw error;
      return { rows: [], columns: 0 };
    }
  }

  #unknown({ backend, server }: { backend: string; server: string }, status: number): Answer {
    return { status, body: { code: status, message: `no data for ${backend}/${server}: not found` } };
  }

  #wrapped(value: Record<string, unknown>): unknown {
    return this.#behind.dialect.major === 2 ? [value] : value;
  }
}

function ok(body: unknown): Answer {
  return { status: 200, body };
}

function notFound(path: string): Answer {
  return { status: 404, body: { code: 404, message: `path ${path} was not found` } };
}
