/** The real HAProxy of the tests: it obeys, it forgets on reload, and nothing of it stays behind. */
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { eventually } from './eventually.ts';
import { ask } from './haproxy-cli.ts';
import { forEachHaproxy } from './haproxy-versions.ts';
import { isRunning } from './process-group.ts';
import { startHaproxy } from './real-haproxy.ts';

const config = 'backend web\n  server web1 127.0.0.1:1\n  server web2 127.0.0.1:2';

forEachHaproxy('a real HAProxy', (version) => {
  test('a server set to drain is in drain until HAProxy starts again', async (t) => {
    const haproxy = await startHaproxy(version, {
      t,
      config,
      tcp: true,
      userSocket: true,
      operatorSocket: true,
    });
    assert.equal(await haproxy.cli('set server web/web1 state drain'), '\n');
    assert.equal(await haproxy.adminFlags('web', 'web1'), 8);
    assert.equal((await haproxy.row('web', 'web1')).status, 'DRAIN');
    assert.equal((await haproxy.rows('web')).length, 3);
    assert.match((await haproxy.info()).Version ?? '', new RegExp(`^${version}\\.`));
    for (const socket of [haproxy.userSocket, haproxy.operatorSocket]) {
      assert.equal(await ask(socket, 'set server web/web1 state ready'), 'Permission denied\n\n');
    }
    const port = haproxy.port('admin');
    assert.equal(haproxy.tcp, `127.0.0.1:${port}`);
    assert.equal(await ask(port, 'get weight web/web1'), '1 (initial 1)\n\n');

    const former = haproxy.pid;
    await haproxy.restart();
    assert.notEqual(haproxy.pid, former);
    assert.equal(haproxy.port('admin'), port);
    assert.equal(await haproxy.adminFlags('web', 'web1'), 0);
  });

  test('a reload brings a new worker of the same master, and what the new configuration says', async (t) => {
    const haproxy = await startHaproxy(version, { t, config, master: true, frontends: { fe_web: 'web' } });
    const { masterPid, pid } = haproxy;
    assert.notEqual(masterPid, pid);
    await haproxy.cli('set server web/web1 state maint');
    await haproxy.reload();
    assert.notEqual(haproxy.pid, pid);
    assert.equal(haproxy.masterPid, masterPid);
    assert.equal(await haproxy.adminFlags('web', 'web1'), 0);
    assert.match(await haproxy.master('show proc'), new RegExp(`^${haproxy.pid}\\s+worker`, 'm'));

    await haproxy.reload(`${config}\n  server web3 127.0.0.1:3`);
    assert.equal(await haproxy.adminFlags('web', 'web3'), 0);
    await assert.rejects(haproxy.reload('backend web\n  bogus'), /unknown keyword 'bogus'/);
  });

  test('a configuration that HAProxy refuses is an error in its words, and leaves nothing behind', async () => {
    for (const master of [false, true]) {
      await assert.rejects(
        startHaproxy(version, { master, config: 'backend web\n  bogus' }),
        (error: Error) => {
          const folder = /\[(.*)\/haproxy\.cfg:\d+\]/.exec(error.message)?.[1];
          assert.match(error.message, /unknown keyword 'bogus'/);
          return folder !== undefined && !existsSync(folder);
        },
      );
    }
  });

  test('HAProxy, its workers and its folder end with the test, and with a test process that is killed', async () => {
    const own = await startHaproxy(version, { config, master: true });
    const { pid, masterPid, folder: ownFolder } = own;
    await own.reload();
    await own[Symbol.asyncDispose]();
    assert.deepEqual(
      [pid, masterPid, own.pid].filter((each) => isRunning(each)),
      [],
    );
    assert.equal(existsSync(ownFolder), false);

    const owner = fork(path.join(import.meta.dirname, 'fixtures/haproxy-owner.ts'), [version]);
    const [{ pids, folder }] = (await once(owner, 'message')) as [{ pids: number[]; folder: string }];
    owner.kill('SIGKILL');
    const isGone = () => !pids.some((pid) => isRunning(pid)) && !existsSync(folder);
    await eventually(`${pids} and ${folder} are gone`, isGone);
  });
});
