/** The API's two tables are not of one moment: statistics may take it seconds, and servers come up and go down meanwhile. */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { systemClock } from '../../src/clock.ts';
import { change } from '../../src/operation/change.ts';
import { type FakeDataPlaneApi, startFakeDataPlaneApi } from '../support/data-plane-api/fake.ts';
import {
  type ModelHaproxy,
  type ModelServer,
  startModelHaproxy,
} from '../support/data-plane-api/model-haproxy.ts';
import { openThrough } from '../support/data-plane-api/open.ts';
import type { ApiVersion } from '../support/data-plane-api/versions.ts';
import { request } from '../unit/change-scene.ts';

const signal = new AbortController().signal;

function server(name: string, op: ModelServer['op']): ModelServer {
  return { name, flags: 0, op, checked: true, passesAfterMs: null, fqdn: '-' };
}

interface Scene {
  haproxy: ModelHaproxy;
  api: FakeDataPlaneApi;
}

async function startScene(t: TestContext, web2: ModelServer['op'], version: ApiVersion): Promise<Scene> {
  const haproxy = await startModelHaproxy(t, [server('web1', 2), server('web2', web2)]);
  return { haproxy, api: await startFakeDataPlaneApi({ t, socket: haproxy.socket, version }) };
}

/** Between the first statistics and the first list. */
function between({ haproxy, api }: Scene, becomes: Partial<ModelServer>): void {
  let isDone = false;
  api.switches.gate = (command) => {
    if (isDone || !command.startsWith('show servers state')) return;
    isDone = true;
    Object.assign(haproxy.servers.get('web2') ?? {}, becomes);
  };
}

async function drainWeb1(t: TestContext, { api }: Scene): Promise<string> {
  const loadBalancer = openThrough(api, { t });
  const one = request('drain', { drainTimeoutMs: 0 });
  const asked = { ...one, selection: { ...one.selection, backends: ['be'] } };
  const effects = { clock: systemClock, signal, save: () => {}, tell: () => {} };
  const { result, error } = await change({ request: asked, loadBalancers: [loadBalancer], effects });
  return error === null ? result : `${error.code}: ${error.message}`;
}

describe('between its statistics and its lists', () => {
  for (const version of ['2.9.27', '3.4.2'] as const) {
    test(`the other server comes up: this one may go (API ${version})`, async (t) => {
      const scene = await startScene(t, 0, version);
      between(scene, { op: 2 });
      assert.equal(await drainWeb1(t, scene), 'changed');
    });

    test(`the other server goes down: this one may not go (API ${version})`, async (t) => {
      const scene = await startScene(t, 2, version);
      between(scene, { op: 0 });
      assert.match(await drainWeb1(t, scene), /^guard: /);
      assert.deepEqual(
        scene.api.commands.filter((command) => command.startsWith('set ')),
        [],
      );
    });
  }
});
