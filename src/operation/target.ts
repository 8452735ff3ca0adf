/** What is meant by a plan: servers with their trackers, and the backends they leave. */
import type { Failure } from '../errors.ts';
import type { StateGoal, WeightGoal } from '../haproxy/load-balancer.ts';
import type { AdminState, Server } from '../haproxy/server.ts';
import type { Outlook } from './guard.ts';
import { type Request, takesOut } from './operation.ts';

/** One server that is meant, with all that track it. */
export interface Target {
  key: string;
  before: Server;
  /** The server itself, then its trackers. */
  unit: Server[];
  /** What it is to become, in words: `maint`, `ready`, `weight 10`. Empty for `status`. */
  goal: string;
  /** It is so already: nothing is sent, but the end of its sessions, or its being UP, is still waited for. */
  asWanted: boolean;
  weight: WeightGoal | null;
}

export interface Plan {
  targets: Target[];
  /** One for each backend that a server leaves, trackers' included. */
  outlooks: Outlook[];
  /** One line each. */
  lines: string[];
  notices: string[];
  warnings: string[];
  /** Why this change must not begin; null when nothing stands against it. */
  refusal: Failure | null;
}

/** Servers, trackers included, that stop taking traffic. */
export function leavingOf(targets: readonly Target[], request: Request): Server[] {
  if (takesOut(request.operation)) return targets.filter((t) => !t.asWanted).flatMap((t) => t.unit);
  return targets.filter((t) => !t.asWanted && t.weight?.effective === 0).map((t) => t.before);
}

/** One state for all of them, as the port takes it. */
export function stateGoals(targets: readonly Target[], state: AdminState): StateGoal[] {
  return targets.map(({ before }) => ({ backend: before.backend, server: before.server, state }));
}
