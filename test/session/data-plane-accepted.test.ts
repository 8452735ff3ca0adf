/**
 * What a Data Plane API has taken is never said not to have been: wherever its answer, the reading behind that, or the rest of a batch
 * is lost, the error says that something was changed, or that it is not known. And what somebody sets behind a PUT is not set over.
 */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { type Clock, systemClock } from '../../src/clock.ts';
import type { Failure } from '../../src/errors.ts';
import type { LoadBalancer } from '../../src/haproxy/load-balancer.ts';
import { nameOf, type ServerName } from '../../src/haproxy/server.ts';
import type { Reading } from '../../src/haproxy/snapshot.ts';
import {
  type FakeDataPlaneApi,
  type Instead,
  startFakeDataPlaneApi,
} from '../support/data-plane-api/fake.ts';
import { startModelHaproxy } from '../support/data-plane-api/model-haproxy.ts';
import { openThrough } from '../support/data-plane-api/open.ts';
import { eventually } from '../support/eventually.ts';
import { atBothEnds, type HaproxyVersion, NEWEST } from '../support/haproxy-versions.ts';
import { type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';
import { startWebServer } from '../support/web-server.ts';

const signal = new AbortController().signal;
const web1 = nameOf('web/web1');
const web2 = nameOf('web/web2');
const web3 = nameOf('web/web3');
const off = nameOf('web/off');

interface Scene {
  haproxy: RealHaproxy;
  api: FakeDataPlaneApi;
  lb: LoadBalancer;
}

async function startScene(t: TestContext, version: HaproxyVersion): Promise<Scene> {
  const app = await startWebServer({ name: 'app', t });
  const haproxy = await startHaproxy(version, {
    t,
    config: `backend web
      server web1 127.0.0.1:${app.port} check inter 100ms rise 2 fall 3
      server web2 127.0.0.1:${app.port} weight 10
      server web3 127.0.0.1:${app.port}
      server off 127.0.0.1:${app.port} disabled`,
  });
  const api = await startFakeDataPlaneApi({
    t,
    socket: haproxy.socket,
    version: version === '2.2' ? '3.2.15' : '3.4.2',
  });
  const lb = openThrough(api, { t, commandTimeoutMs: 1_000, retries: 1 });
  await lb.read(signal);
  return { haproxy, api, lb };
}

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  return work.then(
    () => assert.fail('it worked'),
    (reason: Failure) => reason,
  );
}

const isList = ({ path }: { path: string }) => path.endsWith('/servers');
const isPut = ({ method }: { method: string }) => method === 'PUT';

/** From the first PUT on nobody can read any more; that one is answered, or not. */
function goBlind(api: FakeDataPlaneApi, putIsAnswered: boolean): void {
  let hasPut = false;
  if (!putIsAnswered) api.switches.loseAnswers = 1;
  api.switches.instead = (asked) => {
    hasPut ||= isPut(asked);
    return hasPut && !isPut(asked) ? { status: 502, body: '<html>', done: false } : null;
  };
}

const drain = (name: ServerName) => ({ ...name, state: 'drain' as const });

