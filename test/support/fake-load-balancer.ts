/**
 * A LoadBalancer without HAProxy, for tests of what is done with one: it notes every call, and lets a test do something before
 * each. It passes the same contract suite as the real one.
 */
import type { Clock } from '../../src/clock.ts';
import { Failure, Reloaded } from '../../src/errors.ts';
import type {
  CheckGoal,
  LoadBalancer,
  LookOptions,
  ReadOptions,
  SessionSummary,
  SetOptions,
  StateGoal,
  WeightGoal,
} from '../../src/haproxy/load-balancer.ts';
import type { Process } from '../../src/haproxy/process.ts';
import {
  type AdminState,
  type Backend,
  isSafeName,
  keyOf,
  nameOf,
  type Server,
  type ServerName,
  type Traffic,
} from '../../src/haproxy/server.ts';
import type { Reading, Snapshot } from '../../src/haproxy/snapshot.ts';
import { withEarlierStates, withEarlierTraffic } from './earlier-traffic.ts';
import { type FakeServer, FakeServers } from './fake-servers.ts';

export interface FakeOptions {
  name?: string;
  /** Everything not given is that of an idle server without checks that is ready. */
  servers: (ServerName & Partial<FakeServer>)[];
  sticky?: Record<string, Backend['sticky']>;
  level?: Snapshot['level'];
}

export class FakeLoadBalancer implements LoadBalancer {
  readonly name: string;
  level: Snapshot['level'];
  /** Each call of the port in order: `setStates web/web1=drain`, `sample web/web1`. */
  readonly calls: string[] = [];
  /** Whose time passes when a reading is to wait; without one none does. */
  clock: Clock | null = null;
  /** Called at the start of each call, before anything is done: may change servers, wait, or throw. */
  before: (call: string) => void | Promise<void> = () => {};
  process: Process = {
    version: '3.2.0-fake',
    pid: 100,
    startedAt: 1_000_000,
    startToleranceSeconds: 0,
    node: '',
    uptimeSeconds: 86_400,
  };
  readonly #servers: FakeServers;
  /** Sessions that a process before this one still serves, by server. */
  readonly inherited = new Map<string, number>();
  oldWorkers: Reading['oldWorkers'] = 'none';
  /** What was read by who knew that something may have been given up: servers, or `all`. */
  readonly afterLoss: string[] = [];
  /** On the clock: when the oldest session of any server began. */
  oldestSince = Number.POSITIVE_INFINITY;
  #met: number | null = null;
  /** All that had an address when everything was read; null where not all were wanted. */
  #settled: ReadonlySet<string> | null = null;
  /** Its backends are so large that traffic is not read behind a set, for whoever allows that, and states are while a reading waits. */
  isLarge = false;
  /** Traffic costs so much there that a look leaves it as it was: only a fresh reading, and a sample, ask for it. */
  isCostly = false;
  /** As read last, and when that was asked for. */
  #last = new Map<string, Server>();
  #trafficAt = 0;

  constructor({ name = 'lb', servers, sticky = {}, level = 'admin' }: FakeOptions) {
    this.name = name;
    this.process = { ...this.process, node: name };
    this.level = level;
    this.#servers = new FakeServers(servers, sticky);
  }

  /** The server as it stands: what a test sets here is what the next reading shows. */
  server(key: string): FakeServer {
    return this.#servers.server(key);
  }

  /** HAProxy's checks pass, `rise` times. */
  prove(key: string): void {
    this.server(key).checkStatus = 'L7OK';
    this.#servers.raise(key);
  }

  /** Somebody sends `set server … health up`: no check has passed for that. */
  upByHand(key: string): void {
    this.#servers.raise(key);
  }

  /** HAProxy's checks fail, `fall` times. */
  fail(key: string, lastCheck = 'Layer4 connection problem: Connection refused'): void {
    const server = this.server(key);
    Object.assign(server, { checkStatus: 'L4CON', lastCheck, checkFailures: server.checkFailures + 1 });
    this.#servers.lower(key);
  }

