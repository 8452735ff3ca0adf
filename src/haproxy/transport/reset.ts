/** Giving up a stream on which something may still be on its way. Knows no protocol. */
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Connected } from './connect.ts';

/**
 * Destroys a stream so that what was written and has not arrived never will: after an orderly end the system goes on delivering
 * it for minutes, and a late `set server` would undo what was read, set and told meanwhile. Only TCP knows a reset.
 */
export function reset(connected: Connected): void {
  const { stream } = connected;
  const carrier: Duplex = connected.carrier ?? stream;
  // Node's reset fails without a word on a socket that is about to end (24.21).
  if (carrier instanceof Socket && carrier.remotePort !== undefined && !carrier.writableEnded) {
    carrier.resetAndDestroy();
  }
  stream.destroy();
}
