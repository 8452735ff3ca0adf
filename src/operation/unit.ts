/** A server and all that track it, directly or through others: one machine in several backends, drained and proven as one. */
import { keyOf, type Server } from '../haproxy/server.ts';

/** Who tracks whom among these servers. Looked through once, for there may be ten thousand of them and few trackers. */
export class Tracking {
  private readonly servers: ReadonlyMap<string, Server>;
  private readonly trackers: Server[];

  constructor(servers: ReadonlyMap<string, Server>) {
    this.servers = servers;
    this.trackers = [...servers.values()].filter((server) => server.tracks !== null);
  }

  /** All that track `root`, directly or through others, in the order of the servers. */
  trackersOf(root: Server): Server[] {
    const unit = new Set([keyOf(root)]);
    // A tracker may stand before the one it tracks; each round goes one level deeper, and HAProxy refuses circles.
    for (let size = 0; size !== unit.size; ) {
      size = unit.size;
      for (const server of this.trackers) {
        if (server.tracks !== null && unit.has(server.tracks)) unit.add(keyOf(server));
      }
    }
    return this.trackers.filter((server) => server !== root && unit.has(keyOf(server)));
  }

  /** `BACKEND/SERVER` at the end of the chain of tracks: the one that can be changed. */
  rootOf(server: Server): string {
    let root = keyOf(server);
    for (let next = server.tracks; next !== null; next = this.servers.get(next)?.tracks ?? null) root = next;
    return root;
  }
}
