/**
 * Another process answers than the one that was met: has it taken that one's place, or do several share one address? Asks both;
 * opens and closes nothing.
 */
import { type Clock, elapsedMs, type Moment, momentOf } from '../../clock.ts';
import { Failure } from '../../errors.ts';
import { asHeardLast, isSameProcess, mayHaveReplaced, type Process } from '../process.ts';
import { withDeadline } from '../transport/deadline.ts';
import { showInfo } from './commands.ts';
import { isAtLeast } from './process-identity.ts';
import type { Workers } from './reply.ts';
import type { Session } from './session.ts';

/** The process that is worked with, and those before it. */
export class MetProcess {
  readonly #clock: Clock;
  readonly #former: Process[] = [];
  #current: Process | null = null;
  /** Of its master, if it is reached through one that tells. */
  #workers: Workers | null = null;
  /** When somebody answered first. */
  #firstAt: Moment | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get current(): Process | null {
    return this.#current;
  }

  /**
   * It can be asked about others. The master of 2.2 dies when a worker ends that is just being asked something through it (measured;
   * not from 2.6 on): there old workers are left in peace.
   */
  get seesOldWorkers(): boolean {
    return this.#workers !== null && this.#current !== null && isAtLeast(this.#current, 2, 6);
  }

  /** `at`: a moment of the clock at which it had not been asked yet. */
  take(process: Process, workers: Workers | null, at: number): void {
    if (this.#current && !isSameProcess(this.#current, process)) this.#former.push(this.#current);
    this.#current = process;
    this.#workers = workers;
    this.#firstAt ??= momentOf(this.#clock, at);
  }

  /** The current one has answered again. */
  hear(process: Process): void {
    if (this.#current !== null) this.#current = asHeardLast(this.#current, process);
  }

  /** After a failed reload the masters of 3.2 and 3.4 list the current worker among the old ones. */
  withoutCurrent(workers: Workers | null): number[] {
    return (workers?.old ?? []).filter((pid) => pid !== this.#current?.pid);
  }

  /** Another one answers than `met`, the current one. `workers`: what its master tells. */
  async successionTo(
    { met, other, ...sessions }: Omit<Pair, 'isKnown'>,
    workers: Workers | null,
    signal: AbortSignal,
  ): Promise<Succession> {
    // A master closes its connections at a reload, but goes on under its own number.
    const isOfSameMaster = typeof workers?.master === 'number' && workers.master === this.#workers?.master;
    if (isOfSameMaster && met.node === other.node) return 'replaced';
    const sinceMs = this.#firstAt === null ? 0 : elapsedMs(this.#firstAt, this.#clock);
    const answeredBefore = this.#former.some((one) => isSameProcess(one, other));
    const isKnown = answeredBefore || !mayHaveReplaced(met, other, sinceMs);
    return successionOf({ met, other, ...sessions, isKnown }, this.#clock, signal);
  }
}

/** Two processes, and the sessions that lead there. */
export interface Pair {
  met: Process;
  /** null: none is left. */
  metSession: Session | null;
  other: Process;
  otherSession: Session;
  /** The other one cannot be a successor: it ran already when the address was read first, or was replaced itself since. */
  isKnown: boolean;
}

/**
 * `replaced`: the one that was met is on its way out, or gone. `leftover`: the other one is, and was just still accepting
 * connections. `several`: neither is.
 */
export type Succession = 'replaced' | 'leftover' | 'several';

/** Right at a reload the old process has not been told yet, and takes connections beside the new one. */
const TOLD_WITHIN_MS = 2_000;
const ASK_EVERY_MS = 50;

export async function successionOf(pair: Pair, clock: Clock, signal: AbortSignal): Promise<Succession> {
  const giveUpAt = clock.now() + TOLD_WITHIN_MS;
  for (;;) {
    const met = await stateOf(pair.metSession, clock, signal);
    if (met === 'stopping' || (met === 'gone' && !pair.isKnown)) return 'replaced';
    if ((await stateOf(pair.otherSession, clock, signal)) === 'stopping') return 'leftover';
    if (clock.now() >= giveUpAt) return 'several';
    await clock.sleep(ASK_EVERY_MS, signal);
  }
}

/** `gone`: it does not say a word any more. */
async function stateOf(
  session: Session | null,
  clock: Clock,
  signal: AbortSignal,
): Promise<'running' | 'stopping' | 'gone'> {
  if (!session?.alive) return 'gone';
  const late = () => new Failure('timeout', 'The process that was met does not answer any more');
  try {
    const [reply = ''] = await withDeadline(TOLD_WITHIN_MS, clock, signal, late, (inner) =>
      session.exchange([showInfo()], inner),
    );
    return showInfo().read(reply).stopping ? 'stopping' : 'running';
  } catch {
    signal.throwIfAborted();
    return 'gone';
  }
}

/** What a user can do about it is the same whoever they are. */
export function severalProcesses(met: Process, other: Process): Failure {
  return new Failure(
    'several-processes',
    `Several HAProxy processes answer at this address: this step works with process ${met.pid}, and now process ${other.pid} answers, which has not taken its place`,
    {
      detail: `process ${met.pid} on ${met.node || 'a host without a name'}, up for ${met.uptimeSeconds} s; process ${other.pid} on ${other.node || 'a host without a name'}, up for ${other.uptimeSeconds} s`,
      hint: 'What is set on one of them the others do not know. Give one address for each process: one line NAME=ADDRESS for each in `address`, and none of a Service, a virtual IP or a name with several addresses.',
    },
  );
}
