/** Ends a child together with everybody whom it has started, and waits until none of them runs any more. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const DEADLINE = 5_000;

/** @param child spawned with `detached`, which makes it the first of its process group */
export async function endGroup(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  const group = child.pid;
  if (group === undefined) {
    return;
  }
  child.ref();
  const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
  signalGroup(group, signal);
  await ended;
  const deadline = Date.now() + DEADLINE;
  while (signalGroup(group, 0) && someoneRuns(group) && Date.now() < deadline) {
    await sleep(1);
  }
}

/** False when nobody of the group is there any more. */
function signalGroup(group: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-group, signal);
  } catch {
    return false;
  }
}

function someoneRuns(group: number): boolean {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.some((pid) => isRunning(Number(pid), group));
}

/** Whoever has ended but still waits for its parent to notice does not run: it holds no port and no file. */
export function isRunning(pid: number, ofGroup?: number): boolean {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '';
    const [state, , group] = afterName.split(' ');
    return state !== 'Z' && (ofGroup === undefined || Number(group) === ofGroup);
  } catch {
    return false;
  }
}
