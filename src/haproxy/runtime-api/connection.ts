/**
 * The way to one HAProxy process: opens sessions, tries again when that may help, and makes sure on each new session that the
 * same process answers. Knows nothing of servers.
 */
import { ConnectionLost, Failure, Reloaded } from '../../errors.ts';
import { type RetryOptions, retry } from '../../retry.ts';
import type { Process } from '../server.ts';
import { showInfo } from './commands.ts';
import { type Connect, isOfTheWay, isPassing } from './connect.ts';
import { ask, askBoth, type Question } from './question.ts';
import { type Info, processOf } from './reply.ts';
import { Session } from './session.ts';

export interface ConnectionOptions extends RetryOptions {
  name: string;
  connect: Connect;
  /** Limit in ms for the replies to one write. */
  commandTimeout: number;
  /** Gets each command sent, and each short reply, in one line: foreign text. */
  debug?: (line: string) => void;
}

/** How often in ms the process is asked after on a session that is known already: a poll must notice a reload. */
const PROCESS_CHECK_INTERVAL = 1000;
/** Longer replies are dumps: their length is enough in a log. */
const LONGEST_SHOWN = 200;
/** Before 2.4 the start is now less an uptime in whole seconds. */
const START_TOLERANCE_SECONDS = 2;

export class Connection {
  readonly #options: ConnectionOptions;
  #session: Session | null = null;
  /** When the session's process was last seen to be the right one; null on a session that was not asked yet. */
  #checkedAt: number | null = null;
  #process: Process | null = null;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  /** Asks whoever answers; from now on that is the process. Tries again when it is on its way out. */
  async meet<T>(question: Question<T>, signal: AbortSignal): Promise<{ process: Process; answer: T }> {
    const both = askBoth(ask(showInfo()), question);
    const passing = (error: unknown) => isWorthRepeating(error) || error instanceof Reloaded;
    return this.#repeated(passing, signal, async () => {
      const replies = await this.#exchange(await this.#open(signal), both, signal);
      const info = showInfo().read(replies[0] ?? '');
      if (info.stopping) this.drop();
      this.#refuseUnfit(info);
      const [, answer] = both.read(replies);
      this.#process = processOf(info, this.#options.clock.wallTime());
      this.#checkedAt = this.#options.clock.now();
      return { process: this.#process, answer };
    });
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

  /** Opens a new session and drops the old one. */
  async reopen(signal: AbortSignal): Promise<void> {
    this.drop();
    await this.#repeated(isWorthRepeating, signal, () => this.#open(signal));
  }

  drop(): void {
    this.#session?.close();
    this.#session = null;
    this.#checkedAt = null;
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
    this.#checkedAt = clock.now();
    return question.read(replies.slice(1));
  }

  async #open(signal: AbortSignal): Promise<Session> {
    if (this.#session?.alive) return this.#session;
    this.drop();
    const { connect, commandTimeout, clock } = this.#options;
    const session = new Session(await connect(signal), { commandTimeout, clock });
    this.#session = session;
    return session;
  }

  async #exchange(
    session: Session,
    question: Question<unknown>,
    signal: AbortSignal,
    replies: string[] = [],
  ): Promise<string[]> {
    const { debug } = this.#options;
    for (const { line } of question.commands) debug?.(`> ${line}`);
    try {
      return await session.exchange(question.commands, signal, replies);
    } finally {
      // Of a broken exchange what came is what a reader of the log needs most.
      for (const reply of replies) debug?.(`< ${inOneLine(reply)}`);
    }
  }

  #refuseUnfit(info: Info): void {
    if (info.processes > 1) {
      throw new Failure(
        'refused',
        `This HAProxy runs ${info.processes} processes (nbproc), and each has a state of its own`,
        {
          hint: 'Bind one stats socket for each process, and give one address for each process.',
        },
      );
    }
    if (info.stopping)
      throw new Reloaded(`HAProxy process ${info.pid} was replaced by a reload and is on its way out`);
  }

  #refuseOther(info: Info): void {
    const met = this.#process;
    if (met) {
      const now = processOf(info, this.#options.clock.wallTime());
      const tolerance = info.startTimeSeconds === null ? START_TOLERANCE_SECONDS : 0;
      if (now.pid !== met.pid || Math.abs(now.startedAt - met.startedAt) > tolerance) {
        throw new Reloaded(
          `Another HAProxy process answers now: ${now.pid} instead of ${met.pid}. It was reloaded or restarted`,
        );
      }
    }
    this.#refuseUnfit(info);
  }

  /** Every attempt opens what is needed. Several that failed become one Failure that names them all. */
  async #repeated<T>(
    passing: (error: unknown) => boolean,
    signal: AbortSignal,
    attempt: () => Promise<T>,
  ): Promise<T> {
    const { clock } = this.#options;
    const startedAt = clock.now();
    const failures: Failure[] = [];
    const noted = async () => {
      try {
        return await attempt();
      } catch (error) {
        if (error instanceof Failure) failures.push(error);
        throw error;
      }
    };
    try {
      return await retry(noted, passing, this.#options, signal);
    } catch (error) {
      throw failures.length > 1 && failures.at(-1) === error
        ? summary(failures, clock.now() - startedAt)
        : error;
    }
  }
}

function inOneLine(reply: string): string {
  return reply.length > LONGEST_SHOWN ? `${reply.length} characters` : JSON.stringify(reply);
}

const NOTHING: Question<null> = { commands: [], read: () => null };

function isWorthRepeating(error: unknown): boolean {
  return error instanceof ConnectionLost || isPassing(error);
}

function summary(failures: readonly Failure[], elapsed: number): Failure {
  const last = failures.at(-1);
  if (!isOfTheWay(last)) return last ?? new Failure('connect-failed', 'No attempt was made');
  const counts = new Map<string, number>();
  for (const { message } of failures) counts.set(message, (counts.get(message) ?? 0) + 1);
  const reasons = [...counts]
    .map(([reason, times]) => (times > 1 ? `${reason} (${times} times)` : reason))
    .join('; ');
  const message = `${failures.length} attempts in ${(elapsed / 1000).toFixed(1)}s: ${reasons}`;
  const { hint, detail, cause, changed } = last;
  return new Failure(last.code, message, {
    changed,
    cause: cause ?? last,
    ...(hint === undefined ? {} : { hint }),
    ...(detail === undefined ? {} : { detail }),
  });
}
