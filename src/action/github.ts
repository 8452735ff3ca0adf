/**
 * The only place that talks to the runner: inputs, outputs, state, summary, annotations, log. Knows nothing of HAProxy, and
 * decides nothing: it passes on what it is given.
 */
import { existsSync } from 'node:fs';
import {
  debug as coreDebug,
  error,
  getInput,
  getState,
  info,
  isDebug,
  notice,
  setSecret,
  warning,
} from '@actions/core';
import { systemClock } from '../clock.ts';
import { appendSummary, appendValues, keepValues } from './file-commands.ts';
import { type Line, printable } from './report/escape.ts';
import { bootId } from './state/os-process.ts';

const ANNOTATIONS = { notice, warning, error };
/** The kinds of annotation, the mildest first. */
export type Severity = keyof typeof ANNOTATIONS;

/** Kept for the post step of this step: values by name. At most 128 KiB in all, or post cannot be started. */
export function saveState(values: Readonly<Record<string, string>>): void {
  appendValues('GITHUB_STATE', values);
}

/** The runner's file for it was not cleared away; true where there is none. */
export function hasState(): boolean {
  const path = process.env.GITHUB_STATE;
  return !path || existsSync(path);
}

/** What was saved is there again if somebody has cleared it away. Throws the system's error. */
export function keepState(): void {
  keepValues('GITHUB_STATE');
}

/** At the beginning of a stage, so that its files are known by then, whoever clears them away later. */
export { noteFiles } from './file-commands.ts';

/** Inputs that hold a secret: masked before anybody else has seen them. */
const SECRETS = new Set(['ssh-private-key', 'tls-key', 'github-token']);
/** One that is masked as it is, however short. */
const PASSWORDS = new Set(['password']);
/** A mask holds everywhere in the log: one of `fQ==`, the last line of many a key, would tear words apart. */
const SHORTEST_MASK = 16;

/** An input as text without blanks around it; empty when it was not given. */
export function readInput(name: string): string {
  const value = getInput(name);
  if (SECRETS.has(name) && !isPath(value)) maskLines(value);
  if (PASSWORDS.has(name)) maskText(value);
  return value;
}

/**
 * The runner sets every input of the manifest, and each action of ours has some with a hyphen. A shell between it and Node, as where `node` is a
 * script, may pass on no variable whose name is none to a shell (dash; POSIX leaves that open).
 */
export function hasLostInputs(): boolean {
  const names = Object.keys(process.env).filter((name) => name.startsWith('INPUT_'));
  return names.length > 0 && names.every((name) => !name.includes('-'));
}

/** A path is no secret: masked, it would be stars in every step that a summary offers to paste. */
function isPath(value: string): boolean {
  return /^[\w./~-]+$/.test(value) && existsSync(value);
}

const masked = new Set<string>();

/** From now on no log shows these lines. */
export function maskLines(secret: string): void {
  const lines = secret.split(/\r\n|\r|\n/).map((line) => line.trim());
  const unmasked = lines.filter((line) => line.length >= SHORTEST_MASK && !masked.has(line));
  for (const line of new Set(unmasked)) {
    masked.add(line);
    setSecret(line);
  }
}

/** From now on no log shows this text, nor what `printable` makes of it. What others make of a secret the runner knows: URLs, JSON, base64. */
export function maskText(secret: string): void {
  if (secret === '') return;
  for (const form of new Set([secret, printable(secret, Number.POSITIVE_INFINITY)])) setSecret(form);
}

/** Outputs of the step; values are written as they are. */
export function setOutputs(outputs: Readonly<Record<string, string>>): void {
  appendValues('GITHUB_OUTPUT', outputs);
}

/** What the main step saved; empty when nothing was. */
export function savedState(name: string): string {
  return getState(name);
}

/** Adds Markdown to the job summary. Rejects where the runner has none. */
export function writeSummary(markdown: string): Promise<void> {
  return appendSummary(`${markdown}\n`);
}

/** Lines, and commands to the runner, that were said in this moment. */
let unwritten: string[] = [];

function put(lines: readonly string[]): void {
  if (unwritten.length === 0) setImmediate(writeDown);
  unwritten.push(...lines);
}

/** What was said so far, in one write: with fifty load balancers a write for each line is a third of a step's time. */
function writeDown(): void {
  if (unwritten.length > 0) info(unwritten.join('\n'));
  unwritten = [];
}

