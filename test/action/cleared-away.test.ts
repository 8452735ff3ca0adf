/** Temporary files that somebody clears away while a step, or whoever holds for it, goes on: what was saved there is there again. */
import assert from 'node:assert/strict';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../support/eventually.ts';
import { forEachHaproxy, NEWEST } from '../support/haproxy-versions.ts';
import { holdProcess, holdProcesses } from '../support/hold-process.ts';
import { processesOf } from '../support/job-processes.ts';
import { isRunning } from '../support/process-group.ts';
import { startRollingScene } from '../support/rolling-scene.ts';
import { runAction, startAction } from '../support/run-action.ts';
import { openSession } from '../support/session.ts';
import { failedWith, pointedOut, succeeded } from '../support/told.ts';
import { startWebBackend } from '../support/web-backend.ts';

/** Longer than whoever holds may be late with a look. */
const HUNG_MS = 5_500;

/** As `rm -rf "$RUNNER_TEMP"/*` does. */
function clear(temp: string): void {
  for (const name of readdirSync(temp)) rmSync(path.join(temp, name), { recursive: true, force: true });
}

function spoilHoldFiles(temp: string): void {
  const folder = path.join(temp, 'haproxy-server-state');
  for (const name of readdirSync(folder))
    if (name.endsWith('.hold')) writeFileSync(path.join(folder, name), '{');
}

/** All that main has saved is there by then. */
async function savedAnew(temp: string): Promise<void> {
  const filesIn = (folder: string, wanted: RegExp) => {
    try {
      return readdirSync(path.join(temp, folder)).some((name) => wanted.test(name));
    } catch {
      return false;
    }
  };
  await eventually('all is saved anew', () =>
    [filesIn('_runner_file_commands', /^save_state_/), filesIn('haproxy-server-state', /\.journal$/)].every(
      Boolean,
    ),
  );
}

