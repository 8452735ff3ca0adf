/**
 * Temporary folders, and groups of processes, that do not outlive us: a shell waits on a pipe that closes when this process ends,
 * however it ends, SIGKILL included, and then clears up after all of them.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** Of the lines that it was sent the last one counts: the groups that are there now. */
const CLEAR_UP = `
  groups=
  while read -r line; do groups=$line; done
  for group in $groups; do kill -s KILL -- "-$group"; done
  rm -rf -- "$0"`;

/** The longest base folder that leaves room for a Unix socket's name within its limit of 107 bytes. */
const LONGEST_BASE = 60;

export interface Scratch extends AsyncDisposable {
  /** Absolute and short enough for Unix sockets. */
  readonly folder: string;
  /** Names the process group to kill when this process dies; undefined when there is none (any more). */
  reap(group: number | undefined): void;
  /** Removes the folder, and kills the group if one is named. May be called twice. */
  remove(): Promise<void>;
}

/** One shell for all folders of this process: one for each would be a good part of what a step costs. */
class Reaper {
  readonly base: string;
  readonly #stdin: NodeJS.WritableStream;
  readonly #groups = new Map<string, number>();
  #folders = 0;

  constructor() {
    const tmp = realpathSync(os.tmpdir());
    this.base = mkdtempSync(path.join(tmp.length > LONGEST_BASE ? '/tmp' : tmp, 'hss-'));
    const shell = spawn('sh', ['-c', CLEAR_UP, this.base], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
      cwd: '/',
    });
    shell.unref();
    (shell.stdin as unknown as { unref(): void }).unref();
    this.#stdin = shell.stdin;
  }

  makeFolder(): string {
    this.#folders += 1;
    const folder = path.join(this.base, String(this.#folders));
    mkdirSync(folder);
    return folder;
  }

  watch(folder: string, group: number | undefined): void {
    if (group !== undefined) this.#groups.set(folder, group);
    else if (!this.#groups.delete(folder)) return;
    this.#stdin.write(`${[...this.#groups.values()].join(' ')}\n`);
  }

  kill(folder: string): void {
    const group = this.#groups.get(folder);
    if (group === undefined) return;
    try {
      process.kill(-group, 'SIGKILL');
    } catch {
      // Nobody of it is there any more.
    }
    this.watch(folder, undefined);
  }
}

let reaper: Reaper | undefined;

export function makeScratch(): Scratch {
  reaper ??= new Reaper();
  const mine = reaper;
  const folder = mine.makeFolder();
  const remove = async (): Promise<void> => {
    mine.kill(folder);
    // Whoever was killed in this moment may still be writing.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  };
  return {
    folder,
    reap: (group) => mine.watch(folder, group),
    remove,
    [Symbol.asyncDispose]: remove,
  };
}
