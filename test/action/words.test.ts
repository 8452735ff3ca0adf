/** What people read where it is easy to be misled: a server that is gone, at weight 0, switched off, moved, or one of hundreds. */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { errorOf } from '../support/annotations.ts';
import { eventually } from '../support/eventually.ts';
import { startGate } from '../support/gate.ts';
import {
  atEitherEnd,
  forEachHaproxy,
  HAPROXY_VERSIONS,
  type HaproxyVersion,
} from '../support/haproxy-versions.ts';
import { startLongRequest } from '../support/long-request.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { startReloadedHaproxy } from '../support/reloaded-haproxy.ts';
import { runAction, startAction } from '../support/run-action.ts';
import { failedWith, pointedOut, succeeded, told } from '../support/told.ts';
import { startWebServer } from '../support/web-server.ts';

/** web/s1 and s2, checked every 100 ms. */
async function checked(t: TestContext, version: HaproxyVersion, s1 = '', s2 = '') {
  const app = await startWebServer({ name: 's1', t });
  const haproxy = await startHaproxy(version, {
    t,
    frontends: { fe: 'web' },
    extraDefaults: 'timeout check 10s',
    config: `backend web
      option httpchk GET /health
      server s1 127.0.0.1:${app.port} check inter 100ms ${s1}
      server s2 127.0.0.1:${app.port} check inter 100ms ${s2}`,
  });
  await eventually('s2 is UP', async () => (await haproxy.row('web', 's2')).status === 'UP');
  const inputs = (operation: string, more: Record<string, string> = {}) => ({
    address: haproxy.address,
    server: 'web/s1',
    operation,
    ...more,
  });
  return { app, haproxy, inputs };
}

