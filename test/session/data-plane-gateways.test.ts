/**
 * What stands before a Data Plane API answers in its place, twice, or out of what it has kept. HAProxy is real; what is told of it was so
 * when it was asked.
 */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import type { Failure } from '../../src/errors.ts';
import type { LoadBalancer } from '../../src/haproxy/load-balancer.ts';
import { nameOf } from '../../src/haproxy/server.ts';
import {
  type Asked,
  type FakeDataPlaneApi,
  type Instead,
  startFakeDataPlaneApi,
} from '../support/data-plane-api/fake.ts';
import { openThrough } from '../support/data-plane-api/open.ts';
import { NEWEST } from '../support/haproxy-versions.ts';
import { type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';
import { startWebServer } from '../support/web-server.ts';

const signal = new AbortController().signal;
const web2 = nameOf('web/web2');

interface Scene {
  haproxy: RealHaproxy;
  api: FakeDataPlaneApi;
  lb: LoadBalancer;
}

async function startScene(t: TestContext): Promise<Scene> {
  const app = await startWebServer({ name: 'app', t });
  const haproxy = await startHaproxy(NEWEST, {
    t,
    config: `backend web
      server web1 127.0.0.1:${app.port} check inter 100ms rise 2 fall 3
      server web2 127.0.0.1:${app.port}`,
  });
  const api = await startFakeDataPlaneApi({ t, socket: haproxy.socket });
  // What comes twice may come late: then it is noticed at the next question, too.
  return { haproxy, api, lb: openThrough(api, { t, commandTimeoutMs: 1_000, retries: 2, retryDelayMs: 10 }) };
}

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  return work.then(
    () => assert.fail('it worked'),
    (reason: Failure) => reason,
  );
}

const isPut = ({ method }: Asked) => method === 'PUT';
const drain = { ...web2, state: 'drain' as const };

describe('an answer that comes twice', () => {
  for (const [title, isRepeated] of [
    ['of a PUT', isPut],
    ['of who answers', ({ path }) => path.endsWith('/runtime/info')],
    ['of statistics', ({ path }) => path.endsWith('/stats/native')],
    ['of a list', ({ path }) => path.endsWith('/servers')],
    ['of pending reloads', ({ path }) => path.endsWith('/reloads')],
  ] as [string, (asked: Asked) => boolean][]) {
    test(`${title} is no answer to what is asked next`, async (t) => {
      const { api, haproxy, lb } = await startScene(t);
      await lb.read(signal);
      let repeats = 1;
      api.switches.repeats = (asked) => isRepeated(asked) && repeats-- > 0;
      const { servers } = await lb.setStates([drain], [web2], signal);
      assert.equal(servers.get('web/web2')?.forced, 'drain');
      assert.equal(await haproxy.adminFlags('web', 'web2'), 8);
      await haproxy.cli('set server web/web2 state ready');
      const now = await lb.readServers([web2], signal, { fresh: true });
      assert.equal(now.servers.get('web/web2')?.forced, 'ready');
      assert.ok(repeats < 1);
    });
  }
});

test('statistics without a single row are no HAProxy that has no servers', async (t) => {
  const { api } = await startScene(t);
  for (const body of [{ stats: [] }, {}, { stats: null, error: 'read: timeout' }]) {
    api.switches.instead = ({ path }) =>
      path.endsWith('/stats/native') ? { status: 200, body, done: false } : null;
    const failure = await failureOf(openThrough(api, { t, retries: 0 }).read(signal));
    assert.match(failure.message, /HAProxy does not answer the API/);
  }
});

test('a server that has gone down while an answer was lost is not called stopping: that would let bound clients in', async (t) => {
  const { api, haproxy, lb } = await startScene(t);
  await haproxy.cli('set server web/web2 state drain');
  await lb.read(signal);
  let puts = 0;
  api.switches.requestGate = async (asked) => {
    if (!isPut(asked) || ++puts > 1) return;
    await haproxy.cli('set server web/web2 health down');
    throw new Error('it was lost');
  };
  const { servers } = await lb.setHealth([web2], 'stopping', [web2], signal);
  assert.equal(servers.get('web/web2')?.operationalState, 0);
  assert.equal(puts, 1);
});

