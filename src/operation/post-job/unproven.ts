/** Whom a step has found unhealthy: an earlier step's post neither waits for the same proof once more, nor lets it in without. Pure. */
import { TooFewChecks } from '../ready/readiness.ts';
import type { Report, ServerReport } from '../report.ts';

/** Those that a `ready` has tried to prove in vain. Not whom it has refused, nor what had too little time: that may be proven later. */
export function unprovenIn({ operation, servers }: Report): ServerReport[] {
  if (operation !== 'ready' && operation !== 'rolling') return [];
  return servers.filter(
    ({ error, outcome }) =>
      error?.code === 'unhealthy' && outcome !== 'refused' && !(error instanceof TooFewChecks),
  );
}
