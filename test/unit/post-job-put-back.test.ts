/** The post step looks after what main left: on every load balancer, in part where a later step has changed something, and once more. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type ErrorCode, Failure } from '../../src/errors.ts';
import type { Setting } from '../../src/haproxy/server-settings.ts';
import type { Snapshot } from '../../src/haproxy/snapshot.ts';
import type { CutMemory, Unanswered } from '../../src/operation/effects.ts';
import type { Finding } from '../../src/operation/post-job/finding.ts';
import { lookAfter } from '../../src/operation/post-job/look-after.ts';
import type { SavedServer } from '../../src/operation/saved-change.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { CHECKED, lb } from './change-scene.ts';
import { without } from './servers.ts';

interface Given {
  servers?: SavedServer[];
  /** Of a load balancer that has others. */
  serversOf?: Record<string, SavedServer[]>;
  action?: 'look' | 'put-back';
  /** Who was told, where that is not who answers. */
  told?: object;
  /** Set by a later step of the job. */
  later?: Setting[];
  reachable?: boolean;
  unreachable?: Failure;
  /** Of which a later `ready` of the job has just failed to prove that they are healthy. */
  failedProof?: string[];
  healthTimeoutMs?: number;
  cuts?: CutMemory;
  /** A script has not come to its end. */
  scriptUnfinished?: boolean;
  /** Something of the step still runs. */
  withheld?: Failure;
  /** Whoever held the servers may have given something up. */
  afterLoss?: boolean;
  /** So long after the beginning all are proven. */
  provenWithinMs?: number;
  /** By its pid: the process in which web/web1 was let go of on its way back to maint. */
  drainedIn?: number;
  /** When the job has set anything last, before the beginning, s. */
  lastSetSecondsAgo?: number;
  unanswered?: Unanswered;
}

function saved(given: Partial<SavedServer> = {}): SavedServer {
  return {
    backend: 'web',
    server: 'web1',
    address: '127.0.0.1:80',
    before: { state: 'ready', weight: 1 },
    health: 'unchecked',
    sent: { states: ['drain', 'maint'], weights: [] },
    ...given,
  };
}

function lastSetBefore(now: number, seconds: number) {
  return (key: string) => (key === 'web/web1' ? now - seconds * 1_000 : undefined);
}

async function after(
  fleet: FakeLoadBalancer[],
  { servers = [saved()], action = 'put-back', told = {}, later = [], ...given }: Given = {},
  meanwhile: (clock: FakeClock) => Promise<void> = async () => {},
): Promise<{ findings: Finding[]; tookMs: number }> {
  const clock = new FakeClock(1_000_000 * 1_000);
  for (const one of fleet) one.clock = clock;
  const work = lookAfter({
    saved: {
      operation: 'maint',
      onError: 'rollback',
      restore: 'on-failure',
      minAvailable: { kind: 'count', value: 1 },
      healthTimeoutMs: given.healthTimeoutMs ?? 10_000,
      reached: true,
      ...(given.scriptUnfinished ? { scriptUnfinished: true as const } : {}),
      loadBalancers: fleet.map(({ name, process }) => ({
        name,
        process: { ...process, ...told },
        servers: given.serversOf?.[name] ?? servers,
      })),
    },
    action,
    withheld: given.withheld ?? null,
    afterLoss: given.afterLoss ?? false,
    loadBalancers: new Map(given.reachable === false ? [] : fleet.map((one) => [one.name, one])),
    effects: { clock, signal: new AbortController().signal, tell: () => {} },
    healthTimeoutAtMostMs: 30_000,
    isDrainedByHold: (_, key, { pid }) => key === 'web/web1' && pid === given.drainedIn,
    ...(given.provenWithinMs === undefined ? {} : { provenBy: clock.now() + given.provenWithinMs }),
    ...(given.lastSetSecondsAgo === undefined
      ? {}
      : { lastSetAt: lastSetBefore(clock.now(), given.lastSetSecondsAgo) }),
    ...(given.unanswered && { unanswered: given.unanswered }),
    ...(given.cuts && { cuts: given.cuts }),
    ...(given.unreachable ? { unreachable: new Map([['lb1', given.unreachable]]) } : {}),
    ...(given.failedProof
      ? { hasFailedProof: (name, key) => name === 'lb1' && given.failedProof?.includes(key) === true }
      : {}),
    changedLater: (name, key, setting, processes) =>
      key === 'web/web1' && later.includes(setting) && processes.some(({ node }) => node === name),
  });
  await meanwhile(clock);
  return { findings: await clock.runUntil(work), tookMs: clock.now() };
}

/** The same on a way that does not show what this server is. */
function hiding(found: Snapshot, key: string): Snapshot {
  const { backend, server } = found.servers.get(key) ?? { backend: '', server: '' };
  return { ...without(found, key), unreadable: [{ backend, server }] };
}

/** Of what HAProxy counts, s. */
interface Counted extends Given {
  state?: number;
  uptimeSeconds?: number;
  version?: string;
  othersChangedSecondsAgo?: number;
}

/** When a load balancer in memory has started. */
const STARTED_AT = 1_000_000;

const OUT = { adminFlags: 1, checkState: 0 };
const setsOf = (one: FakeLoadBalancer) => one.calls.filter((call) => /^(set|take)/.test(call));
const kindsOf = (findings: Finding[]) => findings.map(({ loadBalancer, kind }) => `${loadBalancer} ${kind}`);

