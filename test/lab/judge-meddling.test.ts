/** The judge of the lab with somebody else in it can refuse, too: it is fed true words and lies, and who had said what. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Claim } from './judge.ts';
import {
  judgeMeddled,
  judgeMeddledAftermath,
  type MeddledFacts,
  NOBODY,
  type Seen,
} from './judge-meddling.ts';
import { doingOf } from './meddling.ts';
import type { Timeline } from './timeline.ts';

const UP = { running: true, checked: true };
const READY = { forced: 0, weight: 100, ...UP };
const DRAIN = { forced: 8, weight: 100, ...UP };
const MAINT = { forced: 1, weight: 100, running: false, checked: true };

const DONE: Claim = { error: null, changed: 'yes', now: { forced: 8, weight: 100 } };
const GAVE_UP: Claim = {
  error: { code: 'not-verified', message: 'Somebody else' },
  changed: 'yes',
  now: null,
};

/** Bursts of lines, one a line of text; `*` is where somebody else acts, `+` begins a connection. */
function timelineOf(...bursts: string[]): Timeline {
  const lines: Timeline['lines'][number][] = [];
  let [connection, actedAt, connectionsBefore] = [-1, null as number | null, 0];
  for (const [burst, texts] of bursts.entries()) {
    for (const text of texts.split('; ')) {
      if (text === '+') connection += 1;
      else if (text === '*') [actedAt, connectionsBefore] = [lines.length, connection + 1];
      else lines.push({ text: WORDS[text] ?? text, connection, burst });
    }
  }
  return { lines, actedAt, connectionsBefore };
}

const WORDS: Readonly<Record<string, string>> = {
  read: 'show servers state web',
  drain: 'set server web/s1 state drain',
  maint: 'set server web/s1 state maint',
  ready: 'set server web/s1 state ready',
};

const FIRST = '+; read';
const SET = 'drain; read';
const LAST = '+; read';

function factsOf(
  meddling: Parameters<typeof doingOf>[0] | null,
  after: Seen,
  ...bursts: string[]
): MeddledFacts {
  const act = meddling === null ? NOBODY : doingOf(meddling);
  const meddled = meddling === 'deletes it' ? null : { ...READY, ...act.set };
  const timeline = timelineOf(...bursts);
  return { before: READY, meddled, after, act, timeline, bystanderAsBefore: true };
}

describe('Beside somebody else the judge accepts', () => {
  const right: [string, Claim, MeddledFacts][] = [
    ['a drain that nobody touched', DONE, factsOf(null, DRAIN, FIRST, SET, LAST)],
    [
      'done, where it was undone behind the last reading',
      DONE,
      factsOf('sets ready', READY, FIRST, SET, LAST, '*'),
    ],
    [
      'an error, where somebody set it ready',
      { ...GAVE_UP, changed: 'no' },
      factsOf('sets ready', READY, FIRST, SET, '*', LAST),
    ],
    [
      'a drain left in the maint that was found',
      { ...DONE, changed: 'no', now: null },
      factsOf('sets maint', MAINT, '+; *; read'),
    ],
    ['done in the new process', DONE, factsOf('reloads', DRAIN, FIRST, SET, '*', LAST, SET, LAST)],
    [
      'done, where only the old process was asked',
      DONE,
      factsOf('reloads', READY, FIRST, SET, '+', '*', 'read'),
    ],
    [
      'an error, where it was deleted',
      { ...GAVE_UP, changed: 'no' },
      factsOf('deletes it', null, FIRST, SET, '*', LAST),
    ],
  ];
  for (const [name, claim, facts] of right)
    test(name, () => assert.deepEqual(judgeMeddled('drain', claim, facts), []));
});

describe('Beside somebody else the judge refuses', () => {
  const lies: [string, Claim, MeddledFacts, RegExp][] = [
    [
      'done, where it was undone before the last reading',
      DONE,
      factsOf('sets ready', READY, FIRST, SET, '*', LAST),
      /"done", but HAProxy says flags 0/,
    ],
    [
      'done, where it was undone between set and reading',
      DONE,
      factsOf('sets ready', READY, FIRST, 'drain; *; read'),
      /"done"/,
    ],
    [
      'done, where it was deleted',
      DONE,
      factsOf('deletes it', null, FIRST, SET, '*', LAST),
      /no such server/,
    ],
    ['done, where a reload forgot it', DONE, factsOf('reloads', READY, FIRST, SET, '*', LAST), /"done"/],
    [
      'a maint that was read and set over',
      DONE,
      factsOf('sets maint', DRAIN, FIRST, '*', 'read', SET, LAST),
      /undid somebody else's forced 1/,
    ],
    ['a change of nothing', GAVE_UP, factsOf('sets ready', READY, FIRST, SET, '*', LAST), /still flags 0/],
    [
      'no change, where ours is left',
      { ...GAVE_UP, changed: 'no' },
      factsOf('sets a weight', { ...DRAIN, weight: 70 }, FIRST, SET, '*', LAST),
      /"nothing is different"/,
    ],
    [
      'a row that HAProxy does not have',
      { ...GAVE_UP, now: DRAIN },
      factsOf('sets maint', MAINT, FIRST, SET, '*', LAST),
      /it says/,
    ],
    [
      'not known',
      { ...GAVE_UP, changed: 'unknown' },
      factsOf('sets maint', MAINT, FIRST, SET, '*', LAST),
      /could be read/,
    ],
    [
      'checks that are on again',
      DONE,
      {
        ...factsOf('switches checks off', DRAIN, FIRST, '*', SET, LAST),
        meddled: { ...READY, checked: false },
      },
      /checks on again/,
    ],
    [
      'another server changed',
      DONE,
      { ...factsOf(null, DRAIN, FIRST, SET, LAST), bystanderAsBefore: false },
      /not selected/,
    ],
    [
      'a fault of its own',
      { ...GAVE_UP, error: { code: 'x', message: 'Unexpected error: y' } },
      factsOf('sets maint', MAINT, FIRST, SET, '*', LAST),
      /fault of its own/,
    ],
  ];
  for (const [name, claim, facts, expected] of lies)
    test(name, () => assert.match(judgeMeddled('drain', claim, facts).join('\n'), expected));
});

