/**
 * `ready` from drain, where nobody may be cut: a check from before the step proves nothing of an application that has died since. And
 * a backend that comes to live on its backups only after the step has looked.
 */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { atEitherEnd, forEachHaproxy, type HaproxyVersion } from '../support/haproxy-versions.ts';
import { get } from '../support/load-request.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { type ActionResult, runAction, startAction } from '../support/run-action.ts';
import { openSession } from '../support/session.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { failedWith, succeeded } from '../support/told.ts';
import { Visitors } from '../support/visitors.ts';
import { startWebBackend } from '../support/web-backend.ts';
import { startWebServer, type WebServer } from '../support/web-server.ts';

const COOKIE = 'cookie SRV insert indirect nocache';

/** What makes a backend one where clients may be bound. The last only counts. */
const BINDING = {
  'a cookie': COOKIE,
  'a stick-table': 'stick-table type ip size 10\n  stick on src',
  'a table that only counts':
    'stick-table type ip size 10 store http_req_rate(10s)\n  http-request track-sc0 src',
} as const;

/** Until a check of this application has begun just now: the next one is `inter` away. */
async function justChecked(server: WebServer): Promise<void> {
  const { health } = server;
  let checks = 0;
  // It is asked for its delay, and then for its status: the answer is under way.
  Object.defineProperty(server, 'health', { get: () => ++checks && health });
  await eventually('a check', () => checks > 1);
}

/** web1 in drain, found healthy a moment ago, and not to be asked again for 2 s. */
async function drained(t: TestContext, version: HaproxyVersion, lines: string) {
  const web = await startWebBackend(version, {
    t,
    lines: `balance roundrobin\n  option httpchk GET /health\n  retries 0\n  ${lines}`,
    extraGlobal: 'max-spread-checks 10ms',
    server: (name) => `${lines.includes(COOKIE) ? `cookie ${name}` : ''} check inter 2s rise 2 fall 3`,
  });
  await eventually('all are UP', async () =>
    (await web.haproxy.rows('web')).every(({ status }) => status === 'UP'),
  );
  await web.haproxy.cli('set server web/web1 state drain');
  return web;
}

/** On a busy machine the next check may have come before the step: then there was nothing to put back. */
function notLetIn(result: ActionResult): void {
  const isKnown = /read .*"DRAIN 2\/3"/.test(result.log);
  failedWith(result, 'unhealthy', isKnown ? 'failed' : 'rolled-back');
}

