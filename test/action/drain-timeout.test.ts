/** Sessions are left at the end of `drain-timeout`: each policy, for `drain` and for `maint`. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { forEachHaproxy, type HaproxyVersion } from '../support/haproxy-versions.ts';
import type { ActionResult } from '../support/run-action.ts';
import { startWebBackend, type WebBackend, type WebBackendOptions } from '../support/web-backend.ts';

interface Busy {
  web: WebBackend;
  /** Lets the stream end as it should, and resolves with its outcome. */
  end(): Promise<string>;
  /** Resolves with the server's name when it ended as it should, else with the reason. */
  stream: Promise<string>;
}

/** `web1` with one stream that does not end by itself. */
async function startBusy(version: HaproxyVersion, t: WebBackendOptions['t']): Promise<Busy> {
  const web = await startWebBackend(version, { t, server: 'check inter 100ms' });
  await web.haproxy.cli('set server web/web2 state maint');
  const stream = web.visit('/?hold');
  await eventually('web1 has a session', async () => (await web.sessions('web1')) === 1);
  await web.haproxy.cli('set server web/web2 state ready');
  const end = (): Promise<string> => {
    web.server('web1').release();
    return stream;
  };
  return { web, stream, end };
}

function errorOf(result: ActionResult): string {
  const errors = result.annotations.filter(({ level }) => level === 'error');
  assert.equal(errors.length, 1, result.log);
  return errors[0]?.message ?? '';
}

function warningsOf(result: ActionResult): string {
  return result.annotations
    .filter(({ level }) => level === 'warning')
    .map(({ message }) => message)
    .join('\n');
}

const OPERATIONS = ['drain', 'maint'] as const;
const FLAGS = { drain: 8, maint: 1 } as const;

forEachHaproxy('drain-timeout', (version) => {
  describe('on-drain-timeout', { concurrency: 4 }, () => {
    for (const operation of OPERATIONS) {
      const inputs = { server: 'web1', operation, 'drain-timeout': '300ms' };

      test(`${operation}, rollback: the server is ready again, and the error says who keeps it`, async (t) => {
        const { web, end } = await startBusy(version, t);
        const result = await web.run(inputs);
        assert.equal(result.code, 1);
        assert.equal(result.outputs.result, 'rolled-back');
        assert.equal(result.outputs.changed, 'false');
        assert.equal(result.outputs['error-code'], 'drain-timeout');
        assert.equal(result.outputs.drained, 'false');
        assert.equal(result.outputs['left-out'], '[]');
        assert.match(errorOf(result), /After 300ms, web\/web1 still has 1 session\b/);
        assert.match(
          errorOf(result),
          /still has 1 session, the oldest (less than )?[0-9]+s old, from 127\.0\.0\.1/,
        );
        assert.match(errorOf(result), /Changed: no/);
        assert.equal(await web.haproxy.adminFlags('web', 'web1'), 0);
        assert.equal((await web.haproxy.row('web', 'web1')).status, 'UP');
        assert.equal(await end(), 'web1');
      });

      test(`${operation}, keep: the server is left in drain, and the error says how to undo it`, async (t) => {
        const { web, end } = await startBusy(version, t);
        const result = await web.run({ ...inputs, 'on-drain-timeout': 'keep' });
        assert.equal(result.code, 1);
        assert.equal(result.outputs.result, 'partial');
        assert.equal(result.outputs.changed, 'true');
        assert.equal(result.outputs['error-code'], 'drain-timeout');
        assert.equal(result.outputs.state, 'drain');
        assert.match(result.outputs['left-out'] ?? '', /"server":"web1","state":"drain"/);
        assert.match(errorOf(result), /set server web\/web1 state ready/);
        assert.equal(await web.haproxy.adminFlags('web', 'web1'), 8);
        assert.equal(await end(), 'web1');
      });

      test(`${operation}, continue: the step goes on, and the session lives on to its end`, async (t) => {
        const { web, end } = await startBusy(version, t);
        const result = await web.run({ ...inputs, 'on-drain-timeout': 'continue' });
        assert.equal(result.code, 0, result.log);
        assert.equal(result.outputs.result, 'changed');
        assert.equal(result.outputs.drained, 'false');
        assert.equal(result.outputs.sessions, '1');
        assert.equal(result.outputs['sessions-shut-down'], '0');
        assert.equal(result.outputs['error-code'], '');
        assert.match(
          warningsOf(result),
          /web\/web1 still has 1 session: nothing is cut, and the step goes on\./,
        );
        assert.equal(await web.haproxy.adminFlags('web', 'web1'), FLAGS[operation]);
        assert.equal(await end(), 'web1');
      });

      test(`${operation}, shutdown-sessions: what is left is cut, counted and warned of`, async (t) => {
        const { web, stream } = await startBusy(version, t);
        const result = await web.run({ ...inputs, 'on-drain-timeout': 'shutdown-sessions' });
        assert.equal(result.code, 0, result.log);
        assert.equal(result.outputs.result, 'changed');
        assert.equal(result.outputs.drained, 'true');
        assert.equal(result.outputs.sessions, '0');
        assert.equal(result.outputs['sessions-shut-down'], '1');
        assert.match(warningsOf(result), /web\/web1: 1 session\b.*shut down/);
        assert.equal(await web.haproxy.adminFlags('web', 'web1'), FLAGS[operation]);
        assert.equal(await web.sessions('web1'), 0);
        assert.notEqual(await stream, 'web1');
      });

      test(`${operation}, drain-timeout 0: set at once, nothing is waited for or cut`, async (t) => {
        const { web, end } = await startBusy(version, t);
        const result = await web.run({ ...inputs, 'drain-timeout': '0' });
        assert.equal(result.code, 0, result.log);
        assert.equal(result.outputs.result, 'changed');
        assert.equal(result.outputs.drained, 'false');
        assert.equal(result.outputs['sessions-shut-down'], '0');
        assert.equal(await web.haproxy.adminFlags('web', 'web1'), FLAGS[operation]);
        assert.equal(await end(), 'web1');
      });
    }

    test('rollback of many: the one that drained goes back with the one that does not', async (t) => {
      const web = await startWebBackend(version, { t, names: ['web1', 'web2', 'web3'] });
      for (const name of ['web2', 'web3']) await web.haproxy.cli(`set server web/${name} state maint`);
      const stream = web.visit('/?hold');
      await eventually('web1 has a session', async () => (await web.sessions('web1')) === 1);
      for (const name of ['web2', 'web3']) await web.haproxy.cli(`set server web/${name} state ready`);
      const result = await web.run({ server: 'web[12]', operation: 'maint', 'drain-timeout': '300ms' });
      assert.equal(result.outputs.result, 'rolled-back', result.log);
      assert.match(errorOf(result), /web\/web1 still has 1 session\b/);
      assert.doesNotMatch(errorOf(result), /web\/web2 still/);
      for (const name of ['web1', 'web2']) assert.equal(await web.haproxy.adminFlags('web', name), 0);
      web.server('web1').release();
      assert.equal(await stream, 'web1');
    });
  });
});
