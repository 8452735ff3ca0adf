/** The promise itself: three servers are deployed one after another under load, and not one request fails. */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../support/eventually.ts';
import { forEachHaproxy, type HaproxyVersion } from '../support/haproxy-versions.ts';
import { LONG_LOAD_PAUSE, type LoadOptions, LoadProcess } from '../support/load.ts';
import { startWebBackend, type WebBackend, type WebBackendOptions } from '../support/web-backend.ts';

/** From the kill to the new program's start, and from there until it listens. */
const DEPLOY_MS = 1_000;
const BOOT_MS = 700;
const NAMES = ['web1', 'web2', 'web3'];

/** Out, killed, started again, back: `ready` begins while the application does not listen yet. */
async function deploy(web: WebBackend, name: string): Promise<void> {
  const out = await web.run({ server: name, operation: 'maint', 'drain-timeout': '20s' });
  assert.equal(out.code, 0, out.log);
  assert.equal(out.outputs.drained, 'true');
  assert.equal(await web.haproxy.adminFlags('web', name), 1);
  await web.server(name).kill();
  await sleep(DEPLOY_MS);
  const back = web.start({ server: name, operation: 'ready', 'health-timeout': '20s' });
  await sleep(BOOT_MS);
  await web.server(name).start();
  const { code, log } = await back.result;
  assert.equal(code, 0, log);
  assert.equal((await web.haproxy.row('web', name)).status, 'UP');
}

/** Whom the load reaches now, those first whom it reaches most. */
async function serving(load: LoadProcess): Promise<string[]> {
  const { byServer: before } = await load.report();
  const since = ([name, count]: [string, number]) => count - (before[name] ?? 0);
  const answered = await eventually('the load goes on', async () => {
    const counts = Object.entries((await load.report()).byServer).filter(([name]) => NAMES.includes(name));
    return counts.reduce((sum, count) => sum + since(count), 0) > 20 && counts;
  });
  return answered.toSorted((one, other) => since(other) - since(one)).map(([name]) => name);
}

interface Deployment extends Omit<WebBackendOptions, 't'> {
  /** One server has all clients, and which one is HAProxy's choice: that one is deployed first. */
  readonly bound?: boolean;
}

async function deployAll(
  t: TestContext,
  version: HaproxyVersion,
  { bound = false, ...options }: Deployment,
  more: Partial<LoadOptions> = {},
): Promise<void> {
  const web = await startWebBackend(version, { ...options, t, names: NAMES });
  await using load = new LoadProcess({
    port: web.port,
    clients: 24,
    longest: 3_000,
    pause: LONG_LOAD_PAUSE,
    ...more,
  });
  await eventually('the load has begun', async () => (await load.report()).served > 50);
  const order = bound ? [...new Set([...(await serving(load)), ...NAMES])] : NAMES;
  for (const name of order) await deploy(web, name);
  const { served, failures, byServer } = await load.stop();
  assert.deepEqual(failures, []);
  t.diagnostic(`${served} requests: ${JSON.stringify(byServer)}`);
  // The load saw them, so it would have seen one that was stopped too early: all of them, or the one that had it and where that one sent it.
  const seen = order.filter((name) => (byServer[name] ?? 0) > 0);
  assert.ok(seen.length >= (bound ? 2 : NAMES.length), `only ${seen} served`);
}

const CHECK = 'option httpchk GET /health';

describe('rolling deploy under load', { concurrency: 4 }, () => {
  forEachHaproxy('rolling deploy', (version) => {
    test('no request fails, a quarter of the clients bound by cookie', (t) =>
      deployAll(t, version, {
        lines: `${CHECK}\n  option redispatch\n  cookie SRV insert indirect nocache`,
        server: (name) => `check inter 200ms cookie ${name}`,
      }));
  });

  forEachHaproxy('rolling deploy', (version) => {
    test('no request fails without redispatch, every client bound by one stick-table entry (A5)', (t) =>
      deployAll(
        t,
        version,
        {
          lines: `${CHECK}\n  retries 0\n  stick-table type ip size 10\n  stick on src`,
          server: 'check inter 200ms',
          bound: true,
        },
        { clients: 20, longest: 1_500 },
      ));
  });
});
