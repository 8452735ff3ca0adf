/** By which way a server comes back, from what was saved of it and what it is now. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  compare,
  hasLostWeight,
  type WayBack,
  wayBack,
  weightToGiveBack,
} from '../../src/operation/rollback/way-back.ts';
import type { SavedServer } from '../../src/operation/saved-change.ts';
import { type Given, server } from './servers.ts';

function saved(given: Partial<SavedServer> = {}): SavedServer {
  return {
    backend: 'web',
    server: 'web1',
    address: '127.0.0.1:80',
    before: { state: 'ready', weight: 1 },
    health: 'up',
    sent: { states: ['drain', 'maint'], weights: [] },
    ...given,
  };
}

const MAINT: Given = { adminFlags: 1, operationalState: 0, status: 'MAINT' };
const DRAIN: Given = { adminFlags: 8, status: 'DRAIN' };
const STOPPING: Given = { adminFlags: 8, operationalState: 3, status: 'NOLB' };

describe('the way back', () => {
  test('at weight 0, and tracked by others with weights of their own: these are let in, so it is proven', () => {
    const left = saved({ before: { state: 'ready', weight: 0 }, sent: { states: ['drain'], weights: [] } });
    const now = server('web/web1', { ...DRAIN, weight: 0 });
    for (const [isTracked, expected] of [
      [true, 'prove'],
      [false, 'set'],
    ] as const) {
      assert.equal(
        wayBack(left, now, { applicationMayHaveChanged: true, mustBeProven: false, isTracked }),
        expected,
      );
    }
  });

  test('whoever is tracked, and lets nobody in by it, is set', () => {
    for (const [state, now] of [
      ['drain', {}],
      ['maint', DRAIN],
      ['drain', DRAIN],
    ] as const) {
      const left = saved({ before: { state, weight: 1 } });
      const options = { applicationMayHaveChanged: true, mustBeProven: false, isTracked: true };
      assert.equal(wayBack(left, server('web/web1', now), options), 'set');
    }
  });

  test('from weight 0 it is let in itself, whether it is tracked or not', () => {
    const left = saved({ before: { state: 'ready', weight: 7 }, sent: { states: [], weights: [0] } });
    const now = server('web/web1', { weight: 0, status: 'UP' });
    for (const isTracked of [true, false]) {
      assert.equal(
        wayBack(left, now, { applicationMayHaveChanged: true, mustBeProven: false, isTracked }),
        'prove',
      );
    }
  });

  const cases: [string, Partial<SavedServer>, Given, boolean, WayBack][] = [
    ['from maint it is proven', {}, MAINT, false, 'prove'],
    ['from drain it is set: its checks have gone on', {}, DRAIN, false, 'set'],
    ['from drain it is proven where the application may have changed', {}, DRAIN, true, 'prove'],
    ['from drain it is set while its check stops it: nobody is let in', {}, STOPPING, false, 'set'],
    [
      'not when that check was switched off here: nothing would end it',
      { sent: { states: ['drain'], weights: [], checks: ['disabled'] } },
      STOPPING,
      false,
      'prove',
    ],
    [
      'from drain, this step had its checks off for a while: what HAProxy says of it may be old',
      { sent: { states: ['drain'], weights: [], checks: ['disabled', 'enabled'] } },
      DRAIN,
      false,
      'prove',
    ],
    ['from drain, proven by nobody yet', {}, { ...DRAIN, status: 'DRAIN 1/3' }, false, 'prove'],
    [
      'from drain, down by its checks: HAProxy keeps it down',
      {},
      { ...DRAIN, operationalState: 0, status: 'DOWN' },
      false,
      'set',
    ],
    ['it was down, and is in maint: it comes back down', { health: 'down' }, MAINT, true, 'down'],
    [
      'it was down, and is in drain: it stays down by itself',
      { health: 'down' },
      { ...DRAIN, operationalState: 0, status: 'DOWN' },
      false,
      'set',
    ],
    [
      'it was down, and somebody had it in maint for a moment: HAProxy only believes in it',
      { health: 'down' },
      { ...DRAIN, checkStatus: 'L4CON' },
      false,
      'down',
    ],
    [
      'it was down, and its checks have brought it up',
      { health: 'down' },
      { ...DRAIN, checkStatus: 'L7OK' },
      false,
      'set',
    ],
    [
      'it was down, and is coming up',
      { health: 'down' },
      { ...DRAIN, status: 'DRAIN 1/3', checkStatus: 'L7OK' },
      false,
      'prove',
    ],
    [
      'it was down, and is on its way down again, or somebody had it in maint',
      { health: 'down' },
      { ...DRAIN, status: 'DRAIN 2/3', checkStatus: 'L4CON' },
      false,
      'down',
    ],
    [
      'it was down, and its check fails in drain: HAProxy has it down already',
      { health: 'down' },
      { ...DRAIN, operationalState: 0, status: 'DOWN', checkStatus: 'L4CON' },
      false,
      'set',
    ],
    [
      'it was down, and is in rotation at weight 0, UP though its last check failed',
      { health: 'down', before: { state: 'ready', weight: 7 }, sent: { states: [], weights: [0] } },
      { weight: 0, checkStatus: 'L4CON' },
      false,
      'set',
    ],
    [
      'it was down, and its checks are off now, in drain: nobody can say what it is',
      { health: 'down' },
      { ...DRAIN, checkState: 2, checkStatus: 'L4CON' },
      false,
      'unprovable',
    ],
    [
      'its checks are off now, in drain: what it looks like says nothing',
      {},
      { ...DRAIN, checkState: 2 },
      false,
      'unprovable',
    ],
    [
      'its name does not resolve: nothing can prove it',
      {},
      { ...MAINT, adminFlags: 33, status: 'MAINT (resolution)' },
      true,
      'unprovable',
    ],
    ['its checks are off now: nothing can prove it', {}, { ...MAINT, checkState: 2 }, false, 'unprovable'],
    [
      'it never had any: there is nothing to wait for',
      { health: 'unchecked' },
      { ...MAINT, checkState: 0 },
      true,
      'set',
    ],
    ['it has some now', { health: 'unchecked' }, MAINT, true, 'prove'],
    [
      'into drain from maint: bound clients come in',
      { before: { state: 'drain', weight: 1 } },
      MAINT,
      false,
      'prove',
    ],
    ['into maint nobody comes in', { before: { state: 'maint', weight: 1 } }, DRAIN, true, 'set'],
    ['into drain from ready nobody comes in', { before: { state: 'drain', weight: 1 } }, {}, true, 'set'],
    [
      'at weight 0 it is as good as in drain',
      { before: { state: 'ready', weight: 0 }, sent: { states: ['drain'], weights: [3] } },
      { ...DRAIN, weight: 3 },
      true,
      'set',
    ],
    [
      'from weight 0 everybody comes in',
      { before: { state: 'ready', weight: 7 }, sent: { states: [], weights: [0] } },
      { weight: 0 },
      true,
      'prove',
    ],
    [
      'another weight lets in nobody new',
      { before: { state: 'ready', weight: 7 }, sent: { states: [], weights: [3] } },
      { weight: 3 },
      true,
      'set',
    ],
  ];
  for (const [words, given, now, mayHaveChanged, expected] of cases) {
    test(`${words}: ${expected}`, () => {
      const options = { applicationMayHaveChanged: mayHaveChanged, mustBeProven: false, isTracked: false };
      assert.equal(wayBack(saved(given), server('web/web1', now), options), expected);
    });
  }
});

test('behind a script that has not come to its end nobody comes back but proven, though no check ever ran', () => {
  const unchecked = { health: 'unchecked' } as const;
  const way = (mustBeProven: boolean) => {
    const options = { applicationMayHaveChanged: true, mustBeProven, isTracked: false };
    return wayBack(saved(unchecked), server('web/web1', { ...MAINT, checkState: 0 }), options);
  };
  assert.deepEqual([way(false), way(true)], ['set', 'unprovable']);
});

describe('compared with what was saved, a server is', () => {
  const process = { pid: 1, startedAt: 5, startToleranceSeconds: 0, node: 'a' };
  const same = { told: process, now: process };
  const reloaded = { told: process, now: { ...process, pid: 2 } };
  const ofWeight: Partial<SavedServer> = { sent: { states: [], weights: [0] } };
  const cases: [string, Partial<SavedServer>, Given, object, string][] = [
    ['as before', {}, {}, same, 'as-before'],
    ['as before, whatever weight others have given it', {}, { weight: 9 }, same, 'as-before'],
    ['as this step left it', {}, MAINT, same, 'as-left'],
    ['as this step left it on the way', {}, DRAIN, same, 'as-left'],
    [
      'as this step left it, whatever weight others have given it',
      {},
      { ...MAINT, weight: 9 },
      same,
      'as-left',
    ],
    [
      'in a state that this step never set',
      { sent: { states: ['drain'], weights: [] } },
      MAINT,
      same,
      'not-ours',
    ],
    ['at our weight', ofWeight, { weight: 0 }, same, 'as-left'],
    ['at our weight, in a state that is anybody\u2019s', ofWeight, { ...MAINT, weight: 0 }, same, 'as-left'],
    ['at a weight that this step never set', ofWeight, { weight: 9 }, same, 'not-ours'],
    ['at another address', {}, { ...MAINT, address: '10.0.0.9:80' }, same, 'replaced'],
    ['disabled by a reload', {}, { ...MAINT, adminFlags: 5 }, reloaded, 'not-ours'],
    ['disabled in the configuration that this step knew', {}, { ...MAINT, adminFlags: 5 }, same, 'as-left'],
  ];
  for (const [words, given, now, processes, expected] of cases) {
    test(words, () => {
      assert.equal(compare(saved(given), server('web/web1', now), { ...same, ...processes }), expected);
    });
  }
});

describe('the weight of one whose state this step has set', () => {
  const before = { state: 'ready', weight: 7 } as const;
  const cases: [string, SavedServer['sent'], Given, boolean][] = [
    ['was never set: others may do so', { states: ['drain'], weights: [] }, { ...DRAIN, weight: 9 }, false],
    [
      'was lent for a proof, and still is',
      { states: ['drain'], weights: [0] },
      { ...DRAIN, weight: 0 },
      false,
    ],
    [
      'was lent, and somebody gave it back',
      { states: ['drain'], weights: [0] },
      { ...DRAIN, weight: 7 },
      true,
    ],
    [
      'was lent, and somebody gave it another',
      { states: ['drain'], weights: [0] },
      { ...DRAIN, weight: 3 },
      true,
    ],
    [
      'was lent and given back, and is lent',
      { states: ['drain'], weights: [0, 7] },
      { ...DRAIN, weight: 0 },
      false,
    ],
    [
      'was lent and given back: from then on it is anybody\u2019s',
      { states: ['drain'], weights: [0, 7] },
      { ...DRAIN, weight: 7 },
      true,
    ],
    ['was set to what it was', { states: ['drain'], weights: [7] }, { ...DRAIN, weight: 7 }, false],
    ['went up from 0, and is back', { states: ['drain'], weights: [0, 5] }, { ...DRAIN, weight: 7 }, false],
    [
      'went up from 0, and is on its way',
      { states: ['drain'], weights: [0, 5] },
      { ...DRAIN, weight: 5 },
      false,
    ],
    [
      'went through a ramp, and is on none of it',
      { states: ['drain'], weights: [3, 5] },
      { ...DRAIN, weight: 9 },
      true,
    ],
    [
      'is of one whose state is somebody else\u2019s, too',
      { states: ['drain'], weights: [0] },
      { ...MAINT, weight: 3 },
      false,
    ],
    ['is all that this step set', { states: [], weights: [0] }, { weight: 3 }, false],
  ];
  for (const [words, sent, now, expected] of cases) {
    test(`${words}: ${expected ? 'lost' : 'not lost'}`, () =>
      assert.equal(hasLostWeight(saved({ before, sent }), server('web/web1', now)), expected));
  }

  test('is given back only where it is otherwise, and by this step', () => {
    for (const [weights, weight, expected] of [
      [[0], 0, 7],
      [[0], 3, null],
      [[0, 7], 7, null],
      [[], 7, null],
    ] as const) {
      const left = saved({ before, sent: { states: ['drain'], weights: [...weights] } });
      assert.equal(weightToGiveBack(left, server('web/web1', { weight })), expected);
    }
  });
});
