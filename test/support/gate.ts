/**
 * A way to HAProxy with a gate: it closes before an exact line of the dialogue, so that a test can do something at that very
 * moment, and lets the line pass when it is opened. What loses lines is line-proxy.ts.
 */
import { once } from 'node:events';
import net, { type AddressInfo, type Socket } from 'node:net';

export interface Gate {
  /** As an address of the action. */
  readonly address: string;
  /** Resolves when the gate has closed. */
  readonly closed: Promise<void>;
  /** What waits goes on, and nothing waits any more. */
  open(): void;
}

/**
 * What clients say passes until `closeBefore` is true of it; that and all that follows waits. It is asked with everything that
 * was said on a connection so far, the newest included, and the connection's number, counted from 1. Connections reach HAProxy
 * with the first byte that passes: one that waited reaches whoever listens then.
 */
export async function startGate(
  t: { after(clearUp: () => void): void },
  target: string,
  closeBefore: (heard: string, connection: number) => boolean,
): Promise<Gate> {
  const sockets = new Set<Socket>();
  const { promise: closed, resolve: close } = Promise.withResolvers<void>();
  const { promise: opened, resolve: open } = Promise.withResolvers<void>();
  let held = false;
  let connections = 0;
  const own = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.on('error', () => socket.destroy());
  };
  const server = net.createServer((client) => {
    const connection = ++connections;
    let haproxy: Socket | undefined;
    let heard = '';
    own(client).on('data', async (chunk) => {
      heard += chunk;
      if (!held && closeBefore(heard, connection)) {
        held = true;
        close();
      }
      if (held) await opened;
      if (!haproxy) {
        haproxy = own(net.createConnection({ path: target }));
        haproxy.pipe(client);
      }
      haproxy.write(chunk);
    });
    client.on('close', () => haproxy?.end());
  });
  server.listen({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  t.after(() => {
    open();
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { address: `127.0.0.1:${(server.address() as AddressInfo).port}`, closed, open };
}
