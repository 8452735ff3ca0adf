/**
 * Ansible from PyPI for the bench alone, below `.cache/ansible`: `ansible-core` with what it needs, and of the package `ansible` the
 * collection community.general. Versions are pinned: the numbers are of these.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { makeScratch } from '../../support/scratch.ts';

/** The newest ansible-core that takes Python 3.11, and the newest collection. */
const PINNED = [
  'ansible-core==2.19.14',
  'cffi==2.1.1',
  'cryptography==50.0.2',
  'jinja2==3.1.6',
  'markupsafe==3.0.4',
  'packaging==26.4',
  'pycparser==3.12',
  'pyyaml==6.0.4',
  'resolvelib==1.2.1',
];
const BUNDLE = {
  name: 'ansible==14.5.0',
  wheel: 'ansible-14.5.0-py3-none-any.whl',
  sha256: '245623ccc2d31d0f6f4bdb63168d550cad305fb032cc43d96e8f61ce8ab0ba84',
};
/** What the table calls it: the collection is the one of the bundle. */
export const ANSIBLE_VERSIONS = 'community.general 13.5.0, ansible-core 2.19.14';

const CACHE = path.resolve(import.meta.dirname, '../../../.cache/ansible');
const EXTRACT = `
import sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
wanted = [name for name in archive.namelist() if name.startswith("ansible_collections/community/general/")]
archive.extractall(sys.argv[2], wanted)`;

export interface Ansible {
  /** PYTHONPATH for `python3 -m ansible playbook`. */
  readonly packages: string;
  readonly collections: string;
}

/** Fetched when it is not there; throws, with one line that says why, when it cannot be had. */
export function getAnsible(): Ansible {
  const python = run([
    '-c',
    'import sys; assert sys.version_info >= (3, 11), "Python 3.11 is needed"; print(sys.implementation.cache_tag)',
  ]);
  const folder = path.join(CACHE, `${BUNDLE.name.replace('==', '-')}-${python.trim()}`);
  if (!existsSync(folder)) fetchInto(folder);
  return { packages: path.join(folder, 'packages'), collections: path.join(folder, 'collections') };
}

function fetchInto(folder: string): void {
  console.log(`Fetching Ansible from PyPI (${ANSIBLE_VERSIONS}; 60 MB, once)`);
  mkdirSync(CACHE, { recursive: true });
  const unfinished = `${folder}.${process.pid}`;
  const scratch = makeScratch();
  try {
    run([
      '-m',
      'pip',
      ...pip('install'),
      '--no-deps',
      '--target',
      path.join(unfinished, 'packages'),
      ...PINNED,
    ]);
    // Its own Python is newer than that of many machines; of the wheel only a collection is taken, which is not.
    const anyPython = ['--python-version', '3.14', '--dest', scratch.folder, '--no-deps'];
    run(['-m', 'pip', ...pip('download'), ...anyPython, BUNDLE.name]);
    const wheel = path.join(scratch.folder, BUNDLE.wheel);
    const digest = createHash('sha256').update(readFileSync(wheel)).digest('hex');
    if (digest !== BUNDLE.sha256) throw new Error(`${BUNDLE.name} is not what it was: ${digest}`);
    run(['-c', EXTRACT, wheel, path.join(unfinished, 'collections')]);
    renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
    void scratch.remove();
  }
}

function pip(command: string): string[] {
  return [command, '--quiet', '--no-input', '--disable-pip-version-check', '--only-binary=:all:'];
}

function run(words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('python3', words, { encoding: 'utf8' });
  if (status === 0) return stdout;
  const lines = stderr?.trim().split('\n') ?? [];
  const why = lines.findLast((line) => /error/i.test(line)) ?? lines.at(-1) ?? 'python3 is missing';
  throw new Error(`Ansible cannot be had from PyPI: ${why}`);
}
