/** The post step's look at what its main step had changed: the ways to its load balancers, and what later steps of the job did there. */
import { systemClock } from '../clock.ts';
import type { Failure } from '../errors.ts';
import { parseAddress } from '../haproxy/address.ts';
import type { LoadBalancer } from '../haproxy/load-balancer.ts';
import { openerFor } from '../haproxy/open.ts';
import { isSameProcess } from '../haproxy/process.ts';
import { keyOf } from '../haproxy/server.ts';
import { type Finding, isBack } from '../operation/post-job/finding.ts';
import { lookAfter } from '../operation/post-job/look-after.ts';
import type { PostJob } from '../operation/post-job/post-job.ts';
import * as github from './github.ts';
import type { HoldFile } from './hold/hold-file.ts';
import { lostCredentials, readCredentials, takesCredentials } from './inputs/credentials.ts';
import { givenConnection } from './inputs/given.ts';
import { logTo } from './report/log.ts';
import type { Ways } from './report/ways.ts';
import { failedProofs } from './state/failed-proofs.ts';
import { knownCuts } from './state/known-cuts.ts';
import { type LaterChanges, laterChanges } from './state/later-changes.ts';
import type { SavedStep } from './state/saved-step.ts';
import { serverIdOf } from './state/server-id.ts';
import type { Identity } from './state/state.ts';
import { lastSetInJob, noteUnderWay, unansweredInJob } from './state/under-way.ts';

const HEALTH_TIMEOUT_MS = 60_000;

/** How long a post step has: until `signal` is aborted. `provenBy` on the clock: no proof of health takes longer than that. */
export interface TimeLeft {
  signal: AbortSignal;
  provenBy: number;
}

/** What the job's journal says of what later steps did. */
export interface Later {
  changed: LaterChanges;
  failedProof: ReturnType<typeof failedProofs>;
  /** Of all steps of the job; nothing is known where somebody has cleared away what tells of them. */
  lastSetAt: ReturnType<typeof lastSetInJob>;
}

/** What later steps did, as seen at the end of this one (`at`, as the journal writes times). `isWhole`: nobody has cleared the journal away. */
export function laterThan(identity: Identity | null, at: string, isWhole: boolean): Later {
  const changed = identity === null ? () => false : laterChanges(identity.entryId, at);
  return { changed, failedProof: failedProofs(at), lastSetAt: isWhole ? lastSetInJob() : () => undefined };
}

/** Looks, and puts back when it shall, on ways of its own, which end with it. */
export async function look(
  {
    action,
    withheld,
    afterLoss,
    holdFile,
  }: Required<Pick<PostJob, 'action' | 'withheld' | 'afterLoss'>> & { holdFile: HoldFile | null },
  { addresses, connection, credentialsGiven = 0, change }: SavedStep,
  later: Later,
  { signal, provenBy }: TimeLeft,
): Promise<Finding[]> {
  const texts = new Map(addresses.map(({ name, text }) => [name, text]));
  const { credentials, faultFor } = readCredentials(github.readInput);
  const options = {
    ...connection,
    credentials,
    clock: systemClock,
    random: Math.random,
    debug: github.debug,
  };
  const lost = lostCredentials(credentialsGiven, github.readInput);
  const loadBalancers = new Map<string, LoadBalancer>();
  const unreachable = new Map<string, Failure>();
  const parsedAddresses = [...texts].map(([name, text]) => ({ name, parsed: parseAddress(text) }));
  // The posts of several steps come one behind another.
  const own = new Set(change.loadBalancers.flatMap(({ servers }) => servers.map(keyOf)));
  const open = await openerFor(parsedAddresses.flatMap(({ parsed }) => (parsed.ok ? [parsed.value] : [])));
  for (const { name, parsed } of parsedAddresses) {
    if (!parsed.ok) continue;
    // Without them it would go there as somebody else, or believe somebody else.
    const fault = faultFor(parsed.value) ?? (takesCredentials(parsed.value) ? lost : null);
    if (fault !== null) unreachable.set(name, fault);
    else
      loadBalancers.set(
        name,
        open(parsed.value, { ...options, underWay: noteUnderWay(undefined, undefined, own) }),
      );
  }
  try {
    return await lookAfter({
      saved: change,
      action,
      withheld,
      afterLoss,
      loadBalancers,
      unreachable,
      effects: { clock: systemClock, signal, tell: logTo(github, systemClock) },
      cuts: knownCuts(texts),
      unanswered: unansweredInJob(systemClock),
      healthTimeoutAtMostMs: HEALTH_TIMEOUT_MS,
      provenBy,
      changedLater: (name, server, setting, processes) =>
        later.changed(texts.get(name) ?? '', processes, server, setting),
      isDrainedByHold: (name, server, process) => {
        const id = serverIdOf(texts.get(name) ?? '', server);
        const onTheWay = holdFile?.onTheWay ?? [];
        return onTheWay.some((one) => one.id === id && isSameProcess(one.process, process));
      },
      lastSetAt: later.lastSetAt,
      hasFailedProof: (name, server, processes) =>
        later.failedProof(texts.get(name) ?? '', processes, server),
    });
  } finally {
    for (const loadBalancer of loadBalancers.values()) loadBalancer.close();
  }
}

/** The ways to the load balancers as main took them. */
export function waysOf({ addresses, change }: SavedStep): Ways {
  const prefixes = change.loadBalancers.flatMap(({ name, process: { commandPrefix } }) =>
    commandPrefix === undefined ? [] : [[name, commandPrefix] as const],
  );
  return {
    addresses: new Map(addresses.map(({ name, text }) => [name, text])),
    prefixes: new Map(prefixes),
    given: givenConnection(github.readInput),
    uses: github.usedAs(),
  };
}

/** Which servers are as before: these are not this step's any more. */
export function isSettledBy(findings: readonly Finding[]) {
  const settled = new Set(
    findings.filter(isBack).map(({ loadBalancer, saved }) => `${loadBalancer} ${keyOf(saved)}`),
  );
  return (loadBalancer: string, server: Finding['saved']) => settled.has(`${loadBalancer} ${keyOf(server)}`);
}
