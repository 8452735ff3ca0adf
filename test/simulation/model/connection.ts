/**
 * The connections of one caller to one load balancer of the model: kept ones, which may lead to a process that was replaced, and
 * fresh ones. Knows nothing of what is asked.
 */
import { Reloaded } from '../../../src/errors.ts';
import { type LateCommand, lateCommand, type UnderWay } from '../../../src/haproxy/late-command.ts';
import type { Reading } from '../../../src/haproxy/snapshot.ts';
import type { Random } from '../random.ts';
import type { WorldClock } from '../world-clock.ts';
import { Exchange, type Question } from './exchange.ts';
import type { Haproxy } from './haproxy.ts';
import type { Caller } from './port.ts';
import type { HaproxyProcess } from './process.ts';
import type { JobWay } from './silence.ts';

export interface ConnectionSetup {
  latencyMs: number;
  /** How often a connection breaks before a reply has come. */
  lossChance: number;
  /** Through a master CLI: workers that were replaced are seen, and counted. */
  seesOldWorkers: boolean;
  retries: number;
  commandTimeoutMs: number;
}

/** An ssh, or a tunnel, takes its host for dead after seconds of silence. */
const TUNNEL_LIVES_MS = 1_000;

/** How long a session that is known is not asked who answers. */
const PROCESS_CHECK_INTERVAL_MS = 1_000;

export class Connection {
  readonly #haproxy: Haproxy;
  readonly #clock: WorldClock;
  readonly #caller: Caller;
  readonly #way: JobWay | undefined;
  readonly #underWay: UnderWay | undefined;
  readonly #setup: ConnectionSetup;
  readonly #random: Random;
  readonly #counted = new Set<HaproxyProcess>();
  #met: HaproxyProcess | null = null;
  /** Where the connection that is open leads. */
  #link: HaproxyProcess | null = null;
  #confirmedAt = Number.NEGATIVE_INFINITY;
  #oldWorkers: Reading['oldWorkers'] = 'none';
  /** What was sent arrives in order. */
  #arrivesAt = 0;
  /** Sent into a silence, given up, and not waited for since. */
  #late: LateCommand | null = null;
  #writesUnderWay = 0;

  constructor(haproxy: Haproxy, clock: WorldClock, caller: Caller, setup: ConnectionSetup, random: Random) {
    this.#haproxy = haproxy;
    this.#clock = clock;
    this.#caller = caller;
    this.#way = caller.job?.wayTo(haproxy);
    this.#underWay = caller.job?.noteUnderWay();
    this.#setup = setup;
    this.#random = random;
  }

  /** Those that were replaced and that a connection, or their master, still leads to. */
  get counted(): ReadonlySet<HaproxyProcess> {
    return this.#counted;
  }

  get oldWorkers(): Reading['oldWorkers'] {
    return this.#oldWorkers;
  }

  /** Asks, as often as may help. `heard`: the answer has come, to what was so at `at`. */
  ask<T>(question: Question<T>, heard: (process: HaproxyProcess, answer: T, at: number) => void): Promise<T> {
    if (question.signal.aborted) return Promise.reject(question.signal.reason);
    return new Promise((resolve, reject) => {
      const exchange = new Exchange(
        this,
        question,
        (process, answer, at) => {
          heard(process, answer, at);
          resolve(answer);
        },
        reject,
      );
      exchange.send();
    });
  }

  close(): void {
    this.#link = null;
  }

