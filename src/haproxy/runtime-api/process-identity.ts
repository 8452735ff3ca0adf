/** Which process answers, and can it be worked with? Pure: from what `show info` says. */
import type { Clock } from '../../clock.ts';
import { Failure, Reloaded } from '../../errors.ts';
import { isSameProcess, type Process } from '../process.ts';
import { startOf } from '../start-time.ts';
import type { Info } from './reply.ts';

/** The process that answers, as the model has it. Asked at `askedAt`: its answer may have been true at any moment since. */
export function processOf(info: Info, clock: Pick<Clock, 'now' | 'wallTime'>, askedAt: number): Process {
  const { version, pid, uptimeSeconds, startTimeSeconds, node } = info;
  const told = { version, pid, uptimeSeconds, node };
  const start = startOf(uptimeSeconds, clock, askedAt);
  if (startTimeSeconds === null) return { ...told, ...start };
  return { ...told, ...start, startedAt: startTimeSeconds, startToleranceSeconds: 0 };
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
