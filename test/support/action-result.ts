/** What a stage of an action has left behind, read as the runner reads it; throws what the runner rejects. */
import { existsSync, readFileSync } from 'node:fs';
import type { Stage } from './action-environment.ts';
import type { ActionLog } from './action-log.ts';
import { parseFileCommand } from './file-commands.ts';
import { type Annotation, readLog } from './workflow-commands.ts';

/** How it came to its end. */
export interface Ending {
  /** null when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly durationMs: number;
  /** Bytes; 0 unless asked for. */
  readonly peakMemory: number;
}

export interface StageResult extends Ending {
  readonly stdout: string;
  readonly stderr: string;
  /** Both, line by line in order of arrival, as the action wrote them. */
  readonly log: string;
  /** The log as a user sees it: masked, without debug lines unless `debug` was asked for. */
  readonly visibleLog: string;
  readonly masks: readonly string[];
  readonly annotations: readonly Annotation[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly summary: string;
}

const SUMMARY_LIMIT = 1_048_576;

export function readResult(
  ending: Ending,
  { text, all: log }: ActionLog,
  { files }: Pick<Stage, 'files'>,
  debug = false,
): StageResult {
  const reject = (why: string): never => {
    throw new Error(`${why}\n${log}`);
  };
  const { annotations, masks, visible, refused } = readLog(log, debug);
  // Killed amid a write an action leaves half an entry: the runner keeps those before it, and the step failed anyway.
  const lenient = ending.signal === 'SIGKILL';
  const read = (name: 'OUTPUT' | 'STATE' | 'ENV'): Readonly<Record<string, string>> => {
    const { values, error } = parseFileCommand(textOf(files[name]));
    return error === undefined || lenient
      ? values
      : reject(`Unable to process file command '${name}' successfully. ${error}`);
  };
  if (ending.code !== null && ending.code > 1) {
    reject(`ended with ${ending.code}, not with 0 or 1`);
  }
  if (refused.length > 0) {
    reject(`the runner refuses: ${refused.join(', ')}`);
  }
  if ('NODE_OPTIONS' in read('ENV')) {
    reject("Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.");
  }
  const summary = textOf(files.STEP_SUMMARY);
  if (Buffer.byteLength(summary) > SUMMARY_LIMIT) {
    reject(`$GITHUB_STEP_SUMMARY upload aborted, it has ${Buffer.byteLength(summary)} bytes`);
  }
  return {
    ...ending,
    ...text,
    log,
    visibleLog: visible,
    masks,
    annotations,
    outputs: read('OUTPUT'),
    state: read('STATE'),
    summary,
  };
}

/** One that somebody has cleared away is an empty one to the runner. */
function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
