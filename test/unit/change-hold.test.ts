/** Who holds servers for an earlier step lets go of what this one changes; what it has set is held from then on where that is asked for. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Failure } from '../../src/errors.ts';
import type { ServerSettings } from '../../src/haproxy/server-settings.ts';
import { change } from '../../src/operation/change.ts';
import type { News, ServersOf } from '../../src/operation/effects.ts';
import type { HoldTarget } from '../../src/operation/hold/hold-target.ts';
import type { Report } from '../../src/operation/report.ts';
import type { Request } from '../../src/operation/request.ts';
import type { SavedChange } from '../../src/operation/saved-change.ts';
import { FakeClock } from '../support/fake-clock.ts';
import type { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { lb, request } from './change-scene.ts';

interface Holding {
  /** Does anybody hold anything? */
  holds?: boolean;
  /** Did anybody let go? */
  letGo?: boolean;
  /** As it was held; as it is found, where nothing is said. */
  held?: ServersOf[];
  /** Whoever held it is gone. */
  refuses?: boolean;
  cancelAfterMs?: number;
  takeOver?: () => void;
  /** Whoever held it may have given something up. */
  afterLoss?: boolean;
  start?: () => void | Promise<void>;
}

async function changeHeld(asked: Request, fleet: FakeLoadBalancer[], given: Holding = {}) {
  const clock = new FakeClock();
  const orders: { changing: readonly ServersOf[]; found: readonly ServersOf[] }[] = [];
  const started: (readonly HoldTarget[])[] = [];
  const givenBack: { again: readonly ServersOf[]; isCancelled: boolean }[] = [];
  const saved: SavedChange[] = [];
  const hold = {
    holds: given.holds ?? true,
    takeOver: async (changing: readonly ServersOf[], found: readonly ServersOf[]) => {
      orders.push({ changing, found });
      given.takeOver?.();
      if (given.letGo !== true) return null;
      const list = given.held ?? changing;
      return {
        held: list,
        afterLoss: given.afterLoss ?? false,
        giveBack: async (again: readonly ServersOf[], signal: AbortSignal) => {
          givenBack.push({ again, isCancelled: signal.aborted });
          return given.refuses ? again : [];
        },
      };
    },
    start: async (targets: readonly HoldTarget[]) => {
      await given.start?.();
      started.push(targets);
    },
  };
  const controller = new AbortController();
  const { signal } = controller;
  const news: News[] = [];
  const tell = (one: News) => news.push(one);
  const effects = { clock, signal, save: (one: SavedChange) => saved.push(one), tell, hold };
  for (const one of fleet) one.clock = clock;
  const work = change({ request: asked, loadBalancers: fleet, effects });
  if (given.cancelAfterMs !== undefined) {
    await clock.advance(given.cancelAfterMs);
    controller.abort(new Failure('cancelled', 'The step was cancelled'));
  }
  const report = await clock.runUntil(work);
  return { report, orders, started, saved, givenBack, news };
}

const namesIn = (list: readonly ServersOf[] | undefined) =>
  (list ?? []).map(({ name, servers }) => [name, ...servers.map(({ server }) => server)].join(' '));

describe('an earlier step holds servers', () => {
  test('what is to be changed is let go of, what is so already only where it is held otherwise', async () => {
    const one = lb('lb1', { adminFlags: 8 });
    const { orders } = await changeHeld(request('drain', {}, 'web1,web2'), [one]);
    assert.deepEqual(namesIn(orders[0]?.changing), ['lb1 web2']);
    assert.deepEqual(namesIn(orders[0]?.found), ['lb1 web1']);
    assert.deepEqual(orders[0]?.changing[0]?.servers[0], {
      backend: 'web',
      server: 'web2',
      settings: { state: 'ready' },
    });
  });

  test('whoever holds by itself from now on takes over everything', async () => {
    const one = lb('lb1', { adminFlags: 8 });
    const { orders } = await changeHeld(request('drain', { hold: true }, 'web1,web2'), [one]);
    assert.deepEqual(namesIn(orders[0]?.changing), ['lb1 web1 web2']);
  });

  test('somebody has let go: everything is read and planned again before anything is set', async () => {
    const one = lb();
    const { report } = await changeHeld(request('drain'), [one], {
      letGo: true,
      takeOver: () => one.force('web/web1', 'drain'),
    });
    assert.equal(report.result, 'unchanged');
    assert.deepEqual(one.calls.slice(0, 2), ['read', 'read']);
  });

  test('and what was planned is told once, for the second reading', async () => {
    const one = lb('lb1', { adminFlags: 1 });
    const { news } = await changeHeld(request('drain'), [one], { letGo: true });
    assert.equal(news.filter(({ kind }) => kind === 'read').length, 1);
    const notices = news.flatMap((one) => (one.kind === 'notice' ? one.text : []));
    assert.equal(notices.length, 1, notices.join('\n'));
  });

  test('and may have given up a set: what comes of that is waited for before everything is read again', async () => {
    const one = lb();
    const { report } = await changeHeld(request('drain'), [one], { letGo: true, afterLoss: true });
    assert.equal(report.result, 'changed');
    assert.deepEqual(one.calls.slice(0, 3), ['read', 'readServers fresh web/web1', 'read']);
    assert.deepEqual(one.afterLoss, ['web/web1']);
  });

  test('nobody did: what was read counts', async () => {
    const one = lb();
    await changeHeld(request('drain'), [one]);
    assert.equal(one.calls.filter((call) => call === 'read').length, 1);
  });

  test('it cannot be taken over: nothing is set', async () => {
    const one = lb();
    const { report } = await changeHeld(request('drain'), [one], {
      takeOver: () => {
        throw new Failure('hold-failed', 'It does not let go');
      },
    });
    assert.equal(report.error?.code, 'hold-failed');
    assert.deepEqual(one.calls, ['read']);
  });

  test('nobody is asked for a look, a dry run, or what cannot be done', async () => {
    const denied = lb();
    denied.level = 'user';
    const { selection } = request('drain');
    for (const [asked, one] of [
      [{ operation: 'status', selection, failOnNotFound: true }, lb()],
      [request('drain', { dryRun: true }), lb()],
      [request('drain'), denied],
    ] as const) {
      assert.deepEqual((await changeHeld(asked, [one])).orders, []);
    }
  });
});

