/**
 * A LoadBalancer without HAProxy: a few servers in memory that obey as HAProxy's do, and do by hand what HAProxy's do by
 * themselves. It passes the same contract suite as the real one.
 */
import { Failure, Reloaded } from '../../src/errors.ts';
import type { LoadBalancer, SessionSummary, StateGoal, WeightGoal } from '../../src/haproxy/load-balancer.ts';
import {
  ADMIN_FLAG,
  type AdminState,
  adminStateOf,
  type Backend,
  forcedStateOf,
  hasRunningCheck,
  isSafeName,
  keyOf,
  type Process,
  type Reading,
  type Server,
  type ServerName,
  type Snapshot,
  type Traffic,
  takesTraffic,
} from '../../src/haproxy/server.ts';

export interface FakeOptions {
  name?: string;
  /** Everything not given is that of an idle server without checks that is ready. */
  servers: (ServerName & Partial<Server>)[];
  sticky?: Record<string, Backend['sticky']>;
  level?: Snapshot['level'];
}

export class FakeLoadBalancer implements LoadBalancer {
  readonly name: string;
  level: Snapshot['level'];
  /** Each call of the port in order: `setStates web/web1=drain`, `sample web/web1`. */
  readonly calls: string[] = [];
  /** Called at the start of each call, before anything is done: may change servers, wait, or throw. */
  before: (call: string) => void | Promise<void> = () => {};
  process: Process = { version: '3.2.0-fake', pid: 100, startedAt: 1_000_000, uptimeSeconds: 86_400 };
  readonly #servers = new Map<string, Server>();
  readonly #sticky: Record<string, Backend['sticky']>;
  readonly #configured: ReadonlyMap<string, Server>;
  #met: number | null = null;

