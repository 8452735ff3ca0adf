/** A server whose check says something with a comma is there, and the Data Plane API does not show what it is: nobody takes it for gone. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, type TestContext } from 'node:test';
import { startAgent } from '../support/agent-server.ts';
import { runAudit } from '../support/audit-site.ts';
import { startFakeDataPlaneApi } from '../support/data-plane-api/fake.ts';
import { apiFor } from '../support/data-plane-api/versions.ts';
import { eventually } from '../support/eventually.ts';
import { atEitherEnd, type HaproxyVersion, NEWEST } from '../support/haproxy-versions.ts';
import { startLongRequest } from '../support/long-request.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { runAction, startAction } from '../support/run-action.ts';
import { failedWith, pointedOut } from '../support/told.ts';
import { startWebServer } from '../support/web-server.ts';

/**
 * web/web1 with a request at it that does not end, and web/web2 as its backup; `fail` has the next check fail with a comma, and none comes
 * after it: while one runs, HAProxy says nothing of the last.
 */
async function startSite(t: TestContext, version: HaproxyVersion) {
  let isFailing = false;
  const app = http.createServer(({ url }, response) => {
    if (url === '/hold') response.writeHead(200).write('x');
    else if (isFailing) response.writeHead(503, 'Busy, come back later').end();
    else response.writeHead(200).end();
  });
  app.listen(0, '127.0.0.1');
  await once(app, 'listening');
  t.after(() => {
    app.closeAllConnections();
    app.close();
  });
  const { port } = app.address() as AddressInfo;
  const haproxy = await startHaproxy(version, {
    t,
    frontends: { fe: 'web' },
    config: `backend web
      option httpchk GET /
      timeout check 10s
      server web1 127.0.0.1:${port} check inter 100ms fall 1 downinter 1h
      server web2 127.0.0.1:${port} backup`,
  });
  const row = () => haproxy.row('web', 'web1');
  await eventually('web1 is UP', async () => (await row()).status === 'UP');
  const request = http.get({ port: haproxy.port('fe'), path: '/hold' }).on('error', () => {});
  t.after(() => void request.destroy());
  await eventually('web1 has a session', async () => (await row()).scur === '1');
  const api = await startFakeDataPlaneApi({ t, socket: haproxy.socket, version: apiFor(version) });
  const inputs = { address: `lb1=${api.address}`, username: api.user.name, password: api.user.password };
  const fail = () => {
    isFailing = true;
  };
  return { haproxy, api, inputs, fail, row };
}

