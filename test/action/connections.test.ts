/** Who answers, or does not: HAProxy gone, somebody else at the port, nobody left to answer, a socket that may not be opened. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import http from 'node:http';
import net, { type AddressInfo, type Socket } from 'node:net';
import { describe, type TestContext, test } from 'node:test';
import { abort } from '../support/abort.ts';
import { eventually } from '../support/eventually.ts';
import { forEachHaproxy, NEWEST } from '../support/haproxy-versions.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { type RunOptions, runAction, startAction } from '../support/run-action.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { failedWith, succeeded } from '../support/told.ts';

const config = 'backend web\n  server s1 127.0.0.1:1\n  server s2 127.0.0.1:1';

function drain(t: TestContext, address: string, inputs: Record<string, string> = {}): RunOptions {
  const quick = { 'retry-delay': '10ms', 'command-timeout': '3s', 'connect-timeout': '3s' };
  return { t, inputs: { address, server: 's1', operation: 'drain', ...quick, ...inputs } };
}

/** A server of a test's own at a port of 127.0.0.1; returns its address. */
async function listen(t: TestContext, serve: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    serve(socket);
  });
  server.listen({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('somebody else at the port', { concurrency: 8 }, () => {
  test('an HTTP server is named as one', async (t) => {
    const server = http.createServer((_, response) => response.end('hello'));
    server.listen({ port: 0, host: '127.0.0.1' });
    await once(server, 'listening');
    t.after(() => server.close());
    const { port } = server.address() as AddressInfo;
    const words = failedWith(await runAction(drain(t, `127.0.0.1:${port}`)), 'not-haproxy', 'failed');
    assert.match(words, /an HTTP server, not the Runtime API/);
    assert.match(words, /It answered: HTTP\/1\.1 400 Bad Request/);
  });

  test('an SSH server is named as one, before anything is concluded from its banner', async (t) => {
    const address = await listen(t, (socket) => socket.write('SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n'));
    const words = failedWith(await runAction(drain(t, address)), 'not-haproxy', 'failed');
    assert.match(words, /an SSH server/);
    assert.match(words, /Changed: no/);
  });

  test('a TLS server is named as one', async (t) => {
    // What OpenSSL answers to plain text: alert, protocol version.
    const address = await listen(t, (socket) =>
      socket.once('data', () => socket.end(Buffer.from([0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x46]))),
    );
    const words = failedWith(await runAction(drain(t, address)), 'not-haproxy', 'failed');
    assert.match(words, /a TLS server/);
  });

  test('garbage is not HAProxy, and is shown so that it cannot do anything', async (t) => {
    const garbage = Buffer.concat([Buffer.from('\x1b[2J::error::owned\n'), Buffer.alloc(5_000, 0xff)]);
    const address = await listen(t, (socket) => socket.write(garbage));
    const result = await runAction(drain(t, address));
    failedWith(result, 'not-haproxy', 'failed');
    assert.equal(result.annotations.length, 1);
    assert.ok(!result.log.includes('\x1b'));
  });

  test('a port that never says a word is a timeout within command-timeout, told as what it may be', async (t) => {
    const address = await listen(t, () => undefined);
    const result = await runAction(drain(t, address));
    const words = failedWith(result, 'timeout', 'failed');
    assert.match(words, /accepted, but nobody answered within 3s/);
    assert.match(words, /stats maxconn/);
    assert.doesNotMatch(words, /^What happened: HAProxy/m, 'nobody knows that it is HAProxy');
  });

  test('a port that closes at once is an error that names the attempts', async (t) => {
    const address = await listen(t, (socket) => socket.end());
    const words = failedWith(await runAction(drain(t, address)), 'connect-failed', 'failed');
    assert.match(words, /4 attempts in /);
    assert.doesNotMatch(words, /HAProxy (closed|broke)/, 'nobody knows that it is HAProxy');
    assert.match(words, /What to do: /);
  });

  test('a port that resets every connection is an error that names the attempts', async (t) => {
    const address = await listen(t, (socket) => abort(socket));
    const words = failedWith(await runAction(drain(t, address)), 'connect-failed', 'failed');
    assert.match(words, /4 attempts in /);
    assert.match(words, /What to do: /);
  });

  test("a greeting that is HAProxy's and a dump that never ends is an error, not a success", async (t) => {
    const address = await listen(t, (socket) => {
      socket.once('data', () => {
        socket.write('\n> ');
        const endless = setInterval(() => socket.write('Name: HAProxy\n'.repeat(1_000)), 5);
        socket.once('close', () => clearInterval(endless));
      });
    });
    failedWith(await runAction(drain(t, address)), 'timeout', 'failed');
  });
});

forEachHaproxy('connections', (version) => {
  describe('of HAProxy', { concurrency: 8 }, () => {
    test('a stopped HAProxy whose socket file is left: refused, with all attempts and what to look at', async (t) => {
      const haproxy = await startHaproxy(version, { t, config });
      await haproxy.kill();
      const words = failedWith(await runAction(drain(t, haproxy.address)), 'connect-failed', 'failed');
      assert.match(words, /4 attempts in .*ECONNREFUSED.* \(4 times\)/);
      assert.match(words, /HAProxy is not running/);
      assert.match(words, /Changed: no/);
    });

    test('a socket file that is not there: no such file, with all attempts', async (t) => {
      const haproxy = await startHaproxy(version, { t, config });
      const missing = `${haproxy.address}.missing`;
      const words = failedWith(
        await runAction(drain(t, missing, { retries: '1' })),
        'connect-failed',
        'failed',
      );
      assert.match(words, /2 attempts in .*ENOENT/);
      assert.match(words, /There is no such socket file/);
    });

    test('a HAProxy that comes back while connections are tried again is worked with', async (t) => {
      const haproxy = await startHaproxy(version, { t, config });
      await haproxy.stop();
      const running = startAction({
        ...drain(t, haproxy.address, { retries: '10', 'retry-delay': '200ms' }),
        debug: true,
      });
      await haproxy.restart();
      succeeded(await running.result, 'changed');
      assert.equal(await haproxy.adminFlags('web', 's1'), 8);
    });

    test('first connections that are reset are tried again', async (t) => {
      const haproxy = await startHaproxy(version, { t, config, tcp: true });
      const proxy = await startTcpProxy({ target: haproxy.port('admin'), refuseNext: 3, t });
      succeeded(await runAction(drain(t, proxy.address)), 'changed');
      assert.equal(proxy.connections, 5);
      proxy.faults = { refuseNext: 4 };
      failedWith(await runAction(drain(t, proxy.address, { server: 's2' })), 'connect-failed', 'failed');
    });

    test('all connections of stats maxconn in use: it waits, and goes on when one leaves', async (t) => {
      const haproxy = await startHaproxy(version, { t, config, statsMaxconn: 1, statsTimeout: '1m' });
      const busy = await occupy(t, haproxy.socket);
      const running = startAction({
        ...drain(t, haproxy.address, { 'command-timeout': '20s', 'connect-timeout': '20s' }),
        debug: true,
      });
      await running.waitForLog(/> show info/);
      busy.destroy();
      succeeded(await running.result, 'changed');
    });

    test('all connections of stats maxconn in use for good: a timeout that says so', async (t) => {
      const haproxy = await startHaproxy(version, { t, config, statsMaxconn: 1, statsTimeout: '1m' });
      const busy = await occupy(t, haproxy.socket);
      const words = failedWith(await runAction(drain(t, haproxy.address)), 'timeout', 'failed');
      assert.match(words, /'stats maxconn' allows \(10 by default\) are in use/);
      busy.destroy();
    });

    test('a connection that is accepted and then hangs ends within command-timeout', async (t) => {
      const haproxy = await startHaproxy(version, { t, config, tcp: true });
      const proxy = await startTcpProxy({ target: haproxy.port('admin'), hang: true, t });
      const words = failedWith(await runAction(drain(t, proxy.address)), 'timeout', 'failed');
      assert.match(words, /within 3s/);
      assert.equal(await haproxy.adminFlags('web', 's1'), 0);
    });
  });
});

test('a socket file that this user may not open: the line of haproxy.cfg is named', async (t) => {
  if (process.getuid?.() === 0) {
    t.skip('root may open everything');
    return;
  }
  const haproxy = await startHaproxy(NEWEST, { t, config });
  chmodSync(haproxy.socket, 0o000);
  const words = failedWith(await runAction(drain(t, haproxy.address)), 'connect-failed', 'failed');
  assert.match(words, /EACCES/);
  assert.match(words, /'mode', 'user' or 'group'/);
});

/** Takes one of HAProxy's connections and keeps it: prompt mode does not end by itself. */
async function occupy(t: TestContext, path: string): Promise<Socket> {
  const socket = net.createConnection({ path });
  socket.on('error', () => undefined);
  t.after(() => void socket.destroy());
  let words = '';
  socket.on('data', (chunk) => {
    words += chunk;
  });
  // Its listener may just be busy with another test's question: only an answer shows that the connection is ours.
  socket.write('prompt\n');
  await eventually('HAProxy answers', () => words.includes('> '));
  return socket;
}
