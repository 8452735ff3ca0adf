/**
 * What earlier processes of a job had written, and HAProxy never answered, comes behind what is read: a step waits for that before it plans, and
 * a post step before it says that all is as before.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Failure } from '../../src/errors.ts';
import { change } from '../../src/operation/change.ts';
import type { News, Unanswered } from '../../src/operation/effects.ts';
import { type Finding, isBack } from '../../src/operation/post-job/finding.ts';
import { lookAfter } from '../../src/operation/post-job/look-after.ts';
import type { SavedServer } from '../../src/operation/saved-change.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { CHECKED, lb, request } from './change-scene.ts';
import { roll, request as rollingRequest } from './rolling-scene.ts';

/** To load balancers of these names something is under way since this moment of the clock. */
function since(at: ReadonlyMap<string, number>, clock: FakeClock): Unanswered & { settled: string[] } {
  const open = new Map(at);
  const settled: string[] = [];
  return {
    settled,
    lateForMs: ({ node }) => {
      const sentAt = open.get(node);
      return sentAt === undefined ? 0 : Math.max(300, clock.now() - sentAt);
    },
    settle: ({ node }) => {
      if (open.delete(node)) settled.push(node);
    },
  };
}

const SAVED: SavedServer = {
  backend: 'web',
  server: 'web1',
  address: '127.0.0.1:80',
  before: { state: 'ready', weight: 1 },
  health: 'unchecked',
  sent: { states: ['drain'], weights: [] },
};

const START = 100_000;
const UNCHECKED = { checkState: 0, checkStatus: '' };

/** What was under way comes. */
function drain(one: FakeLoadBalancer): void {
  one.server('web/web1').adminFlags = 8;
}

interface Given {
  action?: 'look' | 'put-back';
  /** By name: so long ago something was sent. */
  late?: Record<string, number>;
  /** By name: so long after the beginning it comes. */
  comesAfterMs?: Record<string, number>;
  provenWithinMs?: number;
  /** What the step had saved; missing: `SAVED`. */
  servers?: SavedServer[];
  withheld?: Failure;
  /** Called before each call of each. */
  before?: (call: string) => void;
  /** Cancelled after five seconds and a half. */
  off?: AbortController;
}

async function post(fleet: FakeLoadBalancer[], given: Given) {
  const clock = new FakeClock(1_000_000 * 1_000);
  await clock.advance(START);
  const at = Object.entries(given.late ?? {}).map(([name, ago]) => [name, clock.now() - ago] as const);
  const unanswered = since(new Map(at), clock);
  const news: News[] = [];
  const { off = new AbortController(), servers = [SAVED] } = given;
  if (given.off) clock.alarm(5_500, () => off.abort(new Failure('cancelled', 'Enough.')));
  for (const one of fleet) {
    one.clock = clock;
    if (given.before) one.before = given.before;
    const comes = given.comesAfterMs?.[one.name];
    if (comes !== undefined) clock.alarm(comes, () => drain(one));
  }
  const findings = await clock.runUntil(
    lookAfter({
      saved: {
        operation: 'drain',
        onError: 'rollback',
        restore: 'never',
        minAvailable: { kind: 'count', value: 1 },
        healthTimeoutMs: 10_000,
        reached: false,
        loadBalancers: fleet.map(({ name, process }) => ({ name, process, servers })),
      },
      action: given.action ?? 'put-back',
      withheld: given.withheld ?? null,
      loadBalancers: new Map(fleet.map((one) => [one.name, one])),
      effects: { clock, signal: off.signal, tell: (one) => news.push(one) },
      healthTimeoutAtMostMs: 30_000,
      unanswered,
      ...(given.provenWithinMs === undefined ? {} : { provenBy: clock.now() + given.provenWithinMs }),
      changedLater: () => false,
    }),
  );
  return { findings, news, unanswered, tookMs: clock.now() - START };
}

const kindsOf = (findings: readonly Finding[]) =>
  findings.map(({ loadBalancer, kind }) => `${loadBalancer} ${kind}`);
const setsOf = (one: FakeLoadBalancer) => one.calls.filter((call) => /^(set|take)/.test(call));

