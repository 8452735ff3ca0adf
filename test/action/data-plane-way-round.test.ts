/**
 * A server that is `disabled` in the file and drained goes to maint by way of ready and down, over a Data Plane API. Wherever that way is
 * broken off, the server does not stay where it takes traffic, and nobody else is blamed for it.
 */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import {
  type Asked,
  type FakeDataPlaneApi,
  type Instead,
  startFakeDataPlaneApi,
} from '../support/data-plane-api/fake.ts';
import { startModelHaproxy } from '../support/data-plane-api/model-haproxy.ts';
import { eventually } from '../support/eventually.ts';
import { NEWEST } from '../support/haproxy-versions.ts';
import { startHaproxy } from '../support/real-haproxy.ts';
import { type ActionResult, runAction, startAction } from '../support/run-action.ts';
import { pointedOut } from '../support/told.ts';
import { startWebServer } from '../support/web-server.ts';

async function startSite(t: TestContext, check: string) {
  const app = await startWebServer({ name: 'app', t });
  const haproxy = await startHaproxy(NEWEST, {
    t,
    config: `backend web
      option httpchk GET /health
      server web1 127.0.0.1:${app.port} ${check} disabled
      server web2 127.0.0.1:${app.port}`,
  });
  await haproxy.cli('set server web/web1 state drain');
  assert.equal(await haproxy.adminFlags('web', 'web1'), 12);
  await eventually('its checks have passed', async () => {
    const { status } = await haproxy.row('web', 'web1');
    return status === 'DRAIN';
  });
  const api = await startFakeDataPlaneApi({ t, socket: haproxy.socket });
  const inputs = {
    address: `lb1=${api.address}`,
    username: api.user.name,
    password: api.user.password,
    server: 'web/web1',
    operation: 'maint',
    'drain-timeout': '5s',
  };
  return { haproxy, api, inputs };
}

/** Its post step, when it has been killed between the two halves. */
async function killedHalfWay(
  t: TestContext,
  api: FakeDataPlaneApi,
  inputs: Record<string, string>,
): Promise<ActionResult> {
  let isReached = false;
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  api.switches.requestGate = async (asked) => {
    if (!goesToMaint(asked)) return;
    isReached = true;
    await released;
    throw new Error('it was lost with the step');
  };
  const running = startAction({ t, inputs });
  await eventually('half way', () => isReached);
  running.signal('SIGKILL');
  const main = await running.result;
  api.switches.requestGate = null;
  release();
  return main.post({ jobStatus: 'failure' });
}

const CHECKS = [
  ['', 'check inter 300ms rise 2 fall 1'],
  [', without a check', ''],
] as const;

const goesToMaint = ({ method, body }: Asked) => method === 'PUT' && /"maint"/.test(body);

describe('the way round that is broken off half way', { concurrency: 2 }, () => {
  const answers: [string, Omit<Instead, 'done'> | null][] = [
    ['a 401', { status: 401, body: { code: 401, message: 'unauthorized' } }],
    ['a refusal', { status: 500, body: { code: 500, message: 'bad request' } }],
    ['a 503 of a gateway', { status: 503, body: '<html>' }],
    ['a connection that breaks', null],
  ];
  for (const [title, answer] of answers) {
    for (const [isChecked, check] of CHECKS)
      test(`by ${title}${isChecked}: the server is drained or in maint, whatever the step says`, async (t) => {
        const { haproxy, api, inputs } = await startSite(t, check);
        let puts = 0;
        if (answer === null)
          api.switches.requestGate = (asked) => {
            if (!goesToMaint(asked) || ++puts > 1) return;
            api.disconnect();
            throw new Error('it was lost');
          };
        else
          api.switches.instead = (asked) =>
            goesToMaint(asked) && ++puts === 1 ? { ...answer, done: false } : null;
        const main = await runAction({ t, inputs });
        assert.equal(puts > 0, true);
        const flags = await haproxy.adminFlags('web', 'web1');
        assert.ok(flags === 12 || flags === 5, `${flags}: ${main.log}`);
        assert.doesNotMatch(main.log, /somebody else/);
        assert.equal(main.outputs['error-code'] === '', flags === 5);
        if (check !== '' || flags === 5) return;
        await haproxy.cli('set server web/web1 state ready');
        assert.equal((await haproxy.row('web', 'web1')).status, 'no check');
      });
  }

  for (const [isChecked, check] of CHECKS)
    test(`by a kill${isChecked}: post puts it back into drain, and blames nobody else`, async (t) => {
      const { haproxy, api, inputs } = await startSite(t, check);
      // Its checks bring it up at any moment, and statistics come before the list that tells of that: here nobody asks who is left.
      const post = await killedHalfWay(t, api, { ...inputs, 'min-available': '0' });
      assert.equal(await haproxy.adminFlags('web', 'web1'), 12, post.log);
      assert.doesNotMatch(post.log, /somebody else/);
      if (check === '') {
        await haproxy.cli('set server web/web1 state ready');
        assert.equal((await haproxy.row('web', 'web1')).status, 'no check', post.visibleLog);
      }
    });

  test('by a kill, where its FQDN was changed and nobody can tell what it is: post does not say that it is as before', async (t) => {
    const known = { op: 2, checked: true, passesAfterMs: null } as const;
    const haproxy = await startModelHaproxy(t, [
      { ...known, name: 's1', flags: 76, fqdn: 'app.test' },
      { ...known, name: 's2', flags: 0, fqdn: '-' },
    ]);
    const api = await startFakeDataPlaneApi({ t, socket: haproxy.socket });
    const { name: username, password } = api.user;
    const inputs = { address: `lb1=${api.address}`, username, password, server: 'be/s1', operation: 'maint' };
    const post = await killedHalfWay(t, api, { ...inputs, 'drain-timeout': '0' });
    assert.equal(haproxy.flags('s1'), 68);
    assert.match(pointedOut(post, 'warning'), /does not show whether be\/s1 is in drain or ready/);
    assert.doesNotMatch(post.visibleLog, /nothing to do|put back/i);
  });
});
