/** Opening connections: each cause in the system's words with what to do, and nothing left open after a failure or an abort. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import net, { type LookupFunction, type Socket } from 'node:net';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import tls from 'node:tls';
import { systemClock } from '../../src/clock.ts';
import { Failure, isPassing } from '../../src/errors.ts';
import type { SeveralAddresses } from '../../src/haproxy/address.ts';
import { isHaproxy } from '../../src/haproxy/runtime-api/peer.ts';
import { Session } from '../../src/haproxy/runtime-api/session.ts';
import { type Connect, connectTcp, connectUnix } from '../../src/haproxy/transport/connect.ts';
import { NamedHost } from '../../src/haproxy/transport/named-host.ts';
import { connectTls } from '../../src/haproxy/transport/tls.ts';
import { makeAuthority } from '../support/certificates.ts';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';
import { leadingTo } from '../support/leading-to.ts';
import { makeScratch } from '../support/scratch.ts';

const signal = new AbortController().signal;
const options = { connectTimeoutMs: 5_000, clock: systemClock };
const tcp = (port: number, host = '127.0.0.1') =>
  connectTcp({ port, family: 0 }, new NamedHost(host), options);
const unix = (file: string) => connectUnix({ kind: 'unix', path: file }, options);

function scratch(t: TestContext): string {
  const { folder, remove } = makeScratch();
  t.after(remove);
  return folder;
}

async function failureOf(connect: Connect): Promise<Failure> {
  const error = await connect(signal).then(
    () => assert.fail('it connected'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Failure, String(error));
  assert.equal(error.code, 'connect-failed');
  return error;
}

test('a socket file that is not there, one that nobody listens on, and a port that is closed', async (t) => {
  const folder = scratch(t);
  const stale = path.join(folder, 'stale');
  // HAProxy leaves its socket file behind when it stops; here a child that is killed does.
  const child = spawn(process.execPath, [
    '-e',
    `require('net').createServer().listen(${JSON.stringify(stale)}, () => console.log(1))`,
  ]);
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const plain = path.join(folder, 'plain');
  writeFileSync(plain, '');
  const CAUSES: [Connect, words: RegExp, hint: RegExp, passing: boolean][] = [
    [unix(path.join(folder, 'none')), /ENOENT/, /no such socket file/, true],
    [unix(stale), /ECONNREFUSED/, /not running/, true],
    [unix(plain), /ECONNREFUSED/, /not running/, true],
    [unix(path.join(plain, 'x')), /ENOTDIR/, /no such socket file/, false],
    [tcp(await freePort()), /ECONNREFUSED/, /tunnel/, true],
    [tcp(await freePort(), 'localhost'), /ECONNREFUSED/, /tunnel/, true],
    [tcp(80, 'no-such-host.invalid'), /ENOTFOUND|EAI_AGAIN/, /name/, false],
  ];
  for (const [connect, words, hint, passing] of CAUSES) {
    const failure = await failureOf(connect);
    assert.match(failure.message, /^Could not connect: /);
    assert.match(failure.message, words);
    assert.match(failure.hint ?? '', hint);
    if (!/EAI_AGAIN/.test(failure.message)) assert.equal(isPassing(failure), passing, failure.message);
    assert.ok(failure.cause instanceof Error);
  }
});

test('a connection that is made has no listeners of ours on it', async (t) => {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const abort = new AbortController();
  const { stream: socket } = await tcp((server.address() as net.AddressInfo).port)(abort.signal);
  abort.abort();
  assert.ok(!socket.destroyed, 'an abort ends connecting, not the connection');
  for (const event of ['connect', 'error']) assert.equal(socket.listenerCount(event), 0, event);
  socket.destroy();
});

test('nobody answers: given up at the limit, or at once when aborted', async (t) => {
  const port = await startDeafServer(t);
  const connect = connectTcp({ port, family: 0 }, new NamedHost('127.0.0.1'), {
    connectTimeoutMs: 100,
    clock: systemClock,
  });
  const failure = await failureOf(connect);
  assert.match(failure.message, /no connection within 100 ms/);
  assert.ok(isPassing(failure));

  const abort = new AbortController();
  const reason = new Error('enough');
  const aborted = assert.rejects(tcp(port)(abort.signal), reason);
  abort.abort(reason);
  await aborted;
  await assert.rejects(tcp(port)(AbortSignal.abort(reason)), reason);
});

/** The names of a Service: another address each time. */
function rotating(addresses: readonly string[]) {
  const asked: string[] = [];
  const lookup: LookupFunction = (host, options, callback) => {
    const address = addresses[asked.length % addresses.length] ?? '';
    asked.push(host);
    if (options.all) callback(null, [{ address, family: 4 }]);
    else callback(null, address, 4);
  };
  return { lookup, asked };
}

