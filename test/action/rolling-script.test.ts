/** The script of `rolling`: what it gets, what it may print, how it may end, and that it does not outlive a step that was ended. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../support/eventually.ts';
import { forEachHaproxy, NEWEST } from '../support/haproxy-versions.ts';
import { processesOf } from '../support/job-processes.ts';
import { leftBehindIn } from '../support/left-behind.ts';
import { isRunning } from '../support/process-group.ts';
import { startRollingScene } from '../support/rolling-scene.ts';
import type { ActionResult } from '../support/run-action.ts';
import { failedWith, pointedOut, succeeded } from '../support/told.ts';

/** What stands between two marks of the log. */
function between(log: string, first: string, second: string): string {
  return log.split(`${first}\n`)[1]?.split(`\n${second}`)[0] ?? '';
}

/** A process that a scenario has started must not outlive it, whatever is found. */
function endAfter(t: TestContext, { log }: ActionResult): number {
  const pid = Number(/^left (\d+)$/m.exec(log)?.[1]);
  assert.ok(pid > 1, log);
  t.after(() => {
    if (isRunning(pid)) process.kill(pid, 'SIGKILL');
  });
  return pid;
}

forEachHaproxy(
  'the script of rolling',
  (version) => {
    describe('is given', { concurrency: 2 }, () => {
      test('what a `run:` step gets, and its batch; not our inputs, state, tokens and outputs', async (t) => {
        const scene = await startRollingScene(version, { t });
        const result = await scene.run(
          {
            run: 'echo "<<"; env -0 | tr "\\n\\0" " \\n"; echo ">>"; pwd; echo A=1 >>"$GITHUB_ENV"; echo "# x" >>"$GITHUB_STEP_SUMMARY"',
            server: 'web2,web3',
            'batch-size': '2',
          },
          { env: { DEPLOY_TOKEN: 'of-the-step', INPUT_LOOKALIKE: 'x' } },
        );
        succeeded(result, 'changed');
        const lines = between(result.log, '<<', '>>').split('\n');
        const names = lines.map((line) => line.split('=')[0] ?? '');
        const forbidden = /^(?:INPUT_|STATE_|ACTIONS_)|^GITHUB_(?:OUTPUT|STATE)$/;
        assert.deepEqual(
          names.filter((name) => forbidden.test(name)),
          [],
        );
        for (const name of [
          'PATH',
          'HOME',
          'CI',
          'GITHUB_ENV',
          'GITHUB_PATH',
          'GITHUB_WORKSPACE',
          'RUNNER_TEMP',
        ])
          assert.ok(names.includes(name), name);
        const own = lines.filter((line) => /^(?:HAPROXY|DEPLOY)_/.test(line)).sort();
        assert.deepEqual(own, [
          'DEPLOY_TOKEN=of-the-step',
          'HAPROXY_BACKEND=web',
          'HAPROXY_BATCH=1',
          'HAPROXY_BATCHES=1',
          'HAPROXY_SERVER=web2',
          'HAPROXY_SERVERS=web2 web3',
          `HAPROXY_SERVER_ADDRESS=127.0.0.1:${scene.server('web2').port}`,
        ]);
        assert.match(result.log, new RegExp(`^${path.join(result.temp, '..', 'workspace')}$`, 'm'));
        assert.match(result.summary, /^# x\n/);
      });

      test('bash with -e and pipefail, or sh with -e, in its folder, from a file that nobody else may read', async (t) => {
        const scene = await startRollingScene(version, { t, servers: 2 });
        for (const [shell, run] of [
          ['bash', 'false | true; echo not reached'],
          ['sh', '[ -z "$BASH_VERSION" ]; stat -c "mode %a" "$0"; pwd; false; echo not reached'],
        ] as const) {
          const result = await scene.run({ shell, run, server: 'web1', 'working-directory': '..' });
          failedWith(result, 'run-failed', 'partial');
          assert.doesNotMatch(result.log, /not reached/);
          if (shell === 'sh')
            assert.match(result.log, new RegExp(`^mode 600\n${path.dirname(result.temp)}$`, 'm'));
          const folder = path.join(result.temp, 'haproxy-server-state');
          assert.deepEqual(leftBehindIn(folder), []);
        }
      });
    });

    describe('is looked over before anything is changed', { concurrency: 2 }, () => {
      for (const [what, inputs, words] of [
        [
          'that the shell cannot read',
          { run: 'if true; then' },
          /nothing was changed: bash cannot read the script[\s\S]*run: bash cannot read the script(?![\s\S]*HAProxy said)[\s\S]*Details: .*syntax error/,
        ],
        ['that is empty', { run: '' }, /run: is required/],
        [
          'in a folder that is not there',
          { 'working-directory': 'nowhere' },
          /working-directory: is no folder/,
        ],
        ['for no server', { server: '' }, /server: is empty/],
        ['in batches of none', { 'batch-size': '0' }, /batch-size: "0" is neither/],
        ['in batches of 101%', { 'batch-size': '101%' }, /batch-size: "101%" is above 100%/],
      ] as const) {
        test(`a script ${what} is refused`, async (t) => {
          const scene = await startRollingScene(version, { t, servers: 2 });
          const result = await scene.run(inputs);
          assert.match(failedWith(result, 'invalid-input', 'failed'), words);
          assert.deepEqual([scene.deployed, await scene.flags()], [[], ['0 0']]);
        });
      }

      test('a script for one server in batches of several is pointed out', async (t) => {
        const scene = await startRollingScene(version, { t });
        const run = 'echo "$HAPROXY_SERVER"';
        const result = await scene.run({ run, 'batch-size': '2', 'dry-run': 'true' });
        assert.match(
          pointedOut(result, 'warning'),
          /names HAPROXY_SERVER, which is only the first server of its batch/,
        );
      });
    });

    test('whose folder an earlier one has removed is not started: that is said, and its batch stays out', async (t) => {
      const scene = await startRollingScene(version, { t, servers: 2, deploy: async () => {} });
      const result = await scene.run({ run: 'rm -rf "$PWD"' });
      const words = failedWith(result, 'run-failed', 'partial');
      assert.match(words, /web\/web2 is in maint on lb1; .*: its script could not be started$/m);
      assert.match(words, /^What to do: Is its folder \(`working-directory`\) still there\?/m);
      assert.doesNotMatch(result.log, /fault of the action itself/);
      assert.deepEqual(await scene.flags(), ['0 1']);
    });

    describe('may print', { concurrency: 2 }, () => {
      test('as it comes, in a group for each batch, with commands that are obeyed', async (t) => {
        const scene = await startRollingScene(version, { t });
        const running = scene.start({
          run: 'echo "::add-mask::s3cret-of-$HAPROXY_SERVER"; echo "::notice::hello from $HAPROXY_SERVER"; echo "s3cret-of-$HAPROXY_SERVER" >&2; printf "no end"; sleep 1',
        });
        await running.waitForLog(/hello from web1/);
        assert.doesNotMatch(running.log, /web\/web1: set to ready/);
        const result = await running.result;
        succeeded(result, 'changed');
        assert.match(pointedOut(result, 'notice'), /^hello from web1\nhello from web2\nhello from web3$/m);
        assert.doesNotMatch(result.visibleLog, /s3cret/);
        // The servers are looked at once a second meanwhile; only a debug log shows it.
        const shown = result.log.replaceAll(/^::debug::.*\n/gm, '');
        for (const group of [1, 2, 3])
          assert.match(
            shown,
            new RegExp(
              `^::group::batch   ${group} of 3: script for web${group}\n[^]*?^no end\n::endgroup::$`,
              'm',
            ),
          );
        assert.match(result.log, /^batch {3}3 of 3: script for web3 ended with exit code 0 after 1/m);
      });

      test('a `stop-commands` that it never ends: our own error is heard all the same', async (t) => {
        const scene = await startRollingScene(version, { t });
        const result = await scene.run({
          run: 'echo "::stop-commands::pause-it"; echo "::error::unheard"; exit 7',
        });
        const words = failedWith(result, 'run-failed', 'partial');
        assert.match(words, /ended with exit code 7/);
        assert.equal(result.annotations.filter(({ level }) => level === 'error').length, 1);
      });

      test('100 MB, and a line of 5 MB: all of it passes, and little of it is held', async (t) => {
        const scene = await startRollingScene(version, { t, servers: 2 });
        const result = await scene.run(
          {
            server: 'web1',
            run: 'head -c 100000000 /dev/zero | tr "\\0" x | fold -w 99; head -c 5000000 /dev/zero | tr "\\0" x; echo; echo over',
          },
          { memory: true, debug: false },
        );
        assert.equal(result.code, 0, result.log.slice(-2_000));
        assert.ok(result.stdout.length > 105_000_000);
        assert.match(result.log.slice(-20_000), /^over$/m);
        assert.ok(result.peakMemory < 200 * 1024 * 1024, `${result.peakMemory} bytes`);
      });
    });

    describe('may end', { concurrency: 2 }, () => {
      test('by killing all of its group, and us it does not hurt', async (t) => {
        const scene = await startRollingScene(version, { t });
        const result = await scene.run({ run: 'kill -s KILL 0; echo not reached' });
        assert.match(failedWith(result, 'run-failed', 'partial'), /was ended by SIGKILL/);
        assert.deepEqual(await scene.flags(), ['1 0 0']);
      });

      test('when all of its children have: it has none but those that it began itself', async (t) => {
        const scene = await startRollingScene(version, { t, servers: 2 });
        for (const run of [
          'sleep 1 & while pgrep -P $$ >/dev/null; do sleep 0.2; done; echo all have ended',
          `exec perl -e 'fork() or exec "true"; 1 while wait() != -1; print "all have ended\n"'`,
        ]) {
          const result = await scene.run({ server: 'web1', run, 'run-timeout': '20s' });
          succeeded(result, 'changed');
          assert.match(result.log, /^all have ended$/m);
        }
      });

      test('while a child of its own keeps the output open: nobody waits for that one, and it lives', async (t) => {
        const scene = await startRollingScene(version, { t, servers: 2 });
        const result = await scene.run({ server: 'web1', run: 'sleep 300 & echo "left $!"' });
        const pid = endAfter(t, result);
        assert.equal(result.code, 0, result.log);
        assert.ok(isRunning(pid));
      });

      test('while one prints that is to stay: it ends with its first line behind the step, and that is said', async (t) => {
        const scene = await startRollingScene(version, { t });
        const run = '(while sleep 0.1; do echo tick; done) & echo "left $!"';
        const result = await scene.run({ server: 'web1,web2', run });
        const pid = endAfter(t, result);
        succeeded(result, 'changed');
        await eventually('its next line has ended it', () => !isRunning(pid));
        const words = pointedOut(result, 'notice');
        assert.match(
          words,
          /^The script of batch 1 of 2 has left something running that has its output open: /m,
        );
        assert.doesNotMatch(words, /batch 2/, 'once');
      });

      test('while a child of its own keeps the output open, and the step is killed then: post does not end that one', async (t) => {
        const scene = await startRollingScene(version, { t, servers: 2 });
        const running = scene.start({ run: 'sleep 300 & echo "left $!"' });
        await running.waitForLog(/^left \d+$/m);
        // The script is gone by then, and its last output is still waited for.
        await sleep(100);
        running.signal('SIGKILL');
        const result = await running.result;
        const pid = endAfter(t, result);
        assert.doesNotMatch(result.log, /ended with exit code/);
        await result.post({ jobStatus: 'failure' });
        assert.ok(isRunning(pid));
        assert.deepEqual(await scene.flags(), ['0 0']);
      });

      test('behind a daemon, which lives also when the step is killed later', async (t) => {
        const scene = await startRollingScene(version, { t });
        const run = `[ "$HAPROXY_BATCH" = 2 ] && { echo hanging; sleep 600; }
          setsid sleep 300 >/dev/null 2>&1 & echo "left $!"`;
        const running = scene.start({ run });
        await running.waitForLog(/^hanging$/m);
        running.signal('SIGKILL');
        const result = await running.result;
        const pid = endAfter(t, result);
        const sleeping = () => processesOf(running.temp).filter(({ pid: one }) => one !== pid);
        await eventually('the script is ended', () => sleeping().length === 0);
        assert.ok(isRunning(pid));
      });

      test('by no signal that it hears, and in groups of its own: with a step that is killed it ends all the same', async (t) => {
        const scene = await startRollingScene(version, { t, servers: 2 });
        const run = `trap '' HUP INT TERM; set -m; sleep 600 & timeout 600 sleep 601 & echo hanging; sleep 602`;
        const running = scene.start({ run });
        await running.waitForLog(/^hanging$/m);
        assert.ok(processesOf(running.temp).length >= 5);
        running.signal('SIGKILL');
        await running.result;
        await eventually('all of it is gone', () => processesOf(running.temp).length === 0);
      });

      test('by no SIGTERM: run-timeout has a SIGKILL for it, 5 s later', async (t) => {
        const scene = await startRollingScene(version, { t, servers: 2 });
        const running = scene.start({ run: "trap '' TERM; set -m; sleep 600", 'run-timeout': '1s' });
        const result = await running.result;
        assert.match(failedWith(result, 'run-failed', 'partial'), /did not end within run-timeout \(1s\)/);
        assert.ok(result.durationMs > 6_000);
        assert.deepEqual(processesOf(running.temp), []);
        assert.deepEqual(await scene.flags(), ['1 0']);
      });

      test('not at all: post ends what a main step has left behind, before anything is put back', async (t) => {
        const scene = await startRollingScene(version, { t, servers: 2 });
        // The watcher is killed as well: nobody else is left to do it.
        const run = `for p in $(ps -o pid= -s $$); do [ $p = $$ ] || kill -s KILL $p || true; done
          echo hanging; while :; do sleep 1; done`;
        const running = scene.start({ run });
        await running.waitForLog(/^hanging$/m);
        running.signal('SIGKILL');
        const result = await running.result;
        const left = processesOf(running.temp);
        const post = await result.post({ jobStatus: 'failure' });
        assert.deepEqual(processesOf(running.temp), []);
        assert.ok(left.length > 0);
        assert.match(post.log, /the script of the main step was still running: it was ended first/);
        assert.deepEqual(await scene.flags(), ['0 0'], post.log);
      });
    });
  },
  [NEWEST],
);
