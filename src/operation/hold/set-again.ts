/**
 * Setting again what a reload forgot, on one load balancer: checks, then drain before maint, then states and weights. Remembers what HAProxy
 * said meanwhile, and who is on the way; whom to set again, and whether he can be spared, is decided elsewhere.
 */
import { Failure } from '../../errors.ts';
import type { LoadBalancer } from '../../haproxy/load-balancer.ts';
import type { Process } from '../../haproxy/process.ts';
import { type AdminState, keyOf, type Server, type ServerName } from '../../haproxy/server.ts';
import type { Reading } from '../../haproxy/snapshot.ts';
import type { MinAvailable } from '../request.ts';
import { checksToSwitch, isBetween, isOtherwise } from './held-server.ts';
import type { HeldServer } from './hold-target.ts';
import { missedOf, tooFewWithout, withTrackers } from './spared.ts';

/** In this process these were set to drain, or that was given up and is still to come. */
export interface OnTheWay {
  keys: string[];
  process: Process;
}

export class SetAgain {
  readonly #loadBalancer: LoadBalancer;
  readonly #minAvailable: MinAvailable;
  readonly #note: (keys: string[]) => void;
  /**
   * As everything was found when this process was first seen, what the reload forgot included, and as HAProxy has said since; null once
   * nothing is to be set again there.
   */
  #found: ReadonlyMap<string, Server> | null = null;
  /** On their way to maint in this process: their drain is ours, also where the answer to it was lost. */
  readonly #drained = new Set<string>();

  /** `note` is called before the first is sent a drain, and again as soon as they have come back, or others are. */
  constructor(loadBalancer: LoadBalancer, minAvailable: MinAvailable, note: (keys: string[]) => void) {
    this.#loadBalancer = loadBalancer;
    this.#minAvailable = minAvailable;
    this.#note = note;
  }

  /** Another process answers, and this is what was found there. */
  begin(found: ReadonlyMap<string, Server>): void {
    this.#found = found;
  }

  /** Nothing is to be set again in this process, and nobody may be given back who was not. */
  end(): void {
    this.#found = null;
  }

  isOnTheWay(key: string): boolean {
    return this.#drained.has(key);
  }

  get onTheWay(): string[] {
    return [...this.#drained];
  }

  /** They are where they were to go, or in a process that has them nowhere. */
  arrived(keys: readonly string[]): void {
    if (keys.length === 0) return;
    for (const key of keys) this.#drained.delete(key);
    this.#note(this.onTheWay);
  }

  /** Somebody else has set it since this process was first seen. */
  isSetByOthers({ settings }: HeldServer, now: Server): boolean {
    const found = this.#found?.get(keyOf(now));
    const isOurs = now.forced === 'drain' && this.isOnTheWay(keyOf(now));
    return found !== undefined && !isOurs && !isBetween(found, settings, now);
  }

  /** `found`: as all of them were read just now. Throws `guard`, `not-verified`, and what the load balancer does. */
  async set(
    lost: readonly HeldServer[],
    found: ReadonlyMap<string, Server>,
    signal: AbortSignal,
  ): Promise<void> {
    // First of all: an agent that the new process asks would undo what is set next.
    const checks = lost.flatMap((held) => checksToSwitch(held, found.get(keyOf(held))));
    if (checks.length > 0) this.#hear(await this.#loadBalancer.setChecks(checks, lost, signal));
    const states = lost.flatMap(({ backend, server, settings: { state } }) => {
      return state === undefined ? [] : { backend, server, state };
    });
    const leaving = states.filter(
      (goal) => goal.state !== 'ready' && found.get(keyOf(goal))?.forced === 'ready',
    );
    if (leaving.length > 0) await this.#drain(leaving, found, signal);
    if (states.length > 0) this.#hear(await this.#loadBalancer.setStates(states, lost, signal));
    const weights = lost.flatMap(({ backend, server, settings: { weight } }) => {
      return weight === undefined ? [] : { backend, server, weight: String(weight), effective: weight };
    });
    if (weights.length > 0) this.#hear(await this.#loadBalancer.setWeights(weights, lost, signal));
    // Set is not held: what is not so is tried again at the next look.
    const { servers } = await this.#loadBalancer.readServers(lost, signal);
    const open = lost.filter((held) => isOtherwise(held, servers));
    if (open.length > 0) throw new Failure('not-verified', `Not put back: ${open.map(keyOf).join(', ')}`);
  }

  /** Before maint, from which HAProxy lets nobody back in but unproven. Throws when others went in the same moment. */
  async #drain(
    servers: readonly ServerName[],
    found: ReadonlyMap<string, Server>,
    signal: AbortSignal,
  ): Promise<void> {
    const goalsOf = (state: AdminState) => (name: ServerName) => ({ ...name, state });
    for (const name of servers) this.#drained.add(keyOf(name));
    this.#note(this.onTheWay);
    const watched = new Map(withTrackers(servers, found).map((name) => [keyOf(name), name]));
    const goals = servers.map(goalsOf('drain'));
    const reading = await this.#loadBalancer.setStates(goals, [...watched.values()], signal);
    this.#hear(reading);
    const needed = missedOf(servers, found, reading, this.#minAvailable);
    if (needed.length === 0) return;
    this.#hear(await this.#loadBalancer.setStates(needed.map(goalsOf('ready')), needed, signal));
    this.arrived(needed.map(keyOf));
    throw new Failure('guard', tooFewWithout(needed));
  }

  /** HAProxy said what came of it: whatever is otherwise from now on was set by somebody else. */
  #hear({ servers }: Reading): void {
    if (this.#found !== null) this.#found = new Map([...this.#found, ...servers]);
  }
}
