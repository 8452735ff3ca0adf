/** A request that takes as long as a test wants: the session that a drain waits for. */

import { eventually } from './eventually.ts';
import type { RealHaproxy } from './real-haproxy.ts';

/** One request of a minute through a frontend, once HAProxy counts it at `server`; `abort` ends it. */
export async function startLongRequest(
  t: { after(clearUp: () => void): void },
  haproxy: RealHaproxy,
  frontend: string,
  backend: string,
  server: string,
): Promise<AbortController> {
  const request = new AbortController();
  t.after(() => request.abort());
  let ended = 'never';
  void fetch(`http://127.0.0.1:${haproxy.port(frontend)}/?stream=60000`, { signal: request.signal })
    .then(async (response) => {
      ended = `status ${response.status}`;
      await response.text();
    })
    .catch((error: Error) => {
      ended = error.message;
    });
  await eventually(
    `a session at ${backend}/${server}`,
    async () => Number((await haproxy.row(backend, server)).scur) > 0,
  ).catch((error: Error) => Promise.reject(new Error(`${error.message}; the request's end: ${ended}`)));
  return request;
}