describe('whoever answers a PUT in place of the API', () => {
  const late: [string, Omit<Instead, 'done'>][] = [
    ['with 200 and a page', { status: 200, body: '<html>Please wait</html>' }],
    ['with 202', { status: 202, body: '' }],
    ['with 404 and a page', { status: 404, body: '<html>' }],
    ['with 500 and a page', { status: 500, body: '<html>Internal Server Error</html>' }],
    ['with 503 in JSON that has a code', { status: 503, body: { code: 503, message: 'upstream' } }],
    ['with 504 in JSON that has a code', { status: 504, body: { code: 504, message: 'timed out' } }],
  ];
  for (const [title, answer] of late) {
    test(`${title}, and it is done a moment later: that is waited for, and found`, async (t) => {
      const { api, haproxy, lb } = await startScene(t);
      await lb.read(signal);
      let puts = 0;
      api.switches.instead = (asked) => {
        if (!isPut(asked) || ++puts > 1) return null;
        setTimeout(() => void haproxy.cli('set server web/web2 state drain'), 150);
        return { ...answer, done: false };
      };
      const { servers } = await lb.setStates([drain], [web2], signal);
      assert.equal(servers.get('web/web2')?.forced, 'drain');
      assert.equal(await haproxy.adminFlags('web', 'web2'), 8);
      assert.equal(puts, 1);
    });
  }
});

describe('whoever answers out of what was kept', () => {
  for (const [title, path] of [
    ['who answers', '/runtime/info'],
    ['statistics', '/stats/native'],
    ['a list', '/servers'],
    ['pending reloads', '/reloads'],
  ] as const) {
    test(`${title}: nothing is believed, and what stands there is told`, async (t) => {
      const { api, lb } = await startScene(t);
      await lb.read(signal);
      api.switches.kept = (asked) => (asked.path.endsWith(path) ? 7 : null);
      const failure = await failureOf(lb.setStates([drain], [web2], signal));
      assert.deepEqual([failure.code, failure.callChanged], ['data-plane-api', 'no']);
      assert.match(failure.message, /out of what it had kept, for 7 s/);
      assert.equal(api.asked.some(isPut), false);
    });
  }
});

describe('what does not say whether a reload is pending', () => {
  for (const [title, answer] of [
    ['a page', { status: 200, body: '<html>' }],
    ['a page that says that there is none', { status: 404, body: '<html>' }],
    ['half an answer', { status: 200, body: '[{"id":"1","sta' }],
  ] as [string, Omit<Instead, 'done'>][]) {
    test(`${title} is no word that there is none`, async (t) => {
      const { api, haproxy, lb } = await startScene(t);
      await lb.read(signal);
      api.switches.instead = ({ path }) => (path.endsWith('/reloads') ? { ...answer, done: false } : null);
      const failure = await failureOf(lb.setStates([drain], [web2], signal));
      assert.deepEqual([failure.code, failure.callChanged], ['data-plane-api', 'no']);
      assert.equal(await haproxy.adminFlags('web', 'web2'), 0);
    });
  }
});

describe('a list that is `null`, as the API has it of a backend whose servers are all of a template,', () => {
  for (const [title, path, body] of [
    ['of servers in the configuration', '/configuration/', 'null'],
    ['of servers in the configuration, as v2 wraps it', '/configuration/', '{"_version":1,"data":null}'],
    ['of pending reloads', '/reloads', 'null'],
    ['of stick-tables', '/stick_tables', 'null'],
  ] as const) {
    test(`${title}, is an empty one`, async (t) => {
      const { api, haproxy, lb } = await startScene(t);
      await haproxy.cli('set server web/web1 state maint');
      let asked = 0;
      api.switches.instead = (one) => {
        if (!one.path.includes(path)) return null;
        asked += 1;
        return { status: 200, body, done: false };
      };
      const { servers } = await lb.read(signal);
      assert.deepEqual(servers.get('web/web1')?.maintCauses, ['forced']);
      await lb.setStates([drain], [web2], signal);
      assert.equal(await haproxy.adminFlags('web', 'web2'), 8);
      assert.ok(asked > 0);
    });
  }
});
