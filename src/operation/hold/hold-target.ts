/** What is to be held against reloads, as values: shared by the step that orders it and the process that does it. */
import type { Process } from '../../haproxy/process.ts';
import type { ServerName } from '../../haproxy/server.ts';
import type { ServerSettings } from '../../haproxy/server-settings.ts';
import type { MinAvailable } from '../request.ts';

/**
 * A look that does not end is given up, for whoever wants these servers waits for it. Who has come to wait for so long does not know whether
 * something was set that was not answered.
 */
export const RELEASE_WITHIN_MS = 2_000;

/** What is to stay as it is; what is missing is not ours. */
export interface HeldServer extends ServerName {
  settings: ServerSettings;
}

/** A load balancer whose servers are held, and the process that was seen with them so. */
export interface HoldTarget {
  name: string;
  process: Process;
  /** How many servers must still take traffic when these are taken out again. */
  minAvailable: MinAvailable;
  servers: HeldServer[];
}
