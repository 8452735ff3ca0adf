/** One step of a soak's job, run as the runner runs it with whatever happens beside it, and all that a judge needs to know of it. */
import { isDeepStrictEqual } from 'node:util';
import { inTime, putInTheWay } from '../lab/case.ts';
import { NOBODY } from '../lab/judge-meddling.ts';
import { doingOf } from '../lab/meddling.ts';
import type { Act } from '../lab/timeline.ts';
import { AUDIT } from '../support/audit-site.ts';
import { ROLLING } from '../support/rolling-scene.ts';
import { type ActionResult, type RunningAction, startAction } from '../support/run-action.ts';
import { told } from '../support/told.ts';
import { claimsOf, leftOutOf, type Place, setsOf, toldByPost } from './claims.ts';
import { inputsOf } from './inputs.ts';
import type { Planned } from './plan.ts';
import type { Scene } from './scene.ts';
import type { Site } from './site.ts';
import { type ServerSeen, type Snapshot, without } from './snapshot.ts';
import type { Circumstances, Seen } from './verdict.ts';

export type T = { after(clearUp: () => Promise<void>): void };

/** No step takes longer, not on a busy machine either; nor does a post step, which is given 90 s. */
const DEADLINE_MS = 120_000;

/** A step that has ended, and what was seen before and after it. */
export interface Step {
  plan: Planned;
  result: ActionResult;
  before: readonly Snapshot[];
  afterMain: readonly Snapshot[];
  about: Circumstances;
  /** Who acted, at which site, and how its server was right after that. */
  deed: Deed;
  /** What the outputs contradict in themselves. */
  wrong: string[];
}

interface Deed {
  site: number;
  act: Act;
  meddled: ServerSeen | null;
}

export interface Run {
  scene: Scene;
  /** Gone when the job has ended. */
  t: T;
  /** RUNNER_TEMP of an earlier step of the job. */
  temp?: string;
  /** More time for each reply. */
  patient: boolean;
}

/** Throws when it does not end in time, or does what a runner rejects. */
export async function runMain(plan: Planned, run: Run): Promise<Step> {
  const { scene, t, temp, patient } = run;
  const { sites } = scene;
  const before = await scene.look();
  const deed: Deed = { site: -1, act: NOBODY, meddled: null };
  const { beside } = plan;
  const site = 'site' in beside ? sites[beside.site] : undefined;
  const hindered = ['fault', 'slow', 'in drips'].includes(beside.kind) && site;
  const accident = hindered
    ? putInTheWay(site, beside.kind === 'fault' ? beside.fault : (beside.kind as 'slow'))
    : null;
  const starting: { running: RunningAction | null } = { running: null };
  if (site && beside.kind === 'somebody' && beside.during === 'main')
    site.stranger.arm(beside.turn, () => act(plan, scene, deed));
  if (site && beside.kind === 'signal')
    site.stranger.arm(beside.turn, async () => end(starting.running, beside.signal));
  const addresses = plan.sites.map((index) => sites[index]?.address ?? '');
  const running = startAction({
    t,
    ...(temp === undefined ? {} : { temp }),
    ...actionOf(plan),
    deadline: DEADLINE_MS,
    inputs: inputsOf(plan, addresses, { script: scene.script, patient }),
  });
  starting.running = running;
  const result = await running.result;
  const acted = site ? await inTime(site.stranger.disarm()) : undefined;
  if (acted instanceof Error) throw acted;
  if (hindered) site.clear(plan.servers[0]);
  const afterMain = await scene.look();
  const timeline = site?.stranger.timeline;
  return {
    plan,
    result,
    before,
    afterMain,
    deed,
    about: {
      happened: accident?.happened ?? (timeline !== undefined && timeline.actedAt !== null),
      // Whoever does not put back, after `on-error: keep`, reads once more: the next connection must be whole.
      over: !(beside.kind === 'fault' && beside.fault.again > 0) && beside.kind !== 'signal',
      sent: setsOf(result).length > 0,
      postSent: false,
      bystandersAsBefore: areAsBefore(plan, before, afterMain, deed),
    },
    wrong: contradictionsOf(plan, result),
  };
}

/** What somebody else does, and how the server is right after it. */
export async function act(plan: Planned, scene: Scene, deed: Deed): Promise<void> {
  const { beside, servers } = plan;
  if (beside.kind !== 'somebody') return;
  const site = scene.sites[beside.site];
  const doing = doingOf(beside.meddling);
  await doing.do((site as Site).haproxy, servers[0]);
  deed.site = beside.site;
  deed.act = doing;
  deed.meddled = (await (site as Site).look()).get(servers[0] ?? '') ?? null;
}

function end(running: RunningAction | null, signal: NodeJS.Signals): void {
  if (signal === 'SIGINT') running?.cancel();
  else running?.signal(signal);
}

function actionOf({ operation }: Planned): { action?: string } {
  if (operation === 'rolling') return { action: ROLLING };
  return operation === null ? { action: AUDIT } : {};
}

/** The outputs of a step that was not killed agree with each other. */
function contradictionsOf({ operation }: Planned, result: ActionResult): string[] {
  if (operation === null || result.code === null) return [];
  try {
    told(result);
    return [];
  } catch (error) {
    const [first = ''] = String(error).split('\n\n');
    return [`what it told contradicts itself: ${first}`];
  }
}

/** Whoever was not selected is as before; in a new process agents are as the configuration says. */
export function areAsBefore(
  { servers, sites }: Planned,
  before: readonly Snapshot[],
  after: readonly Snapshot[],
  { site, act: { isReload } }: Pick<Deed, 'site' | 'act'>,
): boolean {
  return before.every((snapshot, index) => {
    const selected = sites.includes(index) ? servers : [];
    const [was, is] = [snapshot, after[index] ?? new Map()].map((one) => {
      const others = without(one, selected);
      if (!isReload || site !== index) return others;
      return Object.fromEntries(
        Object.entries(others).map(([name, seen]) => [name, { ...seen, agent: false }]),
      );
    });
    return isDeepStrictEqual(was, is);
  });
}

/** All selected servers on all load balancers that main was given, when the job has ended with these looks. */
export function seenOf(
  { plan, result, before, afterMain, deed }: Step,
  scene: Scene,
  { after, posts }: { after: readonly Snapshot[]; posts: readonly ActionResult[] },
): Seen[] {
  const all = plan.sites.flatMap((site) =>
    plan.servers.map((server) => ({ site, place: { loadBalancer: scene.sites[site]?.name ?? '', server } })),
  );
  const places = all.map(({ place }) => place);
  const claims = result.code === null ? places.map(() => null) : claimsOf(result, places);
  const leftOut: Place[] = result.code === null ? [] : leftOutOf(result, places);
  return all.map(({ site, place }, index) => {
    const was = seenIn(before, site, place.server);
    const isTheirs = deed.site === site && place.server === plan.servers[0];
    return {
      place,
      before: was,
      afterMain: seenIn(afterMain, site, place.server),
      after: seenIn(after, site, place.server),
      claim: claims[index] ?? null,
      leftOut: leftOut.includes(place),
      told: posts.flatMap((post) => toldByPost(post, place)),
      act: isTheirs ? deed.act : NOBODY,
      meddled: (isTheirs ? deed.meddled : null) ?? was,
      timeline: (scene.sites[site] as Site).stranger.timeline,
    };
  });
}

function seenIn(looks: readonly Snapshot[], site: number, server: string): ServerSeen {
  const seen = looks[site]?.get(server);
  if (seen === undefined) throw new Error(`${server} is not there`);
  return seen;
}
