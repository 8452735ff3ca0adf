/** The processes that a step has started, as the runner finds them: by the tracking id in their environment. */
import { readdirSync, readFileSync } from 'node:fs';
import { trackingId } from './action-environment.ts';
import { isRunning } from './process-group.ts';

export interface JobProcess {
  pid: number;
  /** Its arguments, joined by blanks. */
  command: string;
  /** `NAME=value` each. */
  environment: string[];
}

/** Of the job whose RUNNER_TEMP is `temp`, the step itself included while it runs. */
export function processesOf(temp: string): JobProcess[] {
  const mark = `RUNNER_TRACKING_ID=${trackingId(temp)}`;
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    const environment = split(pid, 'environ');
    if (!environment.includes(mark) || !isRunning(Number(pid))) return [];
    return [{ pid: Number(pid), command: split(pid, 'cmdline').join(' '), environment }];
  });
}

function split(pid: string, file: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8').split('\0');
  } catch {
    // It has ended, or is not ours.
    return [];
  }
}
