/** Our own Data Plane API answers as the real ones were recorded to answer, in front of the same HAProxy. */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { eventually } from '../eventually.ts';
import { HAPROXY_VERSIONS } from '../haproxy-versions.ts';
import { type RealHaproxy, startHaproxy } from '../real-haproxy.ts';
import { startWebServer } from '../web-server.ts';
import { type FakeDataPlaneApi, startFakeDataPlaneApi } from './fake.ts';
import { RECORDED_CONFIG, type RecordedPut, type RecordedQuestion, recordings } from './recorded.ts';

interface Scene {
  api: FakeDataPlaneApi;
  haproxy: RealHaproxy;
}

async function startScene(
  t: TestContext,
  { api: version, haproxy: haproxyVersion }: ReturnType<typeof recordings>[0],
): Promise<Scene> {
  const app = await startWebServer({ name: 'app', t });
  // No check passes between a PUT and what HAProxy says of it: recorded was what the PUT comes to.
  const config = RECORDED_CONFIG.replaceAll('{{app}}', String(app.port)).replaceAll('inter 1s', 'inter 1h');
  const haproxy = await startHaproxy(haproxyVersion, { t, config });
  return { haproxy, api: await startFakeDataPlaneApi({ t, socket: haproxy.socket, version }) };
}

async function request({ api }: Scene, method: string, path: string, body: unknown, login: string | null) {
  const response = await fetch(`${api.address}${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(login === null ? {} : { Authorization: `Basic ${Buffer.from(login).toString('base64')}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
}

async function ask(scene: Scene, { when, method, path, body, ...expected }: RecordedQuestion): Promise<void> {
  const { api, haproxy } = scene;
  const { name, password } = api.user;
  const logins = {
    'no login': null,
    'wrong password': `${name}:falsch-geheim`,
    'unknown user': 'nobody:x',
  } as const;
  const login = when in logins ? logins[when as 'no login'] : `${name}:${password}`;
  api.switches.deadAccepting = when === 'dead accepting';
  api.socket = when === 'no socket' ? `${haproxy.socket}.gone` : haproxy.socket;
  const { status, answer } = await request(scene, method, path, body, login);
  assert.equal(status, expected.status);
  if (expected.words !== undefined)
    assert.equal(String(answer.message).replaceAll(haproxy.socket, 'SOCKET'), expected.words);
  if (expected.answer !== undefined) assert.deepEqual(answer, expected.answer);
  const one = Array.isArray(answer) ? answer[0] : answer;
  if (expected.shape !== undefined) assert.deepEqual(Object.keys(one ?? {}).sort(), expected.shape);
}

const STATES: Record<number, string> = {
  0: 'ready',
  1: 'maint',
  4: 'ready',
  5: 'maint',
  8: 'drain',
  12: 'drain',
};

async function put(
  scene: Scene,
  { server: key, flags, body, status, answer, words, after, sets }: RecordedPut,
): Promise<void> {
  const { api, haproxy } = scene;
  const [backend = '', server = ''] = key.split('/');
  if (key === 'tr/s') await haproxy.cli('set server be1/web1 state ready');
  await haproxy.cli(`set server ${key} state ${STATES[flags]}`);
  if (flags !== 1 && flags !== 5) await haproxy.cli(`set server ${key} health up`);
  await eventually('the state before', async () => (await haproxy.adminFlags(backend, server)) === flags);
  api.commands = [];
  const v3 = `/v3/services/haproxy/runtime/backends/${backend}/servers/${server}`;
  const path =
    api.dialect.major === 3 ? v3 : `/v2/services/haproxy/runtime/servers/${server}?backend=${backend}`;
  const said = await request(scene, 'PUT', path, body, `${api.user.name}:${api.user.password}`);
  assert.equal(said.status, status);
  if (answer !== undefined)
    assert.deepEqual([said.answer.admin_state, said.answer.operational_state], answer);
  if (words !== undefined)
    assert.equal(String(said.answer.message).replaceAll(haproxy.socket, 'SOCKET'), words);
  assert.equal(await haproxy.adminFlags(backend, server), after);
  assert.deepEqual(
    api.commands.filter((command) => command.startsWith('set ')),
    sets,
  );
}

describe('our own Data Plane API', () => {
  for (const recording of recordings()) {
    const { api, haproxy, recorded } = recording;
    if (!HAPROXY_VERSIONS.includes(haproxy)) continue;
    test(`answers as ${api} over HAProxy ${haproxy}, ${recorded.length} times`, async (t) => {
      const scene = await startScene(t, recording);
      // `disabled` in the file stays set when it is ready: from then on its flags are 4.
      await scene.haproxy.cli('set server dis/s state ready');
      for (const one of recorded) {
        try {
          if (one.kind === 'ask') await ask(scene, one);
          else await put(scene, one);
        } catch (error) {
          throw new Error(`${JSON.stringify(one)}: ${(error as Error).message}`, { cause: error });
        }
        scene.api.switches.deadAccepting = false;
        scene.api.socket = scene.haproxy.socket;
      }
    });
  }
});
