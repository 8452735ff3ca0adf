/** Giving up a stream on which something may still be on its way. Knows no protocol. */
import { Socket } from 'node:net';
import type { Connected } from './connect.ts';

/**
 * Destroys a stream so that what was written and has not arrived never will: after an orderly end the system goes on delivering
 * it for minutes, and a late `set server` would undo what was read, set and told meanwhile. Only TCP knows a reset, and only
 * the socket that carries the bytes can be reset, whatever is wrapped around it.
 */
export function reset({ stream, carrier }: Connected): void {
  const socket = carrier ?? stream;
  // Node's reset fails without a word on a socket that is about to end (24.21), and throws on one that is wrapped around another.
  const resettable = socket instanceof Socket && socket.remotePort !== undefined && !socket.writableEnded;
  try {
    if (resettable) socket.resetAndDestroy();
  } catch {
    // Then an orderly end must do.
  }
  stream.destroy();
}