describe('one that no check can prove on one load balancer, and a check can on another', () => {
  const checked = saved({ health: 'up' });
  const fleet = () => [lb('lb1', OUT), lb('lb2', { adminFlags: 1, ...CHECKED })];

  test('is not let in where nothing proves it while its check fails on the other', async () => {
    const [one, two] = fleet();
    assert.ok(one && two);
    const { findings } = await after([one, two], { serversOf: { lb2: [checked] } });
    assert.deepEqual(kindsOf(findings), ['lb1 left', 'lb2 left']);
    assert.deepEqual([one.server('web/web1').adminFlags, setsOf(one)], [1, []]);
    assert.equal(findings[0]?.failure?.code, 'unhealthy');
    assert.match(
      findings[0]?.failure?.message ?? '',
      /^Not put back: no health check runs on web\/web1 here, and on lb2 it was not proven healthy/,
    );
  });

  test('is let in when the other one has proven it, and not before', async () => {
    const [one, two] = fleet();
    assert.ok(one && two);
    let flags = -1;
    const { findings } = await after([one, two], { serversOf: { lb2: [checked] } }, async (clock) => {
      await clock.advance(3_000);
      flags = one.server('web/web1').adminFlags;
      two.prove('web/web1');
    });
    assert.deepEqual(kindsOf(findings), ['lb1 put-back', 'lb2 put-back']);
    assert.equal(flags, 1);
  });

  test('is not let in where the other one has let it in before, and its check fails there', async () => {
    for (const state of [0, 8]) {
      const one = lb('lb1', OUT);
      const two = lb('lb2', { ...CHECKED, adminFlags: state, operationalState: 0, checkStatus: 'L4CON' });
      const { findings, tookMs } = await after([one, two], { serversOf: { lb2: [checked] } });
      assert.deepEqual([one.server('web/web1').adminFlags, setsOf(one)], [1, []]);
      assert.match(findings[0]?.failure?.message ?? '', /on lb2 it was not proven healthy/);
      assert.ok(tookMs < 16_000, `${tookMs}`);
    }
  });

  test('is let in as soon as its check passes there, and where nothing is left nobody waits for that', async () => {
    const down = { ...CHECKED, operationalState: 0 as const, checkStatus: 'L4CON' };
    const [one, two] = [lb('lb1', OUT), lb('lb2', down)];
    let flags = -1;
    const { findings } = await after([one, two], { serversOf: { lb2: [checked] } }, async (clock) => {
      await clock.advance(3_000);
      flags = one.server('web/web1').adminFlags;
      two.prove('web/web1');
    });
    assert.deepEqual([flags, ...kindsOf(findings)], [1, 'lb1 put-back', 'lb2 as-before']);
    const both = await after([lb('lb1', { checkState: 0 }), lb('lb2', down)], {
      serversOf: { lb2: [checked] },
    });
    assert.equal(both.tookMs, 0);
    assert.deepEqual(kindsOf(both.findings), ['lb1 as-before', 'lb2 as-before']);
  });

  test('is waited for whatever others there are about whom nobody asks, and where it is only looked at nobody waits', async () => {
    const down = { ...CHECKED, operationalState: 0 as const, checkStatus: 'L4CON' };
    const [one, two] = [lb('lb1', OUT), lb('lb2', down)];
    Object.assign(two.server('web/web2'), down);
    const serversOf = { lb2: [checked, saved({ server: 'web2', health: 'up' })] };
    const looked = await after([one, two], { serversOf, action: 'look' });
    assert.deepEqual([looked.tookMs, kindsOf(looked.findings)[0]], [0, 'lb1 left']);
    const { findings } = await after([one, two], { serversOf }, async (clock) => {
      await clock.advance(3_000);
      two.prove('web/web1');
    });
    assert.deepEqual(kindsOf(findings), ['lb1 put-back', 'lb2 as-before', 'lb2 as-before']);
  });

  test('comes late, and who was put back there before is looked at once more: somebody may have set it', async () => {
    const [one, two] = [lb('lb1', OUT), lb('lb2', { checkState: 0 })];
    Object.assign(one.server('web/web2'), OUT);
    Object.assign(two.server('web/web2'), { ...CHECKED, adminFlags: 1 });
    const web2 = saved({ server: 'web2' });
    const serversOf = { lb1: [saved(), web2], lb2: [{ ...web2, health: 'up' as const }] };
    const { findings } = await after([one, two], { serversOf }, async (clock) => {
      await clock.advance(2_000);
      one.force('web/web1', 'drain');
      two.prove('web/web2');
    });
    assert.deepEqual(kindsOf(findings), ['lb1 not-ours', 'lb1 put-back', 'lb2 put-back']);
  });

  test('is told by its address where it goes by another name, and not where it goes by its own, nor among those of one backend', async () => {
    const other = (server: string, given: Partial<SavedServer> = {}) => ({ ...checked, server, ...given });
    const kindsWith = async (servers: SavedServer[], theirs: SavedServer[]) => {
      const [one, two] = [lb('lb1', OUT), lb('lb2', { adminFlags: 1, ...CHECKED })];
      // The same host: each one has addresses of its own.
      for (const each of [one, two]) {
        each.process = { ...each.process, node: 'host' };
        each.force('web/web2', 'maint');
      }
      one.server('web/web2').checkState = 0;
      const { findings } = await after(
        [one, two],
        { serversOf: { lb1: servers, lb2: theirs } },
        async (clock) => {
          await clock.advance(1_000);
          two.prove('web/web1');
        },
      );
      return kindsOf(findings);
    };
    const unchecked = saved();
    assert.deepEqual(await kindsWith([unchecked], [other('web2')]), ['lb1 left', 'lb2 left']);
    assert.deepEqual(await kindsWith([unchecked], [other('web2', { address: '127.0.0.2:80' })]), [
      'lb1 put-back',
      'lb2 replaced',
    ]);
    assert.deepEqual(await kindsWith([unchecked], [other('web1'), other('web2')]), [
      'lb1 put-back',
      'lb2 put-back',
      'lb2 left',
    ]);
    const both = [unchecked, saved({ server: 'web2' })];
    assert.deepEqual(await kindsWith(both, []), ['lb1 put-back', 'lb1 put-back']);
  });

  test('is not let in in another backend of the same load balancer either, at the same address', async () => {
    for (const address of ['127.0.0.1:80', '127.0.0.2:80']) {
      const one = new FakeLoadBalancer({
        name: 'lb1',
        servers: [
          { backend: 'web', server: 'web1', ...CHECKED, adminFlags: 1 },
          { backend: 'api', server: 'web1', ...OUT, address },
        ],
      });
      const { findings } = await after([one], { servers: [saved({ backend: 'api', address }), checked] });
      const kind = address === checked.address ? 'left' : 'put-back';
      assert.deepEqual(findings.map(({ saved: { backend }, kind }) => [backend, kind]).sort(), [
        ['api', kind],
        ['web', 'left'],
      ]);
    }
  });

  test('is let in where the other one cannot be read, or its server is another one: nobody knows of it', async () => {
    const one = lb('lb1', OUT);
    const gone = lb('lb2', { adminFlags: 1, ...CHECKED });
    gone.before = () => {
      throw new Failure('connect-failed', 'gone');
    };
    const { findings } = await after([one, gone], { serversOf: { lb2: [checked] } });
    assert.deepEqual(kindsOf(findings), ['lb1 put-back', 'lb2 unknown']);
    const other = lb('lb2', { adminFlags: 1, ...CHECKED });
    const another = await after([lb('lb1', OUT), other], {
      serversOf: { lb2: [{ ...checked, server: 'web2' }] },
    });
    assert.equal(kindsOf(another.findings)[0], 'lb1 put-back');
  });
});

describe('one that serves goes back to maint', () => {
  const servers = [
    saved({ before: { state: 'maint', weight: 1 }, sent: { states: ['ready'], weights: [] } }),
  ];

  test('it is drained first, for ten seconds at most: others need their time', async () => {
    const one = lb('lb1', { sessions: 3, sessionsTotal: 9 });
    const { findings, tookMs } = await after([one], { servers });
    assert.deepEqual(kindsOf(findings), ['lb1 put-back']);
    assert.deepEqual(setsOf(one), ['setStates web/web1=drain', 'setStates web/web1=maint']);
    assert.ok(tookMs >= 10_000 && tookMs < 11_000, `${tookMs}`);
  });

  test('bound clients keep coming where HAProxy is known to cut: those from before are waited for here, too', async () => {
    const cuts = { has: () => true, note: () => {} };
    for (const [known, atLeast, below] of [
      [cuts, 3_000, 4_500],
      [undefined, 500, 1_000],
    ] as const) {
      const one = lb('lb1', { sessions: 3, sessionsTotal: 9 });
      one.oldestSince = 0;
      let at = 0;
      one.before = (call) => {
        if (call === 'setStates web/web1=maint') at = one.clock?.now() ?? 0;
      };
      await after([one], { servers, ...(known && { cuts: known }) }, async (clock) => {
        for (let passed = 0; passed < 5_000; passed += 100) {
          await clock.advance(100);
          one.server('web/web1').sessionsTotal += 1;
          if (passed === 3_000) one.oldestSince = clock.now();
        }
      });
      assert.ok(at >= atLeast && at < below, `${at}`);
    }
  });

  test('at once where a later step has just found it unhealthy', async () => {
    const one = lb('lb1', { sessions: 3, sessionsTotal: 9 });
    await after([one], { servers, failedProof: ['web/web1'] });
    assert.deepEqual(setsOf(one), ['setStates web/web1=maint']);
  });
});

