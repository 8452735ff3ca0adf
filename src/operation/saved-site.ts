/** A site made from what a step had saved, for whoever puts its changes back after it has ended. Sends nothing. */
import type { LoadBalancer } from '../haproxy/load-balancer.ts';
import { ADMIN_FLAG, type AdminState, keyOf, type Server, type Snapshot } from '../haproxy/server.ts';
import type { Effects, SavedChange, SavedServer } from './effects.ts';
import type { Request } from './operation.ts';
import { Site } from './site.ts';
import type { Plan, Target } from './target.ts';
import { Tracking } from './unit.ts';

/** A site of these servers, each with its `before` as it was saved: as if the step had just sent what it was about to send. */
export function savedSite(
  loadBalancer: LoadBalancer,
  change: SavedChange,
  servers: readonly SavedServer[],
  effects: Effects,
  snapshot: Snapshot,
): Site {
  const tracking = new Tracking(snapshot.servers);
  const plan: Plan = {
    targets: servers.flatMap((server) => targetOf(server, snapshot, tracking)),
    outlooks: [],
    lines: [],
    notices: [],
    warnings: [],
    refusal: null,
  };
  const site = new Site(loadBalancer, requestOf(change), effects, snapshot, plan);
  for (const server of servers) {
    const row = site.rows.get(keyOf(server));
    if (row === undefined) continue;
    row.touched = true;
    row.unsure = true;
    row.weightsSet.push(...server.weights);
  }
  return site;
}

function targetOf(saved: SavedServer, snapshot: Snapshot, tracking: Tracking): Target[] {
  const now = snapshot.servers.get(keyOf(saved));
  if (now === undefined) return [];
  const unit = [now, ...tracking.trackersOf(now)];
  const before = { ...now, ...asBefore(now, saved.before) };
  return [{ key: keyOf(now), before, unit, goal: saved.before.state, asWanted: false, weight: null }];
}

const FORCED: Record<AdminState, number> = {
  ready: 0,
  drain: ADMIN_FLAG.forcedDrain,
  maint: ADMIN_FLAG.forcedMaint,
};

function asBefore(now: Server, before: SavedServer['before']): Partial<Server> {
  const unforced = now.adminFlags & ~(ADMIN_FLAG.forcedMaint | ADMIN_FLAG.forcedDrain);
  return {
    adminFlags: unforced | FORCED[before.state],
    weight: before.weight,
    status: before.up ? 'UP' : 'DOWN',
  };
}

/** Putting back asks for its limits and for nothing else. */
function requestOf(change: SavedChange): Request {
  return {
    operation: change.operation,
    onError: change.onError,
    restore: change.restore,
    minAvailable: change.minAvailable,
    healthTimeoutMs: change.healthTimeout,
    waitForHealth: 'true',
    onReload: 'reapply',
    selection: { backends: [], servers: [] },
    drainTimeoutMs: 0,
    onDrainTimeout: 'keep',
    failOnNotFound: false,
    dryRun: false,
    weight: null,
  };
}
