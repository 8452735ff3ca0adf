/**
 * Put back, by the step itself or by its post step, is not let in: the application may be dead by then, or never was proven. Counted
 * under load: what HAProxy answers in the application's place is a failed request.
 */
import assert from 'node:assert/strict';
import { describe, type TestContext, test as testHere } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { atEitherEnd, type HaproxyVersion } from '../support/haproxy-versions.ts';
import type { ActionResult } from '../support/run-action.ts';
import { openSession } from '../support/session.ts';
import { failedWith, pointedOut, succeeded } from '../support/told.ts';
import { Visitors } from '../support/visitors.ts';
import { startWebBackend, type WebBackend, type WebBackendOptions } from '../support/web-backend.ts';
import { startWebServer } from '../support/web-server.ts';

const COOKIE = 'cookie SRV insert indirect nocache';

/** HAProxy believes in a server for three checks, and passes on what it cannot connect to as 503. */
async function site(t: TestContext, version: HaproxyVersion, more: Partial<WebBackendOptions> = {}) {
  const { lines = '', ...rest } = more;
  const web = await startWebBackend(version, {
    t,
    names: ['web1', 'web2', 'web3'],
    lines: `balance roundrobin\n  option httpchk GET /health\n  retries 0\n  ${lines}`,
    server: 'check inter 700ms rise 2 fall 3',
    ...rest,
  });
  await eventually('all are UP', async () =>
    (await web.haproxy.rows('web')).every(({ status }) => status === 'UP'),
  );
  return web;
}

/** As `site`; web1 is dead, and `UP 1/3` all the same: it came out of maint, and its check is still waiting for an answer. */
async function believedIn(t: TestContext, version: HaproxyVersion) {
  const checked = await startWebServer({ name: 'checked', t });
  const words = (name: string) => (name === 'web1' ? `port ${checked.port}` : `cookie ${name}`);
  const web = await site(t, version, {
    lines: `${COOKIE}\n  timeout check 1m`,
    server: (name) => `${words(name)} check inter 300ms rise 2 fall 3`,
  });
  checked.health.delay = 60_000;
  await web.server('web1').kill();
  await web.haproxy.cli('set server web/web1 state maint');
  await web.haproxy.cli('set server web/web1 state ready');
  await status(web, /^UP 1\/3$/);
  return web;
}

async function status(web: WebBackend, word: RegExp, server = 'web1'): Promise<void> {
  const isSo = async () => word.test((await web.haproxy.row('web', server)).status ?? '');
  await eventually(`${server} is ${word}`, isSo);
}

function load(t: TestContext, web: WebBackend, cookie?: string): Visitors {
  const visitors = new Visitors({ visit: () => web.visit('/', cookie), clients: 3, pauseMs: 30 });
  t.after(() => visitors.stop());
  return visitors;
}

/** A few more turns of the load, and not one of all its requests had failed. */
async function unharmed(visitors: Visitors): Promise<void> {
  await visitors.more(40);
  await visitors.stop();
  assert.deepEqual(
    visitors.failures,
    [],
    `${visitors.failures.length} of ${visitors.outcomes.length} failed`,
  );
}

function told(post: ActionResult, pattern: RegExp): void {
  assert.match(pointedOut(post, 'warning'), pattern, post.log);
}

/** Post proves for a minute at most, and a step that drains cannot ask for less. */
function postOf(main: ActionResult, healthTimeoutMs = 4_000): Promise<ActionResult> {
  const step = (main.state.step ?? '').replace(
    /"healthTimeoutMs":\d+/,
    `"healthTimeoutMs":${healthTimeoutMs}`,
  );
  return main.post({ jobStatus: 'failure', state: { ...main.state, step } });
}

const ALWAYS = { restore: 'always' };

