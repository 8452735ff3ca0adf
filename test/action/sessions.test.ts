/** What a session is and when it has ended: downloads, WebSockets, queues, HTTP/2, TCP, a server that fails meanwhile. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import http2 from 'node:http2';
import path from 'node:path';
import { describe, test } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { forEachHaproxy } from '../support/haproxy-versions.ts';
import { converse, get } from '../support/load-request.ts';
import type { ActionResult } from '../support/run-action.ts';
import { makeScratch } from '../support/scratch.ts';
import { startSpoeAgent } from '../support/spoe-agent.ts';
import { startWebBackend, type WebBackend } from '../support/web-backend.ts';

/** Each request waits for the agent's answer. */
const SPOE = `[guard]
spoe-agent guard
  messages ask
  timeout hello 5s
  timeout idle 1m
  timeout processing 10s
  use-backend agents
spoe-message ask
  args src=src
  event on-frontend-http-request
`;

const FLAGS = { drain: 8, maint: 1 } as const;

/** Sends what `begin` begins to web1, and lets the others in again when web1 has that many sessions. */
async function onWeb1<T>(web: WebBackend, sessions: number, begin: () => T): Promise<{ begun: T }> {
  const others = web.servers.filter(({ name }) => name !== 'web1');
  for (const { name } of others) await web.haproxy.cli(`set server web/${name} state maint`);
  const begun = begin();
  await eventually('web1 has its sessions', async () => (await web.sessions('web1')) === sessions);
  for (const { name } of others) await web.haproxy.cli(`set server web/${name} state ready`);
  return { begun };
}

function notices(result: ActionResult): string {
  const found = result.annotations.filter(({ level }) => level === 'notice');
  return found.map(({ message }) => message).join('\n');
}

function isSent(result: ActionResult): boolean {
  return /> (set|shutdown) /.test(result.log);
}

/** Streams over one HTTP/2 connection; the bodies. */
async function getOverHttp2(port: number, paths: readonly string[]): Promise<string[]> {
  const client = http2.connect(`http://127.0.0.1:${port}`);
  const bodies = paths.map(async (path) => {
    const request = client.request({ ':path': path });
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    await once(request, 'end');
    return body;
  });
  return await Promise.all(bodies).finally(() => client.close());
}

