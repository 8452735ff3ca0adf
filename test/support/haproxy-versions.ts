/**
 * The HAProxy versions that every test of ours meets, and where their programs are. Run as a program this file
 * unpacks the missing ones; the suites decide the branch only, patch levels come and go with Debian.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';

const SUITES = {
  '2.2': 'bullseye',
  '2.6': 'bookworm',
  '3.0': 'trixie',
  '3.2': 'sid',
  '3.4': 'experimental,sid',
} as const;

export type HaproxyVersion = keyof typeof SUITES;

const CACHE = path.resolve(import.meta.dirname, '../../.cache/haproxy');

/** The versions to test, oldest first; `HAPROXY_VERSIONS=2.2,3.4` narrows them for a quick run. */
export const HAPROXY_VERSIONS: readonly HaproxyVersion[] = narrowed(process.env.HAPROXY_VERSIONS);

/** The newest version of the set. */
export const NEWEST: HaproxyVersion = HAPROXY_VERSIONS.at(-1) ?? '3.4';

/** What does not depend on HAProxy's own doings is tried at both ends; everything between answers the contract suite. */
export const OLDEST_AND_NEWEST: readonly HaproxyVersion[] = [
  ...new Set([HAPROXY_VERSIONS[0] ?? NEWEST, NEWEST]),
];

/** Is this `npm run test:all`, where nothing is left out that another version or another turn has shown already? */
export const IS_LONG_FORM: boolean = (process.env.TEST_ALL ?? '') !== '';

/**
 * The absolute path of the program, unpacked now if it is missing.
 *
 * @throws Error of one line that says what to do.
 */
export function haproxyBinary(version: HaproxyVersion): string {
  const binary = binaryOf(version);
  if (isUnpacked(version)) {
    return binary;
  }
  if (process.env.HAPROXY_FETCH === 'no') {
    throw new Error(`HAProxy ${version}: not unpacked (see the first lines of this run)`);
  }
  const script = path.join(import.meta.dirname, 'get-haproxy.sh');
  const run = spawnSync('sh', [script, version, SUITES[version], path.dirname(binary)], { encoding: 'utf8' });
  if (run.status !== 0) {
    throw new Error(run.stderr.trim() || `HAProxy ${version}: 'sh' cannot be run`);
  }
  return binary;
}

export function isUnpacked(version: HaproxyVersion): boolean {
  return existsSync(binaryOf(version));
}

/** What `haproxy -v` calls itself, `3.4.7-1` for one. */
export function haproxyRelease(version: HaproxyVersion): string {
  const { stdout } = spawnSync(haproxyBinary(version), ['-v'], { encoding: 'utf8' });
  return /version (\S+)/.exec(stdout)?.[1] ?? 'unknown';
}

/**
 * Registers one `describe` per version: every one of them in `npm run test:all`, the oldest and the newest in `npm test`. A version that
 * cannot be had is a skip that says so on a contributor's machine, and a failure where `CI` is set: there nobody would see the skip.
 */
export function forEachHaproxy(
  title: string,
  suite: (version: HaproxyVersion, binary: string) => void,
  versions: readonly HaproxyVersion[] = IS_LONG_FORM ? HAPROXY_VERSIONS : OLDEST_AND_NEWEST,
): void {
  for (const version of versions) {
    describe(`${title}, HAProxy ${version}`, () => {
      let binary: string;
      try {
        binary = haproxyBinary(version);
      } catch (error) {
        const { message } = error as Error;
        test(`HAProxy ${version} is there`, (t) => {
          if (process.env.CI === 'true') {
            throw error;
          }
          console.error(`SKIPPED: ${message}`);
          t.skip(message);
        });
        return;
      }
      suite(version, binary);
    });
  }
}

/** As `forEachHaproxy`, for every version at any time: what only HAProxy itself can show, and the few that prove the promise on each. */
export function onEveryHaproxy(
  title: string,
  suite: (version: HaproxyVersion, binary: string) => void,
): void {
  forEachHaproxy(title, suite, HAPROXY_VERSIONS);
}

/** As `forEachHaproxy`, for the oldest and the newest at any time: what no version between them could tell otherwise. */
export function atBothEnds(name: string, suite: (version: HaproxyVersion) => void): void {
  forEachHaproxy(name, suite, OLDEST_AND_NEWEST);
}

/** Is the case with this number, of those that hang on no version, tried at this end? At one of both, in turn; in the long form everywhere. */
export function isItsTurn(version: HaproxyVersion, number: number): boolean {
  return IS_LONG_FORM || version === OLDEST_AND_NEWEST[number % OLDEST_AND_NEWEST.length];
}

type Test = (name: string, run: (t: TestContext) => Promise<void> | void) => void;

/**
 * As `atBothEnds`, for what hangs on no version at all: what the suite registers with its own `test` is tried at one of the two, in turn, and
 * at both in `npm run test:all`.
 */
export function atEitherEnd(name: string, suite: (version: HaproxyVersion, inTurn: Test) => void): void {
  atBothEnds(name, (version) => {
    let number = 0;
    suite(version, (what, run) => {
      if (isItsTurn(version, number++)) test(what, run);
    });
  });
}

/** `test` for what other tests of `npm test` tell as well, more slowly: registered in `npm run test:all` alone. */
export const testInLongForm: Test = (name, run) => {
  if (IS_LONG_FORM) test(name, run);
};

function binaryOf(version: HaproxyVersion): string {
  return path.join(CACHE, version, 'haproxy');
}

function narrowed(wanted: string | undefined): HaproxyVersion[] {
  const all = Object.keys(SUITES) as HaproxyVersion[];
  if (wanted === undefined || wanted === '') {
    return all;
  }
  const names = wanted.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !(all as string[]).includes(name));
  if (unknown.length > 0) {
    throw new Error(`HAPROXY_VERSIONS: '${unknown.join(', ')}' is not one of ${all.join(', ')}`);
  }
  return all.filter((version) => names.includes(version));
}
