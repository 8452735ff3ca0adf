/**
 * A job: its steps one after another, what a deploy script does in between, and after all of it the post steps in reverse order.
 * Everything of it may be killed or cancelled.
 */
import type { Clock } from '../../src/clock.ts';
import { Failure } from '../../src/errors.ts';
import type { LoadBalancer } from '../../src/haproxy/load-balancer.ts';
import { isSameProcess } from '../../src/haproxy/process.ts';
import { keyOf } from '../../src/haproxy/server.ts';
import type { Setting } from '../../src/haproxy/server-settings.ts';
import { change } from '../../src/operation/change.ts';
import type { Effects, News, Unanswered } from '../../src/operation/effects.ts';
import { RELEASE_WITHIN_MS } from '../../src/operation/hold/hold-target.ts';
import { postActionFor } from '../../src/operation/post-job/decision.ts';
import { type Finding, isBack } from '../../src/operation/post-job/finding.ts';
import { lookAfter } from '../../src/operation/post-job/look-after.ts';
import { unprovenIn } from '../../src/operation/post-job/unproven.ts';
import { drainedOf, type Report } from '../../src/operation/report.ts';
import { rolling } from '../../src/operation/rolling/rolling.ts';
import type { ScriptBatch, ScriptEnd } from '../../src/operation/rolling/rolling-effects.ts';
import { sentSettings } from '../../src/operation/saved-change.ts';
import { Holds } from './holds.ts';
import type { Application } from './model/application.ts';
import type { Haproxy } from './model/haproxy.ts';
import type { Caller, CallersJob } from './model/port.ts';
import { JobWay, type SilenceSetup } from './model/silence.ts';
import type { DeploySetup, JobSetup } from './scenario.ts';
import { deploy, runScript } from './script.ts';
import { StepRun } from './step-run.ts';
import type { Timeline } from './timeline.ts';
import { UnderWayOfJob } from './under-way.ts';
import type { WorldClock } from './world-clock.ts';

/** What a job needs of its world. */
export interface JobWorld {
  clock: WorldClock;
  timeline: Timeline;
  /** Ways of this caller to all load balancers. */
  waysOf(caller: Caller, purpose: string): LoadBalancer[];
  /** Of these servers. */
  applicationsOf(keys: readonly string[]): Application[];
  /** Clients that are bound to these would still come in drain. */
  areBound(keys: readonly string[]): boolean;
  began(step: StepRun): void;
  answered(step: StepRun, loadBalancer: string): void;
  told(step: StepRun, news: News): void;
  /** A rolling step says how far it is. */
  progressed(step: StepRun, text: string): void;
  scriptBegan(step: StepRun, batch: ScriptBatch): void;
  /** null: with its step, which was cancelled. */
  scriptEnded(step: StepRun, batch: ScriptBatch, end: ScriptEnd | null): void;
  /** It has said what it has to say: its report is there. */
  ended(step: StepRun): void;
  lookedAfter(step: StepRun): void;
}

/** As the post step of the action has it. */
const POST_LIMIT_MS = 80_000;
const PROVEN_WITHIN_MS = 72_000;
/** As the journal has it. */
const JUST_NOW_MS = 20_000;
const POST_HEALTH_TIMEOUT_MS = 60_000;

export class Job {
  readonly #name: string;
  readonly #setup: JobSetup;
  readonly #world: JobWorld;
  readonly #clock: Clock;
  readonly #cancel = new AbortController();
  #killed = Promise.withResolvers<'killed'>();
  readonly #underWay = new UnderWayOfJob(() => this.#world.clock.now());
  readonly #ways = new Map<Haproxy, JobWay>();
  /** Of the post step that runs. */
  #postLimit: AbortController | null = null;
  readonly #holds: Holds;
  /** Load balancers and backends of which its steps have seen HAProxy cut sessions. */
  readonly #knownCuts = new Set<string>();
  #isKilled = false;
  #isOver = false;
  readonly steps: StepRun[] = [];

