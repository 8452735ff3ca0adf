/**
 * Servers that come while a step works, without a reload: somebody adds one, or DNS has an address more. What the step reads is of those that
 * it has planned with alone, and its last word names the others all the same.
 */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { systemClock } from '../../src/clock.ts';
import { keyOf } from '../../src/haproxy/server.ts';
import { change } from '../../src/operation/change.ts';
import type { ChangeRequest } from '../../src/operation/request.ts';
import { rolling } from '../../src/operation/rolling/rolling.ts';
import { eventually } from '../support/eventually.ts';
import { forEachHaproxy } from '../support/haproxy-versions.ts';
import { startNameserver } from '../support/nameserver.ts';
import { openAt } from '../support/open-load-balancer.ts';
import { type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { request } from '../unit/change-scene.ts';
import { OK, request as rollingRequest } from '../unit/rolling-scene.ts';

/** The operation on these of backend web; `meanwhile` happens right behind its first set. Returns what was told, and the round trips. */
async function told(
  t: TestContext,
  haproxy: RealHaproxy,
  operation: ChangeRequest['operation'],
  meanwhile: () => Promise<unknown>,
  server = 'web*',
) {
  const proxy = await startTcpProxy({ target: haproxy.socket, t });
  const lb = openAt(proxy.address, { t });
  const setStates = lb.setStates.bind(lb);
  let isOver = false;
  lb.setStates = async (...given) => {
    const reading = await setStates(...given);
    if (!isOver) await meanwhile();
    isOver = true;
    return reading;
  };
  const none = { kind: 'count', value: 0 } as const;
  const report = await change({
    request: request(operation, { minAvailable: none, healthProof: 'none' }, server),
    loadBalancers: [lb],
    effects: { clock: systemClock, signal: new AbortController().signal, save: () => {}, tell: () => {} },
  });
  assert.equal(report.error, null);
  const texts = report.warnings.map(({ text }) => text).filter((text) => /since this step began/.test(text));
  return { texts, bursts: proxy.clientBursts };
}

const COME = /^web\/web3 has come since this step began, and `server` means it as well: it was left alone\./;

forEachHaproxy('a server that comes while a step works', (version) => {
  const [major = 0, minor = 0] = version.split('.').map(Number);

  if (major + minor / 10 >= 2.6) {
    const config = 'backend web\n  server web1 127.0.0.1:1\n  server web2 127.0.0.1:2';
    const add =
      (haproxy: RealHaproxy, line: string, isIn = true) =>
      async () => {
        assert.match(await haproxy.cli(`add server ${line}`), /New server registered/);
        if (isIn) await haproxy.cli(`set server ${line.split(' ')[0]} state ready`);
      };

    for (const operation of ['drain', 'maint'] as const)
      test(`${operation}: one that somebody adds and lets in is named, at no round trip more`, async (t) => {
        // On a busy machine either may look once more than the other.
        await eventually('as many round trips', async () => {
          const haproxy = await startHaproxy(version, { t, config });
          const { texts, bursts } = await told(t, haproxy, operation, add(haproxy, 'web/web3 127.0.0.1:3'));
          assert.equal(texts.length, 1);
          assert.match(texts[0] ?? '', COME);
          await haproxy.cli('set server web/web1 state ready');
          await haproxy.cli('set server web/web2 state ready');
          const again = await told(t, haproxy, operation, async () => {}, 'web1,web2');
          assert.deepEqual(again.texts, []);
          return bursts === again.bursts;
        });
      });

    test('ready: one that is added, and still in maint, is named', async (t) => {
      const haproxy = await startHaproxy(version, { t, config });
      for (const name of ['web1', 'web2']) await haproxy.cli(`set server web/${name} state maint`);
      const { texts } = await told(t, haproxy, 'ready', add(haproxy, 'web/web3 127.0.0.1:3', false));
      assert.match(texts.join(), COME);
    });

    for (const [isIn, behind] of [
      [true, 'web/web1=drain'],
      [true, 'web/web2=ready'],
      [false, 'web/web2=ready'],
    ] as const)
      test(`rolling: one that is added behind ${behind}, and ${isIn ? 'let in, is named once' : 'left in maint, is not'}`, async (t) => {
        const haproxy = await startHaproxy(version, { t, config });
        const lb = openAt(haproxy.socket, { t });
        const setStates = lb.setStates.bind(lb);
        lb.setStates = async (goals, ...given) => {
          const reading = await setStates(goals, ...given);
          const isNow = goals.some((goal) => `${keyOf(goal)}=${goal.state}` === behind);
          if (isNow) await add(haproxy, 'web/web3 127.0.0.1:3', isIn)();
          return reading;
        };
        const effects = {
          clock: systemClock,
          signal: new AbortController().signal,
          save: () => {},
          tell: () => {},
          keepRoom: () => {},
          tellProgress: () => {},
          runScript: async () => OK,
        };
        const none = { kind: 'count', value: 0 } as const;
        const asked = rollingRequest({ server: 'web*', minAvailable: none, healthProof: 'none' });
        const report = await rolling({ request: asked, loadBalancers: [lb], effects });
        assert.equal(report.error, null);
        const texts = report.warnings.map(({ text }) => text).filter((text) => /since this step/.test(text));
        assert.equal(texts.length, isIn ? 1 : 0, texts.join());
        if (isIn) assert.match(texts[0] ?? '', COME);
      });

    test('not one that nobody means, that is out, or that tracks one of those', async (t) => {
      for (const [line, isIn] of [
        ['web/other 127.0.0.1:3', true],
        ['web/web3 127.0.0.1:3', false],
        ['web/web3 127.0.0.1:3 track web/web1', true],
      ] as const) {
        const haproxy = await startHaproxy(version, { t, config: config.replace(/:1$/m, '$& check') });
        const { texts } = await told(t, haproxy, 'maint', add(haproxy, line, isIn));
        assert.deepEqual(texts, [], line);
      }
    });
  }

  test('DNS has an address for one that was left out for want of it: it is named', async (t) => {
    const records = [1, 2].map((port) => ({ host: `a${port}.test`, port, weight: 2560 }));
    const haproxy = await startHaproxy(version, {
      t,
      config: `resolvers dns
        nameserver ns 127.0.0.1:${await startNameserver(records, t)}
        timeout resolve 300ms
        hold valid 300ms
      backend web
        server-template web 4 _http._tcp.test resolvers dns init-addr none`,
    });
    const areIn = (count: number) => async () => {
      const rows = await haproxy.rows('web');
      return rows.filter(({ type, status }) => type === '2' && status === 'no check').length === count;
    };
    await eventually('two have an address', areIn(2));
    const { texts } = await told(t, haproxy, 'maint', async () => {
      records.push({ host: 'a3.test', port: 3, weight: 2560 });
      await eventually('another one has', areIn(1));
    });
    assert.match(texts.join(), COME);
  });
});
