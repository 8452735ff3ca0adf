/**
 * The program that runs workflows on this machine, without Docker: nektos/act, of one version, built with the Go toolchain on first
 * use. Only the workflow tests need it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';

const VERSION = 'v0.2.87';
const CACHE = path.resolve(import.meta.dirname, '../../.cache/act');

/**
 * The absolute path of act, built now if it is missing.
 *
 * @throws Error of a few lines that say what to do.
 */
function actBinary(): string {
  const binary = path.join(CACHE, VERSION, 'act');
  if (!existsSync(binary)) build(path.dirname(binary));
  return binary;
}

/** Into a folder of its own first: two test files may come here at the same time, and nobody may find half a program. */
function build(folder: string): void {
  mkdirSync(CACHE, { recursive: true });
  const draft = mkdtempSync(path.join(CACHE, 'draft-'));
  try {
    const go = spawnSync('go', ['install', `github.com/nektos/act@${VERSION}`], {
      env: { ...process.env, GOBIN: draft, CGO_ENABLED: '0' },
      encoding: 'utf8',
    });
    if (go.error !== undefined) throw new Error('act is missing: install Go 1.25 or later, which builds it');
    if (go.status !== 0) throw new Error(`act ${VERSION} could not be built: ${go.stderr.slice(-1_000)}`);
    if (!existsSync(folder)) renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/**
 * Registers the suite, which gets the path of act; where act cannot be had, a skip that says so on a contributor's machine and a
 * failure where `CI` is set: there nobody would see the skip.
 */
export function whereActIs(title: string, suite: (act: string) => void): void {
  describe(title, () => {
    let act: string;
    try {
      act = actBinary();
    } catch (error) {
      const { message } = error as Error;
      test('act is there', (t) => {
        if (process.env.CI === 'true') throw error;
        console.error(`SKIPPED: ${message}`);
        t.skip(message);
      });
      return;
    }
    suite(act);
  });
}
