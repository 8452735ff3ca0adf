/**
 * HAProxy's model of a server, as pure values: admin flags, operational state, traffic, names.
 * Knows no protocol: both the Runtime API and the Data Plane API fill these in.
 */

/** What an operator sets. */
export type AdminState = 'ready' | 'drain' | 'maint';

/** Bits of `srv_admin_state`: decimal on the wire (HAProxy, include/haproxy/server-t.h; the same from 2.2 to 3.4). */
export const ADMIN_FLAG = {
  forcedMaint: 0x01,
  /** Inherited from the server it tracks. */
  inheritedMaint: 0x02,
  /** `disabled` stands in the configuration: a memory, not a state (it stays set after `ready`). */
  configuredMaint: 0x04,
  forcedDrain: 0x08,
  inheritedDrain: 0x10,
  /** Its name could not be resolved. */
  dnsMaint: 0x20,
  /** Its FQDN was changed at run time: a memory, not a state. */
  fqdnChanged: 0x40,
} as const;

const MAINT = ADMIN_FLAG.forcedMaint | ADMIN_FLAG.inheritedMaint | ADMIN_FLAG.dnsMaint;
const DRAIN = ADMIN_FLAG.forcedDrain | ADMIN_FLAG.inheritedDrain;

/** The state in force: maint = flags & 0x23, else drain = flags & 0x18, else ready. */
export function adminStateOf(flags: number): AdminState {
  if (flags & MAINT) return 'maint';
  return flags & DRAIN ? 'drain' : 'ready';
}

/** The state somebody forced, which is all that may be put back: 0x01 maint, else 0x08 drain, else ready. */
export function forcedStateOf(flags: number): AdminState {
  if (flags & ADMIN_FLAG.forcedMaint) return 'maint';
  return flags & ADMIN_FLAG.forcedDrain ? 'drain' : 'ready';
}

/** `srv_op_state`: 0 stopped, 1 starting (slow start), 2 running, 3 stopping. */
export type OperationalState = 0 | 1 | 2 | 3;
export const OPERATIONAL_STATES = ['stopped', 'starting', 'running', 'stopping'] as const;

/** Bit of `srv_check_state` and `srv_agent_state`: configured *and* enabled, in maint too. (0x02 alone means configured.) */
const CHECK_ENABLED = 0x04;

/** Names are HAProxy's: letters, digits and `_.:-`. Nothing else is ever put on a command line. */
export interface ServerName {
  backend: string;
  server: string;
}

/** `BACKEND/SERVER`: unique, for `/` can stand in neither name. */
export function keyOf(name: ServerName): string {
  return `${name.backend}/${name.server}`;
}

export function isSafeName(name: string): boolean {
  return /^[A-Za-z0-9_.:-]+$/.test(name);
}

/** A server's row of `show stat`: what changes from one moment to the next. */
export interface Traffic extends ServerName {
  /** HAProxy's own word: `UP`, `UP 1/3`, `DOWN`, `DRAIN`, `MAINT (via b/s)`, `no check`, … */
  status: string;
  /** `scur`: requests in progress and tunnels; idle keep-alive connections are not counted. */
  sessions: number;
  /** How many of `sessions` a process serves, or may still be given, that a reload has replaced; none when it is missing. */
  inherited?: number;
  /** `qcur` */
  queued: number;
  /** `stot`: sessions ever, retries included. */
  sessionsTotal: number;
  /** `wretr` */
  retries: number;
  /** `hrsp_1xx` to `hrsp_other`, summed: responses that have begun, counted with their headers. `null` in TCP mode. */
  responses: number | null;
  /** `weight` in force: during slow start less than what was set. */
  effectiveWeight: number;
  /** `chkfail` */
  checkFailures: number;
  /** `chkdown`: how many times it went down; `health down` adds exactly one. */
  checkDowns: number;
  /** `check_status` without the `* ` of a running check: `L7OK`, `L4CON`, `INI`, … or empty. */
  checkStatus: string;
  /** The last check's words, with its HTTP or socket detail: foreign text. */
  lastCheck: string;
}

/** Everything known of a server: its row of `show servers state` and its row of `show stat`. */
export interface Server extends Traffic {
  /** `ADDRESS:PORT`; empty when the socket's level hides it. */
  address: string;
  adminFlags: number;
  operationalState: OperationalState;
  /** The weight that was set (`srv_uweight`), 0 to 256. */
  weight: number;
  /** The weight of the configuration (`srv_iweight`). */
  configuredWeight: number;
  checkState: number;
  agentState: number;
  /** `BACKEND/SERVER` that this one tracks, or null. */
  tracks: string | null;
  backup: boolean;
}

/** A `BACKEND` row of `show stat`. */
export interface Backend {
  name: string;
  /** `act`: active servers that HAProxy uses now. Leaves out drain, maint, DOWN, NOLB, weight 0 and unresolved ones. */
  active: number;
  /** `bck`: backup servers that could be used now. */
  backups: number;
  /** Are clients bound to servers here, by cookie or stick-table? `null`: the socket's level hides it. */
  sticky: 'cookie' | 'stick-table' | null;
}

/** One HAProxy process. */
export interface Process {
  version: string;
  pid: number;
  /** When it started, in seconds since 1970. Exact from 2.4; before, now − uptime. */
  startedAt: number;
  uptimeSeconds: number;
  /** Reached through its master, which lists the workers that a reload replaced: what they still serve is counted. */
  supervised?: boolean;
}

/** How much the start of one process may differ between two readings, in seconds. */
const START_TOLERANCE_SECONDS = 2;

export function isSameProcess(one: Process, other: Process): boolean {
  return one.pid === other.pid && Math.abs(one.startedAt - other.startedAt) <= START_TOLERANCE_SECONDS;
}

/** What was seen at one moment. `servers` is keyed by `BACKEND/SERVER`, `backends` by name. */
export interface Reading {
  servers: Map<string, Server>;
  backends: Map<string, Backend>;
}

/** A reading of everything, with who answered. */
export interface Snapshot extends Reading {
  process: Process;
  level: 'admin' | 'operator' | 'user';
}

/** Sessions that the process that answers serves itself. */
export function ownSessions(traffic: Pick<Traffic, 'sessions' | 'inherited'>): number {
  return traffic.sessions - (traffic.inherited ?? 0);
}

/** Health checks are configured, enabled and HAProxy's own: the server can be proven by them. */
export function hasRunningCheck(server: Server): boolean {
  return (server.checkState & CHECK_ENABLED) !== 0;
}

/** An agent check is enabled: it may overrule what we set. */
export function hasRunningAgent(server: Server): boolean {
  return (server.agentState & CHECK_ENABLED) !== 0;
}

/** HAProxy sends it traffic now: running or slow-starting, not in drain or maint, weight above 0. */
export function takesTraffic(server: Server): boolean {
  return (
    (server.operationalState === 1 || server.operationalState === 2) &&
    adminStateOf(server.adminFlags) === 'ready' &&
    server.weight > 0
  );
}

/** Exactly up: `UP` or `no check`. `UP 1/3` is a server on its way down, or one that no check has proven yet. */
export function isFullyUp(status: string): boolean {
  return status === 'UP' || status === 'no check';
}
