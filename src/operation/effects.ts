/** What a change needs of the world and gives to it, as parameters: time, cancellation, news, and a place to save to. */
import type { Clock } from '../clock.ts';
import type { Failure } from '../errors.ts';
import type { Process, ProcessIdentity } from '../haproxy/process.ts';
import type { HeldServer, HoldTarget } from './hold/hold-target.ts';
import type { SavedChange } from './saved-change.ts';

/** The world outside, as parameters: a test gives its own. */
export interface Effects {
  clock: Clock;
  signal: AbortSignal;
  /** Called before each set with all that is needed to put it back, should we be killed on the next line; and when it is done. */
  save(change: SavedChange): void;
  tell(news: News): void;
  /** Missing where nothing is ever held. */
  hold?: HoldClient;
  /** Missing where nobody comes after this one. */
  cuts?: CutMemory;
  /** Missing where nobody has come before this one. */
  unanswered?: Unanswered;
  /** Called each time that something is on its way to a load balancer: what nobody waits for can be done until it is answered. */
  sent?(): void;
}

/**
 * Backends of which HAProxy was seen to cut sessions as a server went down, for the rest of the job: `on-marked-down shutdown-sessions`
 * cannot be read.
 */
export interface CutMemory {
  /** `process`: who answers there now. */
  has(loadBalancer: string, backend: string, process: ProcessIdentity): boolean;
  /** Must not throw. */
  note(loadBalancer: string, backend: string, process: ProcessIdentity): void;
}

/** What earlier processes of the job have written to a HAProxy and nobody has answered: it may be done behind whatever is read before that. */
export interface Unanswered {
  /**
   * For so long after a reading that has come through just now something may still come to this process; 0 where nothing is known of any.
   * Whoever asks later, in whatever process, hears of the same moment.
   */
  lateForMs(process: ProcessIdentity): number;
  /** What could come by this moment of the clock has come, or can come no more: then began a reading that has come through. */
  settle(process: ProcessIdentity, lookedAt: number): void;
}

/** Those who keep a state against reloads, each in a process of its own. */
export interface HoldClient {
  /** Does anybody hold anything? */
  readonly holds: boolean;
  /**
   * Whoever holds one of these servers for an earlier step lets go of it, of those in `found` only where they are held otherwise:
   * called before the first set. Resolves to what was held, null when nothing was: until then, what was read may have been changed again.
   */
  takeOver(changing: readonly ServersIn[], found: readonly ServersIn[]): Promise<TakenOver | null>;
  /** From now on these are held. Throws `hold-failed`. */
  start(targets: readonly HoldTarget[]): Promise<void>;
}

/** What earlier steps held, and have let go of for this one. Where this process ends without a word, they hold again what is as they held it. */
export interface TakenOver {
  /** As they held them, each load balancer once. */
  readonly held: readonly ServersOf[];
  /** Whoever held them may have given up a set that was not answered. */
  readonly afterLoss?: boolean;
  /**
   * To be called once, when this step has ended: of all these they hold `again` as if nothing had happened, and nothing else of it any
   * more. Resolves to those of `again` that nobody holds for all that. Of a step that is cancelled (`signal`) hardly any time is taken.
   */
  giveBack(again: readonly ServersOf[], signal: AbortSignal): Promise<readonly ServersOf[]>;
}

/** Servers of one load balancer, each as it is to be, or as it is. */
export interface ServersOf {
  name: string;
  servers: HeldServer[];
}

/** The same with the process in which they were read, and when (on the clock): a load balancer has more than one address. */
export interface ServersIn extends ServersOf {
  process: Process;
  readAt: number;
}

/** What there is to tell while it happens. Text may hold foreign words: whoever prints it makes it harmless. */
export type News =
  | { kind: 'read'; loadBalancer: string; lines: string[] }
  | { kind: 'set' | 'done'; loadBalancer: string; text: string }
  /** `left`: how many sessions, or servers, are waited for. */
  | { kind: 'progress'; loadBalancer: string; text: string; left: number }
  /** `note`: for the log alone. */
  | { kind: 'note' | 'notice' | 'warning'; loadBalancer: string; text: string }
  | { kind: 'failure'; failure: Failure };
