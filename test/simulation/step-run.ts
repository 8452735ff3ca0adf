/** One step of a job as the world sees it: what it was told, what it sent, what it said. Invariants are judged by it. */
import type { ProcessIdentity } from '../../src/haproxy/process.ts';
import { type AdminState, keyOf, nameOf, type Server } from '../../src/haproxy/server.ts';
import type { News } from '../../src/operation/effects.ts';
import type { Finding } from '../../src/operation/post-job/finding.ts';
import type { Report } from '../../src/operation/report.ts';
import type { SavedChange } from '../../src/operation/saved-change.ts';
import type { Author, Found } from './model/author.ts';
import type { Caller, CallersJob } from './model/port.ts';
import type { HaproxyProcess } from './model/process.ts';
import type { Change, ModelServer } from './model/server.ts';
import { RollingCourse } from './rolling-course.ts';
import type { StepRequest } from './scenario.ts';

/** A server on a load balancer. */
export function placeOf(loadBalancer: string, key: string): string {
  return `${loadBalancer} ${key}`;
}

export interface Cut {
  loadBalancer: string;
  process: HaproxyProcess;
  server: ModelServer;
  at: number;
  count: number;
}

/** What had been sent into a silence, and was done at its end. */
export interface Late {
  loadBalancer: string;
  server: ModelServer;
  at: number;
}

const KINDS_OF_STRANGERS: ReadonlySet<Author['kind']> = new Set(['configuration', 'agent', 'person', 'step']);

export class StepRun implements Author {
  readonly kind = 'step';
  readonly name: string;
  readonly job: string;
  readonly request: StepRequest;
  /** null of any other step. */
  readonly rolling: RollingCourse | null;
  readonly #onAnswer: (step: StepRun, loadBalancer: string) => void;
  readonly #jobOf: CallersJob;
  startedAt = 0;
  /** It plans by what was so then. */
  plansFrom = 0;
  /** null as long as it has not. */
  postStartedAt: number | null = null;
  endedAt: number | null = null;
  killed = false;
  /** When it set something for the first time. */
  firstSetAt: number | null = null;
  /** It has told of a failure: what it has to repair now keeps it busy. */
  failed = false;
  /** What whoever holds for it has said: its post step tells that. */
  readonly holdStory: string[] = [];
  /** Let go of on the way back to maint, for its post. */
  drainedByHold: { loadBalancer: string; key: string; process: ProcessIdentity }[] = [];
  /** Load balancers to which the way was lost. */
  readonly lost = new Set<string>();
  /** By load balancer: its last answer. */
  readonly lookedAt = new Map<string, number>();
  /** By place: how it was when the step saw it first. */
  readonly before = new Map<string, Found>();
  /** By place: whose checks did not run then. */
  readonly uncheckedBefore = new Set<string>();
  readonly #found = new Map<ModelServer, Found>();
  readonly firstSeen = new Map<HaproxyProcess, number>();
  readonly readAt = new Map<ModelServer, number>();
  /** The same of a list that only an API's adapter has seen. */
  readonly listedAt = new Map<ModelServer, number>();
  /** By place: whom it has read in a state in which it had neither found nor set it. */
  readonly surprises = new Set<string>();
  /** By name of a server: where it has read such a one to stand. */
  readonly addresses = new Map<string, Set<string>>();
  readonly sentStates = new Map<string, Set<AdminState>>();
  readonly sentWeights = new Map<string, Set<number>>();
  /** Servers that it let in again out of its own drain, with nothing known against them: what HAProxy knows of all others. */
  readonly openedAsKnown = new Set<Change>();
  /** By place, on the clock: when it set something last. */
  readonly lastSetAt = new Map<string, number>();
  /** Sessions that HAProxy cut for what this step did. */
  readonly cuts: Cut[] = [];
  /** What it had sent then is done just now; null at any other time. */
  sentAt: number | null = null;
  /** What it had sent into a silence comes just now: nobody decides on it in this moment. */
  comesLate = false;
  /** What it has set in this way. */
  readonly late: Late[] = [];
  /** By load balancer: how many of those it has told of. */
  readonly toldCuts = new Map<string, number>();
  saved: SavedChange | null = null;
  report: Report | null = null;
  findings: Finding[] | null = null;

