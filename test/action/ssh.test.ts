/** ssh:// addresses: the tunnel that a step opens for itself, what it does when it breaks, and that nothing of it is left. */
import assert from 'node:assert/strict';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../support/eventually.ts';
import { atEitherEnd, type HaproxyVersion } from '../support/haproxy-versions.ts';
import { holdProcess } from '../support/hold-process.ts';
import { processesOf } from '../support/job-processes.ts';
import { leftBehindIn } from '../support/left-behind.ts';
import { startLongRequest } from '../support/long-request.ts';
import { type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';
import { type RunOptions, runAction, startAction } from '../support/run-action.ts';
import { makeUserKey, type Sshd, startSshd, type UserKey, whereSshdIs } from '../support/sshd.ts';
import { failedWith, pointedOut, succeeded } from '../support/told.ts';
import { startWebServer } from '../support/web-server.ts';

interface Host {
  haproxy: RealHaproxy;
  sshd: Sshd;
  key: UserKey;
  /** Ends the request that keeps web/s1 busy. */
  request: AbortController;
}

/** A load balancer behind sshd, with a long request at web/s1. */
async function host(t: TestContext, version: HaproxyVersion): Promise<Host> {
  const app = await startWebServer({ name: 's1', t });
  const haproxy = await startHaproxy(version, {
    t,
    tcp: true,
    frontends: { fe: 'web' },
    config: `backend web\n  server s1 127.0.0.1:${app.port}\n  server s2 127.0.0.1:${app.port} backup`,
  });
  const key = makeUserKey({ t });
  const sshd = await startSshd({ t, authorized: [key.publicLine] });
  const request = await startLongRequest(t, haproxy, 'fe', 'web', 's1');
  return { haproxy, sshd, key, request };
}

function take(
  t: TestContext,
  { haproxy, sshd, key }: Host,
  operation: string,
  inputs: Record<string, string> = {},
): RunOptions {
  const access = { 'ssh-private-key': key.text, 'ssh-known-hosts': sshd.knownHosts() };
  const target = { address: sshd.address(haproxy.socket), server: 'web/s1', operation };
  // A login costs a busy machine more than a connection does.
  return { t, inputs: { ...target, ...access, 'retry-delay': '10ms', 'connect-timeout': '20s', ...inputs } };
}

/** Nobody and nothing of the step is there any more. */
async function nothingIsLeft(temp: string): Promise<void> {
  await eventually('no ssh is left', () => processesOf(temp).length === 0);
  assert.deepEqual(leftBehindIn(path.join(temp, 'haproxy-server-state')), []);
}

whereSshdIs(() => {
  atEitherEnd('ssh', (version, test) => {
    describe('a tunnel', { concurrency: 8 }, () => {
      test('of a post step, on a disk that its job has filled: it puts back all the same', async (t) => {
        const there = await host(t, version);
        there.request.abort();
        const out = await runAction(take(t, there, 'maint', { restore: 'on-failure', 'min-available': '0' }));
        succeeded(out, 'changed');
        const ours = path.join(out.temp, 'haproxy-server-state');
        rmSync(ours, { recursive: true });
        // Nothing can be made there, as on a full disk.
        writeFileSync(ours, '');
        const post = await out.post({ jobStatus: 'failure' });
        assert.equal(pointedOut(post, 'warning'), '', post.log);
        assert.equal(await there.haproxy.adminFlags('web', 's1'), 0);
        await eventually('no ssh is left', () => processesOf(out.temp).length === 0);
      });

      test('to the socket file: drained when its session has ended, and nothing of the tunnel is left', async (t) => {
        const there = await host(t, version);
        const running = startAction(take(t, there, 'maint'));
        await running.waitForLog(/web\/s1: 1 session, 0 queued, after/);
        there.request.abort();
        const result = await running.result;
        const [row] = succeeded(result, 'changed');
        assert.equal(row?.loadBalancer, `127.0.0.1:${there.sshd.port}${there.haproxy.socket}`);
        assert.equal(await there.haproxy.adminFlags('web', 's1'), 1);
        await nothingIsLeft(result.temp);
        const post = await result.post();
        assert.equal(post.annotations.length, 0);
      });

      test('to a TCP socket on that host', async (t) => {
        const there = await host(t, version);
        const address = there.sshd.address(there.haproxy.tcp);
        const result = await runAction(take(t, there, 'maint', { address, 'drain-timeout': '0' }));
        succeeded(result, 'changed');
        assert.equal(await there.haproxy.adminFlags('web', 's1'), 1);
        await nothingIsLeft(result.temp);
      });

      test('that breaks in the middle of a drain is opened again, and the state is read again', async (t) => {
        const there = await host(t, version);
        const running = startAction(take(t, there, 'maint'));
        await running.waitForLog(/web\/s1: 1 session, 0 queued, after/);
        await there.sshd.cutSessions();
        await eventually(
          'a second login',
          () => there.sshd.log.match(/Accepted publickey/g)?.length === 2,
          30_000,
        );
        there.request.abort();
        const result = await running.result;
        succeeded(result, 'changed');
        assert.equal(await there.haproxy.adminFlags('web', 's1'), 1);
        await nothingIsLeft(result.temp);
      });

      test('whose ssh is killed in the middle of a drain is opened again', async (t) => {
        const there = await host(t, version);
        const running = startAction(take(t, there, 'drain'));
        await running.waitForLog(/web\/s1: 1 session, 0 queued, after/);
        const ssh = processesOf(running.temp).find(({ command }) => command.startsWith('ssh '));
        assert.ok(ssh);
        process.kill(ssh.pid, 'SIGKILL');
        await eventually(
          'a second login',
          () => there.sshd.log.match(/Accepted publickey/g)?.length === 2,
          30_000,
        );
        there.request.abort();
        const result = await running.result;
        succeeded(result, 'changed');
        await nothingIsLeft(result.temp);
      });

      test('whose files somebody clears away in the middle of a drain is opened once more', async (t) => {
        const there = await host(t, version);
        const running = startAction(take(t, there, 'drain'));
        await running.waitForLog(/web\/s1: 1 session, 0 queued, after/);
        rmSync(path.join(running.temp, 'haproxy-server-state'), { recursive: true });
        there.request.abort();
        const result = await running.result;
        succeeded(result, 'changed');
        await nothingIsLeft(result.temp);
      });

      test('that is gone for good in the middle of a drain: ssh-failed, and changed says true', async (t) => {
        const there = await host(t, version);
        const running = startAction(take(t, there, 'drain', { retries: '2' }));
        await running.waitForLog(/web\/s1: 1 session, 0 queued, after/);
        await there.sshd.stop();
        const result = await running.result;
        const words = failedWith(result, 'ssh-failed', 'partial');
        assert.equal(result.outputs.changed, 'true');
        assert.match(words, /3 attempts in .*Connection refused/);
        assert.match(
          words,
          /To put back web\/s1 on .*, in a shell .*: echo "set server web\/s1 state ready" \| /,
        );
        assert.equal(await there.haproxy.adminFlags('web', 's1'), 8);
        await nothingIsLeft(result.temp);
      });

      test('HAProxy that restarts behind it is found again on the same tunnel', async (t) => {
        const there = await host(t, version);
        await there.haproxy.stop();
        const running = startAction(
          take(t, there, 'drain', { retries: '10', 'retry-delay': '200ms', 'drain-timeout': '0' }),
        );
        await running.waitForLog(/ssh: .*open failed/);
        await there.haproxy.restart();
        succeeded(await running.result, 'changed');
        assert.equal(there.sshd.log.match(/Accepted publickey/g)?.length, 1, 'one login was enough');
      });
    });

    describe('a step that is ended', { concurrency: 8 }, () => {
      test('by SIGINT says through the tunnel what is where, and leaves no ssh and no file', async (t) => {
        const there = await host(t, version);
        const running = startAction(take(t, there, 'maint'));
        await running.waitForLog(/web\/s1: 1 session, 0 queued, after/);
        running.signal('SIGINT');
        const result = await running.result;
        const words = failedWith(result, 'cancelled', 'partial');
        assert.match(words, /Changed: yes/);
        await nothingIsLeft(result.temp);
      });

      test('by SIGINT during the login leaves no ssh and no file', async (t) => {
        const there = await host(t, version);
        // It accepts, and never says a word.
        const deaf = await startHaproxy(version, {
          t,
          config:
            'listen deaf\n  mode tcp\n  bind 127.0.0.1:{{deaf}}\n  tcp-request inspect-delay 1m\n  tcp-request content accept if WAIT_END',
        });
        const address = `ssh://127.0.0.1:${deaf.port('deaf')}${there.haproxy.socket}`;
        const running = startAction(take(t, there, 'maint', { address }));
        await eventually('ssh runs', () =>
          processesOf(running.temp).some(({ command }) => command.startsWith('ssh ')),
        );
        running.signal('SIGINT');
        const result = await running.result;
        failedWith(result, 'cancelled', 'failed');
        await nothingIsLeft(result.temp);
      });

      for (const later of ['post', 'a later step'])
        test(`whose holder hangs: ${later} ends it, and nothing of what it was given is left`, async (t) => {
          const there = await host(t, version);
          const inputs = { 'drain-timeout': '0', hold: 'true' };
          const result = await runAction(take(t, there, 'maint', inputs));
          succeeded(result, 'changed');
          const { pid } = holdProcess(result.temp);
          process.kill(pid, 'SIGSTOP');
          if (later === 'post') await result.post({ jobStatus: 'success' });
          else {
            const back = { ...take(t, there, 'ready', { 'wait-for-health': 'false' }), temp: result.temp };
            succeeded(await runAction(back), 'changed');
          }
          await eventually('no ssh is left', () => processesOf(result.temp).length === 0);
          const left = readdirSync(path.join(result.temp, 'haproxy-server-state'));
          assert.deepEqual(
            left.filter((name) => name.startsWith('s-')),
            [],
          );
        });

      test('that cannot be opened when the job ends, for its host is being restarted: post waits for that, and puts back', async (t) => {
        const there = await host(t, version);
        const inputs = { 'drain-timeout': '0', restore: 'always', retries: '0' };
        const result = await runAction(take(t, there, 'maint', inputs));
        succeeded(result, 'changed');
        await there.sshd.stop();
        const posting = result.post({ jobStatus: 'success' });
        await sleep(3_000);
        await there.sshd.start();
        const post = await posting;
        assert.match(pointedOut(post, 'notice'), /Put back as before this step/, post.log);
        assert.equal(await there.haproxy.adminFlags('web', 's1'), 0);
        await nothingIsLeft(result.temp);
      });

      test('by SIGKILL takes ssh and its files with it, and post finds the way again', async (t) => {
        const there = await host(t, version);
        const running = startAction(take(t, there, 'maint'));
        await running.waitForLog(/web\/s1: 1 session, 0 queued, after/);
        assert.ok(processesOf(running.temp).some(({ command }) => command.startsWith('ssh ')));
        running.signal('SIGKILL');
        const result = await running.result;
        await nothingIsLeft(result.temp);
        const post = await result.post({ jobStatus: 'failure' });
        assert.equal(post.code, 0);
        assert.match(pointedOut(post, 'notice'), /Put back as before this step/);
        assert.equal(await there.haproxy.adminFlags('web', 's1'), 0);
        await nothingIsLeft(result.temp);
      });
    });
  });
});
