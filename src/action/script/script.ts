/**
 * The script of a rolling step: written down and looked over before anything is changed, then run once for each batch with what a `run:`
 * step would get. Knows no HAProxy.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../clock.ts';
import { formatDuration } from '../../duration.ts';
import { Failure } from '../../errors.ts';
import type { RollingEffects, ScriptBatch, ScriptEnd } from '../../operation/rolling/rolling-effects.ts';
import * as github from '../github.ts';
import type { ScriptInput } from '../inputs/rolling-inputs.ts';
import { lineOf } from '../report/escape.ts';
import { hasMadeRoom, takeReserve } from '../reserve.ts';
import { privateFolders } from '../state/private-folders.ts';
import { saveScript } from '../state/state.ts';
import { readText } from '../state/temp-folder.ts';
import { ScriptOutput } from './script-output.ts';
import { ScriptProcess } from './script-process.ts';

/** As a `run:` step is started. */
const COMMANDS = {
  bash: ['bash', '--noprofile', '--norc', '-e', '-o', 'pipefail'],
  sh: ['sh', '-e'],
} as const;

/** After SIGTERM, for a script that has run too long. */
const TIMEOUT_GRACE_MS = 5_000;
/** A cancelled step has 800 ms for its last words. */
const CANCEL_GRACE_MS = 250;
/** What was printed before the end has been heard by then; whoever stays and keeps the output open is not waited for. */
const LAST_OUTPUT_MS = 250;

/** A script that was looked over. */
export interface PreparedScript {
  run: RollingEffects['runScript'];
  keepRoom: RollingEffects['keepRoom'];
  /** At the end of the step: who of those that were run is still open to print, and will not be heard. */
  tellOpen(): void;
}

/** Throws `invalid-input` when the shell is missing, or cannot read the script. */
export async function prepareScript({
  text,
  shell,
  folder,
  timeoutMs,
}: ScriptInput): Promise<PreparedScript> {
  const keepRoom = () => takeReserve(privateFolders().files);
  keepRoom();
  // Looked at for each batch: the one before may have cleared it away, or written over it.
  const write = () => {
    const file = join(privateFolders().files, `script.${shell}`);
    keepScript(file, `${text}\n`);
    return file;
  };
  const file = write();
  await assertReadable(shell, file, folder);
  // One for all batches: what a batch has left running may still print.
  const output = new ScriptOutput(github.passOn);
  const open = new Map<ScriptProcess, ScriptBatch>();
  const run: RollingEffects['runScript'] = async (batch, signal) => {
    const title = `${batch.number} of ${batch.count}: script for ${batch.names.join(', ')}`;
    github.openGroup(lineOf('batch', title));
    const begunAt = systemClock.now();
    let started: ScriptProcess | null = null;
    try {
      const environment = environmentFor(batch);
      const script = new ScriptProcess([...COMMANDS[shell], write()], { folder, environment, output });
      started = script;
      open.set(script, batch);
      void script.closed.then(() => open.delete(script));
      const end = await runUntil(script, timeoutMs, signal);
      output.finish();
      github.closeGroup();
      github.say(
        lineOf('batch', `${title} ${wordsOf(end)} after ${formatDuration(systemClock.now() - begunAt)}`),
      );
      return end;
    } catch (error) {
      output.finish();
      github.closeGroup();
      const took = formatDuration(systemClock.now() - begunAt);
      // All of it ends with this step: it leaves nobody running.
      if (error === signal.reason && started !== null) open.delete(started);
      if (error === signal.reason)
        github.say(lineOf('batch', `${title} is told to end with this step after ${took}`));
      throw error;
    }
  };
  return { run, keepRoom, tellOpen: () => tellOpen([...open.values()]) };
}

/** What is there as it should be is not touched: on a disk that is full by now it could not be written once more. */
function keepScript(file: string, text: string): void {
  if (isThere(file, text)) return;
  try {
    writeFileSync(file, text, { mode: 0o600 });
  } catch (error) {
    if (!hasMadeRoom(error)) throw error;
    writeFileSync(file, text, { mode: 0o600 });
  }
}

function isThere(file: string, text: string): boolean {
  try {
    return readText(file) === text;
  } catch {
    // Not written yet, or cleared away.
    return false;
  }
}

/** What a deployment has started like that seems well, is proven, and dies a moment after the step that says so. */
function tellOpen([first]: readonly ScriptBatch[]): void {
  if (first === undefined) return;
  github.annotate('notice', 'HAProxy rolling: output left open', [
    `The script of batch ${first.number} of ${first.count} has left something running that has its output open: whatever of that prints behind the end of this step is ended by its next line (SIGPIPE).`,
    'Start what is to stay as a service, or with its output elsewhere: `>FILE 2>&1`.',
  ]);
}

