/** What a change saves for whoever comes after it: before each set all that may be left, and at its end what is left. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { change } from '../../src/operation/change.ts';
import type { SavedChange, SavedServer } from '../../src/operation/saved-change.ts';
import { FakeClock } from '../support/fake-clock.ts';
import type { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { BEGUN_AT, type Given, lb, request, run } from './change-scene.ts';

const BUSY = { sessions: 5, sessionsTotal: 9 };
const first = ({ loadBalancers }: SavedChange): SavedServer | undefined => loadBalancers[0]?.servers[0];
const sentOf = (saved: SavedChange[]) => saved.map((one) => [one.reached, first(one)?.sent]);

test('everything that is needed to put it back, and nothing of what is not', async () => {
  const { saved } = await run(request('maint', { restore: 'on-failure', onError: 'keep' }), [lb()]);
  const server = {
    backend: 'web',
    server: 'web1',
    address: '127.0.0.1:80',
    before: { state: 'ready', weight: 1 },
    health: 'up',
  } as const;
  const of = (reached: boolean, states: SavedServer['sent']['states']): SavedChange => ({
    operation: 'maint',
    onError: 'keep',
    restore: 'on-failure',
    minAvailable: { kind: 'count', value: 1 },
    healthTimeoutMs: 60_000,
    reached,
    loadBalancers: [
      {
        name: 'lb1',
        process: {
          pid: 100,
          startedAt: 1_000_000,
          startToleranceSeconds: 0,
          node: 'lb1',
          seenAt: Date.UTC(2026, 0, 1) + BEGUN_AT,
          seenOnClock: BEGUN_AT,
        },
        servers: [{ ...server, sent: { states, weights: [] } }],
      },
    ],
  });
  assert.deepEqual(saved, [of(false, ['drain']), of(false, ['drain', 'maint']), of(true, ['maint'])]);
});

test('what many load balancers set in the same moment is saved in one write, and before any of it is sent', async () => {
  const fleet = Array.from({ length: 20 }, (_, index) => lb(`lb${index + 1}`));
  const { report, saved } = await run(request('drain'), fleet);
  assert.equal(report.result, 'changed');
  // Before they are set, and at the end.
  assert.deepEqual(
    saved.map(({ reached, loadBalancers }) => [reached, loadBalancers.length]),
    [
      [false, 20],
      [true, 20],
    ],
  );
  for (const { calls } of fleet) {
    const set = calls.findIndex((call) => call.startsWith('setStates'));
    assert.deepEqual(
      calls.slice(0, set).filter((call) => call === 'save'),
      ['save'],
    );
  }
});

test('where it cannot be saved nothing is sent anywhere, and nothing was changed', async () => {
  const fleet = [lb('lb1'), lb('lb2')];
  const clock = new FakeClock();
  for (const each of fleet) each.clock = clock;
  const save = () => {
    throw new Error('No space left on device');
  };
  const effects = { clock, signal: new AbortController().signal, save, tell: () => {} };
  const work = change({ request: request('drain'), loadBalancers: fleet, effects });
  const report = await clock.runUntil(work);
  assert.deepEqual([report.result, report.changed], ['failed', 'no']);
  for (const { calls } of fleet) assert.ok(!calls.some((call) => call.startsWith('set')), calls.join());
});

test('how its process is spoken to is saved where that is not as usual, and told', async () => {
  const one = lb();
  one.process = { ...one.process, commandPrefix: '@!100 ' };
  const { saved, report } = await run(request('drain'), [one]);
  assert.equal(saved[0]?.loadBalancers[0]?.process.commandPrefix, '@!100 ');
  assert.equal(report.loadBalancers[0]?.process.commandPrefix, '@!100 ');
});

describe('at the end, when the goal is reached', () => {
  const RAMP: Given = {
    ramp: { steps: [10, 100].map((value) => ({ kind: 'percent', value })), intervalMs: 2_000 },
  };

  test('of a ramp the last weight', async () => {
    const one = lb('lb1', { weight: 40, configuredWeight: 40 });
    one.server('web/web1').weight = 1;
    const { saved } = await run(request('weight', RAMP), [one]);
    assert.deepEqual(sentOf(saved), [
      [false, { states: [], weights: [4] }],
      [false, { states: [], weights: [4, 40] }],
      [true, { states: [], weights: [40] }],
    ]);
    assert.equal(first(saved[0] as SavedChange)?.before.weight, 1);
  });

  test('of checks what they are now, and what they were', async () => {
    const one = lb('lb1', { agentState: 22 });
    const { saved } = await run(request('drain', { switches: { health: 'disabled', agent: 'disabled' } }), [
      one,
    ]);
    assert.deepEqual(sentOf(saved).at(-1), [
      true,
      { states: ['drain'], weights: [], checks: ['disabled'], agent: ['disabled'] },
    ]);
    assert.deepEqual(first(saved.at(-1) as SavedChange)?.before, {
      state: 'ready',
      weight: 1,
      checks: 'enabled',
      agent: 'enabled',
    });
  });

  test('of a weight that was only lent nothing', async () => {
    const one = lb('lb1', { adminFlags: 1, checkState: 14, weight: 7, configuredWeight: 7 });
    for (const other of ['web/web2', 'web/web3']) one.force(other, 'maint');
    one.server('web/web3').backup = true;
    one.force('web/web3', 'ready');
    const { saved } = await run(request('ready'), [one], async (clock) => {
      await clock.advance(1_000);
      one.prove('web/web1');
    });
    assert.deepEqual(sentOf(saved).at(-1), [true, { states: ['ready'], weights: [] }]);
  });
});

describe('at the end, when it is not', () => {
  test('kept: only what it was set to last', async () => {
    const one = lb('lb1', BUSY);
    const asked = request('maint', { onDrainTimeout: 'keep', drainTimeoutMs: 2_000 });
    const { saved } = await run(asked, [one]);
    assert.deepEqual(sentOf(saved), [[false, { states: ['drain'], weights: [] }]]);
  });

  test('put back on one load balancer and not on the other: what is left there', async () => {
    const [one, other] = [lb('lb1', BUSY), lb('lb2', BUSY)];
    other.before = (call) => {
      if (call === 'setStates web/web1=ready') throw new Error('refused');
    };
    const { saved, report } = await run(request('drain', { drainTimeoutMs: 2_000 }), [one, other]);
    assert.equal(report.result, 'partial');
    const last = saved
      .at(-1)
      ?.loadBalancers.map(({ name, servers }) => [name, servers.map(({ sent }) => sent.states)]);
    assert.deepEqual(last, [
      ['lb1', []],
      ['lb2', [['drain', 'ready']]],
    ]);
  });

  test('what cannot be saved at the end was saved before, in wider words: that is no failure', async () => {
    const one = lb('lb1', BUSY);
    const { report, saved } = await failing(one, (count) => count > 2, { drainTimeoutMs: 2_000 });
    assert.deepEqual([report.error?.code, report.result, saved], ['drain-timeout', 'rolled-back', 2]);
  });
});

test('what cannot be saved is not sent', async () => {
  const one = lb();
  const { report } = await failing(one, () => true, {});
  assert.match(report.error?.message ?? '', /no space left/);
  assert.deepEqual([report.result, report.changed], ['failed', 'no']);
  assert.ok(!one.calls.some((call) => call.startsWith('set')));
});

test('what cannot be saved as done is not done', async () => {
  const one = lb();
  const { report } = await failing(one, (count) => count === 2, {});
  assert.match(report.error?.message ?? '', /no space left/);
  assert.equal(report.result, 'rolled-back');
});

describe('once the disk is full', () => {
  const afterFirst = (count: number) => count > 1;

  test('what was saved before is put back all the same: nobody has to know more for that', async () => {
    for (const given of [{}, { drainTimeoutMs: 2_000 }]) {
      const one = lb('lb1', 'drainTimeoutMs' in given ? BUSY : {});
      const { report } = await failing(one, afterFirst, given);
      assert.deepEqual([report.result, report.changed], ['rolled-back', 'no']);
      assert.equal(one.server('web/web1').adminFlags, 0);
    }
  });

  test('what was lent a weight, or is set for the first time, is not', async () => {
    const one = lb();
    const { report } = await failing(one, afterFirst, {}, 'maint');
    assert.match(report.error?.message ?? '', /no space left/);
    // Neither maint, which was never saved.
    assert.ok(!one.calls.some((call) => call.startsWith('setStates web/web1=maint')));
    assert.equal(one.server('web/web1').adminFlags, 0);
    const out = lb('lb1', { adminFlags: 1, checkState: 14 });
    const back = await failing(out, (count) => count > 1, { healthTimeoutMs: 2_000 }, 'ready');
    assert.equal(back.report.result, 'rolled-back');
    assert.equal(out.server('web/web1').adminFlags, 1);
  });
});

/** `isFull`: of the save with this number. */
async function failing(
  one: FakeLoadBalancer,
  isFull: (count: number) => boolean,
  given: Given,
  operation: 'drain' | 'maint' | 'ready' = 'drain',
) {
  const clock = new FakeClock();
  one.clock = clock;
  let [count, saved] = [0, 0];
  const effects = {
    clock,
    signal: new AbortController().signal,
    save: () => {
      count += 1;
      if (isFull(count)) throw new Error('no space left');
      saved += 1;
    },
    tell: () => {},
  };
  const report = await clock.runUntil(
    change({ request: request(operation, given), loadBalancers: [one], effects }),
  );
  return { report, saved };
}
