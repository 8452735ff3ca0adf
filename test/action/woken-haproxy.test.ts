/**
 * HAProxy hangs while a step sets a server, the step ends, and HAProxy wakes when the post step looks: it may answer that first and
 * only then do what the step had sent. Nothing stays behind unnoticed.
 */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startFakeDataPlaneApi } from '../support/data-plane-api/fake.ts';
import { eventually } from '../support/eventually.ts';
import { atBothEnds, type HaproxyVersion } from '../support/haproxy-versions.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { type RunningAction, runAction, startAction } from '../support/run-action.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';

/** So many HAProxies, for one alone may by chance do it in order. */
const TIMES = 4;

async function run(t: TestContext, version: HaproxyVersion, end: (running: RunningAction) => void) {
  const config = 'backend web\n  server s1 127.0.0.1:1\n  server s2 127.0.0.1:1';
  const haproxy = await startHaproxy(version, { t, nbthread: 4, config });
  let hangs = false;
  const command = (chunk: Buffer): Buffer => {
    if (!hangs && chunk.includes('set server')) process.kill(haproxy.pid, 'SIGSTOP');
    hangs ||= chunk.includes('set server');
    return chunk;
  };
  const proxy = await startTcpProxy({ t, target: haproxy.socket, meddle: () => ({ command }) });
  const inputs = { address: proxy.address, server: 'web/s1', operation: 'maint', 'drain-timeout': '10m' };
  const running = startAction({ t, inputs });
  try {
    await eventually('HAProxy hangs', () => hangs);
    end(running);
    const result = await running.result;
    const { connections } = proxy;
    const posting = result.post({ jobStatus: 'cancelled' });
    await eventually('post has come', () => proxy.connections > connections);
    await sleep(200);
    process.kill(haproxy.pid, 'SIGCONT');
    const post = await posting;
    assert.equal(await haproxy.adminFlags('web', 's1'), 0, post.log);
  } finally {
    process.kill(haproxy.pid, 'SIGCONT');
  }
}

atBothEnds('a HAProxy that wakes when the post step looks', (version) => {
  for (const signal of ['SIGINT', 'SIGKILL'] as const)
    test(`after ${signal}: what the step had sent is put back`, async (t) => {
      const ends = Array.from({ length: TIMES }, () => run(t, version, (running) => running.signal(signal)));
      await Promise.all(ends);
    });
});

/** By its uptime it seems to have begun later by so much; two seconds of that are no news. */
const PAUSED_MS = 5_000;

/** 2.2 tells an uptime, and an API tells that of every version; up to 2.6 it stands still with HAProxy. */
for (const way of ['its socket', 'a Data Plane API'])
  test(`what was set through ${way} is put back also where HAProxy was paused since`, async (t) => {
    const config = 'backend web\n  server s1 127.0.0.1:1\n  server s2 127.0.0.1:1';
    const haproxy = await startHaproxy(way === 'its socket' ? '2.2' : '2.6', { t, config });
    // It has run for an hour.
    const older = (words: string) =>
      words.replace(/^(Uptime_sec: |.*\.Uptime_sec\..*:u32:)(\d+)$/m, (_, name, seconds) => {
        return `${name}${Number(seconds) + 3_600}`;
      });
    const reply = (chunk: Buffer) => Buffer.from(older(chunk.toString('latin1')), 'latin1');
    const socket = `${haproxy.folder}/older.sock`;
    const proxy = await startTcpProxy({ t, target: haproxy.socket, socket, meddle: () => ({ reply }) });
    const api = await startFakeDataPlaneApi({ t, socket, version: '3.2.15' });
    const [username, password] = [api.user.name, api.user.password];
    const login = way === 'its socket' ? { address: socket } : { address: api.address, username, password };
    const main = await runAction({
      t,
      inputs: { ...login, server: 'web/s1', operation: 'maint', restore: 'always' },
    });
    assert.equal(await haproxy.adminFlags('web', 's1'), 1, main.log);
    process.kill(haproxy.pid, 'SIGSTOP');
    await sleep(PAUSED_MS);
    process.kill(haproxy.pid, 'SIGCONT');
    const post = await main.post({ jobStatus: 'success' });
    assert.equal(await haproxy.adminFlags('web', 's1'), 0, post.log);
    assert.ok(proxy.connections > 0);
  });
