/**
 * A HAProxy that hangs gets what was said meanwhile when it wakes, and not in that order: a connection that was made later may be answered
 * before an earlier one's command is run, though that one has long been closed or reset (measured on 2.2, and on 3.4 with four threads).
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../src/clock.ts';
import { eventually } from '../support/eventually.ts';
import { atBothEnds, type HaproxyVersion } from '../support/haproxy-versions.ts';
import { openAt } from '../support/open-load-balancer.ts';
import { type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';

const signal = new AbortController().signal;
const web1 = { backend: 'web', server: 'web1' };
const maint = { ...web1, state: 'maint' as const };
/** So many HAProxies, for one alone may by chance do it in order. */
const TIMES = 6;
/** 2.2 does not tell its start, and its clock stands still while it hangs. */
const SEEMS_ANOTHER_AFTER_MS = 4_000;

async function onEach(
  version: HaproxyVersion,
  t: TestContext,
  scene: (haproxy: RealHaproxy) => Promise<void>,
): Promise<void> {
  const config = 'backend web\n  server web1 127.0.0.1:1';
  const start = () => startHaproxy(version, { t, nbthread: 4, config });
  const haproxies = await Promise.all(Array.from({ length: TIMES }, start));
  await Promise.all(haproxies.map(scene));
}

/** HAProxy hangs from now on; a test that ends has it wake. */
async function hang({ pid }: RealHaproxy, t: TestContext): Promise<() => void> {
  let isHanging = true;
  const wake = () => {
    if (isHanging) process.kill(pid, 'SIGCONT');
    isHanging = false;
  };
  t.after(wake);
  process.kill(pid, 'SIGSTOP');
  const threads = () => readdirSync(`/proc/${pid}/task`);
  const hangs = (id: string) => / \(.*\) T /.test(readFileSync(`/proc/${pid}/task/${id}/stat`, 'utf8'));
  await eventually('all its threads stand still', () => threads().every(hangs));
  return wake;
}

atBothEnds('a HAProxy that wakes', (version) => {
  test('a set that was given up is found by whoever reads it in vain first, and then in time', async (t) => {
    await onEach(version, t, async (haproxy) => {
      const lb = openAt(haproxy.address, { t, commandTimeoutMs: 1_000 });
      await lb.read(signal);
      const wake = await hang(haproxy, t);
      await assert.rejects(lb.setStates([maint], [web1], signal), {
        code: 'timeout',
        callChanged: 'unknown',
      });
      const reading = lb.readServers([web1], signal, { fresh: true });
      await sleep(100);
      wake();
      assert.equal((await reading).servers.get('web/web1')?.forced, 'maint');
    });
  });

  test('a set that was given up is found also where HAProxy has hung for so long that it seems to be another one', async (t) => {
    await onEach(version, t, async (haproxy) => {
      const lb = openAt(haproxy.address, { t, commandTimeoutMs: 1_000 });
      await lb.read(signal);
      const wake = await hang(haproxy, t);
      await assert.rejects(lb.setStates([maint], [web1], signal), { code: 'timeout' });
      await sleep(SEEMS_ANOTHER_AFTER_MS);
      const reading = lb.read(signal);
      await sleep(100);
      wake();
      assert.equal((await reading).servers.get('web/web1')?.forced, 'maint');
    });
  });

  test('a set that another process sent is found by whoever looks after that', (t) => find(t, 'all'));
  test('also by a look at this server alone', (t) => find(t, 'one'));

  test('a look that is called off while it waits leaves its doubt to the next one', async (t) => {
    const haproxy = await startHaproxy(version, { t, config: 'backend web\n  server web1 127.0.0.1:1' });
    const off = new AbortController();
    let pauses = 0;
    const sleep = (ms: number, until?: AbortSignal) => {
      pauses += 1;
      if (pauses === 1) off.abort();
      return systemClock.sleep(ms, until);
    };
    const lb = openAt(haproxy.address, { t, clock: { ...systemClock, sleep } });
    await assert.rejects(lb.read(off.signal, { afterLoss: true }));
    assert.equal(pauses, 1);
    await lb.read(signal);
    assert.equal(pauses, 2);
    await lb.read(signal);
    assert.equal(pauses, 2);
  });

  const find = (t: TestContext, what: 'all' | 'one') =>
    onEach(version, t, async (haproxy) => {
      const sent: string[] = [];
      const debug = (line: string) => void sent.push(line);
      const [main, post] = [openAt(haproxy.address, { t, debug }), openAt(haproxy.address, { t })];
      await main.read(signal);
      if (what === 'one') await post.read(signal);
      const wake = await hang(haproxy, t);
      const cancel = new AbortController();
      const setting = main.setStates([maint], [web1], cancel.signal).catch(() => {});
      await eventually('it was sent', () => sent.includes('> set server web/web1 state maint'));
      cancel.abort();
      await setting;
      main.close();
      const reading =
        what === 'all'
          ? post.read(signal, { afterLoss: true })
          : post.readServers([web1], signal, { fresh: true, afterLoss: true });
      await sleep(100);
      wake();
      assert.equal((await reading).servers.get('web/web1')?.forced, 'maint');
    });
});

atBothEnds('a set that is cancelled as soon as it was sent', (version) => {
  test('is never read as not done and done afterwards, though HAProxy may answer a later connection first', async (t) => {
    const config = 'backend web\n  server web1 127.0.0.1:1';
    const haproxy = await startHaproxy(version, { t, nbthread: 4, config });
    for (let time = 0; time < 40; time += 1) {
      await haproxy.cli('set server web/web1 state ready');
      const cancel = new AbortController();
      const debug = (line: string) =>
        void (line.includes('set server') && setImmediate(() => cancel.abort()));
      const lb = openAt(haproxy.address, { t, debug });
      await lb.read(signal);
      await lb.setStates([maint], [web1], cancel.signal).catch(() => {});
      const { servers } = await lb.read(signal);
      await sleep(20);
      assert.equal(
        servers.get('web/web1')?.adminFlags,
        await haproxy.adminFlags('web', 'web1'),
        `time ${time}`,
      );
      lb.close();
    }
  });
});
