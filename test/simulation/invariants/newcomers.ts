/** "Done" is said of all that `server` means: who has come meanwhile, and is not as the others, was named. */
import { ADMIN_FLAG } from '../../../src/haproxy/admin-flags.ts';
import { keyOf } from '../../../src/haproxy/server.ts';
import type { Report } from '../../../src/operation/report.ts';
import type { ModelServer } from '../model/server.ts';
import { placeOf, type StepRun } from '../step-run.ts';
import type { Bench } from './bench.ts';

export function judgeNewcomers(bench: Bench, step: StepRun, { servers, warnings, notices }: Report): void {
  const told = new Set(servers.map((row) => placeOf(row.loadBalancer, keyOf(row))));
  const touched = new Set(servers.map(({ loadBalancer, backend }) => placeOf(loadBalancer, backend)));
  for (const { name, current, deadSince } of bench.loadBalancers) {
    // What has begun behind its last look nobody has seen.
    if (deadSince !== null || !bench.isOld(name, current.startedAt)) continue;
    for (const server of current.servers.values()) {
      const { key, setup, forced, forcedBy, resolvedAt } = server;
      const isKnown = told.has(placeOf(name, key)) || !touched.has(placeOf(name, setup.backend));
      if (isKnown || !step.selects(key) || !isMissed(step, server)) continue;
      if (!bench.isKnown(step, name, Math.max(forcedBy.at, resolvedAt))) continue;
      const words = [...warnings, ...notices];
      if (words.some(({ loadBalancer, text }) => loadBalancer === name && text.includes(key))) continue;
      bench.violate(
        'newcomer untold',
        `${step.name} says done, and ${key} on ${name}, which has come meanwhile, is ${forced}`,
      );
    }
  }
}

/** It is what the others are not. One that tracks another goes where that goes. */
function isMissed({ request }: StepRun, { root, forced, admin, flags }: ModelServer): boolean {
  if (root !== null || (flags & ADMIN_FLAG.dnsMaint) !== 0) return false;
  return request.operation === 'ready' ? forced !== 'ready' : admin === 'ready';
}