describe('one that takes no traffic for its weight, which this step did not set', () => {
  const AT_ZERO = { weight: 0, effectiveWeight: 0 };
  const found = async (given: object, more: Given = {}) => {
    const { findings } = await after([lb('lb1', { ...OUT, ...given })], more);
    return findings.map(({ kind, weightTaken }) => [kind, weightTaken ?? false]);
  };

  test('is told, put back or as before', async () => {
    assert.deepEqual(await found(AT_ZERO), [['put-back', true]]);
    assert.deepEqual(await found({ ...AT_ZERO, adminFlags: 0 }), [['as-before', true]]);
  });

  test('is not called back where it is not', async () => {
    const servers = [saved({ sent: { states: ['drain'], weights: [] } })];
    assert.deepEqual(await found(AT_ZERO, { servers }), [['not-ours', false]]);
  });

  test('is nothing to be told where it had no weight before, where a later step wanted it so, or where its agent gives it', async () => {
    const servers = [saved({ before: { state: 'ready', weight: 0 } })];
    assert.deepEqual(await found(AT_ZERO, { servers }), [['put-back', false]]);
    assert.deepEqual(await found(AT_ZERO, { later: ['weight'] }), [['put-back', false]]);
    assert.deepEqual(await found({ ...AT_ZERO, agentState: 31 }), [['put-back', false]]);
  });

  test('by a later step that met another process than this one had told: a container that was made anew', async () => {
    const more = { told: { pid: 99, startedAt: 999_000, node: 'former' }, later: ['weight' as const] };
    assert.deepEqual(await found({ ...AT_ZERO, adminFlags: 0 }, more), [['as-before', false]]);
  });
});

describe('what is found', () => {
  test('left, and only looked at: nothing is sent', async () => {
    const one = lb('lb1', OUT);
    const { findings } = await after([one], { action: 'look' });
    assert.deepEqual(kindsOf(findings), ['lb1 left']);
    assert.deepEqual(findings[0]?.own, { state: 'ready' });
    assert.equal(findings[0]?.now?.forced, 'maint');
    assert.deepEqual(one.calls, ['read']);
  });

  test('as before: nothing is sent', async () => {
    const one = lb('lb1');
    const { findings } = await after([one]);
    assert.deepEqual(kindsOf(findings), ['lb1 as-before']);
    assert.deepEqual(one.calls, ['read']);
  });

  test('gone, beside one that is put back', async () => {
    const one = lb('lb1', OUT);
    const { findings } = await after([one], { servers: [saved({ server: 'web9' }), saved()] });
    assert.deepEqual(kindsOf(findings), ['lb1 gone', 'lb1 put-back']);
    assert.equal(findings[0]?.now, null);
  });

  test('one that is there, and is not shown, is unknown, and not gone', async () => {
    for (const hiddenFrom of [1, 2]) {
      const one = lb('lb1', hiddenFrom === 1 ? OUT : {});
      const read = one.read.bind(one);
      one.read = async (signal) => {
        const found = await read(signal);
        const reads = one.calls.filter((call) => call === 'read').length;
        return reads < hiddenFrom ? found : hiding(found, 'web/web1');
      };
      // Another one takes its time, so the first is looked at again.
      const slow = lb('lb2', OUT);
      slow.before = (call) => (call.startsWith('setStates') ? slow.clock?.sleep(2_000) : undefined);
      const { findings } = await after([one, slow]);
      assert.deepEqual(kindsOf(findings), ['lb1 unknown', 'lb2 put-back']);
      assert.match(findings[0]?.failure?.message ?? '', /does not show what web\/web1 is/);
      assert.deepEqual(setsOf(one), []);
    }
  });

  test('one that cannot be reached is unknown, and says why', async () => {
    const { findings } = await after([lb('lb1', OUT)], { reachable: false });
    assert.deepEqual(kindsOf(findings), ['lb1 unknown']);
    assert.match(findings[0]?.failure?.message ?? '', /nothing is known of how to reach lb1/);
    assert.deepEqual(findings[0]?.own, { state: 'ready' });
  });

  test('nobody comes back unproven behind a script that has not come to its end', async () => {
    const one = lb('lb1', OUT);
    const { findings } = await after([one], { scriptUnfinished: true });
    assert.deepEqual(kindsOf(findings), ['lb1 left']);
    assert.match(
      findings[0]?.failure?.message ?? '',
      /the script did not come to its end, and no health check runs/,
    );
    assert.deepEqual(setsOf(one), []);
  });

  test('nothing is put back while something of the step still runs, and each that is left says so', async () => {
    const fleet = [lb('lb1', OUT), lb('lb2', {}), lb('lb3', { adminFlags: 8 })];
    const withheld = new Failure('not-verified', 'its script still runs');
    const { findings } = await after(fleet, {
      withheld,
      servers: [saved({ sent: { states: ['maint'], weights: [] } })],
    });
    assert.deepEqual(kindsOf(findings), ['lb1 left', 'lb2 as-before', 'lb3 not-ours']);
    assert.deepEqual(
      findings.map(({ failure }) => failure),
      [withheld, null, null],
    );
    assert.deepEqual(fleet.flatMap(setsOf), []);
  });

  test('back where the way back of a batch began is not back as before its step: it is out, and that is said', async () => {
    const one = lb('lb1', { adminFlags: 8 });
    const wayBack = saved({
      before: { state: 'maint', weight: 1 },
      sent: { states: ['drain'], weights: [] },
    });
    const { findings } = await after([one], {
      servers: [{ ...wayBack, beforeStep: { state: 'ready', weight: 1 } }],
    });
    assert.deepEqual(setsOf(one), ['setStates web/web1=maint']);
    assert.deepEqual(kindsOf(findings), ['lb1 left']);
    assert.deepEqual([findings[0]?.own, findings[0]?.saved.before.state], [{ state: 'ready' }, 'ready']);
  });

  test('of the way back of a batch the weight that it had found is put back, and told: who has given another one in between is not undone', async () => {
    const servers = (weight: number) => [
      saved({
        before: { state: 'ready', weight },
        beforeStep: { state: 'ready', weight: 9 },
        sent: { states: ['maint'], weights: [0] },
      }),
    ];
    const one = lb('lb1', { ...OUT, weight: 0, effectiveWeight: 0 });
    const { findings: back } = await after([one], { servers: servers(5) });
    assert.deepEqual(kindsOf(back), ['lb1 put-back']);
    assert.equal(one.server('web/web1').weight, 5);
    assert.deepEqual([back[0]?.own, back[0]?.saved.before.weight], [{ state: 'ready', weight: 5 }, 9]);
    const withheld = new Failure('not-verified', 'its script still runs');
    const left = async (weight: number) => {
      const given = { withheld, servers: servers(weight) };
      return (await after([lb('lb1', { ...OUT, weight: 0, effectiveWeight: 0 })], given)).findings[0]?.own;
    };
    assert.deepEqual(await left(5), { state: 'ready', weight: 5 });
    assert.deepEqual(await left(0), { state: 'ready', weight: 9 }, 'at none it takes no traffic');
  });

  test('a state that a later step wants is not called left for the way back of a batch', async () => {
    const servers = [
      saved({
        before: { state: 'ready', weight: 5 },
        beforeStep: { state: 'ready', weight: 9 },
        sent: { states: ['maint'], weights: [0] },
      }),
    ];
    const one = lb('lb1', { adminFlags: 8, weight: 0, effectiveWeight: 0 });
    const { findings } = await after([one], { servers, later: ['state'] });
    assert.deepEqual(setsOf(one), ['setWeights web/web1=5']);
    assert.deepEqual(kindsOf(findings), ['lb1 put-back']);
    assert.deepEqual(findings[0]?.own, { weight: 5 });
  });

  test('one that cannot be reached for a reason that is known says that', async () => {
    const unreachable = new Failure('ssh-failed', 'the key is not accepted');
    const { findings } = await after([lb('lb1', OUT)], { reachable: false, unreachable });
    assert.equal(findings[0]?.failure, unreachable);
  });

  describe('one that does not answer at first', () => {
    const silent = (code: ErrorCode, forMs: number, system?: string) => {
      const cause = system === undefined ? undefined : Object.assign(new Error(system), { code: system });
      const one = lb('lb1', OUT);
      one.before = (call) => {
        if (call === 'read' && (one.clock?.now() ?? 0) < forMs) throw new Failure(code, 'nobody', { cause });
      };
      return one;
    };
    for (const [code, system] of [
      ['connect-failed'],
      ['timeout'],
      // The way there, or HAProxy at its end, as while it is being restarted.
      ['ssh-failed', 'ECONNREFUSED'],
      ['ssh-failed', 'ETIMEDOUT'],
      ['tls-failed', 'ECONNRESET'],
    ] as const) {
      const words = [code, system].filter(Boolean).join(' ');
      test(`${words}: it is asked again, and put back when it does`, async () => {
        const { findings } = await after([silent(code, 10_000, system)]);
        assert.deepEqual(kindsOf(findings), ['lb1 put-back']);
      });

      test(`${words}, for good: that is said in the end`, async () => {
        const { findings, tookMs } = await after([silent(code, 60_000, system)]);
        assert.deepEqual([kindsOf(findings), findings[0]?.failure?.code], [['lb1 unknown'], code]);
        assert.ok(tookMs >= 15_000 && tookMs < 20_000, `${tookMs} ms`);
      });
    }

    test('a login that is refused is not tried again, nor is whoever is only looked at', async () => {
      for (const code of ['ssh-failed', 'tls-failed'] as const) {
        const refused = await after([silent(code, 10_000)]);
        assert.deepEqual(kindsOf(refused.findings), ['lb1 unknown']);
        assert.ok(refused.tookMs < 1_000);
      }
      const looked = await after([silent('timeout', 10_000)], { action: 'look' });
      assert.deepEqual(kindsOf(looked.findings), ['lb1 unknown']);
    });
  });

  test('each load balancer by itself: one fails, the other is put back', async () => {
    const [good, bad] = [lb('lb1', OUT), lb('lb2', OUT)];
    bad.before = () => {
      throw new Failure('connect-failed', 'gone');
    };
    const { findings } = await after([good, bad]);
    assert.deepEqual(kindsOf(findings), ['lb1 put-back', 'lb2 unknown']);
    assert.equal(findings[1]?.failure?.code, 'connect-failed');
  });
});

