/** A state is held against reloads: only what a reload forgot is put back, and everybody else has his way. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ConnectionLost, Failure } from '../../src/errors.ts';
import type { ServerSettings } from '../../src/haproxy/server-settings.ts';
import { Hold } from '../../src/operation/hold/hold.ts';
import type { OnTheWay } from '../../src/operation/hold/set-again.ts';
import type { MinAvailable } from '../../src/operation/request.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import type { FakeServer } from '../support/fake-servers.ts';
import { CHECKED, lb } from './change-scene.ts';
import { without } from './servers.ts';

interface Scene {
  hold: Hold;
  clock: FakeClock;
  told: string[];
  /** Who was noted to be on the way, each time. */
  noted: string[];
  stop(): Promise<void>;
}

const MAINT: Record<string, ServerSettings> = { web1: { state: 'maint' } };

/** Holds these, all of which were seen as they should be, and looks every second. */
async function holding(
  one: FakeLoadBalancer,
  held: Record<string, ServerSettings> = MAINT,
  minAvailable: MinAvailable = { kind: 'count', value: 1 },
): Promise<Scene> {
  const clock = new FakeClock();
  one.clock = clock;
  const stopped = new AbortController();
  const told: string[] = [];
  const servers = Object.entries(held).map(([server, settings]) => ({ backend: 'web', server, settings }));
  const noted: string[] = [];
  const effects = {
    clock,
    signal: stopped.signal,
    tell: (text: string) => told.push(text),
    noteOnTheWay: ({ keys, process }: OnTheWay) => noted.push(`${keys.join(' ')} in ${process.pid}`),
  };
  const target = { name: one.name, process: { ...one.process }, minAvailable, servers };
  const hold = new Hold(one, target, effects);
  await hold.begin();
  const work = hold.run();
  // The first look, at once.
  await clock.advance(0);
  const stop = async () => {
    stopped.abort();
    await clock.runUntil(work);
  };
  return { hold, clock, told, noted, stop };
}

const setsOf = (one: FakeLoadBalancer) => one.calls.filter((call) => call.startsWith('set'));
const looksOf = (one: FakeLoadBalancer) => one.calls.filter((call) => call.startsWith('readServers fresh'));

describe('while nothing happens', () => {
  test('it looks once a second on a fresh connection, sets nothing and says nothing', async () => {
    const one = lb('lb1', { adminFlags: 1 });
    const { clock, told, stop } = await holding(one);
    await clock.advance(3_500);
    assert.equal(looksOf(one).length, 4);
    assert.deepEqual(setsOf(one), []);
    assert.deepEqual(told, []);
    await stop();
  });

  test('a look that takes long is followed by the next one a moment later, not a second', async () => {
    const one = lb('lb1', { adminFlags: 1 });
    const { clock, stop } = await holding(one);
    one.before = async (call) => {
      if (call.startsWith('readServers')) await one.clock?.sleep(950);
    };
    await clock.advance(2_040);
    assert.equal(looksOf(one).length, 2);
    await clock.advance(20);
    assert.equal(looksOf(one).length, 3);
    await stop();
  });

  test('what somebody has set before the first look is his: only a reload is undone', async () => {
    const one = lb();
    const { hold, told, stop } = await holding(one);
    assert.deepEqual([one.server('web/web1').adminFlags, setsOf(one), hold.idle], [0, [], true]);
    assert.match(told.join(), /^web\/web1 is ready, weight 1 now: somebody else changed it/);
    await stop();
  });

  test('after the signal nothing is looked at any more', async () => {
    const one = lb('lb1', { adminFlags: 1 });
    const { clock, stop } = await holding(one);
    await stop();
    const { length } = one.calls;
    await clock.advance(5_000);
    assert.equal(one.calls.length, length);
  });
});

