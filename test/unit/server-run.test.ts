/** What is known of one server in the course of a change, from one value to the next. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { SentSettings } from '../../src/operation/saved-change.ts';
import {
  asLastSet,
  asReached,
  changed,
  changedOf,
  read,
  type ServerRun,
  sampled,
  sending,
  serverRunOf,
  wasSent,
} from '../../src/operation/server-run.ts';
import { type Given, server } from './servers.ts';

const runOf = (given: Given = {}) => serverRunOf(server('web/web1', given));
const sent = (states: SentSettings['states'], weights: number[] = []): SentSettings => ({ states, weights });

test('what is saved of its health: not worse than it was, and not better proven', () => {
  const cases: [Given, string][] = [
    [{}, 'up'],
    [{ checkState: 2 }, 'unchecked'],
    [{ operationalState: 0 }, 'down'],
    [{ operationalState: 0, checkState: 2 }, 'down'],
    [{ operationalState: 3 }, 'down'],
    [{ operationalState: 3, checkState: 2 }, 'unchecked'],
    [{ operationalState: 0, adminFlags: 1 }, 'up'],
    [{ operationalState: 0, adminFlags: 1, checkState: 0 }, 'unchecked'],
  ];
  for (const [given, health] of cases) assert.equal(runOf(given).saved.health, health);
});

describe('about to be sent', () => {
  test('it may be left in that as well as in all that was sent before, each once', () => {
    let run = sending(runOf(), { state: 'drain' });
    assert.deepEqual(run.saved.sent, sent(['drain']));
    assert.equal(run.unknown, true);
    run = sending(sending(run, { state: 'maint' }), { state: 'drain', weight: 5 });
    assert.deepEqual(run.saved.sent, sent(['drain', 'maint'], [5]));
    assert.deepEqual(sending(run, { weight: 5 }).saved.sent, sent(['drain', 'maint'], [5]));
    assert.deepEqual(sending(run, {}).saved.sent, run.saved.sent);
  });

  test('it was, until the load balancer says otherwise', () => {
    assert.equal(wasSent(runOf()), false);
    assert.equal(wasSent(sending(runOf(), { state: 'drain' })), true);
    assert.equal(wasSent(sending(runOf(), { weight: 5 })), true);
    assert.equal(wasSent({ ...sending(runOf(), { weight: 5 }), unknown: false }), true);
    assert.equal(wasSent({ ...runOf(), unknown: true }), true);
    assert.equal(wasSent({ ...runOf(), healthRaised: true }), true);
  });
});

test('changed is what is different by what this step has set', () => {
  const drained = sending(runOf(), { state: 'drain' });
  const cases: [string, ServerRun, string][] = [
    ['nothing', runOf(), 'no'],
    ['something on its way', drained, 'unknown'],
    ['the state', read(drained, server('web/web1', { adminFlags: 8 })), 'yes'],
    ['the state, which is back', read(drained, server('web/web1')), 'no'],
    ['a weight that was never sent', read(drained, server('web/web1', { weight: 9 })), 'no'],
    ['a weight', read(sending(runOf(), { weight: 9 }), server('web/web1', { weight: 9 })), 'yes'],
    ['its health', { ...runOf(), healthRaised: true }, 'yes'],
    ['something, and then it was gone', { ...drained, gone: true }, 'no'],
  ];
  for (const [words, run, expected] of cases) assert.equal(changedOf(run), expected, words);
});

describe('what it may be left in', () => {
  const base = runOf().saved;
  const saved = { ...base, sent: sent(['drain', 'maint'], [0, 5]) };

  test('after a failure: what it was last set to', () => {
    const at = (given: Partial<ServerRun>) => asLastSet(saved, { ...runOf(), ...given }).sent;
    assert.deepEqual(at({ expected: { state: 'maint', weight: 5 } }), sent(['maint'], [5]));
    assert.deepEqual(at({ expected: { state: 'maint' } }), sent(['maint'], [0, 5]));
    assert.deepEqual(at({ expected: {} }), saved.sent);
    assert.deepEqual(at({ expected: { state: 'maint' }, unknown: true }), saved.sent);
    assert.deepEqual(asLastSet(saved, undefined), saved);
  });

  test('when the goal is reached: what it is now', () => {
    const at = (given: Given) => asReached(saved, server('web/web1', given)).sent;
    assert.deepEqual(at({ adminFlags: 1, weight: 5 }), sent(['maint'], [5]));
    assert.deepEqual(at({ adminFlags: 8, weight: 1 }), sent(['drain'], []));
    assert.deepEqual(asReached(saved, null), saved);
    assert.deepEqual(
      asReached({ ...base, sent: sent([]) }, server('web/web1', { adminFlags: 8 })).sent,
      sent([]),
    );
  });
});

describe('sessions over time', () => {
  test('each sample is a point, and the last time without sessions is told', () => {
    let run = runOf();
    for (const [ms, sessions] of [
      [0.4, 2],
      [100.6, 0],
      [200, 0],
    ] as const) {
      run = sampled(run, ms, sessions);
    }
    assert.deepEqual(run.sessionsOverTime, [
      [0, 2],
      [101, 0],
      [200, 0],
    ]);
    assert.equal(run.idleFromMs, 101);
    assert.equal(sampled(run, 300, 1).idleFromMs, null);
  });

  test('of more than 600 points every second one is kept, and the last', () => {
    let run = runOf();
    for (let ms = 0; ms < 600; ms += 1) run = sampled(run, ms, 1);
    assert.equal(run.sessionsOverTime.length, 600);
    run = sampled(run, 600, 1);
    assert.equal(run.sessionsOverTime.length, 301);
    assert.deepEqual(run.sessionsOverTime.slice(0, 2).concat(run.sessionsOverTime.slice(-1)), [
      [0, 1],
      [2, 1],
      [600, 1],
    ]);
    for (let ms = 601; ms < 901; ms += 1) run = sampled(run, ms, 1);
    assert.deepEqual(run.sessionsOverTime.at(-1), [900, 1]);
  });
});

test('only those that are named are changed, and nobody is made up', () => {
  const runs = new Map([
    ['web/web1', runOf()],
    ['web/web2', runOf()],
  ]);
  const next = changed(runs, ['web/web1', 'web/web9'], (run) => ({ ...run, confirmed: true }));
  assert.deepEqual(
    [...next].map(([key, { confirmed }]) => [key, confirmed]),
    [
      ['web/web1', true],
      ['web/web2', false],
    ],
  );
});
