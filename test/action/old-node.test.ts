/**
 * A Node that is too old says so before anything else can fail, in main and in post: runners other than GitHub's bring their own.
 * Tried with the old Node of this machine, where there is one.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, test } from 'node:test';
import { readLog } from '../support/workflow-commands.ts';

const DIST = path.resolve(import.meta.dirname, '../../dist');

/** The first `node` of these folders that is older than 24, with its version. */
function oldNode(): { program: string; version: string } | null {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/bin', '/usr/local/bin'];
  for (const folder of folders) {
    const program = path.join(folder, 'node');
    const version = spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout?.trim() ?? '';
    const major = Number(/^v(\d+)\./.exec(version)?.[1] ?? Number.NaN);
    if (major < 24) return { program, version };
  }
  return null;
}

function run(program: string, entry: string) {
  return spawnSync(program, [path.join(DIST, entry)], { encoding: 'utf8', env: {} });
}

describe('A Node that is too old', () => {
  const old = oldNode();
  if (old === null) {
    test('is told apart', (t) => {
      console.error('SKIPPED: this machine has no Node before 24 to try');
      t.skip('no old Node');
    });
    return;
  }
  const { program, version } = old;

  for (const entry of ['main.js', 'rolling.js'])
    test(`${version} fails ${entry}: what is needed, what there is, and that nothing was changed`, () => {
      const { status, stdout, stderr } = run(program, entry);
      const [annotation, ...others] = readLog(stdout).annotations;
      assert.deepEqual([status, stderr, others], [1, '', []]);
      assert.equal(annotation?.level, 'error');
      assert.equal(
        annotation?.message,
        `This action needs Node 24, this is ${version}. Nothing was connected and nothing was changed. GitHub's runners bring Node 24 along; on another runner, update it.`,
      );
    });

  test(`${version} fails an audit: what is needed, what there is, and that nothing was read`, () => {
    const { status, stdout, stderr } = run(program, 'audit/main.js');
    const [annotation, ...others] = readLog(stdout).annotations;
    assert.deepEqual([status, stderr, others], [1, '', []]);
    assert.equal(annotation?.level, 'error');
    assert.equal(
      annotation?.message,
      `This action needs Node 24, this is ${version}. Nothing was read: who is out of rotation is not known. GitHub's runners bring Node 24 along; on another runner, update it.`,
    );
  });

  test(`${version} warns in post, and fails no job`, () => {
    const { status, stdout, stderr } = run(program, 'post.js');
    const [annotation, ...others] = readLog(stdout).annotations;
    assert.deepEqual([status, stderr, others], [0, '', []]);
    assert.equal(annotation?.level, 'warning');
    assert.equal(
      annotation?.message,
      `This action needs Node 24, this is ${version}. What its main step has changed, if anything, was not looked at.`,
    );
  });

  test(`${version} holds nothing`, () => {
    const { status, stderr } = run(program, 'hold.js');
    assert.deepEqual([status, stderr], [1, `This action needs Node 24, this is ${version}\n`]);
  });
});
