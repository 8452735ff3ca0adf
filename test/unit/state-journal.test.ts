/** What the steps of one job know of each other: who set what of a server last. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { failedProofs, noteFailedProof } from '../../src/action/state/failed-proofs.ts';
import {
  eraseEntry,
  keepEntry,
  keepUnsettled,
  newEntryId,
  noteAttended,
  readEntry,
  timeNow,
  unattended,
  writeEntry,
} from '../../src/action/state/journal.ts';
import { laterChanges } from '../../src/action/state/later-changes.ts';
import { cancelledPostMs } from '../../src/action/state/post-time.ts';
import type { SavedStep } from '../../src/action/state/saved-step.ts';
import { serversInJob } from '../../src/action/state/servers-in-job.ts';
import type { AdminState } from '../../src/haproxy/server.ts';
import type { Restore } from '../../src/operation/request.ts';
import type { SavedServer, SentSettings } from '../../src/operation/saved-change.ts';
import { PROCESS, savedLoadBalancer, savedServer, savedStep } from './action-samples.ts';

const ADDRESS = '/run/haproxy.sock';

/** Of web/web1 on one load balancer. `pid`: of the process that was told there. `found`: as the step found it. */
function step(
  sent: Partial<SentSettings>,
  text = ADDRESS,
  pid = PROCESS.pid,
  found: AdminState = 'ready',
): SavedStep {
  const server = { ...savedServer('web1', found), sent: { states: [], weights: [], ...sent } };
  const told = { ...savedLoadBalancer([server]), process: { ...PROCESS, pid } };
  return { ...savedStep([], { loadBalancers: [told] }), addresses: [{ name: 'lb1', text }] };
}

const MAINT: Partial<SentSettings> = { states: ['drain', 'maint'] };

