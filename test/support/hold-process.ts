/** The processes that hold servers in a job, as the tests see them: from the job's own files, and from /proc. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isRunning } from './process-group.ts';

export interface HoldProcess {
  readonly pid: number;
  readonly story: readonly string[];
  readonly ended: string | null;
  /** By which steps reach it. */
  readonly socket: string;
  /** Its environment, by name. */
  readonly environment: () => Record<string, string>;
}

/** All that were started in this job and left a trace. `temp`: its RUNNER_TEMP. */
export function holdProcesses(temp: string): HoldProcess[] {
  const folder = path.join(temp, 'haproxy-server-state');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.hold'))
    .map((name) => {
      const { process, messages, ended, socket } = JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
      const { pid } = process as { pid: number };
      return {
        pid,
        ended,
        socket,
        story: (messages as { text: string }[]).map(({ text }) => text),
        environment: () => environmentOf(pid),
      };
    });
}

/** The one that holds; throws when there is not exactly one. */
export function holdProcess(temp: string): HoldProcess {
  const [one, ...others] = holdProcesses(temp).filter(({ pid }) => isRunning(pid));
  if (one === undefined || others.length > 0)
    throw new Error(`${others.length + (one ? 1 : 0)} processes hold`);
  return one;
}

function environmentOf(pid: number): Record<string, string> {
  const lines = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').filter(Boolean);
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}
