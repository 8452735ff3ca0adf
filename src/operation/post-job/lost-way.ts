/**
 * A way to a load balancer that is lost while a post step puts servers back: nobody comes behind it, so that is outlasted as at its first look, and
 * what is left is put back then.
 */
import type { Clock } from '../../clock.ts';
import { type Finding, joined } from './finding.ts';
import type { Looked } from './outlast.ts';
import { mayPass } from './read-patiently.ts';

/** Where it is lost each time that somebody is set, it helps nobody to set him again. */
const ROUNDS_AT_MOST = 2;

/** `provenBy` on the clock: whoever is not back by then has no time left to be proven. */
interface Time {
  clock: Clock;
  signal: AbortSignal;
  provenBy?: number | undefined;
}

/** `again`: looks after these as the first time. */
export async function overcomeLoss(
  first: Looked,
  { clock, signal, provenBy = Number.POSITIVE_INFINITY }: Time,
  again: (servers: Finding['saved'][]) => Promise<Looked>,
): Promise<Looked> {
  let look = first;
  for (let rounds = 0; rounds < ROUNDS_AT_MOST; rounds += 1) {
    const lost = look.findings.filter(({ failure }) => failure !== null && mayPass(failure));
    // Whoever was never met has been waited for already.
    if (lost.length === 0 || look.process === undefined || signal.aborted || clock.now() >= provenBy) break;
    const next = await again(lost.map(({ saved }) => saved));
    const late = next.late ?? look.late;
    const findings = joined(look.findings, next.findings);
    const { at, tookMs, process } = next;
    look = {
      saved: look.saved,
      findings,
      at: Math.min(at, look.at),
      tookMs,
      ...(process === undefined ? {} : { process }),
      ...(late === undefined ? {} : { late }),
    };
  }
  return look;
}
