/** `hold`: a reload of HAProxy forgets what was set, and whoever holds it puts it back, until the job ends or a later step says otherwise. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, type TestContext, test as testHere } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { prepareStage, type Stage } from '../support/action-environment.ts';
import { eventually } from '../support/eventually.ts';
import { parseFileCommand } from '../support/file-commands.ts';
import {
  atEitherEnd,
  type HaproxyVersion,
  IS_LONG_FORM,
  OLDEST_AND_NEWEST,
} from '../support/haproxy-versions.ts';
import { holdProcess, holdProcesses } from '../support/hold-process.ts';
import { startLineProxy } from '../support/line-proxy.ts';
import { LONG_LOAD_PAUSE, LoadProcess } from '../support/load.ts';
import { isRunning } from '../support/process-group.ts';
import { ROLLING } from '../support/rolling-scene.ts';
import { type ActionResult, runAction, startAction } from '../support/run-action.ts';
import { makeScratch } from '../support/scratch.ts';
import { openSession } from '../support/session.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { failedWith, pointedOut, succeeded } from '../support/told.ts';
import { startWebBackend, type WebBackend } from '../support/web-backend.ts';

async function startJob(t: TestContext, version: HaproxyVersion) {
  const web = await startWebBackend(version, {
    t,
    master: true,
    tcp: true,
    lines: 'option httpchk GET /health\n  option redispatch',
    server: 'check inter 200ms',
  });
  const { temp } = await runAction({ t, inputs: { address: web.haproxy.address, operation: 'status' } });
  const step = (operation: string, inputs: Record<string, string> = {}, more: object = {}) => {
    const all = { address: web.haproxy.address, server: 'web/web1', operation, ...inputs };
    return runAction({ t, temp, inputs: all, ...more });
  };
  return { web, step, temp };
}

const flags = ({ haproxy }: WebBackend, server = 'web1') => haproxy.adminFlags('web', server);

async function gone(pid: number): Promise<void> {
  await eventually(`process ${pid} is gone`, () => !isRunning(pid));
}

async function putBack(web: WebBackend, expected: number): Promise<void> {
  await eventually('put back', async () => (await flags(web)) === expected);
}

/** Somebody who runs a stage to its end, through `by`, and stays. No process of a runner has what it gives to those of a job. */
async function runnerThatRuns({ env, script, workspace }: Stage, by: readonly string[]) {
  const given = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const stage = ['env', '-i', ...given, ...by, process.execPath, script];
  const runner = spawn('sh', ['-c', '"$@"; echo over and out; sleep 60', 'runner', ...stage], {
    cwd: workspace,
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  let output = '';
  runner.stdout.on('data', (chunk) => (output += chunk));
  await eventually('main has ended', () => output.includes('over and out'));
  return runner;
}

atEitherEnd('hold', (version, test) => {
  // The applications share this process with the tests: too many at a time, and their checks time out.
  describe('one job each', { concurrency: 6 }, () => {
    testHere('three reloads in a row: put back each time, told by post, and nobody is left', async (t) => {
      const { web, step, temp } = await startJob(t, version);
      const main = await step('maint', { hold: 'true' });
      succeeded(main, 'changed');
      const { pid } = holdProcess(temp);
      for (let reloads = 0; reloads < 3; reloads += 1) {
        await web.haproxy.reload();
        await putBack(web, 1);
      }
      const post = await main.post({ jobStatus: 'success' });
      assert.equal(post.code, 0);
      assert.equal(
        post.log.match(/while it was held: .*Put back after the reload: web\/web1 to maint/g)?.length,
        3,
        post.log,
      );
      assert.equal(pointedOut(post, 'warning'), '');
      await gone(pid);
      assert.deepEqual(holdProcesses(temp), []);
      assert.equal(await flags(web), 1);
    });

    test('a drain, and a weight, are put back as well', async (t) => {
      const { web, step, temp } = await startJob(t, version);
      const weighed = await step('weight', { server: 'web/web2', weight: '7', hold: 'true' });
      const drained = await step('drain', { hold: 'true' });
      assert.equal(holdProcesses(temp).length, 2);
      await web.haproxy.reload();
      await putBack(web, 8);
      const weight = async () => (await web.haproxy.serverState('web', 'web2')).srv_uweight;
      await eventually('weight', async () => (await weight()) === '7');
      for (const main of [drained, weighed]) await main.post({ jobStatus: 'success' });
      assert.deepEqual(holdProcesses(temp), []);
    });

    test('a later step changes the same server: it is let go, and a reload is not undone any more', async (t) => {
      const { web, step, temp } = await startJob(t, version);
      const out = await step('maint', { hold: 'true' });
      const { pid } = holdProcess(temp);
      succeeded(await step('ready'), 'changed');
      await gone(pid);
      assert.equal(await flags(web), 0);
      const post = await out.post({ jobStatus: 'success' });
      assert.equal(pointedOut(post, 'warning'), '', post.log);
    });

    test('a reload has just undone what a later step does not want: nobody does it again behind its back', async (t) => {
      const { web, step, temp } = await startJob(t, version);
      const out = await step('maint', { hold: 'true' });
      const { pid } = holdProcess(temp);
      process.kill(pid, 'SIGSTOP');
      await web.haproxy.reload();
      const ready = step('ready');
      const resumed = setTimeout(() => process.kill(pid, 'SIGCONT'), 1_000);
      t.after(() => clearTimeout(resumed));
      assert.equal((await ready).code, 0);
      await gone(pid);
      assert.equal(await flags(web), 0);
      assert.equal(pointedOut(await out.post({ jobStatus: 'success' }), 'warning'), '');
    });

    test('a later step goes by another address, and nobody answers for who holds: it is ended first', async (t) => {
      const { web, step, temp } = await startJob(t, version);
      const out = await step('maint', { hold: 'true' });
      const { pid } = holdProcess(temp);
      process.kill(pid, 'SIGSTOP');
      await web.haproxy.reload();
      succeeded(await step('ready', { address: web.haproxy.tcp }, { ownProcess: true }), 'unchanged');
      if (isRunning(pid)) process.kill(pid, 'SIGCONT');
      await gone(pid);
      assert.equal(await flags(web), 0);
      assert.match(
        pointedOut(await out.post({ jobStatus: 'success' }), 'warning'),
        /did not answer any more/,
      );
    });

    for (const { when, stays } of [
      { when: 'cannot look', stays: true },
      { when: 'has not looked yet', stays: false },
    ])
      test(`a later step goes by another address, and who holds ${when} since a reload: it is let go`, async (t) => {
        const { web, step, temp } = await startJob(t, version);
        const proxy = await startTcpProxy({ target: web.haproxy.socket, t });
        const out = await step('maint', { address: proxy.address, hold: 'true' });
        const { pid } = holdProcess(temp);
        const { connections } = proxy;
        proxy.faults = stays ? { refuseNext: 1_000 } : { hang: true };
        await eventually('it looks', () => proxy.connections > connections);
        await web.haproxy.reload();
        const ready = step('ready');
        if (!stays)
          await eventually('it is asked', () => proxy.connections > connections + 1).catch(() => {});
        proxy.faults = {};
        succeeded(await ready, 'unchanged');
        await gone(pid);
        assert.equal(await flags(web), 0);
        assert.equal(pointedOut(await out.post({ jobStatus: 'success' }), 'warning'), '');
      });

    test('a later step fails by another address, and has put everything back: it is held again', async (t) => {
      const { web, step, temp } = await startJob(t, version);
      const out = await step('maint', { hold: 'true' });
      const { pid } = holdProcess(temp);
      await web.server('web1').kill();
      const back = await step('ready', { address: web.haproxy.tcp, 'health-timeout': '2s' });
      failedWith(back, 'unhealthy', 'rolled-back');
      assert.match(back.log, /what this step has put back, or left alone, is held by an earlier step again/);
      assert.equal(pointedOut(back, 'warning'), '');
      assert.equal(holdProcess(temp).pid, pid);
      await web.haproxy.reload();
      await putBack(web, 1);
      await out.post({ jobStatus: 'failure' });
    });

    test('a later step goes to another HAProxy of the same host, with the same servers: it is held on', async (t) => {
      const { web, step, temp } = await startJob(t, version);
      const other = await startWebBackend(version, { t, master: true });
      const first = await step('maint', { hold: 'true' });
      const second = await step('maint', { address: other.haproxy.address, hold: 'true' });
      for (const one of [first, second]) succeeded(one, 'changed');
      assert.doesNotMatch(second.log, /an earlier step held/);
      assert.equal(holdProcesses(temp).filter(({ ended }) => ended === null).length, 2);
      for (const { haproxy } of [web, other]) await haproxy.reload();
      for (const one of [web, other]) await putBack(one, 1);
      for (const main of [second, first]) await main.post({ jobStatus: 'success' });
      assert.deepEqual(holdProcesses(temp), []);
    });

    test('a later step wants the same: it is held on', async (t) => {
      const { web, step, temp } = await startJob(t, version);
      const out = await step('maint', { hold: 'true' });
      succeeded(await step('maint'), 'unchanged');
      holdProcess(temp);
      await web.haproxy.reload();
      await putBack(web, 1);
      await out.post({ jobStatus: 'success' });
    });

    test('one load balancer hangs: its holder lets go all the same, and holds on what nobody else wants', async (t) => {
      const { web, temp } = await startJob(t, version);
      const other = await startWebBackend(version, { t });
      const proxy = await startTcpProxy({ target: other.haproxy.socket, t });
      const inputs = { server: 'web/web1', operation: 'drain' };
      const address = `lb1=${web.haproxy.address}\nlb2=${proxy.address}`;
      const out = await runAction({ t, temp, inputs: { ...inputs, address, hold: 'true' } });
      succeeded(out, 'changed');
      const { pid } = holdProcess(temp);
      const { connections } = proxy;
      proxy.faults = { hang: true };
      await eventually('it looks', () => proxy.connections > connections);
      const back = { ...inputs, address: web.haproxy.address, operation: 'ready' };
      succeeded(await runAction({ t, temp, inputs: back }), 'changed');
      assert.ok(isRunning(pid), 'lb2 is held on');
      const post = await out.post({ jobStatus: 'success' });
      await gone(pid);
      // A reload since it hangs would not have been seen.
      assert.match(pointedOut(post, 'warning'), /^On lb2: HAProxy did not answer any more/, post.log);
    });

    testHere('a server that it holds is deleted: the others are looked at all the same', async (t) => {
      if (version === '2.2') return t.skip('servers cannot be deleted at run time');
      const { web, step, temp } = await startJob(t, version);
      const main = await step('maint', { server: 'web/web[12]', hold: 'true', 'min-available': '0' });
      succeeded(main, 'changed');
      assert.match(await web.haproxy.cli('del server web/web2'), /deleted/);
      await eventually('told', () => holdProcess(temp).story.some((text) => /web\/web2 is gone/.test(text)));
      await web.haproxy.cli('set server web/web1 state ready');
      await eventually(
        'told',
        () => holdProcesses(temp)[0]?.story.some((text) => /web1 is ready/.test(text)) ?? false,
      );
      const post = await main.post({ jobStatus: 'success' });
      assert.equal(await flags(web), 0, post.log);
    });

    test('a later step fails, and has put everything back: it is held again, by the same process', async (t) => {
      const { web, step, temp } = await startJob(t, version);
      const out = await step('maint', { hold: 'true' });
      const { pid } = holdProcess(temp);
      await web.server('web1').kill();
      const back = await step('ready', { 'health-timeout': '2s' });
      failedWith(back, 'unhealthy', 'rolled-back');
      assert.match(back.log, /what this step has put back, or left alone, is held by an earlier step again/);
      assert.equal(pointedOut(back, 'warning'), '');
      assert.equal(holdProcess(temp).pid, pid);
      await web.haproxy.reload();
      await putBack(web, 1);
      assert.deepEqual((await back.post({ jobStatus: 'failure' })).annotations, []);
      const post = await out.post({ jobStatus: 'failure' });
      assert.match(post.log, /while it was held: .*Put back after the reload: web\/web1 to maint/);
      await gone(pid);
    });

    test('two earlier steps hold, and the later one fails for another load balancer: each holds its own again', async (t) => {
      const { web, step, temp } = await startJob(t, version);
      const other = await startWebBackend(version, {
        t,
        lines: 'option httpchk GET /health',
        server: 'check',
      });
      const first = await step('maint', { hold: 'true' });
      const second = await step('weight', { server: 'web/web2', weight: '7', hold: 'true' });
      await other.haproxy.cli('set server web/web1 state maint');
      await other.server('web1').kill();
      const both = {
        address: `lb1=${web.haproxy.address}\nlb2=${other.haproxy.address}`,
        server: 'web/web[12]',
      };
      const ready = await step('ready', { ...both, weight: '1', 'health-timeout': '3s' });
      failedWith(ready, 'unhealthy', 'rolled-back');
      assert.equal(pointedOut(ready, 'warning'), '', ready.log);
      await web.haproxy.reload();
      await putBack(web, 1);
      const weight = async () => (await web.haproxy.serverState('web', 'web2')).srv_uweight;
      await eventually('weight', async () => (await weight()) === '7');
      for (const main of [second, first]) await main.post({ jobStatus: 'success' });
      assert.deepEqual(holdProcesses(temp), []);
    });

    test('a batch of `rolling` is not proven, and stays out: held again is only what is as it was held', async (t) => {
      const { web, step, temp } = await startJob(t, version);
      const drained = await step('drain', { hold: 'true' });
      const weighed = await step('weight', { server: 'web/web2', weight: '7', hold: 'true' });
      for (const server of ['web1', 'web2']) await web.server(server).kill();
      const back = await runAction({
        t,
        temp,
        action: ROLLING,
        inputs: {
          address: web.haproxy.address,
          server: 'web/web[12]',
          run: 'true',
          'batch-size': '2',
          'min-available': '0',
          'health-timeout': '2s',
          'fail-on-not-found': 'false',
        },
      });
      assert.equal(back.outputs['error-code'], 'unhealthy', back.log);
      assert.match(pointedOut(back, 'warning'), /An earlier step held web\/web1 against reloads/);
      assert.doesNotMatch(pointedOut(back, 'warning'), /web\/web2 against reloads/);
      await web.haproxy.reload();
      const weight = async () => (await web.haproxy.serverState('web', 'web2')).srv_uweight;
      await eventually('weight', async () => (await weight()) === '7');
      assert.equal(await flags(web), 0);
      for (const main of [weighed, drained]) await main.post({ jobStatus: 'failure' });
      assert.deepEqual(holdProcesses(temp), []);
    });

    test('a later step is killed: what is as it was held is held again', async (t) => {
      const { web, step, temp } = await startJob(t, version);
      const weighed = await step('weight', { weight: '7', hold: 'true' });
      const inputs = { address: web.haproxy.address, server: 'web/web1', operation: 'drain' };
      const running = startAction({ t, temp, inputs: { ...inputs, 'quiet-for': '30s' } });
      await running.waitForLog(/quiet for/);
      await web.haproxy.reload();
      await running.waitForLog(/reload/i);
      await sleep(1_500);
      assert.notEqual((await web.haproxy.serverState('web', 'web1')).srv_uweight, '7', 'nobody holds it');
      await web.haproxy.cli('set server web/web1 weight 7');
      running.signal('SIGKILL');
      await running.result;
      await sleep(1_500);
      await web.haproxy.reload();
      const weight = async () => (await web.haproxy.serverState('web', 'web1')).srv_uweight;
      await eventually('weight', async () => (await weight()) === '7');
      await weighed.post({ jobStatus: 'failure' });
      assert.deepEqual(holdProcesses(temp), []);
    });

    test('a later step is killed, or cancelled, and leaves it otherwise: it is not held, and post says so', async (t) => {
      for (const ends of ['kill', 'cancel'] as const) {
        const { web, step, temp } = await startJob(t, version);
        const out = await step('maint', { hold: 'true' });
        const { pid } = holdProcess(temp);
        await web.server('web1').kill();
        const inputs = { address: web.haproxy.address, server: 'web/web1', operation: 'ready' };
        const running = startAction({ t, temp, inputs });
        await eventually('it is proven', async () => ((await flags(web)) & 8) !== 0);
        if (ends === 'kill') running.signal('SIGKILL');
        else running.cancel();
        const ended = await running.result;
        await gone(pid);
        const { annotations } = await ended.post({ jobStatus: 'cancelled' });
        assert.equal(await flags(web), 1, JSON.stringify(annotations));
        const post = await out.post({ jobStatus: 'cancelled' });
        if (ends === 'kill')
          assert.match(post.log, /a later step that could not say so may have set it, so it is not held/);
        else assert.match(pointedOut(ended, 'warning'), /An earlier step held web\/web1 against reloads/);
      }
    });

    test('a later step changes another server: it is held on', async (t) => {
      const { web, step, temp } = await startJob(t, version);
      const out = await step('drain', { hold: 'true' });
      succeeded(out, 'changed');
      await step('weight', { server: 'web/web2', weight: '9' });
      holdProcess(temp);
      await web.haproxy.reload();
      await putBack(web, 8);
      await out.post({ jobStatus: 'success' });
    });

    test('somebody else changes it: hands off', async (t) => {
      const { web, step, temp } = await startJob(t, version);
      const out = await step('maint', { hold: 'true' });
      const { pid } = holdProcess(temp);
      await web.haproxy.cli('set server web/web1 state ready');
      await gone(pid);
      assert.equal(await flags(web), 0);
      const post = await out.post({ jobStatus: 'success' });
      assert.match(
        post.log,
        /web\/web1 is ready, weight \d+ now: somebody else changed it, so it is not held any more/,
      );
    });

    test('restore at the end of the job: let go first, then put back', async (t) => {
      const { web, step } = await startJob(t, version);
      const out = await step('maint', { hold: 'true', restore: 'on-failure' });
      await web.haproxy.reload();
      await putBack(web, 1);
      const post = await out.post({ jobStatus: 'failure' });
      assert.match(pointedOut(post, 'notice'), /Put back as before/);
      assert.equal(await flags(web), 0);
      await sleep(1_500);
      assert.equal(await flags(web), 0);
    });

    test('it does not hold when nobody can: the step fails, and what it changed is back', async (t) => {
      const { web, temp } = await startJob(t, version);
      const proxy = await startLineProxy({ target: web.haproxy.socket, t });
      proxy.edit = (line) => (proxy.connections === 3 ? null : line);
      const inputs = { address: proxy.address, server: 'web/web1', operation: 'drain', hold: 'true' };
      const main = await runAction({ t, temp, inputs });
      assert.match(
        failedWith(main, 'hold-failed', 'rolled-back'),
        /^What happened: `hold` could not be started: /m,
      );
      assert.deepEqual((await main.post({ jobStatus: 'failure' })).annotations, []);
      assert.equal(await flags(web), 0);
      assert.deepEqual(holdProcesses(temp), []);
    });

    test('it knows no input, no state and no token, and can be found by the runner', async (t) => {
      const { step, temp } = await startJob(t, version);
      const out = await step('drain', { hold: 'true' });
      succeeded(out, 'changed');
      const environment = holdProcess(temp).environment();
      assert.deepEqual(
        Object.keys(environment).filter((name) => /^(INPUT|STATE|ACTIONS|GITHUB)_/.test(name)),
        [],
      );
      assert.ok(environment.RUNNER_TRACKING_ID);
      await out.post({ jobStatus: 'success' });
    });

    for (const [name, state, result] of [
      ['nobody has seen the reload', 'ready', 'changed'],
      ['nor behind a step that has found all as it wanted', 'maint', 'unchanged'],
    ] as const)
      test(`what it could not do by the end of the job is a warning: ${name}`, async (t) => {
        const { web, temp } = await startJob(t, version);
        const proxy = await startTcpProxy({ target: web.haproxy.socket, t });
        await web.haproxy.cli(`set server web/web1 state ${state}`);
        const inputs = {
          address: `lb1=${proxy.address}`,
          server: 'web/web1',
          operation: 'maint',
          hold: 'true',
        };
        const out = await runAction({ t, temp, inputs });
        succeeded(out, result);
        proxy.faults = { refuseNext: 1_000 };
        await web.haproxy.reload();
        await eventually('told', () => holdProcess(temp).story.some((text) => /^Could not look/.test(text)));
        const lost = await out.post({ jobStatus: 'success' });
        assert.match(pointedOut(lost, 'warning'), /^On lb1: Could not look: /m);
        assert.equal(await flags(web), 0);
        assert.deepEqual(holdProcesses(temp), []);
      });

    test('behind a step that has found all as it wanted somebody kills it: post says that nobody held any more', async (t) => {
      const { web, step, temp } = await startJob(t, version);
      await web.haproxy.cli('set server web/web1 state maint');
      const out = await step('maint', { hold: 'true' });
      succeeded(out, 'unchanged');
      process.kill(holdProcess(temp).pid, 'SIGKILL');
      const post = await out.post({ jobStatus: 'success' });
      assert.match(pointedOut(post, 'warning'), /^Somebody ended the `hold` process of this step: /m);
    });

    for (const [name, line, left] of [
      ['on its way back to maint', /state maint/, 8],
      ['before anything is put back', /show servers state/, 0],
    ] as const)
      test(`HAProxy does not answer any more, ${name}, when the job ends: that is a warning`, async (t) => {
        const { web, temp } = await startJob(t, version);
        const proxy = await startLineProxy({ target: web.haproxy.socket, t });
        const inputs = {
          address: `lb1=${proxy.address}`,
          server: 'web/web1',
          operation: 'maint',
          hold: 'true',
        };
        const out = await runAction({ t, temp, inputs });
        succeeded(out, 'changed');
        const { promise: isStuck, resolve } = Promise.withResolvers<void>();
        const stuck = (said: string) => {
          if (!line.test(said)) return said;
          resolve();
          return { hold: null };
        };
        proxy.edit = () => null;
        await web.haproxy.reload();
        proxy.edit = stuck;
        await isStuck;
        const post = await out.post({ jobStatus: 'success' });
        assert.equal(await flags(web), left);
        // The process that was replaced may have closed its connection in the middle of an answer: then that is the reason.
        assert.match(
          pointedOut(post, 'warning'),
          /^On lb1: (?:HAProxy did not answer any more|Could not look: )/m,
        );
        const words = /^web\/web1 was let go of on its way back .*: it may be in drain$/m;
        assert.equal(words.test(pointedOut(post, 'warning')), left === 8, post.log);
      });

    test('what it could do in the end is none', async (t) => {
      const { web, temp } = await startJob(t, version);
      const proxy = await startTcpProxy({ target: web.haproxy.socket, t });
      const inputs = {
        address: `lb1=${proxy.address}`,
        server: 'web/web1',
        operation: 'maint',
        hold: 'true',
      };
      const out = await runAction({ t, temp, inputs });
      succeeded(out, 'changed');
      proxy.faults = { refuseNext: 1_000 };
      await web.haproxy.reload();
      await eventually('told', () => holdProcess(temp).story.some((text) => /^Could not look/.test(text)));
      proxy.faults = {};
      await putBack(web, 1);
      await eventually('told', () => holdProcess(temp).story.some((text) => /^Put back/.test(text)));
      assert.equal(pointedOut(await out.post({ jobStatus: 'success' }), 'warning'), '');
    });

    test('it hangs: a later step ends it, and post says that nobody holds the others any more', async (t) => {
      const { web, step, temp } = await startJob(t, version);
      const out = await step('drain', { server: 'web/web[12]', hold: 'true', 'min-available': '0' });
      succeeded(out, 'changed');
      const { pid } = holdProcess(temp);
      process.kill(pid, 'SIGSTOP');
      succeeded(await step('ready', {}, { ownProcess: true }), 'changed');
      await gone(pid);
      await web.haproxy.reload();
      const post = await out.post({ jobStatus: 'success' });
      assert.match(
        pointedOut(post, 'warning'),
        /^The `hold` process of this step did not answer any more, and /m,
      );
      assert.equal(await flags(web, 'web2'), 0);
    });

    test('somebody kills it: post says that nobody held any more', async (t) => {
      const { step, temp } = await startJob(t, version);
      const out = await step('drain', { hold: 'true' });
      succeeded(out, 'changed');
      process.kill(holdProcess(temp).pid, 'SIGKILL');
      const post = await out.post({ jobStatus: 'success' });
      assert.match(
        pointedOut(post, 'warning'),
        /^Somebody ended the `hold` process of this step: .*\nLook whether its servers are still as this step has left them\.$/m,
      );
    });

    for (const [restore, words, left] of [
      ['always', 'puts the server back', 0],
      // Nobody looks at it any more: it is not where its step had left it.
      ['never', 'says that it may be there', 8],
    ] as const)
      test(`somebody kills it in the middle of a put-back: its drain was noted, and post ${words}`, async (t) => {
        const { web, temp } = await startJob(t, version);
        const proxy = await startLineProxy({ target: web.haproxy.socket, t });
        const inputs = {
          address: `lb1=${proxy.address}`,
          server: 'web/web1',
          operation: 'maint',
          // Straight to maint: the step itself sends no drain.
          'drain-timeout': '0',
          hold: 'true',
          restore,
        };
        const out = await runAction({ t, temp, inputs });
        succeeded(out, 'changed');
        const { promise: isDrained, resolve } = Promise.withResolvers<void>();
        proxy.edit = (line) => {
          if (!/state maint/.test(line)) return line;
          resolve();
          return { hold: null };
        };
        await web.haproxy.reload();
        await isDrained;
        const { pid } = holdProcess(temp);
        process.kill(pid, 'SIGKILL');
        await gone(pid);
        proxy.edit = (line) => line;
        assert.equal(await flags(web), 8);
        const post = await out.post({ jobStatus: 'success' });
        assert.match(pointedOut(post, 'warning'), /^Somebody ended the `hold` process of this step: /m);
        assert.equal(/: it may be in drain$/m.test(pointedOut(post, 'warning')), left === 8, post.log);
        assert.equal(await flags(web), left, post.log);
      });

    for (const { when, unread } of [
      { when: 'main is killed right after its goal', unread: ['ending', 'ended-at'] },
      {
        when: 'the runner had lost sight of main before that began it',
        unread: ['ending', 'ended-at', 'hold', 'step'],
      },
    ])
      test(`${when}: post ends it all the same`, async (t) => {
        const { step, temp, web } = await startJob(t, version);
        const out = await step('drain', { hold: 'true' });
        succeeded(out, 'changed');
        const { pid } = holdProcess(temp);
        const read = Object.entries(out.state).filter(([name]) => !unread.includes(name));
        const post = await out.post({ jobStatus: 'success', state: Object.fromEntries(read) });
        assert.equal(post.code, 0);
        await gone(pid);
        assert.equal(await flags(web), 8);
      });

    for (const how of ['and is let go of', 'also where somebody kills it'])
      test(`the path of the temporary files is too long for a socket: it is held all the same, ${how}, and nothing is left elsewhere`, async (t) => {
        const { web } = await startJob(t, version);
        const scratch = makeScratch();
        t.after(scratch.remove);
        const temp = path.join(scratch.folder, 'x'.repeat(120), 'temp');
        mkdirSync(temp, { recursive: true });
        const inputs = { address: web.haproxy.address, server: 'web/web1', operation: 'drain', hold: 'true' };
        const out = await runAction({ t, temp, inputs });
        succeeded(out, 'changed');
        const { pid, socket } = holdProcess(temp);
        assert.ok(existsSync(path.dirname(socket)));
        if (how !== 'and is let go of') process.kill(pid, 'SIGKILL');
        await out.post({ jobStatus: 'success' });
        await gone(pid);
        assert.ok(!existsSync(path.dirname(socket)));
      });

    test('the runner is killed with everything in it: it ends by itself', async (t) => {
      const { web, temp } = await startJob(t, version);
      const inputs = { address: web.haproxy.address, server: 'web/web1', operation: 'drain', hold: 'true' };
      const runner = await runnerThatRuns(prepareStage(temp, { inputs }), []);
      const { pid } = holdProcess(temp);
      const ended = once(runner, 'exit');
      process.kill(-(runner.pid ?? 0), 'SIGKILL');
      await ended;
      await gone(pid);
    });

    for (const [what, isMarked] of [
      ['is held until the job ends', true],
      ['and nobody can tell that from a runner: post says that it was not held', false],
    ] as const)
      test(`\`node\` is a script that ends with the step, ${what}`, async (t) => {
        const { web, temp } = await startJob(t, version);
        const inputs = { address: web.haproxy.address, server: 'web/web1', operation: 'drain', hold: 'true' };
        const stage = prepareStage(temp, { inputs });
        const unmarked = { ...stage, env: { ...stage.env, RUNNER_TRACKING_ID: '' } };
        const runner = await runnerThatRuns(isMarked ? stage : unmarked, [
          'bash',
          '-c',
          '"$0" "$@"; exit $?',
        ]);
        t.after(() => process.kill(-(runner.pid ?? 0), 'SIGKILL'));
        const [{ pid } = { pid: 0 }] = holdProcesses(temp);
        if (!isMarked) await gone(pid);
        await web.haproxy.reload();
        if (isMarked) await putBack(web, 8);
        const { values: state } = parseFileCommand(readFileSync(stage.files.STATE, 'utf8'));
        const post = await runAction({ t, temp, inputs, stage: 'post', state });
        await gone(pid);
        assert.equal(
          /^The `hold` process of this step took the runner for gone/m.test(pointedOut(post, 'warning')),
          !isMarked,
          post.log,
        );
      });
  });
});

/** In the long form it takes a minute. */
const BETWEEN_MS = IS_LONG_FORM ? 10_000 : 2_000;

/** Half of them are at each server that takes traffic, whatever the load is doing. */
const SESSIONS = 16;

/** Kills it, and returns how many of some sessions that were opened just before were cut by that. */
async function killedSessions(t: TestContext, web: WebBackend): Promise<number> {
  const opened = Array.from({ length: SESSIONS }, () => openSession({ port: web.port, t }));
  const sessions = await Promise.all(opened);
  await web.server('web1').kill();
  const whole = await Promise.all(sessions.map((session) => session.isWhole()));
  await Promise.all(sessions.map((session) => session.close()));
  return whole.filter((isWhole) => !isWhole).length;
}

/** A deployment, with a reload while the old program runs, one while none runs, and one while the new one runs. */
async function deployWithReloads(t: TestContext, version: HaproxyVersion, hold: 'true' | 'false') {
  const { web, step } = await startJob(t, version);
  await using load = new LoadProcess({
    port: web.port,
    clients: 12,
    longest: 2_000,
    mix: ['stream', 'delayed', 'quick'],
    pause: LONG_LOAD_PAUSE,
  });
  await eventually('the load has begun', async () => (await load.report()).served > 20);
  const out: ActionResult = await step('maint', { hold, 'drain-timeout': '20s' });
  assert.equal(out.code, 0, out.log);
  let cut = 0;
  for (const during of ['stop', 'start', 'check']) {
    await sleep(BETWEEN_MS);
    await web.haproxy.reload();
    if (hold === 'true') await putBack(web, 1);
    await sleep(BETWEEN_MS);
    if (during === 'stop') cut = await killedSessions(t, web);
    if (during === 'start') await web.server('web1').restart();
  }
  const back = await step('ready', { 'health-timeout': '20s' });
  assert.equal(back.code, 0, back.log);
  await out.post({ jobStatus: 'success' });
  return { ...(await load.stop()), cut };
}

describe('a deployment with three reloads under load', { concurrency: 8 }, () => {
  for (const version of OLDEST_AND_NEWEST) {
    testHere(
      `no request fails with hold; without it some do, HAProxy ${version}`,
      {
        timeout: 180_000,
      },
      async (t) => {
        const [held, forgotten] = await Promise.all([
          deployWithReloads(t, version, 'true'),
          deployWithReloads(t, version, 'false'),
        ]);
        t.diagnostic(
          `hold: ${held.served} served, ${held.failed} failed; without: ${forgotten.served} served, ${forgotten.failed} failed, ${forgotten.cut} of ${SESSIONS} sessions cut`,
        );
        assert.deepEqual([held.failures, held.cut], [[], 0]);
        assert.ok(forgotten.cut > 0, 'without hold the reload is felt, or this test shows nothing');
      },
    );
  }
});
