/** The LoadBalancer port through HAProxy's Runtime API. Each method is one write and its replies, unless something is lost. */
import type { Clock } from '../../clock.ts';
import { Failure } from '../../errors.ts';
import type { SeveralAddresses } from '../address.ts';
import type {
  CheckGoal,
  LoadBalancer,
  LookOptions,
  ReadOptions,
  SessionSummary,
  SetOptions,
  StateGoal,
  WeightGoal,
} from '../load-balancer.ts';
import type { ServerName, Traffic } from '../server.ts';
import type { Reading, Snapshot } from '../snapshot.ts';
import { each, single } from './batch.ts';
import {
  drainAndStopping,
  setHealthUp,
  setState,
  setWeight,
  showSessions,
  shutDownSessions,
  switchCheck,
} from './commands.ts';
import { Connection, type ConnectionOptions } from './connection.ts';
import { takeDownForProof } from './health-down.ts';
import { OldWorkers } from './old-workers.ts';
import { Reader, type Rows } from './reader.ts';
import { atLeast, type Channel, isReplyLost, type Write, write } from './write.ts';

/** How it is reached, and what it is called. */
export interface RuntimeApiOptions extends ConnectionOptions {
  /** What the load balancer is called. */
  name: string;
  /** Asked when everything has been read. */
  severalAddresses?: () => SeveralAddresses | null;
}

/** In all 2 s at most: a queue of 1,000 behind `maxconn 20` is gone by then. */
const SHUTDOWN_ROUNDS = 100;
/** After this time a session that was cut is no longer counted. */
const SHUTDOWN_PAUSE_MS = 20;

/** See load-balancer.ts for what each method promises. */
export class RuntimeLoadBalancer implements LoadBalancer {
  readonly name: string;
  readonly #connection: Connection;
  readonly #reader: Reader;
  readonly #channel: Channel;
  readonly #clock: Clock;
  readonly #oldWorkers: OldWorkers;
  readonly #severalAddresses: () => SeveralAddresses | null;

  constructor(options: RuntimeApiOptions) {
    this.name = options.name;
    this.#severalAddresses = options.severalAddresses ?? (() => null);
    this.#clock = options.clock;
    this.#connection = new Connection(options);
    this.#oldWorkers = new OldWorkers(this.#connection, options.clock);
    this.#reader = new Reader(this.#connection, options.clock);
    const { clock, retries } = options;
    this.#channel = { connection: this.#connection, reader: this.#reader, clock, retries };
  }

