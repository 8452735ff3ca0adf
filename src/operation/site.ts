/**
 * One load balancer in the course of a change: its plan, what was read last, what was sent.
 * Makes no decisions.
 */
import type { Failure } from '../errors.ts';
import type { LoadBalancer, WeightGoal } from '../haproxy/load-balancer.ts';
import { keyOf, type Reading, type Server, type ServerName, type Snapshot } from '../haproxy/server.ts';
import type { Effects } from './effects.ts';
import type { Request } from './operation.ts';
import type { ServerReport } from './report.ts';
import { newRow, type Row, reportOfRow } from './row.ts';
import type { Plan, Target } from './target.ts';

export class Site {
  readonly loadBalancer: LoadBalancer;
  readonly request: Request;
  readonly effects: Effects;
  readonly plan: Plan;
  readonly rows: Map<string, Row>;
  readonly notices: string[];
  readonly warnings: string[];
  /** All servers as they were, with those last read on top: what a unit or a backend consists of. */
  readonly servers: Map<string, Server>;
  /** The last reading of everything, and with it the process that is worked with. */
  snapshot: Snapshot;
  /** Touched since the last reading, and what they were before. */
  private unanswered: (Pick<Row, 'touched' | 'unsure'> & { row: Row })[] = [];
  /** Saves the whole change anew: whatever a set may leave behind must be known before it is sent. */
  save: () => void = () => {};
  /** How often HAProxy was reloaded while this step worked. */
  reloads = 0;

  constructor(
    loadBalancer: LoadBalancer,
    request: Request,
    effects: Effects,
    snapshot: Snapshot,
    plan: Plan,
  ) {
    this.loadBalancer = loadBalancer;
    this.request = request;
    this.effects = effects;
    this.snapshot = snapshot;
    this.plan = plan;
    this.servers = new Map(snapshot.servers);
    this.rows = new Map(plan.targets.map((target) => [target.key, newRow(target)]));
    this.notices = [];
    this.warnings = [];
    for (const text of plan.notices) this.notice(text);
    for (const text of plan.warnings) this.warn(text);
  }

  get name(): string {
    return this.loadBalancer.name;
  }

  /** Every server of every unit: what is read back after a set. */
  get watched(): ServerName[] {
    const members = this.plan.targets.flatMap((target) => target.unit);
    return [...new Map(members.map((member) => [keyOf(member), member])).values()];
  }

  /** Takes over what HAProxy just said. */
  record(reading: Reading): Reading {
    for (const [key, server] of reading.servers) {
      this.servers.set(key, server);
      const row = this.rows.get(key);
      if (row === undefined) continue;
      row.after = server;
      row.unsure = false;
    }
    this.unanswered = [];
    return reading;
  }

  /** Another process answers, which knows nothing of what was done: `plan` is for the same targets, as it has them. */
  startAgain(snapshot: Snapshot, plan: Plan): void {
    this.snapshot = snapshot;
    this.servers.clear();
    this.record(snapshot);
    this.plan.outlooks = plan.outlooks;
    for (const { key, unit, weight } of plan.targets) {
      const row = this.rows.get(key);
      if (row === undefined) continue;
      // What it was before this step stays what it was.
      Object.assign(row.target, { unit, weight });
      Object.assign(row, { confirmed: false, error: null });
    }
  }

  /** To be called before something is sent for these targets. For weights: `touchWeights`. */
  touch(targets: readonly Target[]): void {
    for (const row of this.rowsOf(targets)) {
      this.unanswered.push({ row, touched: row.touched, unsure: row.unsure });
      row.touched = true;
      row.unsure = true;
    }
  }

  /** What was touched last was not changed after all: the load balancer says so itself. */
  untouch(): void {
    for (const { row, touched, unsure } of this.unanswered) Object.assign(row, { touched, unsure });
    this.unanswered = [];
  }

  /** Something went wrong here, which is told at once. Where no server is named, it did for all that is under way. */
  fail(failure: Failure): void {
    failure.loadBalancer ??= this.name;
    this.effects.tell({ kind: 'failure', failure });
    if (failure.server !== undefined) return;
    for (const row of this.rows.values()) if (!row.confirmed) row.error ??= failure;
  }

  touchWeights(goals: readonly WeightGoal[]): void {
    let news = false;
    for (const goal of goals) {
      const row = this.rows.get(keyOf(goal));
      if (row === undefined) continue;
      this.touch([row.target]);
      const { weight, before } = row.target;
      news ||= ![weight?.effective, before.weight, ...row.weightsSet].includes(goal.effective);
      row.weightsSet.push(goal.effective);
    }
    if (news) this.save();
  }

  /** The goal of these is reached: a fresh connection said so. */
  confirm(targets: readonly Target[]): void {
    for (const row of this.rowsOf(targets)) row.confirmed = true;
  }

  rowsOf(targets: readonly Target[]): Row[] {
    return targets.flatMap((target) => this.rows.get(target.key) ?? []);
  }

  now(target: Target): Server {
    return this.servers.get(target.key) ?? target.before;
  }

  /** Server and trackers as last read. */
  unitNow(target: Target): Server[] {
    return target.unit.map((member) => this.servers.get(keyOf(member)) ?? member);
  }

  notice(text: string): void {
    this.notices.push(text);
    this.effects.tell({ kind: 'notice', loadBalancer: this.name, text });
  }

  warn(text: string): void {
    this.warnings.push(text);
    this.effects.tell({ kind: 'warning', loadBalancer: this.name, text });
  }

  tell(kind: 'set' | 'done', text: string): void {
    this.effects.tell({ kind, loadBalancer: this.name, text });
  }

  /** `left`: how much is waited for, sessions or servers. */
  tellProgress(text: string, left: number): void {
    this.effects.tell({ kind: 'progress', loadBalancer: this.name, text, left });
  }

  /** Where something happened, for a Failure. */
  place(target?: Target): { loadBalancer: string; server?: string } {
    return target === undefined
      ? { loadBalancer: this.name }
      : { loadBalancer: this.name, server: target.key };
  }

  report(): ServerReport[] {
    return [...this.rows.values()].map((row) => reportOfRow(row, this.name, this.request));
  }
}

/** `web/web1, web/web2`. */
export function namesOf(targets: readonly Target[]): string {
  return targets.map((target) => target.key).join(', ');
}
