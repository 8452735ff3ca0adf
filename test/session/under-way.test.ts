/** Whoever comes after this process hears what is under way: from before it is written until it was answered, or waited for. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { systemClock } from '../../src/clock.ts';
import type { UnderWay } from '../../src/haproxy/late-command.ts';
import type { LoadBalancer } from '../../src/haproxy/load-balancer.ts';
import type { OpenOptions } from '../../src/haproxy/open.ts';
import { startFakeDataPlaneApi } from '../support/data-plane-api/fake.ts';
import { openThrough } from '../support/data-plane-api/open.ts';
import { eventually } from '../support/eventually.ts';
import { atEitherEnd, NEWEST } from '../support/haproxy-versions.ts';
import { openAt } from '../support/open-load-balancer.ts';
import { type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';
import { startStalledWay } from '../support/stalled-way.ts';

const signal = new AbortController().signal;
const web1 = { backend: 'web', server: 'web1' };
const drain = { ...web1, state: 'drain' as const };
const config = 'backend web\n  server web1 127.0.0.1:1';

/** What was heard, and in between what was sent that changes something. */
function listening(): { heard: string[]; underWay: UnderWay; debug: (line: string) => void } {
  const heard: string[] = [];
  const underWay = {
    begin: ({ pid }: { pid: number }) => void heard.push(`begin ${pid}`),
    end: () => void (heard.at(-1) !== 'end' && heard.push('end')),
  };
  const debug = (line: string) => void (/^> (?:set server|PUT)/.test(line) && heard.push('sent'));
  return { heard, underWay, debug };
}

test('a look that is cancelled while it waits for a lost PUT leaves its doubt to the next one', async (t) => {
  const haproxy = await startHaproxy(NEWEST, { t, config });
  const api = await startFakeDataPlaneApi({ t, socket: haproxy.socket });
  const way = await startStalledWay({
    t,
    target: Number(new URL(api.address).port),
    stallBefore: (words) => words.includes('PUT '),
  });
  const { heard, underWay, debug } = listening();
  const off = new AbortController();
  let isLost = false;
  const sleep = (ms: number, until?: AbortSignal) => {
    if (isLost && until === off.signal) off.abort();
    return systemClock.sleep(ms, until);
  };
  const clock = { ...systemClock, sleep };
  const address = `http://127.0.0.1:${way.port}`;
  const lb = openThrough({ address, user: api.user }, { t, underWay, debug, clock, commandTimeoutMs: 1_000 });
  await lb.read(signal);
  const setting = assert.rejects(lb.setStates([drain], [web1], off.signal));
  await eventually('the PUT was sent', () => heard.includes('sent'));
  isLost = true;
  await setting;
  way.recover();
  const { servers } = await lb.read(signal);
  assert.equal(heard.at(-1), 'end');
  assert.equal(servers.get('web/web1')?.forced, 'drain');
});

test('a PUT that a gateway answered in place of the API is under way until it was waited for', async (t) => {
  const haproxy = await startHaproxy(NEWEST, { t, config });
  const api = await startFakeDataPlaneApi({ t, socket: haproxy.socket });
  const { heard, underWay, debug } = listening();
  const off = new AbortController();
  let isAnswered = false;
  api.switches.instead = ({ method }) => {
    if (method !== 'PUT') return null;
    isAnswered = true;
    return { status: 504, body: 'Gateway Timeout', done: false };
  };
  const sleep = (ms: number, until?: AbortSignal) => {
    if (isAnswered && until === off.signal) off.abort();
    return systemClock.sleep(ms, until);
  };
  const lb = openThrough(api, { t, underWay, debug, clock: { ...systemClock, sleep } });
  await lb.read(signal);
  await assert.rejects(lb.setStates([drain], [web1], off.signal));
  assert.deepEqual(heard, [`begin ${haproxy.pid}`, 'sent']);
  await lb.read(signal);
  assert.deepEqual(heard, [`begin ${haproxy.pid}`, 'sent', 'end']);
});

test('a set of a step that was cancelled before it is never under way', async (t) => {
  const haproxy = await startHaproxy(NEWEST, { t, config });
  const { heard, underWay, debug } = listening();
  const lb = openAt(haproxy.address, { t, underWay, debug });
  await lb.read(signal);
  await assert.rejects(lb.setStates([drain], [web1], AbortSignal.abort()));
  assert.deepEqual(heard, []);
});

