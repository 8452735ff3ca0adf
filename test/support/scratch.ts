/**
 * A temporary folder, and a group of processes, that do not outlive us: a shell waits on a pipe that closes when
 * this process ends, however it ends, SIGKILL included, and then clears up.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const CLEAR_UP = `
  group=
  while read -r line; do group=$line; done
  [ -z "$group" ] || kill -s KILL -- "-$group"
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

export function makeScratch(prefix = 'hss-'): Scratch {
  const base = realpathSync(os.tmpdir());
  const folder = mkdtempSync(path.join(base.length > LONGEST_BASE ? '/tmp' : base, prefix));
  const reaper = spawn('sh', ['-c', CLEAR_UP, folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
  });
  const ended = once(reaper, 'exit');
  reaper.unref();
  const { stdin } = reaper;
  if ('unref' in stdin && typeof stdin.unref === 'function') {
    stdin.unref();
  }
  const remove = async (): Promise<void> => {
    reaper.ref();
    stdin.end();
    await ended;
  };
  return {
    folder,
    reap: (group) => void stdin.write(`${group ?? ''}\n`),
    remove,
    [Symbol.asyncDispose]: remove,
  };
}
