/**
 * After the job: what a step changed is put back, or at least looked at, from what the step had saved. Only what is still as the
 * step left it is touched. Never throws: whatever is found, and whatever could not be done, comes back as a list.
 */
import { asFailure, Failure } from '../errors.ts';
import type { LoadBalancer } from '../haproxy/load-balancer.ts';
import {
  forcedStateOf,
  isFullyUp,
  keyOf,
  type Server,
  type Snapshot,
  takesTraffic,
} from '../haproxy/server.ts';
import type { Effects, SavedChange, SavedServer } from './effects.ts';
import { isRefused, outlookOf } from './guard.ts';
import { type Aspect, aspectsOf, ownPart } from './ownership.ts';
import { putBack } from './restore.ts';
import { changedOf } from './row.ts';
import { savedSite } from './saved-site.ts';
import type { Site } from './site.ts';

/** After a put-back that failed, one more look may take this long. */
const LAST_LOOK_MS = 4_000;

/**
 * `as-before`: nothing to do. `changed-later`: by a later step of this job. `put-back`: by us, verified. `left`: still as the step
 * left it. `not-ours`: as nobody of us left it. `gone`: HAProxy has no such server any more. `unknown`: not to be read.
 */
export type Verdict = 'as-before' | 'changed-later' | 'put-back' | 'left' | 'not-ours' | 'gone' | 'unknown';

/** One server that the step had changed, or was about to. */
export interface Finding {
  loadBalancer: string;
  /** Where some of it is to be put back: only that part, see `ownPart`. */
  saved: SavedServer;
  verdict: Verdict;
  /** As last read; null when it could not be. */
  now: Server | null;
  /** Why it could not be put back, or not be read. */
  failure: Failure | null;
}

export interface Aftermath {
  saved: SavedChange;
  duty: 'look' | 'put-back';
  /** By name. One that is missing cannot be reached. */
  loadBalancers: ReadonlyMap<string, LoadBalancer>;
  effects: Effects;
  /** Limit in ms of a proof of health, whatever the step's own was. */
  healthTimeoutAtMost: number;
  /** Did a later step of this job set this aspect of this server of this load balancer? */
  changedLater(loadBalancer: string, key: string, aspect: Aspect): boolean;
}

/** All load balancers side by side. */
export async function lookAfter(aftermath: Aftermath): Promise<Finding[]> {
  const findings = await Promise.all(
    aftermath.saved.loadBalancers.map(({ name, servers }) => lookAfterOne(name, servers, aftermath)),
  );
  return findings.flat();
}

async function lookAfterOne(
  name: string,
  servers: readonly SavedServer[],
  aftermath: Aftermath,
): Promise<Finding[]> {
  const loadBalancer = aftermath.loadBalancers.get(name);
  let findings: Finding[] = servers.map((saved) => unknown(name, saved, null));
  try {
    if (loadBalancer === undefined) throw new Error(`nothing is known of how to reach ${name}`);
    const snapshot = await loadBalancer.read(aftermath.effects.signal);
    findings = servers.map((saved) => findingOf(name, saved, snapshot, aftermath));
    if (aftermath.duty === 'put-back') await putBackLeft(loadBalancer, findings, snapshot, aftermath);
    return findings;
  } catch (error) {
    const failure = asFailure(error);
    return findings.map((finding) => (finding.verdict === 'unknown' ? { ...finding, failure } : finding));
  } finally {
    loadBalancer?.close();
  }
}

function unknown(loadBalancer: string, saved: SavedServer, failure: Failure | null): Finding {
  return { loadBalancer, saved, verdict: 'unknown', now: null, failure };
}

function findingOf(name: string, saved: SavedServer, snapshot: Snapshot, aftermath: Aftermath): Finding {
  const now = snapshot.servers.get(keyOf(saved)) ?? null;
  const found = { loadBalancer: name, saved, now, failure: null };
  if (now === null) return { ...found, verdict: 'gone' };
  const set = aspectsOf(aftermath.saved.operation, saved);
  if (isAsBefore(ownPart(saved, now, set), now)) return { ...found, verdict: 'as-before' };
  const lastSet = set.filter((aspect) => !aftermath.changedLater(name, keyOf(saved), aspect));
  const own = ownPart(saved, now, lastSet);
  if (isAsBefore(own, now)) return { ...found, verdict: 'changed-later' };
  return { ...found, saved: own, verdict: isAsLeft(own, now) ? 'left' : 'not-ours' };
}

