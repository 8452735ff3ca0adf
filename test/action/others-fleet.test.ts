/**
 * What was done on one load balancer can be undone while another one is still waited for: by a person, by a reload, by its death. It is
 * noticed while the other one is still busy, and nothing of anybody else's is overwritten or undone.
 */
import assert from 'node:assert/strict';
import { describe, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../support/eventually.ts';
import { type Fleet, startFleet } from '../support/fleet.ts';
import { startGate } from '../support/gate.ts';
import { atEitherEnd, type HaproxyVersion } from '../support/haproxy-versions.ts';
import { get } from '../support/load-request.ts';
import type { ActionResult, WatchedAction } from '../support/run-action.ts';
import { openSession } from '../support/session.ts';
import { failedWith, pointedOut, succeeded } from '../support/told.ts';
import { Visitors } from '../support/visitors.ts';
import { startWebServer } from '../support/web-server.ts';

/** Whoever has noticed nothing by then sees the other load balancer end in good order, and says what it says. */
const NOTICED_WITHIN_MS = 12_000;

async function orWhenItEnds(running: WatchedAction, end: () => Promise<void>): Promise<ActionResult> {
  const over = new AbortController();
  void sleep(NOTICED_WITHIN_MS, undefined, { signal: over.signal }).then(end, () => undefined);
  const result = await running.result;
  over.abort();
  return result;
}

/** lb1 is in drain, and lb2 will be as long as its session lasts. */
async function halfDone(t: TestContext, version: HaproxyVersion, operation: string, inputs = {}) {
  const fleet = await startFleet({ t, versions: [version, version], haproxy: { master: true } });
  const session = await fleet.busy(2);
  const running = fleet.watch({ operation, 'drain-timeout': '50s', ...inputs });
  await running.waitForLog(/web\/web1: 1 session/);
  await eventually('lb1 is in drain', async () => (await fleet.lb(1).adminFlags('web', 'web1')) === 8);
  return { fleet, session, running };
}

/** Both in maint, with bound clients that were there before at lb2, one of whom stays. */
async function bothInMaint(t: TestContext, version: HaproxyVersion) {
  const fleet = await startFleet({
    t,
    versions: [version, version],
    haproxy: { extraDefaults: 'cookie SRV insert indirect nocache' },
    server: (_, server) => `cookie ${server}`,
  });
  const port = fleet.lb(2).port('fe');
  const session = await openSession({ port, cookie: 'SRV=web1', t });
  const cookies = new Map([['SRV', 'web1']]);
  const visit = () => get({ port, path: '/?delay=50', agent: false, cookies }).catch(String);
  const clients = new Visitors({ visit, clients: 6, pauseMs: 5 });
  t.after(() => clients.stop());
  await clients.more(10);
  const running = fleet.watch({ operation: 'maint', 'drain-timeout': '50s' });
  await eventually('both are in maint', async () => String(await fleet.flags()) === '1,1');
  return { fleet, session, running };
}

/** Both in maint; lb1 finds its application healthy at once, lb2 not before `checked` runs. */
async function halfProven(t: TestContext, version: HaproxyVersion) {
  const checked = await startWebServer({ name: 'checked', t });
  await checked.kill();
  const fleet = await startFleet({
    t,
    versions: [version, version],
    haproxy: { master: true },
    server: (name, server) => {
      if (server !== 'web1') return '';
      return `check inter 100ms rise 2 fall 1 ${name === 'lb2' ? `port ${checked.port}` : ''}`;
    },
  });
  await fleet.cli('set server web/web1 state maint');
  const running = fleet.watch({ operation: 'ready', 'health-timeout': '50s' });
  await running.waitForLog(/proving health/);
  await eventually('lb1 is proven', async () => (await fleet.lb(1).row('web', 'web1')).status === 'DRAIN');
  await eventually('lb2 is not', async () => (await fleet.lb(2).row('web', 'web1')).status === 'DOWN');
  return { fleet, checked, running };
}

async function isBack(fleet: Fleet, number: number): Promise<void> {
  assert.equal(await fleet.lb(number).adminFlags('web', 'web1'), 0);
}

atEitherEnd('others in a fleet', (version, test) => {
  describe('a person, on the load balancer that is done,', { concurrency: 4 }, () => {
    for (const operation of ['drain', 'maint'] as const) {
      for (const [state, flags] of [
        ['ready', 0],
        ['maint', 1],
      ] as const) {
        test(`A1, A2: sets ${state} under ${operation}: \`not-verified\` while the other is still busy, and it is theirs`, async (t) => {
          const { fleet, session, running } = await halfDone(t, version, operation);
          await fleet.lb(1).cli(`set server web/web1 state ${state}`);
          const result = await orWhenItEnds(running, session.close);
          const words = failedWith(result, 'not-verified', state === 'ready' ? 'rolled-back' : 'partial');
          assert.match(words, /^What happened on lb1: /m);
          assert.match(words, /somebody else changed it/);
          assert.equal(await fleet.lb(1).adminFlags('web', 'web1'), flags);
          await isBack(fleet, 2);
          assert.equal(await session.isWhole(), true);
        });
      }
    }

    for (const [state, flags] of [
      ['ready', 0],
      ['drain', 8],
    ] as const) {
      test(`A1: sets ${state} when both are in maint: \`not-verified\`, and it is theirs`, async (t) => {
        const { fleet, session, running } = await bothInMaint(t, version);
        await fleet.lb(1).cli(`set server web/web1 state ${state}`);
        const result = await orWhenItEnds(running, session.close);
        assert.equal(result.outputs['error-code'], 'not-verified', result.log);
        assert.match(result.log, /lb1: .*web\/web1 was set to maint, .*somebody else changed it/);
        assert.equal(result.code, 1);
        // A drain was ours, too, a moment before: whoever set it again wants what every step of ours undoes.
        assert.ok([0, flags].includes(await fleet.lb(1).adminFlags('web', 'web1')));
        await isBack(fleet, 2);
        assert.equal(await session.isWhole(), true);
      });
    }

    test('A1: sets another weight: `not-verified`, and theirs stays', async (t) => {
      const fleet = await startFleet({ t, versions: [version, version] });
      const gate = await startGate(t, fleet.lb(2).socket, (heard) =>
        /set server web\/web1 weight/.test(heard),
      );
      fleet.addresses[1] = gate.address;
      const running = fleet.watch({ operation: 'weight', weight: '5' });
      await gate.closed;
      const weightOf = async (number: number) =>
        (await fleet.lb(number).serverState('web', 'web1')).srv_uweight;
      await eventually('lb1 has it', async () => (await weightOf(1)) === '5');
      await running.waitForLog(/confirmed|weight 5/);
      await fleet.lb(1).cli('set server web/web1 weight 9');
      gate.open();
      const result = await running.result;
      const words = failedWith(result, 'not-verified', 'partial');
      assert.match(words, /^What happened on lb1: .*weight 5.* has 9: somebody else changed it/m);
      assert.equal(await weightOf(1), '9');
      assert.equal(await weightOf(2), '1');
    });

    test('A2: sets maint under `ready`, which does not set ready over it', async (t) => {
      const { fleet, checked, running } = await halfProven(t, version);
      await fleet.lb(1).cli('set server web/web1 state maint');
      const result = await orWhenItEnds(running, () => checked.restart());
      const words = failedWith(result, 'not-verified', 'rolled-back');
      assert.match(words, /^What happened on lb1: /m);
      assert.deepEqual(await fleet.flags(), [1, 1], result.log);
      assert.doesNotMatch(result.log, /set to ready/);
    });

    test('A2: sets maint under `ready` just before the other one is proven: ready is not set over it either', async (t) => {
      const { fleet, checked, running } = await halfProven(t, version);
      await fleet.lb(1).cli('set server web/web1 state maint');
      await checked.restart();
      const result = await running.result;
      failedWith(result, 'not-verified', 'rolled-back');
      assert.deepEqual(await fleet.flags(), [1, 1], result.log);
    });
  });

  describe('the load balancer that is done', { concurrency: 4 }, () => {
    for (const operation of ['drain', 'maint'] as const) {
      test(`A3: is reloaded under ${operation}: out again while the other one is still busy`, async (t) => {
        const { fleet, session, running } = await halfDone(t, version, operation);
        await fleet.lb(1).reload();
        await isBack(fleet, 1).catch(() => undefined);
        await running.waitForLog(/HAProxy was reloaded/, NOTICED_WITHIN_MS);
        await eventually('it is out again', async () => (await fleet.lb(1).adminFlags('web', 'web1')) === 8);
        assert.equal(await session.isWhole(), true, 'the other one is busy');
        await session.close();
        const result = await running.result;
        succeeded(result, 'changed');
        assert.match(pointedOut(result, 'warning'), /reloaded once/);
        assert.deepEqual(new Set(await fleet.flags()), new Set([operation === 'drain' ? 8 : 1]));
      });

      test(`A3: dies under ${operation}: told while the other one is still busy, which is back`, async (t) => {
        const { fleet, session, running } = await halfDone(t, version, operation, { retries: '1' });
        await fleet.lb(1).kill();
        let ended = false;
        const result = await orWhenItEnds(running, async () => {
          ended = true;
          await session.close();
        });
        assert.equal(ended, false, `nobody has noticed\n${result.log}`);
        assert.match(
          failedWith(result, 'connect-failed', 'partial'),
          /^HAProxy \w+ failed: it is not known what became of web\/web1 on lb1; .*: lb1 cannot be reached\n/,
        );
        await isBack(fleet, 2);
        assert.equal(await session.isWhole(), true);
      });
    }

    test('A3: is reloaded under `ready` while the other one is not proven: nobody is let in there, and all end well', async (t) => {
      const { fleet, checked, running } = await halfProven(t, version);
      await fleet.lb(1).reload();
      await running.waitForLog(/HAProxy was reloaded/, NOTICED_WITHIN_MS);
      await eventually('in drain again', async () => (await fleet.lb(1).adminFlags('web', 'web1')) === 8);
      await checked.restart();
      const result = await running.result;
      succeeded(result, 'changed');
      assert.deepEqual(await fleet.flags(), [0, 0]);
    });

    test('A3: dies under `ready`: told while the other one is still unproven, which is in maint again', async (t) => {
      const { fleet, running } = await halfProven(t, version);
      await fleet.lb(1).kill();
      await running.waitForLog(/^failed +lb1: /m, NOTICED_WITHIN_MS);
      const result = await running.result;
      assert.match(
        failedWith(result, 'connect-failed', 'partial'),
        /^HAProxy \w+ failed: it is not known what became of web\/web1 on lb1; .*: lb1 cannot be reached\n/,
      );
      assert.equal(await fleet.lb(2).adminFlags('web', 'web1'), 1);
    });
  });
});
