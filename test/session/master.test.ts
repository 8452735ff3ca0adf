/** Through a master CLI: its prompt frames the replies of a worker, whatever the master calls itself. */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { ConnectionLost, Failure } from '../../src/errors.ts';
import { failReload } from '../support/failed-reload.ts';
import { forEachHaproxy, IS_LONG_FORM } from '../support/haproxy-versions.ts';
import { startLongRequest } from '../support/long-request.ts';
import { openAt } from '../support/open-load-balancer.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { RECORDED_VERSIONS } from '../support/recorded-replies.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { startWebServer } from '../support/web-server.ts';
import { type Dialogue, dialogue, play } from './dialogue.ts';

const signal = new AbortController().signal;
const level = { line: 'show cli level', end: 'message' } as const;
const web1 = { backend: 'web', server: 'web1' };

/** The same dialogue as a master of this prompt passes it on. */
function throughMaster({ lines, replies, parts }: Dialogue, prompt: string): Dialogue {
  const passed = parts.map((part) =>
    Buffer.from(part.toString('latin1').replaceAll(/^> /gm, '4711> '), 'latin1'),
  );
  return { lines, replies, parts: passed, bytes: Buffer.concat([Buffer.from(`${prompt}4711> `), ...passed]) };
}

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const error = await work.then(
    () => assert.fail('it worked'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Failure, String(error));
  return error;
}

/** Every byte is tried in framing.test.ts: behind a master one in seven, others behind the other prompt, and all in the long form. */
const STRIDE = IS_LONG_FORM ? 1 : 7;

for (const [first, prompt] of ['master> ', 'master[ReloadFailed]> '].entries()) {
  describe(`behind '${prompt}'`, () => {
    test('every line has its own reply, and the target is chosen once', async () => {
      for (const version of RECORDED_VERSIONS) {
        const { lines, replies, bytes } = throughMaster(dialogue(version, 'long'), prompt);
        const { session, peer, heard } = play({ target: '@1' });
        const exchange = session.exchange(lines, signal);
        peer.write(bytes);
        assert.deepEqual(await exchange, replies, version);
        const again = session.exchange([level], signal);
        peer.write('admin\n\n4711> ');
        assert.deepEqual(await again, ['admin\n\n']);
        const text = lines.map(({ line }) => `${line}\n`).join('');
        assert.equal(heard(), `prompt\n@1\n${text}show cli level\n`);
        assert.equal(session.reloadFailed, prompt !== 'master> ');
        session.close();
      }
    });

    test('in two chunks, wherever they are cut', async () => {
      const { lines, replies, bytes } = throughMaster(dialogue('3.0', 'short'), prompt);
      for (let cut = 1 + first; cut < bytes.length; cut += STRIDE) {
        const { session, peer } = play({ target: '@!4711' });
        const exchange = session.exchange(lines, signal);
        peer.write(bytes.subarray(0, cut));
        await turn();
        peer.write(bytes.subarray(cut));
        assert.deepEqual(await exchange, replies, `cut after ${cut} bytes`);
        session.close();
      }
    });

    test('ended before the last byte: lost, never taken for whole', async () => {
      const { lines, replies, bytes } = throughMaster(dialogue('3.4', 'short'), prompt);
      for (let end = first; end < bytes.length; end += STRIDE) {
        const { session, peer } = play({ target: '@1' });
        const exchange = session.exchange(lines, signal);
        peer.end(bytes.subarray(0, end));
        const failure = await failureOf(exchange);
        assert.ok(failure instanceof ConnectionLost && failure.sent, `${end} bytes: ${failure}`);
        assert.deepEqual(failure.replies, replies.slice(0, failure.replies.length));
      }
    });

    test('a process that it does not know is told in its words', async () => {
      const { session, peer } = play({ target: '@!99' });
      const exchange = session.exchange([level], signal);
      for (const byte of `${prompt}Can't find the target PID matching the prefix '@!99'\n`) peer.write(byte);
      const failure = await failureOf(exchange);
      assert.deepEqual([failure.code, session.alive], ['not-found', false]);
      assert.equal(failure.detail, "Can't find the target PID matching the prefix '@!99'");
    });

    test('asked for no process, it is told from its prompt', async () => {
      const { session, peer } = play();
      const exchange = session.exchange([level], signal);
      for (const byte of prompt) peer.write(byte);
      assert.equal((await failureOf(exchange)).code, 'unsupported');
    });
  });
}

