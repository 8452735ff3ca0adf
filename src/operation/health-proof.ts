/**
 * The proof that a server is healthy, while it is out: HAProxy lets traffic in *before the first check* when a server leaves
 * maint, and an application that is not up yet answers 503. So HAProxy's own checks must have found it healthy first.
 */
import { formatDuration } from '../duration.ts';
import type { WeightGoal } from '../haproxy/load-balancer.ts';
import { adminStateOf, forcedStateOf, keyOf, type Server } from '../haproxy/server.ts';
import { inUse } from './guard.ts';
import { isProvenStatus, type Proof, proofOf, unhealthyFailure } from './readiness.ts';
import { namesOf, type Site } from './site.ts';
import { stateGoals, type Target } from './target.ts';

const LOOK_EVERY_MS = 100;
/** With `fall 1` one check is all there is between DOWN and fully up, and HAProxy shows no `1/3` before it has run. */
const SETTLE_FALL_1_MS = 2_000;

/** A server on its way back: how it is proven and what was seen when that began. */
interface Candidate {
  target: Target;
  proof: Proof;
  begun: Server;
  /** Its backend lives on its backups: the proof runs at weight 0, so that nothing cuts their sessions. */
  weightless: boolean;
}

export class HealthProof {
  private readonly site: Site;
  private readonly startedAt: number;
  private readonly candidates: Candidate[];

  /** `targets` that are out of rotation. The limit is `health-timeout` from `startedAt` on. */
  constructor(site: Site, targets: readonly Target[], startedAt: number) {
    this.site = site;
    this.startedAt = startedAt;
    this.candidates = targets.map((target) => this.candidateFor(target));
  }

  /** Throws `unhealthy` when the limit passes first. */
  async run(signal: AbortSignal): Promise<void> {
    await this.beginByChecks(signal);
    await this.beginByWatching(signal);
    await this.wait(signal);
    await this.restoreWeights(signal);
  }

  private candidateFor(target: Target): Candidate {
    const { site } = this;
    const begun = site.now(target);
    const unit = site.unitNow(target);
    const proof = proofOf(begun, unit, site.snapshot);
    const weightless = proof === 'checks' && unit.some((member) => livesOnBackups(member.backend, site));
    return { target, proof, begun, weightless };
  }

  private get deadline(): number {
    return this.startedAt + this.site.request.healthTimeoutMs;
  }

  private async beginByChecks(signal: AbortSignal): Promise<void> {
    const { site } = this;
    const proven = this.candidates.filter((candidate) => candidate.proof === 'checks');
    if (proven.length === 0) return;
    const weightless = proven.filter((candidate) => candidate.weightless);
    if (weightless.length > 0) {
      const goals = weightless.map(({ begun }) => weightOf(begun, 0));
      await setWeightsAndTell(site, goals, signal);
    }
    const targets = proven.map((candidate) => candidate.target);
    site.touch(targets);
    const servers = targets.map((target) => target.before);
    site.record(await site.loadBalancer.takeDownForProof(servers, site.watched, signal));
    for (const candidate of proven) {
      candidate.begun = { ...site.now(candidate.target), weight: candidate.begun.weight };
    }
    site.tell('set', `${namesOf(targets)}: in drain and down, until HAProxy's checks have proven it healthy`);
  }

  /** Out of maint without `health down`: sessions that are left keep running, and its checks start anew. */
  private async beginByWatching(signal: AbortSignal): Promise<void> {
    const { site } = this;
    const watched = this.candidates.filter((candidate) => candidate.proof === 'watch');
    const inMaint = watched
      .filter(({ begun }) => adminStateOf(begun.adminFlags) === 'maint')
      .map(({ target }) => target);
    if (inMaint.length === 0) return;
    site.touch(inMaint);
    site.record(await site.loadBalancer.setStates(stateGoals(inMaint, 'drain'), site.watched, signal));
    site.tell('set', `${namesOf(inMaint)}: in drain with sessions left, until its checks have passed`);
  }

