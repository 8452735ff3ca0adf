/**
 * What the files of a job's processes tell of what they had written and nobody answered (action/state/under-way.ts), without files: who comes
 * later reads of it.
 */
import type { Clock } from '../../src/clock.ts';
import {
  AWAKE_MS,
  mayBeTold,
  othersLateForMs,
  type Told,
  type UnderWay,
} from '../../src/haproxy/late-command.ts';
import type { ProcessIdentity } from '../../src/haproxy/process.ts';
import type { Unanswered } from '../../src/operation/effects.ts';

/** One beginning that has no end. */
interface Open {
  process: Told;
  sentAt: number;
  /** As whoever came first after it has found out, on the clock. */
  until: number | null;
  /** Whom alone it sets; null: anybody. */
  only: ReadonlySet<string> | null;
}

/** Of one job: each of its processes notes there, for each load balancer that it opens. */
export class UnderWayOfJob {
  readonly #now: () => number;
  /** By whoever has noted it. */
  readonly #open = new Map<UnderWay, Open>();
  /** By whoever has noted them: the last time at which it knew what had come of all, and whom alone it sets; null: anybody. */
  readonly #ends = new Map<UnderWay, { at: number; only: ReadonlySet<string> | null }>();
  #only: ReadonlySet<string> | null = null;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Whoever notes within `act` sets these alone, to whom more may be added until they are set. */
  limitedTo<T>(keys: ReadonlySet<string>, act: () => T): T {
    this.#only = keys;
    try {
      return act();
    } finally {
      this.#only = null;
    }
  }

  /** When whoever may have set this server had set anything last, and knew what had come of it. */
  lastSetAt(key: string): number | undefined {
    const ends = [...this.#ends.values()].filter(({ only }) => only?.has(key) !== false);
    return ends.length === 0 ? undefined : Math.max(...ends.map(({ at }) => at));
  }

  note(): UnderWay {
    const only = this.#only;
    const self: UnderWay = {
      begin: (process, sentAt) => void this.#open.set(self, { process, sentAt, until: null, only }),
      end: () => {
        if (this.#open.delete(self)) this.#ends.set(self, { at: this.#now(), only });
      },
    };
    return self;
  }

  /** For one process. */
  unanswered(clock: Clock): Unanswered {
    const seen = new Set<Open>();
    const untilOf = (one: Open): number => {
      one.until ??= clock.now() + othersLateForMs(one.sentAt, clock.now());
      seen.add(one);
      return one.until;
    };
    return {
      lateForMs: (process) => {
        const open = [...this.#open.values()].filter((one) => mayBeTold(one.process, process));
        return Math.max(0, ...open.map((one) => Math.max(AWAKE_MS, untilOf(one) - clock.now())));
      },
      settle: (process, lookedAt) => this.#settle(seen, process, lookedAt),
    };
  }

  #settle(seen: Set<Open>, process: ProcessIdentity, lookedAt: number): void {
    for (const [whose, one] of this.#open) {
      if (!seen.has(one) || one.until === null || one.until > lookedAt) continue;
      if (!mayBeTold(one.process, process)) continue;
      this.#open.delete(whose);
      seen.delete(one);
      const end = this.#ends.get(whose);
      this.#ends.set(whose, { only: one.only, at: Math.max(end?.at ?? 0, one.until) });
    }
  }
}
