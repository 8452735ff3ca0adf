/** What a step has to say at its end, as one value. Outputs, summary, annotations and log lines are views of it. */
import type { Changed, Failure } from '../errors.ts';
import type { ProcessIdentity } from '../haproxy/process.ts';
import { type AdminState, type Server, takesTraffic } from '../haproxy/server.ts';
import type { ServerSettings, Setting } from '../haproxy/server-settings.ts';
import { type StepOperation, takesOut } from './request.ts';

/**
 * `failed`: nothing is different from before. `rolled-back`: what was changed is back, verified.
 * `partial`: something is different, see the servers.
 */
export type Result = 'changed' | 'unchanged' | 'planned' | 'failed' | 'rolled-back' | 'partial';

/**
 * Of one server. `refused`: the change was, before anything was sent. `gone`: HAProxy has no such server any more. `skipped`: it was
 * not reached before something else failed.
 */
export type Outcome =
  | 'changed'
  | 'unchanged'
  | 'planned'
  | 'refused'
  | 'failed'
  | 'rolled-back'
  | 'gone'
  | 'skipped';

/**
 * How a main step ended, for its post step. `unchanged`: nothing is different from before. `reached`: its goal, and something is
 * different. `kept`: not its goal, and what it had changed was left on purpose. `not-put-back`: it was to put back what it had
 * changed, and could not. `unfinished`: cancelled, or it cannot say what is different.
 */
export type Ending = 'unchanged' | 'reached' | 'kept' | 'not-put-back' | 'unfinished';

/**
 * What became of one batch of a rolling step. `not-done`: out by it, or not known where, and not back. `gone`: HAProxy has none of its
 * servers any more.
 */
export type BatchEnd = 'planned' | 'not-begun' | 'rolled-back' | 'not-done' | 'gone' | 'done';

/** One batch of a rolling step. */
export interface BatchReport {
  number: number;
  /** Of servers, each once, in whatever backends it is. */
  names: readonly string[];
  end: BatchEnd;
  /** Its script was started: from then on its application may be another one. */
  scriptBegun: boolean;
  scriptMs: number | null;
  tookMs: number | null;
}

/** One load balancer × server. */
export interface ServerReport {
  loadBalancer: string;
  backend: string;
  server: string;
  before: Server;
  /** The last reading; equal to `before` when nothing was read since. */
  after: Server;
  /** Is it different from before? By forced state, weight, and checks that are switched. */
  changed: Changed;
  outcome: Outcome;
  /** `BACKEND/SERVER` of those that track it: sessions are summed over all of them. */
  trackedBy: string[];
  /** What this server is to become, as in a plan: `maint`, `drain`, `ready`, `weight 10`. Empty for `status`. */
  goal: string;
  /** From set to the last session's end; null when nothing was to be drained. */
  drainMs: number | null;
  /** Did the last session end? null when nothing was to be drained. */
  drained: boolean | null;
  /** From the start of the proof to the proof. */
  healthMs: number | null;
  sessionsShutDown: number;
  /** Sessions of server and trackers while it drained: [ms since the drain began, sessions]. */
  sessionsOverTime: readonly (readonly [number, number])[];
  error: Failure | null;
  /** Why it was to be put back and is not; null where it was not tried, or worked. */
  notPutBack: Failure | null;
  /** What somebody else has set since: it is different from before, and not this step's to undo. Nothing where it is missing. */
  theirs?: readonly Setting[];
  /** What this step has sent it, or was about to, if only to lend it. None where it is missing. */
  weightsSent?: readonly number[];
  /** Checks that this step has switched and that are otherwise than before: as they were. */
  switched?: Pick<ServerSettings, 'checks' | 'agent'>;
}

/** A load balancer that was read. */
export interface LoadBalancerReport {
  name: string;
  /** Who answered there last. */
  process: ProcessIdentity;
  /** How often HAProxy was reloaded there while the step worked. */
  reloads: number;
}

/** A load balancer without servers: it could not be read, or what was asked for is not there. */
export interface UnreadReport {
  loadBalancer: string;
  error: Failure;
}

