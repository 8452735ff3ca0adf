/** The clients of one load balancer: each keeps coming, at uneven times. */
import type { Haproxy } from './model/haproxy.ts';
import type { HaproxyProcess } from './model/process.ts';
import type { Client } from './model/traffic.ts';
import { Random } from './random.ts';
import type { ClientSetup } from './scenario.ts';
import type { WorldClock } from './world-clock.ts';

/** A client with where it sends its next request. */
interface Member {
  client: Client;
  /** A process that was replaced, which it has an idle connection to. */
  via: HaproxyProcess | null;
}

export class Crowd {
  readonly #haproxy: Haproxy;
  readonly #clock: WorldClock;
  readonly #members: Member[];

  constructor(haproxy: Haproxy, setups: readonly ClientSetup[], clock: WorldClock, seed: number) {
    this.#haproxy = haproxy;
    this.#clock = clock;
    this.#members = setups.map((setup, index) => {
      return this.#start(setup, Random.of(seed, `client ${index} of ${haproxy.name}`));
    });
  }

  /** Some of them keep an idle connection to the process that is about to go. */
  stayIdle(count: number): Client[] {
    // Whoever is bound even in maint has to come often enough to be seen.
    const idle = this.#members.filter(({ client }) => client.binding !== 'persist').slice(0, count);
    for (const member of idle) member.via = this.#haproxy.current;
    return idle.map(({ client }) => client);
  }

  #start({ backend, binding, boundTo, everyMs, lengthMs }: ClientSetup, random: Random): Member {
    const member: Member = { client: { backend, binding, boundTo }, via: null };
    const come = (): void => {
      this.#send(member, lengthMs * (0.5 + random.next()));
      this.#clock.after(everyMs * (0.5 + random.next()), come);
    };
    this.#clock.after(random.next() * everyMs, come);
    return member;
  }

  #send(member: Member, lengthMs: number): void {
    const { client, via } = member;
    if (via === null) {
      if (this.#haproxy.deadSince === null) this.#haproxy.current.traffic.arrive(client, lengthMs);
      return;
    }
    member.via = null;
    via.idleClients = via.idleClients.filter((one) => one !== client);
    if (!via.ended) via.traffic.arrive(client, lengthMs);
    this.#haproxy.forgetEnded();
  }
}
