/**
 * What this step never sent is somebody else's, and what it may have sent is its own: at its timeout, when it finds out, and in the
 * post step of one that was killed or cancelled on the way.
 */
import assert from 'node:assert/strict';
import { describe, type TestContext } from 'node:test';
import { errorOf } from '../support/annotations.ts';
import { eventually } from '../support/eventually.ts';
import { startGate } from '../support/gate.ts';
import { atEitherEnd, type HaproxyVersion } from '../support/haproxy-versions.ts';
import { get } from '../support/load-request.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { runAction, startAction } from '../support/run-action.ts';
import { openSession } from '../support/session.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { failedWith, pointedOut, succeeded } from '../support/told.ts';
import { Visitors } from '../support/visitors.ts';
import { startWebServer } from '../support/web-server.ts';

/** web1 and web2, of which each can be `disabled` by the next configuration; clients may be bound to one by a cookie. */
async function site(t: TestContext, version: HaproxyVersion) {
  const [web1, web2] = await Promise.all(['web1', 'web2'].map((name) => startWebServer({ name, t })));
  assert.ok(web1 && web2);
  const config = (words: Record<string, string> = {}) =>
    [
      'backend web',
      '  balance roundrobin',
      '  timeout check 5s',
      '  option httpchk GET /health',
      '  retries 0',
      '  cookie SRV insert indirect nocache',
      ...[web1, web2].map(
        ({ name, port }) =>
          `  server ${name} 127.0.0.1:${port} cookie ${name} check inter 500ms rise 2 fall 3 ${words[name] ?? ''}`,
      ),
    ].join('\n');
  const haproxy = await startHaproxy(version, {
    t,
    master: true,
    frontends: { fe: 'web' },
    config: config(),
  });
  await eventually('both are UP', async () =>
    (await haproxy.rows('web')).every(({ status }) => status === 'UP'),
  );
  const port = haproxy.port('fe');
  const busy = async () => {
    const session = await openSession({ port, cookie: 'SRV=web1', t });
    await eventually('a session', async () => (await haproxy.row('web', 'web1')).scur === '1');
    return session;
  };
  const start = (operation: string, inputs: Record<string, string> = {}) =>
    startAction({ t, inputs: { address: haproxy.address, server: 'web/web1', operation, ...inputs } });
  const load = () => {
    const visit = () => get({ port, path: '/', agent: false }).catch((error: Error) => error.message);
    const visitors = new Visitors({ visit, clients: 3 });
    t.after(() => visitors.stop());
    return visitors;
  };
  const flags = (server = 'web1') => haproxy.adminFlags('web', server);
  const becomes = (expected: number, server = 'web1') =>
    eventually(`${server} has flags ${expected}`, async () => (await flags(server)) === expected);
  return { haproxy, web1, web2, config, busy, start, load, flags, becomes };
}

/** A server at another job's disposal: its application stops, and nobody may notice. */
async function undisturbed(visitors: Visitors): Promise<void> {
  await visitors.more(40);
  await visitors.stop();
  const { failures, outcomes } = visitors;
  assert.deepEqual(failures, [], `${failures.length} of ${outcomes.length} failed`);
}

