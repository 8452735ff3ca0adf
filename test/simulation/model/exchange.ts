/**
 * What becomes of one question on its way: latencies, a load balancer that hangs or is dead, a way that is silent, replies that are lost, what
 * is tried again.
 */
import { ConnectionLost, Failure } from '../../../src/errors.ts';
import { type LateCommand, lateForMs } from '../../../src/haproxy/late-command.ts';
import type { Connection } from './connection.ts';
import type { HaproxyProcess } from './process.ts';

/** What is asked, and what it needs. */
export interface Question<T> {
  /** `meet`: whoever answers is the process from now on. The others ask that one, and a sample does not make sure each time. */
  kind: 'meet' | 'read' | 'sample' | 'write';
  fresh?: boolean;
  /** Not asked before this moment of the clock. */
  notBefore?: number;
  signal: AbortSignal;
  /** `again`: a reply to this was lost before. */
  act(process: HaproxyProcess, again: boolean): T;
  /** It has left, and nobody answers: whether it is done nobody can know. */
  leave?(): void;
}

const RETRY_DELAY_MS = 500;

/**
 * One question until it is answered, or given up. What was sent and not answered may have been done; what is given up is not done
 * any more, for its connection is reset: but what was sent into a silence has left it by then.
 */
export class Exchange<T> {
  readonly #connection: Connection;
  readonly #question: Question<T>;
  readonly #resolve: (process: HaproxyProcess, answer: T, at: number) => void;
  readonly #reject: (reason: unknown) => void;
  readonly #onAbort: () => void;
  #repeats = 0;
  #isOver = false;
  /** It was sent, and its reply was lost. */
  #maybeDone = false;
  /** On the clock: a write was sent then, into a silence. */
  #sentIntoSilenceAt: number | null = null;
  /** On the clock: it left then, and nobody can call it back; null as long as its connection is not there. */
  #leftAt: number | null = null;
  /** A write was begun, and is neither answered nor given up. */
  #isWriting = false;
  /** It has come through a silence. */
  #isDelayed = false;
  /** What was given up before is waited for. */
  #awaited: LateCommand | null = null;

