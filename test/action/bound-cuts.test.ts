/** Sessions that are cut, by HAProxy's configuration or because it was asked for, are counted and told: all of them, by main and by post. */
import assert from 'node:assert/strict';
import http from 'node:http';
import { describe, type TestContext, test } from 'node:test';
import { eventually } from '../support/eventually.ts';
import {
  atEitherEnd,
  forEachHaproxy,
  HAPROXY_VERSIONS,
  type HaproxyVersion,
  IS_LONG_FORM,
} from '../support/haproxy-versions.ts';
import { get } from '../support/load-request.ts';
import { runAction, startAction } from '../support/run-action.ts';
import { pointedOut, succeeded } from '../support/told.ts';
import { Visitors } from '../support/visitors.ts';
import { startWebBackend, type WebBackend, type WebBackendOptions } from '../support/web-backend.ts';

const COOKIE = 'cookie SRV insert indirect nocache';
const CUTS = 'on-marked-down shutdown-sessions';
const isServed = (text: string): boolean => /^web\d$/.test(text);

async function site(t: TestContext, version: HaproxyVersion, more: Partial<WebBackendOptions> = {}) {
  return await startWebBackend(version, {
    t,
    lines: COOKIE,
    server: (name) => `cookie ${name} ${CUTS}`,
    ...more,
  });
}

function releaseAll(web: WebBackend): void {
  for (const server of web.servers) server.release();
}

/** So many more downloads at web1 of which HAProxy has seen the headers: from there on they are no answers that end by themselves. */
async function begun(web: WebBackend, count: number): Promise<Promise<string>[]> {
  const row = () => web.haproxy.row('web', 'web1');
  const before = Number((await row()).hrsp_2xx);
  const visits = Array.from({ length: count }, () => web.visit('/?hold', 'web1'));
  await eventually('all have begun', async () => Number((await row()).hrsp_2xx) === before + count);
  assert.equal(await web.sessions('web1'), count);
  return visits;
}

/** From 3.0 on a backend counts whoever is cut among its errors: those of before are not tried here. */
const COUNTING = HAPROXY_VERSIONS.filter((version) => Number(version) >= 3);

forEachHaproxy(
  'bound and not cut',
  (version) => {
    test('E19: downloads that end by themselves right behind maint are not told as cut', async (t) => {
      const web = await site(t, version, { server: (name) => `cookie ${name}` });
      const visits = await begun(web, 3);
      const running = web.start({ server: 'web1', operation: 'maint', 'drain-timeout': '0' });
      await eventually('it is in maint', async () => (await web.haproxy.adminFlags('web', 'web1')) === 1);
      releaseAll(web);
      const result = await running.result;
      assert.deepEqual(await Promise.all(visits), ['web1', 'web1', 'web1']);
      succeeded(result, 'changed');
      assert.equal(result.outputs['sessions-shut-down'], '0', result.log);
      assert.doesNotMatch(result.log, /on-marked-down/);
    });
  },
  IS_LONG_FORM ? COUNTING : COUNTING.slice(-1),
);

forEachHaproxy('bound and cut', (version) => {
  describe('by `on-marked-down shutdown-sessions`', { concurrency: 2 }, () => {
    test('E19: many sessions of a HAProxy with four threads: each round tells how many', async (t) => {
      const web = await site(t, version, { nbthread: 4 });
      for (let round = 0; round < 3; round++) {
        const visits = await begun(web, 150);
        const result = await web.run({
          server: 'web1',
          operation: 'maint',
          'drain-timeout': '200ms',
          'on-drain-timeout': 'continue',
        });
        const outcomes = await Promise.all(visits);
        succeeded(result, 'changed');
        assert.equal(outcomes.filter(isServed).length, 0, 'HAProxy has cut them all');
        assert.equal(result.outputs['sessions-shut-down'], '150', `round ${round}\n${result.log}`);
        assert.match(pointedOut(result, 'warning'), /150 sessions of web\/web1 .*on-marked-down/);
        assert.doesNotMatch(pointedOut(result, 'notice'), /left alone/);
        await web.haproxy.cli('set server web/web1 state ready');
      }
    });

    test('E19: once that was seen in a job, sessions from before a drain are waited for there, though bound clients keep coming', async (t) => {
      const web = await site(t, version);
      const first = await begun(web, 1);
      const inputs = { address: web.haproxy.address, backend: 'web', operation: 'maint' };
      const unwaited = { ...inputs, server: 'web1', 'drain-timeout': '0' };
      const seen = await runAction({ t, inputs: unwaited });
      assert.equal(seen.outputs['sessions-shut-down'], '1', seen.log);
      assert.ok(!isServed((await first[0]) ?? ''));
      await web.haproxy.cli('set server web/web1 state ready');

      const old = await begun(web, 2);
      // Each keeps its connection: how old that is tells nothing of a request.
      const agent = new http.Agent({ keepAlive: true });
      t.after(() => agent.destroy());
      const cookies = () => new Map([['SRV', 'web1']]);
      const path = '/?delay=20';
      const visit = () =>
        get({ port: web.port, path, agent, cookies: cookies() }).catch((error: Error) => error.message);
      await using clients = new Visitors({ visit, clients: 3, pauseMs: 5 });
      const later = { ...inputs, server: 'web1', 'drain-timeout': '40s' };
      const running = startAction({ t, temp: seen.temp, inputs: later });
      await running.waitForLog(/from before the drain are waited for here/);
      await running.waitForLog(/after (2|3)(\.\d)?s of 40s/);
      assert.equal(await web.haproxy.adminFlags('web', 'web1'), 8);
      await clients.more(10);
      releaseAll(web);
      const result = await running.result;
      assert.deepEqual(await Promise.all(old), ['web1', 'web1']);
      assert.equal(result.code, 0, result.log);
      assert.equal(await web.haproxy.adminFlags('web', 'web1'), 1);
      // Whoever of the bound ones was there in that very moment.
      assert.ok(Number(result.outputs['sessions-shut-down']) <= 3, result.log);
    });

    test('E19: at once, with `drain-timeout: 0`', async (t) => {
      const web = await site(t, version, { nbthread: 4 });
      const visits = await begun(web, 80);
      const result = await web.run({ server: 'web1', operation: 'maint', 'drain-timeout': '0' });
      await Promise.all(visits);
      succeeded(result, 'changed');
      assert.equal(result.outputs['sessions-shut-down'], '80', result.log);
    });
  });
});