atEitherEnd('words', (version, test) => {
  describe('of ready', { concurrency: 4 }, () => {
    test('that fails: the heading says where the server stays, by name, and why', async (t) => {
      const { app, haproxy, inputs } = await checked(t, version);
      await haproxy.cli('set server web/s1 state maint');
      app.health = { status: 503, delay: 0 };
      const result = await runAction({ t, inputs: inputs('ready', { 'health-timeout': '3s' }) });
      failedWith(result, 'unhealthy', 'rolled-back');
      const sentence = `ready failed: web/s1 stays in maint on ${haproxy.address}: its health check fails (503 Service Unavailable)`;
      const [heading = ''] = result.summary.split('\n');
      assert.equal(heading.replaceAll('`', ''), `### ❌ HAProxy ${sentence}`);
      assert.ok(result.log.includes(`\nresult  ${sentence}\n`), result.log);
      const error = result.annotations.find(({ level }) => level === 'error');
      assert.equal(error?.title, `HAProxy ${sentence}`);
      assert.match(
        errorOf(result),
        /^Changed: no\. What this step had set is back as it was, .* Out of rotation, as before: web\/s1 on /m,
      );
      assert.doesNotMatch(result.summary + result.visibleLog, /everything is/i);
    });

    test('at weight 0, set by a step: it succeeds, with a warning and in the heading', async (t) => {
      const { haproxy, inputs } = await checked(t, version);
      succeeded(await runAction({ t, inputs: inputs('weight', { weight: '0' }) }), 'changed');
      await haproxy.cli('set server web/s1 state maint');
      const result = await runAction({ t, inputs: inputs('ready') });
      succeeded(result, 'changed');
      assert.equal(result.outputs.available, '0');
      assert.match(
        pointedOut(result, 'warning'),
        /web\/s1 is ready at weight 0 and takes no traffic: `operation: weight` sets another weight\.$/m,
      );
      assert.match(
        result.summary,
        /^### ⚠️ HAProxy ready: `web\/s1` is ready at weight 0 on .*, takes no traffic until `operation: weight` sets another weight$/mu,
      );
    });

    test('at weight 0 in the configuration: what is needed to leave it', async (t) => {
      const { haproxy, inputs } = await checked(t, version, 'weight 0');
      await haproxy.cli('set server web/s1 state maint');
      const result = await runAction({ t, inputs: inputs('ready') });
      succeeded(result, 'changed');
      assert.match(
        pointedOut(result, 'warning'),
        /takes no traffic: .* Where 0 is the weight in the configuration, an absolute weight is needed\.$/m,
      );
    });

    test('whose checks are switched off in mid-proof: that is named, and not the application', async (t) => {
      const { app, haproxy, inputs } = await checked(t, version);
      await haproxy.cli('set server web/s1 state maint');
      app.health = { status: 503, delay: 0 };
      const running = startAction({ t, inputs: inputs('ready', { 'health-timeout': '4s' }) });
      await running.waitForLog(/proving health/);
      await haproxy.cli('disable health web/s1');
      const result = await running.result;
      const words = failedWith(
        result,
        'unhealthy',
        result.outputs.result === 'partial' ? 'partial' : 'rolled-back',
      );
      assert.match(words, /: its health checks were switched off meanwhile$/m);
      assert.match(words, /^What to do: Send `enable health web\/s1`, then run this step again\.$/m);
      assert.doesNotMatch(words, /Look at the application/);
      assert.equal(await haproxy.adminFlags('web', 's1'), 1);
    });

    test('of a server whose address was changed while it was out in this job: a warning says so', async (t) => {
      const { haproxy, inputs } = await checked(t, version);
      const other = await startWebServer({ name: 'other', t });
      const out = await runAction({ t, inputs: inputs('maint') });
      const [before] = succeeded(out, 'changed');
      await haproxy.cli(`set server web/s1 addr 127.0.0.1 port ${other.port}`);
      const back = await runAction({ t, temp: out.temp, inputs: inputs('ready') });
      const [after] = succeeded(back, 'changed');
      assert.equal(after?.address, `127.0.0.1:${other.port}`);
      assert.match(
        pointedOut(back, 'warning'),
        new RegExp(
          `The address has changed while it was out: web/s1 \\(127\\.0\\.0\\.1:${other.port} now, ${before?.address} before\\)\\.`,
        ),
      );
    });
  });

  describe('of ready, where a step of the job had taken the server out', { concurrency: 4 }, () => {
    const LET_IN =
      /web\/s1 was let in before this step, though an earlier step of this job had taken it out: what was done there meanwhile may have been done under traffic\. /;

    test('and HAProxy has forgotten that by a reload: a warning says so', async (t) => {
      const scene = await startReloadedHaproxy(t, version, { server: 'check inter 100ms' });
      const inputs = (operation: string) => ({ address: scene.haproxy.address, server: 'web/s1', operation });
      const out = await runAction({ t, inputs: inputs('maint') });
      succeeded(out, 'changed');
      await scene.reload();
      const back = await runAction({ t, temp: out.temp, inputs: inputs('ready') });
      succeeded(back, 'unchanged');
      const words = pointedOut(back, 'warning');
      assert.match(words, LET_IN);
      assert.match(words, /HAProxy was reloaded or restarted since, and forgot\./);
      assert.match(
        back.summary,
        /^### ⚠️ HAProxy ready: .*, nothing was changed, let in before, when this job had it out\n/,
      );
      const again = await runAction({ t, temp: out.temp, inputs: inputs('status') });
      assert.doesNotMatch(again.log, LET_IN);
    });

    test('and somebody has let it in: a warning says so, and none where it was the job itself', async (t) => {
      const { haproxy, inputs } = await checked(t, version);
      const out = await runAction({ t, inputs: inputs('maint') });
      await haproxy.cli('set server web/s1 state ready');
      const back = await runAction({ t, temp: out.temp, inputs: inputs('ready') });
      succeeded(back, 'unchanged');
      assert.match(pointedOut(back, 'warning'), new RegExp(`${LET_IN.source}Somebody else has let it in\\.`));
      for (const operation of ['maint', 'ready', 'ready']) {
        const result = await runAction({ t, temp: out.temp, inputs: inputs(operation) });
        assert.equal(result.code, 0, result.log);
        assert.doesNotMatch(result.log, LET_IN);
      }
    });
  });

  test('of status: first what takes no traffic, with weight and the words of its check', async (t) => {
    const config = `backend web
  server s1 127.0.0.1:1
  server s2 127.0.0.1:1 check inter 100ms
  server s3 127.0.0.1:1 weight 0
  server s4 127.0.0.1:1`;
    const haproxy = await startHaproxy(version, { t, config });
    await eventually('s2 is DOWN', async () => (await haproxy.row('web', 's2')).status === 'DOWN');
    await haproxy.cli('set server web/s4 state maint');
    const inputs = { address: `lb1=${haproxy.address}`, operation: 'status' };
    const { summary, log } = await runAction({ t, inputs });
    const sentence =
      'status: 1 of 4 in rotation on lb1; out: web/s2 (DOWN), web/s3 (weight 0), web/s4 (maint)';
    assert.ok(log.includes(`\nresult  ${sentence}\n`), log);
    const [heading = '', , , , ...rows] = summary.split('\n');
    assert.equal(heading.replaceAll('`', ''), `### 🔎 HAProxy ${sentence}`);
    assert.deepEqual(
      rows.slice(0, 4).map((row) => /`web\/(s\d)`/.exec(row)?.[1]),
      ['s2', 's3', 's4', 's1'],
    );
    assert.match(rows[0] ?? '', /weight\u00a01<br>`L4CON: Layer4 connection problem: .*[Rr]efused\)?` \|/);
    assert.match(rows[1] ?? '', /weight\u00a00 \|/);
  });

  test('of a drain that cut sessions: that, and not that the last one ended', async (t) => {
    const { haproxy, inputs } = await checked(t, version, '', 'backup');
    await startLongRequest(t, haproxy, 'fe', 'web', 's1');
    const cut = { 'drain-timeout': '200ms', 'on-drain-timeout': 'shutdown-sessions' };
    const result = await runAction({ t, inputs: inputs('maint', cut) });
    succeeded(result, 'changed');
    assert.match(result.summary, /^### ⚠️ HAProxy maint: `web\/s1` is in maint on `.*`, 1 session was cut$/mu);
    assert.doesNotMatch(result.summary, /last session ended/);
  });

  test('of 300 servers: tens of lines, ten names each, and no annotation that is a wall', async (t) => {
    const servers = Array.from({ length: 301 }, (_, at) => `  server s${at} 127.0.0.1:1`).join('\n');
    const haproxy = await startHaproxy(version, { t, config: `backend web\n${servers}` });
    const run = (operation: string) =>
      runAction({
        t,
        debug: false,
        inputs: { address: haproxy.address, server: '*,!s300', operation },
      });
    for (const operation of ['maint', 'ready']) {
      const result = await run(operation);
      assert.equal(result.code, 0, result.visibleLog);
      assert.equal(result.outputs.selected, '300');
      const lines = result.visibleLog.split('\n');
      assert.ok(lines.length < 40, `${lines.length} lines`);
      for (const line of lines) assert.ok(line.length < 700, line);
      assert.match(result.visibleLog, /^done .*: web\/s0, .*, web\/s9 and 290 more: /m);
      for (const { message } of result.annotations) assert.ok(message.length < 1_000, message);
      assert.match(
        result.summary,
        /^### ✅ HAProxy \w+: `web\/s0`, `web\/s1`, `web\/s2` and 297 more are (?:in maint|back in rotation) on /mu,
      );
    }
  });
});

forEachHaproxy(
  'words',
  (version) => {
    test('of a server that is deleted while it is drained: gone, with no state, and nothing to undo', async (t) => {
      const { haproxy, inputs } = await checked(t, version, '', 'backup');
      await startLongRequest(t, haproxy, 'fe', 'web', 's1');
      let isWaiting = false;
      // What comes before it is deleted, the step must not see.
      const { address, closed, open } = await startGate(t, haproxy.socket, () => isWaiting);
      const running = startAction({ t, inputs: inputs('maint', { address, 'on-error': 'keep' }) });
      await running.waitForLog(/web\/s1: 1 session, 0 queued/);
      isWaiting = true;
      await closed;
      await haproxy.cli('set server web/s1 state maint');
      await haproxy.cli('shutdown sessions server web/s1');
      await eventually('deleted', async () => /deleted/i.test(await haproxy.cli('del server web/s1')));
      open();
      const result = await running.result;
      assert.equal(result.code, 1, result.log);
      const [row] = told(result);
      assert.deepEqual([row?.outcome, row?.after, result.outputs['left-out']], ['gone', null, '[]']);
      assert.equal(result.outputs.changed, 'false');
      assert.match(result.summary, /^### ❌ HAProxy maint failed: gone from HAProxy: `web\/s1` on /mu);
      assert.match(result.summary, /\| gone \|/);
      assert.doesNotMatch(result.summary, /How to undo it|socat/);
    });
  },
  // `del server` came with 2.5.
  HAPROXY_VERSIONS.filter((version) => version.startsWith('3.')).slice(-1),
);
