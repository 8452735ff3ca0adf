/** One world from beginning to end: its load balancers, its crowd, its jobs, and what happens beside them. */
import { Failure } from '../../src/errors.ts';
import type { LoadBalancer } from '../../src/haproxy/load-balancer.ts';
import { nameOf } from '../../src/haproxy/server.ts';
import type { News } from '../../src/operation/effects.ts';
import { Crowd } from './crowd.ts';
import { happen, type Place, type Reload, reload } from './happenings.ts';
import { Invariants } from './invariants/invariants.ts';
import type { Violation } from './invariants/violations.ts';
import { Job, type JobWorld } from './job.ts';
import { Api } from './model/api.ts';
import { throughApi } from './model/api-port.ts';
import { Application } from './model/application.ts';
import { START } from './model/author.ts';
import { Haproxy } from './model/haproxy.ts';
import { type Caller, ModelLoadBalancer } from './model/port.ts';
import type { ProcessWatch } from './model/process.ts';
import { Random } from './random.ts';
import type { LoadBalancerSetup, Scenario } from './scenario.ts';
import { Timeline } from './timeline.ts';
import { WorldClock } from './world-clock.ts';

export interface Outcome {
  violations: Violation[];
  /** Empty unless it was wanted. */
  timeline: string;
}

/** Longer than any step may take, with its post. */
const WORLD_ENDS_MS = 400_000;
/** What was said last must still be true a moment later. */
const AFTERGLOW_MS = 2_500;
/** Shortly before the first step, so that the process before still serves when that begins. */
const RELOADED_AT = 800;
const RELOAD_BEFORE: Reload = { kind: 'reload', loadBalancer: '', stateFile: 'now', changes: [], idle: 2 };

export async function runWorld(scenario: Scenario, { story = false } = {}): Promise<Outcome> {
  const world = new World(structuredClone(scenario), story);
  await world.run();
  return { violations: world.invariants.violations, timeline: world.timeline.text };
}

class World {
  readonly clock = new WorldClock();
  readonly timeline: Timeline;
  readonly invariants: Invariants;
  readonly #scenario: Scenario;
  readonly #applications = new Map<string, Application>();
  readonly #loadBalancers = new Map<string, Haproxy>();
  readonly #places = new Map<string, Place>();
  readonly #apis = new Map<string, Api>();

