/** What became of a change, from all load balancers to one report. Pure: everything was read and told before. */
import type { Changed, Failure } from '../errors.ts';
import type { Ending } from './duty.ts';
import { policyFor, type Request } from './operation.ts';
import type { Message, Report, Result, ServerReport, UnreadReport } from './report.ts';
import type { Site } from './site.ts';

/** `failures` in time, the first of which is the report's error. Each says from now on whether anything is different. */
export function reportOf(
  request: Request,
  sites: readonly Site[],
  unread: UnreadReport[],
  failures: Failure[],
  durationMs: number,
): Report {
  const servers = sites.flatMap((site) => site.report());
  const changed = changedOf(servers);
  for (const failure of failures) failure.changed = changed;
  const touched = sites.some((site) => [...site.rows.values()].some((row) => row.touched));
  const error = failures[0] ?? null;
  return {
    operation: request.operation,
    result: resultOf(request, error, changed, touched),
    ending: endingOf(request, error, changed),
    changed,
    servers: error !== null && !touched ? servers.map((row) => asRefused(row, failures)) : servers,
    unread,
    plan: sites.flatMap((site) => site.plan.lines.map((text) => ({ loadBalancer: site.name, text }))),
    notices: messagesOf(sites, 'notices'),
    warnings: messagesOf(sites, 'warnings'),
    error,
    failures,
    durationMs: Math.round(durationMs),
  };
}

function changedOf(servers: readonly ServerReport[]): Changed {
  if (servers.some((row) => row.changed === 'unknown')) return 'unknown';
  return servers.some((row) => row.changed === 'yes') ? 'yes' : 'no';
}

function resultOf(request: Request, error: Failure | null, changed: Changed, touched: boolean): Result {
  if (error !== null) {
    if (changed !== 'no') return 'partial';
    return touched ? 'rolled-back' : 'failed';
  }
  if (request.dryRun) return 'planned';
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

/** Nothing was done: what stood in the way has failed, the others were not begun. */
function asRefused(row: ServerReport, failures: readonly Failure[]): ServerReport {
  const key = `${row.backend}/${row.server}`;
  const error = failures.find(
    ({ loadBalancer, server }) =>
      loadBalancer === row.loadBalancer && (server === undefined || server === key),
  );
  if (error !== undefined) return { ...row, outcome: 'failed', error };
  return row.error === null ? { ...row, outcome: 'skipped' } : row;
}

function messagesOf(sites: readonly Site[], kind: 'notices' | 'warnings'): Message[] {
  return sites.flatMap((site) => site[kind].map((text) => ({ loadBalancer: site.name, text })));
}