  /** `onAnswer`: some load balancer has answered its main step, which has not ended. */
  constructor(
    job: string,
    request: StepRequest,
    onAnswer: (step: StepRun, loadBalancer: string) => void,
    jobOf: CallersJob,
  ) {
    this.job = job;
    this.#onAnswer = onAnswer;
    this.#jobOf = jobOf;
    this.name = `${job} ${request.operation}`;
    this.request = request;
    this.rolling = request.operation === 'rolling' ? new RollingCourse() : null;
  }

  /** Its main step, its post step and whoever holds for it: each may end, or be killed, by itself. */
  caller(isAlive: () => boolean): Caller {
    return {
      author: this,
      job: this.#jobOf,
      comesLate: (run) => {
        this.comesLate = true;
        try {
          return run();
        } finally {
          this.comesLate = false;
        }
      },
      hadSent: (at, run) => {
        this.sentAt = at;
        try {
          return run();
        } finally {
          this.sentAt = null;
        }
      },
      get alive() {
        return isAlive();
      },
      learned: (loadBalancer, process, servers, at) => this.#learned(loadBalancer, process, servers, at),
      listed: (servers, at) => {
        for (const server of servers) this.listedAt.set(server, at);
      },
      sending: (loadBalancer, key, { state, weight }) => {
        const place = placeOf(loadBalancer, key);
        if (state !== undefined) add(this.sentStates, place, state);
        if (weight !== undefined) add(this.sentWeights, place, weight);
      },
    };
  }

  /** Of those that it has read: `BACKEND/SERVER` of all that are selected and have one of these names. */
  selectedKeys(names: readonly string[]): string[] {
    const keys = [...this.before.keys()].map((place) => place.slice(place.indexOf(' ') + 1));
    return [...new Set(keys)].filter((key) => names.includes(nameOf(key).server) && this.selects(key));
  }

  /** Its batch begins only now: what others did with it before, and have undone, is no matter. */
  beginBatch(names: readonly string[]): void {
    for (const place of this.surprises) {
      const key = place.slice(place.indexOf(' ') + 1);
      if (names.includes(nameOf(key).server)) this.surprises.delete(place);
    }
  }

  found(server: ModelServer): Found | undefined {
    return this.#found.get(server);
  }

  selects(key: string): boolean {
    const { backend, server } = nameOf(key);
    const { backends, servers } = this.request.selection;
    const isMeant = backends.some((one) => one === '*' || one === backend);
    return isMeant && servers.some((one) => one.server === '*' || one.server === server);
  }

  /** It reads there once more before it plans: what was read before that is not what it found. */
  forgetReadingsOf(loadBalancer: string): void {
    for (const place of this.before.keys())
      if (place.startsWith(`${loadBalancer} `)) this.before.delete(place);
  }

  /** Whoever held for it has let go only now: what was read before that is not what it found. */
  forgetReadings(): void {
    this.before.clear();
    this.firstSeen.clear();
    this.surprises.clear();
  }

  heard(news: News): void {
    if (news.kind === 'failure') {
      this.failed = true;
      const { code, loadBalancer } = news.failure;
      if (code === 'connect-failed' || code === 'timeout') this.lost.add(loadBalancer ?? '');
    }
    if (news.kind !== 'warning') return;
    const [, count] =
      /(\d+) sessions? (?:of .+ ended the moment|left after .+ shut down)/.exec(news.text) ?? [];
    const known = this.toldCuts.get(news.loadBalancer) ?? 0;
    // That it is not known is told as well.
    if (/(?:how many were cut|whether HAProxy has cut them) is not known/.test(news.text))
      this.toldCuts.set(news.loadBalancer, Number.POSITIVE_INFINITY);
    else this.toldCuts.set(news.loadBalancer, known + Number(count ?? 0));
  }

