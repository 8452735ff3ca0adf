/** Who came back with a batch of a rolling step, and is out all the same: by its script, by somebody else, or by an agent. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Finding } from '../../src/operation/post-job/finding.ts';
import { lookAfter } from '../../src/operation/post-job/look-after.ts';
import { type SavedChange, sentSettings } from '../../src/operation/saved-change.ts';
import { FakeClock } from '../support/fake-clock.ts';
import type { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { lb, OK, request, roll, rows, WEB } from './rolling-scene.ts';

const FAILED = { kind: 'ended', exitCode: 1, signal: null } as const;
const AT_ZERO = { weight: 0, effectiveWeight: 0 };
/** One in another backend that tracks `web/web1`. */
const TRACKED = ['web/web1', 'web/web2', 'web/web3', 'api/web1', 'api/web2'];
const tracked = () => lb('lb1', TRACKED, { 'api/web1': { tracks: 'web/web1' } });

/** What post finds by what was saved last. */
async function look(saved: SavedChange | undefined, one: FakeLoadBalancer): Promise<Finding[]> {
  assert.ok(saved);
  const clock = new FakeClock(1_000_000_000);
  one.clock = clock;
  const work = lookAfter({
    saved,
    action: 'put-back',
    loadBalancers: new Map([[one.name, one]]),
    effects: { clock, signal: new AbortController().signal, tell: () => {} },
    healthTimeoutAtMostMs: 30_000,
    changedLater: () => false,
  });
  return await clock.runUntil(work);
}

async function found(saved: SavedChange | undefined, one: FakeLoadBalancer): Promise<string[]> {
  const findings = await look(saved, one);
  return findings.map(
    ({ kind, weightTaken, saved: { backend, server } }) =>
      `${backend}/${server} ${kind}${weightTaken ? ' but for its weight' : ''}`,
  );
}

/** As the journal has it for the posts of earlier steps. */
const settingsOf = (saved: SavedChange | undefined) =>
  saved?.loadBalancers.flatMap(({ servers }) => servers).flatMap(sentSettings);

describe('one that came back, and is out when the step has failed', () => {
  test('by its script, which has left it at weight 0: post tells of it, and puts nothing back', async () => {
    const one = lb('lb1', WEB);
    const { report, saved } = await roll(request(), [one], async ({ number }) => {
      if (number === 1) Object.assign(one.server('web/web1'), AT_ZERO);
      return OK;
    });
    assert.deepEqual([report.error?.code, report.ending], ['not-verified', 'kept']);
    assert.deepEqual(await found(saved.at(-1), one), ['web/web1 as-before but for its weight']);
    assert.deepEqual(
      settingsOf(saved.at(-1)),
      ['state'],
      'whoever had set its weight is told whose it is not',
    );
    assert.equal(one.server('web/web1').weight, 0);
    Object.assign(one.server('web/web1'), { weight: 1, effectiveWeight: 1 });
    assert.deepEqual(await found(saved.at(-1), one), ['web/web1 as-before']);
  });

  test('by the script of the last batch, where all are looked at once more', async () => {
    const one = lb('lb1', WEB);
    const { report, saved } = await roll(request({ server: 'web1,web2' }), [one], async ({ number }) => {
      if (number === 2) one.force('web/web1', 'drain');
      return OK;
    });
    assert.deepEqual([report.error?.code, report.ending], ['not-verified', 'kept']);
    assert.deepEqual(await found(saved.at(-1), one), ['web/web1 not-ours']);
  });

  test('by the script of a later batch, which has failed: post tells of both', async () => {
    const one = lb('lb1', WEB);
    const { report, saved } = await roll(request(), [one], async ({ number }) => {
      if (number === 1) return OK;
      one.force('web/web1', 'maint');
      return FAILED;
    });
    assert.deepEqual([report.error?.code, report.ending], ['run-failed', 'kept']);
    assert.equal(saved.at(-1)?.onError, 'keep');
    assert.deepEqual((await found(saved.at(-1), one)).sort(), ['web/web1 not-ours', 'web/web2 put-back']);
    const sentTo = saved.at(-1)?.loadBalancers[0]?.servers.find(({ server }) => server === 'web1')?.sent;
    assert.deepEqual(
      sentTo,
      { states: ['ready'], weights: [] },
      'its weight is for an earlier step to put back',
    );
    assert.equal(one.server('web/web1').adminFlags, 1);
  });

  test('and the step is cancelled while a later script runs: post asks the policies, and tells of both', async () => {
    const one = lb('lb1', WEB);
    const { report, saved } = await roll(request(), [one], async ({ number }, { cancel, signal }) => {
      if (number === 1) return OK;
      one.force('web/web1', 'maint');
      cancel();
      throw signal.reason;
    });
    assert.deepEqual([report.error?.code, report.ending], ['cancelled', 'unfinished']);
    assert.deepEqual((await found(saved.at(-1), one)).sort(), ['web/web1 not-ours', 'web/web2 put-back']);
  });

  test('at another address than before, since a reload: that is no other server for post', async () => {
    const at = (address: string) => ({ address, adminFlags: 0 });
    const one = lb('lb1', WEB, { 'web/web1': at('10.0.0.1:80') });
    const { report, saved } = await roll(request(), [one], async ({ number }) => {
      if (number === 1) return OK;
      one.reload();
      Object.assign(one.server('web/web1'), at('10.9.9.9:80'));
      one.force('web/web1', 'maint');
      return FAILED;
    });
    assert.equal(report.error?.code, 'run-failed');
    const [of] = saved.at(-1)?.loadBalancers.flatMap(({ servers }) => servers) ?? [];
    assert.deepEqual([of?.server, of?.address], ['web1', '10.9.9.9:80']);
  });

  test('was out before the step, too: that is nothing to be told', async () => {
    const one = lb('lb1', WEB, { 'web/web1': { adminFlags: 1 } });
    const { report } = await roll(request(), [one], async ({ number }) => {
      if (number === 2) one.force('web/web1', 'maint');
      return OK;
    });
    assert.deepEqual([report.error?.code, report.ending], ['not-verified', 'unchanged']);
  });
});

