/**
 * Servers that are otherwise than a step expects: crashed without a check, gone from one configuration, reached by another line, of a name
 * that no pattern should choke on. And a journal that somebody has put a FIFO into.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { startFleet } from '../support/fleet.ts';
import { freePort } from '../support/free-port.ts';
import { atEitherEnd, forEachHaproxy } from '../support/haproxy-versions.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { startRollingScene } from '../support/rolling-scene.ts';
import { runAction } from '../support/run-action.ts';
import { failedWith, pointedOut, succeeded, told } from '../support/told.ts';
import { Visitors } from '../support/visitors.ts';
import { startWebBackend } from '../support/web-backend.ts';
import { startWebServer } from '../support/web-server.ts';

describe('others: a crashed application', { concurrency: 2 }, () => {
  forEachHaproxy('a crashed application', (version) => {
    describe('without checks, under load', { concurrency: 3 }, () => {
      for (const [words, timeout] of [
        ['`drain-timeout: 0`', '0'],
        ['a drain of 20 s', '20s'],
      ] as const) {
        test(`E20: and \`retries 3\`: maint with ${words} succeeds, for a last attempt is nobody's persistence`, async (t) => {
          const web = await startWebBackend(version, { t, lines: 'balance roundrobin\n  retries 3' });
          const visitors = new Visitors({ visit: () => web.visit(), clients: 8, pauseMs: 40 });
          t.after(() => visitors.stop());
          await visitors.more(20);
          await web.server('web1').kill();
          const row = () => web.haproxy.row('web', 'web1');
          // Last attempts may fall between any two samples: more than once, to be sure.
          for (let round = 0; round < 3; round++) {
            await web.haproxy.cli('set server web/web1 state ready');
            const { wretr } = await row();
            await eventually(
              'requests are tried again',
              async () => Number((await row()).wretr) > Number(wretr) + 8,
            );
            const result = await web.run({ server: 'web1', operation: 'maint', 'drain-timeout': timeout });
            succeeded(result, 'changed');
            assert.equal(await web.haproxy.adminFlags('web', 'web1'), 1);
          }
          const failed = visitors.failures.length;
          await visitors.more(40);
          assert.equal(visitors.failures.length, failed, 'nobody is sent there any more');
        });
      }

      test('E20: a drain ends as well, when the last attempts have', async (t) => {
        const web = await startWebBackend(version, { t, lines: 'balance roundrobin\n  retries 3' });
        const visitors = new Visitors({ visit: () => web.visit(), clients: 8, pauseMs: 40 });
        t.after(() => visitors.stop());
        await visitors.more(20);
        await web.server('web1').kill();
        await eventually(
          'requests are tried again',
          async () => Number((await web.haproxy.row('web', 'web1')).wretr) > 8,
        );
        succeeded(await web.run({ server: 'web1', operation: 'drain', 'drain-timeout': '20s' }), 'changed');
      });
    });
  });
});

atEitherEnd('others: the configuration', (version, test) => {
  describe('of one load balancer is reloaded without the server', { concurrency: 3 }, () => {
    async function halfDone(t: TestContext, operation: string, failOnNotFound: string) {
      const fleet = await startFleet({ t, versions: [version, version], haproxy: { master: true } });
      const session = await fleet.busy(2);
      const running = fleet.start({
        operation,
        'drain-timeout': '50s',
        'fail-on-not-found': failOnNotFound,
      });
      await running.waitForLog(/web1: 1 session/);
      await eventually('lb1 is out', async () => (await fleet.lb(1).adminFlags('web', 'web1')) === 8);
      await fleet.lb(1).reload(`backend web\n  server web2 127.0.0.1:${fleet.web.port} backup`);
      return { fleet, session, running };
    }

    for (const operation of ['maint', 'drain']) {
      test(`E21: ${operation} with \`fail-on-not-found: false\` goes on where the server is, and a warning says where it is not`, async (t) => {
        const { fleet, session, running } = await halfDone(t, operation, 'false');
        await running.waitForLog(/web\/web1 is gone/);
        await session.close();
        const result = await running.result;
        succeeded(result, 'changed');
        assert.match(
          pointedOut(result, 'warning'),
          /web\/web1 is gone: the new configuration has no such server/,
        );
        assert.equal(await fleet.lb(2).adminFlags('web', 'web1'), operation === 'drain' ? 8 : 1);
        const post = await result.post({ jobStatus: 'success' });
        assert.equal(post.code, 0);
      });

      test(`E21: ${operation} with \`fail-on-not-found: true\`: \`not-found\` while the other is busy, which is back`, async (t) => {
        const { fleet, session, running } = await halfDone(t, operation, 'true');
        const result = await running.result;
        const words = failedWith(result, 'not-found', 'rolled-back');
        assert.match(
          words,
          /^HAProxy \w+ failed: gone from HAProxy: web\/web1 on lb1; web\/web1 is back in rotation on lb2: on lb1 the new configuration has no such server\n/,
        );
        assert.equal(await fleet.lb(2).adminFlags('web', 'web1'), 0);
        assert.equal(await session.isWhole(), true);
        assert.doesNotMatch(result.log, /for {2}takes/);
      });
    }

    test('E21: the only load balancer: nothing is left to do, and that is said', async (t) => {
      const fleet = await startFleet({ t, versions: [version], haproxy: { master: true } });
      const session = await fleet.busy(1);
      const running = fleet.start({
        operation: 'maint',
        'drain-timeout': '50s',
        'fail-on-not-found': 'false',
      });
      await running.waitForLog(/web1: 1 session/);
      await fleet.lb(1).reload(`backend web\n  server web2 127.0.0.1:${fleet.web.port} backup`);
      await running.waitForLog(/web\/web1 is gone/);
      const result = await running.result;
      told(result);
      assert.equal(result.code, 0, result.log);
      assert.match(pointedOut(result, 'warning'), /web\/web1 is gone/);
      await session.close();
    });
  });

  describe('has another line to the same application', { concurrency: 3 }, () => {
    async function twice(t: TestContext, words = '') {
      const app = await startWebServer({ name: 'app', t });
      const elsewhere = await freePort();
      const haproxy = await startHaproxy(version, {
        t,
        config: [
          'backend web',
          `  server web1 127.0.0.1:${app.port} check inter 100ms`,
          `  server web2 127.0.0.1:${elsewhere}`,
          'backend api',
          `  server other 127.0.0.1:${app.port} ${words}`,
          `  server spare 127.0.0.1:${elsewhere}`,
        ].join('\n'),
      });
      await eventually('UP', async () => (await haproxy.row('web', 'web1')).status === 'UP');
      const run = (operation: string, server: string, inputs = {}) =>
        runAction({ t, inputs: { address: haproxy.address, operation, server, ...inputs } });
      return { app, haproxy, run };
    }
    const NOTICE =
      /api\/other has the same address as web\/web1 \(127\.0\.0\.1:\d+\), and this \w+ leaves it in rotation/;

    for (const operation of ['maint', 'drain']) {
      test(`E23: ${operation} of one says that the other stays in rotation, and does it`, async (t) => {
        const { run } = await twice(t);
        const result = await run(operation, 'web/web1');
        succeeded(result, 'changed');
        assert.match(pointedOut(result, 'notice'), NOTICE);
        assert.doesNotMatch(pointedOut(result, 'notice'), /spare|web2/);
      });
    }

    test('E23: two lines of one backend are one application: `rolling` takes both out in one batch', async (t) => {
      const scene = await startRollingScene(version, { t, servers: 2, server: () => '' });
      const [web1, web2] = scene.servers;
      const haproxy = await startHaproxy(version, {
        t,
        config: `backend web\n  server web1 127.0.0.1:${web1?.port}\n  server old1 127.0.0.1:${web1?.port}\n  server web2 127.0.0.1:${web2?.port}`,
      });
      scene.addresses.splice(0, 1, haproxy.address);
      const result = await scene.run({ 'dry-run': 'true' });
      succeeded(result, 'planned');
      assert.match(result.log, /batch 1 of 2: web\/web1, web\/old1: [^\n]*1 of 3 servers of web would stay/);
      assert.match(result.log, /batch 2 of 2: web\/web2: /);
      assert.doesNotMatch(pointedOut(result, 'notice'), /same address/);
    });

    test('E23: so does a dry run', async (t) => {
      const { run } = await twice(t);
      const result = await run('maint', 'web/web1', { 'dry-run': 'true' });
      succeeded(result, 'planned');
      assert.match(`${pointedOut(result, 'notice')}\n${result.summary}`, NOTICE);
    });

    test('E23: taken out with it, tracking it, or in maint already: nothing to say', async (t) => {
      const both = await twice(t);
      const out = await both.run('maint', 'web/web1, api/other');
      succeeded(out, 'changed');
      assert.doesNotMatch(pointedOut(out, 'notice'), /leaves it in rotation/);
      const tracked = await twice(t, 'track web/web1');
      const followed = await tracked.run('maint', 'web/web1');
      succeeded(followed, 'changed');
      assert.doesNotMatch(pointedOut(followed, 'notice'), /leaves it in rotation/);
      const already = await twice(t);
      await already.haproxy.cli('set server api/other state maint');
      const alone = await already.run('maint', 'web/web1');
      succeeded(alone, 'changed');
      assert.doesNotMatch(pointedOut(alone, 'notice'), /leaves it in rotation/);
    });

    test('E23: `ready` and `weight` have nothing to say about it', async (t) => {
      const { run } = await twice(t);
      for (const [operation, inputs] of [
        ['weight', { weight: '5' }],
        ['ready', {}],
      ] as const) {
        const result = await run(operation, 'web/web1', inputs);
        assert.equal(result.code, 0, result.log);
        assert.doesNotMatch(pointedOut(result, 'notice'), /the same address/);
      }
    });
  });

  test('E23: a pattern of many stars against long names comes to an end, and selects what it should', async (t) => {
    const long = (end: string) => `${'a'.repeat(60)}${end}`;
    const haproxy = await startHaproxy(version, {
      t,
      config: `backend web\n  server ${long('b')} 127.0.0.1:1\n  server ${long('c')} 127.0.0.1:1`,
    });
    const stars = `${'*a'.repeat(30)}*b`;
    const inputs = { address: haproxy.address, operation: 'status' };
    for (const server of [stars, `web/${stars}`, `*,!${'*a'.repeat(30)}*c`]) {
      const result = await runAction({ t, inputs: { ...inputs, server } });
      assert.deepEqual(
        succeeded(result, 'unchanged').map((row) => row.server),
        [long('b')],
      );
    }
    const none = await runAction({ t, inputs: { ...inputs, server: `${'*a'.repeat(30)}*d` } });
    failedWith(none, 'not-found', 'failed');
  });
});

atEitherEnd('others: the journal', (version, test) => {
  test('E23: a FIFO that is named like an entry does not keep post from its end, nor a later step', async (t) => {
    const web = await startWebBackend(version, { t });
    const main = await web.run({ server: 'web1', operation: 'drain', restore: 'always' });
    succeeded(main, 'changed');
    const folder = path.join(main.temp, 'haproxy-server-state');
    const [entry = ''] = readdirSync(folder).filter((name) => name.endsWith('.journal'));
    const fifo = path.join(folder, entry.replace(/^[^.]{8}/, '00000000'));
    assert.equal(spawnSync('mkfifo', [fifo]).status, 0);
    const inputs = { address: web.haproxy.address, server: 'web/web2', operation: 'weight', weight: '3' };
    succeeded(await runAction({ t, temp: main.temp, inputs }), 'changed');
    const post = await main.post({ jobStatus: 'success', deadline: 30_000 });
    assert.equal(await web.haproxy.adminFlags('web', 'web1'), 0, post.log);
    assert.match(pointedOut(post, 'notice'), /Put back as before this step/);
  });
});
