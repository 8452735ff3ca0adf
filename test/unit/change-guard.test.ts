/** Right after a set, and again before maint: are enough servers left, and whom does that concern? */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Failure } from '../../src/errors.ts';
import { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { BEGUN_AT, CHECKED, lb, request, run } from './change-scene.ts';

/** Others leave in the moment in which this is called. */
function leaveAt(
  one: FakeLoadBalancer,
  call: string,
  others: string[],
  alsoThen: () => void = () => {},
): void {
  let left = false;
  one.before = (now) => {
    if (left || !now.startsWith(call)) return;
    left = true;
    for (const other of others) one.force(other, 'maint');
    alsoThen();
  };
}

describe('others left in the moment of a set', () => {
  const two = { minAvailable: { kind: 'count', value: 2 } } as const;

  test('of a server that takes traffic: too few are left, and it comes back', async () => {
    const one = lb();
    leaveAt(one, 'setStates web/web1=drain', ['web/web2']);
    const { report } = await run(request('drain', two), [one]);
    assert.equal(report.error?.code, 'guard');
    assert.equal(report.error?.loadBalancer, 'lb1');
    assert.match(
      report.error?.message ?? '',
      /web: 1 take traffic, min-available asks for 2; out already: web2/,
    );
    assert.equal(one.server('web/web1').adminFlags, 0);
  });

  test('of a server that is DOWN: it is not missed, and a repair is not blocked', async () => {
    const one = lb('lb1', { operationalState: 0 });
    leaveAt(one, 'setStates web/web1=drain', ['web/web2']);
    const { report } = await run(request('drain', { minAvailable: { kind: 'count', value: 2 } }), [one]);
    assert.equal(report.error, null);
    assert.equal(report.result, 'changed');
  });

  test('of a server at weight 0: it is not missed either', async () => {
    const one = lb('lb1', { weight: 0 });
    leaveAt(one, 'setStates web/web1=drain', ['web/web2']);
    const { report } = await run(request('drain', two), [one]);
    assert.equal(report.result, 'changed');
  });

  test('of one that was DOWN and has come up since: it is missed', async () => {
    const one = lb('lb1', { operationalState: 0 });
    leaveAt(one, 'setStates web/web1=drain', ['web/web2'], () => one.prove('web/web1'));
    const { report } = await run(request('drain', two), [one]);
    assert.equal(report.error?.code, 'guard');
    assert.equal(one.server('web/web1').adminFlags, 0);
  });

  test('of one that was DOWN and has come up since, though nobody else left: it is missed where there were too few', async () => {
    const one = lb('lb1', { operationalState: 0 });
    leaveAt(one, 'setStates web/web1=drain', [], () => one.prove('web/web1'));
    const { report } = await run(request('drain', { minAvailable: { kind: 'count', value: 3 } }), [one]);
    assert.equal(report.error?.code, 'guard');
    assert.equal(one.server('web/web1').adminFlags, 0);
  });

  test('of one that was DOWN, and that somebody has put into maint: that makes HAProxy believe in it, and is no reason to let it in', async () => {
    const one = lb('lb1', { operationalState: 0, checkStatus: 'L4CON' });
    leaveAt(one, 'setStates web/web1=drain', ['web/web1']);
    const { report } = await run(request('drain', { minAvailable: { kind: 'count', value: 3 } }), [one]);
    assert.equal(report.error?.code, 'guard');
    const sets = one.calls.filter((call) => /^(set|take)/.test(call));
    assert.deepEqual(sets, [
      'setStates web/web1=drain',
      'takeDownForProof web/web1',
      'setStates web/web1=ready',
    ]);
    assert.equal(one.server('web/web1').operationalState, 0);
  });

  test('it comes back at once, and what HAProxy cut in maint is told', async () => {
    const one = lb('lb1', { sessions: 3, sessionsTotal: 9 });
    leaveAt(one, 'setStates web/web1=maint', ['web/web2'], () => {
      one.server('web/web1').sessions = 0;
    });
    const { report } = await run(request('maint', { ...two, drainTimeoutMs: 0 }), [one]);
    assert.equal(report.error?.code, 'guard');
    assert.equal(report.servers[0]?.sessionsShutDown, 3);
    assert.match(report.warnings[0]?.text ?? '', /^3 sessions of web\/web1 ended the moment it went down/);
  });

  for (const lostAt of ['setStates web/web1=ready', 'sample'])
    test(`and where the way is lost at \`${lostAt}\`, with some left in maint, whether HAProxy has cut them is told as not known`, async () => {
      const one = lb('lb1', { sessions: 3, sessionsTotal: 9 });
      leaveAt(one, 'setStates web/web1=maint', ['web/web2']);
      const { before } = one;
      one.before = (call) => {
        if (one.calls.includes('setStates web/web1=maint') && call.startsWith(lostAt))
          throw new Failure('connect-failed', 'Connection refused');
        return before(call);
      };
      const { report } = await run(request('maint', { ...two, drainTimeoutMs: 0, onError: 'keep' }), [one]);
      assert.match(
        report.warnings.map(({ text }) => text).join('; '),
        /^The way was lost as web\/web1 went down, with sessions: whether HAProxy has cut them is not known\.$/,
      );
    });

  test('of one that took no traffic when this was planned, and does as it goes to maint: it is missed', async () => {
    const one = lb('lb1', { adminFlags: 32, operationalState: 0, sessions: 1 });
    const { report } = await run(
      request('maint', { minAvailable: { kind: 'count', value: 3 } }),
      [one],
      async (clock) => {
        await clock.advance(1_000);
        // Its name resolves again.
        Object.assign(one.server('web/web1'), { adminFlags: 0, operationalState: 2, sessions: 0 });
      },
    );
    assert.equal(report.error?.code, 'guard');
    assert.equal(one.server('web/web1').adminFlags, 0);
  });

  test('of two, one of which has come up since: it is missed', async () => {
    const one = new FakeLoadBalancer({
      name: 'lb1',
      servers: ['web1', 'web2', 'web3', 'web4'].map((server) => {
        const isDown = server === 'web1' || server === 'web2';
        return { backend: 'web', server, ...CHECKED, ...(isDown ? { operationalState: 0 } : {}) };
      }),
    });
    leaveAt(one, 'setStates web/web1=drain', ['web/web3'], () => one.prove('web/web1'));
    const { report } = await run(request('drain', two, 'web1,web2'), [one]);
    assert.equal(report.error?.code, 'guard');
  });

  /** Both set in the same instant; the other one is back when this is called for the n-th time. */
  async function tie(server: string, backAtLook = Number.POSITIVE_INFINITY) {
    const one = lb();
    one.force('web/web3', 'maint');
    const other = server === 'web1' ? 'web/web2' : 'web/web1';
    let looks = 0;
    one.before = (call) => {
      if (call === `setStates web/${server}=drain`) one.force(other, 'drain');
      if (/^readServers .*web3/.test(call) && ++looks === backAtLook) one.force(other, 'ready');
    };
    const { report } = await run(request('drain', {}, server), [one]);
    const spoken = one.calls.filter((call) => call !== 'save');
    const drained = spoken.indexOf(`setStates web/${server}=drain`);
    const back = spoken.indexOf(`setStates web/${server}=ready`);
    return { report, looks: back < 0 ? null : back - drained - 1 };
  }

  test('two set in the same instant: the one that sorts first comes back without so much as a look', async () => {
    const { report, looks } = await tie('web1');
    assert.equal(report.error?.code, 'guard');
    assert.equal(looks, 0);
  });

  test('the one that sorts last looks whether the other one does, and stays', async () => {
    for (const look of [1, 3]) {
      const { report, looks } = await tie('web2', look);
      assert.equal(report.result, 'changed');
      assert.equal(looks, null);
    }
  });

  test('a look that fails is no reason to stay, and none to forget why it came back', async () => {
    const one = lb();
    one.force('web/web3', 'maint');
    let isBack = false;
    one.before = (call) => {
      if (call === 'setStates web/web2=drain') one.force('web/web1', 'drain');
      if (call === 'setStates web/web2=ready') isBack = true;
      if (/^readServers .*web3/.test(call)) throw new Failure('timeout', 'No answer in time');
    };
    const { report } = await run(request('drain', { onError: 'keep' }, 'web2'), [one]);
    assert.ok(isBack);
    assert.equal(one.server('web/web2').adminFlags, 0);
    assert.equal(report.error?.code, 'guard');
  });

  test('and comes back after a few looks when it does not', async () => {
    const { report, looks } = await tie('web2', 4);
    assert.equal(report.error?.code, 'guard');
    assert.equal(looks, 3);
  });
});

describe('another one left while this one was in drain, and is missed before maint', () => {
  /** `backAfterMs`: when the other one has gone back. Returns also how long it was waited for. */
  async function maint(server: string, other: string, backAfterMs: number) {
    const one = lb();
    one.force('web/web3', 'maint');
    one.server(`web/${server}`).sessions = 1;
    let leftAt = Number.POSITIVE_INFINITY;
    one.before = (call) => {
      const now = one.clock?.now() ?? 0;
      if (call.startsWith('sample')) one.server(`web/${server}`).sessions = 0;
      if (leftAt === Number.POSITIVE_INFINITY && call === `readServers web/${server}`) {
        one.force(other, 'drain');
        leftAt = now;
      } else if (now >= leftAt + backAfterMs && one.server(other).adminFlags !== 0) one.force(other, 'ready');
    };
    const { report, tookMs } = await run(request('maint', {}, server), [one]);
    return { flags: one.server(`web/${server}`).adminFlags, report, waitedMs: BEGUN_AT + tookMs - leftAt };
  }

  test('whoever has not the server that sorts last waits only for one that has just left to come back', async () => {
    const { report, flags, waitedMs } = await maint('web1', 'web/web2', Number.POSITIVE_INFINITY);
    assert.equal(report.error?.code, 'guard');
    assert.match(report.error?.message ?? '', /web: 0 take traffic.*out already: web2 \(DRAIN\)/);
    assert.equal(report.result, 'rolled-back');
    assert.equal(flags, 0);
    assert.ok(waitedMs >= 100 && waitedMs < 200, `${waitedMs} ms`);
  });

  test('whoever has it waits, and goes on when the other one is back', async () => {
    const { report, flags } = await maint('web2', 'web/web1', 100);
    assert.equal(report.result, 'changed');
    assert.equal(flags, 1);
  });

  for (const backAfterMs of [100, Number.POSITIVE_INFINITY]) {
    const isBack = backAfterMs < 200;
    test(`the other one left in the moment in which this one went to maint, and ${isBack ? 'comes back: this one stays' : 'stays out: this one comes back'}`, async () => {
      const one = lb();
      one.force('web/web3', 'maint');
      let leftAt = Number.POSITIVE_INFINITY;
      one.before = (call) => {
        const now = one.clock?.now() ?? 0;
        if (call === 'setStates web/web2=maint') {
          one.force('web/web1', 'drain');
          leftAt = now;
        } else if (now >= leftAt + backAfterMs) one.force('web/web1', 'ready');
      };
      const { report } = await run(request('maint', {}, 'web2'), [one]);
      assert.equal(report.result, isBack ? 'changed' : 'rolled-back');
      assert.equal(one.server('web/web2').adminFlags, isBack ? 1 : 0);
    });
  }

  test('but not for longer than a moment', async () => {
    const { report, flags, waitedMs } = await maint('web2', 'web/web1', Number.POSITIVE_INFINITY);
    assert.equal(report.error?.code, 'guard');
    assert.equal(flags, 0);
    assert.ok(waitedMs >= 200 && waitedMs < 400, `${waitedMs} ms`);
  });
});

test('another server was deleted since the step has read: it only serves nobody', async () => {
  const one = lb();
  const readServers = one.readServers.bind(one);
  one.readServers = async (names, signal, options) => {
    if (names.some(({ server }) => server === 'web3')) {
      throw new Failure('not-found', 'HAProxy has no server web/web3 any more', { servers: ['web/web3'] });
    }
    return await readServers(names, signal, options);
  };
  leaveAt(one, 'setStates web/web1=drain', ['web/web2', 'web/web3']);
  const { report } = await run(request('drain', { onError: 'keep' }), [one]);
  assert.equal(report.error?.code, 'guard');
  assert.equal(one.server('web/web1').adminFlags, 0);
});

describe('in the backend of a tracker', () => {
  const tracked = () =>
    new FakeLoadBalancer({
      name: 'lb1',
      servers: [
        { backend: 'web', server: 'web1', ...CHECKED },
        { backend: 'web', server: 'web2', ...CHECKED },
        { backend: 'api', server: 'api1', tracks: 'web/web1' },
        { backend: 'api', server: 'api2', ...CHECKED },
        { backend: 'api', server: 'api3', ...CHECKED },
      ],
    });

  test('others left there: too few are left', async () => {
    const one = tracked();
    leaveAt(one, 'setStates web/web1=drain', ['api/api2', 'api/api3']);
    const { report } = await run(request('drain'), [one]);
    assert.equal(report.error?.code, 'guard');
    assert.match(report.error?.message ?? '', /api: 0 take traffic/);
    assert.equal(one.server('web/web1').adminFlags, 0);
  });

  test('the tracker took no traffic there: nobody misses it', async () => {
    const one = tracked();
    one.server('api/api1').weight = 0;
    leaveAt(one, 'setStates web/web1=drain', ['api/api2', 'api/api3']);
    const { report } = await run(request('drain'), [one]);
    assert.equal(report.result, 'changed');
  });
});

describe('max-load', () => {
  const HALF = { maxLoad: 50 };
  const site = (sessions: number) =>
    new FakeLoadBalancer({
      name: 'lb1',
      servers: ['web1', 'web2', 'web3'].map((server) => ({
        backend: 'web',
        server,
        ...CHECKED,
        sessions,
        sessionsTotal: 100,
        sessionLimit: 30,
      })),
    });

  test('is refused before anything is sent, or allowed', async () => {
    const full = site(11);
    const { report } = await run(request('maint', HALF), [full]);
    assert.equal(report.error?.code, 'max-load');
    assert.match(
      report.error?.message ?? '',
      /web: 33 sessions on 2 servers with room for 60 \(maxconn\), which is 55%/,
    );
    assert.ok(!full.calls.some((call) => call.startsWith('set')));
    const one = site(10);
    const allowed = await run(request('drain', HALF), [one], async (clock) => {
      await clock.advance(1_000);
      one.server('web/web1').sessions = 0;
    });
    assert.equal(allowed.report.result, 'changed');
  });

  test('is looked at again before maint: what has come since goes back', async () => {
    const one = site(10);
    const { report } = await run(request('maint', HALF), [one], async (clock) => {
      await clock.advance(1_000);
      one.server('web/web1').sessions = 0;
      one.server('web/web2').sessions = 29;
    });
    assert.equal(report.error?.code, 'max-load');
    assert.equal(report.result, 'rolled-back');
    assert.ok(!one.calls.some((call) => /=maint/.test(call)));
    assert.equal(one.server('web/web1').adminFlags, 0);
  });

  test('another job was as fast: whoever sees that gives way at once', async () => {
    const one = site(9);
    one.before = (call) => {
      if (call.startsWith('setStates web/web1=drain')) one.force('web/web2', 'drain');
    };
    const { report } = await run(request('drain', { ...HALF, drainTimeoutMs: 5_000 }), [one]);
    assert.equal(report.error?.code, 'max-load');
    assert.equal(one.server('web/web1').adminFlags, 0);
  });
});

describe('what lowers nothing', () => {
  const two = { minAvailable: { kind: 'count', value: 2 } } as const;
  const backup = { backend: 'web', ...CHECKED, backup: true };
  const onBackups = () =>
    new FakeLoadBalancer({
      name: 'lb1',
      servers: [
        { backend: 'web', server: 'web1', ...CHECKED, adminFlags: 1, operationalState: 0 },
        { ...backup, server: 'spare1' },
        { ...backup, server: 'spare2' },
      ],
    });

  for (const operation of ['drain', 'maint'] as const) {
    test(`${operation} of one of several backups that a backend lives on: HAProxy uses one of them, before as after`, async () => {
      const one = onBackups();
      const { report } = await run(request(operation, two, 'spare2'), [one]);
      assert.equal(report.error, null);
      assert.equal(report.result, 'changed');
    });

    test(`${operation} of the only active one, whose place a backup takes`, async () => {
      const one = new FakeLoadBalancer({
        name: 'lb1',
        servers: [
          { backend: 'web', server: 'web1', ...CHECKED },
          { ...backup, server: 'spare1' },
        ],
      });
      const { report } = await run(request(operation, two, 'web1'), [one]);
      assert.equal(report.error, null);
      assert.equal(report.result, 'changed');
    });
  }

  test('unless the other backup leaves in that moment', async () => {
    const one = onBackups();
    leaveAt(one, 'setStates web/spare2=drain', ['web/spare1']);
    const { report } = await run(request('drain', {}, 'spare2'), [one]);
    assert.equal(report.error?.code, 'guard');
    assert.equal(one.server('web/spare2').adminFlags, 0);
  });
});

describe('a backup behind active servers', () => {
  const scene = () =>
    new FakeLoadBalancer({
      name: 'lb1',
      servers: [
        { backend: 'web', server: 'web1', ...CHECKED },
        { backend: 'web', server: 'web2', ...CHECKED },
        { backend: 'web', server: 'spare', ...CHECKED, backup: true },
      ],
    });
  const ALL = { kind: 'percent', value: 100 } as const;

  for (const operation of ['drain', 'maint'] as const) {
    for (const drainTimeoutMs of [0, 60_000]) {
      test(`is missed by nobody: ${operation} with a drain-timeout of ${drainTimeoutMs} ms`, async () => {
        const asked = request(operation, { minAvailable: ALL, drainTimeoutMs }, 'spare');
        const { report } = await run(asked, [scene()]);
        assert.equal(report.error, null, report.error?.message);
        assert.equal(report.result, 'changed');
      });
    }
  }

  test('is missed where these leave in the same moment: it comes back at once', async () => {
    const one = scene();
    one.before = (call) => {
      if (call !== 'setStates web/spare=drain') return;
      for (const active of ['web/web1', 'web/web2']) one.force(active, 'maint');
    };
    const { report } = await run(request('drain', {}, 'spare'), [one]);
    assert.equal(report.error?.code, 'guard');
    assert.equal(one.server('web/spare').adminFlags, 0);
  });
});
