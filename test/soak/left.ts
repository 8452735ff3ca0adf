/** What a job leaves behind when its post steps have run: processes, and files that are not the runner's to clear away. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processesOf } from '../support/job-processes.ts';

/** Whoever is told to end needs a moment. */
const ENDED_WITHIN_MS = 5_000;
/**
 * The job's journal and what else later steps and posts read, and what Node has compiled for later steps: both go with RUNNER_TEMP, which the runner
 * empties. No secret is in them.
 */
const JOBS =
  /^haproxy-server-state\/(?:[\w-]+\.(?:journal|attended|unproven|cut|under-way|post)$|compiled\/)/;
/** What the runner itself puts there. */
const RUNNERS = /^(?:_event\.json|_runner_file_commands\/)/;

/** Of the job whose RUNNER_TEMP is this. */
export async function leftOfJob(temp: string): Promise<string[]> {
  const limit = performance.now() + ENDED_WITHIN_MS;
  for (;;) {
    const processes = processesOf(temp).map(({ pid, command }) => `process ${pid}: ${command}`);
    if (processes.length === 0 || performance.now() > limit) return [...processes, ...filesIn(temp)];
    await sleep(20);
  }
}

function filesIn(temp: string): string[] {
  const entries = readdirSync(temp, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(temp, path.join(entry.parentPath, entry.name)))
    .filter((file) => !JOBS.test(file) && !RUNNERS.test(file))
    .map((file) => `file ${file}`);
}
