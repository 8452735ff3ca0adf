/** `ramp` under load: the share of the requests at each step, and a server that dies on the way. */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { errorOf } from '../support/annotations.ts';
import { eventually } from '../support/eventually.ts';
import { forEachHaproxy } from '../support/haproxy-versions.ts';
import { startLoad } from '../support/load.ts';
import { startWebBackend, type WebBackendOptions } from '../support/web-backend.ts';

forEachHaproxy('ramp', (version) => {
  async function site(t: TestContext, server = '', { lines = '', ...rest }: Partial<WebBackendOptions> = {}) {
    const web = await startWebBackend(version, {
      t,
      ...rest,
      names: ['web1', 'web2', 'web3'],
      lines: `  balance roundrobin\n  option redispatch 1\n  retries 3\n${lines}`,
      server: `weight 40 check inter 100ms rise 2 fall 2 ${server}`,
    });
    await eventually('web1 is UP', async () => (await web.haproxy.row('web', 'web1')).status === 'UP');
    const weight = async () => Number((await web.haproxy.serverState('web', 'web1')).srv_uweight);
    return { web, weight };
  }
  const RAMP = { server: 'web1', ramp: '10%, 50%, 100%', 'ramp-interval': '2s' };
  /** Of each step that was held: which percentage of the requests the server took. */
  const sharesIn = (log: string) =>
    [...log.matchAll(/step (\d) of 3\) held, (\d+)% of the requests of web \((\d+) of (\d+)\)/g)].map(
      (found) => found.slice(1).map(Number),
    );

  describe('under load', { concurrency: 2 }, () => {
    test('ready lets a proven server in at the first weight, and each step takes its share', async (t) => {
      const { web, weight } = await site(t);
      await web.haproxy.cli('set server web/web1 state maint');
      await using load = startLoad({ port: web.port, clients: 12, mix: ['quick'] });
      const result = await web.run({ operation: 'ready', ...RAMP });
      const { failed, served, failures } = await load.stop();
      assert.equal(result.code, 0, result.log);
      assert.equal(failed, 0, JSON.stringify(failures));
      assert.ok(served > 200);
      assert.match(result.log, /in drain and down/);
      const shares = sharesIn(result.log);
      assert.equal(shares.length, 2, result.log);
      // 4 of 84 are 5%, 20 of 100 are 20%.
      for (const [index, share] of [5, 20].entries())
        assert.ok(
          Math.abs((shares[index]?.[1] ?? 0) - share) <= 3,
          `${JSON.stringify(shares)}\n${result.log}`,
        );
      assert.equal(await weight(), 40);
      assert.equal(result.outputs.status, 'UP');
    });

    for (const operation of ['weight', 'ready'] as const) {
      test(`a server that dies on the way of ${operation} goes back to where it was, and no request fails`, async (t) => {
        const { web, weight } = await site(t);
        await web.haproxy.cli(`set server web/web1 ${operation === 'ready' ? 'state maint' : 'weight 1'}`);
        await using load = startLoad({ port: web.port, clients: 12, mix: ['quick'] });
        const running = web.start({ operation, ...RAMP });
        await running.waitForLog(/step 2 of 3/);
        const answering = web.server('web1').open;
        await web.server('web1').kill();
        const result = await running.result;
        const { failed, failures } = await load.stop();
        assert.equal(result.outputs['error-code'], 'unhealthy', result.log);
        assert.equal(result.outputs.result, 'rolled-back');
        assert.match(errorOf(result), /web\/web1 is "DOWN" at weight 20, step 2 of 3 of its ramp/);
        assert.equal(await weight(), operation === 'ready' ? 40 : 1);
        assert.equal(await web.haproxy.adminFlags('web', 'web1'), operation === 'ready' ? 1 : 0);
        // What it was answering when it was killed is lost, whatever weight it has; and what was on its way there.
        assert.ok(failed <= answering + 2, `${answering}: ${JSON.stringify(failures)}`);
      });
    }

    test('a server that is down for a moment between two looks has ended its ramp, though it is UP again', async (t) => {
      const { web, weight } = await site(t, '', { lines: '  option httpchk GET /health' });
      await web.haproxy.cli('set server web/web1 state maint');
      const running = web.start({ operation: 'ready', ...RAMP, 'ramp-interval': '60s' });
      await running.waitForLog(/step 1 of 3/);
      const downs = async () => Number((await web.haproxy.row('web', 'web1')).chkdown);
      const before = await downs();
      web.server('web1').health.status = 503;
      await eventually('web1 has gone down', async () => (await downs()) > before);
      web.server('web1').health.status = 200;
      const result = await running.result;
      assert.equal(result.outputs['error-code'], 'unhealthy', result.log);
      assert.match(
        errorOf(result),
        /web\/web1 (was down, and )?is "[^"]+" at weight 4, step 1 of 3 of its ramp/,
      );
      assert.equal(await weight(), 40);
      assert.equal(await web.haproxy.adminFlags('web', 'web1'), 1);
    });

    for (const operation of ['ready', 'weight'] as const) {
      test(`a reload behind \`health-timeout\`, whose first check takes long: ${operation} waits for it, and goes on`, async (t) => {
        // Where that is known it is DOWN in the new process until then.
        const init = version === '3.4' && operation === 'weight' ? 'init-state down' : '';
        const { web, weight } = await site(t, init, { lines: '  option httpchk GET /health', master: true });
        await web.haproxy.cli(`set server web/web1 ${operation === 'ready' ? 'state maint' : 'weight 1'}`);
        const limits = { 'health-timeout': '6s', 'ramp-interval': '7s' };
        const running = web.start({ operation, ...RAMP, ...limits });
        await running.waitForLog(/step 2 of 3/);
        web.server('web1').health.delay = 2_500;
        await web.haproxy.reload();
        const result = await running.result;
        assert.equal(result.code, 0, result.log);
        assert.match(result.log, /reloaded once/);
        assert.equal(await weight(), 40);
      });
    }

    test('a slow start is respected: the first interval begins when it has ended', async (t) => {
      const { web, weight } = await site(t, 'slowstart 3s');
      await web.haproxy.cli('set server web/web1 state maint');
      const result = await web.run({ operation: 'ready', ...RAMP, 'ramp-interval': '1s' });
      assert.equal(result.code, 0, result.log);
      assert.match(result.log, /step 1 of 3.*slow start/);
      assert.ok(Number(result.outputs['duration-ms']) > 4_000, result.log);
      assert.equal(await weight(), 40);
    });

    test('killed in the middle: post puts the weight back', async (t) => {
      const { web, weight } = await site(t);
      await web.haproxy.cli('set server web/web1 weight 1');
      const running = web.start({ operation: 'weight', ...RAMP });
      await running.waitForLog(/step 2 of 3/);
      running.signal('SIGKILL');
      const main = await running.result;
      const post = await main.post({ jobStatus: 'failure' });
      assert.equal(await weight(), 1, post.log);
    });
  });
});
