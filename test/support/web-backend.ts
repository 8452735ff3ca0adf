/** Web applications as the servers of backend `web` behind a real HAProxy, and the action aimed at it: the scene of most scenarios. */
import type { HaproxyVersion } from './haproxy-versions.ts';
import { get } from './load-request.ts';
import { type HaproxyOptions, type RealHaproxy, startHaproxy } from './real-haproxy.ts';
import {
  type ActionResult,
  type RunningAction,
  type RunOptions,
  runAction,
  startAction,
  type WatchedAction,
  watchAction,
} from './run-action.ts';
import { startWebServer, type WebServer } from './web-server.ts';

export interface WebBackendOptions extends Partial<Omit<HaproxyOptions, 't'>> {
  readonly t: { after(clearUp: () => Promise<void>): void };
  /** `web1` and `web2` unless told. */
  readonly names?: readonly string[];
  /** Lines of backend `web` before its servers. */
  readonly lines?: string;
  /** The end of each server line, by name, or of all. */
  readonly server?: string | ((name: string) => string);
  /** The applications speak HTTP/2; the server lines need `proto h2` then. */
  readonly isHttp2?: boolean;
}

export class WebBackend {
  readonly haproxy: RealHaproxy;
  readonly servers: readonly WebServer[];
  readonly #t: WebBackendOptions['t'];

  constructor(haproxy: RealHaproxy, servers: readonly WebServer[], t: WebBackendOptions['t']) {
    this.haproxy = haproxy;
    this.servers = servers;
    this.#t = t;
  }

  /** Where clients go. */
  get port(): number {
    return this.haproxy.port('fe_web');
  }

  server(name: string): WebServer {
    const found = this.servers.find((server) => server.name === name);
    if (found === undefined) throw new Error(`no server is called ${name}`);
    return found;
  }

  /** One request on a connection of its own: the server's name, or the reason of the failure. */
  visit(path = '/', cookie?: string): Promise<string> {
    const cookies = new Map(cookie === undefined ? [] : [['SRV', cookie]]);
    return get({ port: this.port, agent: false, path, cookies }).catch((error: Error) => error.message);
  }

  start(inputs: Readonly<Record<string, string>>): RunningAction {
    return startAction(this.#options(inputs));
  }

  /** As `start`, for a step that nobody signals. */
  watch(inputs: Readonly<Record<string, string>>): WatchedAction {
    return watchAction(this.#options(inputs));
  }

  run(inputs: Readonly<Record<string, string>>): Promise<ActionResult> {
    return runAction(this.#options(inputs));
  }

  #options(inputs: Readonly<Record<string, string>>): RunOptions {
    return { t: this.#t, inputs: { address: this.haproxy.address, backend: 'web', ...inputs } };
  }

  /** `scur` of one server. */
  async sessions(server: string, backend = 'web'): Promise<number> {
    return Number((await this.haproxy.row(backend, server)).scur);
  }
}

export async function startWebBackend(
  version: HaproxyVersion,
  options: WebBackendOptions,
): Promise<WebBackend> {
  const {
    t,
    names = ['web1', 'web2'],
    lines = '',
    server = '',
    config = '',
    isHttp2 = false,
    ...rest
  } = options;
  const servers = await Promise.all(names.map((name) => startWebServer({ name, isHttp2, t })));
  const words = (name: string): string => (typeof server === 'string' ? server : server(name));
  const haproxy = await startHaproxy(version, {
    t,
    frontends: { fe_web: 'web' },
    ...rest,
    config: [
      'backend web',
      // The applications share this process with the test: a busy moment of it is no failed check.
      '  timeout check 5s',
      lines,
      ...servers.map(({ name, port }) => `  server ${name} 127.0.0.1:${port} ${words(name)}`),
      config.replace(/\{\{(web\d)\}\}/g, (_, name) => String(servers.find((one) => one.name === name)?.port)),
    ].join('\n'),
  });
  return new WebBackend(haproxy, servers, t);
}
