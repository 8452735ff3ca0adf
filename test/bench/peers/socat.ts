/** Where `socat` is: on this machine, or unpacked from its Debian package, which takes no root and installs nothing. */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { makeScratch } from '../../support/scratch.ts';

const CACHE = path.resolve(import.meta.dirname, '../../../.cache');
const UNPACKED = path.join(CACHE, 'socat/usr/bin/socat');

/** A name or an absolute path that can be started; throws, with one line that says what to do, when there is none. */
export function socat(): string {
  if (runs('socat')) return 'socat';
  if (!existsSync(UNPACKED)) unpack();
  if (!runs(UNPACKED)) throw new Error('socat from its Debian package does not run here: install socat');
  return UNPACKED;
}

function runs(program: string): boolean {
  return spawnSync(program, ['-V'], { stdio: 'ignore' }).status === 0;
}

function unpack(): void {
  mkdirSync(CACHE, { recursive: true });
  // Beside its final place: a folder is renamed only within one file system.
  const scratch = makeScratch();
  const folder = path.join(CACHE, `.socat-${process.pid}`);
  try {
    run('apt-get', ['download', 'socat'], scratch.folder);
    const [deb] = globSync('socat_*.deb', { cwd: scratch.folder });
    run('dpkg-deb', ['-x', deb ?? 'socat.deb', folder], scratch.folder);
    renameSync(folder, path.join(CACHE, 'socat'));
  } finally {
    void scratch.remove();
  }
}

function run(program: string, words: readonly string[], cwd: string): void {
  const { status, stderr } = spawnSync(program, words, { cwd, encoding: 'utf8' });
  if (status === 0) return;
  const why = stderr?.trim().split('\n').at(-1) ?? `${program} is missing`;
  throw new Error(`socat is not on this machine, and its Debian package cannot be had (${why})`);
}
