/**
 * The proof that a server is healthy, while it is out: HAProxy lets traffic in *before the first check* when a server leaves
 * maint, and an application that is not up yet answers 503. So HAProxy's own checks must have found it healthy first.
 */
import { formatDuration } from '../duration.ts';
import type { WeightGoal } from '../haproxy/load-balancer.ts';
import { keyOf, type Server, takesTraffic } from '../haproxy/server.ts';
import { inUse } from './guard.ts';
import {
  isChecked,
  isProvenStatus,
  type Proof,
  proofAfterReload,
  proofOf,
  unhealthyFailure,
} from './readiness.ts';
import { assertProvable } from './second-look.ts';
import { namesOf, type Site } from './site.ts';
import type { Target } from './target.ts';

const LOOK_EVERY_MS = 100;
/** A server on its way back: how it is proven and what was seen when that began. */
interface Candidate {
  target: Target;
  proof: Proof;
  begun: Server;
  /** The last check's words: a check that is running hides a part of them. */
  lastCheck: string;
  /** Its backend lives on its backups: the proof runs at weight 0, so that nothing cuts their sessions. */
  weightless: boolean;
}

export class HealthProof {
  private readonly site: Site;
  private readonly startedAt: number;
  private readonly candidates: Candidate[];

  /** `targets` that are out of rotation, or were let in by a reload. The limit is `health-timeout` from `startedAt` on. */
  constructor(site: Site, targets: readonly Target[], startedAt: number) {
    this.site = site;
    this.startedAt = startedAt;
    this.candidates = targets.map((target) => this.candidateFor(target));
  }

  /** Throws `unhealthy` when the limit passes first. */
  async run(signal: AbortSignal): Promise<void> {
    await this.begin(signal);
    await this.wait(signal);
    await this.restoreWeights(signal);
  }

  private candidateFor(target: Target): Candidate {
    const { site } = this;
    const begun = site.now(target);
    const unit = site.unitNow(target);
    const proof = site.reloads > 0 ? proofAfterReload(begun) : proofOf(begun, unit, site.snapshot);
    const marked = proof === 'checks' || proof === 'recheck';
    const weightless = marked && unit.some((member) => livesOnBackups(member.backend, site));
    return { target, proof, begun, lastCheck: begun.lastCheck, weightless };
  }

  private get deadline(): number {
    return this.startedAt + this.site.request.healthTimeoutMs;
  }

  private async begin(signal: AbortSignal): Promise<void> {
    const weightless = this.candidates.filter((candidate) => candidate.weightless);
    if (weightless.length > 0) {
      const goals = weightless.map(({ begun }) => weightOf(begun, 0));
      await setWeightsAndTell(this.site, goals, signal);
    }
    await this.beginBy('recheck', signal);
    await this.beginBy('checks', signal);
  }

  private async beginBy(proof: 'checks' | 'recheck', signal: AbortSignal): Promise<void> {
    const { site } = this;
    const { loadBalancer, watched } = site;
    const proven = this.candidates.filter((candidate) => candidate.proof === proof);
    if (proven.length === 0) return;
    const targets = proven.map((candidate) => candidate.target);
    site.touch(targets);
    const servers = targets.map((target) => target.before);
    site.record(
      proof === 'checks'
        ? await loadBalancer.takeDownForProof(servers, watched, signal)
        : await loadBalancer.recheck(servers, watched, signal),
    );
    for (const candidate of proven) {
      candidate.begun = { ...site.now(candidate.target), weight: candidate.begun.weight };
    }
    const down = proof === 'checks' ? 'in drain and down' : 'in drain, for it was let in unproven';
    site.tell('set', `${namesOf(targets)}: ${down}, until HAProxy's checks have proven it healthy`);
  }

  private async wait(signal: AbortSignal): Promise<void> {
    const { site } = this;
    const { clock } = site.effects;
    let waiting = this.candidates.filter((candidate) => candidate.proof !== 'none');
    while (waiting.length > 0) {
      await clock.sleep(LOOK_EVERY_MS, signal);
      waiting = await this.look(waiting, signal);
      if (waiting.length === 0 || clock.now() < this.deadline) continue;
      site.record(await site.loadBalancer.readServers(site.watched, signal));
      throw this.unhealthy(waiting);
    }
  }

