/**
 * HAProxy's model of a server, as pure values: admin state, operational state, traffic, names.
 * Knows no protocol: both the Runtime API and the Data Plane API fill these in.
 */

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