describe('in maint as the step had left it, by the time that HAProxy counts', () => {
  const kindAfter = async (
    changedSecondsAgo: number,
    { state = 1, uptimeSeconds = 86_400, version = '3.2.0', othersChangedSecondsAgo, ...given }: Counted = {},
  ) => {
    const one = lb('lb1', { adminFlags: state, checkState: 0, changedSecondsAgo });
    one.process = { ...one.process, version, uptimeSeconds, startedOnClock: 0 };
    for (const key of ['web/web2', 'web/web3'])
      Object.assign(one.server(key), { changedSecondsAgo: othersChangedSecondsAgo ?? 3_600 });
    const { findings } = await after([one], { lastSetSecondsAgo: 60, ...given });
    assert.equal(one.server('web/web1').adminFlags, findings[0]?.kind === 'put-back' ? 0 : state);
    return [findings[0]?.kind, findings[0]?.setSince ?? false];
  };

  test('since the job has set anything last: somebody else has set it so, and it is left alone', async () => {
    assert.deepEqual(await kindAfter(20), ['not-ours', true]);
    assert.deepEqual(await kindAfter(60), ['put-back', false]);
    // Whole seconds, of both.
    assert.deepEqual(await kindAfter(57), ['put-back', false]);
    const servers = [
      saved({ before: { state: 'ready', weight: 7 }, sent: { states: ['maint'], weights: [1] } }),
    ];
    assert.deepEqual(await kindAfter(20, { servers }), ['not-ours', true]);
  });

  test('where nobody knows when that was, or something may have come late, it is the step\u2019s', async () => {
    const unanswered = { lateForMs: () => 500, settle: () => {} };
    assert.deepEqual(await kindAfter(20, { unanswered }), ['put-back', false]);
    const { findings } = await after([lb('lb1', { ...OUT, changedSecondsAgo: 20 })]);
    assert.deepEqual([findings[0]?.now?.forced, findings[0]?.setSince], ['ready', undefined]);
  });

  test('is told of what it was to put back alone: neither where it was so before, nor where a later step wanted it so', async () => {
    const out = saved({ before: { state: 'maint', weight: 1 }, sent: { states: ['ready'], weights: [] } });
    assert.deepEqual(await kindAfter(20, { servers: [out] }), ['as-before', false]);
    const weighed = saved({
      before: { state: 'ready', weight: 7 },
      sent: { states: ['maint'], weights: [1] },
    });
    const one = lb('lb1', { ...OUT, weight: 1, configuredWeight: 7, changedSecondsAgo: 20 });
    one.process = { ...one.process, startedOnClock: 0 };
    const { findings } = await after([one], {
      servers: [weighed],
      later: ['state'],
      lastSetSecondsAgo: 60,
    });
    assert.deepEqual([findings[0]?.kind, one.server('web/web1').weight], ['put-back', 7]);
  });

  test('is so still when the way was lost for a while, and what is late then brings it to drain: nobody lets it in', async () => {
    for (const comes of [false, true]) {
      const one = lb('lb1', { ...OUT, changedSecondsAgo: 20 });
      Object.assign(one.server('web/web2'), OUT);
      one.process = { ...one.process, startedOnClock: 0 };
      let lostAt = Number.POSITIVE_INFINITY;
      one.before = (call) => {
        const now = one.clock?.now() ?? 0;
        if (call.startsWith('set')) lostAt = Math.min(lostAt, now);
        if (now < lostAt + 3_000 && now >= lostAt) throw new Failure('connect-failed', 'nobody');
      };
      const settled: number[] = [];
      const unanswered = {
        lateForMs: () => (lostAt < Number.POSITIVE_INFINITY && settled.length === 0 ? 5_000 : 0),
        settle: (_: unknown, at: number) => void settled.push(at),
      };
      const servers = [
        saved({ sent: { states: ['drain', 'maint'], weights: [] } }),
        saved({ server: 'web2' }),
      ];
      const given = { servers, lastSetSecondsAgo: 60, unanswered };
      const { findings, tookMs } = await after([one], given, async (clock) => {
        await clock.advance(6_000);
        if (comes) one.force('web/web1', 'drain');
      });
      assert.deepEqual(kindsOf(findings), ['lb1 not-ours', 'lb1 put-back']);
      assert.deepEqual([findings[0]?.setSince, one.server('web/web1').adminFlags], [true, comes ? 8 : 1]);
      assert.ok(settled.length === 1 && tookMs >= 8_000, `${tookMs}`);
    }
  });

  test('in a process that has taken the place of that one: since it began, for a state file keeps what is older', async () => {
    const told = { pid: 99, startedAt: 900_000 };
    assert.deepEqual(await kindAfter(10, { told, uptimeSeconds: 30 }), ['not-ours', true]);
    assert.deepEqual(await kindAfter(28, { told, uptimeSeconds: 30 }), ['put-back', false]);
    assert.deepEqual(await kindAfter(50, { told, uptimeSeconds: 30 }), ['put-back', false]);
  });

  test('not by so much as HAProxy has stood still', async () => {
    assert.deepEqual(await kindAfter(20, { told: { startedOnClock: -30 } }), ['not-ours', true]);
    assert.deepEqual(await kindAfter(20, { told: { startedOnClock: -40 } }), ['put-back', false]);
  });

  test('not by what a state file has lost of it until HAProxy has read that, though that process was told', async () => {
    assert.deepEqual(await kindAfter(31, { uptimeSeconds: 30 }), ['put-back', false]);
    assert.deepEqual(await kindAfter(20, { uptimeSeconds: 30 }), ['not-ours', true]);
  });

  test('not by what an API has taken until all of its answers had come', async () => {
    const one = lb('lb1', { ...OUT, changedSecondsAgo: 58 });
    one.process = { ...one.process, startedOnClock: 0 };
    const read = one.read.bind(one);
    one.read = async (...given) => {
      const found = await read(...given);
      await one.clock?.sleep(20_000);
      return found;
    };
    const { findings } = await after([one], { lastSetSecondsAgo: 60 });
    assert.deepEqual(kindsOf(findings), ['lb1 put-back']);
  });

  test('of a drain HAProxy does not count it', async () => {
    const servers = [saved({ sent: { states: ['drain'], weights: [] } })];
    assert.deepEqual(await kindAfter(20, { state: 8, servers }), ['put-back', false]);
  });

  test('of a drain the process alone tells it: one that has forgotten the step\u2019s, and no state file has told it', async () => {
    const servers = [saved({ sent: { states: ['drain'], weights: [] } })];
    const told = { pid: 99, startedAt: 900_000 };
    const drained = { state: 8, servers, told, uptimeSeconds: 30, othersChangedSecondsAgo: 30 };
    assert.deepEqual(await kindAfter(30, drained), ['not-ours', true]);
    // A file has kept what others were, or it alone.
    assert.deepEqual(await kindAfter(30, { ...drained, othersChangedSecondsAgo: 90 }), ['put-back', false]);
    assert.deepEqual(await kindAfter(90, drained), ['put-back', false]);
    // Its checks have moved its clock.
    assert.deepEqual(await kindAfter(20, drained), ['put-back', false]);
    // The process began before the job had set anything last, or right behind the one that was told.
    assert.deepEqual(await kindAfter(30, { ...drained, lastSetSecondsAgo: 33 }), ['put-back', false]);
    const young = { ...told, startedAt: STARTED_AT - 9 };
    assert.deepEqual(await kindAfter(30, { ...drained, told: young }), ['put-back', false]);
    // Up to 2.6 a drain moves the clock, whoever sets it.
    assert.deepEqual(await kindAfter(30, { ...drained, version: '2.6.12' }), ['put-back', false]);
  });
});

