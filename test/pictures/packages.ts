/**
 * What draws the pictures and nothing else needs: packages of the npm registry, fetched when pictures are wanted, in the version and
 * with the content that are written here. Never dependencies of the project.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { makeScratch } from '../support/scratch.ts';

const CACHE = path.resolve(import.meta.dirname, '../../.cache/pictures');

/** Name, version and the registry's `dist.integrity`. Without an install script, and complete without their own dependencies. */
const PACKAGES = {
  marked: [
    '18.2.1',
    'sha512-ii4bxCTCqqwpT86XZWgJNs+ZnAIZksmLGYMViWA7PDIXYIeNo1x6cDdX3JOip9NM/cI6p8z57FxliACboTruMA==',
  ],
  'marked-alert': [
    '2.1.2',
    'sha512-EFNRZ08d8L/iEIPLTlQMDjvwIsj03gxWCczYTht6DCiHJIZhMk4NK5gtPY9UqAYb09eV5VGT+jD4lp396E0I+w==',
  ],
  'github-markdown-css': [
    '5.9.0',
    'sha512-tmT5sY+zvg2302XLYEfH2mtkViIM1SWf2nvYoF5N1ZsO0V6B2qZTiw3GOzw4vpjLygK/KG35qRlPFweHqfzz5w==',
  ],
  mermaid: [
    '12.3.0',
    'sha512-4113TdXeLAsMruJ79OpFL5O8+LTFXhQqZ260rF3tgUmiNAtRm4Uume04I+65PRN6yZ69J4f8rVYWW8zRk65UYw==',
  ],
} as const;

export type PackageName = keyof typeof PACKAGES;

/** The folder of an unpacked package. Throws when it cannot be had, or is not what it was. */
export async function packageFolder(name: PackageName): Promise<string> {
  const [version, integrity] = PACKAGES[name];
  const folder = path.join(CACHE, `${name}-${version}`);
  if (existsSync(folder)) return folder;
  console.log(`Fetching ${name} ${version}`);
  await using scratch = makeScratch();
  // In a folder without a package.json: this project's own says nothing of these.
  execFileSync('npm', ['pack', '--silent', `${name}@${version}`], {
    cwd: scratch.folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const archive = path.join(scratch.folder, `${name}-${version}.tgz`);
  const digest = createHash('sha512').update(readFileSync(archive)).digest('base64');
  if (`sha512-${digest}` !== integrity) throw new Error(`${name} ${version} is not what it was: ${digest}`);
  mkdirSync(CACHE, { recursive: true });
  const unpacked = `${folder}.${process.pid}`;
  mkdirSync(unpacked);
  execFileSync('tar', ['-xzf', archive, '-C', unpacked, '--strip-components=1']);
  renameSync(unpacked, folder);
  return folder;
}
