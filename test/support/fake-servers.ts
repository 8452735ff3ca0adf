/**
 * HAProxy's servers in memory: they obey as HAProxy's do, and do by hand what HAProxy's do by themselves. Knows no port and no
 * process: see fake-load-balancer.ts.
 */
import { ADMIN_FLAG, decodeAdminFlags, decodeCheckState } from '../../src/haproxy/admin-flags.ts';
import {
  type AdminState,
  type Backend,
  keyOf,
  type Server,
  type ServerName,
  takesTraffic,
} from '../../src/haproxy/server.ts';
import type { CheckSwitch } from '../../src/haproxy/server-settings.ts';
import type { Reading } from '../../src/haproxy/snapshot.ts';

type Decoded = 'admin' | 'forced' | 'maintCauses' | 'checks' | 'agent';

/** A server as HAProxy has it, with its bits: whoever reads it gets them decoded. */
export interface FakeServer extends Omit<Server, Decoded> {
  checkState: number;
  agentState: number;
}

/** Bits of `srv_check_state` and `srv_agent_state`. */
const CHECK = { configured: 0x02, enabled: 0x04, paused: 0x08 };

export class FakeServers {
  readonly #servers = new Map<string, FakeServer>();
  readonly #sticky: Record<string, Backend['sticky']>;
  readonly #configured: ReadonlyMap<string, FakeServer>;

