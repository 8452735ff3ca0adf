/** What a step costs on the way to HAProxy: connections, times it speaks, bytes of a poll. Counted, never timed. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { forEachHaproxy } from '../support/haproxy-versions.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { runAction, startAction } from '../support/run-action.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { succeeded } from '../support/told.ts';
import { startWebServer } from '../support/web-server.ts';

const POLL_LIMIT = 4_096;

forEachHaproxy('round trips', (version) => {
  describe('of a drain', { concurrency: 8 }, () => {
    test('a drain of two idle servers: 2 connections, and HAProxy is spoken to 3 times', async (t) => {
      const config = 'backend web\n  server s1 127.0.0.1:1\n  server s2 127.0.0.1:1\n  server s3 127.0.0.1:1';
      const haproxy = await startHaproxy(version, { t, config, tcp: true });
      const proxy = await startTcpProxy({ target: haproxy.port('admin'), delay: 20, t });
      const inputs = { address: proxy.address, server: 's1,s2', operation: 'drain' };
      succeeded(await runAction({ t, inputs }), 'changed');
      assert.deepEqual([proxy.connections, proxy.clientBursts], [2, 3], dialogue(proxy));
      assert.equal(await haproxy.adminFlags('web', 's1'), 8);
    });

    test('what is so already is confirmed without a set: 2 connections, 2 times', async (t) => {
      const config = 'backend web\n  server s1 127.0.0.1:1\n  server s2 127.0.0.1:1';
      const haproxy = await startHaproxy(version, { t, config, tcp: true });
      await haproxy.cli('set server web/s1 state drain');
      const proxy = await startTcpProxy({ target: haproxy.port('admin'), delay: 20, t });
      const inputs = { address: proxy.address, server: 's1', operation: 'drain' };
      succeeded(await runAction({ t, inputs }), 'unchanged');
      assert.deepEqual([proxy.connections, proxy.clientBursts], [2, 2], dialogue(proxy));
      assert.doesNotMatch(dialogue(proxy), /set server/);
    });

    test('status: 1 connection, 1 time', async (t) => {
      const config = 'backend web\n  server s1 127.0.0.1:1\n  server s2 127.0.0.1:1';
      const haproxy = await startHaproxy(version, { t, config, tcp: true });
      const proxy = await startTcpProxy({ target: haproxy.port('admin'), t });
      succeeded(await runAction({ t, inputs: { address: proxy.address, operation: 'status' } }), 'unchanged');
      assert.deepEqual([proxy.connections, proxy.clientBursts], [1, 1], dialogue(proxy));
    });
  });

  test(`a poll of one busy server of 10,000 reads at most ${POLL_LIMIT} bytes`, async (t) => {
    const app = await startWebServer({ name: 'busy', t });
    const idle = Array.from({ length: 9_999 }, (_, at) => `  server s${at} 127.0.0.1:1 weight 0`);
    const config = [
      'backend web',
      '  cookie SRV insert',
      `  server busy 127.0.0.1:${app.port} cookie busy`,
      ...idle,
    ];
    const haproxy = await startHaproxy(version, {
      t,
      config: config.join('\n'),
      frontends: { fe: 'web' },
      tcp: true,
    });
    const stream = new AbortController();
    t.after(() => stream.abort());
    void fetch(`http://127.0.0.1:${haproxy.port('fe')}/?stream=30000`, { signal: stream.signal })
      .then((response) => response.text())
      .catch(() => undefined);
    await eventually('a session at busy', () => app.open > 0);
    const proxy = await startTcpProxy({ target: haproxy.port('admin'), t });
    const running = startAction({
      t,
      inputs: { address: proxy.address, server: 'busy', operation: 'drain', 'min-available': '0' },
    });
    const polls = () =>
      proxy.dialogue.filter(({ from, text }) => from === 'client' && /^show stat #\d+ 4 \d+\n$/.test(text));
    await eventually('five polls', () => polls().length >= 5);
    stream.abort();
    succeeded(await running.result, 'changed');
    const replies = proxy.dialogue.flatMap((burst, at, all) =>
      /^show stat #\d+ 4 \d+\n$/.test(burst.text) ? [all[at + 1]?.text.length ?? 0] : [],
    );
    t.diagnostic(`a poll reads ${Math.max(...replies)} bytes`);
    for (const bytes of replies) assert.ok(bytes > 0 && bytes <= POLL_LIMIT, `${bytes} bytes`);
  });
});

function dialogue(proxy: TcpProxy): string {
  return proxy.dialogue
    .map(({ connection, from, text }) => `${connection} ${from}: ${text.slice(0, 500)}`)
    .join('\n');
}
