/** Several HAProxies behind one address: never taken for one that was reloaded; and a reload is never taken for them. */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { systemClock } from '../../src/clock.ts';
import { Failure } from '../../src/errors.ts';
import type { LoadBalancer } from '../../src/haproxy/load-balancer.ts';
import { eventually } from '../support/eventually.ts';
import { atBothEnds, type HaproxyVersion } from '../support/haproxy-versions.ts';
import { openAt } from '../support/open-load-balancer.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { startSwitch } from '../support/switch.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';

const signal = new AbortController().signal;
const web1 = { backend: 'web', server: 'web1' };
const config = 'backend web\n  server web1 127.0.0.1:1\n  server web2 127.0.0.1:2';

/** Told apart by their process ids, or only by the names of their hosts. */
type Kind = 'other pids' | 'twins';

async function startTwo(t: TestContext, version: HaproxyVersion, kind: Kind) {
  const start = (name: string) =>
    startHaproxy(version, {
      t,
      config,
      ...(kind === 'twins' ? { extraGlobal: `node ${name}` } : {}),
    });
  const [a, b] = await Promise.all([start('lb-a'), start('lb-b')]);
  /** Whoever has just started may have taken the place of another. */
  const grown = () =>
    eventually('both are a few seconds old', async () => {
      const ages = await Promise.all([a, b].map(async (one) => Number((await one.info()).Uptime_sec)));
      return Math.min(...ages) >= 4;
    });
  const flags = async () => [await a.adminFlags('web', 'web1'), await b.adminFlags('web', 'web1')];
  return { a: a.socket, b: b.socket, flags, grown };
}

