/**
 * Who is bound cannot be read: `use-server`, `option persist`, `force-persist`, tables of other proxies and of peers. So maint is watched
 * for a second, whatever the backend's configuration shows; and clients that are only slow, or queued, are no reason to fail.
 */
import assert from 'node:assert/strict';
import os from 'node:os';
import { describe, type TestContext, test } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { atEitherEnd, forEachHaproxy, type HaproxyVersion } from '../support/haproxy-versions.ts';
import { get } from '../support/load-request.ts';
import { failedWith, succeeded } from '../support/told.ts';
import { Visitors } from '../support/visitors.ts';
import { startWebBackend, type WebBackend, type WebBackendOptions } from '../support/web-backend.ts';

const COOKIE = 'cookie SRV insert indirect nocache';

/** A table of another proxy, and one of a `peers` section. */
const OTHER = 'backend other\n  stick-table type ip size 10';
const PEERS = `peers ours\n  peer ${os.hostname()} 127.0.0.1:{{peers}}\n  table known type ip size 10`;

interface Binding {
  lines: string;
  config?: string;
}

/** What binds, though no column of `show stat` says so. */
const BINDINGS: Record<string, Binding> = {
  '`use-server`': { lines: 'use-server web1 if { always_true }' },
  '`stick on … table OTHER`': { lines: 'stick on src table other', config: OTHER },
  'a table of `peers`': { lines: 'stick on src table ours/known', config: PEERS },
};

async function bound(t: TestContext, version: HaproxyVersion, options: Partial<WebBackendOptions>) {
  const web = await startWebBackend(version, { t, ...options });
  // All that asks now is web1's.
  await web.haproxy.cli('set server web/web2 state maint');
  assert.equal(await web.visit(), 'web1');
  await web.haproxy.cli('set server web/web2 state ready');
  return web;
}

function clientsOf(t: TestContext, web: WebBackend, clients: number, pauseMs: number, path = '/') {
  const visitors = new Visitors({ visit: () => web.visit(path), clients, pauseMs });
  t.after(() => visitors.stop());
  return visitors;
}

/** With a cookie of web1. */
function ownClientsOf(t: TestContext, web: WebBackend, clients: number, pauseMs: number, path: string) {
  const cookies = () => new Map([['SRV', 'web1']]);
  const visit = () =>
    get({ port: web.port, path, agent: false, cookies: cookies() }).catch((error: Error) => error.message);
  const visitors = new Visitors({ visit, clients, pauseMs });
  t.after(() => visitors.stop());
  return visitors;
}