describe('After the job, beside somebody else, the judge', () => {
  const right: [string, string[], MeddledFacts][] = [
    [
      'accepts that ours is back',
      ['put-back'],
      factsOf(null, READY, FIRST, SET, LAST, 'read', 'ready; read'),
    ],
    ["accepts a stranger's maint", ['not-ours'], factsOf('sets maint', MAINT, FIRST, SET, LAST, '*', 'read')],
    [
      'accepts that ours is left, and told',
      ['left'],
      factsOf('switches checks off', DRAIN, FIRST, SET, '*', LAST),
    ],
    [
      'accepts a maint set over unseen',
      ['put-back'],
      factsOf('sets maint', READY, FIRST, SET, LAST, 'read', '*; ready; read'),
    ],
  ];
  for (const [name, told, facts] of right)
    test(name, () => assert.deepEqual(judgeMeddledAftermath(told, facts), []));
  const wrong: [string, string[], MeddledFacts, RegExp][] = [
    [
      'refuses ours left and not told',
      [],
      factsOf('sets a weight', { ...DRAIN, weight: 70 }, FIRST, SET, '*', LAST),
      /not told/,
    ],
    [
      'refuses ours called put back',
      ['put-back', 'left'],
      factsOf(null, DRAIN, FIRST, SET, LAST),
      /"put-back,left", but/,
    ],
    [
      "refuses a stranger's maint undone",
      ['put-back'],
      factsOf('sets maint', READY, FIRST, SET, LAST, '*', 'read', 'ready; read'),
      /undid somebody else/,
    ],
    [
      "refuses a stranger's maint set again and then undone",
      ['put-back'],
      factsOf('sets maint', READY, FIRST, SET, LAST, '*', 'read', 'maint; read', 'ready; read'),
      /undid somebody else/,
    ],
    [
      'refuses a server that is down',
      ['put-back'],
      factsOf(null, { ...READY, running: false }, FIRST, SET, 'read', 'ready; read'),
      /it is down/,
    ],
    [
      'refuses a state that nobody has set',
      [],
      factsOf('sets a weight', MAINT, FIRST, '*', LAST),
      /the lab has missed/,
    ],
    [
      'refuses another server left different',
      [],
      { ...factsOf(null, READY, FIRST), bystanderAsBefore: false },
      /not selected/,
    ],
  ];
  for (const [name, told, facts, expected] of wrong)
    test(name, () => assert.match(judgeMeddledAftermath(told, facts).join('\n'), expected));
});

describe('A drain that somebody sets while `maint` is on its way, behind the drain of the step', () => {
  const facts = (mayDropSets: boolean): MeddledFacts => {
    const own = factsOf('sets drain', MAINT, FIRST, SET, 'maint; *; read', 'maint; read', LAST);
    return { ...own, timeline: { ...own.timeline, mayDropSets } };
  };
  const claim: Claim = { error: null, changed: 'yes', now: { forced: 1, weight: 100 } };

  test('is seen at a socket, and must not be undone', () => {
    assert.match(judgeMeddled('maint', claim, facts(false)).join(), /undid somebody else's forced 8/);
  });
  test('cannot be told from a set that an API has dropped', () => {
    assert.deepEqual(judgeMeddled('maint', claim, facts(true)), []);
  });
});

describe('A weight that somebody sets behind the statistics, which a list of servers comes after', () => {
  const facts = (weightsInStat: boolean): MeddledFacts => {
    const after = { ...DRAIN, weight: 70 };
    const own = factsOf('sets a weight', after, FIRST, SET, 'read; show stat; *', 'read');
    return { ...own, timeline: { ...own.timeline, weightsInStat } };
  };

  test('must be known where the list shows weights', () => {
    assert.match(
      judgeMeddled('drain', DONE, facts(false)).join(),
      /it says .*100.*, HAProxy says .*weight 70/,
    );
  });
  test('cannot be known where it shows none', () => {
    assert.deepEqual(judgeMeddled('drain', DONE, facts(true)), []);
  });
});