atEitherEnd('others and maint', (version, test) => {
  describe('a person sets maint while ours is still draining', { concurrency: 3 }, () => {
    for (const operation of ['maint', 'drain']) {
      test(`C8: and ${operation} comes to its timeout: it stays in theirs, and their deploy is not disturbed`, async (t) => {
        const { haproxy, web1, busy, start, load, flags } = await site(t, version);
        const visitors = load();
        await busy();
        const running = start(operation, { 'drain-timeout': '8s' });
        await running.waitForLog(/web1: 1 session/);
        await haproxy.cli('set server web/web1 state maint');
        const result = await running.result;
        assert.equal(result.code, 1, result.log);
        await web1.kill();
        await undisturbed(visitors);
        assert.equal(await flags(), 1, result.log);
        assert.equal(result.outputs.result, 'partial');
        assert.match(pointedOut(result, 'warning'), /web\/web1 is maint, which this step did not set/);
        const shown = [errorOf(result), result.summary].join('\n');
        assert.doesNotMatch(shown, /state ready|operation: ready|post step/, 'nobody is told to undo theirs');
        const post = await result.post({ jobStatus: 'failure' });
        assert.match(post.log, /^post {4}nothing to put back: .*somebody else has set is left alone$/m);
        assert.equal(await flags(), 1, post.log);
      });
    }

    test('and `on-error: keep`: nobody is told how to undo theirs', async (t) => {
      const { haproxy, busy, start } = await site(t, version);
      await busy();
      const running = start('maint', { 'drain-timeout': '8s', 'on-error': 'keep' });
      await running.waitForLog(/web1: 1 session/);
      await haproxy.cli('set server web/web1 state maint');
      const result = await running.result;
      failedWith(result, 'not-verified', 'partial');
      const shown = [errorOf(result), result.summary].join('\n');
      assert.doesNotMatch(shown, /state ready|operation: ready/);
    });

    for (const onError of ['rollback', 'keep'])
      test(`where ours has sent nothing yet, on-error: ${onError}: nobody is told to undo theirs either`, async (t) => {
        const { haproxy, web1, busy, start, flags, becomes } = await site(t, version);
        // Wanted so already, and there is a session to wait for.
        const session = await busy();
        await haproxy.cli('set server web/web1 state maint');
        const running = start('maint', { 'drain-timeout': '20s', 'on-error': onError });
        await running.waitForLog(/web1: 1 session/);
        await haproxy.cli('set server web/web1 state drain');
        const out = await running.result;
        assert.match(
          failedWith(out, 'not-verified', 'partial'),
          /was maint when this step began, and now it is drain/,
        );
        assert.doesNotMatch(
          [errorOf(out), out.summary].join('\n'),
          /state maint|operation: maint|To put back/,
        );
        await session.close();
        // And wanted in rotation, where its check does not pass.
        await haproxy.cli('set server web/web1 state ready');
        await web1.kill();
        await eventually('it is DOWN', async () => (await haproxy.row('web', 'web1')).status === 'DOWN');
        const back = start('ready', { 'health-timeout': '20s', 'on-error': onError });
        await back.waitForLog(/wait .*web1/);
        await haproxy.cli('set server web/web1 state maint');
        const result = await back.result;
        failedWith(result, 'not-verified', 'partial');
        assert.doesNotMatch([errorOf(result), result.summary].join('\n'), /state ready|To put back/);
        await becomes(1);
        assert.equal(await flags(), 1);
      });

    test('a person gives it another address: what was set there is still there, and post says so', async (t) => {
      const { haproxy, web2, busy, start, flags } = await site(t, version);
      await busy();
      const running = start('maint', { 'drain-timeout': '20s' });
      await running.waitForLog(/web1: 1 session/);
      await haproxy.cli(`set server web/web1 addr 127.0.0.1 port ${web2.port}`);
      const result = await running.result;
      failedWith(result, 'not-verified', 'partial');
      assert.equal(await flags(), 8, result.log);
      assert.match(errorOf(result), /set server web\/web1 state ready/);
      const post = await result.post({ jobStatus: 'failure' });
      assert.match(pointedOut(post, 'warning'), /web1 on .* is not the one that this step had changed/);
      assert.match(pointedOut(post, 'warning'), /Before this step it was ready, now drain/);
    });

    test('C8: by a second job that takes it from there: the first gives up, the second has what it was told', async (t) => {
      const { web1, busy, start, load, flags } = await site(t, version);
      const visitors = load();
      const session = await busy();
      const first = start('maint', { 'drain-timeout': '8s' });
      await first.waitForLog(/web1: 1 session/);
      const second = start('maint', { 'drain-timeout': '30s', 'on-drain-timeout': 'continue' });
      await second.waitForLog(/web1: 1 session/);
      const forced = start('maint', { 'drain-timeout': '0' });
      succeeded(await forced.result, 'changed');
      assert.equal((await first.result).code, 1);
      await session.close();
      const result = await second.result;
      await web1.kill();
      await undisturbed(visitors);
      assert.equal(await flags(), 1, result.log);
    });

    test('C8: and our step is killed: post leaves it there, and says so', async (t) => {
      const { haproxy, web1, busy, start, load, flags } = await site(t, version);
      const visitors = load();
      await busy();
      const running = start('maint', { 'drain-timeout': '50s' });
      await running.waitForLog(/web1: 1 session/);
      await haproxy.cli('set server web/web1 state maint');
      running.signal('SIGKILL');
      const main = await running.result;
      const post = await main.post({ jobStatus: 'failure' });
      await web1.kill();
      await undisturbed(visitors);
      assert.equal(await flags(), 1, post.log);
      assert.match(pointedOut(post, 'warning'), /web1 on .* is maint, .*which this step did not set/);
    });

    test('C8: and our step is cancelled: the same', async (t) => {
      const { haproxy, busy, start, flags } = await site(t, version);
      await busy();
      const running = start('maint', { 'drain-timeout': '50s' });
      await running.waitForLog(/web1: 1 session/);
      await haproxy.cli('set server web/web1 state maint');
      running.cancel();
      const main = await running.result;
      assert.equal(main.outputs['error-code'], 'cancelled', main.log);
      const post = await main.post({ jobStatus: 'cancelled' });
      assert.equal(await flags(), 1, post.log);
      assert.match(pointedOut(post, 'warning'), /web1 on .* is maint, .*which this step did not set/);
    });
  });

  describe('`disabled` in a new configuration', { concurrency: 3 }, () => {
    test('C8: before the end of the job: post leaves it so', async (t) => {
      const { haproxy, config, start, flags } = await site(t, version);
      for (const operation of ['drain', 'maint']) {
        await haproxy.reload(config());
        const main = await start(operation, { restore: 'always' }).result;
        succeeded(main, 'changed');
        await haproxy.reload(config({ web1: 'disabled' }));
        const before = await flags();
        const post = await main.post({ jobStatus: 'failure' });
        assert.equal(await flags(), before, post.log);
        assert.match(pointedOut(post, 'warning'), /web1 on .* is maint.*somebody else changed it/);
      }
    });

    test('C8: under a step that fails for it: its put-back leaves it so', async (t) => {
      const { haproxy, config, busy, start, flags } = await site(t, version);
      await busy();
      const running = start('maint', { 'drain-timeout': '50s', 'on-reload': 'fail' });
      await running.waitForLog(/web1: 1 session/);
      await haproxy.reload(config({ web1: 'disabled' }));
      const before = await flags();
      const result = await running.result;
      assert.equal(result.outputs['error-code'], 'reloaded', result.log);
      assert.equal(await flags(), before, result.log);
      const post = await result.post({ jobStatus: 'failure' });
      assert.equal(await flags(), before, post.log);
    });

    test('C8: under `ready`: it is not brought in, and the error says why', async (t) => {
      const { haproxy, web1, config, start, flags } = await site(t, version);
      await haproxy.cli('set server web/web1 state maint');
      await web1.kill();
      const running = start('ready', { 'health-timeout': '30s' });
      await running.waitForLog(/proving health/);
      await haproxy.reload(config({ web1: 'disabled' }));
      const before = await flags();
      await web1.restart();
      const result = await running.result;
      assert.equal(await flags(), before, result.log);
      assert.equal(result.code, 1, result.log);
      assert.equal(result.outputs['error-code'], 'reloaded');
      assert.match(result.log, /new configuration has web\/web1 disabled/);
    });
  });

  describe('a reload, and this step is killed', { concurrency: 3 }, () => {
    test('C9: it was in maint with a session, and only the reload made it send anything: post knows', async (t) => {
      const { haproxy, busy, start, flags, becomes } = await site(t, version);
      const session = await busy();
      await haproxy.cli('set server web/web1 state maint');
      const running = start('maint', { 'drain-timeout': '50s' });
      await running.waitForLog(/web1: 1 session/);
      await haproxy.reload();
      // Its session is the old process's now, which is waited for before maint.
      await becomes(8);
      running.signal('SIGKILL');
      const main = await running.result;
      const post = await main.post({ jobStatus: 'failure' });
      assert.doesNotMatch(post.log, /nothing was changed/);
      assert.equal(await flags(), 1, post.log);
      assert.match(pointedOut(post, 'notice'), /Put back as before this step, and read once more: web\/web1/);
      assert.equal(await session.isWhole(), true);
    });

    test('C9: `on-error: keep`: post says what it is and how to put it back', async (t) => {
      const { haproxy, busy, start, flags, becomes } = await site(t, version);
      await busy();
      await haproxy.cli('set server web/web1 state maint');
      const running = start('maint', { 'drain-timeout': '50s', 'on-error': 'keep' });
      await running.waitForLog(/web1: 1 session/);
      await haproxy.reload();
      // Its session is the old process's now, which is waited for before maint.
      await becomes(8);
      running.signal('SIGKILL');
      const main = await running.result;
      const post = await main.post({ jobStatus: 'failure' });
      assert.equal(await flags(), 8, post.log);
      assert.match(
        pointedOut(post, 'warning'),
        /web1 on .* is not as it was before this step\. Before: \w+\. Now: drain/,
      );
      assert.match(pointedOut(post, 'warning'), /set server web\/web1 state maint/);
    });
  });

  describe('cancelled while the set is on its way', { concurrency: 3 }, () => {
    for (const operation of ['drain', 'maint', 'weight']) {
      test(`N1: ${operation}: main does not say that nothing changed, and post puts back what arrived`, async (t) => {
        const { haproxy, flags } = await site(t, version);
        const line = operation === 'weight' ? 'weight 3' : 'state drain';
        const gate = await startGate(t, haproxy.socket, (heard) => heard.includes(line));
        const weight = operation === 'weight' ? { weight: '3' } : {};
        const inputs = { address: gate.address, server: 'web/web1', operation, ...weight };
        const running = startAction({ t, inputs });
        await gate.closed;
        running.cancel();
        const main = await running.result;
        const words = failedWith(main, 'cancelled', 'partial');
        assert.match(words, /Changed: not known/);
        // It was on its way, and nothing holds it up any more.
        await haproxy.cli(`set server web/web1 ${line}`);
        gate.open();
        const post = await main.post({ jobStatus: 'cancelled' });
        assert.match(pointedOut(post, 'notice'), /Put back as before this step.*web\/web1/, post.log);
        assert.equal(await flags(), 0);
        assert.equal((await haproxy.serverState('web', 'web1')).srv_uweight, '1');
      });

      test(`N1: ${operation}: HAProxy did it, and its answer never came: main reads what is so, and post puts back`, async (t) => {
        const { haproxy, flags } = await site(t, version);
        const line = operation === 'weight' ? 'weight 3' : 'state drain';
        let heard = false;
        const meddle = () => ({
          command: (chunk: Buffer) => {
            heard ||= chunk.includes(line);
            return chunk;
          },
          reply: (chunk: Buffer) => (heard ? Buffer.alloc(0) : chunk),
        });
        const proxy = await startTcpProxy({ target: haproxy.socket, t, meddle });
        const weight = operation === 'weight' ? { weight: '3' } : {};
        const inputs = { address: proxy.address, server: 'web/web1', operation, ...weight };
        const running = startAction({ t, inputs });
        await eventually('it is on its way', () => heard);
        await eventually('HAProxy did it', async () =>
          operation === 'weight'
            ? (await haproxy.serverState('web', 'web1')).srv_uweight === '3'
            : (await flags()) === 8,
        );
        proxy.faults = {};
        running.cancel();
        const main = await running.result;
        assert.match(failedWith(main, 'cancelled', 'partial'), /Changed: (yes|not known)/);
        const post = await main.post({ jobStatus: 'cancelled' });
        assert.equal(await flags(), 0, post.log);
        assert.equal((await haproxy.serverState('web', 'web1')).srv_uweight, '1');
        assert.match(pointedOut(post, 'notice'), /Put back as before this step.*web\/web1/);
      });
    }

    test('N1: ready: it may be in drain by then, where it was in maint: post knows, and puts it back to maint', async (t) => {
      const { haproxy, flags } = await site(t, version);
      await haproxy.cli('set server web/web1 state maint');
      const gate = await startGate(t, haproxy.socket, (heard) => /state drain/.test(heard));
      const inputs = { address: gate.address, server: 'web/web1', operation: 'ready' };
      const running = startAction({ t, inputs });
      await gate.closed;
      running.cancel();
      const main = await running.result;
      assert.match(failedWith(main, 'cancelled', 'partial'), /Changed: not known/);
      await haproxy.cli('set server web/web1 state drain');
      gate.open();
      const post = await runAction({
        t,
        temp: main.temp,
        stage: 'post',
        state: main.state,
        inputs: { address: haproxy.address, server: 'web/web1', operation: 'ready' },
        jobStatus: 'cancelled',
      });
      assert.equal(await flags(), 1, post.log);
    });
  });
});
