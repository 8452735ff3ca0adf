/** Which servers a `ready` of this job could not prove healthy: an earlier step's post does not wait for the same proof once more. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jobId } from '../github.ts';
import { fileNames, timeNow } from './journal.ts';
import { serverIdOf } from './server-id.ts';
import { makeOurFolder, ourFolder, readText } from './temp-folder.ts';

const SUFFIX = '.unproven';

/** Whoever has failed longer ago than this may be repaired by now: a later step of the job may have put the old version back. */
const JUST_NOW_NS = 20_000_000_000n;

/** A `ready` of this job could not prove these healthy: each a load balancer's address and `BACKEND/SERVER`. */
export function noteFailedProof(id: string, servers: readonly { address: string; key: string }[]): void {
  const ids = servers.map(({ address, key }) => serverIdOf(address, key));
  const json = JSON.stringify({ job: jobId(), at: timeNow(), servers: ids });
  writeFileSync(join(makeOurFolder(), id + SUFFIX), json, { mode: 0o600, flag: 'wx' });
}

/** Tells whether a `ready` that ended after this moment, and just before `now`, could not prove a server healthy. */
export function failedProofs(at: string, now = timeNow()): (address: string, server: string) => boolean {
  const justNow = String(BigInt(now) - JUST_NOW_NS).padStart(20, '0');
  const after = at > justNow ? at : justNow;
  const failed = fileNames(SUFFIX).flatMap((name) => readFailedProof(name, after));
  return (address, server) => failed.includes(serverIdOf(address, server));
}

function readFailedProof(name: string, after: string): string[] {
  try {
    const { job, at, servers } = JSON.parse(readText(join(ourFolder(), name)));
    const isNews = job === jobId() && typeof at === 'string' && at > after;
    return isNews && Array.isArray(servers) ? servers.map(String) : [];
  } catch {
    // Written by no step, or gone: then the server is proven once more.
    return [];
  }
}