describe('A post step', () => {
  for (const lost of ['the weight is lent', 'it is let in'] as const) {
    test(`gives back the weight that it has lent, though the way is lost when ${lost}`, async () => {
      const one = lb('lb1', { ...UNCHECKED, adminFlags: 1, weight: 7, configuredWeight: 7 });
      Object.assign(one.server('web/web2'), { backup: true, sessions: 1 });
      let losses = 0;
      one.before = (call) => {
        const isLent = one.server('web/web1').weight === 0;
        const isBegun = lost === 'it is let in' ? call === 'setWeights web/web1=7' : isLent;
        if (losses === 0 && !isBegun) return;
        losses += 1;
        if (losses <= 3) throw new Failure('connect-failed', 'No way.');
      };
      const servers: SavedServer[] = [
        {
          ...SAVED,
          before: { state: 'ready', weight: 7 },
          sent: { states: ['drain', 'maint'], weights: [] },
        },
      ];
      const { findings } = await post([one], { late: { lb1: 5_000 }, servers });
      assert.deepEqual(kindsOf(findings), ['lb1 put-back'], setsOf(one).join());
      assert.equal(one.server('web/web1').weight, 7);
      assert.equal(one.server('web/web1').adminFlags, 0);
    });
  }

  for (const losses of [2, 3, 4, 5, 50]) {
    test(`has lent a weight to a tracker, and the way is lost for ${losses} calls: it has it again, or that is told`, async () => {
      const one = new FakeLoadBalancer({
        name: 'lb1',
        servers: [
          { backend: 'web', server: 'web1', ...CHECKED, adminFlags: 1, checkState: 14 },
          { backend: 'api', server: 't1', ...CHECKED, adminFlags: 2, tracks: 'web/web1', weight: 7 },
          { backend: 'api', server: 'spare', ...CHECKED, backup: true, sessions: 1 },
        ],
      });
      let count = 0;
      one.before = (call) => {
        if (count === 0 && !call.startsWith('takeDownForProof')) return;
        count += 1;
        if (count <= losses) throw new Failure('connect-failed', 'No way.');
      };
      const servers: SavedServer[] = [
        { ...SAVED, health: 'up', sent: { states: ['drain', 'maint'], weights: [] } },
      ];
      const { findings } = await post([one], { late: { lb1: 5_000 }, servers });
      const told = findings.find(({ saved }) => saved.server === 't1');
      if (one.server('api/t1').weight === 7) return;
      assert.ok(told !== undefined && !isBack(told), kindsOf(findings).join());
      assert.deepEqual(told.own, { weight: 7 });
    });
  }

  describe('has itself set it to drain for its proof, and the way is lost behind that', () => {
    const OUT = { adminFlags: 1, checkState: 14, checkStatus: 'L7OK' };
    /** As a step saves whom it has reached: what it was set to last is all that it may be in. */
    const REACHED: SavedServer = { ...SAVED, health: 'up', sent: { states: ['maint'], weights: [] } };
    const OF_WEIGHT: SavedServer = {
      ...SAVED,
      before: { state: 'ready', weight: 7 },
      health: 'up',
      sent: { states: [], weights: [0] },
    };

    async function lostInDrain(one: FakeLoadBalancer, losses: number, meanwhile: (call: string) => void) {
      let count = 0;
      const { findings } = await post([one], {
        late: { lb1: 20_000 },
        servers: [one.server('web/web1').adminFlags === 1 ? REACHED : OF_WEIGHT],
        before: (call) => {
          if (count === 0 && one.server('web/web1').adminFlags !== 8) return;
          if (call.startsWith('sample')) one.prove('web/web1');
          count += 1;
          if (count <= losses) throw new Failure('connect-failed', 'No way.');
          meanwhile(call);
        },
      });
      assert.ok(count > losses);
      return findings;
    }

    for (const losses of [1, 2, 4, 5, 6])
      test(`for ${losses} calls: it is put back`, async () => {
        const one = lb('lb1', OUT);
        const findings = await lostInDrain(one, losses, () => {});
        assert.deepEqual(kindsOf(findings), ['lb1 put-back']);
        assert.equal(one.server('web/web1').adminFlags, 0);
      });

    test('of a weight alone: it is where it was, at its weight', async () => {
      const one = lb('lb1', { ...CHECKED, weight: 0, configuredWeight: 7 });
      const findings = await lostInDrain(one, 4, () => {});
      assert.deepEqual(kindsOf(findings), ['lb1 put-back'], setsOf(one).join());
      assert.deepEqual([one.server('web/web1').adminFlags, one.server('web/web1').weight], [0, 7]);
    });

    test('and HAProxy is reloaded meanwhile: who is in drain there was set so by somebody else', async () => {
      const one = lb('lb1', OUT);
      let isReloaded = false;
      const findings = await lostInDrain(one, 4, () => {
        if (isReloaded) return;
        isReloaded = true;
        one.reload();
        one.force('web/web1', 'drain');
      });
      assert.ok(isReloaded);
      assert.equal(findings[0]?.saved.sent.states.includes('drain'), false);
    });
  });

  test('sees what comes within as long again, and puts it back', async () => {
    const one = lb('lb1', UNCHECKED);
    const { findings, unanswered, tookMs, news } = await post([one], {
      late: { lb1: 20_000 },
      comesAfterMs: { lb1: 15_000 },
    });
    assert.deepEqual(kindsOf(findings), ['lb1 put-back']);
    assert.deepEqual(setsOf(one), ['setStates web/web1=ready']);
    assert.deepEqual(unanswered.settled, ['lb1']);
    assert.ok(tookMs >= 20_000 && tookMs < 23_000, `${tookMs}`);
    assert.equal(news.filter(({ kind }) => kind === 'notice').length, 1);
  });

  test('that may put nothing back, for a script still runs, does not wait for whom it has found out', async () => {
    const withheld = new Failure('not-verified', 'The script of this step still runs.');
    const one = lb('lb1', { ...UNCHECKED, adminFlags: 8 });
    const { findings, unanswered, tookMs, news } = await post([one], { withheld, late: { lb1: 60_000 } });
    assert.deepEqual(kindsOf(findings), ['lb1 left']);
    assert.deepEqual([findings[0]?.failure, findings[0]?.mayChange], [withheld, true]);
    assert.deepEqual([setsOf(one), unanswered.settled, news], [[], [], []]);
    assert.ok(tookMs < 1_000, `${tookMs}`);
  });

  test('and waits for whom it has found as before: that he is out by then is all that it can say', async () => {
    const withheld = new Failure('not-verified', 'The script of this step still runs.');
    const one = lb('lb1', UNCHECKED);
    const given = { withheld, late: { lb1: 60_000 }, comesAfterMs: { lb1: 5_000 } };
    const { findings, tookMs } = await post([one], given);
    assert.deepEqual([kindsOf(findings), setsOf(one)], [['lb1 left'], []]);
    assert.ok(tookMs < 7_000, `${tookMs}`);
  });

  test('that only looks says what came', async () => {
    const one = lb('lb1', UNCHECKED);
    const { findings } = await post([one], {
      action: 'look',
      late: { lb1: 4_000 },
      comesAfterMs: { lb1: 3_000 },
    });
    assert.deepEqual(kindsOf(findings), ['lb1 left']);
    assert.deepEqual(setsOf(one), []);
  });

  test('puts back at once what is out already, and again what comes behind that', async () => {
    const one = lb('lb1', { ...UNCHECKED, adminFlags: 8 });
    const backAt: number[] = [];
    one.before = (call) => {
      if (call === 'setStates web/web1=ready') backAt.push((one.clock?.now() ?? 0) - START);
    };
    const { findings } = await post([one], { late: { lb1: 8_000 }, comesAfterMs: { lb1: 6_000 } });
    assert.equal(backAt.length, 2);
    assert.ok((backAt[0] ?? 0) < 1_000 && (backAt[1] ?? 0) >= 6_000, `${backAt}`);
    assert.deepEqual(kindsOf(findings), ['lb1 put-back']);
  });

  test('puts back whom it takes out again while he is put back, and whoever was to go with him', async () => {
    const one = lb('lb1', UNCHECKED);
    const servers = ['web1', 'web2'].map((server): SavedServer => {
      Object.assign(one.server(`web/${server}`), { ...UNCHECKED, adminFlags: 8 });
      return { ...SAVED, server, sent: { states: ['drain', 'maint'], weights: [] } };
    });
    let hasCome = false;
    one.before = (call) => {
      if (hasCome || !call.startsWith('readServers fresh')) return;
      hasCome = true;
      one.force('web/web1', 'maint');
    };
    const { findings, unanswered } = await post([one], { late: { lb1: 2_000 }, servers });
    assert.ok(hasCome);
    assert.deepEqual(kindsOf(findings), ['lb1 put-back', 'lb1 put-back']);
    assert.equal(one.server('web/web1').adminFlags, 0);
    assert.deepEqual(unanswered.settled, ['lb1']);
  });

  test('looks once more at whom it took out again, though that took longer than it may still come', async () => {
    const one = lb('lb1', { checkState: 6, checkStatus: 'L7OK', adminFlags: 8 });
    const servers = [{ ...SAVED, sent: { states: ['drain', 'maint'], weights: [] } } satisfies SavedServer];
    let hasCome = false;
    one.before = (call) => {
      const now = (one.clock?.now() ?? 0) - START;
      if (call.startsWith('take') || call.startsWith('setHealth'))
        one.clock?.alarm(1_000, () => one.prove('web/web1'));
      if (hasCome || now < 200 || !call.startsWith('readServers')) return;
      hasCome = true;
      one.force('web/web1', 'maint');
    };
    const { findings } = await post([one], { late: { lb1: 250 }, servers });
    assert.ok(hasCome);
    assert.deepEqual(kindsOf(findings), ['lb1 put-back']);
  });

  test('and puts him back whom it took out when his proof had failed for itself', async () => {
    const one = lb('lb1', { checkState: 6, checkStatus: 'L7OK', adminFlags: 8 });
    const servers = [{ ...SAVED, sent: { states: ['drain', 'maint'], weights: [] } } satisfies SavedServer];
    let hasCome = false;
    one.before = (call) => {
      const now = (one.clock?.now() ?? 0) - START;
      if (hasCome && call.startsWith('take')) one.clock?.alarm(1_000, () => one.prove('web/web1'));
      // Its proof has ended by then.
      if (hasCome || now < 10_000 || !call.startsWith('readServers')) return;
      hasCome = true;
      one.force('web/web1', 'maint');
    };
    const { findings } = await post([one], { late: { lb1: 20_000 }, servers });
    assert.ok(hasCome);
    assert.deepEqual(kindsOf(findings), ['lb1 put-back']);
  });

  test('does not wait where all was answered, and lets others wait by themselves', async () => {
    const [one, other] = [lb('lb1', UNCHECKED), lb('lb2', { ...UNCHECKED, adminFlags: 8 })];
    const quiet = await post([one], {});
    assert.ok(quiet.tookMs < 500, `${quiet.tookMs}`);
    let backAt = 0;
    other.before = (call) => {
      if (call.startsWith('setStates')) backAt = (other.clock?.now() ?? 0) - START;
    };
    const { findings } = await post([one, other], { late: { lb1: 30_000 }, comesAfterMs: { lb1: 29_500 } });
    assert.deepEqual(kindsOf(findings), ['lb1 put-back', 'lb2 put-back']);
    assert.ok(backAt < 1_000, `${backAt}`);
  });

  test('says whom that may change for which it has no time, and leaves the rest as it is', async () => {
    const [one, other] = [lb('lb1', UNCHECKED), lb('lb2', UNCHECKED)];
    const { findings, unanswered, tookMs } = await post([one, other], {
      late: { lb1: 90_000 },
      provenWithinMs: 72_000,
    });
    assert.deepEqual(kindsOf(findings), ['lb1 may-change', 'lb2 as-before']);
    assert.deepEqual(unanswered.settled, []);
    assert.ok(tookMs >= 72_000 && tookMs < 74_000, `${tookMs}`);
  });

  test('says it also of whom somebody else has set, who is back no more than the others', async () => {
    const one = lb('lb1', { ...UNCHECKED, adminFlags: 1 });
    const { findings } = await post([one], { late: { lb1: 90_000 }, provenWithinMs: 72_000 });
    assert.deepEqual(kindsOf(findings), ['lb1 not-ours']);
    assert.equal(findings[0]?.mayChange, true);
    const { findings: settled } = await post([one], { late: { lb1: 9_000 }, provenWithinMs: 72_000 });
    assert.equal(settled[0]?.mayChange, undefined);
  });

  test('that has lost its way once more by then takes nothing for settled', async () => {
    const one = lb('lb1', UNCHECKED);
    one.before = (call) => {
      if (call.startsWith('read') && (one.clock?.now() ?? 0) - START >= 8_000)
        throw new Failure('connect-failed', 'Nobody answers.');
    };
    const { findings, unanswered } = await post([one], { late: { lb1: 10_000 } });
    assert.deepEqual(kindsOf(findings), ['lb1 unknown']);
    assert.deepEqual(unanswered.settled, []);
  });

  test('that is cancelled while it waits says the same', async () => {
    const off = new AbortController();
    const one = lb('lb1', UNCHECKED);
    const { findings, tookMs } = await post([one], { late: { lb1: 60_000 }, off });
    assert.deepEqual(kindsOf(findings), ['lb1 may-change']);
    assert.ok(tookMs < 8_000, `${tookMs}`);
  });

  test('that is cancelled while it waits for one looks at the others once more', async () => {
    const fleet = ['lb1', 'lb2', 'lb3'].map((name) => lb(name, UNCHECKED));
    const given = { late: { lb1: 60_000 }, comesAfterMs: { lb3: 5_200 }, off: new AbortController() };
    const { findings, tookMs } = await post(fleet, given);
    assert.deepEqual(kindsOf(findings), ['lb1 may-change', 'lb2 as-before', 'lb3 not-ours']);
    assert.ok(tookMs < 10_000, `${tookMs}`);
  });

  test('and says of one that does not answer by then why it did not wait for that', async () => {
    const off = new AbortController();
    const fleet = ['lb1', 'lb2'].map((name) => lb(name, UNCHECKED));
    const [, other] = fleet;
    if (other)
      other.before = async () => {
        if (off.signal.aborted) await other.clock?.sleep(5_000);
      };
    const { findings } = await post(fleet, { late: { lb1: 60_000 }, off });
    assert.deepEqual(kindsOf(findings), ['lb1 may-change', 'lb2 unknown']);
    assert.deepEqual(findings[1]?.failure?.code, 'cancelled');
    assert.equal(findings[1]?.failure?.message, 'Enough.');
  });

  test('whom its proof has failed is not proven anew with each look', async () => {
    const one = lb('lb1', { checkState: 6, checkStatus: 'L7OK', adminFlags: 8 });
    one.fail('web/web1');
    const { findings } = await post([one], { late: { lb1: 40_000 } });
    const [finding] = findings;
    assert.equal(finding?.kind, 'left');
    assert.ok(setsOf(one).filter((call) => call.startsWith('take')).length <= 1, `${setsOf(one)}`);
  });
});

