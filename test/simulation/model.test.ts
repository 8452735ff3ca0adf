/** The model keeps the contract of LoadBalancer, as every real HAProxy does: what is found with it holds for them. */
import type { LoadBalancer } from '../../src/haproxy/load-balancer.ts';
import type { Lack } from '../../src/haproxy/snapshot.ts';
import { describeLoadBalancer, type Peer } from '../contract/load-balancer.ts';
import { Api, type ApiSetup } from './model/api.ts';
import { throughApi } from './model/api-port.ts';
import { Application } from './model/application.ts';
import { PERSON, START } from './model/author.ts';
import { Haproxy } from './model/haproxy.ts';
import { type Caller, ModelLoadBalancer, type WaySetup } from './model/port.ts';
import type { BackendSetup, ServerSetup } from './model/setup.ts';
import { Random } from './random.ts';
import { WorldClock } from './world-clock.ts';

const NOBODY_LOOKS = { failed: () => {}, cut: () => {}, set: () => {} };
const CALLER: Caller = { author: START, alive: true, learned: () => {}, sending: () => {} };

const WAY: WaySetup = {
  latencyMs: 1,
  lossChance: 0,
  level: 'admin',
  seesOldWorkers: false,
  isLarge: false,
  retries: 3,
  commandTimeoutMs: 10_000,
};

describeLoadBalancer('the contract of LoadBalancer, by the model', () => startPeer(null));

for (const version of ['2.9.27', '3.2.15', '3.4.2'] as const) {
  const api: ApiSetup = {
    version,
    questionMs: 1,
    slowChance: 0,
    slowMs: 0,
    frontMs: null,
    overlapMs: 0,
    reloads: [],
    restarts: [],
  };
  describeLoadBalancer(`the contract of LoadBalancer, by the model through a Data Plane API ${version}`, () =>
    startPeer(api),
  );
}

async function startPeer(apiSetup: ApiSetup | null): Promise<Peer> {
  const clock = new WorldClock();
  const servers = [
    server('web/web1', { check: { interMs: 100, fastInterMs: 100, takesMs: 1, rise: 2, fall: 3 } }),
    server('web/web2', { weight: 10 }),
    server('web/spare', { backup: true }),
    server('api/t1', { tracks: 'web/web1' }),
    ...['cookies/s1', 'table/s1', '3/1', '3/2'].map((key) => server(key)),
    ...['odd/::stop-commands::x', 'odd/__proto__', 'odd/BACKEND'].map((key) => server(key)),
    server('odd/v6', { address: '[::1]:80' }),
  ];
  const backends = new Map<string, BackendSetup>([
    ...['web', 'api', '3', 'odd'].map((name) => [name, backend(null)] as const),
    ['cookies', backend('cookie')],
    ['table', backend('stick-table')],
  ]);
  const applications = new Map(servers.map(({ address }) => [address, new Application(address)]));
  const setup = { name: 'lb', seed: 1, servers, backends, uptimeSeconds: 86_400 };
  const haproxy = new Haproxy(setup, clock, applications, NOBODY_LOOKS);
  const serverOf = (key: string) => {
    const found = haproxy.current.servers.get(key);
    if (found === undefined) throw new Error(`There is no server ${key}`);
    return found;
  };
  const api = apiSetup === null ? null : new Api(haproxy, clock, apiSetup, 1);
  const open = (level: WaySetup['level'] = 'admin'): LoadBalancer => {
    const way = { haproxy, clock, caller: CALLER, setup: { ...WAY, level }, random: new Random(1) };
    return api === null
      ? new ModelLoadBalancer(haproxy, clock, CALLER, way.setup, way.random)
      : throughApi({ api, ...way });
  };
  return {
    open: (level) => inItsOwnTime(open(level), clock),
    asksInTurn: api !== null,
    lacks: api === null ? [] : lacksOf(api),
    adminFlags: async (key) => serverOf(key).flags,
    weight: async (key) => serverOf(key).weight,
    force: async (key, state) => haproxy.current.setState(serverOf(key), state, PERSON),
    restart: async () => {
      haproxy.die();
      haproxy.restart();
    },
  };
}

function lacksOf({ dialect }: Api): readonly Lack[] {
  const lacks = ['shutdown-sessions', 'health-checks', 'agent-checks'] as const;
  return dialect.setsWeights ? lacks : [...lacks, 'weight'];
}

function server(key: string, given: Partial<ServerSetup> = {}): ServerSetup {
  const [backend = '', name = ''] = key.split('/');
  return {
    backend,
    server: name,
    address: '127.0.0.1:80',
    weight: 1,
    check: null,
    agent: null,
    tracks: null,
    backup: false,
    maxconn: 0,
    slowStartMs: 0,
    disabled: false,
    cutsWhenDown: false,
    cutsBackupsWhenUp: false,
    ...given,
  };
}

function backend(sticky: BackendSetup['sticky']): BackendSetup {
  return { retries: 3, redispatch: false, sticky };
}

/** Time passes while something is asked, and a little more behind it, so that checks go on. */
function inItsOwnTime(loadBalancer: LoadBalancer, clock: WorldClock): LoadBalancer {
  return new Proxy(loadBalancer, {
    get(target, name: keyof LoadBalancer) {
      const member = target[name];
      if (typeof member !== 'function') return member;
      return (...given: unknown[]) => {
        const work: unknown = Reflect.apply(member, target, given);
        return work instanceof Promise ? passTime(work, clock) : work;
      };
    },
  });
}

async function passTime<T>(work: Promise<T>, clock: WorldClock): Promise<T> {
  let isSettled = false;
  const noted = work.finally(() => {
    isSettled = true;
  });
  noted.catch(() => {});
  await clock.runUntil(() => isSettled);
  const until = clock.now() + 20;
  await clock.runUntil(() => clock.now() >= until);
  return noted;
}
