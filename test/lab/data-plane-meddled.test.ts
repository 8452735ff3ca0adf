/**
 * A sample of the lab with somebody else in it, through a Data Plane API: at a turn of what that tells HAProxy for a step, or for its
 * post step, somebody sets the same server by the socket, switches its checks off, deletes it, or reloads.
 *
 *     npm run test:all -- test/lab/data-plane-meddled.test.ts                      in the long form alone
 *     LAB_EVERY_TURN=1 npm run test:all -- test/lab/data-plane-meddled.test.ts     at every turn
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startFakeDataPlaneApi } from '../support/data-plane-api/fake.ts';
import { apiFor, DIALECTS } from '../support/data-plane-api/versions.ts';
import { forEachHaproxy, type HaproxyVersion, IS_LONG_FORM } from '../support/haproxy-versions.ts';
import type { RealHaproxy } from '../support/real-haproxy.ts';
import { ApiStranger } from './api-stranger.ts';
import type { Operation } from './judge.ts';
import { CONFIG } from './lane.ts';
import { type MeddledCase, runMeddledCase } from './meddled-case.ts';
import { type MeddledLane, type MeddledWay, startMeddledLane } from './meddled-lane.ts';
import { lengthsOf, MEDDLED_OPERATIONS, meddledCasesFor } from './meddled-plan.ts';
import { runWithin, type Way } from './step.ts';
import { Tally } from './tally.ts';

const LANES = 6;
const QUICK = 10;
/** ms: nothing is in the way, only the machine can be late. */
const PATIENT = 10_000;
/** An API asks for much more than a step says: one turn in so many is taken, another one for each operation and deed. */
const ONE_IN = 9;

/** As in the lab of faults through an API: HAProxy's clock is not as quick as ours. */
const RARELY_CHECKED = CONFIG.replace('inter 50ms', 'inter 300ms');
const USER = { name: 'deploy', password: 's3cret-word' };
const WAY: Way = {
  scheme: '',
  login: { username: USER.name, password: USER.password },
  wrote: /> PUT /,
};

const tally = new Tally();

interface Clearing {
  after(clearUp: () => Promise<void>): void;
}

function startWayOf(version: HaproxyVersion) {
  return async ({ socket }: RealHaproxy, t: Clearing): Promise<MeddledWay> => {
    const api = await startFakeDataPlaneApi({
      t,
      socket,
      version: apiFor(version),
      user: USER,
    });
    const begin = () => {
      api.disconnect();
      return new ApiStranger(api, !DIALECTS[apiFor(version)].showsMore);
    };
    return { address: api.address, begin };
  };
}

/** An API answers a hundred times for each step: a minute and a half, which a change of something else does not need. */
const inLongForm: typeof forEachHaproxy = IS_LONG_FORM
  ? forEachHaproxy
  : (name) => test(name, { skip: 'in `npm run test:all`' });

inLongForm('meddling through a Data Plane API', (version) => {
  // Weights are refused before anything is sent where the API cannot set them.
  const operations: readonly Operation[] =
    version === '2.2' ? MEDDLED_OPERATIONS.filter((one) => one !== 'weight') : MEDDLED_OPERATIONS;
  let lanes: MeddledLane[] = [];
  const run = runWithin(QUICK, PATIENT, WAY);
  const clearUps: (() => Promise<void>)[] = [];
  const t = { after: (clearUp: () => Promise<void>) => void clearUps.push(clearUp) };
  after(() => Promise.all(clearUps.map((clearUp) => clearUp())));

  before(async () => {
    const options = { startWay: startWayOf(version), config: RARELY_CHECKED };
    lanes = await Promise.all(Array.from({ length: LANES }, () => startMeddledLane(version, 1, t, options)));
  });

  test('a step says what is so, undoes nobody, and leaves nothing of its own behind', async () => {
    const lengths = await lengthsOf(lanes[0] ?? [], run);
    const everyTurn = Boolean(process.env.LAB_EVERY_TURN);
    const plan = { everyTurn, operations, sizes: [1], sparser: ONE_IN };
    const cases = meddledCasesFor(version, lengths, plan)
      .filter((one) => canBeSeen(version, one))
      .values();
    const work = async (lane: MeddledLane): Promise<void> => {
      for (const one of cases) tally.add(one.operation, one.meddling, await runMeddledCase(lane, run, one));
    };
    await Promise.all(lanes.map(work));
  });
});

/**
 * Not what no reading through an API can show: old versions have weights from the statistics alone, and there HAProxy up to 2.6 shows a
 * weight that is set in maint only later.
 */
function canBeSeen(version: HaproxyVersion, { operation, meddling, during }: MeddledCase): boolean {
  return operation !== 'maint' || during !== 'main' || version !== '2.2' || meddling !== 'sets a weight';
}

test('nobody was undone and nothing was said wrongly', (t) => {
  for (const line of tally.table().split('\n')) t.diagnostic(line);
  assert.deepEqual(tally.wrong, []);
});
