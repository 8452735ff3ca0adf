/** Agent checks that fight what is set here: found out and named, never reported as done; agents that do not are no hindrance. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { startAgent } from '../support/agent-server.ts';
import { errorOf } from '../support/annotations.ts';
import { eventually } from '../support/eventually.ts';
import { forEachHaproxy } from '../support/haproxy-versions.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { runAction } from '../support/run-action.ts';
import { startWebServer } from '../support/web-server.ts';

type T = Parameters<typeof startAgent>[0]['t'] & object;

/** Without it a check must be answered within its `inter`, and a busy machine takes servers down. */
const CHECK_TIMEOUT = 'timeout check 10s';

forEachHaproxy('an agent check', (version) => {
  /** 2.2 hears only some of an agent's answers: there a change may stand until after the step has ended. */
  const always = version !== '2.2';

  async function site(t: T, answer: string) {
    const web = await startWebServer({ name: 'web', t });
    const agent = await startAgent({ answer, t });
    const haproxy = await startHaproxy(version, {
      t,
      extraDefaults: CHECK_TIMEOUT,
      config: `backend web
        option httpchk GET /health
        server web1 127.0.0.1:${web.port} weight 40 check inter 100ms rise 2 fall 2 agent-check agent-addr 127.0.0.1 agent-port ${agent.port} agent-inter 500ms
        server web2 127.0.0.1:${web.port} check inter 100ms`,
    });
    await eventually('the agent was asked', () => agent.asked > 0);
    const run = (inputs: Record<string, string>) =>
      runAction({ t, inputs: { address: haproxy.address, server: 'web/web1', ...inputs } });
    const weight = async () => Number((await haproxy.serverState('web', 'web1')).srv_uweight);
    return { agent, haproxy, run, weight };
  }

  describe('one HAProxy each', { concurrency: 4 }, () => {
    for (const operation of ['drain', 'maint']) {
      for (const answer of ['ready\n', 'up\n', '']) {
        test(`that says ${JSON.stringify(answer)}: ${operation} is refused, for its next answer may undo it`, async (t) => {
          const { haproxy, run } = await site(t, answer);
          const result = await run({ operation });
          assert.equal(result.code, 1, result.log);
          assert.equal(result.outputs['error-code'], 'agent-conflict');
          assert.equal(result.outputs.result, 'failed');
          assert.equal(result.outputs.changed, 'false');
          assert.match(errorOf(result), /web\/web1 has an agent check: its next answer may undo this/);
          assert.match(errorOf(result), /disable agent web\/web1/);
          assert.equal(await haproxy.adminFlags('web', 'web1'), 0);
        });
      }

      test(`that was switched off by hand, as the hint says: ${operation} is done, and stays`, async (t) => {
        const { agent, haproxy, run } = await site(t, 'ready\n');
        await haproxy.cli('disable agent web/web1');
        const { asked } = agent;
        const result = await run({ operation });
        assert.equal(result.code, 0, result.log);
        assert.equal(result.outputs.result, 'changed');
        assert.equal(await haproxy.adminFlags('web', 'web1'), operation === 'maint' ? 1 : 8);
        assert.ok(agent.asked <= asked + 1);
      });
    }

    for (const [answer, flags] of [
      ['drain\n', 8],
      ['maint\n', 1],
    ] as const) {
      test(`that repeats "${answer.trim()}" undoes ready: told at once, long before health-timeout`, async (t) => {
        const { agent, haproxy, run } = await site(t, 'up\n');
        agent.answer = answer;
        await eventually(
          'the agent has spoken',
          async () => (await haproxy.adminFlags('web', 'web1')) === flags,
        );
        const result = await run({ operation: 'ready', 'health-timeout': '40s' });
        assert.equal(result.code, 1, result.log);
        assert.equal(result.outputs['error-code'], 'agent-conflict');
        assert.equal(result.outputs.result, 'rolled-back');
        assert.equal(result.outputs.changed, 'false');
        assert.match(errorOf(result), /its agent check undoes what is set here/);
        assert.equal(await haproxy.adminFlags('web', 'web1'), flags);
      });
    }

    test('that repeats "ready" does not disturb ready', async (t) => {
      const { haproxy, run } = await site(t, 'up\n');
      await haproxy.cli('set server web/web1 state maint');
      const result = await run({ operation: 'ready' });
      assert.equal(result.code, 0, result.log);
      assert.equal(result.outputs.status, 'UP');
    });

    test('that repeats "100%" undoes a weight, which is never reported as done', async (t) => {
      const { haproxy, run, weight } = await site(t, '100%\n');
      const result = await run({ operation: 'weight', weight: '10' });
      if (always || result.code === 1) {
        assert.equal(result.code, 1, result.log);
        assert.equal(result.outputs['error-code'], 'agent-conflict');
        assert.equal(result.outputs.changed, 'false');
        assert.equal(await weight(), 40);
      } else {
        assert.equal(result.outputs.result, 'changed');
      }
      assert.equal(await haproxy.adminFlags('web', 'web1'), 0);
    });

    for (const answer of ['up\n', '']) {
      test(`that says ${answer === '' ? 'nothing' : '"up"'} lets ready and weight be`, async (t) => {
        const { haproxy, run, weight } = await site(t, answer);
        await haproxy.cli('set server web/web1 state maint');
        const maint = await run({ operation: 'maint' });
        assert.equal(maint.outputs.result, 'unchanged', maint.log);
        const ready = await run({ operation: 'ready', weight: '20' });
        assert.equal(ready.code, 0, ready.log);
        assert.equal(ready.outputs.status, 'UP');
        assert.equal(await haproxy.adminFlags('web', 'web1'), 0);
        assert.equal(await weight(), 20);
      });
    }

    test('that says "down" keeps ready from its goal, and the error names the agent', async (t) => {
      const { agent, haproxy, run } = await site(t, 'up\n');
      await haproxy.cli('set server web/web1 state maint');
      agent.answer = 'down\n';
      const asked = agent.asked;
      await eventually('the agent was asked again', () => agent.asked > asked + 1);
      const result = await run({ operation: 'ready', 'health-timeout': '2s' });
      assert.equal(result.code, 1, result.log);
      assert.equal(result.outputs['error-code'], 'unhealthy');
      assert.equal(result.outputs.result, 'rolled-back');
      assert.match(errorOf(result), /DOWN \(agent\)/);
      assert.match(errorOf(result), /look at the agent/);
      assert.equal(await haproxy.adminFlags('web', 'web1'), 1);
    });

    test('that changes the weight of a server in maint does not make `maint` a change', async (t) => {
      const { agent, haproxy, run, weight } = await site(t, '50%\n');
      await eventually('half the weight', async () => (await weight()) === 20);
      await haproxy.cli('set server web/web1 state maint');
      agent.answer = '75%\n';
      const before = await run({ operation: 'maint' });
      assert.equal(before.code, 0, before.log);
      assert.equal(before.outputs.result, 'unchanged');
      assert.equal(before.outputs.changed, 'false');
    });
  });
});