atEitherEnd('a server that the Data Plane API does not show', (version, test) => {
  describe('because of what its check says', { concurrency: 2 }, () => {
    test('was taken out before, and is not called back, nor gone: main and post say that it is not known', async (t) => {
      const { haproxy, inputs, fail } = await startSite(t, version);
      const running = startAction({
        t,
        inputs: { ...inputs, server: 'web/web1', operation: 'maint', 'drain-timeout': '10m' },
      });
      await running.waitForLog(/wait .*web\/web1/);
      fail();
      const main = await running.result;
      const words = failedWith(main, 'data-plane-api', 'partial');
      assert.match(words, /it is not known what became of web\/web1 on lb1/);
      assert.doesNotMatch(main.visibleLog + main.summary, /gone|put back, and was read|Nothing is different/);
      assert.deepEqual(
        [main.outputs.changed, main.outputs['left-out']],
        ['true', '[{"loadBalancer":"lb1","backend":"web","server":"web1","state":null}]'],
      );
      assert.equal(await haproxy.adminFlags('web', 'web1'), 8);
      const post = await main.post({ jobStatus: 'failure' });
      assert.match(
        pointedOut(post, 'warning'),
        /does not show what web\/web1 is\.\nWhat to do: [^\n]*\nThis server may be different from before: web\/web1/,
      );
      assert.doesNotMatch(post.visibleLog + post.summary, /\bgone\b/);
    });

    test('because its list does not come: post does not call it gone, which it is out for', async (t) => {
      const { haproxy, api, inputs } = await startSite(t, version);
      const main = await runAction({
        t,
        inputs: {
          ...inputs,
          server: 'web/web1',
          operation: 'maint',
          'on-drain-timeout': 'continue',
          'drain-timeout': '100ms',
          restore: 'on-failure',
        },
      });
      assert.equal(main.code, 0, main.log);
      api.switches.instead = ({ path }) =>
        /runtime.*servers/.test(path)
          ? { status: 404, body: { code: 404, message: 'no data for web: not found' }, done: false }
          : null;
      const post = await main.post({ jobStatus: 'failure' });
      assert.equal(await haproxy.adminFlags('web', 'web1'), 1);
      assert.match(
        pointedOut(post, 'warning'),
        /does not show what web\/web1 is\.\nWhat to do: [^\n]*\nThis server may be different from before: web\/web1/,
      );
      assert.doesNotMatch(post.visibleLog + post.summary, /\bgone\b/);
    });

    test('is not called in rotation by an audit', async (t) => {
      const { inputs, fail, row } = await startSite(t, version);
      fail();
      await eventually('web1 is DOWN', async () => (await row()).status === 'DOWN');
      const result = await runAudit({ t, inputs: { ...inputs, 'max-age': '0' } });
      assert.equal(result.code, 1, result.log);
      assert.deepEqual([result.outputs.findings, result.outputs['error-code']], ['', 'data-plane-api']);
      assert.match(result.log, /does not show what web\/web1 is: whether it is out of rotation/);
    });
  });

  describe('and that tracks a server that is to leave, or may', { concurrency: 2 }, () => {
    for (const [why, haproxyVersion, apiVersion] of [
      ['its list does not come', version, apiFor(version)],
      // 2.2 does not show what an agent says.
      ['its agent says something with a comma', NEWEST, '3.4.2'],
      ['its agent says something with a comma, and its check does not come through', NEWEST, '2.9.27'],
    ] as const)
      test(`because ${why}: nothing is changed, for its session would not be waited for`, async (t) => {
        const app = await startWebServer({ name: 'app', t });
        const agent = await startAgent({ answer: 'up #fine, thanks\n', t });
        // Long enough for the step: while it is asked again, HAProxy says nothing of what it has said.
        const more = why.startsWith('its agent') ? `agent-check agent-port ${agent.port} agent-inter 5s` : '';
        const haproxy = await startHaproxy(haproxyVersion, {
          t,
          frontends: { fe: 'api' },
          // Without it a check must be answered within its `inter`, and a busy machine has others say what the agent said.
          extraDefaults: 'timeout check 10s',
          config: `backend web
            option httpchk GET /health
            server web1 127.0.0.1:${app.port} check inter 100ms
            server web2 127.0.0.1:${app.port} check inter 100ms
          backend api
            server a1 127.0.0.1:${app.port} track web/web1 ${more}`,
        });
        await eventually('web1 is UP', async () => (await haproxy.row('web', 'web1')).status === 'UP');
        await startLongRequest(t, haproxy, 'fe', 'api', 'a1');
        const shown = async () => (await haproxy.cli('show stat')).includes('(fine, thanks)');
        if (more !== '') await eventually('the agent has spoken', shown);
        const api = await startFakeDataPlaneApi({ t, socket: haproxy.socket, version: apiVersion });
        if (more === '')
          api.switches.instead = ({ path }) =>
            /backends\/api\/servers$|servers\?backend=api$/.test(path)
              ? { status: 404, body: { code: 404, message: 'no data for api: not found' }, done: false }
              : null;
        const main = await runAction({
          t,
          inputs: {
            address: `lb1=${api.address}`,
            username: api.user.name,
            password: api.user.password,
            server: 'web/web1',
            operation: 'maint',
            'min-available': '0',
          },
        });
        assert.match(
          failedWith(main, 'data-plane-api', 'failed'),
          /does not show what api\/a1 is, which may track web\/web1/,
        );
        assert.equal(await haproxy.adminFlags('web', 'web1'), 0);
      });
  });
});
