/**
 * Servers of which each is made when it is first asked for: a backend may have ten thousand, and a change of some of them asks of the
 * others only what a listing tells.
 */
import type { Server } from './server.ts';

/** What can be told of any server without making it. */
export interface ListedServer extends Pick<Server, 'backend' | 'server' | 'address' | 'tracks' | 'status'> {
  readonly throttlePercent?: number | undefined;
}

/** One that is made when it is first asked for. */
export interface LateServer extends ListedServer {
  /** The same each time. Throws Failure `not-haproxy` when something of it is none of HAProxy's. */
  readonly whole: Server;
}

/** By `BACKEND/SERVER`, in HAProxy's order. */
export class ServersOnDemand implements ReadonlyMap<string, Server> {
  readonly #servers: ReadonlyMap<string, LateServer>;
  #list: readonly ListedServer[] | null = null;

  constructor(servers: ReadonlyMap<string, LateServer>) {
    this.#servers = servers;
  }

  get size(): number {
    return this.#servers.size;
  }

  has(key: string): boolean {
    return this.#servers.has(key);
  }

  get(key: string): Server | undefined {
    return this.#servers.get(key)?.whole;
  }

  keys(): MapIterator<string> {
    return this.#servers.keys();
  }

  /** Makes none of them. */
  get list(): readonly ListedServer[] {
    this.#list ??= [...this.#servers.values()];
    return this.#list;
  }

  /** The same, and these as they are here. */
  with(newer: ReadonlyMap<string, Server>): ServersOnDemand {
    return new ServersOnDemand(new Map([...this.#servers, ...[...newer].map(asLate)]));
  }

  *values(): Generator<Server, undefined> {
    for (const { whole } of this.#servers.values()) yield whole;
  }

  *entries(): Generator<[string, Server], undefined> {
    for (const [key, { whole }] of this.#servers) yield [key, whole];
  }

  [Symbol.iterator](): Generator<[string, Server], undefined> {
    return this.entries();
  }

  forEach(act: (server: Server, key: string, servers: ReadonlyMap<string, Server>) => void): void {
    for (const [key, server] of this) act(server, key, this);
  }
}

function asLate([key, whole]: [string, Server]): [string, LateServer] {
  const { backend, server, address, tracks, status, throttlePercent } = whole;
  return [key, { backend, server, address, tracks, status, throttlePercent, whole }];
}

/** What is told of each of them without making any. */
export function listOf(servers: ReadonlyMap<string, Server>): readonly ListedServer[] {
  return servers instanceof ServersOnDemand ? servers.list : [...servers.values()];
}

/** The same servers, `newer` ones as they are there. */
export function withNewer(
  servers: ReadonlyMap<string, Server>,
  newer: ReadonlyMap<string, Server>,
): ReadonlyMap<string, Server> {
  return servers instanceof ServersOnDemand ? servers.with(newer) : new Map([...servers, ...newer]);
}
