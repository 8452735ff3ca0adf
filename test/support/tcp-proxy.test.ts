/** The proxy must not change what it only counts, and its accidents must happen. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { ask } from './haproxy-cli.ts';
import { NEWEST } from './haproxy-versions.ts';
import { startHaproxy } from './real-haproxy.ts';
import { startTcpProxy } from './tcp-proxy.ts';

const config = 'backend web\n  server web1 127.0.0.1:1';
const command = 'get weight web/web1';
const reply = '1 (initial 1)\n\n';

test('a dialogue through the proxy is unchanged, counted and recorded', async (t) => {
  const haproxy = await startHaproxy(NEWEST, { t, config, tcp: true });
  for (const target of [haproxy.socket, haproxy.port('admin')]) {
    const proxy = await startTcpProxy({ t, target });
    assert.equal(await ask(proxy.port, command), reply);
    assert.equal(proxy.connections, 1);
    assert.equal(proxy.clientBursts, 1);
    assert.deepEqual(proxy.bytes, { fromClient: command.length + 1, fromServer: reply.length });
    assert.deepEqual(proxy.dialogue, [
      { connection: 1, from: 'client', text: `${command}\n` },
      { connection: 1, from: 'server', text: reply },
    ]);
    proxy.reset();
    assert.equal(proxy.connections, 0);
  }
});

test('on a Unix socket it is where it was asked to be, and gone from there when it is closed', async (t) => {
  const haproxy = await startHaproxy(NEWEST, { t, config });
  const socket = path.join(haproxy.folder, 'proxy.sock');
  const proxy = await startTcpProxy({ t, target: haproxy.socket, socket });
  assert.equal(proxy.address, socket);
  assert.equal(await ask(socket, command), reply);
  assert.equal(proxy.connections, 1);
  await proxy.close();
  await assert.rejects(ask(socket, command), { code: 'ENOENT' });
});

test('one command costs two round trips: one to connect, one to ask', async (t) => {
  const haproxy = await startHaproxy(NEWEST, { t, config });
  const proxy = await startTcpProxy({ t, target: haproxy.socket, delay: 20 });
  const started = performance.now();
  assert.equal(await ask(proxy.port, command), reply);
  assert.ok(performance.now() - started >= 79);
});

test('the proxy refuses, cuts, drops and hangs on demand', async (t) => {
  const haproxy = await startHaproxy(NEWEST, { t, config });
  const proxy = await startTcpProxy({ t, target: haproxy.socket, refuseNext: 1 });
  await assert.rejects(ask(proxy.port, command), { code: 'ECONNRESET' });
  assert.equal(await ask(proxy.port, command), reply);

  proxy.faults = { cutAfter: 5 };
  assert.equal(await ask(proxy.port, command), reply.slice(0, 5));
  proxy.faults = { cutAfter: 5, reset: true };
  await assert.rejects(ask(proxy.port, command), { code: 'ECONNRESET' });

  proxy.faults = { dropReplies: true };
  assert.equal(await ask(proxy.port, 'set server web/web1 state drain'), '');
  assert.equal(await haproxy.adminFlags('web', 'web1'), 8);
  proxy.faults = { hang: true };
  await assert.rejects(
    ask(proxy.port, 'set server web/web1 state ready', { deadline: 50 }),
    /no end of the reply/,
  );
  assert.equal(await haproxy.adminFlags('web', 'web1'), 8);
});
