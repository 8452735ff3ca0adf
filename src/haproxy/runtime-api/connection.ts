/**
 * The way to one HAProxy process: opens sessions, tries again when that may help, and makes sure on each new session that the
 * same process answers. Knows nothing of servers.
 */
import { ConnectionLost, Reloaded } from '../../errors.ts';
import type { RetryOptions } from '../../retry.ts';
import type { Process } from '../server.ts';
import { repeated } from './attempts.ts';
import { showInfo, showOldWorkers } from './commands.ts';
import { type Connect, isPassing } from './connect.ts';
import { exchange } from './exchange.ts';
import { CURRENT_WORKER, MasterStream, type MasterTarget } from './master-stream.ts';
import { isAtLeast, isSame, refuseUnfit } from './process-check.ts';
import { ask, askBoth, type Question } from './question.ts';
import { type Info, processOf } from './reply.ts';
import { Session } from './session.ts';
import { MasterAnswers } from './stranger.ts';

export interface ConnectionOptions extends RetryOptions {
  name: string;
  connect: Connect;
  /** Behind a master CLI: whom to ask for, `@1` or `@!PID`. null: found out, and then the current worker. */
  target: string | null;
  /** Limit in ms for the replies to one write. */
  commandTimeout: number;
  /** Gets each command sent, and each short reply, in one line: foreign text. */
  debug?: (line: string) => void;
}

/** Called when process `pid` turns out to have been replaced; a session that still leads there is given away with it. */
export type OnReplaced = (pid: number, session: Session | null) => void;

/** How often in ms the process is asked after on a session that is known already: a poll must notice a reload. */
const PROCESS_CHECK_INTERVAL = 1000;
/** ms for which a new session may be kept waiting because the one before it takes up what `stats maxconn` allows. */
const FORMER_KEPT_WAITING = 1000;

export class Connection {
  readonly #options: ConnectionOptions;
  readonly #onReplaced: OnReplaced;
  #target: MasterTarget | null;
  #session: Session | null = null;
  /** The one before, while it is not known whether the new one leads to the same process: nothing else may lead to the old one. */
  #former: Session | null = null;
  /** When the session's process was last seen to be the right one; null on a session that was not asked yet. */
  #checkedAt: number | null = null;
  #process: Process | null = null;

  constructor(options: ConnectionOptions, onReplaced: OnReplaced) {
    this.#options = options;
    this.#onReplaced = onReplaced;
    this.#target = options.target;
  }

  /** Asks whoever answers; from now on that is the process. Tries again when it is on its way out. */
  async meet<T>(question: Question<T>, signal: AbortSignal): Promise<{ process: Process; answer: T }> {
    try {
      return await this.#meet(question, signal);
    } catch (error) {
      if (!(error instanceof MasterAnswers) || this.#target !== null) throw error;
      this.#target = CURRENT_WORKER;
      return this.#meet(question, signal);
    }
  }

  async #meet<T>(question: Question<T>, signal: AbortSignal): Promise<{ process: Process; answer: T }> {
    const both = askBoth(ask(showInfo()), question);
    const passing = (error: unknown) => isWorthRepeating(error) || error instanceof Reloaded;
    return this.#repeated(passing, signal, async () => {
      const replies = await this.#exchange(await this.#open(signal), both, signal);
      const info = showInfo().read(replies[0] ?? '');
      if (info.stopping) this.#giveAway(info.pid);
      refuseUnfit(info);
      const [, answer] = both.read(replies);
      this.#settleFormer(this.#isMet(info));
      this.#process = processOf(info, this.#options.clock.wallTime());
      this.#checkedAt = this.#options.clock.now();
      if (!this.#listsOldWorkers) return { process: this.#process, answer };
      await this.#meetOldWorkers(signal);
      return { process: { ...this.#process, supervised: true }, answer };
    });
  }

  /** A process that was met or replaced; false when nobody can tell. */
  async hasEnded(pid: number, signal: AbortSignal): Promise<boolean> {
    if (!this.#listsOldWorkers) return false;
    const pids = await this.ask(ask(showOldWorkers()), false, signal);
    return pid !== this.#process?.pid && !pids.includes(pid);
  }

  /**
   * Through its master, and that one can be asked about others. The master of 2.2 dies when a worker ends that is just being
   * asked something through it (measured; not from 2.6 on): there old workers are left in peace.
   */
  get #listsOldWorkers(): boolean {
    return this.#target === CURRENT_WORKER && isAtLeast(this.#process, 2, 6);
  }

  /** What a worker serves that was replaced before we came can be asked through the master, too. */
  async #meetOldWorkers(signal: AbortSignal): Promise<void> {
    const pids = await this.ask(ask(showOldWorkers()), false, signal);
    for (const pid of pids) this.#onReplaced(pid, await this.#openTo(`@!${pid}`, signal));
  }