describe('one that does not answer any more in the middle of a put-back', () => {
  const lostFor = (ms: number) => {
    const one = lb('lb1', { adminFlags: 1, checkState: 14 });
    let lostAt = Number.POSITIVE_INFINITY;
    one.before = (call) => {
      const now = one.clock?.now() ?? 0;
      if (call.startsWith('sample') || call.startsWith('take')) lostAt = Math.min(lostAt, now + 1);
      if (now >= lostAt && now < lostAt + ms) throw new Failure('connect-failed', 'nobody');
    };
    return one;
  };
  const proving = [saved({ health: 'up' })];
  const provenSoon = (one: FakeLoadBalancer) => async (clock: FakeClock) => {
    await clock.advance(40_000);
    one.prove('web/web1');
  };

  test('is asked again, and put back when it does', async () => {
    const one = lostFor(12_000);
    const { findings } = await after([one], { servers: proving, healthTimeoutMs: 60_000 }, provenSoon(one));
    assert.deepEqual(kindsOf(findings), ['lb1 put-back']);
  });

  test('and is lost once more: the same', async () => {
    const one = lb('lb1', OUT);
    let [losses, lostUntil] = [0, 0];
    one.before = (call) => {
      const now = one.clock?.now() ?? 0;
      if (call.startsWith('setStates') && losses < 2 && now >= lostUntil) {
        losses += 1;
        lostUntil = now + 7_000;
      }
      if (now < lostUntil) throw new Failure('connect-failed', 'nobody');
    };
    const { findings } = await after([one]);
    assert.deepEqual([losses, ...kindsOf(findings)], [2, 'lb1 put-back']);
  });

  test('and who was as before when it was lost is looked at once more: somebody may have set it', async () => {
    const one = lostFor(12_000);
    const servers = [...proving, saved({ server: 'web2' })];
    const { findings } = await after([one], { servers, healthTimeoutMs: 60_000 }, async (clock) => {
      await clock.advance(5_000);
      one.force('web/web2', 'drain');
      await clock.advance(35_000);
      one.prove('web/web1');
    });
    assert.deepEqual(kindsOf(findings), ['lb1 put-back', 'lb1 not-ours']);
  });

  test('for good: that is said in the end', async () => {
    const one = lostFor(600_000);
    const { findings, tookMs } = await after([one], { servers: proving });
    assert.deepEqual([kindsOf(findings), findings[0]?.failure?.code], [['lb1 unknown'], 'connect-failed']);
    assert.ok(tookMs < 40_000, `${tookMs} ms`);
  });
});

