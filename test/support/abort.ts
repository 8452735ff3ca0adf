/** Breaks a connection off as a crash would. */
import type { Socket } from 'node:net';

/**
 * With a reset where there can be one. A Unix socket knows none, and on a socket that is about to end Node's
 * `resetAndDestroy` fails without a word and leaves a handle that keeps the process from exiting (24.21).
 */
export function abort(socket: Socket): void {
  if (socket.remotePort === undefined || socket.writableEnded) {
    socket.destroy();
  } else {
    socket.resetAndDestroy();
  }
}