describe('after a reload', () => {
  test('it is put back: drain before maint, and every server is read once more', async () => {
    const one = lb();
    one.force('web/web1', 'maint');
    const { hold, clock, told, stop } = await holding(one);
    one.reload();
    await clock.advance(1_000);
    assert.equal(one.server('web/web1').adminFlags, 1);
    assert.deepEqual(setsOf(one), ['setStates web/web1=drain', 'setStates web/web1=maint']);
    assert.equal(one.calls.at(-1), 'readServers web/web1');
    assert.deepEqual(told, [
      'HAProxy was reloaded (process 101 instead of 100)',
      'Put back after the reload: web/web1 to maint',
    ]);
    assert.equal(hold.idle, false);
    await stop();
  });

  describe('with another address for it', () => {
    const moved = async (successor: Partial<FakeServer>) => {
      const one = lb('lb1', { address: '10.0.0.1:80' });
      one.server('web/web2').address = '10.0.0.2:80';
      one.force('web/web1', 'maint');
      const scene = await holding(one);
      one.reload();
      one.server('web/web1').address = '10.0.0.2:80';
      Object.assign(one.server('web/web2'), { address: '10.0.0.2:80', ...successor });
      await scene.clock.advance(3_000);
      assert.equal(one.server('web/web1').adminFlags, 1);
      await scene.stop();
      return scene;
    };
    const TOLD =
      'web/web1 stands at 10.0.0.2:80 since then, and stood at 10.0.0.1:80 before: who stands there now is not held';

    test('where somebody else serves at the former one: nobody holds that, and that is told for good', async () => {
      const { told, hold } = await moved({ address: '10.0.0.1:80' });
      assert.equal(told[1], `${TOLD}; web/web2 serves there`);
      assert.equal(hold.trouble, told[1]);
    });

    test('where nobody does: told, and no trouble', async () => {
      for (const successor of [{}, { address: '10.0.0.1:80', adminFlags: 1 }]) {
        const { told, hold } = await moved(successor);
        assert.deepEqual([told[1], hold.trouble], [TOLD, '']);
      }
    });
  });

  test('and another one while that was still being read: who began then is no other load balancer', async () => {
    const one = lb();
    one.force('web/web1', 'maint');
    const { hold, clock, told, stop } = await holding(one);
    const read = one.read.bind(one);
    one.read = async (signal) => {
      const found = await read(signal);
      if (found.process.pid === 101) await clock.sleep(6_000, signal);
      return found;
    };
    one.reload();
    await clock.advance(2_000);
    one.reload();
    const begunAt = clock.now();
    one.before = () => {
      one.process.uptimeSeconds = Math.floor((clock.now() - begunAt) / 1_000);
    };
    await clock.advance(20_000);
    assert.deepEqual(told.slice(-2), [
      'HAProxy was reloaded (process 102 instead of 101)',
      'Put back after the reload: web/web1 to maint',
    ]);
    assert.deepEqual([one.server('web/web1').adminFlags, hold.trouble], [1, '']);
    await stop();
  });

  test('one that is not shown for a while is still held: it is put back when it is seen', async () => {
    const one = lb();
    one.force('web/web1', 'maint');
    const { clock, told, stop } = await holding(one);
    const read = one.read.bind(one);
    const readServers = one.readServers.bind(one);
    let isShown = false;
    one.read = async (signal) => {
      const found = await read(signal);
      if (isShown || !found.servers.has('web/web1')) return found;
      return { ...without(found, 'web/web1'), unreadable: [{ backend: 'web', server: 'web1' }] };
    };
    one.readServers = async (...given) => {
      const found = await readServers(...given);
      if (isShown) return found;
      throw new Failure('data-plane-api', 'no statistics of web/web1');
    };
    one.reload();
    await clock.advance(3_000);
    assert.deepEqual(setsOf(one), []);
    isShown = true;
    await clock.advance(1_000);
    assert.equal(one.server('web/web1').adminFlags, 1);
    assert.deepEqual(told, [
      'HAProxy was reloaded (process 101 instead of 100)',
      'Could not look: The Data Plane API does not show what web/web1 is.',
      'Put back after the reload: web/web1 to maint',
    ]);
    await stop();
  });

  test('one that is not shown keeps nobody else out of the hold', async () => {
    const one = lb();
    one.force('web/web1', 'maint');
    one.force('web/web2', 'maint');
    const both: Record<string, ServerSettings> = { web1: { state: 'maint' }, web2: { state: 'maint' } };
    const { clock, told, stop } = await holding(one, both);
    const [read, readServers] = [one.read.bind(one), one.readServers.bind(one)];
    one.read = async (signal) => {
      const found = await read(signal);
      return { ...without(found, 'web/web1'), unreadable: [{ backend: 'web', server: 'web1' }] };
    };
    one.readServers = async (names, ...rest) => {
      const found = await readServers(names, ...rest);
      if (names.every(({ server }) => server !== 'web1')) return found;
      throw new Failure('data-plane-api', 'no statistics of web/web1');
    };
    one.reload();
    await clock.advance(2_500);
    assert.equal(one.server('web/web2').adminFlags, 1);
    // Somebody wants it otherwise, and has his way.
    one.force('web/web2', 'ready');
    await clock.advance(2_500);
    assert.equal(one.server('web/web2').adminFlags, 0);
    assert.deepEqual(told, [
      'HAProxy was reloaded (process 101 instead of 100)',
      'Put back after the reload: web/web2 to maint',
      'Could not look: The Data Plane API does not show what web/web1 is.',
      'web/web2 is ready, weight 1 now: somebody else changed it, so it is not held any more',
    ]);
    await stop();
  });

  test('a reload before the first look is seen by it', async () => {
    const one = lb();
    one.force('web/web1', 'drain');
    const target = {
      name: 'lb1',
      process: { ...one.process },
      minAvailable: { kind: 'count', value: 1 } as const,
      servers: [{ backend: 'web', server: 'web1', settings: { state: 'drain' } as const }],
    };
    one.reload();
    const clock = new FakeClock();
    const told: string[] = [];
    const effects = { clock, signal: new AbortController().signal, tell: (text: string) => told.push(text) };
    await new Hold(one, target, effects).begin();
    assert.equal(one.server('web/web1').adminFlags, 8);
    assert.equal(told.length, 2);
  });

  test('what a state file has kept is not set again, and then anybody may change it', async () => {
    const one = lb('lb1', { adminFlags: 8 });
    const { hold, clock, told, stop } = await holding(one, { web1: { state: 'drain' } });
    one.reload();
    await clock.advance(1_000);
    assert.deepEqual(setsOf(one), []);
    one.force('web/web1', 'ready');
    await clock.advance(1_000);
    assert.deepEqual(setsOf(one), []);
    assert.equal(hold.idle, true);
    assert.match(told.at(-1) ?? '', /web\/web1 is ready, weight 1 now: somebody else changed it/);
    await stop();
  });

  test('one whose leaving lowers nothing, for a backup takes its place: too few were there before as well', async () => {
    const one = new FakeLoadBalancer({
      name: 'lb1',
      servers: [
        { backend: 'web', server: 'web1', ...CHECKED },
        { backend: 'web', server: 'spare', ...CHECKED, backup: true },
      ],
    });
    one.force('web/web1', 'maint');
    const { clock, stop } = await holding(one, MAINT, { kind: 'count', value: 2 });
    one.reload();
    await clock.advance(1_000);
    assert.equal(one.server('web/web1').adminFlags, 1);
    await stop();
  });

  test('a weight alone: no state is set', async () => {
    const one = lb();
    one.server('web/web1').weight = 7;
    const { clock, told, stop } = await holding(one, { web1: { weight: 7 } });
    one.reload();
    await clock.advance(1_000);
    assert.deepEqual(setsOf(one), ['setWeights web/web1=7']);
    assert.equal(told.at(-1), 'Put back after the reload: web/web1 to weight 7');
    await stop();
  });

  test('ready and a weight: nobody leaves, so there is no drain', async () => {
    const one = lb('lb1', { adminFlags: 1 });
    one.force('web/web1', 'ready');
    one.server('web/web1').weight = 7;
    const { clock, stop } = await holding(one, { web1: { state: 'ready', weight: 7 } });
    one.reload();
    await clock.advance(1_000);
    assert.deepEqual(setsOf(one), ['setStates web/web1=ready', 'setWeights web/web1=7']);
    assert.equal(one.server('web/web1').adminFlags, 0);
    await stop();
  });

  test('a weight of one that is where it is held: whoever serves is not drained for that, nor is anybody let in from maint', async () => {
    for (const state of ['ready', 'maint'] as const) {
      const one = lb();
      one.force('web/web1', state);
      one.server('web/web1').weight = 7;
      const { clock, stop } = await holding(one, { web1: { state, weight: 7 } });
      one.reload();
      // As from a state file.
      one.force('web/web1', state);
      await clock.advance(1_000);
      assert.deepEqual(setsOf(one), [`setStates web/web1=${state}`, 'setWeights web/web1=7']);
      await stop();
    }
  });

  test('somebody sets another weight while it is put back, and its state is as the reload has left it: that stays', async () => {
    const one = lb();
    one.force('web/web1', 'drain');
    one.server('web/web1').weight = 7;
    const { hold, clock, stop } = await holding(one, { web1: { state: 'drain', weight: 7 } });
    one.reload();
    one.before = (call) => {
      if (call.startsWith('set')) throw new ConnectionLost('gone', false);
    };
    await clock.advance(1_000);
    one.before = () => {};
    one.server('web/web1').weight = 3;
    await clock.advance(1_000);
    const { adminFlags, weight } = one.server('web/web1');
    assert.deepEqual([adminFlags, weight, hold.idle], [0, 3, true]);
    await stop();
  });

  test('one on its way back to maint, and another reload, after which it is needed: it is on no way there', async () => {
    const one = lb();
    one.force('web/web1', 'maint');
    const { hold, clock, noted, stop } = await holding(one);
    one.reload();
    one.before = (call) => {
      if (call === 'setStates web/web1=maint') throw new ConnectionLost('gone', false);
    };
    await clock.advance(1_000);
    one.before = () => {};
    one.reload();
    for (const other of ['web/web2', 'web/web3']) one.fail(other);
    await clock.advance(1_000);
    assert.deepEqual([one.server('web/web1').adminFlags, noted.at(-1)], [0, ' in 102']);
    // So a drain is somebody else's there.
    one.force('web/web1', 'drain');
    one.prove('web/web2');
    await clock.advance(1_000);
    assert.deepEqual([one.server('web/web1').adminFlags, hold.idle], [8, true]);
    await stop();
  });

  test('only what is otherwise is set', async () => {
    const one = lb('lb1', { adminFlags: 8 });
    one.force('web/web2', 'drain');
    const { clock, told, stop } = await holding(one, { web1: { state: 'drain' }, web2: { state: 'drain' } });
    one.reload();
    await clock.advance(1_000);
    assert.ok(setsOf(one).every((call) => !call.includes('web1')));
    assert.equal(told.at(-1), 'Put back after the reload: web/web2 to drain');
    await stop();
  });

  test('accepted but not so: it says so once, and tries again at the next look', async () => {
    const one = lb();
    one.force('web/web1', 'drain');
    const { clock, told, stop } = await holding(one, { web1: { state: 'drain' } });
    one.reload();
    let undone = 0;
    const setStates = one.setStates.bind(one);
    one.setStates = async (goals, watched, signal) => {
      const reading = await setStates(goals, watched, signal);
      if (undone === 4) return reading;
      undone += 1;
      one.force('web/web1', 'ready');
      return one.readServers(watched, signal);
    };
    await clock.advance(1_000);
    assert.match(told.at(-1) ?? '', /Could not look: Not put back: web\/web1/);
    const { length } = told;
    await clock.advance(1_000);
    assert.equal(told.length, length);
    await clock.advance(1_000);
    assert.equal(one.server('web/web1').adminFlags, 8);
    assert.equal(told.at(-1), 'Put back after the reload: web/web1 to drain');
    await stop();
  });

  test('on its way back to maint somebody sets it ready, after its own drain was seen: that is not the reload, and stays', async () => {
    const one = lb();
    one.force('web/web1', 'maint');
    const { hold, clock, told, stop } = await holding(one);
    one.reload();
    one.before = (call) => {
      if (call === 'setStates web/web1=maint') throw new ConnectionLost('gone', false);
    };
    await clock.advance(1_000);
    assert.equal(one.server('web/web1').adminFlags, 8);
    one.before = () => {};
    one.force('web/web1', 'ready');
    await clock.advance(1_000);
    assert.equal(one.server('web/web1').adminFlags, 0);
    assert.equal(hold.idle, true);
    assert.match(told.at(-1) ?? '', /web\/web1 is ready, weight 1 now: somebody else changed it/);
    await stop();
  });

  test('whoever is on the way back to maint is noted before anything is sent, and no longer than that lasts', async () => {
    const one = lb();
    one.force('web/web1', 'maint');
    const { clock, noted, stop } = await holding(one);
    one.reload();
    const sentBehind: string[][] = [];
    one.before = (call) => {
      if (call === 'setStates web/web1=drain') sentBehind.push([...noted]);
      if (call === 'setStates web/web1=maint') throw new ConnectionLost('gone', false);
    };
    await clock.advance(1_000);
    assert.deepEqual(sentBehind, [['web/web1 in 101']]);
    one.before = () => {};
    await clock.advance(2_000);
    assert.equal(one.server('web/web1').adminFlags, 1);
    assert.equal(noted.at(-1), ' in 101');
    one.reload();
    await clock.advance(2_000);
    assert.deepEqual(noted.slice(-2), ['web/web1 in 102', ' in 102']);
    await stop();
  });

  for (const others of [MAINT, { ...MAINT, web2: { weight: 1 } }])
    test(`let go of while a look goes on, which has it no more: it is on its way all the same, of ${Object.keys(others)}`, async () => {
      const one = lb();
      one.force('web/web1', 'maint');
      const { hold, clock, stop } = await holding(one, others);
      one.reload();
      one.before = (call) => {
        if (call === 'setStates web/web1=maint') throw new ConnectionLost('gone', false);
      };
      await clock.advance(1_000);
      one.before = async (call) => {
        if (call.startsWith('read')) await clock.sleep(100);
      };
      await clock.advance(1_050);
      const { keys, process } = await clock.runUntil(hold.release(['web/web1']));
      assert.deepEqual([keys, process.pid], [['web/web1'], 101]);
      assert.equal(one.server('web/web1').adminFlags, 8);
      await stop();
    });

  test('let go of on its way back to maint: it says in what it may be', async () => {
    const one = lb();
    one.force('web/web1', 'maint');
    const { hold, clock, told, stop } = await holding(one);
    one.reload();
    one.before = (call) => {
      if (call === 'setStates web/web1=maint') throw new ConnectionLost('gone', false);
    };
    await clock.advance(1_000);
    await clock.runUntil(hold.release(['web/web1']));
    assert.equal(
      told.at(-1),
      'web/web1 was let go of on its way back to what it was held in: it may be in drain',
    );
    await stop();
  });

  test('ended on its way back to maint: the same, also where it was let go of for a later step', async () => {
    for (const isSuspended of [false, true]) {
      const one = lb();
      one.force('web/web1', 'maint');
      const { hold, clock, told, stop } = await holding(one);
      one.reload();
      one.before = (call) => {
        if (call === 'setStates web/web1=maint') throw new ConnectionLost('gone', false);
      };
      await clock.advance(1_000);
      if (isSuspended) await clock.runUntil(hold.suspend(['web/web1']));
      await stop();
      assert.match(told.at(-1) ?? '', /^web\/web1 was let go of on its way back/);
    }
  });

  test('whoever lets go of several hears which of them is on its way, and no other', async () => {
    const one = lb();
    one.force('web/web1', 'maint');
    one.server('web/web2').weight = 7;
    const { hold, clock, stop } = await holding(one, { web1: { state: 'maint' }, web2: { weight: 7 } });
    one.reload();
    one.before = (call) => {
      if (call === 'setStates web/web1=maint') throw new ConnectionLost('gone', false);
    };
    await clock.advance(1_000);
    const { keys, process } = await clock.runUntil(hold.release(['web/web1', 'web/web2']));
    assert.deepEqual([keys, process.pid], [['web/web1'], 101]);
    await stop();
  });

  test('a server that is DOWN is not missed, and goes back to maint though nobody else serves', async () => {
    const one = lb();
    one.force('web/web1', 'maint');
    const { clock, told, stop } = await holding(one);
    one.reload();
    for (const each of ['web/web1', 'web/web2', 'web/web3']) one.fail(each);
    await clock.advance(1_000);
    assert.deepEqual(setsOf(one), ['setStates web/web1=drain', 'setStates web/web1=maint']);
    assert.equal(told.at(-1), 'Put back after the reload: web/web1 to maint');
    await stop();
  });

  test('its own drain, whose answer was lost, is not taken for somebody else\u2019s', async () => {
    const one = lb();
    one.force('web/web1', 'maint');
    const { clock, told, stop } = await holding(one);
    let lost = false;
    const setStates = one.setStates.bind(one);
    one.setStates = async (...given) => {
      const reading = await setStates(...given);
      if (lost) return reading;
      lost = true;
      throw new ConnectionLost('cut', true);
    };
    one.reload();
    await clock.advance(3_000);
    assert.equal(one.server('web/web1').adminFlags, 1, told.join('; '));
    await stop();
  });

  for (const [name, held] of [
    ['maint', { state: 'maint', checks: 'disabled' }],
    ['a weight', { weight: 7, checks: 'disabled' }],
  ] as const)
    test(`its own switch of checks, whose answer was lost before ${name}, is not taken for somebody else\u2019s`, async () => {
      const one = lb('lb1', CHECKED);
      one.force('web/web1', 'maint');
      Object.assign(one.server('web/web1'), {
        adminFlags: name === 'maint' ? 1 : 0,
        weight: 7,
        checkState: 2,
      });
      const { clock, told, stop } = await holding(one, { web1: held });
      let lost = false;
      const setChecks = one.setChecks.bind(one);
      one.setChecks = async (...given) => {
        const reading = await setChecks(...given);
        if (lost) return reading;
        lost = true;
        throw new ConnectionLost('cut', true);
      };
      one.reload();
      Object.assign(one.server('web/web1'), { adminFlags: 0, weight: 1, checkState: 6 });
      await clock.advance(3_000);
      const { adminFlags, weight, checkState } = one.server('web/web1');
      const expected = name === 'maint' ? [1, 1, 2] : [0, 7, 2];
      assert.deepEqual([adminFlags, weight, checkState], expected, told.join('; '));
      await stop();
    });

  test('while it is put back somebody sets something else: that is not the reload, and stays', async () => {
    const one = lb();
    one.force('web/web1', 'drain');
    const { hold, clock, told, stop } = await holding(one, { web1: { state: 'drain' } });
    one.reload();
    one.before = (call) => {
      if (call === 'setStates web/web1=drain') throw new ConnectionLost('gone', false);
    };
    await clock.advance(1_000);
    one.before = () => {};
    one.force('web/web1', 'maint');
    await clock.advance(1_000);
    assert.equal(one.server('web/web1').adminFlags, 1);
    assert.equal(hold.idle, true);
    assert.match(told.at(-1) ?? '', /web\/web1 is maint, weight 1 now: somebody else changed it/);
    await stop();
  });

  test('what is in maint in the new process is not held in drain any more: no reload does that, and drain would let clients in', async () => {
    const one = lb();
    one.force('web/web1', 'drain');
    const { hold, clock, told, stop } = await holding(one, { web1: { state: 'drain' } });
    one.reload();
    one.force('web/web1', 'maint');
    await clock.advance(1_000);
    assert.deepEqual(setsOf(one), []);
    assert.equal(hold.idle, true);
    assert.equal(told.at(-1), 'web/web1 is in maint now, so it is not held in drain any more');
    await stop();
  });

  test('what the new configuration disables is not held any more', async () => {
    const one = lb();
    one.force('web/web1', 'drain');
    const { hold, clock, told, stop } = await holding(one, { web1: { state: 'drain' } });
    one.reload();
    one.server('web/web1').adminFlags = 5;
    await clock.advance(1_000);
    assert.deepEqual(setsOf(one), []);
    assert.equal(hold.idle, true);
    assert.match(told.at(-1) ?? '', /web\/web1 is disabled in the new configuration/);
    await stop();
  });

  test('a server that the new configuration does not have is let go, the others are put back', async () => {
    const one = lb();
    one.force('web/web1', 'drain');
    const held = { web1: { state: 'drain' }, web9: { state: 'maint' } } as const;
    const clock = new FakeClock();
    const told: string[] = [];
    const servers = Object.entries(held).map(([server, settings]) => ({ backend: 'web', server, settings }));
    const target = {
      name: 'lb1',
      process: { ...one.process },
      minAvailable: { kind: 'count', value: 1 } as const,
      servers,
    };
    one.reload();
    const effects = { clock, signal: new AbortController().signal, tell: (text: string) => told.push(text) };
    const hold = new Hold(one, target, effects);
    await hold.begin();
    assert.ok(told.includes('web/web9 is not there any more'));
    assert.equal(one.server('web/web1').adminFlags, 8);
    await hold.release(['web/web1']);
    assert.equal(hold.idle, true);
  });
});