describe('between the first look and the put-back', () => {
  /** Happens just before the second reading, or to it. */
  const atSecondRead = async (happen: (one: FakeLoadBalancer) => void) => {
    const one = lb('lb1', OUT);
    let reads = 0;
    one.before = (call) => {
      reads += call === 'read' ? 1 : 0;
      if (reads >= 2) happen(one);
    };
    return (await after([one])).findings;
  };

  test('another server stands there', async () => {
    const findings = await atSecondRead((one) => {
      one.server('web/web1').address = '10.9.9.9:80';
    });
    assert.deepEqual(kindsOf(findings), ['lb1 replaced']);
  });

  test('the way to HAProxy is lost for good', async () => {
    const findings = await atSecondRead(() => {
      throw new Failure('refused', 'gone');
    });
    assert.deepEqual(kindsOf(findings), ['lb1 unknown']);
    assert.equal(findings[0]?.failure?.code, 'refused');
  });

  test('the server is deleted', async () => {
    const one = lb('lb1', OUT);
    const read = one.read.bind(one);
    one.read = async (signal) => {
      const snapshot = await read(signal);
      return one.calls.length > 1 ? without(snapshot, 'web/web1') : snapshot;
    };
    const { findings } = await after([one]);
    assert.deepEqual(kindsOf(findings), ['lb1 gone']);
  });

  test('one that was as before is looked at again when another one took its time', async () => {
    const one = lb('lb1', OUT);
    one.before = async (call) => {
      if (!call.startsWith('setStates')) return;
      await one.clock?.sleep(2_000);
      one.force('web/web2', 'drain');
    };
    const { findings } = await after([one], { servers: [saved(), saved({ server: 'web2' })] });
    assert.deepEqual(kindsOf(findings), ['lb1 put-back', 'lb1 not-ours']);
  });
});

test('another server stands there: that is found without being touched', async () => {
  const one = lb('lb1', { ...OUT, address: '10.9.9.9:80' });
  assert.deepEqual(kindsOf((await after([one], { action: 'look' })).findings), ['lb1 replaced']);
});

describe('a later step of the job', () => {
  test('has set the state: it is that one\u2019s to put back', async () => {
    const one = lb('lb1', OUT);
    const { findings } = await after([one], { later: ['state'] });
    assert.deepEqual(kindsOf(findings), ['lb1 changed-later']);
    assert.deepEqual(findings[0]?.own, {});
    assert.deepEqual(setsOf(one), []);
  });

  test('has set the state: the weight alone is put back', async () => {
    const one = lb('lb1', { ...OUT, weight: 0 });
    const both = saved({ before: { state: 'ready', weight: 7 }, sent: { states: ['drain'], weights: [0] } });
    const { findings } = await after([one], { servers: [both], later: ['state'] });
    assert.deepEqual(kindsOf(findings), ['lb1 put-back']);
    assert.deepEqual(findings[0]?.own, { weight: 7 });
    assert.deepEqual(setsOf(one), ['setWeights web/web1=7']);
  });

  test('has set the weight: the state alone is put back', async () => {
    const one = lb('lb1', { ...OUT, weight: 4 });
    const both = saved({ before: { state: 'ready', weight: 7 }, sent: { states: ['maint'], weights: [0] } });
    const { findings } = await after([one], { servers: [both], later: ['weight'] });
    assert.deepEqual(kindsOf(findings), ['lb1 put-back']);
    assert.deepEqual(setsOf(one), ['setStates web/web1=ready']);
    assert.equal(one.server('web/web1').weight, 4);
  });

  test('somebody else has set the state, and our weight stands: that is given back', async () => {
    const one = lb('lb1', { ...OUT, weight: 0 });
    const both = saved({ before: { state: 'ready', weight: 7 }, sent: { states: ['drain'], weights: [0] } });
    const { findings } = await after([one], { servers: [both] });
    assert.deepEqual(kindsOf(findings), ['lb1 not-ours']);
    assert.deepEqual(setsOf(one), ['setWeights web/web1=7']);
    assert.equal(findings[0]?.now?.weight, 7);
  });
});

describe('a later `ready` of the job has just failed to prove one healthy', () => {
  const CHECKED_OUT = { adminFlags: 1, checkState: 14 };
  const web1 = saved({ health: 'up' });
  const failedProof = ['web/web1'];

  test('it is not waited for once more, and says why', async () => {
    const one = lb('lb1', CHECKED_OUT);
    const { findings, tookMs } = await after([one], { servers: [web1], failedProof });
    assert.deepEqual(kindsOf(findings), ['lb1 left']);
    const failure = findings[0]?.failure;
    assert.equal(failure?.code, 'unhealthy');
    assert.equal(
      failure?.message,
      'A `ready` of this job has just failed, because its health check did not pass. It is not tried again.',
    );
    assert.deepEqual([failure?.loadBalancer, failure?.servers], ['lb1', ['web/web1']]);
    assert.deepEqual([one.calls, tookMs], [['read'], 0]);
  });

  const DRAINED = saved({ health: 'up', sent: { states: ['drain'], weights: [] } });
  const cases: [string, object, SavedServer, string[]][] = [
    ['in drain, and not proven by its checks either', { adminFlags: 8, status: 'DRAIN 1/3' }, DRAINED, []],
    [
      'in drain, its checks have passed since: it is tried',
      { adminFlags: 8, sessions: 1 },
      DRAINED,
      ['setHealth stopping web/web1'],
    ],
    [
      'it was down before the step: it comes back down, which nobody waits for',
      CHECKED_OUT,
      saved({ health: 'down' }),
      ['takeDownForProof web/web1', 'setStates web/web1=ready'],
    ],
    [
      'its checks are off, as they were before the step: what has just been found unhealthy is not let in without them',
      { adminFlags: 1, checkState: 2 },
      saved({ health: 'unchecked' }),
      [],
    ],
    ['it never had checks: nothing is to be waited for', OUT, saved(), ['setStates web/web1=ready']],
  ];
  for (const [words, now, server, expected] of cases) {
    test(words, async () => {
      const one = lb('lb1', now);
      Object.assign(one.server('web/web1'), now);
      await after([one], { servers: [server], failedProof });
      assert.deepEqual(setsOf(one), expected);
    });
  }

  test('others are put back all the same', async () => {
    const one = lb('lb1', CHECKED_OUT);
    one.force('web/web2', 'maint');
    const web2 = saved({ server: 'web2', health: 'up' });
    const { findings } = await after([one], { servers: [web1, web2], failedProof }, async (clock) => {
      await clock.advance(1_000);
      one.prove('web/web2');
    });
    assert.deepEqual(kindsOf(findings), ['lb1 left', 'lb1 put-back']);
    assert.deepEqual(setsOf(one), ['takeDownForProof web/web2', 'setStates web/web2=ready']);
  });

  test('one that is not as the step left it is not spoken of so', async () => {
    const one = lb('lb1', CHECKED_OUT);
    const server = saved({ health: 'up', sent: { states: ['drain'], weights: [] } });
    const { findings } = await after([one], { servers: [server], failedProof });
    assert.deepEqual([kindsOf(findings), findings[0]?.failure], [['lb1 not-ours'], null]);
  });
});

