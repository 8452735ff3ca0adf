/**
 * Since when a server takes no traffic, as far as HAProxy's one clock of it can tell. That clock is set when a server stops or starts, by
 * NOLB and its end, by a drain up to 2.6 only, by a weight never; it begins with the process where no state file is loaded (measured on 2.2
 * to 3.4). Pure.
 */
import type { Process } from '../../haproxy/process.ts';
import type { Server } from '../../haproxy/server.ts';
import type { Snapshot } from '../../haproxy/snapshot.ts';

/**
 * `exactly`: its clock was set for this; what kept it out until then, and no longer does, nobody can tell. `at-most`: nothing has set the clock
 * since before. `at-least`: it may have begun earlier, in a process before this one for example. `unknown`: nothing tells.
 */
export type Age = { kind: 'exactly' | 'at-most' | 'at-least'; seconds: number } | { kind: 'unknown' };

/** What is out for which its clock was, or was not, set. `stopped`: in maint; `down`: DOWN or NOLB, by checks or by hand. */
export type Clocked = 'stopped' | 'down' | 'drained' | 'weight';

/** Whoever is found out this soon may have been out before HAProxy was started: a set that was lost is made again. */
const FIRST_SECONDS = 60;
/** The first failure of a server that was dead all the time: its checks need `fall` × `inter`, which cannot be read, to find that out. */
const FIRST_CHECKS_SECONDS = 600;
const ROUNDING_SECONDS = 2;

/** What a clock is compared with. */
export interface Began {
  process: Process;
  /** States of before it began were loaded from a file: what was set by hand may be older than the process. */
  stateLoaded: boolean;
}

export function beganOf({ process, servers }: Pick<Snapshot, 'process' | 'servers'>): Began {
  const oldest = process.uptimeSeconds + ROUNDING_SECONDS;
  const stateLoaded = [...servers.values()].some(
    ({ changedSecondsAgo: own }) => own !== null && own > oldest,
  );
  return { process, stateLoaded };
}

/** `takenBy`: what keeps it out of rotation, of several the one that HAProxy's clock knows best. */
export function ageOf(server: Server, takenBy: Clocked, { process, stateLoaded }: Began): Age {
  const seconds = server.changedSecondsAgo;
  if (seconds === null || isClockCleared(seconds, process)) return UNKNOWN;
  // A clock that is older than the process came with a state file.
  const sinceStart = Math.abs(process.uptimeSeconds - seconds);
  // Since then nothing has set it, and what was set by hand before is forgotten.
  const isUntouched = sinceStart <= ROUNDING_SECONDS && !stateLoaded;
  switch (takenBy) {
    case 'stopped':
      return { kind: sinceStart <= FIRST_SECONDS ? 'at-least' : 'exactly', seconds };
    case 'down': {
      const first = server.checkDowns > 1 ? FIRST_SECONDS : FIRST_CHECKS_SECONDS;
      return { kind: sinceStart <= first ? 'at-least' : 'exactly', seconds };
    }
    // Many things set the clock of a server that was drained long before, and some are counted nowhere: `disable-on-404`, `health stopping`.
    case 'drained':
      if (isBefore(process, 2, 7)) return { kind: 'at-least', seconds };
      return isUntouched ? { kind: 'at-most', seconds } : UNKNOWN;
    case 'weight':
      if (server.configuredWeight === 0 && !server.isConfiguredWeightGuessed)
        return { kind: 'at-least', seconds };
      return isUntouched ? { kind: 'at-most', seconds } : UNKNOWN;
  }
}

/** The same server is also kept out by what its clock knows nothing of, and maybe was so before. */
export function orLonger(age: Age): Age {
  return age.kind === 'exactly' || age.kind === 'at-least'
    ? { kind: 'at-least', seconds: age.seconds }
    : UNKNOWN;
}

const UNKNOWN: Age = { kind: 'unknown' };
/** No server has been out for thirty years. */
const SINCE_1970_FROM = 1_000_000_000;
/** HAProxy's clock begins 20 s before it comes to 2^32 ms. */
const BEFORE_WRAP_SECONDS = 2 ** 32 / 1_000 - 20;

/**
 * `clear counters all` takes the clock away: `show servers state` counts from 1970 then (measured on 3.0), or from before the process began
 * (3.2), and a state file that was written since brings that into the next process; up to 2.6 and on 3.4 it stays.
 */
function isClockCleared(seconds: number, process: Process): boolean {
  const beforeStart = seconds - process.uptimeSeconds - BEFORE_WRAP_SECONDS;
  return seconds >= SINCE_1970_FROM || beforeStart >= -ROUNDING_SECONDS;
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
