/**
 * Backends of which a step of this job has seen HAProxy cut sessions as a server went down: one small file for each, so that later steps
 * of the job take more care.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessIdentity } from '../../haproxy/server.ts';
import type { CutMemory } from '../../operation/effects.ts';
import { fileNames } from './journal.ts';
import { notesAbout, type Way, wayIn } from './known-ways.ts';
import { waysInJob } from './later-changes.ts';
import { randomId } from './random-id.ts';
import { loadBalancerIdOf } from './server-id.ts';
import { makeOurFolder, ourFolder, readText } from './temp-folder.ts';

const SUFFIX = '.cut';

interface Cut extends Way {
  backend: string;
}

/** What this step and the earlier ones of its job know. `addresses`: as they were given, by the load balancer's name. */
export function knownCuts(addresses: ReadonlyMap<string, string>): CutMemory {
  let cuts: Cut[] | null = null;
  const told = new Map<string, boolean>();
  const wayOf = (loadBalancer: string, process: ProcessIdentity): Way => ({
    socket: loadBalancerIdOf(addresses.get(loadBalancer) ?? ''),
    process,
  });
  const has = (loadBalancer: string, backend: string, process: ProcessIdentity): boolean => {
    cuts ??= fileNames(SUFFIX).flatMap(readOne);
    const those = cuts.filter((cut) => cut.backend === backend);
    if (those.length === 0) return false;
    // It is asked at each look.
    const question = JSON.stringify([loadBalancer, backend, process.pid, process.node]);
    const answer =
      told.get(question) ?? notesAbout([wayOf(loadBalancer, process)], those, waysInJob()).length > 0;
    told.set(question, answer);
    return answer;
  };
  return {
    has,
    note: (loadBalancer, backend, process) => {
      if (has(loadBalancer, backend, process)) return;
      const cut = { ...wayOf(loadBalancer, process), backend };
      cuts = [...(cuts ?? []), cut];
      told.clear();
      try {
        const json = JSON.stringify(cut);
        writeFileSync(join(makeOurFolder(), randomId() + SUFFIX), json, { mode: 0o600, flag: 'wx' });
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
