/**
 * The lab with somebody else in it: at every turn of every dialogue of a step, and of its post step, somebody sets the same server,
 * switches its checks off, deletes it, or reloads, on the only load balancer or on one of two.
 *
 *     LAB_EVERY_TURN=1 npm test -- test/lab/meddled-lab.test.ts     at every turn also where some are left out
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { forEachHaproxy, IS_LONG_FORM, OLDEST_AND_NEWEST } from '../support/haproxy-versions.ts';
import { type MeddledCase, runMeddledCase } from './meddled-case.ts';
import { type MeddledLane, startMeddledLane } from './meddled-lane.ts';
import { lengthsOf, MEDDLED_OPERATIONS, meddledCasesFor } from './meddled-plan.ts';
import { MEDDLING_KINDS } from './meddling.ts';
import { sampleOf } from './sample.ts';
import { runWithin } from './step.ts';
import { Tally } from './tally.ts';

const EVERY_TURN = Boolean(process.env.LAB_EVERY_TURN);
/** Of each version: alone, and in pairs. */
const LANES = 8;
const PAIRS = 4;
const QUICK = 4;
/** In `npm test`, of the turns of each operation and deed, of one load balancer or two, of the step or its post step. */
const ONE_IN = 7;
/** ms: nothing is in the way, only the machine can be late. */
const PATIENT = 10_000;

const tally = new Tally();

describe('The lab with somebody else in it', { concurrency: true }, () => {
  forEachHaproxy(
    'meddling',
    (version) => {
      let lanes: MeddledLane[] = [];
      const run = runWithin(QUICK, PATIENT);
      const clearUps: (() => Promise<void>)[] = [];
      const t = { after: (clearUp: () => Promise<void>) => void clearUps.push(clearUp) };
      after(() => Promise.all(clearUps.map((clearUp) => clearUp())));

      before(async () => {
        const sizes = [...Array(LANES).fill(1), ...Array(PAIRS).fill(2)] as number[];
        lanes = await Promise.all(sizes.map((size) => startMeddledLane(version, size, t)));
      });

      test('a step says what is so, undoes nobody, and leaves nothing of its own behind', async () => {
        const lengths = await lengthsOf(lanes[0] ?? [], run);
        const all = meddledCasesFor(version, lengths, { everyTurn: EVERY_TURN });
        const phase = OLDEST_AND_NEWEST.indexOf(version);
        const cases = sampleOf(all, { kindOf, oneIn: ONE_IN, phase });
        const queues = Map.groupBy(cases, ({ of }) => of);
        const turns = new Map([...queues].map(([of, queue]) => [of, queue.values()]));
        const work = async (lane: MeddledLane): Promise<void> => {
          for (const one of turns.get(lane.length) ?? []) {
            tally.add(one.operation, one.meddling, await runMeddledCase(lane, run, one));
          }
        };
        await Promise.all(lanes.map(work));
      });
    },
    OLDEST_AND_NEWEST,
  );
});

test('Nobody was undone and nothing was said wrongly, in as many cases as docs/how-it-is-tested.md says', (t) => {
  for (const line of tally.table().split('\n')) t.diagnostic(line);
  assert.deepEqual(tally.wrong, []);
  const document = readFileSync(path.resolve(import.meta.dirname, '../../docs/how-it-is-tested.md'), 'utf8');
  const words = IS_LONG_FORM
    ? /more than ([\d,]+) such cases, 0 wrong answers/
    : /`npm test`: more than ([\d,]+) of such cases/;
  const [, said = ''] = words.exec(document) ?? [];
  assert.ok(Number(said.replaceAll(',', '')) > 0, 'it says how many');
  for (const kind of MEDDLING_KINDS) assert.ok(document.includes(`| ${kind} |`), `it has ${kind}`);
  if (OLDEST_AND_NEWEST.length === 1) return;
  assert.deepEqual(tally.missing(MEDDLED_OPERATIONS, MEDDLING_KINDS), []);
  assert.ok(tally.cases > Number(said.replaceAll(',', '')), `${tally.cases} cases`);
});

function kindOf({ operation, meddling, during, of }: MeddledCase): string {
  return [operation, meddling, during, of].join();
}
