/** How long what was never answered may still come: as long as the system tries to deliver it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lateCommand, lateForMs, othersLateForMs } from '../../src/haproxy/late-command.ts';

/**
 * When Linux tries what a socket holds that was closed, as by the end of its process: measured on 6.18 over loopback, by a look at when it came
 * for silences of every length.
 */
const TRIED_AT_MS = [215, 645, 1_475, 3_140, 6_630, 13_290];

/** The first try that finds the way open again: so long after whoever reads in that moment. */
function comesAfterMs(backAt: number): number {
  return (TRIED_AT_MS.find((at) => at >= backAt) ?? Number.NaN) - backAt;
}

test('what a process had sent that has ended comes within what is waited for, whenever the way is back', () => {
  for (let backAt = 0; backAt <= 13_000; backAt += 5) {
    const waitedMs = othersLateForMs(0, backAt);
    assert.ok(comesAfterMs(backAt) <= waitedMs, `back after ${backAt}: ${comesAfterMs(backAt)}, ${waitedMs}`);
  }
});

test('and what an ssh had taken that has given its silent host up', () => {
  for (let backAt = 1_000; backAt <= 13_000; backAt += 5) {
    const waitedMs = lateForMs(lateCommand(null, 0), backAt);
    assert.ok(comesAfterMs(backAt) <= waitedMs, `back after ${backAt}: ${comesAfterMs(backAt)}, ${waitedMs}`);
  }
});

test('what was lost at once is not waited for as if the way had been silent', () => {
  assert.equal(lateForMs(lateCommand(null, 0), 20), 50);
  assert.equal(lateForMs(lateCommand(null, 0), 200), 200);
  assert.ok(othersLateForMs(0, 0) < 350);
});

test('and nothing longer than TCP pauses', () => {
  assert.equal(lateForMs(lateCommand(null, 0), 600_000), 135_000);
  assert.equal(othersLateForMs(0, 119_900), 135_000);
  assert.equal(othersLateForMs(0, 21 * 60_000), 300);
});
