/** An agent for HAProxy's `agent-check`: a port that says one line to whoever connects. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import net from 'node:net';

export interface Agent extends AsyncDisposable {
  readonly port: number;
  /** The line it says from now on, with its LF: `ready\n`, `drain\n`, `up\n`, `50%\n`; empty says nothing. */
  answer: string;
  /** How many times it was asked. */
  asked: number;
  close(): Promise<void>;
}

export async function startAgent(options: {
  readonly answer: string;
  readonly t?: { after(clearUp: () => Promise<void>): void };
}): Promise<Agent> {
  const server = net.createServer((socket) => {
    agent.asked++;
    socket.on('error', () => socket.destroy());
    socket.resume();
    socket.end(agent.answer);
  });
  const close = async (): Promise<void> => {
    if (server.listening) {
      server.close();
      await once(server, 'close');
    }
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const agent: Agent = { port, answer: options.answer, asked: 0, close, [Symbol.asyncDispose]: close };
  options.t?.after(close);
  return agent;
}
