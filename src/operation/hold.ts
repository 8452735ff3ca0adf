/**
 * Keeping a state that was set, on one load balancer: HAProxy forgets it at a reload, and whoever holds it puts it back. HAProxy
 * cannot say who changed a server. So in a process that was seen with our state a difference is somebody else's, and ours to leave
 * alone; in a process not seen before, what differs at first sight is what the reload forgot.
 */
import { asFailure, Failure, Reloaded } from '../errors.ts';
import type { LoadBalancer } from '../haproxy/load-balancer.ts';
import {
  type AdminState,
  forcedStateOf,
  keyOf,
  type Process,
  type Reading,
  type Server,
  type ServerName,
  type Snapshot,
} from '../haproxy/server.ts';
import type { Clock } from '../wait.ts';

const LOOK_EVERY_MS = 1_000;
/** A look that does not end is given up, for whoever wants these servers waits for it. */
const RELEASE_WITHIN_MS = 2_000;
/** Before HAProxy 2.4 the start is now less an uptime in whole seconds. */
const START_TOLERANCE_SECONDS = 2;

/** What is to stay as it is; null: not ours. */
export interface Held extends ServerName {
  state: AdminState | null;
  weight: number | null;
}

/** A load balancer whose servers are held, and the process that was seen with them so. */
export interface HeldLoadBalancer {
  name: string;
  process: Pick<Process, 'pid' | 'startedAt'>;
  servers: Held[];
}

export interface HoldEffects {
  clock: Clock;
  signal: AbortSignal;
  /** What a person should know of it, in one sentence. */
  tell(text: string): void;
}

export class Hold {
  private readonly loadBalancer: LoadBalancer;
  private readonly effects: HoldEffects;
  private readonly held: Map<string, Held>;
  private known: Pick<Process, 'pid' | 'startedAt'>;
  /** This process was seen with everything as it should be. */
  private settled = true;
  private trouble = '';
  private work: Promise<void> = Promise.resolve();
  private giveUp = new AbortController();

  constructor(loadBalancer: LoadBalancer, { process, servers }: HeldLoadBalancer, effects: HoldEffects) {
    this.loadBalancer = loadBalancer;
    this.effects = effects;
    this.known = process;
    this.held = new Map(servers.map((server) => [keyOf(server), server]));
  }

  /** First look: throws when the load balancer cannot be read. */
  async begin(): Promise<void> {
    await this.meet(this.effects.signal);
  }

  /** Looks every second, until nothing is held any more or the signal is aborted. Never throws. */
  async run(): Promise<void> {
    const { clock, signal } = this.effects;
    while (this.held.size > 0 && !signal.aborted) {
      const startedAt = clock.now();
      this.giveUp = new AbortController();
      this.work = this.look(AbortSignal.any([signal, this.giveUp.signal])).catch((error) =>
        this.tellTrouble(error),
      );
      await this.work;
      const pause = Math.max(LOOK_EVERY_MS - (clock.now() - startedAt), LOOK_EVERY_MS / 10);
      await clock.sleep(pause, signal).catch(() => {});
    }
    this.loadBalancer.close();
  }

  /** Lets go of these servers. When it resolves nothing more is sent for them. */
  async release(keys: readonly string[]): Promise<void> {
    const letGo = keys.filter((key) => this.held.delete(key));
    if (letGo.length === 0) return;
    const over = new AbortController();
    const { giveUp, work } = this;
    this.effects.clock.sleep(RELEASE_WITHIN_MS, over.signal).then(
      () => giveUp.abort(),
      () => {},
    );
    await work;
    over.abort();
  }

  get idle(): boolean {
    return this.held.size === 0;
  }

