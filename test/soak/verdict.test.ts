/** The judge of the soak can refuse: it is fed true words and lies, and every policy. What the lab's judges refuse, their own tests show. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Claim } from '../lab/judge.ts';
import { NOBODY } from '../lab/judge-meddling.ts';
import type { ActionResult } from '../support/run-action.ts';
import { claimsOf } from './claims.ts';
import { type Planned, planOf } from './plan.ts';
import { violationsOf } from './run.ts';
import type { ServerSeen } from './snapshot.ts';
import { type Circumstances, endOf, judgeEnd, judgeMain, type Seen } from './verdict.ts';
import { judgeAudit } from './witness.ts';

const READY: ServerSeen = { forced: 0, weight: 100, running: true, checked: true, agent: false };
const DRAIN: ServerSeen = { ...READY, forced: 8 };
const DONE: Claim = { error: null, changed: 'yes', now: { forced: 8, weight: 100 } };
const KEPT: Claim = { ...DONE, error: { code: 'drain-timeout', message: 'Sessions are left' } };
const CANCELLED: Claim = { ...DONE, error: { code: 'cancelled', message: 'The step was cancelled' } };

const PLAN: Planned = {
  number: 1,
  kind: 'drain',
  operation: 'drain',
  servers: ['web/s1'],
  sites: [0],
  found: 'ready',
  trouble: 'none',
  onDrainTimeout: 'rollback',
  onError: 'rollback',
  restore: 'on-failure',
  jobStatus: 'failure',
  switches: { checks: 'keep', agent: 'keep' },
  beside: { kind: 'nothing' },
  variant: 0,
};
const QUIET: Circumstances = {
  happened: false,
  over: true,
  sent: true,
  postSent: false,
  bystandersAsBefore: true,
};

function seen(more: Partial<Seen> = {}): Seen {
  return {
    place: { loadBalancer: 'lb1', server: 'web/s1' },
    before: READY,
    afterMain: DRAIN,
    after: READY,
    claim: DONE,
    leftOut: true,
    told: [],
    act: NOBODY,
    meddled: READY,
    timeline: { lines: [], actedAt: null, connectionsBefore: 0 },
    ...more,
  };
}

describe('Of what main says the judge of the soak', () => {
  test('accepts a drain that is one, and is told as left out', () => {
    assert.deepEqual(judgeMain(PLAN, [seen()], QUIET), []);
  });

  test('accepts that a server in rotation is different by its checks alone', () => {
    const plan: Planned = { ...PLAN, trouble: 'unhealthy', switches: { checks: 'disable', agent: 'keep' } };
    const claim: Claim = {
      error: { code: 'unhealthy', message: 'It is down' },
      changed: 'yes',
      now: { forced: 0, weight: 100 },
    };
    const switched = seen({ claim, afterMain: { ...READY, checked: false }, leftOut: false });
    assert.deepEqual(judgeMain(plan, [switched], QUIET), []);
  });

  const lies: [string, Planned, Partial<Seen>, Partial<Circumstances>, RegExp][] = [
    [
      'one that is different, where nothing is',
      { ...PLAN, trouble: 'unhealthy' },
      {
        claim: {
          error: { code: 'unhealthy', message: 'It is down' },
          changed: 'yes',
          now: { forced: 0, weight: 100 },
        },
        afterMain: READY,
        leftOut: false,
      },
      {},
      /"different from before", but it is still/,
    ],
    [
      'done, where it is not',
      PLAN,
      { afterMain: READY, leftOut: false },
      {},
      /"done", but HAProxy says flags 0/,
    ],
    ['an error without a reason', PLAN, { claim: KEPT }, {}, /had to end with no error: drain-timeout/],
    ['no error', { ...PLAN, trouble: 'none can be spared' }, {}, {}, /had to end with guard: none/],
    ['another error', { ...PLAN, trouble: 'unhealthy' }, { claim: KEPT }, {}, /had to end with unhealthy/],
    [
      'a server that is out and not in `left-out`',
      PLAN,
      { leftOut: false },
      {},
      /out, and not in `left-out`/,
    ],
    [
      'a server in `left-out` that is in rotation',
      PLAN,
      { claim: { ...KEPT, changed: 'no' }, afterMain: READY },
      {},
      /in `left-out`: flags 0/,
    ],
    [
      'health checks that are off though they were not to be',
      PLAN,
      { afterMain: { ...DRAIN, checked: false } },
      {},
      /checked is false, and had to be true/,
    ],
    [
      'an agent that is on though it was to be off',
      { ...PLAN, switches: { checks: 'keep', agent: 'disable' } },
      { before: { ...READY, agent: true }, afterMain: { ...DRAIN, agent: true } },
      {},
      /agent is true, and had to be false/,
    ],
    ['a server that nobody selected', PLAN, {}, { bystandersAsBefore: false }, /not selected is different/],
    [
      'giving up, where a connection was lost once',
      { ...PLAN, beside: { kind: 'fault', site: 0, fault: { kind: 'reset', at: 9, again: 0 } } },
      { claim: { ...KEPT, changed: 'no' }, afterMain: READY, leftOut: false },
      { happened: true },
      /no reason to fail/,
    ],
  ];
  for (const [name, plan, more, about, expected] of lies)
    test(`refuses ${name}`, () => {
      assert.match(judgeMain(plan, [seen(more)], { ...QUIET, ...about }).join('\n'), expected);
    });
});

describe('When the job has ended', () => {
  const policies: [string, Partial<Planned>, Claim | null, ReturnType<typeof endOf>][] = [
    ['`on-failure` puts back after a job that failed', {}, DONE, 'back'],
    ['`on-failure` leaves it after one that did not', { jobStatus: 'success' }, DONE, 'stays'],
    ['`on-success` puts back', { restore: 'on-success', jobStatus: 'success' }, DONE, 'back'],
    ['`always` puts back', { restore: 'always', jobStatus: 'success' }, DONE, 'back'],
    ['`never` leaves it', { restore: 'never' }, DONE, 'stays'],
    ['a drain timeout is `on-drain-timeout`’s', { onDrainTimeout: 'keep' }, KEPT, 'stays'],
    ['a cancel is `on-error`’s', { restore: 'never' }, CANCELLED, 'back'],
    ['so is a SIGKILL', { restore: 'always', onError: 'keep' }, null, 'stays'],
    ['a rolling step that failed tells who is out', { operation: 'rolling' }, KEPT, 'told'],
    ['a step that reads leaves all as it is', { operation: 'status', restore: 'always' }, DONE, 'stays'],
  ];
  for (const [name, more, claim, end] of policies)
    test(name, () => assert.equal(endOf({ ...PLAN, ...more }, claim), end));

  test('the judge accepts what was put back, and what stays and was told', () => {
    assert.deepEqual(judgeEnd(PLAN, [seen()], { ...QUIET, postSent: true }), []);
    const stays = seen({ after: DRAIN, told: ['left'] });
    assert.deepEqual(judgeEnd({ ...PLAN, restore: 'never' }, [stays], QUIET), []);
  });

  test('the judge accepts a batch that is out, and was told by main or by post', () => {
    const out = (told: Seen['told']) => seen({ claim: KEPT, after: DRAIN, told });
    assert.deepEqual(judgeEnd({ ...PLAN, operation: 'rolling' }, [out(['left'])], QUIET), []);
    const job: Planned = { ...PLAN, operation: 'rolling', jobStatus: 'success' };
    assert.deepEqual(judgeEnd(job, [out([])], QUIET), []);
  });

  const lies: [string, Partial<Planned>, Partial<Seen>, Partial<Circumstances>, RegExp][] = [
    ['a server that was not put back', {}, { after: DRAIN }, {}, /left behind: it was flags 0/],
    ['one that is down', {}, { after: { ...READY, running: false } }, {}, /it is down/],
    ['checks that were not put back', {}, { after: { ...READY, checked: false } }, {}, /health checks off/],
    [
      'one that is out, and nobody said so',
      { restore: 'never' },
      { after: DRAIN },
      {},
      /the post step did not tell/,
    ],
    ['one put back that was to stay', { restore: 'never' }, {}, {}, /had nothing to do: it was flags 8/],
    [
      'something set that was not to be',
      { restore: 'never' },
      { after: DRAIN, told: ['left'] },
      { postSent: true },
      /has set something/,
    ],
    [
      'a batch that is out, and nobody said so',
      { operation: 'rolling' },
      { claim: KEPT, after: DRAIN },
      {},
      /left behind, and not told/,
    ],
    ['a server that nobody selected', {}, {}, { bystandersAsBefore: false }, /not selected is different/],
    [
      'one that was held against a person',
      { kind: 'hold', beside: { kind: 'held', site: 0, meddling: 'sets ready' } },
      { after: DRAIN, act: { set: { forced: 0 }, isReload: false } },
      {},
      /held against somebody/,
    ],
  ];
  for (const [name, more, facts, about, expected] of lies)
    test(`it refuses ${name}`, () => {
      const wrong = judgeEnd({ ...PLAN, ...more }, [seen(facts)], { ...QUIET, ...about });
      assert.match(wrong.join('\n'), expected);
    });
});

describe('Of one server a step says', () => {
  const state = (adminFlags: number) => ({ adminFlags, weight: 100 });
  const claimOf = (row: object, changed: string) => {
    const servers = [
      { loadBalancer: 'lb1', backend: 'web', server: 's1', error: null, before: state(8), ...row },
    ];
    const message = `What happened on lb2: It is gone\nChanged: ${changed}.`;
    const annotations = [{ level: 'error', title: 'HAProxy', message, properties: {} }];
    const outputs = { servers: JSON.stringify(servers), 'error-code': 'timeout' };
    const [claim] = claimsOf({ outputs, annotations } as unknown as ActionResult, [
      { loadBalancer: 'lb1', server: 'web/s1' },
    ]);
    return claim;
  };

  test('what its row says, and where that has no error of its own, what HAProxy said before and after', () => {
    assert.equal(claimOf({ outcome: 'failed', after: state(8) }, 'no')?.changed, 'no');
    assert.equal(claimOf({ outcome: 'failed', after: state(1) }, 'yes')?.changed, 'yes');
    assert.equal(claimOf({ outcome: 'failed', after: state(8) }, 'not known')?.changed, 'unknown');
    assert.equal(claimOf({ outcome: 'rolled-back', after: state(8) }, 'no')?.changed, 'no');
    const error = { code: 'timeout', changed: 'unknown', message: '' };
    assert.equal(claimOf({ outcome: 'failed', after: state(8), error }, 'no')?.changed, 'unknown');
    assert.equal(claimOf({ outcome: 'changed', after: state(1) }, 'yes')?.error?.message, 'It is gone');
  });
});

describe('Of an audit', () => {
  const before = [
    new Map([
      ['web/s1', READY],
      ['web/s2', DRAIN],
    ]),
  ];
  const judged = (servers: object[], about: Partial<Circumstances> = {}) => {
    const outputs = { servers: JSON.stringify(servers), 'error-code': '' };
    const plan: Planned = { ...PLAN, kind: 'audit', operation: null, servers: [] };
    return judgeAudit({ plan, before, result: { outputs }, about: { ...QUIET, ...about } }, [
      { name: 'lb1' },
    ]);
  };
  const found = (server: string) => ({ loadBalancer: 'lb1', backend: 'web', server });

  test('the judge accepts who is out', () => assert.deepEqual(judged([found('s2')]), []));

  test('it refuses whoever is overlooked, and whoever is not out', () => {
    assert.match(judged([]).join(), /found: nobody; out are: web\/s2 on lb1/);
    assert.match(judged([found('s1'), found('s2')]).join(), /found: web\/s1 on lb1, web\/s2 on lb1/);
    assert.match(judged([found('s2')], { bystandersAsBefore: false }).join(), /changed something/);
  });
});

describe('A plan', () => {
  test('is the same for the same seed, however many operations are asked for', () => {
    assert.deepEqual(planOf(7, 40), planOf(7, 500).slice(0, 40));
    assert.notDeepEqual(planOf(7, 40), planOf(8, 40));
  });

  test('has all of it in 500 operations: kinds, troubles, what happens beside them, policies', () => {
    const plans = planOf(7, 500);
    const among = (wordOf: (plan: Planned) => string) => [...new Set(plans.map(wordOf))].sort();
    assert.equal(among(({ kind }) => kind).length, 12);
    assert.equal(among(({ trouble }) => trouble).length, 7);
    assert.equal(among(({ beside }) => beside.kind).length, 7);
    assert.equal(among(({ restore }) => restore).length, 4);
    assert.equal(among(({ jobStatus }) => jobStatus).length, 3);
    assert.deepEqual(
      among(({ beside }) => (beside.kind === 'signal' ? beside.signal : 'none')),
      ['SIGINT', 'SIGKILL', 'SIGTERM', 'none'],
    );
  });
});

test('a bound client may lose a request where sessions are cut by wish, and nobody else, nor anywhere else', () => {
  const failures = [
    { at: 1, kind: 'sticky', reason: 'status 500' },
    { at: 2, kind: 'quick', reason: 'status 503' },
  ] as const;
  const lost = (more: Partial<Planned>) =>
    violationsOf({ plan: { ...PLAN, ...more }, wrong: [], left: [] }, failures).map(({ words }) => words[0]);
  assert.deepEqual(lost({ trouble: 'sessions stay', onDrainTimeout: 'shutdown-sessions' }), ['q']);
  assert.deepEqual(lost({ trouble: 'sessions stay' }), ['s', 'q']);
  assert.deepEqual(lost({ onDrainTimeout: 'shutdown-sessions' }), ['s', 'q']);
});