atBothEnds('what the API has taken, and nobody can read back', (version) => {
  const calls: [string, (lb: LoadBalancer) => Promise<unknown>][] = [
    ['setStates', (lb) => lb.setStates([drain(web2)], [web2], signal)],
    ['takeDownForProof', (lb) => lb.takeDownForProof([web2], [web2], signal)],
    ['setHealth stopping', (lb) => lb.setHealth([web2], 'stopping', [web2], signal)],
  ];
  for (const [name, call] of calls) {
    test(`${name}: with its answer it has changed, without one it is not known`, async (t) => {
      for (const [isAnswered, changed] of [
        [true, 'yes'],
        [false, 'unknown'],
      ] as const) {
        const { api, haproxy, lb } = await startScene(t, version);
        goBlind(api, isAnswered);
        const failure = await failureOf(call(lb));
        assert.deepEqual([failure.code, failure.callChanged], ['connect-failed', changed]);
        assert.equal(await haproxy.adminFlags('web', 'web2'), 8);
      }
    });
  }

  test('an answer that says 200 and shows nothing is no proof that something has changed', async (t) => {
    const { api, haproxy, lb } = await startScene(t, version);
    api.switches.dropsSets = true;
    goBlind(api, true);
    const failure = await failureOf(lb.setStates([drain(web2)], [web2], signal));
    assert.equal(failure.callChanged, 'unknown');
    assert.equal(await haproxy.adminFlags('web', 'web2'), 0);
  });

  test('an answer that nobody understands is read again like any other', async (t) => {
    const { api, haproxy, lb } = await startScene(t, version);
    api.switches.instead = (asked) => (isPut(asked) ? { status: 200, body: '{"name":7}', done: true } : null);
    const { servers } = await lb.setStates([drain(web2)], [web2], signal);
    assert.equal(servers.get('web/web2')?.forced, 'drain');
    assert.equal(await haproxy.adminFlags('web', 'web2'), 8);
  });

  test('where nothing had to be sent, nothing has changed', async (t) => {
    const { api, haproxy, lb } = await startScene(t, version);
    await haproxy.cli('set server web/web2 state drain');
    let reads = 0;
    api.switches.instead = ({ path }) => {
      if (/stats\/native$/.test(path)) reads += 1;
      return reads > 1 ? { status: 502, body: '<html>', done: false } : null;
    };
    const failure = await failureOf(lb.setStates([drain(web2)], [web2], signal));
    assert.deepEqual([failure.code, failure.callChanged], ['connect-failed', 'no']);
    assert.ok(!api.commands.some((command) => command.startsWith('set ')));
  });

  test('the way round for a misread server: refused, lost, and lost for good', async (t) => {
    const { api, haproxy, lb } = await startScene(t, version);
    await haproxy.cli('set server web/off state drain');
    assert.equal(await haproxy.adminFlags('web', 'off'), 12);
    await lb.read(signal);
    const maint = () => failureOf(lb.setStates([{ ...off, state: 'maint' }], [off], signal));
    api.switches.instead = (asked) =>
      isPut(asked)
        ? { status: 500, body: { code: 500, message: '[3]  Permission denied' }, done: false }
        : null;
    const refused = await maint();
    assert.deepEqual([refused.code, refused.callChanged], ['permission-denied', 'no']);
    assert.equal(await haproxy.adminFlags('web', 'off'), 12);
    api.switches.instead = null;
    goBlind(api, false);
    assert.equal((await maint()).callChanged, 'unknown');
    assert.notEqual(await haproxy.adminFlags('web', 'off'), 12);
  });
});

test('a look before a later try that fails does not unsay the first', async (t) => {
  const s1 = { name: 's1', flags: 0, op: 2, checked: true, passesAfterMs: 0, fqdn: '-' } as const;
  const haproxy = await startModelHaproxy(t, [s1]);
  const api = await startFakeDataPlaneApi({ t, socket: haproxy.socket });
  const lb = openThrough(api, { t, retries: 1 });
  await lb.read(signal);
  api.switches.loseAnswers = 1;
  let readAt = Number.POSITIVE_INFINITY;
  // A check has ended it before it could be read: HAProxy's clock is waited for, and then nobody answers any more.
  api.switches.instead = (asked) => {
    if (!api.asked.some(isPut) || isPut(asked)) return null;
    const isLate = performance.now() - readAt > 900;
    if (!isLate) readAt = performance.now();
    return isLate ? { status: 502, body: '<html>', done: false } : null;
  };
  const name = nameOf('be/s1');
  const failure = await failureOf(lb.setHealth([name], 'stopping', [name], signal));
  assert.deepEqual([failure.code, failure.callChanged], ['connect-failed', 'yes']);
  assert.equal(haproxy.flags('s1'), 8);
});

describe('a PUT that was given up, and that is done between two answers', () => {
  for (const [title, look] of [
    ['is found by whoever has given it up', (lb) => lb.read(signal)],
    ['by a look at this server alone', (lb) => lb.readServers([web2], signal, { fresh: true })],
    [
      'and by whoever looks after it',
      (_lb, api, t) => openThrough(api, { t }).read(signal, { afterLoss: true }),
    ],
  ] as [string, (lb: LoadBalancer, api: FakeDataPlaneApi, t: TestContext) => Promise<Reading>][]) {
    test(title, async (t) => {
      const { api, haproxy, lb } = await startScene(t, NEWEST);
      await lb.read(signal);
      const { promise: goesOn, resolve: goOn } = Promise.withResolvers<void>();
      api.switches.requestGate = (asked) => (isPut(asked) ? goesOn : undefined);
      const cancel = new AbortController();
      const setting = lb.setStates([drain(web2)], [web2], cancel.signal).catch(() => {});
      await eventually('it was asked for', () => api.asked.some(isPut));
      cancel.abort();
      await setting;
      const asked = api.asked.length;
      const reading = look(lb, api, t);
      await eventually('all was read', () => api.asked.slice(asked).some(isList));
      goOn();
      assert.equal((await reading).servers.get('web/web2')?.forced, 'drain');
      assert.equal(await haproxy.adminFlags('web', 'web2'), 8);
    });
  }
});

