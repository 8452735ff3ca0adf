/** A load that cannot fail proves nothing: a server that is killed without a word to HAProxy has to show in it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { NEWEST } from './haproxy-versions.ts';
import { LoadProcess } from './load.ts';
import { startHaproxy } from './real-haproxy.ts';
import { startWebServer } from './web-server.ts';

const KINDS = ['quick', 'sticky', 'delayed', 'stream', 'webSocket'] as const;

test('a load fails nothing while nothing happens, and counts what a killed server costs', {
  timeout: 60_000,
}, async (t) => {
  const servers = await Promise.all(['web1', 'web2'].map((name) => startWebServer({ name, t })));
  const haproxy = await startHaproxy(NEWEST, {
    t,
    frontends: { fe_web: 'web' },
    config: `backend web
      cookie SRV insert
      ${servers.map(({ name, port }) => `server ${name} 127.0.0.1:${port} cookie ${name}`).join('\n')}`,
  });
  await using load = new LoadProcess({ port: haproxy.port('fe_web'), clients: 10, mix: KINDS, longest: 600 });
  const [web1] = servers;
  assert.ok(web1);

  while (!servers.every(({ requests }) => requests >= 40)) {
    await sleep(10);
  }
  while (Object.keys((await load.report()).byServer).length < 3) {
    await sleep(10);
  }
  const before = await load.report();
  assert.deepEqual(before.failures, []);
  assert.deepEqual(Object.keys(before.byServer).sort(), ['WebSocket', 'web1', 'web2']);

  // On a busy machine what was in progress may have ended before the kill.
  do {
    while (web1.open < 2) {
      await sleep(1);
    }
    await web1.kill();
    await web1.restart();
  } while ((await load.report()).failed === 0);
  const after = await load.stop();
  assert.notEqual(after.failed, 0);
  assert.equal(after.failed, after.failures.length);
  assert.ok(after.served > before.served);
});

test('a load asks for work, and remembers the slowest answer', async (t) => {
  const web1 = await startWebServer({ name: 'web1', t });
  await using load = new LoadProcess({
    port: web1.port,
    clients: 2,
    mix: ['quick', 'sticky'],
    work: [80, 90],
  });
  while ((await load.report()).served < 4) {
    await sleep(10);
  }
  const { failures, slowestMs } = await load.stop();
  assert.deepEqual(failures, []);
  assert.ok(slowestMs >= 79, `${slowestMs} ms`);
});
