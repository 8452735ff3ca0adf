/**
 * The waiting: polls the servers of one load balancer until they are quiet, as seldom as possible and as promptly as needed, and
 * believes it only when a fresh connection says the same. Decides nothing but that.
 */
import { formatDuration } from '../duration.ts';
import { Failure } from '../errors.ts';
import { type AdminState, forcedStateOf, keyOf, type Traffic } from '../haproxy/server.ts';
import { quantity } from './quantity.ts';
import { QUIET_MS, QUIET_STICKY_MS, QuietWatch, sumTraffic } from './quiet.ts';
import { assertHeld } from './second-look.ts';
import type { Site } from './site.ts';
import type { Target } from './target.ts';

/** Zero at the deadline, but not yet for long enough: this much longer is allowed to make sure. */
const CONFIRM_WITHIN_MS = 1_500;
const PROMPT_FOR_MS = 5_000;
/** A poll may take at most a fifth of the time. */
const PAUSE_PER_COST = 4;
const POINTS_KEPT = 600;

export interface VigilGoal {
  /** On the clock. */
  deadline: number;
  /** `still`: sessions may be left, but nothing new may come. */
  need: 'quiet' | 'still';
  /** Called with those that clients bound to them keep busy; afterwards they are waited for in maint, not here. */
  onBound?: (targets: Target[]) => Promise<void>;
}

export class Vigil {
  private readonly site: Site;
  private readonly watches = new Map<string, QuietWatch>();
  private readonly expected = new Map<string, AdminState>();
  private readonly endedAt = new Map<string, number | null>();
  private readonly startedAt: number;
  private costMs = 0;

  constructor(site: Site) {
    this.site = site;
    this.startedAt = site.effects.clock.now();
  }

  /** Begins, or begins anew, to watch a target that has just been read in the state it is expected to keep. */
  begin(target: Target): void {
    const server = this.site.now(target);
    this.expected.set(target.key, forcedStateOf(server.adminFlags));
    const traffic = sumTraffic(this.site.unitNow(target));
    const settled = this.watches.get(target.key)?.quiet;
    this.watches.set(target.key, new QuietWatch(this.now(), traffic, this.spanFor(target), settled));
    this.note(target);
  }

  isInMaint(target: Target): boolean {
    return this.expected.get(target.key) === 'maint';
  }

  of(target: Target): QuietWatch {
    const watch = this.watches.get(target.key);
    if (watch === undefined) throw new Error(`${target.key} is not watched`);
    return watch;
  }

  /** On the clock, from the first sample without sessions after the last with some; null while there are some. */
  lastSessionEndedAt(target: Target): number | null {
    return this.endedAt.get(target.key) ?? null;
  }

  /** True when all are as needed, confirmed on a fresh connection; false when the deadline came first. */
  async wait(targets: readonly Target[], goal: VigilGoal, signal: AbortSignal): Promise<boolean> {
    for (;;) {
      const waiting = goal.onBound ? targets.filter((target) => !this.isInMaint(target)) : targets;
      const zero = waiting.every((target) => this.of(target).zero);
      const overdue = this.now() - goal.deadline;
      if (overdue >= (zero ? CONFIRM_WITHIN_MS : 0)) return false;
      if (goal.need === 'still' || zero) {
        await this.confirm(waiting, signal);
        if (waiting.every((target) => this.of(target)[goal.need])) return true;
        continue;
      }
      await this.site.effects.clock.sleep(Math.min(this.pauseMs, Math.max(-overdue, 1)), signal);
      await this.poll(targets, signal);
      const bound = waiting.filter((target) => this.of(target).keptBusy);
      if (goal.onBound && bound.length > 0) await goal.onBound(bound);
    }
  }

  /** One full reading on a fresh connection, at the earliest moment that can confirm what the last sample said. */
  async confirm(targets: readonly Target[], signal: AbortSignal): Promise<void> {
    const { site } = this;
    await site.loadBalancer.reconnect(signal);
    const confirmableAt = Math.max(this.now(), ...targets.map((target) => this.of(target).confirmableAt));
    await site.effects.clock.sleep(confirmableAt - this.now(), signal);
    const sentAt = this.now();
    const reading = site.record(await site.loadBalancer.readServers(site.watched, signal));
    this.take(site.plan.targets, sentAt, reading.servers);
    this.assertHeldAll(targets);
  }

