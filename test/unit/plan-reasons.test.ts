/** Why a change must not begin, each reason once as a whole: what it says, of which server, and what to do about it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { planChange } from '../../src/operation/plan/plan.ts';
import { twinsAmong } from '../../src/operation/plan/twins.ts';
import type { ChangeRequest } from '../../src/operation/request.ts';
import { type Given as Asked, request } from './change-scene.ts';
import { DRAIN, MAINT, snapshot } from './plan-scene.ts';
import { backend, type Given } from './servers.ts';

const RAMP: Asked = {
  ramp: { steps: [10, 100].map((value) => ({ kind: 'percent', value })), intervalMs: 30_000 },
};
const HUNDRED: Given = { weight: 100, configuredWeight: 100 };

describe('a reason in words', () => {
  const cases: [string, ChangeRequest['operation'], Asked, Given, string, string, RegExp][] = [
    [
      'a ramp of one that is not UP',
      'weight',
      RAMP,
      { ...HUNDRED, weight: 1, status: 'UP 1/3' },
      'unhealthy',
      'web/web1 is "UP 1/3", and a ramp begins with a server that is UP.',
      /^`operation: ready` takes `ramp` as well/,
    ],
    [
      'a ramp of one that is out',
      'weight',
      RAMP,
      { ...HUNDRED, weight: 1, adminFlags: 8, status: 'UP' },
      'unhealthy',
      'web/web1 is "UP", and a ramp begins with a server that is UP.',
      /^`operation: ready`/,
    ],
    [
      'a health check that is not there',
      'ready',
      { switches: { health: 'enabled' } },
      { ...MAINT, checkState: 0 },
      'refused',
      'web/web1 has no health check that could be enabled.',
      /^Add `check` to its server line in haproxy\.cfg, or leave `health-checks` at `keep`\.$/,
    ],
    [
      'an agent check that is not there',
      'weight',
      { switches: { agent: 'enabled' }, weight: { kind: 'absolute', value: 5 } },
      {},
      'refused',
      'web/web1 has no agent check that could be enabled.',
      /^Add `agent-check` to its server line in haproxy\.cfg, or leave `agent-checks` at `keep`\.$/,
    ],
    [
      'a health check of a tracker, which has none of its own',
      'weight',
      { switches: { health: 'enabled' }, weight: { kind: 'absolute', value: 5 } },
      { checkState: 0, tracks: 'web/web2' },
      'refused',
      'web/web1 has no health check that could be enabled.',
      / It tracks web\/web2, whose checks count for it\.$/,
    ],
    [
      'a proof that is required, and nothing to prove it',
      'ready',
      { healthProof: 'required' },
      { ...MAINT, checkState: 2 },
      'unhealthy',
      'web/web1 has no running health check, so nothing can prove it healthy.',
      /`health-checks: enable` if it was switched off; `wait-for-health: true` goes on without a proof\.$/,
    ],
    [
      'an agent',
      'maint',
      {},
      { agentState: 22 },
      'agent-conflict',
      'web/web1 has an agent check: its next answer may undo this maint, and how often it is asked cannot be read.',
      /^`agent-checks: disable` switches it off first \(`disable agent web\/web1`\)/,
    ],
    [
      'an agent, of a batch: `rolling` has no input that switches one',
      'maint',
      { isOfBatch: true },
      { agentState: 22 },
      'agent-conflict',
      'web/web1 has an agent check: its next answer may undo this maint, and how often it is asked cannot be read.',
      /^`rolling` switches no agents: a step before it with `operation: ready` and `agent-checks: disable`/,
    ],
    [
      'an agent that is to be switched on',
      'drain',
      { switches: { agent: 'enabled' } },
      { ...DRAIN, agentState: 18 },
      'agent-conflict',
      'web/web1 has an agent check: its next answer may undo this drain, and how often it is asked cannot be read.',
      /^`agent-checks: disable`/,
    ],
  ];
  for (const [words, operation, asked, now, code, message, hint] of cases) {
    test(words, () => {
      const { refusal } = planChange(request(operation, asked), snapshot(now));
      assert.deepEqual([refusal?.code, refusal?.message], [code, message]);
      assert.deepEqual(refusal?.servers, ['web/web1']);
      assert.match(refusal?.hint ?? '', hint);
    });
  }

  const nothing: [string, ChangeRequest['operation'], Asked, Given][] = [
    ['a ramp of one that is there', 'weight', RAMP, { ...HUNDRED, status: 'UP 1/3' }],
    [
      'a weight of one that is not UP',
      'weight',
      { weight: { kind: 'absolute', value: 5 } },
      { status: 'UP 1/3' },
    ],
    [
      'a proof by checks that are switched on',
      'ready',
      { healthProof: 'required', switches: { health: 'enabled' } },
      { ...MAINT, checkState: 2 },
    ],
    ['an agent that is switched off first', 'maint', { switches: { agent: 'disabled' } }, { agentState: 22 }],
    [
      'checks to be switched off that are not there',
      'maint',
      { switches: { health: 'disabled', agent: 'disabled' } },
      { checkState: 0 },
    ],
  ];
  for (const [words, operation, asked, now] of nothing) {
    test(`${words}: nothing stands against it`, () =>
      assert.equal(planChange(request(operation, asked), snapshot(now)).refusal, null));
  }

  test('a level that may only look', () => {
    const { refusal } = planChange(
      request('drain'),
      snapshot({}, { level: 'user', can: { change: false, seeOldWorkers: true } }),
    );
    assert.equal(refusal?.message, `The socket's level is "user", and a change needs "admin".`);
    assert.match(refusal?.hint ?? '', /`level admin`/);
  });
});

describe('the guard, in words', () => {
  const asked = request('maint', { minAvailable: { kind: 'count', value: 3 } }, 'web1,web2');

  test('of one backend, with those that are out already', () => {
    const backends = new Map([['web', backend('web', { active: 3 })]]);
    const at = snapshot({}, { backends, more: { 'web/web4': MAINT } });
    const { refusal } = planChange(asked, at);
    assert.equal(
      refusal?.message,
      'Too few servers would be left. web: 1 of 3 servers would still take traffic, and min-available asks for 3; out already: web4 (MAINT).',
    );
    assert.equal(refusal?.brief, '1 of 3 servers of web would be left, and min-available asks for 3');
    assert.match(
      refusal?.hint ?? '',
      /^Take out fewer servers at once, or bring others back first\. .*turns this guard off/,
    );
    const alone = snapshot({}, { backends: new Map([['web', backend('web', { active: 1 })]]) });
    assert.match(planChange(asked, alone).refusal?.brief ?? '', /^-?\d+ of 1 server of web would be left/);
  });

  test('of two backends', () => {
    const backends = new Map([
      ['web', backend('web', { active: 1 })],
      ['api', backend('api', { active: 1 })],
    ]);
    const more = { 'api/api1': { tracks: 'web/web1' } };
    const { refusal } = planChange(request('maint'), snapshot({}, { backends, more }));
    assert.equal(
      refusal?.message,
      'Too few servers would be left. web: 0 of 1 server would still take traffic, and min-available asks for 1; api: 0 of 1 server would still take traffic, and min-available asks for 1.',
    );
    // Nobody is out who could be brought back.
    assert.match(refusal?.hint ?? '', /^Take out fewer servers at once\. /);
  });
});

test('two addresses of one HAProxy, and three', () => {
  const process = {
    pid: 7,
    startedAt: 5,
    startToleranceSeconds: 0,
    node: 'a',
    version: '3.2.0',
    uptimeSeconds: 9,
  };
  const of = (...list: [string, object?][]) =>
    twinsAmong(list.map(([name, more = {}]) => ({ name, process: { ...process, ...more } })));
  assert.deepEqual(of(['lb1'], ['lb2', { pid: 8 }]), []);
  const [twin, ...others] = of(['lb1'], ['lb2', { pid: 8 }], ['lb3']);
  assert.deepEqual(others, []);
  assert.equal(
    twin?.message,
    'lb1 and lb3 lead to one HAProxy, process 7 on a: a server there would be counted twice.',
  );
  assert.deepEqual(
    [twin?.brief, twin?.loadBalancer, twin?.code],
    ['lb1 and lb3 lead to one HAProxy', 'lb3', 'invalid-input'],
  );
  assert.equal(
    of(['lb1', { node: '' }], ['lb2', { node: '' }])[0]?.message,
    'lb1 and lb2 lead to one HAProxy, process 7: a server there would be counted twice.',
  );
  assert.deepEqual(
    of(['lb1'], ['lb2'], ['lb3']).map(({ message }) => message.slice(0, 11)),
    ['lb1 and lb2', 'lb1 and lb3'],
  );
});

test('a heading names what stands against it, not only its kind', () => {
  const cases: [ChangeRequest['operation'], Asked, Given, string][] = [
    ['drain', {}, { tracks: 'web/web2' }, 'it tracks web/web2'],
    [
      'weight',
      RAMP,
      { ...HUNDRED, weight: 1, status: 'UP 1/3' },
      'it is not UP, and a ramp begins with a server that is',
    ],
    [
      'ready',
      { healthProof: 'required' },
      { ...MAINT, checkState: 2 },
      'it has no running health check, and `wait-for-health` asks for one',
    ],
  ];
  for (const [operation, asked, given, brief] of cases)
    assert.equal(planChange(request(operation, asked), snapshot(given)).refusal?.brief, brief);
  const unsendable = [{ backend: 'web pool', server: 'x', tracks: 'web/web1' }];
  assert.equal(
    planChange(request('drain'), snapshot({}, { unsendable })).refusal?.brief,
    'a server whose name cannot be sent tracks it',
  );
});
