/** Another process answers than the one that was met: which of the two is on its way out, and for how long neither may say so. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Process } from '../../src/haproxy/process.ts';
import { type Succession, successionOf } from '../../src/haproxy/runtime-api/succession.ts';
import { play } from '../session/dialogue.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { recordedReply } from '../support/recorded-replies.ts';

const signal = new AbortController().signal;
const INFO = recordedReply('3.4', 'show-info').toString();
const PROCESS: Process = {
  version: '3.4.7',
  pid: 1,
  startedAt: 0,
  startToleranceSeconds: 0,
  node: '',
  uptimeSeconds: 1,
};

/** One that says that it is stopping from a moment on; null: its session is lost. */
function session(clock: FakeClock, stoppingAt: number | null) {
  const { session, peer } = play({ clock });
  let greeted = false;
  peer.on('data', () => {
    const stopping = stoppingAt !== null && clock.now() >= stoppingAt;
    const info = INFO.replace(/^Stopping: .*$/m, `Stopping: ${stopping ? 1 : 0}`);
    const reply = greeted ? info : `\n> \n> ${info}`;
    greeted = true;
    setImmediate(() => peer.write(reply));
  });
  if (stoppingAt === null) session.close();
  return session;
}

async function verdict(met: number | null, other: number, isKnown: boolean): Promise<[Succession, number]> {
  const clock = new FakeClock();
  const start = clock.now();
  const pair = {
    met: PROCESS,
    metSession: session(clock, met === null ? null : start + met),
    other: PROCESS,
    otherSession: session(clock, start + other),
    isKnown,
  };
  let over = false;
  const succession = successionOf(pair, clock, signal).finally(() => {
    over = true;
  });
  while (!over) {
    await new Promise((resolve) => setImmediate(resolve));
    await clock.advance(10);
  }
  return [await succession, clock.now() - start];
}

const NEVER = Number.POSITIVE_INFINITY;

describe('of two processes', () => {
  const table: [string, met: number | null, other: number, isKnown: boolean, Succession][] = [
    ['the one that was met is stopping', 0, NEVER, false, 'replaced'],
    ['it says so after a moment', 1_500, NEVER, false, 'replaced'],
    ['though the other one ran already', 1_500, NEVER, true, 'replaced'],
    ['it is gone', null, NEVER, false, 'replaced'],
    ['it is gone, and the other one ran already', null, NEVER, true, 'several'],
    ['the other one is stopping', NEVER, 0, false, 'leftover'],
    ['the other one says so after a moment', NEVER, 1_500, true, 'leftover'],
    ['it is gone, and one from before is stopping', null, 1_500, true, 'leftover'],
    ['neither is', NEVER, NEVER, false, 'several'],
    ['neither says so in time', 4_000, 4_000, false, 'several'],
  ];
  for (const [name, met, other, isKnown, expected] of table) {
    test(name, async () => {
      const [succession, tookMs] = await verdict(met, other, isKnown);
      assert.equal(succession, expected);
      assert.ok(tookMs < 2_500, `${tookMs} ms`);
    });
  }
});
