/**
 * HAProxy's model of a server, as pure values: admin state, operational state, traffic, names.
 * Knows no protocol: both the Runtime API and the Data Plane API fill these in.
 */
import type { SeveralAddresses } from './address.ts';

/** What an operator sets. */
export type AdminState = 'ready' | 'drain' | 'maint';

/**
 * Why a server is in maint; several may hold at once. `forced`: somebody set it. `configuration`: `disabled` stands there.
 * `tracking`: inherited from the server it tracks. `dns`: its name could not be resolved.
 */
export type MaintCause = 'forced' | 'configuration' | 'tracking' | 'dns';

/** A health or agent check: not configured, switched off, or running (also while maint pauses it). */
export type CheckSetting = 'none' | 'disabled' | 'enabled';

/** `srv_op_state`: 0 stopped, 1 starting (slow start), 2 running, 3 stopping. */
export type OperationalState = 0 | 1 | 2 | 3;
export const OPERATIONAL_STATES = ['stopped', 'starting', 'running', 'stopping'] as const;

/** Names are HAProxy's: letters, digits and `_.:-`. Nothing else is ever put on a command line. */
export interface ServerName {
  backend: string;
  server: string;
}

/** `BACKEND/SERVER`: unique, for `/` can stand in neither name that is ever sent, and in no server's. */
export function keyOf(name: ServerName): string {
  return `${name.backend}/${name.server}`;
}

/** The name that `keyOf` was made of. */
export function nameOf(key: string): ServerName {
  const slash = key.indexOf('/');
  return { backend: key.slice(0, slash), server: key.slice(slash + 1) };
}

/**
 * Can that be where a server is? HAProxy writes numbers. A script gets it as a word: it must not be an option to what it calls (`ssh -oProxyCommand=…`),
 * and whoever has broken into a load balancer is not to come from there to where its deployments run.
 */
