/** The LoadBalancer port on a load balancer of the model, for one caller. */
import { Failure } from '../../../src/errors.ts';
import type { UnderWay } from '../../../src/haproxy/late-command.ts';
import type {
  CheckGoal,
  LoadBalancer,
  ReadOptions,
  SessionSummary,
  SetOptions,
  StateGoal,
  WeightGoal,
} from '../../../src/haproxy/load-balancer.ts';
import { keyOf, type Server, type ServerName, type Traffic } from '../../../src/haproxy/server.ts';
import type { Reading, Snapshot } from '../../../src/haproxy/snapshot.ts';
import { withEarlierStates, withEarlierTraffic, withTrafficOf } from '../../support/earlier-traffic.ts';
import type { Random } from '../random.ts';
import type { Sleeper, WorldClock } from '../world-clock.ts';
import type { ApiSetup } from './api.ts';
import type { Author } from './author.ts';
import { Connection, type ConnectionSetup } from './connection.ts';
import type { Question } from './exchange.ts';
import type { Haproxy } from './haproxy.ts';
import type { HaproxyProcess } from './process.ts';
import { idleAs, newcomersBeside, readingOf, trafficAt } from './readings.ts';
import type { ModelServer } from './server.ts';
import type { JobWay } from './silence.ts';
import { isOthers, pictureOf, refuseUnsafe, weightOf } from './writes.ts';

export interface WaySetup extends ConnectionSetup {
  level: Snapshot['level'];
  /** Its backends are so large that whoever allows it is told of traffic as it was read before a set. */
  isLarge: boolean;
  /** Missing: its Runtime API. */
  api?: ApiSetup;
}

/** Who uses a way to a load balancer. */
export interface Caller extends Sleeper {
  readonly author: Author;
  /** What it sends may come late. Missing where nobody comes after it. */
  readonly job?: CallersJob;
  /** What it had sent long ago is done just now, by `run`: perhaps when nobody waits for it any more. */
  comesLate?<T>(run: () => T): T;
  /** What it had sent at this time is done just now, by `run`: a HAProxy that hangs comes to it when it wakes. */
  hadSent?<T>(sentAt: number, run: () => T): T;
  /** What it has come to know, as of `at`: now that it has been told. Empty where no admin state was asked for. */
  learned(loadBalancer: string, process: HaproxyProcess, servers: Reading['servers'], at: number): void;
  /** A list of servers has come to it, as they were at `at`: whoever asks an API reads them himself before he sets any. */
  listed?(servers: readonly ModelServer[], at: number): void;
  /** What it sets for this server just now. */
  sending(loadBalancer: string, key: string, what: Settings): void;
}

interface Settings {
  state?: StateGoal['state'];
  weight?: number;
}

/** `was`: when a reply was lost, how the server was read last before that. */
type Obey<G extends ServerName> = (
  process: HaproxyProcess,
  server: ModelServer,
  goal: G,
  was: Server | null,
) => void;

/** What all processes of a job have in common. */
export interface CallersJob {
  /** Of each load balancer that a process opens. */
  noteUnderWay(): UnderWay;
  wayTo(haproxy: Haproxy): JobWay;
}

/** As the Runtime API's adapter has it. */
const SHUTDOWN_ROUNDS = 100;
const SHUTDOWN_PAUSE_MS = 20;

export class ModelLoadBalancer implements LoadBalancer {
  readonly name: string;
  readonly #haproxy: Haproxy;
  readonly #clock: WorldClock;
  readonly #caller: Caller;
  readonly #way: WaySetup;
  readonly #connection: Connection;
  /** As read last, by `BACKEND/SERVER`. */
  readonly #last = new Map<string, Server>();
  /** `BACKEND/SERVER` of all that had an address when everything was read. */
  #settled: ReadonlySet<string> = new Set();

  constructor(haproxy: Haproxy, clock: WorldClock, caller: Caller, way: WaySetup, random: Random) {
    this.name = haproxy.name;
    this.#haproxy = haproxy;
    this.#clock = clock;
    this.#caller = caller;
    this.#way = way;
    this.#connection = new Connection(haproxy, clock, caller, way, random);
  }