atEitherEnd('bound and cut, more', (version, test) => {
  describe('asked for with `shutdown-sessions`', { concurrency: 2 }, () => {
    for (const operation of ['drain', 'maint'] as const) {
      test(`E19: ${operation} of a server with a queue, which is let in as others are cut: all count`, async (t) => {
        const web = await site(t, version, {
          server: (name) => `cookie ${name} ${name === 'web1' ? 'maxconn 10' : ''}`,
        });
        const visits = Array.from({ length: 40 }, () => web.visit('/?hold', 'web1'));
        await eventually('10 and 30', async () => {
          const { scur, qcur } = await web.haproxy.row('web', 'web1');
          return scur === '10' && qcur === '30';
        });
        const result = await web.run({
          server: 'web1',
          operation,
          'drain-timeout': '500ms',
          'on-drain-timeout': 'shutdown-sessions',
        });
        assert.equal(result.code, 0, result.log);
        const releases = setInterval(() => releaseAll(web), 50);
        t.after(() => clearInterval(releases));
        const outcomes = await Promise.all(visits);
        const cut = outcomes.filter((text) => !isServed(text)).length;
        assert.ok(cut >= 10, `${cut}`);
        assert.equal(
          result.outputs['sessions-shut-down'],
          String(cut),
          `${cut} of 40 were cut\n${result.log}`,
        );
        assert.match(
          pointedOut(result, 'warning'),
          new RegExp(`web/web1: ${cut} sessions left .* and shut down`),
        );
      });
    }

    test('E19: bound clients that come again while others are cut: every one that was cut counts', async (t) => {
      const web = await site(t, version, { server: (name) => `cookie ${name}` });
      const cookies = () => new Map([['SRV', 'web1']]);
      const visit = () =>
        get({ port: web.port, path: '/?hold', agent: false, cookies: cookies() }).catch(
          (error: Error) => error.message,
        );
      const clients = new Visitors({ visit, clients: 20, pauseMs: 0 });
      t.after(() => clients.stop());
      await eventually('all are there', async () => (await web.sessions('web1')) === 20);
      const result = await web.run({
        server: 'web1',
        operation: 'maint',
        'drain-timeout': '500ms',
        'on-drain-timeout': 'shutdown-sessions',
      });
      assert.equal(result.code, 0, result.log);
      const releases = setInterval(() => releaseAll(web), 50);
      t.after(() => clearInterval(releases));
      await clients.stop();
      const cut = clients.failures.length;
      assert.ok(cut >= 20, `${cut}`);
      assert.equal(result.outputs['sessions-shut-down'], String(cut), `${cut} were cut\n${result.log}`);
    });
  });

  describe('by a put-back to maint', { concurrency: 2 }, () => {
    test('E19: of the post step, which cannot wait for their end: it says how many', async (t) => {
      const web = await site(t, version, {
        lines: `${COOKIE}\n  option httpchk GET /health`,
        server: (name) => `cookie ${name} check inter 100ms ${CUTS}`,
      });
      await web.haproxy.cli('set server web/web1 state maint');
      const main = await web.run({ server: 'web1', operation: 'ready', restore: 'always' });
      succeeded(main, 'changed');
      const visits = await begun(web, 2);
      const post = await main.post({ jobStatus: 'success' });
      assert.equal(await web.haproxy.adminFlags('web', 'web1'), 1, post.log);
      assert.deepEqual((await Promise.all(visits)).filter(isServed), []);
      assert.match(post.log, /2 sessions of web\/web1 ended the moment it went down/);
      assert.match(pointedOut(post, 'warning'), /2 sessions of web\/web1/);
    });

    test('E19: of the step itself: none, when they end in time', async (t) => {
      const web = await site(t, version, {
        names: ['web1', 'web2', 'web3'],
        lines: `${COOKIE}\n  option httpchk GET /health`,
        server: (name) => `cookie ${name} check inter 100ms ${CUTS}`,
      });
      for (const server of ['web1', 'web2']) await web.haproxy.cli(`set server web/${server} state maint`);
      const running = web.start({ server: 'web1,web2', operation: 'ready', 'health-timeout': '30s' });
      // Whoever is in drain while it is proven is asked by those that are bound to it as soon as it is.
      web.server('web2').health.status = 503;
      await running.waitForLog(/proving health/);
      await eventually(
        'web1 is proven',
        async () => (await web.haproxy.row('web', 'web1')).status === 'DRAIN',
      );
      const visits = await begun(web, 3);
      await web.haproxy.cli('set server web/web2 state maint');
      await running.waitForLog(/web\/web1: 3 sessions before it goes back to maint/);
      web.server('web1').release();
      const result = await running.result;
      assert.equal(result.outputs.result, 'rolled-back', result.log);
      assert.deepEqual(await Promise.all(visits), ['web1', 'web1', 'web1']);
      assert.doesNotMatch(pointedOut(result, 'warning'), /sessions of web\/web1/);
      assert.equal(result.outputs['sessions-shut-down'], '0');
    });
  });
});