describe('one that tracks a server of a batch', () => {
  for (const [words, take] of [
    ['at weight 0', (one: FakeLoadBalancer) => void Object.assign(one.server('api/web1'), AT_ZERO)],
    ['in maint', (one: FakeLoadBalancer) => one.force('api/web1', 'maint')],
  ] as const) {
    test(`and is ${words} behind its script: the batch is not done, and post tells of it`, async () => {
      const one = tracked();
      const { report, saved, scripts } = await roll(
        request({ backend: 'web' }),
        [one],
        async ({ number }) => {
          if (number === 1) take(one);
          return OK;
        },
      );
      assert.deepEqual([report.error?.code, report.error?.servers], ['not-verified', ['api/web1']]);
      assert.deepEqual([scripts.length, report.ending], [1, 'kept']);
      const kind = words === 'in maint' ? 'not-ours' : 'as-before but for its weight';
      assert.deepEqual(await found(saved.at(-1), one), [`api/web1 ${kind}`]);
    });
  }
});

describe('one of a later batch', () => {
  for (const [words, key] of [
    ['it', 'web/web2'],
    ['one that tracks it', 'api/web2'],
  ] as const)
    test(`somebody sets ${words} to weight 0: it does not go out`, async () => {
      const one = lb('lb1', TRACKED, { 'api/web2': { tracks: 'web/web2' } });
      const { report, scripts } = await roll(request({ backend: 'web' }), [one], async ({ number }) => {
        if (number === 1) Object.assign(one.server(key), AT_ZERO);
        return OK;
      });
      assert.deepEqual(
        [report.error?.code, report.error?.servers, scripts.length],
        ['not-verified', [key], 1],
      );
      assert.equal(rows(report)[1]?.split(' ').at(-1), 'ready');
    });
});

test('one that is in maint, and whose agent may let it in while its script runs, is refused', async () => {
  const one = lb('lb1', WEB, { 'web/web2': { adminFlags: 1, agentState: 31 } });
  const { report, scripts } = await roll(request(), [one]);
  assert.deepEqual([report.error?.code, report.error?.servers], ['agent-conflict', ['web/web2']]);
  assert.deepEqual([scripts.length, report.changed], [0, 'no']);
});

