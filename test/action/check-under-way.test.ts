/**
 * A check that is under way when `ready` begins had begun before it: what it says may be of an application that has stopped listening,
 * and is gone when it has answered. Such a check proves nothing.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { forEachHaproxy } from '../support/haproxy-versions.ts';
import { startLoad } from '../support/load.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { startAction } from '../support/run-action.ts';
import { succeeded } from '../support/told.ts';
import { startWebServer } from '../support/web-server.ts';

/** An application that is asked for its health, and answers when it is told to; meanwhile it may have stopped listening. */
async function startSlowHealth(t: { after(clearUp: () => void): void }) {
  const held: http.ServerResponse[] = [];
  let isHolding = false;
  const server = http.createServer((_, response) => {
    if (isHolding) held.push(response);
    else response.end('healthy');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    port: (server.address() as AddressInfo).port,
    hold() {
      isHolding = true;
    },
    get isAsked() {
      return held.length > 0;
    },
    stopListening: () => server.close(),
    answer() {
      for (const response of held) response.end('healthy');
    },
  };
}

forEachHaproxy('a check under way as ready begins', (version) => {
  describe('one HAProxy each', { concurrency: 2 }, () => {
    for (const state of ['drain', 'maint'] as const) {
      test(`from ${state}: it passes, and only the next one is the proof`, async (t) => {
        const old = await startSlowHealth(t);
        const web2 = await startWebServer({ name: 'web2', t });
        const haproxy = await startHaproxy(version, {
          t,
          frontends: { fe_web: 'web' },
          extraDefaults: 'timeout check 60s',
          config: `backend web
            option httpchk GET /health
            retries 0
            server web1 127.0.0.1:${old.port} check inter 200ms rise 1 fall 2
            server web2 127.0.0.1:${web2.port} check inter 200ms`,
        });
        const row = () => haproxy.row('web', 'web1');
        await eventually('web1 is UP', async () => (await row()).check_status === 'L7OK');
        await haproxy.cli('set server web/web1 state drain');
        old.hold();
        await eventually('a check is under way', () => old.isAsked);
        if (state === 'maint') await haproxy.cli('set server web/web1 state maint');
        old.stopListening();
        const load = startLoad({ port: haproxy.port('fe_web'), clients: 6, mix: ['quick'] });
        t.after(() => load.stop());
        const running = startAction({
          t,
          inputs: { address: haproxy.address, server: 'web/web1', operation: 'ready' },
        });
        let hasEnded = false;
        void running.result.then(() => {
          hasEnded = true;
        });
        // Stopping, down, or waited for.
        await eventually('the step waits for a check', async () => {
          const { srv_op_state, srv_admin_state } = await haproxy.serverState('web', 'web1');
          return (srv_admin_state === '8' && srv_op_state !== '2') || /had begun before/.test(running.log);
        });
        old.answer();
        const isRefused = async () => (await row()).check_status === 'L4CON' || hasEnded;
        await eventually('the next check is refused', isRefused);
        const before = load.report.served;
        await eventually('requests go on', () => load.report.served + load.report.failed > before + 50);
        await startWebServer({ name: 'web1', port: old.port, t });
        succeeded(await running.result, 'changed');
        await eventually('web1 serves', () => (load.report.byServer.web1 ?? 0) > 0);
        assert.deepEqual((await load.stop()).failures, []);
      });
    }
  });
});
