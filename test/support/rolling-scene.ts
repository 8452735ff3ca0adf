/**
 * Web applications behind several real HAProxies, and the action `rolling` aimed at all of them: its script asks this process, over HTTP,
 * to do what a deployment would do.
 */
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from './eventually.ts';
import type { HaproxyVersion } from './haproxy-versions.ts';
import { type HaproxyOptions, type RealHaproxy, startHaproxy } from './real-haproxy.ts';
import { type ActionResult, type RunningAction, type RunOptions, startAction } from './run-action.ts';
import { startWebServer, type WebServer } from './web-server.ts';

/** The folder of rolling/action.yml. */
export const ROLLING = path.resolve(import.meta.dirname, '../../rolling');

/** Done for the servers of one batch; whatever is thrown fails the script. */
export type Deploy = (names: string[], batch: number) => Promise<void>;

type T = { after(clearUp: () => Promise<void> | void): void };

export interface RollingSceneOptions {
  readonly t: T;
  /** `web1`, `web2`, … behind each load balancer: 3 unless told. */
  readonly servers?: number;
  /** `lb1`, `lb2`, …: 1 unless told. */
  readonly loadBalancers?: number;
  /** The name of the backend, `web` unless told. */
  readonly backend?: string;
  /** Lines of it before its servers. */
  readonly lines?: string;
  /** The end of each server line. */
  readonly server?: (name: string) => string;
  /** Lines after it. */
  readonly after?: (applications: readonly WebServer[]) => string;
  readonly haproxy?: Partial<Omit<HaproxyOptions, 't' | 'config'>>;
  /** Unless told each application is killed, and starts again when its server is proven. */
  readonly deploy?: Deploy;
}

/** From the kill to the new program's start, and from there until it listens. */
const DOWN_MS = 300;
const BOOT_MS = 500;

export class RollingScene {
  readonly haproxies: readonly RealHaproxy[];
  readonly servers: readonly WebServer[];
  readonly backend: string;
  /** Where the action finds each load balancer. */
  readonly addresses: string[];
  deploy: Deploy;
  /** The batches whose script has asked. */
  readonly deployed: string[] = [];
  readonly #t: T;
  readonly #control: number;

  constructor(
    haproxies: readonly RealHaproxy[],
    servers: readonly WebServer[],
    control: http.Server,
    { t, backend = 'web', deploy = (names) => this.restart(names) }: RollingSceneOptions,
  ) {
    this.haproxies = haproxies;
    this.servers = servers;
    this.addresses = haproxies.map(({ address }) => address);
    this.#t = t;
    this.#control = (control.address() as AddressInfo).port;
    this.backend = backend;
    this.deploy = deploy;
    control.on('request', async (request, response) => {
      const names = (await text(request)).split('\n').filter((name) => name !== '');
      this.deployed.push(names.join());
      try {
        await this.deploy(names, this.deployed.length);
        response.end('deployed\n');
      } catch (error) {
        response.writeHead(500).end(`${error}\n`);
      }
    });
  }

  /** Where a script asks for a deployment, with the names of servers, one per line. */
  get controlUrl(): string {
    return `http://127.0.0.1:${this.#control}/`;
  }

  /** The script of most scenarios. */
  get script(): string {
    return `curl -fsS --data-binary "$HAPROXY_SERVERS" ${this.controlUrl}`;
  }

  get ports(): number[] {
    return this.haproxies.map((haproxy) => haproxy.port('fe_web'));
  }

  get lb1(): RealHaproxy {
    const [first] = this.haproxies;
    if (first === undefined) throw new Error('there is no load balancer');
    return first;
  }

  server(name: string): WebServer {
    const found = this.servers.find((server) => server.name === name);
    if (found === undefined) throw new Error(`no server is called ${name}`);
    return found;
  }

  /** As a deployment does: the program is gone, and its successor listens only some time after the script has ended. */
  async restart(names: readonly string[]): Promise<void> {
    const servers = names.map((name) => this.server(name));
    await Promise.all(servers.map((server) => server.kill()));
    await sleep(DOWN_MS);
    setTimeout(() => void Promise.all(servers.map((server) => server.start())), BOOT_MS);
  }

  start(inputs: Readonly<Record<string, string>> = {}, more: Partial<RunOptions> = {}): RunningAction {
    const address = this.addresses.map((one, index) => `lb${index + 1}=${one}`).join('\n');
    const given = {
      address,
      backend: this.backend,
      server: '*',
      run: this.script,
      'drain-timeout': '20s',
      'health-timeout': '20s',
    };
    return startAction({
      t: this.#t,
      action: ROLLING,
      deadline: 240_000,
      inputs: { ...given, ...inputs },
      ...more,
    });
  }

  run(inputs: Readonly<Record<string, string>> = {}, more: Partial<RunOptions> = {}): Promise<ActionResult> {
    return this.start(inputs, more).result;
  }

  /** By load balancer, the admin flags of each server in order. */
  async flags(): Promise<string[]> {
    const found: string[] = [];
    for (const haproxy of this.haproxies) {
      const own: number[] = [];
      // One after the other: the socket has few places to wait.
      for (const { name } of this.servers) own.push(await haproxy.adminFlags(this.backend, name));
      found.push(own.join(' '));
    }
    return found;
  }

  /** Until every server is UP on every load balancer. */
  async allUp(): Promise<void> {
    for (const haproxy of this.haproxies) {
      for (const { name } of this.servers) {
        await eventually(`${name} is UP`, async () =>
          /^(?:UP|no check)$/.test((await haproxy.row(this.backend, name)).status ?? ''),
        );
      }
    }
  }
}

export async function startRollingScene(
  version: HaproxyVersion,
  options: RollingSceneOptions,
): Promise<RollingScene> {
  const {
    t,
    servers = 3,
    loadBalancers = 1,
    backend = 'web',
    lines = 'option httpchk GET /health',
    haproxy = {},
  } = options;
  const words = options.server ?? (() => 'check inter 200ms');
  const names = Array.from({ length: servers }, (_, index) => `web${index + 1}`);
  const applications = await Promise.all(names.map((name) => startWebServer({ name, t })));
  const config = [
    `backend ${backend}`,
    // The applications share this process with the test: a busy moment of it is no failed check.
    '  timeout check 5s',
    `  ${lines}`,
    ...applications.map(({ name, port }) => `  server ${name} 127.0.0.1:${port} ${words(name)}`),
    options.after?.(applications) ?? '',
  ].join('\n');
  const haproxies = await Promise.all(
    Array.from({ length: loadBalancers }, () =>
      startHaproxy(version, { frontends: { fe_web: backend }, ...haproxy, t, config }),
    ),
  );
  const control = http.createServer();
  control.listen(0, '127.0.0.1');
  await once(control, 'listening');
  t.after(() => {
    control.closeAllConnections();
    control.close();
  });
  const scene = new RollingScene(haproxies, applications, control, options);
  await scene.allUp();
  return scene;
}
