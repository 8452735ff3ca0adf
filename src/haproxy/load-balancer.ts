/**
 * The port: what a change needs of something whose servers can be read and set. Adapters: the Runtime API, a model for tests.
 * Not `execute(command)`: an HTTP API has no commands.
 *
 * Every method may throw a Failure whose `callChanged` says what this call alone can have changed. Every method but `read` throws
 * Reloaded when the process that `read` saw last has been replaced by another one; every method throws `several-processes` once when
 * that one is still there, and all calls from then on are about the one that `read` saw, through whatever leads there. Writes are sent, then read back in the same round
 * trip: what they return is what HAProxy says, not what was asked for. Where a way has to look before it sets, what others have set since its last
 * answer is not set over, and what it returns says so. A write whose reply was lost is read first, and only
 * what is not yet so is sent again. All calls on one load balancer are made one after another.
 *
 * A worker that a reload replaced goes on serving what it had. Where it can still be seen, its sessions are part of every
 * reading (`inherited`).
 */
import type { AdminState, ServerName, Traffic } from './server.ts';
import type { CheckSwitch } from './server-settings.ts';
import type { Reading, Snapshot } from './snapshot.ts';

export interface LoadBalancer {
  /** What it is called in logs, outputs and errors. */
  readonly name: string;

  /** Everything: process, level, all backends, all servers. Whoever answers is from now on *the* process. */
  read(signal: AbortSignal, options?: LookOptions): Promise<Snapshot>;

  /** These servers in full, and the backends they are in. Throws `not-found` when one of them is gone. */
  readServers(servers: readonly ServerName[], signal: AbortSignal, options?: ReadOptions): Promise<Reading>;

  /** Only what changes from second to second, in as few bytes as possible. Once a second it also makes sure of the process. */
  sample(
    servers: readonly ServerName[],
    signal: AbortSignal,
    options?: SampleOptions,
  ): Promise<ReadonlyMap<string, Traffic>>;

  /** `set server … state …` for each, then `readServers(watch)`. Throws `refused` in HAProxy's words. */
  setStates(
    goals: readonly StateGoal[],
    watch: readonly ServerName[],
    signal: AbortSignal,
    options?: SetOptions,
  ): Promise<Reading>;

  /** `set server … weight …` for each (`10` or `50%`), then `readServers(watch)`. */
  setWeights(
    goals: readonly WeightGoal[],
    watch: readonly ServerName[],
    signal: AbortSignal,
  ): Promise<Reading>;

  /**
   * `enable|disable health|agent` for each, then `readServers(watch)`. Throws `refused` where there is no such check to enable; to
   * disable one that is not there is accepted.
   */
  setChecks(goals: readonly CheckGoal[], watch: readonly ServerName[], signal: AbortSignal): Promise<Reading>;

  /**
   * `up`: for a server whose checks are off and which would stay down for ever. `stopping`: together with drain, in one line each;
   * no session is cut, and the first check that passes from now on ends that. Then `readServers(watch)`.
   */
  setHealth(
    servers: readonly ServerName[],
    health: 'up' | 'stopping',
    watch: readonly ServerName[],
    signal: AbortSignal,
  ): Promise<Reading>;

  /**
   * Into drain *and* health down, in one line each: a round trip between the two would let bound clients in. After a lost
   * reply it is never repeated blindly: `chkdown` tells whether it ran. Then `readServers(watch)`.
   */
  takeDownForProof(
    servers: readonly ServerName[],
    watch: readonly ServerName[],
    signal: AbortSignal,
  ): Promise<Reading>;

  /** Cuts every session of these servers, those in the queue and inherited ones included. */
  shutDownSessions(servers: readonly ServerName[], signal: AbortSignal): Promise<void>;

  /** Who keeps a server busy. `null` when the level does not show it. */
  sessionsOf(server: ServerName, signal: AbortSignal): Promise<SessionSummary | null>;

  /** Never throws. */
  close(): void;
}

export interface LookOptions {
  /** For whoever only looks: of all other servers no more than their names may be read. They are `others` then. */
  wanted?: (name: ServerName) => boolean;
  /** Of all others most are never asked about: what is wrong with one of them may be said when somebody does. */
  first?: (name: ServerName) => boolean;
  /**
   * Somebody may just have given up a command that was not answered. A HAProxy that hung runs it when it wakes, and may answer us before: so
   * what is read counts when it is still so a moment later.
   */
  afterLoss?: boolean;
}

export interface ReadOptions {
  /** On a new connection to the same process: what was only true on one connection does not pass for the truth. */
  fresh?: boolean;
  /** For whoever looks again and again: where traffic costs much it may be as it was, though the connection is a new one. */
  sparing?: boolean;
  /** Not asked before this moment of the clock (ms); connecting need not wait for it. */
  notBefore?: number;
  /** As for whoever looks at everything. Only a reading on a new connection can tell. */
  afterLoss?: boolean;
}

export interface SampleOptions {
  /** On the clock: a way that has to be spared need not be spared for longer than until then, for something is decided. */
  by?: number;
}

export interface SetOptions {
  /** Where reading the traffic of many servers behind the set would take long, it may be left as it was read last: the reading says so. */
  earlierTraffic?: boolean;
}

export interface StateGoal extends ServerName {
  state: AdminState;
}

export interface WeightGoal extends ServerName {
  /** As HAProxy takes it: `0`..`256`, or a percentage of the configured weight. */
  weight: string;
  /** The absolute weight that this must come to. */
  effective: number;
}

export interface CheckGoal extends ServerName {
  check: 'health' | 'agent';
  goal: CheckSwitch;
}

export interface SessionSummary {
  count: number;
  oldestSeconds: number;
  /** Client addresses without port, the busiest first, at most three. */
  clients: { address: string; count: number }[];
}
