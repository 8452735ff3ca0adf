/** HAProxy is reloaded while a server is brought back: whatever the new process believes, only its own checks let the server in. */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { startGate } from '../support/gate.ts';
import { forEachHaproxy, type HaproxyVersion, isItsTurn } from '../support/haproxy-versions.ts';
import {
  type ReloadedHaproxy,
  type ReloadedOptions,
  startReloadedHaproxy,
} from '../support/reloaded-haproxy.ts';
import { pointedOut, succeeded } from '../support/told.ts';

const CHECK = 'check inter 500ms rise 2 fall 3';
/** `ready`: written while the server was up and in rotation; `maint`: when it was taken out. */
type SavedIn = 'nothing' | 'ready' | 'maint' | 'current';
const SAVED: readonly SavedIn[] = ['nothing', 'ready', 'maint', 'current'];

/** `s1` is in maint, and was healthy before. */
async function inMaint(
  t: TestContext,
  version: HaproxyVersion,
  saved: SavedIn,
  options: ReloadedOptions = {},
): Promise<ReloadedHaproxy> {
  const files = { nothing: 'none', ready: 'old', maint: 'old', current: 'current' } as const;
  const scene = await startReloadedHaproxy(t, version, {
    stateFile: files[saved],
    server: CHECK,
    ...options,
  });
  const { haproxy } = scene;
  await eventually(
    's1 was checked',
    async () => (await haproxy.serverState('web', 's1')).srv_check_status === '6',
  );
  if (saved === 'ready') await scene.saveState();
  await haproxy.cli('set server web/s1 state maint');
  if (saved === 'maint') await scene.saveState();
  return scene;
}

const MOMENTS: Record<string, (heard: string, connection: number) => boolean> = {
  'before it reads': () => true,
  'between reading and setting': (heard) => /health down/.test(heard),
  'before it is let in': (heard) => /state ready/.test(heard),
  'before the last verification': (_, connection) => connection === 2,
};

forEachHaproxy('on-reload: reapply, ready', (version) => {
  describe('a reload', { concurrency: 6 }, () => {
    for (const [row, saved] of SAVED.entries()) {
      for (const [column, [when, moment]] of Object.entries(MOMENTS).entries()) {
        if (!isItsTurn(version, row + column)) continue;
        test(`${when}, state saved: ${saved}`, async (t) => {
          const scene = await inMaint(t, version, saved);
          const result = await scene.reloadedStep('ready', {}, moment);
          // Read after a reload that let it in: then there was nothing to do.
          const alreadyIn = when === 'before it reads' && (saved === 'nothing' || saved === 'ready');
          succeeded(result, alreadyIn ? 'unchanged' : 'changed');
          assert.equal(result.outputs.state, 'ready');
          assert.equal((await scene.haproxy.row('web', 's1')).status, 'UP');
          assert.equal(await scene.haproxy.adminFlags('web', 's1'), 0);
          const told = /reloaded once while this step worked/.test(pointedOut(result, 'warning'));
          assert.equal(told, when !== 'before it reads', result.log);
        });
      }

      test(`in the proof of an application that is not up yet, state saved: ${saved}: kept out until it is`, async (t) => {
        const scene = await inMaint(t, version, saved, { server: 'check inter 1s rise 2 fall 2' });
        const { haproxy, app } = scene;
        await app.kill();
        const running = scene.step('ready');
        await running.waitForLog(/proving health/);
        await scene.reload();
        await running.waitForLog(/answers now: web\/s1 once more/);
        const failedChecks = async () => {
          assert.doesNotMatch(running.log, /set to ready/);
          const { chkfail, status } = await haproxy.row('web', 's1');
          // Of a server that is down already HAProxy counts no failures.
          return Number(chkfail) > 0 || status === 'DOWN';
        };
        await running.waitForLog(/answers now[\s\S]*"(NOLB|DOWN)[^"]*", proving health/);
        if (saved === 'nothing' || saved === 'ready') await eventually('a check has failed', failedChecks);
        assert.equal(await haproxy.adminFlags('web', 's1'), 8);
        assert.doesNotMatch(running.log, /set to ready/);
        await app.start();
        const result = await running.result;
        succeeded(result, 'changed');
        assert.equal((await haproxy.row('web', 's1')).status, 'UP');
      });
    }

    test('in the proof, an application that never comes up: unhealthy, and back in maint in the new process', async (t) => {
      const scene = await inMaint(t, version, 'ready');
      await scene.app.kill();
      const running = scene.step('ready', { 'health-timeout': '12s' });
      await running.waitForLog(/proving health/);
      await scene.reload();
      const result = await running.result;
      assert.equal(result.outputs['error-code'], 'unhealthy', result.log);
      assert.equal(result.outputs.result, 'rolled-back');
      assert.equal(await scene.haproxy.adminFlags('web', 's1'), 1);
      assert.doesNotMatch(result.log, /set to ready/);
    });

    test('in the proof, with sessions that the new process let in: none of them is cut', async (t) => {
      const scene = await inMaint(t, version, 'nothing', {
        server: 'check inter 4s rise 2 fall 2 on-marked-down shutdown-sessions',
      });
      const { haproxy, app } = scene;
      const gate = await startGate(t, haproxy.socket, (heard) => /health down/.test(heard));
      const running = scene.step('ready', {}, gate.address);
      await gate.closed;
      await scene.reload();
      const stream = fetch(`http://127.0.0.1:${haproxy.port('fe')}/?stream=2000`);
      await eventually('the stream is at s1', () => app.open === 1);
      gate.open();
      await running.waitForLog(/in drain, for it was let in unproven/);
      assert.match(await (await stream).text(), /s1$/);
      succeeded(await running.result, 'changed');
    });

    test('with wait-for-health: false it is just ready, in the new process as well', async (t) => {
      const scene = await inMaint(t, version, 'maint');
      const result = await scene.reloadedStep(
        'ready',
        { 'wait-for-health': 'false' },
        (_, connection) => connection === 2,
      );
      succeeded(result, 'changed');
      assert.equal(await scene.haproxy.adminFlags('web', 's1'), 0);
    });
  });
});
