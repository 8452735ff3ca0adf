/**
 * How long a post step may take. A cancelled job has five minutes for all of its post steps (GitHub, "Canceling a workflow"): then the runner
 * ends its worker, and those that have not run by then never do, so that nobody tells what their steps have left out.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyOf } from '../../haproxy/server.ts';
import { postActionFor } from '../../operation/post-job/decision.ts';
import { wasIn } from '../../operation/post-job/finding.ts';
import { type SavedServer, sentSettings } from '../../operation/saved-change.ts';
import { jobId } from '../github.ts';
import { allEntries, attendedIds, type IdentifiedEntry, startOf, timeNow } from './journal.ts';
import { serverIdOf } from './server-id.ts';
import { makeOurFolder, ourFolder, readText } from './temp-folder.ts';

/** The first of our post steps may have begun some time after the cancel, and each takes a moment to start. */
const ALL_WITHIN_MS = 270_000;
/** For one look at least, and to tell what is out. */
const AT_LEAST_MS = 10_000;
/** Of a step whose servers later ones have set otherwise, or that has taken nobody out, there is hardly anything to say. */
const NOTHING_TO_DO_MS = 1_000;

/**
 * Of a cancelled job, with enough for each that is still to come: as much for each, or half of what is left when each of those has the least, for
 * most need no more than a proof of health does. Notes that post steps have begun. `id`: of this step's entry; `beyondMs`: what each may take
 * beyond that.
 */
export function cancelledPostMs(id: string, beyondMs: number): number {
  const { busy, idle } = waitingPosts(id);
  const leftMs = ALL_WITHIN_MS - sinceFirstMs(startOf(id)) - idle * NOTHING_TO_DO_MS;
  const shareMs = leftMs / (1 + busy);
  const halfMs = (leftMs - busy * (AT_LEAST_MS + beyondMs)) / 2;
  return Math.max(AT_LEAST_MS, Math.floor(Math.max(shareMs, halfMs)) - beyondMs);
}

/** How many other post steps are still to come, or never will: those that may have somebody to put back or to tell of, and the rest. */
function waitingPosts(id: string): { busy: number; idle: number } {
  const isAttended = attendedIds();
  const entries = allEntries();
  const waiting = entries.filter((entry) => entry.id !== id && !isAttended(entry.id));
  const lastSetAt = new Map<string, string>();
  // What is put back by its own post is an earlier step's again.
  for (const entry of entries.filter((one) => isAttended(one.id) || !putsBack(one)))
    for (const one of setBy(entry)) if (entry.at > (lastSetAt.get(one) ?? '')) lastSetAt.set(one, entry.at);
  const isOvertaken = (entry: IdentifiedEntry) =>
    setBy(entry).every((one) => (lastSetAt.get(one) ?? '') > entry.at);
  const busy = waiting.filter((entry) => (putsBack(entry) || takesOut(entry)) && !isOvertaken(entry)).length;
  return { busy, idle: waiting.length - busy };
}

/** Each setting of each server that a step has sent, as one text. */
function setBy({ step: { addresses, change } }: IdentifiedEntry): string[] {
  const texts = new Map(addresses.map(({ name, text }) => [name, text]));
  return change.loadBalancers.flatMap(({ name, servers }) =>
    servers.flatMap((server) => {
      const serverId = serverIdOf(texts.get(name) ?? '', keyOf(server));
      return sentSettings(server).map((setting) => `${setting} ${serverId}`);
    }),
  );
}

function putsBack({ step: { change } }: IdentifiedEntry): boolean {
  return postActionFor(change, change.reached ? 'reached' : null, 'cancelled') === 'put-back';
}

function takesOut({ step: { change } }: IdentifiedEntry): boolean {
  const isOut = ({ sent }: SavedServer) =>
    sent.states.some((state) => state !== 'ready') || sent.weights.includes(0);
  return change.loadBalancers.some(({ servers }) => servers.some((one) => wasIn(one) && isOut(one)));
}

/** `begunAt`: of a step. What is older than that was left by another job of the same name, as of a matrix, where the runner could not clear it away. */
function sinceFirstMs(begunAt: string): number {
  const now = timeNow();
  try {
    const { job, at } = JSON.parse(readText(join(ourFolder(), 'first.post')));
    if (job === jobId() && typeof at === 'string' && at > begunAt)
      return Number((BigInt(now) - BigInt(at)) / 1_000_000n);
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