  /** Returns those that are not proven yet. */
  private async look(waiting: readonly Candidate[], signal: AbortSignal): Promise<Candidate[]> {
    const { site } = this;
    const servers = waiting.map(({ target }) => target.before);
    const traffic = await site.loadBalancer.sample(servers, signal);
    for (const candidate of waiting) hear(candidate, traffic.get(candidate.target.key)?.lastCheck ?? '');
    const statusOf = ({ target }: Candidate) => traffic.get(target.key)?.status ?? 'unknown';
    const inMaint = waiting.filter((candidate) => statusOf(candidate).startsWith('MAINT'));
    const likely = waiting.filter((candidate) => isProvenStatus(statusOf(candidate)));
    if (inMaint.length + likely.length > 0)
      site.record(await site.loadBalancer.readServers(site.watched, signal));
    for (const { target } of inMaint) assertProvable(site, target);
    const proven = likely.filter((candidate) => this.isProven(candidate));
    const waited = site.effects.clock.now() - this.startedAt;
    for (const row of site.rowsOf(proven.map(({ target }) => target))) row.healthMs = Math.round(waited);
    const left = waiting.filter((candidate) => !proven.includes(candidate));
    const [first] = left;
    if (first !== undefined) this.tellProgress(left, statusOf(first), waited);
    return left;
  }

  private tellProgress(waiting: readonly Candidate[], status: string, waitedMs: number): void {
    const names = namesOf(waiting.map(({ target }) => target));
    const limit = formatDuration(this.site.request.healthTimeoutMs);
    this.site.tellProgress(
      `${names}: "${status}", proving health, after ${formatDuration(waitedMs)} of ${limit}`,
      waiting.length,
    );
  }

  private isProven({ target, proof }: Candidate): boolean {
    const server = this.site.now(target);
    // Stopping (3) is a server that asks to be left alone: never a proof.
    if (server.operationalState !== 1 && server.operationalState !== 2) return false;
    if (!isProvenStatus(server.status)) return false;
    // In a drain that began a moment ago, perhaps no check has run yet.
    return proof !== 'watch' || isChecked(server);
  }

  private async restoreWeights(signal: AbortSignal): Promise<void> {
    const weightless = this.candidates.filter((candidate) => candidate.weightless);
    if (weightless.length === 0) return;
    const goals = weightless.map(({ begun }) => weightOf(begun, begun.weight));
    await setWeightsAndTell(this.site, goals, signal);
  }

  private unhealthy(candidates: readonly Candidate[]) {
    const { site } = this;
    const unproven = candidates.map((candidate) => {
      const { target, begun } = candidate;
      const now = site.now(target);
      hear(candidate, now.lastCheck);
      return { key: target.key, begun, now: { ...now, lastCheck: candidate.lastCheck } };
    });
    const failure = unhealthyFailure(unproven, site.request.healthTimeoutMs, site.name);
    for (const row of site.rowsOf(candidates.map(({ target }) => target))) row.error = failure;
    return failure;
  }
}

function hear(candidate: Candidate, words: string): void {
  if (!candidate.lastCheck.startsWith(words)) candidate.lastCheck = words;
}

/** Sets weights and takes over what HAProxy says of them. */
export async function setWeightsAndTell(
  site: Site,
  goals: readonly WeightGoal[],
  signal: AbortSignal,
): Promise<void> {
  site.touchWeights(goals);
  site.record(await site.loadBalancer.setWeights(goals, site.watched, signal));
  site.tell('set', goals.map((goal) => `${keyOf(goal)}: set to weight ${goal.weight}`).join(', '));
}

/**
 * Nothing but backups serve, and they have sessions, or will have as soon as those are out again that a reload has let in:
 * `on-marked-up shutdown-backup-sessions` would cut these at the proof.
 */
function livesOnBackups(name: string, site: Site): boolean {
  const backend = site.snapshot.backends.get(name);
  if (backend === undefined || inUse(backend) === 0) return false;
  const units = site.plan.targets.flatMap((target) => site.unitNow(target));
  const letIn = units.filter((one) => one.backend === name && !one.backup && takesTraffic(one)).length;
  if (backend.active > letIn) return false;
  return [...site.servers.values()].some(
    (server) => server.backend === name && server.backup && (server.sessions > 0 || letIn > 0),
  );
}

function weightOf(server: Server, weight: number): WeightGoal {
  return { backend: server.backend, server: server.server, weight: String(weight), effective: weight };
}