  /** Asks the process that was met, as often as may help: for questions that change nothing. `certain`: see that it is still there. */
  async ask<T>(question: Question<T>, certain: boolean, signal: AbortSignal): Promise<T> {
    return this.#repeated(isWorthRepeating, signal, () => this.#askOnce(question, certain, signal));
  }

  /** Makes sure that there is a session and that it leads to the right process: before something is changed on it. */
  async prepare(signal: AbortSignal): Promise<void> {
    if (this.#checkedAt === null || !this.#session?.alive) await this.ask(NOTHING, true, signal);
  }

  /**
   * Asks exactly once, after `prepare`: for questions that change something. `replies` gets what came, also when not all came.
   * ConnectionLost with `sent: false` is the only Failure after which nothing can have been done.
   */
  async askOnce<T>(question: Question<T>, signal: AbortSignal, replies: string[] = []): Promise<T> {
    if (!this.#session) throw new ConnectionLost('There is no connection', false);
    return question.read(await this.#exchange(this.#session, question, signal, replies));
  }

  /** Opens a new session. The old one is closed as soon as the new one has told that the same process answers. */
  async reopen(signal: AbortSignal): Promise<void> {
    if (this.#checkedAt !== null && this.#session?.alive) {
      this.#former?.close();
      this.#former = this.#session;
      this.#session = null;
    }
    this.#dropSession();
    await this.#repeated(isWorthRepeating, signal, () => this.#open(signal));
  }

  drop(): void {
    this.#dropSession();
    this.#former?.close();
    this.#former = null;
  }

  #dropSession(): void {
    this.#session?.close();
    this.#session = null;
    this.#checkedAt = null;
  }

  /** The session in use leads to a process that is on its way out. */
  #giveAway(pid: number): void {
    this.#replaced(pid, this.#session);
    this.#session = null;
    this.#checkedAt = null;
  }

  /** A master closes its connections at a reload, but lists whom it replaced: then nobody is lost sight of. */
  #replaced(pid: number, session: Session | null): void {
    if (!this.#listsOldWorkers || session?.alive) this.#onReplaced(pid, session);
  }

  /** Now it is known who answers on the new session: the same as before, or another one than was met. */
  #settleFormer(same: boolean): void {
    if (same) this.#former?.close();
    else if (this.#process) this.#replaced(this.#process.pid, this.#former);
    this.#former = null;
  }

  async #askOnce<T>(question: Question<T>, certain: boolean, signal: AbortSignal): Promise<T> {
    const session = await this.#open(signal);
    const { clock } = this.#options;
    const known = this.#checkedAt !== null && clock.now() - this.#checkedAt < PROCESS_CHECK_INTERVAL;
    if (known && !certain) return question.read(await this.#exchange(session, question, signal));
    const both = askBoth(ask(showInfo()), question);
    const replies = await this.#exchange(session, both, signal);
    // First who answers: another process's rows may carry other servers' numbers.
    this.#refuseOther(showInfo().read(replies[0] ?? ''));
    this.#settleFormer(true);
    this.#checkedAt = clock.now();
    return question.read(replies.slice(1));
  }

  async #open(signal: AbortSignal): Promise<Session> {
    if (this.#session?.alive) return this.#session;
    this.#dropSession();
    const session = await this.#openTo(this.#target, signal);
    this.#session = session;
    return session;
  }

  async #openTo(target: MasterTarget | null, signal: AbortSignal): Promise<Session> {
    const { connect, commandTimeout, clock } = this.#options;
    const stream = await connect(signal);
    return new Session(target === null ? stream : new MasterStream(stream, target), {
      commandTimeout,
      clock,
    });
  }

  async #exchange(
    session: Session,
    question: Question<unknown>,
    signal: AbortSignal,
    replies: string[] = [],
  ): Promise<string[]> {
    const { debug, clock, commandTimeout } = this.#options;
    const answered = new AbortController();
    const former = this.#former;
    if (former) {
      const giveWay = () => former.close();
      const patience = Math.min(FORMER_KEPT_WAITING, commandTimeout / 2);
      clock.sleep(patience, answered.signal).then(giveWay, () => {});
    }
    try {
      return await exchange(session, question, debug, signal, replies);
    } finally {
      answered.abort();
    }
  }

  #refuseOther(info: Info): void {
    if (this.#process && !this.#isMet(info)) {
      throw new Reloaded(
        `Another HAProxy process answers now: ${info.pid} instead of ${this.#process.pid}. It was reloaded or restarted`,
      );
    }
    refuseUnfit(info);
  }

  /** Is it the process that was met? */
  #isMet(info: Info): boolean {
    return this.#process !== null && isSame(this.#process, info, this.#options.clock.wallTime());
  }

  #repeated<T>(
    passing: (error: unknown) => boolean,
    signal: AbortSignal,
    attempt: () => Promise<T>,
  ): Promise<T> {
    return repeated(attempt, passing, this.#options, signal);
  }
}

const NOTHING: Question<null> = { commands: [], read: () => null };

function isWorthRepeating(error: unknown): boolean {
  return error instanceof ConnectionLost || isPassing(error);
}
