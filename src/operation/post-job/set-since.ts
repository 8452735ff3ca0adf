/**
 * Has somebody let a server in, and taken it out again, since its step had? It is in maint as before, but HAProxy counts since when: neither a
 * weight, an address, its checks, nor the same state once more begin that anew, and a state file keeps it (measured on 2.2 and 3.4). Of a drain
 * HAProxy does not count it. Pure.
 */
import { isSameProcess, type Process, type ProcessIdentity, type Server } from '../../haproxy/server.ts';

/** Both count whole seconds, and so does the start that they are compared by. */
const ROUNDED_BY_SECONDS = 4;

/** `lastSetMs`: how long ago whoever of the job may have set it has set anything. `told`: the process that the step had told. */
export function isSetSince(
  { forced, changedSecondsAgo }: Server,
  told: ProcessIdentity,
  now: Process,
  lastSetMs: number,
): boolean {
  if (forced !== 'maint' || changedSecondsAgo === null) return false;
  const seconds = changedSecondsAgo + ROUNDED_BY_SECONDS;
  // What a state file has kept is older than the process, and is not counted from when that was written until HAProxy has read it.
  if (seconds >= now.uptimeSeconds) return false;
  const paused = isSameProcess(told, now) ? pausedSeconds(told, now) : 0;
  return seconds + paused < lastSetMs / 1_000;
}

/** While HAProxy hangs, or its machine is moved, its own clock may stand still. */
function pausedSeconds({ startedOnClock: began }: ProcessIdentity, now: Process): number {
  if (began === undefined || now.startedOnClock === undefined) return Number.POSITIVE_INFINITY;
  return Math.max(0, now.startedOnClock - began);
}
