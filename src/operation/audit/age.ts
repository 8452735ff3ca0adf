/**
 * Since when a server takes no traffic, as far as HAProxy's one clock of it can tell. That clock is set when a server stops or starts, by
 * a drain up to 2.6 only, by a weight never; it begins with the process where no state file is loaded (measured on 2.2 to 3.4). Pure.
 */
import type { Process, Server } from '../../haproxy/server.ts';

/**
 * `exactly`: its clock was set for this. `at-most`: nothing has set the clock since before. `at-least`: it may have begun earlier, in
 * a process before this one for example. `unknown`: nothing tells.
 */
export type Age = { kind: 'exactly' | 'at-most' | 'at-least'; seconds: number } | { kind: 'unknown' };

/** What is out for which its clock was, or was not, set. */
export type Clocked = 'stopped' | 'drained' | 'weight';

/** Whoever is found out this soon may have been out before HAProxy was started: a check needs its time to fail. */
const FIRST_SECONDS = 60;

/** `takenBy`: what keeps it out of rotation, of several the one that HAProxy's clock knows best. */
export function ageOf(server: Server, takenBy: Clocked, process: Process): Age {
  const seconds = server.changedSecondsAgo;
  if (seconds === null || isClockCleared(seconds, process)) return UNKNOWN;
  // A clock that is older than the process came with a state file.
  const fromTheStart = Math.abs(process.uptimeSeconds - seconds) <= FIRST_SECONDS;
  // Every fall and rise of its checks sets the clock, also of a server that somebody had drained long before.
  const neverFell = server.checks === 'enabled' && server.checkDowns === 0 && !server.downtimeSeconds;
  switch (takenBy) {
    case 'stopped':
      return { kind: fromTheStart ? 'at-least' : 'exactly', seconds };
    case 'drained':
      if (isBefore(process, 2, 7))
        return { kind: neverFell && !fromTheStart ? 'exactly' : 'at-least', seconds };
      return neverFell || fromTheStart ? { kind: 'at-most', seconds } : { kind: 'unknown' };
    case 'weight':
      if (server.configuredWeight === 0) return { kind: 'at-least', seconds };
      return neverFell || fromTheStart ? { kind: 'at-most', seconds } : { kind: 'unknown' };
  }
}

const UNKNOWN: Age = { kind: 'unknown' };
/** No server has been out for thirty years. */
const SINCE_1970_FROM = 1_000_000_000;
/** HAProxy's clock begins 20 s before it comes to 2^32 ms. */
const BEFORE_WRAP_SECONDS = 2 ** 32 / 1_000 - 20;
const ROUNDING_SECONDS = 2;

/**
 * `clear counters all` takes the clock away: `show servers state` counts from 1970 then (measured on 3.0), or from before the process began
 * (3.2); up to 2.6 and on 3.4 it stays.
 */
function isClockCleared(seconds: number, process: Process): boolean {
  const beforeStart = seconds - process.uptimeSeconds - BEFORE_WRAP_SECONDS;
  return seconds >= SINCE_1970_FROM || Math.abs(beforeStart) <= ROUNDING_SECONDS;
}

/** Out for longer than this, or nobody can say that it is not. */
export function mayExceed(age: Age, limitMs: number): boolean {
  if (age.kind === 'unknown' || age.kind === 'at-least') return true;
  return age.seconds * 1_000 >= limitMs;
}

/** 2.7 to 2.9 were not measured: they count as the ones after them. */
function isBefore({ version }: Process, major: number, minor: number): boolean {
  const [, first = '', second = ''] = /^(\d+)\.(\d+)/.exec(version) ?? [];
  if (first === '') return false;
  return Number(first) < major || (Number(first) === major && Number(second) < minor);
}