forEachHaproxy(
  'temporary files that are cleared away',
  (version) => {
    const startBackend = (t: TestContext) =>
      startWebBackend(version, {
        t,
        master: true,
        lines: 'option httpchk GET /health\n  option redispatch',
        server: 'check inter 200ms',
      });

    describe('by a script of rolling', { concurrency: 2 }, () => {
      test('keep it from nothing: every batch is deployed, and outputs and summary are there', async (t) => {
        const scene = await startRollingScene(version, { t });
        const result = await scene.run({ run: `rm -rf "$RUNNER_TEMP"/*; ${scene.script}` });
        succeeded(result, 'changed');
        assert.deepEqual(scene.deployed, ['web1', 'web2', 'web3']);
        assert.deepEqual(await scene.flags(), ['0 0 0']);
        assert.match(result.summary, /web3/);
        assert.equal(result.state.ending, 'unchanged');
      });

      test('and it fails after that: post knows what was left out', async (t) => {
        const scene = await startRollingScene(version, { t });
        const result = await scene.run({ run: 'rm -rf "$RUNNER_TEMP"; exit 3' });
        assert.match(failedWith(result, 'run-failed', 'partial'), /ended with exit code 3/);
        const post = await result.post({ jobStatus: 'failure' });
        assert.match(pointedOut(post, 'warning'), /web\/web1 on lb1/);
      });

      test('and the step is killed: post ends the script, and puts back what it had set', async (t) => {
        const scene = await startRollingScene(version, { t });
        // The watcher is killed as well: nobody else is left to end it.
        const run = `rm -rf "$RUNNER_TEMP"/*
          for p in $(ps -o pid= -s $$); do [ $p = $$ ] || kill -s KILL $p || true; done
          echo hanging; while :; do sleep 1; done`;
        const running = scene.start({ run });
        await running.waitForLog(/^hanging$/m);
        await savedAnew(running.temp);
        running.signal('SIGKILL');
        const post = await (await running.result).post({ jobStatus: 'failure' });
        assert.match(post.log, /the script of the main step was still running: it was ended first/);
        assert.deepEqual(processesOf(running.temp), []);
        assert.deepEqual(await scene.flags(), ['0 0 0'], post.log);
      });
    });

    describe('by another process', { concurrency: 2 }, () => {
      for (const signal of ['SIGINT', 'SIGKILL'] as const)
        test(`in the middle of a drain, and the step is ended by ${signal}: post puts back`, async (t) => {
          const web = await startBackend(t);
          await openSession({ port: web.port, t });
          const inputs = {
            address: web.haproxy.address,
            server: 'web/*',
            operation: 'drain',
            'min-available': '0',
            'drain-timeout': '10m',
          };
          const running = startAction({ t, inputs });
          await running.waitForLog(/1 session, 0 queued/);
          clear(running.temp);
          if (signal === 'SIGKILL') await savedAnew(running.temp);
          running.signal(signal);
          const main = await running.result;
          if (signal === 'SIGINT') failedWith(main, 'cancelled', 'partial');
          const post = await main.post({ jobStatus: 'cancelled' });
          assert.match(pointedOut(post, 'notice'), /web\/web1,? .*on /);
          assert.equal(await web.haproxy.adminFlags('web', 'web1'), 0, post.log);
        });

      test('in the middle of a job: whoever holds lets go for a later step, and is ended by post', async (t) => {
        const web = await startBackend(t);
        const step = (operation: string, more: object = {}, temp?: string) => {
          const inputs = { address: web.haproxy.address, server: 'web/web1', operation, ...more };
          return runAction({ t, inputs, ...(temp === undefined ? {} : { temp }) });
        };
        const out = await step('maint', { hold: 'true' });
        succeeded(out, 'changed');
        const { pid } = holdProcess(out.temp);
        clear(out.temp);
        await eventually('it can be found', () => {
          try {
            return holdProcesses(out.temp).length === 1;
          } catch {
            return false;
          }
        });
        succeeded(await step('ready', {}, out.temp), 'changed');
        await eventually('it has let go', () => !isRunning(pid));
        await web.haproxy.reload();
        assert.equal(await web.haproxy.adminFlags('web', 'web1'), 0);
        assert.equal(pointedOut(await out.post({ jobStatus: 'success' }), 'warning'), '');
      });

      for (const [what, lose] of [
        ['its files are gone', clear],
        ['nobody can read what it has said of itself', spoilHoldFiles],
      ] as const)
        test(`whoever holds hangs, and ${what}: post ends it all the same, and says that it knows nothing of it`, async (t) => {
          const web = await startBackend(t);
          const inputs = { address: web.haproxy.address, server: 'web/web1', operation: 'maint' };
          const out = await runAction({ t, inputs: { ...inputs, hold: 'true', restore: 'always' } });
          succeeded(out, 'changed');
          const { pid } = holdProcess(out.temp);
          process.kill(pid, 'SIGSTOP');
          lose(out.temp);
          const post = await out.post({ jobStatus: 'success' });
          assert.ok(!isRunning(pid), post.log);
          assert.match(
            pointedOut(post, 'warning'),
            /^It is not known whether the servers of this step were held/m,
          );
          // One that is woken, as from a pause of its machine, would undo this at the next reload.
          await web.haproxy.reload();
          assert.equal(await web.haproxy.adminFlags('web', 'web1'), 0);
        });

      test('whoever holds hangs meanwhile, and a later step brings back: one that wakes behind a reload does not undo that', async (t) => {
        const web = await startBackend(t);
        const step = (operation: string, more: object = {}) => {
          const inputs = { address: web.haproxy.address, server: 'web/web1', operation };
          return runAction({
            t,
            ...more,
            inputs: { ...inputs, ...(operation === 'maint' && { hold: 'true' }) },
          });
        };
        const out = await step('maint');
        succeeded(out, 'changed');
        const { pid } = holdProcess(out.temp);
        process.kill(pid, 'SIGSTOP');
        clear(out.temp);
        succeeded(await step('ready', { temp: out.temp }), 'changed');
        await web.haproxy.reload();
        await sleep(HUNG_MS);
        process.kill(pid, 'SIGCONT');
        await eventually('it has ended, for it holds nothing any more', () => !isRunning(pid));
        assert.equal(await web.haproxy.adminFlags('web', 'web1'), 0);
        const post = await out.post({ jobStatus: 'success' });
        assert.match(post.log, /while it was held: .*web\/web1 is ready, weight 1 now: a later step /);
        assert.match(
          pointedOut(post, 'warning'),
          /^On .*: it hung for [\d.]+s, and nobody could find it then: /m,
        );
      });

      test('right before post: whoever holds is found by then, and ended first', async (t) => {
        const web = await startBackend(t);
        const inputs = { address: web.haproxy.address, server: 'web/web1', operation: 'drain' };
        const out = await runAction({ t, inputs: { ...inputs, hold: 'true', restore: 'always' } });
        succeeded(out, 'changed');
        const { pid } = holdProcess(out.temp);
        clear(out.temp);
        const post = await out.post({ jobStatus: 'success' });
        assert.ok(!isRunning(pid));
        assert.equal(pointedOut(post, 'warning'), '', post.log);
        assert.equal(await web.haproxy.adminFlags('web', 'web1'), 0);
      });
    });
  },
  [NEWEST],
);
