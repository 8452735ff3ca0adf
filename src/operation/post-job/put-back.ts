/** What is left of a step on one load balancer is put back, as far as nobody refutes that. What came of it is told by the findings. */
import type { LoadBalancer } from '../../haproxy/load-balancer.ts';
import type { ProcessIdentity } from '../../haproxy/process.ts';
import { keyOf, type Server } from '../../haproxy/server.ts';
import { pick } from '../../haproxy/server-settings.ts';
import { rollback } from '../rollback/rollback.ts';
import type { RolledBackServer } from '../rollback/rolled-back.ts';
import { refusedElsewhere } from './elsewhere.ts';
import type { Finding, FindingKind } from './finding.ts';
import { isLeft, isUnproven, ownPart, unproven } from './left.ts';
import type { Looked } from './outlast.ts';
import { LAST_LOOK_MS, type TurnOfJob } from './post-job.ts';

/** So long whoever goes back to maint is drained at most: a proof of health must have its time, too. */
const DRAIN_LIMIT_MS = 10_000;

/**
 * The findings once more, after what was left was put back, or with why not. `told`: the process that main has told, `process`: the one in which
 * that was found. Whatever is otherwise there by now no reload has done.
 */
export async function putBackLeft(
  loadBalancer: LoadBalancer,
  told: ProcessIdentity,
  process: ProcessIdentity,
  found: readonly Finding[],
  job: TurnOfJob,
): Promise<Pick<Looked, 'findings'> & { process: ProcessIdentity }> {
  const { name } = loadBalancer;
  const { saved, effects, withheld: failure = null } = job;
  if (failure !== null)
    return { process, findings: found.map((one) => (isLeft(one) ? { ...one, failure } : one)) };
  const hasFailedProof = ({ saved: server }: Finding) =>
    job.hasFailedProof?.(name, keyOf(server), [told, process]) === true;
  const findings = found.map((finding) =>
    isUnproven(finding) && hasFailedProof(finding)
      ? unproven(finding)
      : refusedElsewhere(finding, job.unprovenThere),
  );
  const left = findings.filter((finding) => isLeft(finding) && finding.failure === null);
  if (left.length === 0) return { process, findings };
  const servers = left.flatMap((one) => (one.now === null ? [] : ownPart(one.saved, one.own, one.now)));
  const context = {
    clock: effects.clock,
    tell: effects.tell,
    healthTimeoutMs: Math.min(saved.healthTimeoutMs, job.healthTimeoutAtMostMs),
    provenBy: job.provenBy,
    drainLimitMs: DRAIN_LIMIT_MS,
    unhealthy: new Set(left.filter(hasFailedProof).map((one) => keyOf(one.saved))),
    lastLookMs: LAST_LOOK_MS,
    cuts: job.cuts,
    applicationMayHaveChanged: true,
    mustBeProven: saved.scriptUnfinished === true,
    minAvailable: saved.minAvailable,
    // Nobody comes after the post step.
    checkpoint: async () => {},
  };
  const done = await rollback(loadBalancer, { name, process, servers }, context, effects.signal);
  const put = new Set(left.map(({ saved: server }) => keyOf(server)));
  const lent = done.lent.map(({ saved: tracker, result }): Finding => {
    const own = pick(tracker.before, ['weight']);
    return after({ loadBalancer: name, saved: tracker, own, ...NOTHING_KNOWN }, result);
  });
  const asked = findings.map((finding) => {
    const result = put.has(keyOf(finding.saved)) ? done.servers.get(keyOf(finding.saved)) : undefined;
    return result === undefined ? finding : after(finding, result);
  });
  const known = new Set(asked.map((finding) => keyOf(finding.saved)));
  const more = lent.filter((finding) => !known.has(keyOf(finding.saved)));
  return { process: done.process, findings: [...asked, ...more] };
}

const NOTHING_KNOWN = { kind: 'unknown', now: null, sessionsShutDown: 0, failure: null } as const;

function after(finding: Finding, result: RolledBackServer): Finding {
  const { kind, now, sessionsShutDown, failure } = result;
  const kinds: Record<RolledBackServer['kind'], FindingKind> = {
    back: 'put-back',
    left: 'left',
    'not-ours': 'not-ours',
    replaced: 'replaced',
    gone: 'gone',
    unknown: 'unknown',
  };
  const own = kind === 'back' && now !== null ? ownStill(finding.own, now) : finding.own;
  const found = kind === 'unknown' || kind === 'left' ? withSent(finding, result) : { ...finding, own };
  return { ...found, kind: kinds[kind], now, sessionsShutDown, failure };
}

/**
 * With what it was set to on its way back, and may be in still: whoever looks at it once more is to know of that. Of what the step had never
 * set it was only borrowed, and goes back to what it was when that began.
 */
function withSent(finding: Finding, { sent }: RolledBackServer): Finding {
  const { saved, own, now } = finding;
  if (now === null) return finding;
  const { states, weights } = saved.sent;
  const borrowed = {
    ...(states.length === 0 && sent.states.length > 0 ? { state: now.forced } : {}),
    ...(weights.length === 0 && sent.weights.length > 0 ? { weight: now.weight } : {}),
  };
  const all = {
    ...saved.sent,
    states: [...new Set([...states, ...sent.states])],
    weights: [...new Set([...weights, ...sent.weights])],
  };
  const before = { ...saved.before, ...borrowed };
  return { ...finding, saved: { ...saved, before, sent: all }, own: { ...own, ...borrowed } };
}

/** A weight that somebody, or a reload, has set since was left so, and told: that is not put back. */
function ownStill(own: Finding['own'], now: Server): Finding['own'] {
  const { weight, ...others } = own;
  return weight === undefined || weight === now.weight ? own : others;
}
