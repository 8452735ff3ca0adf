/**
 * The fault lab: every operation with every fault at every turn of its dialogue with a real HAProxy, thousands of times within
 * this process and some with the committed bundle. No step may say what is not so, and its post step leaves nothing behind.
 *
 *     LAB_EVERY_BYTE=1 npm test -- test/lab/fault-lab.test.ts     replies cut at every single byte: takes a quarter of an hour
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
  forEachHaproxy,
  type HaproxyVersion,
  IS_LONG_FORM,
  OLDEST_AND_NEWEST,
} from '../support/haproxy-versions.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { type Case, type Hindrance, isTakeover, runCase } from './case.ts';
import { FAULT_KINDS } from './faults.ts';
import type { Operation } from './judge.ts';
import { type Lane, startLane } from './lane.ts';
import { type Recording, recordingOf } from './places.ts';
import { casesFor, fewCasesFor, OPERATIONS } from './plan.ts';
import { sampleOf } from './sample.ts';
import { type Run, runBundle, runWithin } from './step.ts';
import { Tally } from './tally.ts';

const STRIDE = process.env.LAB_EVERY_BYTE ? 1 : IS_LONG_FORM ? 23 : 37;
/** In `npm test`, of the cases of each fault, operation and version. */
const ONE_IN = 6;
/** HAProxies of each version, each with one case at a time. */
const LANES = 16;
const BUNDLE_LANES = 2;
/** Lanes behind which another process can take over. */
const TWINS = 4;
/** Waits within the test take a quarter of their time. */
const QUICK = 4;
/** ms: to pass on a dump in drips takes a while. */
const PATIENT = 10_000;
/** ms, for one reply, where the usual time was not enough: many cases wait in vain, for it is their fault's nature. */
const LATE = 8_000;
/** ms: the same on a machine that is busy with much else. */
const VERY_PATIENT = 40_000;
/** With the speed of its clock. */
const HINDRANCES: [Hindrance, number][] = [
  ['nothing', QUICK],
  ['slow', QUICK],
  ['in drips', 1],
];

const tally = new Tally();

describe('The fault lab', { concurrency: true }, () => {
  forEachHaproxy(
    'faults',
    (version) => {
      let lanes: Lane[] = [];
      let recordings: [Operation, Recording][] = [];
      // A hook's own `after` would clear up as soon as that hook has ended.
      const clearUps: (() => Promise<void>)[] = [];
      const t = { after: (clearUp: () => Promise<void>) => void clearUps.push(clearUp) };
      after(() => Promise.all(clearUps.map((clearUp) => clearUp())));

      before(async () => {
        const all = Array.from({ length: LANES }, (_, index) =>
          startLane(version, { twin: index < TWINS, t }),
        );
        lanes = await Promise.all(all);
        recordings = await recordAll(lanes[0] as Lane, t);
      });

      describe('at every turn', { concurrency: true }, () => {
        test('a step says what is so, and nothing is left behind', async () => {
          for (const [fault, speed] of HINDRANCES)
            await runAll(
              lanes,
              [runWithin(speed, PATIENT), runWithin(speed, VERY_PATIENT)],
              OPERATIONS.map((operation) => ({ operation, fault })),
            );
          const cases = recordings.flatMap(([operation, recording], index) => {
            const phase = phaseOf(version, index);
            const all = casesFor(operation, recording, { stride: STRIDE, phase });
            return sampleOf(all, { kindOf, oneIn: ONE_IN, phase });
          });
          await runAll(lanes, [runWithin(QUICK), runWithin(QUICK, LATE)], cases);
        });

        test('a step of the committed bundle says what is so, and nothing is left behind', async (t) => {
          const own = Array.from({ length: BUNDLE_LANES }, () => startLane(version, { twin: true, t }));
          const cases = recordings.flatMap(([operation, recording], index) =>
            fewCasesFor(operation, recording, phaseOf(version, index)).filter(
              (_, at) => IS_LONG_FORM || isItsTurn(version, at, index),
            ),
          );
          await runAll(await Promise.all(own), [runBundle(t), runBundle(t, LATE)], cases);
        });
      });
    },
    OLDEST_AND_NEWEST,
  );
});

test('No answer was wrong, in as many cases as docs/how-it-is-tested.md says', (t) => {
  for (const line of tally.table().split('\n')) t.diagnostic(line);
  assert.deepEqual(tally.wrong, []);
  const document = readFileSync(path.resolve(import.meta.dirname, '../../docs/how-it-is-tested.md'), 'utf8');
  const words = IS_LONG_FORM
    ? /more than ([\d,]+) cases, 0 wrong answers/
    : /`npm test`: more than ([\d,]+) of these cases/;
  const [, said = ''] = words.exec(document) ?? [];
  assert.ok(Number(said.replaceAll(',', '')) > 0, 'it says how many');
  for (const kind of FAULT_KINDS) assert.ok(document.includes(`| ${kind} |`), `it has ${kind}`);
  if (OLDEST_AND_NEWEST.length === 1) return;
  // What `status` says is short: a sample may miss where one of its few commands could be cut.
  const changing = OPERATIONS.filter((operation) => operation !== 'status');
  assert.deepEqual(tally.missing(changing, FAULT_KINDS), []);
  assert.ok(tally.cases > Number(said.replaceAll(',', '')), `${tally.cases} cases`);
});

/** What each operation says and hears when nothing is in the way. */
async function recordAll(
  lane: Lane,
  t: { after(clearUp: () => Promise<void>): void },
): Promise<[Operation, Recording][]> {
  const recordings: [Operation, Recording][] = [];
  for (const operation of OPERATIONS) {
    await lane.prepare(operation);
    const proxy = await startTcpProxy({ target: lane.proxy.target, t });
    const { claim } = await runWithin(QUICK, PATIENT)(operation, proxy.address);
    assert.equal(claim.error, null);
    recordings.push([operation, recordingOf(proxy.dialogue)]);
  }
  return recordings;
}

/** Each lane takes the next case that it can run. */
async function runAll(
  lanes: readonly Lane[],
  [run, patient]: readonly [Run, Run],
  cases: readonly Case[],
): Promise<void> {
  const queues = Map.groupBy(cases, ({ fault }) => isTakeover(fault));
  const [swaps, rest] = [queues.get(true) ?? [], queues.get(false) ?? []].map((queue) => queue.values());
  const work = async (lane: Lane): Promise<void> => {
    for (const one of lane.hasTwin ? [swaps, rest] : [rest]) {
      for (const next of one ?? []) {
        const { operation } = next;
        tally.add(operation, kindOf(next), await runCase(lane, run, patient, next));
      }
    }
  };
  await Promise.all(lanes.map(work));
}

/**
 * A fault in the bundle's way meets one operation at each end, another one at the other: what it does hangs on both no more than within
 * this process.
 */
function isItsTurn(version: HaproxyVersion, fault: number, operation: number): boolean {
  return (fault + 2 * OLDEST_AND_NEWEST.indexOf(version)) % OPERATIONS.length === operation;
}

function kindOf({ fault }: Case): string {
  return typeof fault === 'string' ? fault : fault.kind;
}

function phaseOf(version: HaproxyVersion, operation: number): number {
  return OLDEST_AND_NEWEST.indexOf(version) * OPERATIONS.length + operation;
}