test('a name is resolved once: all connections lead to the address that was reached first', async (t) => {
  const reached: (string | undefined)[] = [];
  const server = net.createServer((socket) => {
    reached.push(socket.localAddress);
    // Like HAProxy behind TLS, it hangs up on plain text.
    socket.on('error', () => {}).end();
  });
  server.listen(0, '0.0.0.0');
  await once(server, 'listening');
  t.after(() => server.close());
  const { port } = server.address() as net.AddressInfo;
  const { lookup, asked } = rotating(['127.0.0.2', '127.0.0.3']);
  const connect = connectTcp({ port, family: 0 }, new NamedHost('lb.example.com', lookup), options);
  for (let count = 0; count < 4; count += 1) (await connect(signal)).stream.destroy();
  assert.deepEqual(asked, ['lb.example.com']);
  assert.deepEqual(reached, Array(4).fill('127.0.0.2'));

  // As long as nobody was reached, another of its addresses may do.
  const nobody = await freePort();
  const second = rotating(['127.0.0.2', '127.0.0.3']);
  const alone = net.createServer((socket) => void socket.end()).listen(nobody, '127.0.0.3');
  await once(alone, 'listening');
  t.after(() => alone.close());
  const later = connectTcp(
    { port: nobody, family: 0 },
    new NamedHost('lb.example.com', second.lookup),
    options,
  );
  await failureOf(later);
  for (let count = 0; count < 3; count += 1) (await later(signal)).stream.destroy();
  assert.equal(second.asked.length, 2);

  reached.length = 0;
  const third = rotating(['127.0.0.2', '127.0.0.3']);
  const secure = connectTls(
    { kind: 'tls', host: 'lb.example.com', port },
    new NamedHost('lb.example.com', third.lookup),
    { ca: null, cert: null, key: null, serverName: null },
    { ...options, plain: { probe: 'prompt\n', isHaproxy } },
  );
  for (let count = 0; count < 2; count += 1) await assert.rejects(secure(signal), { code: 'tls-failed' });
  assert.deepEqual(third.asked, ['lb.example.com']);
  assert.deepEqual(reached, Array(3).fill('127.0.0.2'), 'the question in plain text is one of them');
});

test('where a name leads besides: the addresses of the family that was reached, and none before', async (t) => {
  const server = net.createServer((socket) => void socket.end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const { port } = server.address() as net.AddressInfo;
  const reachedAt = async (
    name: string,
    addresses: readonly string[],
    family: 0 | 4 = 0,
  ): Promise<SeveralAddresses | null> => {
    const named = new NamedHost(name, leadingTo(addresses));
    assert.deepEqual([named.several], [null]);
    (await connectTcp({ port, family }, named, options)(signal)).stream.destroy();
    return named.several;
  };
  for (const family of [0, 4] as const)
    assert.deepEqual(await reachedAt('lb', ['127.0.0.1', '127.0.0.2', '::1', '127.0.0.3'], family), {
      name: 'lb',
      reached: '127.0.0.1',
      others: ['127.0.0.2', '127.0.0.3'],
    });
  // Nobody listens at the first one.
  assert.deepEqual((await reachedAt('lb', ['127.0.0.2', '127.0.0.1']))?.others, ['127.0.0.2']);
  for (const alone of [['127.0.0.1'], ['127.0.0.1', '127.0.0.1'], ['127.0.0.1', '::1']])
    assert.equal(await reachedAt('lb', alone), null, alone.join());
  assert.equal(await reachedAt('127.0.0.1', []), null);
});

/** A port whose queue of connections is full: the kernel answers no more. */
async function startDeafServer(t: TestContext): Promise<number> {
  const code = `const s = require('net').createServer().listen({port: 0, host: '127.0.0.1', backlog: 1}, () => console.log(s.address().port))`;
  const child = spawn(process.execPath, ['-e', code]);
  const [line] = await once(child.stdout, 'data');
  child.kill('SIGSTOP');
  const port = Number(line);
  const sockets: Socket[] = [];
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    child.kill('SIGKILL');
  });
  for (;;) {
    const socket = net.connect({ port, host: '127.0.0.1' });
    socket.on('error', () => {});
    sockets.push(socket);
    const connected = await Promise.race([
      once(socket, 'connect').then(() => true),
      new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 500)),
    ]);
    if (!connected) return port;
  }
}

