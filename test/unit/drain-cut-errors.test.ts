/** How many sessions can have been cut at most, by what their backend counts: late, cleared, or not at all. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countErrors } from '../../src/operation/drain/cut-errors.ts';
import type { Run } from '../../src/operation/run.ts';
import { server } from './action-samples.ts';

const { signal } = new AbortController();
const CUTS = [{ key: 'web_servers/web1', count: 2 }];

/** `errors`: what the backend has counted by each reading. */
async function counted(before: ReadonlyMap<string, number>, errors: number[], sessionsTotal = 7) {
  const one = server({ sessionsTotal: 7 });
  let readings = 0;
  const run = {
    readBack: async () => {
      readings += 1;
    },
    clock: { sleep: async () => {} },
    seen: {
      find: () => ({ ...one, sessionsTotal }),
      backend: () => ({ serverErrors: errors[readings - 1] }),
    },
  } as unknown as Run;
  const found = await countErrors(run, { servers: [one], errors: before }, CUTS, signal);
  return { found: [...found], readings };
}

const FIVE = new Map([['web_servers', 5]]);

test('as many as have gone: one reading tells', async () => {
  assert.deepEqual(await counted(FIVE, [7]), { found: [['web_servers', 2]], readings: 1 });
});

test('counted a moment later than gone: it is looked once more', async () => {
  assert.deepEqual(await counted(FIVE, [6, 7]), { found: [['web_servers', 2]], readings: 2 });
});

test('none: they have ended by themselves', async () => {
  assert.deepEqual(await counted(FIVE, [5, 5]), { found: [['web_servers', 0]], readings: 2 });
});

test('cleared meanwhile: nobody knows', async () => {
  assert.deepEqual((await counted(FIVE, [7], 2)).found, []);
  assert.deepEqual((await counted(FIVE, [1, 1])).found, []);
});

test('a backend that does not count them is not read again', async () => {
  assert.deepEqual(await counted(new Map(), []), { found: [], readings: 0 });
});
