/** Which HAProxy process answers behind the API: the one that was met, its successor, or somebody else. Asks nobody. */
import { type Clock, elapsedMs, type Moment, momentOf } from '../../clock.ts';
import { Failure, Reloaded } from '../../errors.ts';
import { asHeardLast, isSameProcess, mayHaveReplaced, type Process } from '../process.ts';
import { startOf } from '../start-time.ts';
import type { ProcessInfo } from './answers.ts';

/** As the model has it; the API tells no start. Asked at `askedAt`. */
export function processOf(info: ProcessInfo, clock: Clock, askedAt: number): Process {
  const { version, pid, uptimeSeconds, node } = info;
  return { version, pid, uptimeSeconds, node, ...startOf(uptimeSeconds, clock, askedAt) };
}

export class MetProcess {
  readonly #clock: Clock;
  readonly #former: Process[] = [];
  #current: Process | null = null;
  #firstAt: Moment | null = null;
  #several: Failure | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** It was replaced at least once: what the one before still serves cannot be seen through an API. */
  get replaced(): boolean {
    return this.#former.length > 0;
  }

  /**
   * Takes whoever answers for the process from now on. Throws `several-processes` when that cannot have taken the place of the one before.
   * `at`: a moment of the clock at which it had not been asked yet; whatever else was asked with that may have been answered long after it.
   */
  take(now: Process, at: number): void {
    const met = this.#current;
    if (met !== null && !isSameProcess(met, now)) {
      this.#refuseOther(met, now);
      this.#former.push(met);
    }
    this.#current = now;
    this.#firstAt ??= momentOf(this.#clock, at);
  }

  /** Throws Reloaded, or `several-processes`, when it is not the one that was taken. */
  refuseUnlessMet(now: Process): void {
    const met = this.#current;
    if (met === null) return;
    if (isSameProcess(met, now)) {
      this.#current = asHeardLast(met, now);
      return;
    }
    this.#refuseOther(met, now);
    throw new Reloaded(
      `Another HAProxy process answers now: ${now.pid} instead of ${met.pid}. It was reloaded or restarted`,
    );
  }

  /** It was told before that several answer: until the right one does, whatever is asked is to be asked again. */
  isToldAlready(error: unknown): boolean {
    return error !== null && error === this.#several;
  }

  #refuseOther(met: Process, now: Process): void {
    const sinceMs = this.#firstAt === null ? 0 : elapsedMs(this.#firstAt, this.#clock);
    const answeredBefore = this.#former.some((one) => isSameProcess(one, now));
    if (!answeredBefore && mayHaveReplaced(met, now, sinceMs)) return;
    if (this.#several !== null) throw this.#several;
    this.#several = new Failure(
      'several-processes',
      `Several HAProxy processes answer at this address: this step works with process ${met.pid}, and now process ${now.pid} answers, which has not taken its place`,
      {
        detail: `process ${met.pid} on ${met.node || 'a host without a name'}; process ${now.pid} on ${now.node || 'a host without a name'}, up for ${now.uptimeSeconds} s`,
        hint: 'What is set on one of them the others do not know. Give one address for each Data Plane API, and none of a Service, a virtual IP or a name with several addresses.',
      },
    );
    throw this.#several.with({});
  }
}
