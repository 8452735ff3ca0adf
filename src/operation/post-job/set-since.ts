/**
 * Has somebody let a server in, and taken it out again, since its step had? It is in maint as before, but HAProxy counts since when: neither a
 * weight, an address, its checks, nor the same state once more begin that anew, and a state file keeps it (measured on 2.2 and 3.4). Of a drain
 * HAProxy does not count it: that somebody has set one can be told only where a reload had forgotten the step's. Pure.
 */
import { isSameProcess, type Process, type ProcessIdentity } from '../../haproxy/process.ts';
import type { Server } from '../../haproxy/server.ts';
import { ageOf, type Began } from '../audit/age.ts';

/** Both count whole seconds, and so does the start that they are compared by. */
const ROUNDED_BY_SECONDS = 4;

/** What a state file has kept of a process that had hardly begun is hardly older than the one that has read it. */
const FILE_TELLS_FROM_SECONDS = 10;

/** `lastSetMs`: how long ago whoever of the job may have set it has set anything. `told`: the process that the step had told. */
export function isSetSince(server: Server, told: ProcessIdentity, now: Began, lastSetMs: number): boolean {
  return server.forced === 'drain'
    ? isDrainedSince(server, told, now, lastSetMs)
    : isInMaintSince(server, told, now.process, lastSetMs);
}

/**
 * By a process that began after that, and in which nobody's clock is older than the process: no state file has brought the step's own drain
 * there. `at-most` is said from 3.0 on; before, a drain that a file brings moves the clock as one that is set does.
 */
function isDrainedSince(server: Server, told: ProcessIdentity, now: Began, lastSetMs: number): boolean {
  const { process } = now;
  if (isSameProcess(told, process) || process.startedAt - told.startedAt < FILE_TELLS_FROM_SECONDS)
    return false;
  const age = ageOf(server, 'drained', now);
  return age.kind === 'at-most' && age.seconds + ROUNDED_BY_SECONDS < lastSetMs / 1_000;
}

function isInMaintSince(
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
