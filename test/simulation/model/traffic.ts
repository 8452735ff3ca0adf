/**
 * Requests on their way through one HAProxy process: who is sent where, who waits in a queue, who is tried again. What HAProxy
 * counts of it, and what it does not.
 */

import type { Timer, WorldClock } from '../world-clock.ts';
import type { Application } from './application.ts';
import type { Change, ModelServer } from './server.ts';
import type { BackendSetup } from './setup.ts';

/**
 * How a client is bound to a server. `cookie`: by a cookie or a stick-table, which the load balancer shows. `use-server`: by a rule
 * that nothing shows. `persist`: by one that HAProxy obeys even in maint.
 */
export type Binding = 'none' | 'cookie' | 'use-server' | 'persist';

export interface Client {
  backend: string;
  binding: Binding;
  /** `BACKEND/SERVER` that it is bound to; null as long as it is to none. */
  boundTo: string | null;
}

export interface Request {
  readonly client: Client;
  readonly startedAt: number;
  readonly lengthMs: number;
  server: ModelServer;
  /** Where it was sent to last; before that, where its server leads. */
  app: Application;
  /** Since when its server was open to such a client, and by whom. */
  opening: Change | null;
  attempts: number;
}

export interface Session {
  readonly request: Request;
  readonly server: ModelServer;
  readonly since: number;
  readonly end: Timer;
}

/** What became of a request that was not served. */
export type Fault = 'refused' | 'failed' | 'lost';

export interface TrafficWatch {
  /** `request.server` is where it was. */
  failed(request: Request, fault: Fault): void;
  /** HAProxy itself has cut these, and did not have to. */
  cut(sessions: readonly Session[]): void;
}

/** HAProxy waits this long before it tries a connection that was refused again. */
const TURN_AROUND_MS = 1_000;

export class Traffic {
  readonly #clock: WorldClock;
  readonly #backends: ReadonlyMap<string, BackendSetup>;
  readonly #servers: () => Iterable<ModelServer>;
  readonly #watch: TrafficWatch;
  #turn = 0;

  constructor(
    clock: WorldClock,
    backends: ReadonlyMap<string, BackendSetup>,
    servers: () => Iterable<ModelServer>,
    watch: TrafficWatch,
  ) {
    this.#clock = clock;
    this.#backends = backends;
    this.#servers = servers;
    this.#watch = watch;
  }

  arrive(client: Client, lengthMs: number): void {
    const server = this.#serverFor(client);
    // Nobody is there who could be at fault.
    if (server === null) return;
    if (client.binding === 'cookie') client.boundTo = server.key;
    const opening = this.#openingFor(client, server);
    if (server.admin === 'maint') server.metInMaintAt = this.#clock.now();
    const startedAt = this.#clock.now();
    this.#assign({ client, startedAt, lengthMs, server, app: server.app, opening, attempts: 0 });
  }

  /** Whoever waits for this server goes elsewhere, unless bound to it. */
  redistribute(server: ModelServer): void {
    const stays = (request: Request) =>
      isBoundTo(request.client, server) && this.#mayGo(request.client, server);
    const waiting = server.queue.splice(0);
    for (const request of waiting) {
      if (stays(request)) server.queue.push(request);
      else this.#sendElsewhere(request);
    }
  }

  /** Those of these that are left. Returns how many were cut. */
  cutAll(server: ModelServer, those: Iterable<Session> = server.sessions): number {
    const sessions = [...those].filter((session) => server.sessions.delete(session));
    for (const { end } of sessions) end.run = null;
    if (sessions.length > 0) this.#watch.cut(sessions);
    this.fill(server);
    return sessions.length;
  }

  /** Those who wait are served, as far as there is room. */
  fill(server: ModelServer): void {
    const { maxconn } = server;
    while (server.queue.length > 0 && (maxconn === 0 || server.sessions.size < maxconn)) {
      const next = server.queue.shift();
      if (next !== undefined) this.#connect(next);
    }
  }

  /** Its application has died, with all that it was serving. */
  lose(app: Application): void {
    for (const server of this.#servers()) {
      const lost = [...server.sessions].filter(({ request }) => request.app === app);
      for (const session of lost) {
        server.sessions.delete(session);
        session.end.run = null;
        this.#watch.failed(session.request, 'lost');
      }
      if (lost.length > 0) this.fill(server);
    }
  }

  get busy(): boolean {
    for (const server of this.#servers()) {
      if (server.sessions.size > 0 || server.queue.length > 0 || server.turningAround.size > 0) return true;
    }
    return false;
  }

  #serverFor(client: Client): ModelServer | null {
    const bound = client.boundTo;
    const own: ModelServer[] = [];
    for (const server of this.#servers()) {
      if (server.setup.backend !== client.backend) continue;
      if (server.key === bound && this.#mayGo(client, server)) return server;
      own.push(server);
    }
    const active = own.filter((server) => server.usable && !server.setup.backup);
    if (active.length > 0) return active[this.#turn++ % active.length] ?? null;
    return own.find((server) => server.usable) ?? null;
  }

  #mayGo({ binding }: Client, server: ModelServer): boolean {
    return binding === 'persist' || server.usableByBound;
  }

  #openingFor(client: Client, server: ModelServer): Change | null {
    // Nobody opens a server to those who are obeyed even in maint.
    if (client.binding === 'persist' && isBoundTo(client, server)) return null;
    return isBoundTo(client, server) ? server.openToBound : server.openToAll;
  }

  #sendElsewhere(request: Request): void {
    const server = this.#serverFor({ ...request.client, boundTo: null });
    if (server === null) return;
    request.server = server;
    request.opening = server.openToAll;
    this.#assign(request);
  }

  #assign(request: Request): void {
    const { server } = request;
    const { maxconn } = server;
    if (maxconn > 0 && server.sessions.size >= maxconn) server.queue.push(request);
    else this.#connect(request);
  }

  #connect(request: Request): void {
    const { server } = request;
    server.sessionsTotal += 1;
    request.attempts += 1;
    request.app = server.app;
    switch (server.app.state) {
      case 'up':
        this.#serve(request);
        break;
      case 'dead':
        this.#refused(request);
        break;
      default:
        server.responses += 1;
        this.#watch.failed(request, 'failed');
    }
  }

  #serve(request: Request): void {
    const { server } = request;
    const end = this.#clock.after(request.lengthMs, () => {
      server.responses += 1;
      server.sessions.delete(session);
      this.fill(server);
    });
    const session: Session = { request, server, since: this.#clock.now(), end };
    server.sessions.add(session);
  }

  /** Tried again at the same server: at another one only with `option redispatch`, and then at last. */
  #refused(request: Request): void {
    const { server, client } = request;
    const { retries, redispatch } = this.#backends.get(client.backend) ?? { retries: 3, redispatch: false };
    if (request.attempts > retries) {
      this.#watch.failed(request, 'refused');
      return;
    }
    server.retries += 1;
    server.turningAround.add(request);
    this.#clock.after(TURN_AROUND_MS, () => {
      server.turningAround.delete(request);
      if (redispatch && request.attempts === retries) this.#sendElsewhere(request);
      else this.#connect(request);
    });
  }
}

function isBoundTo({ boundTo }: Client, { key }: ModelServer): boolean {
  return boundTo === key;
}
