/** Which process answers: told by pid, start and host, exactly where HAProxy tells its start, and within two seconds before 2.4. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Failure, Reloaded } from '../../src/errors.ts';
import { isSameProcess, mayHaveReplaced } from '../../src/haproxy/process.ts';
import { processOf, refuseOther, refuseUnfit } from '../../src/haproxy/runtime-api/process-identity.ts';
import { type Info, readInfo } from '../../src/haproxy/runtime-api/reply.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { RECORDED_VERSIONS, recordedReply } from '../support/recorded-replies.ts';

const NOW_MS = Date.UTC(2026, 0, 1);
const NOW_SECONDS = NOW_MS / 1000;
const NOW = new FakeClock(NOW_MS);

const INFO: Info = {
  version: '3.4.7',
  pid: 7,
  uptimeSeconds: 100,
  startTimeSeconds: NOW_SECONDS - 100,
  node: 'lb1',
  stopping: false,
  connections: 0,
  processes: 1,
};
const BEFORE_2_4: Info = { ...INFO, version: '2.2.9', startTimeSeconds: null };

test('of every version its host is read, and its start where it is told', () => {
  for (const version of RECORDED_VERSIONS) {
    const info = readInfo(recordedReply(version, 'show-info').subarray(0, -2).toString());
    const { node, startedAt, startToleranceSeconds } = processOf(info, NOW, 0);
    assert.notEqual(node, '', version);
    assert.equal(startToleranceSeconds, version === '2.2' ? 2 : 0);
    assert.equal(startedAt, info.startTimeSeconds ?? NOW_SECONDS - info.uptimeSeconds);
  }
});

test('another pid, another host, or another start is another process', () => {
  const others: [change: Partial<Info>, since24: boolean, before24: boolean][] = [
    [{}, true, true],
    [{ pid: 8 }, false, false],
    [{ node: 'lb2' }, false, false],
    [{ node: '' }, false, false],
    [{ startTimeSeconds: NOW_SECONDS - 99, uptimeSeconds: 99 }, false, true],
    [{ startTimeSeconds: NOW_SECONDS - 98, uptimeSeconds: 98 }, false, true],
    [{ startTimeSeconds: NOW_SECONDS - 97, uptimeSeconds: 97 }, false, false],
  ];
  for (const [change, since24, before24] of others) {
    for (const [info, same] of [
      [INFO, since24],
      [BEFORE_2_4, before24],
    ] as const) {
      const changed = info.startTimeSeconds === null ? { ...change, startTimeSeconds: null } : change;
      const [one, other] = [info, { ...info, ...changed }].map((each) => processOf(each, NOW, 0));
      assert.ok(one && other);
      assert.equal(isSameProcess(one, other), same, `${info.version} ${JSON.stringify(change)}`);
      if (same) refuseOther(one, other);
      else assert.throws(() => refuseOther(one, other), Reloaded);
    }
  }
});

test('through a socket and through a Data Plane API it is one process, whatever the clock of its host says', () => {
  const direct = (change: Partial<Info> = {}) => processOf({ ...INFO, ...change }, NOW, 0);
  const startTimeSeconds = NOW_SECONDS - 3_700;
  const throughApi = processOf(BEFORE_2_4, NOW, 0);
  for (const [change, same] of [
    [{ startTimeSeconds }, true],
    [{ startTimeSeconds, uptimeSeconds: 98 }, true],
    [{ startTimeSeconds, uptimeSeconds: 97 }, false],
    [{ startTimeSeconds, pid: 8 }, false],
  ] as const) {
    assert.equal(isSameProcess(direct(change), throughApi), same, JSON.stringify(change));
    assert.equal(isSameProcess(throughApi, direct(change)), same, JSON.stringify(change));
  }
  // Both tell their start: in a container a reload may keep the number, and count as many seconds.
  assert.ok(!isSameProcess(direct(), direct({ startTimeSeconds })));
});

test('one that was paused is the one that was met, and never one that took its place', () => {
  const at = (seconds: number) => ({
    now: () => seconds * 1_000,
    wallTime: () => NOW_MS + seconds * 1_000,
  });
  const read = (seconds: number, uptimeSeconds: number, change: Partial<Info> = {}) =>
    processOf({ ...BEFORE_2_4, ...change, uptimeSeconds }, at(seconds), seconds * 1_000);
  const met = read(1_000, 100);
  const saved = { ...met, uptimeSeconds: undefined, seenOnClock: 1_000_000 };
  const others: [seconds: number, uptimeSeconds: number, same: boolean][] = [
    [1_060, 110, true],
    [1_060, 100, true],
    // Nobody counts back.
    [1_060, 97, false],
    // It may have begun since the first one was met: in a container a successor has its number.
    [1_100, 102, false],
    [1_100, 103, true],
    [1_100, 50, false],
    [1_060, 10, false],
  ];
  for (const one of [met, saved])
    for (const [seconds, uptimeSeconds, same] of others) {
      const now = read(seconds, uptimeSeconds);
      assert.equal(isSameProcess(one, now), same, `${uptimeSeconds} s up at ${seconds}`);
      assert.equal(isSameProcess(now, one), same, `${uptimeSeconds} s up at ${seconds}, asked the other way`);
      assert.ok(!isSameProcess(one, read(seconds, uptimeSeconds, { pid: 8 })));
      assert.ok(!isSameProcess(one, read(seconds, uptimeSeconds, { node: 'lb2' })));
    }
});

test('one of several processes is refused, and one that is on its way out', () => {
  refuseUnfit(INFO);
  assert.throws(() => refuseUnfit({ ...INFO, stopping: true }), Reloaded);
  assert.throws(
    () => refuseUnfit({ ...INFO, processes: 2 }),
    (error) => error instanceof Failure && error.code === 'refused',
  );
});

test('who may have taken the place of another: not an older one, not a twin on another host, not one that ran already', () => {
  const met = processOf(INFO, NOW, 0);
  const others: [change: Partial<Info>, sinceMs: number, may: boolean][] = [
    [{ pid: 8, startTimeSeconds: NOW_SECONDS - 5, uptimeSeconds: 5 }, 6_000, true],
    // HAProxy counts whole seconds.
    [{ pid: 8, startTimeSeconds: NOW_SECONDS - 5, uptimeSeconds: 5 }, 3_000, true],
    [{ pid: 8, startTimeSeconds: NOW_SECONDS - 5, uptimeSeconds: 5 }, 2_999, false],
    [{ pid: 8, startTimeSeconds: NOW_SECONDS - 101, uptimeSeconds: 101 }, 1_000_000, false],
    // Reloaded in the second in which it was started.
    [{ pid: 8, uptimeSeconds: 100 }, 100_000, true],
    [{ node: 'lb2', uptimeSeconds: 100 }, 100_000, false],
    [{ node: 'lb2', startTimeSeconds: NOW_SECONDS - 99, uptimeSeconds: 99 }, 100_000, true],
  ];
  for (const [change, sinceMs, may] of others) {
    const now = processOf({ ...INFO, ...change }, NOW, 0);
    assert.equal(mayHaveReplaced(met, now, sinceMs), may, `${JSON.stringify(change)} after ${sinceMs} ms`);
  }
});

test('nor does a clock that is set between two answers make a process older, or younger, than it is', () => {
  for (const setBy of [-3_600, 3_600]) {
    const clockIn = (seconds: number) => ({
      now: () => (1_000 + seconds) * 1_000,
      wallTime: () => (NOW_SECONDS + seconds + (seconds > 0 ? setBy : 0)) * 1_000,
    });
    const met = processOf(BEFORE_2_4, clockIn(0), 1_000_000);
    const answers = (change: Partial<Info>) =>
      processOf({ ...BEFORE_2_4, pid: 8, ...change }, clockIn(60), 1_060_000);
    assert.equal(mayHaveReplaced(met, answers({ uptimeSeconds: 30 }), 60_000), true, `set by ${setBy} s`);
    const twin = answers({ node: 'lb2', uptimeSeconds: 159 });
    assert.equal(mayHaveReplaced(met, twin, 60_000), false, `set by ${setBy} s`);
  }
});
