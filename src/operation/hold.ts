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
import { BringBack } from './bring-back.ts';
import type { Effects, SavedServer } from './effects.ts';
import { savedSite } from './saved-site.ts';

const LOOK_EVERY_MS = 1_000;
/** A look that does not end is given up, for whoever wants these servers waits for it. */
const RELEASE_WITHIN_MS = 2_000;
/** Before HAProxy 2.4 the start is now less an uptime in whole seconds. */
const START_TOLERANCE_SECONDS = 2;

/** What is to stay as it is; null: not ours. */
export interface Held extends ServerName {
  state: AdminState;
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
  /** Limit in ms of a proof of health, before a server is let in again. */
  healthTimeout: number;
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
    return [...this.held.values()].filter((held) => {
      const now = reading.servers.get(keyOf(held));
      return now === undefined || forcedStateOf(now.adminFlags) !== held.state || hasOtherWeight(held, now);
    });
  }

  private async putBack(snapshot: Snapshot, signal: AbortSignal): Promise<void> {
    for (const held of this.different(snapshot)) {
      if (snapshot.servers.has(keyOf(held))) continue;
      this.held.delete(keyOf(held));
      this.effects.tell(`${keyOf(held)} is not there any more`);
    }
    const lost = this.different(snapshot);
    if (lost.length > 0) {
      await this.setAgain(lost, snapshot, signal);
      this.effects.tell(
        `Put back after the reload: ${lost.map((held) => `${keyOf(held)} to ${wordsFor(held)}`).join(', ')}`,
      );
    }
    this.settled = true;
  }

  private async setAgain(lost: readonly Held[], snapshot: Snapshot, signal: AbortSignal): Promise<void> {
    const { loadBalancer } = this;
    const goals = lost.filter((held) => held.state !== 'ready');
    let reading: Reading = snapshot;
    if (goals.length > 0) reading = await loadBalancer.setStates(goals, lost, signal);
    const weights = lost.flatMap(({ backend, server, weight }) =>
      weight === null ? [] : { backend, server, weight: String(weight), effective: weight },
    );
    if (weights.length > 0) reading = await loadBalancer.setWeights(weights, lost, signal);
    const ready = this.different(reading).filter((held) => held.state === 'ready' && lost.includes(held));
    if (ready.length > 0) await this.letIn(ready, snapshot, signal);
  }

  /** Nobody is let in unproven, not even after a reload. */
  private async letIn(ready: readonly Held[], snapshot: Snapshot, signal: AbortSignal): Promise<void> {
    const { clock, tell, healthTimeout } = this.effects;
    const effects: Effects = { clock, signal, save: () => {}, tell: () => {} };
    const servers = ready.map(({ backend, server }): SavedServer => {
      const before = { state: 'ready' as const, weight: 0, up: true };
      return { backend, server, before, leaves: [], weights: [] };
    });
    const change = {
      operation: 'ready' as const,
      onError: 'keep' as const,
      restore: 'never' as const,
      minAvailable: { kind: 'count' as const, value: 0 },
      healthTimeout,
      reached: false,
      loadBalancers: [],
    };
    const bringBack = new BringBack(savedSite(this.loadBalancer, change, servers, effects, snapshot));
    try {
      await bringBack.prove(signal);
      await bringBack.admit(signal);
    } catch (error) {
      // Given up: those that are still held are tried again.
      if (error instanceof Reloaded || signal.aborted) throw error;
      for (const server of ready) this.held.delete(keyOf(server));
      tell(`Not put back to ready after the reload: ${asFailure(error).message}`);
    }
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

function hasOtherWeight(held: Held, now: Server): boolean {
  return held.weight !== null && now.weight !== held.weight;
}

function wordsOf(now: Server | undefined): string {
  return now === undefined ? 'gone' : `${forcedStateOf(now.adminFlags)}, weight ${now.weight}`;
}

function wordsFor({ state, weight }: Held): string {
  return weight === null ? state : `${state}, weight ${weight}`;
}
