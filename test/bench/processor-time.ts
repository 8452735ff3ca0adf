/** How long a process has been on a processor, where one number of a busy machine is worth as much as that of a quiet one. */
import { readdirSync, readFileSync } from 'node:fs';

/** Of all threads, from the scheduler, which counts ns; the clock of /proc/PID/stat has 10 ms. */
export function processorMs(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  const ns = threads.map((id) =>
    Number.parseInt(readFileSync(`/proc/${pid}/task/${id}/schedstat`, 'utf8'), 10),
  );
  return ns.reduce((sum, one) => sum + one, 0) / 1_000_000;
}