describe('A step', () => {
  async function step(one: FakeLoadBalancer, late: Record<string, number>, comesAfterMs?: number) {
    const clock = new FakeClock();
    await clock.advance(START);
    one.clock = clock;
    const at = Object.entries(late).map(([name, ago]) => [name, clock.now() - ago] as const);
    const unanswered = since(new Map(at), clock);
    if (comesAfterMs !== undefined) clock.alarm(comesAfterMs, () => drain(one));
    const news: News[] = [];
    const effects = {
      clock,
      signal: new AbortController().signal,
      save: () => {},
      tell: (each: News) => void news.push(each),
      unanswered,
    };
    const asked = request('ready', { healthProof: 'none' });
    const report = await clock.runUntil(change({ request: asked, loadBalancers: [one], effects }));
    return { report, unanswered, news, tookMs: clock.now() - START };
  }

  test('plans by what is so when nothing can come any more', async () => {
    const one = lb('lb1', UNCHECKED);
    const { report, unanswered, news } = await step(one, { lb1: 6_000 }, 5_000);
    assert.equal(report.error, null);
    assert.deepEqual(setsOf(one), ['setStates web/web1=ready']);
    assert.deepEqual(unanswered.settled, ['lb1']);
    assert.equal(one.server('web/web1').adminFlags, 0);
    assert.equal(news.filter(({ kind }) => kind === 'notice').length, 1);
  });

  test('of a rolling deploy, too', async () => {
    const one = lb('lb1', UNCHECKED);
    let isSettled = false;
    const unanswered: Unanswered = {
      lateForMs: () => (isSettled ? 0 : 6_000),
      settle: () => {
        isSettled = true;
      },
    };
    const asked = rollingRequest({ server: 'web1', healthProof: 'none' });
    const { told, report } = await roll(asked, [one], undefined, { unanswered });
    assert.equal(report.error, null);
    assert.ok(isSettled);
    assert.equal(told.filter((line) => /^notice .* may still come/.test(line)).length, 1);
  });

  test('does not wait where all was answered, or somebody else was told', async () => {
    for (const late of [{}, { lb2: 6_000 }]) {
      const { report, tookMs } = await step(lb('lb1', UNCHECKED), late);
      assert.equal(report.error, null);
      assert.ok(tookMs < 1_000, `${tookMs}`);
    }
  });
});
