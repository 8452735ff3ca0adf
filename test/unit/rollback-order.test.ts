/** In which order servers are put back, what is asked for again before anything is sent, and what is not sent at all. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Failure } from '../../src/errors.ts';
import type { SavedServer } from '../../src/operation/saved-change.ts';
import { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { CHECKED, lb } from './change-scene.ts';
import { OUT, putBack, saved, setsOf } from './rollback-scene.ts';

const two = { minAvailable: { kind: 'count', value: 2 } } as const;
const ofState = (server: string, before: 'ready' | 'drain' | 'maint', weight = 1): SavedServer =>
  saved(server, { before: { state: before, weight }, sent: { states: ['ready', 'drain'], weights: [] } });
const ofWeight = (server: string, before: number, sent: number): SavedServer =>
  saved(server, { before: { state: 'ready', weight: before }, sent: { states: [], weights: [sent] } });

describe('the order', () => {
  test('one that leaves rotation leaves before its weight goes back', async () => {
    const one = lb('lb1', { weight: 5 });
    const web1 = saved('web1', {
      before: { state: 'drain', weight: 2 },
      sent: { states: ['ready'], weights: [5] },
    });
    await putBack(one, [web1]);
    assert.deepEqual(setsOf(one), ['setStates web/web1=drain', 'setWeights web/web1=2']);
  });

  test('one that is out already has its weight back first', async () => {
    const one = lb('lb1', { adminFlags: 8, weight: 5 });
    const web1 = saved('web1', {
      before: { state: 'maint', weight: 2 },
      sent: { states: ['drain'], weights: [5] },
    });
    await putBack(one, [web1]);
    assert.deepEqual(setsOf(one), ['setWeights web/web1=2', 'setStates web/web1=maint']);
  });

  test('a weight alone does not wait for whoever leaves', async () => {
    const one = lb('lb1', { weight: 5 });
    await putBack(one, [ofWeight('web1', 7, 5), ofState('web2', 'drain')]);
    assert.deepEqual(setsOf(one), ['setWeights web/web1=7', 'setStates web/web2=drain']);
  });

  test('one that was down has its weight back before it is marked down', async () => {
    const one = lb('lb1', { ...OUT, weight: 3 });
    const web1 = saved('web1', {
      health: 'down',
      before: { state: 'ready', weight: 7 },
      sent: { states: ['maint'], weights: [3] },
    });
    await putBack(one, [web1]);
    assert.deepEqual(setsOf(one), [
      'setWeights web/web1=7',
      'takeDownForProof web/web1',
      'setStates web/web1=ready',
    ]);
  });

  test('what was read a moment ago is not read again', async () => {
    const one = lb('lb1', { adminFlags: 8 });
    await putBack(one, [saved('web1')]);
    assert.deepEqual(one.calls, ['read', 'setStates web/web1=ready', 'readServers fresh web/web1']);
  });

  test('all are gone: nothing more is read', async () => {
    const one = lb();
    await putBack(one, [saved('web9')]);
    assert.deepEqual(one.calls, ['read']);
  });
});

test('one that is proven on its way to drain is let in by nobody, and looked at once at the end', async () => {
  const one = lb('lb1', OUT);
  const web1 = saved('web1', { before: { state: 'drain', weight: 1 } });
  const { of } = await putBack(one, [web1], async (clock) => {
    await clock.advance(1_000);
    one.prove('web/web1');
  });
  assert.equal(of('web1').kind, 'back');
  assert.equal(one.calls.filter((call) => call.startsWith('readServers fresh')).length, 1);
});

describe('what is said to be done', () => {
  test('only those that are back are named', async () => {
    const one = lb('lb1', { adminFlags: 8 });
    one.before = async (call) => {
      if (call !== 'setStates web/web2=drain') return;
      await one.clock?.sleep(1_000);
      one.force('web/web1', 'maint');
    };
    const { done, of } = await putBack(one, [saved('web1'), ofState('web2', 'drain')]);
    assert.equal(of('web1').kind, 'not-ours');
    assert.deepEqual(done, ['web/web2: back in drain, confirmed on a fresh connection']);
  });

  test('those that were as before all the time are among them', async () => {
    const { done } = await putBack(lb('lb1', { adminFlags: 8 }), [saved('web1'), saved('web2')]);
    assert.deepEqual(done, ['web/web1, web/web2: back as before, confirmed on a fresh connection']);
  });

  test('one that is back in maint is told as that: before its step it may have been in rotation', async () => {
    const one = lb('lb1', { adminFlags: 8 });
    const { done } = await putBack(one, [saved('web1'), ofState('web2', 'maint')]);
    assert.deepEqual(done, [
      'web/web1: back as before, confirmed on a fresh connection',
      'web/web2: back in maint, confirmed on a fresh connection',
    ]);
  });

  test('one whose weight is back, and that somebody else has taken out, is not back there', async () => {
    const { done } = await putBack(lb('lb1', { adminFlags: 1, weight: 7 }), [ofWeight('web1', 100, 7)]);
    assert.deepEqual(done, ['web/web1: back as before, and in maint, confirmed on a fresh connection']);
  });

  test('nobody is back: nothing', async () => {
    const one = lb('lb1', { adminFlags: 1 });
    const { done } = await putBack(one, [saved('web1', { sent: { states: ['drain'], weights: [] } })]);
    assert.deepEqual(done, []);
  });
});

describe('somebody else', () => {
  test('drains one of which this step had set a weight only: it stays in drain', async () => {
    const one = lb('lb1', { weight: 3 });
    one.before = (call) => {
      if (call === 'setWeights web/web1=7') one.force('web/web1', 'drain');
    };
    const { of } = await putBack(one, [ofWeight('web1', 7, 3)]);
    assert.equal(of('web1').kind, 'back');
    assert.deepEqual(setsOf(one), ['setWeights web/web1=7']);
    assert.equal(one.server('web/web1').adminFlags, 8);
  });

  test('sets one while sessions of another are counted: it is read again, and left alone', async () => {
    const one = lb('lb1', { adminFlags: 8 });
    Object.assign(one.server('web/web2'), { sessions: 3, sessionsTotal: 9 });
    one.before = async (call) => {
      if (!call.startsWith('sample')) return;
      await one.clock?.sleep(1_000);
      one.force('web/web1', 'maint');
    };
    const servers = [saved('web1'), ofState('web2', 'maint')];
    const { of } = await putBack(one, servers, undefined, { drainLimitMs: 0 });
    assert.equal(of('web1').kind, 'not-ours');
    assert.equal(one.server('web/web1').adminFlags, 1);
  });

  const changes: [string, (one: FakeLoadBalancer) => unknown][] = [
    ['the state', (one) => one.force('web/web1', 'maint')],
    ['the health checks', (one) => Object.assign(one.server('web/web1'), { checkState: 2 })],
    ['the agent check', (one) => Object.assign(one.server('web/web1'), { agentState: 22 })],
  ];
  for (const [what, change] of changes) {
    test(`has given it another weight, and sets ${what} too while it is put back: it is left alone`, async () => {
      const one = lb('lb1', { adminFlags: 8, weight: 3, agentState: 18 });
      one.before = async (call) => {
        if (call !== 'setStates web/web2=drain') return;
        await one.clock?.sleep(1_000);
        change(one);
      };
      const lent = saved('web1', {
        before: { state: 'ready', weight: 7, checks: 'enabled', agent: 'disabled' },
        sent: { states: ['drain'], weights: [0], checks: ['enabled'], agent: ['disabled'] },
      });
      const { of } = await putBack(one, [lent, ofState('web2', 'drain')]);
      assert.equal(of('web1').kind, 'not-ours');
      assert.deepEqual(of('web1').sent.weights, []);
      assert.deepEqual(setsOf(one), ['setStates web/web2=drain']);
    });
  }

  test('or a reload: what a new process has by its configuration nobody has set', async () => {
    const one = lb('lb1');
    const lighter = saved('web1', {
      before: { state: 'maint', weight: 5 },
      sent: { states: ['ready'], weights: [7] },
    });
    const { texts } = await putBack(one, [lighter], undefined, { pid: 1 });
    assert.equal(one.server('web/web1').adminFlags, 1);
    assert.deepEqual(texts, [
      'web/web1 has weight 1 since HAProxy was reloaded, as its configuration says, and had 5 before this step: that is left so.',
    ]);
  });

  test('has it disabled in the configuration of a new process: it is left alone, and that is told', async () => {
    const one = lb('lb1', { adminFlags: 5, checkState: 14 });
    const { of, texts } = await putBack(one, [saved('web1')], undefined, { pid: 1 });
    assert.equal(of('web1').kind, 'not-ours');
    assert.deepEqual(setsOf(one), []);
    assert.deepEqual(texts, [
      'web/web1 is maint, which this step did not set: somebody else changed it, so it is left alone.',
    ]);
  });

  test('had it disabled in the configuration of the process that was told: it is put back', async () => {
    const one = lb('lb1', { adminFlags: 5, checkState: 0 });
    const { of } = await putBack(one, [saved('web1', { health: 'unchecked' })]);
    assert.equal(of('web1').kind, 'back');
  });

  test('gives another weight to one that was down, between lending it none and marking it down: that stays', async () => {
    const one = new FakeLoadBalancer({
      name: 'lb1',
      servers: [
        { backend: 'web', server: 'web1', ...CHECKED, ...OUT, weight: 7, configuredWeight: 7 },
        { backend: 'web', server: 'spare', ...CHECKED, backup: true, sessions: 3 },
      ],
    });
    one.before = (call) => {
      if (call === 'takeDownForProof web/web1') one.server('web/web1').weight = 3;
    };
    const web1 = saved('web1', { health: 'down', before: { state: 'ready', weight: 7 } });
    const { of } = await putBack(one, [web1]);
    assert.equal(of('web1').kind, 'back');
    assert.equal(one.server('web/web1').weight, 3);
    assert.deepEqual(setsOf(one), [
      'setWeights web/web1=0',
      'takeDownForProof web/web1',
      'setStates web/web1=ready',
    ]);
  });
});

describe('others leave in the moment in which one is put back', () => {
  function leavingAt(call: string, web1: Parameters<typeof lb>[1]): FakeLoadBalancer {
    const one = lb('lb1', web1);
    one.before = (now) => {
      if (now === call) for (const other of ['web/web2', 'web/web3']) one.force(other, 'maint');
    };
    return one;
  }

  test('at another weight it serves as before: that is nobody\u2019s loss', async () => {
    const one = leavingAt('setWeights web/web1=3', { weight: 5 });
    const { of } = await putBack(one, [ofWeight('web1', 3, 5)], undefined, two);
    assert.equal(of('web1').kind, 'back');
    assert.deepEqual(setsOf(one), ['setWeights web/web1=3']);
  });

  test('from maint to drain it served nobody: that is nobody\u2019s loss', async () => {
    const one = leavingAt('setStates web/web1=drain', { adminFlags: 1, checkState: 0 });
    const web1 = saved('web1', { before: { state: 'drain', weight: 1 }, health: 'unchecked' });
    const { of } = await putBack(one, [web1], undefined, two);
    assert.equal(of('web1').kind, 'back');
    assert.deepEqual(setsOf(one), ['setStates web/web1=drain']);
  });

  test('it stays in rotation, at the weight that it has', async () => {
    const one = leavingAt('setStates web/web1=drain', { weight: 5 });
    const web1 = saved('web1', {
      before: { state: 'drain', weight: 2 },
      sent: { states: ['ready'], weights: [5] },
    });
    const { of } = await putBack(one, [web1], undefined, two);
    assert.equal(of('web1').failure?.code, 'guard');
    assert.deepEqual(setsOf(one), ['setStates web/web1=drain', 'setStates web/web1=ready']);
  });

  test('drain cuts nobody: sessions that end meanwhile are not counted as cut', async () => {
    const one = leavingAt('setStates web/web1=drain', { sessions: 3, sessionsTotal: 9 });
    const leave = one.before;
    one.before = (call) => {
      if (call === 'setStates web/web1=drain') one.server('web/web1').sessions = 0;
      return leave(call);
    };
    const { of } = await putBack(one, [ofState('web1', 'drain')], undefined, two);
    assert.equal(of('web1').failure?.code, 'guard');
    assert.equal(of('web1').sessionsShutDown, 0);
  });
});

describe('where nothing but backups serve', () => {
  const onBackups = (web1: object) =>
    new FakeLoadBalancer({
      name: 'lb1',
      servers: [
        { backend: 'web', server: 'web1', weight: 7, configuredWeight: 7, ...web1 },
        { backend: 'web', server: 'spare', ...CHECKED, backup: true, sessions: 3 },
      ],
    });

  test('one without checks that is let in from maint gets its weight right after', async () => {
    const one = onBackups({ adminFlags: 1 });
    const { of } = await putBack(one, [
      saved('web1', { health: 'unchecked', before: { state: 'ready', weight: 7 } }),
    ]);
    assert.equal(of('web1').kind, 'back');
    assert.deepEqual(setsOf(one), [
      'setWeights web/web1=0',
      'setStates web/web1=ready',
      'setWeights web/web1=7',
    ]);
  });

  test('one that goes from ready to drain is marked up by nobody: its weight stays', async () => {
    const one = onBackups(CHECKED);
    const { of } = await putBack(one, [ofState('web1', 'drain', 7)]);
    assert.equal(of('web1').kind, 'back');
    assert.deepEqual(setsOf(one), ['setStates web/web1=drain']);
  });

  test('the way is lost after it was lent weight 0: the next attempt knows that, and gives its weight back', async () => {
    const one = onBackups({ ...CHECKED, ...OUT });
    let isLost = false;
    one.before = (call) => {
      if (isLost || !call.startsWith('takeDownForProof')) return;
      isLost = true;
      throw new Failure('connect-failed', 'gone', { callChanged: 'no' });
    };
    const web1 = saved('web1', { before: { state: 'ready', weight: 7 } });
    const { of } = await putBack(one, [web1], async (clock) => {
      await clock.advance(1_000);
      one.prove('web/web1');
    });
    assert.equal(of('web1').kind, 'back');
    assert.deepEqual([one.server('web/web1').adminFlags, one.server('web/web1').weight], [0, 7]);
  });
});

describe('a tracker', () => {
  const tracked = (weight: number) =>
    new FakeLoadBalancer({
      name: 'lb1',
      servers: [
        { backend: 'web', server: 'web1', ...CHECKED, adminFlags: 8, weight: 0 },
        { backend: 'web', server: 'web2', ...CHECKED },
        ...(weight > 0 ? [{ backend: 'api', server: 'api1', tracks: 'web/web1', weight }] : []),
        { backend: 'api', server: 'api2', ...CHECKED },
      ],
    });
  const atNone = saved('web1', {
    before: { state: 'ready', weight: 0 },
    sent: { states: ['drain'], weights: [] },
  });

  test('is let in with the one that it tracks, which has weight 0 itself: that is proven before', async () => {
    const one = tracked(5);
    const meanwhile = async (clock: { advance(ms: number): Promise<void> }) => {
      await clock.advance(1_000);
      assert.equal(one.server('web/web1').adminFlags, 8);
      one.prove('web/web1');
    };
    const { of } = await putBack(one, [atNone], meanwhile, { mayHaveChanged: true });
    assert.equal(of('web1').kind, 'back');
    assert.equal(setsOf(one).at(-1), 'setStates web/web1=ready');
    assert.ok(setsOf(one).length > 1);
  });

  test('is not there: one at weight 0 lets nobody in, and is set', async () => {
    const one = tracked(0);
    const { of } = await putBack(one, [atNone], undefined, { mayHaveChanged: true });
    assert.equal(of('web1').kind, 'back');
    assert.deepEqual(setsOf(one), ['setStates web/web1=ready']);
  });

  test('was lent weight 0, and a reload has forgotten it: whatever weight it has then stays', async () => {
    const one = new FakeLoadBalancer({
      name: 'lb1',
      servers: [
        { backend: 'web', server: 'web1', ...CHECKED, ...OUT },
        { backend: 'web', server: 'web2', ...CHECKED },
        { backend: 'api', server: 'api1', tracks: 'web/web1', weight: 5 },
        { backend: 'api', server: 'spare', ...CHECKED, backup: true, sessions: 3 },
      ],
    });
    const { of } = await putBack(one, [saved('web1')], async (clock) => {
      await clock.advance(1_000);
      assert.equal(one.server('api/api1').weight, 0);
      one.reload();
      one.server('api/api1').weight = 9;
      one.force('web/web1', 'maint');
      await clock.advance(1_000);
      one.prove('web/web1');
    });
    assert.equal(of('web1').kind, 'back');
    assert.equal(one.server('api/api1').weight, 9);
  });
});

describe('a proof that fails', () => {
  test('of one whose name does not resolve any more proves nobody else', async () => {
    const one = lb('lb1', OUT);
    one.force('web/web2', 'maint');
    const { of } = await putBack(one, [saved('web1'), saved('web2')], async (clock) => {
      await clock.advance(1_000);
      one.server('web/web1').adminFlags |= 32;
      one.force('web/web1', 'drain');
    });
    assert.equal(of('web1').failure?.code, 'dns-maintenance');
    assert.equal(of('web2').failure?.code, 'dns-maintenance');
    assert.equal(one.server('web/web2').adminFlags, 1);
  });

  test('leaves one where it was all the time: nothing is sent for that', async () => {
    const one = lb('lb1', { adminFlags: 8, sessions: 1 });
    const { of } = await putBack(
      one,
      [saved('web1', { sent: { states: ['drain'], weights: [] } })],
      async (clock) => {
        await clock.advance(1_000);
        one.fail('web/web1');
      },
      { mayHaveChanged: true },
    );
    assert.equal(of('web1').kind, 'left');
    assert.deepEqual(setsOf(one), ['setHealth stopping web/web1']);
  });

  test('gives its weight back to a tracker that is put back itself', async () => {
    const one = new FakeLoadBalancer({
      name: 'lb1',
      servers: [
        { backend: 'web', server: 'web1', ...CHECKED, ...OUT },
        { backend: 'web', server: 'web2', ...CHECKED },
        { backend: 'api', server: 'api1', tracks: 'web/web1', weight: 3, configuredWeight: 5 },
        { backend: 'api', server: 'spare', ...CHECKED, backup: true, sessions: 3 },
      ],
    });
    const api1 = { ...ofWeight('api1', 5, 3), backend: 'api' };
    await putBack(one, [saved('web1'), api1], async (clock) => {
      await clock.advance(1_000);
      assert.equal(one.server('api/api1').weight, 0);
      one.fail('web/web1');
    });
    assert.equal(one.server('web/web1').adminFlags, 1);
    assert.equal(one.server('api/api1').weight, 5);
  });

  test('leaves the weight that was not touched for it', async () => {
    const one = lb('lb1', { ...OUT, weight: 3 });
    const web1 = saved('web1', {
      before: { state: 'ready', weight: 7 },
      sent: { states: ['maint'], weights: [3] },
    });
    await putBack(one, [web1], async (clock) => {
      await clock.advance(1_000);
      one.fail('web/web1');
    });
    assert.deepEqual(setsOf(one), ['takeDownForProof web/web1', 'setStates web/web1=maint']);
  });
});

describe('the way is lost for good', () => {
  test('what was sent by then is told: it may stand', async () => {
    const one = lb('lb1', { adminFlags: 8 });
    one.before = (call) => {
      if (call !== 'read') throw new Failure('refused', 'gone', { callChanged: 'unknown' });
      if (one.calls.length > 1) throw new Failure('refused', 'gone', { callChanged: 'no' });
    };
    const { of } = await putBack(one, [saved('web1')]);
    assert.equal(of('web1').kind, 'unknown');
    assert.deepEqual(of('web1').sent.states, ['drain', 'maint', 'ready']);
  });
});

describe('over losses and reloads', () => {
  test('a drain that was only for its proof is known to the next attempt, when the way was lost in the middle', async () => {
    const one = lb('lb1', OUT);
    const lost = new Set(['sample', 'setStates']);
    one.before = (call) => {
      const [method = ''] = call.split(' ');
      if (lost.delete(method)) throw new Failure('connect-failed', 'gone', { callChanged: 'no' });
    };
    const { of } = await putBack(one, [saved('web1', { sent: { states: ['maint'], weights: [] } })]);
    assert.equal(lost.size, 0);
    assert.equal(of('web1').kind, 'back');
    // HAProxy keeps it down until its checks have passed.
    assert.deepEqual([one.server('web/web1').adminFlags, one.server('web/web1').operationalState], [0, 0]);
  });

  test('a weight that the step itself had set is known after a reload, too', async () => {
    const one = lb('lb1', { ...OUT, weight: 3 });
    const web1 = saved('web1', {
      before: { state: 'ready', weight: 7 },
      sent: { states: ['maint'], weights: [3] },
    });
    const { of } = await putBack(one, [web1], async (clock) => {
      await clock.advance(1_000);
      one.reload();
      await clock.advance(1_000);
      one.prove('web/web1');
    });
    assert.equal(of('web1').kind, 'back');
    assert.deepEqual([one.server('web/web1').adminFlags, one.server('web/web1').weight], [0, 7]);
  });

  test('one that is deleted while nobody knows what was set is gone', async () => {
    const one = lb('lb1', { adminFlags: 8 });
    one.before = (call) => {
      if (!call.startsWith('setStates')) return;
      one.remove('web/web1');
      throw new Failure('refused', 'gone', { callChanged: 'unknown' });
    };
    const { of } = await putBack(one, [saved('web1')]);
    assert.equal(of('web1').kind, 'gone');
  });
});

describe('why one is not put back, in words', () => {
  const cases: [string, object, Partial<SavedServer>, string, string][] = [
    [
      'its name does not resolve',
      { ...OUT, adminFlags: 33 },
      {},
      'dns-maintenance',
      'Not put back: the name of web/web1 does not resolve, so no check can prove it healthy.',
    ],
    [
      'its checks are off',
      { ...OUT, checkState: 2 },
      {},
      'unhealthy',
      'Not put back: the health checks of web/web1 were switched off meanwhile, so nothing can prove it healthy.',
    ],
    [
      'too few would be left',
      {},
      { before: { state: 'drain', weight: 1 }, sent: { states: ['ready'], weights: [] } },
      'guard',
      'Left in rotation: without web/web1 fewer servers of web would take traffic than `min-available` asks for',
    ],
  ];
  for (const [words, web1, given, code, message] of cases) {
    test(words, async () => {
      const one = lb('lb1', web1);
      const { of } = await putBack(one, [saved('web1', given)], undefined, {
        minAvailable: { kind: 'count', value: 3 },
      });
      const { failure } = of('web1');
      assert.ok(failure);
      assert.deepEqual([failure.code, failure.message], [code, message]);
      assert.deepEqual([failure.servers, failure.loadBalancer], [['web/web1'], 'lb1']);
    });
  }

  test('HAProxy has not done it', async () => {
    const one = lb('lb1', { adminFlags: 8, agentState: 18 });
    one.before = (call) => {
      if (!call.startsWith('readServers fresh')) return;
      one.force('web/web1', 'drain');
      Object.assign(one.server('web/web1'), { checkState: 2, agentState: 22 });
    };
    const web1 = saved('web1', {
      before: { state: 'ready', weight: 1, checks: 'enabled', agent: 'disabled' },
      sent: { states: ['drain'], weights: [], checks: ['enabled'], agent: ['disabled'] },
    });
    const { result } = await putBack(one, [web1]);
    assert.equal(
      result.failure?.message,
      'Not put back: web/web1 is drain ("DRAIN"), it was ready, health checks enabled, agent checks disabled.',
    );
    assert.equal(result.failure?.loadBalancer, 'lb1');
  });
});

test('a weight that is only lent is given back as it was read last: somebody has just set another one', async () => {
  const one = new FakeLoadBalancer({
    name: 'lb1',
    servers: [
      { backend: 'web', server: 'web1', adminFlags: 1 },
      { backend: 'web', server: 'web2' },
      { backend: 'web', server: 'web3' },
      { backend: 'web', server: 'spare', backup: true, sessions: 3 },
    ],
  });
  one.before = (call) => {
    if (!call.startsWith('setStates web/web2=drain')) return;
    Object.assign(one.server('web/web1'), { weight: 5, effectiveWeight: 5 });
  };
  const web1 = saved('web1', { health: 'unchecked' });
  const web2 = saved('web2', {
    before: { state: 'maint', weight: 1 },
    sent: { states: ['ready'], weights: [] },
    health: 'unchecked',
  });
  const { of, result } = await putBack(one, [web2, web1]);
  assert.equal(of('web1').kind, 'back');
  assert.equal(result.failure, null);
  assert.equal(one.server('web/web1').weight, 5);
});