  read(signal: AbortSignal): Promise<Snapshot> {
    const { level, seesOldWorkers } = this.#way;
    return this.#ask({
      kind: 'meet',
      signal,
      act: (process) => {
        const { uptimeSeconds, ...identity } = process.identity;
        const sinceSeconds = Math.floor((this.#clock.now() - process.startedAt) / 1_000);
        const aged = { ...identity, uptimeSeconds: uptimeSeconds + sinceSeconds };
        const can = { change: level === 'admin', seeOldWorkers: seesOldWorkers };
        const reading = readingOf(process, process.servers.keys(), this.#connection);
        const settled = [...reading.servers].filter(([, { maintCauses }]) => !maintCauses.includes('dns'));
        this.#settled = new Set(settled.map(([key]) => key));
        return { process: aged, level, can, ...reading };
      },
    });
  }

  async readServers(
    servers: readonly ServerName[],
    signal: AbortSignal,
    { fresh = false, notBefore = 0 }: ReadOptions = {},
  ): Promise<Reading> {
    let idle: string | null = null;
    const act = (process: HaproxyProcess) => {
      idle = idleAs(process, servers);
      return this.#readBack(process, servers);
    };
    if (!this.#way.isLarge || notBefore <= this.#clock.now())
      return this.#ask({ kind: 'read', fresh, notBefore, signal, act });
    const then = await this.#ask({ kind: 'read', fresh, signal, act });
    const wasIdle = idle;
    const statesAt = this.#clock.now();
    const reading = await this.#ask({ kind: 'read', notBefore, signal, act });
    const isStillIdle = wasIdle !== null && wasIdle === idle;
    return isStillIdle
      ? withTrafficOf(reading, then.servers)
      : withEarlierStates(reading, then.servers, statesAt);
  }

  sample(servers: readonly ServerName[], signal: AbortSignal): Promise<Map<string, Traffic>> {
    return this.#ask({
      kind: 'sample',
      signal,
      act: (process) => {
        const found = servers.map((name) => this.#find(process, name));
        return new Map(found.map((server) => [server.key, trafficAt(server, this.#connection)]));
      },
    });
  }

  setStates(
    goals: readonly StateGoal[],
    watch: readonly ServerName[],
    signal: AbortSignal,
    { earlierTraffic = false }: SetOptions = {},
  ): Promise<Reading> {
    const before = earlierTraffic && this.#way.isLarge ? new Map(this.#last) : null;
    const obey: Obey<StateGoal> = (process, server, { state }, was) => {
      if (server.forced === state && was !== null) return;
      if (isOthers(server, was)) return;
      this.#caller.sending(this.name, server.key, { state });
      process.setState(server, state, this.#caller.author);
    };
    const setting = this.#write(goals, watch, signal, obey, (_server, { state }) => ({ state }));
    if (before === null) return setting;
    return setting.then((reading) => withEarlierTraffic(reading, before, this.#clock.now()));
  }

  setWeights(
    goals: readonly WeightGoal[],
    watch: readonly ServerName[],
    signal: AbortSignal,
  ): Promise<Reading> {
    const settings = (server: ModelServer, { weight }: WeightGoal) => ({ weight: weightOf(weight, server) });
    const obey: Obey<WeightGoal> = (process, server, goal, was) => {
      if (was !== null && server.weight !== was.weight) return;
      const { weight } = settings(server, goal);
      this.#caller.sending(this.name, server.key, { weight });
      process.setWeight(server, weight, this.#caller.author);
    };
    return this.#write(goals, watch, signal, obey, settings);
  }

  setChecks(
    goals: readonly CheckGoal[],
    watch: readonly ServerName[],
    signal: AbortSignal,
  ): Promise<Reading> {
    return this.#write(goals, watch, signal, (process, server, { check, goal }) => {
      const isThere = (check === 'health' ? server.setup.check : server.setup.agent) !== null;
      if (goal === 'enabled' && !isThere) {
        const detail = 'It was not configured on this server, cannot enable.';
        throw new Failure('refused', 'HAProxy refused to enable it', { detail });
      }
      if (check === 'health') process.switchChecks(server, goal === 'enabled');
      else if (isThere) server.agentOn = goal === 'enabled';
    });
  }

  setHealth(
    servers: readonly ServerName[],
    health: 'up' | 'stopping',
    watch: readonly ServerName[],
    signal: AbortSignal,
  ): Promise<Reading> {
    const settings = (): Settings => (health === 'up' ? {} : { state: 'drain' });
    const obey: Obey<ServerName> = (process, server, _name, was) => {
      if (health === 'up') {
        process.healthUp(server, this.#caller.author);
        return;
      }
      if (server.forced !== 'drain' && isOthers(server, was)) return;
      // Gone down meanwhile: that would let bound clients in.
      if (was !== null && server.op === 0) return;
      this.#caller.sending(this.name, server.key, { state: 'drain' });
      process.drainAndStopping(server, this.#caller.author);
    };
    return this.#write(servers, watch, signal, obey, settings);
  }

  takeDownForProof(
    servers: readonly ServerName[],
    watch: readonly ServerName[],
    signal: AbortSignal,
  ): Promise<Reading> {
    const obey: Obey<ServerName> = (process, server, _name, was) => {
      // `chkdown` tells that it was done: never twice.
      const wasDown = was !== null && server.checkDowns > was.checkDowns;
      // In maint nobody goes down: somebody has put it there again since.
      if (wasDown && server.forced !== 'ready') return;
      if (server.forced !== 'drain' && isOthers(server, was)) return;
      this.#caller.sending(this.name, server.key, { state: 'drain' });
      process.takeDown(server, this.#caller.author);
      if (server.root === null) return;
      const detail = 'cannot change health on a tracking server.';
      throw new Failure('tracking', 'This server tracks another one', { detail, callChanged: 'yes' });
    };
    return this.#write(servers, watch, signal, obey, () => ({ state: 'drain' }));
  }

  async shutDownSessions(servers: readonly ServerName[], signal: AbortSignal): Promise<void> {
    refuseUnsafe(servers);
    const act = (process: HaproxyProcess) => this.#cut(process, servers);
    for (let round = 0; round < SHUTDOWN_ROUNDS; round += 1) {
      const notBefore = round === 0 ? 0 : this.#clock.now() + SHUTDOWN_PAUSE_MS;
      // Whoever was in the queue, or came meanwhile, is there now.
      if ((await this.#ask({ kind: 'write', signal, notBefore, act })) === 0) return;
    }
  }

  sessionsOf(name: ServerName, signal: AbortSignal): Promise<SessionSummary | null> {
    return this.#ask({
      kind: 'read',
      signal,
      act: (process) => {
        if (this.#way.level === 'user') return null;
        const { sessions } = this.#find(process, name);
        const count = sessions.size;
        const since = Math.min(this.#clock.now(), ...[...sessions].map((session) => session.since));
        const oldestSeconds = Math.floor((this.#clock.now() - since) / 1_000);
        return { count, oldestSeconds, clients: count > 0 ? [{ address: '192.0.2.1', count }] : [] };
      },
    });
  }

  close(): void {
    this.#connection.close();
  }

  /** Returns how many were cut. */
  #cut(process: HaproxyProcess, names: readonly ServerName[]): number {
    let cut = 0;
    for (const name of names) {
      const { key } = this.#find(process, name);
      for (const one of [process, ...this.#connection.counted]) {
        const server = one.servers.get(key);
        if (server !== undefined) cut += one.cutSessions(server, this.#caller.author);
      }
    }
    return cut;
  }

  /**
   * Each line is obeyed or refused by itself, and the first refusal is what is told. `settingsOf`: what whoever has sent it has to take for his
   * own from then on, though it may never have come.
   */
  async #write<G extends ServerName>(
    goals: readonly G[],
    watch: readonly ServerName[],
    signal: AbortSignal,
    obey: Obey<G>,
    settingsOf: (server: ModelServer, goal: G) => Settings = () => ({}),
  ): Promise<Reading> {
    refuseUnsafe(goals);
    const last = new Map(goals.map((goal) => [keyOf(goal), this.#last.get(keyOf(goal)) ?? null]));
    const act = (process: HaproxyProcess, again: boolean) => {
      const before = pictureOf(process, goals);
      const [refusal] = goals.flatMap((goal) => {
        const was = again ? (last.get(keyOf(goal)) ?? null) : null;
        return this.#refusalOf(goal, () => obey(process, this.#find(process, goal), goal, was));
      });
      if (refusal === undefined) return this.#readBehind(process, watch);
      const callChanged = pictureOf(process, goals) === before ? 'no' : 'yes';
      throw refusal.with({ callChanged, loadBalancer: this.name });
    };
    const leave = () => {
      for (const goal of goals) {
        const server = this.#haproxy.current.find(goal);
        if (server !== undefined) this.#caller.sending(this.name, server.key, settingsOf(server, goal));
      }
    };
    return this.#ask({ kind: 'write', signal, act, leave });
  }

  #refusalOf(name: ServerName, obey: () => void): Failure[] {
    try {
      if (this.#way.level !== 'admin') throw new Failure('permission-denied', 'The level does not allow it');
      obey();
      return [];
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return [error.servers.length > 0 ? error : error.with({ servers: [keyOf(name)] })];
    }
  }

  #find(process: HaproxyProcess, name: ServerName): ModelServer {
    const server = process.find(name);
    if (server !== undefined) return server;
    throw new Failure('not-found', `There is no server ${keyOf(name)}`, {
      servers: [keyOf(name)],
      loadBalancer: this.name,
    });
  }

  /** Behind a write that was accepted: only the proof can be missing. */
  #readBehind(process: HaproxyProcess, names: readonly ServerName[]): Reading {
    try {
      return this.#readBack(process, names);
    } catch (error) {
      throw error instanceof Failure ? error.with({ callChanged: 'yes' }) : error;
    }
  }

  #readBack(process: HaproxyProcess, names: readonly ServerName[]): Reading {
    const keys = names.map((name) => this.#find(process, name).key);
    return {
      ...readingOf(process, keys, this.#connection),
      ...newcomersBeside(process, keys, this.#settled),
    };
  }

  #ask<T>(question: Question<T>): Promise<T> {
    return this.#connection.ask(question, (process, answer, at) => {
      // A sample has no admin state.
      const servers = (answer as Partial<Reading> | null | undefined)?.servers;
      for (const [key, server] of servers ?? []) this.#last.set(key, server);
      this.#caller.learned(this.name, process, servers ?? new Map(), at);
    });
  }
}
