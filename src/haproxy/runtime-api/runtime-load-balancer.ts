/** The LoadBalancer port through HAProxy's Runtime API. Each method is one write and its replies, unless something is lost. */
import { Failure } from '../../errors.ts';
import type { Clock } from '../../wait.ts';
import type { LoadBalancer, SessionSummary, StateGoal, WeightGoal } from '../load-balancer.ts';
import { forcedStateOf, type Reading, type ServerName, type Snapshot, type Traffic } from '../server.ts';
import { setHealthUp, setState, setWeight, showSessions, shutDownSessions } from './commands.ts';
import { Connection, type ConnectionOptions } from './connection.ts';
import { takeDownForProof } from './proof.ts';
import { ask, askEach } from './question.ts';
import { Reader } from './reader.ts';
import { isReplyLost, type Setting, set, type Target } from './setting.ts';

/** In all 2 s at most: a queue of 1,000 behind `maxconn 20` is gone by then. */
const CUT_ROUNDS = 100;
/** ms after which a session that was cut is no longer counted. */
const CUT_PAUSE = 20;

export class RuntimeLoadBalancer implements LoadBalancer {
  readonly name: string;
  readonly #connection: Connection;
  readonly #reader: Reader;
  readonly #target: Target;
  readonly #clock: Clock;

  constructor(options: ConnectionOptions) {
    this.name = options.name;
    this.#clock = options.clock;
    this.#connection = new Connection(options);
    this.#reader = new Reader(this.#connection);
    this.#target = { connection: this.#connection, reader: this.#reader, retries: options.retries };
  }

  read(signal: AbortSignal): Promise<Snapshot> {
    return this.#named(this.#reader.readAll(signal));
  }

  reconnect(signal: AbortSignal): Promise<void> {
    return this.#named(this.#connection.reopen(signal));
  }

  readServers(servers: readonly ServerName[], signal: AbortSignal): Promise<Reading> {
    return this.#named(this.#reader.readServers(servers, signal));
  }

  sample(servers: readonly ServerName[], signal: AbortSignal): Promise<Map<string, Traffic>> {
    return this.#named(this.#reader.sample(servers, signal));
  }

  setStates(
    goals: readonly StateGoal[],
    watch: readonly ServerName[],
    signal: AbortSignal,
  ): Promise<Reading> {
    const setting = (goal: StateGoal): Setting => ({
      name: goal,
      command: setState(goal, goal.state),
      aspect: ({ adminFlags }) => forcedStateOf(adminFlags),
      goal: goal.state,
    });
    return this.#set(goals, setting, watch, signal);
  }

  setWeights(
    goals: readonly WeightGoal[],
    watch: readonly ServerName[],
    signal: AbortSignal,
  ): Promise<Reading> {
    const setting = (goal: WeightGoal): Setting => ({
      name: goal,
      command: setWeight(goal, goal.weight),
      aspect: ({ weight }) => weight,
      goal: goal.effective,
    });
    return this.#set(goals, setting, watch, signal);
  }

  setHealthUp(
    servers: readonly ServerName[],
    watch: readonly ServerName[],
    signal: AbortSignal,
  ): Promise<Reading> {
    const setting = (name: ServerName): Setting => ({
      name,
      command: setHealthUp(name),
      aspect: ({ operationalState }) => operationalState !== 0,
      goal: true,
    });
    return this.#set(servers, setting, watch, signal);
  }

  takeDownForProof(
    servers: readonly ServerName[],
    watch: readonly ServerName[],
    signal: AbortSignal,
  ): Promise<Reading> {
    return this.#named(takeDownForProof(this.#target, servers, watch, signal));
  }

  shutDownSessions(servers: readonly ServerName[], signal: AbortSignal): Promise<void> {
    return this.#named(this.#shutDown(servers, signal));
  }

  sessionsOf(server: ServerName, signal: AbortSignal): Promise<SessionSummary | null> {
    return this.#named(this.#connection.ask(ask(showSessions(server)), false, signal));
  }

  close(): void {
    this.#connection.drop();
  }

  /**
   * One command cuts what is being served, and then up to `maxconn` requests enter from the queue: measured in drain on 2.2 to
   * 3.4, and in maint up to 2.6. So it is sent until nobody is left, or for as long as bound clients keep coming in.
   */
  async #shutDown(servers: readonly ServerName[], signal: AbortSignal): Promise<void> {
    for (let round = 0; round < CUT_ROUNDS; round += 1) {
      await this.#cut(servers, signal);
      await this.#clock.sleep(CUT_PAUSE, signal);
      const traffic = await this.#reader.sample(servers, signal);
      if ([...traffic.values()].every(({ sessions, queued }) => sessions === 0 && queued === 0)) return;
    }
  }

  async #cut(servers: readonly ServerName[], signal: AbortSignal): Promise<void> {
    const question = askEach(servers.map((name) => ask(shutDownSessions(name))));
    for (let repeats = 0; ; repeats += 1) {
      await this.#connection.prepare(signal);
      try {
        const refused = (await this.#connection.askOnce(question, signal)).find(
          (verdict) => verdict !== null,
        );
        if (refused) throw refused;
        return;
      } catch (error) {
        // What is cut stays cut: to cut again is harmless.
        if (signal.aborted || !isReplyLost(error) || repeats >= this.#target.retries) throw error;
      }
    }
  }

  /** Lines are built inside the promise: a name that must not be sent is a rejection, as everything else. */
  #set<G>(
    goals: readonly G[],
    setting: (goal: G) => Setting,
    watch: readonly ServerName[],
    signal: AbortSignal,
  ): Promise<Reading> {
    return this.#named((async () => set(this.#target, goals.map(setting), watch, signal))());
  }

  async #named<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      if (error instanceof Failure) error.loadBalancer ??= this.name;
      throw error;
    }
  }
}
