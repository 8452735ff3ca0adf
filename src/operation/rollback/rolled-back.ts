/** What came of putting servers of one load balancer back, as a value. */
import type { Failure } from '../../errors.ts';
import type { ProcessIdentity } from '../../haproxy/process.ts';
import type { Server } from '../../haproxy/server.ts';
import type { SavedServer, SentSettings } from '../saved-change.ts';

/**
 * Of one server afterwards. `back`: as before, verified. `left`: not put back, see the failure. `not-ours`: as nobody of us left it.
 * `replaced`: under its name stands a server at another address. `gone`: HAProxy has no such server any more. `unknown`: not to be
 * read.
 */
export interface RolledBackServer {
  kind: 'back' | 'left' | 'not-ours' | 'replaced' | 'gone' | 'unknown';
  now: Server | null;
  healthMs: number | null;
  /** All that was sent by now, on the way back, too. */
  sent: SentSettings;
  /** How many sessions were cut on the way. */
  sessionsShutDown: number;
  /** Why it is not back. */
  failure: Failure | null;
}

/** A server that was not to be put back itself, with what was saved of it on the way. */
export interface Lent {
  saved: SavedServer;
  result: RolledBackServer;
}

export interface RolledBack {
  /** The one that was told last. */
  process: ProcessIdentity;
  /** By `BACKEND/SERVER`, all that were to be put back. */
  servers: ReadonlyMap<string, RolledBackServer>;
  /** Trackers of these that may have kept the weight that they were lent on the way. */
  lent: readonly Lent[];
  /** Why not everything is back. */
  failure: Failure | null;
}
