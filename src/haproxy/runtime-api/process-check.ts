/** Who answers, and can it be worked with? Pure: from what `show info` says. */
import { Failure, Reloaded } from '../../errors.ts';
import type { Process } from '../server.ts';
import { type Info, processOf } from './reply.ts';

/** Before 2.4 the start is now less an uptime in whole seconds. */
const START_TOLERANCE_SECONDS = 2;

/** Is it still the process that was met? `now` in ms since 1970. */
export function isSame(met: Process, info: Info, now: number): boolean {
  const { pid, startedAt } = processOf(info, now);
  const tolerance = info.startTimeSeconds === null ? START_TOLERANCE_SECONDS : 0;
  return pid === met.pid && Math.abs(startedAt - met.startedAt) <= tolerance;
}

/** Throws `refused` for one of several processes, and Reloaded for one that is on its way out. */
export function refuseUnfit(info: Info): void {
  if (info.processes > 1) {
    throw new Failure(
      'refused',
      `This HAProxy runs ${info.processes} processes (nbproc), and each has a state of its own`,
      { hint: 'Bind one stats socket for each process, and give one address for each process.' },
    );
  }
  if (info.stopping)
    throw new Reloaded(`HAProxy process ${info.pid} was replaced by a reload and is on its way out`);
}

export function isAtLeast(process: Process | null, major: number, minor: number): boolean {
  const [, first = 0, second = 0] = /^(\d+)\.(\d+)/.exec(process?.version ?? '') ?? [];
  return Number(first) > major || (Number(first) === major && Number(second) >= minor);
}
