/** Where somebody else acts beside a step: one HAProxy, or two that the step sets together, each with a master, so that it can be reloaded. */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseServersState } from '../support/haproxy-cli.ts';
import type { HaproxyVersion } from '../support/haproxy-versions.ts';
import { type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { type Operation, type State, WEIGHT } from './judge.ts';
import type { Seen } from './judge-meddling.ts';
import { CONFIG, s1Line, stateOf } from './lane.ts';
import { type Beside, Stranger } from './stranger.ts';

const CHECKS_RUN = 0x04;
const UP_WITHIN_MS = 10_000;

export interface MeddledLook {
  s1: Seen;
  s2: State;
}

/** A way to one load balancer, beside which somebody else can stand. */
export interface MeddledWay {
  /** As an address of the action. */
  address: string;
  /** Whatever was on the way before is gone, and somebody stands beside what comes. */
  begin(): Beside;
}

type StartWay = (haproxy: RealHaproxy, t: Clearing) => Promise<MeddledWay>;

interface Clearing {
  after(clearUp: () => Promise<void>): void;
}

/** One load balancer of a lane. */
export class Site {
  readonly haproxy: RealHaproxy;
  readonly address: string;
  /** Who stands beside the dialogue of the case that runs. */
  stranger: Beside;
  readonly #begin: () => Beside;

  constructor(haproxy: RealHaproxy, { address, begin }: MeddledWay) {
    this.haproxy = haproxy;
    this.address = address;
    this.#begin = begin;
    this.stranger = begin();
  }

  /** Everything as it is before this operation, whatever was done before. */
  async prepare(operation: Operation): Promise<State> {
    this.stranger = this.#begin();
    if ((await this.look()).s1 === null)
      await this.haproxy.cli(`add server web/s1 ${s1Line(this.haproxy.port('app'))}`);
    const s1 = 'set server web/s1';
    const weights = ['s1', 's2'].map((name) => `set server web/${name} weight ${WEIGHT.before}`);
    await this.haproxy.cli(
      ['enable health web/s1', `${s1} state ready`, `${s1} health up`, ...weights].join(';'),
    );
    await this.lookWhenRunning();
    if (operation === 'ready') await this.haproxy.cli(`${s1} state maint`);
    const { s1: before } = await this.look();
    if (before === null) throw new Error('web/s1 is not there');
    return before;
  }

  async look(): Promise<MeddledLook> {
    const rows = parseServersState(await this.haproxy.cli('show servers state web'));
    const [s1, s2] = ['s1', 's2'].map((name) => rows.find((row) => row.srv_name === name));
    const checked = (Number(s1?.srv_check_state) & CHECKS_RUN) !== 0;
    return { s1: s1 ? { ...stateOf(s1), checked } : null, s2: stateOf(s2 ?? {}) };
  }

  /** The same as soon as s1 runs where nobody holds it out; what is so when it does not come to run soon. */
  async lookWhenRunning(): Promise<MeddledLook> {
    const limit = performance.now() + UP_WITHIN_MS;
    for (;;) {
      const look = await this.look();
      const comesUp = look.s1 !== null && look.s1.forced === 0 && look.s1.checked && !look.s1.running;
      if (!comesUp || performance.now() > limit) return look;
      await sleep(20);
    }
  }
}

/** Its load balancers, in the order in which the step knows them. */
export type MeddledLane = readonly Site[];

export function addressesOf(lane: MeddledLane): string {
  return lane.map(({ address }) => address).join('\n');
}

async function bySocket(haproxy: RealHaproxy, t: Clearing): Promise<MeddledWay> {
  const proxy = await startTcpProxy({ target: haproxy.socket, record: false, t });
  const begin = () => {
    proxy.disconnect();
    const stranger = new Stranger();
    proxy.faults = { meddle: stranger.meddle };
    return stranger;
  };
  return { address: proxy.address, begin };
}

/** Each load balancer by its socket, unless told. */
export async function startMeddledLane(
  version: HaproxyVersion,
  size: number,
  t: Clearing,
  { startWay = bySocket, config = CONFIG }: { startWay?: StartWay; config?: string } = {},
): Promise<MeddledLane> {
  const sites = Array.from({ length: size }, async () => {
    const haproxy = await startHaproxy(version, { t, config, master: true });
    return new Site(haproxy, await startWay(haproxy, t));
  });
  return Promise.all(sites);
}
