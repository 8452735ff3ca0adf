/** HAProxy is reloaded while servers are taken out or weighted: done again in the new process, wherever the reload came. */
import assert from 'node:assert/strict';
import net from 'node:net';
import { describe, type TestContext, test } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { startGate } from '../support/gate.ts';
import { forEachHaproxy, isItsTurn } from '../support/haproxy-versions.ts';
import { startLongRequest } from '../support/long-request.ts';
import { type ReloadedHaproxy, startReloadedHaproxy } from '../support/reloaded-haproxy.ts';
import { failedWith, pointedOut, succeeded } from '../support/told.ts';
import { startWebBackend } from '../support/web-backend.ts';

type Moment = (heard: string, connection: number) => boolean;

const BEFORE_READING: Moment = () => true;
const BETWEEN_READING_AND_SETTING: Moment = (heard) => /set server/.test(heard);
const onConnection =
  (number: number): Moment =>
  (_, connection) =>
    connection === number;

/** For a server without sessions: each confirmation takes a fresh connection. */
const MOMENTS: Record<string, Record<string, Moment>> = {
  drain: {
    'before it reads': BEFORE_READING,
    'between reading and setting': BETWEEN_READING_AND_SETTING,
    'before the last verification': onConnection(2),
  },
  maint: {
    'before it reads': BEFORE_READING,
    'between reading and setting': BETWEEN_READING_AND_SETTING,
    'between drain and maint': (heard) => /state maint/.test(heard),
    'before the last verification': onConnection(2),
  },
  weight: {
    'before it reads': BEFORE_READING,
    'between reading and setting': BETWEEN_READING_AND_SETTING,
    'before the last verification': onConnection(2),
  },
};
const FLAGS: Record<string, number> = { drain: 8, maint: 1, weight: 0 };

/** Whoever opens a connection and says half of what there is to say. */
function startHalfRequest(t: TestContext, { haproxy }: ReloadedHaproxy) {
  const client = net.connect(haproxy.port('fe'), '127.0.0.1');
  t.after(() => void client.destroy());
  let answer = '';
  client.on('data', (chunk) => {
    answer += chunk;
  });
  client.write('GET / HTTP/1.1\r\nHo');
  return {
    async finish() {
      client.write('st: web\r\n\r\n');
      await eventually(
        'the half request is answered',
        () => /\r\n\r\ns[12]/.test(answer) || /0\r\n\r\n$/.test(answer),
      );
      return answer;
    },
  };
}

