/** The guard `min-available`: what is counted, what is refused, and two steps that race past it. */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { forEachHaproxy } from '../support/haproxy-versions.ts';
import { type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';
import { runAction, watchAction } from '../support/run-action.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { failedWith, pointedOut, succeeded } from '../support/told.ts';
import { startWebServer } from '../support/web-server.ts';

/** `count` servers without checks, called s1, s2, … */
function servers(count: number, words = ''): string {
  return Array.from({ length: count }, (_, at) => `  server s${at + 1} 127.0.0.1:1 ${words}`).join('\n');
}

function take(t: TestContext, haproxy: RealHaproxy, inputs: Record<string, string>) {
  return runAction({
    t,
    inputs: { address: haproxy.address, operation: 'maint', 'drain-timeout': '20s', ...inputs },
  });
}

async function states(haproxy: RealHaproxy, backend: string): Promise<Record<string, string>> {
  const rows = await haproxy.rows(backend);
  return Object.fromEntries(rows.map(({ svname = '', status = '' }) => [svname, status]));
}

async function untilStatus(haproxy: RealHaproxy, backend: string, server: string, status: RegExp) {
  await eventually(`${backend}/${server} is ${status}`, async () =>
    status.test((await haproxy.row(backend, server)).status ?? ''),
  );
}

forEachHaproxy('guard', (version) => {
  describe('what is refused', { concurrency: 8 }, () => {
    test('taking out every server of a backend is refused before anything is changed', async (t) => {
      const haproxy = await startHaproxy(version, { t, config: `backend web\n${servers(3)}` });
      const words = failedWith(await take(t, haproxy, { server: '*' }), 'guard', 'failed');
      assert.match(words, /web: 0 of 3 servers would still take traffic, and min-available asks for 1/);
      assert.match(words, /Changed: no/);
      assert.match(words, /What to do: .*min-available/);
      assert.deepEqual(Object.values(await states(haproxy, 'web')), [
        'no check',
        'no check',
        'no check',
        'UP',
      ]);
    });

    test('the last server that takes traffic stays, until min-available is 0', async (t) => {
      const haproxy = await startHaproxy(version, { t, config: `backend web\n${servers(2)}` });
      await haproxy.cli('set server web/s2 state maint');
      failedWith(await take(t, haproxy, { server: 's1', operation: 'drain' }), 'guard', 'failed');
      const words = failedWith(await take(t, haproxy, { server: 's1' }), 'guard', 'failed');
      assert.match(words, /web: 0 of 1 server would still take traffic.*; out already: s2 \(MAINT\)/);
      assert.equal(await haproxy.adminFlags('web', 's1'), 0);
      succeeded(await take(t, haproxy, { server: 's1', 'min-available': '0' }), 'changed');
      assert.equal(await haproxy.adminFlags('web', 's1'), 1);
    });

    test('with backups left the last active server may leave: they count as one, and the last backup stays', async (t) => {
      const config = `backend web\n${servers(1)}\n  server b1 127.0.0.1:1 backup\n  server b2 127.0.0.1:1 backup`;
      const haproxy = await startHaproxy(version, { t, config });
      succeeded(await take(t, haproxy, { server: 's1' }), 'changed');
      succeeded(await take(t, haproxy, { server: 'b1' }), 'changed');
      failedWith(await take(t, haproxy, { server: 'b2' }), 'guard', 'failed');
      assert.equal(await haproxy.adminFlags('web', 'b2'), 0);
    });

    test('what lowers nothing is not refused behind the set either: one of the backups that it lives on, fewer than asked for', async (t) => {
      const config = `option allbackups\n${servers(1)}\n  server b1 127.0.0.1:1 backup\n  server b2 127.0.0.1:1 backup`;
      const haproxy = await startHaproxy(version, { t, config: `backend web\n${config}` });
      for (const server of ['s1', 'b2']) {
        succeeded(await take(t, haproxy, { server, 'min-available': '2' }), 'changed');
        assert.equal(await haproxy.adminFlags('web', server), 1);
        // Now it lives on its backups, and HAProxy uses one of them.
        await haproxy.cli('set server web/s1 state maint');
      }
    });

    test('active servers and their backups together are refused', async (t) => {
      const config = `backend web\n${servers(1)}\n  server b1 127.0.0.1:1 backup`;
      const haproxy = await startHaproxy(version, { t, config });
      assert.match(failedWith(await take(t, haproxy, { server: '*' }), 'guard', 'failed'), /web: 0 of 1/);
    });

    test('a percentage is of the servers that are not in forced maint, rounded up', async (t) => {
      const haproxy = await startHaproxy(version, { t, config: `backend web\n${servers(6)}` });
      await haproxy.cli('set server web/s6 state maint');
      // Half of five is three: two may leave, three may not.
      const refused = await take(t, haproxy, { server: 's[1-3]', 'min-available': '50%' });
      assert.match(
        failedWith(refused, 'guard', 'failed'),
        /web: 2 of 5 .* asks for 50% of 5, rounded up: 3;/,
      );
      succeeded(await take(t, haproxy, { server: 's[1-2]', 'min-available': '50%' }), 'changed');
    });

    test('a weight of 0 is guarded like a drain, and a server of weight 0 is not counted', async (t) => {
      const haproxy = await startHaproxy(version, { t, config: `backend web\n${servers(3)}` });
      await haproxy.cli('set server web/s3 weight 0');
      const inputs = { address: haproxy.address, server: 's1,s2', operation: 'weight', weight: '0' };
      assert.match(failedWith(await runAction({ t, inputs }), 'guard', 'failed'), /web: 0 of 2 servers/);
      assert.equal((await haproxy.serverState('web', 's1')).srv_uweight, '1');
    });

    test('every backend that loses a server is guarded, and one refusal is a refusal of all', async (t) => {
      const config = `backend wide\n${servers(3)}\nbackend narrow\n${servers(1)}`;
      const haproxy = await startHaproxy(version, { t, config });
      const words = failedWith(await take(t, haproxy, { server: 's1' }), 'guard', 'failed');
      assert.match(words, /narrow: 0 of 1/);
      assert.doesNotMatch(words, /wide:/);
      assert.equal(await haproxy.adminFlags('wide', 's1'), 0);
    });

    test('the backend of a server that tracks ours is guarded, though ours has servers enough', async (t) => {
      const app = await startWebServer({ name: 's1', t });
      const config = `backend web\n  server s1 127.0.0.1:${app.port} check inter 1h\n  server s2 127.0.0.1:1\nbackend api\n  server t1 127.0.0.1:1 track web/s1`;
      const haproxy = await startHaproxy(version, { t, config });
      const words = failedWith(await take(t, haproxy, { server: 'web/s1' }), 'guard', 'failed');
      assert.match(words, /api: 0 of 1/);
      assert.equal(await haproxy.adminFlags('web', 's1'), 0);
    });

    test('a dry run is refused by the guard as the real run would be', async (t) => {
      const haproxy = await startHaproxy(version, { t, config: `backend web\n${servers(2)}` });
      failedWith(await take(t, haproxy, { server: '*', 'dry-run': 'true' }), 'guard', 'failed');
      const plan = await take(t, haproxy, { server: 's1', 'dry-run': 'true' });
      succeeded(plan, 'planned');
      assert.match(plan.log, /web\/s1: ready → maint, .*1 of 2 servers of web would stay/);
      assert.equal(await haproxy.adminFlags('web', 's1'), 0);
    });
  });

  describe('what is counted', { concurrency: 8 }, () => {
    test('a DOWN server of a dead backend may go to maint: nothing is lowered, and a notice says so', async (t) => {
      const config =
        'backend web\n  server s1 127.0.0.1:1 check inter 50ms fall 1\n  server s2 127.0.0.1:1 check inter 50ms fall 1';
      const haproxy = await startHaproxy(version, { t, config });
      await untilStatus(haproxy, 'web', 's1', /^DOWN/);
      await untilStatus(haproxy, 'web', 's2', /^DOWN/);
      const result = await take(t, haproxy, { server: 's1' });
      succeeded(result, 'changed');
      assert.match(pointedOut(result, 'notice'), /web\/s1 takes no traffic now \("DOWN"\)/);
      assert.equal(await haproxy.adminFlags('web', 's1'), 1);
    });

    test('a server that is DOWN, NOLB or in drain is not one that is left', async (t) => {
      const config = `backend web\n${servers(2)}\n  server dead 127.0.0.1:1 check inter 50ms fall 1\n  server gone 127.0.0.1:{{gone}} check inter 1h`;
      const haproxy = await startHaproxy(version, { t, config });
      await untilStatus(haproxy, 'web', 'dead', /^DOWN/);
      await haproxy.cli('set server web/gone health stopping');
      await untilStatus(haproxy, 'web', 'gone', /^NOLB/);
      await haproxy.cli('set server web/s2 state drain');
      assert.match(failedWith(await take(t, haproxy, { server: 's1' }), 'guard', 'failed'), /web: 0 of 1/);
    });

    test('a server that is "UP 1/3" counts as taking traffic, with a notice that nothing has proven it', async (t) => {
      const config = `backend web\n${servers(1)}\n  server s2 127.0.0.1:1 check inter 1h fall 3`;
      const haproxy = await startHaproxy(version, { t, config });
      // Out of maint HAProxy sends traffic before the first check.
      await haproxy.cli('set server web/s2 state maint');
      await haproxy.cli('set server web/s2 state ready');
      await untilStatus(haproxy, 'web', 's2', /^UP \d\/3/);
      const result = await take(t, haproxy, { server: 's1' });
      succeeded(result, 'changed');
      assert.match(pointedOut(result, 'notice'), /web\/s2 is counted as taking traffic, but "UP \d\/3"/);
    });

    test('a server in slow start counts as taking traffic', async (t) => {
      const app = await startWebServer({ name: 's2', t });
      const config = `backend web\n${servers(1)}\n  server s2 127.0.0.1:${app.port} check inter 50ms slowstart 1h`;
      const haproxy = await startHaproxy(version, { t, config });
      await haproxy.cli('set server web/s2 state maint');
      await haproxy.cli('set server web/s2 state ready');
      await eventually(
        'web/s2 starts slowly',
        async () => (await haproxy.serverState('web', 's2')).srv_op_state === '1',
      );
      succeeded(await take(t, haproxy, { server: 's1' }), 'changed');
      failedWith(await take(t, haproxy, { server: 's2' }), 'guard', 'failed');
    });
  });

  describe('after the first look', { concurrency: 8 }, () => {
    /** One session is held at `s1`, which is being taken out, and the only other server dies. */
    async function leftAlone(t: TestContext, operation: string) {
      const [ours, other] = await Promise.all(['s1', 's2'].map((name) => startWebServer({ name, t })));
      const config = `backend web
        balance roundrobin
        server s1 127.0.0.1:${ours?.port} check inter 100ms
        server s2 127.0.0.1:${other?.port} check inter 50ms fall 1`;
      const extraDefaults = 'timeout check 10s';
      const haproxy = await startHaproxy(version, { t, config, frontends: { fe: 'web' }, extraDefaults });
      const stream = new AbortController();
      t.after(() => stream.abort());
      await eventually('s1 has a session', async () => {
        void fetch(`http://127.0.0.1:${haproxy.port('fe')}/?hold`, { signal: stream.signal })
          .then((response) => response.text())
          .catch(() => undefined);
        return Number((await haproxy.row('web', 's1')).scur) > 0;
      });
      const running = watchAction({
        t,
        inputs: { address: haproxy.address, server: 's1', operation, 'drain-timeout': '60s' },
      });
      await running.waitForLog(/web\/s1: set to drain/);
      await other?.kill();
      await untilStatus(haproxy, 'web', 's2', /^DOWN/);
      return { ours, haproxy, running };
    }

    for (const operation of ['drain', 'maint']) {
      test(`${operation}: another server dies while ours drains: not on, but back`, async (t) => {
        const { ours, haproxy, running } = await leftAlone(t, operation);
        ours?.release();
        const words = failedWith(await running.result, 'guard', 'rolled-back');
        assert.match(words, /Too few servers are left/);
        assert.match(
          words,
          /back in rotation on .*: others left meanwhile: 0 of web take traffic, and min-available asks for 1$/m,
        );
        assert.match(
          words,
          /Changed: no\. What this step had set is back as it was, and was read once more to be sure\./,
        );
        assert.equal(await haproxy.adminFlags('web', 's1'), 0);
      });

      test(`${operation}: nor is the end of its sessions waited for, while nobody is left to serve`, async (t) => {
        const { haproxy, running } = await leftAlone(t, operation);
        failedWith(await running.result, 'guard', 'rolled-back');
        assert.equal(await haproxy.adminFlags('web', 's1'), 0);
        assert.notEqual((await haproxy.row('web', 's1')).scur, '0', 'its session goes on');
      });
    }

    test('one load balancer waits for another, and there another server dies: back on both', async (t) => {
      const app = await startWebServer({ name: 's1', t });
      const others = await Promise.all(['lb1', 'lb2'].map((name) => startWebServer({ name, t })));
      const [lb1, lb2] = await Promise.all(
        others.map((other) =>
          startHaproxy(version, {
            t,
            frontends: { fe: 'web' },
            extraDefaults: 'timeout check 10s',
            config: `backend web
        server s1 127.0.0.1:${app.port} check inter 100ms
        server s2 127.0.0.1:${other.port} check inter 50ms fall 1`,
          }),
        ),
      );
      assert.ok(lb1 && lb2);
      const stream = new AbortController();
      t.after(() => stream.abort());
      await eventually('s1 has a session on lb2', async () => {
        void fetch(`http://127.0.0.1:${lb2.port('fe')}/?hold`, { signal: stream.signal })
          .then((response) => response.text())
          .catch(() => undefined);
        return Number((await lb2.row('web', 's1')).scur) > 0;
      });
      const address = `lb1=${lb1.address}\nlb2=${lb2.address}`;
      const running = watchAction({
        t,
        inputs: { address, server: 's1', operation: 'drain', 'drain-timeout': '60s' },
      });
      await running.waitForLog(/lb1: web\/s1: DRAIN, 0 sessions/);
      await others[0]?.kill();
      failedWith(await running.result, 'guard', 'rolled-back');
      assert.deepEqual([await lb1.adminFlags('web', 's1'), await lb2.adminFlags('web', 's1')], [0, 0]);
    });

    test('a DOWN server goes to maint though another server dies meanwhile: it lowers nothing', async (t) => {
      const config = `backend web\n${servers(1)}\n  server dead 127.0.0.1:1 check inter 50ms fall 1`;
      const haproxy = await startHaproxy(version, { t, config, tcp: true });
      await untilStatus(haproxy, 'web', 'dead', /^DOWN/);
      const proxy = await startTcpProxy({ target: haproxy.port('admin'), delay: 100, t });
      const running = watchAction({
        t,
        inputs: { address: proxy.address, server: 'dead', operation: 'maint', 'drain-timeout': '20s' },
      });
      await running.waitForLog(/web\/dead: set to drain/);
      await haproxy.cli('set server web/s1 state maint');
      succeeded(await running.result, 'changed');
      assert.equal(await haproxy.adminFlags('web', 'dead'), 1);
    });
  });

  test('two steps at the same time never empty a backend: one gives way, the other succeeds', async (t) => {
    const backends = ['be0', 'be1', 'be2'];
    const config = backends.map((backend) => `backend ${backend}\n${servers(2)}`).join('\n');
    const haproxy = await startHaproxy(version, { t, tcp: true, config });
    let successes = 0;
    for (const backend of backends) {
      successes += await race(t, haproxy, backend, backend === 'be2' ? 'drain' : 'maint');
    }
    assert.ok(successes > 0, 'not all give way to each other');
  });
});

/**
 * Two steps on the two servers of one backend; a long way to HAProxy lets both read before either sets. Returns how many succeeded. That
 * may be none: who waits for the other one to give way waits some milliseconds only, and a busy machine may take longer for it.
 */
async function race(
  t: TestContext,
  haproxy: RealHaproxy,
  backend: string,
  operation: string,
): Promise<number> {
  const { address } = await startTcpProxy({ target: haproxy.port('admin'), delay: 10, t });
  const inputs = { address, backend, operation, 'drain-timeout': '20s' };
  const steps = await Promise.all(
    ['s1', 's2'].map((server) => runAction({ t, inputs: { ...inputs, server } })),
  );
  const flags = await Promise.all(['s1', 's2'].map((server) => haproxy.adminFlags(backend, server)));
  const isOut = flags.map((flag) => flag !== 0);
  const succeeded = steps.map(({ code }) => code === 0);
  const told = `${backend}\n${steps.map(({ log }) => log).join('\n')}`;
  assert.deepEqual(isOut, succeeded, `who says so is out, who does not is back: ${told}`);
  assert.ok(isOut.includes(false), `one is left: ${told}`);
  // It was refused at once only when it had read after the other one had set.
  for (const loser of steps.filter(({ code }) => code !== 0))
    failedWith(loser, 'guard', loser.outputs.result === 'failed' ? 'failed' : 'rolled-back');
  const results = steps.map(({ outputs }, at) => `s${at + 1} ${outputs.result}`);
  t.diagnostic(`${backend}, ${operation}: ${results.join(', ')}`);
  return succeeded.filter(Boolean).length;
}
