/** This action and its peers, each in turn on the same HAProxy under the same load, and each past one idle server of many. */
import { haproxyRelease, NEWEST } from '../../support/haproxy-versions.ts';
import { startWebServer } from '../../support/web-server.ts';
import { median } from '../median.ts';
import { ONE_STEP, STEPS } from '../peers/action.ts';
import { ANSIBLE_DISABLED, ANSIBLE_DRAINED } from '../peers/ansible.ts';
import { BARE } from '../peers/bare.ts';
import { BY_HAND } from '../peers/by-hand.ts';
import { type Cost, type DeployCost, deploy, manyServers, passThrough } from '../peers/compare.ts';
import { USUAL_SCRIPT } from '../peers/script.ts';
import type { Way } from '../peers/way.ts';
import { grouped, type Row, type Table } from '../row.ts';

const WAYS: readonly Way[] = [
  STEPS,
  ONE_STEP,
  BY_HAND,
  USUAL_SCRIPT,
  ANSIBLE_DRAINED,
  ANSIBLE_DISABLED,
  BARE,
];
/** Drained or not is the same to a server that is idle, and Ansible takes long with tables of this size. */
const WAYS_PAST_MANY = WAYS.filter((way) => way !== ANSIBLE_DRAINED);
const ROUNDS = 3;
const MANY = 10_000;

export const PEERS: Row = {
  name: 'peers',
  what: 'a deploy of three servers under load, and one server of 10,000, each in every way that there is',
  places: ['peers', 'many'],
  async run() {
    const missing = new Map<Way, string>();
    for (const way of WAYS) {
      const why = await whyMissing(way);
      if (why !== undefined) missing.set(way, why);
    }
    const ways = WAYS.filter((way) => !missing.has(way));
    const deployed = await inTurn(ways, (way) => deploy(NEWEST, way));
    await using web = await startWebServer({ name: 's1' });
    await using haproxy = await manyServers(NEWEST, MANY, web.port);
    const past = WAYS_PAST_MANY.filter((way) => !missing.has(way));
    const passed = await inTurn(past, (way) => passThrough(haproxy, way, web.port));
    return { lines: [], tables: [deployTable(deployed, missing), manyTable(passed, missing)] };
  },
};

/** Loud at once, too: what is not there shows in the table as words, never as a number. */
async function whyMissing(way: Way): Promise<string | undefined> {
  try {
    await way.prepare?.();
    return undefined;
  } catch (error) {
    const { message } = error as Error;
    console.error(`NOT MEASURED: ${way.name}: ${message}`);
    return message;
  }
}

type Series<C> = ReadonlyMap<Way, readonly C[]>;

/** Each round begins with another way. */
async function inTurn<C extends Cost>(
  ways: readonly Way[],
  run: (way: Way) => Promise<C>,
): Promise<Series<C>> {
  const done = new Map<Way, C[]>(ways.map((way) => [way, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (let index = 0; index < ways.length; index++) {
      const way = ways[(round + index) % ways.length];
      if (way === undefined) continue;
      const cost = await run(way);
      console.log(`  ${way.name}: ${cost.seconds.toFixed(1)} s${cost.gaveUp ? `, ${cost.gaveUp}` : ''}`);
      done.get(way)?.push(cost);
    }
  }
  return done;
}

function deployTable(series: Series<DeployCost>, missing: ReadonlyMap<Way, string>): Table {
  const head = [
    'way',
    'requests failed',
    'slowest answer, ms',
    'seconds',
    'connections',
    'kB read',
    'round trips',
  ];
  return {
    name: 'peers',
    title: `Three servers restarted one after the other, 24 clients, HAProxy ${haproxyRelease(NEWEST)}`,
    head: [...head, 'idle before the restart, ms', 'came to its end'],
    rows: WAYS.map((way) => {
      const costs = series.get(way);
      if (costs === undefined) return absent(way, missing, head.length + 1);
      const all = (pick: (cost: DeployCost) => number, digits = 0): string => figure(costs.map(pick), digits);
      return [
        way.name,
        all(({ failed }) => failed),
        all(({ slowestMs }) => slowestMs),
        all(({ seconds }) => seconds, 1),
        all(({ connections }) => connections),
        all(({ bytesRead }) => bytesRead / 1_000, 1),
        all(({ roundTrips }) => roundTrips),
        idle(costs),
        ended(costs),
      ];
    }),
    notes: notes(series),
  };
}

function manyTable(series: Series<Cost>, missing: ReadonlyMap<Way, string>): Table {
  const head = ['way', "HAProxy's processor time, ms", 'seconds', 'connections', 'kB read', 'round trips'];
  return {
    name: 'many',
    title: `One idle server of ${grouped(MANY)} out and back, HAProxy ${haproxyRelease(NEWEST)}`,
    head: [...head, 'came to its end'],
    rows: WAYS_PAST_MANY.map((way) => {
      const costs = series.get(way);
      if (costs === undefined) return absent(way, missing, head.length);
      const all = (pick: (cost: Cost) => number, digits = 0): string => figure(costs.map(pick), digits);
      return [
        way.name,
        all(({ cpuMs }) => cpuMs, 1),
        all(({ seconds }) => seconds, 1),
        all(({ connections }) => connections),
        all(({ bytesRead }) => bytesRead / 1_000),
        all(({ roundTrips }) => roundTrips),
        ended(costs),
      ];
    }),
    notes: [],
  };
}

/** `13.4 (13.1–13.9)`, or one number where all are the same. */
function figure(values: readonly number[], digits: number): string {
  const write = (value: number): string => grouped(value, digits);
  const [least, most] = [write(Math.min(...values)), write(Math.max(...values))];
  return least === most ? least : `${write(median(values))} (${least}–${most})`;
}

/** From the end of a server's last request to its restart; or that it was not waited for. */
function idle(costs: readonly DeployCost[]): string {
  const cut = costs.reduce((sum, cost) => sum + cost.cut, 0);
  const waited = costs.flatMap(({ idleMs }) => idleMs);
  const cuts = cut === 0 ? [] : [`${cut} requests in progress`];
  return [...(waited.length === 0 ? [] : [figure(waited, 0)]), ...cuts].join('; ');
}

function ended(costs: readonly Cost[]): string {
  const gaveUp = costs.flatMap((cost) => cost.gaveUp ?? []);
  return gaveUp.length === 0 ? 'yes' : `${costs.length - gaveUp.length} of ${costs.length}: ${gaveUp[0]}`;
}

function absent(way: Way, missing: ReadonlyMap<Way, string>, columns: number): string[] {
  return [
    way.name,
    `**not measured**: ${missing.get(way)}`,
    ...Array.from({ length: columns - 1 }, () => ''),
  ];
}

function notes(series: Series<Cost>): string[] {
  return [...series.keys()].map(({ name, given }) => `${name}: ${given}.`);
}
