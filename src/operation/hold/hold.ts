/**
 * Keeping a state that was set, on one load balancer: HAProxy forgets it at a reload, and whoever holds it puts it back. HAProxy
 * cannot say who changed a server. So in a process that was seen with our state a difference is somebody else's, and ours to leave
 * alone; in a process not seen before, what differs at first sight is what the reload forgot.
 */
import { type Clock, elapsedMs, type Moment, momentOf } from '../../clock.ts';
import { asFailure, Failure, Reloaded } from '../../errors.ts';
import type { LoadBalancer } from '../../haproxy/load-balancer.ts';
import { isSameProcess, mayHaveReplaced, type Process } from '../../haproxy/process.ts';
import { keyOf, type Server, type ServerName } from '../../haproxy/server.ts';
import {
  describe,
  describeServer,
  differences,
  settingsIn,
  settingsOf,
} from '../../haproxy/server-settings.ts';
import { isHidden, type Reading, type Snapshot } from '../../haproxy/snapshot.ts';
import { requireReadable } from '../plan/ways.ts';
import type { MinAvailable } from '../request.ts';
import { isOtherwise } from './held-server.ts';
import { type HeldServer, type HoldTarget, RELEASE_WITHIN_MS } from './hold-target.ts';
import { movedOf } from './moved.ts';
import { type OnTheWay, SetAgain } from './set-again.ts';
import { neededOf, tooFewWithout } from './spared.ts';
import { type Resumed, Suspension } from './suspension.ts';

const LOOK_EVERY_MS = 1_000;

/** How many of the processes that came after each other are remembered: whoever asks has met one of the last. */
const REMEMBERED = 10;

/** Who answers where servers are held. */
export interface Answering {
  /** All that were met there, the last one last. */
  processes: Process[];
  /** How long ago that one was met, and how long ago it answered last, ms: it did not now where that is long. */
  metMsAgo: number;
  seenMsAgo: number;
}

export interface HoldEffects {
  clock: Clock;
  signal: AbortSignal;
  /** What a person should know of it, in one sentence. */
  tell(text: string): void;
  /** Called before the first of these is sent a drain, and again as soon as they have come back, or others are: should we be killed meanwhile. */
  noteOnTheWay?(onTheWay: OnTheWay): void;
}

/** Whoever made it closes the load balancer. */
export class Hold {
  readonly #loadBalancer: LoadBalancer;
  readonly #effects: HoldEffects;
  readonly #servers: Map<string, HeldServer>;
  readonly #suspended = new Suspension();
  /** Given back by nobody, or asked for in vain: what is otherwise of these at the next look is not known to be the reload's. */
  readonly #inDoubt = new Set<string>();
  readonly #minAvailable: MinAvailable;
  readonly #again: SetAgain;
  #process: Process;
  readonly #former: Process[] = [];
  #metAt: Moment;
  /** When it answered last. */
  #seenAt: Moment;
  /** This process was seen with everything as it should be. */
  #settled = true;
  #trouble = '';
  /** As everything was when this began: where those that are held stood. */
  #atFirst: ReadonlyMap<string, Server> | null = null;
  /** Who serves by now where one that is held stood: nobody holds that. Empty where nobody does. */
  #successors = '';
  #work: Promise<void> = Promise.resolve();
  #giveUp = new AbortController();
  /** Aborted when the next look is not to wait. */
  #wake = new AbortController();
  /** They wait for a look that has not begun yet. */
  #askers: (() => void)[] = [];