test('a PUT that was lost is waited for as long again, and not longer where something else moves meanwhile', async (t) => {
  const { api, haproxy } = await startScene(t, NEWEST);
  const pauses: number[] = [];
  const sleep: Clock['sleep'] = async (ms, limit) => {
    pauses.push(ms);
    if (pauses.length === 1) await haproxy.cli('set server web/web2 weight 5');
    return systemClock.sleep(ms, limit);
  };
  const lb = openThrough(api, {
    t,
    commandTimeoutMs: 1_000,
    retries: 1,
    clock: { ...systemClock, sleep },
  });
  await lb.read(signal);
  let puts = 0;
  api.switches.requestGate = (asked) => {
    if (isPut(asked) && ++puts === 1) return new Promise(() => {});
  };
  await lb.setStates([drain(web3)], [web2, web3], signal);
  assert.equal(puts, 2);
  assert.ok(Math.max(...pauses) < 1_500, `paused for ${pauses}`);
});

atBothEnds('a batch of PUTs that is answered to a part', (version) => {
  const answers: [string, Omit<Instead, 'done'>, string | null][] = [
    ['a 401', { status: 401, body: { code: 401, message: 'unauthorized' } }, 'permission-denied'],
    ['a 403', { status: 403, body: '<html>' }, 'permission-denied'],
    [
      'a redirect',
      { status: 302, body: '', headers: { Location: 'https://evil.example/' } },
      'data-plane-api',
    ],
    ['its refusal', { status: 500, body: { code: 500, message: 'bad request' } }, 'refused'],
    ['a 502 from whatever stands before it', { status: 502, body: '<html>' }, null],
    ['a 504, though it was done', { status: 504, body: '<html>' }, null],
    ['a 524 of a gateway that waits no longer, though it was done', { status: 524, body: 'timeout' }, null],
    ['a 429 of one that was asked too often', { status: 429, body: '{"error":"slow down"}' }, null],
  ];
  for (const [title, answer, code] of answers) {
    test(`${title} in its middle: what was done before is told, or all of it is done`, async (t) => {
      const { api, haproxy, lb } = await startScene(t, version);
      let puts = 0;
      api.switches.instead = (asked) => {
        if (!isPut(asked)) return null;
        puts += 1;
        return puts === 2 ? { ...answer, done: [504, 524].includes(answer.status) } : null;
      };
      const three = [web1, web2, web3];
      const setting = lb.setStates(three.map(drain), three, signal);
      if (code === null) {
        const { servers } = await setting;
        for (const [, server] of servers) assert.equal(server.forced, 'drain');
      } else {
        const failure = await failureOf(setting);
        assert.deepEqual([failure.code, failure.callChanged], [code, 'yes']);
      }
      assert.equal(await haproxy.adminFlags('web', 'web1'), 8);
      assert.equal(await haproxy.adminFlags('web', 'web2'), code === null ? 8 : 0);
    });
  }

  test('the connection breaks in its middle: the rest is sent once more, and nothing twice', async (t) => {
    const { api, haproxy, lb } = await startScene(t, version);
    let puts = 0;
    api.switches.requestGate = (asked) => {
      if (isPut(asked) && ++puts === 2) api.disconnect();
    };
    const three = [web1, web2, web3];
    const { servers } = await lb.setStates(three.map(drain), three, signal);
    for (const [, server] of servers) assert.equal(server.forced, 'drain');
    const sets = api.commands.filter((command) => command.startsWith('set '));
    assert.equal(new Set(sets).size, sets.length, sets.join('; '));
    assert.equal(await haproxy.adminFlags('web', 'web3'), 8);
  });
});

