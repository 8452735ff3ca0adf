/** What became of the servers of a rolling step, from both halves of each batch to one row for each server. Pure. */
import type { Changed } from '../../errors.ts';
import { keyOf, type Server } from '../../haproxy/server.ts';
import type { Outcome, ServerReport } from '../report.ts';

/** A load balancer and a server as one text. */
export function rowKey(row: Pick<ServerReport, 'loadBalancer' | 'backend' | 'server'>): string {
  return `${row.loadBalancer} ${keyOf(row)}`;
}

/**
 * Of a server that went out and came back, or was to. A tracker that only one half speaks of stays as it is. Where the second half has not
 * begun, what is so now is known of the first.
 */
export function mergedRows(
  out: readonly ServerReport[],
  back: readonly ServerReport[],
  hasBegun = true,
): ServerReport[] {
  const second = new Map(back.map((row) => [rowKey(row), row]));
  const first = new Set(out.map(rowKey));
  return [
    ...out.map((row) => {
      const of = second.get(rowKey(row));
      if (hasBegun || of === undefined) return merged(row, of);
      const { after, changed, outcome } = row;
      return outcome === 'gone' ? row : merged(row, { ...of, after, changed });
    }),
    ...back.filter((row) => !first.has(rowKey(row))),
  ];
}

function merged(out: ServerReport, back: ServerReport | undefined): ServerReport {
  if (back === undefined) return out;
  const weightsSent = [...(out.weightsSent ?? []), ...(back.weightsSent ?? [])];
  return {
    ...out,
    after: back.after,
    changed: changedOf(out.before, back),
    outcome: outcomeOf(back),
    healthMs: back.healthMs,
    sessionsShutDown: out.sessionsShutDown + back.sessionsShutDown,
    error: back.error ?? out.error,
    notPutBack: back.notPutBack ?? out.notPutBack,
    ...(back.theirs === undefined ? {} : { theirs: back.theirs }),
    ...(weightsSent.length > 0 && { weightsSent }),
  };
}

/** Against what it was before it went out. */
function changedOf(before: Server, { after, changed, outcome }: ServerReport): Changed {
  if (outcome === 'gone') return 'no';
  if (changed === 'unknown') return 'unknown';
  const isWeightOurs = changed === 'yes' && before.weight !== after.weight;
  return before.forced !== after.forced || isWeightOurs ? 'yes' : 'no';
}

/** Its application may be another one now, whatever HAProxy says of it: a batch that is back has changed something. */
function outcomeOf({ outcome }: ServerReport): Outcome {
  if (outcome === 'unchanged') return 'changed';
  return outcome === 'rolled-back' || outcome === 'skipped' ? 'failed' : outcome;
}