forEachHaproxy('on-reload: reapply', (version) => {
  describe('a reload', { concurrency: 6 }, () => {
    for (const [operation, moments] of Object.entries(MOMENTS)) {
      for (const [row, stateFile] of (['none', 'old', 'current'] as const).entries()) {
        for (const [column, [when, moment]] of Object.entries(moments).entries()) {
          if (!isItsTurn(version, row + column)) continue;
          test(`${when}, ${operation}, state file: ${stateFile}`, async (t) => {
            const scene = await startReloadedHaproxy(t, version, { stateFile, server: 'weight 20' });
            const inputs: Record<string, string> = operation === 'weight' ? { weight: '7' } : {};
            const result = await scene.reloadedStep(operation, inputs, moment);
            const [row] = succeeded(result, 'changed');
            assert.equal(row?.before?.adminState, 'ready');
            const { srv_admin_state, srv_uweight } = await scene.haproxy.serverState('web', 's1');
            assert.equal(Number(srv_admin_state), FLAGS[operation], result.log);
            assert.equal(srv_uweight, operation === 'weight' ? '7' : '20');
            assert.equal(result.outputs.drained, operation === 'weight' ? '' : 'true');
            const told = /reloaded once while this step worked/.test(pointedOut(result, 'warning'));
            assert.equal(told, moment !== BEFORE_READING, result.log);
            if (told) assert.match(result.summary, /load-server-state-from-file/);
          });
        }
      }
    }

    for (const operation of ['drain', 'maint']) {
      test(`in the drain, ${operation}: out of rotation again at once, and the old process's session is waited for`, async (t) => {
        const scene = await startReloadedHaproxy(t, version);
        const { haproxy } = scene;
        const stream = await startLongRequest(t, haproxy, 'fe', 'web', 's1');
        const running = scene.step(operation);
        await running.waitForLog(/web\/s1: 1 session, 0 queued/);
        await scene.reload();
        await running.waitForLog(/1 session, with the process before the reload/);
        assert.equal(await haproxy.adminFlags('web', 's1'), 8);
        assert.equal((await haproxy.row('web', 's1')).scur, '0');
        stream.abort();
        const result = await running.result;
        const [row] = succeeded(result, 'changed');
        assert.equal(row?.outcome, 'changed');
        assert.equal(result.outputs.drained, 'true');
        assert.match(
          pointedOut(result, 'warning'),
          /Sessions that the old process still served were counted/,
        );
        assert.equal(await haproxy.adminFlags('web', 's1'), FLAGS[operation]);
      });
    }

    test('twice in the drain: the sessions of both old processes are waited for', async (t) => {
      const scene = await startReloadedHaproxy(t, version, {
        lines: 'cookie SRV insert',
        server: 'cookie s1',
      });
      const first = await startLongRequest(t, scene.haproxy, 'fe', 'web', 's1');
      const running = scene.step('drain');
      await running.waitForLog(/web\/s1: 1 session, 0 queued/);
      await scene.reload();
      await running.waitForLog(/1 session, with the process before the reload/);
      // Bound clients come in drain, too.
      const second = new AbortController();
      const bound = fetch(`http://127.0.0.1:${scene.haproxy.port('fe')}/?stream=60000`, {
        headers: { cookie: 'SRV=s1' },
        signal: second.signal,
      });
      await running.waitForLog(/2 sessions, 1 of them with the process before the reload/);
      await scene.reload();
      await running.waitForLog(/2 sessions, all of them with the process before the reload/);
      first.abort();
      await running.waitForLog(/1 session, with the [\s\S]*all of them with [\s\S]*1 session, with the /);
      second.abort();
      await bound.then((response) => response.text()).catch(() => {});
      const result = await running.result;
      succeeded(result, 'changed');
      assert.equal(result.outputs.drained, 'true');
      assert.match(pointedOut(result, 'warning'), /reloaded twice/);
    });

    test('in the drain, with a request that the old process has not given to any server: it is waited for', async (t) => {
      const scene = await startReloadedHaproxy(t, version);
      const half = startHalfRequest(t, scene);
      await eventually('HAProxy has it', async () => (await scene.haproxy.info()).CurrConns === '1');
      const gate = await startGate(t, scene.haproxy.socket, BETWEEN_READING_AND_SETTING);
      const running = scene.step('maint', {}, gate.address);
      await gate.closed;
      await scene.reload();
      gate.open();
      // The old process was never told to leave s1 out.
      await running.waitForLog(/1 session, with the process before the reload/);
      assert.match(await half.finish(), /^HTTP\/1.1 200/);
      const result = await running.result;
      succeeded(result, 'changed');
      assert.equal(await scene.haproxy.adminFlags('web', 's1'), 1);
    });

    test('sessions that the old process keeps beyond drain-timeout: the step fails, and says where they are', async (t) => {
      const scene = await startReloadedHaproxy(t, version);
      await startLongRequest(t, scene.haproxy, 'fe', 'web', 's1');
      const running = scene.step('maint', { 'drain-timeout': '10s' });
      await running.waitForLog(/web\/s1: 1 session, 0 queued/);
      await scene.reload();
      const words = failedWith(await running.result, 'drain-timeout', 'rolled-back');
      assert.match(words, /1 session, with the process before the reload/);
      assert.equal(await scene.haproxy.adminFlags('web', 's1'), 0);
    });

    test('on-drain-timeout: shutdown-sessions cuts those of the old process, too', async (t) => {
      const scene = await startReloadedHaproxy(t, version);
      await startLongRequest(t, scene.haproxy, 'fe', 'web', 's1');
      const running = scene.step('maint', {
        'drain-timeout': '10s',
        'on-drain-timeout': 'shutdown-sessions',
      });
      await running.waitForLog(/web\/s1: 1 session, 0 queued/);
      await scene.reload();
      const result = await running.result;
      succeeded(result, 'changed');
      assert.equal(result.outputs['sessions-shut-down'], '1', result.log);
      assert.equal(result.outputs.drained, 'true');
      await eventually('the stream has ended', () => scene.app.open === 0);
    });

    test('while it is put back: put back in the new process', async (t) => {
      const scene = await startReloadedHaproxy(t, version, { stateFile: 'current' });
      await startLongRequest(t, scene.haproxy, 'fe', 'web', 's1');
      const moment: Moment = (heard) => /state ready/.test(heard);
      const result = await scene.reloadedStep('drain', { 'drain-timeout': '1s' }, moment);
      failedWith(result, 'drain-timeout', 'rolled-back');
      assert.equal(await scene.haproxy.adminFlags('web', 's1'), 0);
    });

    test('with a backend more that has a server of this name: nobody has planned to take that out, so nobody is out', async (t) => {
      const scene = await startReloadedHaproxy(t, version);
      const { haproxy, app } = scene;
      await startLongRequest(t, haproxy, 'fe', 'web', 's1');
      const running = scene.step('maint', { server: 's1', backend: '*' });
      await running.waitForLog(/web\/s1: 1 session/);
      const backend = (name: string) =>
        `backend ${name}\n  server s1 127.0.0.1:${app.port}\n  server s2 127.0.0.1:${app.port} backup\n`;
      await haproxy.reload(backend('web') + backend('api'));
      const result = await running.result;
      const words = failedWith(result, 'reloaded', 'rolled-back');
      assert.match(words, /its new configuration has api\/s1, which `server` means as well/);
      assert.doesNotMatch(words, /api\/s2/);
      assert.deepEqual(
        [await haproxy.adminFlags('web', 's1'), await haproxy.adminFlags('api', 's1')],
        [0, 0],
      );
    });

    const SUCCESSORS = {
      "with its servers at each other's addresses": { web1: 'web2', web2: 'web1' },
      'with a second line for it': { web1: 'web1', web2: 'web2', web1b: 'web1' },
    };
    for (const [words, lines] of Object.entries(SUCCESSORS)) {
      test(`${words}: whoever stops the application stops one that serves, so nobody is called out`, async (t) => {
        const web = await startWebBackend(version, { t, master: true, lines: 'balance first' });
        const { haproxy } = web;
        await startLongRequest(t, haproxy, 'fe_web', 'web', 'web1');
        const running = web.watch({ server: 'web1', operation: 'maint', 'drain-timeout': '20s' });
        await running.waitForLog(/web\/web1: 1 session/);
        const servers = Object.entries(lines).map(
          ([name, app]) => `  server ${name} 127.0.0.1:${web.server(app).port}\n`,
        );
        await haproxy.reload(`backend web\n${servers.join('')}`);
        const result = await running.result;
        const error = failedWith(result, 'reloaded', 'rolled-back');
        const place = `127.0.0.1:${web.server('web1').port}`;
        assert.ok(error.includes(`at ${place}, where web/web1 stood when this step began`), error);
        assert.equal(await haproxy.adminFlags('web', 'web1'), 0);
      });
    }

    test('with another address, where nobody else serves at the former one: that is told, and the new one is out', async (t) => {
      const web = await startWebBackend(version, {
        t,
        master: true,
        lines: 'balance first',
        names: ['web1', 'web2', 'web3'],
      });
      const { haproxy } = web;
      const stream = await startLongRequest(t, haproxy, 'fe_web', 'web', 'web1');
      const running = web.watch({ server: 'web1', operation: 'maint', 'drain-timeout': '20s' });
      await running.waitForLog(/web\/web1: 1 session/);
      const [at2, at3] = [web.server('web2').port, web.server('web3').port];
      await haproxy.reload(`backend web\n  server web1 127.0.0.1:${at3}\n  server web2 127.0.0.1:${at2}\n`);
      await running.waitForLog(/once more, from the beginning/);
      stream.abort();
      const result = await running.result;
      succeeded(result, 'changed');
      assert.match(pointedOut(result, 'warning'), /web\/web1 stands at .* since HAProxy was reloaded/);
      assert.equal(await haproxy.adminFlags('web', 'web1'), 1);
    });

    test('without the server: it is gone, and nobody is accused of having set it', async (t) => {
      const web = await startWebBackend(version, { t, master: true, lines: 'balance first' });
      await startLongRequest(t, web.haproxy, 'fe_web', 'web', 'web1');
      const running = web.watch({ server: 'web1', operation: 'maint', 'drain-timeout': '20s' });
      await running.waitForLog(/web\/web1: 1 session/);
      await web.haproxy.reload(`backend web\n  server web9 127.0.0.1:${web.server('web1').port}\n`);
      const result = await running.result;
      failedWith(result, 'not-found', 'rolled-back');
      const warned = pointedOut(result, 'warning');
      assert.match(warned, /web\/web1 is gone/);
      assert.doesNotMatch(warned, /which this step did not set/);
    });

    test('eleven in one step are too many', async (t) => {
      const scene = await startReloadedHaproxy(t, version);
      const { haproxy } = scene;
      const stream = await startLongRequest(t, haproxy, 'fe', 'web', 's1');
      const running = scene.step('drain', { 'drain-timeout': '5m' });
      for (let reloads = 0; reloads < 11; reloads += 1) {
        await eventually('s1 is in drain', async () => (await haproxy.adminFlags('web', 's1')) === 8);
        await haproxy.reload();
      }
      const result = await running.result;
      assert.match(failedWith(result, 'reloaded', 'rolled-back'), /once too often/);
      assert.equal(await haproxy.adminFlags('web', 's1'), 0);
      stream.abort();
    });
  });
});