/** The shell itself looks whether it understands all of it: half a script run would leave a batch out. */
async function assertReadable(shell: ScriptInput['shell'], file: string, folder: string): Promise<void> {
  const said: string[] = [];
  const output = new ScriptOutput((lines) => {
    said.push(lines.toString());
    return null;
  });
  const checked = new ScriptProcess([shell, '-n', file], {
    folder,
    environment: scriptEnvironment(),
    output,
  });
  checked.begin();
  const { exitCode } = await checked.ended;
  await Promise.race([checked.closed, systemClock.sleep(LAST_OUTPUT_MS)]);
  output.finish();
  if (exitCode === 0) return;
  const words = said.join('').replaceAll(file, 'run').trim();
  throw new Failure('invalid-input', `run: ${shell} cannot read the script`, {
    brief: `${shell} cannot read the script`,
    detail: words === '' ? `exit code ${exitCode}` : words,
    hint: 'Correct the script. Nothing was connected, nothing was sent.',
  });
}

/** To its end, its limit, or the end of the step, whichever comes first. */
async function runUntil(started: ScriptProcess, limitMs: number, signal: AbortSignal): Promise<ScriptEnd> {
  await noteStart(started);
  const over = new AbortController();
  const aborted = new Promise<'aborted'>((resolve) => {
    if (signal.aborted) resolve('aborted');
    signal.addEventListener('abort', () => resolve('aborted'), { once: true, signal: over.signal });
  });
  const late = limitMs === 0 ? null : systemClock.sleep(limitMs, over.signal).then(() => 'late' as const);
  late?.catch(() => {});
  try {
    const ended = started.ended.catch((error: unknown) => Promise.reject(notStarted(error)));
    const first = await Promise.race([ended, aborted, ...(late === null ? [] : [late])]);
    if (first === 'aborted') {
      void started.end(CANCEL_GRACE_MS);
      throw signal.reason;
    }
    const isOver = first !== 'late' || (await started.end(TIMEOUT_GRACE_MS));
    // First of all: from now on whoever it has left behind is not post's to end.
    if (isOver) noteEnd();
    await Promise.race([started.closed, systemClock.sleep(LAST_OUTPUT_MS)]);
    return first === 'late' ? { kind: 'timed-out', limitMs, isOver } : { kind: 'ended', ...first };
  } finally {
    over.abort();
  }
}

/** The system's error: there is no shell, or no such folder any more. */
function notStarted(error: unknown): Failure {
  const words = error instanceof Error ? error.message : String(error);
  return new Failure('run-failed', `The script could not be started: ${words}`, {
    brief: 'its script could not be started',
    detail: words,
    cause: error,
    hint: 'Is its folder (`working-directory`) still there? When the step began it was, and a script before may have removed it.',
  });
}

/** One that post would not know of must not go on. Throws `run-failed`. */
async function noteStart(started: ScriptProcess): Promise<void> {
  try {
    saveScript(started.identity);
    started.begin();
  } catch (error) {
    await started.end(CANCEL_GRACE_MS);
    const words = error instanceof Error ? error.message : String(error);
    throw new Failure('run-failed', `What post needs to end the script could not be saved: ${words}`, {
      brief: 'its script was ended at once, for the disk of the runner is full',
      detail: words,
      cause: error,
      hint: "Look at the runner's disk (RUNNER_TEMP), then go on.",
    });
  }
}

/** Where that cannot be saved, post finds nobody of it. */
function noteEnd(): void {
  try {
    saveScript(null);
  } catch {}
}

function wordsOf(end: ScriptEnd): string {
  if (end.kind === 'timed-out') return `did not end within run-timeout (${formatDuration(end.limitMs)})`;
  return end.exitCode === null ? `was ended by ${end.signal}` : `ended with exit code ${end.exitCode}`;
}

/** Of ours, which no `run:` step gets: inputs, saved state, tokens of the runner, and the files of this step's own outputs. */
const NOT_FOR_SCRIPTS = /^(?:INPUT_|STATE_|ACTIONS_|GITHUB_OUTPUT$|GITHUB_STATE$)/;

function scriptEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !NOT_FOR_SCRIPTS.test(name)));
}

function environmentFor({ number, count, names, backend, server, address }: ScriptBatch): NodeJS.ProcessEnv {
  return {
    ...scriptEnvironment(),
    HAPROXY_BACKEND: backend,
    HAPROXY_SERVER: server,
    HAPROXY_SERVERS: names.join('\n'),
    HAPROXY_SERVER_ADDRESS: address,
    HAPROXY_BATCH: String(number),
    HAPROXY_BATCHES: String(count),
  };
}
