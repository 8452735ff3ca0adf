/** The judge of the fault lab can refuse: it is fed true words and lies. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Claim, type Facts, hangsOnTime, judge, judgeAftermath, type State } from './judge.ts';

const READY: State = { forced: 0, weight: 100, running: true };
const DRAIN: State = { ...READY, forced: 8 };
const MAINT: State = { ...READY, forced: 1, running: false };

const DONE: Claim = { error: null, changed: 'yes', now: { forced: 8, weight: 100 } };
const FAILED: Claim = { error: { code: 'timeout', message: 'No answer' }, changed: 'no', now: null };
const FACTS: Facts = {
  before: READY,
  after: DRAIN,
  elsewhere: null,
  sent: true,
  over: true,
  bystanderAsBefore: true,
};
const SAME: Facts = { ...FACTS, after: READY };

describe('The judge accepts', () => {
  const right: [string, Parameters<typeof judge>][] = [
    ['a drain that is one', ['drain', DONE, FACTS]],
    [
      'a drain that was one before',
      ['drain', { ...DONE, changed: 'no' }, { ...FACTS, before: DRAIN, sent: false }],
    ],
    ['a failure that changed nothing', ['drain', FAILED, SAME]],
    ['a failure that left something', ['drain', { ...FAILED, changed: 'yes' }, FACTS]],
    [
      'not known, where nobody answers',
      ['drain', { ...FAILED, changed: 'unknown' }, { ...FACTS, over: false }],
    ],
    [
      'not known, where another process answers for good',
      [
        'drain',
        { ...FAILED, error: { code: 'several-processes', message: 'Two answer' }, changed: 'unknown' },
        { ...SAME, elsewhere: READY },
      ],
    ],
    [
      'a new process in which nothing was done',
      ['drain', FAILED, { ...SAME, after: MAINT, elsewhere: MAINT }],
    ],
  ];
  for (const [name, words] of right) test(name, () => assert.deepEqual(judge(...words), []));
});

describe('The judge refuses', () => {
  const lies: [string, Parameters<typeof judge>, RegExp][] = [
    ['done, where HAProxy says otherwise', ['drain', DONE, { ...SAME }], /"done", but HAProxy says flags 0/],
    ['done in another state', ['maint', DONE, FACTS], /"done", but HAProxy says flags 8/],
    [
      'ready of a server that is down',
      ['ready', { ...DONE, now: null }, { ...FACTS, before: MAINT, after: { ...READY, running: false } }],
      /not running/,
    ],
    [
      'another weight',
      ['weight', { ...DONE, now: null }, { ...FACTS, after: { ...READY, weight: 41 } }],
      /weight 41/,
    ],
    ['no change, where there is one', ['drain', FAILED, FACTS], /"nothing is different"/],
    [
      'no change of the weight, where there is one',
      ['weight', FAILED, { ...SAME, after: { ...READY, weight: 40 } }],
      /"nothing is different"/,
    ],
    ['a change, where there is none', ['drain', { ...FAILED, changed: 'yes' }, SAME], /still flags 0/],
    [
      'not known, where it could be read',
      ['drain', { ...FAILED, changed: 'unknown' }, FACTS],
      /could be read again/,
    ],
    [
      'not known, where the same process answers',
      [
        'drain',
        { ...FAILED, error: { code: 'several-processes', message: 'Two answer' }, changed: 'unknown' },
        SAME,
      ],
      /could be read again/,
    ],
    [
      'not known, where nothing was sent',
      ['drain', { ...FAILED, changed: 'unknown' }, { ...SAME, over: false, sent: false }],
      /nothing was ever sent/,
    ],
    [
      'done, but not known',
      ['drain', { ...DONE, changed: 'unknown' }, { ...FACTS, over: false }],
      /"done", and not known/,
    ],
    [
      'a row that HAProxy does not have',
      ['drain', { ...DONE, now: { forced: 1, weight: 100 } }, FACTS],
      /it says/,
    ],
    [
      'a fault of its own',
      [
        'drain',
        { ...FAILED, error: { code: 'not-verified', message: 'Unexpected error: x is undefined' } },
        SAME,
      ],
      /fault of its own/,
    ],
    ['another server changed', ['drain', DONE, { ...FACTS, bystanderAsBefore: false }], /not selected/],
    ['a status that sets', ['status', { ...DONE, changed: 'no', now: null }, SAME], /status sent/],
  ];
  for (const [name, words, expected] of lies) {
    test(name, () => assert.match(judge(...words).join('\n'), expected));
  }
});

describe('After the job the judge', () => {
  const facts = { before: READY, after: READY, elsewhere: null, bystanderAsBefore: true };
  const right: [string, Partial<typeof FACTS>][] = [
    ['accepts what is as before', {}],
    ['accepts a new process that was never touched', { after: MAINT, elsewhere: MAINT }],
  ];
  for (const [name, more] of right)
    test(name, () => assert.deepEqual(judgeAftermath({ ...facts, ...more }), []));
  const wrong: [string, Partial<typeof FACTS>][] = [
    ['refuses a server left in drain', { after: DRAIN }],
    ['refuses a server with another weight', { after: { ...READY, weight: 40 } }],
    ['refuses a server that is let in but down', { after: { ...READY, running: false } }],
    ['refuses another server left different', { bystanderAsBefore: false }],
  ];
  for (const [name, more] of wrong)
    test(name, () => assert.notDeepEqual(judgeAftermath({ ...facts, ...more }), []));
});

test('Only what was not read or not put back hangs on time, never "done" and never "no change"', () => {
  const unknown = judge('drain', { ...FAILED, changed: 'unknown' }, FACTS);
  const left = judgeAftermath({ ...FACTS, after: DRAIN });
  assert.deepEqual([unknown.map(hangsOnTime), left.map(hangsOnTime)], [[true], [true]]);
  const lies = [judge('drain', DONE, SAME), judge('drain', FAILED, FACTS)].flat();
  assert.ok(lies.length >= 2 && !lies.some(hangsOnTime));
});