/** Of web1, held in this. */
const held = (settings: ServerSettings, name = 'lb1'): ServersOf[] => [
  { name, servers: [{ backend: 'web', server: 'web1', settings }] },
];

const lostIn = ({ warnings }: Report) =>
  warnings.filter(({ text }) => /held web\/web1 against reloads, and has let go/.test(text)).length;

describe('somebody has let go, and this step', () => {
  const unproven = request('ready', { healthTimeoutMs: 2_000 });
  const down = () => lb('lb1', { adminFlags: 1, checkState: 14 });

  test('fails and puts everything back: it is held again, and nothing is said', async () => {
    const { report, started, givenBack } = await changeHeld(unproven, [down()], {
      letGo: true,
      held: held({ state: 'maint' }),
    });
    assert.equal(report.result, 'rolled-back');
    assert.deepEqual(
      givenBack.map(({ again }) => again),
      [held({ state: 'maint' })],
    );
    assert.deepEqual([started, lostIn(report)], [[], 0]);
  });

  test('fails, and whoever held it is gone: nobody holds it any more, and that is told', async () => {
    const { report } = await changeHeld(unproven, [down()], { letGo: true, refuses: true });
    assert.deepEqual([report.result, lostIn(report)], ['rolled-back', 1]);
  });

  test('fails, and puts it back to what a reload had made of it: that is not what it was held in, and is told', async () => {
    const asked = request('maint', { drainTimeoutMs: 2_000 });
    const { report, givenBack } = await changeHeld(asked, [lb('lb1', { sessions: 1 })], {
      letGo: true,
      held: held({ state: 'drain' }),
    });
    assert.equal(report.result, 'rolled-back');
    assert.deepEqual([givenBack[0]?.again[0]?.servers, lostIn(report)], [[], 1]);
  });

  test('is refused before it changes anything: it is held again', async () => {
    const [one, two] = [lb(), lb('lb2')];
    two.before = (call) => {
      if (call === 'read' && two.calls.filter((each) => each === 'read').length > 1)
        throw new Failure('connect-failed', 'gone');
    };
    const both = [...held({ weight: 5 }), ...held({ weight: 5 }, 'lb2')];
    const { report, givenBack } = await changeHeld(request('drain'), [one, two], { letGo: true, held: both });
    assert.equal(report.error?.code, 'connect-failed');
    assert.deepEqual(givenBack[0]?.again, both);
    assert.equal(lostIn(report), 0);
  });

  test('fails and leaves it otherwise: nobody holds it any more, and that is told', async () => {
    const asked = request('maint', { onDrainTimeout: 'keep', drainTimeoutMs: 2_000 });
    const kept = async (settings: ServerSettings) => {
      const { report, givenBack } = await changeHeld(asked, [lb('lb1', { sessions: 1 })], {
        letGo: true,
        held: held(settings),
      });
      assert.equal(report.error?.code, 'drain-timeout');
      return [givenBack[0]?.again[0]?.servers.length, lostIn(report)];
    };
    assert.deepEqual(await kept({ weight: 1 }), [1, 0], 'it is at the weight at which it was held');
    assert.deepEqual(await kept({ state: 'drain' }), [1, 0], 'it is in what it was held in');
    assert.deepEqual(await kept({ state: 'maint' }), [0, 1]);
  });

  test('fails and leaves some otherwise: each is told where it is, and held again where it is as it was held', async () => {
    const asked = request('maint', { onDrainTimeout: 'keep', drainTimeoutMs: 2_000 }, 'web1,web2');
    const at5: ServerSettings = { weight: 5 };
    const both = ['web1', 'web2'].map((server) => ({ backend: 'web', server, settings: at5 }));
    const toldOf = async (refuses: boolean) => {
      const [one, two] = [lb('lb1', { sessions: 1 }), lb('lb2', { weight: 5 })];
      one.server('web/web2').weight = 5;
      const list = [{ name: 'lb1', servers: both }, ...held(at5, 'lb2')];
      const { report, givenBack } = await changeHeld(asked, [one, two], { letGo: true, held: list, refuses });
      assert.equal(report.error?.code, 'drain-timeout');
      assert.deepEqual(namesIn(givenBack[0]?.again), ['lb1 web2', 'lb2 web1']);
      return report.warnings.flatMap(({ loadBalancer, text }) => {
        const [, names] = /held (.*) against reloads, and has let go/.exec(text) ?? [];
        return names === undefined ? [] : `${loadBalancer}: ${names}`;
      });
    };
    assert.deepEqual(await toldOf(false), ['lb1: web/web1']);
    assert.deepEqual(await toldOf(true), ['lb1: web/web1, web/web2', 'lb2: web/web1']);
  });

  test('fails, and what it has left cannot be read: that is not known to be as it was held', async () => {
    const one = down();
    one.before = (call) => {
      if (one.calls.some((each) => each.startsWith('takeDownForProof')) && !call.startsWith('takeDown'))
        throw new Failure('connect-failed', 'gone');
    };
    const { report, givenBack } = await changeHeld(unproven, [one], {
      letGo: true,
      held: held({ weight: 1 }),
    });
    assert.equal(report.changed, 'unknown');
    assert.deepEqual([givenBack[0]?.again[0]?.servers, lostIn(report)], [[], 1]);
  });

  test('fails for a reload before it has set anything: what that forgot is for whoever held it to put back', async () => {
    const one = lb();
    one.force('web/web1', 'maint');
    one.before = (call) => {
      if (call.startsWith('takeDownForProof')) one.reload();
    };
    const { report, givenBack } = await changeHeld(request('ready', { onReload: 'fail' }), [one], {
      letGo: true,
      held: held({ state: 'maint' }),
    });
    assert.deepEqual([report.error?.code, lostIn(report)], ['reloaded', 0]);
    assert.deepEqual(givenBack[0]?.again, held({ state: 'maint' }));
  });

  test('is cancelled: what is as it was held is held again, and no time is lost over it', async () => {
    const { report, givenBack } = await changeHeld(request('maint'), [lb('lb1', { sessions: 1 })], {
      letGo: true,
      held: held({ state: 'drain' }),
      cancelAfterMs: 1_000,
    });
    assert.equal(report.error?.code, 'cancelled');
    assert.deepEqual(givenBack, [{ again: held({ state: 'drain' }), isCancelled: true }]);
    assert.equal(lostIn(report), 0);
  });

  test('cannot hold what it has set: that is its failure, and the earlier hold is as it was', async () => {
    const { report, givenBack } = await changeHeld(request('drain', { hold: true }), [lb()], {
      letGo: true,
      held: held({ weight: 1 }),
      refuses: true,
      start: () => {
        throw new Failure('hold-failed', 'No process could be started');
      },
    });
    assert.equal(report.error?.code, 'hold-failed');
    assert.deepEqual([givenBack.length, lostIn(report)], [1, 1]);
  });

  test('is looked at while it takes long to be held: somebody sets it, and nobody holds what this step is told to have failed', async () => {
    const [one, slow] = [lb('lb1'), lb('lb2')];
    const start = async () => {
      await slow.clock?.sleep(2_000);
      one.force('web/web1', 'maint');
      await slow.clock?.sleep(3_000);
    };
    const { report, orders, givenBack } = await changeHeld(request('drain', { hold: true }), [one, slow], {
      holds: true,
      letGo: true,
      start,
    });
    assert.equal(report.error?.code, 'not-verified');
    assert.equal(orders.length, 2, 'the second time it is its own hold that has to let go');
    assert.deepEqual(givenBack[0]?.again, []);
    assert.equal(one.server('web/web1').adminFlags, 1);
    assert.equal(slow.server('web/web1').adminFlags, 0);
  });

  test('is changed by somebody while it is to be held, and the hold does not let go: the first of both is what is told first', async () => {
    const one = lb('lb1');
    let isStarted = false;
    const { report } = await changeHeld(request('drain', { hold: true }), [one], {
      start: async () => {
        await one.clock?.sleep(2_000);
        one.force('web/web1', 'maint');
        await one.clock?.sleep(3_000);
        isStarted = true;
      },
      takeOver: () => {
        if (isStarted) throw new Failure('hold-failed', 'It does not let go');
      },
    });
    assert.equal(report.error?.code, 'not-verified');
  });

  test('reaches its goal: nobody else holds it any more', async () => {
    const { report, givenBack } = await changeHeld(request('drain'), [lb()], { letGo: true });
    assert.deepEqual([report.result, lostIn(report)], ['changed', 0]);
    assert.deepEqual(givenBack, [{ again: [], isCancelled: false }]);
  });
});

