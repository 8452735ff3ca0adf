/** Runs one way of restarting three applications on a real HAProxy under load, or of passing through one server of many, and counts. */
import path from 'node:path';
import type { Application } from '../../demo/application.ts';
import { type Restartable, restartOnRequest } from '../../demo/restart-on-request.ts';
import { type RestartAll, rollingRestart } from '../../demo/rolling-restart.ts';
import { eventually } from '../../support/eventually.ts';
import type { HaproxyVersion } from '../../support/haproxy-versions.ts';
import { type RealHaproxy, startHaproxy } from '../../support/real-haproxy.ts';
import { startTcpProxy } from '../../support/tcp-proxy.ts';
import { largeBackend } from '../large-backend.ts';
import { processorMs } from '../processor-time.ts';
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

/** A quarter is bound by cookie; each answer takes 20 to 200 ms. */
const LOAD = { mix: ['sticky', 'quick', 'quick', 'quick'], work: [20, 200], limit: 300_000 } as const;
const CHECKS = 'check inter 200ms rise 2 fall 2';
/** Load before the first and after the last restart, ms. */
const LEAD_MS = 500;
/** Between the kill of an application and its start, ms; then it still has to load. */
const DOWN_MS = 300;

/** Three servers under load, restarted one after the other. */
export async function deploy(version: HaproxyVersion, way: Way): Promise<DeployCost> {
  const idleMs: number[] = [];
  let cut = 0;
  const watched = (application: Application): Restartable => ({
    name: application.name,
    restart: async (downMs) => {
      const now = performance.timeOrigin + performance.now();
      const { open, lastEndedMs } = await application.activity();
      if (open === 0) idleMs.push(now - lastEndedMs);
      cut += open;
      await application.restart(downMs);
    },
  });
  const costs: Cost[] = [];
  const restartAll: RestartAll = async (haproxy, applications) => {
    using restarts = await restartOnRequest(applications.map(watched), DOWN_MS);
    const servers = applications.map(({ name }) => name);
    const ports = applications.map(({ port }) => port);
    costs.push(await count(haproxy, way, { servers, ports, url: restarts.url }));
  };
  const report = await rollingRestart(version, restartAll, { server: CHECKS, load: LOAD, leadMs: LEAD_MS });
  const { served, failed, slowestMs } = report;
  const [cost] = costs;
  if (cost === undefined) throw new Error('nothing was counted');
  return { ...cost, served, failed, slowestMs, idleMs, cut };
}

/** One server of many out and back again, nothing else going on; nothing is restarted. */
export async function passThrough(haproxy: RealHaproxy, way: Way, port: number): Promise<Cost> {
  await eventually(
    'the last way has left it UP',
    async () => (await haproxy.row('web', 's1')).status === 'UP',
  );
  using restarts = await restartOnRequest([], 0);
  return await count(haproxy, way, { servers: ['s1'], ports: [port], url: restarts.url });
}

/** Only the first one is checked: the checks of all would be all that is measured. */
export function manyServers(version: HaproxyVersion, count: number, port: number): Promise<RealHaproxy> {
  return startHaproxy(version, { config: largeBackend(count, `127.0.0.1:${port} ${CHECKS}`) });
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
