/**
 * The promise of `rolling`: twelve servers, three at a time, on two load balancers under load. Whatever becomes of the step, no request
 * fails, and it says which server is where.
 */
import assert from 'node:assert/strict';
import { describe, type TestContext, test as testAtBothEnds } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { atEitherEnd, type HaproxyVersion } from '../support/haproxy-versions.ts';
import { processesOf } from '../support/job-processes.ts';
import { LONG_LOAD_PAUSE, LoadProcess } from '../support/load.ts';
import { type RollingScene, type RollingSceneOptions, startRollingScene } from '../support/rolling-scene.ts';
import { failedWith, pointedOut, succeeded } from '../support/told.ts';

const ALL = Array.from({ length: 12 }, (_, index) => `web${index + 1}`);
const BATCHES = [ALL.slice(0, 3), ALL.slice(3, 6), ALL.slice(6, 9), ALL.slice(9)];
const INPUTS = { 'batch-size': '25%', 'min-available': '9' };

/** A quarter of the clients is bound by a cookie; there are streams and WebSockets. */
async function underLoad(
  t: TestContext,
  version: HaproxyVersion,
  roll: (scene: RollingScene) => Promise<void>,
  more: Pick<RollingSceneOptions, 'haproxy'> = {},
): Promise<void> {
  const scene = await startRollingScene(version, {
    t,
    servers: 12,
    loadBalancers: 2,
    lines: 'option httpchk GET /health\n  option redispatch\n  cookie SRV insert indirect nocache',
    // Who is dead is out by then: checks that a busy machine is late with take nobody down.
    server: (name) => `check inter 500ms fastinter 200ms downinter 200ms fall 10 cookie ${name}`,
    ...more,
  });
  await using load = new LoadProcess({
    port: scene.ports,
    clients: 24,
    longest: 1_500,
    pause: LONG_LOAD_PAUSE,
  });
  await eventually('the load has begun', async () => (await load.report()).served > 50);
  await roll(scene);
  const { served, failures, byServer } = await load.stop();
  assert.deepEqual(failures, []);
  t.diagnostic(`${served} requests, none failed: ${JSON.stringify(byServer)}`);
  // The load saw all of them, so it would have seen one that was stopped too early.
  for (const name of ALL) assert.ok((byServer[name] ?? 0) > 0, `${name} served nothing`);
}

/** In order of the servers, on both load balancers. */
async function stands(scene: RollingScene, flags: (name: string) => number): Promise<void> {
  const expected = ALL.map(flags).join(' ');
  assert.deepEqual(await scene.flags(), [expected, expected]);
}