async function severalIn(work: Promise<unknown>): Promise<Failure> {
  const error = await work.then(
    () => assert.fail('it worked'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Failure, String(error));
  assert.equal(error.code, 'several-processes', error.message);
  assert.match(error.hint ?? '', /one address for each process.*NAME=ADDRESS/i);
  return error;
}

const set = (lb: LoadBalancer, state: 'ready' | 'drain') =>
  lb.setStates([{ ...web1, state }], [web1], signal);

test('of one number and host, told apart by their uptimes alone: one that began half a minute later is no pause of the first', async (t) => {
  const { a, b, flags } = await startTwo(t, '2.2', 'other pids');
  let passedMs = 0;
  const clock = {
    ...systemClock,
    now: () => systemClock.now() + passedMs,
    wallTime: () => systemClock.wallTime() + passedMs,
  };
  const began = clock.now();
  const proxy = await startTcpProxy({
    t,
    target: a,
    meddle: () => {
      const age = proxy.target === a ? 3_600 : 3_570;
      const uptime = () => age + Math.floor((clock.now() - began) / 1_000);
      return {
        reply: (chunk) =>
          Buffer.from(
            chunk
              .toString('latin1')
              .replace(/^Pid: .*$/m, 'Pid: 7')
              .replace(/^Uptime_sec: .*$/m, () => `Uptime_sec: ${uptime()}`),
            'latin1',
          ),
      };
    },
  });
  const lb = openAt(proxy.address, { t, clock });
  await lb.read(signal);
  await set(lb, 'drain');
  for (let second = 0; second < 60; second += 1) {
    passedMs += 1_000;
    await lb.sample([web1], signal);
  }
  proxy.target = b;
  await severalIn(lb.readServers([web1], signal, { fresh: true }));
  assert.deepEqual(await flags(), [8, 0]);
});

atBothEnds('several processes', (version) =>
  describe('behind one address', { concurrency: 4 }, () => {
    for (const kind of ['other pids', 'twins'] as const) {
      for (const order of ['A B', 'A B A', 'A B B', 'A B A B']) {
        test(`${order}, ${kind}: a fresh connection leads to another one, and the first is put back`, async (t) => {
          const { a, b, flags } = await startTwo(t, version, kind);
          const sockets = order.split(' ').map((one) => (one === 'A' ? a : b));
          const { address, proxy } = await startSwitch({ t, order: sockets, twins: kind === 'twins' });
          const lb = openAt(address, { t });
          const { process } = await lb.read(signal);
          await set(lb, 'drain');
          await severalIn(lb.readServers([web1], signal, { fresh: true }));
          assert.deepEqual(await flags(), [8, 0]);
          assert.deepEqual((await lb.read(signal)).process.node, process.node);
          await set(lb, 'ready');
          const { connections } = proxy;
          const { servers } = await lb.readServers([web1], signal, { fresh: true });
          assert.equal(servers.get('web/web1')?.forced, 'ready');
          assert.equal(proxy.connections, connections, 'by the session that leads to the right one');
          assert.deepEqual(await flags(), [0, 0]);
        });
      }

      test(`${kind}: a session is lost in mid-drain, and the next leads to another one`, async (t) => {
        const { a, b, flags, grown } = await startTwo(t, version, kind);
        if (kind === 'other pids') await grown();
        const { address, leadTo, disconnect } = await startSwitch({ t, order: [a], twins: kind === 'twins' });
        const lb = openAt(address, { t });
        await lb.read(signal);
        await set(lb, 'drain');
        leadTo(b);
        disconnect();
        await severalIn(lb.sample([web1], signal));
        // Nothing leads to the first one any more: nothing else is taken for it.
        await severalIn(lb.read(signal));
        await severalIn(set(lb, 'ready'));
        assert.deepEqual(await flags(), [8, 0]);
        // In turn both are reached: the right one is waited for.
        leadTo(b, a, b);
        await lb.read(signal);
        await set(lb, 'ready');
        assert.deepEqual(await flags(), [0, 0]);
      });

      test(`${kind}: a set whose reply is lost is not sent to another one`, async (t) => {
        const { a, b, flags, grown } = await startTwo(t, version, kind);
        if (kind === 'other pids') await grown();
        const { address, leadTo, proxy } = await startSwitch({ t, order: [a], twins: kind === 'twins' });
        const lb = openAt(address, { t });
        await lb.read(signal);
        leadTo(b);
        const setting = set(lb, 'drain');
        proxy.disconnect();
        const { callChanged } = await severalIn(setting);
        assert.match(callChanged, /unknown|no/);
        assert.equal((await flags())[1], 0);
      });
    }

    test('a reload is none of that, though the old process says for a moment that it is not stopping', async (t) => {
      for (const [silentMs, code] of [
        [700, 'reloaded'],
        [10_000, 'several-processes'],
      ] as const) {
        const haproxy = await startHaproxy(version, { t, config, master: true });
        let hidesUntil = Number.POSITIVE_INFINITY;
        const meddle = () => ({
          reply: (chunk: Buffer) =>
            Date.now() < hidesUntil
              ? Buffer.from(chunk.toString('latin1').replace('\nStopping: 1', '\nStopping: 0'), 'latin1')
              : chunk,
        });
        const proxy = await startTcpProxy({ target: haproxy.socket, t, meddle, later: {} });
        const lb = openAt(proxy.address, { t });
        await lb.read(signal);
        await haproxy.reload();
        hidesUntil = Date.now() + silentMs;
        await assert.rejects(lb.readServers([web1], signal, { fresh: true }), { code });
      }
    });

    test('ten reloads in a row, noticed in the middle of whatever is done, are ten reloads', async (t) => {
      const haproxy = await startHaproxy(version, { t, config, master: true });
      const lbs = [haproxy.address, haproxy.masterSocket].map((address) =>
        openAt(address, { t, retryDelayMs: 500 }),
      );
      await Promise.all(lbs.map((lb) => lb.read(signal)));
      for (let reload = 0; reload < 10; reload += 1) {
        let over = false;
        const works = async (lb: LoadBalancer, index: number) => {
          while (!over) {
            try {
              await lb.readServers([web1], signal, { fresh: index === reload % 2 });
              await lb.sample([web1], signal);
            } catch (error) {
              assert.ok(error instanceof Failure && error.code === 'reloaded', String(error));
              await lb.read(signal);
            }
          }
        };
        const reloaded = haproxy.reload().finally(() => {
          over = true;
        });
        await Promise.all([reloaded, ...lbs.map(works)]);
      }
      for (const lb of lbs) assert.equal((await lb.read(signal)).process.pid, haproxy.pid);
    });

    test('another HAProxy that was started in place of the first one is a restart', async (t) => {
      const haproxy = await startHaproxy(version, { t, config });
      const lb = openAt(haproxy.address, { t });
      await lb.read(signal);
      await haproxy.restart();
      await assert.rejects(lb.readServers([web1], signal), { code: 'reloaded' });
      assert.equal((await lb.read(signal)).process.pid, haproxy.pid);
    });
  }),
);
