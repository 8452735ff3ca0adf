/**
 * A way on which the network fails for a while: one connection stands still in both directions, those after it are whole. What was on the
 * way arrives when the network is back, as the system sends it for whoever has long closed that connection.
 */
import { once } from 'node:events';
import net, { type AddressInfo, type Socket } from 'node:net';

export interface StalledWay {
  readonly port: number;
  /** Connections so far. */
  connections: number;
  /** The connections that there are stand still from now on. */
  stall(): void;
  /** What was held arrives, and then its end. */
  recover(): void;
  /** Resolves when it has. */
  readonly recovered: Promise<void>;
}

export interface StalledWayOptions {
  t: { after(clearUp: () => void): void };
  /** A Unix socket's path, or a port of 127.0.0.1. */
  target: string | number;
  /** Asked of all that clients say: true stalls the connection before that. */
  stallBefore?: (words: string) => boolean;
  /** A connection was made after the stall. */
  onNext?: (way: StalledWay) => void;
}

export async function startStalledWay({
  t,
  target,
  stallBefore = () => false,
  onNext = () => {},
}: StalledWayOptions): Promise<StalledWay> {
  const sockets = new Set<Socket>();
  const held: (() => void)[] = [];
  const { promise: recovered, resolve } = Promise.withResolvers<void>();
  let stalledUpTo = 0;
  const own = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.on('error', () => {});
  };
  const server = net.createServer({ allowHalfOpen: true }, (client) => {
    way.connections += 1;
    const number = way.connections;
    const place = typeof target === 'string' ? { path: target } : { port: target, host: '127.0.0.1' };
    const peer = own(net.connect({ ...place, allowHalfOpen: true }));
    const pass = (from: Socket, to: Socket): void => {
      const later = (act: () => void): void => void (number <= stalledUpTo ? held.push(act) : act());
      from.on('data', (chunk) => {
        if (from === client && stalledUpTo === 0 && stallBefore(chunk.toString('latin1'))) way.stall();
        later(() => to.write(chunk));
      });
      from.on('close', () => later(() => to.end()));
      from.on('end', () => later(() => to.end()));
    };
    pass(own(client), peer);
    pass(peer, client);
    if (stalledUpTo > 0 && number === stalledUpTo + 1) onNext(way);
  });
  const way: StalledWay = {
    get port() {
      return (server.address() as AddressInfo).port;
    },
    connections: 0,
    stall: () => {
      stalledUpTo = way.connections;
    },
    recover: () => {
      for (const act of held.splice(0)) act();
      resolve();
    },
    recovered,
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return way;
}