  constructor(
    connection: Connection,
    question: Question<T>,
    resolve: (process: HaproxyProcess, answer: T, at: number) => void,
    reject: (reason: unknown) => void,
  ) {
    this.#connection = connection;
    this.#question = question;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#onAbort = () => {
      if (this.#isOver) return;
      this.#isOver = true;
      this.#giveUp();
      connection.close();
      if (connection.means.caller.alive) reject(question.signal.reason);
    };
    question.signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  send(): void {
    const { clock, caller } = this.#connection.means;
    if (this.#isOver || !caller.alive) return;
    const { kind, fresh = false, notBefore = 0 } = this.#question;
    if (fresh && this.#repeats === 0) this.#connection.retire();
    const sentAt = kind === 'write' ? this.#connection.begin() : null;
    this.#isWriting = sentAt !== null;
    this.#leftAt = this.#connection.means.isOpen ? clock.now() : null;
    if (this.#connection.means.silentForMs > 0) this.#sendIntoSilence(sentAt);
    else clock.after(this.#connection.arrival(notBefore) - clock.now(), () => this.#arrive());
  }

  /** `sentAt`: of a write. All else is asked on a new connection, as soon as there is one. */
  #sendIntoSilence(sentAt: number | null): void {
    const { clock, caller, commandTimeoutMs } = this.#connection.means;
    let isWaitedFor = true;
    const isGivenUp = () => !isWaitedFor || this.#isOver || !caller.alive;
    const addressee = this.#connection.addressee();
    const afterMs = sentAt === null ? this.#connection.silentByMs() : this.#connection.lateByMs();
    this.#sentIntoSilenceAt = sentAt;
    if (sentAt !== null) this.#question.leave?.();
    if (afterMs !== null)
      clock.wakeAfter(afterMs, () => {
        if (isGivenUp()) {
          if (sentAt !== null) this.#comeLate(addressee);
          return;
        }
        isWaitedFor = false;
        this.#sentIntoSilenceAt = null;
        this.#isDelayed = sentAt !== null;
        this.#arrive();
      });
    this.#connection.noteAway(commandTimeoutMs + RETRY_DELAY_MS);
    clock.after(commandTimeoutMs, () => {
      if (isGivenUp()) return;
      isWaitedFor = false;
      this.#maybeDone ||= sentAt !== null;
      this.#repeat(new Failure('timeout', 'No answer in time'), 0);
    });
  }

  /** Nobody waits for it any more, and nobody hears what HAProxy has against it. */
  #comeLate(addressee: () => HaproxyProcess | null): void {
    const { clock, caller, hangsMs } = this.#connection.means;
    if (hangsMs > 0) {
      clock.wakeAfter(hangsMs, () => this.#comeLate(addressee));
      return;
    }
    const process = addressee();
    if (process === null) return;
    caller.comesLate?.(() => {
      try {
        this.#question.act(process, false);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
      }
    });
  }

  /** What was begun and is not answered by now. */
  #giveUp(): void {
    if (this.#sentIntoSilenceAt !== null) this.#connection.lose(this.#sentIntoSilenceAt);
    this.#sentIntoSilenceAt = null;
    this.#connection.putLate(this.#awaited);
    this.#awaited = null;
    this.#endWrite();
  }

  #endWrite(): void {
    if (this.#isWriting) this.#connection.endWrite();
    this.#isWriting = false;
  }

  #arrive(): void {
    const { clock, caller, random, latencyMs, commandTimeoutMs, hangsMs, isDead, isOpen } =
      this.#connection.means;
    // What was under way when its caller gave up: had HAProxy read it already?
    if (this.#isOver && random.chance(0.5)) return;
    if (isDead) {
      this.#repeat(new ConnectionLost('Connection refused', false), latencyMs / 2);
      return;
    }
    // The connections of one who is killed are closed in order, and what was sent is done when HAProxy comes to it.
    if (hangsMs > 0 && (hangsMs < commandTimeoutMs || !caller.alive)) {
      clock.after(hangsMs, () => this.#arrive());
      return;
    }
    if (hangsMs > 0) {
      if (isOpen) this.#question.leave?.();
      this.#maybeDone ||= isOpen;
      this.#repeat(new Failure('timeout', 'No answer in time'), commandTimeoutMs);
      return;
    }
    const late = this.#awaited === null ? this.#connection.takeLate() : null;
    if (late !== null) {
      this.#awaited = late;
      const waitMs = latencyMs + lateForMs(late, clock.now() + latencyMs);
      this.#connection.noteAway(waitMs);
      clock.after(waitMs, () => {
        if (!this.#isOver) this.#arrive();
      });
      return;
    }
    this.#obey();
  }

  #obey(): void {
    const { clock, caller, random, latencyMs, lossChance } = this.#connection.means;
    const { kind, act } = this.#question;
    const isDelayed = this.#isDelayed;
    this.#isDelayed = false;
    const fate = random.next();
    const lost = () => {
      this.#question.leave?.();
      this.#maybeDone = true;
      this.#repeat(new ConnectionLost('The connection ended', true), latencyMs / 2);
    };
    // The request was lost, and nobody can tell it from a reply that was.
    if (fate < lossChance / 2) {
      lost();
      return;
    }
    try {
      const process = this.#connection.processFor(kind);
      if (process === null) {
        clock.after(latencyMs, () => this.send());
        return;
      }
      const at = clock.now();
      const leftAt = this.#leftAt ?? at;
      const run = () => act(process, this.#maybeDone);
      const obey = () => (kind === 'write' && caller.hadSent ? caller.hadSent(leftAt, run) : run());
      const answer = isDelayed && caller.comesLate ? caller.comesLate(obey) : obey();
      if (fate < lossChance) lost();
      else this.#settle(() => this.#hear(() => this.#resolve(process, answer, at)), latencyMs / 2);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      // Nobody knows what became of what was lost before.
      const isUnknown = kind === 'write' && this.#maybeDone && error.callChanged === 'no';
      const told = isUnknown ? error.with({ callChanged: 'unknown' }) : error;
      this.#settle(() => this.#hear(() => this.#reject(told)), latencyMs / 2);
    }
  }

  /** It was answered. */
  #hear(settled: () => void): void {
    this.#awaited = null;
    this.#endWrite();
    this.#connection.endLate();
    settled();
  }

  #repeat(failure: Failure, afterMs: number): void {
    const { clock, retries, name } = this.#connection.means;
    this.#giveUp();
    this.#connection.close();
    if (this.#repeats < retries) {
      this.#repeats += 1;
      clock.after(afterMs + RETRY_DELAY_MS, () => this.send());
      return;
    }
    const isUnknown = this.#maybeDone && this.#question.kind === 'write';
    if (!this.#maybeDone) this.#connection.endLate();
    const told = failure.with({ callChanged: isUnknown ? 'unknown' : 'no', loadBalancer: name });
    this.#settle(() => this.#reject(told), afterMs);
  }

  #settle(settled: () => void, afterMs: number): void {
    const { clock, caller } = this.#connection.means;
    clock.wakeAfter(afterMs, () => {
      if (this.#isOver) return;
      this.#isOver = true;
      this.#question.signal.removeEventListener('abort', this.#onAbort);
      if (caller.alive) settled();
    });
  }
}
