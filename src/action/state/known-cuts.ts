/**
 * Backends of which a step of this job has seen HAProxy cut sessions as a server went down: one small file for each, so that later steps
 * of the job take more care.
 */
import { join } from 'node:path';
import type { ProcessIdentity } from '../../haproxy/process.ts';
import type { CutMemory } from '../../operation/effects.ts';
import { fileNames } from './journal.ts';
import { notesAbout, type Way, wayIn } from './known-ways.ts';
import { waysInJob } from './later-changes.ts';
import { randomId } from './random-id.ts';
import { loadBalancerIdOf } from './server-id.ts';
import { makeOurFolder, ourFolder, readText, writeNew } from './temp-folder.ts';

const SUFFIX = '.cut';

interface Cut extends Way {
  backend: string;
}

/** What this step and the earlier ones of its job know. `addresses`: as they were given, by the load balancer's name. */
export function knownCuts(addresses: ReadonlyMap<string, string>): CutMemory {
  let cuts: Cut[] | null = null;
  /** Backends, by who answers and where. */
  const known = new Map<string, Set<string>>();
  const wayOf = (loadBalancer: string, process: ProcessIdentity): Way => ({
    socket: loadBalancerIdOf(addresses.get(loadBalancer) ?? ''),
    process,
  });
  const backendsThere = (loadBalancer: string, process: ProcessIdentity): Set<string> => {
    // It is asked at each look, of each backend.
    const place = JSON.stringify([loadBalancer, process.pid, process.node]);
    const there = known.get(place);
    if (there !== undefined) return there;
    cuts ??= fileNames(SUFFIX).flatMap(readOne);
    const own = cuts.length === 0 ? [] : notesAbout([wayOf(loadBalancer, process)], cuts, waysInJob());
    const backends = new Set(own.map(({ backend }) => backend));
    known.set(place, backends);
    return backends;
  };
  return {
    has: (loadBalancer, backend, process) => backendsThere(loadBalancer, process).has(backend),
    note: (loadBalancer, backend, process) => {
      const backends = backendsThere(loadBalancer, process);
      if (backends.has(backend)) return;
      backends.add(backend);
      const cut = { ...wayOf(loadBalancer, process), backend };
      cuts?.push(cut);
      try {
        writeNew(join(makeOurFolder(), randomId() + SUFFIX), JSON.stringify(cut));
      } catch {
        // On a full disk: then only this step knows.
      }
    },
  };
}

function readOne(name: string): Cut[] {
  try {
    const { backend, ...way } = JSON.parse(readText(join(ourFolder(), name)));
    return [{ ...wayIn(way), backend: String(backend) }];
  } catch {
    // Half written, or gone.
    return [];
  }
}