/** A way on which what sets something stands still, and `cancel` gives that up. */
async function cancelled(
  t: TestContext,
  target: string | number,
  open: (port: number, options: Partial<OpenOptions>) => LoadBalancer,
) {
  const { promise: stalled, resolve } = Promise.withResolvers<void>();
  const stallBefore = (words: string) => {
    const isSet = /set server |PUT /.test(words);
    if (isSet) resolve();
    return isSet;
  };
  const way = await startStalledWay({ t, target, stallBefore });
  const { heard, underWay, debug } = listening();
  const lb = open(way.port, { t, underWay, debug } as Partial<OpenOptions>);
  await lb.read(signal);
  const cancel = new AbortController();
  const setting = lb.setStates([drain], [web1], cancel.signal).catch(() => {});
  await stalled;
  cancel.abort();
  await setting;
  return { way, heard, lb };
}

async function isHeard(haproxy: RealHaproxy, { heard, lb, way }: Awaited<ReturnType<typeof cancelled>>) {
  assert.deepEqual(heard, [`begin ${haproxy.pid}`, 'sent']);
  way.recover();
  await lb.read(signal);
  assert.deepEqual(heard, [`begin ${haproxy.pid}`, 'sent', 'end']);
}

atEitherEnd('what is under way', (version, test) => {
  test('a set that was answered: its beginning, and its end', async (t) => {
    const haproxy = await startHaproxy(version, { t, config });
    const { heard, underWay, debug } = listening();
    const lb = openAt(haproxy.address, { t, underWay, debug });
    await lb.read(signal);
    assert.deepEqual(heard, []);
    await lb.setStates([drain], [web1], signal);
    assert.deepEqual(heard, [`begin ${haproxy.pid}`, 'sent', 'end']);
  });

  test('a set that was given up: its end when it was waited for', async (t) => {
    const haproxy = await startHaproxy(version, { t, config });
    const open = (port: number, options: Partial<OpenOptions>) => openAt(`127.0.0.1:${port}`, options);
    await isHeard(haproxy, await cancelled(t, haproxy.socket, open));
  });

  test('a set that was waited for, and then not looked for: it is under way still', async (t) => {
    const haproxy = await startHaproxy(version, { t, config });
    let off: AbortController | null = null;
    const sleep = async (ms: number, until?: AbortSignal) => {
      await systemClock.sleep(ms, until);
      if (until !== undefined && until === off?.signal) off.abort();
    };
    const open = (port: number, options: Partial<OpenOptions>) =>
      openAt(`127.0.0.1:${port}`, { ...options, clock: { ...systemClock, sleep } });
    const { heard, lb, way } = await cancelled(t, haproxy.socket, open);
    off = new AbortController();
    await assert.rejects(lb.read(off.signal));
    assert.deepEqual(heard, [`begin ${haproxy.pid}`, 'sent']);
    way.recover();
    await lb.read(signal);
    assert.deepEqual(heard, [`begin ${haproxy.pid}`, 'sent', 'end']);
  });

  test('a set whose reply was lost, waited for, and then not looked for: the same', async (t) => {
    const haproxy = await startHaproxy(version, { t, config });
    const way = await startStalledWay({
      t,
      target: haproxy.socket,
      stallBefore: (words) => words.includes('set server '),
    });
    const { heard, underWay, debug } = listening();
    const off = new AbortController();
    const sleep = async (ms: number, until?: AbortSignal) => {
      await systemClock.sleep(ms, until);
      if (until === off.signal) off.abort();
    };
    const clock = { ...systemClock, sleep };
    const lb = openAt(`127.0.0.1:${way.port}`, { t, underWay, debug, clock, commandTimeoutMs: 1_000 });
    await lb.read(signal);
    await assert.rejects(lb.setStates([drain], [web1], off.signal));
    assert.deepEqual(heard, [`begin ${haproxy.pid}`, 'sent']);
    way.recover();
    await lb.read(signal);
    assert.equal(heard.at(-1), 'end');
  });

  test('a set that was told to a process that a restart has replaced: its end with that', async (t) => {
    const haproxy = await startHaproxy(version, { t, config });
    const open = (port: number, options: Partial<OpenOptions>) => openAt(`127.0.0.1:${port}`, options);
    const { heard, lb } = await cancelled(t, haproxy.socket, open);
    await haproxy.restart();
    await lb.read(signal);
    await eventually('its end is told', () => heard.at(-1) === 'end');
  });
});

test('through a Data Plane API it is the same', async (t) => {
  const haproxy = await startHaproxy(NEWEST, { t, config });
  const api = await startFakeDataPlaneApi({ t, socket: haproxy.socket });
  const { heard, underWay, debug } = listening();
  const lb = openThrough(api, { t, underWay, debug });
  await lb.read(signal);
  await lb.setStates([drain], [web1], signal);
  assert.deepEqual(heard, [`begin ${haproxy.pid}`, 'sent', 'end']);
  const { port } = new URL(api.address);
  await haproxy.cli('set server web/web1 state ready');
  const open = (way: number, options: Partial<OpenOptions>) =>
    openThrough({ address: `http://127.0.0.1:${way}`, user: api.user }, options);
  await isHeard(haproxy, await cancelled(t, Number(port), open));
});
