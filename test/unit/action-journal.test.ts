/** What the steps of one job know of each other: who set what of a server last. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import {
  type Entry,
  laterChanges,
  newEntry,
  readEntry,
  timeNow,
  writeEntry,
} from '../../src/action/journal.ts';
import type { SavedStep } from '../../src/action/saved-step.ts';
import { savedStep } from './action-samples.ts';

const ADDRESS = '/run/haproxy.sock';

/** Of web/web1 on one load balancer. */
function step(operation: 'maint' | 'weight', weights: number[] = []): SavedStep {
  const saved = savedStep(['web1']);
  const [loadBalancer] = saved.change.loadBalancers;
  assert.ok(loadBalancer);
  const servers = loadBalancer.servers.map((server) => ({ ...server, weights }));
  return {
    ...saved,
    addresses: [{ name: loadBalancer.name, text: ADDRESS }],
    change: { ...saved.change, operation, loadBalancers: [{ ...loadBalancer, servers }] },
  };
}

describe('The journal', () => {
  const before = process.env.RUNNER_TEMP;
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'journal-'));
    process.env.RUNNER_TEMP = folder;
  });

  afterEach(() => {
    if (before === undefined) delete process.env.RUNNER_TEMP;
    else process.env.RUNNER_TEMP = before;
    rmSync(folder, { recursive: true });
  });

  function write(saved: SavedStep, entry: Entry = newEntry()): Entry {
    writeEntry(entry, timeNow(), saved);
    return entry;
  }

  function later(entry: Entry) {
    const changed = laterChanges(entry, readEntry(entry)?.at ?? timeNow());
    return (['state', 'weight'] as const).filter((aspect) => changed(ADDRESS, 'web/web1', aspect));
  }

  test('tells the state and the weight apart', () => {
    const out = write(step('maint'));
    const lighter = write(step('weight', [10]));
    assert.deepEqual(later(out), ['weight']);
    assert.deepEqual(later(lighter), []);
  });

  test('takes the step that saved last for the later one, whichever began first', () => {
    const first = write(step('maint'));
    const second = write(step('maint'));
    write(step('maint'), first);
    assert.deepEqual(later(first), []);
    assert.deepEqual(later(second), ['state']);
  });

  test('does not mind what no step has written', () => {
    const out = write(step('maint'));
    writeFileSync(path.join(folder, 'haproxy-server-state', 'x.journal'), '{"mac":"","body":"no JSON"}');
    assert.deepEqual(later(out), []);
  });
});
