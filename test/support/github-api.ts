/**
 * GitHub's API as far as an issue needs it: issues of one repository and whose token it is. As strict as GitHub about paths, headers and
 * bodies, and stricter about what nobody should ask. Everything that was written is remembered; a test may have any request fail.
 */
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StoredIssue {
  number: number;
  title: string;
  body: string;
  state: 'open' | 'closed';
  stateReason: string | null;
  login: string;
  isPullRequest: boolean;
}

export interface ApiRequest {
  method: string;
  path: string;
  query: Readonly<Record<string, string>>;
  body: Record<string, unknown> | null;
}

/** What a request gets instead of its answer; `reset`: the connection ends without one; `lost`: it is obeyed, and then ends so. */
export type Fault =
  | { status: number; message: string; headers?: Record<string, string> }
  | 'reset'
  | 'lost'
  | undefined;

export interface GithubApiOptions {
  t: { after(clearUp: () => Promise<void>): void };
  /** As on an Enterprise Server: everything below `/api/v3`, and GraphQL beside it. */
  enterprise?: boolean;
}

/** 40 characters, as GitHub's are. */
export const TOKEN = 'ghs_0123456789abcdefghijklmnopqrstuvwxyz';
export const LOGIN = 'github-actions[bot]';
const REPOSITORY = '/repos/octo/web/issues';

export class GithubApi {
  readonly issues: StoredIssue[] = [];
  /** `POST`, `PATCH 7`: in order, those that failed included. */
  readonly writes: string[] = [];
  /** What GitHub would not know. */
  readonly unexpected: string[] = [];
  readonly requests: ApiRequest[] = [];
  /** A server that knows no filter by creator. */
  ignoresCreator = false;
  fault: (request: ApiRequest) => Fault = () => undefined;
  /** Whoever asks waits for this first. */
  hold: (request: ApiRequest) => Promise<void> = async () => {};
  readonly #prefix: string;
  readonly #graphql: string;
  #port = 0;

  constructor(enterprise: boolean) {
    this.#prefix = enterprise ? '/api/v3' : '';
    this.#graphql = enterprise ? '/api/graphql' : '/graphql';
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}${this.#prefix}`;
  }

  get open(): StoredIssue[] {
    return this.issues.filter(({ state }) => state === 'open');
  }

  /** An issue that somebody has written before. */
  add(issue: Partial<StoredIssue>): StoredIssue {
    const number = this.issues.length + 1;
    const stored: StoredIssue = {
      number,
      title: 'An issue',
      body: '',
      state: 'open',
      stateReason: null,
      login: LOGIN,
      isPullRequest: false,
      ...issue,
    };
    this.issues.push(stored);
    return stored;
  }

  async listen(): Promise<() => Promise<void>> {
    const server = http.createServer((request, response) => void this.#serve(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    this.#port = (server.address() as AddressInfo).port;
    return async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    };
  }

  async #serve(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://github');
    const asked: ApiRequest = {
      method: request.method ?? '',
      path: pathname,
      query: Object.fromEntries(searchParams),
      body: text === '' ? null : JSON.parse(text),
    };
    this.requests.push(asked);
    await this.hold(asked);
    const fault = this.fault(asked);
    if (fault === 'reset') return void request.socket.destroy();
    const reply = (status: number, value: unknown, headers: Record<string, string> = {}): void => {
      if (fault === 'lost') return void request.socket.destroy();
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
      response.end(JSON.stringify(value));
    };
    const refused = this.#refusal(request, asked);
    if (refused !== null) return reply(...refused);
    if (fault !== undefined && fault !== 'lost') {
      if (asked.method !== 'GET') this.#noteWrite(asked);
      return reply(fault.status, { message: fault.message }, fault.headers);
    }
    return reply(...this.#answer(asked));
  }

