/** A plan in words, each sentence once as a whole: of one server and of two, and what makes it another one. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { planChange } from '../../src/operation/plan/plan.ts';
import { parseSelection } from '../../src/operation/plan/selection.ts';
import type { ChangeRequest } from '../../src/operation/request.ts';
import { type Given as Asked, request } from './change-scene.ts';
import { DRAIN, MAINT, snapshot } from './plan-scene.ts';
import { backend, type Given } from './servers.ts';

const DOWN: Given = { operationalState: 0, status: 'DOWN' };
const NO_GUARD: Asked = { minAvailable: { kind: 'count', value: 0 } };
const RAMP: Asked = {
  ramp: { steps: [10, 100].map((value) => ({ kind: 'percent', value })), intervalMs: 30_000 },
};
const HUNDRED: Given = { weight: 100, configuredWeight: 100 };

/** Of web1 alone, and of web1 and web2 alike; both change. */
function notices(operation: ChangeRequest['operation'], asked: Asked, now: Given): [string[], string[]] {
  const of = (servers: string, more: Record<string, Given>) => {
    const plan = planChange(request(operation, { ...NO_GUARD, ...asked }, servers), snapshot(now, { more }));
    assert.equal(plan.refusal, null, plan.refusal?.message);
    return [...plan.words.notices];
  };
  return [of('web1', {}), of('web1,web2', { 'web/web2': now })];
}

