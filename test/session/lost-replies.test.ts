/** Replies that get lost on the way from a real HAProxy: nothing is done twice that must not be, and nothing is claimed unseen. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { ConnectionLost, Failure, Reloaded } from '../../src/errors.ts';
import type { LoadBalancer } from '../../src/haproxy/load-balancer.ts';
import { eventually } from '../support/eventually.ts';
import { forEachHaproxy, type HaproxyVersion } from '../support/haproxy-versions.ts';
import { startLineProxy } from '../support/line-proxy.ts';
import { openAt } from '../support/open-load-balancer.ts';
import { type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';
import { type Meddle, startTcpProxy } from '../support/tcp-proxy.ts';
import { startWebServer } from '../support/web-server.ts';

const signal = new AbortController().signal;
const web1 = { backend: 'web', server: 'web1' };
const web2 = { backend: 'web', server: 'web2' };

async function startWeb(version: HaproxyVersion, t: TestContext): Promise<RealHaproxy> {
  const app = await startWebServer({ name: 'app', t });
  const config = `backend web
    server web1 127.0.0.1:${app.port} check inter 1h
    server web2 127.0.0.1:${app.port}`;
  const haproxy = await startHaproxy(version, { t, config, master: true });
  const checked = async () => /OK$/.test((await haproxy.row('web', 'web1')).check_status ?? '');
  await eventually('web1 was checked', checked);
  return haproxy;
}

async function opened(address: string, t: TestContext): Promise<LoadBalancer> {
  const lb = openAt(address, { t });
  await lb.read(signal);
  return lb;
}

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const error = await work.then(
    () => assert.fail('it worked'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Failure, String(error));
  return error;
}

forEachHaproxy('lost replies', (version) => {
  test('a set whose reply is lost was done: it is read, not sent again', async (t) => {
    const haproxy = await startWeb(version, t);
    const proxy = await startLineProxy({ target: haproxy.socket, t });
    const lb = await opened(proxy.address, t);
    proxy.edit = (line) => (line === 'set server web/web1 state maint' ? { lose: line } : line);
    const { servers } = await lb.setStates([{ ...web1, state: 'maint' }], [web1], signal);
    assert.equal(servers.get('web/web1')?.adminFlags, 1);
    assert.equal(proxy.lines.filter((line) => line.startsWith('set server')).length, 1);
  });

  test('of many whose replies are lost only those that did not arrive are sent again', async (t) => {
    const haproxy = await startWeb(version, t);
    const proxy = await startLineProxy({ target: haproxy.socket, t });
    const lb = await opened(proxy.address, t);
    let lost = false;
    proxy.edit = (line) => {
      if (lost || line !== 'set server web/web1 state drain') return line;
      lost = true;
      return { lose: line };
    };
    const goals = [web1, web2].map((name) => ({ ...name, state: 'drain' as const }));
    const { servers } = await lb.setStates(goals, [web1, web2], signal);
    assert.deepEqual(
      [...servers.values()].map(({ adminFlags }) => adminFlags),
      [8, 8],
    );
    assert.deepEqual(
      proxy.lines.filter((line) => line.startsWith('set server')),
      ['set server web/web1 state drain', 'set server web/web2 state drain'],
    );
  });

  test('a set that is lost each time is given up, and says that nothing was changed', async (t) => {
    const haproxy = await startWeb(version, t);
    const proxy = await startLineProxy({ target: haproxy.socket, t });
    const lb = await opened(proxy.address, t);
    proxy.edit = (line) => (line.startsWith('set server') ? null : line);
    const failure = await failureOf(lb.setWeights([{ ...web1, weight: '7', effective: 7 }], [web1], signal));
    assert.ok(failure instanceof ConnectionLost);
    assert.deepEqual([failure.callChanged, failure.loadBalancer], ['no', proxy.address]);
    assert.deepEqual(failure.replies, [], 'HAProxy’s replies are nobody’s above');
    assert.equal(
      proxy.lines.filter((line) => line.startsWith('set server')).length,
      4,
      'once, and 3 retries',
    );
  });

  test('a set whose reply is lost, and that cannot be read again, leaves it unknown', async (t) => {
    const haproxy = await startWeb(version, t);
    const proxy = await startLineProxy({ target: haproxy.socket, t });
    const lb = await opened(proxy.address, t);
    let lost = false;
    proxy.edit = (line) => {
      if (lost) return null;
      lost = line.startsWith('set server');
      return lost ? { lose: line } : line;
    };
    const failure = await failureOf(lb.setStates([{ ...web1, state: 'maint' }], [web1], signal));
    assert.deepEqual([failure.code, failure.callChanged], ['connect-failed', 'unknown']);
    assert.match(failure.message, /4 attempts/);
    assert.equal(await haproxy.adminFlags('web', 'web1'), 1);
  });

  test('a set whose reply is lost because HAProxy started again is not repeated there', async (t) => {
    const haproxy = await startWeb(version, t);
    const proxy = await startLineProxy({ target: haproxy.socket, t });
    const lb = await opened(proxy.address, t);
    proxy.edit = (line) => (line.startsWith('set server') ? { lose: line } : line);
    await haproxy.reload();
    const failure = await failureOf(lb.setStates([{ ...web1, state: 'maint' }], [web1], signal));
    assert.ok(failure instanceof Reloaded);
    assert.equal(failure.callChanged, 'unknown');
    assert.equal(proxy.lines.filter((line) => line.startsWith('set server')).length, 1);
    assert.equal(await haproxy.adminFlags('web', 'web1'), 0);
  });

  test('a proof whose reply is lost is never taken down twice', async (t) => {
    const haproxy = await startWeb(version, t);
    const proxy = await startLineProxy({ target: haproxy.socket, t });
    const lb = await opened(proxy.address, t);
    const before = Number((await haproxy.row('web', 'web1')).chkdown);
    proxy.edit = (line) => (line.endsWith('health down') ? { lose: line } : line);
    const { servers } = await lb.takeDownForProof([web1], [web1], signal);
    const server = servers.get('web/web1');
    assert.deepEqual([server?.adminFlags, server?.operationalState, server?.checkDowns], [8, 0, before + 1]);
    assert.equal(proxy.lines.filter((line) => line.endsWith('health down')).length, 1);
  });

  test('a proof whose reply is lost is not sent over the maint that somebody has set behind it', async (t) => {
    const haproxy = await startWeb(version, t);
    const proxy = await startLineProxy({ target: haproxy.socket, t });
    const lb = await opened(proxy.address, t);
    await lb.setStates([{ ...web1, state: 'maint' }], [web1], signal);
    // One write: the person comes right behind it.
    proxy.edit = (line) =>
      line.endsWith('health down') ? { lose: `${line};set server web/web1 state maint` } : line;
    const { servers } = await lb.takeDownForProof([web1], [web1], signal);
    assert.equal(servers.get('web/web1')?.forced, 'maint');
    assert.equal(proxy.lines.filter((line) => line.endsWith('health down')).length, 1);
  });

  test('a server that has gone down meanwhile is not called stopping: that would let bound clients in', async (t) => {
    const haproxy = await startWeb(version, t);
    const proxy = await startLineProxy({ target: haproxy.socket, t });
    const lb = await opened(proxy.address, t);
    await lb.setStates([{ ...web1, state: 'drain' }], [web1], signal);
    // Instead of what was sent a check has failed.
    const down = 'set server web/web1 health down';
    proxy.edit = (line) => (line.endsWith('health stopping') ? { lose: down } : line);
    const { servers } = await lb.setHealth([web1], 'stopping', [web1], signal);
    assert.equal(servers.get('web/web1')?.operationalState, 0);
    assert.equal(proxy.lines.filter((line) => line.endsWith('health stopping')).length, 1);
  });

  test('a proof that did not arrive is sent again', async (t) => {
    const haproxy = await startWeb(version, t);
    const proxy = await startLineProxy({ target: haproxy.socket, t });
    const lb = await opened(proxy.address, t);
    await lb.setStates([{ ...web1, state: 'maint' }], [web1], signal);
    const before = Number((await haproxy.row('web', 'web1')).chkdown);
    let lost = false;
    proxy.edit = (line) => {
      if (lost || !line.endsWith('health down')) return line;
      lost = true;
      return null;
    };
    const { servers } = await lb.takeDownForProof([web1], [web1], signal);
    assert.deepEqual(
      [servers.get('web/web1')?.adminFlags, servers.get('web/web1')?.operationalState],
      [8, 0],
    );
    assert.equal(Number((await haproxy.row('web', 'web1')).chkdown), before + 1);
  });

  test('a proof of which only the drain arrived goes back to maint before it is tried again', async (t) => {
    const haproxy = await startWeb(version, t);
    const proxy = await startLineProxy({ target: haproxy.socket, t });
    const lb = await opened(proxy.address, t);
    await lb.setStates([{ ...web1, state: 'maint' }], [web1], signal);
    const before = Number((await haproxy.row('web', 'web1')).chkdown);
    proxy.lines.length = 0;
    let lost = false;
    proxy.edit = (line) => {
      if (lost || !line.endsWith('health down')) return line;
      lost = true;
      return { lose: line.split(';')[0] ?? '' };
    };
    const { servers } = await lb.takeDownForProof([web1], [web1], signal);
    const server = servers.get('web/web1');
    // To go back to maint counts as going down, too.
    assert.deepEqual([server?.adminFlags, server?.operationalState, server?.checkDowns], [8, 0, before + 2]);
    assert.deepEqual(
      proxy.lines
        .filter((line) => line.startsWith('set server'))
        .map((line) => line.replaceAll('set server web/web1 ', '')),
      ['state drain; health down', 'state maint', 'state drain; health down'],
    );
  });

  test('a proof of which only the drain arrived is not taken for done because the server had gone down just before', async (t) => {
    const haproxy = await startWeb(version, t);
    const commands: string[] = [];
    const meddle: Meddle = (client) => ({
      command(chunk) {
        commands.push(chunk.toString());
        const half = commands.at(-1)?.split('; ')[0] ?? '';
        return half.length < chunk.length ? Buffer.from(`${half}\n`) : chunk;
      },
      reply(chunk) {
        if (commands.at(-1)?.includes('health down')) setImmediate(() => client.destroy());
        return chunk;
      },
    });
    const proxy = await startTcpProxy({ target: haproxy.socket, t, meddle, later: {} });
    const lb = await opened(proxy.address, t);
    // Somebody else's maint counts as going down, and nobody has read that yet.
    await haproxy.cli('set server web/web1 state maint');
    const { servers } = await lb.takeDownForProof([web1], [web1], signal);
    assert.match(commands.join(''), /state drain; set server web\/web1 health down/);
    const { forced, operationalState } = servers.get('web/web1') ?? {};
    assert.deepEqual([forced, operationalState], ['drain', 0]);
  });

  test('a proof of which only the drain arrived, again and again, is given up in maint and never taken for done', async (t) => {
    const haproxy = await startWeb(version, t);
    const proxy = await startLineProxy({ target: haproxy.socket, t });
    const lb = await opened(proxy.address, t);
    await lb.setStates([{ ...web1, state: 'maint' }], [web1], signal);
    proxy.edit = (line) => (line.endsWith('health down') ? { lose: line.split(';')[0] ?? '' } : line);
    const failure = await failureOf(lb.takeDownForProof([web1], [web1], signal));
    assert.ok(failure instanceof ConnectionLost);
    assert.equal(failure.callChanged, 'no');
    assert.equal(proxy.lines.filter((line) => line.endsWith('health down')).length, 4);
    assert.equal(await haproxy.adminFlags('web', 'web1'), 1);
  });

  test('cut after any byte of its replies, a change still ends as it should', async (t) => {
    const haproxy = await startWeb(version, t);
    const proxy = await startTcpProxy({ target: haproxy.socket, t, record: false });
    const whole = await opened(proxy.address, t);
    const read = proxy.bytes.fromServer;
    await whole.setStates([{ ...web1, state: 'ready' }], [web1], signal);
    const all = proxy.bytes.fromServer;
    whole.close();
    // The first connection is cut, somewhere behind what `read` got; the ones after it are not.
    for (let cut = read; cut < all; cut += Math.ceil((all - read) / 40)) {
      await haproxy.cli('set server web/web1 state maint');
      proxy.faults = { cutAfter: cut };
      const lb = openAt(proxy.address, { t });
      await lb.read(signal);
      proxy.faults = {};
      const before = Number((await haproxy.row('web', 'web1')).chkdown);
      const { servers } = await lb.takeDownForProof([web1], [web1, web2], signal);
      const server = servers.get('web/web1');
      assert.deepEqual(
        [server?.adminFlags, server?.operationalState, server?.checkDowns],
        [8, 0, before + 1],
      );
      lb.close();
    }
  });
});