/** One annotation. `lines` must begin with words of ours; the runner cuts the whole at 4,096 characters. */
export function annotate(severity: Severity, title: string, lines: readonly string[]): void {
  writeDown();
  ANNOTATIONS[severity](lines.map((line) => printable(line, 1_500)).join('\n'), { title: printable(title) });
}

/** A line of the log, written before anything else that goes there. */
export function say(line: Line): void {
  put([line]);
}

/** A collapsed group of the log. */
export function sayGroup(title: Line, lines: readonly Line[]): void {
  put([groupCommand(title), ...lines, END_OF_GROUP]);
}

/** As `startGroup` and `endGroup` of @actions/core write them, but one by one: three writes for each of fifty load balancers. */
const END_OF_GROUP = '::endgroup::';
const groupCommand = (title: Line): string => `::group::${title.replaceAll('%', '%25')}`;

/** Opens a group of the log for what others write; their lines follow. */
export function openGroup(title: Line): void {
  put([groupCommand(title)]);
  writeDown();
}

/** Ends it. */
export function closeGroup(): void {
  put([END_OF_GROUP]);
  writeDown();
}

/**
 * Whole lines of the user's own script, as they are: a workflow command among them is obeyed, as in a `run:` step. Returns null, or a
 * promise when the runner does not take more for now.
 */
export function passOn(lines: Buffer): Promise<void> | null {
  writeDown();
  if (process.stdout.write(lines)) return null;
  return new Promise((resolve) => process.stdout.once('drain', resolve));
}

/** Shown only when the run was started with debug logging: otherwise a thousand commands need not be written at all. */
export function debug(text: string): void {
  if (!isDebug()) return;
  writeDown();
  coreDebug(printable(text, 1_000));
}

/** Where temporary files of this job belong; empty outside a runner. */
export function temporaryFolder(): string {
  return process.env.RUNNER_TEMP ?? '';
}

/**
 * The same for all steps of one job. Jobs of a matrix that follow each other on one runner share it: the id by which the runner tells its
 * processes apart would part them, but workflows set that for single steps, to keep what these leave running. Not where the machine was started
 * anew between two of them, or is another one with the same folder: what is told there by the clock of its processes is of no use here.
 */
export function jobId(): string {
  const { GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: attempt, GITHUB_JOB: job } = process.env;
  return JSON.stringify([run, attempt, job, bootId()]);
}

/** Where the files of the repository are; empty outside a runner. */
export function workspaceFolder(): string {
  return process.env.GITHUB_WORKSPACE ?? '';
}

/** Where people see this run. */
export function runUrl(): string {
  const { GITHUB_SERVER_URL = '', GITHUB_REPOSITORY = '', GITHUB_RUN_ID = '' } = process.env;
  return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`;
}

/** Was this run started by an event under which the workspace may hold files of anybody, beside our secrets? */
export function mayHoldUntrustedFiles(): boolean {
  return ['pull_request_target', 'workflow_run'].includes(process.env.GITHUB_EVENT_NAME ?? '');
}

/** What `uses:` says of this action: `OWNER/REPOSITORY@REF`, or `./` where it is part of the workflow's own repository. */
export function usedAs(): string {
  const { GITHUB_ACTION_REPOSITORY: repository = '', GITHUB_ACTION_REF: ref = '' } = process.env;
  const isSafe = /^[\w.-]+\/[\w.-]+$/.test(repository) && /^[\w./-]+$/.test(ref);
  return isSafe ? `${repository}@${ref}` : './ # the path that this workflow uses';
}

/** Somebody who does not read any more is not waited for. */
const WRITTEN_WITHIN_MS = 2_000;

/**
 * Ends the process, whatever sockets or timers are left, as soon as all that was said is on its way: a pipe takes 64 KiB at once, and what it
 * has not taken by then dies with the process, the error at the end of a long log first. The runner knows only 0 and not 0.
 */
export async function end(exitCode: 0 | 1): Promise<never> {
  writeDown();
  if (process.stdout.writableLength > 0)
    await new Promise<void>((resolve) => {
      systemClock.alarm(WRITTEN_WITHIN_MS, resolve);
      process.stdout.write('', () => resolve());
    });
  process.exit(exitCode);
}