  read(signal: AbortSignal, options?: LookOptions): Promise<Snapshot> {
    return this.#named(signal, async () => {
      if (options?.afterLoss) this.#connection.doubtNext();
      const { process, answer, oldWorkers, reloadFailed } = await this.#reader.readAll(signal, options);
      await this.#oldWorkers.meet(oldWorkers, signal);
      const { level, unsendable, unlisted, others } = answer;
      const can = { change: level === 'admin', seeOldWorkers: this.#connection.seesOldWorkers };
      const reading = await this.#inFull(answer, signal);
      const severalAddresses = this.#severalAddresses();
      return {
        ...reading,
        process,
        level,
        can,
        ...(reloadFailed ? { reloadFailed } : {}),
        ...(unsendable.length > 0 ? { unsendable } : {}),
        ...(unlisted.length > 0 ? { unlisted } : {}),
        ...(others.length > 0 ? { others } : {}),
        ...(severalAddresses === null ? {} : { severalAddresses }),
      };
    });
  }

  readServers(
    servers: readonly ServerName[],
    signal: AbortSignal,
    { fresh = false, notBefore = 0, afterLoss = false }: ReadOptions = {},
  ): Promise<Reading> {
    return this.#named(signal, async () => {
      if (afterLoss) this.#connection.doubtNext();
      if (fresh) await this.#connection.reopen(signal);
      return this.#inFull(await this.#reader.readServersAt(servers, notBefore, signal), signal);
    });
  }

  sample(servers: readonly ServerName[], signal: AbortSignal): Promise<ReadonlyMap<string, Traffic>> {
    return this.#named(signal, async () => {
      const traffic = await this.#reader.sample(servers, signal);
      return this.#withInherited(traffic, false, signal);
    });
  }

  setStates(
    goals: readonly StateGoal[],
    watch: readonly ServerName[],
    signal: AbortSignal,
    options?: SetOptions,
  ): Promise<Reading> {
    const writeOf = (goal: StateGoal): Write => ({
      name: goal,
      command: setState(goal, goal.state),
      aspect: ({ forced }) => forced,
      goal: goal.state,
    });
    return this.#write(goals, writeOf, watch, signal, options);
  }

  setWeights(
    goals: readonly WeightGoal[],
    watch: readonly ServerName[],
    signal: AbortSignal,
  ): Promise<Reading> {
    const writeOf = (goal: WeightGoal): Write => ({
      name: goal,
      command: setWeight(goal, goal.weight),
      aspect: ({ weight }) => weight,
      goal: goal.effective,
    });
    return this.#write(goals, writeOf, watch, signal);
  }

  setChecks(
    goals: readonly CheckGoal[],
    watch: readonly ServerName[],
    signal: AbortSignal,
  ): Promise<Reading> {
    const writeOf = (one: CheckGoal): Write => ({
      name: one,
      command: switchCheck(one, one.check, one.goal),
      aspect: ({ checks, agent }) => (one.check === 'health' ? checks : agent),
      goal: one.goal,
    });
    return this.#write(goals, writeOf, watch, signal);
  }

  setHealth(
    servers: readonly ServerName[],
    health: 'up' | 'stopping',
    watch: readonly ServerName[],
    signal: AbortSignal,
  ): Promise<Reading> {
    return this.#write(servers, health === 'up' ? upAgain : outUntilChecked, watch, signal);
  }

  takeDownForProof(
    servers: readonly ServerName[],
    watch: readonly ServerName[],
    signal: AbortSignal,
  ): Promise<Reading> {
    return this.#written(() => takeDownForProof(this.#channel, servers, watch, signal), signal);
  }

  shutDownSessions(servers: readonly ServerName[], signal: AbortSignal): Promise<void> {
    return this.#named(signal, async () => {
      await this.#oldWorkers.shutDownSessions(servers, signal);
      await this.#shutDown(servers, signal);
    });
  }

  sessionsOf(server: ServerName, signal: AbortSignal): Promise<SessionSummary | null> {
    return this.#named(signal, async () => {
      return this.#connection.ask(single(showSessions(server)), false, signal);
    });
  }

  close(): void {
    this.#oldWorkers.close();
    this.#connection.close();
  }

  /**
   * One command cuts what is being served, and then up to `maxconn` requests enter from the queue: measured in drain on 2.2 to
   * 3.4, and in maint up to 2.6. So it is sent until nobody is left, or for as long as bound clients keep coming in.
   */
  async #shutDown(servers: readonly ServerName[], signal: AbortSignal): Promise<void> {
    for (let round = 0; round < SHUTDOWN_ROUNDS; round += 1) {
      await this.#shutDownOnce(servers, signal);
      await this.#clock.sleep(SHUTDOWN_PAUSE_MS, signal);
      const traffic = await this.#reader.sample(servers, signal);
      if ([...traffic.values()].every(({ sessions, queued }) => sessions === 0 && queued === 0)) return;
    }
  }

  async #shutDownOnce(servers: readonly ServerName[], signal: AbortSignal): Promise<void> {
    const batch = each(servers.map((name) => single(shutDownSessions(name))));
    for (let repeats = 0; ; repeats += 1) {
      await this.#connection.prepare(signal);
      try {
        const refused = (await this.#connection.askOnce(batch, signal)).find((refusal) => refusal !== null);
        if (refused) throw refused;
        return;
      } catch (error) {
        // What is cut stays cut: to cut again is harmless.
        if (signal.aborted || !isReplyLost(error) || repeats >= this.#channel.retries) throw error;
      }
    }
  }

  #write<G>(
    goals: readonly G[],
    writeOf: (goal: G) => Write,
    watch: readonly ServerName[],
    signal: AbortSignal,
    options?: SetOptions,
  ): Promise<Reading> {
    return this.#written(() => write(this.#channel, goals.map(writeOf), watch, signal, options), signal);
  }

  /** What goes wrong once all was accepted is no reason to think that nothing was changed. */
  #written(work: () => Promise<Rows>, signal: AbortSignal): Promise<Reading> {
    return this.#named(signal, async () => {
      const rows = await work();
      try {
        return await this.#inFull(rows, signal);
      } catch (error) {
        throw atLeast('yes', error, signal);
      }
    });
  }

  async #inFull(rows: Rows, signal: AbortSignal): Promise<Reading> {
    const { servers, backends, newcomers, earlierTraffic, statesAt } = rows;
    const counted = await this.#withInherited(servers, true, signal);
    const said = {
      ...(newcomers === undefined ? {} : { newcomers }),
      ...(earlierTraffic === undefined ? {} : { earlierTraffic }),
      ...(statesAt === undefined ? {} : { statesAt }),
    };
    return { servers: counted, backends, oldWorkers: this.#oldWorkers.state, ...said };
  }

  async #withInherited<T extends Traffic>(
    servers: ReadonlyMap<string, T>,
    fresh: boolean,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, T>> {
    const counts = await this.#oldWorkers.count(servers, fresh, signal);
    if (counts.size === 0) return servers;
    const entries = [...servers].map(([key, server]): [string, T] => {
      const inherited = counts.get(key) ?? 0;
      return [key, inherited > 0 ? { ...server, sessions: server.sessions + inherited, inherited } : server];
    });
    return new Map(entries);
  }

  /** Does the work, and says in its failure whose it is. What HAProxy had replied is of no use above; the signal's reason is not ours. */
  async #named<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Failure) || error === signal.reason) throw error;
      throw error.with({ loadBalancer: error.loadBalancer ?? this.name, replies: [] });
    }
  }
}

function upAgain(name: ServerName): Write {
  const aspect: Write['aspect'] = ({ operationalState }) => operationalState !== 0;
  return { name, command: setHealthUp(name), aspect, goal: true };
}

function outUntilChecked(name: ServerName): Write {
  const aspect: Write['aspect'] = ({ forced, operationalState }) =>
    forced === 'drain' && operationalState === 3;
  // To call one stopping that has gone down meanwhile would let bound clients in.
  const isOver: Write['isOver'] = ({ operationalState }) => operationalState === 0;
  return { name, command: drainAndStopping(name), aspect, goal: true, isOver };
}
