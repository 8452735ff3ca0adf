/** What a process of a job had written when it ended, as later ones find it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { lastSetInJob, noteUnderWay, unansweredInJob } from '../../src/action/state/under-way.ts';
import type { ProcessIdentity } from '../../src/haproxy/process.ts';
import { FakeClock } from '../support/fake-clock.ts';

const HAPROXY: ProcessIdentity = { pid: 100, startedAt: 1_000, startToleranceSeconds: 0, node: 'lb1' };
const RELOADED = { ...HAPROXY, pid: 101, startedAt: 2_000 };

const WEB1 = 'web/web1';

function jobIn(file: string): string {
  return JSON.parse(readFileSync(file, 'utf8').split('\n')[0] ?? '').job;
}

describe('What is under way', () => {
  const before = { temp: process.env.RUNNER_TEMP, run: process.env.GITHUB_RUN_ID };
  let folder = '';
  let clock = new FakeClock();

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'under-way-'));
    process.env.RUNNER_TEMP = folder;
    clock = new FakeClock();
    await clock.advance(60_000);
  });
  afterEach(() => {
    for (const [name, value] of [
      ['RUNNER_TEMP', before.temp],
      ['GITHUB_RUN_ID', before.run],
    ] as const)
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    rmSync(folder, { recursive: true, force: true });
  });

  /** As another process of the job. */
  async function freshProcess() {
    const url = new URL('../../src/action/state/under-way.ts', import.meta.url);
    url.search = String(Math.random());
    return (await import(url.href)) as { noteUnderWay: typeof noteUnderWay };
  }
  const files = () => {
    const ours = path.join(folder, 'haproxy-server-state');
    return readdirSync(ours).map((name) => path.join(ours, name));
  };
  /** As long again, TCP's first pause, and by how much timers may be late. */
  const again = (ms: number) => ((ms + 300) * 9) / 8;
  const lateForMs = (process = HAPROXY) => unansweredInJob(clock).lateForMs(process);

  test('nothing, where nothing was written', () => {
    noteUnderWay().end();
    assert.equal(lateForMs(), 0);
    assert.deepEqual(readdirSync(folder), []);
  });

  test('is late as long again as it has been, in the process that was told alone', async () => {
    const { noteUnderWay: note } = await freshProcess();
    note().begin(HAPROXY, clock.now() - 4_000);
    await clock.advance(3_000);
    assert.equal(lateForMs(RELOADED), 0);
    assert.equal(lateForMs(), again(7_000));
  });

  test('all who come wait until one and the same moment', async () => {
    const { noteUnderWay: note } = await freshProcess();
    note().begin(HAPROXY, clock.now() - 40_000);
    assert.equal(lateForMs(), again(40_000));
    await clock.advance(30_000);
    assert.equal(lateForMs(), again(40_000) - 30_000);
    await clock.advance(30_000);
    assert.equal(lateForMs(), 300);
  });

  test('also where HAProxy seems to be younger, for it hung and does not tell its start', async () => {
    const { noteUnderWay: note } = await freshProcess();
    note().begin(HAPROXY, clock.now() - 4_000);
    assert.equal(lateForMs({ ...HAPROXY, startedAt: 1_006, startToleranceSeconds: 2 }), again(4_000));
    assert.equal(lateForMs({ ...HAPROXY, startedAt: 1_006 }), 0);
  });

  test('of an API comes to whoever has taken the place of the process that was told', async () => {
    const { noteUnderWay: note } = await freshProcess();
    note().begin({ ...HAPROXY, passedOn: true }, clock.now() - 4_000);
    assert.equal(lateForMs(RELOADED), again(4_000));
    assert.equal(lateForMs({ ...RELOADED, node: 'lb2' }), 0);
  });

  test('at least for the moment that a HAProxy takes which has just woken, and no longer than TCP pauses', async () => {
    const { noteUnderWay: note } = await freshProcess();
    note().begin(HAPROXY, clock.now());
    assert.equal(lateForMs(), again(0));
    note().begin(RELOADED, clock.now());
    await clock.advance(10 * 60_000);
    assert.equal(lateForMs(RELOADED), 135_000);
    note().begin(HAPROXY, clock.now());
    await clock.advance(60 * 60_000);
    assert.equal(lateForMs(), 300);
  });

  test('of each load balancer by itself, and nothing of one that has answered', async () => {
    const { noteUnderWay: note } = await freshProcess();
    const [one, other] = [note(), note()];
    one.begin(HAPROXY, clock.now() - 5_000);
    other.begin(RELOADED, clock.now() - 1_000);
    one.end();
    assert.equal(lateForMs(), 0);
    assert.equal(lateForMs(RELOADED), again(1_000));
    const [file = '', ...others] = files();
    assert.deepEqual(others, []);
    const { size } = statSync(file);
    for (let times = 0; times < 100; times += 1) {
      other.end();
      one.begin(HAPROXY, clock.now());
      one.end();
    }
    assert.ok(statSync(file).size < size);
  });

  test('who has waited for it tells those after him', async () => {
    const { noteUnderWay: note } = await freshProcess();
    note().begin(HAPROXY, clock.now() - 5_000);
    const unanswered = unansweredInJob(clock);
    assert.equal(unanswered.lateForMs(HAPROXY), again(5_000));
    unanswered.settle(RELOADED, clock.now() + again(5_000));
    unanswered.settle(HAPROXY, clock.now() + again(5_000) - 1);
    assert.equal(lateForMs(), again(5_000));
    unanswered.settle(HAPROXY, clock.now() + again(5_000));
    assert.equal(unanswered.lateForMs(HAPROXY), 0);
    assert.equal(lateForMs(), 0);
  });

  test('what a process that still works has written since is not over with that', async () => {
    const { noteUnderWay: note } = await freshProcess();
    const one = note();
    one.begin(HAPROXY, clock.now() - 1_000);
    const unanswered = unansweredInJob(clock);
    assert.equal(unanswered.lateForMs(HAPROXY), again(1_000));
    await clock.advance(900);
    one.end();
    one.begin(HAPROXY, clock.now());
    await clock.advance(again(1_000) - 900);
    unanswered.settle(HAPROXY, clock.now());
    await clock.advance(10_900 - again(1_000));
    assert.equal(lateForMs(), again(10_000));
  });

  test('is found also where somebody has cleared the temporary files away since', async () => {
    const { noteUnderWay: note } = await freshProcess();
    const [one, other] = [note(), note()];
    one.begin(HAPROXY, clock.now() - 5_000);
    rmSync(path.join(folder, 'haproxy-server-state'), { recursive: true });
    other.begin(RELOADED, clock.now() - 4_000);
    assert.equal(lateForMs(), again(5_000));
    assert.equal(lateForMs(RELOADED), again(4_000));
    other.end();
    assert.equal(files().length, 1);
    assert.equal(lateForMs(RELOADED), 0);
  });

  test('without room for it nothing is left behind, however often something is set', () => {
    const { href } = new URL('../../src/action/state/under-way.ts', import.meta.url);
    const script = `
      import { noteUnderWay } from ${JSON.stringify(href)};
      const one = noteUnderWay();
      for (let times = 0; times < 20; times += 1) { one.begin(${JSON.stringify(HAPROXY)}, 1); one.end(); }
    `;
    const limited = 'ulimit -f 0; exec "$0" --input-type=module -e "$1"';
    const { stderr, status } = spawnSync('bash', ['-c', limited, process.execPath, script], {
      encoding: 'utf8',
    });
    assert.deepEqual({ stderr, status }, { stderr: '', status: 0 });
    assert.deepEqual(files(), []);
  });

  test('when the job has set something last is known, whoever of it did, and what nobody has answered is not counted', async () => {
    assert.equal(lastSetInJob()(WEB1), undefined);
    const first = await freshProcess();
    const one = first.noteUnderWay(undefined, clock);
    one.begin(HAPROXY, clock.now());
    assert.equal(lastSetInJob()(WEB1), undefined);
    await clock.advance(1_000);
    one.end();
    const setAt = clock.now();
    await clock.advance(1_000);
    one.begin(HAPROXY, clock.now());
    assert.equal(lastSetInJob()(WEB1), setAt);
    const second = await freshProcess();
    const other = second.noteUnderWay(undefined, clock);
    other.begin(RELOADED, clock.now());
    await clock.advance(500);
    other.end();
    assert.equal(lastSetInJob()(WEB1), setAt + 1_500);
    // What somebody has waited for in vain may have come until then.
    const unanswered = unansweredInJob(clock);
    const until = clock.now() + unanswered.lateForMs(HAPROXY);
    unanswered.settle(HAPROXY, until);
    assert.equal(lastSetInJob()(WEB1), until);
    process.env.GITHUB_RUN_ID = 'another';
    assert.equal(lastSetInJob()(WEB1), undefined);
  });

  test('of a process that says whom alone it sets, nothing is known of others', async () => {
    const main = (await freshProcess()).noteUnderWay(undefined, clock);
    main.begin(HAPROXY, clock.now());
    main.end();
    const setAt = clock.now();
    await clock.advance(1_000);
    const post = (await freshProcess()).noteUnderWay(undefined, clock, new Set([WEB1]));
    post.begin(HAPROXY, clock.now());
    post.end();
    assert.deepEqual(['web/web2', WEB1].map(lastSetInJob()), [setAt, setAt + 1_000]);
  });

  test('whom a step sets it says before each is set, and what it has said stays, however often its file is shortened', async () => {
    const all = [WEB1, 'web/web2', 'web/web3'];
    const mayBeSet = new Set<string>();
    const { noteUnderWay: note } = await freshProcess();
    const [one, other] = [note(undefined, clock, mayBeSet), note(undefined, clock, mayBeSet)];
    const setAt = [undefined, undefined, undefined] as (number | undefined)[];
    for (const [index, key] of all.entries()) {
      mayBeSet.add(key);
      one.begin(HAPROXY, clock.now());
      // In the middle of what is under way elsewhere.
      mayBeSet.add(`api/${key}`);
      other.begin(RELOADED, clock.now());
      await clock.advance(1_000);
      for (const each of [one, other]) each.end();
      setAt.fill(clock.now(), 0, index + 1);
      assert.deepEqual(all.map(lastSetInJob()), setAt);
      assert.equal(lastSetInJob()(`api/${key}`), clock.now());
    }
    const [file = ''] = files();
    const { size } = statSync(file);
    for (let times = 0; times < 20; times += 1) {
      one.begin(HAPROXY, clock.now());
      one.end();
    }
    assert.ok(statSync(file).size - size < 40, 'it does not grow');
    assert.deepEqual(all.map(lastSetInJob()), [clock.now(), clock.now(), clock.now()]);
    assert.equal(lastSetInJob()('web/web4'), undefined);
    assert.equal(lateForMs(), 0);
    // Cleared away it says so anew.
    rmSync(file);
    one.begin(HAPROXY, clock.now());
    one.end();
    assert.deepEqual([WEB1, 'web/web4'].map(lastSetInJob()), [clock.now(), undefined]);
  });

  test('where a line of its file cannot be read, or none of it names anybody, it may have set whoever is asked for', async () => {
    const { noteUnderWay: note } = await freshProcess();
    const one = note(undefined, clock, new Set([WEB1]));
    one.begin(HAPROXY, clock.now());
    one.end();
    const [file = ''] = files();
    assert.equal(lastSetInJob()('web/web2'), undefined);
    appendFileSync(file, '\n{"sets":["web/w');
    assert.equal(lastSetInJob()('web/web2'), clock.now());
    // As it was written by a version before names were.
    writeFileSync(file, `{"job":${JSON.stringify(jobIn(file))}}\n{"loadBalancer":1,"answeredAt":7}`);
    assert.equal(lastSetInJob()('web/web2'), 7);
  });

  test('a line that was not written to its end announces nothing, and what nobody of us wrote is no news', async () => {
    const { noteUnderWay: note } = await freshProcess();
    note().begin(HAPROXY, clock.now() - 5_000);
    const [file = ''] = files();
    appendFileSync(file, '\n{"loadBalancer":1');
    assert.equal(lateForMs(), again(5_000));
    note().begin(RELOADED, clock.now() - 6_000);
    assert.equal(lateForMs(RELOADED), again(6_000));
    truncateSync(file);
    appendFileSync(file, 'no JSON\n');
    assert.equal(lateForMs(), 0);
  });

  test('another job on the same machine is not this one', async () => {
    const { noteUnderWay: note } = await freshProcess();
    process.env.GITHUB_RUN_ID = 'another';
    note().begin(HAPROXY, clock.now() - 5_000);
    process.env.GITHUB_RUN_ID = 'this';
    assert.equal(lateForMs(), 0);
  });
});
