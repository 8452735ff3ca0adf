/**
 * `server-template` with more servers than DNS has addresses for: a glob picks those that have one, whoever is left over is nobody's. So a
 * backend of that kind can be taken out and deployed without counting its addresses first.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { forEachHaproxy } from '../support/haproxy-versions.ts';
import { type SrvRecord, startNameserver } from '../support/nameserver.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { ROLLING } from '../support/rolling-scene.ts';
import { type ActionResult, runAction, startAction } from '../support/run-action.ts';
import { failedWith, pointedOut, succeeded } from '../support/told.ts';
import { startWebServer } from '../support/web-server.ts';

const WEIGHT = 10 * 256;
const NAMES = ['web1', 'web2', 'web3', 'web4'];

forEachHaproxy('servers that DNS has no address for', (version) => {
  /** web1 to web4, and addresses for two of them. */
  async function startLoadBalancer(t: TestContext, records: readonly SrvRecord[]) {
    const haproxy = await startHaproxy(version, {
      t,
      extraDefaults: 'timeout check 10s',
      config: `resolvers dns
        nameserver ns 127.0.0.1:${await startNameserver(records, t)}
        timeout resolve 500ms
        hold valid 500ms
      backend web
        server-template web 4 _http._tcp.test resolvers dns init-addr none check inter 200ms rise 1`,
    });
    await eventually('those with an address are UP', async () => {
      const rows = await haproxy.rows('web');
      return rows.filter(({ type, status }) => type === '2' && status === 'UP').length === records.length;
    });
    const flags = () => Promise.all(NAMES.map((name) => haproxy.adminFlags('web', name)));
    return { haproxy, flags };
  }

  async function site(t: TestContext) {
    const apps = await Promise.all(['a', 'b'].map((name) => startWebServer({ name, t })));
    const records = apps.map(({ name, port }) => ({ host: `${name}.test`, port, weight: WEIGHT }));
    const one = await startLoadBalancer(t, records);
    const run = (inputs: Record<string, string>, action?: string) =>
      runAction({
        t,
        ...(action === undefined ? {} : { action }),
        inputs: { address: one.haproxy.address, backend: 'web', server: '*', ...inputs },
      });
    return { ...one, records, run };
  }

  const LEFT_OUT =
    /plan: web\/web3, web\/web4 have no address from DNS, and others of the same name have one/g;
  /** Once, in the log alone. */
  const saysSo = (result: ActionResult) => {
    assert.equal(result.log.match(LEFT_OUT)?.length, 1, result.log);
    assert.doesNotMatch(pointedOut(result, 'notice'), /no address from DNS/);
  };
  // Whether HAProxy has taken their name from a record is of no interest here.
  const withoutMemory = (flags: number[]) => flags.map((one) => one & ~0x40);

  describe('one HAProxy each', { concurrency: 3 }, () => {
    for (const [operation, flag] of [
      ['drain', 8],
      ['maint', 1],
    ] as const) {
      test(`${operation} of \`*\` leaves them out, and ready brings back what it took out`, async (t) => {
        const { flags, run } = await site(t);
        const out = await run({ operation, 'min-available': '0' });
        assert.equal(succeeded(out, 'changed').length, 2);
        saysSo(out);
        assert.deepEqual(withoutMemory(await flags()), [flag, flag, 32, 32]);
        const back = await run({ operation: 'ready' });
        assert.equal(succeeded(back, 'changed').length, 2);
        saysSo(back);
        assert.deepEqual(withoutMemory(await flags()), [0, 0, 32, 32]);
      });
    }

    test('rolling over `*` deploys the others, one after the other', async (t) => {
      const { flags, run } = await site(t);
      const result = await run({ run: 'echo "deploys $HAPROXY_SERVERS"' }, ROLLING);
      succeeded(result, 'changed');
      saysSo(result);
      const deployed = [...result.log.matchAll(/^deploys (\S+)$/gm)].map(([, name]) => name);
      assert.deepEqual(deployed, ['web1', 'web2']);
      assert.deepEqual(withoutMemory(await flags()), [0, 0, 32, 32]);
    });

    test('rolling over `*` names one that has got an address meanwhile: nobody has deployed that', async (t) => {
      const { haproxy, records } = await site(t);
      const third = await startWebServer({ name: 'c', t });
      const folder = mkdtempSync(path.join(tmpdir(), 'spares-'));
      t.after(() => rmSync(folder, { recursive: true }));
      const go = path.join(folder, 'go');
      const run = `echo "deploys $HAPROXY_SERVERS"; until [ -e ${go} ]; do sleep 0.05; done`;
      const running = startAction({
        t,
        action: ROLLING,
        inputs: { address: haproxy.address, backend: 'web', server: '*', run },
      });
      await running.waitForLog(/^deploys web1$/m);
      records.push({ host: 'c.test', port: third.port, weight: WEIGHT });
      await eventually('web3 is UP', async () => (await haproxy.row('web', 'web3')).status === 'UP');
      writeFileSync(go, '');
      const result = await running.result;
      succeeded(result, 'changed');
      assert.match(
        pointedOut(result, 'warning'),
        /web\/web3 has come since this step began, and `server` means it as well: it was left alone/,
      );
    });

    test('one that is named, or that nobody is picked beside, is refused as ever', async (t) => {
      const { flags, run } = await site(t);
      for (const server of ['web3', 'web[34]', 'web[12],web3']) {
        const result = await run({ operation: 'drain', server, 'min-available': '0' });
        assert.match(failedWith(result, 'dns-maintenance', 'failed'), /web\/web3/);
      }
      assert.deepEqual(withoutMemory(await flags()), [0, 0, 32, 32]);
    });

    test('one that another load balancer has an address for is not left out here', async (t) => {
      const { haproxy, flags, records } = await site(t);
      const other = await startWebServer({ name: 'c', t });
      const third = { host: 'c.test', port: other.port, weight: WEIGHT };
      const fuller = await startLoadBalancer(t, [...records, third]);
      const result = await runAction({
        t,
        inputs: {
          address: `lb1=${haproxy.address}\nlb2=${fuller.haproxy.address}`,
          backend: 'web',
          server: '*',
          operation: 'maint',
          'min-available': '0',
        },
      });
      const words = failedWith(result, 'dns-maintenance', 'failed');
      assert.match(words, /web\/web3 has no address from DNS here, and has one on lb2/);
      assert.deepEqual(withoutMemory(await flags()), [0, 0, 32, 32]);
      assert.deepEqual(withoutMemory(await fuller.flags()), [0, 0, 0, 32]);
    });
  });
});
