/** The clock of the runner is set while a step works: where HAProxy does not tell its start, it is still the process that it was. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Clock, systemClock } from '../../src/clock.ts';
import type { LoadBalancer } from '../../src/haproxy/load-balancer.ts';
import { isSameProcess, nameOf } from '../../src/haproxy/server.ts';
import { startFakeDataPlaneApi } from '../support/data-plane-api/fake.ts';
import { openThrough } from '../support/data-plane-api/open.ts';
import { NEWEST, OLDEST_AND_NEWEST } from '../support/haproxy-versions.ts';
import { openAt } from '../support/open-load-balancer.ts';
import { startHaproxy } from '../support/real-haproxy.ts';

const signal = new AbortController().signal;
const web1 = nameOf('web/web1');
const config = 'backend web\n  server web1 127.0.0.1:1';

/** What NTP, or a machine that is woken up, sets. */
class SetClock implements Clock {
  setByMs = 0;
  now = systemClock.now;
  sleep = systemClock.sleep;
  alarm = systemClock.alarm;
  wallTime = () => systemClock.wallTime() + this.setByMs;
}

async function survives(lb: LoadBalancer, clock: SetClock): Promise<void> {
  const { process: before } = await lb.read(signal);
  for (const seconds of [10, -10, 3_600]) {
    clock.setByMs = seconds * 1_000;
    const { servers } = await lb.setStates([{ ...web1, state: 'drain' }], [web1], signal);
    assert.equal(servers.get('web/web1')?.forced, 'drain');
    await lb.readServers([web1], signal, { fresh: true });
    const { process: after } = await lb.read(signal);
    assert.ok(isSameProcess(before, after), `set by ${seconds} s`);
  }
}

test('a clock that is set makes no other process of a HAProxy that does not tell its start', async (t) => {
  const haproxy = await startHaproxy(OLDEST_AND_NEWEST[0] ?? NEWEST, { t, config });
  const clock = new SetClock();
  await survives(openAt(haproxy.address, { t, clock }), clock);
});

test('nor of one behind a Data Plane API, which never tells it', async (t) => {
  const haproxy = await startHaproxy(NEWEST, { t, config });
  const api = await startFakeDataPlaneApi({ t, socket: haproxy.socket });
  const clock = new SetClock();
  await survives(openThrough(api, { t, clock }), clock);
});
