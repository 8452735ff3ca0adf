/** One operation of a soak from beginning to end: the scene put in order, its job, its post steps, and whether all of it was right. */
import { setTimeout as sleep } from 'node:timers/promises';
import { inTime, LATE } from '../lab/case.ts';
import { hangsOnTime } from '../lab/judge.ts';
import { doingOf } from '../lab/meddling.ts';
import { rowsOf } from '../support/audit-site.ts';
import { eventually } from '../support/eventually.ts';
import type { ActionResult } from '../support/run-action.ts';
import { openSession, type Session } from '../support/session.ts';
import { setsOf } from './claims.ts';
import { act, areAsBefore, type Run, runMain, type Step, seenOf } from './job.ts';
import { leftOfJob } from './left.ts';
import type { Planned } from './plan.ts';
import type { Scene, Site } from './scene.ts';
import type { Snapshot } from './snapshot.ts';
import { judgeEnd, judgeMain } from './verdict.ts';

export interface Ended {
  plan: Planned;
  /** The output `result` of its main step, `killed`, or `none` where it came to none. */
  result: string;
  /** What was to happen beside it came to pass. */
  happened: boolean;
  wrong: string[];
  /** Processes and files that its job has left. */
  left: string[];
  /** For whoever looks into what is wrong. */
  story: string;
  ms: number;
}

const HELD_MS = 10_000;
/** What holds looks once a second: after so long it has looked, ms. */
const LOOKED_MS = 2_300;
/** For so long nothing may come to an application that is out, ms: dozens of requests come to the others. */
const WATCHED_MS = 80;

export async function runOperation(scene: Scene, plan: Planned, patient = false): Promise<Ended> {
  const began = performance.now();
  const clearUps: (() => Promise<void>)[] = [];
  const t = { after: (clearUp: () => Promise<void>) => void clearUps.push(clearUp) };
  const steps: Step[] = [];
  const posts: ActionResult[] = [];
  const wrong: string[] = [];
  const left: string[] = [];
  try {
    await scene.prepare(plan.servers[0]);
    const run = { scene, t, patient };
    await runJob(plan, run, { steps, posts, wrong });
    const [first] = steps;
    if (first) left.push(...(await leftOfJob(first.result.temp)));
  } catch (error) {
    wrong.push(error instanceof Error ? error.message : String(error));
  } finally {
    for (const clearUp of clearUps.reverse()) await clearUp();
  }
  const story = storyOf(steps, posts, scene);
  if (!patient && wrong.length > 0 && isLate(wrong, story)) return runOperation(scene, plan, true);
  const [main] = steps;
  return {
    plan,
    result:
      main === undefined
        ? 'none'
        : main.result.code === null
          ? 'killed'
          : (main.result.outputs.result ?? 'read'),
    happened: main?.about.happened ?? false,
    wrong,
    left,
    story,
    ms: performance.now() - began,
  };
}

interface Job {
  steps: Step[];
  posts: ActionResult[];
  wrong: string[];
}

async function runJob(plan: Planned, run: Run, job: Job): Promise<void> {
  const { scene } = run;
  const { steps, posts, wrong } = job;
  const session = await setUp(plan, run);
  const main = await runMain(plan, run);
  steps.push(main);
  wrong.push(...main.wrong);
  if (plan.operation === null) {
    wrong.push(...judgeAudit(main, scene));
    posts.push(await main.result.post({ jobStatus: plan.jobStatus }));
    return;
  }
  wrong.push(...judgeMain(plan, seenOf(main, scene, { after: main.afterMain, posts }), main.about));
  wrong.push(...(await judgeWhatStays(plan, main, scene, session)));
  if (plan.kind === 'hold' && main.result.code === 0) wrong.push(...(await held(plan, main, scene)));
  if (plan.kind === 'deploy' && main.result.code === 0) {
    await scene.deploy(plan.servers.map((server) => server.slice(4)));
    wrong.push(...inRotation(scene));
    const back: Planned = { ...plan, operation: 'ready', restore: 'never', beside: { kind: 'nothing' } };
    const ready = await runMain(back, { ...run, temp: main.result.temp });
    steps.push(ready);
    wrong.push(
      ...ready.wrong,
      ...judgeMain(back, seenOf(ready, scene, { after: ready.afterMain, posts }), ready.about),
    );
  }
  await endJob(plan, run, job);
}

