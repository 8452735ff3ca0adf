/**
 * One HAProxy process: its servers, what checks and agents make of them, and its traffic. Whoever changes a server says who it is.
 */
import { ADMIN_FLAG } from '../../../src/haproxy/admin-flags.ts';
import type { Process } from '../../../src/haproxy/process.ts';
import { type AdminState, type Backend, keyOf, type ServerName } from '../../../src/haproxy/server.ts';
import type { Random } from '../random.ts';
import type { WorldClock } from '../world-clock.ts';
import type { Application } from './application.ts';
import { type Author, CHECKS, CONFIGURATION } from './author.ts';
import { watchAgent, watchHealth } from './checks.ts';
import { noteOpenings, noteSet, type SetFrom, stateOf } from './ownership.ts';
import { type Consequences, ModelServer } from './server.ts';
import type { BackendSetup, ServerSetup } from './setup.ts';
import { type Client, type Fault, type Request, type Session, Traffic } from './traffic.ts';

/** Who looks on: nothing in the model hangs on it. */
export interface ProcessWatch {
  failed(process: HaproxyProcess, request: Request, fault: Fault): void;
  /** HAProxy itself has cut these, for what `by` did. */
  cut(process: HaproxyProcess, sessions: readonly Session[], by: Author): void;
  /** What was set by hand or by agent, just after it was; `from`: as it was just before. */
  set(process: HaproxyProcess, server: ModelServer, by: Author, from: SetFrom): void;
}

export interface ProcessSetup {
  servers: readonly ServerSetup[];
  backends: ReadonlyMap<string, BackendSetup>;
  applications: ReadonlyMap<string, Application>;
}

/** By the last letter of a server's name: how busy the threads are that serve it. */
const LATE_CUTS_MS: Record<string, number> = { '1': 80, '2': 200 };

export class HaproxyProcess {
  readonly identity: Process;
  readonly servers = new Map<string, ModelServer>();
  readonly traffic: Traffic;
  readonly startedAt: number;
  readonly #setup: ProcessSetup;
  readonly #clock: WorldClock;
  readonly #random: Random;
  readonly #watch: ProcessWatch;
  readonly #consequences: Consequences;
  /** Who changes servers just now. */
  #author: Author = CHECKS;
  /** It was replaced: it takes nobody new, checks nobody, and obeys nobody. */
  stopping = false;
  /** When servers were deleted at run time. */
  readonly removedAt = new Map<string, number>();
  /** It died, and its connections with it. */
  ended = false;
  /** Clients with idle connections, who may send one more request through it. */
  idleClients: Client[] = [];

  constructor(
    identity: Process,
    setup: ProcessSetup,
    clock: WorldClock,
    random: Random,
    watch: ProcessWatch,
    opening: Author,
  ) {
    this.identity = identity;
    this.#setup = setup;
    this.#clock = clock;
    this.#random = random;
    this.#watch = watch;
    this.startedAt = clock.now();
    this.traffic = new Traffic(clock, setup.backends, () => this.servers.values(), {
      failed: (request, fault) => {
        // Its clients were lost with it.
        if (!this.ended) watch.failed(this, request, fault);
      },
      cut: (sessions) => watch.cut(this, sessions, this.#author),
    });
    this.#consequences = {
      now: () => clock.now(),
      markedDown: (server) => {
        if (server.setup.cutsWhenDown) this.#cutLate(server);
      },
      markedUp: (server) => {
        if (server.setup.cutsBackupsWhenUp && !server.setup.backup && server.weight > 0)
          this.#cutBackups(server);
      },
      left: (server) => this.traffic.redistribute(server),
      warmingUp: (server) => {
        clock.after(server.setup.slowStartMs, () => {
          if (server.op === 1) server.op = 2;
        });
      },
    };
    for (const server of setup.servers) this.#add(server, opening);
  }

  get backends(): ReadonlyMap<string, BackendSetup> {
    return this.#setup.backends;
  }

  /** `act`, `bck` and what binds clients, of one backend. */
  backendRow(name: string): Backend {
    let active = 0;
    let backups = 0;
    for (const { setup, usable } of this.servers.values()) {
      if (setup.backend !== name || !usable) continue;
      if (setup.backup) backups += 1;
      else active += 1;
    }
    return { name, active, backups, sticky: this.#stickyOf(name), balance: 'roundrobin' };
  }

  /** A table may bind the clients of any backend, not only those of the one that it stands in. */
  #stickyOf(name: string): Backend['sticky'] {
    const own = this.backends.get(name)?.sticky ?? null;
    const tables = [...this.backends.values()].some(({ sticky }) => sticky === 'stick-table');
    return own === null && tables ? 'other-table' : own;
  }

  find(name: ServerName): ModelServer | undefined {
    return this.servers.get(keyOf(name));
  }

  setState(server: ModelServer, state: AdminState, by: Author): void {
    this.#setByHand(server, 'state', by, () => server.setState(state));
  }