atEitherEnd('rolling under load', (version, test) => {
  describe('twelve servers in batches of three on two load balancers', { concurrency: 5 }, () => {
    testAtBothEnds('all are deployed, and no request fails', (t) =>
      underLoad(t, version, async (scene) => {
        const result = await scene.run(INPUTS);
        const rows = succeeded(result, 'changed');
        assert.equal(rows.length, 24);
        assert.deepEqual(
          scene.deployed,
          BATCHES.map((names) => names.join()),
        );
        assert.equal(result.outputs['left-out'], '[]');
        await stands(scene, () => 0);
        await scene.allUp();
      }),
    );

    test('a script that fails in the third batch leaves that one in maint, and post leaves it there', (t) =>
      underLoad(t, version, async (scene) => {
        scene.deploy = async (names, batch) => {
          await scene.restart(names);
          if (batch === 3) throw new Error('the new version does not start');
        };
        const result = await scene.run({ ...INPUTS, restore: 'on-failure' });
        const words = failedWith(result, 'run-failed', 'partial');
        assert.match(words, /batch 3 of 4 \(web7, web8, web9\) ended with exit code 22/);
        assert.match(words, /Done: web1, .*web6\. Not back \(maint\): web7, web8, web9\. Not touched: web10/);
        const rest = 'web/web7,web/web8,web/web9,web/web10,web/web11,web/web12';
        assert.ok(words.includes(`run the same step with \`server: ${rest}\``), words);
        const inThird = (name: string) => (BATCHES[2]?.includes(name) ? 1 : 0);
        await stands(scene, inThird);
        const post = await result.post({ jobStatus: 'failure' });
        assert.match(post.summary, /`web\/web7`.* stay in maint: the job failed/);
        assert.doesNotMatch(`${result.log}${result.summary}${post.log}${post.summary}`, /echo "set server/);
        assert.match(
          post.log,
          /looking at what this step has left: the job failed, and this step stopped at a batch that failed/,
        );
        const warnings = post.annotations.filter(({ level }) => level === 'warning');
        assert.equal(warnings.length, 1, post.log);
        assert.match(
          warnings[0]?.message ?? '',
          /^Servers web\/web7, web\/web8, web\/web9 on lb1, lb2 are not as/,
        );
        await stands(scene, inThird);
        // As the step itself has said how.
        scene.deploy = (names) => scene.restart(names);
        const { outputs } = result;
        const next = await scene.run({ ...INPUTS, server: rest, 'batch-size': '3' });
        assert.equal(next.code, 0, next.log);
        assert.equal(JSON.parse(outputs['left-out'] ?? '').length, 6);
        await stands(scene, () => 0);
      }));

    test('a server that never comes back keeps its batch out, and the rest is not touched', (t) =>
      underLoad(t, version, async (scene) => {
        scene.deploy = async (names) => {
          await scene.restart(names.filter((name) => name !== 'web5'));
          if (names.includes('web5')) await scene.server('web5').kill();
        };
        const result = await scene.run({ ...INPUTS, 'health-timeout': '8s' });
        const words = failedWith(result, 'unhealthy', 'partial');
        assert.match(words, /web\/web5 is "DOWN/);
        assert.match(words, /Not back \(maint\): web4, web5, web6\. Not touched: web7/);
        await stands(scene, (name) => (BATCHES[1]?.includes(name) ? 1 : 0));
        assert.equal(scene.deployed.length, 2);
      }));

    for (const signal of ['SIGINT', 'SIGKILL'] as const) {
      test(`${signal} in the script of the second batch: the script is ended, post proves the batch and lets it in`, (t) =>
        underLoad(t, version, async (scene) => {
          const script = `${scene.script}
            if [ "$HAPROXY_BATCH" = 2 ]; then trap '' INT TERM; echo hanging; timeout 600 sleep 600 & sleep 600; fi`;
          const running = scene.start({ ...INPUTS, run: script });
          await running.waitForLog(/^hanging$/m, 60_000);
          running.signal(signal);
          const result = await running.result;
          if (signal === 'SIGINT') {
            assert.match(failedWith(result, 'cancelled', 'partial'), /Not back \(maint\): web4, web5, web6/);
          }
          await stands(scene, (name) => (BATCHES[1]?.includes(name) ? 1 : 0));
          await eventually('nothing is left of the script', () => processesOf(running.temp).length === 0);
          const post = await result.post({ jobStatus: 'cancelled' });
          assert.equal(post.code, 0);
          assert.match(
            pointedOut(post, 'notice'),
            /^Put back as before .*web\/web4, web\/web5, web\/web6 on lb1, lb2\./,
          );
          await stands(scene, () => 0);
          assert.deepEqual(scene.deployed.length, 2);
        }));
    }

    test('a script that does not end within run-timeout is ended, and has failed', (t) =>
      underLoad(t, version, async (scene) => {
        const script = `${scene.script}
          if [ "$HAPROXY_BATCH" = 2 ]; then echo hanging; sleep 600; fi`;
        const running = scene.start({ ...INPUTS, run: script, 'run-timeout': '10s' });
        const words = failedWith(await running.result, 'run-failed', 'partial');
        assert.match(words, /did not end within run-timeout \(10s\) and was ended/);
        await stands(scene, (name) => (BATCHES[1]?.includes(name) ? 1 : 0));
        assert.deepEqual(processesOf(running.temp), []);
      }));

    testAtBothEnds(
      'reloads in the middle: in a script, whose servers go out again, and on the way back',
      (t) =>
        underLoad(
          t,
          version,
          async (scene) => {
            const [lb1, lb2] = scene.haproxies;
            scene.deploy = async (names, batch) => {
              // Whoever a reload lets in finds nobody there, and is sent elsewhere.
              await Promise.all(names.map((name) => scene.server(name).kill()));
              if (batch === 2) {
                await lb1?.reload();
                const again = () => lb1?.adminFlags('web', 'web4').then((flags) => flags === 1);
                await eventually('web4 is out again', again);
              }
              await scene.restart(names);
              if (batch === 3) await lb2?.reload();
            };
            const result = await scene.run(INPUTS);
            succeeded(result, 'changed');
            assert.match(result.summary, /reloaded/);
            await stands(scene, () => 0);
            await scene.allUp();
          },
          // See reload-deploy.test.ts: from 2.6 on a reload closes idle client connections under whoever uses them next.
          {
            haproxy: {
              master: true,
              extraDefaults: version === '2.2' ? '' : 'option idle-close-on-response',
            },
          },
        ),
    );
  });
});
