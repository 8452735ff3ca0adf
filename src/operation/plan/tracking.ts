/** A server and all that track it, directly or through others: one machine in several backends, drained and proven as one. Pure. */
import { keyOf, type Server, type ServerName } from '../../haproxy/server.ts';
import { listOf } from '../../haproxy/servers.ts';
import type { UnsendableServer } from '../../haproxy/snapshot.ts';

/** What is set, waited for and proven as one. */
export interface Unit {
  /** `BACKEND/SERVER` of the one that is set. */
  key: string;
  /** That server, then its trackers. */
  members: readonly ServerName[];
}

const NOBODY: ReadonlySet<string> = new Set();

/** Who tracks whom among these servers. Looked through once, for there may be ten thousand of them and few trackers. */
export class Tracking {
  readonly #servers: ReadonlyMap<string, Server>;
  readonly #trackers: Server[] = [];
  readonly #unsendable: readonly UnsendableServer[];

  constructor(servers: ReadonlyMap<string, Server>, unsendable: readonly UnsendableServer[] = []) {
    this.#servers = servers;
    for (const server of listOf(servers)) {
      const tracker = server.tracks === null ? undefined : servers.get(keyOf(server));
      if (tracker !== undefined) this.#trackers.push(tracker);
    }
    this.#unsendable = unsendable.filter((server) => server.tracks !== null);
  }

  /** All that track `root`, directly or through others, in the order of the servers. */
  trackersOf(root: ServerName): Server[] {
    const following = this.#following(root);
    return this.#trackers.filter((server) => following.has(keyOf(server)));
  }

  /** Those of its trackers that nobody can count or wait for. */
  unsendableTrackersOf(root: ServerName): UnsendableServer[] {
    const following = this.#following(root);
    return this.#unsendable.filter((server) => following.has(keyOf(server)));
  }

  #following(root: ServerName): ReadonlySet<string> {
    if (this.#trackers.length + this.#unsendable.length === 0) return NOBODY;
    const tracked = new Set([keyOf(root)]);
    const trackers = [...this.#trackers, ...this.#unsendable];
    // A tracker may stand before the one it tracks; each round goes one level deeper, and HAProxy refuses circles.
    for (let size = 0; size !== tracked.size; ) {
      size = tracked.size;
      for (const server of trackers) {
        if (server.tracks !== null && tracked.has(server.tracks)) tracked.add(keyOf(server));
      }
    }
    tracked.delete(keyOf(root));
    return tracked;
  }

  /** `BACKEND/SERVER` at the end of the chain of tracks: the one that can be changed. */
  rootOf(server: Server): string {
    let root = keyOf(server);
    for (let next = server.tracks; next !== null; next = this.#servers.get(next)?.tracks ?? null) root = next;
    return root;
  }
}
