/** The limit of what can be asked of HAProxy: lines written all at once, and replies that nobody reads into anything. */
import { once } from 'node:events';
import net from 'node:net';

export interface Pipelined {
  readonly ms: number;
  readonly bytes: number;
}

/** Sends these lines on one connection, and waits for the end of the last reply. */
export async function pipelined(socket: string, lines: readonly string[]): Promise<Pipelined> {
  const began = performance.now();
  const connection = net.createConnection(socket);
  let bytes = 0;
  connection.on('data', (chunk) => {
    bytes += chunk.length;
  });
  connection.write(`${['prompt', ...lines, 'quit'].join('\n')}\n`);
  await once(connection, 'close');
  return { ms: performance.now() - began, bytes };
}