describe('somebody else changes it', () => {
  test('it is not held any more, the others still are', async () => {
    const one = lb('lb1', { adminFlags: 1 });
    one.force('web/web2', 'maint');
    const { hold, clock, told, stop } = await holding(one, {
      web1: { state: 'maint' },
      web2: { state: 'maint' },
    });
    one.force('web/web1', 'ready');
    await clock.advance(1_000);
    assert.deepEqual(setsOf(one), []);
    assert.deepEqual(told, [
      'web/web1 is ready, weight 1 now: somebody else changed it, so it is not held any more',
    ]);
    assert.equal(hold.idle, false);
    assert.equal(looksOf(one).length, 2);
    await clock.advance(1_000);
    assert.equal(looksOf(one).at(-1), 'readServers fresh web/web2');
    await stop();
  });

  test('it is deleted: that is told, and the others still are held', async () => {
    const one = lb('lb1', { adminFlags: 1 });
    one.force('web/web2', 'maint');
    const { hold, clock, told, stop } = await holding(one, {
      web1: { state: 'maint' },
      web2: { state: 'maint' },
    });
    one.remove('web/web1');
    await clock.advance(1_000);
    assert.deepEqual(told, ['web/web1 is gone now: somebody else changed it, so it is not held any more']);
    assert.deepEqual([hold.idle, setsOf(one)], [false, []]);
    await clock.advance(1_000);
    assert.equal(looksOf(one).at(-1), 'readServers fresh web/web2');
    await stop();
  });

  test('one that is not shown for a while is held on, which is told once', async () => {
    const one = lb('lb1', { adminFlags: 1 });
    const { hold, clock, told, stop } = await holding(one);
    const read = one.read.bind(one);
    one.read = async (signal) => ({
      ...without(await read(signal), 'web/web1'),
      unreadable: [{ backend: 'web', server: 'web1' }],
    });
    const readServers = one.readServers.bind(one);
    one.readServers = async () => {
      throw new Failure('data-plane-api', 'no statistics of web/web1');
    };
    await clock.advance(4_000);
    assert.deepEqual(told, ['Could not look: The Data Plane API does not show what web/web1 is.']);
    assert.deepEqual([hold.trouble, hold.idle], [told[0], false]);
    Object.assign(one, { read, readServers });
    await clock.advance(1_000);
    assert.equal(hold.trouble, '');
    await stop();
  });

  test('a failure of another kind is only told: everything is held as before', async () => {
    const one = lb('lb1', { adminFlags: 1 });
    const { hold, clock, told, stop } = await holding(one);
    one.before = (call) => {
      if (call.startsWith('readServers fresh')) throw new Failure('refused', 'not now');
    };
    await clock.advance(2_000);
    assert.deepEqual(told, ['Could not look: not now']);
    assert.deepEqual([hold.idle, one.calls.filter((call) => call === 'read').length], [false, 1]);
    await stop();
  });

  test('its health checks, or its agent, which were switched off: they are left on, and not held any more', async () => {
    for (const [held, web1, changed, words] of [
      [{ checks: 'disabled' }, { checkState: 2 }, { checkState: 6 }, 'health checks enabled'],
      [{ agent: 'disabled' }, { agentState: 18 }, { agentState: 22 }, 'agent checks enabled'],
      [{ checks: 'enabled' }, { checkState: 6 }, { checkState: 2 }, 'health checks disabled'],
    ] as const) {
      const one = lb('lb1', web1);
      const { hold, clock, told, stop } = await holding(one, { web1: held });
      Object.assign(one.server('web/web1'), changed);
      await clock.advance(1_000);
      assert.deepEqual(told, [
        `web/web1 is ready, weight 1, ${words} now: somebody else changed it, so it is not held any more`,
      ]);
      assert.deepEqual([hold.idle, setsOf(one)], [true, []]);
      await stop();
    }
  });

  test('another setting than the one that is held is anybody\u2019s', async () => {
    const one = lb('lb1', { adminFlags: 8 });
    const { hold, clock, told, stop } = await holding(one, { web1: { state: 'drain' } });
    one.server('web/web1').weight = 3;
    await clock.advance(1_000);
    assert.equal(hold.idle, false);
    assert.deepEqual(told, []);
    await stop();
  });
});