  private async wait(signal: AbortSignal): Promise<void> {
    const { site } = this;
    const { clock } = site.effects;
    const since = clock.now();
    let waiting = this.candidates.filter((candidate) => candidate.proof !== 'none');
    while (waiting.length > 0) {
      await clock.sleep(LOOK_EVERY_MS, signal);
      const traffic = await site.loadBalancer.sample(
        waiting.map(({ target }) => target.before),
        signal,
      );
      const likely = waiting.filter(({ target }) => isProvenStatus(traffic.get(target.key)?.status));
      if (likely.length > 0) site.record(await site.loadBalancer.readServers(site.watched, signal));
      for (const candidate of likely) {
        if (!this.isProven(candidate, clock.now() - since)) continue;
        waiting = waiting.filter((other) => other !== candidate);
        const row = site.rows.get(candidate.target.key);
        if (row) row.healthMs = Math.round(clock.now() - this.startedAt);
      }
      if (waiting.length === 0) return;
      if (clock.now() >= this.deadline) {
        site.record(await site.loadBalancer.readServers(site.watched, signal));
        throw this.unhealthy(waiting);
      }
      const status = traffic.get(waiting[0]?.target.key ?? '')?.status ?? 'unknown';
      const waited = formatDuration(clock.now() - this.startedAt);
      const limit = formatDuration(site.request.healthTimeoutMs);
      site.tell(
        'progress',
        `${namesOf(waiting.map(({ target }) => target))}: "${status}", proving health, after ${waited} of ${limit}`,
      );
    }
  }

  private isProven(candidate: Candidate, waitedMs: number): boolean {
    const server = this.site.now(candidate.target);
    const { begun, proof } = candidate;
    // Stopping (3) is a server that asks to be left alone: never a proof.
    if (server.operationalState !== 1 && server.operationalState !== 2) return false;
    if (!isProvenStatus(server.status)) return false;
    if (proof === 'checks') return true;
    if (server.checkStatus === 'INI' || server.checkStatus === '') return false;
    const leftMaint = forcedStateOf(begun.adminFlags) === 'maint';
    return !leftMaint || server.checkFall !== 1 || waitedMs >= SETTLE_FALL_1_MS;
  }

  private async restoreWeights(signal: AbortSignal): Promise<void> {
    const weightless = this.candidates.filter((candidate) => candidate.weightless);
    if (weightless.length === 0) return;
    const goals = weightless.map(({ begun }) => weightOf(begun, begun.weight));
    await setWeightsAndTell(this.site, goals, signal);
  }

  private unhealthy(candidates: readonly Candidate[]) {
    const { site } = this;
    const unproven = candidates.map(({ target, begun }) => ({
      key: target.key,
      begun,
      now: site.now(target),
    }));
    const failure = unhealthyFailure(unproven, site.request.healthTimeoutMs, site.name);
    for (const row of site.rowsOf(candidates.map(({ target }) => target))) row.error = failure;
    return failure;
  }
}

/** Sets weights and takes over what HAProxy says of them. */
export async function setWeightsAndTell(
  site: Site,
  goals: readonly WeightGoal[],
  signal: AbortSignal,
): Promise<void> {
  const keys = new Set(goals.map(keyOf));
  site.touch(site.plan.targets.filter((target) => keys.has(target.key)));
  site.record(await site.loadBalancer.setWeights(goals, site.watched, signal));
  site.tell('set', goals.map((goal) => `${keyOf(goal)}: set to weight ${goal.weight}`).join(', '));
}

/** Nothing but backups serve, and they have sessions: `on-marked-up shutdown-backup-sessions` would cut these at the proof. */
function livesOnBackups(name: string, site: Site): boolean {
  const backend = site.snapshot.backends.get(name);
  if (backend === undefined || backend.active > 0 || inUse(backend) === 0) return false;
  return [...site.servers.values()].some(
    (server) => server.backend === name && server.backup && server.sessions > 0,
  );
}

function weightOf(server: Server, weight: number): WeightGoal {
  return { backend: server.backend, server: server.server, weight: String(weight), effective: weight };
}
