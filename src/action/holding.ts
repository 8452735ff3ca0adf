/**
 * The main step's and the post step's side of `hold`: starts the process that holds servers, and makes those of earlier steps let
 * go. What it holds is decided elsewhere.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Failure } from '../errors.ts';
import type { Credentials } from '../haproxy/credentials.ts';
import { systemClock } from '../wait.ts';
import {
  type HoldFile,
  holdIds,
  type Placed,
  readHoldFile,
  removeHoldFile,
  writeHoldFile,
} from './hold-file.ts';
import type { HoldOrder } from './holder.ts';
import { endProcess, parentProcess } from './main-process.ts';

/** It connects to every load balancer once before it answers. */
const START_LIMIT_MS = 15_000;
const RELEASE_LIMIT_MS = 5_000;

/** All that a holder may know of our environment: no inputs, no state, no token, none of our output files. */
const ENVIRONMENT = [
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'LANG',
  'LC_ALL',
  // Whom to believe over tls://, as main does.
  'NODE_EXTRA_CA_CERTS',
  'TZ',
  'TMPDIR',
  'SSH_AUTH_SOCK',
  'RUNNER_TEMP',
  // By this the runner ends at the end of a job what its steps have left behind: the last net.
  'RUNNER_TRACKING_ID',
];

/** Starts a process that holds what is ordered, and resolves when it does. Throws `hold-failed`. */
export async function startHolder(
  order: Omit<HoldOrder, 'runner' | 'credentials'>,
  { ssh, tls }: Credentials,
): Promise<void> {
  const credentials = { ssh: { ...ssh, options: [...ssh.options] }, tls };
  const script = join(dirname(process.argv[1] ?? ''), 'hold.js');
  const env = Object.fromEntries(
    ENVIRONMENT.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  );
  // Not our stdout and stderr: the runner waits until everybody has closed them.
  const child = spawn(process.execPath, [script], {
    detached: true,
    env,
    stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
  });
  // Whoever has not heard that it holds cannot have it held: it goes with us.
  const killAtExit = () => child.kill('SIGKILL');
  process.once('exit', killAtExit);
  try {
    const answer = await answerOf(child, { ...order, credentials, runner: parentProcess() });
    if (answer !== 'holding') throw new Error(answer === '' ? 'it ended without a word' : answer);
  } catch (error) {
    child.kill('SIGKILL');
    throw new Failure(
      'hold-failed',
      `Nobody holds what was set: ${error instanceof Error ? error.message : error}`,
      {
        cause: error,
        hint: 'Run the step again, or leave `hold` out: HAProxy itself remembers with `load-server-state-from-file`.',
      },
    );
  }
  process.off('exit', killAtExit);
  child.unref();
}

async function answerOf(child: ChildProcess, order: HoldOrder): Promise<string> {
  const failed = once(child, 'error').then(([error]) => Promise.reject(error));
  const late = systemClock
    .sleep(START_LIMIT_MS)
    .then(() => Promise.reject(new Error(`no answer after ${START_LIMIT_MS / 1000}s`)));
  child.stdin?.on('error', () => {});
  child.stdin?.end(JSON.stringify(order));
  return Promise.race([text(child.stdio[3] as Readable), failed, late]);
}

export function newHolderId(): string {
  return randomUUID();
}

/**
 * Whoever holds one of the places `changing` lets go of it, and of one that is `found` if it holds something else. Returns
 * whether anybody did.
 */
export async function takeOver(changing: readonly Placed[], found: readonly Placed[]): Promise<boolean> {
  const changed = new Set(changing.map(({ place }) => place));
  const wanted = new Map(found.map((one) => [one.place, one]));
  const conflicts = (held: Placed) => {
    const { state = null, weight = null } = wanted.get(held.place) ?? {};
    const otherState = state !== null && held.state !== null && held.state !== state;
    const otherWeight = weight !== null && held.weight !== null && held.weight !== weight;
    return changed.has(held.place) || otherState || otherWeight;
  };
  const released = await Promise.all(
    holdIds().map((id) => {
      const conflicting = readHoldFile(id)?.holds.filter(conflicts) ?? [];
      return conflicting.length > 0 && release(id, conflicting);
    }),
  );
  return released.includes(true);
}

/** Ends a holder; returns its story, or null when there was none. */
export async function endHolder(id: string): Promise<HoldFile | null> {
  const before = readHoldFile(id);
  if (before === null) return null;
  await release(id, before.holds);
  const after = readHoldFile(id);
  removeHoldFile(id);
  rmSync(before.socket, { force: true });
  return after;
}

/**
 * One that does not answer is ended: it must not put back what somebody else is about to change. Returns false when it had ended
 * before.
 */
async function release(id: string, holds: readonly Placed[]): Promise<boolean> {
  const file = readHoldFile(id);
  if (file === null || file.ended !== null) return false;
  const places = holds.map(({ place }) => place);
  try {
    await askToRelease(file.socket, places);
  } catch {
    if (file.process === null || (await endProcess(file.process, systemClock)) === 'gone') return false;
    writeHoldFile(id, { ...(readHoldFile(id) ?? file), ended: 'it did not answer any more, and was ended' });
  }
  return true;
}

async function askToRelease(path: string, places: readonly string[]): Promise<void> {
  const socket = connect({ path });
  try {
    socket.setTimeout(RELEASE_LIMIT_MS, () => socket.destroy(new Error('no answer')));
    socket.end(JSON.stringify({ release: places }));
    if ((await text(socket)) !== 'released') throw new Error('another answer');
  } finally {
    socket.destroy();
  }
}
