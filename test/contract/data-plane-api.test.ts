/** Each real HAProxy keeps the contract through a Data Plane API, of every version that could be measured with it. */
import type { LoadBalancer } from '../../src/haproxy/load-balancer.ts';
import { nameOf } from '../../src/haproxy/server.ts';
import { startFakeDataPlaneApi } from '../support/data-plane-api/fake.ts';
import { openThrough, type Reachable } from '../support/data-plane-api/open.ts';
import {
  drivenBy,
  setsWeights,
  startDataPlaneApi,
  versionOfDataPlaneApi,
  whereDataPlaneApiIs,
} from '../support/data-plane-api/real.ts';
import { type ApiVersion, DIALECTS } from '../support/data-plane-api/versions.ts';
import {
  forEachHaproxy,
  type HaproxyVersion,
  IS_LONG_FORM,
  onEveryHaproxy,
} from '../support/haproxy-versions.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { startWebServer } from '../support/web-server.ts';
import { CONFIG, describeLoadBalancer, type Peer, type Suite } from './load-balancer.ts';

/** Every version of the API whose answers differ, and every HAProxy with one that drives it. */
const VERSIONS: Record<HaproxyVersion, ApiVersion[]> = {
  '2.2': ['2.4.7', '3.2.15'],
  '2.6': ['2.9.27'],
  '3.0': ['3.0.23'],
  '3.2': ['3.1.14', '3.3.5'],
  '3.4': ['3.4.2'],
};

/** The long form has these besides: for each HAProxy also the oldest and the newest that drive it. */
const BESIDES: Partial<Record<HaproxyVersion, ApiVersion[]>> = {
  '2.6': ['3.4.2'],
  '3.0': ['3.4.2'],
  '3.4': ['3.0.23'],
};

interface Api {
  setsWeights: boolean;
  start(socket: string): Promise<Reachable>;
}

async function startPeer(t: Suite, version: HaproxyVersion, { start, setsWeights }: Api): Promise<Peer> {
  const app = await startWebServer({ name: 'app', t });
  const config = CONFIG.replaceAll('{{app}}', String(app.port));
  const haproxy = await startHaproxy(version, { t, config, userSocket: true });
  const ways = { admin: await start(haproxy.socket), user: await start(haproxy.userSocket) };
  return {
    open: (level = 'admin'): LoadBalancer => openThrough(ways[level]),
    adminFlags(key) {
      const { backend, server } = nameOf(key);
      return haproxy.adminFlags(backend, server);
    },
    async weight(key) {
      const { backend, server } = nameOf(key);
      return Number((await haproxy.serverState(backend, server)).srv_uweight);
    },
    async force(key, state) {
      await haproxy.cli(`set server ${key} state ${state}`);
      await haproxy.cli(`set server ${key} health up`);
    },
    restart: () => haproxy.restart(),
    asksInTurn: true,
    lacks: [
      'shutdown-sessions',
      'health-checks',
      'agent-checks',
      ...(setsWeights ? [] : (['weight'] as const)),
    ],
  };
}

onEveryHaproxy('the contract of LoadBalancer', (version) => {
  for (const api of [...VERSIONS[version], ...(IS_LONG_FORM ? (BESIDES[version] ?? []) : [])]) {
    describeLoadBalancer(`through a Data Plane API ${api}`, (t) =>
      startPeer(t, version, {
        setsWeights: DIALECTS[api].setsWeights,
        start: (socket) => startFakeDataPlaneApi({ t, socket, version: api }),
      }),
    );
  }
});

whereDataPlaneApiIs((program) => {
  const name = versionOfDataPlaneApi(program);
  const suite = (version: HaproxyVersion) =>
    describeLoadBalancer('by its Data Plane API', (t) =>
      startPeer(t, version, {
        setsWeights: setsWeights(name),
        start: (socket) => startDataPlaneApi(program, version, { socket, t }),
      }),
    );
  forEachHaproxy(`the contract of LoadBalancer through the real ${name}`, suite, drivenBy(name));
});