  constructor(loadBalancer: LoadBalancer, target: HoldTarget, effects: HoldEffects) {
    const { process, minAvailable, servers } = target;
    this.#loadBalancer = loadBalancer;
    this.#effects = effects;
    this.#process = process;
    this.#metAt = momentOf(effects.clock);
    this.#seenAt = this.#metAt;
    this.#minAvailable = minAvailable;
    this.#again = new SetAgain(loadBalancer, minAvailable, (keys) =>
      effects.noteOnTheWay?.({ keys, process: this.#process }),
    );
    this.#servers = new Map(servers.map((server) => [keyOf(server), server]));
  }

  /** First look: throws when the load balancer cannot be read. */
  async begin(): Promise<void> {
    await this.#meet(this.#effects.signal);
  }

  /** Looks every second, until nothing is held any more or the signal is aborted. Never throws. */
  async run(): Promise<void> {
    const { clock, signal } = this.#effects;
    while (!this.idle && !signal.aborted) {
      const startedAt = clock.now();
      this.#wake = new AbortController();
      this.#takeBack();
      this.#giveUp = new AbortController();
      const askers = this.#askers.splice(0);
      if (this.#servers.size > 0 || askers.length > 0)
        this.#work = this.#look(AbortSignal.any([signal, this.#giveUp.signal])).catch((error) =>
          this.#tellTrouble(error),
        );
      await this.#work;
      for (const answer of askers) answer();
      const pause = Math.max(LOOK_EVERY_MS - (clock.now() - startedAt), LOOK_EVERY_MS / 10);
      await clock.sleep(pause, AbortSignal.any([signal, this.#wake.signal])).catch(() => {});
    }
    for (const answer of this.#askers.splice(0)) answer();
    this.#tellLeft([...this.#servers.keys(), ...this.#suspended.keys]);
  }

  /**
   * Lets go of these servers. When it resolves nothing more is sent for them. Resolves to who of them is left on the way to maint, and to why it
   * is not known what the others are; empty where that is known.
   */
  async release(keys: readonly string[]): Promise<OnTheWay & { unseen: string }> {
    const letGo = keys.filter((key) => this.#servers.delete(key) || this.#suspended.release(key));
    const isSeen = letGo.length === 0 || (await this.#endLook());
    this.#tellLeft(letGo);
    const unseen = isSeen ? '' : 'HAProxy did not answer any more when it was to be let go of';
    return { keys: letGo.filter((key) => this.#again.isOnTheWay(key)), process: this.#process, unseen };
  }

  /** The same until they are given back by `resume`. Resolves to those of these that were held. */
  async suspend(keys: readonly string[]): Promise<string[]> {
    const letGo = keys.filter((key) => this.#servers.has(key) || this.#suspended.keep(key));
    for (const key of letGo) {
      const held = this.#servers.get(key);
      if (held !== undefined) this.#suspended.add(held, this.#settled ? this.#process : null);
      this.#servers.delete(key);
    }
    if (letGo.length > 0) await this.#endLook();
    return letGo;
  }

  /**
   * From the next look on, which begins at once, these are held again, as if they had never been let go of; `in-doubt`, where somebody may
   * have set them, only while they are as they were held. Returns those of these that were suspended.
   */
  resume(keys: readonly string[], again: Resumed): string[] {
    const resumed = keys.filter((key) => this.#suspended.resume(key, again));
    if (resumed.length > 0) this.#wake.abort();
    return resumed;
  }

  /** Nobody could reach whoever holds: a later step may have set these, and is not to be undone. They are held on only while they are as held. */
  doubt(): void {
    for (const key of this.#servers.keys()) this.#inDoubt.add(key);
  }

  /** By a look of its own, which begins at once and puts back nothing of what is suspended. */
  async whoAnswers(): Promise<Answering> {
    const { clock, signal } = this.#effects;
    if (!this.idle && !signal.aborted) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#askers.push(resolve);
      this.#wake.abort();
      const callOff = clock.alarm(RELEASE_WITHIN_MS, () => this.#giveUp.abort());
      await promise;
      callOff();
    }
    return {
      processes: [...this.#former, this.#process],
      metMsAgo: elapsedMs(this.#metAt, clock),
      seenMsAgo: elapsedMs(this.#seenAt, clock),
    };
  }

  /** Before a look, for one that is under way speaks of the others alone. */
  #takeBack(): void {
    for (const { held, settledIn, again } of this.#suspended.takeBack()) {
      this.#servers.set(keyOf(held), held);
      if (again === 'in-doubt') this.#inDoubt.add(keyOf(held));
      // This process may have forgotten it: it was settled without it.
      if (settledIn === null || !isSameProcess(settledIn, this.#process)) this.#settled = false;
    }
  }

  /** Resolves to whether the one that was under way, if any, has come to its end by itself. */
  async #endLook(): Promise<boolean> {
    const giveUp = this.#giveUp;
    const callOff = this.#effects.clock.alarm(RELEASE_WITHIN_MS, () => giveUp.abort());
    await this.#work;
    callOff();
    return !giveUp.signal.aborted;
  }

  /** In the middle of being put back. */
  #tellLeft(keys: readonly string[]): void {
    for (const key of keys.filter((each) => this.#again.isOnTheWay(each))) this.#effects.tell(leftWords(key));
  }

  /** Why something was not as it is held, or could not be looked at, when it was looked last; empty where all is well. */
  get trouble(): string {
    return this.#trouble || this.#successors;
  }

  get idle(): boolean {
    return this.#servers.size === 0 && this.#suspended.size === 0;
  }

  async #look(signal: AbortSignal): Promise<void> {
    try {
      // Those that are suspended are read for whoever asks who answers: nobody says that without being asked of one.
      const servers = this.#servers.size > 0 ? [...this.#servers.values()] : this.#suspended.servers;
      const reading = await this.#loadBalancer.readServers(servers, signal, { fresh: true, sparing: true });
      this.#seenAt = momentOf(this.#effects.clock);
      if (this.#settled) this.#leaveToOthers(reading);
      else await this.#putBack(await this.#loadBalancer.read(signal), signal);
    } catch (error) {
      // That one server was deleted, or is not shown, says nothing of the others.
      const isOfOne = error instanceof Failure && /^(?:not-found|data-plane-api)$/.test(error.code);
      if (!isOfOne && !(error instanceof Reloaded)) throw error;
      await this.#meet(signal);
    }
  }

  /** Whoever answers now, seen before or not. */
  async #meet(signal: AbortSignal): Promise<void> {
    // What is read takes its time, and who takes that one's place may begin meanwhile.
    const askedAt = momentOf(this.#effects.clock);
    const snapshot = await this.#loadBalancer.read(signal);
    const { process } = snapshot;
    this.#atFirst ??= snapshot.servers;
    const same = isSameProcess(process, this.#process);
    if (same) this.#seenAt = momentOf(this.#effects.clock);
    if (same && this.#settled) {
      const hidden = this.#hiddenIn(snapshot);
      this.#leaveToOthers(snapshot, hidden);
      return requireReadable(hidden);
    }
    if (!same) {
      this.#refuseAnother(process);
      this.#effects.tell(`HAProxy was reloaded (process ${process.pid} instead of ${this.#process.pid})`);
    }
    if (!same) this.#tellMoved(snapshot);
    if (!same) this.#again.begin(snapshot.servers);
    if (!same) this.#former.push(this.#process);
    if (this.#former.length >= REMEMBERED) this.#former.shift();
    this.#process = process;
    if (!same) this.#again.arrived(this.#again.onTheWay);
    this.#metAt = askedAt;
    this.#seenAt = momentOf(this.#effects.clock);
    this.#settled = false;
    await this.#putBack(snapshot, signal);
  }

  #tellMoved({ servers }: Snapshot): void {
    const moved = movedOf([...this.#servers.values()], this.#atFirst ?? servers, servers);
    this.#successors = moved.findLast(({ hasSuccessor }) => hasSuccessor)?.text ?? '';
    for (const { text } of moved) this.#effects.tell(text);
  }

  /** What was set on one load balancer is nothing to be set on another one behind the same address. */
  #refuseAnother(process: Process): void {
    const sinceMs = elapsedMs(this.#metAt, this.#effects.clock);
    if (mayHaveReplaced(this.#process, process, sinceMs)) return;
    throw new Failure(
      'several-processes',
      `Several HAProxy processes answer at this address: process ${process.pid} has not taken the place of process ${this.#process.pid}, which was told`,
      { hint: 'Give one address for each process: one line NAME=ADDRESS for each in `address`.' },
    );
  }

  #leaveToOthers({ servers }: Reading, hidden: readonly HeldServer[] = []): void {
    if (hidden.length === 0) this.#trouble = '';
    for (const held of this.#otherwise(servers, hidden)) {
      const now = servers.get(keyOf(held));
      this.#servers.delete(keyOf(held));
      const words = now === undefined ? 'gone' : describedFor(held, now);
      this.#effects.tell(`${keyOf(held)} is ${words} now: ${this.#whoChanged(held)}`);
    }
    this.#endDoubt(hidden);
  }

  #whoChanged(held: ServerName): string {
    return this.#inDoubt.has(keyOf(held))
      ? 'a later step that could not say so may have set it, so it is not held any more'
      : 'somebody else changed it, so it is not held any more';
  }

  /** All that are shown were looked at. */
  #endDoubt(hidden: readonly HeldServer[]): void {
    const unseen = new Set(hidden.map(keyOf));
    for (const key of this.#inDoubt) if (!unseen.has(key)) this.#inDoubt.delete(key);
  }

  #otherwise(servers: ReadonlyMap<string, Server>, hidden: readonly HeldServer[]): HeldServer[] {
    return [...this.#servers.values()].filter((held) => !hidden.includes(held) && isOtherwise(held, servers));
  }

  /** Whoever is not shown for now is neither gone nor somebody else's. */
  #hiddenIn(snapshot: Snapshot): HeldServer[] {
    return [...this.#servers.values()].filter((held) => isHidden(snapshot, keyOf(held)));
  }

  /** Throws `data-plane-api` when all are put back but those that are not shown: the next look tries again. */
  async #putBack(snapshot: Snapshot, signal: AbortSignal): Promise<void> {
    const { servers } = snapshot;
    const hidden = this.#hiddenIn(snapshot);
    for (const held of this.#otherwise(servers, hidden)) {
      const reason = this.#reasonToLetGo(held, servers.get(keyOf(held)));
      if (reason === null) continue;
      this.#servers.delete(keyOf(held));
      this.#effects.tell(`${keyOf(held)} ${reason}`);
    }
    this.#endDoubt(hidden);
    const lost = this.#otherwise(servers, hidden);
    const needed = neededOf(lost, snapshot, this.#minAvailable);
    const spared = lost.filter((held) => !needed.includes(held));
    if (spared.length > 0) {
      await this.#again.set(spared, servers, signal);
      const words = spared.map((held) => `${keyOf(held)} to ${describe(held.settings)}`);
      this.#effects.tell(`Put back after the reload: ${words.join(', ')}`);
    }
    // As soon as others take traffic it can be spared.
    if (needed.length > 0) return this.#tellOnce(tooFewWithout(needed));
    requireReadable(hidden);
    this.#settled = true;
    this.#trouble = '';
    // Whoever was let go of while this went on was not among those that were looked at, unless he was set again.
    const asHeld = new Set([...this.#servers.keys(), ...spared.map(keyOf)]);
    this.#again.arrived(this.#again.onTheWay.filter((key) => asHeld.has(key) && !this.#suspended.has(key)));
    // What it has forgotten of those who may be given back is told by that alone.
    if (this.#suspended.size === 0) this.#again.end();
  }

  /** What is not the reload's doing is somebody else's. */
  #reasonToLetGo(held: HeldServer, now: Server | undefined): string | null {
    if (now === undefined) return 'is not there any more';
    if (this.#inDoubt.has(keyOf(now))) return `is ${describedFor(held, now)} now: ${this.#whoChanged(now)}`;
    if (now.maintCauses.includes('configuration')) {
      return 'is disabled in the new configuration, so it is not held any more';
    }
    if (this.#again.isSetByOthers(held, now)) {
      return `is ${describedFor(held, now)} now: ${this.#whoChanged(now)}`;
    }
    // No reload puts a server there, and drain would let in more than somebody wanted.
    const isOut = now.forced === 'maint' && held.settings.state === 'drain';
    return isOut ? 'is in maint now, so it is not held in drain any more' : null;
  }

  #tellTrouble(error: unknown): void {
    if (this.#effects.signal.aborted || this.#giveUp.signal.aborted) return;
    const { code, message } = asFailure(error);
    this.#tellOnce(code === 'guard' ? message : `Could not look: ${message}`);
  }

  /** And not again until everything is as it should be. */
  #tellOnce(trouble: string): void {
    if (this.#trouble !== '') return;
    this.#trouble = trouble;
    this.#effects.tell(trouble);
  }
}

function describedFor({ settings }: HeldServer, now: Server): string {
  return describeServer(now, settingsIn(differences(settings, settingsOf(now))));
}

/** Of one that is let go of in the middle of being put back. */
export function leftWords(key: string): string {
  return `${key} was let go of on its way back to what it was held in: it may be in drain`;
}
