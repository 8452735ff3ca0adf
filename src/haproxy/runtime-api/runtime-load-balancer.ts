/** The LoadBalancer port through HAProxy's Runtime API. Each method is one write and its replies, unless something is lost. */
import { Failure } from '../../errors.ts';
import type { Clock } from '../../wait.ts';
import type { LoadBalancer, SessionSummary, StateGoal, WeightGoal } from '../load-balancer.ts';
import { forcedStateOf, type Reading, type ServerName, type Snapshot, type Traffic } from '../server.ts';
import { recheck, setHealthUp, setState, setWeight, showSessions, shutDownSessions } from './commands.ts';
import { Connection, type ConnectionOptions } from './connection.ts';
import { Predecessors } from './predecessors.ts';
import { takeDownForProof } from './proof.ts';
import { ask, askEach } from './question.ts';
import { Reader } from './reader.ts';
import type { Session } from './session.ts';
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
  readonly #predecessors: Predecessors;

  constructor(options: ConnectionOptions) {
    this.name = options.name;
    this.#clock = options.clock;
    this.#predecessors = new Predecessors({
      ...options,
      hasEnded: (pid, signal) => this.#connection.hasEnded(pid, signal),
    });
    const onReplaced = (pid: number, session: Session | null) => this.#predecessors.replaced(pid, session);
    this.#connection = new Connection(options, onReplaced);
    this.#reader = new Reader(this.#connection);
    this.#target = { connection: this.#connection, reader: this.#reader, retries: options.retries };
  }

  get predecessors(): 'counted' | 'unseen' | null {
    return this.#predecessors.state;
  }

  read(signal: AbortSignal): Promise<Snapshot> {
    return this.#inFull(this.#reader.readAll(signal), signal);
  }

  reconnect(signal: AbortSignal): Promise<void> {
    return this.#named(this.#connection.reopen(signal));
  }

  readServers(servers: readonly ServerName[], signal: AbortSignal): Promise<Reading> {
    return this.#inFull(this.#reader.readServers(servers, signal), signal);
  }

  sample(servers: readonly ServerName[], signal: AbortSignal): Promise<Map<string, Traffic>> {
    const sampled = async () =>
      this.#withInherited(await this.#reader.sample(servers, signal), false, signal);
    return this.#named(sampled());
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
    return this.#inFull(takeDownForProof(this.#target, servers, watch, signal), signal);
  }

  recheck(
    servers: readonly ServerName[],
    watch: readonly ServerName[],
    signal: AbortSignal,
  ): Promise<Reading> {
    const setting = (name: ServerName): Setting => ({
      name,
      command: recheck(name),
      aspect: ({ adminFlags, operationalState }) =>
        forcedStateOf(adminFlags) === 'drain' && operationalState === 3,
      goal: true,
    });
    return this.#set(servers, setting, watch, signal);
  }

  shutDownSessions(servers: readonly ServerName[], signal: AbortSignal): Promise<void> {
    const cut = async () => {
      await this.#predecessors.cut(servers, signal);
      await this.#shutDown(servers, signal);
    };
    return this.#named(cut());
  }

  sessionsOf(server: ServerName, signal: AbortSignal): Promise<SessionSummary | null> {
    return this.#named(this.#connection.ask(ask(showSessions(server)), false, signal));
  }

  close(): void {
    this.#connection.drop();
    this.#predecessors.close();
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
    return this.#inFull((async () => set(this.#target, goals.map(setting), watch, signal))(), signal);
  }

  #inFull<R extends Reading>(work: Promise<R>, signal: AbortSignal): Promise<R> {
    const counted = async (): Promise<R> => {
      const reading = await work;
      return { ...reading, servers: await this.#withInherited(reading.servers, true, signal) };
    };
    return this.#named(counted());
  }

  async #withInherited<T extends Traffic>(servers: Map<string, T>, fresh: boolean, signal: AbortSignal) {
    const names = [...servers.values()];
    const counts = await this.#predecessors.count(names, this.#reader.bound, fresh, signal);
    if (counts.size === 0) return servers;
    const entries = [...servers].map(([key, server]): [string, T] => {
      const inherited = counts.get(key) ?? 0;
      return [key, inherited > 0 ? { ...server, sessions: server.sessions + inherited, inherited } : server];
    });
    return new Map(entries);
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