  setWeight(server: ModelServer, weight: number, by: Author): void {
    this.#setByHand(server, 'weight', by, () => {
      server.weight = weight;
    });
  }

  /** Into drain and down, with nothing in between. */
  takeDown(server: ModelServer, by: Author): void {
    this.#setByHand(server, 'state', by, () => {
      server.setState('drain');
      if (server.root === null) server.stop();
    });
  }

  drainAndStopping(server: ModelServer, by: Author): void {
    this.#setByHand(server, 'state', by, () => {
      server.setState('drain');
      if (server.root === null) server.beStopping();
    });
  }

  setResolved(server: ModelServer, resolved: boolean): void {
    server.resolvedAt = this.#clock.now();
    this.change(server, CHECKS, () => server.setResolved(resolved));
  }

  healthUp(server: ModelServer, by: Author): void {
    this.change(server, by, () => server.run());
  }

  /** HAProxy refuses it of trackers. */
  setHealth(server: ModelServer, health: 'down' | 'stopping', by: Author): void {
    if (server.root !== null) return;
    this.change(server, by, () => (health === 'down' ? server.stop() : server.beStopping()));
  }

  /** `set server … addr`: whoever is served goes on, and checks go there from now on. Trackers are the same machine. */
  setAddress(server: ModelServer, address: string): void {
    const app = this.#applicationAt(address);
    for (const member of [server, ...server.trackers]) {
      member.app = app;
      member.movedAt = this.#clock.now();
    }
  }

  /** `set maxconn server`. 0: none. */
  setMaxconn(server: ModelServer, maxconn: number): void {
    server.maxconn = maxconn;
    this.traffic.fill(server);
  }

  /** `clear counters all` (measured on 2.2 to 3.4). */
  clearCounters(): void {
    for (const server of this.servers.values()) server.clearCounters();
  }

  /** `shutdown sessions server`. Returns how many were cut. */
  cutSessions(server: ModelServer, by: Author): number {
    const former = this.#author;
    this.#author = by;
    const cut = this.traffic.cutAll(server);
    this.#author = former;
    return cut;
  }

  /** `enable health`, `disable health` */
  switchChecks(server: ModelServer, on: boolean): void {
    if (server.setup.check === null) return;
    const now = this.#clock.now();
    if (server.checksOn && !on) server.noteChecksOff(now);
    const open = server.checksOff.at(-1);
    if (!server.checksOn && on && open !== undefined) open.until = now;
    server.checksOn = on;
  }

  remove(server: ModelServer): void {
    this.servers.delete(server.key);
    this.removedAt.set(server.key, this.#clock.now());
  }

  /** As `add server` leaves it: in maint, and its checks not switched on. */
  addDynamic(setup: ServerSetup, by: Author): void {
    const server = this.#add({ ...setup, agent: null }, by);
    if (server.checksOn) server.noteChecksOff(Number.NEGATIVE_INFINITY);
    server.checksOn = false;
    server.flags = ADMIN_FLAG.forcedMaint;
    server.op = 0;
    server.openToAll = null;
    server.openToBound = null;
    server.forcedBy = { at: this.#clock.now(), by };
  }

  #add(setup: ServerSetup, opening: Author): ModelServer {
    const server = new ModelServer(setup, this.#applicationAt(setup.address), this.#consequences);
    this.servers.set(server.key, server);
    const root = setup.tracks === null ? undefined : this.servers.get(setup.tracks);
    if (root !== undefined) {
      server.root = root;
      root.trackers.push(server);
      if (root.admin === 'maint') server.setFlags(server.flags | ADMIN_FLAG.inheritedMaint);
    }
    const now = { at: this.#clock.now(), by: opening };
    server.forcedBy = setup.disabled ? { ...now, by: CONFIGURATION } : now;
    server.weightBy = now;
    server.openToAll = server.usable ? now : null;
    server.openToBound = server.usableByBound ? now : null;
    watchHealth(this, server, this.#clock, this.#random);
    watchAgent(this, server, this.#clock, this.#random);
    return server;
  }

  #applicationAt(address: string): Application {
    const app = this.#setup.applications.get(address);
    if (app === undefined) throw new Error(`There is no application at ${address}`);
    return app;
  }

  #setByHand(server: ModelServer, what: 'state' | 'weight', by: Author, change: () => void): void {
    const from = stateOf(server);
    this.change(server, by, change);
    noteSet(server, what, from, { at: this.#clock.now(), by });
    this.#watch.set(this, server, by, from);
  }

  /** Notes who has opened a server, or its trackers, to whom. */
  change(server: ModelServer, by: Author, change: () => void): void {
    const former = this.#author;
    this.#author = by;
    change();
    this.#author = former;
    noteOpenings(server, { at: this.#clock.now(), by });
  }

  /** Each of HAProxy's threads does it when it comes to it. Of what comes late nobody counts it anyway: that is judged at once. */
  #cutLate(server: ModelServer): void {
    const [by, sessions] = [this.#author, [...server.sessions]];
    const lateMs = LATE_CUTS_MS[server.setup.server.at(-1) ?? ''] ?? 0;
    if (lateMs === 0 || by.comesLate === true) {
      this.traffic.cutAll(server);
      return;
    }
    this.#clock.after(lateMs, () => {
      if (this.ended) return;
      const former = this.#author;
      this.#author = by;
      this.traffic.cutAll(server, sessions);
      this.#author = former;
    });
  }

  #cutBackups(risen: ModelServer): void {
    for (const server of this.servers.values()) {
      if (server.setup.backup && server.setup.backend === risen.setup.backend) this.traffic.cutAll(server);
    }
  }
}
