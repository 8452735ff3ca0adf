/** One operation of a soak from beginning to end: the scene put in order, its job, its post steps, and whether all of it was right. */
import { inTime, LATE } from '../lab/case.ts';
import { hangsOnTime } from '../lab/judge.ts';
import type { ActionResult } from '../support/run-action.ts';
import { setsOf } from './claims.ts';
import { act, areAsBefore, type Run, runMain, type Step, seenOf } from './job.ts';
import { leftOfJob } from './left.ts';
import type { Planned } from './plan.ts';
import type { Scene } from './scene.ts';
import { setUp } from './set-up.ts';
import type { Snapshot } from './snapshot.ts';
import { judgeEnd, judgeMain } from './verdict.ts';
import { inRotation, judgeAudit, judgeHold, judgeWhatStays } from './witness.ts';

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
  /** It was run twice, the second time with more time for each reply. */
  patient: boolean;
  ms: number;
}

/** One that waited in vain on a busy machine is run once more, `patient`. */
export async function runOperation(scene: Scene, plan: Planned, patient = false): Promise<Ended> {
  const began = performance.now();
  const clearUps: (() => Promise<void>)[] = [];
  const t = { after: (clearUp: () => Promise<void>) => void clearUps.push(clearUp) };
  const job: Job = { steps: [], posts: [], wrong: [] };
  const left: string[] = [];
  try {
    await scene.prepare(plan.servers[0]);
    await runJob(plan, { scene, t, patient }, job);
    const [first] = job.steps;
    if (first) left.push(...(await leftOfJob(first.result.temp)));
  } catch (error) {
    job.wrong.push(error instanceof Error ? error.message : String(error));
  } finally {
    for (const clearUp of clearUps.reverse()) await clearUp();
  }
  const { steps, posts, wrong } = job;
  const story = storyOf(steps, posts, scene);
  if (!patient && wrong.length > 0 && isLate(wrong, story)) return runOperation(scene, plan, true);
  const [main] = steps;
  const happened = main?.about.happened ?? false;
  const ms = performance.now() - began;
  return { plan, result: resultOf(main), happened, wrong, left, story, patient, ms };
}

function resultOf(main: Step | undefined): string {
  if (main === undefined) return 'none';
  return main.result.code === null ? 'killed' : (main.result.outputs.result ?? 'read');
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
    wrong.push(...judgeAudit(main, scene.sites));
    posts.push(await main.result.post({ jobStatus: plan.jobStatus }));
    return;
  }
  wrong.push(...judgeMain(plan, seenOf(main, scene, { after: main.afterMain, posts }), main.about));
  wrong.push(...(await judgeWhatStays(plan, main, scene, session)));
  if (plan.kind === 'hold' && main.result.code === 0) wrong.push(...(await judgeHold(plan, main, scene)));
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
    const post = await result.post({ jobStatus });
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

const GAVE_UP =
  /^(?:no reason to fail|it had to end with (?:no error|\S+): timeout,|an audit failed: timeout)/;

/** Whoever waited in vain says so truly, where nothing but the machine was slow: as in the lab it is tried once more with more time. */
function isLate(wrong: readonly string[], story: string): boolean {
  const words = wrong.map((one) => one.replace(/^\S+ on \S+: /, ''));
  return LATE.test(story) && words.every((one) => hangsOnTime(one) || GAVE_UP.test(one));
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
