/** A plan: what is going to be done on one load balancer, and every reason not to begin. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Snapshot } from '../../src/haproxy/snapshot.ts';
import { planAgain, planChange } from '../../src/operation/plan/plan.ts';
import { parseSelection } from '../../src/operation/plan/selection.ts';
import type { Plan } from '../../src/operation/plan/target.ts';
import type { ChangeRequest, Request } from '../../src/operation/request.ts';
import { type Given as Asked, request } from './change-scene.ts';
import { DRAIN, MAINT, snapshot, UNRESOLVED } from './plan-scene.ts';
import { backend, type Given, without as withoutServers } from './servers.ts';

const STATUS: Request = { operation: 'status', selection: request('drain').selection, failOnNotFound: true };

test('ready in a backend that is unpublished: a warning says that nobody comes all the same', () => {
  const at = (given: object) => snapshot(MAINT, { backends: new Map([['web', backend('web', given)]]) });
  const said = (operation: ChangeRequest['operation'], given: object) =>
    /web is unpublished: .*`publish backend web`/.test(
      planChange(request(operation), at(given)).words.warnings.join(),
    );
  assert.deepEqual(
    [said('ready', { unpublished: true }), said('ready', {}), said('maint', { unpublished: true })],
    [true, false, false],
  );
});

describe('a server of a backend that is disabled in the configuration', () => {
  const at = snapshot({}, { unlisted: [{ backend: 'off', server: 'web9' }] });

  test('is named: it is said why nothing is done, and not only that nothing matches', () => {
    const selection = parseSelection('*', 'off/web9');
    assert.ok(selection.ok);
    const asked = { ...request('maint'), selection: selection.value };
    const { refusal } = planChange(asked, at);
    assert.equal(refusal?.code, 'not-found');
    assert.match(refusal?.message ?? '', /off\/web9 is in a backend that is `disabled` in the configuration/);
    const { warnings } = planChange({ ...asked, failOnNotFound: false }, at).words;
    assert.match(warnings.join(), /off\/web9 is in a backend that is `disabled`/);
  });

  test('is not named: nothing is said of it', () => {
    const { refusal } = planChange(request('maint', {}, 'web8'), at);
    assert.doesNotMatch(refusal?.message ?? '', /disabled/);
    assert.deepEqual(planChange(request('maint'), at).words.warnings, []);
  });
});

describe('a backend that takes few weights', () => {
  const WEIGHTS = [
    ['static-rr', 5, 'refused', false],
    ['static-rr', 0, undefined, false],
    ['static-rr', 10, undefined, false],
    ['source', 5, undefined, true],
    ['source', 0, undefined, false],
    ['hdr', 5, undefined, true],
    ['roundrobin', 5, undefined, false],
    [undefined, 5, undefined, false],
  ] as const;
  for (const [balance, value, code, isTold] of WEIGHTS) {
    test(`balance ${balance}, weight ${value}: ${code ?? (isTold ? 'a notice' : 'nothing to say')}`, () => {
      const found = backend('web', balance === undefined ? {} : { balance });
      const web = { weight: 10, configuredWeight: 10 };
      const at = snapshot(web, { backends: new Map([['web', found]]) });
      const asked = {
        weight: { kind: 'absolute', value },
        minAvailable: { kind: 'count', value: 0 },
      } as const;
      const plan = planChange(request('weight', asked), at);
      assert.equal(plan.refusal?.code, code);
      if (code !== undefined) return;
      assert.equal(/balanced by a hash/.test(plan.words.notices.join()), isTold);
    });
  }

  test('and whose configured weight is not shown: any may be that, as of one that somebody has set to 0', () => {
    const web = { weight: 0, configuredWeight: 0, isConfiguredWeightGuessed: true } as const;
    const at = snapshot(web, {
      backends: new Map([['web', backend('web', { balance: 'static-rr' })]]),
    });
    const plan = planChange(request('weight', { weight: { kind: 'absolute', value: 10 } }), at);
    assert.equal(plan.refusal, null);
  });

  test('and has it already from a state file: nothing is sent', () => {
    const at = snapshot(
      { weight: 20, configuredWeight: 10 },
      { backends: new Map([['web', backend('web', { balance: 'static-rr' })]]) },
    );
    const plan = planChange(request('weight', { weight: { kind: 'absolute', value: 20 } }), at);
    assert.equal(plan.refusal, null);
  });

  test('one step of a ramp is enough', () => {
    const at = snapshot(
      { ...MAINT, weight: 10, configuredWeight: 10 },
      { backends: new Map([['web', backend('web', { balance: 'static-rr' })]]) },
    );
    const half = { kind: 'percent', value: 50 } as const;
    const whole = { kind: 'percent', value: 100 } as const;
    const plan = planChange(
      request('ready', { weight: whole, ramp: { steps: [half, whole], intervalMs: 1 } }),
      at,
    );
    assert.equal(plan.refusal?.code, 'refused');
    assert.match(plan.refusal?.message ?? '', /not 5\.$/);
  });
});

describe('reasons not to begin', () => {
  const cases: [string, ChangeRequest['operation'], Asked, Given, string | undefined][] = [
    ['drain', 'drain', {}, {}, undefined],
    ['drain of a tracker', 'drain', {}, { tracks: 'web/web2' }, 'tracking'],
    ['the weight of a tracker', 'weight', {}, { tracks: 'web/web2' }, undefined],
    ['drain of one that does not resolve', 'drain', {}, UNRESOLVED, 'dns-maintenance'],
    ['ready of one that does not resolve', 'ready', {}, UNRESOLVED, 'dns-maintenance'],
    [
      'maint of one that does not resolve: it stays out even when it resolves',
      'maint',
      {},
      UNRESOLVED,
      undefined,
    ],
    [
      'drain of one that is in forced maint as well',
      'drain',
      {},
      { ...UNRESOLVED, adminFlags: 33 },
      undefined,
    ],
    [
      'ready of one that is in forced maint as well',
      'ready',
      {},
      { ...UNRESOLVED, adminFlags: 33 },
      'dns-maintenance',
    ],
    ['the weight of one that does not resolve', 'weight', {}, UNRESOLVED, undefined],
    [
      'ready with a required proof and no checks',
      'ready',
      { healthProof: 'required' },
      { ...MAINT, checkState: 2 },
      'unhealthy',
    ],
    ['ready with a required proof and checks', 'ready', { healthProof: 'required' }, MAINT, undefined],
    ['ready where there are no checks', 'ready', {}, { ...MAINT, checkState: 2 }, undefined],
    ['drain of one without checks', 'drain', { healthProof: 'required' }, { checkState: 2 }, undefined],
    ['drain with an agent', 'drain', {}, { agentState: 22 }, 'agent-conflict'],
    ['maint with an agent', 'maint', {}, { agentState: 22 }, 'agent-conflict'],
    ['drain with an agent, where it is so already', 'drain', {}, { ...DRAIN, agentState: 22 }, undefined],
    ['drain with an agent that is switched off', 'drain', {}, { agentState: 18 }, undefined],
    ['ready with an agent', 'ready', {}, { ...DRAIN, agentState: 22 }, undefined],
    ['too few would be left', 'drain', { minAvailable: { kind: 'count', value: 3 } }, {}, 'guard'],
    [
      'it takes no traffic: nobody misses it',
      'drain',
      { minAvailable: { kind: 'count', value: 3 } },
      { operationalState: 0, status: 'DOWN' },
      undefined,
    ],
    ['it is out already', 'maint', { minAvailable: { kind: 'count', value: 3 } }, MAINT, undefined],
    ['ready takes nobody out', 'ready', { minAvailable: { kind: 'count', value: 3 } }, MAINT, undefined],
    [
      'weight 0 takes out',
      'weight',
      { weight: { kind: 'absolute', value: 0 }, minAvailable: { kind: 'count', value: 3 } },
      {},
      'guard',
    ],
    [
      'weight 1 does not',
      'weight',
      { weight: { kind: 'absolute', value: 1 }, minAvailable: { kind: 'count', value: 3 } },
      { weight: 5 },
      undefined,
    ],
    [
      'three quarters of three servers',
      'drain',
      { minAvailable: { kind: 'percent', value: 75 } },
      {},
      'guard',
    ],
  ];
  for (const [words, operation, given, now, code] of cases) {
    test(`${words}: ${code ?? 'nothing'}`, () => {
      const { refusal } = planChange(request(operation, given), snapshot(now));
      assert.equal(refusal?.code, code);
      if (code !== undefined && code !== 'guard') assert.deepEqual(refusal?.servers, ['web/web1']);
    });
  }

  describe('tracked by a server of a backend whose name cannot be sent', () => {
    const unsendable = [
      { backend: 'web pool', server: 'other', tracks: null },
      { backend: 'web pool', server: 'x', tracks: 'web/web1' },
    ];
    const asked: [string, ChangeRequest['operation'], Asked, Given, string | undefined][] = [
      ['drain', 'drain', {}, {}, 'tracking'],
      ['drain, where it is so already: its sessions are waited for', 'drain', {}, DRAIN, 'tracking'],
      ['ready', 'ready', {}, MAINT, 'tracking'],
      ['ready, where it is so already', 'ready', {}, {}, undefined],
      ['ready without a proof', 'ready', { healthProof: 'none' }, MAINT, undefined],
      ['its weight', 'weight', { weight: { kind: 'absolute', value: 5 } }, {}, undefined],
    ];
    for (const [words, operation, given, now, code] of asked) {
      test(`${words}: ${code ?? 'nothing'}`, () => {
        const { refusal } = planChange(request(operation, given), snapshot(now, { unsendable }));
        assert.equal(refusal?.code, code);
        if (code === undefined) return;
        assert.equal(
          refusal?.message,
          'web/web1 is tracked by a server of a backend whose name cannot be sent to HAProxy: its sessions can be neither counted nor waited for.',
        );
        assert.deepEqual([refusal?.servers, refusal?.detail], [['web/web1'], 'web pool/x']);
      });
    }

    test('drain of another one: nothing', () => {
      const { refusal } = planChange(request('drain', {}, 'web2'), snapshot({}, { unsendable }));
      assert.equal(refusal, null);
    });
  });

  test('the level does not allow it, but status may look', () => {
    const user = snapshot({}, { level: 'user', can: { change: false, seeOldWorkers: true } });
    assert.equal(planChange(request('drain'), user).refusal?.code, 'permission-denied');
    assert.equal(planChange(STATUS, user).refusal, null);
  });

  test('the backend of a tracker would have too few', () => {
    const more = { 'api/api1': { tracks: 'web/web1' } };
    const backends = new Map([
      ['web', backend('web')],
      ['api', backend('api', { active: 1 })],
    ]);
    const { refusal } = planChange(request('drain'), snapshot({}, { more, backends }));
    assert.equal(refusal?.code, 'guard');
    assert.match(refusal?.message ?? '', /^Too few servers would be left\. api: 0 of 1 server would/);
  });

  test('a server that is not there is a reason, unless it may be missing: then it is a warning', () => {
    const asked = request('drain', {}, 'web1,web9');
    const { refusal, targets } = planChange(asked, snapshot());
    assert.equal(refusal?.code, 'not-found');
    assert.deepEqual(targets, []);
    const lenient = planChange({ ...asked, failOnNotFound: false }, snapshot());
    assert.equal(lenient.refusal, null);
    assert.equal(lenient.targets.length, 1);
    assert.match(lenient.words.warnings[0] ?? '', /^No server matches `web9`; closest: /);
  });
});

describe('what is meant', () => {
  const planned = (operation: ChangeRequest['operation'], given: Asked = {}, now: Given = {}) => {
    const [target] = planChange(request(operation, given), snapshot(now)).targets;
    return [target?.goal, target?.alreadyInGoalState, target?.weight?.weight];
  };
  const cases: [string, ChangeRequest['operation'], Asked, Given, unknown[]][] = [
    ['drain', 'drain', {}, {}, ['drain', false, undefined]],
    ['drain of one in drain', 'drain', {}, DRAIN, ['drain', true, undefined]],
    ['drain of one in maint, which is left there', 'drain', {}, MAINT, ['drain', true, undefined]],
    ['maint', 'maint', {}, DRAIN, ['maint', false, undefined]],
    ['maint of one in maint', 'maint', {}, MAINT, ['maint', true, undefined]],
    [
      'maint of one whose name does not resolve: that ends by itself',
      'maint',
      {},
      UNRESOLVED,
      ['maint', false, undefined],
    ],
    ['ready', 'ready', {}, MAINT, ['ready', false, undefined]],
    ['ready of one that is', 'ready', {}, {}, ['ready', true, undefined]],
    [
      'ready at another weight',
      'ready',
      { weight: { kind: 'absolute', value: 5 } },
      {},
      ['ready, weight 5', false, '5'],
    ],
    [
      'ready at its weight',
      'ready',
      { weight: { kind: 'absolute', value: 5 } },
      { weight: 5 },
      ['ready, weight 5', true, '5'],
    ],
    ['a weight', 'weight', { weight: { kind: 'absolute', value: 5 } }, {}, ['weight 5', false, '5']],
    [
      'the weight it has',
      'weight',
      { weight: { kind: 'absolute', value: 5 } },
      { weight: 5 },
      ['weight 5', true, '5'],
    ],
  ];
  for (const [words, operation, given, now, expected] of cases) {
    test(words, () => assert.deepEqual(planned(operation, given, now), expected));
  }

  test('a percentage is of the configured weight, rounded down, and 256 at most', () => {
    for (const [percent, configuredWeight, effective] of [
      [50, 7, 3],
      [100, 7, 7],
      [300, 100, 256],
      [0, 7, 0],
    ] as const) {
      const asked = request('weight', { weight: { kind: 'percent', value: percent } });
      const [target] = planChange(asked, snapshot({ configuredWeight })).targets;
      assert.deepEqual([target?.weight?.weight, target?.weight?.effective], [`${percent}%`, effective]);
    }
  });

  test('a percentage that is rounded down to 0 is refused, for it would take the server out', () => {
    for (const [configuredWeight, hint] of [
      [7, /smallest percentage that works is 15%/],
      [0, /configured weight is 0/],
    ] as const) {
      const asked = request('weight', { weight: { kind: 'percent', value: 10 } });
      const { refusal } = planChange(asked, snapshot({ configuredWeight }));
      assert.equal(refusal?.code, 'refused');
      assert.deepEqual(refusal?.servers, ['web/web1']);
      assert.match(refusal?.hint ?? '', hint);
    }
  });

  test('status: whoever was not read is suggested, and taken away without an error', () => {
    const all = snapshot();
    const read = new Map([...all.servers].filter(([key]) => key === 'web/web1'));
    const others = [...all.servers.values()].filter(({ server }) => server !== 'web1');
    const asked = (server: string): Request => ({
      ...STATUS,
      selection: request('drain', {}, server).selection,
    });
    const planned = (server: string) => planChange(asked(server), { ...all, servers: read, others });
    assert.deepEqual(
      planned('web1,!web2').targets.map(({ key }) => key),
      ['web/web1'],
    );
    assert.equal(planned('web1,!web2').refusal, null);
    assert.deepEqual(planned('web22').refusal?.message, planChange(asked('web22'), all).refusal?.message);
    assert.match(planned('web22').refusal?.message ?? '', /did you mean `web2`/);
  });

  test('status: no goal, and everything is as it should be', () => {
    const plan = planChange(STATUS, snapshot(MAINT));
    assert.deepEqual([plan.targets[0]?.goal, plan.targets[0]?.alreadyInGoalState], ['', true]);
    assert.deepEqual([plan.words.lines, plan.words.notices, plan.capacities], [[], [], []]);
  });

  test('a tracker is part of the unit of whom it tracks, but has a weight and a status of its own', () => {
    const more = { 'api/api1': { tracks: 'web/web1' } };
    const selection = {
      backends: ['*'],
      servers: [{ text: '*', negated: false, backend: null, server: '*1' }],
    };
    const keys = (asked: Request) => planChange({ ...asked, selection }, snapshot({}, { more })).targets;
    const [unit, ...others] = keys(request('maint'));
    assert.deepEqual(
      unit?.members.map((one) => `${one.backend}/${one.server}`),
      ['web/web1', 'api/api1'],
    );
    assert.deepEqual(others, []);
    for (const asked of [request('weight'), STATUS]) {
      assert.deepEqual(
        keys(asked).map(({ key, members }) => [key, members.length]),
        [
          ['web/web1', 1],
          ['api/api1', 1],
        ],
      );
    }
  });
});

describe('in words', () => {
  const lineOf = (asked: ChangeRequest, at: Snapshot) => planChange(asked, at).words.lines[0];
  test('what is done with a server, and what stays', () => {
    assert.equal(
      lineOf(request('drain', { drainTimeoutMs: 0 }), snapshot({ sessions: 2, queued: 1 })),
      'web/web1: ready → drain, will not wait for 3 sessions (0ms); 2 of 3 servers of web stay',
    );
    assert.equal(
      lineOf(request('drain'), snapshot(DRAIN)),
      'web/web1: drain → drain (already), will wait for 0 sessions (1m 00s)',
    );
    assert.equal(
      lineOf(request('drain', { dryRun: true }), snapshot({})),
      'web/web1: ready → drain, would wait for 0 sessions (1m 00s); 2 of 3 servers of web would stay',
    );
    assert.equal(lineOf(request('ready'), snapshot(MAINT)), 'web/web1: maint → ready');
  });

  test('of three hundred servers of which the same is to be said one line, with ten names', () => {
    const unchecked = { ...MAINT, checkState: 0 };
    const keys = Array.from({ length: 300 }, (_, index) => `web/s${index}`);
    const more = Object.fromEntries(keys.map((key) => [key, unchecked]));
    const { lines, notices } = planChange(request('ready', {}, 's*'), snapshot({}, { more })).words;
    const ten = keys.slice(0, 10).join(', ');
    assert.deepEqual(lines, [`${ten} and 290 more: maint → ready`]);
    assert.deepEqual(notices, [
      `${ten} and 290 more have no running health check: nothing proves them healthy before they take traffic.`,
    ]);
  });

  test('a percentage says its sum', () => {
    const asked = request('drain', { minAvailable: { kind: 'percent', value: 75 } });
    assert.match(
      planChange(asked, snapshot({})).refusal?.message ?? '',
      /web: 2 of 3 servers would still take traffic, and min-available asks for 75% of 3, rounded up: 3\.$/,
    );
  });

  test('who tracks it, and whose sessions are waited for as well', () => {
    const one = { 'web/api1': { tracks: 'web/web1', sessions: 4 } };
    assert.match(
      lineOf(request('drain'), snapshot({}, { more: one })) ?? '',
      /for 4 sessions .*; with web\/api1, which tracks it$/,
    );
    const two = { ...one, 'web/api2': { tracks: 'web/web1' } };
    assert.match(
      lineOf(request('drain'), snapshot({}, { more: two })) ?? '',
      /; with web\/api1, web\/api2, which track it$/,
    );
  });

  test('what binds clients to it', () => {
    for (const [sticky, said] of [
      ['cookie', true],
      ['stick-table', true],
      ['other-table', false],
      [null, false],
    ] as const) {
      const at = snapshot({}, { backends: new Map([['web', backend('web', { sticky })]]) });
      const plan = planChange(request('drain'), at);
      assert.equal(/sticky .*: may not drain/.test(plan.words.lines[0] ?? ''), said, `${sticky}`);
      assert.equal(
        plan.words.notices.some((text) => /^Clients are bound to web\/web1/.test(text)),
        said,
      );
      assert.ok(
        !planChange(request('maint'), at).words.notices.some((text) => /^Clients are bound/.test(text)),
      );
    }
  });
});

describe('notices', () => {
  const noticesOf = (asked: ChangeRequest, at: Snapshot) => planChange(asked, at).words.notices;
  const cases: [string, ChangeRequest, Snapshot, RegExp | null][] = [
    ['nothing to say', request('drain'), snapshot(), null],
    ['drain of one in maint', request('drain'), snapshot(MAINT), /is in maint and is left there/],
    ['maint of one in maint', request('maint'), snapshot(MAINT), null],
    [
      'drain of one that is DOWN',
      request('drain'),
      snapshot({ operationalState: 0, status: 'DOWN' }),
      /takes no traffic now/,
    ],
    ['drain of one in drain', request('drain'), snapshot(DRAIN), null],
    ['maint of one in drain', request('maint'), snapshot(DRAIN), null],
    [
      'ready without checks',
      request('ready'),
      snapshot({ ...MAINT, checkState: 0 }),
      /no running health check/,
    ],
    [
      'ready with checks that are switched off',
      request('ready'),
      snapshot({ ...MAINT, checkState: 2 }),
      /web\/web1 has no running health check, for it is switched off.*`health-checks: enable` lets/,
    ],
    ['ready with checks', request('ready'), snapshot(MAINT), null],
    [
      'ready without waiting',
      request('ready', { healthProof: 'none' }),
      snapshot({ ...MAINT, checkState: 2 }),
      null,
    ],
    [
      'one that stays is not proven',
      request('drain'),
      snapshot({}, { more: { 'web/web2': { status: 'UP 1/3' } } }),
      /^web\/web2 is counted as taking traffic/,
    ],
    [
      'one of another backend is not proven',
      request('drain'),
      snapshot({}, { more: { 'api/a': { status: 'UP 1/3' } } }),
      null,
    ],
    ['one that stays is out', request('drain'), snapshot({}, { more: { 'web/web2': MAINT } }), null],
    ['the one that leaves is not proven', request('drain'), snapshot({ status: 'UP 1/3' }), null],
    [
      'another backend has the same machine',
      request('drain'),
      snapshot({ address: '10.9.9.9:80' }, { more: { 'api/a': { address: '10.9.9.9:80' } } }),
      /^api\/a has the same address as web\/web1 \(10\.9\.9\.9:80\), and this drain leaves it in rotation/,
    ],
    [
      'the same backend has it twice',
      request('drain'),
      snapshot({ address: '10.9.9.9:80' }, { more: { 'web/a': { address: '10.9.9.9:80' } } }),
      /^web\/a has the same address as web\/web1 \(10\.9\.9\.9:80\), and this drain leaves it in rotation/,
    ],
    [
      'it is out there',
      request('drain'),
      snapshot({ address: '10.9.9.9:80' }, { more: { 'api/a': { address: '10.9.9.9:80', ...MAINT } } }),
      null,
    ],
    [
      'it leaves as well',
      request('drain'),
      snapshot(
        { address: '10.9.9.9:80' },
        { more: { 'api/a': { address: '10.9.9.9:80', tracks: 'web/web1' } } },
      ),
      null,
    ],
    [
      'the address cannot be read',
      request('drain'),
      snapshot({ address: '' }, { more: { 'api/a': { address: '' } } }),
      null,
    ],
    [
      'ready leaves nobody out',
      request('ready'),
      snapshot({ ...MAINT, address: '10.9.9.9:80' }, { more: { 'api/a': { address: '10.9.9.9:80' } } }),
      null,
    ],
  ];
  for (const [words, asked, at, expected] of cases) {
    test(words, () => {
      const notices = noticesOf(asked, at);
      if (expected === null) assert.deepEqual(notices, []);
      else assert.match(notices.join('\n'), expected);
      assert.ok(notices.length <= 1, notices.join('\n'));
    });
  }
});

describe('warnings', () => {
  const started = (uptimeSeconds: number, seeOldWorkers = false) => {
    const at = snapshot();
    return { ...at, process: { ...at.process, uptimeSeconds }, can: { change: true, seeOldWorkers } };
  };
  const warned = (plan: Plan) => plan.words.warnings.some((text) => /^HAProxy started .* ago/.test(text));

  test('a young process: sessions of its predecessor may not be seen', () => {
    assert.equal(warned(planChange(request('drain'), started(3_599))), true);
    assert.equal(warned(planChange(request('drain'), started(3_600))), false);
    assert.equal(warned(planChange(request('drain'), started(10, true))), false);
    assert.equal(warned(planChange(request('ready'), started(10))), false);
    const long = request('drain', { drainTimeoutMs: 7_200_000 });
    assert.equal(warned(planChange(long, started(7_199))), true);
    assert.equal(
      warned(planChange({ ...request('drain', {}, 'web9'), failOnNotFound: false }, started(10))),
      false,
    );
  });

  test('the one session of a log server is HAProxy’s own, which is made again when it is cut', () => {
    const warnings = (sessions: number, isOfLogServers?: true, operation: 'maint' | 'ready' = 'maint') => {
      const given = isOfLogServers === undefined ? {} : { isOfLogServers };
      const backends = new Map([['web', backend('web', given)]]);
      return planChange(request(operation), snapshot({ sessions }, { backends })).words.warnings.join('\n');
    };
    assert.match(
      warnings(1, true),
      /^The session of web\/web1 is HAProxy's own: it writes its log there \(`mode log`\)\. It does not end, .* in maint, too\. `on-drain-timeout: continue` leaves it alone\.$/,
    );
    for (const others of [warnings(0, true), warnings(1), warnings(1, true, 'ready')])
      assert.doesNotMatch(others, /mode log/);
  });

  test('a reload that has failed', () => {
    const failed = { ...snapshot(), reloadFailed: true };
    for (const operation of ['drain', 'ready', 'weight'] as const) {
      assert.match(
        planChange(request(operation), failed).words.warnings[0] ?? '',
        /^The last reload of HAProxy failed/,
      );
      assert.deepEqual(planChange(request(operation), snapshot()).words.warnings, []);
    }
  });

  test('a name with several addresses: whoever answers at the others hears of nothing', () => {
    const severalAddresses = {
      name: 'lb.example.com',
      reached: '10.0.0.1',
      others: ['10.0.0.2', '10.0.0.3'],
    };
    for (const asked of [request('drain'), request('ready'), request('weight'), STATUS])
      assert.deepEqual(planChange(asked, { ...snapshot(), severalAddresses }).words.warnings, [
        'lb.example.com leads to several addresses, and only HAProxy at 10.0.0.1 is asked and told. One that answers at 10.0.0.2, 10.0.0.3 is neither: give one line NAME=ADDRESS for each of them in `address`.',
      ]);
  });
});

describe('the same plan after a reload', () => {
  const asked = request('maint', {}, 'web1,web2');
  // Made by each test: what is called while tests are loaded makes a mutant that needs a process of its own.
  const first = () => planChange(asked, snapshot());
  const without = (...keys: string[]) => {
    return withoutServers(snapshot(MAINT, { more: { 'api/api1': { tracks: 'web/web1' } } }), ...keys);
  };

  for (const [words, before, lacks, refusal] of [
    ['an agent that was off goes off again', 18, [], undefined],
    ['one that cannot be switched is refused as at the beginning', 18, ['agent-checks'], 'agent-conflict'],
    ['so is one that was not there', 0, [], 'agent-conflict'],
  ] as const)
    test(words, () => {
      const plan = planChange(asked, snapshot({ agentState: before }));
      const now = snapshot({ agentState: 22 });
      const again = planAgain(plan, asked, { ...now, can: { ...now.can, lacks } });
      assert.equal(again.refusal?.code, refusal);
      const off = [{ backend: 'web', server: 'web1', check: 'agent', goal: 'disabled' }];
      if (refusal === undefined) assert.deepEqual(again.targets[0]?.switches, off);
    });

  test('what a server was before this step stays what it was; who tracks it now is new', () => {
    const again = planAgain(first(), asked, without());
    assert.equal(again.refusal, null);
    assert.equal(again.targets[0]?.before.admin, 'ready');
    assert.equal(again.targets[0]?.alreadyInGoalState, false);
    assert.equal(again.targets[0]?.members.length, 2);
    assert.deepEqual(again.words.lines, first().words.lines);
  });

  test('one is gone: that is a reason to stop, unless it may be missing', () => {
    const { refusal } = planAgain(first(), asked, without('web/web2'));
    assert.equal(refusal?.code, 'not-found');
    assert.deepEqual(refusal?.servers, ['web/web2']);
    const lenient = planAgain(first(), { ...asked, failOnNotFound: false }, without('web/web2'));
    assert.equal(lenient.refusal, null);
    assert.deepEqual(
      lenient.targets.map(({ key }) => key),
      ['web/web1'],
    );
  });

  test('all are gone, and may be: nothing is left to be done', () => {
    const again = planAgain(first(), { ...asked, failOnNotFound: false }, without('web/web1', 'web/web2'));
    assert.deepEqual([again.refusal, again.targets, again.capacities], [null, [], []]);
  });
});