forEachHaproxy('unproven: ready', (version) => {
  describe('from drain', { concurrency: 7 }, () => {
    for (const [words, lines] of Object.entries(BINDING)) {
      test(`B6: in a backend with ${words}, an application that died after its last check is not let in`, async (t) => {
        const web = await drained(t, version, lines);
        // Each has its own session: nobody is bound to web1.
        const visitors = new Visitors({ visit: () => web.visit(), clients: 3 });
        t.after(() => visitors.stop());
        await visitors.more(10);
        await justChecked(web.server('web1'));
        await web.server('web1').kill();
        const result = await web.run({ server: 'web1', operation: 'ready', 'health-timeout': '5s' });
        await visitors.more(30);
        await visitors.stop();
        assert.deepEqual(
          visitors.failures,
          [],
          `${visitors.failures.length} of ${visitors.outcomes.length} failed\n${result.log}`,
        );
        notLetIn(result);
        assert.equal(await web.haproxy.adminFlags('web', 'web1'), 8);
        assert.equal(visitors.by('web1'), 0);
      });

      test(`B6: in a backend with ${words}, one that is alive is let in, by a check from now on`, async (t) => {
        const web = await drained(t, version, lines);
        const visitors = new Visitors({ visit: () => web.visit(), clients: 3 });
        t.after(() => visitors.stop());
        const result = await web.run({ server: 'web1', operation: 'ready', 'health-timeout': '20s' });
        await visitors.more(30);
        await visitors.stop();
        assert.deepEqual(visitors.failures, []);
        succeeded(result, 'changed');
        assert.equal(await web.haproxy.adminFlags('web', 'web1'), 0);
      });
    }

    test('B6: with a session that lives on, an application that takes no new ones is not let in', async (t) => {
      const [web1, web2] = await Promise.all(['web1', 'web2'].map((name) => startWebServer({ name, t })));
      assert.ok(web1 && web2);
      const listening = await startTcpProxy({ target: web1.port, t, record: false });
      const haproxy = await startHaproxy(version, {
        t,
        frontends: { fe: 'web' },
        extraGlobal: 'max-spread-checks 10ms',
        config: `backend web
          timeout check 5s
          option httpchk GET /health
          retries 0
          server web1 127.0.0.1:${listening.port} check inter 2s rise 2 fall 3
          server web2 127.0.0.1:${web2.port} backup`,
      });
      await eventually('UP', async () => (await haproxy.row('web', 'web1')).status === 'UP');
      const port = haproxy.port('fe');
      const session = await openSession({ port, t });
      await eventually('a session', async () => (await haproxy.row('web', 'web1')).scur === '1');
      await haproxy.cli('set server web/web1 state drain');
      await justChecked(web1);
      // Whoever comes next is reset, as by an application that has no room left.
      listening.faults = { refuseNext: Number.POSITIVE_INFINITY };
      const visit = () => get({ port, path: '/', agent: false }).catch((error: Error) => error.message);
      const visitors = new Visitors({ visit, clients: 3 });
      t.after(() => visitors.stop());
      const inputs = { address: haproxy.address, server: 'web/web1', operation: 'ready' };
      const result = await runAction({ t, inputs: { ...inputs, 'health-timeout': '5s' } });
      await visitors.more(30);
      await visitors.stop();
      assert.deepEqual(
        visitors.failures,
        [],
        `${visitors.failures.length} of ${visitors.outcomes.length} failed\n${result.log}`,
      );
      notLetIn(result);
      assert.equal(await haproxy.adminFlags('web', 'web1'), 8);
      assert.equal(await session.isWhole(), true, 'nobody was cut by the proof');
    });
  });
});

const BACKUPS = 'on-marked-up shutdown-backup-sessions';

atEitherEnd('unproven: ready at weight 0', (version, test) => {
  for (const alive of [false, true]) {
    const what = alive ? 'is let in by a check from now on' : 'that died after its last check is not let in';
    test(`an application at weight 0 ${what}, and gets its weight only then`, async (t) => {
      const web = await drained(t, version, '');
      await web.haproxy.cli('set server web/web1 weight 0; set server web/web1 state ready');
      const visitors = new Visitors({ visit: () => web.visit(), clients: 3 });
      t.after(() => visitors.stop());
      await visitors.more(10);
      if (!alive) {
        await justChecked(web.server('web1'));
        await web.server('web1').kill();
      }
      const inputs = { server: 'web1', operation: 'ready', weight: '100%' };
      const result = await web.run({ ...inputs, 'health-timeout': alive ? '20s' : '5s' });
      await visitors.more(30);
      await visitors.stop();
      const { failures, outcomes } = visitors;
      assert.deepEqual(failures, [], `${failures.length} of ${outcomes.length} failed\n${result.log}`);
      const { srv_uweight: weight } = await web.haproxy.serverState('web', 'web1');
      assert.equal(await web.haproxy.adminFlags('web', 'web1'), 0);
      if (alive) succeeded(result, 'changed');
      else notLetIn(result);
      assert.equal(weight, alive ? '1' : '0');
      assert.equal(visitors.by('web1') > 0, alive);
    });
  }
});

