/** Whom `ready` lets in, and whom it takes out for a proof, while others die, others track, and HAProxy is reloaded: seen by clients. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startAgent } from '../support/agent-server.ts';
import { eventually } from '../support/eventually.ts';
import { atBothEnds } from '../support/haproxy-versions.ts';
import { startLoad } from '../support/load.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { runAction, startAction } from '../support/run-action.ts';
import { startWebServer } from '../support/web-server.ts';

atBothEnds('let in', (version) => {
  describe('seen by clients', { concurrency: 3 }, () => {
    test('a reload behind it takes nobody out again: all that serve had come back with it', async (t) => {
      const app = await startWebServer({ name: 'app', t });
      // The first checks of a new process are spread over an interval: those of the last servers come at its end.
      const others = Array.from(
        { length: 20 },
        (_, at) => `  server o${at} 127.0.0.1:${app.port} check inter 3s`,
      );
      const servers = ['web1', 'web2'].map(
        (name) => `  server ${name} 127.0.0.1:${app.port} check inter 3s fastinter 200ms rise 1 weight 100`,
      );
      const haproxy = await startHaproxy(version, {
        t,
        master: true,
        frontends: { fe: 'web' },
        config: ['backend others', ...others, 'backend web', '  option httpchk GET /health', ...servers].join(
          '\n',
        ),
      });
      for (const name of ['web1', 'web2']) await haproxy.cli(`set server web/${name} state maint`);
      const running = startAction({
        t,
        inputs: {
          address: haproxy.address,
          server: 'web/*',
          operation: 'ready',
          ramp: '50%,100%',
          'ramp-interval': '5s',
        },
      });
      await running.waitForLog(/set to ready/);
      await eventually('both are UP', async () =>
        (await haproxy.rows('web')).filter(({ type }) => type === '2').every(({ status }) => status === 'UP'),
      );
      const load = startLoad({ port: haproxy.port('fe'), clients: 6, mix: ['quick'], pause: 50 });
      await eventually('the load has begun', () => load.report.served > 20);
      await haproxy.reload();
      const { code, outputs, log } = await running.result;
      const { served, failures } = await load.stop();
      assert.deepEqual([code, outputs.result], [0, 'changed'], log);
      assert.match(log, /HAProxy was reloaded once/);
      assert.deepEqual(failures, [], `of ${served} requests\n${log}`);
    });

    test('a server at weight 0 whose tracker serves is not taken out for a proof', async (t) => {
      const app = await startWebServer({ name: 'app', t });
      const haproxy = await startHaproxy(version, {
        t,
        frontends: { fe: 'api' },
        config: [
          'backend web',
          `  server s1 127.0.0.1:${app.port} check inter 2s weight 10`,
          'backend api',
          `  server t1 127.0.0.1:${app.port} track web/s1`,
        ].join('\n'),
      });
      await eventually('it is UP', async () => (await haproxy.row('web', 's1')).check_status === 'L4OK');
      await haproxy.cli('set server web/s1 weight 0');
      const load = startLoad({ port: haproxy.port('fe'), clients: 4, mix: ['quick'], pause: 50 });
      await eventually('the load has begun', () => load.report.served > 20);
      const inputs = { address: haproxy.address, server: 'web/s1', operation: 'ready', weight: '100%' };
      const { code, outputs, log } = await runAction({ t, inputs });
      const { served, failures } = await load.stop();
      assert.deepEqual([code, outputs.result], [0, 'changed'], log);
      assert.deepEqual(failures, [], `of ${served} requests`);
      assert.equal((await haproxy.serverState('web', 's1')).srv_uweight, '10');
    });

    test('one that was proven, and has died while another was waited for, stays out where an agent hides its check', async (t) => {
      const agent = await startAgent({ answer: 'up\n', t });
      const [web1, web2] = [
        await startWebServer({ name: 'web1', t }),
        await startWebServer({ name: 'web2', t }),
      ];
      const words = `check inter 2s downinter 500ms rise 1 fall 10 agent-check agent-addr 127.0.0.1 agent-port ${agent.port} agent-inter 500ms`;
      const haproxy = await startHaproxy(version, {
        t,
        config: [
          'backend web',
          '  option httpchk GET /health',
          `  server web1 127.0.0.1:${web1.port} ${words}`,
          `  server web2 127.0.0.1:${web2.port} ${words}`,
          `  server web3 127.0.0.1:${web2.port}`,
        ].join('\n'),
      });
      for (const name of ['web1', 'web2']) await haproxy.cli(`set server web/${name} state maint`);
      await web2.kill();
      const running = startAction({
        t,
        inputs: {
          address: haproxy.address,
          server: 'web/web1,web/web2',
          operation: 'ready',
          'health-timeout': '10s',
        },
      });
      const row = () => haproxy.row('web', 'web1');
      await eventually('it is proven', async () => (await row()).status === 'DRAIN (agent)');
      await sleep(500);
      await web1.kill();
      await eventually('its check has failed', async () => (await row()).check_status === 'L4CON');
      assert.equal((await row()).status, 'DRAIN (agent)', 'HAProxy shows no difference');
      await web2.start();
      const { outputs, log } = await running.result;
      assert.deepEqual([outputs['error-code'], outputs.result], ['unhealthy', 'rolled-back'], log);
      assert.doesNotMatch(log, /set to ready/);
      assert.equal(await haproxy.adminFlags('web', 'web1'), 1);
    });
  });
});
