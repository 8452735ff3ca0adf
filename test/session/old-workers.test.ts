/** What a worker that a reload has replaced still serves, seen through a connection from before the reload. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import http2 from 'node:http2';
import net from 'node:net';
import { describe, type TestContext, test } from 'node:test';
import { Failure } from '../../src/errors.ts';
import { keyOf } from '../../src/haproxy/server.ts';
import { eventually } from '../support/eventually.ts';
import { forEachHaproxy, type HaproxyVersion } from '../support/haproxy-versions.ts';
import { startLongRequest } from '../support/long-request.ts';
import { openAt } from '../support/open-load-balancer.ts';
import { isRunning } from '../support/process-group.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { startWebServer } from '../support/web-server.ts';

const signal = new AbortController().signal;
const s1 = { backend: 'web', server: 's1' };

async function scene(
  t: TestContext,
  version: HaproxyVersion,
  options: { lines?: string; statsMaxconn?: number } = {},
) {
  const app = await startWebServer({ name: 's1', t });
  const { lines = '', ...more } = options;
  const haproxy = await startHaproxy(version, {
    t,
    master: true,
    frontends: { fe: 'web' },
    ...more,
    config: `backend web
  ${lines}
  server s1 127.0.0.1:${app.port} cookie s1
backend api
  server s0 127.0.0.1:1`,
  });
  const lb = openAt(haproxy.address, { t });
  await lb.read(signal);
  const sessions = async () => {
    const { sessions, inherited } = (await lb.sample([s1], signal)).get(keyOf(s1)) ?? {};
    return [sessions, inherited ?? 0];
  };
  const oldWorkers = async () => (await lb.readServers([s1], signal)).oldWorkers;
  const noticed = async () => {
    await eventually('the reload is noticed', async () => {
      const error = await lb.readServers([s1], signal).catch((failure: unknown) => failure);
      return error instanceof Failure && error.code === 'reloaded';
    });
    await lb.read(signal);
  };
  return { app, haproxy, lb, sessions, oldWorkers, noticed };
}

/** A client that is connected and says nothing yet. */
async function silentClient(t: TestContext, port: number) {
  const client = net.connect(port, '127.0.0.1');
  t.after(() => void client.destroy());
  await once(client, 'connect');
  return client;
}

/** One request on a connection that is kept. */
async function visit(port: number, agent: http.Agent): Promise<void> {
  const [response] = (await once(http.get({ port, host: '127.0.0.1', agent }), 'response')) as [
    http.IncomingMessage,
  ];
  response.resume();
  await once(response, 'end');
}

