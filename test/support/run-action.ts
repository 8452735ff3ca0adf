/**
 * Runs one stage of a JavaScript action as the runner does, and rejects whatever the runner rejects. The action's
 * interface is environment variables and files, so nothing of it is replaced here.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { prepareStage, type Stage, type StageOptions } from './action-environment.ts';
import { ActionLog } from './action-log.ts';
import { type Ending, readResult, type StageResult } from './action-result.ts';
import { parseFileCommand } from './file-commands.ts';
import { processesOf } from './job-processes.ts';
import { needsProcess } from './needs-process.ts';
import { PeakMemory } from './peak-memory.ts';
import { makeScratch, type Scratch } from './scratch.ts';
import { runInThread } from './stage-threads.ts';

export interface RunOptions extends StageOptions {
  /** RUNNER_TEMP of an earlier step of the same job (its result's `temp`); a fresh job unless told. */
  readonly temp?: string;
  /** Keeps the job's folders until the end of the test, so that later steps and post can use them. */
  readonly t?: { after(clearUp: () => Promise<void>): void };
  /** How long the stage may take, 120 s unless told. */
  readonly deadline?: number;
  /** Also measure the peak of resident memory. */
  readonly memory?: boolean;
  /** A process of its own for what `runAction` would run in a thread of this one, see `needsProcess`. */
  readonly ownProcess?: boolean;
}

export interface ActionResult extends StageResult {
  /** RUNNER_TEMP, for a later step of the same job. */
  readonly temp: string;
  /** Runs post as the runner does when the job ends: same inputs, same job, with the state that this stage saved. */
  post(more?: RunOptions): Promise<ActionResult>;
}

/** The runner waits for 5 s; a machine that is busy with other tests hears of an end that late. */
const PIPES_DEADLINE = 20_000;
const LOG_DEADLINE = 60_000;
const DEADLINE = 120_000;

/** A stage that runs. Its `result` must be awaited in the end. */
export class RunningAction {
  readonly result: Promise<ActionResult>;
  /** RUNNER_TEMP of its job. */
  readonly temp: string;
  readonly #child: ChildProcess;
  readonly #stage: Stage;
  readonly #log = new ActionLog();
  readonly #options: RunOptions;
  readonly #temp: string;
  #signalled = false;
  #ended = false;

  constructor(temp: string, scratch: Scratch, options: RunOptions) {
    if (Number.parseInt(process.versions.node, 10) < 24) {
      throw new Error(`actions with 'using: node24' need Node 24, this is ${process.version}`);
    }
    this.#options = options;
    this.#temp = temp;
    const started = performance.now();
    this.temp = temp;
    this.#stage = prepareStage(temp, options);
    const { env, script, workspace } = this.#stage;
    this.#child = spawn(process.execPath, [script], {
      cwd: workspace,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    scratch.reap(this.#child.pid);
    this.#log.follow('stdout', this.#child.stdout);
    this.#log.follow('stderr', this.#child.stderr);
    this.result = this.#end(started, temp, options).finally(async () => {
      this.#ended = true;
      scratch.reap(undefined);
      if (!isKept(options)) await scratch.remove();
    });
    // Whoever awaits the result gets the error; a test that fails before that must not die of it.
    this.result.catch(() => undefined);
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Stdout and stderr so far. */
  get log(): string {
    return this.#log.all;
  }

  /** As the runner: to this one process. */
  signal(signal: NodeJS.Signals): void {
    this.#signalled = true;
    this.#child.kill(signal);
  }

  /** What the runner does when a run is cancelled: SIGINT, 7.5 s later SIGTERM, 2.5 s later SIGKILL. */
  cancel(): void {
    this.signal('SIGINT');
    const later = [
      setTimeout(() => this.signal('SIGTERM'), 7_500),
      setTimeout(() => this.signal('SIGKILL'), 10_000),
    ];
    this.#child.once('exit', () => later.forEach(clearTimeout));
  }

  /** Waits until the log matches; rejects after `deadline` ms or when the action ends without it. */
  waitForLog(pattern: RegExp, deadline = LOG_DEADLINE): Promise<RegExpExecArray> {
    return this.#log.matching(pattern, deadline, () => this.#ended);
  }

