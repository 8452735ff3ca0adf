/** What is meant by a plan: servers with their trackers, and the backends they leave. Pure. */
import type { Failure } from '../../errors.ts';
import type { CheckGoal, WeightGoal } from '../../haproxy/load-balancer.ts';
import { keyOf, type Server, type ServerName } from '../../haproxy/server.ts';
import { type ChangeRequest, type Request, takesOut } from '../request.ts';
import type { Capacity } from './guard.ts';
import { type Load, loadWithout } from './load.ts';
import type { Unit } from './tracking.ts';
import type { PlanWords } from './words.ts';

/** One server that is meant, with all that track it. */
export interface Target extends Unit {
  /** As it was before this step, also after a reload. */
  before: Server;
  /** What it is to become, in words: `maint`, `ready`, `weight 10`. Empty for `status`. */
  goal: string;
  weight: WeightGoal | null;
  /** Weights to go through, `weight` the last of them; empty where it is set at once. */
  ramp: readonly WeightGoal[];
  /** Checks of it that are otherwise than asked for. */
  switches: readonly CheckGoal[];
  /** Its state and weight are so already: nothing is sent, but the end of its sessions, or its being UP, is still waited for. */
  alreadyInGoalState: boolean;
}

export interface Plan {
  targets: readonly Target[];
  /** Those of its selection that are nobody's, so left out. */
  spares: readonly ServerName[];
  /** One for each backend that a server leaves, trackers' included. */
  capacities: readonly Capacity[];
  words: PlanWords;
  /** Why this change must not begin; null when nothing stands against it. */
  refusal: Failure | null;
}

/** Servers, trackers included, that stop taking traffic. */
export function leavingOf(
  targets: readonly Target[],
  servers: ReadonlyMap<string, Server>,
  request: Request,
): Server[] {
  const begun = targets.filter((target) => !target.alreadyInGoalState);
  const leaving = takesOut(request.operation)
    ? begun.flatMap(({ members }) => members)
    : begun.filter(({ weight }) => weight?.effective === 0).map(({ before }) => before);
  return leaving.flatMap((name) => servers.get(keyOf(name)) ?? []);
}

/** Of each backend from which servers in use leave, these all gone; nothing where it was not asked for. */
export function loadsOf(
  capacities: readonly Capacity[],
  servers: Iterable<Server>,
  leaving: ReadonlySet<string>,
  { maxLoad }: ChangeRequest,
): Load[] {
  if (maxLoad === undefined) return [];
  const all = [...servers];
  return capacities
    .filter((capacity) => capacity.leaving > 0)
    .map(({ backend }) =>
      loadWithout(
        backend,
        all.filter((server) => server.backend === backend),
        leaving,
      ),
    );
}