  /** One sample of these targets, on whatever connection there is. */
  async poll(targets: readonly Target[], signal: AbortSignal): Promise<Map<string, Traffic>> {
    const { site } = this;
    const sentAt = this.now();
    const members = targets.flatMap((target) => target.unit);
    const traffic = await site.loadBalancer.sample(members, signal);
    this.costMs = this.now() - sentAt;
    this.take(targets, sentAt, traffic);
    this.tellProgress(targets);
    // The row of a sample has no admin flags, but a server that we took out cannot be UP.
    if (targets.some((target) => looksUp(traffic.get(target.key)?.status))) {
      site.record(await site.loadBalancer.readServers(site.watched, signal));
      this.assertHeldAll(targets);
    }
    return traffic;
  }

  private now(): number {
    return this.site.effects.clock.now();
  }

  /** Prompt at first, when most drains end; later a fifth of a second is soon enough. Large dumps are taken less often. */
  private get pauseMs(): number {
    const base = this.now() - this.startedAt < PROMPT_FOR_MS ? 100 : 200;
    return Math.max(base, this.costMs * PAUSE_PER_COST);
  }

  private spanFor(target: Target): number {
    const { backends } = this.site.snapshot;
    const bound = target.unit.some((member) => backends.get(member.backend)?.sticky);
    // In drain bound clients may come and go; in maint nobody may, and only time shows that nobody does.
    return bound && this.isInMaint(target) ? QUIET_STICKY_MS : QUIET_MS;
  }

  private take(targets: readonly Target[], sentAt: number, traffic: ReadonlyMap<string, Traffic>): void {
    const at = this.now();
    for (const target of targets) {
      const members = target.unit.map((member) => traffic.get(keyOf(member)) ?? member);
      this.of(target).add(sentAt, at, sumTraffic(members));
      this.note(target);
      if (this.isInMaint(target) && this.of(target).stillServed) throw this.servedInMaint(target);
    }
  }

  private servedInMaint(target: Target): Failure {
    const failure = new Failure(
      'not-verified',
      `HAProxy still sends traffic to ${target.key}, a server in maint.`,
      {
        ...this.site.place(target),
        hint: 'Its backend has `option persist` or `force-persist`: HAProxy obeys these even in maint. Remove them, or stop the bound clients elsewhere, before the application is stopped.',
      },
    );
    const row = this.site.rows.get(target.key);
    if (row) row.error = failure;
    return failure;
  }

  /** Throws unless all of these are in the state in which their watch began. */
  assertHeldAll(targets: readonly Target[]): void {
    for (const target of targets) {
      const expected = this.expected.get(target.key);
      if (expected !== undefined && expected !== 'ready') assertHeld(this.site, [target], expected);
    }
  }

  private note(target: Target): void {
    const row = this.site.rows.get(target.key);
    if (row === undefined) return;
    const { sessions, queued } = this.of(target).traffic;
    if (!this.of(target).zero) this.endedAt.set(target.key, null);
    else if (this.lastSessionEndedAt(target) === null) this.endedAt.set(target.key, this.now());
    row.sessionsOverTime.push([Math.round(this.now() - this.startedAt), sessions + queued]);
    // A drain may last a day: every second point makes as good a picture.
    if (row.sessionsOverTime.length > POINTS_KEPT) {
      row.sessionsOverTime = row.sessionsOverTime.filter(
        (_, index, all) => index % 2 === 0 || index === all.length - 1,
      );
    }
  }

  private tellProgress(targets: readonly Target[]): void {
    const busy = targets.filter((target) => !this.of(target).zero);
    if (busy.length === 0) return;
    const sum = { sessions: 0, inherited: 0, queued: 0 };
    for (const target of busy) {
      const { sessions, inherited = 0, queued } = this.of(target).traffic;
      sum.sessions += sessions;
      sum.inherited += inherited;
      sum.queued += queued;
    }
    const where = busy.length === 1 ? busy[0]?.key : `${busy.length} servers`;
    const waited = formatDuration(this.now() - this.startedAt);
    const limit = formatDuration(this.site.request.drainTimeoutMs);
    const sessions = `${quantity(sum.sessions, 'session')}${inheritedWords(sum.inherited)}`;
    this.site.tellProgress(
      `${where}: ${sessions}, ${sum.queued} queued, after ${waited} of ${limit}`,
      sum.sessions + sum.queued,
    );
  }
}

/** `, 2 of them with the process before the reload`; empty when there are none. */
export function inheritedWords(inherited = 0): string {
  return inherited > 0 ? `, ${inherited} of them with the process before the reload` : '';
}

function looksUp(status: string | undefined): boolean {
  return status !== undefined && /^(UP|no check)/.test(status);
}
