/**
 * The main step's and the post step's side of `hold`: starts the process that holds servers, and makes those of earlier steps let
 * go. What is held is decided elsewhere.
 */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { systemClock, within } from '../../clock.ts';
import { Failure } from '../../errors.ts';
import type { Credentials } from '../../haproxy/credentials.ts';
import type { HoldClient } from '../../operation/effects.ts';
import { jobId } from '../github.ts';
import type { ConnectionLimits } from '../inputs/groups.ts';
import { processOf, runnerProcess } from '../state/os-process.ts';
import { saveHold } from '../state/state.ts';
import { HoldChannel } from './hold-channel.ts';
import {
  type HoldFile,
  holdIds,
  type IdentifiedServer,
  readHoldFile,
  removeHoldFile,
  removeHoldSocket,
} from './hold-file.ts';
import { type HoldOrder, orderedCredentials } from './hold-order.ts';
import { ANSWER_LIMIT_MS, endUnheard } from './suspended.ts';
import { takeOver } from './take-over.ts';

/** It connects to every load balancer once before it answers. */
const START_LIMIT_MS = 15_000;

/** All that a hold process may know of our environment: no inputs, no state, no token, none of our output files. */
const ENVIRONMENT = [
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'LANG',
  'LC_ALL',
  // Whom to believe over tls://, as main does.
  'NODE_EXTRA_CA_CERTS',
  'NODE_USE_SYSTEM_CA',
  'NODE_OPTIONS',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'TZ',
  'TMPDIR',
  'SSH_AUTH_SOCK',
  'RUNNER_TEMP',
  // By this the runner ends at the end of a job what its steps have left behind: the last net.
  'RUNNER_TRACKING_ID',
  // No secret: it tells that this is a pod.
  'KUBERNETES_SERVICE_HOST',
];

/**
 * How the main step has servers held; `tell` gets one sentence for each thing that was done. `id`: of the process that it starts, of which
 * there is one at most: post knows it also where the runner does not read any more what main saves.
 */
export function holdClientFor(
  id: string,
  addresses: HoldOrder['addresses'],
  connection: ConnectionLimits,
  credentials: Credentials,
  tell: (text: string) => void,
): HoldClient {
  const texts = new Map(addresses.map(({ name, text }) => [name, text]));
  const own = new Set<string>();
  return {
    get holds() {
      return holdIds().length > 0;
    },
    async takeOver(changing, found) {
      const taken = await takeOver({ changing, found, addresses: texts, own }, tell);
      if (taken !== null) tell('an earlier step held these servers: let go, and all is read once more');
      return taken;
    },
    async start(targets) {
      saveHold({ id, process: null });
      const ordered = orderedCredentials(credentials);
      await startProcess({
        id,
        addresses,
        connection,
        credentials: ordered,
        targets,
        job: jobId(),
        runner: runnerProcess(),
      });
      tell('held against reloads until the job ends or a later step changes the same servers');
    },
  };
}

/** Resolves when it holds what is ordered. Throws `hold-failed`. */
async function startProcess(order: HoldOrder): Promise<void> {
  // Not imported: few steps start a process, and every start would pay for it.
  const { spawn } = process.getBuiltinModule('node:child_process');
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
  // Whoever has not heard that it holds cannot have it held: it goes with us, and nobody is to miss it.
  const abandon = () => {
    child.kill('SIGKILL');
    removeHoldFile(order.id);
    forgetHold();
  };
  process.once('exit', abandon);
  try {
    if (child.pid !== undefined) saveHold({ id: order.id, process: processOf(child.pid) });
    const answer = await answerOf(child, order);
    if (answer !== 'holding') throw new Error(answer === '' ? 'it ended without a word' : answer);
  } catch (error) {
    process.off('exit', abandon);
    abandon();
    throw new Failure(
      'hold-failed',
      `\`hold\` could not be started: ${error instanceof Error ? error.message : error}`,
      {
        cause: error,
        hint: 'Run the step again, or leave `hold` out: HAProxy itself remembers with `load-server-state-from-file`.',
      },
    );
  }
  process.off('exit', abandon);
  child.unref();
}

/** For post: none was started. */
function forgetHold(): void {
  try {
    saveHold(null);
  } catch {
    // On a full disk: then post says that it does not know.
  }
}

function answerOf(child: ChildProcess, order: HoldOrder): Promise<string> {
  const { text } = process.getBuiltinModule('node:stream/consumers');
  child.stdin?.on('error', () => {});
  child.stdin?.end(JSON.stringify(order));
  return within(systemClock, START_LIMIT_MS, (signal) => {
    const failed = once(child, 'error', { signal }).then(
      ([error]) => Promise.reject(error),
      () => Promise.reject(new Error(`no answer after ${START_LIMIT_MS / 1000}s`)),
    );
    return Promise.race([text(child.stdio[3] as Readable), failed]);
  });
}

/** Ends a hold process; returns its last word, or null when there was none. */
export async function endHoldProcess(id: string): Promise<HoldFile | null> {
  const before = readHoldFile(id);
  if (before === null) return null;
  const after = (await release(id, before.servers)) ?? readHoldFile(id);
  removeHoldFile(id);
  removeHoldSocket(before.socket);
  return after;
}

/** Null where it says nothing: one that does not answer is ended, for it must not put back what somebody else is about to change. */
async function release(id: string, servers: readonly IdentifiedServer[]): Promise<HoldFile | null> {
  const file = readHoldFile(id);
  if (file === null || file.ended !== null) return null;
  const channel = new HoldChannel(file.socket);
  try {
    return await channel.release(
      servers.map((server) => server.id),
      ANSWER_LIMIT_MS,
    );
  } catch {
    await endUnheard(id, file);
    return null;
  } finally {
    channel.close();
  }
}
