/** What becomes of one question on its way: latencies, a load balancer that hangs or is dead, replies that are lost, what is tried again. */
import { ConnectionLost, Failure } from '../../../src/errors.ts';
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
}

const RETRY_DELAY_MS = 500;

/**
 * One question until it is answered, or given up. What was sent and not answered may have been done; what is given up is not done
 * any more, for its connection is reset.
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
      connection.close();
      if (connection.means.caller.alive) reject(question.signal.reason);
    };
    question.signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  send(): void {
    const { clock, caller } = this.#connection.means;
    if (this.#isOver || !caller.alive) return;
    const { fresh = false, notBefore = 0 } = this.#question;
    if (fresh && this.#repeats === 0) this.#connection.retire();
    clock.after(this.#connection.arrival(notBefore) - clock.now(), () => this.#arrive());
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
      this.#maybeDone ||= isOpen;
      this.#repeat(new Failure('timeout', 'No answer in time'), commandTimeoutMs);
      return;
    }
    this.#obey();
  }

  #obey(): void {
    const { clock, random, latencyMs, lossChance } = this.#connection.means;
    const { kind, act } = this.#question;
    const fate = random.next();
    const lost = () => {
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
      const answer = act(process, this.#maybeDone);
      if (fate < lossChance) lost();
      else this.#settle(() => this.#resolve(process, answer, at), latencyMs / 2);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.#settle(() => this.#reject(error), latencyMs / 2);
    }
  }

  #repeat(failure: Failure, afterMs: number): void {
    const { clock, retries, name } = this.#connection.means;
    this.#connection.close();
    if (this.#repeats < retries) {
      this.#repeats += 1;
      clock.after(afterMs + RETRY_DELAY_MS, () => this.send());
      return;
    }
    const isUnknown = this.#maybeDone && this.#question.kind === 'write';
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