  /**
   * Another process answers from now on. Without a state file it knows only its configuration. When `seen`, the sessions of the
   * old one are counted until a test takes them out of `inherited`.
   */
  reload({ seen = false } = {}): void {
    const { pid, startedAt } = this.process;
    this.process = { ...this.process, pid: pid + 1, startedAt: startedAt + 60, uptimeSeconds: 0 };
    this.oldWorkers = seen && this.oldWorkers !== 'unseen' ? 'counted' : 'unseen';
    for (const key of seen ? this.#servers.keys : []) {
      const { sessions } = this.server(key);
      if (sessions > 0) this.inherited.set(key, (this.inherited.get(key) ?? 0) + sessions);
    }
    this.#servers.forget();
  }

  /** Somebody else sets a server. */
  force(key: string, state: AdminState): void {
    this.#servers.force(key, state);
  }

  /** Somebody adds a server, and lets it in unless it is given otherwise. */
  add(server: ServerName & Partial<FakeServer>): void {
    this.#servers.add(server);
  }

  /** Somebody deletes a server. */
  remove(key: string): void {
    this.#servers.remove(key);
  }

  async read(signal: AbortSignal, { wanted, afterLoss = false }: LookOptions = {}): Promise<Snapshot> {
    if (afterLoss) this.afterLoss.push('all');
    await this.#begin('read', [], signal);
    this.#met = this.process.pid;
    const can = { change: this.level === 'admin', seeOldWorkers: false };
    const { servers, ...reading } = this.#reading(this.#servers.keys);
    const all = [...servers];
    const settled = all.filter(([, server]) => hasAddress(server)).map(([key]) => key);
    this.#settled = wanted === undefined ? new Set(settled) : null;
    const others = all.flatMap(([key, server]) => (wanted?.(server) === false ? [nameOf(key)] : []));
    const kept = new Map(all.filter(([, server]) => wanted?.(server) !== false));
    return {
      process: { ...this.process },
      level: this.level,
      can,
      ...reading,
      servers: kept,
      ...(others.length > 0 ? { others } : {}),
    };
  }

  async readServers(
    servers: readonly ServerName[],
    signal: AbortSignal,
    { fresh = false, notBefore = 0, afterLoss = false }: ReadOptions = {},
  ): Promise<Reading> {
    if (afterLoss) this.afterLoss.push(...servers.map(keyOf));
    const wait = notBefore - (this.clock?.now() ?? notBefore);
    const there = servers.filter((name) => this.#servers.has(name)).map(keyOf);
    const early = this.isLarge && wait > 0 ? this.#servers.reading(there).servers : null;
    const statesAt = this.clock?.now() ?? 0;
    if (wait > 0) await this.clock?.sleep(wait, signal);
    await this.#begin(fresh ? 'readServers fresh' : 'readServers', servers.map(keyOf), signal);
    if (this.isCostly && !fresh) return this.#withOldTraffic(servers);
    const reading = this.#readBack(servers);
    return early === null ? reading : withEarlierStates(reading, early, statesAt);
  }

  async sample(servers: readonly ServerName[], signal: AbortSignal): Promise<Map<string, Traffic>> {
    await this.#begin('sample', servers.map(keyOf), signal);
    return new Map([...this.#readBack(servers).servers].map(([key, server]) => [key, trafficOf(server)]));
  }

  async setStates(
    goals: readonly StateGoal[],
    watch: readonly ServerName[],
    signal: AbortSignal,
    { earlierTraffic = false }: SetOptions = {},
  ): Promise<Reading> {
    const before = new Map(this.#last);
    await this.#begin(
      'setStates',
      goals.map((goal) => `${keyOf(goal)}=${goal.state}`),
      signal,
    );
    const reading = this.#write(goals, watch, (goal) => this.force(keyOf(goal), goal.state));
    return earlierTraffic && this.isLarge
      ? withEarlierTraffic(reading, before, this.clock?.now() ?? 0)
      : reading;
  }

  async setWeights(
    goals: readonly WeightGoal[],
    watch: readonly ServerName[],
    signal: AbortSignal,
  ): Promise<Reading> {
    await this.#begin(
      'setWeights',
      goals.map((goal) => `${keyOf(goal)}=${goal.weight}`),
      signal,
    );
    return this.#write(goals, watch, (goal) => {
      const server = this.server(keyOf(goal));
      const amount = Number.parseInt(goal.weight, 10);
      if (!goal.weight.endsWith('%') && amount > 256) {
        throw new Failure('refused', 'HAProxy refused the weight', {
          detail: 'Absolute weight can only be between 0 and 256 inclusive.',
        });
      }
      server.weight = goal.weight.endsWith('%')
        ? Math.floor((server.configuredWeight * amount) / 100)
        : amount;
      server.effectiveWeight = server.weight;
    });
  }