  constructor(name: string, setup: JobSetup, world: JobWorld) {
    this.#name = name;
    this.#setup = setup;
    this.#world = world;
    this.#clock = world.clock.of({ alive: true });
    this.#holds = new Holds(world);
    const { end } = setup;
    if (end.kind === 'killed') this.#at(end.at, () => this.#kill());
    if (end.kind === 'cancelled') {
      this.#at(end.at, () => this.#cancel.abort(new Failure('cancelled', 'The step was cancelled')));
    }
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Never throws: what a step cannot say is a fault that its world finds. */
  async run(): Promise<void> {
    const { startsAt, steps, deploy, status, postAfterMs } = this.#setup;
    await this.#clock.sleep(startsAt);
    let jobStatus: string = status;
    for (const request of steps) {
      if (this.#cancel.signal.aborted) jobStatus = 'cancelled';
      if (this.#cancel.signal.aborted) break;
      const step = new StepRun(this.#name, request, this.#world.answered, this.#jobOf);
      this.steps.push(step);
      await this.#runStep(step);
      if (this.#isKilled || this.#cancel.signal.aborted) jobStatus = 'cancelled';
      else if (step.report?.error !== null) jobStatus = 'failure';
      else {
        if (deploy !== null) await this.#deploy(step, deploy);
        continue;
      }
      if (!this.#setup.goesOn || jobStatus === 'cancelled') break;
    }
    await this.#clock.sleep(postAfterMs);
    for (const step of this.steps.toReversed()) await this.#post(step, jobStatus);
    this.#isOver = true;
  }

  #at(time: number, run: () => void): void {
    this.#world.clock.wakeAfter(time - this.#world.clock.now(), run);
  }

  get #jobOf(): CallersJob {
    return { noteUnderWay: () => this.#underWay.note(), wayTo: (haproxy) => this.#wayTo(haproxy) };
  }

  #unansweredFor(step: StepRun, clock: Clock): Unanswered {
    const unanswered = this.#underWay.unanswered(clock);
    return {
      ...unanswered,
      lateForMs: (process) => {
        const lateMs = unanswered.lateForMs(process);
        if (lateMs > 0) step.forgetReadingsOf(process.node);
        return lateMs;
      },
      settle: (process, lookedAt) => {
        step.plansFrom = lookedAt;
        unanswered.settle(process, lookedAt);
      },
    };
  }

  #wayTo(haproxy: Haproxy): JobWay {
    const { silence } = this.#setup;
    const known = this.#ways.get(haproxy);
    if (known !== undefined) return known;
    const setup = silence?.loadBalancer === haproxy.name ? silence : null;
    const way = new JobWay(haproxy, this.#world.clock, setup, (one) => this.#fellSilent(one));
    this.#ways.set(haproxy, way);
    return way;
  }

  #fellSilent({ loadBalancer, of, ms, endsAfterMs }: SilenceSetup): void {
    const { clock, timeline } = this.#world;
    timeline.note(
      this.#name,
      `${of === 'way' ? `its way to ${loadBalancer}` : loadBalancer} is silent for ${ms} ms`,
    );
    if (endsAfterMs !== null) clock.wakeAfter(endsAfterMs, () => this.#endWhoeverWorks());
  }

  /** A main step is killed, a post step cancelled. */
  #endWhoeverWorks(): void {
    const { goesOn } = this.#setup;
    this.#kill(!goesOn);
    this.#postLimit?.abort(new Failure('cancelled', 'The post step was cancelled'));
  }

  /** A kill that comes between two steps hits nobody. */
  #kill(withItsJob = true): void {
    const step = this.steps.at(-1);
    if (step === undefined || step.endedAt !== null || step.killed) return;
    this.#isKilled ||= withItsJob;
    step.killed = true;
    this.#world.timeline.note(step.name, 'is killed');
    this.#killed.resolve('killed');
  }

  async #runStep(step: StepRun): Promise<void> {
    const { clock, timeline, waysOf } = this.#world;
    const isAlive = () => !step.killed;
    const caller = step.caller(isAlive);
    this.#killed = Promise.withResolvers();
    step.startedAt = clock.now();
    step.plansFrom = clock.now();
    this.#world.began(step);
    timeline.note(step.name, `begins: ${wordsOf(step)}`);
    const mayBeSet = new Set<string>();
    const effects: Effects = {
      clock: clock.of(caller),
      signal: this.#cancel.signal,
      save: (saved) => {
        for (const { servers } of saved.loadBalancers) for (const one of servers) mayBeSet.add(keyOf(one));
        if (isAlive()) step.saved = structuredClone(saved);
      },
      tell: (news) => {
        if (isAlive()) this.#world.told(step, news);
      },
      hold: this.#holds.clientOf(step),
      cuts: {
        has: (...backend) => this.#knownCuts.has(backend.join(' ')),
        note: (...backend) => this.#knownCuts.add(backend.join(' ')),
      },
      unanswered: this.#unansweredFor(step, clock.of(caller)),
    };
    const loadBalancers = this.#underWay.limitedTo(mayBeSet, () => waysOf(caller, step.name));
    const work = this.#work(step, loadBalancers, effects);
    const report = await Promise.race([work, this.#killed.promise]);
    this.#holds.stepEnded(step);
    if (report === 'killed') return;
    for (const loadBalancer of loadBalancers) loadBalancer.close();
    step.report = report;
    step.endedAt = clock.now();
    timeline.note(
      step.name,
      `says: ${report.result}, changed ${report.changed}${report.error ? `, ${report.error.code}: ${report.error.message}` : ''}`,
    );
    this.#world.ended(step);
  }

  #work(step: StepRun, loadBalancers: LoadBalancer[], effects: Effects): Promise<Report> {
    const { request } = step;
    if (request.operation !== 'rolling') return change({ request, loadBalancers, effects });
    const tellProgress = (text: string) => this.#world.progressed(step, text);
    const runScript = (batch: ScriptBatch, signal: AbortSignal) =>
      this.#script(step, batch, effects.clock, signal);
    return rolling({
      request,
      loadBalancers,
      effects: { ...effects, runScript, keepRoom: () => {}, tellProgress },
    });
  }

  /** When its step is killed it goes no further, and nobody hears of it. */
  async #script(step: StepRun, batch: ScriptBatch, clock: Clock, signal: AbortSignal): Promise<ScriptEnd> {
    const world = this.#world;
    const { script } = this.#setup;
    if (script === null) throw new Error('There is no script');
    const keys = step.selectedKeys(batch.names);
    world.scriptBegan(step, batch);
    let end: ScriptEnd | null = null;
    try {
      end = await runScript({ apps: world.applicationsOf(keys), world, clock }, script, batch, signal);
      return end;
    } finally {
      world.scriptEnded(step, batch, end);
    }
  }

  /** The script that the whole job is for. */
  async #deploy(step: StepRun, setup: DeploySetup): Promise<void> {
    const { report } = step;
    if (report === null || drainedOf(report) === null) return;
    const keys = [...new Set(report.servers.map(keyOf))];
    if (step.request.operation === 'drain' && this.#world.areBound(keys)) return;
    await deploy({ apps: this.#world.applicationsOf(keys), world: this.#world, clock: this.#clock }, setup);
  }

  async #post(step: StepRun, jobStatus: string): Promise<void> {
    const { clock, timeline, waysOf } = this.#world;
    const { saved } = step;
    const releasedAt = clock.now();
    await this.#holds.end(step);
    const afterLoss = clock.now() - releasedAt >= RELEASE_WITHIN_MS;
    step.postStartedAt = clock.now();
    if (saved === null) return;
    const ending = step.report?.ending ?? null;
    const action = postActionFor(saved, ending, jobStatus);
    timeline.note(step.name, `post: ending ${ending}, job ${jobStatus}: ${action}`);
    if (action === 'nothing') return;
    const caller = step.caller(() => true);
    const limit = new AbortController();
    this.#postLimit = limit;
    const timer = clock.wakeAfter(POST_LIMIT_MS, () =>
      limit.abort(new Failure('cancelled', 'Not done in time')),
    );
    const own = new Set(saved.loadBalancers.flatMap(({ servers }) => servers.map(keyOf)));
    const loadBalancers = this.#underWay.limitedTo(own, () => waysOf(caller, `post of ${step.name}`));
    step.findings = await lookAfter({
      saved,
      action,
      afterLoss,
      loadBalancers: new Map(loadBalancers.map((one) => [one.name, one])),
      effects: {
        clock: clock.of(caller),
        signal: limit.signal,
        tell: (news) => this.#world.told(step, news),
      },
      unanswered: this.#underWay.unanswered(clock.of(caller)),
      lastSetAt: (key) => this.#underWay.lastSetAt(key),
      provenBy: step.postStartedAt + PROVEN_WITHIN_MS,
      healthTimeoutAtMostMs: POST_HEALTH_TIMEOUT_MS,
      changedLater: (loadBalancer, key, setting) => this.#isChangedLater(step, loadBalancer, key, setting),
      isDrainedByHold: (loadBalancer, key, process) =>
        step.drainedByHold.some(
          (one) =>
            one.loadBalancer === loadBalancer && one.key === key && isSameProcess(one.process, process),
        ),
      hasFailedProof: (loadBalancer, key) => this.#hasFailedProof(step, loadBalancer, key),
    });
    timer.run = null;
    this.#postLimit = null;
    for (const { loadBalancer, saved: server, kind, failure } of step.findings)
      timeline.note(
        step.name,
        `post finds ${keyOf(server)} on ${loadBalancer}: ${kind}${failure ? ` (${failure.message})` : ''}`,
      );
    this.#world.lookedAfter(step);
  }

  /** Of a later step, just now. */
  #hasFailedProof(step: StepRun, loadBalancer: string, key: string): boolean {
    const justNow = this.#world.clock.now() - JUST_NOW_MS;
    const later = this.steps.slice(this.steps.indexOf(step) + 1);
    return later.some(({ report, endedAt }) => {
      const rows = report !== null && (endedAt ?? 0) > justNow ? unprovenIn(report) : [];
      return rows.some((row) => row.loadBalancer === loadBalancer && keyOf(row) === key);
    });
  }

  #isChangedLater(step: StepRun, loadBalancer: string, key: string, setting: Setting): boolean {
    const later = this.steps.slice(this.steps.indexOf(step) + 1);
    return later.some(({ saved, report, findings }) => {
      // A step that has undone its own leaves no trace in the journal, and what its post has found back neither.
      if (report?.ending === 'unchanged') return false;
      const isFound = (one: Finding) => one.loadBalancer === loadBalancer && keyOf(one.saved) === key;
      if (findings?.some((one) => isFound(one) && isBack(one))) return false;
      const servers = saved?.loadBalancers.find(({ name }) => name === loadBalancer)?.servers ?? [];
      return servers.some((server) => keyOf(server) === key && sentSettings(server).includes(setting));
    });
  }
}

function wordsOf({ request }: StepRun): string {
  const { selection, ...rest } = request;
  const servers = selection.servers.map(({ text }) => text).join(', ');
  const words = Object.entries(rest).map(
    ([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : value}`,
  );
  return `${servers}: ${words.join(', ')}`;
}