describe('min-available', () => {
  test('the last one that a reload has let in stays in until others take traffic; that is said once', async () => {
    const one = lb();
    one.force('web/web1', 'maint');
    const { hold, clock, told, stop } = await holding(one);
    one.reload();
    for (const other of ['web/web2', 'web/web3']) one.fail(other);
    await clock.advance(3_000);
    assert.deepEqual(setsOf(one), []);
    assert.equal(told.filter((text) => /min-available/.test(text)).length, 1);
    assert.equal(hold.idle, false);
    one.prove('web/web2');
    await clock.advance(1_000);
    assert.equal(one.server('web/web1').adminFlags, 1);
    await stop();
  });

  test('others leave as it is set, and too few are left by a percentage: it is let in again at once', async () => {
    const one = lb();
    one.force('web/web1', 'maint');
    const { clock, told, stop } = await holding(one, MAINT, { kind: 'percent', value: 60 });
    one.reload();
    one.before = (call) => {
      if (call === 'setStates web/web1=drain') one.force('web/web2', 'maint');
    };
    await clock.advance(1_000);
    assert.deepEqual(setsOf(one).slice(0, 2), ['setStates web/web1=drain', 'setStates web/web1=ready']);
    assert.match(told.at(-1) ?? '', /stays in for now/);
    await stop();
  });

  test('servers of other backends are neither missed nor counted', async () => {
    const scene = () =>
      new FakeLoadBalancer({
        name: 'lb1',
        servers: ['web/web1', 'web/web2', 'api/a', 'api/b', 'api/c', 'api/d'].map((key) => {
          const [backend = '', server = ''] = key.split('/');
          return { backend, server, ...CHECKED };
        }),
      });
    const one = scene();
    one.force('web/web1', 'maint');
    const half = await holding(one, MAINT, { kind: 'percent', value: 50 });
    one.reload();
    await half.clock.advance(1_000);
    assert.equal(one.server('web/web1').adminFlags, 1, half.told.join());
    await half.stop();
    const other = scene();
    other.force('web/web1', 'maint');
    const most = await holding(other, MAINT, { kind: 'percent', value: 75 });
    other.reload();
    await most.clock.advance(1_000);
    assert.equal(other.server('web/web1').adminFlags, 0);
    assert.deepEqual(setsOf(other), []);
    await most.stop();
  });

  test('of two that leave together only what can be spared counts', async () => {
    const one = lb();
    for (const each of ['web/web1', 'web/web2']) one.force(each, 'drain');
    const held = { web1: { state: 'drain' }, web2: { state: 'drain' } } as const;
    const { clock, told, stop } = await holding(one, held, { kind: 'count', value: 2 });
    one.reload();
    await clock.advance(1_000);
    assert.deepEqual(setsOf(one), []);
    assert.match(told.at(-1) ?? '', /^web\/web1, web\/web2 was let in/);
    await stop();
  });

  test('a weight of 0 leaves too, a weight of 7 does not', async () => {
    for (const [weight, sets] of [
      [0, []],
      [7, ['setWeights web/web1=7']],
    ] as const) {
      const one = lb();
      one.server('web/web1').weight = weight;
      const { clock, stop } = await holding(one, { web1: { weight } }, { kind: 'count', value: 3 });
      one.reload();
      await clock.advance(1_000);
      assert.deepEqual(setsOf(one), sets);
      await stop();
    }
  });

  test('others leave in the same moment: it comes back at once, and is tried again later', async () => {
    const one = lb();
    one.force('web/web1', 'maint');
    const { clock, told, stop } = await holding(one);
    one.reload();
    let raced = false;
    one.before = (call) => {
      if (raced || call !== 'setStates web/web1=drain') return;
      raced = true;
      for (const other of ['web/web2', 'web/web3']) one.force(other, 'maint');
    };
    await clock.advance(1_000);
    assert.deepEqual(setsOf(one), ['setStates web/web1=drain', 'setStates web/web1=ready']);
    assert.match(told.at(-1) ?? '', /^web\/web1 was let in by the reload and stays in for now/);
    one.force('web/web2', 'ready');
    await clock.advance(1_000);
    assert.equal(one.server('web/web1').adminFlags, 1);
    await stop();
  });
});