  /** What an exchange needs of its connection. */
  get means() {
    const { latencyMs, lossChance, retries, commandTimeoutMs } = this.#setup;
    const { hangsUntil, deadSince } = this.#haproxy;
    const hangsMs = Math.max(0, hangsUntil - this.#clock.now());
    return {
      clock: this.#clock,
      caller: this.#caller,
      random: this.#random,
      latencyMs,
      lossChance,
      retries,
      commandTimeoutMs,
      hangsMs,
      isDead: deadSince !== null,
      isOpen: this.#link !== null,
      silentForMs: this.#way?.silentForMs ?? 0,
      name: this.#haproxy.name,
    };
  }

  /** A write is sent next; when, on the clock. null: nothing is, for the way is silent, and no connection is open. */
  begin(): number | null {
    const now = this.#clock.now();
    if (this.#link === null && this.#way?.isSilent) return null;
    this.#writesUnderWay += 1;
    const met = this.#met;
    if (met === null) return now;
    const told = this.#way?.passesOn ? { ...met.identity, passedOn: true as const } : met.identity;
    if (this.#late === null) this.#underWay?.begin(told, now);
    // It is made sure before each write that the same process answers.
    if ((this.#link ?? this.#haproxy.current) === met) this.#way?.write();
    if (this.#way?.isSilent) this.#link ??= met;
    return now;
  }

  /** So long after it was sent just now, into a silence, it comes. null: never. */
  lateByMs(): number | null {
    const lateMs = this.#way?.lateByMs() ?? null;
    // As long as a tunnel lives, all that goes through it comes behind that.
    if (lateMs !== null && (this.#way?.silentForMs ?? 0) < TUNNEL_LIVES_MS)
      this.#arrivesAt = Math.max(this.#arrivesAt, this.#clock.now() + lateMs);
    return lateMs;
  }

  /** So long after it was asked just now, into a silence, it arrives on a new connection. */
  silentByMs(): number {
    const { silentForMs, latencyMs } = this.means;
    return Math.max(silentForMs + 1.5 * latencyMs, this.#arrivesAt - this.#clock.now());
  }

  /** Whoever gets what is sent just now, when it comes; null: nobody, for he has gone. */
  addressee(): () => HaproxyProcess | null {
    const process = this.#link;
    return () => {
      const told = this.#way?.passesOn ? this.#haproxy.current : process;
      const isGone = told === null || told.stopping || told.ended || this.#haproxy.deadSince !== null;
      return isGone ? null : told;
    };
  }

  /** What was sent then was given up, and may still come. */
  lose(sentAt: number): void {
    this.#late ??= lateCommand(null, sentAt);
  }

  /** For so long from now on whoever uses it waits, and sees nothing. */
  noteAway(ms: number): void {
    this.#haproxy.silentUntil = Math.max(this.#haproxy.silentUntil, this.#clock.now() + ms);
  }

  takeLate(): LateCommand | null {
    const late = this.#late;
    this.#late = null;
    return late;
  }

  putLate(late: LateCommand | null): void {
    this.#late ??= late;
  }

  /** It was answered, or given up. */
  endWrite(): void {
    this.#writesUnderWay -= 1;
  }

  /** All was answered, or waited for. */
  endLate(): void {
    if (this.#late === null && this.#writesUnderWay === 0 && this.#caller.alive) this.#underWay?.end();
  }

  /** When what is sent now arrives. */
  arrival(notBefore: number): number {
    const { latencyMs } = this.#setup;
    const connectingMs = this.#link === null ? latencyMs : 0;
    const at = this.#clock.now() + connectingMs + latencyMs / 2;
    this.#arrivesAt = Math.max(at, notBefore, this.#arrivesAt);
    return this.#arrivesAt;
  }

  /** A connection that is replaced by a fresh one leads to its process until then. */
  retire(): void {
    if (this.#link?.stopping && !this.#link.ended) this.#count(this.#link);
    this.#link = null;
  }

  /** Who answers. null: who was met is on its way out, and another one is to be met. Throws Reloaded. */
  processFor(kind: Question<unknown>['kind']): HaproxyProcess | null {
    if (this.#link?.ended) this.#link = null;
    const isNew = this.#link === null;
    this.#link ??= this.#haproxy.current;
    return kind === 'meet' ? this.#meet(this.#link) : this.#sameAsMet(this.#link, kind, isNew);
  }

  #meet(process: HaproxyProcess): HaproxyProcess | null {
    if (process.stopping) {
      this.retire();
      return null;
    }
    if (this.#met !== null && this.#met !== process) this.#lose(this.#met);
    this.#met = process;
    this.#confirmedAt = this.#clock.now();
    for (const old of this.#setup.seesOldWorkers ? this.#haproxy.replaced : []) this.#count(old);
    return process;
  }

  #sameAsMet(process: HaproxyProcess, kind: Question<unknown>['kind'], isNew: boolean): HaproxyProcess {
    const now = this.#clock.now();
    if (process !== this.#met) throw this.#reloaded(process);
    const isKnown = !isNew && now - this.#confirmedAt < PROCESS_CHECK_INTERVAL_MS;
    if (kind === 'sample' && isKnown) return process;
    if (process.stopping) throw this.#reloaded(this.#haproxy.current);
    this.#confirmedAt = now;
    return process;
  }

  #reloaded({ identity }: HaproxyProcess): Reloaded {
    return new Reloaded(`Another HAProxy process answers now: ${identity.pid}`, {
      loadBalancer: this.#haproxy.name,
    });
  }

  #count(process: HaproxyProcess): void {
    this.#counted.add(process);
    if (this.#oldWorkers === 'none') this.#oldWorkers = 'counted';
  }

  /** It was replaced, and no connection leads to it any more. */
  #lose(process: HaproxyProcess): void {
    if (this.#counted.has(process)) return;
    if (this.#setup.seesOldWorkers) this.#count(process);
    else this.#oldWorkers = 'unseen';
  }
}
