/**
 * The session in use, and the one before it for as long as nobody has said whether both lead to the same process. Knows neither
 * processes nor commands.
 */
import type { Clock } from '../../clock.ts';
import { ConnectionLost } from '../../errors.ts';
import type { Connect } from '../transport/connect.ts';
import type { Line, Reply } from './framing.ts';
import type { MasterTarget } from './peer.ts';
import { Session } from './session.ts';

/** How every session is opened. */
export interface SessionsOptions {
  connect: Connect;
  /** Limit for the replies to one write. */
  commandTimeoutMs: number;
  clock: Clock;
  /** Gets each command sent, and each short reply, in one line: foreign text. */
  debug?: (line: string) => void;
}

/** How long a new session may be kept waiting because the one before it takes up what `stats maxconn` allows. */
const FORMER_KEPT_WAITING_MS = 1000;

/** At most two at a time. */
export class Sessions {
  readonly #options: SessionsOptions;
  #current: Session | null = null;
  /** Nothing else may lead to the process that it leads to. */
  #former: Session | null = null;
  /** Of no use any more: closed when something else is waited for anyway. */
  #spent: Session | null = null;
  #confirmedAt: number | null = null;

  constructor(options: SessionsOptions) {
    this.#options = options;
  }

  /** There is a session, and it was confirmed once; `withinMs`: not longer ago than that. */
  isConfirmed(withinMs = Number.POSITIVE_INFINITY): boolean {
    if (!this.#current?.alive || this.#confirmedAt === null) return false;
    return this.#options.clock.now() - this.#confirmedAt < withinMs;
  }

  /** The session in use leads to the right process. The one before it has nothing to tell any more, unless it was taken. */
  confirm(): void {
    this.#confirmedAt = this.#options.clock.now();
    if (this.#former === null) return;
    this.#closeSpent();
    this.#spent = this.takeFormer();
  }

  /** The session in use, a new one when there is none. */
  async open(target: MasterTarget | null, signal: AbortSignal): Promise<Session> {
    if (this.#current?.alive) return this.#current;
    this.#drop();
    this.#current = await this.openBeside(target, signal);
    return this.#current;
  }

  /** A session that is the caller's alone. */
  async openBeside(target: MasterTarget | null, signal: AbortSignal): Promise<Session> {
    const { connect, commandTimeoutMs, clock, debug } = this.#options;
    return new Session(await connect(signal), { commandTimeoutMs, clock, target, debug });
  }

  /** Has the next `open` open a new one; the one in use is kept beside it if it was confirmed. */
  retire(): void {
    this.#closeSpent();
    if (this.isConfirmed()) {
      this.#former?.close();
      this.#former = this.#current;
      this.#current = null;
    }
    this.#drop();
  }

  /** On the session in use. The former one gives way when it may be what keeps this one waiting. */
  async exchange(lines: readonly Line[], signal: AbortSignal): Promise<Reply[]> {
    if (!this.#current) throw new ConnectionLost('There is no connection', false);
    const former = this.#former;
    const exchanged = this.#current.exchange(lines, signal);
    this.#closeSpent();
    if (!former) return exchanged;
    const { clock, commandTimeoutMs } = this.#options;
    const patienceMs = Math.min(FORMER_KEPT_WAITING_MS, commandTimeoutMs / 2);
    const callOff = clock.alarm(patienceMs, () => former.close());
    try {
      return await exchanged;
    } finally {
      callOff();
    }
  }

  /** It is the caller's from now on. */
  takeCurrent(): Session | null {
    const session = this.#current;
    this.#current = null;
    this.#confirmedAt = null;
    return session;
  }

  /** The one before the one in use; null when there is none that still leads anywhere. */
  get former(): Session | null {
    return this.#former?.alive ? this.#former : null;
  }

  /** The one before is in use again: where it leads was known all the time. */
  takeBack(): void {
    this.#drop();
    this.#current = this.takeFormer();
    if (this.#current) this.confirm();
  }

  /** It is the caller's from now on. */
  takeFormer(): Session | null {
    const session = this.#former;
    this.#former = null;
    return session;
  }

  /** Never throws. */
  close(): void {
    this.#drop();
    this.takeFormer()?.close();
    this.#closeSpent();
  }

  #closeSpent(): void {
    this.#spent?.close();
    this.#spent = null;
  }

  #drop(): void {
    this.takeCurrent()?.close();
  }
}
