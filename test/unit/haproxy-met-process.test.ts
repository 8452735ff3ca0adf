/** One that was paused is the one that was met; another of its number and host, as beside it in a container, is not, however long it has run. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MetProcess, processOf } from '../../src/haproxy/data-plane-api/met-process.ts';
import { FakeClock } from '../support/fake-clock.ts';

const SECOND_MS = 1_000;

/** Met with an hour of uptime; looked at for a minute, once a second. */
async function met() {
  const clock = new FakeClock();
  const began = clock.now();
  const process = new MetProcess(clock);
  const told = (uptimeSeconds: number) =>
    processOf({ version: '3.4.7', pid: 8, uptimeSeconds, node: 'lb', stopping: false }, clock, clock.now());
  const uptime = () => 3_600 + Math.floor((clock.now() - began) / SECOND_MS);
  process.take(told(uptime()), clock.now());
  for (let second = 0; second < 60; second += 1) {
    await clock.advance(SECOND_MS);
    process.refuseUnlessMet(told(uptime()));
  }
  return { clock, process, told, uptime };
}

test('one that began half a minute after it, and ran already when it was met, is another one', async () => {
  const { clock, process, told, uptime } = await met();
  await clock.advance(SECOND_MS);
  assert.throws(() => process.refuseUnlessMet(told(uptime() - 30)), { code: 'several-processes' });
  process.refuseUnlessMet(told(uptime()));
});

test('one that was paused for half a minute is the same, and goes on as that', async () => {
  const { clock, process, told, uptime } = await met();
  await clock.advance(30 * SECOND_MS);
  process.refuseUnlessMet(told(uptime() - 30));
  await clock.advance(SECOND_MS);
  process.refuseUnlessMet(told(uptime() - 30));
});

test('one that began while the first answers were on their way has taken its place, and is no other load balancer', async () => {
  const clock = new FakeClock();
  const process = new MetProcess(clock);
  const told = (pid: number, uptimeSeconds: number, askedAt: number) =>
    processOf({ version: '3.4.7', pid, uptimeSeconds, node: 'lb', stopping: false }, clock, askedAt);
  // Its number came at once, and all that was asked with it 20 s later: by then it had been replaced for 15 s.
  const answer = told(8, 3_600, 0);
  await clock.advance(20 * SECOND_MS);
  process.take(answer, 0);
  await clock.advance(SECOND_MS);
  assert.throws(() => process.refuseUnlessMet(told(9, 16, 21 * SECOND_MS)), { code: 'reloaded' });
});
