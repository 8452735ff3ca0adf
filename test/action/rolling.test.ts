/** `rolling` on one load balancer or two: its plan, its order, and whoever is beside it. */
import assert from 'node:assert/strict';
import { describe, test as testHere } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../support/eventually.ts';
import { atEitherEnd } from '../support/haproxy-versions.ts';
import { LoadProcess } from '../support/load.ts';
import { get } from '../support/load-request.ts';
import { startLongRequest } from '../support/long-request.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { type RollingScene, startRollingScene } from '../support/rolling-scene.ts';
import { runAction } from '../support/run-action.ts';
import { failedWith, pointedOut, succeeded } from '../support/told.ts';
import { startWebServer } from '../support/web-server.ts';

/** The backend of a scene with these servers. */
function configOf(servers: readonly { name: string; port: number }[]): string {
  return [
    'backend web',
    '  timeout check 5s',
    '  option httpchk GET /health',
    ...servers.map(({ name, port }) => `  server ${name} 127.0.0.1:${port} check inter 200ms`),
  ].join('\n');
}

atEitherEnd('rolling', (version, test) => {
  describe('the plan', { concurrency: 4 }, () => {
    test('a dry run shows all batches, changes nothing, runs nothing', async (t) => {
      const scene = await startRollingScene(version, { t, loadBalancers: 2 });
      const result = await scene.run({ 'dry-run': 'true', 'batch-size': '67%' });
      succeeded(result, 'planned');
      assert.match(
        result.summary,
        /rolling, dry run: .*would go out and come back on `lb1`, `lb2`, in 2 batches; nothing was changed/,
      );
      assert.match(result.summary, /batch 2 of 2.* `web\/web3`?: ready → maint.*then the script, then ready/);
      assert.deepEqual([scene.deployed, await scene.flags()], [[], ['0 0 0', '0 0 0']]);
      assert.match((await result.post()).log, /^post {4}nothing to put back: this step changed nothing\n$/);
    });

    test('is refused as a whole when one batch would leave too few: nothing is sent, nothing is run', async (t) => {
      const scene = await startRollingScene(version, { t, servers: 4 });
      const result = await scene.run({ 'batch-size': '3', 'min-available': '2' });
      assert.match(failedWith(result, 'guard', 'failed'), /Batch 1 of 2: Too few servers would be left/);
      assert.deepEqual([scene.deployed, await scene.flags()], [[], ['0 0 0 0']]);
    });

    test('a name in two backends goes out of both, trackers too, and its script runs once', async (t) => {
      const scene = await startRollingScene(version, {
        t,
        servers: 2,
        after: ([web1]) => `backend api
  server web1 127.0.0.1:${web1?.port} check inter 200ms
  server other 127.0.0.1:${web1?.port} track web/web2`,
      });
      const seen: unknown[] = [];
      scene.deploy = async (names) => {
        const flags = (server: string) => scene.lb1.adminFlags('api', server);
        seen.push([names.join(), await flags('web1'), await flags('other')]);
        await scene.restart(names);
      };
      const result = await scene.run({ backend: '*', server: 'web1,web2' });
      assert.equal(result.code, 0, result.log);
      assert.deepEqual(seen, [
        ['web1', 1, 0],
        ['web2', 0, 2],
      ]);
      assert.equal(await scene.lb1.adminFlags('api', 'web1'), 0);
    });

    test('one application under two names goes out under both, and no request to either fails', async (t) => {
      const scene = await startRollingScene(version, {
        t,
        servers: 2,
        server: () => 'check inter 500ms fall 10',
        haproxy: { frontends: { fe_web: 'web', fe_api: 'api' } },
        after: (applications) =>
          [
            'backend api',
            '  timeout check 5s',
            '  option httpchk GET /health',
            ...applications.map(
              ({ port }, index) => `  server api${index + 1} 127.0.0.1:${port} check inter 500ms fall 10`,
            ),
          ].join('\n'),
      });
      scene.deploy = (names) => scene.restart([...new Set(names.map((name) => name.replace('api', 'web')))]);
      const port = ['fe_web', 'fe_api'].map((name) => scene.lb1.port(name));
      await using load = new LoadProcess({ port, clients: 8, mix: ['quick'], pause: 100 });
      await eventually('the load has begun', async () => (await load.report()).served > 20);
      const result = await scene.run({ backend: '*' });
      assert.equal(result.code, 0, result.log);
      assert.deepEqual(scene.deployed, ['web1,api1', 'web2,api2']);
      assert.deepEqual((await load.stop()).failures, []);
    });

    test('one application that goes by another name on another load balancer goes out on both, and no request to it fails', async (t) => {
      const scene = await startRollingScene(version, { t, server: () => 'check inter 500ms fall 10' });
      const others = ['web2', 'web1', 'web3'].map(
        (name, index) =>
          `  server web${index + 1} 127.0.0.1:${scene.server(name).port} check inter 500ms fall 10`,
      );
      const config = ['backend web', '  timeout check 5s', '  option httpchk GET /health', ...others];
      const two = await startHaproxy(version, {
        t,
        frontends: { fe_web: 'web' },
        config: config.join('\n'),
      });
      scene.addresses.push(two.address);
      const port = [...scene.ports, two.port('fe_web')];
      await using load = new LoadProcess({ port, clients: 8, mix: ['quick'], pause: 100 });
      await eventually('the load has begun', async () => (await load.report()).served > 20);
      const result = await scene.run();
      assert.equal(result.code, 0, result.log);
      assert.deepEqual((await load.stop()).failures, []);
      assert.deepEqual(scene.deployed, ['web1,web2', 'web3']);
    });

    test('load balancers that differ, whose sockets time out while a script runs that is not theirs', async (t) => {
      const haproxy = { statsTimeout: '1s' };
      const scene = await startRollingScene(version, { t, servers: 2, haproxy });
      const other = await startRollingScene(version, { t, servers: 1, haproxy });
      scene.addresses.push(...other.addresses);
      const result = await scene.run({
        run: `[ "$HAPROXY_SERVER" = web1 ] || sleep 3`,
        'min-available': '0',
      });
      const rows = succeeded(result, 'changed').map(
        ({ loadBalancer, server }) => `${loadBalancer} ${server}`,
      );
      assert.deepEqual(rows, ['lb1 web1', 'lb1 web2', 'lb2 web1']);
      assert.deepEqual([...(await scene.flags()), ...(await other.flags())], ['0 0', '0']);
    });

    test('one that was out comes in, with a notice before anything is done; `restore` puts it back', async (t) => {
      const scene = await startRollingScene(version, { t });
      await scene.lb1.cli('set server web/web2 state maint');
      const result = await scene.run({ restore: 'always' });
      succeeded(result, 'changed');
      assert.match(
        pointedOut(result, 'notice'),
        /web\/web2 is in maint now, and is put in rotation with its batch/,
      );
      assert.deepEqual(await scene.flags(), ['0 0 0']);
      const post = await result.post();
      assert.match(pointedOut(post, 'notice'), /Put back as before this step.*: web\/web2 on lb1/);
      assert.deepEqual(await scene.flags(), ['0 1 0']);
    });
  });

  describe('beside others', { concurrency: 4 }, () => {
    test('a person takes out a server of a later batch: it stops there, and leaves it so', async (t) => {
      const scene = await startRollingScene(version, { t });
      scene.deploy = async (names) => {
        if (names[0] === 'web1') await scene.lb1.cli('set server web/web2 state maint');
        await scene.restart(names);
      };
      const result = await scene.run();
      const words = failedWith(result, 'not-verified', 'partial');
      assert.match(words, /web\/web2 was ready when this step began, and now it is maint/);
      assert.match(words, /Done: web1\. Not touched: web2, web3\./);
      assert.deepEqual([scene.deployed, await scene.flags()], [['web1'], ['0 1 0']]);
      assert.equal((await result.post({ jobStatus: 'failure' })).annotations.length, 0);
      assert.deepEqual(await scene.flags(), ['0 1 0']);
    });

    test('a reload brings a server that is meant, too: it did not go out, and that is a warning', async (t) => {
      const scene = await startRollingScene(version, { t, servers: 2, haproxy: { master: true } });
      const nine = await startWebServer({ name: 'web9', t });
      const config = configOf([...scene.servers, nine, { name: 'other', port: nine.port }]);
      scene.deploy = async (names) => {
        if (names[0] === 'web1') await scene.lb1.reload(config);
        await scene.restart(names);
      };
      const result = await scene.run({ server: 'web*' });
      succeeded(result, 'changed');
      assert.deepEqual(scene.deployed, ['web1', 'web2']);
      const words = pointedOut(result, 'warning');
      assert.match(
        words,
        /^On lb1: web\/web9 has come since this step began, and `server` means it as well: it was/m,
      );
      assert.doesNotMatch(words, /web\/other/);
    });

    const ELSEWHERE = {
      "has two at each other's addresses": { web1: 'web2', web2: 'web1', web3: 'web3' },
      'has a second line for it': { web1: 'web1', web2: 'web2', web3: 'web3', web4: 'web1' },
    };
    for (const [words, lines] of Object.entries(ELSEWHERE)) {
      const configFor = (scene: RollingScene) =>
        configOf(Object.entries(lines).map(([name, app]) => ({ name, port: scene.server(app).port })));

      test(`while its script runs a reload ${words}: that is told meanwhile, it ends, and nobody comes in or goes out`, async (t) => {
        const scene = await startRollingScene(version, { t, haproxy: { master: true } });
        const config = configFor(scene);
        const gate = Promise.withResolvers<void>();
        scene.deploy = async () => {
          await scene.lb1.reload(config);
          await gate.promise;
        };
        const running = scene.start({ server: 'web[1-3]' });
        await eventually('it is out again', async () => (await scene.lb1.adminFlags('web', 'web1')) === 1);
        await running.waitForLog(/its script.* at work|whose script runs/);
        gate.resolve();
        const result = await running.result;
        const place = `127.0.0.1:${scene.server('web1').port}`;
        assert.ok(failedWith(result, 'reloaded', 'partial').includes(place), result.log);
        assert.deepEqual([scene.deployed, await scene.flags()], [['web1'], ['1 0 0']]);
        await result.post({ jobStatus: 'failure' });
        assert.deepEqual(await scene.flags(), ['1 0 0']);
      });

      test(`while it drains a reload ${words}: its script is not run, and it goes back`, async (t) => {
        const scene = await startRollingScene(version, {
          t,
          lines: 'balance first\n  option httpchk GET /health',
          haproxy: { master: true },
        });
        const config = configFor(scene);
        await startLongRequest(t, scene.lb1, 'fe_web', 'web', 'web1');
        const running = scene.start({ server: 'web[1-3]' });
        await running.waitForLog(/web\/web1: 1 session/);
        await scene.lb1.reload(config);
        const result = await running.result;
        failedWith(result, 'reloaded', 'rolled-back');
        assert.deepEqual([scene.deployed, await scene.flags()], [[], ['0 0 0']]);
      });
    }

    test('a person lets a server in while its script runs: the script ends, and nobody undoes it', async (t) => {
      const scene = await startRollingScene(version, { t, loadBalancers: 2 });
      scene.deploy = async () => {
        await scene.lb1.cli('set server web/web1 state ready');
        await scene.allUp().catch(() => {});
      };
      const running = scene.start({ run: `${scene.script} & sleep 3; echo ended`, restore: 'always' });
      const result = await running.result;
      assert.match(result.log, /^ended$/m);
      assert.match(
        failedWith(result, 'not-verified', 'partial'),
        /set to maint, HAProxy accepted it, and now it is ready/,
      );
      assert.deepEqual(await scene.flags(), ['0 0 0', '1 0 0']);
      await result.post({ jobStatus: 'failure' });
      assert.deepEqual(await scene.flags(), ['0 0 0', '1 0 0']);
    });

    test('a person drains it while its script runs: it is left so, and nobody is told to undo that', async (t) => {
      const scene = await startRollingScene(version, { t });
      scene.deploy = async () => {
        await scene.lb1.cli('set server web/web1 state drain');
        await sleep(2_000);
      };
      const result = await scene.run();
      failedWith(result, 'not-verified', 'partial');
      assert.deepEqual(await scene.flags(), ['8 0 0']);
      assert.doesNotMatch(result.summary, /How to undo it|operation: ready/);
      assert.match(result.summary, /somebody else changed it/);
    });

    test('a client that comes seldom, and whom `option persist` sends to maint: the script ends, and no other batch begins', async (t) => {
      const scene = await startRollingScene(version, {
        t,
        servers: 2,
        lines: 'cookie SRV insert indirect nocache\n  option persist\n  option httpchk GET /health',
        server: (name) => `check inter 200ms cookie ${name}`,
      });
      scene.deploy = async () => {
        const cookies = new Map([['SRV', 'web1']]);
        assert.equal(await get({ port: scene.ports[0] ?? 0, path: '/', agent: false, cookies }), 'web1');
      };
      const result = await scene.run({ run: `sleep 2; ${scene.script}; sleep 3; echo ended` });
      assert.match(result.log, /^ended$/m);
      const words = failedWith(result, 'not-verified', 'partial');
      assert.match(words, /HAProxy still sends traffic to web\/web1, a server in maint/);
      assert.deepEqual([scene.deployed, await scene.flags()], [['web1'], ['1 0']]);
    });

    test('its script leaves it at weight 0: nobody else goes out, and post tells of it until somebody has mended that', async (t) => {
      const scene = await startRollingScene(version, { t });
      scene.deploy = async (names) => {
        await scene.lb1.cli(`set server web/${names[0]} weight 0`);
        await scene.restart(names);
      };
      const result = await scene.run();
      const words = failedWith(result, 'not-verified', 'partial');
      assert.match(words, /web\/web1 had weight 1 when this step began, and has weight 0 now/);
      assert.deepEqual(scene.deployed, ['web1']);
      const post = await result.post({ jobStatus: 'failure' });
      assert.match(pointedOut(post, 'warning'), /web\/web1 on lb1 is ready, status UP, weight 0/);
      assert.match(post.summary, /`web\/web1` on `lb1` is ready at weight 0/);
      assert.equal((await scene.lb1.row('web', 'web1')).weight, '0');
      await scene.lb1.cli('set server web/web1 weight 1');
      const later = await result.post({ jobStatus: 'failure' });
      assert.match(later.log, /as before this step, nothing to do: web\/web1 on lb1/);
      assert.equal(later.annotations.length, 0, later.log);
    });

    test('one that came back with another weight by an earlier step, and is drained, has its own weight again by the post of that step', async (t) => {
      const scene = await startRollingScene(version, { t, servers: 2 });
      const inputs = {
        address: scene.addresses.join(),
        server: 'web/web1',
        operation: 'weight',
        weight: '50',
        restore: 'on-failure',
      };
      const weighed = await runAction({ t, inputs });
      succeeded(weighed, 'changed');
      scene.deploy = async (names, batch) => {
        if (batch === 1) return scene.restart(names);
        await scene.lb1.cli('set server web/web1 state drain');
      };
      const result = await scene.run(
        { run: `${scene.script}; test "$HAPROXY_SERVERS" = web1` },
        { temp: weighed.temp },
      );
      failedWith(result, 'run-failed', 'partial');
      const post = await result.post({ jobStatus: 'failure' });
      assert.match(pointedOut(post, 'warning'), /web\/web1 on lb1 is drain/);
      const earlier = await weighed.post({ jobStatus: 'failure' });
      assert.match(pointedOut(earlier, 'notice'), /Put back as before this step/);
      assert.equal((await scene.lb1.serverState('web', 'web1')).srv_uweight, '1');
      assert.deepEqual(await scene.flags(), ['8 1']);
    });

    test('a second step that brings in what the first has out is a stranger to it', async (t) => {
      const scene = await startRollingScene(version, { t });
      const gate = Promise.withResolvers<void>();
      scene.deploy = async (_names, batch) => {
        if (batch === 1) await gate.promise;
      };
      const first = scene.start();
      await eventually('the first script runs', () => scene.deployed.length === 1);
      const second = await scene.run();
      gate.resolve();
      const result = await first.result;
      succeeded(second, 'changed');
      assert.match(pointedOut(second, 'notice'), /web\/web1 is in maint now/);
      assert.match(failedWith(result, 'not-verified', 'partial'), /web\/web1 was set to maint/);
      assert.deepEqual(await scene.flags(), ['0 0 0']);
    });

    test('an earlier step of the job that holds a server lets go of it', async (t) => {
      const scene = await startRollingScene(version, { t, servers: 2 });
      const inputs = {
        address: scene.addresses.join(),
        server: 'web/web1',
        operation: 'maint',
        hold: 'true',
      };
      const held = await runAction({ t, inputs });
      assert.equal(held.code, 0, held.log);
      const result = await scene.run({ server: 'web1' }, { temp: held.temp });
      succeeded(result, 'changed');
      await scene.allUp();
      const post = await result.post();
      assert.equal(post.annotations.length, 0, post.log);
      const first = await held.post({ jobStatus: 'failure' });
      assert.doesNotMatch(first.log, /put back/i, first.log);
      assert.deepEqual(await scene.flags(), ['0 0']);
    });

    test('the application of the first batch falls while the second is out: no third goes out', async (t) => {
      const scene = await startRollingScene(version, { t, server: () => 'check inter 100ms fall 2' });
      scene.deploy = async (names) => {
        if (names[0] === 'web2') {
          await scene.server('web1').kill();
          const isDown = async () => (await scene.lb1.row('web', 'web1')).status === 'DOWN';
          await eventually('web1 is DOWN', isDown);
        }
      };
      const result = await scene.run({ 'min-available': '0' });
      assert.match(
        failedWith(result, 'unhealthy', 'partial'),
        /web\/web1 was put back in rotation, and now it is "DOWN"/,
      );
      assert.deepEqual([scene.deployed, await scene.flags()], [['web1', 'web2'], ['0 0 0']]);
    });

    if (version !== '2.2') {
      testHere('a server of a later batch is deleted: it stops there, or goes on without it', async (t) => {
        for (const [allowed, code, result] of [
          ['true', 'not-found', 'partial'],
          ['false', '', 'changed'],
        ]) {
          const scene = await startRollingScene(version, { t });
          scene.deploy = async (names) => {
            if (names[0] !== 'web1') return;
            await scene.lb1.cli('set server web/web2 state maint');
            await eventually('web2 is deleted', async () =>
              (await scene.lb1.cli('del server web/web2')).includes('deleted'),
            );
          };
          const { outputs, log } = await scene.run({ 'fail-on-not-found': allowed ?? '' });
          assert.deepEqual([outputs['error-code'], outputs.result], [code, result], log);
          assert.deepEqual(scene.deployed, allowed === 'true' ? ['web1'] : ['web1', 'web3']);
          assert.match(log, /web\/web2 is gone/);
        }
      });
    }
  });

  describe('killed', { concurrency: 4 }, () => {
    for (const [when, log] of [
      ['in the drain', /web\/web2: set to drain/],
      ['in the proof', /web2.*proving health/],
    ] as const) {
      test(`${when} of the second batch: post puts that one back, and looks at no other`, async (t) => {
        const scene = await startRollingScene(version, { t });
        const running = scene.start();
        await running.waitForLog(log);
        running.signal('SIGKILL');
        const result = await running.result;
        await scene.lb1.cli('set server web/web1 state drain');
        const post = await result.post({ jobStatus: 'failure' });
        assert.match(post.log, /this step was killed, on-error is rollback/);
        assert.doesNotMatch(post.log, /web1/);
        assert.deepEqual(await scene.flags(), ['8 0 0'], post.log);
      });
    }

    test('while its script runs, which has left it at weight 0: post lets it in, and does not call that "as before"', async (t) => {
      const scene = await startRollingScene(version, { t });
      const running = scene.start({ run: 'echo hanging; sleep 600' });
      await running.waitForLog(/^hanging$/m);
      await scene.lb1.cli('set server web/web1 weight 0');
      running.signal('SIGKILL');
      const result = await running.result;
      const post = await result.post({ jobStatus: 'failure' });
      assert.deepEqual(await scene.flags(), ['0 0 0'], post.log);
      assert.match(
        pointedOut(post, 'warning'),
        /web\/web1 on lb1 is ready, status UP, weight 0, and takes no traffic/,
      );
      assert.doesNotMatch(pointedOut(post, 'notice'), /Put back/);
      assert.match(post.summary, /`web\/web1` on `lb1` is ready at weight 0/);
    });

    test('with on-error keep nothing is put back, and what is out is a warning', async (t) => {
      const scene = await startRollingScene(version, { t });
      const running = scene.start({ 'on-error': 'keep', run: 'echo hanging; sleep 600' });
      await running.waitForLog(/^hanging$/m);
      running.signal('SIGINT');
      const result = await running.result;
      failedWith(result, 'cancelled', 'partial');
      assert.doesNotMatch(pointedOut(result, 'notice'), /output open/, 'all of its script ends with it');
      // What became of the script, and why, in the place where its end would stand.
      assert.match(result.log, /^batch {3}1 of 3: script for web1 is told to end with this step after /m);
      assert.equal(result.log.match(/^failed {2}The step was cancelled \(SIGINT\)\.$/gm)?.length, 1);
      const post = await result.post({ jobStatus: 'cancelled' });
      assert.match(
        pointedOut(post, 'warning'),
        /web\/web1 on lb1 is not as it was before this step\. Before: ready\. Now: maint/,
      );
      assert.deepEqual(await scene.flags(), ['1 0 0']);
    });
  });
});
