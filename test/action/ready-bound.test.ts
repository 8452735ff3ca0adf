/**
 * `ready` where somebody is still there: sessions left in maint or drain, clients bound by a cookie, a backend that lives on its
 * backup servers, servers that track, and a reply that was lost on the way.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf } from '../support/annotations.ts';
import { eventually } from '../support/eventually.ts';
import { forEachHaproxy } from '../support/haproxy-versions.ts';
import { get } from '../support/load-request.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { runAction, watchAction } from '../support/run-action.ts';
import { openSession } from '../support/session.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { startWebServer } from '../support/web-server.ts';

/** The name of the server that answered, or why none did. */
function visit(port: number, cookies?: Map<string, string>): Promise<string> {
  return get({ port, path: '/', agent: false, ...(cookies && { cookies }) }).catch(String);
}

/** Without it a check must be answered within its `inter`, and a busy machine takes servers down. */
const CHECK_TIMEOUT = 'timeout check 10s';

forEachHaproxy('ready with somebody still there', (version) => {
  describe('one HAProxy each', { concurrency: 2 }, () => {
    test('A6: in a backend that lives on its backup, the proof cuts no session there, and the weight is restored', async (t) => {
      const [web1, backup] = await Promise.all(['web1', 'backup'].map((name) => startWebServer({ name, t })));
      assert.ok(web1 && backup);
      const haproxy = await startHaproxy(version, {
        t,
        extraDefaults: CHECK_TIMEOUT,
        frontends: { fe_web: 'web' },
        config: `backend web
          option httpchk GET /health
          server web1 127.0.0.1:${web1.port} check inter 100ms rise 2 fall 1 weight 100 on-marked-up shutdown-backup-sessions
          server backup 127.0.0.1:${backup.port} check inter 100ms backup`,
      });
      await haproxy.cli('set server web/web1 state maint');
      await haproxy.cli('set server web/web1 weight 70');
      const session = await openSession({ port: haproxy.port('fe_web'), t });
      await eventually(
        'a session on the backup',
        async () => (await haproxy.row('web', 'backup')).scur === '1',
      );
      const inputs = { address: haproxy.address, server: 'web/web1', operation: 'ready' };

      await web1.kill();
      const dead = await runAction({ t, inputs: { ...inputs, 'health-timeout': '400ms' } });
      assert.equal(dead.outputs['error-code'], 'unhealthy', dead.log);
      assert.equal(dead.outputs.result, 'rolled-back');
      assert.equal(await haproxy.adminFlags('web', 'web1'), 1);
      assert.equal((await haproxy.serverState('web', 'web1')).srv_uweight, '70');

      await web1.restart();
      const result = await runAction({ t, inputs });
      assert.equal(result.code, 0, result.log);
      assert.equal(result.outputs.status, 'UP');
      assert.equal((await haproxy.serverState('web', 'web1')).srv_uweight, '70');
      assert.equal(await session.isWhole(), true);
      assert.equal((await haproxy.row('web', 'backup')).scur, '1');
      assert.equal(await visit(haproxy.port('fe_web')), 'web1');
    });

    for (const bound of [false, true]) {
      const who = bound ? 'whoever is bound to the backup' : 'who came before another server was back';
      test(`A6: the proof cuts no session of ${who}, though an active server serves`, async (t) => {
        const [web1, web2, backup] = await Promise.all(
          ['web1', 'web2', 'backup'].map((name) => startWebServer({ name, t })),
        );
        assert.ok(web1 && web2 && backup);
        const [cookie, words] = bound
          ? ['cookie SRV insert indirect nocache', (name: string) => `cookie ${name}`]
          : ['', () => ''];
        const line = (name: string, { port }: { port: number }, more: string) =>
          `server ${name} 127.0.0.1:${port} check inter 100ms rise 2 ${words(name)} ${more}`;
        const haproxy = await startHaproxy(version, {
          t,
          extraDefaults: CHECK_TIMEOUT,
          frontends: { fe_web: 'web' },
          config: `backend web
            option httpchk GET /health
            ${cookie}
            ${line('web1', web1, 'weight 100 on-marked-up shutdown-backup-sessions')}
            ${line('web2', web2, 'weight 100 on-marked-up shutdown-backup-sessions')}
            ${line('backup', backup, 'backup')}`,
        });
        const ready = (server: string) =>
          watchAction({ t, inputs: { address: haproxy.address, server, operation: 'ready' } });
        const port = haproxy.port('fe_web');
        const isBusy = async () => (await haproxy.row('web', 'backup')).scur === '1';
        await haproxy.cli('set server web/web1 state maint; set server web/web2 state maint');
        const cookies = new Map<string, string>();
        assert.equal(await visit(port, cookies), 'backup');
        const early = bound ? undefined : await openSession({ port, t });
        const first = await ready('web/web1').result;
        assert.equal(first.code, 0, first.log);
        assert.equal(await isBusy(), !bound);
        await web2.kill();
        const running = ready('web/web2');
        await running.waitForLog(/proving health/);
        const late = bound ? get({ port, path: '/?delay=2000', agent: false, cookies }) : undefined;
        late?.catch(() => {});
        if (bound) await eventually('a session on the backup', isBusy);
        await web2.restart();
        const result = await running.result;
        assert.equal(result.code, 0, result.log);
        if (early !== undefined) assert.equal(await early.isWhole(), true, result.log);
        if (late !== undefined) assert.equal(await late, 'backup', result.log);
        for (const name of ['web1', 'web2'])
          assert.equal((await haproxy.serverState('web', name)).srv_uweight, '100');
      });
    }

    test('a session left in maint lives through the proof, and with `fall 1` the old check result is no proof', async (t) => {
      const web1 = await startWebServer({ name: 'web1', t });
      const haproxy = await startHaproxy(version, {
        t,
        extraDefaults: CHECK_TIMEOUT,
        frontends: { fe_web: 'web' },
        config: `backend web
          option httpchk GET /health
          server web1 127.0.0.1:${web1.port} check inter 30s fastinter 100ms rise 2 fall 1`,
      });
      await eventually('a check has run', async () =>
        /^L7OK$/.test((await haproxy.row('web', 'web1')).check_status ?? ''),
      );
      const session = await openSession({ port: haproxy.port('fe_web'), t });
      await eventually('a session', async () => (await haproxy.row('web', 'web1')).scur === '1');
      await haproxy.cli('set server web/web1 state maint');
      web1.health.status = 503;
      const result = await runAction({
        t,
        inputs: {
          address: haproxy.address,
          server: 'web/web1',
          operation: 'ready',
          'health-timeout': '2500ms',
        },
      });
      assert.equal(result.code, 1, result.log);
      assert.equal(result.outputs['error-code'], 'unhealthy');
      assert.equal(await haproxy.adminFlags('web', 'web1'), 1);
      assert.equal(await session.isWhole(), true);
      assert.equal((await haproxy.row('web', 'web1')).scur, '1');
    });

    test('B15: ready from drain sends no `health down`, and cookie clients keep their server', async (t) => {
      const [web1, web2] = await Promise.all(['web1', 'web2'].map((name) => startWebServer({ name, t })));
      assert.ok(web1 && web2);
      const haproxy = await startHaproxy(version, {
        t,
        extraDefaults: CHECK_TIMEOUT,
        frontends: { fe_web: 'web' },
        config: `backend web
          option httpchk GET /health
          cookie SRV insert
          server web1 127.0.0.1:${web1.port} check inter 100ms cookie web1
          server web2 127.0.0.1:${web2.port} check inter 100ms cookie web2`,
      });
      const port = haproxy.port('fe_web');
      const cookies = new Map([['SRV', 'web1']]);
      await haproxy.cli('set server web/web1 state drain');
      const { chkdown } = await haproxy.row('web', 'web1');
      for (const busy of [true, false]) {
        await haproxy.cli('set server web/web1 state drain');
        const session = busy ? await openSession({ port, cookie: 'SRV=web1', t }) : undefined;
        if (busy) await eventually('a session', async () => (await haproxy.row('web', 'web1')).scur === '1');
        const running = runAction({
          t,
          inputs: { address: haproxy.address, server: 'web/web1', operation: 'ready' },
        });
        const visits = new Set<string>();
        let over = false;
        const visiting = (async () => {
          while (!over) visits.add(await visit(port, cookies));
        })();
        const result = await running;
        over = true;
        await visiting;
        assert.equal(result.code, 0, result.log);
        assert.deepEqual([...visits], ['web1']);
        if (session) assert.equal(await session.isWhole(), true);
        await session?.close();
        await eventually('idle', async () => (await haproxy.row('web', 'web1')).scur === '0');
        const row = await haproxy.row('web', 'web1');
        assert.equal(row.status, 'UP');
        assert.equal(row.chkdown, chkdown);
      }
    });

    test('in drain, with a check that has just failed: the checks go on counting, and bound clients are not sent there for longer', async (t) => {
      const web1 = await startWebServer({ name: 'web1', t });
      const haproxy = await startHaproxy(version, {
        t,
        extraDefaults: CHECK_TIMEOUT,
        config: `backend web
          option httpchk GET /health
          server web1 127.0.0.1:${web1.port} check inter 1s fall 3 rise 1`,
      });
      await eventually('a check has run', async () =>
        /^L7OK$/.test((await haproxy.row('web', 'web1')).check_status ?? ''),
      );
      await haproxy.cli('set server web/web1 state drain');
      web1.health.status = 503;
      await eventually('it fails', async () => (await haproxy.row('web', 'web1')).status === 'DRAIN 2/3');
      const running = watchAction({
        t,
        inputs: { address: haproxy.address, server: 'web/web1', operation: 'ready' },
      });
      await eventually('it is down', async () =>
        /^DOWN/.test((await haproxy.row('web', 'web1')).status ?? ''),
      );
      assert.equal(
        (await haproxy.row('web', 'web1')).chkfail,
        '3',
        'after `fall` checks, as without this step',
      );
      web1.health.status = 200;
      const result = await running.result;
      assert.equal(result.code, 0, result.log);
      assert.equal((await haproxy.row('web', 'web1')).status, 'UP');
    });

    test('B16: `health down` is not sent twice after a lost reply: chkdown rises by exactly 1', async (t) => {
      const web1 = await startWebServer({ name: 'web1', t });
      const haproxy = await startHaproxy(version, {
        t,
        extraDefaults: CHECK_TIMEOUT,
        config: `backend web
          option httpchk GET /health
          server web1 127.0.0.1:${web1.port} check inter 100ms rise 2 fall 3`,
      });
      const proxy = await startTcpProxy({ target: haproxy.socket, t });
      const inputs = {
        address: proxy.address,
        server: 'web/web1',
        operation: 'ready',
        'retry-delay': '20ms',
      };
      await haproxy.cli('set server web/web1 state maint');
      await runAction({ t, inputs: { ...inputs, 'dry-run': 'true' } });
      const planned = proxy.bytes.fromServer;
      for (const where of ['before', 'behind']) {
        // Cut before the reply to the proof's own line has come, or behind it.
        await haproxy.cli('set server web/web1 state maint');
        const chkdown = Number((await haproxy.row('web', 'web1')).chkdown);
        proxy.reset();
        const counts = (await haproxy.cli('show stat web 4 1')).length;
        proxy.faults = { cutAfter: planned + (where === 'before' ? Math.round(counts / 2) : counts + 60) };
        const running = watchAction({ t, inputs });
        await eventually('the first connection', () => proxy.connections > 0);
        proxy.faults = {};
        const result = await running.result;
        assert.equal(result.code, 0, result.log);
        const told = proxy.dialogue.filter(({ text }) => text.includes('health down'));
        assert.ok(told.length >= 1 && proxy.connections >= 2, result.log);
        const row = await haproxy.row('web', 'web1');
        assert.equal(Number(row.chkdown), chkdown + 1);
        assert.equal(row.status, 'UP');
        assert.equal(await haproxy.adminFlags('web', 'web1'), 0);
      }
    });

    test('B14: what tracks a server comes back with it and never gets a flag of its own', async (t) => {
      const [web1, web2] = await Promise.all(['web1', 'web2'].map((name) => startWebServer({ name, t })));
      assert.ok(web1 && web2);
      const haproxy = await startHaproxy(version, {
        t,
        extraDefaults: CHECK_TIMEOUT,
        frontends: { fe_api: 'api' },
        config: `backend web
          option httpchk GET /health
          server web1 127.0.0.1:${web1.port} check inter 100ms rise 2 fall 1
        backend api
          server api1 127.0.0.1:${web1.port} track web/web1
          server api2 127.0.0.1:${web2.port}`,
      });
      await haproxy.cli('set server web/web1 state maint');
      assert.equal(await haproxy.adminFlags('api', 'api1'), 2);
      const inputs = { address: haproxy.address, server: 'web/web1', operation: 'ready' };
      await web1.kill();
      const dead = await runAction({ t, inputs: { ...inputs, 'health-timeout': '500ms' } });
      assert.equal(dead.outputs.result, 'rolled-back', dead.log);
      assert.equal(await haproxy.adminFlags('web', 'web1'), 1);
      assert.equal(await haproxy.adminFlags('api', 'api1'), 2);

      const tracker = await runAction({ t, inputs: { ...inputs, server: 'api/api1' } });
      assert.equal(tracker.outputs['error-code'], 'tracking');
      assert.equal(tracker.outputs.changed, 'false');
      assert.match(errorOf(tracker), /api\/api1 tracks web\/web1: change that one/);

      await web1.restart();
      const result = await runAction({ t, inputs });
      assert.equal(result.code, 0, result.log);
      assert.equal(await haproxy.adminFlags('web', 'web1'), 0);
      assert.equal(await haproxy.adminFlags('api', 'api1'), 0);
      assert.equal((await haproxy.row('api', 'api1')).status, 'UP');
    });
  });
});