forEachHaproxy('old workers', (version) => {
  describe('of a worker that was replaced', { concurrency: 3 }, () => {
    test('its sessions are in every reading, and it is let go when the last has ended', async (t) => {
      const { haproxy, lb, sessions, oldWorkers, noticed } = await scene(t, version);
      const stream = await startLongRequest(t, haproxy, 'fe', 'web', 's1');
      const { pid } = haproxy;
      await lb.setStates([{ ...s1, state: 'drain' }], [s1], signal);
      await haproxy.reload();
      await noticed();
      assert.equal(await oldWorkers(), 'counted');
      assert.deepEqual(await sessions(), [1, 1]);
      for (const read of [() => lb.readServers([s1], signal), () => lb.read(signal)]) {
        const server = (await read()).servers.get('web/s1');
        assert.deepEqual([server?.sessions, server?.inherited, server?.adminFlags], [1, 1, 0]);
      }
      await startLongRequest(t, haproxy, 'fe', 'web', 's1');
      assert.deepEqual(await sessions(), [2, 1]);
      stream.abort();
      await eventually('it is not counted any more', async () => (await sessions()).join() === '1,0');
      assert.equal(await oldWorkers(), 'counted');
      await eventually('its process has ended', () => !isRunning(pid));
    });

    test('a reload that is noticed on a fresh connection: the old connection was kept until then', async (t) => {
      const { haproxy, lb, sessions, oldWorkers, noticed } = await scene(t, version);
      await startLongRequest(t, haproxy, 'fe', 'web', 's1');
      await haproxy.reload();
      await assert.rejects(lb.readServers([s1], signal, { fresh: true }), { code: 'reloaded' });
      await noticed();
      assert.equal(await oldWorkers(), 'counted');
      assert.deepEqual(await sessions(), [1, 1]);
    });

    test('what it may still give to a server is counted, unless it was told to leave that server out', async (t) => {
      for (const [lines, state, inherited] of [
        ['', 'ready', 1],
        // Nobody can see what `use-server` and tables of other proxies say.
        ['', 'drain', 1],
        ['', 'maint', 0],
        ['cookie SRV insert', 'drain', 1],
        ['cookie SRV insert', 'maint', 0],
      ] as const) {
        const { haproxy, lb, sessions, noticed } = await scene(t, version, { lines });
        const client = await silentClient(t, haproxy.port('fe'));
        await eventually('HAProxy has it', async () => (await haproxy.info()).CurrConns === '1');
        await lb.setStates([{ ...s1, state }], [s1], signal);
        await haproxy.reload();
        await noticed();
        assert.deepEqual(await sessions(), [inherited, inherited], `${lines} ${state}`);
        client.destroy();
        await eventually('nobody is left', async () => (await sessions()).join() === '0,0');
      }
    });

    test('who is refused elsewhere may come to it: with `option redispatch` his last try goes to any server', async (t) => {
      const lines =
        'option redispatch\n  retries 3\n  use-server s0 if { path /dead }\n  server s0 127.0.0.1:1';
      const { haproxy, lb, sessions, noticed, app } = await scene(t, version, { lines });
      const other = { backend: 'api', server: 's0' };
      const fate = http.get({ port: haproxy.port('fe'), host: '127.0.0.1', path: '/dead' });
      const answered = once(fate, 'response');
      const isTried = async () => Number((await haproxy.row('web', 's0')).wretr) > 0;
      await eventually('he was refused once', isTried);
      await haproxy.reload();
      await noticed();
      assert.deepEqual(await sessions(), [1, 1]);
      assert.equal((await lb.readServers([other], signal)).servers.get('api/s0')?.inherited, undefined);
      const before = app.requests;
      const [response] = (await answered) as [http.IncomingMessage];
      response.resume();
      assert.deepEqual([response.statusCode, app.requests - before], [200, 1], 'he came');
      await eventually('nobody is left', async () => (await sessions()).join() === '0,0');
    });

    test('ten streams of one HTTP/2 connection hide nobody who is idle', async (t) => {
      const other = await startWebServer({ name: 's2', t });
      const app = await startWebServer({ name: 's1', t });
      const haproxy = await startHaproxy(version, {
        t,
        master: true,
        frontends: { fe: 'web' },
        // From 2.6 on idle clients are sent away at a reload, but for these.
        ...(version === '2.2' ? {} : { extraDefaults: 'option idle-close-on-response' }),
        config: `frontend h2
  bind 127.0.0.1:{{h2}} proto h2
  default_backend other
backend web
  server s1 127.0.0.1:${app.port}
backend other
  server s2 127.0.0.1:${other.port}`,
      });
      const lb = openAt(haproxy.address, { t });
      await lb.read(signal);
      const many = http2.connect(`http://127.0.0.1:${haproxy.port('h2')}`);
      t.after(() => many.destroy());
      many.on('error', () => {});
      const streams = Array.from({ length: 10 }, () => many.request({ ':path': '/?stream=60000' }));
      for (const stream of streams) stream.on('error', () => {}).resume();
      const agent = new http.Agent({ keepAlive: true });
      t.after(() => agent.destroy());
      await Promise.all(Array.from({ length: 6 }, () => visit(haproxy.port('fe'), agent)));
      const scur = async () => (await haproxy.row('other', 's2')).scur;
      await eventually('ten streams', async () => (await scur()) === '10');
      assert.equal((await haproxy.info()).CurrConns, '7');
      await lb.setStates([{ ...s1, state: 'drain' }], [s1], signal);
      await haproxy.reload();
      await eventually('the reload is noticed', async () => {
        const error = await lb.readServers([s1], signal).catch((failure: unknown) => failure);
        return error instanceof Failure && error.code === 'reloaded';
      });
      const { servers } = await lb.read(signal);
      const inherited = ['web/s1', 'other/s2'].map((key) => servers.get(key)?.inherited ?? 0);
      assert.deepEqual(inherited, [6, 16]);
      agent.destroy();
      await eventually('the idle ones have gone', async () => {
        const traffic = await lb.sample([s1], signal);
        return (traffic.get('web/s1')?.inherited ?? 0) === 0;
      });
      assert.equal((await lb.readServers([s1], signal)).oldWorkers, 'counted');
    });

    test('when its connection is lost it is unseen, and what it serves is not known', async (t) => {
      const { haproxy, sessions, oldWorkers, noticed } = await scene(t, version);
      await startLongRequest(t, haproxy, 'fe', 'web', 's1');
      const { pid } = haproxy;
      await haproxy.reload();
      await noticed();
      assert.deepEqual(await sessions(), [1, 1]);
      process.kill(pid, 'SIGKILL');
      await eventually('it is unseen', async () => (await oldWorkers()) === 'unseen');
      assert.deepEqual(await sessions(), [0, 0]);
    });

    test('what it serves is cut with the rest', async (t) => {
      const { app, haproxy, lb, sessions, noticed } = await scene(t, version);
      await startLongRequest(t, haproxy, 'fe', 'web', 's1');
      await haproxy.reload();
      await noticed();
      await startLongRequest(t, haproxy, 'fe', 'web', 's1');
      assert.deepEqual(await sessions(), [2, 1]);
      await lb.shutDownSessions([s1], signal);
      await eventually('nobody is left', async () => (await sessions()).join() === '0,0');
      await eventually('both have ended', () => app.open === 0);
    });

    test('where stats maxconn leaves no room beside the old connection, that one gives way', async (t) => {
      const { lb } = await scene(t, version, { statsMaxconn: 1 });
      const { servers, oldWorkers } = await lb.readServers([s1], signal, { fresh: true });
      assert.deepEqual([servers.size, oldWorkers], [1, 'none']);
    });
  });
});