atEitherEnd('unproven: put back', (version, test) => {
  describe('by post', { concurrency: 3 }, () => {
    test('B5: of a server that was DOWN before maint: ready and DOWN as before, and no request in between', async (t) => {
      const web = await site(t, version);
      await web.server('web1').kill();
      await status(web, /^DOWN$/);
      const visitors = load(t, web);
      const main = await web.run({ server: 'web1', operation: 'maint', ...ALWAYS });
      succeeded(main, 'changed');
      const post = await postOf(main);
      assert.equal(await web.haproxy.adminFlags('web', 'web1'), 0, post.log);
      await status(web, /^DOWN$/);
      await unharmed(visitors);
      assert.match(pointedOut(post, 'notice'), /Put back as before this step, and read once more: web\/web1/);
      assert.equal(pointedOut(post, 'warning'), '');
      await web.server('web1').restart();
      await status(web, /^UP$/);
    });

    test('B5: after drain, whose deploy has killed the application: it stays in drain, and that is told', async (t) => {
      const web = await site(t, version);
      const visitors = load(t, web);
      const main = await web.run({ server: 'web1', operation: 'drain', ...ALWAYS });
      succeeded(main, 'changed');
      await web.server('web1').kill();
      const post = await postOf(main);
      await unharmed(visitors);
      assert.equal(await web.haproxy.adminFlags('web', 'web1'), 8, post.log);
      told(post, /web\/web1 on .* is not as it was before this step\. Before: \w+\. Now: drain/);
      told(post, /could not be put back: Not (proven )?healthy within/);
    });

    test('B5: after drain, and the application comes back while post waits: let in then, not sooner', async (t) => {
      const web = await site(t, version);
      const visitors = load(t, web);
      const main = await web.run({ server: 'web1', operation: 'drain', ...ALWAYS });
      succeeded(main, 'changed');
      await web.server('web1').kill();
      const post = postOf(main, 30_000);
      await status(web, /^DOWN$/);
      await web.server('web1').restart();
      const { log } = await post;
      assert.equal(await web.haproxy.adminFlags('web', 'web1'), 0, log);
      await status(web, /^UP$/);
      await unharmed(visitors);
      assert.match(pointedOut(await post, 'notice'), /Put back as before/);
    });

    test('B5: of one that was `UP 1/3`, which nobody had proven: not let in either', async (t) => {
      const web = await believedIn(t, version);
      const visitors = load(t, web);
      const main = await web.run({ server: 'web1', operation: 'drain', ...ALWAYS });
      succeeded(main, 'changed');
      const before = visitors.failures.length;
      const post = await postOf(main);
      await visitors.more(40);
      await visitors.stop();
      assert.equal(
        visitors.failures.length - before,
        0,
        `${visitors.failures.length} of ${visitors.outcomes.length} failed\n${post.log}`,
      );
      assert.equal(await web.haproxy.adminFlags('web', 'web1'), 8);
      told(post, /could not be put back: Not proven healthy within/);
    });

    test('B5: from maint to drain, where bound clients would come in: it stays in maint while its application is dead', async (t) => {
      const web = await site(t, version, {
        lines: COOKIE,
        server: (name) => `cookie ${name} check inter 700ms rise 2 fall 3`,
      });
      await web.haproxy.cli('set server web/web1 state drain');
      const main = await web.run({ server: 'web1', operation: 'maint', ...ALWAYS });
      succeeded(main, 'changed');
      await web.server('web1').kill();
      const visit = () => web.visit('/', 'web1');
      const visitors = new Visitors({ visit, clients: 2, pauseMs: 100 });
      t.after(() => visitors.stop());
      await visitors.more(5);
      const post = await postOf(main);
      await unharmed(visitors);
      assert.equal(await web.haproxy.adminFlags('web', 'web1'), 1, post.log);
      told(post, /web\/web1 on .* is not as it was before this step\. Before: \w+\. Now: maint/);
      told(post, /could not be put back: Not (proven )?healthy within/);
    });

    test('B5: whose checks were switched off meanwhile: left out, and that is told', async (t) => {
      const web = await site(t, version);
      for (const [server, operation, flags] of [
        ['web1', 'maint', 1],
        ['web2', 'drain', 8],
      ] as const) {
        const main = await web.run({ server, operation, ...ALWAYS });
        succeeded(main, 'changed');
        await web.haproxy.cli(`disable health web/${server}`);
        await web.server(server).kill();
        const visitors = load(t, web);
        const post = await postOf(main);
        await unharmed(visitors);
        assert.equal(await web.haproxy.adminFlags('web', server), flags, post.log);
        told(post, new RegExp(`health checks of web/${server} were switched off meanwhile`));
        told(post, new RegExp(`enable health web/${server}`));
      }
    });

    testHere('B5: deleted and added again at another address: left alone, and that is told', async (t) => {
      if (version === '2.2') return t.skip('servers cannot be deleted at run time');
      const web = await site(t, version);
      const other = await startWebServer({ name: 'other', t });
      const visitors = load(t, web);
      const main = await web.run({ server: 'web1', operation: 'maint', ...ALWAYS });
      succeeded(main, 'changed');
      assert.match(await web.haproxy.cli('del server web/web1'), /deleted/);
      await web.haproxy.cli(`add server web/web1 127.0.0.1:${other.port} check inter 700ms`);
      assert.equal(await web.haproxy.adminFlags('web', 'web1'), 1);
      const post = await postOf(main);
      await unharmed(visitors);
      assert.equal(await web.haproxy.adminFlags('web', 'web1'), 1, post.log);
      assert.equal(other.requests, 0);
      told(
        post,
        /web\/web1 on .* is not the one that this step had changed: the address is 127\.0\.0\.1:\d+ now/,
      );
    });

    test('B5: of a weight of 0 after the application died: it stays at 0, and that is told', async (t) => {
      const web = await site(t, version);
      const visitors = load(t, web);
      const main = await web.run({ server: 'web1', operation: 'weight', weight: '0', ...ALWAYS });
      succeeded(main, 'changed');
      await eventually('it serves nobody', () => web.server('web1').open === 0);
      const { length } = visitors.outcomes;
      await eventually('and will not', () => visitors.outcomes.length > length + 10);
      await web.server('web1').kill();
      const post = await postOf(main);
      await unharmed(visitors);
      assert.equal((await web.haproxy.serverState('web', 'web1')).srv_uweight, '0', post.log);
      told(post, /web\/web1 on .* is not as it was before this step\. .* Now: .*weight 0/);
      told(post, /could not be put back: Not (proven )?healthy within/);
    });
  });

  describe('by the step itself', { concurrency: 3 }, () => {
    test('B5: from maint, of one that was DOWN: ready and DOWN as before, and no request in between', async (t) => {
      // web2 is sent traffic even in maint, which fails the step when both are there.
      const web = await site(t, version, {
        lines: `${COOKIE}\n  force-persist if { always_true }`,
        server: (name) => `${name === 'web2' ? 'cookie web2' : ''} check inter 700ms rise 2 fall 3`,
      });
      await web.server('web1').kill();
      await status(web, /^DOWN$/);
      const bound = new Visitors({ visit: () => web.visit('/', 'web2'), clients: 1, pauseMs: 300 });
      t.after(() => bound.stop());
      const visitors = load(t, web);
      const result = await web.run({ server: 'web1,web2', operation: 'maint', 'drain-timeout': '20s' });
      failedWith(result, 'not-verified', 'rolled-back');
      assert.deepEqual(
        await Promise.all(['web1', 'web2'].map((server) => web.haproxy.adminFlags('web', server))),
        [0, 0],
      );
      await unharmed(visitors);
      await status(web, /^DOWN$/);
    });

    test('B5: from drain at the timeout, of one that was DOWN', async (t) => {
      const web = await site(t, version, {
        lines: COOKIE,
        server: (name) => `cookie ${name} check inter 700ms rise 2 fall 3`,
      });
      await web.server('web1').kill();
      await status(web, /^DOWN$/);
      const visitors = load(t, web);
      const session = await openSession({ port: web.port, cookie: 'SRV=web2', t });
      await eventually('a session', async () => (await web.sessions('web2')) > 0);
      const result = await web.run({ server: 'web1,web2', operation: 'maint', 'drain-timeout': '1500ms' });
      failedWith(result, 'drain-timeout', 'rolled-back');
      assert.equal(await web.haproxy.adminFlags('web', 'web1'), 0);
      await unharmed(visitors);
      await status(web, /^DOWN$/);
      assert.equal(await session.isWhole(), true);
    });

    test('B5: from drain, of one that was `UP 1/3`: only the one that is proven comes back', async (t) => {
      const web = await believedIn(t, version);
      const session = await openSession({ port: web.port, cookie: 'SRV=web2', t });
      await eventually('a session', async () => (await web.sessions('web2')) > 0);
      const running = web.start({
        server: 'web1,web2',
        operation: 'maint',
        'drain-timeout': '1500ms',
        'health-timeout': '4s',
      });
      await running.waitForLog(/web2: 1 session/);
      const visitors = load(t, web);
      const result = await running.result;
      failedWith(result, 'drain-timeout', 'partial');
      await unharmed(visitors);
      assert.deepEqual(
        await Promise.all(['web1', 'web2'].map((server) => web.haproxy.adminFlags('web', server))),
        [8, 0],
      );
      assert.equal(await session.isWhole(), true);
    });
  });
});