forEachHaproxy('sessions', (version) => {
  describe('waited for, and none is lost', { concurrency: 4 }, () => {
    for (const operation of ['drain', 'maint'] as const) {
      test(`${operation}: a download and a WebSocket go on to their end, and are waited for`, async (t) => {
        const web = await startWebBackend(version, { t, server: 'check inter 100ms' });
        const { begun } = await onWeb1(web, 2, () =>
          Promise.allSettled([web.visit('/?stream=1500'), converse(web.port, 1_500)]),
        );
        const { code, outputs, log } = await web.run({ server: 'web1', operation });
        assert.equal(web.server('web1').open, 0);
        await web.server('web1').kill();
        assert.equal(code, 0, log);
        assert.equal(outputs.drained, 'true');
        assert.equal(outputs.sessions, '0');
        assert.equal(outputs['sessions-shut-down'], '0');
        assert.equal(await web.haproxy.adminFlags('web', 'web1'), FLAGS[operation]);
        const served = (await begun).map((one) => (one.status === 'fulfilled' ? one.value : one.reason));
        assert.deepEqual(served, ['web1', 'WebSocket']);
      });

      test(`${operation}: requests queued for a full server are answered, all of them`, async (t) => {
        const web = await startWebBackend(version, {
          t,
          lines: 'cookie SRV insert indirect nocache\n  timeout queue 1m',
          server: (name) => `cookie ${name} maxconn ${name === 'web1' ? 1 : 2}`,
        });
        const visits = Array.from({ length: 6 }, () => web.visit('/?hold', 'web1'));
        const queued = async () => Number((await web.haproxy.row('web', 'web1')).qcur) === 5;
        await eventually('five are queued', queued);
        const running = web.watch({ server: 'web1', operation });
        await running.waitForLog(/web\/web1: 1 session, [1-5] queued/);
        const releasing = setInterval(() => {
          for (const server of web.servers) server.release();
        }, 20);
        t.after(() => clearInterval(releasing));
        const { code, outputs, log } = await running.result;
        const { open } = web.server('web1');
        await web.server('web1').kill();
        assert.equal(code, 0, log);
        assert.equal(outputs.drained, 'true');
        assert.equal(open, 0);
        const served = await Promise.all(visits);
        assert.deepEqual(
          served.filter((name) => name !== 'web1' && name !== 'web2'),
          [],
        );
      });

      test(`${operation}: streams of one HTTP/2 connection are sessions, and end whole`, async (t) => {
        const web = await startWebBackend(version, {
          t,
          config: 'frontend fe_h2\n  bind 127.0.0.1:{{fe_h2}} proto h2\n  default_backend web',
        });
        const paths = ['/?stream=1000', '/?stream=1200', '/?delay=1200'];
        const { begun } = await onWeb1(web, 3, () => getOverHttp2(web.haproxy.port('fe_h2'), paths));
        const { code, outputs, log } = await web.run({ server: 'web1', operation });
        assert.equal(web.server('web1').open, 0);
        await web.server('web1').kill();
        assert.equal(code, 0, log);
        assert.equal(outputs.drained, 'true');
        assert.deepEqual(
          (await begun).map((body) => body.endsWith('web1')),
          [true, true, true],
        );
      });

      test(`${operation}: where the application speaks HTTP/2, requests that share a connection to it are sessions, and end whole`, async (t) => {
        const web = await startWebBackend(version, {
          t,
          isHttp2: true,
          lines: 'http-reuse always',
          server: 'proto h2',
        });
        const paths = ['/?stream=1000', '/?stream=1200', '/?delay=1200'];
        const { begun } = await onWeb1(web, 3, () => paths.map((path) => web.visit(path)));
        const { code, outputs, log } = await web.run({ server: 'web1', operation });
        assert.equal(web.server('web1').open, 0);
        await web.server('web1').kill();
        assert.equal(code, 0, log);
        assert.equal(outputs.drained, 'true');
        assert.deepEqual(await Promise.all(begun), ['web1', 'web1', 'web1']);
        assert.equal(await web.visit(), 'web2');
      });

      test(`${operation}: requests that HAProxy sends to an SPOE agent end; connections that it keeps to one, up to 3.0, do not`, async (t) => {
        const agents = [await startSpoeAgent(t, 150), await startSpoeAgent(t, 150)] as const;
        const { folder, remove } = makeScratch();
        t.after(remove);
        writeFileSync(path.join(folder, 'spoe.cfg'), SPOE);
        const hasSpop = version >= '3.1';
        const web = await startWebBackend(version, {
          t,
          config: `frontend fe_asked
  bind 127.0.0.1:{{fe_asked}}
  filter spoe engine guard config ${path.join(folder, 'spoe.cfg')}
  default_backend web
backend agents
  mode ${hasSpop ? 'spop' : 'tcp'}
${agents.map(({ port }, at) => `  server agent${at + 1} 127.0.0.1:${port}`).join('\n')}`,
        });
        const asked = {
          port: web.haproxy.port('fe_asked'),
          agent: false,
          path: '/',
          cookies: new Map(),
        } as const;
        const visits: Promise<string>[] = [];
        const visiting = setInterval(() => visits.push(get(asked)), 20);
        t.after(() => clearInterval(visiting));
        await eventually('both agents are asked', () => agents.every(({ open }) => open > 0));
        const inputs = { backend: 'agents', server: 'agent1', operation, 'drain-timeout': '1s' };
        const result = await web.run(inputs);
        if (hasSpop) {
          assert.equal(result.code, 0, result.log);
          assert.equal(result.outputs.drained, 'true');
        } else {
          assert.equal(result.outputs['error-code'], 'drain-timeout');
          assert.match(
            result.log,
            /What happened: .*No client is behind them: .* SPOE agents in `mode tcp`\./,
          );
          const cut = await web.run({ ...inputs, 'on-drain-timeout': 'shutdown-sessions' });
          assert.equal(cut.code, 0, cut.log);
        }
        const { answered } = agents[0];
        await eventually('the other one is asked', () => agents[1].answered > 0 && visits.length > 20);
        clearInterval(visiting);
        assert.ok((await Promise.all(visits)).every((name) => /^web[12]$/.test(name)));
        assert.equal(agents[0].answered, answered);
      });

      test(`${operation}: in TCP mode a session lasts as long as its connection, and is waited for`, async (t) => {
        const web = await startWebBackend(version, { t, extraDefaults: 'mode tcp' });
        const { begun } = await onWeb1(web, 2, () =>
          Promise.all([web.visit('/?stream=1000'), web.visit('/?delay=1200')]),
        );
        const { code, outputs, log } = await web.run({ server: 'web1', operation });
        await web.server('web1').kill();
        assert.equal(code, 0, log);
        assert.equal(outputs.drained, 'true');
        assert.deepEqual(await begun, ['web1', 'web1']);
      });

      test(`${operation}: a server that goes DOWN while it drains is done when its sessions have ended`, async (t) => {
        const web = await startWebBackend(version, {
          t,
          lines: 'option httpchk GET /health',
          server: 'check inter 100ms fall 2',
        });
        const { begun } = await onWeb1(web, 1, () => ({ ended: web.visit('/?hold') }));
        const running = web.watch({ server: 'web1', operation });
        await eventually('web1 drains', async () => (await web.haproxy.adminFlags('web', 'web1')) === 8);
        web.server('web1').health.status = 503;
        await eventually(
          'web1 is DOWN',
          async () => (await web.haproxy.row('web', 'web1')).status === 'DOWN',
        );
        assert.equal(web.server('web1').open, 1);
        web.server('web1').release();
        const { code, outputs, log } = await running.result;
        assert.equal(code, 0, log);
        assert.equal(outputs.drained, 'true');
        assert.equal(outputs.status, operation === 'drain' ? 'DOWN' : 'MAINT');
        assert.equal(await web.haproxy.adminFlags('web', 'web1'), FLAGS[operation]);
        assert.equal(await begun.ended, 'web1');
      });

      test(`${operation}: already so with a session left: nothing is sent, its end is waited for`, async (t) => {
        const web = await startWebBackend(version, { t });
        const { begun } = await onWeb1(web, 1, () => ({ ended: web.visit('/?hold') }));
        await web.haproxy.cli(`set server web/web1 state ${operation}`);
        const running = web.watch({ server: 'web1', operation });
        await running.waitForLog(/web\/web1: 1 session/);
        web.server('web1').release();
        const result = await running.result;
        assert.equal(web.server('web1').open, 0);
        assert.equal(result.code, 0, result.log);
        assert.equal(result.outputs.result, 'unchanged');
        assert.equal(result.outputs.changed, 'false');
        assert.equal(result.outputs.drained, 'true');
        assert.ok(!isSent(result), result.log);
        assert.equal(await begun.ended, 'web1');
      });

      test(`${operation}: already so with a session that stays: \`drain-timeout\`, and nothing is sent`, async (t) => {
        const web = await startWebBackend(version, { t });
        const { begun } = await onWeb1(web, 1, () => ({ ended: web.visit('/?hold') }));
        await web.haproxy.cli(`set server web/web1 state ${operation}`);
        const result = await web.run({ server: 'web1', operation, 'drain-timeout': '200ms' });
        assert.equal(result.code, 1);
        assert.equal(result.outputs['error-code'], 'drain-timeout');
        assert.equal(result.outputs.result, 'failed');
        assert.equal(result.outputs.changed, 'false');
        assert.ok(!isSent(result), result.log);
        assert.equal(await web.haproxy.adminFlags('web', 'web1'), FLAGS[operation]);
        web.server('web1').release();
        assert.equal(await begun.ended, 'web1');
      });
    }

    for (const [operation, lines, words] of [
      ['drain', 'cookie SRV insert', 'check inter 1s fall 30'],
      ['drain', 'cookie SRV insert', ''],
      ['maint', '', 'check inter 20s'],
      ['maint', '', ''],
    ] as const) {
      test(`${operation}, ${words || 'no check'}: a request in the second between two attempts to connect is counted nowhere, and waited for (B10)`, async (t) => {
        const web = await startWebBackend(version, {
          t,
          lines: `retries 30\n${lines}`,
          server: (name) => `${words} ${lines === '' ? '' : `cookie ${name}`}`,
        });
        // One that has not been checked yet goes DOWN with its first check, whatever `fall` says.
        const isChecked = async () => (await web.haproxy.row('web', 'web1')).check_status === 'L4OK';
        if (words.includes('fall')) await eventually('web1 is checked', isChecked);
        await web.server('web1').kill();
        let answer = '';
        await web.haproxy.cli('set server web/web2 state maint');
        const visit = web.visit('/?stream=300', 'web1').then((text) => {
          answer = text;
        });
        await eventually('one attempt failed', async () => {
          const { wretr, scur, qcur } = await web.haproxy.row('web', 'web1');
          return Number(wretr) > 0 && scur === '0' && qcur === '0';
        });
        await web.haproxy.cli('set server web/web2 state ready');
        const running = web.watch({ server: 'web1', operation, 'drain-timeout': '50s' });
        await eventually('web1 leaves', async () => (await web.haproxy.adminFlags('web', 'web1')) !== 0);
        await web.server('web1').start();
        const { code, outputs, log } = await running.result;
        const answeredBefore = answer;
        await visit;
        assert.equal(code, 0, log);
        assert.equal(outputs.drained, 'true');
        assert.notEqual(answeredBefore, '', 'drained, but the request had not ended');
        assert.match(answer, /^web[12]$/);
      });
    }
  });

  describe('states that are there already', { concurrency: 4 }, () => {
    test('drain of a server in maint leaves it there, with a notice', async (t) => {
      const web = await startWebBackend(version, { t });
      await web.haproxy.cli('set server web/web1 state maint');
      const result = await web.run({ server: 'web1', operation: 'drain' });
      assert.equal(result.code, 0, result.log);
      assert.equal(result.outputs.result, 'unchanged');
      assert.equal(result.outputs.state, 'maint');
      assert.match(notices(result), /web\/web1 is in maint and is left there/);
      assert.equal(await web.haproxy.adminFlags('web', 'web1'), 1);
    });

    test('`disabled` in the configuration: maint and drain find it in maint, ready brings it back', async (t) => {
      const web = await startWebBackend(version, {
        t,
        server: (name) => `check inter 100ms ${name === 'web1' ? 'disabled' : ''}`,
      });
      assert.equal(await web.haproxy.adminFlags('web', 'web1'), 5);
      for (const operation of ['maint', 'drain']) {
        const result = await web.run({ server: 'web1', operation });
        assert.equal(result.code, 0, result.log);
        assert.equal(result.outputs.result, 'unchanged');
        assert.ok(!isSent(result), result.log);
        assert.equal(await web.haproxy.adminFlags('web', 'web1'), 5);
      }
      const back = await web.run({ server: 'web1', operation: 'ready' });
      assert.equal(back.code, 0, back.log);
      assert.equal(back.outputs.result, 'changed');
      assert.equal(back.outputs.state, 'ready');
      assert.equal(await web.haproxy.adminFlags('web', 'web1'), 4);
      const again = await web.run({ server: 'web1', operation: 'ready' });
      assert.equal(again.outputs.result, 'unchanged');
    });

    test('a server that is DOWN takes no traffic: it is taken out with a notice, the guard does not stop a repair', async (t) => {
      const web = await startWebBackend(version, {
        t,
        lines: 'option httpchk GET /health',
        server: 'check inter 100ms fall 1',
      });
      for (const server of web.servers) server.health.status = 503;
      await eventually('all are DOWN', async () => {
        const rows = await Promise.all(['web1', 'web2'].map((name) => web.haproxy.row('web', name)));
        return rows.every(({ status }) => status === 'DOWN');
      });
      const result = await web.run({ server: 'web1', operation: 'maint' });
      assert.equal(result.code, 0, result.log);
      assert.match(notices(result), /web\/web1 takes no traffic now \("DOWN"\)/);
      assert.equal(await web.haproxy.adminFlags('web', 'web1'), 1);
    });
  });

  test('many servers of many backends in one step; the one that never drains takes all others back', async (t) => {
    const web = await startWebBackend(version, {
      t,
      names: ['web1', 'web2', 'web3'],
      frontends: { fe_web: 'web', fe_api: 'api' },
      config: `backend api
  server web1 127.0.0.1:{{web1}}
  server web2 127.0.0.1:{{web2}}
  server web3 127.0.0.1:{{web3}}`,
    });
    const { begun } = await onWeb1(web, 1, () => ({ ended: web.visit('/?hold') }));
    const stays = await web.sessions('web1');
    assert.equal(stays, 1);
    const inputs = {
      backend: '*',
      server: 'w*1, api/web[1-3], !api/web{2,9}',
      operation: 'maint',
      'drain-timeout': '300ms',
    };
    const failed = await web.run({ ...inputs, 'fail-on-not-found': 'false' });
    assert.equal(failed.code, 1, failed.log);
    assert.equal(failed.outputs.result, 'rolled-back');
    assert.equal(failed.outputs.selected, '3');
    for (const [backend, server] of [
      ['web', 'web1'],
      ['api', 'web1'],
      ['api', 'web3'],
    ] as const) {
      assert.equal(await web.haproxy.adminFlags(backend, server), 0);
    }
    const done = await web.run({ ...inputs, 'on-drain-timeout': 'continue' });
    assert.equal(done.code, 0, done.log);
    assert.equal(done.outputs.drained, 'false');
    assert.equal(done.outputs.state, 'maint');
    assert.equal(await web.haproxy.adminFlags('api', 'web2'), 0);
    assert.equal(await web.haproxy.adminFlags('api', 'web3'), 1);
    const drained = JSON.parse(done.outputs.servers ?? '[]').filter(
      (row: { drainMs: number | null }) => row.drainMs !== null,
    );
    assert.equal(drained.length, 2);
    web.server('web1').release();
    assert.equal(await begun.ended, 'web1');
  });
});
