/** An agent that is asked every 8 s undoes long after the step has ended: what cannot be waited out is refused before anything is changed. */
import assert from 'node:assert/strict';
import { describe, type TestContext } from 'node:test';
import { startAgent } from '../support/agent-server.ts';
import { eventually } from '../support/eventually.ts';
import { startFleet } from '../support/fleet.ts';
import { atEitherEnd, type HaproxyVersion } from '../support/haproxy-versions.ts';
import { failedWith, succeeded } from '../support/told.ts';

/** lb1 has an agent for web1, which is asked every 8 s; lb2 has none. */
async function withAgent(t: TestContext, version: HaproxyVersion, answer: string, count = 1) {
  const agent = await startAgent({ answer, t });
  const words = `agent-check agent-addr 127.0.0.1 agent-port ${agent.port} agent-inter 8s`;
  const fleet = await startFleet({
    t,
    versions: Array.from({ length: count }, () => version),
    server: (lb, server) => `check inter 100ms ${lb === 'lb1' && server === 'web1' ? words : ''}`,
  });
  await fleet.becomes('UP');
  return { agent, fleet };
}

atEitherEnd('others: an agent', (version, test) => {
  describe('that is asked every 8 s', { concurrency: 4 }, () => {
    for (const operation of ['drain', 'maint']) {
      for (const answer of ['ready\n', 'up\n', '']) {
        const words = answer === '' ? 'nothing' : `"${answer.trim()}"`;
        test(`A4: and says ${words}: ${operation} is refused before anything is changed`, async (t) => {
          const { fleet } = await withAgent(t, version, answer);
          const result = await fleet.run({ operation });
          const words = failedWith(result, 'agent-conflict', 'failed');
          assert.match(words, /^What happened: web\/web1 has an agent check: /m);
          assert.match(words, /Changed: no/);
          assert.match(words, /What to do: .*disable agent web\/web1/);
          assert.doesNotMatch(result.log, /> set server/);
          assert.deepEqual(await fleet.flags(), [0]);
        });
      }

      test(`A4: ${operation} is refused on all load balancers for the agent of one, and in a dry run, too`, async (t) => {
        const { fleet } = await withAgent(t, version, 'ready\n', 2);
        failedWith(await fleet.run({ operation, 'dry-run': 'true' }), 'agent-conflict', 'failed');
        failedWith(await fleet.run({ operation }), 'agent-conflict', 'failed');
        failedWith(await fleet.run({ operation, 'drain-timeout': '0' }), 'agent-conflict', 'failed');
        assert.deepEqual(await fleet.flags(), [0, 0]);
      });

      test(`A4: and was disabled by hand: ${operation} and ready do what they say, and it stays so`, async (t) => {
        const { agent, fleet } = await withAgent(t, version, 'ready\n');
        await fleet.cli('disable agent web/web1');
        succeeded(await fleet.run({ operation }), 'changed');
        const flags = operation === 'drain' ? 8 : 1;
        assert.deepEqual(await fleet.flags(), [flags]);
        const { asked } = agent;
        succeeded(await fleet.run({ operation: 'ready' }), 'changed');
        await fleet.cli('enable agent web/web1');
        await eventually('the agent is asked again', () => agent.asked > asked);
        assert.deepEqual(await fleet.flags(), [0]);
      });
    }

    test('A4: a server that is in maint already is not refused: nothing is sent', async (t) => {
      const { fleet } = await withAgent(t, version, 'up\n');
      await fleet.cli('set server web/web1 state maint');
      succeeded(await fleet.run({ operation: 'maint' }), 'unchanged');
      assert.deepEqual(await fleet.flags(), [1]);
    });

    test('A4: a weight and ready are not refused', async (t) => {
      const { fleet } = await withAgent(t, version, 'up\n');
      succeeded(await fleet.run({ operation: 'weight', weight: '5' }), 'changed');
      await fleet.cli('set server web/web1 state maint');
      succeeded(await fleet.run({ operation: 'ready' }), 'changed');
      assert.deepEqual(await fleet.flags(), [0]);
    });
  });
});
