/** What is to be looked after when a job has ended, and all that is known of it then, as values. */
import type { Clock } from '../../clock.ts';
import type { Failure } from '../../errors.ts';
import type { LoadBalancer } from '../../haproxy/load-balancer.ts';
import type { ProcessIdentity } from '../../haproxy/process.ts';
import type { Setting } from '../../haproxy/server-settings.ts';
import type { CutMemory, News, Unanswered } from '../effects.ts';
import type { SavedChange } from '../saved-change.ts';
import type { UnprovenThere } from './elsewhere.ts';

/** After a put-back that failed, or when the post step was cancelled, one more look may take this long. */
export const LAST_LOOK_MS = 4_000;

export interface PostJob {
  saved: SavedChange;
  action: 'look' | 'put-back';
  /** Why nothing may be put back, though it is to: then what is left is only looked at. Null, or missing, where it may. */
  withheld?: Failure | null;
  /** Whoever held these servers may have given up a set that was not answered. */
  afterLoss?: boolean;
  /** By name. One that is missing cannot be reached. */
  loadBalancers: ReadonlyMap<string, LoadBalancer>;
  /** By name: why one that is missing cannot be reached, where that is known. */
  unreachable?: ReadonlyMap<string, Failure>;
  effects: { clock: Clock; signal: AbortSignal; tell(news: News): void };
  /** Missing where nobody has seen HAProxy cut sessions. */
  cuts?: CutMemory;
  /** Missing where nobody knows of any. */
  unanswered?: Unanswered;
  /** On the clock: when whoever of the job may have set a `BACKEND/SERVER` has set anything last. Undefined where nobody knows. */
  lastSetAt?(key: string): number | undefined;
  /** Limit of a proof of health, whatever the step's own was. */
  healthTimeoutAtMostMs: number;
  /** On the clock: by then each proof has ended, however late it began, for who is not proven needs time to go back. */
  provenBy?: number;
  /**
   * Did a later step of this job set this of this server of this load balancer? `processes`: the one that was told, and the one that has taken
   * its place: a container that is made anew has another `node`.
   */
  changedLater(
    loadBalancer: string,
    key: string,
    setting: Setting,
    processes: readonly ProcessIdentity[],
  ): boolean;
  /**
   * Was this server let go of, by who held it for this step, on its way back to maint in this process? It may be left in a drain that is the
   * step's own. Missing where nothing was held.
   */
  isDrainedByHold?(loadBalancer: string, key: string, process: ProcessIdentity): boolean;
  /**
   * Has a later `ready` of this job just failed to prove it healthy? `processes`: as of `changedLater`. Missing where nobody knows of later
   * steps.
   */
  hasFailedProof?(loadBalancer: string, key: string, processes: readonly ProcessIdentity[]): boolean;
}

/** The same, and who has not been proven on others meanwhile. */
export interface TurnOfJob extends PostJob {
  unprovenThere: UnprovenThere;
}
