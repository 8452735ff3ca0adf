/** `ready`: how a server is proven, in words; what becomes of a proof while others take longer; and what it is told at the end. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Failure } from '../../src/errors.ts';
import { parseSelection } from '../../src/operation/plan/selection.ts';
import { FakeLoadBalancer } from '../support/fake-load-balancer.ts';
import { CHECKED, type Given, lb, type Ran, request, run } from './change-scene.ts';

const OUT = { adminFlags: 1, checkState: 14, operationalState: 0 } as const;
const setsOf = (one: FakeLoadBalancer) => one.calls.filter((call) => /^(set|take)/.test(call));
const toldOf = ({ news }: Ran, kind: 'set' | 'done' | 'warning' | 'progress') =>
  news.flatMap((one) => (one.kind === kind ? one.text : []));

describe('a proof that is older than what came after it', () => {
  test('others took longer, and its check has failed since: it is proven once more before it is let in', async () => {
    const [quick, slow] = [lb('lb1', OUT), lb('lb2', OUT)];
    const { report, tookMs } = await run(request('ready'), [quick, slow], async (clock) => {
      await clock.advance(1_000);
      quick.prove('web/web1');
      await clock.advance(2_000);
      quick.fail('web/web1');
      await clock.advance(500);
      slow.prove('web/web1');
      await clock.advance(4_000);
      assert.ok(!setsOf(quick).includes('setStates web/web1=ready'));
      quick.prove('web/web1');
    });
    assert.equal(report.error, null, report.error?.message);
    assert.ok(tookMs >= 7_500 && tookMs < 9_000, `${tookMs}`);
    assert.equal(setsOf(quick).at(-1), 'setStates web/web1=ready');
  });

  test('traffic is looked at seldom there, and a check has failed since: the same', async () => {
    const [quick, slow] = [lb('lb1', OUT), lb('lb2', OUT)];
    quick.isCostly = true;
    const { report } = await run(request('ready'), [quick, slow], async (clock) => {
      await clock.advance(1_000);
      quick.prove('web/web1');
      await clock.advance(2_000);
      Object.assign(quick.server('web/web1'), {
        status: 'DRAIN 2/3',
        checkStatus: 'L4CON',
        checkFailures: 1,
      });
      await clock.advance(500);
      slow.prove('web/web1');
      await clock.advance(4_000);
      assert.ok(!setsOf(quick).includes('setStates web/web1=ready'), setsOf(quick).join('; '));
      quick.prove('web/web1');
    });
    assert.equal(report.error, null, report.error?.message);
    assert.equal(setsOf(quick).at(-1), 'setStates web/web1=ready');
  });

  test('of one with an agent, where "DRAIN (agent)" hides that: the same', async () => {
    const one = lb('lb1', { ...OUT, agentState: 22 });
    one.force('web/web2', 'maint');
    const shown = { status: 'DRAIN (agent)', operationalState: 2 } as const;
    const { report } = await run(request('ready', {}, 'web1,web2'), [one], async (clock) => {
      await clock.advance(1_000);
      Object.assign(one.server('web/web1'), { ...shown, checkStatus: 'L7OK' });
      await clock.advance(2_000);
      Object.assign(one.server('web/web1'), { checkStatus: 'L4CON', checkFailures: 1 });
      one.prove('web/web2');
      await clock.advance(4_000);
      assert.ok(!setsOf(one).some((call) => call.startsWith('setStates')), setsOf(one).join('; '));
      Object.assign(one.server('web/web1'), { ...shown, checkStatus: 'L7OK' });
    });
    assert.equal(report.error, null, report.error?.message);
    assert.equal(setsOf(one).at(-1), 'setStates web/web1=ready web/web2=ready');
  });

  test('and it never passes again: nobody is let in, and that is why', async () => {
    const [quick, slow] = [lb('lb1', OUT), lb('lb2', OUT)];
    const { report } = await run(
      request('ready', { healthTimeoutMs: 10_000 }),
      [quick, slow],
      async (clock) => {
        await clock.advance(1_000);
        quick.prove('web/web1');
        await clock.advance(2_000);
        quick.fail('web/web1');
        slow.prove('web/web1');
      },
    );
    assert.deepEqual([report.error?.code, report.error?.loadBalancer], ['unhealthy', 'lb1']);
    assert.equal(quick.server('web/web1').adminFlags, 1);
  });
});

describe('let in, and UP, while others take longer', () => {
  const late = (one: FakeLoadBalancer) => {
    one.fail('web/web1');
    return one;
  };

  test('its check fails meanwhile: nobody calls that done, and nobody waits any longer', async () => {
    const [quick, slow] = [lb('lb1', OUT), late(lb('lb2'))];
    const { report, tookMs } = await run(request('ready'), [quick, slow], async (clock) => {
      await clock.advance(1_000);
      quick.prove('web/web1');
      await clock.advance(2_000);
      assert.ok(setsOf(quick).includes('setStates web/web1=ready'));
      quick.fail('web/web1', 'Layer7 wrong status');
      await clock.advance(500);
      slow.prove('web/web1');
    });
    assert.deepEqual([report.error?.code, report.error?.loadBalancer], ['unhealthy', 'lb1']);
    assert.equal(report.error?.message, 'web/web1 was UP, and now it is "DOWN".');
    assert.equal(report.error?.brief, 'it was UP, and has gone down since');
    assert.equal(report.error?.detail, 'L4CON: Layer7 wrong status');
    assert.equal(report.result, 'rolled-back');
    assert.equal(quick.server('web/web1').adminFlags, 1);
    assert.ok(tookMs < 6_000, `${tookMs}`);
  });

  test('its agent says meanwhile that it is down: look at that', async () => {
    const [quick, slow] = [lb('lb1', OUT), late(lb('lb2'))];
    const { report } = await run(request('ready'), [quick, slow], async (clock) => {
      await clock.advance(1_000);
      quick.prove('web/web1');
      await clock.advance(2_000);
      Object.assign(quick.server('web/web1'), { operationalState: 0, status: 'DOWN (agent)' });
      await clock.advance(500);
      slow.prove('web/web1');
    });
    assert.equal(report.error?.message, 'web/web1 was UP, and now it is "DOWN (agent)".');
    assert.match(report.error?.hint ?? '', /look at the agent\.$/);
  });

  test('without a proof it is as it was asked for', async () => {
    const [one, other] = [lb('lb1', OUT), lb('lb2', OUT)];
    other.before = (call) => {
      if (call.startsWith('setStates') && one.server('web/web1').adminFlags === 0) one.fail('web/web1');
    };
    const { report } = await run(request('ready', { healthProof: 'none' }), [one, other]);
    assert.equal(report.error, null, report.error?.message);
  });

  test('through a ramp, as well', async () => {
    const steps = [50, 100].map((value) => ({ kind: 'percent', value }) as const);
    const given: Given = { ramp: { steps, intervalMs: 1_000 } };
    const weights = { weight: 1, configuredWeight: 40 };
    // Its agent is waited for, to be heard once more.
    const [one, other] = [lb('lb1', weights), lb('lb2', { ...weights, agentState: 22 })];
    let isConfirmed = false;
    other.before = (call) => {
      if (isConfirmed) one.fail('web/web1');
      isConfirmed ||= call.startsWith('readServers fresh');
    };
    const { report } = await run(request('weight', given), [one, other]);
    assert.deepEqual(
      [report.error?.code, report.error?.message],
      ['unhealthy', 'web/web1 was UP, and now it is "DOWN".'],
    );
    assert.deepEqual([one.server('web/web1').weight, other.server('web/web1').weight], [1, 1]);
  });
});

test('let in, and a check fails while its agent is waited for: it is until it is exactly UP again', async () => {
  const one = lb('lb1', { ...OUT, agentState: 22 });
  let isLetIn = false;
  one.before = (call) => {
    if (!isLetIn) one.prove('web/web1');
    isLetIn ||= call === 'setStates web/web1=ready';
  };
  const { report, tookMs } = await run(request('ready'), [one], async (clock) => {
    await clock.advance(2_000);
    assert.ok(isLetIn);
    one.server('web/web1').status = 'UP 2/3';
    await clock.advance(4_000);
    one.server('web/web1').status = 'UP';
  });
  assert.equal(report.result, 'changed', report.error?.message);
  assert.ok(tookMs >= 6_000 && tookMs < 7_000, `${tookMs}`);
});

test('let in, and down: where that hides whether it is ready still, nobody is said to have changed it', async () => {
  const [one, other] = [lb('lb1', OUT), lb('lb2', OUT)];
  const readServers = one.readServers.bind(one);
  one.readServers = async (...given) => {
    const reading = await readServers(...given);
    const servers = [...reading.servers].map(([key, server]) => {
      const isHidden = server.admin === 'ready' && server.status === 'DOWN';
      const guess = { admin: 'drain', forced: 'drain', isAdminGuessed: true } as const;
      return [key, isHidden ? { ...server, ...guess } : server] as const;
    });
    return { ...reading, servers: new Map(servers) };
  };
  let isConfirmed = false;
  other.before = async (call) => {
    if (!isConfirmed && call.startsWith('setStates web/web1=ready')) await other.clock?.sleep(3_000);
  };
  one.before = (call) => {
    if (isConfirmed) one.fail('web/web1');
    isConfirmed ||= call.startsWith('readServers fresh');
  };
  const { report } = await run(request('ready'), [one, other], async (clock) => {
    await clock.advance(1_000);
    one.prove('web/web1');
    other.prove('web/web1');
  });
  assert.deepEqual(
    [report.error?.code, report.error?.message, report.error?.detail, report.error?.loadBalancer],
    [
      'data-plane-api',
      'The Data Plane API does not show whether web/web1 is in drain or ready.',
      'DOWN',
      'lb1',
    ],
  );
});

test('let in, and its name gets lost: where that hides whether it is ready still, it is not said to be as before', async () => {
  const [one, other] = [lb('lb1', OUT), lb('lb2', OUT)];
  // Behind the one that is not shown it takes its time: whoever was read before is read again.
  other.before = async (call) => {
    if (call.startsWith('setStates')) await other.clock?.sleep(1_000);
  };
  const read = one.read.bind(one);
  const setStates = one.setStates.bind(one);
  const readServers = one.readServers.bind(one);
  let isLost = false;
  const hidden = new Failure('data-plane-api', 'The Data Plane API does not show it');
  one.setStates = async (...given) => {
    const reading = await setStates(...given);
    isLost ||= given[0].some(({ state }) => state === 'ready');
    return reading;
  };
  one.readServers = (...given) => (isLost ? Promise.reject(hidden) : readServers(...given));
  one.read = async (...given) => {
    const snapshot = await read(...given);
    const guess = { admin: 'maint', forced: 'maint', maintCauses: ['dns'], isAdminGuessed: true } as const;
    const servers = [...snapshot.servers].map(([key, server]) => {
      return [key, isLost && key === 'web/web1' ? { ...server, ...guess } : server] as const;
    });
    return { ...snapshot, servers: new Map(servers) };
  };
  const { report } = await run(request('ready'), [one, other], async (clock) => {
    await clock.advance(1_000);
    one.prove('web/web1');
    other.prove('web/web1');
  });
  assert.equal(report.error?.code, 'data-plane-api');
  assert.deepEqual(
    [report.changed, report.result, report.servers[0]?.changed],
    ['unknown', 'partial', 'unknown'],
  );
  assert.notEqual(report.ending, 'unchanged', 'its post step looks after it');
});

describe('in words', () => {
  test('from maint, and what a fresh connection said', async () => {
    const one = lb('lb1', OUT);
    const ran = await run(request('ready'), [one], async (clock) => {
      await clock.advance(1_050);
      one.prove('web/web1');
    });
    assert.deepEqual(toldOf(ran, 'set'), [
      "web/web1: in drain and down, until HAProxy's checks have proven it healthy",
      'web/web1: set to ready',
    ]);
    assert.deepEqual(toldOf(ran, 'done'), ['web/web1: UP, confirmed on a fresh connection']);
    assert.equal(toldOf(ran, 'progress')[0], 'web/web1: "DOWN", proving health, after 100ms of 1m 00s');
  });

  test('of several', async () => {
    const one = lb('lb1', OUT);
    Object.assign(one.server('web/web2'), OUT);
    const ran = await run(request('ready', {}, 'web1,web2'), [one], async (clock) => {
      await clock.advance(1_050);
      for (const key of ['web/web1', 'web/web2']) one.prove(key);
    });
    assert.equal(
      toldOf(ran, 'set')[0],
      "web/web1, web/web2: in drain and down, until HAProxy's checks have proven them healthy",
    );
  });

  test('of several from drain', async () => {
    const one = lb('lb1', { adminFlags: 8 });
    Object.assign(one.server('web/web2'), { adminFlags: 8 });
    const ran = await run(request('ready', {}, 'web1,web2'), [one], async (clock) => {
      await clock.advance(1_000);
      for (const key of ['web/web1', 'web/web2']) one.prove(key);
    });
    assert.equal(
      toldOf(ran, 'set')[0],
      "web/web1, web/web2: in drain, with their sessions left alone, until HAProxy's checks have proven them healthy",
    );
  });

  test('from drain', async () => {
    const one = lb('lb1', { adminFlags: 8, sessions: 1 });
    const ran = await run(request('ready'), [one], async (clock) => {
      await clock.advance(1_000);
      one.prove('web/web1');
    });
    assert.equal(
      toldOf(ran, 'set')[0],
      "web/web1: in drain, with its sessions left alone, until HAProxy's checks have proven it healthy",
    );
  });

  test('let in by a reload', async () => {
    const one = lb('lb1');
    one.force('web/web1', 'maint');
    const ran = await run(request('ready'), [one], async (clock) => {
      await clock.advance(1_000);
      one.reload();
      await clock.advance(2_000);
      one.prove('web/web1');
    });
    assert.equal(ran.report.error, null, ran.report.error?.message);
    assert.ok(
      toldOf(ran, 'set').includes(
        "web/web1: in drain, for it was let in unproven, until HAProxy's checks have proven it healthy",
      ),
      toldOf(ran, 'set').join('\n'),
    );
  });

  test('until it is exactly UP', async () => {
    const one = lb('lb1', { status: 'UP 1/3' });
    one.server('web/web1').status = 'UP 1/3';
    const ran = await run(request('ready'), [one], async (clock) => {
      await clock.advance(500);
      one.server('web/web1').status = 'UP';
    });
    assert.equal(toldOf(ran, 'progress')[0], 'web/web1: "UP 1/3", waiting until it is UP');
  });

  test('through a ramp, to its last weight', async () => {
    const ramp: Given['ramp'] = {
      steps: [10, 100].map((value) => ({ kind: 'percent', value })),
      intervalMs: 5_000,
    };
    const one = lb('lb1', { ...OUT, weight: 40, configuredWeight: 40 });
    const ran = await run(request('ready', { ramp }), [one], async (clock) => {
      await clock.advance(1_000);
      one.prove('web/web1');
    });
    assert.equal(toldOf(ran, 'done').at(-1), 'web/web1: weight 40, confirmed on a fresh connection');
    assert.equal(one.calls.at(-2), 'readServers fresh web/web1');
  });
});

describe('at the end of a ramp', () => {
  const ramp: Given['ramp'] = {
    steps: [10, 100].map((value) => ({ kind: 'percent', value })),
    intervalMs: 5_000,
  };
  const ending = async (web1: object, meddle: (one: FakeLoadBalancer) => void) => {
    const one = lb('lb1', { ...OUT, weight: 40, configuredWeight: 40, ...web1 });
    let isLast = false;
    one.before = (call) => {
      if (isLast && call.startsWith('readServers')) meddle(one);
      isLast ||= call === 'setWeights web/web1=100%';
    };
    return run(request('ready', { ramp }), [one], async (clock) => {
      await clock.advance(1_000);
      one.prove('web/web1');
    });
  };

  test('somebody gives it another weight: it is not verified', async () => {
    const { report } = await ending({}, (one) => Object.assign(one.server('web/web1'), { weight: 9 }));
    assert.equal(report.error?.code, 'not-verified');
  });

  test('its agent gives it another weight when it speaks next: that is waited for', async () => {
    let looks = 0;
    const { report } = await ending({ agentState: 22 }, (one) => {
      looks += 1;
      if (looks === 5) Object.assign(one.server('web/web1'), { weight: 9 });
    });
    assert.equal(report.error?.code, 'agent-conflict');
  });
});

describe('ready at weight 0 takes no traffic, and that is said', () => {
  const said = async (servers: string, given: object) => {
    const one = lb('lb1', given);
    Object.assign(one.server('web/web2'), given);
    for (const key of ['web/web1', 'web/web2']) one.force(key, 'ready');
    const ran = await run(request('ready', {}, servers), [one]);
    assert.equal(ran.report.error, null);
    return toldOf(ran, 'warning');
  };

  test('of one, of two', async () => {
    const atZero = { weight: 0, configuredWeight: 5 };
    assert.deepEqual(await said('web1', atZero), [
      'web/web1 is ready at weight 0 and takes no traffic: `operation: weight` sets another weight.',
    ]);
    assert.deepEqual(await said('web1,web2', atZero), [
      'web/web1, web/web2 are ready at weight 0 and take no traffic: `operation: weight` sets another weight.',
    ]);
    assert.deepEqual(await said('web1,web3', atZero), [
      'web/web1 is ready at weight 0 and takes no traffic: `operation: weight` sets another weight.',
    ]);
  });

  test('where an agent speaks, it may have said so', async () => {
    const atZero = { weight: 0, configuredWeight: 5, agentState: 22 };
    const [text] = await said('web1', atZero);
    assert.match(
      text ?? '',
      /sets another weight\. Where its agent check says that weight, .*look at the agent\.$/,
    );
  });

  test('where that is the weight in the configuration, a percentage would not help', async () => {
    assert.deepEqual(await said('web1', { weight: 0, configuredWeight: 0 }), [
      'web/web1 is ready at weight 0 and takes no traffic: `operation: weight` sets another weight. Where 0 is the weight in the configuration, an absolute weight is needed.',
    ]);
    const one = lb('lb1', { weight: 0, configuredWeight: 5 });
    Object.assign(one.server('web/web2'), { weight: 0, configuredWeight: 0 });
    const [text] = toldOf(await run(request('ready', {}, 'web1,web2'), [one]), 'warning');
    assert.match(text ?? '', /an absolute weight is needed\.$/);
  });

  test('not of one that takes some', async () => {
    assert.deepEqual(await said('web1', { weight: 1 }), []);
  });
});

describe('weights before it is let in', () => {
  test('one in drain at weight 0 gets its weight while it is out: that lets nobody in', async () => {
    const one = lb('lb1', { adminFlags: 8, weight: 0, configuredWeight: 5 });
    const asked = request('ready', { weight: { kind: 'absolute', value: 5 } });
    await run(asked, [one], async (clock) => {
      await clock.advance(1_000);
      one.prove('web/web1');
    });
    assert.deepEqual(setsOf(one), [
      'setWeights web/web1=5',
      'setHealth stopping web/web1',
      'setStates web/web1=ready',
    ]);
  });

  test('one in rotation at weight 0 that is to stay there is not taken out for a proof', async () => {
    for (const given of [{}, { weight: { kind: 'absolute', value: 0 } }] as Given[]) {
      const one = lb('lb1', { weight: 0, configuredWeight: 5 });
      await run(request('ready', given), [one]);
      assert.deepEqual(setsOf(one), []);
    }
  });
});

test('its checks are switched off while it is waited for: without them UP says nothing', async () => {
  const one = lb('lb1', { checkState: 6 });
  one.server('web/web1').status = 'UP 1/3';
  const { report } = await run(request('ready', { healthTimeoutMs: 5_000 }), [one], async (clock) => {
    await clock.advance(500);
    Object.assign(one.server('web/web1'), { checkState: 2, status: 'no check' });
  });
  assert.equal(report.error?.code, 'unhealthy');
  assert.match(report.error?.message ?? '', /the health check of web\/web1 was switched off meanwhile/);
});

test('one that is stopping is proven by no status, and one that never was checked by none either', async () => {
  const stopping = lb('lb1', { adminFlags: 8, sessions: 1 });
  const { report } = await run(request('ready', { healthTimeoutMs: 5_000 }), [stopping], async (clock) => {
    await clock.advance(500);
    stopping.server('web/web1').status = 'DRAIN';
  });
  assert.equal(report.error?.code, 'unhealthy');
  const unchecked = lb('lb1', { adminFlags: 8, operationalState: 0, status: 'DOWN', checkStatus: 'INI' });
  const second = await run(request('ready', { healthTimeoutMs: 5_000 }), [unchecked], async (clock) => {
    await clock.advance(500);
    Object.assign(unchecked.server('web/web1'), { status: 'DRAIN', operationalState: 2 });
  });
  assert.equal(second.report.error?.code, 'unhealthy');
});

describe('weight 0 is lent only where somebody is on backups, or nothing but these serve', () => {
  const scene = () =>
    new FakeLoadBalancer({
      name: 'lb1',
      servers: [
        { backend: 'web', server: 'a', ...CHECKED, ...OUT, weight: 7 },
        { backend: 'web', server: 'b', ...CHECKED },
        { backend: 'web', server: 'spare', ...CHECKED, backup: true },
        { backend: 'api', server: 'a', ...CHECKED },
      ],
    });
  for (const [words, servers] of [
    ['another backend\u2019s server that is meant as well does not count', 'web/a,api/a'],
    ['a backup that is meant as well does not count', 'web/a,web/spare'],
  ] as const) {
    test(words, async () => {
      const one = scene();
      const selection = parseSelection('*', servers);
      assert.ok(selection.ok);
      const { report } = await run(
        { ...request('ready'), selection: selection.value },
        [one],
        async (clock) => {
          await clock.advance(1_000);
          one.prove('web/a');
        },
      );
      assert.equal(report.error, null, report.error?.message);
      assert.deepEqual(setsOf(one), ['takeDownForProof web/a', 'setStates web/a=ready']);
    });
  }
});

test('a reload whose state file has kept the weight of 0 that a tracker was lent: it has its own again', async () => {
  const one = new FakeLoadBalancer({
    name: 'lb1',
    servers: [
      { backend: 'web', server: 'web1', ...CHECKED },
      { backend: 'api', server: 't1', ...CHECKED, checkState: 0, tracks: 'web/web1', weight: 7 },
      { backend: 'api', server: 'a', ...CHECKED },
      { backend: 'api', server: 'spare', ...CHECKED, backup: true, sessions: 3 },
    ],
  });
  one.force('web/web1', 'maint');
  const { report } = await run(request('ready'), [one], async (clock) => {
    await clock.advance(500);
    assert.equal(one.server('api/t1').weight, 0);
    one.reload();
    one.force('web/web1', 'drain');
    one.server('api/t1').weight = 0;
    for (let times = 0; times < 2; times += 1) {
      await clock.advance(1_000);
      one.prove('web/web1');
    }
  });
  assert.equal(report.error, null);
  assert.equal(one.server('api/t1').weight, 7);
});
