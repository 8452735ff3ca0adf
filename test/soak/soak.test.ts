/** A short soak of a fixed seed is without violations, and a soak sees what is planted into it. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
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

const SEED = 1178;
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

  test('sees what is planted beside its operations', async (t) => {
    const plans = PLANTS.map(({ plan }, index) => ({ ...PLAIN, ...plan, number: index + 1 }));
    const { violations } = await runSoak(plans, versions, {
      meanwhile: async ({ number }, scene) => PLANTS[number - 1]?.plant(scene, t),
    });
    for (const [index, { sees }] of PLANTS.entries()) {
      const own = violations.filter(({ number }) => number === index + 1);
      assert.match(own.map(({ what, words }) => `${what}: ${words}`).join('\n'), sees);
    }
    assert.deepEqual(
      violations.filter(({ number }) => number === 0),
      [],
    );
  });
}, [NEWEST]);

const PLAIN: Planned = {
  number: 0,
  kind: 'drain',
  operation: 'drain',
  servers: ['api/a2'],
  sites: [0, 1],
  found: 'ready',
  trouble: 'none',
  onDrainTimeout: 'rollback',
  onError: 'rollback',
  restore: 'always',
  jobStatus: 'success',
  switches: { checks: 'keep', agent: 'keep' },
  beside: { kind: 'nothing' },
  variant: 1,
};

interface Plant {
  plan: Partial<Planned>;
  plant(scene: Scene, t: TestContext): Promise<void>;
  sees: RegExp;
}

/** Until HAProxy has a server in this state on both. */
async function becomes({ sites }: Scene, server: string, forced: number): Promise<void> {
  for (const site of sites)
    await eventually(
      `${server} is ${forced}`,
      async () => (await site.look()).get(server)?.forced === forced,
    );
}

const PLANTS: readonly Plant[] = [
  {
    plan: {},
    plant: async (scene) => {
      await becomes(scene, 'api/a2', 8);
      const web = [...scene.applications].filter(([name]) => name.startsWith('web')).map(([, one]) => one);
      await Promise.all(web.map((application) => application.kill()));
      // A refused connection is tried again, three times after a second each.
      await sleep(4_500);
      await Promise.all(web.map((application) => application.start()));
    },
    sees: /^failed request: /m,
  },
  {
    plan: {},
    plant: async (scene) => {
      await becomes(scene, 'api/a2', 8);
      await scene.sites[0]?.haproxy.cli('set server api/a3 state maint');
    },
    sees: /^wrong answer: .*a server that was not selected is different/m,
  },
  {
    plan: {},
    plant: async (scene, t) => {
      const socket = net.createConnection(scene.sites[1]?.proxy.port ?? 0, '127.0.0.1');
      t.after(() => socket.destroy());
      await once(socket, 'connect');
      socket.write('prompt\n');
    },
    sees: /^left behind: 2 ends of connections to the admin socket of lb2/m,
  },
  {
    plan: { kind: 'maint', operation: 'maint' },
    plant: async (scene) => {
      await becomes(scene, 'api/a2', 1);
      const { port } = scene.application('api/a2');
      const isOut = async () => (await scene.sites[0]?.look())?.get('api/a2')?.forced === 1;
      const request = new AbortController();
      // One that lasts is there at any moment, however seldom this process comes to anything.
      const lasting = fetch(`http://127.0.0.1:${port}/?hold`, { signal: request.signal }).catch(() => null);
      while (await isOut()) await sleep(20);
      request.abort();
      await lasting;
    },
    sees: /^wrong answer: api\/a2 is (?:in maint everywhere, and gets \d+ requests|said to be drained)/m,
  },
  {
    plan: { servers: ['web/s1'], trouble: 'sessions stay', onDrainTimeout: 'keep', restore: 'never' },
    plant: async (scene) => {
      await becomes(scene, 'web/s1', 8);
      for (const { haproxy } of scene.sites) await haproxy.cli('shutdown sessions server web/s1');
    },
    sees: /^wrong answer: a session was cut/m,
  },
];

describe('What a job leaves behind', () => {
  function jobOf(t: TestContext): string {
    const scratch = makeScratch();
    t.after(scratch.remove);
    const temp = path.join(scratch.folder, 'temp');
    mkdirSync(path.join(temp, 'haproxy-server-state'), { recursive: true });
    return temp;
  }

  test('is not its journal, nor what Node has compiled', async (t) => {
    const temp = jobOf(t);
    writeFileSync(path.join(temp, 'haproxy-server-state', 'a-1.journal'), '');
    writeFileSync(path.join(temp, 'haproxy-server-state', 'a-1.cut'), '');
    mkdirSync(path.join(temp, 'haproxy-server-state', 'compiled', 'v24'), { recursive: true });
    writeFileSync(path.join(temp, 'haproxy-server-state', 'compiled', 'v24', '1'), '');
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
