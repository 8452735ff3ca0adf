/**
 * Where the servers of a batch stood as its script began: that is where it works, whatever a new configuration calls a server there. One that
 * stands elsewhere by now was not deployed, and one that has come to serve there is deployed while it serves.
 */
import { Failure } from '../../errors.ts';
import { keyOf } from '../../haproxy/server.ts';
import type { Snapshot } from '../../haproxy/snapshot.ts';
import { listed } from '../../words.ts';
import { newNeighbours, type Placed } from '../plan/notices/same-address.ts';
import type { PlannedRun } from '../reach-goal.ts';
import { movedSinceScript } from '../reload.ts';

/** On one load balancer. */
interface Places {
  targets: readonly Placed[];
  snapshot: Snapshot;
}

export class ScriptPlaces {
  readonly #places: ReadonlyMap<string, Places>;

  /** As they were read last. */
  constructor(runs: readonly PlannedRun[]) {
    this.#places = new Map(
      runs.map(({ run }) => {
        const left = run.units.filter((unit) => !run.of(unit).gone);
        const targets = left.map((unit) => ({ ...unit, before: run.now(unit) }));
        return [run.name, { targets, snapshot: run.seen.snapshot }];
      }),
    );
  }

  /** Throws `reloaded` where another process has them, or others, elsewhere. */
  assertKept(loadBalancer: string, now: Snapshot): void {
    const places = this.#places.get(loadBalancer);
    if (places === undefined) return;
    const { targets, snapshot } = places;
    const moved = targets.flatMap(({ key, before: { address: from } }) => {
      const { address: to = '', fqdn = '' } = now.servers.get(key) ?? {};
      return from === '' || to === '' || fqdn !== '' || from === to ? [] : [{ key, from, to }];
    });
    if (moved.length > 0) throw movedSinceScript(loadBalancer, moved);
    const [come] = newNeighbours(targets, snapshot, now);
    if (come === undefined) return;
    const names = listed(come.others.map(keyOf));
    throw new Failure(
      'reloaded',
      `HAProxy was reloaded, and its new configuration has ${names} in rotation at ${come.address}, where ${come.key} stood when its script began: the script has worked on what served.`,
      {
        loadBalancer,
        servers: [come.key],
        brief: `the new configuration has ${names} at its address`,
        hint: `Look how ${names} fared, and which servers are to stand at that address: then run this step again for all of them.`,
      },
    );
  }
}
