/** What became of a change, from all load balancers to one report. Pure: everything was read and told before. */
import type { Changed, Failure } from '../errors.ts';
import { keyOf } from '../haproxy/server.ts';
import { pick } from '../haproxy/server-settings.ts';
import type { Target } from './plan/target.ts';
import type { PlannedRun } from './reach-goal.ts';
import type { Ending, Message, Outcome, Report, Result, ServerReport, UnreadReport } from './report.ts';
import { isChange, isDrain, type OnError, type Request } from './request.ts';
import type { Run } from './run.ts';
import { changedOf, differencesFromBefore, type ServerRun, wasSent } from './server-run.ts';

/** Who decides what becomes of everything that was changed: `on-drain-timeout` alone, or `on-error`. */
export function policyFor(failure: Failure, request: Request): OnError {
  if (!isChange(request)) return 'keep';
  if (failure.code === 'drain-timeout' && isDrain(request))
    return request.onDrainTimeout === 'rollback' ? 'rollback' : 'keep';
  return request.onError;
}

/** `failures` in time, the first of which is the report's error. */
export function reportOf(
  request: Request,
  runs: readonly PlannedRun[],
  unread: UnreadReport[],
  failures: Failure[],
  durationMs: number,
): Report {
  const servers = runs.flatMap(({ run, plan }) => [
    ...plan.targets.map((target) => targetReport(run, target, request)),
    // Of a tracker that is as before there is nothing to say.
    ...run.trackers
      .filter((tracker) => changedOf(tracker) !== 'no')
      .map((one) => trackerReport(run, one, request)),
  ]);
  const changed = changedOfAll(servers);
  const sent = runs.some(({ run, plan }) => plan.targets.some((target) => wasSent(run.of(target))));
  const error = failures[0] ?? null;
  return {
    operation: request.operation,
    result: resultOf(request, error, changed, sent),
    ending: endingOf(request, error, changed),
    changed,
    servers: error !== null && !sent ? servers.map((server) => asRefused(server, runs, failures)) : servers,
    loadBalancers: runs.map(({ run }) => ({
      name: run.name,
      process: run.seen.process,
      reloads: run.reloads,
    })),
    unread,
    plan: runs.flatMap(({ run, plan }) => messagesOf(run, plan.words.lines)),
    notices: runs.flatMap(({ run }) => messagesOf(run, run.notices)),
    warnings: runs.flatMap(({ run }) => run.warnings.map((one) => ({ loadBalancer: run.name, ...one }))),
    error,
    failures,
    durationMs: Math.round(durationMs),
  };
}

function targetReport(run: Run, target: Target, request: Request): ServerReport {
  const about = { before: target.before, goal: target.goal, trackedBy: target.members.slice(1).map(keyOf) };
  return serverReport(run, run.of(target), about, request);
}

function trackerReport(run: Run, tracker: ServerRun, request: Request): ServerReport {
  return serverReport(run, tracker, { before: tracker.begun, goal: '', trackedBy: [] }, request);
}

function serverReport(
  run: Run,
  server: ServerRun,
  about: Pick<ServerReport, 'before' | 'goal' | 'trackedBy'>,
  request: Request,
): ServerReport {
  const changed = changedOf(server);
  return {
    loadBalancer: run.name,
    backend: server.saved.backend,
    server: server.saved.server,
    ...about,
    after: server.now,
    changed,
    outcome: outcomeOf(server, changed, request),
    drainMs: server.drainMs,
    drained: server.drained,
    healthMs: server.healthMs,
    sessionsShutDown: server.sessionsShutDown,
    sessionsOverTime: server.sessionsOverTime,
    error: server.failure,
    notPutBack: server.notPutBack,
    theirs: server.theirs,
    weightsSent: server.saved.sent.weights,
    switched: pick(differencesFromBefore(server), ['checks', 'agent']),
  };
}

function outcomeOf(server: ServerRun, changed: Changed, request: Request): Outcome {
  if (isChange(request) && request.dryRun) return 'planned';
  if (server.gone) return 'gone';
  if (server.rolledBack && changed === 'no') return 'rolled-back';
  if (server.failure !== null || (wasSent(server) && !server.confirmed)) return 'failed';
  return changed === 'no' ? 'unchanged' : 'changed';
}

function changedOfAll(servers: readonly ServerReport[]): Changed {
  if (servers.some(({ changed }) => changed === 'unknown')) return 'unknown';
  return servers.some(({ changed }) => changed === 'yes') ? 'yes' : 'no';
}

function resultOf(request: Request, error: Failure | null, changed: Changed, sent: boolean): Result {
  if (error !== null) {
    if (changed !== 'no') return 'partial';
    return sent ? 'rolled-back' : 'failed';
  }
  if (isChange(request) && request.dryRun) return 'planned';
  return changed === 'no' ? 'unchanged' : 'changed';
}

function endingOf(request: Request, error: Failure | null, changed: Changed): Ending {
  if (changed === 'no') return 'unchanged';
  if (error === null) return 'reached';
  if (error.code === 'cancelled') return 'unfinished';
  if (policyFor(error, request) === 'rollback') return 'not-put-back';
  // After a drain timeout on-error, which decides about the unfinished, is not asked.
  return changed === 'unknown' && error.code !== 'drain-timeout' ? 'unfinished' : 'kept';
}

/** Nothing was done: what stood in the way was refused, or has failed; the others were not begun. */
function asRefused(
  server: ServerReport,
  runs: readonly PlannedRun[],
  failures: readonly Failure[],
): ServerReport {
  const error = failures.find(
    ({ loadBalancer, servers }) =>
      loadBalancer === server.loadBalancer && (servers.length === 0 || servers.includes(keyOf(server))),
  );
  const isRefused = runs.some(({ run, plan }) => run.name === server.loadBalancer && plan.refusal !== null);
  if (error !== undefined) return { ...server, outcome: isRefused ? 'refused' : 'failed', error };
  return server.error === null ? { ...server, outcome: 'skipped' } : server;
}

function messagesOf(run: Run, texts: readonly string[]): Message[] {
  return texts.map((text) => ({ loadBalancer: run.name, text }));
}