function isAsBefore({ before, weights }: SavedServer, now: Server): boolean {
  const sameWeight = weights.length === 0 || now.weight === before.weight;
  return forcedStateOf(now.adminFlags) === before.state && sameWeight;
}

function isAsLeft({ before, leaves, weights }: SavedServer, now: Server): boolean {
  const asLeft = weights.length === 0 || [before.weight, ...weights].includes(now.weight);
  return leaves.includes(forcedStateOf(now.adminFlags)) && asLeft;
}

/** Changes the findings it is given: what was left is put back, or says why not. */
async function putBackLeft(
  loadBalancer: LoadBalancer,
  findings: Finding[],
  snapshot: Snapshot,
  aftermath: Aftermath,
): Promise<void> {
  const left = spare(
    findings.filter(({ verdict }) => verdict === 'left'),
    snapshot,
    aftermath.saved,
  );
  if (left.length === 0) return;
  const { saved, effects, healthTimeoutAtMost } = aftermath;
  const change = { ...saved, healthTimeout: Math.min(saved.healthTimeout, healthTimeoutAtMost) };
  const servers = left.map((finding) => finding.saved);
  const site = savedSite(loadBalancer, change, servers, effects, snapshot);
  let failure: Failure | null = null;
  try {
    await putBack(site, effects.signal);
  } catch (error) {
    failure = asFailure(error);
    await lookOnceMore(site);
  }
  for (const finding of left) {
    const row = site.rows.get(keyOf(finding.saved));
    if (row === undefined) continue;
    const changed = changedOf(row);
    finding.now = row.after;
    finding.verdict = changed === 'no' ? 'put-back' : changed === 'yes' ? 'left' : 'unknown';
    if (changed !== 'no') finding.failure = failure;
  }
}

async function lookOnceMore(site: Site): Promise<void> {
  try {
    site.record(await site.loadBalancer.read(AbortSignal.timeout(LAST_LOOK_MS)));
  } catch {
    for (const row of site.rows.values()) row.unsure = true;
  }
}

/** Those that may go back: to take one out of rotation again must leave enough others, as at any other time. */
function spare(left: Finding[], snapshot: Snapshot, saved: SavedChange): Finding[] {
  const leaving = left.filter(
    ({ saved: { before }, now }) =>
      now !== null && takesTraffic(now) && (before.state !== 'ready' || before.weight === 0),
  );
  const refused = new Set(
    [...snapshot.backends.values()]
      .filter((backend) => {
        const ours = leaving.flatMap(({ now }) => (now?.backend === backend.name ? now : []));
        const servers = [...snapshot.servers.values()].filter((server) => server.backend === backend.name);
        return ours.length > 0 && isRefused(outlookOf(backend, servers, ours, saved.minAvailable));
      })
      .map(({ name }) => name),
  );
  for (const finding of leaving) {
    if (refused.has(finding.saved.backend)) finding.failure = tooFewWithout(finding);
  }
  return left.filter(({ failure }) => failure === null);
}

function tooFewWithout({ loadBalancer, saved }: Finding): Failure {
  return new Failure(
    'guard',
    `Left in rotation: without ${keyOf(saved)} fewer servers of ${saved.backend} would take traffic than \`min-available\` asks for`,
    { loadBalancer, server: keyOf(saved), hint: 'Bring others back first, then take it out by hand.' },
  );
}

/** It was put back, but does it take traffic again, as it did before? */
export function isHealthyAgain({ saved, now }: Finding): boolean {
  return saved.before.state !== 'ready' || !saved.before.up || (now !== null && isFullyUp(now.status));
}

/** Missing in the rotation, where it was before the step. One that is DOWN by itself is not meant. */
export function isOut({ saved, now }: Finding): boolean {
  if (!wasIn(saved) || now === null) return false;
  return forcedStateOf(now.adminFlags) !== 'ready' || now.weight === 0;
}

/** In rotation before the step, as far as it is set by hand. */
export function wasIn({ before }: SavedServer): boolean {
  return before.state === 'ready' && before.weight > 0;
}
