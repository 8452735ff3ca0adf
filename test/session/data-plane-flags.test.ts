/**
 * The API reads HAProxy's flags wrongly. For each value that they can have, for each goal, and whatever the server's health: the step
 * either says why not, or HAProxy agrees that it is done.
 */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { type Clock, systemClock } from '../../src/clock.ts';
import { change } from '../../src/operation/change.ts';
import type { ChangeRequest } from '../../src/operation/request.ts';
import { startFakeDataPlaneApi } from '../support/data-plane-api/fake.ts';
import { type ModelServer, startModelHaproxy } from '../support/data-plane-api/model-haproxy.ts';
import { openThrough } from '../support/data-plane-api/open.ts';
import type { ApiVersion } from '../support/data-plane-api/versions.ts';
import { IS_LONG_FORM } from '../support/haproxy-versions.ts';
import { request } from '../unit/change-scene.ts';

/** Servers behind one API, each in a step of its own. Few: each step reads all of them, again and again. */
const AT_A_TIME = 8;
const GOALS = ['drain', 'maint', 'ready'] as const;
/** `npm test` has so much of the values for each goal, and others for the next goal. */
const ONE_IN = 3;
type Goal = (typeof GOALS)[number];

/** Whatever else is so with the server: what is forced on it, or what it inherits, keeps the promise. */
const AGREES: Record<Goal, (flags: number) => boolean> = {
  // One that is in maint is left there.
  drain: (flags) => (flags & 0x09) !== 0,
  maint: (flags) => (flags & 0x01) !== 0,
  ready: (flags) => (flags & 0x3b) === 0,
};

/** Every wait is as long as it says, and takes a tenth of the test's time. */
const fast: Clock = {
  now: () => performance.now() * 10,
  wallTime: () => Date.now(),
  sleep: (ms, signal) => systemClock.sleep(ms / 10, signal),
  alarm: (ms, ring) => systemClock.alarm(ms / 10, ring),
};

interface Health {
  title: string;
  op: 0 | 2 | 3;
  checked: boolean;
  passesAfterMs: number | null;
}

const HEALTHS: Health[] = [
  { title: 'up', op: 2, checked: true, passesAfterMs: 20 },
  { title: 'down', op: 0, checked: true, passesAfterMs: null },
  { title: 'stopping', op: 3, checked: true, passesAfterMs: 20 },
  { title: 'without a check', op: 2, checked: false, passesAfterMs: null },
];

function serverWith(
  flags: number,
  goal: Goal,
  { op, checked, passesAfterMs }: Health,
  named: boolean,
): ModelServer {
  const fqdn = named || flags & 0x60 ? 'app.test' : '-';
  return { name: `${goal}${flags}`, flags, op: flags & 0x23 ? 0 : op, checked, passesAfterMs, fqdn };
}

async function tryAll(
  t: TestContext,
  version: ApiVersion,
  health: Health,
  named: boolean,
): Promise<Record<string, number>> {
  const all = Array.from({ length: 128 }, (_, index) => index);
  // Whoever tracks another is refused whatever its health.
  const flags = health.title === 'up' && !named ? all : all.filter((value) => !(value & 0x12));
  const servers = GOALS.flatMap((goal, at) =>
    flags
      .filter((value) => IS_LONG_FORM || (value + Math.floor(value / ONE_IN) + at) % ONE_IN === 0)
      .map((value) => serverWith(value, goal, health, named)),
  );
  const counts: Record<string, number> = {};
  for (let at = 0; at < servers.length; at += AT_A_TIME) {
    const part = servers.slice(at, at + AT_A_TIME);
    const haproxy = await startModelHaproxy(t, part);
    const api = await startFakeDataPlaneApi({ t, socket: haproxy.socket, version });
    const outcomes = part.map(async ({ name, flags: before }) => {
      const goal = (/^[a-z]+/.exec(name)?.[0] ?? '') as Goal;
      const loadBalancer = openThrough(api, { clock: fast, commandTimeoutMs: 100_000 });
      const given = {
        drainTimeoutMs: 0,
        healthTimeoutMs: 3_000,
        minAvailable: { kind: 'count', value: 0 },
      } as const;
      const one = request(goal, given, name);
      const asked = { ...one, selection: selectionOf(name) } as ChangeRequest;
      const signal = new AbortController().signal;
      const effects = { clock: fast, signal, save: () => {}, tell: () => {} };
      const { result, error } = await change({ request: asked, loadBalancers: [loadBalancer], effects });
      loadBalancer.close();
      const now = haproxy.flags(name);
      const what = `${goal} of flags ${before}, ${health.title}, API ${version}: ${result}, ${error?.message}, flags now ${now}`;
      if (error === null) assert.ok(AGREES[goal](now), what);
      if (result === 'failed') assert.equal(now, before, what);
      if (result === 'rolled-back') assert.equal(forcedBy(now), forcedBy(before), what);
      const key = `${goal} ${error === null ? result : error.code}`;
      counts[key] = (counts[key] ?? 0) + 1;
    });
    await Promise.all(outcomes);
    await api.close().catch(() => {});
  }
  return counts;
}

/** HAProxy itself never forces both. */
function forcedBy(flags: number): number {
  return flags & 0x01 ? 0x01 : flags & 0x08;
}

function selectionOf(name: string): ChangeRequest['selection'] {
  return { backends: ['be'], servers: [{ text: name, negated: false, backend: null, server: name }] };
}

describe('flags that the Data Plane API misreads', { concurrency: 4 }, () => {
  for (const [index, version] of (['2.9.27', '3.4.2'] as const).entries()) {
    for (const [place, health] of HEALTHS.entries()) {
      // Old versions do not show whether there is an FQDN.
      for (const named of version === '2.9.27' ? [false] : [false, true]) {
        // Flags are the same to whoever is up or not: `npm test` tries each other health here or there.
        if (!IS_LONG_FORM && health.title !== 'up' && (index + place + Number(named)) % 2 > 0) continue;
        test(`0 to 127, ${health.title}${named ? ', each with an FQDN' : ''}, API ${version}: nothing is done that HAProxy contradicts`, async (t) => {
          const counts = await tryAll(t, version, health, named);
          t.diagnostic(JSON.stringify(counts));
          const goals = health.title === 'down' ? (['drain', 'maint'] as const) : GOALS;
          for (const goal of goals) assert.ok((counts[`${goal} changed`] ?? 0) > 0, goal);
        });
      }
    }
  }
});
