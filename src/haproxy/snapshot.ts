/** What one reading of a load balancer says: its servers and backends, what its way can do, and what is known to be missing. Pure values. */
import type { SeveralAddresses } from './address.ts';
import type { Process } from './process.ts';
import { type Backend, keyOf, type Server, type ServerName } from './server.ts';

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