describe('The journal', () => {
  const before = process.env.RUNNER_TEMP;
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'journal-'));
    process.env.RUNNER_TEMP = folder;
  });

  afterEach(() => {
    if (before === undefined) delete process.env.RUNNER_TEMP;
    else process.env.RUNNER_TEMP = before;
    rmSync(folder, { recursive: true });
  });

  function write(saved: SavedStep, id = newEntryId()): string {
    writeEntry(id, { at: timeNow(), step: saved });
    return id;
  }

  function later(id: string) {
    const changed = laterChanges(id, readEntry(id)?.at ?? timeNow());
    return (['state', 'weight'] as const).filter((setting) =>
      changed(ADDRESS, [PROCESS], 'web/web1', setting),
    );
  }

  test('has an entry again that somebody has cleared away, as it was, and leaves alone what is there', () => {
    const entry = { at: timeNow(), step: step(MAINT) };
    const id = newEntryId();
    writeEntry(id, entry);
    rmSync(path.join(folder, 'haproxy-server-state'), { recursive: true });
    keepEntry(id, entry);
    assert.deepEqual(readEntry(id), entry);
    keepEntry(id, { ...entry, at: timeNow() });
    assert.deepEqual(readEntry(id), entry);
  });

  test('tells the state and the weight apart', () => {
    const out = write(step(MAINT));
    const lighter = write(step({ weights: [10] }));
    assert.deepEqual(later(out), ['weight']);
    assert.deepEqual(later(lighter), []);
  });

  test('takes nobody for the same who stands at the same address behind another host on the way', () => {
    const out = write(step(MAINT));
    const other = step(MAINT);
    const [first] = other.change.loadBalancers;
    if (first) first.process.node = 'lb1-of-another-site';
    write(other);
    assert.deepEqual(later(out), []);
    write(step(MAINT));
    assert.deepEqual(later(out), ['state']);
  });

  test('takes another address for the same load balancer where it leads to the same process', () => {
    const out = write(step(MAINT));
    write(step(MAINT, '127.0.0.1:9999', PROCESS.pid + 1));
    assert.deepEqual(later(out), []);
    write(step({ weights: [10] }, '127.0.0.1:9999', PROCESS.pid, 'maint'));
    assert.deepEqual(later(out), ['state', 'weight'], 'also in the process from before, or after, a reload');
  });

  test('takes a twin for another load balancer, of which two containers say the same, once a server there was found otherwise', () => {
    const out = write(step(MAINT));
    const other = write(step(MAINT, '/run/other.sock'));
    assert.deepEqual(later(out), []);
    write(step({ states: ['ready'] }, '/run/other.sock', PROCESS.pid, 'maint'));
    assert.deepEqual(later(out), [], 'whatever else is done there');
    rmSync(path.join(folder, 'haproxy-server-state', `${other}.journal`));
    assert.deepEqual(later(out), ['state'], 'as far as anybody can tell');
  });

  test('takes the step that saved last for the later one, whichever began first', () => {
    const first = write(step(MAINT));
    const second = write(step(MAINT));
    write(step(MAINT), first);
    assert.deepEqual(later(first), []);
    assert.deepEqual(later(second), ['state']);
  });

  test('keeps what is not settled, and nothing where all is', () => {
    const saved = savedStep(['web1', 'web2']);
    const id = write(saved);
    const entry = { at: '1', step: saved };
    keepUnsettled(id, entry, (loadBalancer, { server }) => loadBalancer === 'lb1' && server === 'web1');
    assert.deepEqual(readEntry(id), { at: '1', step: savedStep(['web2']) });
    keepUnsettled(id, entry, () => true);
    assert.equal(readEntry(id), null);
  });

  test('has no entry any more that was erased, also where a runner copies the files of a job away, and back behind the next step', () => {
    const id = write(step(MAINT));
    const ours = path.join(folder, 'haproxy-server-state');
    const copy = path.join(folder, 'copy');
    const copyTo = (from: string, to: string) => cpSync(from, to, { recursive: true });
    copyTo(ours, copy);
    eraseEntry(id);
    // Behind the step, and before the next one: what is gone on one side stays on the other.
    copyTo(ours, copy);
    copyTo(copy, ours);
    assert.equal(readEntry(id), null);
    assert.deepEqual(unattended('0'), []);
    keepEntry(id, { at: '1', step: step(MAINT) });
    assert.equal(readEntry(id)?.at, '1');
  });

  test('that cannot be written, nor erased, keeps nobody from telling what was done', () => {
    const id = newEntryId();
    mkdirSync(path.join(folder, 'haproxy-server-state', `${id}.journal`, 'in the way'), { recursive: true });
    const entry = { at: '1', step: savedStep(['web1', 'web2']) };
    keepUnsettled(id, entry, (_, { server }) => server === 'web1');
    keepUnsettled(id, entry, () => true);
  });

  test('keeps what nobody has settled on a full disk, too', () => {
    const saved = savedStep(['web1', 'web2']);
    const id = write(saved);
    const entry = readEntry(id);
    const { href } = new URL('../../src/action/state/journal.ts', import.meta.url);
    const script = `
      import { keepUnsettled } from ${JSON.stringify(href)};
      keepUnsettled(${JSON.stringify(id)}, ${JSON.stringify(entry)}, () => false);
    `;
    // No file can be written: the nearest that there is to it.
    const limited = 'ulimit -f 0; exec "$0" --input-type=module -e "$1"';
    const { stderr, status } = spawnSync('bash', ['-c', limited, process.execPath, script], {
      encoding: 'utf8',
    });
    assert.deepEqual({ stderr, status }, { stderr: '', status: 0 });
    assert.deepEqual(readEntry(id), entry);
  });

  test('has all of it again, where that was cleared away and nothing of it is settled', () => {
    const saved = savedStep(['web1', 'web2']);
    const id = newEntryId();
    keepUnsettled(id, { at: '1', step: saved }, () => false);
    assert.deepEqual(readEntry(id), { at: '1', step: saved });
  });

  test('that is not there, and for which there is no room, keeps nobody from his work', () => {
    const { href } = new URL('../../src/action/state/journal.ts', import.meta.url);
    const entry = JSON.stringify({ at: '1', step: savedStep(['web1']) });
    const script = `
      import { keepIfRoom } from ${JSON.stringify(href)};
      keepIfRoom(${JSON.stringify(newEntryId())}, ${entry});
    `;
    const limited = 'ulimit -f 0; exec "$0" --input-type=module -e "$1"';
    const { stderr, status } = spawnSync('bash', ['-c', limited, process.execPath, script], {
      encoding: 'utf8',
    });
    assert.deepEqual({ stderr, status }, { stderr: '', status: 0 });
  });

  test('knows which later steps nobody has come to look after', () => {
    const [earlier, later, seen] = [newEntryId(), newEntryId(), newEntryId()];
    const begun = (id: string, startedAt: string) =>
      writeEntry(id, { at: '99', step: step(MAINT) }, startedAt);
    begun(earlier, '10');
    begun(later, '30');
    begun(seen, '31');
    noteAttended(seen);
    const found = () => unattended('20').map(({ id }) => id);
    assert.deepEqual(found(), [later], 'the post of a step that began before is still to come');
    noteAttended(later);
    assert.deepEqual(found(), []);
  });

  describe('tells how long a post step of a cancelled job may take', () => {
    const reached = (server: SavedServer, restore: Restore) =>
      write(savedStep([], { reached: true, restore, loadBalancers: [savedLoadBalancer([server])] }));
    const out = (index: number, restore: Restore = 'on-failure') =>
      reached(savedServer(`web${index}`), restore);
    const mine = '0123456789abcdef';
    const seconds = () => Math.round(cancelledPostMs(mine, 8_000) / 1_000);
    const firstFile = () => path.join(folder, 'haproxy-server-state', 'first.post');
    const begun = (agoSeconds: number, job?: string) => {
      const first = JSON.parse(readFileSync(firstFile(), 'utf8'));
      const at = String(BigInt(timeNow()) - BigInt(agoSeconds) * 1_000_000_000n).padStart(20, '0');
      writeFileSync(firstFile(), JSON.stringify({ job: job ?? first.job, at }));
    };

    test('half of what is left when each that is still to come has the least', () => {
      writeEntry(mine, { at: timeNow(), step: step(MAINT) }, '0');
      const others = [2, 3, 4, 5, 6, 7, 8, 9, 10].map((index) => out(index));
      assert.equal(seconds(), (270 - 9 * 18) / 2 - 8);
      for (const id of others.slice(0, 4)) noteAttended(id);
      assert.equal(seconds(), (270 - 5 * 18) / 2 - 8);
      begun(100);
      assert.equal(seconds(), (170 - 5 * 18) / 2 - 8);
    });

    test('or as long as each of those, where that is more', () => {
      const others = [2, 3].map((index) => out(index, 'never'));
      assert.equal(seconds(), (270 - 2 * 18) / 2 - 8);
      begun(200);
      assert.equal(seconds(), Math.round(70 / 3 - 8));
      for (const id of others) noteAttended(id);
      assert.equal(seconds(), 70 - 8);
      const { job } = JSON.parse(readFileSync(firstFile(), 'utf8'));
      begun(400);
      assert.equal(seconds(), 10);
      begun(400, 'another');
      assert.equal(seconds(), 270 - 8);
      begun(400, job);
      assert.equal(seconds(), 10);
      writeEntry(mine, { at: timeNow(), step: step(MAINT) }, timeNow());
      assert.equal(seconds(), 270 - 8, 'a job of that name that was over before this step began');
      rmSync(firstFile());
      mkdirSync(firstFile());
      assert.equal(seconds(), 270 - 8, 'nor can it be written');
    });

    test('those that have nothing to do take hardly any of it', () => {
      const back = (index: number, restore: Restore = 'never') =>
        reached(
          { ...savedServer(`web${index}`, 'drain'), sent: { states: ['ready'], weights: [] } },
          restore,
        );
      for (const index of [2, 3, 4, 5]) {
        out(index);
        back(index);
      }
      assert.equal(seconds(), 270 - 8 * 1 - 8);
      out(6);
      const later = back(6, 'on-failure');
      assert.equal(seconds(), (270 - 8 - 2 * 18) / 2 - 8, 'where that is put back the earlier one is next');
      noteAttended(later);
      assert.equal(seconds(), 270 - 9 - 8, 'it stayed so');
    });
  });

  test('takes nothing from another job, however late that seems to be: the clock begins anew when a machine does', () => {
    const out = write(step(MAINT));
    const before = { id: process.env.GITHUB_RUN_ID };
    process.env.GITHUB_RUN_ID = '999';
    const other = newEntryId();
    writeEntry(other, { at: '99999999999999999999', step: step(MAINT) }, '99999999999999999999');
    noteFailedProof(other, [{ address: ADDRESS, process: PROCESS, key: 'web/web1' }]);
    if (before.id === undefined) delete process.env.GITHUB_RUN_ID;
    else process.env.GITHUB_RUN_ID = before.id;
    assert.deepEqual(later(out), []);
    assert.deepEqual(unattended('0'), [{ ...readEntry(out), id: out }]);
    assert.equal(failedProofs('0')(ADDRESS, [PROCESS], 'web/web1'), false);
  });

  test('takes nothing from another job of the same matrix, of before this machine was started, or of another one with the same folder', () => {
    const out = write(step(MAINT));
    const other = newEntryId();
    writeEntry(other, { at: '99999999999999999999', step: step(MAINT) }, '99999999999999999999');
    noteFailedProof(other, [{ address: ADDRESS, process: PROCESS, key: 'web/web1' }]);
    assert.deepEqual(later(out), ['state'], 'of this one');
    const thisStart = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    for (const suffix of ['journal', 'unproven']) {
      const file = path.join(folder, 'haproxy-server-state', `${other}.${suffix}`);
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll(thisStart, 'of another start'));
    }
    assert.deepEqual(later(out), []);
    assert.deepEqual(unattended('0'), [{ ...readEntry(out), id: out }]);
    assert.equal(failedProofs('0')(ADDRESS, [PROCESS], 'web/web1'), false);
  });

  test('knows a later step of this job that bears a tracking id of its own, as one does that starts what is to stay', (t) => {
    const out = write(step(MAINT));
    const { RUNNER_TRACKING_ID: before } = process.env;
    t.after(() => {
      if (before === undefined) delete process.env.RUNNER_TRACKING_ID;
      else process.env.RUNNER_TRACKING_ID = before;
    });
    process.env.RUNNER_TRACKING_ID = '0';
    const back = write(step({ states: ['ready'] }));
    delete process.env.RUNNER_TRACKING_ID;
    assert.deepEqual(later(out), ['state']);
    assert.deepEqual(later(back), []);
  });

  test('does not mind what no step has written', () => {
    const out = write(step(MAINT));
    writeFileSync(path.join(folder, 'haproxy-server-state', 'x.journal'), '{"at":"9","step":"none"}');
    assert.deepEqual(later(out), []);
  });

  test('does not wait for a pipe that bears the name of an entry', () => {
    const out = write(step(MAINT));
    execFileSync('mkfifo', [path.join(folder, 'haproxy-server-state', 'x.journal')]);
    assert.deepEqual(later(out), []);
  });

  test('tells of a proof that has just failed, and not of one that somebody may have repaired since', () => {
    const out = timeNow();
    noteFailedProof(newEntryId(), [{ address: ADDRESS, process: PROCESS, key: 'web/web1' }]);
    const inSeconds = (seconds: number) =>
      String(BigInt(timeNow()) + BigInt(seconds) * 1_000_000_000n).padStart(20, '0');
    const hasFailed = (at: string, now?: string) => failedProofs(at, now)(ADDRESS, [PROCESS], 'web/web1');
    assert.deepEqual(
      [hasFailed(out), hasFailed(out, inSeconds(30)), hasFailed(inSeconds(1), inSeconds(1))],
      [true, false, false],
    );
    // A machine that was started a moment ago.
    const hasJust = failedProofs('00000000000000000000', '00000000001000000000');
    assert.equal(hasJust(ADDRESS, [PROCESS], 'web/web9'), false);
  });

  test('tells of a failed proof by whatever address, and not of another load balancer behind the same one', () => {
    noteFailedProof(newEntryId(), [{ address: '127.0.0.1:9999', process: PROCESS, key: 'web/web1' }]);
    const hasFailed = (address: string, process: typeof PROCESS) =>
      failedProofs('0')(address, [process], 'web/web1');
    assert.equal(hasFailed('127.0.0.1:9999', PROCESS), true);
    assert.equal(hasFailed(ADDRESS, PROCESS), true);
    assert.equal(hasFailed('127.0.0.1:9999', { ...PROCESS, pid: 1, startedAt: 1_700_000_900 }), true);
    assert.equal(hasFailed('127.0.0.1:9999', { ...PROCESS, node: 'lb2' }), false);
  });

  test('is read once for all whose proof has failed: there may be thousands', () => {
    const [former, now] = [PROCESS, { ...PROCESS, pid: 1, startedAt: 1_700_000_900 }];
    const proofs = ['web/web1', 'web/web2'].map((key) => ({ address: ADDRESS, process: former, key }));
    noteFailedProof(newEntryId(), proofs);
    const link = write(step(MAINT, ADDRESS, now.pid));
    const [entry] = [readEntry(link)];
    for (const one of entry?.step.change.loadBalancers ?? []) one.process = now;
    write(entry?.step ?? step(MAINT), link);
    const hasFailed = failedProofs('0');
    assert.equal(hasFailed('127.0.0.1:9999', [now], 'web/web1'), true);
    eraseEntry(link);
    assert.equal(hasFailed('127.0.0.1:9999', [now], 'web/web2'), true);
    assert.equal(hasFailed('127.0.0.1:9999', [now], 'web/web3'), false);
    assert.equal(failedProofs('0')('127.0.0.1:9999', [now], 'web/web2'), false, 'nobody knows the way');
  });

  test('tells where a server stood as a step saved it first, by whatever address, and of no other load balancer', () => {
    const move = (saved: SavedStep, address: string): SavedStep => ({
      ...saved,
      change: {
        ...saved.change,
        loadBalancers: saved.change.loadBalancers.map((one) => ({
          ...one,
          servers: one.servers.map((each) => ({ ...each, address })),
        })),
      },
    });
    write(move(step(MAINT, '127.0.0.1:9999'), '10.0.0.1:80'));
    write(move(step({ states: ['ready'] }, ADDRESS, PROCESS.pid, 'maint'), '10.0.0.2:80'));
    const serverInJob = serversInJob();
    const stoodAt = (...one: Parameters<typeof serverInJob>) => serverInJob(...one)?.address ?? null;
    assert.equal(stoodAt('127.0.0.1:9999', PROCESS, 'web/web1'), '10.0.0.1:80');
    assert.equal(stoodAt(ADDRESS, PROCESS, 'web/web1'), '10.0.0.1:80');
    assert.equal(stoodAt('127.0.0.1:9999', { ...PROCESS, node: 'lb2' }, 'web/web1'), null);
    assert.equal(stoodAt(ADDRESS, PROCESS, 'web/web2'), null);
  });

  test('tells who is to be out: by the last step that set its state, where that has come to its end, also behind a reload', () => {
    const out = (saved: SavedStep, reached: boolean, operation: 'drain' | 'maint' | 'rolling' = 'maint') => ({
      ...saved,
      change: { ...saved.change, operation, reached },
    });
    const later = { ...PROCESS, pid: 4711, startedAt: PROCESS.startedAt + 60 };
    const isOut = () => serversInJob()(ADDRESS, later, 'web/web1')?.out ?? null;
    assert.equal(isOut(), null);
    const first = write(out(step(MAINT), true));
    assert.deepEqual(isOut(), PROCESS);
    write(step({ weights: [0] }));
    assert.deepEqual(isOut(), PROCESS, 'a weight is no state');
    write(out(step(MAINT), false), first);
    assert.equal(isOut(), null, 'it did not come to its end');
    write(out(step(MAINT), true, 'rolling'), first);
    assert.equal(isOut(), null, 'its batch is back');
    write(out(step(MAINT), true), first);
    const ready = step({ states: ['ready'] }, ADDRESS, PROCESS.pid, 'maint');
    write({ ...ready, change: { ...ready.change, operation: 'ready', reached: true } });
    assert.equal(isOut(), null, 'a later step has let it in');
  });
});
