/**
 * One run of a script, in a session of its own. It ends when this process ends, SIGKILL included: then a shell beside it, which waits on
 * a pipe that closes with us, kills all of the session. One that has ended by itself may leave others behind, as a `run:` step may.
 */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { systemClock } from '../../clock.ts';
import { outlastSession, type ProcessIdentity, processOf, signalSession } from '../state/os-process.ts';
import type { ScriptOutput } from './script-output.ts';

/**
 * The command takes the place of the shell, and what the shell has started would be its child: a script that waits for all of its children
 * (`pgrep -P $$`, `waitpid(-1)`) would never end. So the watcher is started at second hand, and is nobody's. It hears a line when all went its
 * way. `$$` is the session. A process that is started while they are counted is met in the second round. A line before that lets it all begin.
 */
const WATCHED = `
read -r _ <&3 || exit
({
  trap '' HUP INT TERM
  read -r _ <&3 && exit
  read -r me _ </proc/self/stat
  for round in 1 2; do
    for stat in /proc/[0-9]*/stat; do
      read -r line <"$stat" || continue
      pid=\${stat#/proc/}
      pid=\${pid%/stat}
      set -- \${line##*) }
      [ "$4" = "$$" ] && [ "$pid" != "$me" ] && kill -s KILL "$pid"
    done
  done
  kill -s KILL 0
} </dev/null >/dev/null 2>&1 &)
exec "$@" 3<&-`;

/** After SIGKILL. */
const KILLED_WITHIN_MS = 1_000;

/** How one script is run. */
export interface ScriptStart {
  folder: string;
  environment: NodeJS.ProcessEnv;
  output: ScriptOutput;
}

/** How it ended: by itself (`exitCode`), or by a signal. */
export interface ProcessEnd {
  exitCode: number | null;
  signal: string | null;
}

/** One script, from its start to its end. */
export class ScriptProcess {
  /** Null where there is no /proc. */
  readonly identity: ProcessIdentity | null;
  /** Rejects with the system's error when there is no shell. */
  readonly ended: Promise<ProcessEnd>;
  /** Resolves when nobody can print any more. */
  readonly closed: Promise<void>;
  readonly #child: ChildProcess;
  readonly #killAtExit = () => this.#signal('SIGKILL');
  /** It was told to end: whoever of it is left does not outlive us. */
  #ending = false;

  constructor(command: readonly string[], { folder, environment, output }: ScriptStart) {
    // Not imported: every start would pay for it.
    const { spawn } = process.getBuiltinModule('node:child_process');
    this.#child = spawn('sh', ['-c', WATCHED, 'sh', ...command], {
      cwd: folder,
      env: environment,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    this.identity = this.#child.pid === undefined ? null : processOf(this.#child.pid);
    process.once('exit', this.#killAtExit);
    output.follow(this.#child.stdout);
    output.follow(this.#child.stderr);
    // Whoever kills all of its group has killed the watcher, too.
    this.#child.stdio[3]?.on('error', () => {});
    this.closed = new Promise((resolve) => this.#child.once('close', () => resolve()));
    this.ended = once(this.#child, 'exit').then(([exitCode, signal]) => {
      if (!this.#ending) this.#release();
      return { exitCode, signal };
    });
    this.ended.catch(() => this.#release());
  }

  /** Now it may run: what is to be saved of it is saved, and nobody writes beside a script that may begin with clearing temporary files away. */
  begin(): void {
    const pipe = this.#child.stdio[3];
    if (pipe && 'write' in pipe) pipe.write('\n');
  }

  /**
   * SIGTERM to all of them, and SIGKILL to whoever is left when the script has ended, or after this time. Resolves to whether all have
   * ended: one that another user began, as by `sudo`, is not ours to end.
   */
  async end(graceMs: number): Promise<boolean> {
    this.#ending = true;
    this.#signal('SIGTERM');
    await this.#endedWithin(graceMs);
    this.#signal('SIGKILL');
    await this.#endedWithin(KILLED_WITHIN_MS);
    const { identity } = this;
    const isOver = identity === null || (await outlastSession(identity, KILLED_WITHIN_MS, systemClock));
    this.#release();
    return isOver;
  }

  async #endedWithin(limitMs: number): Promise<void> {
    const over = new AbortController();
    const late = systemClock.sleep(limitMs, over.signal);
    late.catch(() => {});
    await Promise.race([this.ended, late]);
    over.abort();
  }

  #signal(signal: NodeJS.Signals): void {
    const group = this.#child.pid;
    if (group === undefined) return;
    if (this.identity !== null) {
      signalSession(this.identity, signal);
      return;
    }
    try {
      process.kill(-group, signal);
    } catch {
      // Nobody of it is left.
    }
  }

  /** What it has left behind keeps nobody waiting, and is not ours to end. */
  #release(): void {
    process.off('exit', this.#killAtExit);
    const pipe = this.#child.stdio[3];
    if (pipe && 'end' in pipe) pipe.end('\n');
    this.#child.unref();
    for (const stream of this.#child.stdio) {
      if (stream && 'unref' in stream && typeof stream.unref === 'function') stream.unref();
    }
  }
}