test('who is no master cannot be asked for a process', async () => {
  for (const said of [
    '\n> ',
    'SSH-2.0-OpenSSH_9.6\r\n',
    'mastery\n',
    'm\n',
    `master> ${'x'.repeat(2_000)}`,
  ]) {
    const { session, peer } = play({ target: '@1' });
    const exchange = session.exchange([level], signal);
    peer.write(said);
    const failure = await failureOf(exchange);
    assert.deepEqual([failure.code, session.alive], ['not-haproxy', false], said);
    assert.match(failure.message, /not a master CLI/);
  }
});

async function startWeb(t: TestContext, version: Parameters<typeof startHaproxy>[0]) {
  const app = await startWebServer({ name: 'web1', t });
  const config = `backend web\n  server web1 127.0.0.1:${app.port}`;
  return startHaproxy(version, { t, master: true, frontends: { fe: 'web' }, config });
}

forEachHaproxy('a master whose reload has failed', (version) => {
  test('leads to the worker that it had, which is not counted twice', async (t) => {
    const haproxy = await startWeb(t, version);
    await startLongRequest(t, haproxy, 'fe', 'web', 'web1');
    const whole = openAt(haproxy.masterSocket, { t });
    assert.equal((await whole.read(signal)).reloadFailed, undefined);
    await failReload(haproxy);
    for (const address of [haproxy.masterSocket, `${haproxy.masterSocket}?process=@!${haproxy.pid}`]) {
      const lb = openAt(address, { t });
      const { process, servers, oldWorkers, reloadFailed } = await lb.read(signal);
      assert.deepEqual([process.pid, oldWorkers, reloadFailed], [haproxy.pid, 'none', true], address);
      assert.deepEqual(
        [servers.get('web/web1')?.sessions, servers.get('web/web1')?.inherited],
        [1, undefined],
      );
      const drained = await lb.setStates([{ ...web1, state: 'drain' }], [web1], signal);
      assert.equal(drained.servers.get('web/web1')?.forced, 'drain');
      assert.equal(await haproxy.adminFlags('web', 'web1'), 8);
      const { servers: fresh } = await lb.readServers([web1], signal, { fresh: true });
      assert.equal(fresh.get('web/web1')?.sessions, 1);
      await lb.setStates([{ ...web1, state: 'ready' }], [web1], signal);
    }
    // It was open before: the same worker answers, and what was said of it still holds.
    const { process, oldWorkers } = await whole.read(signal);
    assert.deepEqual([process.pid, oldWorkers], [haproxy.pid, 'none']);
  });

  test('leads to the new worker after a reload that works, and counts the old one once', async (t) => {
    const haproxy = await startWeb(t, version);
    await startLongRequest(t, haproxy, 'fe', 'web', 'web1');
    await failReload(haproxy);
    await haproxy.reload();
    const lb = openAt(haproxy.masterSocket, { t });
    const { process, servers, oldWorkers, reloadFailed, can } = await lb.read(signal);
    assert.deepEqual([process.pid, reloadFailed], [haproxy.pid, undefined]);
    const { sessions, inherited } = servers.get('web/web1') ?? {};
    if (can.seeOldWorkers) assert.deepEqual([sessions, inherited, oldWorkers], [1, 1, 'counted']);
    else assert.deepEqual([sessions, inherited, oldWorkers], [0, undefined, 'none']);
  });
});

forEachHaproxy('a master', (version) => {
  test('whose connections have all broken leads to the worker before the reload once more', async (t) => {
    const haproxy = await startWeb(t, version);
    await startLongRequest(t, haproxy, 'fe', 'web', 'web1');
    await haproxy.reload();
    const way = await startTcpProxy({ target: haproxy.masterSocket, t });
    const lb = openAt(`127.0.0.1:${way.port}`, { t });
    const { can } = await lb.read(signal);
    way.disconnect();
    const { servers, oldWorkers } = await lb.readServers([web1], signal);
    const { sessions, inherited } = servers.get('web/web1') ?? {};
    if (can.seeOldWorkers) assert.deepEqual([sessions, inherited, oldWorkers], [1, 1, 'counted']);
    else assert.deepEqual([sessions, inherited, oldWorkers], [0, undefined, 'none']);
  });
});
