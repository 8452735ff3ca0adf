/** Two addresses that lead to one process: a server there would be counted twice, and set twice. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf } from '../support/annotations.ts';
import { runAudit } from '../support/audit-site.ts';
import { startFakeDataPlaneApi } from '../support/data-plane-api/fake.ts';
import { atEitherEnd, NEWEST } from '../support/haproxy-versions.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { runAction } from '../support/run-action.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { failedWith, succeeded } from '../support/told.ts';

const config = 'backend web\n  server s1 127.0.0.1:1\n  server s2 127.0.0.1:1';

atEitherEnd('twins', (version, test) => {
  describe('of a step', { concurrency: 8 }, () => {
    for (const operation of ['maint', 'status']) {
      test(`are refused by ${operation}, named both ways, and nothing is changed`, async (t) => {
        const haproxy = await startHaproxy(version, { t, tcp: true, config });
        const address = `${haproxy.address}\ntunnel=${haproxy.tcp}`;
        const result = await runAction({ t, inputs: { address, server: 's1', operation } });
        const words = failedWith(result, 'invalid-input', 'failed');
        const both = `${haproxy.address} and tunnel lead to one HAProxy, process \\d+ on \\S+`;
        assert.match(
          words,
          new RegExp(`^What happened on tunnel: ${both}: a server there would be counted twice\\.$`, 'm'),
        );
        assert.match(words, /^What to do: Leave one of the two out of `address`\./m);
        assert.equal(await haproxy.adminFlags('web', 's1'), 0);
      });
    }

    test('are a worker by its own socket and by its master', async (t) => {
      const haproxy = await startHaproxy(version, { t, master: true, config });
      const address = `lb1=${haproxy.address}\nlb2=${haproxy.masterSocket}`;
      const result = await runAction({ t, inputs: { address, server: 's1', operation: 'drain' } });
      assert.match(failedWith(result, 'invalid-input', 'failed'), /lb1 and lb2 lead to one HAProxy/);
      assert.equal(await haproxy.adminFlags('web', 's1'), 0);
    });

    test('are not clean for an audit: whom the second address means was not looked at', async (t) => {
      const haproxy = await startHaproxy(version, { t, tcp: true, config });
      const inputs = { address: `lb1=${haproxy.address}\nlb2=${haproxy.tcp}` };
      const result = await runAudit({ t, inputs });
      assert.deepEqual([result.code, result.outputs['error-code']], [1, 'invalid-input'], result.log);
      assert.equal(result.outputs.findings, '');
      assert.match(errorOf(result), /^Not read: lb2: invalid-input: lb1 and lb2 lead to one HAProxy/);
      await haproxy.cli('set server web/s1 state maint');
      const found = await runAudit({ t, inputs });
      assert.deepEqual([found.code, found.outputs.findings], [1, '1'], found.log);
    });

    test('are not two HAProxies that began together on one host', async (t) => {
      const both = await Promise.all([1, 2].map(() => startHaproxy(version, { t, config })));
      const address = both.map((one) => one.address).join('\n');
      const result = await runAction({ t, inputs: { address, server: 's1', operation: 'drain' } });
      assert.equal(succeeded(result, 'changed').length, 2);
    });
  });
});

test('a socket and a Data Plane API are twins, and one to the posts of a job, whatever the clock of their host says', async (t) => {
  const haproxy = await startHaproxy(NEWEST, { t, config });
  const api = await startFakeDataPlaneApi({ t, socket: haproxy.socket });
  // It is an hour behind ours: what HAProxy says of its own start it says by that.
  const behind = (words: string) =>
    words.replace(/^Start_time_sec: (\d+)$/m, (_, at) => `Start_time_sec: ${Number(at) - 3_600}`);
  const reply = (chunk: Buffer) => Buffer.from(behind(chunk.toString('latin1')), 'latin1');
  const proxy = await startTcpProxy({ t, target: haproxy.socket, meddle: () => ({ reply }) });
  const login = { username: api.user.name, password: api.user.password };
  for (const address of [`${proxy.address}\n${api.address}`, `${api.address}\n${proxy.address}`]) {
    const result = await runAction({ t, inputs: { ...login, address, server: 's1', operation: 'maint' } });
    assert.match(failedWith(result, 'invalid-input', 'failed'), /lead to one HAProxy/);
    assert.equal(await haproxy.adminFlags('web', 's1'), 0);
    const audit = await runAudit({ t, inputs: { ...login, address } });
    assert.equal(audit.outputs['error-code'], 'invalid-input', audit.log);
  }
  // Nor does the post of one step undo what a later one has set by the other way.
  const throughApi = { ...login, address: api.address, operation: 'maint', restore: 'always' };
  const first = await runAction({ t, inputs: { ...throughApi, server: 's1' } });
  const { temp } = first;
  for (const operation of ['ready', 'maint'])
    succeeded(
      await runAction({ t, temp, inputs: { address: proxy.address, server: 's1', operation } }),
      'changed',
    );
  const post = await first.post({ jobStatus: 'success' });
  assert.equal(await haproxy.adminFlags('web', 's1'), 1, post.log);
});
