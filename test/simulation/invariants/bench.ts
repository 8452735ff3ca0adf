/**
 * Where invariants are judged: what is so in the model, which no step can see, and how old it must be to be held against a step that
 * could not know it yet.
 */
import { keyOf } from '../../../src/haproxy/server.ts';
import type { ServerReport } from '../../../src/operation/report.ts';
import type { Haproxy } from '../model/haproxy.ts';
import type { HaproxyProcess } from '../model/process.ts';
import type { ModelServer } from '../model/server.ts';
import type { LoadBalancerSetup } from '../scenario.ts';
import type { StepRun } from '../step-run.ts';
import type { WorldClock } from '../world-clock.ts';
import type { Invariant, Violation } from './violations.ts';

export interface Watched {
  clock: WorldClock;
  loadBalancers: ReadonlyMap<string, Haproxy>;
  setupOf(loadBalancer: string): LoadBalancerSetup;
}

/** What is read right before it is said, or overwritten, may have changed in this time. */
export const RACE_MS = 300;
/** Two replies that are lost in a row take this much longer. */
const AFTER_LOSSES_MS = 1_200;

/** Who answers, the lists of two backends, statistics, and who answers again. */
const QUESTIONS = 5;

export class Bench {
  readonly violations: Violation[] = [];
  /** In the order of their beginning. */
  readonly steps: StepRun[] = [];
  readonly clock: WorldClock;
  readonly #watched: Watched;

  constructor(watched: Watched) {
    this.#watched = watched;
    this.clock = watched.clock;
  }

  get now(): number {
    return this.clock.now();
  }

  get loadBalancers(): Iterable<Haproxy> {
    return this.#watched.loadBalancers.values();
  }

  haproxy(loadBalancer: string): Haproxy | undefined {
    return this.#watched.loadBalancers.get(loadBalancer);
  }

  current(loadBalancer: string): HaproxyProcess | undefined {
    return this.haproxy(loadBalancer)?.current;
  }

  setupOf(loadBalancer: string): LoadBalancerSetup {
    return this.#watched.setupOf(loadBalancer);
  }

  /** Of what is asked at once. Through an API that is several questions, one after the other. */
  latencyMs(loadBalancer: string): number {
    const { latencyMs, api } = this.setupOf(loadBalancer).way;
    if (api === undefined) return latencyMs;
    return latencyMs + QUESTIONS * 1.5 * api.questionMs + (api.slowChance > 0 ? api.slowMs : 0);
  }

  /** The slowest of all: what is said of all of them waits for that. */
  get longestMs(): number {
    return Math.max(
      0,
      ...[...this.loadBalancers].map(({ name }) => (this.isByApi(name) ? this.latencyMs(name) : 0)),
    );
  }

  /** Through an API the process before may answer for a while. */
  answersFrom({ name, current }: Haproxy): number {
    return current.startedAt + (this.setupOf(name).way.api?.overlapMs ?? 0);
  }

  isByApi(loadBalancer: string): boolean {
    return this.setupOf(loadBalancer).way.api !== undefined;
  }

  /** So long after it has left maint, may it not have been taken down yet for its proof? */
  isDivided(loadBalancer: string, afterMs: number): boolean {
    const isShort = this.isUneven(loadBalancer) || afterMs <= this.latencyMs(loadBalancer);
    return this.isByApi(loadBalancer) && isShort;
  }

  /** What keeps whoever looks busy for longer than usual cannot be seen from outside. */
  isUneven(loadBalancer: string): boolean {
    const { lossChance, api } = this.setupOf(loadBalancer).way;
    return (
      lossChance > 0 ||
      (api !== undefined && (api.slowChance > 0 || api.frontMs !== null || api.restarts.length > 0))
    );
  }

  /** What is sent goes out this long after what it rests on was so: before anything is sent again it is read again. */
  sendingMs(loadBalancer: string): number {
    return RACE_MS + 4 * this.latencyMs(loadBalancer);
  }

  raceMs(loadBalancer: string): number {
    return this.sendingMs(loadBalancer) + (this.isUneven(loadBalancer) ? AFTER_LOSSES_MS : 0);
  }

  /** Long enough ago to be known to whoever looked just now. */
  isOld(loadBalancer: string, at: number): boolean {
    return this.now - at > this.raceMs(loadBalancer);
  }

  /** The same of this step. Through an API a look takes so long that it has to know whatever was so before it asked there last. */
  isKnown(step: StepRun, loadBalancer: string, at: number): boolean {
    const isSeen = at < (step.lookedAt.get(loadBalancer) ?? Number.NEGATIVE_INFINITY);
    return this.isOld(loadBalancer, at) || (this.isByApi(loadBalancer) && isSeen);
  }

  /** Long enough before this step sent what is done just now to have been known to it. */
  couldBeKnown(step: StepRun, loadBalancer: string, at: number): boolean {
    return (step.sentAt ?? this.now) - at > this.raceMs(loadBalancer);
  }

  violate(invariant: Invariant, words: string): void {
    this.violations.push({ invariant, at: this.now, words });
  }
}

export function reportedOn({ report }: StepRun, loadBalancer: string, key: string): ServerReport | undefined {
  return report?.servers.find((row) => row.loadBalancer === loadBalancer && keyOf(row) === key);
}

/** Whoever held it for this step was ended in the middle of putting it back, and has said so. */
export function isLetGoOf({ holdStory }: StepRun, key: string): boolean {
  return holdStory.some((text) => text.startsWith(`${key} was let go of`));
}

export function warnsOfOldProcess({ report }: StepRun): boolean {
  return report?.warnings.some(({ text }) => /old process|predecessor/.test(text)) ?? false;
}

/** `disabled` stands in its configuration, and out it is: whoever else had wanted that cannot be seen. */
export function isOutAsConfigured({ setup, forced }: ModelServer): boolean {
  return setup.disabled && forced === 'maint';
}

export function loadBalancerOf({ identity }: HaproxyProcess): string {
  return identity.node;
}

export function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(3)} s`;
}
