/** What a change needs of the world and gives to it, as parameters: time, cancellation, news, and a place to save to. */
import type { Failure } from '../errors.ts';
import type { LoadBalancer } from '../haproxy/load-balancer.ts';
import type { AdminState } from '../haproxy/server.ts';
import type { Clock } from '../wait.ts';
import type { FoundLoadBalancer } from './held.ts';
import type { HeldLoadBalancer } from './hold.ts';
import type { MinAvailable, OnError, Operation, Request, Restore } from './operation.ts';

/** The world outside, as parameters: a test gives its own. */
export interface Effects {
  clock: Clock;
  signal: AbortSignal;
  /** Called before each set with all that is needed to put it back, should we be killed on the next line; and when it is done. */
  save(change: SavedChange): void;
  tell(news: News): void;
  /** Missing where nothing is ever held. */
  holding?: Holding;
}

/** Those who keep a state against reloads, each in a process of its own. */
export interface Holding {
  /**
   * Whoever holds one of these servers for an earlier step lets go of it, of those in `found` only where they are held otherwise:
   * called before the first set. Resolves to whether anybody did: until then, what was read may have been changed again.
   */
  takeOver(changing: readonly HeldLoadBalancer[], found: readonly FoundLoadBalancer[]): Promise<boolean>;
  /** From now on these are held. Throws `hold-failed`. */
  start(loadBalancers: HeldLoadBalancer[]): Promise<void>;
}

/** What there is to tell while it happens. Text may hold foreign words: whoever prints it makes it harmless. */
export type News =
  | { kind: 'read'; loadBalancer: string; lines: string[] }
  | { kind: 'set' | 'done'; loadBalancer: string; text: string }
  /** `left`: how many sessions, or servers, are waited for. */
  | { kind: 'progress'; loadBalancer: string; text: string; left: number }
  | { kind: 'notice' | 'warning'; loadBalancer: string; text: string }
  | { kind: 'failure'; failure: Failure };

export interface Change {
  request: Request;
  loadBalancers: LoadBalancer[];
  effects: Effects;
}

/** All that is needed to put a change back, or to say what it left, by somebody who knows nothing else. No secret, ever. */
export interface SavedChange {
  operation: Operation;
  onError: OnError;
  restore: Restore;
  minAvailable: MinAvailable;
  /** ms */
  healthTimeout: number;
  /** Every server is as it was asked for, read back on a fresh connection. */
  reached: boolean;
  loadBalancers: SavedLoadBalancer[];
}

export interface SavedLoadBalancer {
  name: string;
  servers: SavedServer[];
}

/** Only what this step changes is compared and put back: the forced state and the weight. */
export interface SavedServer {
  backend: string;
  server: string;
  /** `up`: exactly UP, or without checks; then it is proven healthy before it is let in again. */
  before: { state: AdminState; weight: number; up: boolean };
  /** Every state that this step may leave behind. */
  leaves: AdminState[];
  /** Every weight that this step may leave behind; empty when it sets none. */
  weights: number[];
}
