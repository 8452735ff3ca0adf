/**
 * The way to one HAProxy process: tries again when that may help, and makes sure on each new session that the same process
 * answers, or the one that has taken its place. Knows nothing of servers.
 */
import { ConnectionLost, Failure, isPassing, Reloaded } from '../../errors.ts';
import { type RetryOptions, retry } from '../../retry.ts';
import {
  AWAKE_MS,
  type LateCommand,
  lateCommand,
  lateForMs,
  mayBeTold,
  type UnderWay,
} from '../late-command.ts';
import { isSameProcess, type Process } from '../process.ts';
import { type Batch, both, NOTHING, single } from './batch.ts';
import { showInfo, showWorkers } from './commands.ts';
import { CURRENT_WORKER, MasterAnswers, type MasterTarget } from './peer.ts';
import { processOf, refuseOther, refuseUnfit } from './process-identity.ts';
import type { Workers } from './reply.ts';
import type { Session } from './session.ts';
import { Sessions, type SessionsOptions } from './sessions.ts';
import { MetProcess, severalProcesses } from './succession.ts';

/** How HAProxy is reached, and how often that is tried. */
export interface ConnectionOptions extends SessionsOptions, RetryOptions {
  /** Behind a master CLI: whom to ask for. null: found out, and then the current worker. */
  target: MasterTarget | null;
  /** Missing where nobody comes after this process. */
  underWay?: UnderWay;
}

/** Who was met, and what it answered. */
export interface Met<T> {
  process: Process;
  answer: T;
  /** Process ids of the workers before it that still serve; empty where nobody can tell. */
  oldWorkers: number[];
  /** Its master says that the last reload failed. */
  reloadFailed: boolean;
}

/** A process that turned out to have been replaced, with a session that still leads there if there is one. */
export interface Replaced {
  pid: number;
  session: Session | null;
}

/** How often the process is asked after on a session that is known already: a poll must notice a reload. */
const PROCESS_CHECK_INTERVAL_MS = 1000;

