/**
 * A sample of the fault lab through a Data Plane API: the faults strike between the step and the API, in its HTTP. No step may say what
 * is not so, and its post step leaves nothing behind.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startFakeDataPlaneApi } from '../support/data-plane-api/fake.ts';
import {
  drivenBy,
  setsWeights,
  startDataPlaneApi,
  versionOfDataPlaneApi,
  whereDataPlaneApiIs,
} from '../support/data-plane-api/real.ts';
import { forEachHaproxy, type HaproxyVersion, OLDEST_AND_NEWEST } from '../support/haproxy-versions.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { type Case, isTakeover, runCase } from './case.ts';
import { FAULT_KINDS, type FaultKind } from './faults.ts';
import type { Operation } from './judge.ts';
import { CONFIG, type Lane, startLane } from './lane.ts';
import { sampleOf } from './sample.ts';
import { type Run, runWithin, type Way } from './step.ts';
import { Tally } from './tally.ts';

const LANES = 8;
const TWINS = 2;
/** Waits take a quarter of their time; one after a lost answer, which the API itself may not get for 30 s, a twentieth. */
const QUICK = 20;
const TIMEOUT_MS = 700;
const PATIENT_MS = 10_000;
const LASTING = 1_000;
/** In `npm test`, of the cases of each fault, operation and version. */
const ONE_IN = 5;

/** Between a PUT and what it answers a check may pass, and HAProxy's clock, which would show that, is not as quick as ours. */
const RARELY_CHECKED = CONFIG.replace('inter 50ms', 'inter 300ms');

const USER = { name: 'deploy', password: 's3cret-word' };
const WAY: Way = {
  scheme: 'http://',
  login: { username: USER.name, password: USER.password },
  wrote: /> PUT /,
};

const tally = new Tally();

/** An API in front of this socket, and where it is reached. */
type Start = (t: Clearing, socket: string) => Promise<number>;

interface Clearing {
  after(clearUp: () => Promise<void>): void;
}

function describeFaults(version: HaproxyVersion, operations: readonly Operation[], start: Start): void {
  let lanes: Lane[] = [];
  const clearUps: (() => Promise<void>)[] = [];
  const t = { after: (clearUp: () => Promise<void>) => void clearUps.push(clearUp) };
  after(() => Promise.all(clearUps.map((clearUp) => clearUp())));

  before(async () => {
    const through = ({ socket }: { socket: string }) => start(t, socket);
    lanes = await Promise.all(
      Array.from({ length: LANES }, (_, index) =>
        startLane(version, { twin: index < TWINS, t, through, config: RARELY_CHECKED }),
      ),
    );
  });

  test('a step says what is so, and nothing is left behind', async () => {
    const cases: Case[] = [];
    for (const [index, operation] of operations.entries()) {
      cases.push({ operation, fault: 'nothing' }, { operation, fault: 'slow' });
      const all = await casesFor(operation, lanes[0] as Lane, t, index);
      const phase = index + OLDEST_AND_NEWEST.indexOf(version);
      cases.push(...sampleOf(all, { kindOf, oneIn: ONE_IN, phase }));
    }
    const [run, patient] = [TIMEOUT_MS, PATIENT_MS].map((ms) => runWithin(QUICK, ms, WAY)) as [Run, Run];
    const queues = Map.groupBy(cases, ({ fault }) => isTakeover(fault));
    const [swaps, rest] = [true, false].map((taken) => (queues.get(taken) ?? []).values());
    const work = async (lane: Lane): Promise<void> => {
      for (const queue of lane.hasTwin ? [swaps, rest] : [rest]) {
        for (const one of queue ?? []) {
          tally.add(one.operation, kindOf(one), await runCase(lane, run, patient, one));
        }
      }
    };
    await Promise.all(lanes.map(work));
  });
}

const OPERATIONS: readonly Operation[] = ['status', 'drain', 'maint', 'ready', 'weight'];
/** Weights are refused before anything is sent where the API cannot set them. */
const WITHOUT_WEIGHT = OPERATIONS.filter((operation) => operation !== 'weight');

forEachHaproxy('the fault lab through a Data Plane API', (version) => {
  const [api, operations] =
    version === '2.2' ? (['2.9.27', WITHOUT_WEIGHT] as const) : (['3.4.2', OPERATIONS] as const);
  describeFaults(version, operations, async (t, socket) => {
    return (await startFakeDataPlaneApi({ t, socket, version: api, user: USER })).port;
  });
});

whereDataPlaneApiIs((program) => {
  const name = versionOfDataPlaneApi(program);
  const operations = setsWeights(name) ? OPERATIONS : WITHOUT_WEIGHT;
  const suite = (version: HaproxyVersion) =>
    describeFaults(version, operations, async (t, socket) => {
      const { address } = await startDataPlaneApi(program, version, { socket, t });
      return Number(new URL(address).port);
    });
  forEachHaproxy(`the fault lab through the real ${name}`, suite, drivenBy(name));
});

test('no answer was wrong', (t) => {
  for (const line of tally.table().split('\n')) t.diagnostic(line);
  assert.deepEqual(tally.wrong, []);
  const isMissing = (kind: FaultKind) => tally.missing(OPERATIONS, [kind]).length === OPERATIONS.length;
  assert.deepEqual(FAULT_KINDS.filter(isMissing), []);
});

function kindOf({ fault }: Case): string {
  return typeof fault === 'string' ? fault : fault.kind;
}

/** Each fault in turn at places that lie close where something is set, and far apart elsewhere. */
async function casesFor(
  operation: Operation,
  lane: Lane,
  t: { after(clearUp: () => Promise<void>): void },
  phase: number,
): Promise<Case[]> {
  await lane.prepare(operation);
  const proxy = await startTcpProxy({ target: lane.proxy.target, t });
  const { claim } = await runWithin(QUICK, PATIENT_MS, WAY)(operation, proxy.address);
  assert.equal(claim.error, null);
  const { dialogue } = proxy;
  const sizes = (from: 'client' | 'server', upTo = dialogue.length) =>
    dialogue.slice(0, upTo).reduce((sum, burst) => sum + (burst.from === from ? burst.text.length : 0), 0);
  const sets = dialogue.flatMap(({ from, text }, index) =>
    from === 'client' && text.includes('PUT ') ? [index] : [],
  );
  const around = sets.flatMap((index) =>
    [-40, -1, 0, 1, 9, 60, 400, 900].map((by) => sizes('server', index) + by),
  );
  const whole = sizes('server');
  const between = Array.from({ length: 20 }, (_, index) => Math.round((index / 20) * whole));
  const places = [...new Set([...around, ...between])]
    .filter((at) => at >= 0 && at < whole)
    .sort((a, b) => a - b);
  const inSets = sets.flatMap((index) => [1, 40, 200].map((by) => sizes('client', index) + by));
  return FAULT_KINDS.flatMap((kind, kindIndex) => {
    const all =
      kind === 'cut command' ? inSets : places.filter((_, index) => (index + kindIndex + phase) % 9 === 0);
    return all.map((at, index): Case => {
      const again = [0, 1, LASTING][(index + kindIndex) % 3] ?? 0;
      return { operation, fault: { kind, at, again } };
    });
  });
}
