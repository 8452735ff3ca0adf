/** How many sessions HAProxy cut at maint, told from what it counted just before and just after. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Traffic } from '../../src/haproxy/server.ts';
import { withinErrors } from '../../src/operation/drain/cut-errors.ts';
import { cutBetween } from '../../src/operation/drain/marked-down-sessions.ts';

type Counters = Pick<Traffic, 'sessions' | 'sessionsTotal' | 'retries' | 'responses'>;

function traffic(counters: Counters): Traffic {
  return {
    backend: 'web',
    server: 'web1',
    status: 'MAINT',
    queued: 0,
    effectiveWeight: 1,
    checkFailures: 0,
    checkDowns: 0,
    checkStatus: '',
    lastCheck: '',
    ...counters,
  };
}

const BEFORE: Counters = { sessions: 3, sessionsTotal: 10, retries: 1, responses: 7 };
const NONE: Counters = { ...BEFORE, sessions: 0 };

const CASES: [string, Counters, Partial<Counters>, number][] = [
  ['all ended without a response: cut', BEFORE, { sessions: 0 }, 3],
  ['each was answered: they ended by themselves', BEFORE, { sessions: 0, responses: 10 }, 0],
  ['one was answered, two were cut', BEFORE, { sessions: 0, responses: 8 }, 2],
  ['one that is left is proof that none was cut', BEFORE, { sessions: 1 }, 0],
  ['one more came and was answered', BEFORE, { sessions: 0, sessionsTotal: 11, responses: 11 }, 0],
  ['one more came and was cut with them', BEFORE, { sessions: 0, sessionsTotal: 11 }, 4],
  ['one more came behind that, and is there', BEFORE, { sessions: 1, sessionsTotal: 11 }, 3],
  ['one more came, and one of those from before is left', BEFORE, { sessions: 2, sessionsTotal: 11 }, 0],
  ['none before, and of two that came one is left', NONE, { sessions: 1, sessionsTotal: 12 }, 0],
  [
    'in TCP mode who has come hides that',
    { ...BEFORE, responses: null },
    { sessions: 1, sessionsTotal: 11 },
    0,
  ],
  ['a retry is no session', BEFORE, { sessions: 0, sessionsTotal: 11, retries: 2, responses: 10 }, 0],
  [
    'cleared meanwhile, and one came and was cut with them',
    BEFORE,
    { sessions: 0, sessionsTotal: 1, retries: 0, responses: 0 },
    4,
  ],
  [
    'cleared meanwhile, and each was answered',
    BEFORE,
    { sessions: 0, sessionsTotal: 0, retries: 0, responses: 3 },
    0,
  ],
  ['in TCP mode all that are gone', { ...BEFORE, responses: null }, { sessions: 0 }, 3],
  ['in TCP mode one is left', { ...BEFORE, responses: null }, { sessions: 2 }, 0],
];

for (const [words, before, after, cut] of CASES) {
  test(words, () => {
    assert.equal(cutBetween(traffic(before), traffic({ ...before, ...after })), cut);
  });
}

const WITHIN: [string, Record<string, number>, number[], number[]][] = [
  ['a backend that has counted no error has cut nobody', { web: 0 }, [2, 1], [0, 0]],
  ['no more than it has counted', { web: 2 }, [2, 1], [2, 0]],
  ['all of them', { web: 3 }, [2, 1], [2, 1]],
  ['errors of other requests change nothing', { web: 9 }, [2, 1], [2, 1]],
  ['where they are not counted, what has gone', { api: 0 }, [2, 1], [2, 1]],
];

for (const [words, errors, gone, cut] of WITHIN) {
  test(words, () => {
    const cuts = gone.map((count, index) => ({ key: `web/web${index + 1}`, count }));
    const counts = withinErrors(cuts, new Map(Object.entries(errors))).map(({ count }) => count);
    assert.deepEqual(counts, cut);
  });
}
