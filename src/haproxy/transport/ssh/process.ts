/**
 * One run of the system's own `ssh` that forwards one local socket. It ends when this process ends, SIGKILL included: then a
 * shell beside it, which waits on a pipe that closes with us, removes the files and kills the group of all of them.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import type { PrivateFolders } from '../../credentials.ts';
import { READY, TARGET } from './config.ts';

/** `$1`, `$2`: folders to remove; the rest is the command. Background jobs keep no pipe of ours open. */
const SUPERVISOR = `
exec 3<&0 </dev/null
files=$1 sockets=$2
shift 2
"$@" 3<&- &
ssh=$!
{
  read -r _ <&3
  rm -rf -- "$files" "$sockets"
  kill -s KILL 0
} >/dev/null 2>&1 &
watcher=$!
wait "$ssh"
status=$?
kill -s KILL "$watcher" 2>/dev/null
exit "$status"`;

/** All that ssh and the commands it starts may know of the environment; nothing of the runner's or the job's. */
const ENVIRONMENT = [
  'HOME',
  'LOGNAME',
  'PATH',
  // By this the runner finds, at the end of the job, whatever a step has left behind.
  'RUNNER_TRACKING_ID',
  'SSH_AUTH_SOCK',
  'TMPDIR',
  'USER',
];

/** Lines kept: what matters comes first, or at the end. */
const MOST_LINES = 200;
/** Characters of one of them. What the other side says may be longer; it is looked through for words many times, and nobody reads so much. */
const LONGEST_LINE = 2_000;

/** How one ssh is started. */
export interface SshStart {
  /** Name of the configuration file in `folders.files`. */
  config: string;
  /** Where to listen. */
  local: string;
  remote: string;
  folders: PrivateFolders;
  /** Gets each line of ssh's: foreign text. */
  debug?: (line: string) => void;
}

/** All of this process. One listener for all of them: of more than ten Node warns in the log, as of a leak. */
const alive = new Set<SshProcess>();

function killAll(): void {
  for (const ssh of alive) ssh.kill();
}

/** One ssh, from its start to its end. */
export class SshProcess {
  /** What ssh has said since it was last emptied, line by line: foreign text. */
  readonly said: string[] = [];
  /** Resolves when nobody of the group runs any more. */
  readonly ended: Promise<void>;
  /** False as soon as its end is certain. */
  running = true;
  readonly #child: ChildProcess;

  /** Throws the system's error when there is no shell. */
  constructor(start: SshStart) {
    const { files, sockets } = start.folders;
    const forward = `${start.local}:${start.remote}`;
    const ssh = ['ssh', '-F', `./${start.config}`, '-N', '-T', '-L', forward, '--', TARGET];
    this.#child = spawn('sh', ['-c', SUPERVISOR, 'sh', files, sockets, ...ssh], {
      cwd: files,
      env: { ...allowed(process.env), LC_ALL: 'C' },
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    if (alive.size === 0) process.once('exit', killAll);
    alive.add(this);
    this.#child.stdin?.on('error', () => {});
    eachLine(this.#child.stderr, (line) => {
      if (this.said.length < MOST_LINES) this.said.push(line);
      start.debug?.(`ssh: ${line}`);
    });
    this.#child.once('exit', () => this.kill());
    this.ended = once(this.#child, 'close').then(
      () => this.#over(),
      (error: Error) => {
        this.said.push(error.message);
        this.#over();
      },
    );
  }

  /** Resolves with true when the tunnel listens, with false when it never will. From then on it keeps nobody waiting. */
  async listens(): Promise<boolean> {
    const ready = new Promise<boolean>((resolve) => {
      eachLine(this.#child.stdout, (line) => {
        if (line === READY) resolve(true);
      });
    });
    const listens = await Promise.race([ready, this.ended.then(() => false)]);
    this.#child.unref();
    for (const stream of this.#child.stdio ?? []) {
      if (stream && 'unref' in stream && typeof stream.unref === 'function') stream.unref();
    }
    return listens;
  }

  /** Ends everybody of the group at once: whoever ends ssh has no further use for the connection. */
  kill(): void {
    const group = this.#child.pid;
    if (!this.running || group === undefined) return;
    this.running = false;
    try {
      process.kill(-group, 'SIGKILL');
    } catch {
      // Nobody of it is left.
    }
  }

  #over(): void {
    this.running = false;
    alive.delete(this);
    if (alive.size === 0) process.off('exit', killAll);
  }
}

function allowed(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    ENVIRONMENT.flatMap((name) => {
      const value = environment[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function eachLine(stream: Readable | null, take: (line: string) => void): void {
  let rest = '';
  stream?.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = `${rest}${chunk}`.split(/\r?\n/);
    // A line that never ends would grow for ever.
    rest = (lines.pop() ?? '').slice(0, LONGEST_LINE);
    for (const line of lines) if (line.trim() !== '') take(line.slice(0, LONGEST_LINE));
  });
}