/** Tells how the first connection to this server ends: `orderly`, or by the system’s code. */
async function startWatched(t: TestContext, server: net.Server | tls.Server, event = 'connection') {
  const { promise: ended, resolve } = Promise.withResolvers<string>();
  const begun = once(server, event);
  server.on(event, (socket: Socket) => {
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
    socket.on('end', () => resolve('orderly'));
    socket.resume();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => void server.close());
  return { begun, ended, port: (server.address() as net.AddressInfo).port };
}

const drain = { line: 'set server web/web1 state drain', end: 'message' } as const;

for (const target of [null, '@1']) {
  test(`an exchange that is given up resets its connection (${target ?? 'no target'}): what has not arrived never will`, async (t) => {
    const { ended, port } = await startWatched(t, net.createServer());
    const connected = await tcp(port)(signal);
    const session = new Session(connected, { commandTimeoutMs: 50, clock: systemClock, target });
    await assert.rejects(session.exchange([drain], signal), { code: 'timeout' });
    assert.equal(await ended, 'ECONNRESET');
    assert.ok(connected.stream.destroyed);
  });
}

describe('TLS', () => {
  const connectTo = (port: number, ca: string, limits = options) =>
    connectTls(
      { kind: 'tls', host: '127.0.0.1', port },
      new NamedHost('127.0.0.1'),
      { ca, cert: null, key: null, serverName: null },
      { ...limits, plain: { probe: 'prompt\n', isHaproxy } },
    );

  test('an exchange that is given up resets the connection under it', async (t) => {
    const authority = makeAuthority(t);
    const server = tls.createServer(authority.sign('IP:127.0.0.1'));
    server.on('tlsClientError', () => {});
    const { begun, ended, port } = await startWatched(t, server, 'secureConnection');
    const connected = await connectTo(port, authority.cert)(signal);
    await begun;
    const session = new Session(connected, { commandTimeoutMs: 50, clock: systemClock });
    await assert.rejects(session.exchange([drain], signal), { code: 'timeout' });
    assert.equal(await ended, 'ECONNRESET');
    assert.ok(connected.stream.destroyed && connected.carrier?.destroyed);
  });

  test('a session that is closed in order ends in order', async (t) => {
    const authority = makeAuthority(t);
    const { begun, ended, port } = await startWatched(
      t,
      tls.createServer(authority.sign('IP:127.0.0.1')),
      'secureConnection',
    );
    const connected = await connectTo(port, authority.cert)(signal);
    await begun;
    new Session(connected, { commandTimeoutMs: 50, clock: systemClock }).close();
    assert.equal(await ended, 'orderly');
  });

  test('nobody shakes hands: given up at the limit of the whole attempt, or at once when aborted; nothing stays open', async (t) => {
    const authority = makeAuthority(t);
    const sockets = new Set<Socket>();
    const server = net.createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {}).on('close', () => sockets.delete(socket));
      // The first asks in plain text whether HAProxy answers.
      socket.once('data', (bytes) => bytes.toString() === 'prompt\n' && socket.end());
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    t.after(() => void server.close());
    const { port } = server.address() as net.AddressInfo;
    const failure = await failureOf(connectTo(port, authority.cert, { ...options, connectTimeoutMs: 100 }));
    assert.match(failure.message, /no connection within 100 ms/);
    const abort = new AbortController();
    const reason = new Error('enough');
    const aborted = assert.rejects(connectTo(port, authority.cert)(abort.signal), reason);
    await eventually('it shakes hands', () => sockets.size === 1);
    abort.abort(reason);
    await aborted;
    await eventually('all are closed', () => sockets.size === 0);
  });

  test('a port where HAProxy answers in plain text is refused, a master’s as well', async (t) => {
    for (const greeting of ['\n> ', 'master> ', 'master[ReloadFailed]> ']) {
      const server = net.createServer((socket) =>
        socket.on('error', () => {}).once('data', () => socket.write(greeting)),
      );
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      t.after(() => void server.close());
      const { port } = server.address() as net.AddressInfo;
      await assert.rejects(connectTo(port, '')(signal), { code: 'tls-failed', message: /speaks plain text/ });
    }
  });
});
