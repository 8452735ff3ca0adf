/** Levels of the socket: what each may, and what an operator is told to change in haproxy.cfg. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { forEachHaproxy } from '../support/haproxy-versions.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { runAction } from '../support/run-action.ts';
import { failedWith, succeeded } from '../support/told.ts';

const config = `backend web
  server s1 127.0.0.1:1
  server s2 127.0.0.1:1
  cookie SRV insert`;

forEachHaproxy('levels', (version) => {
  describe('of the socket', { concurrency: 8 }, () => {
    for (const level of ['user', 'operator'] as const) {
      test(`at level ${level} no server can be changed, and the missing line of haproxy.cfg is named`, async (t) => {
        const haproxy = await startHaproxy(version, { t, config, userSocket: true, operatorSocket: true });
        const address = level === 'user' ? haproxy.userSocket : haproxy.operatorSocket;
        const run = (inputs: Record<string, string>) =>
          runAction({ t, inputs: { address, server: 's1', ...inputs } });
        const runs = [{ operation: 'drain' }, { operation: 'maint', 'dry-run': 'true' }];
        for (const result of await Promise.all(runs.map(run))) {
          const words = failedWith(result, 'permission-denied', 'failed');
          assert.match(words, new RegExp(`The socket's level is "${level}"`));
          assert.match(
            words,
            /`stats socket \/run\/haproxy\/admin\.sock mode 660 group haproxy level admin`/,
          );
          assert.match(words, /Changed: no/);
        }
        assert.equal(await haproxy.adminFlags('web', 's1'), 0);
        assert.equal(
          (await run({ operation: 'weight', weight: '7' })).outputs['error-code'],
          'permission-denied',
        );
      });

      test(`at level ${level} status reads every server`, async (t) => {
        const haproxy = await startHaproxy(version, { t, config, userSocket: true, operatorSocket: true });
        await haproxy.cli('set server web/s2 state drain');
        const address = level === 'user' ? haproxy.userSocket : haproxy.operatorSocket;
        const result = await runAction({ t, inputs: { address, operation: 'status' } });
        const rows = succeeded(result, 'unchanged');
        assert.deepEqual(
          rows.map(({ server, after }) => `${server} ${after?.adminState} ${after?.status}`),
          ['s1 ready no check', 's2 drain DRAIN'],
        );
        assert.equal(result.outputs.state, 'mixed');
        assert.equal(result.outputs.available, '1');
      });
    }
  });
});
