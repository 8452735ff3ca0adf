/** When a process began that tells no more than its uptime: HAProxy before 2.4, and every one behind a Data Plane API. Pure. */
import type { Clock } from '../clock.ts';
import type { ProcessIdentity } from './process.ts';

/** It is now less an uptime in whole seconds, and two readings of it differ. */
const START_TOLERANCE_SECONDS = 2;

/** Asked at `askedAt` on the clock: the answer may have been true at any moment since. */
export function startOf(
  uptimeSeconds: number,
  clock: Pick<Clock, 'now' | 'wallTime'>,
  askedAt: number,
): Pick<ProcessIdentity, 'startedAt' | 'startedOnClock' | 'startToleranceSeconds'> {
  const now = clock.now();
  return {
    startedAt: Math.round(clock.wallTime() / 1_000) - uptimeSeconds,
    startedOnClock: Math.round(now / 1_000) - uptimeSeconds,
    startToleranceSeconds: START_TOLERANCE_SECONDS + Math.ceil((now - askedAt) / 1_000),
  };
}
