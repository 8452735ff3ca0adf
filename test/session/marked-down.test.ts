/**
 * HAProxy cuts what a server has as that goes down, where its configuration says so: each thread its own, and where it has much to do long after
 * the answer that the server is down. Here a thread is kept busy by HAProxy's own `debug dev loop`.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { systemClock } from '../../src/clock.ts';
import type { LoadBalancer } from '../../src/haproxy/load-balancer.ts';
import { change } from '../../src/operation/change.ts';
import { eventually } from '../support/eventually.ts';
import { ask } from '../support/haproxy-cli.ts';
import { atBothEnds, type HaproxyVersion } from '../support/haproxy-versions.ts';
import { openAt } from '../support/open-load-balancer.ts';
import { makeScratch } from '../support/scratch.ts';
import { startWebBackend, type WebBackend } from '../support/web-backend.ts';
import { type Given, request } from '../unit/change-scene.ts';

const CUTS = 'on-marked-down shutdown-sessions';
const SESSIONS = 3;

/** Two threads: the one that answers us, and the one that serves, which is busy for this long at a time. */
async function site(t: TestContext, version: HaproxyVersion, busyMs: number, server = CUTS) {
  const scratch = makeScratch();
  t.after(() => scratch.remove());
  const [ours, theirs] = ['ours', 'theirs'].map((name) => join(scratch.folder, name));
  const on = (thread: number) => (version === '2.2' ? `process 1/${thread}` : `thread ${thread}`);
  const web = await startWebBackend(version, {
    t,
    nbthread: 2,
    frontends: {},
    lines: 'cookie SRV insert indirect nocache',
    server: (name) => `cookie ${name} ${server}`,
    extraGlobal: `stats socket ${ours} level admin ${on(1)}\nstats socket ${theirs} level admin ${on(2)}`,
    config: `frontend fe_web\n  bind 127.0.0.1:{{fe_web}} ${on(2)}\n  default_backend web`,
  });
  const begun = async () => Number((await web.haproxy.row('web', 'web1')).hrsp_2xx) === SESSIONS;
  const visits = Array.from({ length: SESSIONS }, () => web.visit('/?hold', 'web1'));
  await eventually('all have begun', begun);
  return { web, visits, address: ours ?? '', keepBusy: () => keepBusy(theirs ?? '', busyMs) };
}

function keepBusy(socket: string, ms: number): AsyncDisposable {
  let isOver = false;
  const loops = (async () => {
    while (!isOver) await ask(socket, `expert-mode on; debug dev loop ${ms}`);
  })();
  return {
    [Symbol.asyncDispose]: async () => {
      isOver = true;
      await loops;
    },
  };
}

/** `maint` of web1, without a drain before. */
async function maint(lb: LoadBalancer, given: Given = {}) {
  const effects = {
    clock: systemClock,
    signal: new AbortController().signal,
    save: () => {},
    tell: () => {},
  };
  const asked = request('maint', { drainTimeoutMs: 0, ...given });
  const report = await change({ request: asked, loadBalancers: [lb], effects });
  const told = report.warnings.map(({ text }) => text).filter((text) => /ended the moment/.test(text));
  return { report, told, cut: report.servers[0]?.sessionsShutDown };
}

async function released(web: WebBackend, visits: readonly Promise<string>[]): Promise<number> {
  for (const server of web.servers) server.release();
  return (await Promise.all(visits)).filter((text) => text === 'web1').length;
}

atBothEnds('sessions that HAProxy cuts', (version) => {
  for (const [name, given] of [
    ['with no time to drain', {}],
    ['as `drain-timeout` has passed', { drainTimeoutMs: 300, onDrainTimeout: 'shutdown-sessions' }],
  ] as const) {
    test(`late, ${name}: are not told as left, nor shut down once more`, async (t) => {
      const { web, visits, address, keepBusy } = await site(t, version, 150);
      await using _ = keepBusy();
      const { report, cut } = await maint(openAt(address, { t }), given);
      assert.equal(report.error, null);
      assert.equal(cut, SESSIONS);
      assert.deepEqual(
        report.warnings.map(({ text }) => text).filter((text) => /shut down\./.test(text)),
        [],
      );
      assert.equal(report.servers[0]?.drained, true);
      assert.equal(await released(web, visits), 0);
    });
  }

  test('late, for their thread is busy: are counted all the same', async (t) => {
    const { web, visits, address, keepBusy } = await site(t, version, 150);
    await using _ = keepBusy();
    const { report, told, cut } = await maint(openAt(address, { t }));
    assert.equal(report.error, null);
    assert.equal(await released(web, visits), 0, 'HAProxy has cut them all');
    assert.equal(cut, SESSIONS);
    assert.match(told.join(), /^3 sessions of web\/web1 ended the moment it went down/);
  });

  test('late, as somebody else has left meanwhile and it is let in again: are counted', async (t) => {
    const { web, visits, address, keepBusy } = await site(t, version, 150);
    const lb = openAt(address, { t });
    const setStates = lb.setStates.bind(lb);
    lb.setStates = async (...given) => {
      if (given[0][0]?.state === 'maint') await ask(address, 'set server web/web2 state maint');
      return setStates(...given);
    };
    await using _ = keepBusy();
    const { report, told, cut } = await maint(lb);
    assert.equal(report.error?.code, 'guard');
    assert.equal(await released(web, visits), 0, 'HAProxy has cut them all');
    assert.equal(await web.haproxy.adminFlags('web', 'web1'), 0);
    assert.equal(cut, SESSIONS);
    assert.match(told.join(), /^3 sessions of web\/web1 ended the moment it went down/);
  });

  test('are none, where its configuration says nothing of that', async (t) => {
    const { web, visits, address } = await site(t, version, 150, '');
    const { report, told, cut } = await maint(openAt(address, { t }));
    assert.equal(report.error, null);
    assert.equal(await released(web, visits), SESSIONS);
    assert.equal(cut, 0);
    assert.deepEqual(told, []);
  });
});
