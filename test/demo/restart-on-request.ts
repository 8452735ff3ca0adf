/** Whoever restarts applications, beside a step: its script asks over HTTP, with names, one per line. */
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Application } from './application.ts';

/** What can be restarted. */
export type Restartable = Pick<Application, 'name' | 'restart'>;

export interface Restarts extends Disposable {
  /** Where names are sent by POST. */
  readonly url: string;
  /** A line for a script that restarts the servers of its batch. */
  readonly script: string;
}

/** Listens until it is disposed. `downMs`: from the kill to the start of a new process. */
export async function restartOnRequest(
  applications: readonly Restartable[],
  downMs: number,
): Promise<Restarts> {
  const server = http.createServer(async (request, response) => {
    const names = (await text(request)).split('\n');
    await Promise.all(
      applications.filter(({ name }) => names.includes(name)).map((one) => one.restart(downMs)),
    );
    response.end(`${names.join()} was killed and has just been started again\n`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/`;
  return {
    url,
    script: `curl -fsS --data-binary "$HAPROXY_SERVERS" ${url}`,
    [Symbol.dispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}
