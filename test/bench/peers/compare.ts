/** Runs one way of restarting three applications on a real HAProxy under load, or of passing through one server of many, and counts. */
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Application, startApplication } from '../../demo/application.ts';
import type { HaproxyVersion } from '../../support/haproxy-versions.ts';
import { LoadProcess } from '../../support/load.ts';
import { type RealHaproxy, startHaproxy } from '../../support/real-haproxy.ts';
import { startTcpProxy } from '../../support/tcp-proxy.ts';
import type { Place, Way } from './way.ts';

/** What one way cost on the admin socket, and HAProxy. */
export interface Cost {
  readonly seconds: number;
  readonly connections: number;
  readonly bytesRead: number;
  /** Times that something was sent and then answered. */
  readonly roundTrips: number;
  /** HAProxy's processor time, ms, whatever else it did meanwhile included. */
  readonly cpuMs: number;
  /** Why it did not come to its end, if it did not. */
  readonly gaveUp?: string;
}

export interface DeployCost extends Cost {
  readonly served: number;
  readonly failed: number;
  readonly slowestMs: number;
  /** Of each restart, from the end of its server's last request until it was asked for, ms. */
  readonly idleMs: readonly number[];
  /** Requests that were being answered when a restart was asked for. */
  readonly cut: number;
}

const CLIENTS = 24;
/** What a request takes, ms. */
const WORK = [20, 200] as const;
/** Load before the first and after the last restart, ms. */
const LEAD_MS = 1_000;
/** Between the kill of an application and its start, ms; then it still has to load. */
const DOWN_MS = 300;
const CHECKS = 'check inter 200ms rise 2 fall 2';

/** Three servers, a quarter of the clients bound by cookie. */
export async function deploy(version: HaproxyVersion, way: Way): Promise<DeployCost> {
  await using stack = new AsyncDisposableStack();
  const names = ['web1', 'web2', 'web3'];
  const applications = await Promise.all(names.map(startApplication));
  for (const application of applications) stack.use(application);
  const haproxy = stack.use(
    await startHaproxy(version, {
      frontends: { fe_web: 'web' },
      config: `backend web
  cookie SERVER insert indirect nocache
  option httpchk GET /health
  default-server ${CHECKS}
${applications.map(({ name, port }) => `  server ${name} 127.0.0.1:${port} cookie ${name}`).join('\n')}`,
    }),
  );
  const mix = ['sticky', 'quick', 'quick', 'quick'] as const;
  const load = stack.use(
    new LoadProcess({ port: haproxy.port('fe_web'), clients: CLIENTS, mix, work: WORK, limit: 300_000 }),
  );
  const restarts = new Restarts(applications);
  stack.defer(() => restarts.close());
  const url = await restarts.listen();
  await sleep(LEAD_MS);
  const ports = applications.map(({ port }) => port);
  const cost = await count(haproxy, way, { servers: names, ports, url });
  await sleep(LEAD_MS);
  const { served, failed, slowestMs } = await load.stop();
  return { ...cost, served, failed, slowestMs, idleMs: restarts.idleMs, cut: restarts.cut };
}

/** One server of many out and back again, nothing else going on; nothing is restarted. */
export async function passThrough(haproxy: RealHaproxy, way: Way, port: number): Promise<Cost> {
  const restarts = new Restarts([]);
  const url = await restarts.listen();
  try {
    return await count(haproxy, way, { servers: ['s1'], ports: [port], url });
  } finally {
    restarts.close();
  }
}

/** `count` servers with an application of their own; only the first one is checked: the checks of all would be all that is measured. */
export function manyServers(version: HaproxyVersion, count: number, port: number): Promise<RealHaproxy> {
  const servers = Array.from(
    { length: count },
    (_, index) => `  server s${index + 1} 127.0.0.1:${port}${index === 0 ? ` ${CHECKS}` : ''}`,
  );
  return startHaproxy(version, { config: `backend web\n${servers.join('\n')}` });
}

async function count(haproxy: RealHaproxy, way: Way, place: Omit<Place, 'socket'>): Promise<Cost> {
  const socket = path.join(haproxy.folder, 'counted.sock');
  await using proxy = await startTcpProxy({ target: haproxy.socket, socket, record: false });
  const cpuBefore = processorMs(haproxy.pid);
  const started = performance.now();
  const gaveUp = await way.deploy({ ...place, socket }).then(
    () => undefined,
    (error: Error) => error.message,
  );
  return {
    seconds: (performance.now() - started) / 1_000,
    cpuMs: processorMs(haproxy.pid) - cpuBefore,
    connections: proxy.connections,
    bytesRead: proxy.bytes.fromServer,
    roundTrips: proxy.clientBursts,
    ...(gaveUp === undefined ? {} : { gaveUp }),
  };
}

/** Of all threads, from the scheduler, which counts ns; the clock of /proc/PID/stat has 10 ms. */
export function processorMs(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  const ns = threads.map((id) =>
    Number.parseInt(readFileSync(`/proc/${pid}/task/${id}/schedstat`, 'utf8'), 10),
  );
  return ns.reduce((sum, one) => sum + one, 0) / 1_000_000;
}

/** Kills and starts applications when asked over HTTP, and notes what each was doing just then. Of a name that it does not know it says yes. */
class Restarts {
  readonly idleMs: number[] = [];
  cut = 0;
  readonly #server = http.createServer();

  constructor(applications: readonly Application[]) {
    this.#server.on('request', async (request, response) => {
      const names = (await text(request)).trim().split('\n');
      const asked = applications.filter(({ name }) => names.includes(name));
      await Promise.all(asked.map((application) => this.#restart(application)));
      response.end('restarted\n');
    });
  }

  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #restart(application: Application): Promise<void> {
    const now = performance.timeOrigin + performance.now();
    const { open, lastEndedMs } = await application.activity();
    this.cut += open;
    if (open === 0) this.idleMs.push(now - lastEndedMs);
    await application.restart(DOWN_MS);
  }
}
