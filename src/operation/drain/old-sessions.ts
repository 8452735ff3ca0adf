/**
 * Sessions from before a drain, where HAProxy is known to cut whatever a server still has as it goes to maint: then they are waited for
 * in drain, though bound clients keep coming. No counter tells old sessions from new ones; `show sess` does, to the second.
 */
import { Failure } from '../../errors.ts';
import type { SessionSummary } from '../../haproxy/load-balancer.ts';
import type { ServerName } from '../../haproxy/server.ts';
import type { Unit } from '../plan/tracking.ts';
import { namesOf, type Run } from '../run.ts';

/** `show sess` lists the sessions of all servers: seldom, and seldomer where that takes long. */
const LOOK_EVERY_MS = 500;
const PAUSE_PER_COST = 4;
/** How a list ends that is longer than any reply may be, or that takes too long. */
const TOO_MUCH: readonly string[] = ['not-haproxy', 'timeout', 'refused'];

export class OldSessions {
  readonly #run: Run;
  /** On the clock: when the drain of a unit began. */
  readonly #begunAt: (unit: Unit) => number;
  readonly #told = new Set<string>();
  #nextLookAt = 0;

  constructor(run: Run, begunAt: (unit: Unit) => number) {
    this.#run = run;
    this.#begunAt = begunAt;
  }

  /** Those of these that may go to maint: nothing of theirs is cut there, or what is left came after their drain began. */
  async freeOf(units: readonly Unit[], signal: AbortSignal): Promise<Unit[]> {
    const cutting = units.filter((unit) => this.#cutMembersOf(unit).length > 0);
    const others = units.filter((unit) => !cutting.includes(unit));
    if (cutting.length === 0 || this.#run.clock.now() < this.#nextLookAt) return others;
    this.#tell(cutting.filter(({ key }) => !this.#told.has(key)));
    const askedAt = this.#run.clock.now();
    const free: Unit[] = [];
    for (const unit of cutting) if (!(await this.#hasOld(unit, signal))) free.push(unit);
    const now = this.#run.clock.now();
    this.#nextLookAt = now + Math.max(LOOK_EVERY_MS, (now - askedAt) * PAUSE_PER_COST);
    return [...others, ...free];
  }

  #cutMembersOf({ members }: Unit): Unit['members'] {
    return members.filter(({ backend }) => this.#run.isKnownToCut(backend));
  }

  async #hasOld(unit: Unit, signal: AbortSignal): Promise<boolean> {
    for (const member of this.#cutMembersOf(unit)) {
      const drainedForMs = this.#run.clock.now() - this.#begunAt(unit);
      const summary = await this.#sessionsOf(member, signal);
      // Where nothing is shown, there is nothing to wait for.
      if (summary === null || summary.count === 0) continue;
      if (summary.oldestSeconds >= Math.floor(drainedForMs / 1_000)) return true;
    }
    return false;
  }

  /** Null also where it is too much to be read. */
  async #sessionsOf(member: ServerName, signal: AbortSignal): Promise<SessionSummary | null> {
    try {
      return await this.#run.loadBalancer.sessionsOf(member, signal);
    } catch (error) {
      // Nothing is wrong with HAProxy, nor with the way to it: the next sample says whether there is.
      if (error instanceof Failure && TOO_MUCH.includes(error.code)) return null;
      throw error;
    }
  }

  #tell(units: readonly Unit[]): void {
    if (units.length === 0) return;
    for (const { key } of units) this.#told.add(key);
    const backends = new Set(units.flatMap((unit) => this.#cutMembersOf(unit)).map(({ backend }) => backend));
    this.#run.notice(
      `New sessions keep arriving at ${namesOf(units)} in drain, and earlier in this job HAProxy has cut sessions of ${[...backends].join(', ')} at maint: those from before the drain are waited for here.`,
    );
  }
}