describe('who answers', () => {
  test('a process that has not taken the place of the first one: nothing is set there, and that is said', async () => {
    const one = lb();
    one.force('web/web1', 'maint');
    const { hold, clock, told, stop } = await holding(one);
    one.process = { ...one.process, pid: 77, startedAt: one.process.startedAt - 500 };
    one.force('web/web1', 'ready');
    await clock.advance(1_000);
    assert.deepEqual(setsOf(one), []);
    assert.equal(hold.idle, false);
    assert.equal(told.length, 1);
    assert.match(told[0] ?? '', /Could not look: Several HAProxy processes answer/);
    await stop();
  });

  test('it cannot be reached: said once, and once more when it was well in between', async () => {
    const one = lb('lb1', { adminFlags: 1 });
    const { hold, clock, told, stop } = await holding(one);
    const lost = () => {
      throw new ConnectionLost('gone', false);
    };
    one.before = lost;
    await clock.advance(3_000);
    assert.deepEqual(told, ['Could not look: gone']);
    one.before = () => {};
    await clock.advance(1_000);
    one.before = lost;
    await clock.advance(1_000);
    assert.equal(told.length, 2);
    assert.equal(hold.idle, false);
    await stop();
  });
});

describe('letting go', () => {
  test('nothing is looked at any more when nothing is held', async () => {
    const one = lb('lb1', { adminFlags: 1 });
    const { hold, clock } = await holding(one);
    await hold.release(['web/web2']);
    assert.equal(hold.idle, false);
    await hold.release(['web/web1']);
    assert.equal(hold.idle, true);
    await clock.advance(5_000);
    assert.equal(looksOf(one).length, 1);
  });

  test('it waits for the look that is under way, so that nothing is sent afterwards', async () => {
    const one = lb('lb1', { adminFlags: 1 });
    const { hold, clock } = await holding(one);
    one.before = async () => one.clock?.sleep(500);
    await clock.advance(1_000);
    let released = false;
    const work = hold.release(['web/web1']).then(() => {
      released = true;
    });
    await clock.advance(400);
    assert.equal(released, false);
    await clock.advance(200);
    assert.equal(released, true);
    await work;
  });

  test('but not for one that hangs: after two seconds it is given up, and whoever lets go of it hears that nobody has seen it', async () => {
    const one = lb('lb1', { adminFlags: 1 });
    const { hold, clock, told } = await holding(one);
    one.readServers = (_servers, signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    await clock.advance(1_000);
    let unseen: string | null = null;
    void hold.release(['web/web1']).then((left) => {
      unseen = left.unseen;
    });
    await clock.advance(1_900);
    assert.equal(unseen, null);
    await clock.advance(200);
    assert.match(unseen ?? '', /did not answer any more/);
    assert.deepEqual(told, []);
  });

  test('whoever lets go of others alone neither waits for one that hangs, nor hears anything of it', async () => {
    const one = lb('lb1', { adminFlags: 1 });
    const { hold, clock, stop } = await holding(one);
    one.readServers = (_servers, signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    await clock.advance(1_000);
    let unseen: string | null = null;
    void hold.release(['web/web9']).then((left) => {
      unseen = left.unseen;
    });
    await clock.advance(0);
    assert.equal(unseen, '');
    await stop();
  });
});

describe('let go of for a later step', () => {
  test('nothing is looked at and nothing set until it is given back; then it is held as before', async () => {
    const one = lb();
    one.force('web/web1', 'maint');
    const { hold, clock, told, stop } = await holding(one);
    assert.deepEqual(await hold.suspend(['web/web1', 'web/web2']), ['web/web1']);
    assert.equal(hold.idle, false);
    const { length } = one.calls;
    one.force('web/web1', 'ready');
    await clock.advance(5_000);
    assert.equal(one.calls.length, length);
    one.force('web/web1', 'maint');
    assert.deepEqual(hold.resume(['web/web1', 'web/web2'], 'as-held'), ['web/web1']);
    await clock.advance(1_000);
    one.reload();
    await clock.advance(1_000);
    assert.equal(one.server('web/web1').adminFlags, 1);
    assert.deepEqual(told, [
      'HAProxy was reloaded (process 101 instead of 100)',
      'Put back after the reload: web/web1 to maint',
    ]);
    await stop();
  });

  test('released after all: nothing is held any more', async () => {
    const one = lb('lb1', { adminFlags: 1 });
    const { hold, clock } = await holding(one);
    await hold.suspend(['web/web1']);
    await hold.release(['web/web1']);
    assert.equal(hold.idle, true);
    assert.deepEqual(hold.resume(['web/web1'], 'as-held'), []);
    await clock.advance(2_000);
    assert.equal(looksOf(one).length, 1);
  });

  test('given back otherwise: somebody has set it since, and has his way', async () => {
    const one = lb('lb1', { adminFlags: 1 });
    const { hold, clock, told } = await holding(one);
    await hold.suspend(['web/web1']);
    hold.resume(['web/web1'], 'as-held');
    one.force('web/web1', 'ready');
    await clock.advance(1_000);
    assert.deepEqual(setsOf(one), []);
    assert.equal(hold.idle, true);
    assert.match(told.at(-1) ?? '', /web\/web1 is ready, weight 1 now: somebody else changed it/);
  });

  test('a reload meanwhile: what it forgot is put back when it is given back', async () => {
    const one = lb();
    one.force('web/web1', 'maint');
    const { hold, clock, told, stop } = await holding(one);
    await hold.suspend(['web/web1']);
    one.reload();
    await clock.advance(3_000);
    assert.deepEqual(setsOf(one), []);
    hold.resume(['web/web1'], 'as-held');
    await clock.advance(1_000);
    assert.equal(one.server('web/web1').adminFlags, 1);
    assert.equal(told.at(-1), 'Put back after the reload: web/web1 to maint');
    await stop();
  });

  test('a reload meanwhile, with another one held on: both are put back, each when it is held', async () => {
    const one = lb();
    for (const each of ['web/web1', 'web/web2']) one.force(each, 'drain');
    const { hold, clock, told, stop } = await holding(one, {
      web1: { state: 'drain' },
      web2: { state: 'drain' },
    });
    await hold.suspend(['web/web1']);
    one.reload();
    await clock.advance(3_000);
    assert.deepEqual(
      ['web/web1', 'web/web2'].map((key) => one.server(key).adminFlags),
      [0, 8],
    );
    hold.resume(['web/web1'], 'as-held');
    await clock.advance(1_000);
    assert.equal(one.server('web/web1').adminFlags, 8, told.join('; '));
    // Seen with all as it should be: whatever is otherwise now is somebody's.
    one.force('web/web1', 'ready');
    await clock.advance(1_000);
    assert.equal(one.server('web/web1').adminFlags, 0);
    await stop();
  });

  test('a reload meanwhile, and what was held on is changed since: only the reload is undone', async () => {
    const one = lb();
    for (const each of ['web/web1', 'web/web2']) one.force(each, 'drain');
    const { hold, clock, told, stop } = await holding(one, {
      web1: { state: 'drain' },
      web2: { state: 'drain' },
    });
    await hold.suspend(['web/web1']);
    one.reload();
    await clock.advance(3_000);
    hold.resume(['web/web1'], 'as-held');
    one.force('web/web2', 'ready');
    await clock.advance(1_000);
    assert.deepEqual(
      ['web/web1', 'web/web2'].map((key) => one.server(key).adminFlags),
      [8, 0],
    );
    assert.match(told.join('; '), /web\/web2 is ready, weight 1 now: somebody else changed it/);
    await stop();
  });

  test('on its way back to maint: it goes on from its own drain', async () => {
    const one = lb();
    one.force('web/web1', 'maint');
    const { hold, clock, told, stop } = await holding(one);
    one.reload();
    one.before = (call) => {
      if (call === 'setStates web/web1=maint') throw new ConnectionLost('gone', false);
    };
    await clock.advance(1_000);
    one.before = () => {};
    await clock.runUntil(hold.suspend(['web/web1']));
    await clock.advance(2_000);
    assert.equal(one.server('web/web1').adminFlags, 8);
    hold.resume(['web/web1'], 'as-held');
    await clock.advance(1_000);
    assert.equal(one.server('web/web1').adminFlags, 1, told.join('; '));
    await stop();
  });

  test('on its way back to maint, with another one that gets there meanwhile: the same', async () => {
    const one = lb();
    for (const each of ['web/web1', 'web/web2']) one.force(each, 'maint');
    const { hold, clock, told, stop } = await holding(one, {
      web1: { state: 'maint' },
      web2: { state: 'maint' },
    });
    one.reload();
    // Nobody hears that they were drained.
    const setStates = one.setStates.bind(one);
    one.setStates = async (...given) => {
      await setStates(...given);
      one.setStates = setStates;
      throw new ConnectionLost('cut', true);
    };
    await clock.advance(1_000);
    await clock.runUntil(hold.suspend(['web/web1']));
    await clock.advance(2_000);
    const flags = () => ['web/web1', 'web/web2'].map((key) => one.server(key).adminFlags);
    assert.deepEqual(flags(), [8, 1]);
    hold.resume(['web/web1'], 'as-held');
    await clock.advance(1_000);
    assert.deepEqual(flags(), [1, 1], told.join('; '));
    await stop();
  });

  test('it waits for the look that is under way; given back, it is looked at at once', async () => {
    const one = lb('lb1', { adminFlags: 1 });
    const { hold, clock, stop } = await holding(one);
    one.before = async () => one.clock?.sleep(500);
    await clock.advance(1_000);
    let letGo = false;
    void hold.suspend(['web/web1']).then(() => {
      letGo = true;
    });
    await clock.advance(400);
    assert.equal(letGo, false);
    await clock.advance(200);
    assert.equal(letGo, true);
    one.before = () => {};
    const { length } = looksOf(one);
    hold.resume(['web/web1'], 'as-held');
    await clock.advance(10);
    assert.equal(looksOf(one).length, length + 1);
    await stop();
  });

  test('given back while a look at the others is under way: it is not taken for gone', async () => {
    const one = lb();
    for (const each of ['web/web1', 'web/web2']) one.force(each, 'drain');
    const { hold, clock, told, stop } = await holding(one, {
      web1: { state: 'drain' },
      web2: { state: 'drain' },
    });
    await hold.suspend(['web/web1']);
    one.before = async () => one.clock?.sleep(500);
    await clock.advance(1_200);
    hold.resume(['web/web1'], 'as-held');
    await clock.advance(3_000);
    assert.deepEqual(told, []);
    one.before = () => {};
    one.reload();
    await clock.advance(2_000);
    assert.equal(one.server('web/web1').adminFlags, 8);
    await stop();
  });

  test('its step has ended without a word: what is as it was held is held again, all else is not', async () => {
    for (const reloaded of [false, true]) {
      for (const left of ['maint', 'ready'] as const) {
        const one = lb();
        one.force('web/web1', 'maint');
        const { hold, clock, told, stop } = await holding(one);
        await hold.suspend(['web/web1']);
        if (reloaded) one.reload();
        one.force('web/web1', left);
        hold.resume(['web/web1'], 'in-doubt');
        await clock.advance(1_000);
        assert.deepEqual(setsOf(one), []);
        assert.equal(hold.idle, left === 'ready');
        const words = /web\/web1 is ready, weight 1 now: a later step that could not say so may have set it/;
        assert.equal(words.test(told.join('; ')), left === 'ready', told.join('; '));
        if (left === 'maint') {
          one.reload();
          await clock.advance(1_000);
          assert.equal(one.server('web/web1').adminFlags, 1);
        }
        await stop();
      }
    }
  });

  test('nobody could reach whoever holds it for a while: what a later step may have set then is not undone, what is as held is held on', async () => {
    const one = lb();
    for (const each of ['web/web1', 'web/web2']) one.force(each, 'drain');
    const held = { web1: { state: 'drain' }, web2: { state: 'drain' } } as const;
    const { hold, clock, told, stop } = await holding(one, held);
    const flags = () => ['web/web1', 'web/web2'].map((key) => one.server(key).adminFlags);
    hold.doubt();
    one.reload();
    one.force('web/web2', 'drain');
    await clock.advance(1_000);
    assert.deepEqual([flags(), setsOf(one)], [[0, 8], []]);
    assert.match(
      told.join('; '),
      /web\/web1 is ready, .* a later step that could not say so may have set it/,
    );
    one.reload();
    await clock.advance(1_000);
    assert.deepEqual(flags(), [0, 8]);
    await stop();
  });

  test('another step wants it as well: it is that one\u2019s to give back', async () => {
    const one = lb('lb1', { adminFlags: 1 });
    const { hold, clock } = await holding(one);
    await hold.suspend(['web/web1']);
    hold.resume(['web/web1'], 'as-held');
    assert.deepEqual(await hold.suspend(['web/web1']), ['web/web1']);
    await clock.advance(2_000);
    assert.equal(looksOf(one).length, 1);
  });
});

test('checks that were switched off are again, before what an agent would undo; one that is not there is not asked for', async () => {
  const one = lb('lb1', { adminFlags: 8, checkState: 2, agentState: 18 });
  const settings = { state: 'drain', checks: 'disabled', agent: 'disabled' } as const;
  const { clock, told, stop } = await holding(one, { web1: settings, web2: { agent: 'disabled' } });
  one.reload();
  Object.assign(one.server('web/web1'), { adminFlags: 0, checkState: 6, agentState: 22 });
  await clock.advance(2_500);
  assert.equal(setsOf(one)[0], 'setChecks web/web1 health=disabled web/web1 agent=disabled');
  const { adminFlags, checkState, agentState } = one.server('web/web1');
  assert.deepEqual([adminFlags, checkState, agentState], [8, 2, 18]);
  assert.match(
    told.join('\n'),
    /Put back after the reload: web\/web1 to drain, health checks disabled, agent checks disabled/,
  );
  await stop();
});

describe('a later step asks who answers', () => {
  test('a look of its own tells of a reload, and nothing that was let go of for that is put back', async () => {
    const one = lb();
    one.force('web/web1', 'maint');
    const { hold, clock, told, stop } = await holding(one);
    assert.deepEqual(await hold.suspend(['web/web1']), ['web/web1']);
    one.reload();
    const askedAt = clock.now();
    const { processes, metMsAgo, seenMsAgo } = await clock.runUntil(hold.whoAnswers());
    assert.equal(clock.now(), askedAt);
    assert.deepEqual([...processes.map(({ pid }) => pid), metMsAgo, seenMsAgo], [100, 101, 0, 0]);
    assert.deepEqual(told, ['HAProxy was reloaded (process 101 instead of 100)']);
    assert.deepEqual(setsOf(one), []);
    hold.resume(['web/web1'], 'as-held');
    await clock.advance(1_000);
    assert.equal(one.server('web/web1').adminFlags, 1, 'put back, for it was of another load balancer');
    await stop();
  });

  test('where nobody can be reached it is told since when', async () => {
    const one = lb('lb1', { adminFlags: 1 });
    const { hold, clock, stop } = await holding(one);
    await hold.suspend(['web/web1']);
    await clock.advance(10_000);
    one.before = () => Promise.reject(new ConnectionLost('gone', false));
    const { processes, seenMsAgo } = await clock.runUntil(hold.whoAnswers());
    assert.deepEqual([processes.length, seenMsAgo >= 10_000], [1, true]);
    await stop();
  });

  test('a look that does not end is given up for whoever asks', async () => {
    const one = lb('lb1', { adminFlags: 1 });
    const { hold, clock, stop } = await holding(one);
    await hold.suspend(['web/web1']);
    const read = one.readServers.bind(one);
    one.readServers = async (servers, signal, options) => {
      await clock.sleep(60_000, signal);
      return read(servers, signal, options);
    };
    const before = clock.now();
    await clock.runUntil(hold.whoAnswers());
    assert.equal(clock.now() - before, 2_000);
    await stop();
  });

  test('and is answered, too, where all is let go of before a look of its own has begun', async () => {
    const one = lb('lb1', { adminFlags: 1 });
    const { hold, clock, stop } = await holding(one);
    one.before = async () => one.clock?.sleep(500);
    await clock.advance(1_000);
    const answering = hold.whoAnswers();
    await clock.runUntil(hold.release(['web/web1']));
    const { processes } = await clock.runUntil(answering);
    assert.equal(processes.length, 1);
    await stop();
  });

  test('whoever holds nothing any more answers at once', async () => {
    const one = lb('lb1', { adminFlags: 1 });
    const { hold, clock, stop } = await holding(one);
    assert.equal((await hold.release(['web/web1'])).unseen, '');
    await clock.advance(2_000);
    assert.equal((await hold.whoAnswers()).processes.length, 1);
    await stop();
  });
});