/** Post steps in reverse order, and what is so after them. */
async function endJob(plan: Planned, { scene }: Run, { steps, posts, wrong }: Job): Promise<void> {
  const { beside, jobStatus } = plan;
  const [main] = steps;
  if (main === undefined) return;
  const site = beside.kind === 'somebody' && beside.during === 'post' ? scene.sites[beside.site] : undefined;
  if (site && beside.kind === 'somebody') site.stranger.arm(beside.turn, () => act(plan, scene, main.deed));
  for (const { result } of steps.toReversed()) {
    const post = await inTime(result.post({ jobStatus }));
    if (post instanceof Error) throw post;
    if (post.code !== 0) wrong.push(`its post step ended with ${post.code}`);
    posts.push(post);
  }
  const acted = site && (await inTime(site.stranger.disarm()));
  if (acted instanceof Error) throw acted;
  if (site) main.about.happened = site.stranger.timeline.actedAt !== null;
  const after = await scene.lookWhenRunning();
  const seen = seenOf(main, scene, { after, posts });
  const about = {
    ...main.about,
    postSent: posts.some((post) => setsOf(post).length > 0),
    bystandersAsBefore: areAsBefore(plan, main.before, after, main.deed),
  };
  const [, last] = steps;
  // What the first step took out, the second has let in: that is how it stays.
  if (last) wrong.push(...judgeLetIn(last, after));
  else wrong.push(...judgeEnd(plan, seen, about));
}

function judgeLetIn({ plan, result }: Step, after: readonly Snapshot[]): string[] {
  if (result.code !== 0) return ['a server was not let in again'];
  return plan.sites.flatMap((site) =>
    plan.servers.flatMap((server) =>
      after[site]?.get(server)?.forced === 0
        ? []
        : [`${server} was let in, and is not in rotation after the job`],
    ),
  );
}

/** What is so before its main step, and a session that stays where one is to stay. */
async function setUp(plan: Planned, { scene, t }: Run): Promise<Session | null> {
  const { kind, operation, servers, switches, found, trouble } = plan;
  const commands: string[] = [];
  for (const server of servers) {
    if (kind === 'agent' && (switches.agent === 'disable' || trouble === 'agent speaks'))
      commands.push(`enable agent ${server}`);
    if (kind === 'checks' && operation === 'ready' && plan.variant % 2 === 0)
      commands.push(`disable health ${server}`);
    if (found !== 'ready') commands.push(`set server ${server} state ${found}`);
  }
  for (const index of plan.sites)
    for (const command of commands) await scene.sites[index]?.haproxy.cli(command);
  if (operation === null) await leaveOut(plan, scene);
  scene.scriptFails = trouble === 'script fails';
  if (trouble === 'unhealthy')
    for (const server of servers) scene.application(server).health = { status: 503, delay: 0 };
  if (trouble !== 'sessions stay') return null;
  const site = scene.sites[plan.variant % 2] as Site;
  return openSession({ port: site.haproxy.port('fe_web'), cookie: 'SERVER=c0', t });
}

/** For an audit: some servers that are out, another lot for each. */
async function leaveOut({ variant }: Planned, { sites: [lb1, lb2] }: Scene): Promise<void> {
  const ways = ['state maint', 'state drain', 'weight 0'];
  const way = (nth: number): string => ways[Math.floor(variant / 3 ** nth) % 3] ?? '';
  await lb1?.haproxy.cli(`set server web/s2 ${way(0)}`);
  await lb2?.haproxy.cli(`set server api/a3 ${way(1)}`);
  if (variant % 2 === 0) await lb2?.haproxy.cli(`set server web/s3 ${way(2)}`);
}

