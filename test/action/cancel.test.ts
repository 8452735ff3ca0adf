/** A run that is cancelled: told at once what is where, whatever the step was doing. And a step that was killed: told by post. */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { forEachHaproxy, type HaproxyVersion } from '../support/haproxy-versions.ts';
import { startLongRequest } from '../support/long-request.ts';
import { type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';
import { type ActionResult, type RunningAction, runAction, startAction } from '../support/run-action.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { failedWith, pointedOut, succeeded, told } from '../support/told.ts';
import { startWebServer } from '../support/web-server.ts';

/** web/s1 with a long request at it, and a web/s2 that takes over; both checked every 100 ms. */
async function busyHaproxy(t: TestContext, version: HaproxyVersion) {
  const app = await startWebServer({ name: 's1', t });
  const haproxy = await startHaproxy(version, {
    t,
    tcp: true,
    frontends: { fe: 'web' },
    // On a machine that is busy with other tests a check may take its time: that is no failure here.
    extraDefaults: 'timeout check 10s',
    config: `backend web
      option httpchk GET /health
      server s1 127.0.0.1:${app.port} check inter 100ms
      server s2 127.0.0.1:${app.port} backup`,
  });
  await eventually('s1 is UP', async () => (await haproxy.row('web', 's1')).status === 'UP');
  const stream = await startLongRequest(t, haproxy, 'fe', 'web', 's1');
  return { haproxy, app, stream };
}

function take(t: TestContext, address: string, operation: string, inputs: Record<string, string> = {}) {
  // Whoever does not hear the signal waits for longer than any test does.
  const patient = operation === 'ready' ? { 'health-timeout': '10m' } : { 'drain-timeout': '10m' };
  return startAction({ t, inputs: { address, server: 'web/s1', operation, ...patient, ...inputs } });
}

async function stopped(running: RunningAction, signal: NodeJS.Signals): Promise<ActionResult> {
  running.signal(signal);
  const result = await running.result;
  assert.equal(result.code, 1, result.log);
  return result;
}

async function killed(running: RunningAction): Promise<ActionResult> {
  running.signal('SIGKILL');
  const result = await running.result;
  assert.equal(result.code, null);
  return result;
}

async function isReady(haproxy: RealHaproxy): Promise<void> {
  assert.equal(await haproxy.adminFlags('web', 's1'), 0);
}

forEachHaproxy('cancelled', (version) => {
  describe('by SIGINT or SIGTERM', { concurrency: 8 }, () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      test(`while it connects, ${signal}: nothing was sent, nothing is different`, async (t) => {
        const { haproxy } = await busyHaproxy(t, version);
        const proxy = await startTcpProxy({ target: haproxy.port('admin'), hang: true, t });
        const running = take(t, proxy.address, 'drain');
        await eventually('a connection', () => proxy.connections > 0);
        const result = await stopped(running, signal);
        const words = failedWith(result, 'cancelled', 'failed');
        assert.match(words, new RegExp(`cancelled \\(${signal}\\)`));
        assert.match(words, /Changed: no/);
        assert.match(result.summary, /cancelled/);
        await isReady(haproxy);
        assert.equal((await result.post({ jobStatus: 'cancelled' })).annotations.length, 0);
      });

      test(`in the drain, ${signal}: what is out, and how to put it back`, async (t) => {
        const { haproxy } = await busyHaproxy(t, version);
        const running = take(t, haproxy.address, 'maint');
        await running.waitForLog(/web\/s1: 1 session, 0 queued/);
        const result = await stopped(running, signal);
        const words = failedWith(result, 'cancelled', 'partial');
        assert.match(words, /Changed: yes/);
        assert.match(
          words,
          /To put back web\/s1 on .*, in a shell .*: echo "set server web\/s1 state ready" \| /,
        );
        assert.deepEqual(JSON.parse(result.outputs['left-out'] ?? ''), [
          { loadBalancer: haproxy.address, backend: 'web', server: 's1', state: 'drain' },
        ]);
        assert.match(result.summary, /set server web\/s1 state ready/);
        assert.equal(await haproxy.adminFlags('web', 's1'), 8);
        assert.equal(told(result)[0]?.after?.adminState, 'drain');
      });
    }

    test('in the health proof: what is out, and how to put it back', async (t) => {
      const { haproxy, app, stream } = await busyHaproxy(t, version);
      stream.abort();
      await haproxy.cli('set server web/s1 state maint');
      await eventually('s1 is idle', async () => (await haproxy.row('web', 's1')).scur === '0');
      app.health = { status: 503, delay: 0 };
      const running = take(t, haproxy.address, 'ready');
      await running.waitForLog(/proving health/);
      const words = failedWith(await stopped(running, 'SIGINT'), 'cancelled', 'partial');
      assert.match(
        words,
        /To put back web\/s1 on .*, in a shell .*: echo "set server web\/s1 weight 1; set server web\/s1 state maint" \| /,
      );
      assert.equal(await haproxy.adminFlags('web', 's1'), 8);
    });

    test('in the rollback: the first cause stays, and what is different is told', async (t) => {
      const { haproxy } = await busyHaproxy(t, version);
      const proxy = await startTcpProxy({ target: haproxy.port('admin'), delay: 200, t });
      const running = take(t, proxy.address, 'drain', { 'drain-timeout': '100ms' });
      await running.waitForLog(/failed .*After 100ms, web\/s1 still has 1 session/);
      const result = await stopped(running, 'SIGINT');
      const flags = await haproxy.adminFlags('web', 's1');
      told(result);
      assert.match(result.outputs['error-code'] ?? '', /^(drain-timeout|cancelled)$/);
      if (result.outputs.changed === 'false') assert.equal(flags, 0, result.log);
      else assert.match(result.log, /set server web\/s1 state ready/);
    });

    test('while HAProxy does not answer any more: it ends all the same, and says that it does not know', async (t) => {
      const { haproxy } = await busyHaproxy(t, version);
      const proxy = await startTcpProxy({
        target: haproxy.port('admin'),
        cutAfter: 20_000,
        later: { hang: true },
        t,
      });
      const running = take(t, proxy.address, 'drain', { 'command-timeout': '10m' });
      await eventually('the second connection', () => proxy.connections === 2);
      const words = failedWith(await stopped(running, 'SIGINT'), 'cancelled', 'partial');
      assert.match(words, /Changed: not known/);
      assert.match(
        words,
        /To put back web\/s1 on .*, in a shell .*: echo "set server web\/s1 state ready" \| /,
      );
    });
  });

  describe('killed with SIGKILL, then post', { concurrency: 8 }, () => {
    test('before anything was sent: post says that nothing was changed', async (t) => {
      const { haproxy } = await busyHaproxy(t, version);
      const proxy = await startTcpProxy({ target: haproxy.port('admin'), hang: true, t });
      const running = take(t, proxy.address, 'drain');
      await eventually('a connection', () => proxy.connections > 0);
      const post = await (await killed(running)).post({ jobStatus: 'cancelled' });
      assert.equal(post.code, 0);
      assert.match(
        post.log,
        /^post +nothing to put back: this step was killed before it had sent anything$/m,
      );
      assert.equal(post.annotations.length, 0);
    });

    test('and the post of a step after it never ran: post tells of that one, too', async (t) => {
      const { haproxy } = await busyHaproxy(t, version);
      const running = take(t, haproxy.address, 'drain');
      await running.waitForLog(/web\/s1: 1 session, 0 queued/);
      const main = await killed(running);
      const inputs = { address: haproxy.address, server: 'web/s2', operation: 'maint', 'min-available': '0' };
      succeeded(await runAction({ t, temp: main.temp, inputs }), 'changed');
      const post = await main.post({ jobStatus: 'failure' });
      assert.match(pointedOut(post, 'warning'), /its post step did not run[\s\S]*web\/s2/);
      assert.match(pointedOut(post, 'notice'), /^Put back .*web\/s1/m);
      await isReady(haproxy);
    });

    test('and whatever it had saved was cleared away: post warns that nothing is known', async (t) => {
      const { haproxy } = await busyHaproxy(t, version);
      const running = take(t, haproxy.address, 'maint', { 'on-error': 'keep' });
      await running.waitForLog(/web\/s1: 1 session, 0 queued/);
      const main = await killed(running);
      const post = await main.post({ jobStatus: 'cancelled', state: {} });
      assert.equal(post.code, 0);
      assert.match(pointedOut(post, 'warning'), /^Nothing is known of what this step had set: /m);
      assert.equal(post.log.match(/Nothing is known of what this step had set/g)?.length, 1);
      assert.match(post.summary, /Nothing is known of what this step had set/);
    });

    test('in the drain, with on-error keep: post warns of what is out, and how to put it back', async (t) => {
      const { haproxy } = await busyHaproxy(t, version);
      const running = take(t, haproxy.address, 'maint', { 'on-error': 'keep' });
      await running.waitForLog(/web\/s1: 1 session, 0 queued/);
      const main = await killed(running);
      const post = await main.post({ jobStatus: 'failure' });
      assert.equal(post.code, 0);
      assert.match(
        pointedOut(post, 'warning'),
        /web\/s1 on .* is not as it was before this step\. Before: ready\. Now: drain, /,
      );
      assert.match(pointedOut(post, 'warning'), /set server web\/s1 state ready/);
      await haproxy.cli('set server web/s1 state ready');
      const again = await main.post({ jobStatus: 'failure' });
      assert.equal(again.annotations.length, 0);
      assert.match(again.log, /as before this step, nothing to do: /);
    });

    test('in the health proof, with on-error keep: post warns that it is neither out nor in', async (t) => {
      const { haproxy, app, stream } = await busyHaproxy(t, version);
      stream.abort();
      await haproxy.cli('set server web/s1 state maint');
      await eventually('s1 is idle', async () => (await haproxy.row('web', 's1')).scur === '0');
      app.health = { status: 503, delay: 0 };
      const running = take(t, haproxy.address, 'ready', { 'on-error': 'keep' });
      await running.waitForLog(/proving health/);
      const post = await (await killed(running)).post({ jobStatus: 'failure' });
      assert.equal(post.code, 0);
      assert.match(pointedOut(post, 'warning'), /set server web\/s1 state maint/);
    });

    test('and HAProxy gone as well: post names the servers, and does not fail the job', async (t) => {
      const { haproxy } = await busyHaproxy(t, version);
      const running = take(t, haproxy.address, 'drain', { 'retry-delay': '10ms' });
      await running.waitForLog(/web\/s1: 1 session, 0 queued/);
      const main = await killed(running);
      await haproxy.kill();
      const post = await main.post({ jobStatus: 'failure' });
      assert.equal(post.code, 0);
      assert.match(pointedOut(post, 'warning'), /Could not look at .*attempts/);
      assert.match(pointedOut(post, 'warning'), /may be different from before: web\/s1/);
    });
  });

  test('post after a normal end says one line: a success in a green job, and a step that changed nothing', async (t) => {
    const { haproxy } = await busyHaproxy(t, version);
    const good = await runAction({
      t,
      inputs: { address: haproxy.address, server: 's2', operation: 'drain' },
    });
    succeeded(good, 'changed');
    const bad = await runAction({
      t,
      inputs: { address: haproxy.address, server: 's9', operation: 'drain' },
    });
    failedWith(bad, 'not-found', 'failed');
    for (const [main, jobStatus] of [
      [good, 'success'],
      [bad, 'failure'],
    ] as const) {
      const post = await main.post({ jobStatus });
      assert.equal(post.code, 0);
      assert.match(post.log.replace(/^::debug::.*$/gm, '').trim(), /^post +nothing to put back: .*$/);
      assert.equal(post.summary, '');
    }
  });
});