  private async look(signal: AbortSignal): Promise<void> {
    try {
      await this.loadBalancer.reconnect(signal);
      const reading = await this.loadBalancer.readServers([...this.held.values()], signal);
      this.trouble = '';
      if (this.settled) this.leaveToOthers(reading);
      else await this.putBack(await this.loadBalancer.read(signal), signal);
    } catch (error) {
      // That one server was deleted says nothing of the others.
      const isGone = error instanceof Failure && error.code === 'not-found';
      if (!isGone && !(error instanceof Reloaded)) throw error;
      await this.meet(signal);
    }
  }

  /** Whoever answers now, seen before or not. */
  private async meet(signal: AbortSignal): Promise<void> {
    const snapshot = await this.loadBalancer.read(signal);
    const { pid, startedAt } = snapshot.process;
    const same =
      pid === this.known.pid && Math.abs(startedAt - this.known.startedAt) <= START_TOLERANCE_SECONDS;
    this.trouble = '';
    if (same && this.settled) return this.leaveToOthers(snapshot);
    if (!same) this.effects.tell(`HAProxy was reloaded (process ${pid} instead of ${this.known.pid})`);
    this.known = { pid, startedAt };
    this.settled = false;
    await this.putBack(snapshot, signal);
  }

  private leaveToOthers(reading: Reading): void {
    for (const held of this.different(reading)) {
      const now = reading.servers.get(keyOf(held));
      this.held.delete(keyOf(held));
      this.effects.tell(
        `${keyOf(held)} is ${wordsOf(now)} now: somebody else changed it, so it is not held any more`,
      );
    }
  }

  private different(reading: Reading): Held[] {
    return [...this.held.values()].filter((held) => isDifferent(held, reading.servers.get(keyOf(held))));
  }

  private async putBack(snapshot: Snapshot, signal: AbortSignal): Promise<void> {
    for (const held of this.different(snapshot)) {
      if (snapshot.servers.has(keyOf(held))) continue;
      this.held.delete(keyOf(held));
      this.effects.tell(`${keyOf(held)} is not there any more`);
    }
    const lost = this.different(snapshot);
    if (lost.length > 0) {
      await this.setAgain(lost, signal);
      this.effects.tell(
        `Put back after the reload: ${lost.map((held) => `${keyOf(held)} to ${wordsFor(held)}`).join(', ')}`,
      );
    }
    this.settled = true;
  }

  private async setAgain(lost: readonly Held[], signal: AbortSignal): Promise<void> {
    const { loadBalancer } = this;
    const states = lost.flatMap(({ backend, server, state }) =>
      state === null ? [] : { backend, server, state },
    );
    if (states.length > 0) await loadBalancer.setStates(states, lost, signal);
    const weights = lost.flatMap(({ backend, server, weight }) =>
      weight === null ? [] : { backend, server, weight: String(weight), effective: weight },
    );
    if (weights.length > 0) await loadBalancer.setWeights(weights, lost, signal);
    // Set is not held: what is not so is tried again at the next look.
    const { servers } = await loadBalancer.readServers(lost, signal);
    const open = lost.filter((held) => isDifferent(held, servers.get(keyOf(held))));
    if (open.length > 0) throw new Failure('not-verified', `Not put back: ${open.map(keyOf).join(', ')}`);
  }

  /** Told once, until something is heard again. */
  private tellTrouble(error: unknown): void {
    if (this.effects.signal.aborted || this.giveUp.signal.aborted) return;
    const { message } = asFailure(error);
    if (this.trouble !== '') return;
    this.trouble = message;
    this.effects.tell(`Could not look: ${message}`);
  }
}

function isDifferent({ state, weight }: Held, now: Server | undefined): boolean {
  if (now === undefined) return true;
  const otherState = state !== null && forcedStateOf(now.adminFlags) !== state;
  return otherState || (weight !== null && now.weight !== weight);
}

function wordsOf(now: Server | undefined): string {
  return now === undefined ? 'gone' : `${forcedStateOf(now.adminFlags)}, weight ${now.weight}`;
}

function wordsFor({ state, weight }: Held): string {
  return [...(state === null ? [] : [state]), ...(weight === null ? [] : [`weight ${weight}`])].join(', ');
}
