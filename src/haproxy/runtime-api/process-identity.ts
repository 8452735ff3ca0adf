/** Which process answers, and can it be worked with? Pure: from what `show info` says. */
import { Failure, Reloaded } from '../../errors.ts';
import { isSameProcess, type Process } from '../server.ts';
import type { Info } from './reply.ts';

/** Before 2.4 the start is now less an uptime in whole seconds, and two readings of it differ. */
const START_TOLERANCE_SECONDS = 2;

/** The process that answers, as the model has it. `tookMs`: how long its answer took, which may have been true at any moment of that. */
export function processOf(info: Info, wallTimeMs: number, tookMs: number): Process {
  const { version, pid, uptimeSeconds, startTimeSeconds, node } = info;
  const known = startTimeSeconds !== null;
  return {
    version,
    pid,
    uptimeSeconds,
    startedAt: known ? startTimeSeconds : Math.round(wallTimeMs / 1000) - uptimeSeconds,
    startToleranceSeconds: known ? 0 : START_TOLERANCE_SECONDS + Math.ceil(tookMs / 1000),
    node,
  };
}

/** Throws Reloaded when another process answers than the one that was met. */
export function refuseOther(met: Process, now: Process): void {
  if (isSameProcess(met, now)) return;
  throw new Reloaded(
    `Another HAProxy process answers now: ${now.pid} instead of ${met.pid}. It was reloaded or restarted`,
  );
}

/** Throws `refused` for one of several processes, and Reloaded for one that is on its way out. */
export function refuseUnfit(info: Info): void {
  if (info.processes > 1) {
    throw new Failure(
      'refused',
      `This HAProxy runs ${info.processes} processes (nbproc), and each has a state of its own`,
      {
        brief: 'it runs several processes',
        hint: 'Bind one stats socket for each process, and give one address for each process.',
      },
    );
  }
  if (info.stopping) {
    throw new Reloaded(`HAProxy process ${info.pid} was replaced by a reload and is on its way out`);
  }
}

/** By the first two numbers of its version. */
export function isAtLeast({ version }: Process, major: number, minor: number): boolean {
  const [, first = 0, second = 0] = /^(\d+)\.(\d+)/.exec(version) ?? [];
  return Number(first) > major || (Number(first) === major && Number(second) >= minor);
}
