/** `slowstart`: HAProxy gives a server only a part of its weight and of its `maxconn` for a while, and counts it as any other. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { atBothEnds } from '../support/haproxy-versions.ts';
import { startLoad } from '../support/load.ts';
import type { RealHaproxy } from '../support/real-haproxy.ts';
import { startRollingScene } from '../support/rolling-scene.ts';
import { failedWith, pointedOut, succeeded } from '../support/told.ts';
import { startWebBackend } from '../support/web-backend.ts';

/** `srv_op_state` of a server in slow start, and of one that has it behind it. */
const [STARTING, RUNNING] = ['1', '2'];

async function untilState(haproxy: RealHaproxy, server: string, state: string | undefined) {
  await eventually(
    `${server} is in state ${state}`,
    async () => (await haproxy.serverState('web', server)).srv_op_state === state,
  );
}

atBothEnds('slow start', (version) => {
  describe('one HAProxy each', { concurrency: 3 }, () => {
    test('rolling: the next batch goes out when that of the last one is over, and no request waits in vain', async (t) => {
      const scene = await startRollingScene(version, {
        t,
        servers: 2,
        server: () => 'check inter 200ms rise 1 maxconn 40 slowstart 8s',
        haproxy: { extraDefaults: 'timeout queue 1s' },
      });
      const states: (string | undefined)[] = [];
      scene.deploy = async (names, batch) => {
        if (batch === 2) states.push((await scene.lb1.serverState('web', 'web1')).srv_op_state);
        await scene.restart(names);
      };
      await scene.allUp();
      for (const { name } of scene.servers) await untilState(scene.lb1, name, RUNNING);
      const load = startLoad({ port: scene.ports, clients: 24, mix: ['quick'], work: [200, 400], pause: 50 });
      const result = await scene.run();
      const { served, failures } = await load.stop();
      succeeded(result, 'changed');
      assert.deepEqual(states, [RUNNING]);
      assert.match(result.log, /lb1: web\/web1: in slow start at \d+%, .* the next batch waits for its end/);
      assert.deepEqual(failures, [], `of ${served} requests\n${result.log}`);
    });

    test('whoever stays in it is named, and `max-load` knows that its `maxconn` is not there yet', async (t) => {
      const web = await startWebBackend(version, {
        t,
        server: (name) => `check inter 200ms rise 1 maxconn 10${name === 'web2' ? ' slowstart 1h' : ''}`,
      });
      await web.haproxy.cli('set server web/web2 state maint');
      const visits = Array.from({ length: 4 }, () => web.visit('/?hold'));
      await eventually('they are held', () => web.server('web1').open === visits.length);
      await web.haproxy.cli('set server web/web2 state ready');
      await untilState(web.haproxy, 'web2', STARTING);
      const step = { server: 'web1', operation: 'drain', 'drain-timeout': '0' };
      const refused = await web.run({ ...step, 'max-load': '80%' });
      assert.match(failedWith(refused, 'max-load', 'failed'), /web: 4 sessions on 1 server with room for 1 /);
      const result = await web.run(step);
      succeeded(result, 'changed');
      assert.match(
        pointedOut(result, 'notice'),
        /web\/web2 \(\d%\) is counted as taking traffic, but is in slow start: until that is over/,
      );
      web.server('web1').release();
      await Promise.all(visits);
    });

    test('ready: bound clients that a proof from drain leaves to a part of `maxconn` are told of', async (t) => {
      const web = await startWebBackend(version, {
        t,
        lines: '  cookie SRV insert indirect nocache',
        server: (name) => `check inter 200ms rise 1 cookie ${name} maxconn 10 slowstart 5s`,
      });
      for (const name of ['web1', 'web2']) await untilState(web.haproxy, name, RUNNING);
      const visits = [web.visit('/?hold', 'web1'), web.visit('/?hold', 'web1')];
      await eventually('they are held', () => web.server('web1').open === 2);
      await web.haproxy.cli('set server web/web1 state drain');
      const result = await web.run({ server: 'web1', operation: 'ready' });
      succeeded(result, 'changed');
      await untilState(web.haproxy, 'web1', STARTING);
      assert.match(
        pointedOut(result, 'warning'),
        /web\/web1 has begun a slow start with the check that proves it, and has 2 sessions: until that is over/,
      );
      web.server('web1').release();
      await Promise.all(visits);
    });
  });
});
