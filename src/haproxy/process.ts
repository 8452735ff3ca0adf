/** Which HAProxy process answers: who it is, whether it is the same as before, and whether it can have taken another one's place. Pure. */

/** Which HAProxy process answers, as far as it can be told from others. */
export interface ProcessIdentity {
  pid: number;
  /** When it started, in seconds since 1970. */
  startedAt: number;
  /** How far two readings of the start of one process may lie apart: 0 from 2.4 on; before, it is now less a rounded uptime. */
  startToleranceSeconds: number;
  /**
   * By its uptime: the same by our machine's clock that nobody sets, in its seconds. Where HAProxy does not tell its start, a process seems to
   * be another one since 1970 as soon as our clock is set, and by this one when the machine has slept. Where it does, that is by the clock of
   * its own host, which a Data Plane API before it does not tell: between two such ways to one process this alone hangs on no other clock.
   */
  startedOnClock?: number | undefined;
  /** `node`, the name of its host: two containers that start together have the same pid and start. */
  node: string;
  /** Since 1970 by our own clock, ms: when it answered first. Of what was saved; it tells no process from another. */
  seenAt?: number | undefined;
  /** The same by the machine's clock that nobody sets, ms. */
  seenOnClock?: number | undefined;
  /** What stands before whatever it is told: `@1` behind a master CLI, `v2` or `v3` in an API. It tells no process from another either. */
  commandPrefix?: string | undefined;
}

/** One HAProxy process. */
export interface Process extends ProcessIdentity {
  version: string;
  uptimeSeconds: number;
}

export function isSameProcess(one: ProcessIdentity, other: ProcessIdentity): boolean {
  if (one.pid !== other.pid || one.node !== other.node) return false;
  const tolerance = Math.max(one.startToleranceSeconds, other.startToleranceSeconds);
  if (Math.abs(one.startedAt - other.startedAt) <= tolerance) return true;
  const laterOnClock = laterOnClockSeconds(one, other);
  if (laterOnClock === null) return false;
  return (
    Math.abs(laterOnClock) <= tolerance || (laterOnClock > 0 ? hasPaused(one, other) : hasPaused(other, one))
  );
}

/**
 * Neither tells its start, and by its uptime `now` began later. Up to 2.6 that stands still while HAProxy does (a container that is frozen, a
 * machine that is moved; measured), and of every version where its machine's clock does, too. It is the one that was met if it has counted on
 * since, and for longer than since then: who took its place did not run yet when that answered.
 */
function hasPaused(met: Seen, now: Seen): boolean {
  const [metAt, nowAt] = [seenOnClockSeconds(met), seenOnClockSeconds(now)];
  const [{ startedOnClock: began = 0 }, { startedOnClock: seemsBegun = 0, uptimeSeconds }] = [met, now];
  if (metAt === null || nowAt === null || uptimeSeconds === undefined) return false;
  const tolerance = Math.max(met.startToleranceSeconds, now.startToleranceSeconds);
  const passed = nowAt - metAt + tolerance;
  return seemsBegun - began <= passed && uptimeSeconds > passed;
}

/**
 * The same one, as it was heard of last: only since then can it have been paused, and whoever seems to be younger by more is another one of its
 * number and host, as there may be in containers. An answer that took long says less of it than the one before.
 */
export function asHeardLast(met: Process, now: Process): Process {
  const { startToleranceSeconds } = now;
  const saysLess = startToleranceSeconds === 0 || startToleranceSeconds > met.startToleranceSeconds;
  return saysLess ? met : { ...met, ...now };
}

/** Of one that was saved no uptime is known, and when it answered first. */
type Seen = ProcessIdentity & { uptimeSeconds?: number };

function seenOnClockSeconds({ seenOnClock, startedOnClock, uptimeSeconds }: Seen): number | null {
  if (seenOnClock !== undefined) return seenOnClock / 1_000;
  if (startedOnClock === undefined || uptimeSeconds === undefined) return null;
  return startedOnClock + uptimeSeconds;
}

/** How much later the second one began by our clock; null where that is not known, or where both tell their start themselves. */
function laterOnClockSeconds(one: ProcessIdentity, other: ProcessIdentity): number | null {
  const isTold = one.startToleranceSeconds === 0 && other.startToleranceSeconds === 0;
  const [first, second] = [one.startedOnClock, other.startedOnClock];
  return isTold || first === undefined || second === undefined ? null : second - first;
}

/** `show info` counts whole seconds, and 2.2 rounds them twice. */
const UPTIME_TOLERANCE_MS = 2_000;

/**
 * Can `now` have taken the place of `met`, which was seen running `sinceMs` ago? A reload and a restart begin a new process: one that ran
 * already, or that is not younger, is another load balancer.
 */
export function mayHaveReplaced(met: ProcessIdentity, now: Process, sinceMs: number): boolean {
  const tolerance = Math.max(met.startToleranceSeconds, now.startToleranceSeconds);
  const onClock = laterOnClockSeconds(met, now) ?? Number.NEGATIVE_INFINITY;
  // Where our clock was set back since, a successor seems to be the older one, but by that clock alone.
  const laterBySeconds = Math.max(now.startedAt - met.startedAt, onClock);
  const isOlder = laterBySeconds < -tolerance;
  const isTwin = now.node !== met.node && laterBySeconds <= tolerance;
  return !isOlder && !isTwin && now.uptimeSeconds * 1_000 <= sinceMs + UPTIME_TOLERANCE_MS;
}
