/** Others take servers out at the same time: a reload with one that is held, and jobs that race. A backend without a server answers 503. */
import assert from 'node:assert/strict';
import { describe, type TestContext } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { startGate } from '../support/gate.ts';
import { atEitherEnd, type HaproxyVersion } from '../support/haproxy-versions.ts';
import { holdProcess } from '../support/hold-process.ts';
import { LoadProcess } from '../support/load.ts';
import { get } from '../support/load-request.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { runAction, startAction } from '../support/run-action.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { succeeded } from '../support/told.ts';
import { Visitors } from '../support/visitors.ts';
import { startWebServer } from '../support/web-server.ts';

/** In which order they set, if not at the same moment. */
const ORDERS = [null, ['s1', 's2', 's3'], ['s3', 's2', 's1']] as const;

atEitherEnd('others and the guard', (version, test) => {
  describe('hold', { concurrency: 2 }, () => {
    /** web1 is held in maint, or at a weight of 0; the next configuration has web2 disabled. */
    async function held(t: TestContext, operation: string, inputs: Record<string, string>) {
      const servers = await Promise.all(['web1', 'web2'].map((name) => startWebServer({ name, t })));
      const config = (words = '') =>
        [
          'backend web',
          ...servers.map(
            ({ name, port }) => `  server ${name} 127.0.0.1:${port} ${name === 'web2' ? words : ''}`,
          ),
        ].join('\n');
      const haproxy = await startHaproxy(version, {
        t,
        master: true,
        frontends: { fe: 'web' },
        config: config(),
      });
      const common = { address: haproxy.address, server: 'web/web1', operation, hold: 'true' };
      const main = await runAction({ t, inputs: { ...common, ...inputs } });
      succeeded(main, 'changed');
      const port = haproxy.port('fe');
      const visit = () => get({ port, path: '/', agent: false }).catch((error: Error) => error.message);
      const visitors = new Visitors({ visit, clients: 3 });
      t.after(() => visitors.stop());
      await visitors.more(10);
      await haproxy.reload(config('disabled'));
      return { haproxy, main, visitors };
    }

    test('C11: the reload left nobody else: the server that it let in stays in, until another one serves', async (t) => {
      const { haproxy, main, visitors } = await held(t, 'maint', {});
      const story = () => holdProcess(main.temp).story.join('\n');
      await eventually('it says so', () => /stays in for now.*min-available/.test(story()));
      await visitors.more(60);
      assert.equal(await haproxy.adminFlags('web', 'web1'), 0);
      await haproxy.cli('set server web/web2 state ready');
      await eventually(
        'it can be spared',
        async () => (await haproxy.adminFlags('web', 'web1')) === 1,
        20_000,
      );
      await visitors.more(20);
      await visitors.stop();
      const { failures, outcomes } = visitors;
      assert.deepEqual(failures, [], `${failures.length} of ${outcomes.length} failed`);
      const post = await main.post({ jobStatus: 'success' });
      assert.match(post.log, /while it was held: .*web\/web1 was let in by the reload and stays in for now/);
      assert.match(post.log, /Put back after the reload: web\/web1 to maint/);
    });

    test('C11: a weight of 0 that is held: the same', async (t) => {
      const { haproxy, main, visitors } = await held(t, 'weight', { weight: '0' });
      const weight = async () => (await haproxy.serverState('web', 'web1')).srv_uweight;
      const story = () => holdProcess(main.temp).story.join('\n');
      await eventually('it says so', () => /stays in for now.*min-available/.test(story()));
      await visitors.more(60);
      assert.equal(await weight(), '1');
      await haproxy.cli('set server web/web2 state ready');
      await eventually('it can be spared', async () => (await weight()) === '0');
      await visitors.stop();
      const { failures, outcomes } = visitors;
      assert.deepEqual(failures, [], `${failures.length} of ${outcomes.length} failed`);
      await main.post({ jobStatus: 'success' });
    });

    test('C11: `min-available: 0` allowed it: it is taken out all the same', async (t) => {
      const { haproxy, main, visitors } = await held(t, 'maint', { 'min-available': '0' });
      await eventually('out again', async () => (await haproxy.adminFlags('web', 'web1')) === 1);
      await visitors.stop();
      await main.post({ jobStatus: 'success' });
    });
  });

  for (const operation of ['maint', 'drain'] as const) {
    for (const order of ORDERS) {
      const when = order === null ? 'at the same moment' : `in the order ${order.join(', ')}`;
      test(`C12: three jobs take one of three servers each by ${operation}, ${when}: who has to gives way, and nobody waits for long`, async (t) => {
        let result = await race(t, version, operation, order);
        // On a machine so busy that giving way takes longer than anybody waits for it, all three do: nobody is left out, and it is raced again.
        for (let again = 0; result.out === 0 && again < 2; again += 1) {
          assert.equal(result.succeeded, 0, 'who says that it is out is out');
          result = await race(t, version, operation, order);
        }
        const { failed, served } = result;
        const looks = JSON.stringify(result.looks);
        t.diagnostic(`${failed} of ${served + failed} requests failed, ${result.out} out, looks: ${looks}`);
        assert.ok(result.out === 1 || result.out === 2, `${result.out} of 3 are out`);
        assert.equal(result.out, result.succeeded, 'who says that it is out is out, and nobody else');
        // Until then nobody is left, and requests fail. On the way to maint a job looks at other times, too.
        if (operation === 'maint') return;
        for (const [server, looks] of Object.entries(result.looks))
          assert.ok(looks <= (server === 's3' ? 3 : 0), `${server} gave way after ${looks} looks`);
      });
    }
  }
});

