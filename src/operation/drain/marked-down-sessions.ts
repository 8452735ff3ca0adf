/**
 * Sessions that HAProxy itself cuts when a server goes to maint, because its configuration says `on-marked-down
 * shutdown-sessions`: that word cannot be read through the Runtime API, so it is told by what it did.
 */
import { keyOf, ownSessions, type Server, type Traffic } from '../../haproxy/server.ts';
import { quantity } from '../../words.ts';
import type { Unit } from '../plan/tracking.ts';
import type { Run } from '../run.ts';

/** Cut sessions are gone with HAProxy's next pass; the longer one waits, the more have ended by themselves. */
export const CUT_WITHIN_MS = 30;

/** Counts and warns. `busy`: the servers with sessions just before maint; `traffic`: what they had just after. */
export function noteMarkedDown(
  run: Run,
  units: readonly Unit[],
  busy: readonly Server[],
  traffic: ReadonlyMap<string, Traffic>,
): void {
  for (const unit of units) {
    const members = new Set(unit.members.map(keyOf));
    const cuts = busy
      .filter((before) => members.has(keyOf(before)))
      .map((before) => ({ key: keyOf(before), count: cutBetween(before, traffic.get(keyOf(before))) }))
      .filter(({ count }) => count > 0);
    const count = cuts.reduce((sum, cut) => sum + cut.count, 0);
    if (count === 0) continue;
    run.update([unit], (server) => ({ ...server, sessionsShutDown: server.sessionsShutDown + count }));
    run.warn(
      `${quantity(count, 'session')} of ${cuts.map((cut) => cut.key).join(', ')} ended the moment it went to maint: HAProxy cuts them where its configuration says \`on-marked-down shutdown-sessions\`.`,
    );
  }
}

/**
 * How many sessions of a server were cut when it was marked down between two readings. HAProxy cuts all or none, so one that is
 * left is proof of none. Of those that ended, each response that began meanwhile came from a session that was served; without
 * that column, in TCP mode, none is known to have been. A response counts with its headers, so a download that began before and
 * ended by itself in this very moment, as the last one, is taken for cut: no counter of a server tells the two apart.
 */
export function cutBetween(before: Traffic, after: Traffic | undefined): number {
  if (after === undefined || ownSessions(after) > 0) return 0;
  const arrived = after.sessionsTotal - before.sessionsTotal - (after.retries - before.retries);
  const served =
    after.responses === null || before.responses === null ? arrived : after.responses - before.responses;
  return Math.max(0, ownSessions(before) + arrived - served);
}