  /**
   * Whatever a test has left of it, as after a failed assertion, ends now: as the runner does at the end of a job, by the tracking id.
   * A script that goes on would keep the test's process waiting.
   */
  async abandon(): Promise<void> {
    if (this.#ended && !this.#signalled) return;
    this.#signalled = true;
    this.#child.kill('SIGKILL');
    for (const { pid } of processesOf(this.#temp)) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It has ended in this moment.
      }
    }
    await this.result.catch(() => undefined);
  }

  /** Runs post although this stage still runs: in a container job a cancel never reaches main. */
  postMeanwhile(more: RunOptions): Promise<ActionResult> {
    const stage = { stage: 'post', stuckSummary: false, ownProcess: true } as const;
    return runAction({ ...this.#options, ...stage, temp: this.#temp, state: this.state(), ...more });
  }

  /** What is in the file of outputs by now. */
  outputs(): Readonly<Record<string, string>> {
    return parseFileCommand(readFileSync(this.#stage.files.OUTPUT, 'utf8')).values;
  }

  /** What is in the file of saved state by now. */
  state(): Readonly<Record<string, string>> {
    return parseFileCommand(readFileSync(this.#stage.files.STATE, 'utf8')).values;
  }

  async #end(started: number, temp: string, options: RunOptions): Promise<ActionResult> {
    const { STEP_SUMMARY } = this.#stage.files;
    const memory = options.memory ? new PeakMemory(this.pid) : undefined;
    const { deadline = DEADLINE } = options;
    const limit = setTimeout(() => this.#child.kill('SIGKILL'), deadline);
    const closed = once(this.#child, 'close');
    const [code, signal] = (await once(this.#child, 'exit')) as [number | null, NodeJS.Signals | null];
    const durationMs = performance.now() - started;
    clearTimeout(limit);
    const peakMemory = memory?.stop() ?? 0;
    await this.#pipesClosed(closed);
    if (code === null && !this.#signalled) {
      const why = durationMs < deadline ? `ended by ${signal}` : `not done after ${deadline} ms`;
      throw new Error(`${why}\n${this.log}`);
    }
    if (options.stuckSummary) rmSync(STEP_SUMMARY);
    if (options.stuckSummary) writeFileSync(STEP_SUMMARY, '');
    const ending = { code, signal, durationMs, peakMemory };
    // Its post goes the same way.
    return resultOf(ending, this.#log, this.#stage, temp, { ...options, ownProcess: true });
  }

  /** The runner waits for this for up to 5 s: a child that inherits the pipes holds up the step. */
  async #pipesClosed(closed: Promise<unknown>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((_, reject) => {
      const words = `stdout or stderr is still held open ${PIPES_DEADLINE} ms after the end`;
      timer = setTimeout(() => reject(new Error(`${words}\n${this.log}`)), PIPES_DEADLINE);
    });
    await Promise.race([closed, late]).finally(() => {
      clearTimeout(timer);
      this.#child.stdout?.destroy();
      this.#child.stderr?.destroy();
    });
  }
}

/** Starts a stage, as a process of its own, and returns while it runs. */
export function startAction(options: RunOptions): RunningAction {
  const scratch = makeScratch();
  try {
    const running = new RunningAction(jobFolder(scratch, options), scratch, options);
    options.t?.after(async () => {
      await running.abandon();
      await scratch.remove();
    });
    return running;
  } catch (error) {
    void scratch.remove();
    throw error;
  }
}

/** Runs a stage to its end: in a thread of this process, unless it needs one of its own. */
export function runAction(options: RunOptions): Promise<ActionResult> {
  return watchAction(options).result;
}

/** A stage that runs and that nobody signals, and nobody else of the machine has to know of. Its `result` must be awaited in the end. */
export type WatchedAction = Pick<RunningAction, 'result' | 'temp' | 'log' | 'waitForLog'>;

/** Starts a stage as `runAction` does, and returns while it runs. */
export function watchAction(options: RunOptions): WatchedAction {
  if (needsProcess(options)) return startAction(options);
  const scratch = makeScratch();
  try {
    return new ActionInThread(jobFolder(scratch, options), scratch, options);
  } catch (error) {
    void scratch.remove();
    throw error;
  }
}

class ActionInThread implements WatchedAction {
  readonly result: Promise<ActionResult>;
  readonly temp: string;
  readonly #log = new ActionLog();
  #ended = false;

  constructor(temp: string, scratch: Scratch, options: RunOptions) {
    this.temp = temp;
    const testIsOver = new AbortController();
    this.result = this.#end(prepareStage(temp, options), options, testIsOver.signal).finally(async () => {
      this.#ended = true;
      if (!isKept(options)) await scratch.remove();
    });
    // Whoever awaits the result gets the error; a test that fails before that must not die of it.
    this.result.catch(() => undefined);
    options.t?.after(async () => {
      testIsOver.abort();
      await this.result.catch(() => undefined);
      await scratch.remove();
    });
  }

  get log(): string {
    return this.#log.all;
  }

  waitForLog(pattern: RegExp, deadline = LOG_DEADLINE): Promise<RegExpExecArray> {
    return this.#log.matching(pattern, deadline, () => this.#ended);
  }

  async #end(stage: Stage, options: RunOptions, testIsOver: AbortSignal): Promise<ActionResult> {
    const started = performance.now();
    const code = await runInThread(stage, this.#log, options.deadline ?? DEADLINE, testIsOver);
    const durationMs = performance.now() - started;
    return resultOf({ code, signal: null, durationMs, peakMemory: 0 }, this.#log, stage, this.temp, options);
  }
}

function resultOf(
  ending: Ending,
  log: ActionLog,
  stage: Stage,
  temp: string,
  options: RunOptions,
): ActionResult {
  const result = readResult(ending, log, stage, options.debug);
  return {
    ...result,
    temp,
    post: (more) => {
      if (options.t === undefined && options.temp === undefined) {
        throw new Error('the job is gone with its only step: give main { t } to keep it for post');
      }
      const next = { stage: 'post', stuckSummary: false } as const;
      return runAction({ ...options, ...next, temp, state: result.state, ...more });
    },
  };
}

/** RUNNER_TEMP. */
function jobFolder(scratch: Scratch, options: RunOptions): string {
  const temp = options.temp ?? path.join(scratch.folder, 'temp');
  mkdirSync(temp, { recursive: true });
  return temp;
}

/** Does the job outlast this step? */
function isKept({ t, temp }: RunOptions): boolean {
  return t !== undefined && temp === undefined;
}