export interface Report {
  operation: StepOperation;
  result: Result;
  ending: Ending;
  /** Is any server different from before this step? */
  changed: Changed;
  servers: ServerReport[];
  loadBalancers: LoadBalancerReport[];
  unread: UnreadReport[];
  /** What is to be, or would be, done: one for all servers of which it is the same. */
  plan: Message[];
  notices: Message[];
  warnings: Message[];
  /** The first in time; null on success. */
  error: Failure | null;
  /** All of them in time, `error` among them: several load balancers may fail at once. */
  failures: Failure[];
  durationMs: number;
  /** Of `ready`: somebody had been let in before, whom an earlier step of the job had taken out. Missing where nobody was. */
  wasLetInBefore?: true;
  /** Of a rolling step, in order; missing for all others. */
  batches?: readonly BatchReport[];
}

export interface Message extends Warning {
  loadBalancer: string;
}

/** What should be known, though it is not why a step failed. */
export interface Warning {
  text: string;
  /** What to do next, where that is not told with the error: the same of several load balancers is said once. */
  hint?: string | undefined;
}

/** The load balancers that this report is about, in order. */
export function loadBalancersOf(report: Report): string[] {
  return [...new Set([...report.servers, ...report.unread].map(({ loadBalancer }) => loadBalancer))];
}

/** As they were given: which of them has failed first is told by the failures. */
export function unreadInOrder(
  unread: readonly UnreadReport[],
  loadBalancers: readonly { name: string }[],
): UnreadReport[] {
  const order = loadBalancers.map(({ name }) => name);
  return unread.toSorted(
    (left, right) => order.indexOf(left.loadBalancer) - order.indexOf(right.loadBalancer),
  );
}

/** The state all have, `mixed` when they differ, null when there is none. */
export function commonState(servers: readonly Server[]): AdminState | 'mixed' | null {
  return common(servers.map(({ admin }) => admin));
}

/** HAProxy's word for all, `mixed` when they differ, null when there is none. */
export function commonStatus(servers: readonly Server[]): string | null {
  return common(servers.map(({ status }) => status));
}

function common<T extends string>(words: readonly T[]): T | 'mixed' | null {
  const [first, ...rest] = words;
  if (first === undefined) return null;
  return rest.every((word) => word === first) ? first : 'mixed';
}

/** Those that HAProxy still has: a reload may have left some out of the configuration. */
export function presentOf(report: Report): ServerReport[] {
  return report.servers.filter(({ outcome }) => outcome !== 'gone');
}

/** How many of them take traffic at the end. */
export function availableOf(report: Report): number {
  return presentOf(report).filter(({ after, changed }) => changed !== 'unknown' && takesTraffic(after))
    .length;
}

/**
 * `true` / `false`, or null when nothing was to be drained. Of a step that failed it holds of all, and of those that are still out: one that is
 * back in rotation, or that nobody has waited for to the end, is nowhere to be stopped.
 */
export function drainedOf(report: Report): boolean | null {
  const { error, operation, unread } = report;
  const present = presentOf(report);
  const asked = present.filter((row) => row.drained !== null || (error !== null && wasBegun(row)));
  if (!takesOut(operation) || asked.length === 0) return null;
  if (error === null || operation === 'rolling') return asked.every(({ drained }) => drained === true);
  return unread.length === 0 && present.every(isDrained);
}

function wasBegun({ changed, outcome }: ServerReport): boolean {
  return changed !== 'no' || outcome === 'rolled-back';
}

function isDrained({ drained, changed, after }: ServerReport): boolean {
  return drained === true && changed !== 'unknown' && after.admin !== 'ready';
}

/** Servers that this step took out of rotation and that are still out. */
export function leftOutOf(report: Report): ServerReport[] {
  return presentOf(report).filter(
    ({ before, after, changed, weightsSent }) =>
      wouldBeIn(before, after) &&
      // What is not known may well be out, if that was the goal.
      (changed === 'unknown'
        ? takesOut(report.operation) || weightsSent?.includes(0) === true
        : changed === 'yes' && !isLetIn(after)),
  );
}

/** Whatever weight it had: with the one that a reload, or somebody else, has given it since it would be in. */
function wouldBeIn(before: Server, after: Server): boolean {
  return isLetIn(before) || (before.forced === 'ready' && after.weight > 0);
}

/** Nobody holds it out. One that is DOWN, or whose name does not resolve, counts: it would come back by itself if this step had not taken it out. */
export function isLetIn(server: Server): boolean {
  return server.forced === 'ready' && server.weight > 0;
}
