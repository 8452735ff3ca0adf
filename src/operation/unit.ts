/** A server and all that track it, directly or through others: one machine in several backends, drained and proven as one. */
import { keyOf, type Server } from '../haproxy/server.ts';

/** Keys of all servers that track `root`, directly or through others, in the order of `servers`. */
export function trackersOf(root: Server, servers: ReadonlyMap<string, Server>): Server[] {
  const unit = new Set([keyOf(root)]);
  // A tracker may stand before the one it tracks; each round goes one level deeper, and HAProxy refuses circles.
  for (let size = 0; size !== unit.size; ) {
    size = unit.size;
    for (const server of servers.values()) {
      if (server.tracks !== null && unit.has(server.tracks)) unit.add(keyOf(server));
    }
  }
  return [...servers.values()].filter((server) => server !== root && unit.has(keyOf(server)));
}

/** `BACKEND/SERVER` at the end of the chain of tracks: the one that can be changed. */
export function trackedRoot(server: Server, servers: ReadonlyMap<string, Server>): string {
  let root = keyOf(server);
  for (let next = server.tracks; next !== null; next = servers.get(next)?.tracks ?? null) root = next;
  return root;
}
