/**
 * The way of one job to one load balancer, as far as it may fall silent: what its system, or an ssh, had taken by then is tried again with
 * pauses that double, also when whoever had sent it has ended, and comes when the way is back. Or HAProxy itself hangs, and runs it within a
 * moment of its waking. Knows nothing of what is sent.
 */
import type { WorldClock } from '../world-clock.ts';
import type { Haproxy } from './haproxy.ts';

export interface SilenceSetup {
  loadBalancer: string;
  /** It begins with this write of the job there: the first one is 1. */
  write: number;
  ms: number;
  of: 'way' | 'haproxy';
  /** TCP's first pause; of a HAProxy that wakes, so long after others were answered. */
  pauseMs: number;
  /** By so large a part of itself each pause is longer than it was to be: at most an eighth, as Linux's timers have it. */
  timersLateBy: number;
  /** false: nobody keeps what was sent, and it is lost. */
  comes: boolean;
  /** By way of an API: to whoever is there when it comes. */
  passedOn: boolean;
  /** So long after it has begun whoever works is killed, a post step cancelled. null: nobody is. */
  endsAfterMs: number | null;
}

/** Linux: TCP_RTO_MAX. */
const LONGEST_PAUSE_MS = 120_000;

export class JobWay {
  readonly #haproxy: Haproxy;
  readonly #clock: WorldClock;
  readonly #setup: SilenceSetup | null;
  readonly #fellSilent: (setup: SilenceSetup) => void;
  #writes = 0;
  #until = Number.NEGATIVE_INFINITY;

  /** `setup`: null where this way never falls silent. */
  constructor(
    haproxy: Haproxy,
    clock: WorldClock,
    setup: SilenceSetup | null,
    fellSilent: (setup: SilenceSetup) => void,
  ) {
    this.#haproxy = haproxy;
    this.#clock = clock;
    this.#setup = setup;
    this.#fellSilent = fellSilent;
  }

  get isSilent(): boolean {
    return this.#clock.now() < this.#until;
  }

  get silentForMs(): number {
    return Math.max(0, this.#until - this.#clock.now());
  }

  get passesOn(): boolean {
    return this.#setup?.passedOn === true;
  }

  /** Something that changes a server is sent just now. */
  write(): void {
    this.#writes += 1;
    const setup = this.#setup;
    if (setup?.write !== this.#writes) return;
    this.#until = this.#clock.now() + setup.ms;
    if (setup.of === 'haproxy') this.#haproxy.hangsUntil = Math.max(this.#haproxy.hangsUntil, this.#until);
    this.#haproxy.silentUntil = Math.max(this.#haproxy.silentUntil, this.#until);
    this.#fellSilent(setup);
  }

  /** So long after it was sent just now, into the silence, it comes. null: never. */
  lateByMs(): number | null {
    const setup = this.#setup;
    if (setup === null || !setup.comes) return null;
    const now = this.#clock.now();
    const at = setup.of === 'haproxy' ? this.#until + setup.pauseMs : arrivalAt(now, this.#until, setup);
    this.#haproxy.lateUntil = Math.max(this.#haproxy.lateUntil, at);
    return at - now;
  }
}

/** The first time that it is tried behind the silence. */
function arrivalAt(
  sentAt: number,
  until: number,
  { pauseMs, timersLateBy }: Pick<SilenceSetup, 'pauseMs' | 'timersLateBy'>,
): number {
  let at = sentAt;
  for (let nextMs = pauseMs; at < until; nextMs *= 2)
    at += Math.min(nextMs, LONGEST_PAUSE_MS) * (1 + timersLateBy);
  return at;
}
