/**
 * Where cases of the lab run, one after the other: a HAProxy of its own, so that dialogues are short and nobody else changes
 * anything, a twin for when another process takes over, and the proxy in front of them.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseServersState, type Row } from '../support/haproxy-cli.ts';
import type { HaproxyVersion } from '../support/haproxy-versions.ts';
import { type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { type Operation, type State, WEIGHT } from './judge.ts';

/** What is behind its name in the configuration. On a busy machine checks are late: that alone takes it down never. */
export const s1Line = (port: number | string): string =>
  `127.0.0.1:${port} weight ${WEIGHT.before} check inter 50ms rise 2 fall 1000`;

/** Of every HAProxy of the lab. */
export const CONFIG = `frontend app
  bind 127.0.0.1:{{app}}
  monitor-uri /
backend web
  server s1 ${s1Line('{{app}}')}
  server s2 127.0.0.1:{{app}} weight ${WEIGHT.before}`;

/** Both servers of a HAProxy: the one that is selected, and the one that is not. */
export interface Look {
  s1: State;
  s2: State;
}

const MAINT_AND_DRAIN = 0x09;
const UP_WITHIN_MS = 10_000;

type Target = string | number;

export class Lane {
  readonly version: HaproxyVersion;
  readonly proxy: TcpProxy;
  /** Can another process take over here? */
  readonly hasTwin: boolean;
  readonly #haproxy: RealHaproxy;
  readonly #twin: RealHaproxy;
  readonly #targets: { haproxy: Target; twin: Target };

  /** `targets`: where the proxy leads for each, its socket unless told. */
  constructor(
    proxy: TcpProxy,
    haproxy: RealHaproxy,
    twin: RealHaproxy,
    targets: { haproxy: Target; twin: Target } = { haproxy: haproxy.socket, twin: twin.socket },
  ) {
    this.#targets = targets;
    this.version = haproxy.version;
    this.proxy = proxy;
    this.#haproxy = haproxy;
    this.#twin = twin;
    this.hasTwin = twin !== haproxy;
  }

  /** Everything as it is before this operation, the proxy whole. */
  async prepare(operation: Operation): Promise<Look> {
    this.clear();
    this.proxy.target = this.#targets.haproxy;
    const forced = operation === 'ready' ? 'maint' : 'ready';
    return this.#set(this.#haproxy, forced, WEIGHT.before);
  }

  /** The same of the twin, but its s1 in one of three states, of which one is that of the other HAProxy. */
  prepareTwin(variant: number): Promise<Look> {
    const [state = 'ready', weight = WEIGHT.before] =
      (
        [
          ['ready', WEIGHT.before],
          ['drain', 70],
          ['maint', WEIGHT.before],
        ] as const
      )[variant % 3] ?? [];
    return this.#set(this.#twin, state, weight);
  }

  /** Later connections lead to the twin. */
  swap = (): void => {
    this.proxy.target = this.#targets.twin;
  };

  /** Whoever answers behind the proxy now, read without it. */
  look(): Promise<Look> {
    return lookAt(this.#current);
  }

  /** The same as soon as s1 runs where nobody holds it out; what is so when it does not come to run soon. */
  async lookWhenRunning(): Promise<Look> {
    const limit = performance.now() + UP_WITHIN_MS;
    for (;;) {
      const look = await this.look();
      if (look.s1.running || look.s1.forced !== 0 || performance.now() > limit) return look;
      await sleep(20);
    }
  }

  /** No faults, no delay, nobody connected. */
  clear(): void {
    this.proxy.faults = {};
    this.proxy.delay = 0;
    this.proxy.disconnect();
  }

  get #current(): RealHaproxy {
    return this.proxy.target === this.#targets.twin ? this.#twin : this.#haproxy;
  }

  async #set(haproxy: RealHaproxy, state: string, weight: number): Promise<Look> {
    const servers = ['s1', 's2'].map((name) => `set server web/${name}`);
    const [s1, s2] = servers;
    const all = servers.flatMap((one) => [`${one} state ready`, `${one} health up`]);
    await haproxy.cli([...all, `${s2} weight ${WEIGHT.before}`, `${s1} weight ${weight}`].join(';'));
    await haproxy.cli(`${s1} state ${state}`);
    return lookAt(haproxy);
  }
}

export async function startLane(
  version: HaproxyVersion,
  options: {
    twin: boolean;
    t: { after(clearUp: () => Promise<void>): void };
    /** What stands between the proxy and a HAProxy: where that is reached. */
    through?: (haproxy: RealHaproxy) => Promise<Target>;
    /** `CONFIG` unless told. */
    config?: string;
  },
): Promise<Lane> {
  const { t, through = ({ socket }) => Promise.resolve(socket), config = CONFIG } = options;
  const haproxy = await startHaproxy(version, { t, config });
  const twin = options.twin ? await startHaproxy(version, { t, config }) : haproxy;
  const target = await through(haproxy);
  const targets = { haproxy: target, twin: twin === haproxy ? target : await through(twin) };
  const proxy = await startTcpProxy({ target, record: false, t });
  return new Lane(proxy, haproxy, twin, targets);
}

async function lookAt(haproxy: RealHaproxy): Promise<Look> {
  const rows = parseServersState(await haproxy.cli('show servers state web'));
  const state = (name: string): State => stateOf(rows.find((row) => row.srv_name === name) ?? {});
  return { s1: state('s1'), s2: state('s2') };
}

export function stateOf(row: Row): State {
  return {
    forced: Number(row.srv_admin_state) & MAINT_AND_DRAIN,
    weight: Number(row.srv_uweight),
    running: row.srv_op_state === '2',
  };
}
