/**
 * Backends of which a step of this job has seen HAProxy cut sessions as a server went down: one small file for each, so that later steps
 * of the job take more care.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CutMemory } from '../../operation/effects.ts';
import { randomId } from './random-id.ts';
import { serverIdOf } from './server-id.ts';
import { makeOurFolder, ourFolder, readText } from './temp-folder.ts';

const SUFFIX = '.cut';

/** What this step and the earlier ones of its job know. `addresses`: as they were given, by the load balancer's name. */
export function knownCuts(addresses: ReadonlyMap<string, string>): CutMemory {
  let known: Set<string> | null = null;
  const idOf = (loadBalancer: string, backend: string) =>
    serverIdOf(addresses.get(loadBalancer) ?? '', backend);
  return {
    has: (loadBalancer, backend) => {
      known ??= readAll();
      return known.has(idOf(loadBalancer, backend));
    },
    note: (loadBalancer, backend) => {
      known ??= readAll();
      const id = idOf(loadBalancer, backend);
      if (known.has(id)) return;
      known.add(id);
      try {
        writeFileSync(join(makeOurFolder(), randomId() + SUFFIX), id, { mode: 0o600, flag: 'wx' });
      } catch {
        // On a full disk: then only this step knows.
      }
    },
  };
}

function readAll(): Set<string> {
  try {
    const names = readdirSync(ourFolder()).filter((name) => name.endsWith(SUFFIX));
    return new Set(names.flatMap(readOne));
  } catch {
    // No step has left anything yet.
    return new Set();
  }
}

function readOne(name: string): string[] {
  try {
    return [readText(join(ourFolder(), name))];
  } catch {
    // Half written, or gone.
    return [];
  }
}