describe('each notice, of one server and of two', () => {
  const cases: [string, ChangeRequest['operation'], Asked, Given, string, string][] = [
    [
      'drain of those in maint',
      'drain',
      {},
      MAINT,
      'web/web1 is in maint and is left there: drain would bring it back into service for sticky clients.',
      'web/web1, web/web2 are in maint and are left there: drain would bring them back into service for sticky clients.',
    ],
    [
      'those that take no traffic',
      'maint',
      {},
      DOWN,
      'web/web1 takes no traffic now ("DOWN"), so taking it out changes nothing for clients.',
      'web/web1, web/web2 take no traffic now ("DOWN"), so taking them out changes nothing for clients.',
    ],
    [
      'those that take no new traffic, by their weight',
      'maint',
      {},
      { weight: 0 },
      'web/web1 takes no new traffic now ("UP", weight 0), so taking it out changes something for nobody but clients bound to it.',
      'web/web1, web/web2 take no new traffic now ("UP", weight 0), so taking them out changes something for nobody but clients bound to them.',
    ],
    [
      'those that take no new traffic, by their check',
      'drain',
      {},
      { operationalState: 3, status: 'NOLB' },
      'web/web1 takes no new traffic now ("NOLB"), so taking it out changes something for nobody but clients bound to it.',
      'web/web1, web/web2 take no new traffic now ("NOLB"), so taking them out changes something for nobody but clients bound to them.',
    ],
    [
      'ready without checks',
      'ready',
      {},
      { ...MAINT, checkState: 0 },
      'web/web1 has no running health check: nothing proves it healthy before it takes traffic.',
      'web/web1, web/web2 have no running health check: nothing proves them healthy before they take traffic.',
    ],
    [
      'ready with checks that are off',
      'ready',
      {},
      { ...MAINT, checkState: 2 },
      'web/web1 has no running health check, for it is switched off: nothing proves it healthy before it takes traffic. `health-checks: enable` lets it prove it.',
      'web/web1, web/web2 have no running health check, for it is switched off: nothing proves them healthy before they take traffic. `health-checks: enable` lets them prove it.',
    ],
    [
      'a ramp that nothing ends',
      'weight',
      RAMP,
      { ...HUNDRED, weight: 1, checkState: 0, status: 'no check' },
      'web/web1 has no running health check: nothing ends its ramp when the application fails.',
      'web/web1, web/web2 have no running health check: nothing ends their ramp when the application fails.',
    ],
    [
      'no health check to switch off',
      'maint',
      { switches: { health: 'disabled' } },
      { checkState: 0, status: 'no check' },
      'web/web1 has no health check: there is nothing to switch off.',
      'web/web1, web/web2 have no health check: there is nothing to switch off.',
    ],
    [
      'no agent check to switch off',
      'maint',
      { switches: { agent: 'disabled' } },
      {},
      'web/web1 has no agent check: there is nothing to switch off.',
      'web/web1, web/web2 have no agent check: there is nothing to switch off.',
    ],
    [
      'those that are down, and whose checks go off',
      'weight',
      { switches: { health: 'disabled' }, weight: { kind: 'absolute', value: 5 } },
      DOWN,
      'web/web1 is "DOWN", and stays so while its health checks are off.',
      'web/web1, web/web2 are "DOWN", and stay so while their health checks are off.',
    ],
    [
      'those that serve, and whose checks come on',
      'weight',
      { switches: { health: 'enabled' }, weight: { kind: 'absolute', value: 5 } },
      { checkState: 2 },
      'web/web1 takes traffic already: HAProxy calls it UP until its checks, switched on now, have failed.',
      'web/web1, web/web2 take traffic already: HAProxy calls them UP until their checks, switched on now, have failed.',
    ],
  ];
  for (const [words, operation, asked, now, one, two] of cases) {
    test(words, () => {
      const [ofOne, ofTwo] = notices(operation, asked, now);
      assert.deepEqual(ofOne, [one]);
      assert.deepEqual(ofTwo, [two]);
    });
  }

  test('clients that are bound', () => {
    const backends = new Map([['web', backend('web', { sticky: 'cookie' })]]);
    const said = (servers: string) =>
      planChange(request('drain', NO_GUARD, servers), snapshot({}, { backends }));
    assert.deepEqual(said('web1').words.notices, [
      'Clients are bound to web/web1 by cookie and may still come. Before an application is stopped, use `maint`.',
    ]);
    assert.deepEqual(said('web1,web2').words.notices, [
      'Clients are bound to web/web1, web/web2 by cookie and may still come. Before an application is stopped, use `maint`.',
    ]);
    assert.equal(
      said('web1').words.lines[0],
      'web/web1: ready → drain, will wait for 0 sessions (1m 00s); 2 of 3 servers of web stay; sticky cookie: may not drain',
    );
  });

  test('clients that are bound to one, while the other is left in maint', () => {
    const backends = new Map([['web', backend('web', { sticky: 'cookie' })]]);
    const at = snapshot(MAINT, { backends });
    assert.deepEqual(planChange(request('drain', NO_GUARD, 'web1,web2'), at).words.notices, [
      'web/web1 is in maint and is left there: drain would bring it back into service for sticky clients.',
      'Clients are bound to web/web2 by cookie and may still come. Before an application is stopped, use `maint`.',
    ]);
  });

  test('those that stay, and are not proven', () => {
    const half = { status: 'UP 1/3' };
    const said = (more: Record<string, Given>) =>
      planChange(request('drain'), snapshot({}, { more })).words.notices;
    assert.deepEqual(said({ 'web/web2': half }), [
      'web/web2 is counted as taking traffic, but "UP 1/3": not proven healthy.',
    ]);
    assert.deepEqual(said({ 'web/web2': half, 'web/web3': half }), [
      'web/web2, web/web3 are counted as taking traffic, but "UP 1/3": not proven healthy.',
    ]);
    assert.deepEqual(said({ 'web/web2': half, 'web/web3': { status: 'UP 2/3' } }), [
      'web/web2 is counted as taking traffic, but "UP 1/3": not proven healthy.',
      'web/web3 is counted as taking traffic, but "UP 2/3": not proven healthy.',
    ]);
  });

  test('those of other backends at the same address', () => {
    const at = { address: '10.9.9.9:80' };
    const said = (more: Record<string, Given>) =>
      planChange(request('maint'), snapshot(at, { more })).words.notices;
    assert.deepEqual(said({ 'api/a': at }), [
      'api/a has the same address as web/web1 (10.9.9.9:80), and this maint leaves it in rotation: whoever stops the application there stops it for all.',
    ]);
    assert.deepEqual(said({ 'api/a': at, 'adm/b': at }), [
      'api/a, adm/b have the same address as web/web1 (10.9.9.9:80), and this maint leaves them in rotation: whoever stops the application there stops it for all.',
    ]);
  });

  test('nobody is at the address that stands for wherever the client goes', () => {
    for (const address of ['0.0.0.0:0', '0.0.0.0:80', '[::]:80', '']) {
      const at = snapshot({ address }, { more: { 'api/a': { address } } });
      assert.deepEqual(planChange(request('maint'), at).words.notices, [], address);
    }
  });

  test('another line of the same backend, where that has other addresses as well', () => {
    const at = { address: '10.9.9.9:80' };
    const said = (more: Record<string, Given>) =>
      planChange(request('maint'), snapshot(at, { more })).words.notices;
    assert.deepEqual(said({ 'web/old1': at, 'web/web2': { address: '10.9.9.8:80' } }), [
      'web/old1 has the same address as web/web1 (10.9.9.9:80), and this maint leaves it in rotation: whoever stops the application there stops it for all.',
    ]);
  });

  test('of more than ten at the address of another one the rest is counted', () => {
    const said = (count: number) => {
      const keys = Array.from({ length: count }, (_, index) => [`web/s${index}`, `api/s${index}`]).flat();
      const more = Object.fromEntries(keys.map((key) => [key, { address: `10.8.0.${key.slice(5)}:80` }]));
      return planChange(request('maint', NO_GUARD, 's*'), snapshot({}, { more })).words.notices;
    };
    assert.equal(said(10).length, 10);
    assert.ok(said(10).every((text) => text.includes('has the same address as')));
    assert.equal(said(12).length, 11);
    assert.equal(said(12)[9], said(10)[9]);
    assert.equal(said(12)[10], '2 more servers have the address of one that is left in rotation.');
  });
});

