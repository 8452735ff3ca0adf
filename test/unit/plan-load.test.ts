/** Can the servers that stay carry what the backend serves now? */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isOverloaded, loadWithout, requireCarried, unknownNotices } from '../../src/operation/plan/load.ts';
import { type Given, server } from './servers.ts';

const of = (name: string, sessions: number, sessionLimit: number | null, given: Given = {}) =>
  server(`web/${name}`, { sessions, sessionLimit, ...given });
const load = (servers: ReturnType<typeof of>[], leaving: string[] = ['web1']) =>
  loadWithout('web', servers, new Set(leaving.map((name) => `web/${name}`)));

describe('sessions of all, on those that stay', () => {
  const cases: [string, ReturnType<typeof load>, number, number, string[]][] = [
    ['all of them', load([of('web1', 10, 50), of('web2', 20, 50), of('web3', 30, 50)]), 60, 100, []],
    ['the queue, too', load([of('web1', 10, 50, { queued: 5 }), of('web2', 20, 50)]), 35, 50, []],
    [
      'one without maxconn takes its part, by weight',
      load([of('web1', 30, 50), of('web2', 0, 50), of('web3', 0, null, { weight: 2 })]),
      10,
      50,
      ['web3'],
    ],
    ['nobody has a maxconn', load([of('web1', 30, null), of('web2', 0, 0)]), 0, 0, ['web2']],
    [
      'one in drain carries nothing new',
      load([of('web1', 10, 50), of('web2', 20, 50, { adminFlags: 8 }), of('web3', 0, 50)]),
      30,
      50,
      [],
    ],
    [
      'a backup stands by',
      load([of('web1', 10, 50), of('web2', 20, 50), of('spare', 0, 99, { backup: true })]),
      30,
      50,
      [],
    ],
    [
      'the first backup, where no other is left',
      load([of('web1', 10, 50), of('b1', 0, 40, { backup: true }), of('b2', 0, 99, { backup: true })]),
      10,
      40,
      [],
    ],
    [
      'one in slow start has room for what HAProxy gives it, one session at least',
      load([
        of('web1', 10, 50),
        of('web2', 0, 50, { throttlePercent: 20 }),
        of('web3', 0, 50, { throttlePercent: 0 }),
      ]),
      10,
      11,
      [],
    ],
    ['nobody stays', load([of('web1', 10, 50)]), 0, 0, []],
  ];
  for (const [words, found, sessions, limit, unknown] of cases) {
    test(words, () => {
      assert.deepEqual([found.sessions, found.limit], [sessions, limit]);
      assert.deepEqual(
        found.unknown.map((one) => one.server),
        unknown,
      );
    });
  }
});

test('just at the share is allowed, above it is refused, with the numbers', () => {
  const at = load([of('web1', 40, 100), of('web2', 40, 100)]);
  assert.equal(isOverloaded(at, 80), false);
  requireCarried([at], 80);
  const above = load([of('web1', 41, 100), of('web2', 40, 100)]);
  assert.throws(
    () => requireCarried([at, above], 80),
    (error: { code?: string; message: string }) =>
      error.code === 'max-load' &&
      /web: 81 sessions on 1 server with room for 100 \(maxconn\), which is 81%; max-load allows 80%/.test(
        error.message,
      ),
  );
});

test('of whom nothing is known, that is said', () => {
  const some = load([of('web1', 1, 50), of('web2', 1, 50), of('web3', 1, null)]);
  assert.deepEqual(unknownNotices([some]), [
    'web3 of web has no `maxconn`: `max-load` is asked of the others alone.',
  ]);
  const none = load([of('web1', 1, 50), of('web2', 1, null)]);
  assert.deepEqual(unknownNotices([none]), [
    'No server of web that stays has a `maxconn` (web2): `max-load` can say nothing of them.',
  ]);
  assert.deepEqual(unknownNotices([load([of('web1', 1, 50), of('web2', 1, 50)])]), []);
});
