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
const OUTLAST_EVERY_MS = 200;

/** This process, or null where there is no /proc. */
export function thisProcess(): ProcessIdentity | null {
  return identityOf(process.pid)?.identity ?? null;
}

let boot: string | undefined;

/** Of this machine since it was started: where that clock of all processes begins anew (man 5 proc). Empty where there is no /proc. */
export function bootId(): string {
  boot ??= readBootId();
  return boot;
}

function readBootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

/** By this the runner tells the processes of a job: its own has none, or another one where it runs in a job itself. */
const JOB_MARK = 'RUNNER_TRACKING_ID';

/**
 * The runner's worker, who has started this process, or whoever has started it for that one, as where `node` is a script: the first above it that
 * is not of this job. Null where it cannot be seen, as from inside a container.
 */
export function runnerProcess(): ProcessIdentity | null {
  const mark = process.env[JOB_MARK];
  for (let found = identityOf(process.ppid); found !== null; found = identityOf(found.parent)) {
    if (!mark || !environmentOf(found.identity.pid).includes(`${JOB_MARK}=${mark}`)) return found.identity;
  }
  return null;
}

/** As it was started: `NAME=VALUE`. Empty where it is another user's. */
function environmentOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    return [];
  }
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

/** The process of this id, or null where it is gone or cannot be seen. */
export function processOf(pid: number): ProcessIdentity | null {
  return identityOf(pid)?.identity ?? null;
}

/**
 * Sends a signal to all of a session: process groups of their own (`set -m`, `timeout`) are within it, and whoever has begun another one
 * (`setsid`) is not. Of a session whose leader has ended the id is given to nobody else while one of them lives.
 */
export function signalSession(leader: ProcessIdentity, signal: NodeJS.Signals): void {
  for (const one of sessionOf(leader)) send(one, signal);
}

/** SIGKILL to all of a session. Resolves to `gone` when there was nobody. */
export async function endSession(leader: ProcessIdentity, clock: Clock): Promise<'gone' | 'ended' | 'alive'> {
  let all = sessionOf(leader);
  if (all.length === 0) return 'gone';
  // Whoever starts others faster than they are counted is met again.
  for (const giveUpAt = clock.now() + KILL_MS; all.length > 0; all = sessionOf(leader)) {
    if (clock.now() >= giveUpAt) return 'alive';
    for (const one of all) send(one, 'SIGKILL');
    await clock.sleep(LOOK_EVERY_MS);
  }
  return 'ended';
}

/** Resolves to whether all of a session have ended by themselves within this time, or until the signal is aborted. */
export async function outlastSession(
  leader: ProcessIdentity,
  limitMs: number,
  clock: Clock,
  signal?: AbortSignal,
): Promise<boolean> {
  for (const giveUpAt = clock.now() + limitMs; sessionOf(leader).length > 0; ) {
    if (clock.now() >= giveUpAt || signal?.aborted) return false;
    await clock.sleep(OUTLAST_EVERY_MS);
  }
  return true;
}

function sessionOf({ pid, startedAt }: ProcessIdentity): ProcessIdentity[] {
  const all = allProcesses().filter(({ session }) => session === pid);
  const leader = all.find(({ identity }) => identity.pid === pid)?.identity;
  return leader === undefined || leader.startedAt === startedAt ? all.map(({ identity }) => identity) : [];
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
  const all = allProcesses();
  const found = new Set([root]);
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const { identity, parent } of all) if (found.has(parent)) found.add(identity.pid);
  }
  return all.map(({ identity }) => identity).filter(({ pid }) => pid !== root && found.has(pid));
}

interface Found {
  identity: ProcessIdentity;
  parent: number;
  /** The id of the process that began its session. */
  session: number;
}

/** Empty where there is no /proc. */
function allProcesses(): Found[] {
  try {
    return readdirSync('/proc').flatMap((name) =>
      /^\d+$/.test(name) ? (identityOf(Number(name)) ?? []) : [],
    );
  } catch {
    return [];
  }
}

/** Null for a process that is gone, or ended and only not yet waited for. The name in parentheses may hold anything (man 5 proc). */
function identityOf(pid: number): Found | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, parent, , session] = fields;
    const startedAt = fields[19];
    if (startedAt === undefined || state === 'Z' || state === 'X') return null;
    return { identity: { pid, startedAt }, parent: Number(parent), session: Number(session) };
  } catch {
    return null;
  }
}
