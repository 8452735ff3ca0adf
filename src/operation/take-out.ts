/**
 * `drain` and `maint` on one load balancer: set, wait until the last session has ended, set, wait again. Its methods are the
 * stages that a fleet runs side by side; the state between them lives here.
 */
import { formatDuration } from '../duration.ts';
import { Failure } from '../errors.ts';
import { type AdminState, adminStateOf, forcedStateOf, keyOf, ownSessions } from '../haproxy/server.ts';
import { CUT_WITHIN_MS, tellCut } from './cut.ts';
import { quantity } from './quantity.ts';
import { assertEnoughLeft, assertHeld, outlastAgents } from './second-look.ts';
import type { Site } from './site.ts';
import { stateGoals, type Target } from './target.ts';
import { inheritedWords, Vigil } from './vigil.ts';

/** What HAProxy needs to end streams after `shutdown sessions`, and what maint gets when its limit has passed already. */
const GRACE_MS = 5_000;

export class TakeOut {
  private readonly site: Site;
  private readonly vigil: Vigil;
  private readonly startedAt: number;
  private lastSetAt: number;
  /** On the clock: the end of `drain-timeout`. */
  private deadline: number;
  /** The limit has passed with sessions left, and the policy goes on. */
  private timedOut = false;

  constructor(site: Site) {
    this.site = site;
    this.vigil = new Vigil(site);
    this.startedAt = site.effects.clock.now();
    this.lastSetAt = this.startedAt;
    this.deadline = this.startedAt + site.request.drainTimeoutMs;
  }

  /** Sends `drain` to those that are in rotation. With a drain-timeout of 0, `maint` skips this. */
  async startDrain(signal: AbortSignal): Promise<void> {
    const { site } = this;
    const inRotation = this.targets.filter((target) => adminStateOf(site.now(target).adminFlags) === 'ready');
    const { operation } = site.request;
    // A drain leaves those in maint that are there; when a reload has let them in, they go back.
    const toMaint = (target: Target) =>
      operation === 'drain' && forcedStateOf(target.before.adminFlags) === 'maint';
    const forgotten = inRotation.filter(toMaint);
    if (forgotten.length > 0) await this.moveToMaint(forgotten, signal);
    const others = inRotation.filter((target) => !toMaint(target));
    const skipped = operation === 'maint' && this.impatient;
    if (!skipped && others.length > 0) await this.set(others, 'drain', signal);
    for (const target of this.targets) this.vigil.begin(target);
  }

  /** `drain`, the rest: until the last session has ended, or as the policy says. */
  async waitInDrain(signal: AbortSignal): Promise<void> {
    if (this.impatient) return this.finish(false, signal);
    if (!this.timedOut) {
      if (await this.vigil.wait(this.targets, { deadline: this.deadline, need: 'quiet' }, signal)) {
        return this.finish(true, signal);
      }
      await this.onTimeout(signal);
    }
    if (this.site.request.onDrainTimeout === 'continue') return this.finish(false, signal);
    await this.cutSessions(signal);
    const confirmed = await this.vigil.wait(
      this.targets,
      { deadline: this.now() + GRACE_MS, need: 'quiet' },
      signal,
    );
    await this.finish(confirmed, signal);
  }

  /** `maint`, first half: wait in drain. Whoever is kept busy by bound clients goes to maint at once, and is waited for there. */
  async waitBeforeMaint(signal: AbortSignal): Promise<void> {
    if (this.impatient || this.timedOut) return;
    const onBound = async (bound: Target[]) => {
      const names = bound.map((target) => target.key).join(', ');
      this.site.notice(
        `New sessions keep arriving at ${names} in drain, from clients bound to it: it goes to maint now.`,
      );
      await this.moveToMaint(bound, signal);
    };
    const goal = { deadline: this.deadline, need: 'quiet', onBound } as const;
    if (!(await this.vigil.wait(this.targets, goal, signal))) await this.onTimeout(signal);
  }

  /** `maint`, its heart. */
  async enterMaint(signal: AbortSignal): Promise<void> {
    const rest = this.targets.filter((target) => !this.vigil.isInMaint(target));
    if (rest.length === 0) return;
    await this.moveToMaint(rest, signal);
    // A drain that ended just in time still gets a moment in maint. Sessions that were never waited out do not.
    if (!this.timedOut) this.deadline = Math.max(this.deadline, this.now() + GRACE_MS);
  }

  /** `maint`, second half: until the last session has ended there and nothing new came. */
  async waitInMaint(signal: AbortSignal): Promise<void> {
    if (!this.impatient && !this.timedOut) {
      if (await this.vigil.wait(this.targets, { deadline: this.deadline, need: 'quiet' }, signal))
        return this.finish(true, signal);
      await this.onTimeout(signal);
    }
    const cut = this.timedOut && this.site.request.onDrainTimeout === 'shutdown-sessions';
    if (cut) await this.cutSessions(signal);
    const goal = { deadline: this.now() + GRACE_MS, need: cut ? 'quiet' : 'still' } as const;
    await this.finish(await this.vigil.wait(this.targets, goal, signal), signal);
  }

  private get targets(): Target[] {
    return this.site.plan.targets;
  }

  /** `drain-timeout: 0`: do not wait for sessions. */
  private get impatient(): boolean {
    return this.site.request.drainTimeoutMs === 0;
  }

