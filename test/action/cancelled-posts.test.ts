/**
 * The post steps of a cancelled job share five minutes. That some of them have little to do, or may need long, takes nothing from one that
 * has a server to prove: what it would have put back alone it puts back among many.
 */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { atEitherEnd, type HaproxyVersion } from '../support/haproxy-versions.ts';
import { runAction } from '../support/run-action.ts';
import { succeeded } from '../support/told.ts';
import { startWebBackend } from '../support/web-backend.ts';

/** A proof of these takes about 9 s. */
const SLOW = 'check inter 3s rise 3 fall 1';

atEitherEnd('post steps of a cancelled job', (version, test) => {
  async function startJob(t: TestContext, names: readonly string[], on: HaproxyVersion = version) {
    const { haproxy } = await startWebBackend(on, { t, names, server: SLOW });
    await eventually('all are UP', async () =>
      (await haproxy.rows('web')).every(({ status, type }) => type !== '2' || status === 'UP'),
    );
    const first = await runAction({ t, inputs: { address: haproxy.address, operation: 'status' } });
    const step = async (server: string, operation: string, inputs: Record<string, string> = {}) => {
      const all = { address: haproxy.address, server: `web/${server}`, operation, ...inputs };
      const result = await runAction({ t, temp: first.temp, inputs: all });
      succeeded(result, 'changed');
      return result;
    };
    return { haproxy, step };
  }

  test('a proof has its time behind many steps that later ones have overtaken', async (t) => {
    const { haproxy, step } = await startJob(t, ['web1', 'web2']);
    for (let round = 0; round < 8; round += 1) {
      await step('web2', 'drain');
      await step('web2', 'ready', { 'wait-for-health': 'false' });
    }
    const out = await step('web1', 'maint', { restore: 'on-failure' });
    const post = await out.post({ jobStatus: 'cancelled' });
    assert.equal(post.code, 0);
    assert.equal(await haproxy.adminFlags('web', 'web1'), 0, post.log);
    assert.equal((await haproxy.row('web', 'web1')).status, 'UP');
  });

  test('a proof has its time before many that have their own', async (t) => {
    const others = Array.from({ length: 11 }, (_, index) => `other${index}`);
    const { haproxy, step } = await startJob(t, ['web1', 'web2', ...others]);
    for (const name of others) await step(name, 'drain', { restore: 'on-failure' });
    const out = await step('web1', 'maint', { restore: 'on-failure' });
    const post = await out.post({ jobStatus: 'cancelled' });
    assert.equal(post.code, 0);
    assert.equal(await haproxy.adminFlags('web', 'web1'), 0, post.log);
    assert.equal((await haproxy.row('web', 'web1')).status, 'UP');
  });
});
