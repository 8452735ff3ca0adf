/** Clients bound to a server by cookie or stick-table: they come in drain, must not come in maint, and may be cut by configuration. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../support/eventually.ts';
import { forEachHaproxy } from '../support/haproxy-versions.ts';
import type { ActionResult } from '../support/run-action.ts';
import { startWebBackend, type WebBackend } from '../support/web-backend.ts';

const COOKIE = 'cookie SRV insert indirect nocache';
const cookieOf = (name: string): string => `cookie ${name}`;

/** Clients that ask for `path` with web1's cookie again and again, one request at a time each. */
class BoundClients {
  readonly outcomes: string[] = [];
  readonly #clients: Promise<void>[];
  #stopping = false;

  constructor(web: WebBackend, count: number, path: string, pauseMs: number) {
    this.#clients = Array.from({ length: count }, async () => {
      while (!this.#stopping) {
        this.outcomes.push(await web.visit(path, 'web1'));
        await sleep(pauseMs);
      }
    });
  }

  count(outcome: (text: string) => boolean): number {
    return this.outcomes.filter(outcome).length;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#clients);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}

const isServed = (text: string): boolean => text.startsWith('web');

function told(result: ActionResult, level: 'error' | 'warning' | 'notice'): string {
  const texts = result.annotations.filter((one) => one.level === level).map(({ message }) => message);
  return texts.join('\n');
}

const PERSISTENT = {
  'cookie and `option persist`': { lines: `${COOKIE}\n  option persist`, server: cookieOf },
  'cookie and `force-persist`': { lines: `${COOKIE}\n  force-persist if { always_true }`, server: cookieOf },
  'stick-table and `option persist`': {
    lines: 'stick-table type ip size 10\n  stick on src\n  option persist',
    server: '',
  },
} as const;

forEachHaproxy('bound clients', (version) => {
  describe('bound clients', { concurrency: 4 }, () => {
    for (const [words, isSo] of [
      ['"UP", weight 0', (web: WebBackend) => web.haproxy.cli('set server web/web1 weight 0')],
      ['"NOLB"', (web: WebBackend) => web.haproxy.cli('set server web/web1 health stopping')],
    ] as const) {
      test(`${words}: bound clients are served all the same, and a plan to take it out says so`, async (t) => {
        const lines = `${COOKIE}\n  option httpchk GET /health`;
        const server = (name: string) => `check inter 60s fastinter 100ms ${cookieOf(name)}`;
        const web = await startWebBackend(version, { t, lines, server });
        await eventually('web1 is proven', async () => {
          const { status, check_status } = await web.haproxy.row('web', 'web1');
          return status === 'UP' && check_status === 'L7OK';
        });
        await isSo(web);
        assert.deepEqual([await web.visit('/', 'web1'), await web.visit()], ['web1', 'web2']);
        const result = await web.run({ server: 'web1', operation: 'maint', 'dry-run': 'true' });
        const notice = `web/web1 takes no new traffic now (${words}), so taking it out changes something for nobody but clients bound to it.`;
        assert.ok(told(result, 'notice').includes(notice), result.log);
      });
    }

    for (const [words, backend] of Object.entries(PERSISTENT)) {
      test(`${words}: HAProxy still sends traffic in maint, so the step fails and puts back (A4)`, async (t) => {
        const web = await startWebBackend(version, { t, ...backend });
        await web.haproxy.cli('set server web/web2 state maint');
        await using clients = new BoundClients(web, 1, '/', 300);
        await eventually('web1 is asked', () => web.server('web1').requests > 0);
        await web.haproxy.cli('set server web/web2 state ready');
        const result = await web.run({ server: 'web1', operation: 'maint' });
        await clients.stop();
        assert.equal(result.code, 1, result.log);
        assert.equal(result.outputs['error-code'], 'not-verified');
        assert.equal(result.outputs.result, 'rolled-back');
        assert.equal(result.outputs.changed, 'false');
        assert.match(told(result, 'error'), /HAProxy still sends traffic to web\/web1, a server in maint/);
        assert.match(told(result, 'error'), /option persist.*force-persist/);
        assert.equal(await web.haproxy.adminFlags('web', 'web1'), 0);
        assert.equal(
          clients.count((text) => text !== 'web1'),
          0,
        );
      });
    }

    test('clients that keep a draining server busy: to maint after half a second, nothing is lost, nothing is called cut (A5)', async (t) => {
      const web = await startWebBackend(version, { t, lines: COOKIE, server: cookieOf });
      await using clients = new BoundClients(web, 12, '/?delay=60', 2);
      await eventually('web1 is asked', () => web.server('web1').requests > 20);
      // One stays throughout: on a busy machine the others might pause long enough to be taken for gone.
      const download = web.visit('/?hold', 'web1');
      const running = web.start({ server: 'web1', operation: 'maint', 'drain-timeout': '30s' });
      await running.waitForLog(/New sessions keep arriving/);
      await running.waitForLog(/set to maint[\s\S]*web\/web1: \d+ session/);
      web.server('web1').release();
      const result = await running.result;
      const { requests } = web.server('web1');
      assert.equal(await download, 'web1');
      assert.equal(result.code, 0, result.log);
      assert.equal(result.outputs.drained, 'true');
      assert.equal(result.outputs['sessions-shut-down'], '0');
      assert.equal(told(result, 'notice'), '', 'it is so at every deploy, and there is nothing to do');
      assert.doesNotMatch(told(result, 'warning'), /on-marked-down/);
      assert.equal(await web.haproxy.adminFlags('web', 'web1'), 1);
      await eventually('web2 serves the bound clients', () => web.server('web2').requests > 20);
      await clients.stop();
      assert.equal(web.server('web1').requests, requests);
      assert.equal(
        clients.count((text) => !isServed(text)),
        0,
      );
    });

    test('`on-marked-down shutdown-sessions` cuts sessions at maint: exactly those are counted and warned of (A5)', async (t) => {
      const web = await startWebBackend(version, {
        t,
        lines: COOKIE,
        server: (name) => `${cookieOf(name)} on-marked-down shutdown-sessions`,
      });
      // Some have begun to answer, which counts as a response, some have not.
      const paths = ['/?hold', '/?hold', '/?delay=60000', '/?delay=60000', '/?delay=60000'];
      const visits = paths.map((path) => web.visit(path, 'web1'));
      await eventually('web1 has its sessions', async () => (await web.sessions('web1')) === paths.length);
      const result = await web.run({
        server: 'web1',
        operation: 'maint',
        'drain-timeout': '200ms',
        'on-drain-timeout': 'continue',
      });
      assert.equal(result.code, 0, result.log);
      assert.equal(result.outputs['sessions-shut-down'], '5');
      assert.match(told(result, 'warning'), /5 sessions of web\/web1 .*on-marked-down shutdown-sessions/);
      assert.deepEqual((await Promise.all(visits)).filter(isServed), []);
    });

    test('TCP mode: `on-marked-down shutdown-sessions` is noticed without responses to count', async (t) => {
      const web = await startWebBackend(version, {
        t,
        extraDefaults: 'mode tcp',
        server: 'on-marked-down shutdown-sessions',
      });
      await web.haproxy.cli('set server web/web2 state maint');
      const stream = web.visit('/?hold');
      await eventually('web1 has a session', async () => (await web.sessions('web1')) === 1);
      await web.haproxy.cli('set server web/web2 state ready');
      const result = await web.run({ server: 'web1', operation: 'maint', 'drain-timeout': '0' });
      assert.equal(result.code, 0, result.log);
      assert.equal(result.outputs['sessions-shut-down'], '1');
      assert.match(told(result, 'warning'), /1 session of web\/web1 .*on-marked-down shutdown-sessions/);
      assert.ok(!isServed(await stream));
    });

    for (const [sticky, lines, server] of [
      ['cookie', COOKIE, cookieOf],
      ['stick-table', 'stick-table type ip size 10\n  stick on src', ''],
    ] as const) {
      test(`drain of a server whose backend has a ${sticky}: a notice, for its clients still come (B9)`, async (t) => {
        const web = await startWebBackend(version, { t, lines, server });
        await web.haproxy.cli('set server web/web2 state maint');
        assert.equal(await web.visit('/', 'web1'), 'web1');
        await web.haproxy.cli('set server web/web2 state ready');
        const result = await web.run({ server: 'web1', operation: 'drain' });
        assert.equal(result.code, 0, result.log);
        assert.equal(result.outputs.drained, 'true');
        assert.match(told(result, 'notice'), new RegExp(`bound to web/web1 by ${sticky} .*\`maint\``));
        assert.equal(await web.visit('/', 'web1'), 'web1');
      });
    }
  });
});
