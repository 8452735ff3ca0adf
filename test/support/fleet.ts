/** Several real HAProxies in front of one application, called `web/web1` and its backup `web/web2`, and the action on all of them. */
import { eventually } from './eventually.ts';
import type { HaproxyVersion } from './haproxy-versions.ts';
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
import { openSession, type Session } from './session.ts';
import { startWebServer, type WebServer } from './web-server.ts';

type T = { after(clearUp: () => Promise<void>): void };

export interface FleetOptions {
  readonly t: T;
  /** One HAProxy for each; the first is called lb1. */
  readonly versions: readonly HaproxyVersion[];
  /** The end of each server line: by the load balancer's name and the server's, or of all. */
  readonly server?: string | ((loadBalancer: string, server: string) => string);
  /** Names of the servers of one load balancer, `web1` and `web2` unless told. */
  readonly names?: (loadBalancer: string) => readonly string[];
  /** The same for all of them. */
  readonly haproxy?: Partial<Omit<HaproxyOptions, 't' | 'config'>>;
}

export class Fleet {
  readonly web: WebServer;
  /** lb1, lb2, … */
  readonly haproxies: readonly RealHaproxy[];
  /** Where the action finds each: a test may put something in between. */
  readonly addresses: string[];
  readonly #t: T;

  constructor(haproxies: readonly RealHaproxy[], web: WebServer, t: T) {
    this.haproxies = haproxies;
    this.web = web;
    this.addresses = haproxies.map(({ address }) => address);
    this.#t = t;
  }

  /** lb1 is 1. */
  lb(number: number): RealHaproxy {
    const found = this.haproxies[number - 1];
    if (found === undefined) throw new Error(`there is no lb${number}`);
    return found;
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
    const address = this.addresses.map((one, index) => `lb${index + 1}=${one}`).join('\n');
    return { t: this.#t, inputs: { address, backend: 'web', server: 'web1', ...inputs } };
  }

  /** One command to each of them. */
  async cli(command: string): Promise<void> {
    await Promise.all(this.haproxies.map((haproxy) => haproxy.cli(command)));
  }

  /** HAProxy's admin flags of one server on each of them. */
  flags(server = 'web1'): Promise<number[]> {
    return Promise.all(this.haproxies.map((haproxy) => haproxy.adminFlags('web', server)));
  }

  /** Until HAProxy's own word for one server is this on each of them. */
  async becomes(status: string, server = 'web1'): Promise<void> {
    for (const haproxy of this.haproxies) {
      await eventually(
        `${server} is ${status}`,
        async () => (await haproxy.row('web', server)).status === status,
      );
    }
  }

  /** A session at `web1` through one of them, which lasts until it is closed. */
  async busy(number: number): Promise<Session> {
    const haproxy = this.lb(number);
    const session = await openSession({ port: haproxy.port('fe'), t: this.#t });
    await eventually('a session', async () => (await haproxy.row('web', 'web1')).scur === '1');
    return session;
  }
}

export async function startFleet({ t, versions, ...options }: FleetOptions): Promise<Fleet> {
  const { server = '', names = () => ['web1', 'web2'], haproxy = {} } = options;
  const web = await startWebServer({ name: 'web', t });
  const config = (loadBalancer: string): string => {
    const servers = names(loadBalancer).map((name) => {
      const end = typeof server === 'string' ? server : server(loadBalancer, name);
      const backup = name === 'web2' ? 'backup' : '';
      return `  server ${name} 127.0.0.1:${web.port} ${backup} ${end}`;
    });
    // On a machine that is busy with other tests a check may take its time: that is no failure here.
    return ['backend web', '  timeout check 10s', ...servers].join('\n');
  };
  const haproxies = await Promise.all(
    versions.map((version, index) =>
      startHaproxy(version, {
        ...haproxy,
        t,
        frontends: { fe: 'web' },
        config: config(`lb${index + 1}`),
      }),
    ),
  );
  return new Fleet(haproxies, web, t);
}
