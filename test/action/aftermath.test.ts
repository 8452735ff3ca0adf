/** The end of the job: what a step had changed is put back when it should be, and never what somebody else has changed since. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, type TestContext } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { atEitherEnd, type HaproxyVersion } from '../support/haproxy-versions.ts';
import { startLineProxy } from '../support/line-proxy.ts';
import { startLongRequest } from '../support/long-request.ts';
import { type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';
import { type ActionResult, runAction, startAction } from '../support/run-action.ts';
import { failedWith, pointedOut, succeeded } from '../support/told.ts';
import { startWebServer } from '../support/web-server.ts';

/** web/s1 and its backup s2, checked every 100 ms, in one job: steps share its temporary files. */
async function startJob(t: TestContext, version: HaproxyVersion, s2 = 'backup') {
  const app = await startWebServer({ name: 's1', t });
  const haproxy = await startHaproxy(version, {
    t,
    frontends: { fe: 'web' },
    extraDefaults: 'timeout check 10s',
    config: `backend web
      option httpchk GET /health
      server s1 127.0.0.1:${app.port} check inter 100ms
      server s2 127.0.0.1:${app.port} ${s2}`,
  });
  await eventually('s1 is UP', async () => (await haproxy.row('web', 's1')).status === 'UP');
  const first = await runAction({ t, inputs: { address: haproxy.address, operation: 'status' } });
  const step = (operation: string, inputs: Record<string, string> = {}) => {
    const all = { address: haproxy.address, server: 'web/s1', operation, ...inputs };
    return runAction({ t, temp: first.temp, inputs: all });
  };
  return { app, haproxy, step, temp: first.temp };
}

const flagsOf = (haproxy: RealHaproxy) => haproxy.adminFlags('web', 's1');

/** One line at most, and nothing that asks for attention. */
function quiet(post: ActionResult): string {
  assert.equal(post.code, 0, post.log);
  assert.deepEqual(post.annotations, [], post.log);
  assert.equal(post.summary, '');
  return post.log.replace(/^::debug::.*\n/gm, '');
}