atEitherEnd('bound without a sign', (version, test) => {
  describe('by configuration', { concurrency: 3 }, () => {
    for (const [words, { lines, config = '' }] of Object.entries(BINDINGS)) {
      for (const persist of ['option persist', 'force-persist if { always_true }']) {
        test(`E18: ${words} and \`${persist}\`, a client every 400 ms: HAProxy still sends traffic in maint, and that is no end`, async (t) => {
          const web = await bound(t, version, { lines: `${lines}\n  ${persist}\n  retries 0`, config });
          const clients = clientsOf(t, web, 1, 400);
          await eventually('it is asked', () => clients.by('web1') > 0);
          const result = await web.run({ server: 'web1', operation: 'maint', 'drain-timeout': '20s' });
          // Whoever hears that it is done stops the application.
          if (result.code === 0) {
            await web.server('web1').kill();
            const { length } = clients.outcomes;
            await eventually('they ask on', () => clients.outcomes.length >= length + 8);
          }
          await clients.stop();
          const { failures, outcomes } = clients;
          assert.deepEqual(failures, [], `${failures.length} of ${outcomes.length} failed`);
          const error = failedWith(result, 'not-verified', 'rolled-back');
          assert.match(error, /HAProxy still sends traffic to web\/web1, a server in maint/);
          assert.equal(await web.haproxy.adminFlags('web', 'web1'), 0);
        });
      }

      test(`E18: ${words} alone: bound clients keep it busy in drain, maint moves them, and nothing fails`, async (t) => {
        const web = await bound(t, version, { lines, config });
        const clients = clientsOf(t, web, 6, 5, '/?delay=50');
        await eventually('it is asked', () => clients.by('web1') > 10);
        const result = await web.run({ server: 'web1', operation: 'maint', 'drain-timeout': '30s' });
        succeeded(result, 'changed');
        await web.server('web1').kill();
        await clients.more(20);
        await clients.stop();
        const { failures, outcomes } = clients;
        assert.deepEqual(failures, [], `${failures.length} of ${outcomes.length} failed`);
      });
    }

    test('E18: with `drain-timeout: 0`, maint is watched all the same', async (t) => {
      const lines = 'use-server web1 if { always_true }\n  option persist';
      const web = await bound(t, version, { lines });
      const clients = clientsOf(t, web, 1, 400);
      await eventually('it is asked', () => clients.by('web1') > 0);
      const result = await web.run({ server: 'web1', operation: 'maint', 'drain-timeout': '0' });
      assert.match(failedWith(result, 'not-verified', 'rolled-back'), /still sends traffic to web\/web1/);
    });

    test('E18: two steps, drain and then maint: the second one watches, and brings it back to drain', async (t) => {
      const lines = 'use-server web1 if { always_true }\n  option persist';
      const web = await bound(t, version, { lines });
      await web.haproxy.cli('set server web/web1 state drain');
      const clients = clientsOf(t, web, 1, 400);
      await eventually('it is asked', () => clients.by('web1') > 0);
      const result = await web.run({ server: 'web1', operation: 'maint', 'drain-timeout': '20s' });
      assert.match(failedWith(result, 'not-verified', 'rolled-back'), /still sends traffic to web\/web1/);
      assert.equal(await web.haproxy.adminFlags('web', 'web1'), 8);
    });
  });
});

forEachHaproxy('bound and slow', (version) => {
  describe('by a cookie', { concurrency: 3 }, () => {
    const server = (name: string) => `cookie ${name}`;

    test('E18: one client with requests of 2.5 s back to back: to maint in between, and no drain-timeout', async (t) => {
      const web = await startWebBackend(version, { t, lines: COOKIE, server });
      const clients = ownClientsOf(t, web, 1, 0, '/?delay=2500');
      await eventually('it is asked', async () => (await web.sessions('web1')) === 1);
      const result = await web.run({ server: 'web1', operation: 'maint', 'drain-timeout': '12s' });
      succeeded(result, 'changed');
      assert.equal(result.outputs['sessions-shut-down'], '0');
      await clients.more(1);
      await clients.stop();
      const { failures } = clients;
      assert.deepEqual(failures, []);
    });

    test('E18: drained first, and in maint by a second step: its clients go to another server, and nothing fails', async (t) => {
      const web = await startWebBackend(version, { t, lines: COOKIE, server });
      const clients = ownClientsOf(t, web, 4, 20, '/?delay=30');
      await clients.more(5);
      await web.haproxy.cli('set server web/web1 state drain');
      const result = await web.run({ server: 'web1', operation: 'maint', 'drain-timeout': '30s' });
      succeeded(result, 'changed');
      await web.server('web1').kill();
      await clients.more(20);
      await clients.stop();
      const { failures } = clients;
      assert.deepEqual(failures, []);
      assert.ok(clients.by('web2') >= 20);
    });

    test('E18: queued on `maxconn`, where up to 2.6 the queue is served in maint, too: no false alarm', async (t) => {
      const web = await startWebBackend(version, {
        t,
        lines: COOKIE,
        server: (name) => `cookie ${name} ${name === 'web1' ? 'maxconn 2' : ''}`,
      });
      const clients = ownClientsOf(t, web, 8, 0, '/?delay=150');
      await eventually(
        'there is a queue',
        async () => Number((await web.haproxy.row('web', 'web1')).qcur) > 1,
      );
      const result = await web.run({ server: 'web1', operation: 'maint', 'drain-timeout': '30s' });
      succeeded(result, 'changed');
      await web.server('web1').kill();
      await clients.more(10);
      await clients.stop();
      const { failures, outcomes } = clients;
      assert.deepEqual(failures, [], `${failures.length} of ${outcomes.length} failed`);
    });
  });
});
