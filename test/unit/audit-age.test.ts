/** Since when a server is out: what HAProxy's one clock can tell of it, and what it cannot. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Age, ageOf, beganOf, type Clocked, mayExceed } from '../../src/operation/audit/age.ts';
import { type Given, server, servers } from './servers.ts';

const DAY = 86_400;

function age(takenBy: Clocked, version: string, given: Given, uptimeSeconds = 30 * DAY): Age {
  const process = { version, uptimeSeconds, pid: 1, startedAt: 0, startToleranceSeconds: 0, node: '' };
  const aged = server('web/a', { changedSecondsAgo: DAY, ...given });
  return ageOf(aged, takenBy, { process, stateLoaded: false });
}

const fell = { checkDowns: 1 };
const unchecked = { checkState: 0 };
const since = (changedSecondsAgo: number | null) => ({ changedSecondsAgo });
const ROWS: [name: string, Clocked, version: string, Given, uptime: number, Age['kind']][] = [
  ['stopped', 'stopped', '3.4.7', fell, 30 * DAY, 'exactly'],
  ['stopped on 2.2', 'stopped', '2.2.9-2+deb11u6', {}, 30 * DAY, 'exactly'],
  ['stopped since the start', 'stopped', '3.4.7', {}, DAY, 'at-least'],
  ['stopped a moment after the start', 'stopped', '3.4.7', {}, DAY + 59, 'at-least'],
  ['stopped at the end of the first minute', 'stopped', '3.4.7', {}, DAY + 60, 'at-least'],
  ['stopped some time after the start', 'stopped', '3.4.7', {}, DAY + 61, 'exactly'],
  ['stopped before the start, from a state file', 'stopped', '3.4.7', {}, 600, 'exactly'],
  // Ten minutes are what a check of a dead server may take: `inter 60s fall 3` and more.
  ['down by the first check that failed', 'down', '3.4.7', fell, DAY + 600, 'at-least'],
  ['down by the first check, counters cleared', 'down', '3.4.7', {}, DAY + 600, 'at-least'],
  ['down some time after the start', 'down', '3.4.7', fell, DAY + 601, 'exactly'],
  ['down again soon after the start', 'down', '3.4.7', { checkDowns: 2 }, DAY + 600, 'exactly'],
  ['down at once, and again', 'down', '3.4.7', { checkDowns: 2 }, DAY + 60, 'at-least'],
  // `disable-on-404` and `health stopping` set the clock and are counted nowhere, and a state file brings no counters.
  ['drained up to 2.6', 'drained', '2.6.12', {}, 30 * DAY, 'at-least'],
  ['drained up to 2.6, its checks failed since', 'drained', '2.6.12', fell, 30 * DAY, 'at-least'],
  ['drained up to 2.6, without checks', 'drained', '2.2.9', unchecked, 30 * DAY, 'at-least'],
  ['drained up to 2.6 since the start', 'drained', '2.6.12', {}, DAY, 'at-least'],
  ['drained on 2.7, which was not measured', 'drained', '2.7.1', {}, DAY, 'at-most'],
  ['drained on 1.8', 'drained', '1.8.30', {}, 30 * DAY, 'at-least'],
  ['drained on a version of two digits', 'drained', '12.1.0', {}, DAY, 'at-most'],
  ['drained on a minor version of two digits', 'drained', '2.10.1', {}, DAY, 'at-most'],
  ['drained on a version that is another one further on', 'drained', 'dev-2.2.1', {}, DAY, 'at-most'],
  ['drained from 3.0 on', 'drained', '3.0.11', {}, 30 * DAY, 'unknown'],
  ['drained from 3.0 on, its clock never set', 'drained', '3.0.11', {}, DAY, 'at-most'],
  ['the same, by seconds of rounding', 'drained', '3.0.11', {}, DAY + 2, 'at-most'],
  ['drained from 3.0 on, its clock set soon after the start', 'drained', '3.0.11', {}, DAY + 3, 'unknown'],
  ['drained from 3.0 on, its clock out of a state file', 'drained', '3.0.11', {}, DAY - 3, 'unknown'],
  ['drained, its checks failed once', 'drained', '3.4.7', fell, 30 * DAY, 'unknown'],
  ['drained, without checks', 'drained', '3.4.7', unchecked, 30 * DAY, 'unknown'],
  ['drained, without checks, its clock never set', 'drained', '3.4.7', unchecked, DAY, 'at-most'],
  ['a weight', 'weight', '2.2.9', { configuredWeight: 10 }, 30 * DAY, 'unknown'],
  ['a weight, its clock never set', 'weight', '2.2.9', { configuredWeight: 10 }, DAY, 'at-most'],
  [
    'a weight, its checks failed once',
    'weight',
    '3.4.7',
    { configuredWeight: 10, ...fell },
    30 * DAY,
    'unknown',
  ],
  [
    'a weight of the configuration',
    'weight',
    '3.4.7',
    { weight: 0, configuredWeight: 0 },
    30 * DAY,
    'at-least',
  ],
  ['its clock cleared: from 1970 on', 'stopped', '3.0.11', since(1_799_591_278), 30 * DAY, 'unknown'],
  ['its clock cleared: since 2^32 ms', 'stopped', '3.2.26', since(4_294_948 + DAY), DAY, 'unknown'],
  [
    'a weight of which nobody knows whether it is the configuration’s',
    'weight',
    '3.2.0',
    { weight: 0, configuredWeight: 0, isConfiguredWeightGuessed: true },
    30 * DAY,
    'unknown',
  ],
  // A clock that was cleared, and went through a state file since.
  ['its clock cleared before the start', 'stopped', '3.2.26', since(4_294_948 + 2 * DAY), DAY, 'unknown'],
  ['out for 50 days', 'stopped', '3.2.26', since(50 * DAY), 90 * DAY, 'exactly'],
  ['its clock not known', 'stopped', '3.4.7', since(null), DAY, 'unknown'],
  ['a version in no known form', 'drained', 'dev', {}, DAY, 'at-most'],
];

describe('Since when', () => {
  for (const [name, takenBy, version, given, uptime, kind] of ROWS) {
    test(`${name}: ${kind}`, () => {
      const found = age(takenBy, version, given, uptime);
      const seconds = given.changedSecondsAgo ?? DAY;
      assert.deepEqual(found, kind === 'unknown' ? { kind } : { kind, seconds });
    });
  }

  test('of what was set by hand is not known where states of before the start were loaded', () => {
    const process = {
      version: '3.4.7',
      uptimeSeconds: 60,
      pid: 1,
      startedAt: 0,
      startToleranceSeconds: 0,
      node: '',
    };
    const rows = { drained: server('web/a', { changedSecondsAgo: 61 }), other: server('web/b') };
    for (const [seconds, stateLoaded] of [
      [62, false],
      [63, true],
      [null, false],
    ] as const) {
      const other = { ...rows.other, changedSecondsAgo: seconds };
      const began = beganOf({ process, servers: servers(rows.drained, other) });
      assert.equal(began.stateLoaded, stateLoaded);
      for (const takenBy of ['drained', 'weight'] as const)
        assert.equal(
          ageOf({ ...rows.drained, configuredWeight: 2 }, takenBy, began).kind,
          stateLoaded ? 'unknown' : 'at-most',
        );
    }
  });

  test('only what is certainly younger is no finding', () => {
    const hour = 3_600_000;
    for (const kind of ['exactly', 'at-most'] as const) {
      assert.equal(mayExceed({ kind, seconds: 3_599 }, hour), false);
      assert.equal(mayExceed({ kind, seconds: 3_600 }, hour), true);
    }
    assert.equal(mayExceed({ kind: 'at-least', seconds: 1 }, hour), true);
    assert.equal(mayExceed({ kind: 'unknown' }, hour), true);
    assert.equal(mayExceed({ kind: 'exactly', seconds: 0 }, 0), true);
  });
});
