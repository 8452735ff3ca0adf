/** A server and all that track it, directly or through others: one machine in several backends, drained and proven as one. Pure. */
import { keyOf, type Server, type ServerName } from '../../haproxy/server.ts';

/** What is set, waited for and proven as one. */
export interface Unit {
  /** `BACKEND/SERVER` of the one that is set. */
  key: string;
  /** That server, then its trackers. */
  members: readonly ServerName[];
}

/** Who tracks whom among these servers. Looked through once, for there may be ten thousand of them and few trackers. */
export class Tracking {
  readonly #servers: ReadonlyMap<string, Server>;
  readonly #trackers: Server[];

  constructor(servers: ReadonlyMap<string, Server>) {
    this.#servers = servers;
    this.#trackers = [...servers.values()].filter((server) => server.tracks !== null);
  }

  /** All that track `root`, directly or through others, in the order of the servers. */
  trackersOf(root: ServerName): Server[] {
    const rootKey = keyOf(root);
    const tracked = new Set([rootKey]);
    // A tracker may stand before the one it tracks; each round goes one level deeper, and HAProxy refuses circles.
    for (let size = 0; size !== tracked.size; ) {
      size = tracked.size;
      for (const server of this.#trackers) {
        if (server.tracks !== null && tracked.has(server.tracks)) tracked.add(keyOf(server));
      }
    }
    return this.#trackers.filter((server) => keyOf(server) !== rootKey && tracked.has(keyOf(server)));
  }

  /** `BACKEND/SERVER` at the end of the chain of tracks: the one that can be changed. */
  rootOf(server: Server): string {
    let root = keyOf(server);
    for (let next = server.tracks; next !== null; next = this.#servers.get(next)?.tracks ?? null) root = next;
    return root;
  }
}
