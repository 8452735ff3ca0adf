/** `max-load`: a server may only leave when those that stay can carry what there is, by the `maxconn` that HAProxy shows. */
import assert from 'node:assert/strict';
import { describe, type TestContext } from 'node:test';
import { errorOf } from '../support/annotations.ts';
import { eventually } from '../support/eventually.ts';
import { atEitherEnd } from '../support/haproxy-versions.ts';
import { startWebBackend } from '../support/web-backend.ts';

atEitherEnd('max-load', (version, test) => {
  /** `held` sessions, one for each server in turn. */
  async function busy(t: TestContext, held: number, server: (name: string) => string) {
    const web = await startWebBackend(version, {
      t,
      names: ['web1', 'web2', 'web3'],
      lines: '  balance roundrobin',
      server,
    });
    const visits = Array.from({ length: held }, () => web.visit('/?hold'));
    await eventually('all are held', () => web.servers.reduce((sum, { open }) => sum + open, 0) === held);
    const release = async () => {
      for (const one of web.servers) one.release();
      await Promise.all(visits);
    };
    t.after(release);
    return { web, release };
  }
  const step = (given: Record<string, string>) => ({
    server: 'web1',
    operation: 'maint',
    'max-load': '80%',
    ...given,
  });

  describe('six sessions on three servers', { concurrency: 3 }, () => {
    test('are too many for two with `maxconn 3`: refused before anything is sent', async (t) => {
      const { web, release } = await busy(t, 6, () => 'maxconn 3');
      const result = await web.run(step({}));
      assert.equal(result.outputs['error-code'], 'max-load', result.log);
      assert.equal(result.outputs.result, 'failed');
      assert.match(
        errorOf(result),
        /web: 6 sessions on 2 servers with room for 6 \(maxconn\), which is 100%; max-load allows 80%/,
      );
      assert.equal(await web.haproxy.adminFlags('web', 'web1'), 0);
      await release();
    });

    test('are not for two with `maxconn 4`', async (t) => {
      const { web, release } = await busy(t, 6, () => 'maxconn 4');
      const running = web.start(step({}));
      await running.waitForLog(/set to drain/);
      await release();
      const result = await running.result;
      assert.equal(result.code, 0, result.log);
      assert.equal(await web.haproxy.adminFlags('web', 'web1'), 1);
    });

    test('say nothing where nobody has a `maxconn`, which is told', async (t) => {
      const { web, release } = await busy(t, 6, () => '');
      const running = web.start(step({}));
      await running.waitForLog(/set to drain/);
      await release();
      const result = await running.result;
      assert.equal(result.code, 0, result.log);
      assert.match(result.log, /No server of web that stays has a `maxconn`/);
    });

    test('are too many once another server has left: looked at again before maint, and put back', async (t) => {
      const { web, release } = await busy(t, 6, () => 'maxconn 5');
      const running = web.start(step({}));
      await running.waitForLog(/web1: \d sessions?, /);
      await web.haproxy.cli('set server web/web3 state drain');
      const others = Array.from({ length: 3 }, () => web.visit('/?hold'));
      t.after(release);
      await eventually('they are held', () => web.servers.reduce((sum, { open }) => sum + open, 0) === 9);
      web.server('web1').release();
      const result = await running.result;
      assert.equal(result.outputs['error-code'], 'max-load', result.log);
      assert.equal(result.outputs.result, 'rolled-back');
      assert.equal(await web.haproxy.adminFlags('web', 'web1'), 0);
      await release();
      await Promise.all(others);
    });
  });
});
