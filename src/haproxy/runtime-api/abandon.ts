/** Giving up a stream on which something may still be on its way. Knows no protocol. */
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/**
 * Destroys a stream so that what was written and has not arrived never will: after an orderly end the system goes on delivering
 * it for minutes, and a late `set server` would undo what was read, set and told meanwhile. Only TCP knows a reset.
 */
export function abandon(stream: Duplex): void {
  // Node's reset fails without a word on a socket that is about to end (24.21), and throws where TLS is spoken.
  const resettable = stream instanceof Socket && stream.remotePort !== undefined && !stream.writableEnded;
  try {
    if (resettable) stream.resetAndDestroy();
  } catch {
    // Then an orderly end must do.
  }
  stream.destroy();
}
