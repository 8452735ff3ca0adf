/** What later steps of a job know of cuts that earlier ones have seen. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { knownCuts } from '../../src/action/state/known-cuts.ts';
import { PROCESS } from './action-samples.ts';

const OTHER = { ...PROCESS, node: 'lb2' };
const addressesOf = (name: string, address: string) => new Map([[name, address]]);

describe('Cuts that were seen', () => {
  const before = process.env.RUNNER_TEMP;
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'cuts-'));
    process.env.RUNNER_TEMP = folder;
  });
  afterEach(() => {
    process.env.RUNNER_TEMP = before;
    rmSync(folder, { recursive: true });
  });

  test('are known to this step at once, and to a later one, which calls the load balancer otherwise', () => {
    const step = knownCuts(addressesOf('lb1', '/run/haproxy.sock'));
    assert.equal(step.has('lb1', 'web', PROCESS), false);
    step.note('lb1', 'web', PROCESS);
    assert.equal(step.has('lb1', 'web', PROCESS), true);
    const later = knownCuts(addressesOf('front', 'unix:///run/haproxy.sock'));
    assert.equal(later.has('front', 'web', PROCESS), true);
    assert.equal(later.has('front', 'api', PROCESS), false);
    const elsewhere = knownCuts(addressesOf('front', '/run/other.sock'));
    assert.equal(elsewhere.has('front', 'web', OTHER), false);
  });

  test('are known by whoever answers: at another address, after a reload, and not of another one behind the same address', () => {
    knownCuts(addressesOf('lb1', '127.0.0.1:9999')).note('lb1', 'web', PROCESS);
    const bySocket = knownCuts(addressesOf('lb1', '/run/haproxy.sock'));
    assert.equal(bySocket.has('lb1', 'web', PROCESS), true);
    const tunnel = knownCuts(addressesOf('lb1', 'tcp://127.0.0.1:9999'));
    assert.equal(tunnel.has('lb1', 'web', { ...PROCESS, pid: 1, startedAt: 1_700_000_900 }), true);
    assert.equal(tunnel.has('lb1', 'web', OTHER), false);
    tunnel.note('lb1', 'web', OTHER);
    assert.equal(tunnel.has('lb1', 'web', OTHER), true);
  });

  test('leave one file each, however often they are seen', () => {
    const step = knownCuts(addressesOf('lb1', '/run/haproxy.sock'));
    for (const backend of ['web', 'api', 'web']) step.note('lb1', backend, PROCESS);
    knownCuts(addressesOf('lb1', '/run/haproxy.sock')).note('lb1', 'web', PROCESS);
    assert.equal(readdirSync(path.join(folder, 'haproxy-server-state')).length, 2);
  });

  test('that cannot be saved are known to this step alone', () => {
    writeFileSync(path.join(folder, 'haproxy-server-state'), '');
    const step = knownCuts(addressesOf('lb1', '/run/haproxy.sock'));
    step.note('lb1', 'web', PROCESS);
    assert.equal(step.has('lb1', 'web', PROCESS), true);
    assert.equal(knownCuts(addressesOf('lb1', '/run/haproxy.sock')).has('lb1', 'web', PROCESS), false);
  });
});
