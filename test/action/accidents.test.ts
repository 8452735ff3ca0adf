/** Connections that break in the middle: a step ends with a verified success, or with an error that tells the truth. */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { forEachHaproxy, NEWEST, testInLongForm } from '../support/haproxy-versions.ts';
import { startLongRequest } from '../support/long-request.ts';
import { type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';
import { type ActionResult, runAction, watchAction } from '../support/run-action.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { failedWith, succeeded, told } from '../support/told.ts';
import { startWebServer } from '../support/web-server.ts';

const config = 'backend web\n  server s1 127.0.0.1:1\n  server s2 127.0.0.1:1';
const QUICK = { 'retry-delay': '20ms', 'command-timeout': '3s', 'connect-timeout': '3s' };

function drain(t: TestContext, proxy: TcpProxy, inputs: Record<string, string> = {}) {
  return watchAction({
    t,
    inputs: { address: proxy.address, server: 's1', operation: 'drain', ...QUICK, ...inputs },
  });
}

async function busyHaproxy(t: TestContext, version: Parameters<typeof startHaproxy>[0]) {
  const app = await startWebServer({ name: 's1', t });
  const haproxy = await startHaproxy(version, {
    t,
    tcp: true,
    frontends: { fe: 'web' },
    config: `backend web\n  server s1 127.0.0.1:${app.port}\n  server s2 127.0.0.1:${app.port} backup`,
  });
  return { haproxy, stream: await startLongRequest(t, haproxy, 'fe', 'web', 's1') };
}

/** What the step says about "changed" against the flags that HAProxy shows: 8 in drain, 0 before. */
function assertTruthful(result: ActionResult, flags: number): void {
  told(result);
  if (result.code === 0) {
    assert.equal(flags, 8, `it says done\n${result.log}`);
  } else if (result.outputs.changed === 'false') {
    assert.equal(flags, 0, `it says that nothing is different\n${result.log}`);
  } else {
    const unknown = result.annotations.some(({ message }) => /^Changed: not known/m.test(message));
    assert.ok(unknown || flags !== 0, `it says that something is different\n${result.log}`);
  }
}

forEachHaproxy('accidents', (version) => {
  describe('on the way', { concurrency: 8 }, () => {
    test('the connection is lost in the middle of a drain: it connects again and goes on', async (t) => {
      const { haproxy, stream } = await busyHaproxy(t, version);
      // Enough to read and to set, and for a few polls on each connection.
      const cutAfter = (await firstReading(t, haproxy)) + 6_000;
      const proxy = await startTcpProxy({ target: haproxy.port('admin'), cutAfter, reset: true, t });
      const running = drain(t, proxy, { 'drain-timeout': '60s' });
      await running.waitForLog(/web\/s1: set to drain/);
      await eventually('three connections', () => proxy.connections >= 3);
      proxy.faults = {};
      stream.abort();
      const result = await running.result;
      succeeded(result, 'changed');
      assert.equal(result.outputs.drained, 'true');
      assert.equal(await haproxy.adminFlags('web', 's1'), 8);
      const sets = proxy.dialogue.filter(({ from, text }) => from === 'client' && /set server/.test(text));
      assert.equal(sets.length, 1, 'set once');
    });

    test('the reply to a set is lost: the state is read first, and nothing is sent twice', async (t) => {
      const haproxy = await startHaproxy(version, { t, config, tcp: true });
      const whole = await firstReading(t, haproxy);
      const cutAfter = whole + IN_THE_SET;
      const proxy = await startTcpProxy({ target: haproxy.port('admin'), cutAfter, later: {}, t });
      succeeded(await drain(t, proxy).result, 'changed');
      const sets = proxy.dialogue.filter(({ from, text }) => from === 'client' && /set server/.test(text));
      assert.equal(sets.length, 1, 'set once, and found done');
      assert.equal(await haproxy.adminFlags('web', 's1'), 8);
    });

    test('HAProxy stops answering after the set, for good: not known, and how to look', async (t) => {
      const haproxy = await startHaproxy(version, { t, config, tcp: true });
      const whole = await firstReading(t, haproxy);
      const cutAfter = whole + IN_THE_SET;
      const later = { dropReplies: true };
      const proxy = await startTcpProxy({ target: haproxy.port('admin'), cutAfter, later, t });
      const result = await drain(t, proxy, { retries: '1' }).result;
      const words = failedWith(result, 'timeout', 'partial');
      assert.match(words, /Changed: not known/);
      assert.match(
        words,
        /To put back web\/s1 on .*, in a shell .*: echo "set server web\/s1 state ready" \| /,
      );
      assert.equal(await haproxy.adminFlags('web', 's1'), 8);
      assert.match(result.summary, /set server web\/s1 state ready/);
    });

    test('HAProxy is killed after the set: what is different is not known, and never said to be done', async (t) => {
      const { haproxy } = await busyHaproxy(t, version);
      const running = watchAction({
        t,
        inputs: { address: haproxy.address, server: 's1', operation: 'drain', ...QUICK, retries: '1' },
      });
      await running.waitForLog(/web\/s1: set to drain/);
      await haproxy.kill();
      const result = await running.result;
      const words = failedWith(result, 'connect-failed', 'partial');
      assert.match(words, /Changed: not known/);
      assert.match(words, /2 attempts/);
      assert.notEqual(result.outputs.drained, 'true');
    });

    for (const onReload of ['fail', 'reapply']) {
      test(`HAProxy is restarted after the set, on-reload: ${onReload}`, async (t) => {
        const { haproxy } = await busyHaproxy(t, version);
        const running = watchAction({
          t,
          inputs: {
            address: haproxy.address,
            server: 's1',
            operation: 'drain',
            ...QUICK,
            retries: '10',
            'retry-delay': '100ms',
            'on-reload': onReload,
          },
        });
        await running.waitForLog(/web\/s1: set to drain/);
        await haproxy.kill();
        await haproxy.restart();
        const result = await running.result;
        if (onReload === 'fail') failedWith(result, 'reloaded', 'rolled-back');
        else succeeded(result, 'changed');
        assert.equal(await haproxy.adminFlags('web', 's1'), onReload === 'fail' ? 0 : 8);
      });
    }
  });
});

/** Counters in `show info` grow by some digits; the replies to a set and the reading behind it are longer by far. */
const IN_THE_SET = 50;

/** Bytes of replies until everything has been read, and the set would come next. */
async function firstReading(t: TestContext, haproxy: RealHaproxy): Promise<number> {
  const proxy = await startTcpProxy({ target: haproxy.port('admin'), t });
  const inputs = { address: proxy.address, server: 's1', operation: 'drain', 'dry-run': 'true' };
  succeeded(await runAction({ t, inputs }), 'planned');
  return proxy.bytes.fromServer;
}

describe(`a reply that is cut, HAProxy ${NEWEST}`, () => {
  for (const lasting of [true, false]) {
    const how = lasting ? 'on every connection' : 'on the first connection only';
    // `lab/fault-lab.test.ts` cuts replies of every operation, most of them without a process for each.
    testInLongForm(`wherever it is cut, ${how}, the step succeeds or tells the truth`, async (t) => {
      const lanes = ['web', 'api', 'img'];
      const backends = lanes.map((lane) => config.replace('web', lane));
      const haproxy = await startHaproxy(NEWEST, { t, tcp: true, config: backends.join('\n') });
      const probe = await startTcpProxy({ target: haproxy.port('admin'), t });
      succeeded(await drain(t, probe, { backend: 'web' }).result, 'changed');
      const cuts = placesToCut(probe);
      const ends: Record<string, number> = {};
      const runLane = async (backend: string, lane: number): Promise<void> => {
        for (const cutAfter of cuts.filter((_, at) => at % lanes.length === lane)) {
          await haproxy.cli(`set server ${backend}/s1 state ready`);
          const once = lasting ? {} : { later: {} };
          const proxy = await startTcpProxy({ target: haproxy.port('admin'), cutAfter, ...once, t });
          const result = await drain(t, proxy, { backend, retries: '2' }).result;
          assertTruthful(result, await haproxy.adminFlags(backend, 's1'));
          const end = result.outputs['error-code'] || 'done';
          ends[end] = (ends[end] ?? 0) + 1;
        }
      };
      await Promise.all(lanes.map(runLane));
      t.diagnostic(`${cuts.length} cuts: ${JSON.stringify(ends)}`);
      if (!lasting) assert.deepEqual(Object.keys(ends), ['done'], 'one cut is survived everywhere');
    });
  }
});

/** In and just behind the prompt that ends each reply, and here and there in between. */
function placesToCut(probe: TcpProxy): number[] {
  const replies = probe.dialogue.filter(({ connection, from }) => connection === 1 && from === 'server');
  const text = replies.map((burst) => burst.text).join('');
  const ends = [...text.matchAll(/\n> /g)].map(({ index }) => index + 3);
  const between = Array.from({ length: Math.floor(text.length / 1_500) }, (_, at) => (at + 1) * 1_500);
  const cuts = [1, ...ends.flatMap((end) => [end - 1, end]), ...between];
  return [...new Set(cuts)].filter((cut) => cut < text.length);
}