  /** Does what this one set belong to somebody who wanted it, and who is not of this step? Earlier steps of its job have let go. */
  isStranger(author: Author): boolean {
    if (author === this || !KINDS_OF_STRANGERS.has(author.kind)) return false;
    return !(author instanceof StepRun && author.job === this.job && author.startedAt < this.startedAt);
  }

  /** May this step have left this state there, for all that it had saved and sent? */
  maySend(place: string, state: AdminState): boolean {
    return this.sentStates.get(place)?.has(state) || (this.#savedOf(place)?.states.includes(state) ?? false);
  }

  maySendWeight(place: string, weight: number): boolean {
    return (
      this.sentWeights.get(place)?.has(weight) || (this.#savedOf(place)?.weights.includes(weight) ?? false)
    );
  }

  /** It is as it was found, nothing was ever sent, and it was never seen otherwise: whoever has set it so again cannot be seen. */
  isAsSelected(place: string, state: AdminState): boolean {
    const isSame = this.before.get(place)?.state === state;
    const sent = this.sentStates.get(place);
    // What it sends just now is all that it ever sent.
    return isSame && !this.surprises.has(place) && (sent === undefined || sent.size <= 1);
  }

  /** The same of a weight. */
  isWeightAsSelected(place: string, weight: number): boolean {
    const sent = this.sentWeights.get(place);
    return this.before.get(place)?.weight === weight && (sent === undefined || sent.size <= 1);
  }

  /** Since when it has been doing what it does at this time: a check before that proves nothing. */
  workSince(at: number): number {
    return this.postStartedAt !== null && at >= this.postStartedAt ? this.postStartedAt : this.startedAt;
  }

  /** A reading of everything through an API is as old as its first question, and its lists come last. */
  #lastListedIn({ servers }: HaproxyProcess, at: number): number {
    return Math.max(at, ...[...servers.values()].map((server) => this.listedAt.get(server) ?? at));
  }

  #savedOf(place: string) {
    for (const { name, servers } of this.saved?.loadBalancers ?? []) {
      const server = servers.find((one) => placeOf(name, keyOf(one)) === place);
      if (server !== undefined) return server.sent;
    }
    return undefined;
  }

  #learned(
    loadBalancer: string,
    process: HaproxyProcess,
    servers: ReadonlyMap<string, Server>,
    at: number,
  ): void {
    if (this.endedAt === null && !this.killed) this.#onAnswer(this, loadBalancer);
    this.lookedAt.set(loadBalancer, at);
    if (!this.firstSeen.has(process)) this.firstSeen.set(process, this.#lastListedIn(process, at));
    for (const [key, { forced: shown, weight, checks, isAdminGuessed, address }] of servers) {
      if (address !== '') add(this.addresses, nameOf(key).server, address);
      // What an API does not show, it leaves as it is.
      const forced = isAdminGuessed ? (process.servers.get(key)?.forced ?? shown) : shown;
      const place = placeOf(loadBalancer, key);
      const before = this.before.get(place);
      if (before === undefined) {
        if (checks !== 'enabled') this.uncheckedBefore.add(place);
        this.before.set(place, { state: forced, weight });
      } else if (before.state !== forced && !this.maySend(place, forced)) this.surprises.add(place);
      const server = process.servers.get(key);
      if (server === undefined) continue;
      this.readAt.set(server, at);
      this.#found.set(server, { state: forced, weight });
    }
  }
}

function add<T>(sets: Map<string, Set<T>>, place: string, value: T): void {
  const known = sets.get(place);
  if (known === undefined) sets.set(place, new Set([value]));
  else known.add(value);
}