describe('somebody who acts between a PUT and the reading behind it', () => {
  atBothEnds('is not set over', (version) => {
    const calls: [string, (lb: LoadBalancer) => ReturnType<LoadBalancer['setStates']>][] = [
      ['setStates', (lb) => lb.setStates([drain(web2)], [web2], signal)],
      ['takeDownForProof', (lb) => lb.takeDownForProof([web2], [web2], signal)],
      ['setHealth stopping', (lb) => lb.setHealth([web2], 'stopping', [web2], signal)],
    ];
    for (const [name, call] of calls) {
      test(name, async (t) => {
        const { api, haproxy, lb } = await startScene(t, version);
        let hasPut = false;
        let hasActed = false;
        api.switches.requestGate = async (asked) => {
          hasPut ||= isPut(asked);
          if (!hasPut || isPut(asked) || hasActed) return;
          hasActed = true;
          await haproxy.cli('set server web/web2 state ready; set server web/web2 health up');
        };
        const { servers } = await call(lb);
        assert.ok(hasActed);
        assert.equal(servers.get('web/web2')?.forced, 'ready');
        assert.equal(await haproxy.adminFlags('web', 'web2'), 0);
        assert.equal(api.asked.filter(isPut).length, 1);
      });
    }

    test('before the API has looked itself: nothing was set, or it was set back, and neither is sent again', async (t) => {
      const { api, haproxy, lb } = await startScene(t, version);
      let isSet = false;
      api.switches.gate = async (command) => {
        if (isSet) api.switches.gate = null;
        if (isSet) await haproxy.cli('set server web/web2 state ready');
        isSet ||= command.startsWith('set ');
      };
      const failure = await failureOf(lb.setStates([drain(web2)], [web2], signal));
      assert.deepEqual([failure.code, failure.callChanged], ['data-plane-api', 'no']);
      assert.equal(await haproxy.adminFlags('web', 'web2'), 0);
      assert.equal(api.asked.filter(isPut).length, 1);
    });

    test('into maint, between the two halves of taking a server down that came from there', async (t) => {
      const { api, haproxy, lb } = await startScene(t, version);
      await lb.setStates([{ ...web1, state: 'maint' }], [web1], signal);
      let puts = 0;
      api.switches.requestGate = async (asked) => {
        if (isPut(asked) && ++puts === 2) await haproxy.cli('set server web/web1 state maint');
      };
      const { servers } = await lb.takeDownForProof([web1], [web1], signal);
      assert.equal(servers.get('web/web1')?.forced, 'maint');
      assert.equal(await haproxy.adminFlags('web', 'web1'), 1);
      assert.equal(puts, 2);
    });
  });
});

/** Of a server that is there the API says then what it says of one that is not. */
atBothEnds('HAProxy that does not answer the API for a moment', (version) => {
  const calls: [string, (lb: LoadBalancer) => Promise<Reading>, turn: number, key: string, flags: number][] =
    [
      ['setStates, before the set', (lb) => lb.setStates([drain(web2)], [web2], signal), 1, 'web2', 8],
      ['setStates, behind the set', (lb) => lb.setStates([drain(web2)], [web2], signal), 3, 'web2', 8],
      ['takeDownForProof, before both', (lb) => lb.takeDownForProof([web2], [web2], signal), 1, 'web2', 8],
      ['takeDownForProof, behind both', (lb) => lb.takeDownForProof([web2], [web2], signal), 4, 'web2', 8],
      [
        'the way round for a misread server, half way',
        (lb) => lb.setStates([{ ...off, state: 'maint' }], [off], signal),
        4,
        'off',
        5,
      ],
    ];
  for (const [title, call, turn, server, flags] of calls) {
    test(`${title}: nobody is gone, and what is to be is`, async (t) => {
      const { api, haproxy, lb } = await startScene(t, version);
      if (server === 'off') await lb.setStates([drain(off)], [off], signal);
      const { socket } = api;
      let isPutting = false;
      let turns = 0;
      api.switches.requestGate = (asked) => {
        isPutting = isPut(asked);
      };
      api.switches.gate = () => {
        if (isPutting) turns += 1;
        api.socket = isPutting && turns === turn ? `${socket}.gone` : socket;
      };
      const { servers } = await call(lb);
      assert.ok(turns >= turn);
      assert.equal(await haproxy.adminFlags('web', server), flags);
      assert.equal(servers.get(`web/${server}`)?.forced, flags === 5 ? 'maint' : 'drain');
    });
  }

  test('for good: that is what is told, and nothing of the server', async (t) => {
    const { api, haproxy, lb } = await startScene(t, version);
    const { socket } = api;
    let isPutting = false;
    api.switches.requestGate = (asked) => {
      isPutting = isPut(asked);
    };
    api.switches.gate = () => {
      api.socket = isPutting ? `${socket}.gone` : socket;
    };
    const failure = await failureOf(lb.setStates([drain(web2)], [web2], signal));
    assert.deepEqual([failure.code, failure.callChanged], ['connect-failed', 'no']);
    assert.match(failure.message, /HAProxy does not answer the API/);
    assert.equal(await haproxy.adminFlags('web', 'web2'), 0);
  });

  test('is no reason for a server that is gone: that is told', { skip: version === '2.2' }, async (t) => {
    const { api, haproxy, lb } = await startScene(t, version);
    let isGone = false;
    api.switches.requestGate = async (asked) => {
      if (!isPut(asked) || isGone) return;
      isGone = true;
      await haproxy.cli('set server web/web2 state maint; del server web/web2');
    };
    const failure = await failureOf(lb.setStates([drain(web2)], [web2], signal));
    assert.deepEqual([isGone, failure.code, failure.server], [true, 'not-found', 'web/web2']);
  });
});