  /** Everything not given is that of an idle server without checks that is ready. */
  constructor(servers: (ServerName & Partial<FakeServer>)[], sticky: Record<string, Backend['sticky']>) {
    this.#sticky = sticky;
    for (const server of servers) this.#servers.set(keyOf(server), { ...IDLE, ...server });
    for (const server of this.#servers.values()) this.#settle(server);
    this.#configured = structuredClone(this.#servers);
  }

  get keys(): string[] {
    return [...this.#servers.keys()];
  }

  has(name: ServerName): boolean {
    return this.#servers.has(keyOf(name));
  }

  /** The server as it stands: what is set here is what the next reading shows. */
  server(key: string): FakeServer {
    const server = this.#servers.get(key);
    if (!server) throw new Error(`The fake has no server '${key}'`);
    return server;
  }

  /** As `add server` does for one that is let in at once; of a name that is taken, another one stands there. */
  add(server: ServerName & Partial<FakeServer>): void {
    const added = { ...IDLE, ...server };
    this.#servers.set(keyOf(server), added);
    this.#settle(added);
  }

  /** As `del server` does. */
  remove(key: string): void {
    this.#servers.delete(key);
  }

  /** Everything set at run time is forgotten. */
  forget(): void {
    this.#servers.clear();
    for (const [key, server] of this.#configured) this.#servers.set(key, structuredClone(server));
  }

  force(key: string, state: AdminState): void {
    const server = this.server(key);
    const wasDown = adminOf(server.adminFlags) === 'maint';
    server.adminFlags &= ~(ADMIN_FLAG.forcedMaint | ADMIN_FLAG.forcedDrain);
    if (state === 'maint') server.adminFlags |= ADMIN_FLAG.forcedMaint;
    if (state === 'drain') server.adminFlags |= ADMIN_FLAG.forcedDrain;
    this.#pause(server, wasDown);
    this.#settle(server, wasDown);
  }

  /** Leaving maint with its checks off, a server keeps their pause, and nothing runs when they are switched on later. */
  #pause(server: FakeServer, wasInMaint: boolean): void {
    const inMaint = adminOf(server.adminFlags) === 'maint';
    if (inMaint === wasInMaint || !(server.checkState & CHECK.enabled)) return;
    server.checkState = inMaint ? server.checkState | CHECK.paused : server.checkState & ~CHECK.paused;
  }

  /** As `enable|disable health|agent` do: false where there is none to enable. */
  switchCheck(key: string, check: 'health' | 'agent', goal: CheckSwitch): boolean {
    const server = this.server(key);
    const name = check === 'health' ? 'checkState' : 'agentState';
    if (!(server[name] & CHECK.configured)) return goal === 'disabled';
    if (goal === 'enabled') server[name] |= CHECK.enabled;
    else server[name] &= ~CHECK.enabled;
    this.#settle(server);
    return true;
  }

  /** As `health up` does, and checks that pass. */
  raise(key: string): void {
    const server = this.server(key);
    if (adminOf(server.adminFlags) !== 'maint') server.operationalState = 2;
    this.#settle(server);
  }

  /** As `health down` does, and checks that fail. Only a fall counts: a server that is down already stays as it is. */
  lower(key: string): void {
    const server = this.server(key);
    if (server.operationalState !== 0) server.checkDowns += 1;
    server.operationalState = 0;
    this.#settle(server);
  }

  /** As `health stopping` does: until the next check that passes. */
  stop(key: string): void {
    const server = this.server(key);
    server.operationalState = 3;
    this.#settle(server);
  }

  reading(keys: readonly string[]): Pick<Reading, 'servers' | 'backends'> {
    const servers = keys.map((key) => this.server(key));
    const touched = new Set(servers.map(({ backend }) => backend));
    return {
      servers: new Map(servers.map((server) => [keyOf(server), seen(server)])),
      backends: new Map([...touched].map((name) => [name, this.#backend(name)])),
    };
  }

  #backend(name: string): Backend {
    const own = [...this.#servers.values()].filter(({ backend }) => backend === name);
    const usable = own.map(seen).filter(takesTraffic);
    const backups = usable.filter(({ backup }) => backup).length;
    const active = usable.length - backups;
    return { name, active, backups, sticky: this.#sticky[name] ?? null, balance: 'roundrobin' };
  }

  /** Operational state and status follow the flags; so do the servers that track this one. */
  #settle(server: FakeServer, leftMaint = false): void {
    const inMaint = adminOf(server.adminFlags) === 'maint';
    // HAProxy counts it as going down, too.
    if (inMaint && server.operationalState !== 0) server.checkDowns += 1;
    if (inMaint) server.operationalState = 0;
    else if (leftMaint) server.operationalState = 2;
    server.status = statusOf(server);
    // Optimistic: in service before the first check.
    if (leftMaint && server.status === 'UP') server.status = 'UP 1/3';
    for (const tracker of this.#servers.values()) {
      if (tracker.tracks === keyOf(server)) this.#inherit(tracker, server);
    }
  }

  #inherit(tracker: FakeServer, from: FakeServer): void {
    const wasDown = adminOf(tracker.adminFlags) === 'maint';
    const state = adminOf(from.adminFlags);
    tracker.adminFlags &= ~(ADMIN_FLAG.inheritedMaint | ADMIN_FLAG.inheritedDrain);
    if (state === 'maint') tracker.adminFlags |= ADMIN_FLAG.inheritedMaint;
    if (state === 'drain') tracker.adminFlags |= ADMIN_FLAG.inheritedDrain;
    if (adminOf(tracker.adminFlags) !== 'maint') tracker.operationalState = from.operationalState;
    this.#settle(tracker, wasDown && from.operationalState !== 0);
  }
}

const IDLE: Omit<FakeServer, keyof ServerName> = {
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
  fqdn: '',
  adminFlags: 0,
  operationalState: 2,
  weight: 1,
  configuredWeight: 1,
  changedSecondsAgo: 3_600,
  checkState: 0,
  agentState: 0,
  responses: 0,
  tracks: null,
  backup: false,
};

function statusOf(server: FakeServer): string {
  const state = adminOf(server.adminFlags);
  if (server.adminFlags & ADMIN_FLAG.dnsMaint) return 'MAINT (resolution)';
  if (state === 'maint')
    return decodeAdminFlags(server.adminFlags).forced === 'maint' ? 'MAINT' : `MAINT (via ${server.tracks})`;
  if (server.operationalState === 0) return 'DOWN';
  if (server.operationalState === 3) return 'NOLB';
  if (state === 'drain') return 'DRAIN';
  return decodeCheckState(server.checkState) === 'enabled' || server.tracks !== null ? 'UP' : 'no check';
}

/** HAProxy shows no last check of a server in maint, and counts nothing of one without checks. */
function seen(fake: FakeServer): Server {
  const { checkState, agentState, ...row } = fake;
  const { admin, forced, maintCauses } = decodeAdminFlags(fake.adminFlags);
  const checks = decodeCheckState(checkState, admin === 'maint');
  const server = { ...row, admin, forced, maintCauses, checks, agent: decodeCheckState(agentState) };
  const counted = checks === 'enabled' ? {} : { checkDowns: 0, checkFailures: 0 };
  return { ...server, ...counted, ...(admin === 'maint' ? { checkStatus: '', lastCheck: '' } : {}) };
}

function adminOf(flags: number): AdminState {
  return decodeAdminFlags(flags).admin;
}