  async setChecks(
    goals: readonly CheckGoal[],
    watch: readonly ServerName[],
    signal: AbortSignal,
  ): Promise<Reading> {
    await this.#begin(
      'setChecks',
      goals.map((one) => `${keyOf(one)} ${one.check}=${one.goal}`),
      signal,
    );
    return this.#write(goals, watch, (one) => {
      if (this.#servers.switchCheck(keyOf(one), one.check, one.goal)) return;
      const what = one.check === 'health' ? 'Health check' : 'Agent';
      throw new Failure('refused', `HAProxy refused to enable it`, {
        detail: `${what} was not configured on this server, cannot enable.`,
      });
    });
  }

  async takeDownForProof(
    servers: readonly ServerName[],
    watch: readonly ServerName[],
    signal: AbortSignal,
  ): Promise<Reading> {
    await this.#begin('takeDownForProof', servers.map(keyOf), signal);
    return this.#write(servers, watch, (name) => {
      const server = this.server(keyOf(name));
      this.force(keyOf(name), 'drain');
      if (server.tracks !== null) {
        const detail = 'cannot change health on a tracking server.';
        throw new Failure('tracking', 'This server tracks another one', {
          detail,
          callChanged: 'yes',
          servers: [keyOf(name)],
        });
      }
      this.#servers.lower(keyOf(name));
    });
  }

  async setHealth(
    servers: readonly ServerName[],
    health: 'up' | 'stopping',
    watch: readonly ServerName[],
    signal: AbortSignal,
  ): Promise<Reading> {
    await this.#begin(`setHealth ${health}`, servers.map(keyOf), signal);
    return this.#write(servers, watch, (name) => {
      if (health === 'up') this.#servers.raise(keyOf(name));
      else {
        this.force(keyOf(name), 'drain');
        this.#servers.stop(keyOf(name));
      }
    });
  }

  async shutDownSessions(servers: readonly ServerName[], signal: AbortSignal): Promise<void> {
    await this.#begin('shutDownSessions', servers.map(keyOf), signal);
    this.#write(servers, [], (name) => {
      this.inherited.delete(keyOf(name));
      Object.assign(this.server(keyOf(name)), { sessions: 0, queued: 0 });
    });
  }

  async sessionsOf(server: ServerName, signal: AbortSignal): Promise<SessionSummary | null> {
    await this.#begin('sessionsOf', [keyOf(server)], signal);
    if (this.level === 'user') return null;
    const { sessions } = this.server(keyOf(server));
    return {
      count: sessions,
      oldestSeconds: Math.floor(Math.max(0, (this.clock?.now() ?? 0) - this.oldestSince) / 1_000),
      clients: sessions > 0 ? [{ address: '127.0.0.1', count: sessions }] : [],
    };
  }

  close(): void {
    this.calls.push('close');
  }

  async #begin(method: string, words: string[], signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const call = [method, ...words].join(' ');
    this.calls.push(call);
    await this.before(call);
    signal.throwIfAborted();
    if (method === 'read' || this.#met === null) return;
    if (this.#met !== this.process.pid) {
      throw new Reloaded(`Another HAProxy process answers now: ${this.process.pid} instead of ${this.#met}`, {
        loadBalancer: this.name,
      });
    }
  }

  /** As HAProxy does: each line is obeyed or refused by itself, the first refusal is what is told. */
  #write<G extends ServerName>(
    goals: readonly G[],
    watch: readonly ServerName[],
    obey: (goal: G) => unknown,
  ): Reading {
    const unsafe = goals.find(({ backend, server }) => !isSafeName(backend) || !isSafeName(server));
    if (unsafe)
      throw new Failure('invalid-input', 'A name holds something else than letters, digits and _.:-');
    const before = this.#picture(goals);
    const refusals: Failure[] = [];
    for (const goal of goals) {
      try {
        if (this.level !== 'admin') throw new Failure('permission-denied', 'The level does not allow it');
        if (!this.#servers.has(goal)) throw new Failure('not-found', 'There is no such server');
        obey(goal);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        refusals.push(error.servers.length > 0 ? error : error.with({ servers: [keyOf(goal)] }));
      }
    }
    const [first] = refusals;
    const callChanged = this.#picture(goals) === before ? 'no' : 'yes';
    if (first) throw first.with({ callChanged, loadBalancer: this.name });
    try {
      return this.#readBack(watch);
    } catch (error) {
      throw error instanceof Failure ? error.with({ callChanged: 'yes' }) : error;
    }
  }

  #withOldTraffic(names: readonly ServerName[]): Reading {
    const [before, trafficAt] = [new Map(this.#last), this.#trafficAt];
    const { earlierTraffic, ...reading } = withEarlierTraffic(this.#readBack(names), before, trafficAt);
    [this.#last, this.#trafficAt] = [before, trafficAt];
    return { ...reading, trafficAt };
  }

  #readBack(names: readonly ServerName[]): Reading {
    const gone = names.find((name) => !this.#servers.has(name));
    if (gone) {
      throw new Failure('not-found', `There is no server ${keyOf(gone)}`, {
        servers: [keyOf(gone)],
        loadBalancer: this.name,
      });
    }
    return { ...this.#reading(names.map(keyOf)), ...this.#newcomersBeside(names) };
  }

  #newcomersBeside(names: readonly ServerName[]): Pick<Reading, 'newcomers'> {
    const settled = this.#settled;
    if (settled === null) return {};
    const known = new Set([...settled, ...names.map(keyOf)]);
    const touched = new Set(names.map(({ backend }) => backend));
    const others = this.#servers.keys.filter((key) => !known.has(key) && touched.has(nameOf(key).backend));
    const newcomers = [...this.#servers.reading(others).servers.values()].filter(hasAddress);
    return newcomers.length === 0 ? {} : { newcomers };
  }

  #reading(keys: readonly string[]): Reading {
    const { servers, backends } = this.#servers.reading(keys);
    for (const server of servers.values()) {
      const inherited = this.inherited.get(keyOf(server)) ?? 0;
      if (inherited > 0) Object.assign(server, { sessions: server.sessions + inherited, inherited });
    }
    for (const [key, server] of servers) this.#last.set(key, server);
    this.#trafficAt = this.clock?.now() ?? 0;
    return { servers, backends, oldWorkers: this.oldWorkers };
  }

  #picture(names: readonly ServerName[]): string {
    const there = names.filter((name) => this.#servers.has(name));
    return JSON.stringify(there.map((name) => this.server(keyOf(name))));
  }
}

function hasAddress({ maintCauses }: Server): boolean {
  return !maintCauses.includes('dns');
}

function trafficOf(server: Server): Traffic {
  const { backend, server: name, status, sessions, queued, sessionsTotal, retries } = server;
  const { effectiveWeight, checkFailures, checkDowns, checkStatus, lastCheck } = server;
  return {
    backend,
    server: name,
    status,
    sessions,
    queued,
    sessionsTotal,
    retries,
    effectiveWeight,
    checkFailures,
    checkDowns,
    checkStatus,
    lastCheck,
    responses: server.responses,
    ...(server.sessionLimit === undefined ? {} : { sessionLimit: server.sessionLimit }),
    ...(server.throttlePercent === undefined ? {} : { throttlePercent: server.throttlePercent }),
    ...(server.inherited === undefined ? {} : { inherited: server.inherited }),
  };
}
