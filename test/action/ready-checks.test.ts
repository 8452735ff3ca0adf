/** Which servers HAProxy's checks can prove, by `srv_check_state`, and that none stays down for ever because it was tried. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { startAgent } from '../support/agent-server.ts';
import { errorOf, messagesOf } from '../support/annotations.ts';
import { eventually } from '../support/eventually.ts';
import { forEachHaproxy } from '../support/haproxy-versions.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { runAction, startAction } from '../support/run-action.ts';
import { startWebServer } from '../support/web-server.ts';

const CHECK = 'check inter 100ms rise 2 fall 3';

/** Without it a check must be answered within its `inter`, and a busy machine takes servers down. */
const CHECK_TIMEOUT = 'timeout check 10s';

forEachHaproxy('ready, by the checks that a server has', (version) => {
  describe('one HAProxy each', { concurrency: 2 }, () => {
    test('let in, and its check fails while its agent is waited for, though not as often as makes it DOWN: it is until it is UP', async (t) => {
      const web = await startWebServer({ name: 'web', t });
      const agent = await startAgent({ answer: 'up\n', t });
      const haproxy = await startHaproxy(version, {
        t,
        extraDefaults: CHECK_TIMEOUT,
        config: `backend web
          option httpchk GET /health
          server web1 127.0.0.1:${web.port} check inter 500ms rise 2 fall 200 agent-check agent-port ${agent.port} agent-inter 100ms`,
      });
      await haproxy.cli('set server web/web1 state maint');
      const running = startAction({
        t,
        inputs: { address: haproxy.address, server: 'web/web1', operation: 'ready' },
      });
      await running.waitForLog(/web\/web1: set to ready/);
      web.health.status = 503;
      await running.waitForLog(/"UP \d+\/200", waiting until it is UP/);
      web.health.status = 200;
      const result = await running.result;
      assert.equal(result.code, 0, result.log);
      assert.equal(result.outputs.status, 'UP');
    });

    for (const out of ['maint', 'drain'] as const) {
      test(`from ${out}: only servers with a running check are proven by it, and none stays down`, async (t) => {
        const web = await startWebServer({ name: 'web', t });
        const agent = await startAgent({ answer: 'up\n', t });
        const silent = await startAgent({ answer: '', t });
        const agentCheck = (port: number) =>
          `agent-check agent-addr 127.0.0.1 agent-port ${port} agent-inter 100ms`;
        const haproxy = await startHaproxy(version, {
          t,
          extraDefaults: CHECK_TIMEOUT,
          config: `backend web
            option httpchk GET /health
            server check 127.0.0.1:${web.port} ${CHECK}
            server both 127.0.0.1:${web.port} ${CHECK} ${agentCheck(agent.port)}
            server agent 127.0.0.1:${web.port} ${agentCheck(agent.port)}
            server silent 127.0.0.1:${web.port} ${agentCheck(silent.port)}
            server none 127.0.0.1:${web.port}
            server off 127.0.0.1:${web.port} ${CHECK}
            server tracker 127.0.0.1:${web.port} track web/check
            server stays 127.0.0.1:${web.port}`,
        });
        await haproxy.cli('disable health web/off');
        const servers = ['check', 'both', 'agent', 'silent', 'none', 'off'];
        if (version !== '2.2') {
          // A server added at run time starts in maint with its check configured, but not enabled.
          for (const name of ['added', 'added-on']) {
            assert.match(
              await haproxy.cli(`add server web/${name} 127.0.0.1:${web.port} ${CHECK}`),
              /New server registered/,
            );
            servers.push(name);
          }
          await haproxy.cli('enable health web/added-on');
        }
        for (const name of servers) await haproxy.cli(`set server web/${name} state ${out}`);
        await eventually(
          'the first checks',
          async () => (await haproxy.row('web', 'both')).check_status !== 'INI',
        );
        const downs = async () =>
          Object.fromEntries((await haproxy.rows('web')).map((row) => [row.svname, Number(row.chkdown)]));
        const before = await downs();
        const result = await runAction({
          t,
          inputs: {
            address: haproxy.address,
            backend: 'web',
            server: servers.join(','),
            operation: 'ready',
            'health-timeout': '15s',
          },
        });
        assert.equal(result.code, 0, result.log);
        assert.equal(result.outputs.selected, String(servers.length));
        assert.equal(result.outputs.available, String(servers.length));
        const after = await downs();
        // From drain nobody is taken down, who may be there or come: a check from now on is asked for.
        const words = out === 'maint' ? 'in drain and down' : 'in drain, with their sessions left alone';
        const [line = ''] = result.log.match(new RegExp(`.*: ${words}, until .*`)) ?? [];
        for (const name of servers) {
          const state = await haproxy.serverState('web', name);
          assert.equal(state.srv_admin_state, '0', name);
          assert.equal(state.srv_op_state, '2', name);
          const proven = ['check', 'both', 'added-on'].includes(name);
          assert.equal(new RegExp(`web/${name}[,:]`).test(line), proven, `${name} in "${line}"`);
          const downed = proven && out === 'maint' ? 1 : 0;
          assert.equal((after[name] ?? 0) - (before[name] ?? 0), downed, `chkdown of ${name}`);
          const unproven = new RegExp(`web/${name}\\b(?!-).* (?:has|have) no running health check`);
          if (proven) assert.doesNotMatch(messagesOf(result, 'notice'), unproven);
          else assert.match(messagesOf(result, 'notice'), unproven);
        }
        assert.equal((await haproxy.row('web', 'tracker')).status, 'UP');
      });
    }

    test('a server without checks: a notice; with `wait-for-health: required` an error, and nothing is changed', async (t) => {
      const haproxy = await startHaproxy(version, {
        t,
        extraDefaults: CHECK_TIMEOUT,
        config: 'backend web\n  server web1 127.0.0.1:1\n  server web2 127.0.0.1:1',
      });
      await haproxy.cli('set server web/web1 state maint');
      const inputs = { address: haproxy.address, server: 'web/web1', operation: 'ready' };
      const required = await runAction({ t, inputs: { ...inputs, 'wait-for-health': 'required' } });
      assert.equal(required.code, 1);
      assert.equal(required.outputs['error-code'], 'unhealthy');
      assert.equal(required.outputs.result, 'failed');
      assert.equal(required.outputs.changed, 'false');
      assert.match(errorOf(required), /no running health check/);
      assert.equal(await haproxy.adminFlags('web', 'web1'), 1);

      const result = await runAction({ t, inputs });
      assert.equal(result.code, 0, result.log);
      assert.equal(result.outputs.status, 'no check');
      assert.match(messagesOf(result, 'notice'), /web\/web1 has no running health check/);
      assert.equal(await haproxy.adminFlags('web', 'web1'), 0);
      assert.equal((await haproxy.serverState('web', 'web1')).srv_op_state, '2');
    });

    test('ready and stopped with its checks off: `health up` raises it', async (t) => {
      const web = await startWebServer({ name: 'web', t });
      const silent = await startAgent({ answer: '', t });
      const haproxy = await startHaproxy(version, {
        t,
        extraDefaults: CHECK_TIMEOUT,
        config: `backend web
          option httpchk GET /health
          server off 127.0.0.1:${web.port} ${CHECK}
          server agent 127.0.0.1:${web.port} agent-check agent-port ${silent.port} agent-inter 100ms
          server drained 127.0.0.1:${web.port}`,
      });
      await haproxy.cli('disable health web/off');
      await haproxy.cli('set server web/drained state drain');
      for (const name of ['off', 'agent', 'drained']) {
        // A check that was under way when its checks were switched off brings it up once more.
        await eventually(`no check of ${name} is under way`, async () => {
          const { srv_check_state: checks } = await haproxy.serverState('web', name);
          return (Number(checks) & 1) === 0;
        });
        await haproxy.cli(`set server web/${name} health down`);
        assert.equal((await haproxy.serverState('web', name)).srv_op_state, '0', name);
        const result = await runAction({
          t,
          inputs: { address: haproxy.address, server: `web/${name}`, operation: 'ready' },
        });
        assert.equal(result.code, 0, result.log);
        assert.equal(result.outputs.result, 'changed');
        assert.equal(result.outputs.available, '1');
        assert.equal((await haproxy.serverState('web', name)).srv_op_state, '2', name);
        assert.equal(await haproxy.adminFlags('web', name), 0);
      }
    });
  });
});
