/** `ready` on one load balancer: proven while it is out, then let in, then confirmed. Its methods are the stages of a fleet. */
import { adminStateOf } from '../haproxy/server.ts';
import { HealthProof, setWeightsAndTell } from './health-proof.ts';
import { isChecked, isStoppedForEver, isUp, proofAfterReload, unhealthyFailure } from './readiness.ts';
import { assertHeld, outlastAgents } from './second-look.ts';
import { namesOf, type Site } from './site.ts';
import { stateGoals, type Target } from './target.ts';

const LOOK_EVERY_MS = 100;

export class BringBack {
  private readonly site: Site;
  private readonly targets: readonly Target[];
  private readonly startedAt: number;
  private lastSetAt: number;
  /** They were proven and let in, if only in a process that a reload has replaced. */
  private admitted = false;

  constructor(site: Site, targets: readonly Target[] = site.plan.targets) {
    this.site = site;
    this.targets = targets;
    this.startedAt = site.effects.clock.now();
    this.lastSetAt = this.startedAt;
  }

  /** The weight asked for, while the server is still out; after a reload also the one it had before this step changed it. */
  async prepare(signal: AbortSignal): Promise<void> {
    const { site } = this;
    const weights = site.rowsOf(this.targets).flatMap(({ target, weightsSet }) => {
      const { backend, server, weight } = target.before;
      const before = { backend, server, weight: String(weight), effective: weight };
      const goal = target.weight ?? (weightsSet.length > 0 ? before : null);
      return goal !== null && site.now(target).weight !== goal.effective ? goal : [];
    });
    if (weights.length > 0) await setWeightsAndTell(site, weights, signal);
  }

  /** Until HAProxy's own checks have found every server healthy, while none of them takes traffic. */
  async prove(signal: AbortSignal): Promise<void> {
    if (this.site.request.waitForHealth === 'false') return;
    const unproven = this.targets.filter((target) => this.out.includes(target) || this.isLetIn(target));
    await new HealthProof(this.site, unproven, this.startedAt).run(signal);
  }

  /** Sets ready what is not; waits until it is exactly UP; believes it when a fresh connection says so. */
  async admit(signal: AbortSignal): Promise<void> {
    const { site } = this;
    const { out } = this;
    if (out.length > 0) {
      site.touch(out);
      site.record(await site.loadBalancer.setStates(stateGoals(out, 'ready'), site.watched, signal));
      this.lastSetAt = site.effects.clock.now();
      site.tell('set', `${namesOf(out)}: set to ready`);
      assertHeld(site, out, 'ready');
    }
    this.admitted = true;
    await this.raiseStopped(signal);
    if (site.request.waitForHealth !== 'false') await this.waitUntilUp(signal);
    await site.loadBalancer.reconnect(signal);
    site.record(await site.loadBalancer.readServers(site.watched, signal));
    assertHeld(site, this.targets, 'ready');
    await outlastAgents(
      site,
      this.targets,
      this.lastSetAt,
      (held) => assertHeld(site, held, 'ready'),
      signal,
    );
    const notUp = this.targets.filter((target) => !isUp(site.now(target)));
    if (site.request.waitForHealth !== 'false' && notUp.length > 0) throw this.unhealthy(notUp);
    site.confirm(this.targets);
    for (const target of this.targets) {
      site.tell('done', `${target.key}: ${site.now(target).status}, confirmed on a fresh connection`);
    }
  }

  private get out(): Target[] {
    return this.targets.filter((target) => adminStateOf(this.site.now(target).adminFlags) !== 'ready');
  }

  /** It was out before this step, and a reload has let it in unproven. */
  private isLetIn(target: Target): boolean {
    const { reloads } = this.site;
    const now = this.site.now(target);
    if (reloads === 0 || adminStateOf(target.before.adminFlags) === 'ready') return false;
    if (proofAfterReload(now) === 'none') return false;
    return !(this.admitted && isUp(now) && isChecked(now));
  }

  private get deadline(): number {
    return this.startedAt + this.site.request.healthTimeoutMs;
  }

  /** A server that nobody holds is stopped all the same after `health down` with its checks off: only `health up` ends that. */
  private async raiseStopped(signal: AbortSignal): Promise<void> {
    const { site } = this;
    const stopped = this.targets.filter((target) => isStoppedForEver(site.now(target)));
    if (stopped.length === 0) return;
    site.touch(stopped);
    const servers = stopped.map((target) => target.before);
    site.record(await site.loadBalancer.setHealthUp(servers, site.watched, signal));
    for (const row of site.rowsOf(stopped)) row.raised = true;
    site.tell(
      'set',
      `${namesOf(stopped)}: health up, for its checks are off and nothing else would bring it up`,
    );
  }

  private async waitUntilUp(signal: AbortSignal): Promise<void> {
    const { site } = this;
    const { clock } = site.effects;
    for (;;) {
      const waiting = this.targets.filter((target) => !isUp(site.now(target)));
      if (waiting.length === 0) return;
      if (clock.now() >= this.deadline) throw this.unhealthy(waiting);
      const status = site.now(waiting[0] as Target).status;
      site.tellProgress(`${namesOf(waiting)}: "${status}", waiting until it is UP`, waiting.length);
      await clock.sleep(LOOK_EVERY_MS, signal);
      site.record(await site.loadBalancer.readServers(site.watched, signal));
      assertHeld(site, waiting, 'ready');
    }
  }

  private unhealthy(targets: readonly Target[]) {
    const { site } = this;
    const unproven = targets.map((target) => ({
      key: target.key,
      begun: target.before,
      now: site.now(target),
    }));
    const failure = unhealthyFailure(unproven, site.request.healthTimeoutMs, site.name);
    for (const row of site.rowsOf(targets)) row.error = failure;
    return failure;
  }
}