atEitherEnd('unproven: ready and backups', (version, test) => {
  describe('with `on-marked-up shutdown-backup-sessions`', { concurrency: 3 }, () => {
    test('B7: the backup is idle when the step looks, and serves at the proof: its session is whole', async (t) => {
      const web = await startWebBackend(version, {
        t,
        names: ['web1', 'backup'],
        server: (name) =>
          name === 'web1' ? `check inter 100ms rise 2 fall 1 weight 100 ${BACKUPS}` : 'backup',
      });
      await web.haproxy.cli('set server web/web1 state maint');
      await web.haproxy.cli('set server web/web1 weight 70');
      await web.server('web1').kill();
      const running = web.start({ server: 'web1', operation: 'ready', 'health-timeout': '30s' });
      await running.waitForLog(/proving health/);
      const session = await openSession({ port: web.port, t });
      await eventually('at the backup', async () => (await web.sessions('backup')) === 1);
      await web.server('web1').restart();
      const result = await running.result;
      assert.equal(await session.isWhole(), true, `cut by the proof\n${result.log}`);
      succeeded(result, 'changed');
      assert.equal((await web.haproxy.serverState('web', 'web1')).srv_uweight, '70');
      assert.equal(await web.visit(), 'web1');
    });

    for (const when of ['before the step', 'while it is proven'] as const) {
      test(`B7: a tracker whose backend lives on its backups, busy from ${when} on: its session is whole`, async (t) => {
        const [web1, web2, spare] = await Promise.all(
          ['web1', 'web2', 'spare'].map((name) => startWebServer({ name, t })),
        );
        assert.ok(web1 && web2 && spare);
        const haproxy = await startHaproxy(version, {
          t,
          frontends: { fe_web: 'web', fe_api: 'api' },
          config: `backend web
            timeout check 5s
            server web1 127.0.0.1:${web1.port} check inter 100ms rise 2 fall 1
            server web2 127.0.0.1:${web2.port}
          backend api
            server t1 127.0.0.1:${web1.port} weight 40 track web/web1 ${BACKUPS}
            server spare 127.0.0.1:${spare.port} backup`,
        });
        await haproxy.cli('set server web/web1 state maint');
        await web1.kill();
        const open = async () => {
          const session = await openSession({ port: haproxy.port('fe_api'), t });
          await eventually('at the backup', async () => (await haproxy.row('api', 'spare')).scur === '1');
          return session;
        };
        const inputs = { address: haproxy.address, server: 'web/web1', operation: 'ready' };
        const early = when === 'before the step' ? await open() : undefined;
        const running = startAction({ t, inputs: { ...inputs, 'health-timeout': '30s' } });
        await running.waitForLog(/proving health/);
        const session = early ?? (await open());
        await web1.restart();
        const result = await running.result;
        assert.equal(await session.isWhole(), true, `cut by the proof\n${result.log}`);
        succeeded(result, 'changed');
        assert.equal((await haproxy.serverState('api', 't1')).srv_uweight, '40');
        assert.equal((await haproxy.row('api', 't1')).status, 'UP');
      });
    }

    test('B7: without a check, as it leaves maint: the session on the backup is whole, the weight as before', async (t) => {
      const web = await startWebBackend(version, {
        t,
        names: ['web1', 'backup'],
        server: (name) => (name === 'web1' ? `weight 100 ${BACKUPS}` : 'backup'),
      });
      await web.haproxy.cli('set server web/web1 state maint');
      await web.haproxy.cli('set server web/web1 weight 70');
      const session = await openSession({ port: web.port, t });
      await eventually('at the backup', async () => (await web.sessions('backup')) === 1);
      const result = await web.run({ server: 'web1', operation: 'ready' });
      succeeded(result, 'changed');
      assert.equal(await session.isWhole(), true, `cut as web1 came back\n${result.log}`);
      assert.equal((await web.haproxy.serverState('web', 'web1')).srv_uweight, '70');
      assert.equal(await web.visit(), 'web1');
    });

    test('B7: at a failure, too: weights are as they were, and nobody was cut', async (t) => {
      const web = await startWebBackend(version, {
        t,
        names: ['web1', 'backup'],
        server: (name) =>
          name === 'web1' ? `check inter 100ms rise 2 fall 1 weight 100 ${BACKUPS}` : 'backup',
      });
      await web.haproxy.cli('set server web/web1 state maint');
      await web.server('web1').kill();
      const running = web.start({ server: 'web1', operation: 'ready', 'health-timeout': '2s' });
      await running.waitForLog(/proving health/);
      const session = await openSession({ port: web.port, t });
      failedWith(await running.result, 'unhealthy', 'rolled-back');
      assert.equal(await session.isWhole(), true);
      assert.equal((await web.haproxy.serverState('web', 'web1')).srv_uweight, '100');
      assert.equal(await web.haproxy.adminFlags('web', 'web1'), 1);
    });
  });
});
