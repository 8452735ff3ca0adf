/** What happened to one server on one load balancer, from the plan to its row of the report. */
import type { Changed, Failure } from '../errors.ts';
import { forcedStateOf, keyOf, type Server } from '../haproxy/server.ts';
import type { Request } from './operation.ts';
import type { Outcome, ServerReport } from './report.ts';
import type { Target } from './target.ts';

/** What happened to one target so far. */
export interface Row {
  target: Target;
  after: Server;
  /** Something was sent since it was last read: what it is now is not known. */
  unsure: boolean;
  /** Was anything ever sent for it? */
  touched: boolean;
  /** Weights that this step set. Without one its weight is not ours: agents change weights all the time. */
  weightsSet: number[];
  drainMs: number | null;
  drained: boolean | null;
  healthMs: number | null;
  sessionsShutDown: number;
  sessionsOverTime: [number, number][];
  putBack: boolean;
  /** The goal was reached, and a fresh connection said so. */
  confirmed: boolean;
  /** It was stopped, and `health up` raised it. */
  raised: boolean;
  error: Failure | null;
}

/** Different from before, by what we set: the forced state and the weight. */
export function changedOf(row: Row): Changed {
  if (row.unsure) return 'unknown';
  return row.raised || hasOtherState(row) || hasOtherWeight(row) ? 'yes' : 'no';
}

export function hasOtherState({ target, after }: Row): boolean {
  return forcedStateOf(target.before.adminFlags) !== forcedStateOf(after.adminFlags);
}

/** Only where this step set a weight. */
export function hasOtherWeight({ target, after, weightsSet }: Row): boolean {
  return weightsSet.length > 0 && target.before.weight !== after.weight;
}

function outcomeOf(row: Row, request: Request): Outcome {
  if (request.dryRun) return 'planned';
  if (row.putBack && changedOf(row) === 'no') return 'rolled-back';
  if (row.error !== null || (row.touched && !row.confirmed)) return 'failed';
  return changedOf(row) === 'no' ? 'unchanged' : 'changed';
}

export function newRow(target: Target): Row {
  return {
    target,
    after: target.before,
    unsure: false,
    touched: false,
    weightsSet: [],
    drainMs: null,
    drained: null,
    healthMs: null,
    sessionsShutDown: 0,
    sessionsOverTime: [],
    putBack: false,
    confirmed: false,
    raised: false,
    error: null,
  };
}

export function reportOfRow(row: Row, loadBalancer: string, request: Request): ServerReport {
  return {
    loadBalancer,
    backend: row.target.before.backend,
    server: row.target.before.server,
    before: row.target.before,
    after: row.after,
    changed: changedOf(row),
    outcome: outcomeOf(row, request),
    trackedBy: row.target.unit.slice(1).map(keyOf),
    goal: row.target.goal,
    drainMs: row.drainMs,
    drained: row.drained,
    healthMs: row.healthMs,
    sessionsShutDown: row.sessionsShutDown,
    sessionsOverTime: row.sessionsOverTime,
    error: row.error,
  };
}
