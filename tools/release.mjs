/**
 * What `.github/workflows/release.yml` has to decide. Plain JavaScript without dependencies: it runs where nothing is installed.
 *
 *     node tools/release.mjs notes v1.2.3                      the section of CHANGELOG.md; fails where tag, package and changelog disagree
 *     git tag --list | node tools/release.mjs major v1.2.3     v1, or nothing where a later v1 is there already
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

const TAG = /^v(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

/** The three numbers of a tag. Throws for any other tag. */
function numbersOf(tag) {
  const numbers = TAG.exec(tag)?.slice(1).map(Number);
  if (numbers === undefined) throw new Error(`${tag} is not of the form vX.Y.Z`);
  return numbers;
}

/** The notes of a release, from the changelog. Throws where the tag, the package and the changelog do not name one version. */
export function notesFor(tag, packageVersion, changelog) {
  const version = numbersOf(tag).join('.');
  if (packageVersion !== version)
    throw new Error(`${tag} is tagged, and package.json says ${packageVersion}`);
  const section = changelog
    .split(/^## /m)
    .find((text) => text.startsWith(`${version} `) || text.startsWith(`${version}\n`));
  const notes = section?.slice(section.indexOf('\n')).trim();
  if (!notes) throw new Error(`CHANGELOG.md says nothing of ${version}`);
  return notes;
}

/** The tag that moves to this release, `v1` for `v1.2.3`; null where a later release of it is there. */
export function majorTagFor(tag, tags) {
  const own = numbersOf(tag);
  const isLater = ([major, minor, patch]) =>
    major === own[0] && (minor > own[1] || (minor === own[1] && patch > own[2]));
  return tags
    .filter((one) => TAG.test(one))
    .map(numbersOf)
    .some(isLater)
    ? null
    : `v${own[0]}`;
}

function main([command, tag = '']) {
  const read = (name) => readFileSync(path.join(import.meta.dirname, '..', name), 'utf8');
  if (command === 'notes')
    return notesFor(tag, JSON.parse(read('package.json')).version, read('CHANGELOG.md'));
  if (command === 'major') return majorTagFor(tag, readFileSync(0, 'utf8').split('\n')) ?? '';
  throw new Error('notes or major?');
}

if (process.argv[1] === import.meta.filename) {
  try {
    console.log(main(process.argv.slice(2)));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
