/**
 * The end of the job when others were at work since the step: later steps of the job and persons, each of whom may have changed
 * only a part of what this step had. Nothing of theirs is undone, and no server stays out unnoticed.
 */
import assert from 'node:assert/strict';
import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../support/eventually.ts';
import { atEitherEnd, type HaproxyVersion } from '../support/haproxy-versions.ts';
import { startLineProxy } from '../support/line-proxy.ts';
import type { RealHaproxy } from '../support/real-haproxy.ts';
import { runAction } from '../support/run-action.ts';
import { openSession } from '../support/session.ts';
import { failedWith, pointedOut, succeeded } from '../support/told.ts';
import { startWebBackend } from '../support/web-backend.ts';

/** HAProxy counts whole seconds: what is less than some of them apart cannot be told apart. */
const COUNTED_MS = 7_000;

/** web1 to web4, checked every 100 ms, in one job: steps share its temporary files. */
async function startJob(
  t: TestContext,
  version: HaproxyVersion,
  server: (name: string) => string = () => '',
) {
  const web = await startWebBackend(version, {
    t,
    tcp: true,
    master: true,
    names: ['web1', 'web2', 'web3', 'web4'],
    lines: 'option httpchk GET /health',
    server: (name) => `check inter 100ms ${server(name)}`,
  });
  const { haproxy } = web;
  await eventually('all are UP', async () =>
    (await haproxy.rows('web')).every(({ status }) => status === 'UP'),
  );
  const { temp } = await runAction({ t, inputs: { address: haproxy.address, operation: 'status' } });
  const step = (operation: string, inputs: Record<string, string> = {}) =>
    runAction({
      t,
      temp,
      inputs: { address: haproxy.address, server: 'web/web1', operation, ...inputs },
    });
  const weight = async (name = 'web1') => (await haproxy.serverState('web', name)).srv_uweight;
  const flags = (name = 'web1') => haproxy.adminFlags('web', name);
  return { web, haproxy, step, temp, weight, flags };
}

