/** What a step leaves, as something to be held, or finds, which somebody may hold: every server as it was read last. */
import { forcedStateOf } from '../haproxy/server.ts';
import type { Held, HeldLoadBalancer } from './hold.ts';
import type { Operation } from './operation.ts';
import type { Row } from './row.ts';
import type { Site } from './site.ts';
import type { Target } from './target.ts';

/** Those targets of these sites that are meant. */
export function heldBy(sites: readonly Site[], meant: (target: Target) => boolean): HeldLoadBalancer[] {
  return sites.map((site) => ({
    name: site.name,
    process: site.snapshot.process,
    servers: [...site.rows.values()]
      .filter(({ target }) => meant(target))
      .map((row) => heldOf(row, site.request.operation)),
  }));
}

/** Servers that are as this step wants them; null: it does not care. */
export interface FoundLoadBalancer {
  name: string;
  servers: Held[];
}

/** Those targets of these sites that need nothing. */
export function foundBy(sites: readonly Site[]): FoundLoadBalancer[] {
  return sites.map(({ name, plan, request: { operation } }) => ({
    name,
    servers: plan.targets
      .filter(({ asWanted }) => asWanted)
      .map(({ before, weight }) => ({
        backend: before.backend,
        server: before.server,
        state: operation === 'weight' ? null : forcedStateOf(before.adminFlags),
        weight: weight?.effective ?? null,
      })),
  }));
}

function heldOf({ after }: Row, operation: Operation): Held {
  const { backend, server, weight, adminFlags } = after;
  const ofWeight = operation === 'weight';
  return {
    backend,
    server,
    state: ofWeight ? null : forcedStateOf(adminFlags),
    weight: ofWeight ? weight : null,
  };
}