for (const healthProof of ['where-checked', 'none'] as const)
  test(`checks of one that came back are switched off, wait-for-health is ${healthProof}: the next one ${healthProof === 'none' ? 'goes out' : 'does not go out'}`, async () => {
    const one = lb('lb1', WEB);
    const { report, scripts } = await roll(request({ healthProof }), [one], async ({ number }) => {
      if (number === 2) one.server('web/web1').checkState = 2;
      return OK;
    });
    const isAsked = healthProof !== 'none';
    assert.deepEqual([report.error?.code, scripts.length], isAsked ? ['not-verified', 2] : [undefined, 4]);
  });

test('one that came back, and whose agent says weight 0 at the end: the step is done, and nothing is saved of it', async () => {
  const one = lb('lb1', WEB);
  const { report, saved } = await roll(request(), [one], async ({ number }) => {
    if (number === 4) Object.assign(one.server('web/web1'), { ...AT_ZERO, agentState: 31 });
    return OK;
  });
  assert.deepEqual([report.error, report.ending], [null, 'unchanged']);
  assert.deepEqual(
    saved.at(-1)?.loadBalancers.flatMap(({ servers }) => servers),
    [],
  );
});

for (const [words, given, isReload] of [
  ['were switched off before the step', { checkState: 2 }, false],
  ['are not in a new configuration', {}, true],
] as const)
  test(`checks of one that came back ${words}: that keeps nobody from going out`, async () => {
    const one = lb('lb1', WEB, { 'web/web1': given });
    const { report, scripts } = await roll(request(), [one], async ({ number }) => {
      if (number === 2 && isReload) {
        one.reload();
        one.force('web/web2', 'maint');
        one.server('web/web1').checkState = 0;
      }
      return OK;
    });
    assert.equal(report.error, null, report.error?.message);
    assert.equal(scripts.length, 4);
  });

describe('its script has left it at weight 0, and the step is cancelled', () => {
  for (const [words, isWayBack] of [
    ['while that runs', false],
    ['while it is proven', true],
  ] as const)
    test(`${words}: post puts it back, and does not say that it serves`, async () => {
      const one = lb('lb1', WEB);
      let cancelStep = () => {};
      const { before } = one;
      one.before = (call) => {
        if (isWayBack && call.startsWith('setStates web/web1=ready')) cancelStep();
        return before(call);
      };
      const { report, saved } = await roll(request(), [one], async ({ number }, { cancel, signal }) => {
        if (number > 1) return OK;
        Object.assign(one.server('web/web1'), AT_ZERO);
        cancelStep = cancel;
        if (isWayBack) return OK;
        cancel();
        throw signal.reason;
      });
      assert.deepEqual([report.error?.code, report.ending], ['cancelled', 'unfinished']);
      const findings = await look(saved.at(-1), one);
      assert.equal(one.server('web/web1').adminFlags, 0);
      assert.deepEqual(
        findings.map(
          ({
            weightTaken,
            saved: {
              before: { weight },
            },
          }) => [weightTaken, weight],
        ),
        [[true, 1]],
      );
    });
});

describe('a reload while the script runs switches on an agent that had been switched off', () => {
  const rolled = async (exitCode: number) => {
    const one = lb('lb1', WEB, { 'web/web1': { agentState: 18 } });
    const ran = await roll(request({ server: 'web1' }), [one], async (_, { clock }) => {
      one.reload();
      one.server('web/web1').agentState = 22;
      one.calls.length = 0;
      await clock.advance(5_000);
      const { adminFlags, agentState } = one.server('web/web1');
      assert.deepEqual([adminFlags, agentState], [1, 18], 'nobody else is to let in what is being deployed');
      return { ...OK, exitCode };
    });
    const sets = one.calls.filter((call) => call.startsWith('set'));
    return { one, sets, ...ran };
  };

  test('it is silenced and goes out again at once, and comes back when it is deployed', async () => {
    const { one, report, sets } = await rolled(0);
    assert.equal(report.error, null, report.error?.message);
    assert.deepEqual(sets, [
      'setChecks web/web1 agent=disabled',
      'setStates web/web1=maint',
      'setStates web/web1=ready',
    ]);
    assert.equal(one.server('web/web1').agentState, 18, 'as it was when the step began');
  });

  test('the script fails: it stays out, with its agent silent', async () => {
    const { one, report } = await rolled(1);
    assert.deepEqual([report.error?.code, report.result], ['run-failed', 'partial']);
    assert.deepEqual([one.server('web/web1').adminFlags, one.server('web/web1').agentState], [1, 18]);
  });
});
