/** Which servers a `ready` of this job could not prove healthy: an earlier step's post does not wait for the same proof once more. */
import { join } from 'node:path';
import type { ProcessIdentity } from '../../haproxy/process.ts';
import { jobId } from '../github.ts';
import { fileNames, timeNow } from './journal.ts';
import { notesAbout, type Way, wayIn } from './known-ways.ts';
import { waysInJob } from './later-changes.ts';
import { loadBalancerIdOf } from './server-id.ts';
import { makeOurFolder, ourFolder, readText, writeNew } from './temp-folder.ts';

const SUFFIX = '.unproven';

/** Whoever has failed longer ago than this may be repaired by now: a later step of the job may have put the old version back. */
const JUST_NOW_NS = 20_000_000_000n;

/** A server by its load balancer's address, as it was given, and by who answered there. `key` is `BACKEND/SERVER`. */
export interface UnprovenServer {
  address: string;
  process: ProcessIdentity;
  key: string;
}

/** All of one load balancer. */
interface FailedProofs extends Way {
  keys: string[];
}

/** A `ready` of this job could not prove these healthy. */
export function noteFailedProof(id: string, servers: readonly UnprovenServer[]): void {
  const proofs = [...Map.groupBy(servers, ({ address }) => address)].flatMap(
    ([address, [first, ...others]]): FailedProofs | [] => {
      if (first === undefined) return [];
      const keys = [first, ...others].map(({ key }) => key);
      return { socket: loadBalancerIdOf(address), process: first.process, keys };
    },
  );
  const json = JSON.stringify({ job: jobId(), at: timeNow(), proofs });
  writeNew(join(makeOurFolder(), id + SUFFIX), json);
}

/**
 * Tells whether a `ready` that ended after this moment, and just before `now`, could not prove a server healthy. `processes`: all that are known
 * to have answered at its load balancer's address.
 */
export function failedProofs(
  at: string,
  now = timeNow(),
): (address: string, processes: readonly ProcessIdentity[], server: string) => boolean {
  const justNow = String(BigInt(now) - JUST_NOW_NS).padStart(20, '0');
  const after = at > justNow ? at : justNow;
  const failed = fileNames(SUFFIX).flatMap((name) => readFailedProofs(name, after));
  if (failed.length === 0) return () => false;
  const ways = waysInJob();
  const known = new Map<string, ReadonlySet<string>>();
  const failedThere = (address: string, processes: readonly ProcessIdentity[]): ReadonlySet<string> => {
    const own = processes.map((process) => ({ socket: loadBalancerIdOf(address), process }));
    return new Set(notesAbout(own, failed, ways).flatMap(({ keys }) => keys));
  };
  return (address, processes, server) => {
    const place = JSON.stringify([address, processes]);
    const there = known.get(place) ?? failedThere(address, processes);
    known.set(place, there);
    return there.has(server);
  };
}

function readFailedProofs(name: string, after: string): FailedProofs[] {
  try {
    const { job, at, proofs } = JSON.parse(readText(join(ourFolder(), name)));
    const isNews = job === jobId() && typeof at === 'string' && at > after;
    if (!isNews || !Array.isArray(proofs)) return [];
    return proofs.map(({ keys, ...way }) => ({ ...wayIn(way), keys: [...keys].map(String) }));
  } catch {
    // Written by no step, or gone: then the server is proven once more.
    return [];
  }
}
