/** What a step leaves, as something to be held, or finds, which somebody may hold: every server as it was read last. */
import { type AdminState, forcedStateOf, type ServerName } from '../haproxy/server.ts';
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

/** A server that is as this step wants it; null: it does not care. */
export interface Found extends ServerName {
  state: AdminState | null;
  weight: number | null;
}

export interface FoundLoadBalancer {
  name: string;
  servers: Found[];
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

function heldOf({ target, after, weightsSet }: Row) {
  const { backend, server, weight, adminFlags } = after;
  const ours = target.weight !== null || weightsSet.length > 0;
  return { backend, server, state: forcedStateOf(adminFlags), weight: ours ? weight : null };
}