/** How often a job spoke to HAProxy from its first set on until it set ready again; null when it never did. */
function looksBeforeReady({ dialogue }: TcpProxy): number | null {
  const said = dialogue.filter(({ from }) => from === 'client').map(({ text }) => text);
  const set = said.findIndex((text) => text.includes('set server'));
  const back = said.findIndex((text) => /state ready/.test(text));
  return back < 0 ? null : back - set - 1;
}

async function race(
  t: TestContext,
  version: HaproxyVersion,
  operation: string,
  order: readonly string[] | null,
) {
  const names = ['s1', 's2', 's3'];
  const servers = await Promise.all(names.map((name) => startWebServer({ name, t })));
  const haproxy = await startHaproxy(version, {
    t,
    frontends: { fe: 'web' },
    config: `backend web\n${servers.map(({ name, port }) => `  server ${name} 127.0.0.1:${port}`).join('\n')}`,
  });
  await using load = new LoadProcess({ port: haproxy.port('fe'), clients: 12, mix: ['quick'] });
  await eventually('the load has begun', async () => (await load.report()).served > 50);
  // All have read, and none has set, when the gates open.
  const isSet = (heard: string) => heard.includes('set server');
  const gates = await Promise.all(names.map(() => startGate(t, haproxy.socket, isSet)));
  const proxies = await Promise.all(
    gates.map(({ address }) => startTcpProxy({ target: Number(address.split(':')[1]), t })),
  );
  const steps = proxies.map(({ address }, index) => {
    const inputs = { address, backend: 'web', server: names[index] ?? '', operation, 'drain-timeout': '9s' };
    return startAction({ t, inputs });
  });
  await Promise.all(gates.map(({ closed }) => closed));
  const before = await load.report();
  for (const server of order ?? names) {
    gates[names.indexOf(server)]?.open();
    const isOut = async () => (await haproxy.adminFlags('web', server)) !== 0;
    if (order !== null && order.indexOf(server) < 2) await eventually(`${server} is out`, isOut);
  }
  const results = await Promise.all(steps.map((step) => step.result));
  const { served } = await load.report();
  await eventually('the load goes on', async () => (await load.report()).served > served + 50);
  const { failed, served: all } = await load.stop();
  const flags = await Promise.all(names.map((server) => haproxy.adminFlags('web', server)));
  for (const { code, outputs, log } of results)
    if (code !== 0) assert.equal(outputs['error-code'], 'guard', log);
  return {
    failed,
    served: all - before.served,
    out: flags.filter((flag) => flag !== 0).length,
    looks: Object.fromEntries(
      proxies.flatMap((proxy, index) => {
        const looks = looksBeforeReady(proxy);
        return looks === null ? [] : [[names[index] ?? '', looks] as const];
      }),
    ),
    succeeded: results.filter(({ code }) => code === 0).length,
  };
}