atEitherEnd('aftermath', (version, test) => {
  describe('the end of the job', { concurrency: 8 }, () => {
    for (const jobStatus of ['success', 'failure'] as const) {
      test(`maint with restore on-failure, deploy, ready, ${jobStatus} at the end: silent, nothing undone`, async (t) => {
        const { haproxy, step } = await startJob(t, version);
        const out = await step('maint', { restore: 'on-failure' });
        succeeded(out, 'changed');
        const back = await step('ready');
        succeeded(back, 'changed');
        // As on a runner: the last step's post first.
        for (const main of [back, out]) {
          const lines = quiet(await main.post({ jobStatus }));
          assert.ok(lines.split('\n').length <= 3, lines);
        }
        assert.equal(await flagsOf(haproxy), 0);
      });
    }

    test('maint and ready, both with restore on-failure, failure at the end: each undoes its own', async (t) => {
      const { haproxy, step } = await startJob(t, version);
      const out = await step('maint', { restore: 'on-failure' });
      const back = await step('ready', { restore: 'on-failure' });
      assert.match(pointedOut(await back.post({ jobStatus: 'failure' }), 'notice'), /Put back/);
      assert.equal(await flagsOf(haproxy), 1);
      assert.match(pointedOut(await out.post({ jobStatus: 'failure' }), 'notice'), /Put back/);
      assert.equal(await flagsOf(haproxy), 0);
    });

    test('a deploy that fails after maint with restore on-failure: proven healthy, then ready again', async (t) => {
      const { haproxy, step, app } = await startJob(t, version);
      const out = await step('maint', { restore: 'on-failure' });
      assert.equal(await flagsOf(haproxy), 1);
      await app.kill();
      const restarted = setTimeout(() => void app.restart(), 500);
      t.after(() => clearTimeout(restarted));
      const post = await out.post({ jobStatus: 'failure' });
      assert.match(pointedOut(post, 'notice'), /Put back as before .*web\/s1 on/);
      assert.equal(
        post.summary.replaceAll('`', '').trim(),
        `↩️ web/s1 on ${haproxy.address} is back in rotation: the job failed, restore is on-failure`,
      );
      assert.equal(pointedOut(post, 'warning'), '');
      assert.equal(await flagsOf(haproxy), 0);
      assert.equal((await haproxy.row('web', 's1')).status, 'UP');
      assert.match(post.log, /until HAProxy's checks have proven it healthy/);
    });

    test('an application that stays broken: left in maint, with the words of its check', async (t) => {
      const { haproxy, step, app } = await startJob(t, version);
      const out = await step('maint', { restore: 'always', 'health-timeout': '10s' });
      app.health = { status: 503, delay: 0 };
      const main = await out.post({ jobStatus: 'failure' });
      assert.equal(main.code, 0);
      assert.equal(await flagsOf(haproxy), 1);
      assert.match(pointedOut(main, 'warning'), /It could not be put back: Not .*healthy within 10s/);
      assert.match(pointedOut(main, 'warning'), /The last check said: L7STS: Layer7 wrong status, code 503/);
      assert.match(pointedOut(main, 'warning'), /set server web\/s1 state ready/);
      assert.match(
        main.summary,
        /^> ⚠️ `web\/s1` .* stays in maint: not put back, its health check fails \(503 Service Unavailable\)$/mu,
      );
      assert.match(
        main.summary,
        /^To put it back, as a step of a workflow that proves its health[^`]*```yaml[^`]*operation: ready\n```\n\nOr, when its health check passes again, in a shell on this runner's machine:$/m,
      );
    });

    test('of a cancelled job, behind post steps that have taken almost all of its five minutes: what is out is told in time', async (t) => {
      const { haproxy, step, app, temp } = await startJob(t, version);
      const out = await step('maint', { restore: 'always', 'health-timeout': '50s' });
      app.health = { status: 503, delay: 0 };
      const at = String(process.hrtime.bigint() - 265_000_000_000n).padStart(20, '0');
      const folder = path.join(temp, 'haproxy-server-state');
      // Its step had begun before they did.
      const [page = ''] = readdirSync(folder).filter((name) => name.endsWith('.journal'));
      const entry = JSON.parse(readFileSync(path.join(folder, page), 'utf8'));
      writeFileSync(path.join(folder, 'first.post'), JSON.stringify({ job: entry.job, at }));
      writeFileSync(path.join(folder, page), JSON.stringify({ ...entry, startedAt: '0' }));
      const main = await out.post({ jobStatus: 'cancelled' });
      assert.match(
        main.log,
        /^post +a cancelled job has five minutes for all of its post steps: this one takes /m,
      );
      assert.match(pointedOut(main, 'warning'), /It could not be put back: Not .*healthy within 6\.\ds/);
      assert.equal(await flagsOf(haproxy), 1);
    });

    test('somebody else changed it between main and post: hands off, with a warning', async (t) => {
      const { haproxy, step } = await startJob(t, version);
      const out = await step('drain', { restore: 'always' });
      await haproxy.cli('set server web/s1 state maint');
      const post = await out.post({ jobStatus: 'failure' });
      assert.equal(await flagsOf(haproxy), 1);
      assert.match(pointedOut(post, 'warning'), /web\/s1 on .* is maint, .*somebody else changed it/);
    });

    test('a later step of the job changed it, and says what becomes of it', async (t) => {
      const { haproxy, step } = await startJob(t, version);
      const drained = await step('drain', { restore: 'always' });
      const inMaint = await step('maint');
      succeeded(inMaint, 'changed');
      assert.equal(
        quiet(await inMaint.post({ jobStatus: 'success' })),
        'post    nothing to put back: the job succeeded, restore is never\n',
      );
      assert.match(
        quiet(await drained.post({ jobStatus: 'success' })),
        /by a later step of this job, nothing to do/,
      );
      assert.equal(await flagsOf(haproxy), 1);
    });

    test("what a later step put back is the earlier one's again", async (t) => {
      const { haproxy, step } = await startJob(t, version);
      const drained = await step('drain', { restore: 'always' });
      const inMaint = await step('maint', { restore: 'always' });
      await inMaint.post({ jobStatus: 'success' });
      assert.equal(await flagsOf(haproxy), 8);
      await drained.post({ jobStatus: 'success' });
      assert.equal(await flagsOf(haproxy), 0);
    });

    test("a later step that failed and rolled back is out of the earlier one's way", async (t) => {
      const { haproxy, step } = await startJob(t, version);
      const out = await step('maint', { restore: 'on-failure' });
      const proxy = await startLineProxy({ target: haproxy.socket, t });
      proxy.edit = (line) => (/state ready/.test(line) ? null : line);
      const failed = await step('ready', { address: proxy.address, retries: '0' });
      failedWith(failed, 'connect-failed', 'rolled-back');
      assert.equal(
        quiet(await failed.post({ jobStatus: 'failure' })),
        'post    nothing to put back: this step has left everything as it was\n',
      );
      await out.post({ jobStatus: 'failure' });
      assert.equal(await flagsOf(haproxy), 0);
    });

    test('a `ready` of the job has just failed its proof: post takes one look, and does not wait for it again', async (t) => {
      const { haproxy, step, app } = await startJob(t, version);
      const out = await step('maint', { restore: 'on-failure' });
      app.health = { status: 503, delay: 0 };
      const failed = await step('ready', { 'health-timeout': '8s' });
      const words = failedWith(failed, 'unhealthy', 'rolled-back');
      assert.match(
        words,
        /^HAProxy ready failed: web\/s1 stays in maint on .*: its health check fails \(503 Service Unavailable\)$/m,
      );
      assert.doesNotMatch(failed.summary, /everything/i);
      quiet(await failed.post({ jobStatus: 'failure' }));
      const post = await out.post({ jobStatus: 'failure' });
      assert.equal(await flagsOf(haproxy), 1);
      assert.doesNotMatch(post.log, /proving health|health down/);
      assert.match(
        pointedOut(post, 'warning'),
        /^It could not be put back: A `ready` of this job has just failed, because its health check did not pass/m,
      );
      assert.match(
        pointedOut(post, 'warning'),
        /^To put it back, run `operation: ready` of this action, .*\. Or, when its health check passes again, in a shell on this runner's machine: echo "set server web\/s1 state ready" \| sudo socat stdio /m,
      );
      assert.match(
        post.summary,
        /^> ⚠️ `web\/s1` on `.*` stays in maint: not put back, its health check did not pass a moment ago$/mu,
      );
    });

    test('a `ready` of the job had too little time for its proof, and no check has failed: post has more, and proves it', async (t) => {
      const { haproxy, step, app } = await startJob(t, version);
      const out = await step('maint', { restore: 'on-failure' });
      app.health = { status: 200, delay: 2_000 };
      const failed = await step('ready', { 'health-timeout': '1s' });
      assert.match(failedWith(failed, 'unhealthy', 'rolled-back'), /There were not enough checks yet/);
      app.health = { status: 200, delay: 0 };
      quiet(await failed.post({ jobStatus: 'failure' }));
      const post = await out.post({ jobStatus: 'failure' });
      assert.match(pointedOut(post, 'notice'), /Put back/);
      assert.equal(await flagsOf(haproxy), 0);
    });

    test('weights go back as well, and a weight that somebody else set does not', async (t) => {
      const { haproxy, step } = await startJob(t, version);
      const lighter = await step('weight', { weight: '5', restore: 'always' });
      const weight = async () => (await haproxy.serverState('web', 's1')).srv_uweight;
      const before = await weight();
      const heavier = await step('weight', { server: 'web/s1', weight: '200', restore: 'always' });
      await heavier.post({ jobStatus: 'success' });
      assert.equal(await weight(), before);
      await haproxy.cli('set server web/s1 weight 7');
      const post = await lighter.post({ jobStatus: 'success' });
      assert.equal(await weight(), '7');
      assert.match(pointedOut(post, 'warning'), /somebody else/);
    });

    test('to take it out again would leave too few: it stays in rotation, with a warning', async (t) => {
      const { haproxy, step } = await startJob(t, version, '');
      await haproxy.cli('set server web/s1 state maint');
      const back = await step('ready', { restore: 'always' });
      succeeded(back, 'changed');
      await haproxy.cli('set server web/s2 state maint');
      const post = await back.post({ jobStatus: 'success' });
      assert.equal(await flagsOf(haproxy), 0);
      assert.equal(pointedOut(post, 'notice'), '');
      assert.match(pointedOut(post, 'warning'), /web\/s1 .*\n.*Left in rotation: .*min-available/);
      assert.equal(post.code, 0);
    });

    test('a put-back that failed in main is tried once more in post', async (t) => {
      const { haproxy, temp } = await startJob(t, version);
      const stream = await startLongRequest(t, haproxy, 'fe', 'web', 's1');
      const proxy = await startLineProxy({ target: haproxy.socket, t });
      proxy.edit = (line) => (/state ready/.test(line) ? null : line);
      const inputs = {
        address: proxy.address,
        server: 'web/s1',
        operation: 'drain',
        'drain-timeout': '300ms',
        retries: '0',
      };
      const main = await runAction({ t, temp, inputs });
      assert.match(failedWith(main, 'drain-timeout', 'partial'), /drain-timeout/);
      assert.equal(await flagsOf(haproxy), 8);
      proxy.edit = (line) => line;
      const post = await main.post({ jobStatus: 'failure' });
      assert.match(pointedOut(post, 'notice'), /Put back/);
      assert.equal(await flagsOf(haproxy), 0);
      stream.abort();
    });

    test('the main step still runs when post starts: it is ended first', async (t) => {
      const { haproxy, temp } = await startJob(t, version);
      await startLongRequest(t, haproxy, 'fe', 'web', 's1');
      const inputs = { address: haproxy.address, server: 'web/s1', operation: 'maint' };
      const running = startAction({ t, temp, inputs });
      await running.waitForLog(/1 session, 0 queued, after/);
      const post = await running.postMeanwhile({ jobStatus: 'cancelled' });
      assert.match(post.log, /still running: it was ended first/);
      assert.equal((await running.result).code, 1);
      assert.equal(await flagsOf(haproxy), 0);
    });

    test('the main step was stopped where it cannot hear: it is killed', async (t) => {
      const { haproxy, temp } = await startJob(t, version);
      await startLongRequest(t, haproxy, 'fe', 'web', 's1');
      const inputs = { address: haproxy.address, server: 'web/s1', operation: 'maint' };
      const running = startAction({ t, temp, inputs });
      await running.waitForLog(/1 session, 0 queued, after/);
      running.signal('SIGSTOP');
      const post = await running.postMeanwhile({ jobStatus: 'cancelled' });
      assert.match(post.log, /still running: it was ended first/);
      assert.equal((await running.result).code, null);
      assert.equal(await flagsOf(haproxy), 0);
    });

    test('the runner stopped listening before main had saved: post finds it in the journal', async (t) => {
      const { haproxy, temp } = await startJob(t, version);
      await startLongRequest(t, haproxy, 'fe', 'web', 's1');
      const proxy = await startLineProxy({ target: haproxy.socket, t });
      const inputs = { address: proxy.address, server: 'web/s1', operation: 'maint' };
      const running = startAction({ t, temp, inputs });
      await eventually('main is known', () => 'main' in running.state());
      const { main = '' } = running.state();
      await running.waitForLog(/1 session, 0 queued, after/);
      const post = await running.postMeanwhile({ jobStatus: 'cancelled', state: { main } });
      assert.match(pointedOut(post, 'notice'), /Put back/);
      await running.result;
      assert.equal(await flagsOf(haproxy), 0);
    });

    test('somebody has cleared the temporary files away: what was saved is enough', async (t) => {
      const { haproxy, step, temp } = await startJob(t, version);
      const out = await step('maint', { restore: 'on-failure' });
      rmSync(path.join(temp, 'haproxy-server-state'), { recursive: true });
      await out.post({ jobStatus: 'failure' });
      assert.equal(await flagsOf(haproxy), 0);
    });

    test('main came to its end: what it had saved itself is believed, and not a journal that somebody else wrote', async (t) => {
      const { haproxy, step, temp } = await startJob(t, version);
      const out = await step('maint', { restore: 'on-failure' });
      const folder = path.join(temp, 'haproxy-server-state');
      const [page = ''] = readdirSync(folder).filter((name) => name.endsWith('.journal'));
      const file = path.join(folder, page);
      const json = readFileSync(file, 'utf8');
      assert.match(json, /"state":"ready"/);
      writeFileSync(file, json.replace('"state":"ready"', '"state":"drain"'));
      await out.post({ jobStatus: 'failure' });
      assert.equal(await flagsOf(haproxy), 0);
    });

    test('post is cancelled: it ends at once, says what is out, and does not fail the job', async (t) => {
      const { haproxy, step, app } = await startJob(t, version);
      const out = await step('maint', { restore: 'always' });
      app.health = { status: 503, delay: 0 };
      const running = startAction({
        t,
        temp: out.temp,
        stage: 'post',
        state: out.state,
        jobStatus: 'cancelled',
        inputs: { address: haproxy.address, server: 'web/s1', operation: 'maint' },
      });
      await running.waitForLog(/proving health/);
      running.signal('SIGINT');
      const post = await running.result;
      assert.equal(post.code, 0, post.log);
      assert.match(pointedOut(post, 'warning'), /web\/s1 on .* is not as it was/);
    });
  });
});