  constructor(scenario: Scenario, story: boolean) {
    this.#scenario = scenario;
    this.timeline = new Timeline(() => this.clock.now(), story);
    this.invariants = new Invariants({
      clock: this.clock,
      loadBalancers: this.#loadBalancers,
      setupOf: (name) => this.#setupOf(name),
    });
    this.#startApplications();
    for (const setup of scenario.loadBalancers) this.#startLoadBalancer(setup);
    const { clock } = this;
    const stage = { clock, applications: this.#applications, places: this.#places };
    for (const { at, ...event } of scenario.events) {
      clock.wakeAfter(at, () => {
        if (story) this.timeline.note('meanwhile', JSON.stringify(event));
        happen(event, stage);
      });
    }
  }

  async run(): Promise<void> {
    const { job, rival } = this.#scenario;
    const jobs = [
      new Job('job', job, this.#jobWorld),
      ...(rival === null ? [] : [new Job('rival', rival, this.#jobWorld)]),
    ];
    for (const one of jobs) one.run().catch((error: unknown) => this.invariants.threw('a job', error));
    let overAt: number | null = null;
    await this.clock.runUntil(() => {
      if (overAt === null && jobs.every(({ isOver }) => isOver)) overAt = this.clock.now();
      const now = this.clock.now();
      if (this.invariants.violations.length > 0) return true;
      if (now < WORLD_ENDS_MS && (overAt === null || now < overAt + AFTERGLOW_MS)) return false;
      // What is under way then still comes.
      const lateUntil = Math.max(...[...this.#loadBalancers.values()].map((one) => one.lateUntil));
      return (
        (overAt !== null && now >= Math.max(overAt, lateUntil) + AFTERGLOW_MS) ||
        now >= WORLD_ENDS_MS + Math.max(0, lateUntil)
      );
    });
    if (overAt === null && this.invariants.violations.length === 0)
      this.invariants.neverEnded('not all jobs have ended');
    if (this.invariants.violations.length === 0) this.invariants.finally();
    for (const { invariant, words } of this.invariants.violations)
      this.timeline.note('VIOLATION', `${invariant}: ${words}`);
  }

  #startApplications(): void {
    const addresses = new Set([...this.#scenario.servers.map(({ address }) => address), 'web9']);
    for (const address of addresses) {
      const app = new Application(address);
      this.#applications.set(address, app);
      app.become(this.#scenario.applications[address] ?? 'up', 0);
      app.onDeath.push(() => {
        for (const haproxy of this.#loadBalancers.values())
          for (const { traffic } of haproxy.processes) traffic.lose(app);
      });
    }
  }

  #startLoadBalancer(setup: LoadBalancerSetup): void {
    const { seed, servers, before, backends } = this.#scenario;
    const { name, uptimeSeconds } = setup;
    const haproxy = new Haproxy(
      { name, seed, servers, backends: new Map(Object.entries(backends)), uptimeSeconds },
      this.clock,
      this.#applications,
      this.#watch,
    );
    this.#loadBalancers.set(name, haproxy);
    const place = { haproxy, crowd: new Crowd(haproxy, setup.clients, this.clock, seed) };
    this.#places.set(name, place);
    if (setup.way.api !== undefined) this.#apis.set(name, new Api(haproxy, this.clock, setup.way.api, seed));
    if (setup.reloadedBefore) this.clock.after(RELOADED_AT, () => reload(place, RELOAD_BEFORE));
    for (const [key, { state, weight, checksOff }] of Object.entries(before)) {
      const server = haproxy.current.servers.get(key);
      if (server === undefined) continue;
      if (state !== 'ready') haproxy.current.setState(server, state, START);
      if (weight !== null) haproxy.current.setWeight(server, weight, START);
      if (checksOff) haproxy.current.switchChecks(server, false);
    }
    haproxy.writeStateFile();
  }

  #setupOf(name: string): LoadBalancerSetup {
    const setup = this.#scenario.loadBalancers.find((one) => one.name === name);
    if (setup === undefined) throw new Error(`There is no load balancer ${name}`);
    return setup;
  }

  /** What happens in HAProxy is told and judged. */
  get #watch(): ProcessWatch {
    const { invariants, timeline } = this;
    return {
      failed(process, request, fault) {
        if (timeline.isKept)
          timeline.note(
            process.identity.node,
            `a request (${request.client.binding}) fails at ${request.server.key}: ${fault}`,
          );
        invariants.failed(process, request, fault);
      },
      cut(process, sessions, by) {
        if (timeline.isKept)
          timeline.note(
            process.identity.node,
            `${sessions.length} sessions of ${sessions[0]?.server.key} are cut, by ${by.name}`,
          );
        invariants.cut(process, sessions, by);
      },
      set(process, server, by, from) {
        if (timeline.isKept)
          timeline.note(
            process.identity.node,
            `${by.name}: ${server.key} ${from.state}, weight ${from.weight} -> ${server.forced}, weight ${server.weight}, operational ${server.op}, health ${server.health}`,
          );
        invariants.set(process, server, by, from);
      },
    };
  }

  get #jobWorld(): JobWorld {
    const { clock, timeline, invariants } = this;
    return {
      clock,
      timeline,
      waysOf: (caller, purpose) => this.#waysOf(caller, purpose),
      applicationsOf: (keys) => this.#applicationsOf(keys),
      areBound: (keys) => this.#areBound(keys),
      began: (step) => invariants.began(step),
      answered: (step, loadBalancer) => invariants.answered(step, loadBalancer),
      told: (step, news) => {
        step.heard(news);
        // What goes on is seen without it.
        if (timeline.isKept && news.kind !== 'progress') timeline.note(step.name, wordsOf(news));
      },
      progressed: (step, text) => {
        timeline.note(step.name, text);
        step.rolling?.progressed(text, this.clock.now());
        step.beginBatch(step.rolling?.batch ?? []);
        invariants.progressed(step);
      },
      scriptBegan: (step, batch) => {
        const { number, names } = batch;
        if (timeline.isKept)
          timeline.note(step.name, `the script of batch ${number} begins: ${names.join(', ')}`);
        invariants.scriptBegan(step, batch);
      },
      scriptEnded: (step, batch, end) => {
        if (timeline.isKept)
          timeline.note(step.name, `the script of batch ${batch.number} ends: ${JSON.stringify(end)}`);
        invariants.scriptEnded(step, batch, end);
      },
      ended: (step) => step.report !== null && invariants.ended(step, step.report),
      lookedAfter: (step) => invariants.lookedAfter(step),
    };
  }

  #waysOf(caller: Caller, purpose: string): LoadBalancer[] {
    return this.#scenario.loadBalancers.flatMap(({ name, way }) => {
      const haproxy = this.#loadBalancers.get(name);
      const random = Random.of(this.#scenario.seed, `way of ${purpose} to ${name}`);
      if (haproxy === undefined) return [];
      const api = this.#apis.get(name);
      const { clock } = this;
      return api === undefined
        ? new ModelLoadBalancer(haproxy, clock, caller, way, random)
        : throughApi({ api, haproxy, clock, caller, setup: way, random });
    });
  }

  #applicationsOf(keys: readonly string[]): Application[] {
    const addresses = new Set(
      this.#scenario.servers
        .filter(({ backend, server }) => keys.includes(`${backend}/${server}`))
        .map(({ address }) => address),
    );
    return [...addresses].flatMap((address) => this.#applications.get(address) ?? []);
  }

  #areBound(keys: readonly string[]): boolean {
    const backends = new Set(keys.map((key) => nameOf(key).backend));
    // Trackers are taken out with the servers that they track.
    for (const { backend, tracks } of this.#scenario.servers)
      if (tracks !== null && keys.includes(tracks)) backends.add(backend);
    return this.#scenario.loadBalancers.some(({ clients }) =>
      clients.some(({ backend, binding }) => backends.has(backend) && binding !== 'none'),
    );
  }
}

function wordsOf(news: News): string {
  switch (news.kind) {
    case 'read':
      return `read ${news.loadBalancer}: ${news.lines.slice(1).join('; ')}`;
    case 'failure':
      return `failure ${news.failure instanceof Failure ? `${news.failure.code} on ${news.failure.loadBalancer}: ` : ''}${news.failure.message}`;
    default:
      return `${news.kind} on ${news.loadBalancer}: ${news.text}`;
  }
}
