/** `clear counters all`, typed by anybody at any time, begins all totals at 0 again and leaves what is in progress. Pure. */

/** What HAProxy counts up. */
interface Totals {
  sessionsTotal: number;
  retries: number;
  /** null where it is not counted. */
  responses?: number | null;
  /** They tell of a clearing where nobody was counted before it: to go to maint counts as going down. */
  checkFailures?: number;
  checkDowns?: number;
}

/** Have they been cleared between these two readings? */
export function isCleared(before: Totals, after: Totals): boolean {
  return (
    after.sessionsTotal < before.sessionsTotal ||
    after.retries < before.retries ||
    (after.checkFailures ?? 0) < (before.checkFailures ?? 0) ||
    (after.checkDowns ?? 0) < (before.checkDowns ?? 0)
  );
}

/** What to compare `after` with: the reading before it, from 0 where that was cleared since. What had been counted until then is not known. */
export function countedFrom<T extends Totals>(before: T, after: Totals): T {
  if (!isCleared(before, after)) return before;
  const { responses } = before;
  return {
    ...before,
    sessionsTotal: 0,
    retries: 0,
    ...(responses === undefined ? {} : { responses: responses === null ? null : 0 }),
  };
}