  #refusal({ headers }: http.IncomingMessage, asked: ApiRequest): [number, unknown] | null {
    if (headers.authorization !== `token ${TOKEN}`) return [401, { message: 'Bad credentials' }];
    if (!headers['user-agent']) return [403, { message: 'Request forbidden by administrative rules.' }];
    if (!/application\/vnd\.github/.test(headers.accept ?? '')) return this.#strange(asked, 'accept');
    if (asked.body !== null && !/^application\/json/.test(headers['content-type'] ?? ''))
      return this.#strange(asked, 'content-type');
    return null;
  }

  #answer(asked: ApiRequest): [number, unknown, Record<string, string>?] {
    const { method, path } = asked;
    if (path === this.#graphql) return this.#viewer(asked);
    const repository = `${this.#prefix}${REPOSITORY}`;
    if (path === repository && method === 'GET') return this.#list(asked);
    if (path === repository && method === 'POST') return this.#create(asked);
    const [, number] = new RegExp(`^${repository}/(\\d+)$`).exec(path) ?? [];
    const issue = this.issues.find((one) => one.number === Number(number));
    if (method === 'PATCH' && issue !== undefined) return this.#update(asked, issue);
    return this.#strange(asked, 'path');
  }

  #viewer(asked: ApiRequest): [number, unknown] {
    const { query } = asked.body ?? {};
    if (asked.method !== 'POST' || query !== '{ viewer { login } }') return this.#strange(asked, 'query');
    return [200, { data: { viewer: { login: LOGIN } } }];
  }

  #list(asked: ApiRequest): [number, unknown, Record<string, string>] | [number, unknown] {
    const { state = 'open', creator, per_page = '30', page = '1', ...rest } = asked.query;
    if (Object.keys(rest).length > 0 || state !== 'open') return this.#strange(asked, 'query');
    const all = this.open
      .filter(({ login }) => this.ignoresCreator || creator === undefined || login === creator)
      .sort((one, other) => other.number - one.number);
    const [size, at] = [Math.min(100, Number(per_page)), Number(page)];
    const next =
      at * size < all.length ? { link: `<${this.url}${REPOSITORY}?page=${at + 1}>; rel="next"` } : {};
    return [
      200,
      all.slice((at - 1) * size, at * size).map((issue) => this.#shown(issue)),
      next as Record<string, string>,
    ];
  }

  #create(asked: ApiRequest): [number, unknown] {
    const { title, body, ...rest } = asked.body ?? {};
    this.#noteWrite(asked);
    if (Object.keys(rest).length > 0 || typeof title !== 'string' || typeof body !== 'string')
      return this.#strange(asked, 'body');
    if (body.length > 65_536) return [422, { message: 'Validation Failed', errors: ['body is too long'] }];
    return [201, this.#shown(this.add({ title, body }))];
  }

  #update(asked: ApiRequest, issue: StoredIssue): [number, unknown] {
    const { body, state, state_reason: reason, ...rest } = asked.body ?? {};
    this.#noteWrite(asked);
    const known = [undefined, 'completed', 'not_planned'].includes(reason as string | undefined);
    if (
      Object.keys(rest).length > 0 ||
      !known ||
      ![undefined, 'closed'].includes(state as string | undefined)
    )
      return this.#strange(asked, 'body');
    if (typeof body === 'string' && body.length > 65_536) return [422, { message: 'Validation Failed' }];
    if (typeof body === 'string') issue.body = body;
    if (state === 'closed') Object.assign(issue, { state, stateReason: reason ?? null });
    return [200, this.#shown(issue)];
  }

  #noteWrite({ method, path }: ApiRequest): void {
    const [number] = /\d+$/.exec(path) ?? [];
    if (!path.endsWith('graphql')) this.writes.push(number === undefined ? method : `${method} ${number}`);
  }

  #shown({ number, title, body, state, login, isPullRequest }: StoredIssue) {
    const html_url = `http://127.0.0.1:${this.#port}/octo/web/issues/${number}`;
    const pull = isPullRequest ? { pull_request: { url: `${this.url}/repos/octo/web/pulls/${number}` } } : {};
    return { number, title, body, state, html_url, user: { login, type: 'Bot' }, ...pull };
  }

  #strange({ method, path, query }: ApiRequest, what: string): [number, unknown] {
    this.unexpected.push(`${what}: ${method} ${path} ${JSON.stringify(query)}`);
    return [404, { message: 'Not Found' }];
  }
}

export async function startGithubApi({ t, enterprise = false }: GithubApiOptions): Promise<GithubApi> {
  const api = new GithubApi(enterprise);
  t.after(await api.listen());
  return api;
}
