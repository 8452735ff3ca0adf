/**
 * Behind a post step's look: what the job had written and HAProxy never answered may still be done. Whoever is as before is looked at until
 * nothing can come any more, and put back again; where that is not within a post step's time, it is told of each, whoever has set it by then.
 */
import type { Clock } from '../../clock.ts';
import type { Failure } from '../../errors.ts';
import type { ProcessIdentity } from '../../haproxy/process.ts';
import type { News, Unanswered } from '../effects.ts';
import { tellLate } from '../outlast.ts';
import type { SavedLoadBalancer, SavedServer } from '../saved-change.ts';
import { type Finding, isBack, joined } from './finding.ts';

const LOOK_EVERY_MS = 1_000;

/** What was found on one load balancer. */
export interface Looked {
  saved: SavedLoadBalancer;
  findings: Finding[];
  /** The process in which that was found, or the one that was told last to put it back. Missing where none could be read. */
  process?: ProcessIdentity;
  /** On the clock: when the oldest of what is said here was read, and how long that took. */
  at: number;
  tookMs: number;
  /** Where something that was never answered may still come: to whom, and until when on the clock. */
  late?: { process: ProcessIdentity; until: number };
}

interface Waiting {
  /** Why nothing is put back: whom that keeps out stays as he is, whatever comes. Null, or missing, where it may. */
  withheld?: Failure | null;
  unanswered?: Unanswered;
  /** On the clock: whoever is not back by then has no time left to be proven. */
  provenBy?: number;
  effects: { clock: Clock; signal: AbortSignal; tell(news: News): void };
}

/** `again`: looks after these as the first time. */
export async function outlast(
  look: Looked,
  { withheld = null, unanswered, provenBy = Number.POSITIVE_INFINITY, effects }: Waiting,
  again: (servers: SavedServer[]) => Promise<Looked>,
): Promise<Looked> {
  const { late, saved } = look;
  if (late === undefined) return look;
  const { clock, signal } = effects;
  const until = Math.min(late.until, provenBy);
  let { findings, at, tookMs } = look;
  const isWaitedFor = (one: Finding) => (withheld === null || one.failure !== withheld) && mayTurn(one);
  if (findings.some(isWaitedFor)) tellLate(saved.name, until - clock.now(), effects.tell);
  // What it was read by came before that, however long it took to put it back.
  let begunAt = Number.NEGATIVE_INFINITY;
  while (begunAt < until && findings.some(isWaitedFor)) {
    const pauseMs = Math.max(0, Math.min(LOOK_EVERY_MS, until - clock.now()));
    await clock.sleep(pauseMs, signal).catch(() => {});
    if (signal.aborted) break;
    begunAt = clock.now();
    const found = await again(findings.filter(mayTurn).map((one) => one.saved));
    findings = joined(findings, found.findings);
    ({ at, tookMs } = found);
  }
  // Where the way was lost once more, whatever is on it is late once more.
  const isSeen = findings.every(({ kind }) => kind !== 'unknown');
  if (begunAt >= late.until && isSeen) unanswered?.settle(late.process, begunAt);
  if (begunAt < late.until) findings = findings.map(mayChange);
  return { saved, findings, at, tookMs };
}

/**
 * Whoever was tried to be put back in vain is not tried again for that. But whom somebody seems to have set meanwhile, and all who were to go
 * back with him, may have been met by what is late.
 */
function mayTurn({ kind, failure }: Finding): boolean {
  return failure === null || kind === 'unknown' || kind === 'not-ours' || failure.code === 'not-verified';
}

/** What was read of it is not what it may be in a while. */
function mayChange(finding: Finding): Finding {
  if (isBack(finding)) return { ...finding, kind: 'may-change' };
  return finding.now === null ? finding : { ...finding, mayChange: true };
}