describe('checks that a step has switched', () => {
  const switched = saved({
    before: { state: 'ready', weight: 7, checks: 'enabled', agent: 'enabled' },
    sent: { states: ['drain'], weights: [3], checks: ['disabled'], agent: ['disabled'] },
  });
  const left = { adminFlags: 8, weight: 3, checkState: 2, agentState: 18 };
  const cases: [Setting[], object, string[]][] = [
    [['state', 'weight', 'agent'], { checks: 'enabled' }, ['setChecks web/web1 health=enabled']],
    [['state', 'weight', 'checks'], { agent: 'enabled' }, ['setChecks web/web1 agent=enabled']],
    [['state', 'checks', 'agent'], { weight: 7 }, ['setWeights web/web1=7']],
  ];
  for (const [later, own, expected] of cases) {
    test(`a later step has set ${later.join(', ')}: only the rest is put back`, async () => {
      const one = lb('lb1', left);
      const { findings } = await after([one], { servers: [switched], later });
      assert.deepEqual([kindsOf(findings), findings[0]?.own], [['lb1 put-back'], own]);
      assert.deepEqual(setsOf(one), expected);
    });
  }
});

test('where whoever held the servers may have given up a set, what comes of that is waited for', async () => {
  for (const afterLoss of [false, true]) {
    const one = lb('lb1', OUT);
    const { findings } = await after([one], { afterLoss });
    assert.deepEqual(kindsOf(findings), ['lb1 put-back']);
    assert.deepEqual(one.afterLoss, afterLoss ? ['all'] : []);
  }
});

test('a reload has given it the weight of its configuration meanwhile: that is not said to be put back', async () => {
  for (const slowMs of [0, 2_000]) {
    const [one, slow] = [lb('lb1'), lb('lb2')];
    one.server('web/web1').weight = 7;
    const before = { state: 'maint', weight: 5 } as const;
    const server = saved({ before, sent: { states: ['ready'], weights: [7] } });
    let isReloaded = false;
    one.before = async (call) => {
      if (isReloaded || !call.startsWith('setStates')) return;
      isReloaded = true;
      one.reload();
    };
    // Until then what was said of lb1 has grown old.
    slow.before = async (call) => {
      if (call === 'read') await slow.clock?.sleep(slowMs);
    };
    const { findings } = await after([one, slow], { servers: [server] });
    assert.deepEqual(
      [kindsOf(findings)[0], findings[0]?.own, findings[0]?.now?.weight],
      ['lb1 put-back', { state: 'maint' }, 1],
    );
  }
});

describe('who answers', () => {
  const AGAIN = { pid: 55, seenAt: 1_000_000 * 1_000 - 60_000 };

  test('the process that was told', async () => {
    assert.deepEqual(kindsOf((await after([lb('lb1', OUT)])).findings), ['lb1 put-back']);
  });

  test('one that may have taken its place since', async () => {
    const one = lb('lb1', OUT);
    one.process = { ...one.process, startedAt: one.process.startedAt + 50, uptimeSeconds: 40 };
    const told = { ...AGAIN, startedAt: one.process.startedAt - 50 };
    assert.deepEqual(kindsOf((await after([one], { told })).findings), ['lb1 put-back']);
  });

  test('one that has taken its place, though our clock was set back since', async () => {
    const one = lb('lb1', OUT);
    one.process = { ...one.process, startedAt: one.process.startedAt + 50, uptimeSeconds: 40 };
    const told = {
      pid: 55,
      startedAt: one.process.startedAt - 50,
      seenAt: 1_000_000 * 1_000 + 3_600_000,
      seenOnClock: -60_000,
    };
    assert.deepEqual(kindsOf((await after([one], { told })).findings), ['lb1 put-back']);
  });

  test('one that ran already when the other was told: another load balancer, where nothing is touched', async () => {
    const one = lb('lb1', OUT);
    const { findings } = await after([one], { told: AGAIN });
    assert.deepEqual(kindsOf(findings), ['lb1 unknown']);
    assert.equal(findings[0]?.failure?.code, 'several-processes');
    assert.deepEqual(one.calls, ['read']);
  });
});

describe('others take longer, and what is back is looked at once more', () => {
  test('also when it is the look at another one that takes long', async () => {
    const [one, slow] = [lb('lb1'), lb('lb2')];
    let looks = 0;
    slow.before = async (call) => {
      if (call !== 'read') return;
      looks += 1;
      // Its first answer makes lb1 wait, its second one lets what was said of lb1 grow old once more.
      await slow.clock?.sleep(looks === 1 ? 100 : 2_000);
    };
    one.before = async (call) => {
      if (call === 'read') await one.clock?.sleep(400);
    };
    const { findings } = await after([one, slow], { action: 'look' }, async (clock) => {
      await clock.advance(1_000);
      one.force('web/web1', 'drain');
    });
    assert.deepEqual(kindsOf(findings), ['lb1 not-ours', 'lb2 as-before']);
  });

  test('among two that take seconds to be read the quick one is read last', async () => {
    const fleet = [lb('lb1', OUT), lb('lb2', OUT), lb('lb3', OUT)];
    const takesMs: Record<string, number> = { lb2: 3_000, lb3: 3_500 };
    const readAt = new Map<string, number>();
    for (const one of fleet)
      one.before = async (call) => {
        readAt.set(one.name, one.clock?.now() ?? 0);
        if (call === 'read') await one.clock?.sleep(takesMs[one.name] ?? 0);
      };
    const { findings, tookMs } = await after(fleet);
    assert.deepEqual(
      findings.map(({ kind }) => kind),
      ['put-back', 'put-back', 'put-back'],
    );
    assert.ok(tookMs - (readAt.get('lb1') ?? 0) < 200, `${tookMs - (readAt.get('lb1') ?? 0)} ms before`);
  });

  const slowly = async (given: object, meanwhile: (quick: FakeLoadBalancer) => void, servers = [saved()]) => {
    const [quick, slow] = [lb('lb1', OUT), lb('lb2', OUT)];
    slow.before = async (call) => {
      if (call.startsWith('setStates')) await slow.clock?.sleep(2_000);
    };
    Object.assign(quick.server('web/web1'), given);
    const ran = await after([quick, slow], { servers }, async (clock) => {
      await clock.advance(1_000);
      meanwhile(quick);
    });
    return { ...ran, quick };
  };

  test('it still is', async () => {
    const { findings, quick } = await slowly({}, () => {});
    assert.deepEqual(kindsOf(findings), ['lb1 put-back', 'lb2 put-back']);
    assert.equal(quick.calls.filter((call) => call === 'read').length, 3);
  });

  test('somebody has changed it since', async () => {
    const { findings } = await slowly({}, (quick) => quick.force('web/web1', 'drain'));
    assert.deepEqual(kindsOf(findings), ['lb1 not-ours', 'lb2 put-back']);
    assert.equal(findings[0]?.now?.forced, 'drain');
  });

  test('whether it is in drain or ready is not shown since: nobody has changed it for that', async () => {
    const { findings } = await slowly({}, (quick) => {
      const read = quick.read.bind(quick);
      quick.read = async (signal) => {
        const snapshot = await read(signal);
        const servers = [...snapshot.servers].map(
          ([key, server]) => [key, { ...server, forced: 'drain', isAdminGuessed: true }] as const,
        );
        return { ...snapshot, servers: new Map(servers) };
      };
    });
    assert.deepEqual(kindsOf(findings), ['lb1 unknown', 'lb2 put-back']);
    assert.deepEqual([findings[0]?.failure?.code, findings[0]?.now], ['data-plane-api', null]);
  });

  test('also one that was as before when it was read', async () => {
    const { findings } = await slowly({ adminFlags: 0 }, (quick) => quick.force('web/web1', 'drain'));
    assert.deepEqual(kindsOf(findings), ['lb1 not-ours', 'lb2 put-back']);
  });

  test('it cannot be read any more', async () => {
    const { findings } = await slowly({}, (quick) => {
      quick.before = () => {
        throw new Failure('connect-failed', 'gone');
      };
    });
    assert.deepEqual(kindsOf(findings), ['lb1 unknown', 'lb2 put-back']);
    assert.equal(findings[0]?.failure?.code, 'connect-failed');
  });

  test('it is deleted since', async () => {
    const { findings } = await slowly({}, (quick) => quick.remove('web/web1'));
    assert.deepEqual(kindsOf(findings), ['lb1 gone', 'lb2 put-back']);
    assert.equal(findings[0]?.now, null);
  });

  test('also beside one that is left, of which what was found is still told', async () => {
    const [quick, slow] = [lb('lb1', OUT), lb('lb2', OUT)];
    Object.assign(quick.server('web/web2'), { ...CHECKED, adminFlags: 1 });
    slow.before = async (call) => {
      if (call.startsWith('setStates')) await slow.clock?.sleep(2_000);
    };
    const serversOf = { lb1: [saved(), saved({ server: 'web2', health: 'up' })] };
    const { findings } = await after(
      [quick, slow],
      { serversOf, failedProof: ['web/web2'] },
      async (clock) => {
        await clock.advance(1_000);
        quick.force('web/web1', 'drain');
      },
    );
    assert.deepEqual(kindsOf(findings), ['lb1 not-ours', 'lb1 left', 'lb2 put-back']);
    assert.equal(findings[1]?.failure?.code, 'unhealthy');
  });

  test('what was somebody else\u2019s is not looked at again', async () => {
    const { findings, quick } = await slowly({}, () => {}, [
      saved({ sent: { states: ['drain'], weights: [] } }),
    ]);
    assert.equal(findings[0]?.kind, 'not-ours');
    assert.equal(quick.calls.filter((call) => call === 'read').length, 1);
  });
});

