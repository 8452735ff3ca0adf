/** The pieces of a rolling step by themselves: both halves of a batch as one, what is saved of it, and what stands against it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Failure } from '../../src/errors.ts';
import type { ServerReport } from '../../src/operation/report.ts';
import { mergedRows } from '../../src/operation/rolling/batch-rows.ts';
import { FailureList } from '../../src/operation/rolling/failure-list.ts';
import { RollingLedger } from '../../src/operation/rolling/rolling-ledger.ts';
import type { SavedChange, SavedLoadBalancer, SavedServer } from '../../src/operation/saved-change.ts';
import { request } from './rolling-scene.ts';
import { type Given, server } from './servers.ts';

const MAINT: Given = { adminFlags: 1, operationalState: 0, status: 'MAINT' };

function row(given: Partial<ServerReport> = {}, before: Given = {}, after: Given = before): ServerReport {
  return {
    loadBalancer: 'lb1',
    backend: 'web',
    server: 'web1',
    before: server('web/web1', before),
    after: server('web/web1', after),
    changed: 'yes',
    outcome: 'changed',
    trackedBy: [],
    goal: 'maint',
    drainMs: 5,
    drained: true,
    healthMs: null,
    sessionsShutDown: 1,
    sessionsOverTime: [],
    error: null,
    notPutBack: null,
    ...given,
  };
}

describe('both halves of a batch as one row', () => {
  const merged = (out: ServerReport, back: ServerReport) => mergedRows([out], [back])[0];

  test('what it was before the first, and what it is after the second', () => {
    const out = row({}, {}, MAINT);
    const back = row({ goal: 'ready', healthMs: 7, sessionsShutDown: 2, drainMs: null }, MAINT, {});
    assert.deepEqual(merged(out, back), {
      ...out,
      after: back.after,
      changed: 'no',
      outcome: 'changed',
      healthMs: 7,
      sessionsShutDown: 3,
    });
  });

  test('each outcome of the way back', () => {
    for (const [outcome, expected] of [
      ['changed', 'changed'],
      ['unchanged', 'changed'],
      ['rolled-back', 'failed'],
      ['skipped', 'failed'],
      ['failed', 'failed'],
      ['gone', 'gone'],
    ] as const)
      assert.equal(merged(row(), row({ outcome }))?.outcome, expected);
  });

  test('whether it is otherwise than before it went out', () => {
    const cases: [Given, Given, Partial<ServerReport>, string][] = [
      [{}, {}, {}, 'no'],
      [{}, MAINT, {}, 'yes'],
      [MAINT, {}, {}, 'yes'],
      [{}, { weight: 5 }, { changed: 'yes' }, 'yes'],
      // Agents change weights all the time.
      [{}, { weight: 5 }, { changed: 'no' }, 'no'],
      [{}, MAINT, { changed: 'unknown' }, 'unknown'],
      [{}, MAINT, { outcome: 'gone' }, 'no'],
      [{}, MAINT, { outcome: 'gone', changed: 'unknown' }, 'no'],
    ];
    for (const [before, after, given, expected] of cases)
      assert.equal(merged(row({}, before, MAINT), row(given, MAINT, after))?.changed, expected);
  });

  test('the later reason counts, or else the earlier one', () => {
    const [first, second] = [new Failure('guard', 'first'), new Failure('unhealthy', 'second')];
    const both = merged(row({ error: first, notPutBack: first }), row({ error: second, notPutBack: second }));
    assert.deepEqual([both?.error, both?.notPutBack], [second, second]);
    const one = merged(row({ error: first, notPutBack: first }), row());
    assert.deepEqual([one?.error, one?.notPutBack], [first, first]);
  });

  test('what weights either of them has sent counts', () => {
    const weights = (out: readonly number[], back: readonly number[]) =>
      merged(row({ weightsSent: out }), row({ weightsSent: back }))?.weightsSent;
    assert.deepEqual(weights([], [0, 3]), [0, 3]);
    assert.deepEqual(weights([0], [3]), [0, 3]);
    assert.deepEqual(merged(row(), row({ weightsSent: [0] }))?.weightsSent, [0]);
  });

  test('where the second has not begun, what it is now is what the first one knows', () => {
    const planned = row({ goal: 'ready', outcome: 'skipped' }, MAINT, MAINT);
    const now = (out: ServerReport) => mergedRows([out], [planned], false)[0];
    const letIn = now(row({ changed: 'no' }, {}, {}));
    assert.deepEqual([letIn?.after.forced, letIn?.changed, letIn?.outcome], ['ready', 'no', 'failed']);
    assert.equal(now(row({ changed: 'unknown' }, {}, MAINT))?.changed, 'unknown');
    assert.equal(now(row({ outcome: 'gone' }, {}, MAINT))?.outcome, 'gone');
  });

  test('of whom only one half speaks stays as it is, and each load balancer has a row of its own', () => {
    const [a, b, c] = [row(), row({ loadBalancer: 'lb2' }), row({ server: 'tracker', goal: 'ready' })];
    assert.deepEqual(mergedRows([a, b], [c]), [a, b, c]);
    const rows = mergedRows([a, b], [row({ loadBalancer: 'lb2', outcome: 'gone' })]);
    assert.deepEqual(
      rows.map(({ loadBalancer, outcome }) => [loadBalancer, outcome]),
      [
        ['lb1', 'changed'],
        ['lb2', 'gone'],
      ],
    );
  });
});

describe('what is saved of a batch', () => {
  const process = { pid: 1, startedAt: 5, startToleranceSeconds: 0, node: 'a' };
  const later = { ...process, pid: 2 };
  const saved = (name: string, sent: SavedServer['sent'], more: Partial<SavedServer> = {}): SavedServer => ({
    backend: 'web',
    server: name,
    address: '10.0.0.1:80',
    before: { state: 'ready', weight: 1 },
    health: 'up',
    sent,
    ...more,
  });
  const change = (...loadBalancers: SavedLoadBalancer[]): SavedChange => ({
    operation: 'maint',
    onError: 'rollback',
    restore: 'never',
    minAvailable: { kind: 'count', value: 9 },
    healthTimeoutMs: 1,
    reached: true,
    loadBalancers,
  });
  const scene = () => {
    const all: SavedChange[] = [];
    const ledger = new RollingLedger(request({ restore: 'on-failure' }), {
      save: (one) => void all.push(structuredClone(one)),
    });
    return { all, ledger, last: () => all.at(-1) };
  };
  const lb1 = (servers: SavedServer[], at = process): SavedLoadBalancer => ({
    name: 'lb1',
    process: at,
    servers,
  });

  test('the policies of the step, and that it is not done', () => {
    const { ledger, all } = scene();
    ledger.out.save(change(lb1([saved('web1', { states: ['drain'], weights: [] })])));
    assert.equal(all.length, 1);
    const { loadBalancers, ...policies } = all[0] as SavedChange;
    assert.deepEqual(policies, {
      operation: 'rolling',
      onError: 'rollback',
      restore: 'on-failure',
      minAvailable: { kind: 'count', value: 1 },
      healthTimeoutMs: 60_000,
      reached: false,
    });
    assert.deepEqual(loadBalancers, [lb1([saved('web1', { states: ['drain'], weights: [] })])]);
  });

  test('both halves are one: what it was before the first, all that was sent in both, the process and the address of the second', () => {
    const { ledger, last } = scene();
    ledger.out.save(change(lb1([saved('web1', { states: ['drain', 'maint'], weights: [] })])));
    const way = saved(
      'web1',
      { states: ['drain', 'ready'], weights: [0, 1] },
      { before: { state: 'maint', weight: 1 }, address: '10.0.0.2:80' },
    );
    const tracker = saved('other', { states: [], weights: [0] });
    ledger.back.save(change(lb1([way, tracker], later), { name: 'lb2', process, servers: [tracker] }));
    assert.deepEqual(last()?.loadBalancers, [
      lb1(
        [
          saved('web1', { states: ['drain', 'maint', 'ready'], weights: [0, 1] }, { address: '10.0.0.2:80' }),
          tracker,
        ],
        later,
      ),
      { name: 'lb2', process, servers: [tracker] },
    ]);
  });

  test('a batch that is done is forgotten, but for what is otherwise than before; that is told when all are done', () => {
    const { ledger, last, all } = scene();
    ledger.close();
    assert.deepEqual(all, []);
    assert.equal(ledger.isDifferent, false);
    ledger.out.save(
      change(
        lb1([
          saved('web1', { states: ['drain', 'maint'], weights: [0] }),
          saved('web2', { states: ['maint'], weights: [] }),
        ]),
      ),
    );
    ledger.finishBatch((name, { server: one }) => name === 'lb1' && one === 'web2');
    assert.deepEqual(last()?.loadBalancers, []);
    assert.equal(ledger.isDifferent, true);
    ledger.out.save(
      change(
        { name: 'lb2', process, servers: [saved('web3', { states: ['maint'], weights: [] })] },
        lb1([saved('web3', { states: ['maint'], weights: [] })], later),
      ),
    );
    ledger.finishBatch((name) => name === 'lb2');
    ledger.close();
    assert.equal(last()?.reached, true);
    const ready = { states: ['ready'], weights: [] } as SavedServer['sent'];
    assert.deepEqual(last()?.loadBalancers, [lb1([saved('web1', ready), saved('web3', ready)], later)]);
  });

  test('a batch of which nothing is otherwise leaves nothing to be told', () => {
    const { ledger, all } = scene();
    ledger.out.save(change(lb1([saved('web1', { states: ['maint'], weights: [] })])));
    ledger.finishBatch(() => true);
    const before = all.length;
    ledger.close();
    assert.deepEqual([all.length, ledger.isDifferent], [before, false]);
  });

  test('what a new configuration has disabled is nobody’s to put back, whichever half had told it something', () => {
    const { ledger, last } = scene();
    const out = { states: ['drain', 'maint'], weights: [] } satisfies SavedServer['sent'];
    ledger.out.save(change(lb1([saved('web1', out), saved('web2', out)])));
    ledger.back.save(change(lb1([saved('web1', { states: ['drain', 'ready'], weights: [] })])));
    ledger.back.forgetStates?.('lb1', new Set(['web/web1']));
    ledger.back.save(change(lb1([], later)));
    assert.deepEqual(last()?.loadBalancers, [lb1([saved('web2', out)], later)]);
    ledger.back.forgetStates?.('lb2', new Set(['web/web2']));
    assert.deepEqual(last()?.loadBalancers, [lb1([saved('web2', out)], later)]);
  });

  test('what is kept is kept, and what cannot be saved then was saved before', () => {
    const { ledger, last } = scene();
    ledger.out.save(change(lb1([saved('web1', { states: ['maint'], weights: [] })])));
    ledger.keepBatch();
    assert.equal(last()?.onError, 'keep');
    const full = new RollingLedger(request(), {
      save: () => {
        throw new Error('no space left');
      },
    });
    full.keepBatch();
    assert.throws(() => full.out.save(change(lb1([]))), /no space left/);
  });
});

describe('what stands against it', () => {
  test('has its place, keeps one that it has, and is one where all fail for one reason', () => {
    const controller = new AbortController();
    const list = new FailureList(controller);
    const placed = list.add(new Failure('guard', 'no'), 'lb1');
    assert.equal(placed.loadBalancer, 'lb1');
    assert.equal(list.add(new Failure('guard', 'no', { loadBalancer: 'own' }), 'lb1').loadBalancer, 'own');
    const cancelled = new Failure('cancelled', 'cancelled');
    controller.abort(cancelled);
    assert.equal(list.add(cancelled, 'lb1'), cancelled);
    assert.equal(list.add(cancelled, 'lb2'), cancelled);
    const again = new Failure('timeout', 'late', { loadBalancer: 'lb3' });
    list.add(again, 'lb3');
    list.add(again, 'lb3');
    assert.deepEqual(
      list.failures.map(({ code, loadBalancer }) => [code, loadBalancer]),
      [
        ['guard', 'lb1'],
        ['guard', 'own'],
        ['cancelled', undefined],
        ['timeout', 'lb3'],
        ['timeout', 'lb3'],
      ],
    );
  });
});