describe('nothing is said', () => {
  const cases: [string, ChangeRequest['operation'], Asked, Given][] = [
    [
      'ready that switches health checks on',
      'ready',
      { switches: { health: 'enabled' } },
      { ...MAINT, checkState: 2 },
    ],
    ['ready with a proof that is required anyway', 'ready', { healthProof: 'required' }, MAINT],
    [
      'a ramp that switches health checks on',
      'ready',
      { ...RAMP, switches: { health: 'enabled' } },
      { ...HUNDRED, ...MAINT, checkState: 2 },
    ],
    ['a ramp that is at its end', 'weight', RAMP, { ...HUNDRED, checkState: 0 }],
    [
      'a weight without a ramp, where there are no checks',
      'weight',
      { weight: { kind: 'absolute', value: 5 } },
      { checkState: 0 },
    ],
    ['checks that go off where a server is in maint', 'maint', { switches: { health: 'disabled' } }, MAINT],
    ['checks that go off where a server is up', 'maint', { switches: { health: 'disabled' } }, {}],
    [
      'an agent that goes on',
      'weight',
      { switches: { agent: 'enabled' }, weight: { kind: 'absolute', value: 5 } },
      { agentState: 18 },
    ],
    [
      'checks that come on where a server is out',
      'weight',
      { switches: { health: 'enabled' }, weight: { kind: 'absolute', value: 5 } },
      { ...DRAIN, checkState: 2 },
    ],
    [
      'an agent that goes off where there is one',
      'maint',
      { switches: { agent: 'disabled' } },
      { agentState: 22 },
    ],
  ];
  for (const [words, operation, asked, now] of cases) {
    test(words, () => assert.deepEqual(notices(operation, asked, now), [[], []]));
  }
});

