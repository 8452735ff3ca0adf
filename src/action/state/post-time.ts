/**
 * How long a post step may take. A cancelled job has five minutes for all of its post steps (GitHub, "Canceling a workflow"): then the runner
 * ends its worker, and those that have not run by then never do, so that nobody tells what their steps have left out.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jobId } from '../github.ts';
import { timeNow, waitingPosts } from './journal.ts';
import { makeOurFolder, ourFolder, readText } from './temp-folder.ts';

/** The first of our post steps may have begun some time after the cancel, and each takes a moment to start. */
const ALL_WITHIN_MS = 270_000;
/** For one look at least, and to tell what is out. */
const AT_LEAST_MS = 10_000;

/**
 * Of a cancelled job, with as much for each that is still to come. Notes that post steps have begun. `id`: of this step's entry; `beyondMs`: what
 * each may take beyond that.
 */
export function cancelledPostMs(id: string, beyondMs: number): number {
  const leftMs = ALL_WITHIN_MS - sinceFirstMs();
  return Math.max(AT_LEAST_MS, Math.floor(leftMs / (1 + waitingPosts(id))) - beyondMs);
}

function sinceFirstMs(): number {
  const now = timeNow();
  try {
    const { job, at } = JSON.parse(readText(join(ourFolder(), 'first.post')));
    if (job === jobId() && typeof at === 'string') return Number((BigInt(now) - BigInt(at)) / 1_000_000n);
  } catch {
    // This one is the first, or somebody has cleared the temporary files away.
  }
  try {
    writeFileSync(join(makeOurFolder(), 'first.post'), JSON.stringify({ job: jobId(), at: now }), {
      mode: 0o600,
    });
  } catch {
    // On a full disk: then each takes itself for the first one.
  }
  return 0;
}
