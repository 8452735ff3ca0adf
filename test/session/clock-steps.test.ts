/**
 * The clock of the runner is set while a step works: where HAProxy does not tell its start, it is still the process that it was. Or the
 * machine sleeps, and that clock alone goes on.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Clock, systemClock } from '../../src/clock.ts';
import type { LoadBalancer } from '../../src/haproxy/load-balancer.ts';
import { isSameProcess } from '../../src/haproxy/process.ts';
import { nameOf } from '../../src/haproxy/server.ts';
import { Hold } from '../../src/operation/hold/hold.ts';
import { startFakeDataPlaneApi } from '../support/data-plane-api/fake.ts';
import { openThrough } from '../support/data-plane-api/open.ts';
import { eventually } from '../support/eventually.ts';
import { atBothEnds, NEWEST, OLDEST_AND_NEWEST } from '../support/haproxy-versions.ts';
import { openAt } from '../support/open-load-balancer.ts';
import { type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';

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

/** It stands still while the machine sleeps (man 2 clock_gettime, CLOCK_MONOTONIC). */
class SleepingClock extends SetClock {
  #sleptMs = 0;
  override now = () => systemClock.now() - this.#sleptMs;

  /** HAProxy is restarted meanwhile, on a machine of its own, and is old enough to be nobody's successor by this clock. */
  async sleepWhileRestarted(haproxy: RealHaproxy): Promise<void> {
    const asleepAt = systemClock.now();
    await haproxy.restart();
    await eventually('it is a few seconds old', async () => Number((await haproxy.info()).Uptime_sec) >= 5);
    this.#sleptMs += systemClock.now() - asleepAt;
  }
}

/** What is told behind a sleep in which HAProxy has forgotten everything. */
async function reloadedWhileAsleep(
  lb: LoadBalancer,
  haproxy: RealHaproxy,
  clock: SleepingClock,
): Promise<void> {
  await lb.read(signal);
  await lb.setStates([{ ...web1, state: 'drain' }], [web1], signal);
  await clock.sleepWhileRestarted(haproxy);
  await assert.rejects(lb.readServers([web1], signal, { fresh: true }), { code: 'reloaded' });
  const { servers } = await lb.read(signal);
  assert.equal(servers.get('web/web1')?.forced, 'ready');
}

atBothEnds('a machine that sleeps while HAProxy is restarted', (version) => {
  test('finds that it was, and not another load balancer', async (t) => {
    const haproxy = await startHaproxy(version, { t, config });
    const clock = new SleepingClock();
    await reloadedWhileAsleep(openAt(haproxy.address, { t, clock }), haproxy, clock);
  });

  test('behind an API as well', { skip: version === '2.2' && 'no API speaks with it' }, async (t) => {
    const haproxy = await startHaproxy(version, { t, config });
    const api = await startFakeDataPlaneApi({ t, socket: haproxy.socket });
    const clock = new SleepingClock();
    await reloadedWhileAsleep(openThrough(api, { t, clock }), haproxy, clock);
  });

  test('puts back what it holds', async (t) => {
    const haproxy = await startHaproxy(version, { t, config });
    const clock = new SleepingClock();
    const lb = openAt(haproxy.address, { t, clock });
    const { process } = await lb.read(signal);
    await lb.setStates([{ ...web1, state: 'drain' }], [web1], signal);
    const over = new AbortController();
    t.after(() => over.abort());
    const told: string[] = [];
    // The adapter of its own, as in a process of its own.
    const own = openAt(haproxy.address, { t, clock });
    const servers = [{ ...web1, settings: { state: 'drain' as const } }];
    const target = { name: lb.name, process, minAvailable: { kind: 'count', value: 0 } as const, servers };
    const effects = { clock, signal: over.signal, tell: (text: string) => told.push(text) };
    const hold = new Hold(own, target, effects);
    await hold.begin();
    await clock.sleepWhileRestarted(haproxy);
    const work = hold.run();
    await eventually('it is put back', async () => (await haproxy.adminFlags('web', 'web1')) === 8);
    await hold.release(['web/web1']);
    await work;
    assert.deepEqual(
      told.filter((text) => /several/i.test(text)),
      [],
    );
  });
});