export function isPlace(text: string): boolean {
  return /^[A-Za-z0-9_[/@:][A-Za-z0-9_.:[\]/@%+~-]*$/.test(text);
}

/** The host of `HOST:PORT`, as it stands there. */
export function hostOf(place: string): string {
  return place.replace(/:\d+$/, '');
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
  /** How many of `sessions` an old worker serves, or may still be given, that a reload has replaced; none when it is missing. */
  inherited?: number;
  /** `slim`: its `maxconn`; null where it has none. */
  sessionLimit?: number | null;
  /** `throttle`: how much of its weight and of its `maxconn` HAProxy gives it, in percent, while it is in slow start; else missing. */
  throttlePercent?: number;
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
  /** The host name that its address is resolved from at run time, and may move with; empty for most. */
  fqdn: string;
  /** The SRV record from which HAProxy takes its name, its port and, without `resolve-opts ignore-weight`, its weight; missing for most. */
  srvRecord?: string;
  /** The state in force, whoever is the cause. */
  admin: AdminState;
  /** The state that somebody forced, which is all that may be put back. */
  forced: AdminState;
  /** Empty unless it is in maint. */
  maintCauses: readonly MaintCause[];
  /** `srv_admin_state` as HAProxy has it: to be shown, never to be judged by. */
  adminFlags: number;
  operationalState: OperationalState;
  /**
   * `srv_time_since_last_change`: since it was last stopped or started. A drain moves that clock up to 2.6 only and a weight never, but
   * every fall and rise of its checks does (measured on 2.2 to 3.4). Null where it is not known.
   */
  changedSecondsAgo: number | null;
  /** The weight that was set (`srv_uweight`), 0 to 256. */
  weight: number;
  /** The weight of the configuration (`srv_iweight`). */
  configuredWeight: number;
  /** This way does not show the weight of the configuration: `configuredWeight` is the one that was set. */
  isConfiguredWeightGuessed?: true;
  /** This way does not show whether it is in drain or ready: it is taken for what keeps most traffic away. */
  isAdminGuessed?: true;
  /** HAProxy's own health check of it. */
  checks: CheckSetting;
  /** A health check is under way that had begun before this was read. Missing: none is, or this way does not show it. */
  isBeingChecked?: true;
  /** An enabled agent may overrule what we set. */
  agent: CheckSetting;
  /** `BACKEND/SERVER` that this one tracks, or null. */
  tracks: string | null;
  backup: boolean;
  /** States into which this way cannot take it, or could not tell whether it did: each with why, a sentence of ours. None when it is missing. */
  unsettable?: { readonly [S in AdminState]?: string };
  /** On its way to these states this way has it in another one first, and may be broken off there. None for most. */
  passesThrough?: { readonly [S in AdminState]?: AdminState };
}

/** A `BACKEND` row of `show stat`. */
export interface Backend {
  name: string;
  /** `act`: active servers that HAProxy uses now. Leaves out drain, maint, DOWN, NOLB, weight 0 and unresolved ones. */
  active: number;
  /** `bck`: backup servers that could be used now. */
  backups: number;
  /** `unpublish backend` (from 3.4 on): no rule chooses it any more, whatever its servers are. */
  unpublished?: true;
  /**
   * May clients be bound to servers here? `stick-table`: it has one, which may also only count. `other-table`: there are some
   * elsewhere, and its rules may name them. `null`: nothing of that is to be seen, which a socket's level may hide, and `use-server`
   * always.
   */
  sticky: 'cookie' | 'stick-table' | 'other-table' | null;
  /**
   * Its `balance`, without what may follow: `static-rr`, `uri`, … HAProxy calls `random` `unknown` (measured on 3.2; 3.4 has that unless told).
   * Missing where the level hides it, and where there is none.
   */
  balance?: string;
  /**
   * `mode log`, from 3.0 on: a server over TCP has one session, HAProxy's own connection. Nothing ends it but a cut, and then HAProxy makes it
   * again, in maint, too: on 3.0 at once, on 3.2 and 3.4 some seconds later (measured).
   */
  isOfLogServers?: true;
  /**
   * `hrsp_5xx`: from 3.0 on whatever HAProxy itself cuts is counted here as it ends, a WebSocket and an answer half given too (measured on 3.0, 3.2 and
   * 3.4; 2.2 and 2.6 count that as what it had answered). Missing where it does not tell that, and in TCP mode.
   */
  serverErrors?: number;
}

/** `mode` of `show stat` where the configuration says `mode log`. */
export const LOG_MODE = 'syslog';

/** Which HAProxy process answers, as far as it can be told from others. */
export interface ProcessIdentity {
  pid: number;
  /** When it started, in seconds since 1970. */
  startedAt: number;
  /** How far two readings of the start of one process may lie apart: 0 from 2.4 on; before, it is now less a rounded uptime. */
  startToleranceSeconds: number;
  /**
   * By its uptime: the same by our machine's clock that nobody sets, in its seconds. Where HAProxy does not tell its start, a process seems to
   * be another one since 1970 as soon as our clock is set, and by this one when the machine has slept. Where it does, that is by the clock of
   * its own host, which a Data Plane API before it does not tell: between two such ways to one process this alone hangs on no other clock.
   */
  startedOnClock?: number | undefined;
  /** `node`, the name of its host: two containers that start together have the same pid and start. */
  node: string;
  /** Since 1970 by our own clock, ms: when it answered first. Of what was saved; it tells no process from another. */
  seenAt?: number | undefined;
  /** The same by the machine's clock that nobody sets, ms. */
  seenOnClock?: number | undefined;
  /** What stands before whatever it is told: `@1` behind a master CLI, `v2` or `v3` in an API. It tells no process from another either. */
  commandPrefix?: string | undefined;
}

/** One HAProxy process. */
export interface Process extends ProcessIdentity {
  version: string;
  uptimeSeconds: number;
}

export function isSameProcess(one: ProcessIdentity, other: ProcessIdentity): boolean {
  if (one.pid !== other.pid || one.node !== other.node) return false;
  const tolerance = Math.max(one.startToleranceSeconds, other.startToleranceSeconds);
  if (Math.abs(one.startedAt - other.startedAt) <= tolerance) return true;
  const laterOnClock = laterOnClockSeconds(one, other);
  if (laterOnClock === null) return false;
  return (
    Math.abs(laterOnClock) <= tolerance || (laterOnClock > 0 ? hasPaused(one, other) : hasPaused(other, one))
  );
}

/**
 * Neither tells its start, and by its uptime `now` began later. Up to 2.6 that stands still while HAProxy does (a container that is frozen, a
 * machine that is moved; measured), and of every version where its machine's clock does, too. It is the one that was met if it has counted on
 * since, and for longer than since then: who took its place did not run yet when that answered.
 */
function hasPaused(met: Seen, now: Seen): boolean {
  const [metAt, nowAt] = [seenOnClockSeconds(met), seenOnClockSeconds(now)];
  const [{ startedOnClock: began = 0 }, { startedOnClock: seemsBegun = 0, uptimeSeconds }] = [met, now];
  if (metAt === null || nowAt === null || uptimeSeconds === undefined) return false;
  const tolerance = Math.max(met.startToleranceSeconds, now.startToleranceSeconds);
  const passed = nowAt - metAt + tolerance;
  return seemsBegun - began <= passed && uptimeSeconds > passed;
}

/**
 * The same one, as it was heard of last: only since then can it have been paused, and whoever seems to be younger by more is another one of its
 * number and host, as there may be in containers. An answer that took long says less of it than the one before.
 */
export function asHeardLast(met: Process, now: Process): Process {
  const { startToleranceSeconds } = now;
  const saysLess = startToleranceSeconds === 0 || startToleranceSeconds > met.startToleranceSeconds;
  return saysLess ? met : { ...met, ...now };
}

/** Of one that was saved no uptime is known, and when it answered first. */
type Seen = ProcessIdentity & { uptimeSeconds?: number };

function seenOnClockSeconds({ seenOnClock, startedOnClock, uptimeSeconds }: Seen): number | null {
  if (seenOnClock !== undefined) return seenOnClock / 1_000;
  if (startedOnClock === undefined || uptimeSeconds === undefined) return null;
  return startedOnClock + uptimeSeconds;
}

/** How much later the second one began by our clock; null where that is not known, or where both tell their start themselves. */
function laterOnClockSeconds(one: ProcessIdentity, other: ProcessIdentity): number | null {
  const isTold = one.startToleranceSeconds === 0 && other.startToleranceSeconds === 0;
  const [first, second] = [one.startedOnClock, other.startedOnClock];
  return isTold || first === undefined || second === undefined ? null : second - first;
}

/** `show info` counts whole seconds, and 2.2 rounds them twice. */
const UPTIME_TOLERANCE_MS = 2_000;

/**
 * Can `now` have taken the place of `met`, which was seen running `sinceMs` ago? A reload and a restart begin a new process: one that ran
 * already, or that is not younger, is another load balancer.
 */
export function mayHaveReplaced(met: ProcessIdentity, now: Process, sinceMs: number): boolean {
  const tolerance = Math.max(met.startToleranceSeconds, now.startToleranceSeconds);
  const onClock = laterOnClockSeconds(met, now) ?? Number.NEGATIVE_INFINITY;
  // Where our clock was set back since, a successor seems to be the older one, but by that clock alone.
  const laterBySeconds = Math.max(now.startedAt - met.startedAt, onClock);
  const isOlder = laterBySeconds < -tolerance;
  const isTwin = now.node !== met.node && laterBySeconds <= tolerance;
  return !isOlder && !isTwin && now.uptimeSeconds * 1_000 <= sinceMs + UPTIME_TOLERANCE_MS;
}

/** One that was not asked for, with what its row of `show servers state` tells. */
export type Newcomer = Pick<Server, 'backend' | 'server' | 'admin' | 'forced' | 'maintCauses'>;

/** What was seen at one moment. `servers` is keyed by `BACKEND/SERVER`, `backends` by name. */
export interface Reading {
  servers: ReadonlyMap<string, Server>;
  backends: Map<string, Backend>;
  /**
   * Workers that were replaced by a reload since the first reading: is all that they still serve counted? `unseen`: of at least
   * one it is not known.
   */
  oldWorkers: 'none' | 'counted' | 'unseen';
  /**
   * Of some servers: who else is in their backends and was not when everything was read, or had no address then. None when it is missing.
   */
  newcomers?: readonly Newcomer[];
  /**
   * By backends whose servers' traffic is as it was read before the set behind which this was read: a moment of the clock (ms) at which all of
   * that had been accepted.
   */
  earlierTraffic?: ReadonlyMap<string, number>;
  /** Where states were read earlier than all else, which had a moment to wait for: when they had come, on the clock (ms). */
  statesAt?: number;
  /**
   * Where traffic is as it was read before, because it costs much, or took long to come: it was asked for no earlier than at this moment of the
   * clock (ms).
   */
  trafficAt?: number;
}

/** What one way to a load balancer may not be able to do, though another can. */
export type Lack =
  | 'shutdown-sessions'
  | 'weight'
  | 'health-checks'
  | 'agent-checks'
  /** Drain and health down as one: between the two a bound client may come in. */
  | 'undivided-proof';

/** What can be done through this way to a load balancer: a plan that needs more is refused before anything is sent. */
export interface Capabilities {
  /** Servers can be set at all. */
  change: boolean;
  /** Workers that a reload replaced before we came are seen, and what they still serve is counted. */
  seeOldWorkers: boolean;
  /** What it cannot do; nothing when it is missing. */
  lacks?: readonly Lack[];
}

/** A server that nothing can be asked about, or told: the name of its backend could be a second command. Foreign text. */
export interface UnsendableServer extends ServerName {
  /** As of any server. */
  tracks: string | null;
}

/** A server that is there, while this way does not show what it is. */
export interface UnreadableServer extends ServerName {
  /** `BACKEND/SERVER` that it tracks, where that is shown. */
  tracks?: string | null;
  /** Where it is not: it may track whoever stands at this host, or anybody at all when it is empty. Missing: it tracks nobody else. */
  mayTrackAt?: string;
}

/** A reading of everything, with who answered. */
export interface Snapshot extends Reading {
  /** Beside `servers`; none when it is missing. HAProxy 3.4 starts with a backend called `shop,api`. */
  unsendable?: readonly UnsendableServer[];
  /**
   * In one of HAProxy's two tables only, so neither in `servers`; none when it is missing. `show stat` leaves out backends that are
   * `disabled` in the configuration (measured on 2.2 to 3.4).
   */
  unlisted?: readonly ServerName[];
  /** Known to be there, while this way does not show what they are: in none of the above; none when it is missing. */
  unreadable?: readonly UnreadableServer[];
  /** Whom nobody wanted to be read: only that they are there is known. None when it is missing. */
  others?: readonly ServerName[];
  process: Process;
  level: 'admin' | 'operator' | 'user';
  /** This way does not show whether `admin` is `operator`: that is seen when something is set. */
  isLevelGuessed?: boolean;
  can: Capabilities;
  /** Its master could not load the configuration at the last reload: what runs is older than what stands in the file. */
  reloadFailed?: boolean;
  /** Missing where it leads to one, and where that is not known. */
  severalAddresses?: SeveralAddresses;
}

/** Is it there, while this way does not show what it is? What is missing in `servers` is not gone for that. */
export function isHidden({ unreadable = [] }: Snapshot, key: string): boolean {
  return unreadable.some((name) => keyOf(name) === key);
}

/** Has HAProxy no such server? */
export function isGone(snapshot: Snapshot, key: string): boolean {
  return !snapshot.servers.has(key) && !isHidden(snapshot, key);
}

/** Who answers and since when, and what it lets us do: `HAProxy 3.4.7, process 4711, up for 9 s, level admin`. */
export function describeProcess({ process, level, isLevelGuessed }: Snapshot): string {
  const { version, pid, uptimeSeconds } = process;
  const words = isLevelGuessed === true && level === 'admin' ? 'admin or operator' : level;
  return `HAProxy ${version}, process ${pid}, up for ${uptimeSeconds} s, level ${words}`;
}

/** Sessions that the process that answers serves itself. */
export function ownSessions(traffic: Pick<Traffic, 'sessions' | 'inherited'>): number {
  return traffic.sessions - (traffic.inherited ?? 0);
}

/** HAProxy sends it traffic now: running or slow-starting, not in drain or maint, weight above 0. */
export function takesTraffic(server: Server): boolean {
  return isRunning(server) && server.admin === 'ready' && server.weight > 0;
}

/** Running or in slow start; never `stopping`, which is a server that asks to be left alone. */
export function isRunning({ operationalState }: Server): boolean {
  return operationalState === 1 || operationalState === 2;
}

/** Exactly up: `UP` or `no check`. `UP 1/3` is a server on its way down, or one that no check has proven yet. */
export function isFullyUp(status: string): boolean {
  return status === 'UP' || status === 'no check';
}
