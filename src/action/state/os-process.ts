/**
 * Processes of a job as other processes find them: a main step that still runs after a cancel in a container job (nothing may be put
 * back while it goes on), a hold process, the runner. Needs Linux's /proc; elsewhere nothing is known, and nothing is ended.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { Clock } from '../../clock.ts';

/** A process id can be given anew; with the start (ticks since boot) it is this process and no other. */
export interface ProcessIdentity {
  pid: number;
  startedAt: string;
}

/** For SIGINT, and then for SIGKILL. */
const INTERRUPT_MS = 3_000;
const KILL_MS = 1_000;
const LOOK_EVERY_MS = 20;

/** This process, or null where there is no /proc. */
export function thisProcess(): ProcessIdentity | null {
  return identityOf(process.pid)?.identity ?? null;
}

/** Who started this process: of a step, the runner's worker. Null where it cannot be seen, as from inside a container. */
export function parentProcess(): ProcessIdentity | null {
  return identityOf(process.ppid)?.identity ?? null;
}

/**
 * Ends a process and all that it started: SIGINT to the process, and SIGKILL to whatever is left after 3 s. Resolves to `gone`
 * when there was nothing to end, and to `alive` when it could not be ended.
 */
export async function endProcess(
  identity: ProcessIdentity,
  clock: Clock,
): Promise<'gone' | 'ended' | 'alive'> {
  if (!isAlive(identity)) return 'gone';
  const all = [identity, ...descendantsOf(identity.pid)];
  send(identity, 'SIGINT');
  await untilGone([identity], INTERRUPT_MS, clock);
  for (const one of all) send(one, 'SIGKILL');
  return (await untilGone(all, KILL_MS, clock)) ? 'ended' : 'alive';
}

async function untilGone(processes: readonly ProcessIdentity[], limitMs: number, clock: Clock) {
  const giveUpAt = clock.now() + limitMs;
  while (processes.some(isAlive)) {
    if (clock.now() >= giveUpAt) return false;
    await clock.sleep(LOOK_EVERY_MS);
  }
  return true;
}

function send(identity: ProcessIdentity, signal: NodeJS.Signals): void {
  try {
    if (isAlive(identity)) process.kill(identity.pid, signal);
  } catch {
    // Gone in this moment, or not ours to end: the caller looks whether it is still there.
  }
}

/** Is it still there, and not another process of the same id? */
export function isAlive({ pid, startedAt }: ProcessIdentity): boolean {
  return identityOf(pid)?.identity.startedAt === startedAt;
}

function descendantsOf(root: number): ProcessIdentity[] {
  const all = readdirSync('/proc').flatMap((name) =>
    /^\d+$/.test(name) ? (identityOf(Number(name)) ?? []) : [],
  );
  const found = new Set([root]);
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const { identity, parent } of all) if (found.has(parent)) found.add(identity.pid);
  }
  return all.map(({ identity }) => identity).filter(({ pid }) => pid !== root && found.has(pid));
}

/** Null for a process that is gone, or ended and only not yet waited for. The name in parentheses may hold anything (man 5 proc). */
function identityOf(pid: number): { identity: ProcessIdentity; parent: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, parent] = fields;
    const startedAt = fields[19];
    if (startedAt === undefined || state === 'Z' || state === 'X') return null;
    return { identity: { pid, startedAt }, parent: Number(parent) };
  } catch {
    return null;
  }
}
