/**
 * Where a soak takes place: two real HAProxies, each with a master, in front of six applications in two backends; a proxy in front of
 * each admin socket; load from the first operation to the last. What surrounds the operations, and puts everything in order between them.
 */

import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { startAgent } from '../support/agent-server.ts';
import { eventually } from '../support/eventually.ts';
import type { HaproxyVersion } from '../support/haproxy-versions.ts';
import { LoadProcess } from '../support/load.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { startWebServer, type WebServer } from '../support/web-server.ts';
import { Site, WEIGHT } from './site.ts';
import { type Snapshot, takeSnapshot } from './snapshot.ts';

type T = { after(clearUp: () => Promise<void> | void): void };

/** What a script of a rolling step has asked for, and which load balancers had its servers in rotation all the same. */
export interface Deployed {
  names: readonly string[];
  inRotation: readonly string[];
}

/** From an application's kill to the start of the next one. */
const DOWN_MS = 150;
/** The longest request of the load, ms. */
const LONGEST_MS = 400;
const CLIENTS = 8;
const DAY_MS = 86_400_000;
const UP_WITHIN_MS = 15_000;

export class Scene {
  readonly sites: readonly Site[];
  readonly applications: ReadonlyMap<string, WebServer>;
  readonly load: LoadProcess;
  readonly deployed: Deployed[] = [];
  /** What a rolling step's script ends with. */
  scriptFails = false;
  readonly #control: http.Server;
  #starting: Promise<unknown> = Promise.resolve();

  constructor(
    sites: readonly Site[],
    applications: ReadonlyMap<string, WebServer>,
    load: LoadProcess,
    control: http.Server,
  ) {
    this.sites = sites;
    this.applications = applications;
    this.load = load;
    this.#control = control;
    control.on('request', async (request, response) => {
      const names = (await text(request)).split('\n').filter((name) => name !== '');
      const deployed = await this.deploy(names).catch(String);
      response.writeHead(this.scriptFails || typeof deployed === 'string' ? 500 : 200).end(`${deployed}\n`);
    });
  }

  application(server: string): WebServer {
    const found = this.applications.get(server);
    if (found === undefined) throw new Error(`nothing stands behind ${server}`);
    return found;
  }

  /** The script of a rolling step: it asks this process for a deployment. */
  get script(): string {
    const { port } = this.#control.address() as AddressInfo;
    return `curl -fsS --data-binary "$HAPROXY_SERVERS" http://127.0.0.1:${port}/`;
  }

  /** Kills the applications; their successors listen some time after this has ended. Only what is out everywhere is killed. */
  async deploy(names: readonly string[]): Promise<void> {
    const servers = [...this.applications.keys()].filter((key) =>
      names.some((name) => key.endsWith(`/${name}`)),
    );
    const inRotation: string[] = [];
    for (const { name, haproxy } of this.sites) {
      const snapshot = await takeSnapshot(haproxy);
      for (const server of servers)
        if (snapshot.get(server)?.forced !== 1) inRotation.push(`${server} on ${name}`);
    }
    this.deployed.push({ names, inRotation });
    const applications = servers.map((server) => this.application(server));
    await Promise.all(applications.map((application) => application.kill()));
    await sleep(DOWN_MS);
    this.#starting = sleep(DOWN_MS).then(() =>
      Promise.all(applications.map((application) => application.start())),
    );
  }

  look(): Promise<Snapshot[]> {
    return Promise.all(this.sites.map((site) => site.look()));
  }

  /** The same as soon as all run that nobody holds out and that are checked. */
  async lookWhenRunning(): Promise<Snapshot[]> {
    const limit = performance.now() + UP_WITHIN_MS;
    for (;;) {
      const looks = await this.look();
      const comesUp = looks.some((look) =>
        [...look.values()].some(({ forced, checked, running }) => forced === 0 && checked && !running),
      );
      if (!comesUp || performance.now() > limit) return looks;
      await sleep(20);
    }
  }

  /** Every application healthy, every server in rotation with its weight and its checks; nobody else is in the way. */
  async prepare(server?: string): Promise<Snapshot[]> {
    await this.#starting;
    this.scriptFails = false;
    this.deployed.length = 0;
    for (const application of this.applications.values()) application.health = { status: 200, delay: 0 };
    for (const site of this.sites) site.clear(server);
    await Promise.all(this.sites.map((site) => site.putInOrder()));
    return this.lookWhenRunning();
  }
}

/** @param versions of lb1, lb2 */
export async function startScene(t: T, versions: readonly HaproxyVersion[]): Promise<Scene> {
  const names = ['web/s1', 'web/s2', 'web/s3', 'api/a1', 'api/a2', 'api/a3'];
  const started = names.map(async (name) => {
    return [name, await startWebServer({ name: name.slice(4), t })] as const;
  });
  const applications = new Map(await Promise.all(started));
  const agent = await startAgent({ answer: 'ready\n', t });
  const sites = await Promise.all(
    versions.map(async (version, index) => {
      const haproxy = await startHaproxy(version, {
        t,
        master: true,
        frontends: { fe_web: 'web', fe_api: 'api' },
        // An idle connection that a reload closes as a request comes is HAProxy's doing, and nobody's here; 2.2 leaves them open.
        extraDefaults: `timeout check 5s\n${version === '2.2' ? '' : 'option idle-close-on-response'}`,
        config: configOf(applications, agent.port),
      });
      return new Site(
        `lb${index + 1}`,
        haproxy,
        await startTcpProxy({ target: haproxy.socket, record: false, t }),
      );
    }),
  );
  const control = http.createServer();
  control.listen(0, '127.0.0.1');
  await once(control, 'listening');
  t.after(() => {
    control.closeAllConnections();
    control.close();
  });
  const ports = sites.flatMap(({ haproxy }) => [haproxy.port('fe_web'), haproxy.port('fe_api')]);
  const load = new LoadProcess({ port: ports, clients: CLIENTS, longest: LONGEST_MS, limit: DAY_MS });
  t.after(() => load[Symbol.asyncDispose]());
  const scene = new Scene(sites, applications, load, control);
  await scene.prepare();
  await eventually('the load runs', async () => (await load.report()).served > 0);
  return scene;
}

function configOf(applications: ReadonlyMap<string, WebServer>, agentPort: number): string {
  // On a busy machine checks are late: that alone takes nobody down.
  const line = (name: string): string =>
    `  server ${name.slice(4)} 127.0.0.1:${applications.get(name)?.port} weight ${WEIGHT} check inter 200ms rise 2 fall 1000`;
  const servers = (backend: string): string[] =>
    [...applications.keys()].filter((name) => name.startsWith(backend)).map(line);
  return [
    'backend web',
    '  option httpchk GET /health',
    '  cookie SERVER insert indirect nocache',
    ...servers('web').map((server, index) => `${server} cookie c${index}`),
    'backend api',
    '  option httpchk GET /health',
    '  balance leastconn',
    ...servers('api').map((server, index) =>
      index > 0
        ? server
        : `${server} agent-check agent-addr 127.0.0.1 agent-port ${agentPort} agent-inter 200ms`,
    ),
  ].join('\n');
}
