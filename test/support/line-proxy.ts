/**
 * Stands between a client and HAProxy's socket and knows its lines: lets a test lose exactly one command, or exactly one
 * command's reply. What only counts, delays and cuts bytes is tcp-proxy.ts.
 */
import { once } from 'node:events';
import net from 'node:net';

export interface LineProxy {
  /** As an address of the action. */
  readonly address: string;
  /** Every line that a client sent, over all connections. */
  readonly lines: string[];
  /** Connections so far. */
  connections: number;
  /**
   * Called with each line before it is passed on. Returns the line to pass on instead; `lose` passes it on and ends the
   * connection when HAProxy has run it, without its reply; null ends the connection before the line. `hold` passes it on, or
   * nothing when it is null, and from then on nothing more in either direction, with the connection left open.
   */
  edit: (line: string) => string | { lose: string } | { hold: string | null } | null;
}

/** Starts a proxy to a Unix socket, on a port of 127.0.0.1 that the kernel chooses. */
export async function startLineProxy(options: {
  target: string;
  t: { after(clearUp: () => Promise<void>): void };
}): Promise<LineProxy> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((client) => {
    proxy.connections += 1;
    const haproxy = net.connect(options.target);
    for (const socket of [client, haproxy]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
    let deaf = false;
    haproxy.on('data', (chunk) => {
      if (!deaf) client.write(chunk);
    });
    haproxy.on('close', () => client.destroy());
    client.on('close', () => haproxy.end());
    onLines(client, (line) => {
      if (deaf) return;
      proxy.lines.push(line);
      const edited = proxy.edit(line);
      if (typeof edited === 'string') {
        haproxy.write(`${edited}\n`);
        return;
      }
      deaf = true;
      if (edited !== null && 'hold' in edited) {
        if (edited.hold !== null) haproxy.write(`${edited.hold}\n`);
        return;
      }
      // HAProxy runs what it has read before it sees the end, and only then closes its side.
      haproxy.end(edited ? `${edited.lose}\n` : '');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  const proxy: LineProxy = { address: `127.0.0.1:${port}`, lines: [], connections: 0, edit: (line) => line };
  options.t.after(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  return proxy;
}

function onLines(socket: net.Socket, take: (line: string) => void): void {
  let rest = '';
  socket.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) take(line);
  });
}