atEitherEnd('aftermath of several', (version, test) => {
  describe('a later step of the job', { concurrency: 8 }, () => {
    test('changed the weight: the state is put back, and the weight is left to it', async (t) => {
      const { step, weight, flags } = await startJob(t, version);
      const out = await step('maint', { restore: 'on-failure' });
      const lighter = await step('weight', { weight: '10' });
      await lighter.post({ jobStatus: 'failure' });
      const post = await out.post({ jobStatus: 'failure' });
      assert.equal(await flags(), 0, post.log);
      assert.equal(await weight(), '10');
      assert.match(pointedOut(post, 'notice'), /Put back/);
    });

    test('took it out: its weight is put back all the same', async (t) => {
      const { step, weight, flags } = await startJob(t, version);
      const before = await weight();
      const lighter = await step('weight', { weight: '10', restore: 'always' });
      const out = await step('maint');
      await out.post({ jobStatus: 'success' });
      const post = await lighter.post({ jobStatus: 'success' });
      assert.equal(await weight(), before, post.log);
      assert.equal(await flags(), 1);
    });

    test('took it further out, and the job failed: a warning says that it is out', async (t) => {
      const { step, flags } = await startJob(t, version);
      const drained = await step('drain');
      const inMaint = await step('maint');
      const posts = [
        await inMaint.post({ jobStatus: 'failure' }),
        await drained.post({ jobStatus: 'failure' }),
      ];
      assert.equal(await flags(), 1);
      const warnings = posts.map((post) => pointedOut(post, 'warning')).filter((text) => text !== '');
      assert.equal(warnings.length, 1);
      assert.match(
        warnings.join(),
        /web\/web1 on .* is not as it was before this step\. Before: ready\. Now: maint, /,
      );
      assert.match(warnings.join(), /A later step of this job changed it/);
      assert.match(warnings.join(), /set server web\/web1 state ready/);
    });
  });

  for (const { where, way, before } of [
    { where: 'by another address of the same load balancer', way: 'tcp', before: () => {} },
    {
      where: 'after somebody had cleared the temporary files away',
      way: 'socket',
      before: (temp: string) => rmSync(path.join(temp, 'haproxy-server-state'), { recursive: true }),
    },
  ] as const)
    test(`later steps brought it back and took it out again, ${where}: it stays out`, async (t) => {
      const { haproxy, step, temp, flags } = await startJob(t, version);
      const out = await step('maint', { restore: 'always' });
      before(temp);
      const back = await step('ready', { address: haproxy[way] });
      const again = await step('maint', { address: haproxy[way] });
      for (const one of [again, back]) await one.post({ jobStatus: 'success' });
      const post = await out.post({ jobStatus: 'success' });
      assert.equal(await flags(), 1, post.log);
      assert.match(post.log, /changed since by a later step of this job, nothing to do: web\/web1/);
    });

  for (const restore of ['never', 'on-failure'])
    test(`later steps brought it back and took it out again (restore ${restore}), and the temporary files were cleared away behind them: it stays out`, async (t) => {
      const { step, temp, flags } = await startJob(t, version);
      const out = await step('maint', { restore: 'always' });
      const back = await step('ready');
      const again = await step('maint', { restore });
      rmSync(path.join(temp, 'haproxy-server-state'), { recursive: true });
      for (const one of [again, back]) await one.post({ jobStatus: 'success' });
      const post = await out.post({ jobStatus: 'success' });
      assert.equal(await flags(), 1, post.log);
      assert.match(post.log, /changed since by a later step of this job, nothing to do: web\/web1/);
    });

  describe('a person, after the step had reached its goal,', { concurrency: 8 }, () => {
    test('drained what it had brought back: it is not taken further out', async (t) => {
      const { haproxy, step, flags } = await startJob(t, version);
      await haproxy.cli('set server web/web1 state maint');
      const back = await step('ready', { restore: 'always' });
      await haproxy.cli('set server web/web1 state drain');
      const post = await back.post({ jobStatus: 'failure' });
      assert.equal(await flags(), 8, post.log);
      assert.match(pointedOut(post, 'warning'), /web\/web1 on .* is drain, .*somebody else changed it/);
    });

    for (const { how, changes } of [
      {
        how: 'let it in and took it out again',
        changes: (haproxy: RealHaproxy) => haproxy.cli('set server web/web1 state ready'),
      },
      { how: 'took out what a reload had let in', changes: (haproxy: RealHaproxy) => haproxy.reload() },
    ])
      test(`${how}: it stays out, for HAProxy counts since when it has been`, async (t) => {
        const { haproxy, step, flags } = await startJob(t, version);
        const out = await step('maint', { restore: 'always' });
        await changes(haproxy);
        await sleep(COUNTED_MS);
        await haproxy.cli('set server web/web1 state maint');
        const post = await out.post({ jobStatus: 'failure' });
        assert.equal(await flags(), 1, post.log);
        assert.match(pointedOut(post, 'warning'), /web\/web1 on .* is maint, .*somebody has set it so since/);
      });

    test('let it in and took it out again, and the post of a step with another server comes first: it stays out', async (t) => {
      const { haproxy, step, flags } = await startJob(t, version);
      const out = await step('maint', { restore: 'always' });
      const other = await step('maint', { restore: 'always', server: 'web/web2' });
      await haproxy.cli('set server web/web1 state ready');
      await sleep(COUNTED_MS);
      await haproxy.cli('set server web/web1 state maint');
      await other.post({ jobStatus: 'failure' });
      const post = await out.post({ jobStatus: 'failure' });
      assert.deepEqual([await flags(), await flags('web2')], [1, 0], post.log);
      assert.match(pointedOut(post, 'warning'), /web\/web1 on .* is maint, .*somebody has set it so since/);
    });

    test('let it in and took it out again, before a later step sets another server: it stays out', async (t) => {
      const { haproxy, step, flags } = await startJob(t, version);
      const out = await step('maint', { restore: 'always' });
      await haproxy.cli('set server web/web1 state ready');
      await sleep(COUNTED_MS);
      await haproxy.cli('set server web/web1 state maint');
      await step('drain', { server: 'web/web2', 'min-available': '0' });
      const post = await out.post({ jobStatus: 'failure' });
      assert.deepEqual([await flags(), await flags('web2')], [1, 8], post.log);
      assert.match(pointedOut(post, 'warning'), /web\/web1 on .* is maint, .*somebody has set it so since/);
    });

    test('did nothing, and the post of a later step has set it so once more: it is put back', async (t) => {
      const { step, flags } = await startJob(t, version);
      const out = await step('maint', { restore: 'always' });
      await sleep(COUNTED_MS);
      const back = await step('ready', { restore: 'always' });
      await back.post({ jobStatus: 'failure' });
      assert.equal(await flags(), 1);
      const post = await out.post({ jobStatus: 'failure' });
      assert.equal(await flags(), 0, post.log);
    });

    test('moved it from maint to drain: hands off', async (t) => {
      const { haproxy, step, flags } = await startJob(t, version);
      const out = await step('maint', { restore: 'always' });
      await haproxy.cli('set server web/web1 state drain');
      const post = await out.post({ jobStatus: 'success' });
      assert.equal(await flags(), 8, post.log);
      assert.match(pointedOut(post, 'warning'), /somebody else changed it/);
    });

    test('took it further out, and nothing is to be put back: a failed job says that it is out', async (t) => {
      const { haproxy, step } = await startJob(t, version);
      const drained = await step('drain');
      await haproxy.cli('set server web/web1 state maint');
      const post = await drained.post({ jobStatus: 'failure' });
      assert.match(pointedOut(post, 'warning'), /web\/web1 on .* is maint, .*somebody else changed it/);
    });
  });

  describe('what main could not put back', { concurrency: 8 }, () => {
    test('after a drain timeout is put back by post, whatever on-error says', async (t) => {
      const { web, haproxy, temp, flags } = await startJob(t, version, (name) =>
        name === 'web1' ? '' : 'backup',
      );
      const session = await openSession({ port: web.port, t });
      await eventually('a session', async () => (await web.sessions('web1')) === 1);
      const proxy = await startLineProxy({ target: haproxy.socket, t });
      proxy.edit = (line) => (/state ready/.test(line) ? null : line);
      const inputs = {
        address: proxy.address,
        server: 'web/web1',
        operation: 'drain',
        'drain-timeout': '300ms',
        'on-error': 'keep',
        retries: '0',
      };
      const main = await runAction({ t, temp, inputs });
      failedWith(main, 'drain-timeout', 'partial');
      proxy.edit = (line) => line;
      const post = await main.post({ jobStatus: 'failure' });
      assert.equal(await flags(), 0, post.log);
      assert.match(
        post.log,
        /putting back what this step had changed: this step was to put it back, and could not/,
      );
      await session.close();
    });
  });

  test('the load balancer is lost in the put-back: nobody knows, and every command is given', async (t) => {
    const { haproxy, temp } = await startJob(t, version);
    const proxy = await startLineProxy({ target: haproxy.socket, t });
    const inputs = {
      address: proxy.address,
      server: 'web/web1',
      operation: 'drain',
      restore: 'always',
      retries: '0',
      'command-timeout': '1s',
    };
    const out = await runAction({ t, temp, inputs });
    succeeded(out, 'changed');
    let last = Number.POSITIVE_INFINITY;
    proxy.edit = (line) => {
      if (proxy.connections > last) return null;
      if (line.startsWith('set server')) last = proxy.connections;
      return line;
    };
    const post = await out.post({ jobStatus: 'failure' });
    assert.match(
      pointedOut(post, 'warning'),
      /Could not look at .*[\s\S]*, in a shell .*: echo "set server web\/web1 state ready" \| /,
    );
  });

  test('what is needed to put it back cannot be saved: nothing is sent, and the disk is named', async (t) => {
    const { haproxy, flags } = await startJob(t, version);
    const { temp } = await runAction({ t, inputs: { address: haproxy.address, operation: 'status' } });
    const folder = path.join(temp, 'haproxy-server-state');
    rmSync(folder, { recursive: true });
    symlinkSync(path.join(temp, 'nowhere', 'at', 'all'), folder);
    const inputs = { address: haproxy.address, server: 'web/web1', operation: 'maint' };
    const main = await runAction({ t, temp, inputs });
    assert.match(failedWith(main, 'not-verified', 'failed'), /could not be saved: E[A-Z]+[\s\S]*RUNNER_TEMP/);
    // Nothing was set that could be otherwise now.
    assert.match(main.summary, /^### .*: what the post step needs could not be saved$/m);
    assert.doesNotMatch(main.log, /> set server/);
    assert.equal(await flags(), 0);
    assert.deepEqual((await main.post({ jobStatus: 'failure' })).annotations, []);
  });

  test('an error that nobody caught ends main: it says that nothing was changed, and sends nothing after that', async (t) => {
    const { haproxy, flags, temp } = await startJob(t, version);
    const fault = path.join(temp, 'fault.cjs');
    writeFileSync(
      fault,
      `const { Socket } = require('node:net');
       const { write } = Socket.prototype;
       Socket.prototype.write = function (data, ...more) {
         if (String(data).includes('show servers state')) {
           Socket.prototype.write = write;
           Promise.reject(new Error('out of the blue'));
         }
         return write.call(this, data, ...more);
       };`,
    );
    const inputs = { address: haproxy.address, server: 'web/web1', operation: 'drain' };
    const main = await runAction({ t, temp, inputs, env: { NODE_OPTIONS: `--require ${fault}` } });
    const error = main.annotations.find(({ level }) => level === 'error');
    assert.match(error?.message ?? '', /out of the blue/);
    assert.equal(main.outputs.changed, 'false', main.log);
    assert.doesNotMatch(main.log, /> set server/);
    assert.equal(await flags(), 0, main.log);
  });

  test('an error that nobody caught does not fail the job', async (t) => {
    const { step, temp } = await startJob(t, version);
    const out = await step('maint', { restore: 'always' });
    const fault = path.join(temp, 'fault.cjs');
    writeFileSync(fault, "setTimeout(() => Promise.reject(new Error('out of the blue')), 0);");
    const post = await out.post({ jobStatus: 'failure', env: { NODE_OPTIONS: `--require ${fault}` } });
    assert.equal(post.code, 0, post.log);
    assert.match(pointedOut(post, 'warning'), /Could not look after this step: .*out of the blue/);
  });

  describe('an application that stays broken', { concurrency: 8 }, () => {
    test('keeps nobody else out: the healthy ones are put back', async (t) => {
      const { web, step, flags } = await startJob(t, version);
      const out = await step('maint', { server: 'web/web[123]', restore: 'always', 'health-timeout': '3s' });
      succeeded(out, 'changed');
      web.server('web2').health = { status: 503, delay: 0 };
      const post = await out.post({ jobStatus: 'failure' });
      assert.deepEqual(await Promise.all(['web1', 'web2', 'web3'].map(flags)), [0, 1, 0], post.log);
      assert.match(pointedOut(post, 'notice'), /web\/web1, web\/web3 on/);
      assert.match(pointedOut(post, 'warning'), /web\/web2 on .* is not as it was/);
      assert.doesNotMatch(pointedOut(post, 'warning'), /web\/web[13]/);
    });

    test('behind backups that serve: it goes back to maint with the weight that it had', async (t) => {
      const { web, step, flags, weight } = await startJob(t, version, (name) =>
        name === 'web1' ? '' : 'backup',
      );
      const before = await weight();
      const out = await step('maint', { restore: 'always', 'health-timeout': '3s' });
      succeeded(out, 'changed');
      const session = await openSession({ port: web.port, t });
      await eventually('a session at a backup', async () => (await web.sessions('web2')) === 1);
      web.server('web1').health = { status: 503, delay: 0 };
      const post = await out.post({ jobStatus: 'failure' });
      assert.match(post.log, /set to weight 0/);
      assert.equal(await flags(), 1, post.log);
      assert.equal(await weight(), before, post.log);
      await session.close();
    });
  });
});
