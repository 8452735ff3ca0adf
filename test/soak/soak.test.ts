/** A short soak of a fixed seed is without violations, and a soak sees what is planted into it. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { trackingId } from '../support/action-environment.ts';
import { eventually } from '../support/eventually.ts';
import { forEachHaproxy, NEWEST, OLDEST_AND_NEWEST } from '../support/haproxy-versions.ts';
import { makeScratch } from '../support/scratch.ts';
import { leftOfJob } from './left.ts';
import { type Planned, planOf } from './plan.ts';
import { runSoak } from './run.ts';
import type { Scene } from './scene.ts';
import { tableOf } from './table.ts';
import { grown } from './usage.ts';

const SEED = 1;
const OPERATIONS = 12;

forEachHaproxy('A soak', () => {
  const versions = [OLDEST_AND_NEWEST[0] ?? NEWEST, NEWEST];

  test('of twelve operations is without violations', async (t) => {
    const soak = await runSoak(planOf(SEED, OPERATIONS), versions, {
      tell: ({ story }, violations) => {
        for (const { words } of violations) t.diagnostic(`${words}\n${story}`);
      },
    });
    assert.deepEqual(soak.violations, []);
    assert.equal(soak.ended.length, OPERATIONS);
    assert.ok(soak.load.served > 0);
    assert.match(tableOf(soak), /12 operations in \d+ s, 0 violations/);
  });

  test('sees a failed request, somebody else’s server, and a connection that stays', async (t) => {
    const plans = planOf(SEED, 1).flatMap((plan) => [1, 2, 3].map((number) => drainOf(plan, number)));
    const { violations } = await runSoak(plans, versions, { meanwhile: plant(t) });
    const seen = (number: number) =>
      violations
        .filter((one) => one.number === number)
        .map(({ what, words }) => `${what}: ${words}`)
        .join('\n');
    assert.match(seen(1), /^failed request: /m);
    assert.match(seen(2), /^wrong answer: .*a server that was not selected is different/m);
    assert.match(seen(3), /^left behind: 1 connections to the admin socket of lb2/m);
    assert.deepEqual(
      violations.filter(({ number }) => number === 0),
      [],
    );
  });
}, [NEWEST]);

function drainOf(plan: Planned, number: number): Planned {
  return {
    ...plan,
    number,
    kind: 'drain',
    operation: 'drain',
    servers: ['web/s1'],
    sites: [0, 1],
    found: 'ready',
    trouble: 'none',
    restore: 'always',
    jobStatus: 'success',
    switches: { checks: 'keep', agent: 'keep' },
    beside: { kind: 'nothing' },
  };
}

const plant =
  (t: TestContext) =>
  async ({ number }: Planned, { sites, applications }: Scene): Promise<void> => {
    const [lb1, lb2] = sites;
    if (lb1 === undefined || lb2 === undefined) throw new Error('there are two load balancers');
    const drained = async () => (await lb1.look()).get('web/s1')?.forced === 8;
    await eventually('web/s1 is drained', drained);
    if (number === 1) {
      const web = [...applications].filter(([name]) => name.startsWith('web')).map(([, one]) => one);
      await Promise.all(web.map((application) => application.kill()));
      await Promise.all(web.map((application) => application.start()));
    }
    if (number === 2) await lb1.haproxy.cli('set server api/a3 state maint');
    if (number === 3) {
      const socket = net.createConnection(lb2.haproxy.socket);
      t.after(() => socket.destroy());
      await once(socket, 'connect');
      socket.write('prompt\n');
    }
  };

describe('What a job leaves behind', () => {
  function jobOf(t: TestContext): string {
    const scratch = makeScratch();
    t.after(scratch.remove);
    const temp = path.join(scratch.folder, 'temp');
    mkdirSync(path.join(temp, 'haproxy-server-state'), { recursive: true });
    return temp;
  }

  test('is not its journal', async (t) => {
    const temp = jobOf(t);
    writeFileSync(path.join(temp, 'haproxy-server-state', 'a-1.journal'), '');
    assert.deepEqual(await leftOfJob(temp), []);
  });

  test('is a file', async (t) => {
    const temp = jobOf(t);
    mkdirSync(path.join(temp, 'haproxy-server-state', 's-abc'));
    writeFileSync(path.join(temp, 'haproxy-server-state', 's-abc', 'key'), '');
    assert.deepEqual(await leftOfJob(temp), ['file haproxy-server-state/s-abc/key']);
  });

  test('is a process', async (t) => {
    const temp = jobOf(t);
    const child = spawn('sleep', ['60'], {
      env: { PATH: '/usr/bin:/bin', RUNNER_TRACKING_ID: trackingId(temp) },
    });
    t.after(() => child.kill());
    await once(child, 'spawn');
    assert.match((await leftOfJob(temp)).join(), /^process \d+: sleep 60\b/);
  });
});

describe('What grows', () => {
  const looks = (numberAt: (index: number) => number) =>
    Array.from({ length: 100 }, (_, index) => ({ 'MiB of lb1': numberAt(index), 'files of lb1': 30 }));

  test('is told', () => {
    assert.deepEqual(grown(looks((index) => 20 + index / 10)), [
      'MiB of lb1: 21.2 in the first quarter, 28.7 in the last',
    ]);
    assert.match(
      grown(looks(() => 20).map((look, index) => ({ ...look, 'files of lb1': 30 + index }))).join(),
      /^files/,
    );
  });

  test('is nothing that only varies, or of which there are too few looks', () => {
    assert.deepEqual(grown(looks((index) => 20 + (index % 7))), []);
    assert.deepEqual(grown(looks((index) => 20 + index).slice(0, 20)), []);
  });
});
