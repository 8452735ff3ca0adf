/** `health-checks` and `agent-checks`: switched before what they prove or undo, saved, verified, and put back with everything else. */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startAgent } from '../support/agent-server.ts';
import { errorOf } from '../support/annotations.ts';
import { eventually } from '../support/eventually.ts';
import { startGate } from '../support/gate.ts';
import { forEachHaproxy } from '../support/haproxy-versions.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { runAction, startAction } from '../support/run-action.ts';
import { startWebServer } from '../support/web-server.ts';

const RESTORED = { restore: 'always' };
const NO_AGENT = { 'agent-checks': 'disable' };
const NO_CHECKS = { 'health-checks': 'disable' };

forEachHaproxy('checks that are switched', (version) => {
  async function site(t: TestContext, { master = false } = {}) {
    const web = await startWebServer({ name: 'web', t });
    const agent = await startAgent({ answer: 'ready\n', t });
    const agentCheck = `agent-check agent-addr 127.0.0.1 agent-port ${agent.port} agent-inter 300ms`;
    const haproxy = await startHaproxy(version, {
      t,
      master,
      frontends: { fe: 'web' },
      extraDefaults: 'timeout check 10s',
      config: `backend web
        option httpchk GET /health
        server web1 127.0.0.1:${web.port} check inter 100ms rise 2 fall 2 ${agentCheck}
        server web2 127.0.0.1:${web.port} check inter 100ms
        server plain 127.0.0.1:${web.port}
        server agentonly 127.0.0.1:${web.port} ${agentCheck}`,
    });
    await eventually('both checks ran', async () => {
      return agent.asked > 1 && (await haproxy.row('web', 'web1')).check_status === 'L7OK';
    });
    const inputs = (given: Record<string, string>) => ({
      address: haproxy.address,
      server: 'web/web1',
      ...(['drain', 'maint'].includes(given.operation ?? '') ? { 'drain-timeout': '20s' } : {}),
      ...given,
    });
    /** Bits without that of a check that runs at this moment. */
    const bits = async (server = 'web1') => {
      const state = await haproxy.serverState('web', server);
      const [health, ofAgent] = [Number(state.srv_check_state), Number(state.srv_agent_state)];
      return { flags: Number(state.srv_admin_state), health: health & ~1, agent: ofAgent & ~1 };
    };
    return { web, agent, haproxy, inputs, bits };
  }
  const IN_ROTATION = { flags: 0, health: 6, agent: 22 };
  const firstSet = (heard: string) => /state (drain|maint)/.test(heard);

  describe('one HAProxy each', { concurrency: 3 }, () => {
    for (const [operation, flags] of [
      ['drain', 8],
      ['maint', 1],
    ] as const) {
      test(`an agent that fights back is switched off: ${operation} holds, and post lets it speak again`, async (t) => {
        const { agent, inputs, bits } = await site(t);
        const main = await runAction({ t, inputs: inputs({ operation, ...NO_AGENT, ...RESTORED }) });
        assert.equal(main.code, 0, main.log);
        const { asked } = agent;
        await sleep(1_000);
        assert.equal((await bits()).flags, flags);
        assert.equal((await bits()).agent, 18);
        assert.ok(agent.asked <= asked + 1 + 4, 'only the other server is asked');
        const post = await main.post({ jobStatus: 'success' });
        assert.equal(post.code, 0, post.log);
        assert.deepEqual(await bits(), IN_ROTATION, post.log);
      });

      test(`health checks are off before ${operation}, and post proves by them, switched on again`, async (t) => {
        const { web, inputs, bits, haproxy } = await site(t);
        const given = inputs({ operation, ...NO_AGENT, ...NO_CHECKS, ...RESTORED });
        const main = await runAction({ t, inputs: given });
        assert.equal(main.code, 0, main.log);
        assert.deepEqual(await bits(), { flags, health: 2, agent: 18 });
        // Not healthy when the job ends, but a moment later.
        web.health = { status: 503, delay: 0 };
        let letIn = 0;
        const unwell = (async () => {
          for (let look = 0; look < 20; look += 1) {
            await sleep(50);
            if ((await bits()).flags === 0) letIn += 1;
          }
          web.health = { status: 200, delay: 0 };
        })();
        const post = await main.post({ jobStatus: 'success' });
        await unwell;
        assert.equal(letIn, 0, post.log);
        assert.deepEqual(await bits(), IN_ROTATION, post.log);
        assert.equal((await haproxy.row('web', 'web1')).status, 'UP');
        assert.match(post.log, /until HAProxy's checks have proven it healthy/);
      });
    }

    test('killed between the switch and the set: post puts back the switch', async (t) => {
      const { haproxy, inputs, bits } = await site(t);
      const gate = await startGate(t, haproxy.socket, firstSet);
      const given = inputs({ operation: 'maint', address: gate.address, ...NO_AGENT, ...NO_CHECKS });
      const running = startAction({ t, inputs: given });
      await Promise.race([gate.closed, running.result]);
      assert.deepEqual(await bits(), { flags: 0, health: 2, agent: 18 });
      running.signal('SIGKILL');
      const main = await running.result;
      gate.open();
      const post = await main.post({ jobStatus: 'failure' });
      assert.deepEqual(await bits(), IN_ROTATION, post.log);
    });

    test('a reload in the middle forgets the switches: they are set once more', async (t) => {
      const { haproxy, inputs, bits } = await site(t, { master: true });
      const gate = await startGate(t, haproxy.socket, firstSet);
      const given = inputs({ operation: 'drain', address: gate.address, ...NO_AGENT, ...NO_CHECKS });
      const running = startAction({ t, inputs: { ...given, 'retry-delay': '20ms' } });
      await Promise.race([gate.closed, running.result]);
      await haproxy.reload();
      gate.open();
      const main = await running.result;
      assert.equal(main.code, 0, main.log);
      assert.deepEqual(await bits(), { flags: 8, health: 2, agent: 18 });
    });

    test('held against a reload behind the step, too: the agent is silent again, and the drain stands', async (t) => {
      const { haproxy, inputs, bits } = await site(t, { master: true });
      const given = inputs({ operation: 'drain', hold: 'true', ...NO_AGENT, ...RESTORED });
      const main = await runAction({ t, inputs: given });
      assert.equal(main.code, 0, main.log);
      await haproxy.reload();
      await eventually('it is in drain again', async () => (await bits()).flags === 8);
      assert.equal((await bits()).agent, 18);
      await sleep(1_000);
      assert.deepEqual(await bits(), { flags: 8, health: 6, agent: 18 });
      const post = await main.post({ jobStatus: 'success' });
      assert.deepEqual(await bits(), IN_ROTATION, post.log);
    });

    test('a person who lets the agent speak in the middle: never reported as done, and the rest goes back', async (t) => {
      const { haproxy, inputs, bits } = await site(t);
      const gate = await startGate(t, haproxy.socket, (heard) => /state maint/.test(heard));
      const given = inputs({ operation: 'maint', address: gate.address, ...NO_AGENT, ...NO_CHECKS });
      const running = startAction({ t, inputs: given });
      await Promise.race([gate.closed, running.result]);
      await haproxy.cli('enable agent web/web1');
      gate.open();
      const main = await running.result;
      assert.equal(main.code, 1, main.log);
      assert.match(String(main.outputs['error-code']), /^(not-verified|agent-conflict)$/);
      assert.deepEqual(await bits(), IN_ROTATION, main.log);
      assert.equal(main.outputs.changed, 'false');
    });

    test('ready with `enable`: checks first, so that they prove it, and the agent last', async (t) => {
      const { haproxy, inputs, bits } = await site(t);
      await haproxy.cli('disable agent web/web1;disable health web/web1;set server web/web1 state maint');
      const given = inputs({ operation: 'ready', 'health-checks': 'enable', 'agent-checks': 'enable' });
      const main = await runAction({ t, inputs: { ...given, 'wait-for-health': 'required' } });
      assert.equal(main.code, 0, main.log);
      assert.deepEqual(await bits(), IN_ROTATION);
      assert.match(
        main.log,
        /health checks enabled[\s\S]*in drain and down[\s\S]*set to ready[\s\S]*agent checks enabled/,
      );
    });

    test('ready with `enable` and a dead application: nobody is let in, and the checks are off again', async (t) => {
      const { web, haproxy, inputs, bits } = await site(t);
      await haproxy.cli('disable agent web/web1;disable health web/web1;set server web/web1 state maint');
      web.health = { status: 503, delay: 0 };
      const given = inputs({ operation: 'ready', 'health-checks': 'enable', 'health-timeout': '2s' });
      const main = await runAction({ t, inputs: given });
      assert.equal(main.outputs['error-code'], 'unhealthy', main.log);
      assert.equal(main.outputs.result, 'rolled-back');
      const { flags, health } = await bits();
      assert.deepEqual([flags, health & 4], [1, 0]);
    });

    test('ready with `disable`: proven and let in before nobody watches it any more', async (t) => {
      const { haproxy, inputs, bits } = await site(t);
      await haproxy.cli('disable agent web/web1;set server web/web1 state maint');
      const main = await runAction({ t, inputs: inputs({ operation: 'ready', ...NO_CHECKS }) });
      assert.equal(main.code, 0, main.log);
      assert.match(main.log, /in drain and down/);
      assert.deepEqual(await bits(), { flags: 0, health: 2, agent: 18 });
      assert.equal(main.outputs.status, 'no check');
    });

    test('a server that left maint with its checks off keeps their pause: that is found out, and named', async (t) => {
      const { haproxy, inputs, bits } = await site(t);
      await haproxy.cli('disable agent web/web1;set server web/web1 state maint');
      await haproxy.cli('disable health web/web1;set server web/web1 state ready');
      const main = await runAction({ t, inputs: inputs({ operation: 'ready', 'health-checks': 'enable' }) });
      assert.equal(main.outputs['error-code'], 'not-verified', main.log);
      assert.match(errorOf(main), /keeps their pause/);
      assert.equal((await bits()).flags, 0);
      // What the hint says ends it.
      assert.equal((await runAction({ t, inputs: inputs({ operation: 'maint' }) })).code, 0);
      const again = await runAction({ t, inputs: inputs({ operation: 'ready', 'health-checks': 'enable' }) });
      assert.equal(again.code, 0, again.log);
      assert.equal((await bits()).health, 6);
    });

    test('an agent that has taken its server down: off, and without health checks only `health up` brings it back', async (t) => {
      const { agent, haproxy, inputs, bits } = await site(t);
      agent.answer = 'down\n';
      await eventually('down', async () => (await haproxy.row('web', 'agentonly')).status === 'DOWN (agent)');
      const given = inputs({ server: 'web/agentonly', operation: 'ready', ...NO_AGENT });
      const main = await runAction({ t, inputs: given });
      assert.equal(main.code, 0, main.log);
      assert.equal((await haproxy.row('web', 'agentonly')).status, 'no check');
      assert.equal((await bits('agentonly')).agent, 18);
    });

    test('what is not there cannot be enabled: refused before anything is sent; to disable it is only told', async (t) => {
      const { inputs, bits } = await site(t);
      const plain = { server: 'web/plain', operation: 'maint' };
      for (const which of ['health-checks', 'agent-checks']) {
        const refused = await runAction({ t, inputs: inputs({ ...plain, [which]: 'enable' }) });
        assert.equal(refused.outputs['error-code'], 'refused', refused.log);
        assert.equal((await bits('plain')).flags, 0);
      }
      assert.equal((await bits('plain')).health, 0);
      const told = await runAction({ t, inputs: inputs({ ...plain, ...NO_CHECKS, ...NO_AGENT }) });
      assert.equal(told.code, 0, told.log);
      assert.match(told.log, /web\/plain has no health check: there is nothing to switch off/);
    });
  });
});