describe('held from now on', () => {
  test('each as it is now, before it is saved as done', async () => {
    const one = lb();
    const { started, report } = await changeHeld(request('drain', { hold: true }), [one]);
    assert.equal(report.result, 'changed');
    assert.deepEqual(started, [
      [
        {
          name: 'lb1',
          process: one.process,
          minAvailable: { kind: 'count', value: 1 },
          servers: [{ backend: 'web', server: 'web1', settings: { state: 'drain' } }],
        },
      ],
    ]);
  });

  test('only what the operation sets', async () => {
    const weight = { kind: 'absolute', value: 5 } as const;
    const settingsOf = async (asked: Request, given: object = {}) =>
      (await changeHeld(asked, [lb('lb1', given)])).started[0]?.[0]?.servers[0]?.settings;
    assert.deepEqual(await settingsOf(request('weight', { hold: true, weight })), { weight: 5 });
    const ready = { hold: true, healthProof: 'none' } as const;
    assert.deepEqual(await settingsOf(request('ready', ready), { adminFlags: 8 }), { state: 'ready' });
    assert.deepEqual(await settingsOf(request('ready', { ...ready, weight }), { adminFlags: 8 }), {
      state: 'ready',
      weight: 5,
    });
  });

  test('not where it is not asked for, nor where the goal was not reached', async () => {
    assert.deepEqual((await changeHeld(request('drain'), [lb()])).started, []);
    const busy = lb('lb1', { sessions: 1 });
    const asked = request('drain', { hold: true, drainTimeoutMs: 2_000 });
    assert.deepEqual((await changeHeld(asked, [busy])).started, []);
  });

  test('it cannot be held: that is a failure, and what was set goes back', async () => {
    const one = lb();
    const { report, saved } = await changeHeld(request('drain', { hold: true }), [one], {
      start: () => {
        throw new Failure('hold-failed', 'No process could be started');
      },
    });
    assert.equal(report.error?.code, 'hold-failed');
    assert.equal(report.result, 'rolled-back');
    assert.equal(one.server('web/web1').adminFlags, 0);
    assert.ok(saved.every(({ reached }) => !reached));
  });
});

