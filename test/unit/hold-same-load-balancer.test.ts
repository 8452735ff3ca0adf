/** A process that holds servers and a later step know one load balancer by two addresses, or two by as many: told apart by who answers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparePlaces, type HoldPlace, type OwnPlace } from '../../src/action/hold/same-load-balancer.ts';
import type { KnownWay } from '../../src/action/state/known-ways.ts';
import type { Process } from '../../src/haproxy/process.ts';

const START = 1_700_000_000;

/** Started so many seconds after the first one. */
function haproxy(pid: number, afterSeconds: number, uptimeSeconds: number, node = 'lb1'): Process {
  return {
    pid,
    startedAt: START + afterSeconds,
    startToleranceSeconds: 0,
    node,
    version: '3.4',
    uptimeSeconds,
  };
}

const WEB1 = { backend: 'web', server: 'web1' };
const FIRST = haproxy(7, 0, 1_000);

/** Held in maint since a minute ago, and asked a moment ago. */
function held(
  processes: Process[],
  more: Partial<HoldPlace> = {},
  seenMsAgo = 5,
  metMsAgo = 60_000,
): HoldPlace {
  const process = processes[0] ?? FIRST;
  const servers = [{ ...WEB1, settings: { state: 'maint' as const } }];
  const answering = { processes, metMsAgo, seenMsAgo };
  return { id: '/run/haproxy.sock', at: '10', process, servers, answering, askedMsAgo: 10, ...more };
}

/** Read a moment before that. */
function own(process: Process, state: 'ready' | 'maint' = 'maint', readMsAgo = 50): OwnPlace {
  return {
    id: JSON.stringify(['tcp', '127.0.0.1 9999']),
    process,
    readMsAgo,
    servers: [{ ...WEB1, settings: { state } }],
  };
}

test('one process is one load balancer, by whatever address, and so is the one before a reload', () => {
  assert.equal(comparePlaces(own(FIRST), held([FIRST]), []), 'one');
  const next = haproxy(8, 990, 10);
  assert.equal(comparePlaces(own(next, 'ready'), held([FIRST, next]), []), 'one');
  assert.equal(comparePlaces(own(FIRST), held([FIRST, next]), []), 'one');
});

test('another process that has been there all along is another load balancer', () => {
  for (const other of [haproxy(9, -500, 1_500), haproxy(9, 0, 1_000), haproxy(9, 500, 500)])
    assert.equal(comparePlaces(own(other), held([FIRST]), []), 'two');
  assert.equal(comparePlaces(own(haproxy(7, 0, 1_000, 'lb2')), held([FIRST]), []), 'two');
});

test('of twins, which say the same, one is another load balancer where a server is found otherwise there', () => {
  assert.equal(comparePlaces(own(FIRST, 'ready'), held([FIRST]), []), 'two');
  const put: KnownWay = {
    socket: JSON.stringify(['tcp', '127.0.0.1 9999']),
    process: FIRST,
    at: '11',
    servers: new Map([['web/web1', { found: 'maint', left: ['ready'] }]]),
  };
  assert.equal(comparePlaces(own(FIRST, 'ready'), held([FIRST]), [put]), 'one', 'a step has put it there');
});

test('a way that another step has taken leads from the one to the other', () => {
  const next = haproxy(8, 990, 10);
  const ways: KnownWay[] = [
    { socket: '/run/haproxy.sock', process: haproxy(6, -9, 9), at: '01', servers: new Map() },
    { socket: '/run/other.sock', process: haproxy(6, -9, 9), at: '02', servers: new Map() },
    { socket: '/run/other.sock', process: next, at: '03', servers: new Map() },
  ];
  assert.equal(comparePlaces(own(next, 'ready'), held([FIRST]), ways), 'one');
});

test('one that started since the other was seen last may have taken its place', () => {
  const next = haproxy(8, 990, 10);
  assert.equal(comparePlaces(own(next, 'ready'), held([FIRST], {}, 30_000), []), 'one');
  assert.equal(comparePlaces(own(next, 'ready'), held([FIRST], {}, 5_000), []), 'two');
});

test('one that has just started is not told from a successor before the other one has outlived that', () => {
  const young = own(haproxy(8, 1_000, 1), 'ready');
  assert.equal(comparePlaces(young, held([FIRST]), []), 'unclear');
  assert.equal(comparePlaces({ ...young, readMsAgo: 2_000 }, held([FIRST]), []), 'two');
});

test('one that was met after the step had read its own may have taken the place of that', () => {
  const later = haproxy(9, 1_001, 0);
  const between = own(haproxy(8, 1_000, 1), 'ready', 800);
  assert.equal(comparePlaces(between, held([FIRST, later], {}, 5, 300), []), 'one');
  assert.equal(comparePlaces(between, held([FIRST, later], {}, 5, 900), []), 'two');
});
