/** What a step leaves, as something to be held, or finds, which somebody may hold: every server as it was read last. */
import { forcedStateOf } from '../haproxy/server.ts';
import type { HeldLoadBalancer } from './hold.ts';
import type { Row } from './row.ts';
import type { Site } from './site.ts';
import type { Target } from './target.ts';

/** Those targets of these sites that are meant. */
export function heldBy(sites: readonly Site[], meant: (target: Target) => boolean): HeldLoadBalancer[] {
  return sites.map((site) => ({
    name: site.name,
    process: site.snapshot.process,
    servers: [...site.rows.values()].filter(({ target }) => meant(target)).map(heldOf),
  }));
}

/** Those targets that need nothing, with all that can be held of them. */
export function foundBy(sites: readonly Site[]): HeldLoadBalancer[] {
  return sites.map((site) => ({
    name: site.name,
    process: site.snapshot.process,
    servers: site.plan.targets
      .filter(({ asWanted }) => asWanted)
      .map(({ before: { backend, server, weight, adminFlags } }) => {
        return { backend, server, state: forcedStateOf(adminFlags), weight };
      }),
  }));
}

function heldOf({ target, after, weightsSet }: Row) {
  const { backend, server, weight, adminFlags } = after;
  const ours = target.weight !== null || weightsSet.length > 0;
  return { backend, server, state: forcedStateOf(adminFlags), weight: ours ? weight : null };
}