describe('a line of the plan', () => {
  const lineOf = (asked: ChangeRequest, now: Given = {}) => planChange(asked, snapshot(now)).words.lines[0];

  test('with quiet-for', () => {
    assert.equal(
      lineOf(request('drain', { quietForMs: 5_000 })),
      'web/web1: ready → drain, will wait for 0 sessions (1m 00s), until it is quiet for 5s; 2 of 3 servers of web stay',
    );
    assert.equal(
      lineOf(request('drain', { quietForMs: 0 })),
      'web/web1: ready → drain, will wait for 0 sessions (1m 00s); 2 of 3 servers of web stay',
    );
  });

  test('with a ramp, unless it is at its end', () => {
    assert.equal(
      lineOf(request('weight', RAMP), { ...HUNDRED, weight: 1 }),
      'web/web1: ready → weight 100%; through 10%, 100%, 30s each',
    );
    assert.equal(lineOf(request('weight', RAMP), HUNDRED), 'web/web1: ready → weight 100% (already)');
  });

  test('with checks that are switched: then it is not so already', () => {
    assert.equal(
      lineOf(request('ready', { switches: { health: 'disabled', agent: 'enabled' } }), { agentState: 18 }),
      'web/web1: ready → ready, health checks disabled, agent checks enabled',
    );
    assert.equal(
      lineOf(request('ready', { switches: { health: 'enabled', agent: 'enabled' } }), { agentState: 22 }),
      'web/web1: ready → ready (already)',
    );
  });

  test('of servers in several backends: each says what stays of its own', () => {
    const selection = parseSelection('*', '*/web1');
    assert.ok(selection.ok);
    const backends = new Map([
      ['web', backend('web')],
      ['api', backend('api', { active: 2 })],
    ]);
    const more = { 'api/web1': {}, 'api/web2': {} };
    const asked = { ...request('maint', { drainTimeoutMs: 0 }), selection: selection.value };
    assert.deepEqual(planChange(asked, snapshot({}, { more, backends })).words.lines, [
      'web/web1: ready → maint, will not wait for 0 sessions (0ms); 2 of 3 servers of web stay',
      'api/web1: ready → maint, will not wait for 0 sessions (0ms); 1 of 2 servers of api stays',
    ]);
  });

  test('counts what waits in queues, of trackers, too', () => {
    const more = { 'web/api1': { tracks: 'web/web1', sessions: 4, queued: 2 } };
    const [line] = planChange(request('maint'), snapshot({ sessions: 3, queued: 1 }, { more })).words.lines;
    assert.match(line ?? '', /^web\/web1: ready → maint, will wait for 10 sessions \(1m 00s\); /);
  });
});

describe('reasons not to begin, in words', () => {
  test('a tracker of a tracker: the one at the end of the chain is to be selected', () => {
    const more = { 'api/t1': { tracks: 'be/s1' }, 'be/s1': {} };
    const { refusal } = planChange(request('drain'), snapshot({ tracks: 'api/t1' }, { more }));
    assert.equal(refusal?.message, 'web/web1 tracks api/t1, and through it be/s1: change that one.');
    assert.match(refusal?.hint ?? '', /Select be\/s1 instead/);
  });

  const cases: [string, ChangeRequest['operation'], Asked, Given, string, RegExp][] = [
    [
      'a tracker',
      'drain',
      {},
      { tracks: 'web/web2' },
      'web/web1 tracks web/web2: change that one.',
      /Select web\/web2 instead/,
    ],
    [
      'a name that does not resolve',
      'ready',
      {},
      { adminFlags: 32, operationalState: 0, status: 'MAINT (resolution)' },
      'web/web1 is in maintenance because its name does not resolve.',
      /`resolvers`/,
    ],
    [
      'a percentage that is rounded down to 0',
      'weight',
      { weight: { kind: 'percent', value: 10 } },
      { configuredWeight: 7 },
      '10% of the configured weight 7 of web/web1 is rounded down to 0, which takes it out of rotation.',
      /smallest percentage that works is 15%/,
    ],
  ];
  for (const [words, operation, asked, now, message, hint] of cases) {
    test(words, () => {
      const { refusal } = planChange(request(operation, asked), snapshot(now));
      assert.equal(refusal?.message, message);
      assert.match(refusal?.hint ?? '', hint);
      assert.deepEqual(refusal?.servers, ['web/web1']);
    });
  }

  test('several that are not there', () => {
    const { refusal } = planChange(request('drain', {}, 'wep1,x'), snapshot());
    assert.equal(
      refusal?.message,
      'No server matches `wep1`; did you mean `web1`? Closest: `web1`, `web2`, `web3`. No server matches `x`; closest: `web1`, `web2`, `web3`.',
    );
    assert.equal(refusal?.brief, 'no server matches `wep1`');
    assert.match(refusal?.hint ?? '', /names are case-sensitive/);
  });
});
