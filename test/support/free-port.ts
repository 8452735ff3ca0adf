/**
 * Ports for servers of a test that stop and come back on the same port. They lie below the range from which the
 * kernel takes the source ports of outgoing connections: a port of that range may be gone when its server returns,
 * and a client that knocks at it meanwhile may even be connected to itself.
 */
import { readFileSync } from 'node:fs';
import net from 'node:net';

const FIRST = 10_000;
const FIRST_OUTGOING = firstOutgoingPort();

/** A TCP port of 127.0.0.1 that nobody listens on right now. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * (FIRST_OUTGOING - FIRST));
    if (await isFree(port)) {
      return port;
    }
  }
}

function isFree(port: number): Promise<boolean> {
  const server = net.createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)));
  });
}

function firstOutgoingPort(): number {
  try {
    const range = readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8');
    return Math.max(Number.parseInt(range, 10), FIRST + 1_000);
  } catch {
    return 32_768;
  }
}
