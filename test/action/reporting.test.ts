/** What a step tells on every kind of end: outputs, summary, annotations, and that they agree with each other and with HAProxy. */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { forEachHaproxy, NEWEST } from '../support/haproxy-versions.ts';
import { startLongRequest } from '../support/long-request.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { runAction } from '../support/run-action.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { failedWith, succeeded } from '../support/told.ts';
import { startWebServer } from '../support/web-server.ts';

const config = 'backend web\n  server s1 127.0.0.1:1\n  server s2 127.0.0.1:1\n  server s3 127.0.0.1:1';

function run(t: TestContext, address: string, inputs: Record<string, string>) {
  return runAction({ t, inputs: { address, server: 's1', ...inputs } });
}

/** web/s1 with a request of a minute at it, and web/s2 as its backup. */
async function busyHaproxy(t: TestContext, version: Parameters<typeof startHaproxy>[0]) {
  const app = await startWebServer({ name: 's1', t });
  const haproxy = await startHaproxy(version, {
    t,
    frontends: { fe: 'web' },
    config: `backend web\n  server s1 127.0.0.1:${app.port}\n  server s2 127.0.0.1:1 backup`,
  });
  await startLongRequest(t, haproxy, 'fe', 'web', 's1');
  return haproxy;
}

forEachHaproxy('reporting', (version) => {
  describe('of every kind of end', { concurrency: 8 }, () => {
    test('changed, then unchanged', async (t) => {
      const haproxy = await startHaproxy(version, { t, config });
      const first = await run(t, haproxy.address, { operation: 'maint' });
      const [row] = succeeded(first, 'changed');
      assert.equal(row?.outcome, 'changed');
      assert.equal(row?.before?.adminFlags, 0);
      assert.equal(row?.after?.adminFlags, 1);
      const { outputs } = first;
      assert.deepEqual(
        [outputs.state, outputs['previous-state'], outputs.status, outputs.drained, outputs.sessions],
        ['maint', 'ready', 'MAINT', 'true', '0'],
      );
      assert.deepEqual(JSON.parse(outputs['left-out'] ?? ''), [
        { loadBalancer: haproxy.address, backend: 'web', server: 's1', state: 'maint' },
      ]);
      assert.match(first.summary, /✅ HAProxy maint: `web\/s1` is in maint on `/);
      const again = await run(t, haproxy.address, { operation: 'maint' });
      succeeded(again, 'unchanged');
      assert.equal(again.outputs['left-out'], '[]');
      assert.equal(again.outputs['previous-state'], 'maint');
    });

    test('planned: a dry run changes nothing, and says what it would do', async (t) => {
      const haproxy = await startHaproxy(version, { t, config });
      for (const inputs of [
        { operation: 'drain' },
        { operation: 'maint' },
        { operation: 'weight', weight: '7' },
      ]) {
        const result = await run(t, haproxy.address, { ...inputs, 'dry-run': 'true' });
        const [row] = succeeded(result, 'planned');
        assert.equal(row?.outcome, 'planned');
        assert.match(result.summary, /ready → /);
        assert.equal(await haproxy.adminFlags('web', 's1'), 0);
        assert.equal((await haproxy.serverState('web', 's1')).srv_uweight, '1');
      }
    });

    test('a dry run fails with the code of the real run, and both leave everything as it was', async (t) => {
      const haproxy = await startHaproxy(version, {
        t,
        userSocket: true,
        config:
          `${config}\nbackend api\n  server t1 127.0.0.1:1 track web/c1\nbackend chk\n  server x 127.0.0.1:1`.replace(
            '  server s3',
            '  server c1 127.0.0.1:1 check inter 1h\n  server s3',
          ),
      });
      const refused: [string, Record<string, string>][] = [
        ['guard', { server: 'web/*', operation: 'drain' }],
        ['not-found', { server: 's9', operation: 'drain' }],
        ['permission-denied', { address: haproxy.userSocket, operation: 'drain' }],
        ['tracking', { server: 'api/t1', operation: 'maint', 'min-available': '0' }],
        ['refused', { server: 'web/s1', operation: 'weight', weight: '7%' }],
      ];
      for (const dry of ['true', 'false']) {
        const runs = refused.map(([, inputs]) => run(t, haproxy.address, { ...inputs, 'dry-run': dry }));
        for (const [at, result] of (await Promise.all(runs)).entries()) {
          failedWith(result, refused[at]?.[0] ?? '', 'failed');
        }
      }
      const rows = (await haproxy.rows()).filter(({ status = '' }) => /DRAIN|MAINT/.test(status));
      assert.deepEqual(rows, []);
    });

    test('rolled back, or partial when it is to be kept: who keeps it busy, what is where, how to undo it', async (t) => {
      const haproxy = await busyHaproxy(t, version);
      const inputs = { operation: 'maint', 'drain-timeout': '200ms' };
      const back = await run(t, haproxy.address, inputs);
      const words = failedWith(back, 'drain-timeout', 'rolled-back');
      assert.match(words, /web\/s1 still has 1 session.*the oldest .* old, from 127\.0\.0\.1 \(1\)/);
      assert.equal(back.outputs.drained, 'false');
      assert.equal(back.outputs['left-out'], '[]');
      assert.equal(await haproxy.adminFlags('web', 's1'), 0);

      const kept = await run(t, haproxy.address, { ...inputs, 'on-drain-timeout': 'keep' });
      const told = failedWith(kept, 'drain-timeout', 'partial');
      assert.match(
        told,
        /To put back web\/s1 on .* \(ready before, drain now\), in a shell .*: echo "set server web\/s1 state ready" \| /,
      );
      assert.deepEqual(JSON.parse(kept.outputs['left-out'] ?? ''), [
        { loadBalancer: haproxy.address, backend: 'web', server: 's1', state: 'drain' },
      ]);
      assert.match(kept.summary, /How to undo it/);
      assert.match(kept.summary, /operation: ready/);
      assert.equal(await haproxy.adminFlags('web', 's1'), 8);
    });
  });

  test('200 servers in one step: all are set, told within the limits, and put back', async (t) => {
    const servers = Array.from({ length: 201 }, (_, at) => `  server s${at} 127.0.0.1:1`).join('\n');
    const haproxy = await startHaproxy(version, { t, config: `backend web\n${servers}` });
    const result = await run(t, haproxy.address, { server: '*,!s200', operation: 'maint' });
    const rows = succeeded(result, 'changed');
    assert.equal(rows.length, 200);
    assert.equal(JSON.parse(result.outputs['left-out'] ?? '').length, 200);
    assert.ok(result.annotations.length < 10, 'a few words are enough');
    const out = (await haproxy.rows('web')).filter(({ status }) => status === 'MAINT');
    assert.equal(out.length, 200);
    const back = await run(t, haproxy.address, { server: '*', operation: 'ready' });
    assert.equal(succeeded(back, 'changed').length, 201);
    assert.equal(back.outputs.state, 'ready');
    assert.ok(back.annotations.length <= 30, 'GitHub shows ten of a kind');
    assert.ok((await haproxy.rows('web')).every(({ status }) => status !== 'MAINT'));
  });
});

describe(`reporting of what was asked, HAProxy ${NEWEST}`, { concurrency: 8 }, () => {
  test('several wrong inputs are told in one error, and nothing is connected', async (t) => {
    const proxy = await startTcpProxy({ target: 1, t });
    const result = await run(t, proxy.address, {
      server: 'a b',
      operation: 'drain',
      'drain-timeout': '60',
      'dry-run': 'yes',
      'min-available': '-1',
      weight: '5',
      retries: '99',
    });
    const words = failedWith(result, 'invalid-input', 'failed');
    for (const name of ['server', 'drain-timeout', 'dry-run', 'min-available', 'weight', 'retries']) {
      assert.match(words, new RegExp(`^Wrong input ${name}: `, 'm'));
    }
    assert.match(words, /unit missing: write 60s or 60ms/);
    assert.match(words, /not used by operation drain, only by weight, ready/);
    assert.equal(proxy.connections, 0);
  });

  test('an input that was left empty does not widen the change', async (t) => {
    const proxy = await startTcpProxy({ target: 1, t });
    for (const name of ['address', 'server', 'operation', 'backend']) {
      const inputs = { operation: 'drain', [name]: ' ' };
      const words = failedWith(await run(t, proxy.address, inputs), 'invalid-input', 'failed');
      assert.match(words, new RegExp(`Wrong input ${name}: `));
    }
    assert.equal(proxy.connections, 0);
  });

  test('summary: false writes no summary, on success and on failure', async (t) => {
    const haproxy = await startHaproxy(NEWEST, { t, config });
    const inputs = { operation: 'drain', summary: 'false' };
    const good = await run(t, haproxy.address, inputs);
    succeeded(good, 'changed');
    const bad = await run(t, haproxy.address, { ...inputs, server: 's9' });
    failedWith(bad, 'not-found', 'failed');
    assert.deepEqual([good.summary, bad.summary], ['', '']);
  });

  test('the commands sent are in the log only where debug logging is on', async (t) => {
    const haproxy = await startHaproxy(NEWEST, { t, config });
    const { log } = await run(t, haproxy.address, { operation: 'drain' });
    assert.match(log, /^::debug::> set server web\/s1 state drain$/m);
    assert.doesNotMatch(log.replace(/^::debug::.*$/gm, ''), /set server/);
  });
});