test('the limit of the proof is the step\u2019s own, and never more than a post step may take', async () => {
  for (const [healthTimeoutMs, atLeast] of [
    [5_000, 5_000],
    [60_000, 30_000],
  ] as const) {
    const one = lb('lb1', { adminFlags: 1, checkState: 14 });
    const { findings, tookMs } = await after([one], { servers: [saved({ health: 'up' })], healthTimeoutMs });
    assert.deepEqual(kindsOf(findings), ['lb1 left']);
    assert.ok(tookMs >= atLeast && tookMs < atLeast + 1_000, `${tookMs} ms`);
  }
});

test('a proof that began late has less time, and who is not proven goes back to where it was', async () => {
  const one = lb('lb1', { adminFlags: 1, checkState: 14 });
  one.before = (call) => {
    if (call === 'read' && (one.clock?.now() ?? 0) < 8_000) throw new Failure('timeout', 'nobody');
  };
  const servers = [saved({ health: 'up' })];
  const { findings, tookMs } = await after([one], {
    servers,
    healthTimeoutMs: 60_000,
    provenWithinMs: 12_000,
  });
  assert.deepEqual(kindsOf(findings), ['lb1 left']);
  assert.equal(findings[0]?.now?.forced, 'maint');
  assert.ok(tookMs >= 12_000 && tookMs < 13_000, `${tookMs} ms`);
});

test('a proof that a reload has made begin anew ends as early as it would have without', async () => {
  const one = lb('lb1', { adminFlags: 1, checkState: 14 });
  const servers = [saved({ health: 'up' })];
  const { findings, tookMs } = await after(
    [one],
    { servers, healthTimeoutMs: 60_000, provenWithinMs: 12_000 },
    async (clock) => {
      await clock.advance(8_000);
      one.reload();
      one.force('web/web1', 'maint');
    },
  );
  assert.deepEqual(kindsOf(findings), ['lb1 left']);
  assert.equal(findings[0]?.now?.forced, 'maint');
  assert.ok(tookMs >= 11_000 && tookMs < 13_000, `${tookMs} ms`);
});

describe('in a process that has replaced the one that was told', () => {
  /** Before the second reading somebody does something. */
  const before2nd = (one: FakeLoadBalancer, happens: () => void) => {
    one.before = (call) => {
      if (call === 'read' && one.calls.filter((each) => each === 'read').length === 2) happens();
    };
  };
  const told = { pid: 99, startedAt: 999_000 };

  test('what somebody sets there after the first look is no reload\u2019s doing: hands off', async () => {
    const one = lb('lb1', { checkState: 0 });
    before2nd(one, () => one.force('web/web1', 'drain'));
    const servers = [
      saved({ before: { state: 'maint', weight: 1 }, sent: { states: ['ready'], weights: [] } }),
    ];
    const { findings } = await after([one], { told, servers });
    assert.deepEqual(kindsOf(findings), ['lb1 not-ours']);
    assert.deepEqual(setsOf(one), []);
  });

  test('under another name, as of a container that is made anew: what a later step set there is a later step\u2019s', async () => {
    const one = lb('lb1', OUT);
    const { findings } = await after([one], { told: { ...told, node: 'former' }, later: ['state'] });
    assert.deepEqual(kindsOf(findings), ['lb1 changed-later']);
    assert.deepEqual(setsOf(one), []);
  });

  test('of one whose state is somebody else\u2019s the weight alone is given back', async () => {
    const one = lb('lb1', { adminFlags: 8, weight: 0, checkState: 0 });
    const servers = [saved({ sent: { states: ['maint'], weights: [0] } })];
    const { findings } = await after([one], { told, servers });
    assert.deepEqual(kindsOf(findings), ['lb1 not-ours']);
    assert.deepEqual(setsOf(one), ['setWeights web/web1=1']);
  });
});

test("a drain is the step's own where whoever held the server was about to set it to maint, in that process alone", async () => {
  for (const [drainedIn, kind] of [
    [100, 'left'],
    [99, 'not-ours'],
    [undefined, 'not-ours'],
  ] as const) {
    const one = lb('lb1', { adminFlags: 8 });
    const servers = [saved({ sent: { states: ['maint'], weights: [] } })];
    const { findings } = await after([one], {
      servers,
      action: 'look',
      ...(drainedIn === undefined ? {} : { drainedIn }),
    });
    assert.deepEqual(
      findings.map((finding) => finding.kind),
      [kind],
    );
  }
});

describe('a tracker that its step had lent a weight of 0', () => {
  const lent = saved({
    before: { state: 'ready', weight: 7 },
    sent: { states: [], weights: [0] },
    lent: true,
  });

  for (const [words, weight, kind, sets] of [
    ['still has that: it has its own again', 0, 'put-back', ['setWeights web/web1=7']],
    [
      'has another one, of its agent or of a new configuration: that is no change of anybody',
      9,
      'as-before',
      [],
    ],
  ] as const)
    test(words, async () => {
      const one = lb('lb1', { weight, checkState: 0 });
      const { findings } = await after([one], { servers: [lent] });
      assert.deepEqual([kindsOf(findings), setsOf(one)], [[`lb1 ${kind}`], sets]);
    });
});