  private get limit(): string {
    return formatDuration(this.site.request.drainTimeoutMs);
  }

  private now(): number {
    return this.site.effects.clock.now();
  }

  private async set(targets: readonly Target[], state: AdminState, signal: AbortSignal): Promise<void> {
    const { site } = this;
    site.touch(targets);
    const reading = site.record(
      await site.loadBalancer.setStates(stateGoals(targets, state), site.watched, signal),
    );
    this.lastSetAt = this.now();
    site.tell('set', `${targets.map((target) => target.key).join(', ')}: set to ${state}`);
    assertHeld(site, targets, state);
    await assertEnoughLeft(site, reading, signal);
  }

  private async moveToMaint(targets: readonly Target[], signal: AbortSignal): Promise<void> {
    const { site } = this;
    // Looked at again: since the drain began, other servers may have gone.
    const reading = site.record(await site.loadBalancer.readServers(site.watched, signal));
    await assertEnoughLeft(site, reading, signal);
    const busy = targets
      .flatMap((target) => site.unitNow(target))
      .filter((member) => ownSessions(member) > 0);
    await this.set(targets, 'maint', signal);
    for (const target of targets) this.vigil.begin(target);
    if (busy.length === 0) return;
    await site.effects.clock.sleep(CUT_WITHIN_MS, signal);
    tellCut(site, targets, busy, await this.vigil.poll(targets, signal));
  }

  private async cutSessions(signal: AbortSignal): Promise<void> {
    const { site } = this;
    const busy = this.targets.filter((target) => !this.vigil.of(target).zero);
    if (busy.length === 0) return;
    await site.loadBalancer.shutDownSessions(
      busy.flatMap((target) => target.unit),
      signal,
    );
    for (const target of busy) {
      const { sessions, queued } = this.vigil.of(target).traffic;
      const row = site.rows.get(target.key);
      // Whoever is queued is let in as others are cut, and cut as well.
      if (row) row.sessionsShutDown += sessions + queued;
      site.warn(
        `${target.key}: ${quantity(sessions + queued, 'session')} left after ${this.limit} and shut down.`,
      );
    }
  }

  /** `rollback` and `keep` end the step here, with an error; the other policies go on. */
  private async onTimeout(signal: AbortSignal): Promise<void> {
    const { site, vigil } = this;
    const busy = this.targets.filter((target) => !vigil.of(target).zero);
    const words = busy.map((target) => {
      const { sessions, inherited, queued } = vigil.of(target).traffic;
      return `${target.key} still has ${quantity(sessions, 'session')}${inheritedWords(inherited)}${queued > 0 ? ` and ${queued} queued` : ''}`;
    });
    const policy = site.request.onDrainTimeout;
    this.timedOut = true;
    if (policy === 'shutdown-sessions') return;
    if (policy === 'continue') {
      site.warn(`After ${this.limit}, ${words.join('; ')}: they are left alone, and the step goes on.`);
      return;
    }
    this.noteDrained();
    const failure = new Failure(
      'drain-timeout',
      `After ${this.limit}, ${words.join('; ')}.${await this.whoKeeps(busy, signal)}`,
      {
        ...site.place(busy[0]),
        hint: 'Raise `drain-timeout`, or let `on-drain-timeout` go on: `continue` leaves these sessions alone, `shutdown-sessions` cuts them.',
      },
    );
    for (const row of site.rowsOf(busy)) row.error = failure;
    throw failure;
  }

  private async whoKeeps(busy: readonly Target[], signal: AbortSignal): Promise<string> {
    let words = '';
    for (const member of busy[0]?.unit ?? []) {
      // It only adds to an error that is told anyway: its own failure must not take that error's place.
      const summary = await this.site.loadBalancer.sessionsOf(member, signal).catch(() => null);
      if (summary === null || summary.count === 0) continue;
      const clients = summary.clients.map((client) => `${client.address} (${client.count})`).join(', ');
      const seconds = summary.oldestSeconds;
      const oldest = seconds === 0 ? 'less than 1s' : formatDuration(seconds * 1000);
      words += ` ${keyOf(member)} is kept by ${quantity(summary.count, 'session')}, the oldest ${oldest} old, from ${clients}.`;
    }
    return words;
  }

  private noteDrained(): void {
    for (const row of this.site.rowsOf(this.targets)) {
      const watch = this.vigil.of(row.target);
      const endedAt = this.vigil.lastSessionEndedAt(row.target);
      row.drained = watch.zero;
      row.drainMs = endedAt === null ? null : Math.round(endedAt - this.startedAt);
    }
  }

  /** Nothing is "done" but what a fresh connection says. */
  private async finish(confirmed: boolean, signal: AbortSignal): Promise<void> {
    const { site } = this;
    if (!confirmed) await this.vigil.confirm(this.targets, signal);
    await outlastAgents(
      site,
      this.targets,
      this.lastSetAt,
      () => this.vigil.assertHeldAll(this.targets),
      signal,
    );
    this.noteDrained();
    site.confirm(this.targets);
    for (const target of this.targets) {
      const { sessions } = this.vigil.of(target).traffic;
      site.tell(
        'done',
        `${target.key}: ${site.now(target).status}, ${quantity(sessions, 'session')}, confirmed on a fresh connection`,
      );
    }
  }
}
