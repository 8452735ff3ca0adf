/** One load balancer of a soak: its HAProxy, the proxy in front of its admin socket, and who stands beside the dialogue. */
import { Stranger } from '../lab/stranger.ts';
import type { RealHaproxy } from '../support/real-haproxy.ts';
import type { TcpProxy } from '../support/tcp-proxy.ts';
import { type Snapshot, takeSnapshot } from './snapshot.ts';

/** Of every server. */
export const WEIGHT = 100;

export class Site {
  readonly name: string;
  readonly haproxy: RealHaproxy;
  readonly proxy: TcpProxy;
  stranger = new Stranger();

  constructor(name: string, haproxy: RealHaproxy, proxy: TcpProxy) {
    this.name = name;
    this.haproxy = haproxy;
    this.proxy = proxy;
  }

  /** As the action is given it. */
  get address(): string {
    return `${this.name}=${this.proxy.address}`;
  }

  look(): Promise<Snapshot> {
    return takeSnapshot(this.haproxy);
  }

  /** Nothing in the way, nobody connected, and somebody who listens from now on. */
  clear(server?: string): void {
    this.proxy.disconnect();
    this.proxy.delay = 0;
    this.stranger = new Stranger(server);
    this.proxy.faults = { meddle: this.stranger.meddle };
  }

  /** Every server in rotation with its weight and its checks, no agent asked. */
  async putInOrder(): Promise<void> {
    for (const command of commandsFor(await this.look())) {
      const reply = await this.haproxy.cli(command);
      if (reply.trim() !== '') throw new Error(`${command}: ${reply}`);
    }
  }
}

function commandsFor(before: Snapshot): string[] {
  return [...before].flatMap(([name, { forced, weight, checked, running, agent }]) => [
    ...(agent ? [`disable agent ${name}`] : []),
    // Checks that were switched off while it left maint only run again after another maint.
    ...(checked ? [] : [`set server ${name} state maint`, `enable health ${name}`]),
    ...(forced === 0 && checked ? [] : [`set server ${name} state ready`]),
    ...(running ? [] : [`set server ${name} health up`]),
    ...(weight === WEIGHT ? [] : [`set server ${name} weight ${WEIGHT}`]),
  ]);
}
