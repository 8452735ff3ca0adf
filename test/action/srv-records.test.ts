/** Servers that HAProxy finds by SRV records: these have weights of their own, which HAProxy takes over with each answer. */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../support/eventually.ts';
import { atBothEnds } from '../support/haproxy-versions.ts';
import { startNameserver } from '../support/nameserver.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { runAction } from '../support/run-action.ts';
import { failedWith, pointedOut, succeeded } from '../support/told.ts';
import { startWebServer } from '../support/web-server.ts';

/** Of each record: 10 of HAProxy's. */
const WEIGHT = 10 * 256;

atBothEnds('SRV records', (version) => {
  async function site(t: TestContext, words = '') {
    const apps = await Promise.all(['web1', 'web2'].map((name) => startWebServer({ name, t })));
    const records = apps.map(({ name, port }) => ({ host: `${name}.test`, port, weight: WEIGHT }));
    const haproxy = await startHaproxy(version, {
      t,
      extraDefaults: 'timeout check 10s',
      config: `resolvers dns
        nameserver ns 127.0.0.1:${await startNameserver(records, t)}
        timeout resolve 500ms
        hold valid 500ms
      backend web
        server-template web 2 _http._tcp.test resolvers dns init-addr none check inter 200ms rise 1 ${words}`,
    });
    const weight = async (server: string) => (await haproxy.serverState('web', server)).srv_uweight;
    await eventually('both are UP, with the weight of their records', async () => {
      const rows = await haproxy.rows('web');
      const isUp = rows.filter(({ type }) => type === '2').every(({ status }) => status === 'UP');
      return isUp && (words !== '' || ((await weight('web1')) === '10' && (await weight('web2')) === '10'));
    });
    const run = (inputs: Record<string, string>) =>
      runAction({ t, inputs: { address: haproxy.address, server: 'web/web1', ...inputs } });
    return { haproxy, weight, run };
  }

  describe('one HAProxy each', { concurrency: 4 }, () => {
    for (const weight of ['3', '0']) {
      test(`weight ${weight} is undone by the next answer: \`not-verified\`, and why`, async (t) => {
        const { weight: now, run } = await site(t);
        const result = await run({ operation: 'weight', weight });
        const words = failedWith(result, 'not-verified', 'rolled-back');
        assert.match(words, /and now it has 10: HAProxy takes its weight from its SRV record/);
        assert.match(words, /resolve-opts ignore-weight/);
        assert.match(pointedOut(result, 'notice'), /web\/web1 is found by an SRV record/);
        assert.equal(await now('web1'), '10');
      });
    }

    test('with `resolve-opts ignore-weight` a weight stays', async (t) => {
      const { weight, run } = await site(t, 'resolve-opts ignore-weight weight 20');
      succeeded(await run({ operation: 'weight', weight: '3' }), 'changed');
      assert.equal(await weight('web1'), '3');
    });

    test('maint stays, whatever is answered', async (t) => {
      const { haproxy, run } = await site(t);
      succeeded(await run({ operation: 'maint' }), 'changed');
      await sleep(1_500);
      assert.equal((await haproxy.row('web', 'web1')).status, 'MAINT');
      succeeded(await run({ operation: 'ready' }), 'changed');
    });
  });
});