function judgeAudit({ plan, result, before, about, afterMain }: Step, scene: Scene): string[] {
  const wrong = about.bystandersAsBefore ? [] : ['an audit has changed something'];
  const code = result.outputs['error-code'] ?? '';
  if (code !== '') return about.happened ? wrong : [...wrong, `an audit failed: ${code}`];
  const out = plan.sites.flatMap((site) =>
    [...(before[site] ?? [])].flatMap(([server, { forced, weight }]) =>
      forced !== 0 || weight === 0 ? [`${server} on ${scene.sites[site]?.name}`] : [],
    ),
  );
  const told = rowsOf(result).map(
    ({ loadBalancer, backend, server }) => `${backend}/${server} on ${loadBalancer}`,
  );
  if (afterMain.length === 0 || told.toSorted().join() === out.toSorted().join()) return wrong;
  return [...wrong, `out: ${out.join(', ')}; told: ${told.join(', ')}`];
}

/** Who is out gets no requests; whoever stayed was cut when it was said, and only then. */
async function judgeWhatStays(
  plan: Planned,
  main: Step,
  scene: Scene,
  session: Session | null,
): Promise<string[]> {
  const { operation, servers, sites, onDrainTimeout } = plan;
  const wrong: string[] = inRotation(scene);
  if (session !== null) {
    const isCut = onDrainTimeout === 'shutdown-sessions';
    if ((await session.isWhole()) === isCut)
      wrong.push(isCut ? 'a session was not cut' : 'a session was cut');
  }
  const isOut =
    operation === 'maint' &&
    sites.length === scene.sites.length &&
    main.result.code === 0 &&
    main.result.outputs.drained === 'true';
  return isOut ? [...wrong, ...(await judgeIdle(servers, scene))] : wrong;
}

/** Nothing comes any more to applications that are out everywhere. */
async function judgeIdle(servers: readonly string[], scene: Scene): Promise<string[]> {
  const begun = servers.map((server) => ({ server, ...pick(scene.application(server)) }));
  await sleep(WATCHED_MS);
  return begun.flatMap(({ server, open, requests }) => {
    const more = scene.application(server).requests - requests;
    return [
      ...(open > 0 ? [`${server} is said to be drained, and ${open} requests are in progress`] : []),
      ...(more > 0 ? [`${server} is in maint everywhere, and gets ${more} requests`] : []),
    ];
  });
}

function pick({ open, requests }: { open: number; requests: number }): { open: number; requests: number } {
  return { open, requests };
}

/** A script was run for servers that were not out. */
function inRotation({ deployed }: Scene): string[] {
  return deployed.flatMap(({ inRotation }) =>
    inRotation.map((place) => `deployed, and in rotation: ${place}`),
  );
}

/** What holds puts back what a reload forgot, and nothing that somebody else has set. */
async function held({ beside, servers }: Planned, main: Step, scene: Scene): Promise<string[]> {
  if (beside.kind !== 'held') return [];
  const site = scene.sites[beside.site] as Site;
  const [server = ''] = servers;
  const wanted = main.afterMain[beside.site]?.get(server);
  const doing = doingOf(beside.meddling);
  main.about.happened = true;
  main.deed.site = beside.site;
  main.deed.act = doing;
  await doing.do(site.haproxy, server);
  if (beside.meddling === 'reloads') {
    const isBack = async () => {
      const now = (await site.look()).get(server);
      return now?.forced === wanted?.forced && now?.weight === wanted?.weight;
    };
    return eventually('held', isBack, HELD_MS).then(
      () => [],
      () => [`a reload forgot ${server} on ${site.name}, and nobody has put it back within ${HELD_MS} ms`],
    );
  }
  await sleep(LOOKED_MS);
  return [];
}

/** Whoever waited in vain says so truly, where nothing but the machine was slow: as in the lab it is tried once more with more time. */
function isLate(wrong: readonly string[], story: string): boolean {
  const words = wrong.map((one) => one.replace(/^\S+ on \S+: /, ''));
  return LATE.test(story) && words.every((one) => hangsOnTime(one) || one.startsWith('no reason to fail'));
}

function storyOf(steps: readonly Step[], posts: readonly ActionResult[], { sites }: Scene): string {
  const lines = sites.flatMap(({ name, stranger: { timeline } }) =>
    timeline.lines.map(
      ({ text, connection }, index) =>
        `${index === timeline.actedAt ? '>>> ' : ''}${name} ${connection}: ${text}`,
    ),
  );
  return [...steps.map(({ result }) => result.log), ...posts.map(({ log }) => log), ...lines].join('\n');
}