/** One HAProxy process at a time: the one that `meet` met last. */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #sessions: Sessions;
  #target: MasterTarget | null;
  readonly #met: MetProcess;
  #replaced: Replaced[] = [];
  /** Written, not answered, and not looked for since. */
  #late: LateCommand | null = null;
  /** Others may have written what is late. */
  #isDoubtful = false;
  /** Set when several answer at one address: from then on only the one that was met counts, wherever new sessions lead. */
  #several: Failure | null = null;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#sessions = new Sessions(options);
    this.#target = options.target;
    this.#met = new MetProcess(options.clock);
  }

  /** The process that was met is reached through its master, and that one can be asked about others. */
  get seesOldWorkers(): boolean {
    return this.#met.seesOldWorkers;
  }

  /** Those that were replaced since this was called last; their sessions are the caller's from now on. */
  takeReplaced(): Replaced[] {
    return this.#replaced.splice(0);
  }

  /**
   * Asks whoever answers; from now on that is the process. Tries again when it is on its way out. Throws `several-processes` when
   * another one was met before that is still there: then that one stays the process.
   */
  async meet<T>(batch: Batch<T>, signal: AbortSignal): Promise<Met<T>> {
    const passing = (error: unknown) => this.#isWorthRepeating(error) || error instanceof Reloaded;
    const meet = () => retry(() => this.#meetOnce(batch, signal), passing, this.#options, signal);
    try {
      return await meet();
    } catch (error) {
      if (!(error instanceof MasterAnswers) || this.#target !== null) throw error;
      this.#target = CURRENT_WORKER;
      return meet();
    }
  }

  /** Asks the process that was met, as often as may help: for what changes nothing. `certain`: see that it is still there. */
  ask<T>(batch: Batch<T>, certain: boolean, signal: AbortSignal): Promise<T> {
    return this.#repeated(() => this.#askSame(batch, certain, signal), signal);
  }

  /** Makes sure that there is a session and that it leads to the right process: before something is changed on it. */
  async prepare(signal: AbortSignal): Promise<void> {
    if (!this.#sessions.isConfirmed()) await this.ask(NOTHING, true, signal);
  }

  /**
   * Asks exactly once, after `prepare`: for what changes something. A Failure has the `replies` that came, also when not all
   * came. ConnectionLost with `sent: false` is the only one after which nothing can have been done.
   */
  async askOnce<T>(batch: Batch<T>, signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    const { clock, underWay } = this.#options;
    const sentAt = clock.now();
    const met = this.#met.current;
    if (met !== null && this.#late === null) underWay?.begin(met, sentAt);
    const replies = await this.#sessions.exchange(batch.commands, signal).catch((error) => {
      if (!(error instanceof ConnectionLost) || error.sent) this.#late ??= lateCommand(error, sentAt);
      this.endLate();
      throw error;
    });
    this.endLate();
    try {
      return batch.read(replies);
    } catch (error) {
      throw error instanceof Failure ? error.with({ replies }) : error;
    }
  }

  /** What was written and not answered: whoever takes it looks for it, and puts it back where that was in vain. */
  takeLate(): LateCommand | null {
    const late = this.#late;
    this.#late = null;
    return late;
  }

  /** What is read next counts when it is read again. */
  doubtNext(): void {
    this.#isDoubtful = true;
  }

  putLate(late: LateCommand | null): void {
    this.#late ??= late;
  }

  /** Whatever was taken has come, or can come no more. */
  endLate(): void {
    if (this.#late === null) this.#options.underWay?.end();
  }

  /** Process ids of the workers before the one that was met; empty where nobody can tell. */
  async listOldWorkers(signal: AbortSignal): Promise<number[]> {
    if (!this.seesOldWorkers) return [];
    return this.#met.withoutCurrent(await this.ask(single(showWorkers()), false, signal));
  }

  /** A session to another process behind the same master: the caller's alone. */
  openTo(target: MasterTarget, signal: AbortSignal): Promise<Session> {
    return this.#repeated(() => this.#sessions.openBeside(target, signal), signal);
  }

  /**
   * Opens a new session. The old one is closed as soon as the new one has told that the same process answers. Where several
   * answer, a session that leads to the right one is worth more than a new one.
   */
  async reopen(signal: AbortSignal): Promise<void> {
    if (this.#several && this.#sessions.isConfirmed()) return;
    this.#sessions.retire();
    await this.#repeated(() => this.#sessions.open(this.#target, signal), signal);
  }

  /** Never throws. */
  close(): void {
    this.#sessions.close();
    for (const { session } of this.takeReplaced()) session?.close();
  }

  async #meetOnce<T>(batch: Batch<T>, signal: AbortSignal): Promise<Met<T>> {
    const { clock } = this.#options;
    const isMaster = this.#target === CURRENT_WORKER;
    const asked = both(single(showInfo()), batch);
    const session = await this.#sessions.open(this.#target, signal);
    const metAt = clock.now();
    const last = isMaster ? [showWorkers()] : [];
    const askedAt = clock.now();
    const replies = await this.#sessions.exchange([...asked.commands, ...last], signal);
    const info = showInfo().read(replies[0] ?? '');
    if (info.stopping) this.#addReplaced(info.pid, this.#sessions.takeCurrent());
    refuseUnfit(info);
    const workers = isMaster ? showWorkers().read(replies.at(-1) ?? '') : null;
    const process = {
      ...processOf(info, clock, askedAt),
      ...(this.#target === null ? {} : { commandPrefix: this.#target }),
    };
    const met = this.#met.current;
    if (met && !isSameProcess(met, process)) {
      await this.#refuseUnlessReplaced(met, process, session, workers, signal);
      this.#addReplaced(met.pid, this.#sessions.takeFormer());
      // That one was told, and no other.
      if (!mayBeTold(met, process)) this.#late = null;
      this.endLate();
    }
    const [, answer] = asked.read(replies);
    this.#sessions.confirm();
    this.#met.take(process, workers, metAt);
    const again = await this.#afterLate(() => this.#meetOnce(batch, signal), signal);
    if (again !== null) return again.answer;
    const oldWorkers = this.seesOldWorkers ? this.#met.withoutCurrent(workers) : [];
    return { process, answer, oldWorkers, reloadFailed: session.reloadFailed };
  }

  async #askSame<T>(batch: Batch<T>, certain: boolean, signal: AbortSignal): Promise<T> {
    const session = await this.#sessions.open(this.#target, signal);
    if (!certain && this.#sessions.isConfirmed(PROCESS_CHECK_INTERVAL_MS)) {
      return batch.read(await this.#sessions.exchange(batch.commands, signal));
    }
    const { clock } = this.#options;
    const askedAt = clock.now();
    const replies = await this.#sessions.exchange([showInfo(), ...batch.commands], signal);
    // First who answers: another process's rows may carry other servers' numbers.
    const info = showInfo().read(replies[0] ?? '');
    const met = this.#met.current;
    if (met) {
      const process = processOf(info, clock, askedAt);
      await this.#refuseOther(met, process, session, signal);
      this.#met.hear(process);
    }
    refuseUnfit(info);
    this.#sessions.confirm();
    const again = await this.#afterLate(() => this.#askSame(batch, true, signal), signal);
    if (again !== null) return again.answer;
    return batch.read(replies.slice(1));
  }

  /** Where something may have come behind what was just read, that is waited for and read `again`; null: there was nothing to wait for. */
  async #afterLate<T>(again: () => Promise<T>, signal: AbortSignal): Promise<{ answer: T } | null> {
    const { clock } = this.#options;
    const late = this.takeLate();
    const isDoubtful = this.#isDoubtful;
    const waitMs = Math.max(lateForMs(late, clock.now()), isDoubtful ? AWAKE_MS : 0);
    this.#isDoubtful = false;
    if (waitMs === 0) return null;
    try {
      await clock.sleep(waitMs, signal);
      const answer = await again();
      if (late !== null) this.endLate();
      return { answer };
    } catch (error) {
      // Nobody has seen what came; and a way that was lost once more may hold it for as long again.
      this.putLate(late);
      this.#isDoubtful = isDoubtful;
      throw error;
    }
  }

  /** Throws Reloaded when the process that was met has been replaced by the one that answers, and `several-processes`. */
  async #refuseOther(met: Process, process: Process, session: Session, signal: AbortSignal): Promise<void> {
    if (isSameProcess(met, process)) return;
    const isMaster = this.#target === CURRENT_WORKER;
    const [reply = ''] = isMaster ? await session.exchange([showWorkers()], signal) : [];
    const workers = isMaster ? showWorkers().read(reply) : null;
    await this.#refuseUnlessReplaced(met, process, session, workers, signal);
    refuseOther(met, process);
  }

  async #refuseUnlessReplaced(
    met: Process,
    other: Process,
    otherSession: Session,
    workers: Workers | null,
    signal: AbortSignal,
  ): Promise<void> {
    if (this.#several) {
      this.#sessions.takeCurrent()?.close();
      throw this.#several;
    }
    const pair = { met, metSession: this.#sessions.former, other, otherSession };
    const succession = await this.#met.successionTo(pair, workers, signal);
    if (succession === 'replaced') return;
    if (succession === 'leftover') {
      this.#addReplaced(other.pid, this.#sessions.takeCurrent());
      throw new ConnectionLost('A process that was replaced by a reload still answered', false);
    }
    this.#sessions.takeBack();
    this.#several = severalProcesses(met, other);
    // The first time it is told; whatever comes after it is tried again until a session leads to the right one.
    throw this.#several.with({});
  }

  #repeated<T>(attempt: () => Promise<T>, signal: AbortSignal): Promise<T> {
    return retry(attempt, (error) => this.#isWorthRepeating(error), this.#options, signal);
  }

  #isWorthRepeating(error: unknown): boolean {
    return error instanceof ConnectionLost || isPassing(error) || (error !== null && error === this.#several);
  }

  /** A master closes its connections at a reload, but lists whom it replaced: then nobody is lost sight of. */
  #addReplaced(pid: number, session: Session | null): void {
    const alive = session?.alive ? session : null;
    if (alive || !this.seesOldWorkers) this.#replaced.push({ pid, session: alive });
  }
}