test('what is held is what was set, an agent that is off beside what is out, and nothing else', async () => {
  const settingsOf = async (asked: Request, web1: object = {}) => {
    const one = lb('lb1', web1);
    const { started, report } = await changeHeld({ ...asked, hold: true } as Request, [one]);
    assert.equal(report.error, null, report.error?.message);
    const [target] = started[0] ?? [];
    assert.deepEqual(
      [target?.name, target?.process.pid, target?.minAvailable],
      ['lb1', 100, { kind: 'count', value: 1 }],
    );
    return target?.servers[0]?.settings;
  };
  const five = { kind: 'absolute', value: 5 } as const;
  const off = { health: 'disabled', agent: 'disabled' } as const;
  assert.deepEqual(await settingsOf(request('maint')), { state: 'maint' });
  assert.deepEqual(await settingsOf(request('weight', { weight: five })), { weight: 5 });
  assert.deepEqual(await settingsOf(request('drain', { switches: off }), { agentState: 22 }), {
    state: 'drain',
    checks: 'disabled',
    agent: 'disabled',
  });
  assert.deepEqual(
    await settingsOf(request('drain', { switches: { health: 'disabled' } }), { agentState: 18 }),
    {
      state: 'drain',
      checks: 'disabled',
      agent: 'disabled',
    },
  );
  const out = { state: 'maint', agent: 'disabled' };
  assert.deepEqual(await settingsOf(request('maint'), { agentState: 18 }), out);
  assert.deepEqual(await settingsOf(request('weight', { weight: five }), { agentState: 18 }), { weight: 5 });
  assert.deepEqual(
    await settingsOf(request('weight', { weight: five, switches: { agent: 'disabled' } }), {
      agentState: 22,
    }),
    {
      weight: 5,
      agent: 'disabled',
    },
  );
  // A check that is not there is neither on nor off.
  assert.deepEqual(await settingsOf(request('drain', { switches: off }), { checkState: 0 }), {
    state: 'drain',
  });
});