  constructor({ name = 'lb', servers, sticky = {}, level = 'admin' }: FakeOptions) {
    this.name = name;
    this.level = level;
    this.#sticky = sticky;
    for (const server of servers) this.#servers.set(keyOf(server), { ...IDLE, ...server });
    for (const server of this.#servers.values()) this.#settle(server);
    this.#configured = structuredClone(this.#servers);
  }

  /** The server as it stands: what a test sets here is what the next reading shows. */
  server(key: string): Server {
    const server = this.#servers.get(key);
    if (!server) throw new Error(`The fake has no server '${key}'`);
    return server;
  }

  /** HAProxy's checks pass, `rise` times. */
  prove(key: string): void {
    const server = this.server(key);
    server.checkStatus = 'L7OK';
    if (adminStateOf(server.adminFlags) !== 'maint') server.operationalState = 2;
    this.#settle(server);
  }

  /** HAProxy's checks fail, `fall` times. */
  fail(key: string, lastCheck = 'Layer4 connection problem: Connection refused'): void {
    const server = this.server(key);
    Object.assign(server, { checkStatus: 'L4CON', lastCheck, checkFailures: server.checkFailures + 1 });
    this.#down(server);
  }

  /** Another process answers from now on. Without a state file it knows only its configuration. */
  reload(): void {
    this.process = {
      ...this.process,
      pid: this.process.pid + 1,
      startedAt: this.process.startedAt + 60,
      uptimeSeconds: 0,
    };
    for (const [key, server] of this.#configured) this.#servers.set(key, structuredClone(server));
  }

  /** Somebody else sets a server. */
  force(key: string, state: AdminState): void {
    const server = this.server(key);
    const wasDown = adminStateOf(server.adminFlags) === 'maint';
    server.adminFlags &= ~(ADMIN_FLAG.forcedMaint | ADMIN_FLAG.forcedDrain);
    if (state === 'maint') server.adminFlags |= ADMIN_FLAG.forcedMaint;
    if (state === 'drain') server.adminFlags |= ADMIN_FLAG.forcedDrain;
    this.#settle(server, wasDown);
  }

  async read(signal: AbortSignal): Promise<Snapshot> {
    await this.#begin('read', [], signal);
    this.#met = this.process.pid;
    return { process: { ...this.process }, level: this.level, ...this.#reading([...this.#servers.values()]) };
  }

  async reconnect(signal: AbortSignal): Promise<void> {
    await this.#begin('reconnect', [], signal);
  }

  async readServers(servers: readonly ServerName[], signal: AbortSignal): Promise<Reading> {
    await this.#begin('readServers', servers.map(keyOf), signal);
    return this.#readBack(servers);
  }

  async sample(servers: readonly ServerName[], signal: AbortSignal): Promise<Map<string, Traffic>> {
    await this.#begin('sample', servers.map(keyOf), signal);
    return new Map([...this.#readBack(servers).servers].map(([key, server]) => [key, trafficOf(server)]));
  }

  async setStates(
    goals: readonly StateGoal[],
    watch: readonly ServerName[],
    signal: AbortSignal,
  ): Promise<Reading> {
    await this.#begin(
      'setStates',
      goals.map((goal) => `${keyOf(goal)}=${goal.state}`),
      signal,
    );
    return this.#write(goals, watch, (goal) => this.force(keyOf(goal), goal.state));
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
          changed: 'yes',
          server: keyOf(name),
        });
      }
      this.#down(server);
    });
  }

  async setHealthUp(
    servers: readonly ServerName[],
    watch: readonly ServerName[],
    signal: AbortSignal,
  ): Promise<Reading> {
    await this.#begin('setHealthUp', servers.map(keyOf), signal);
    return this.#write(servers, watch, (name) => {
      const server = this.server(keyOf(name));
      if (adminStateOf(server.adminFlags) !== 'maint') server.operationalState = 2;
      this.#settle(server);
    });
  }

  async shutDownSessions(servers: readonly ServerName[], signal: AbortSignal): Promise<void> {
    await this.#begin('shutDownSessions', servers.map(keyOf), signal);
    this.#write(servers, [], (name) => Object.assign(this.server(keyOf(name)), { sessions: 0, queued: 0 }));
  }

  async sessionsOf(server: ServerName, signal: AbortSignal): Promise<SessionSummary | null> {
    await this.#begin('sessionsOf', [keyOf(server)], signal);
    if (this.level === 'user') return null;
    const { sessions } = this.server(keyOf(server));
    return {
      count: sessions,
      oldestSeconds: 0,
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
    if (method === 'read' || method === 'reconnect' || this.#met === null) return;
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
    const before = structuredClone(this.#servers);
    const refusals: Failure[] = [];
    for (const goal of goals) {
      try {
        if (this.level !== 'admin') throw new Failure('permission-denied', 'The level does not allow it');
        if (!this.#servers.has(keyOf(goal))) throw new Failure('not-found', 'There is no such server');
        obey(goal);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        error.server ??= keyOf(goal);
        refusals.push(error);
      }
    }
    const [first] = refusals;
    if (!first) return this.#readBack(watch);
    const changed = goals.some(
      (goal) => JSON.stringify(before.get(keyOf(goal))) !== JSON.stringify(this.#servers.get(keyOf(goal))),
    );
    first.changed = changed ? 'yes' : 'no';
    first.loadBalancer = this.name;
    throw first;
  }

  #readBack(names: readonly ServerName[]): Reading {
    const gone = names.find((name) => !this.#servers.has(keyOf(name)));
    if (gone) {
      throw new Failure('not-found', `There is no server ${keyOf(gone)}`, {
        server: keyOf(gone),
        loadBalancer: this.name,
      });
    }
    return this.#reading(names.map((name) => this.server(keyOf(name))));
  }

  #reading(servers: readonly Server[]): Reading {
    const touched = new Set(servers.map(({ backend }) => backend));
    return {
      servers: new Map(servers.map((server) => [keyOf(server), seen(server)])),
      backends: new Map([...touched].map((name) => [name, this.#backend(name)])),
    };
  }

  #backend(name: string): Backend {
    const usable = [...this.#servers.values()].filter(
      (server) => server.backend === name && takesTraffic(server),
    );
    const backups = usable.filter(({ backup }) => backup).length;
    return { name, active: usable.length - backups, backups, sticky: this.#sticky[name] ?? null };
  }

  #down(server: Server): void {
    // Only a fall counts: a server that is down already stays as it is.
    if (server.operationalState !== 0) server.checkDowns += 1;
    server.operationalState = 0;
    this.#settle(server);
  }

  /** Operational state and status follow the flags; so do the servers that track this one. */
  #settle(server: Server, leftMaint = false): void {
    const state = adminStateOf(server.adminFlags);
    if (state === 'maint') server.operationalState = 0;
    else if (leftMaint) server.operationalState = 2;
    server.status = statusOf(server);
    // Optimistic: in service before the first check.
    if (leftMaint && server.status === 'UP') server.status = 'UP 1/3';
    for (const tracker of this.#servers.values())
      if (tracker.tracks === keyOf(server)) this.#inherit(tracker, server);
  }

  #inherit(tracker: Server, from: Server): void {
    const wasDown = adminStateOf(tracker.adminFlags) === 'maint';
    const state = adminStateOf(from.adminFlags);
    tracker.adminFlags &= ~(ADMIN_FLAG.inheritedMaint | ADMIN_FLAG.inheritedDrain);
    if (state === 'maint') tracker.adminFlags |= ADMIN_FLAG.inheritedMaint;
    if (state === 'drain') tracker.adminFlags |= ADMIN_FLAG.inheritedDrain;
    if (adminStateOf(tracker.adminFlags) !== 'maint') tracker.operationalState = from.operationalState;
    this.#settle(tracker, wasDown && from.operationalState !== 0);
  }
}

const IDLE: Omit<Server, keyof ServerName> = {
  status: 'no check',
  sessions: 0,
  queued: 0,
  sessionsTotal: 0,
  retries: 0,
  effectiveWeight: 1,
  checkFailures: 0,
  checkDowns: 0,
  checkStatus: '',
  lastCheck: '',
  address: '127.0.0.1:80',
  adminFlags: 0,
  operationalState: 2,
  weight: 1,
  configuredWeight: 1,
  checkState: 0,
  agentState: 0,
  responses: 0,
  tracks: null,
  backup: false,
};

function statusOf(server: Server): string {
  const state = adminStateOf(server.adminFlags);
  if (server.adminFlags & ADMIN_FLAG.dnsMaint) return 'MAINT (resolution)';
  if (state === 'maint')
    return forcedStateOf(server.adminFlags) === 'maint' ? 'MAINT' : `MAINT (via ${server.tracks})`;
  if (server.operationalState === 0) return 'DOWN';
  if (state === 'drain') return 'DRAIN';
  return hasRunningCheck(server) || server.tracks !== null ? 'UP' : 'no check';
}

/** HAProxy shows no checks of a server in maint. */
function seen(server: Server): Server {
  const inMaint = adminStateOf(server.adminFlags) === 'maint';
  return { ...server, ...(inMaint ? { checkStatus: '', lastCheck: '' } : {}) };
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
  };
}
