/**
 * One server in one HAProxy process, as HAProxy's own code has it (server.c, check.c; the same from 2.2 to 3.4): flags, operational
 * state, health. Knows what follows from what, and not who asks for it.
 */
import { ADMIN_FLAG, decodeAdminFlags } from '../../../src/haproxy/admin-flags.ts';
import { type AdminState, keyOf, type OperationalState } from '../../../src/haproxy/server.ts';
import type { Application } from './application.ts';
import { type Author, START } from './author.ts';
import type { ServerSetup } from './setup.ts';
import type { Request, Session } from './traffic.ts';

/** When, and by whom. */
export interface Change {
  at: number;
  by: Author;
  /** It is again what it was before the same one set it first, and so is not theirs. */
  givenBack?: boolean;
}

/** What somebody took over from somebody else: as long as it is theirs, they may give it back. */
export interface Taken<T> {
  by: Author;
  former: T;
}

/** What a change of a server brings about elsewhere in its process. */
export interface Consequences {
  /** `on-marked-down shutdown-sessions` */
  markedDown(server: ModelServer): void;
  /** `on-marked-up shutdown-backup-sessions` */
  markedUp(server: ModelServer): void;
  /** Whoever waits for it, and is not bound to it, goes elsewhere. */
  left(server: ModelServer): void;
  /** It begins slowly. */
  warmingUp(server: ModelServer): void;
  /** On the clock. */
  now(): number;
}

export class ModelServer {
  readonly setup: ServerSetup;
  readonly key: string;
  /** Where it leads to now. */
  app: Application;
  /** Somebody has led it there then. */
  movedAt = Number.NEGATIVE_INFINITY;
  readonly trackers: ModelServer[] = [];
  readonly #consequences: Consequences;
  root: ModelServer | null = null;

  flags = 0;
  op: OperationalState = 2;
  weight: number;
  /** How many it serves at once, and whoever else waits. 0: any number. */
  maxconn: number;
  checksOn: boolean;
  /** Spans in which none ran; the last one may go on. */
  readonly checksOff: { from: number; until: number }[] = [];
  /** Since it was in maint with them on: left with them off, it keeps that, and they do not run when they are switched on. */
  checksPaused = false;
  agentOn: boolean;
  /** Its agent said `down`, and nothing else ends that than its own `up`. */
  agentSaysDown = false;
  /** `check.health`: 0 up to `rise + fall - 1`; from `rise` on it is good enough. */
  health: number;
  checkStatus = '';
  checkFailures = 0;
  checkDowns = 0;

  readonly sessions = new Set<Session>();
  readonly queue: Request[] = [];
  /** Requests that were refused here and will be tried again: no counter shows them. */
  readonly turningAround = new Set<Request>();
  sessionsTotal = 0;
  retries = 0;
  responses = 0;

  /** Who forced the state that it is in, and who set its weight. */
  forcedBy: Change = { at: 0, by: START };
  weightBy: Change = { at: 0, by: START };
  takenState: Taken<AdminState> | null = null;
  takenWeight: Taken<number> | null = null;
  /** Since when clients may come that are not bound to it, and those that are; null while they may not. */
  openToAll: Change | null = null;
  openToBound: Change | null = null;
  /** When it was closed to them the last time. */
  closedToAllAt = 0;
  closedToBoundAt = Number.NEGATIVE_INFINITY;
  closedToBoundBy: Author = START;
  /** A check that began then has passed, and it was not in maint since. */
  lastPass = Number.NEGATIVE_INFINITY;
  /** The answer of that check has come. */
  lastPassHeardAt = Number.NEGATIVE_INFINITY;
  /** A check has failed. */
  lastFailAt = Number.NEGATIVE_INFINITY;
  /** Somebody new was sent to it last while it was in maint. */
  metInMaintAt = Number.NEGATIVE_INFINITY;
  /** Its counters begin then. */
  clearedAt = Number.NEGATIVE_INFINITY;
  /** Its name has come to resolve, or not to. */
  resolvedAt = Number.NEGATIVE_INFINITY;
  /** On the clock: when HAProxy's own clock of it was set last. */
  changedAt: number;
  /** Its agent answered last. */
  agentHeardAt = Number.NEGATIVE_INFINITY;

  constructor(setup: ServerSetup, app: Application, consequences: Consequences) {
    this.setup = setup;
    this.key = keyOf(setup);
    this.app = app;
    this.#consequences = consequences;
    this.changedAt = consequences.now();
    this.weight = setup.weight;
    this.maxconn = setup.maxconn;
    this.checksOn = setup.check !== null;
    this.agentOn = setup.agent !== null;
    this.health = setup.check?.rise ?? 0;
    if (setup.check !== null) this.checkStatus = 'INI';
    else this.noteChecksOff(Number.NEGATIVE_INFINITY);
    if (setup.disabled) this.flags = ADMIN_FLAG.forcedMaint | ADMIN_FLAG.configuredMaint;
    if (setup.name?.isWaiting) this.flags |= ADMIN_FLAG.dnsMaint;
    if (this.flags !== 0) this.op = 0;
  }

  /** `srv_time_since_last_change`: since it stopped, began, or was stopping; a drain does not count (from 2.7 on). */
  get changedSecondsAgo(): number {
    return Math.max(0, Math.floor((this.#consequences.now() - this.changedAt) / 1_000));
  }

  /** From now on, until they are switched on. */
  noteChecksOff(from: number): void {
    this.checksOff.push({ from, until: Number.POSITIVE_INFINITY });
  }

  get admin(): AdminState {
    return decodeAdminFlags(this.flags).admin;
  }

  get forced(): AdminState {
    return decodeAdminFlags(this.flags).forced;
  }

  /** A name that does not resolve puts it into a maint of its own, beside what is forced. */
  setResolved(resolved: boolean): void {
    this.setFlags(resolved ? this.flags & ~ADMIN_FLAG.dnsMaint : this.flags | ADMIN_FLAG.dnsMaint);
  }

  /** They run, or will as soon as it is out of maint. */
  get checksRun(): boolean {
    return this.checksOn && (this.admin === 'maint' || !this.checksPaused);
  }

  get fullHealth(): number {
    const { check } = this.setup;
    return check === null ? 0 : check.rise + check.fall - 1;
  }

  /** `srv_currently_usable`: HAProxy gives it to whoever is not bound. */
  get usable(): boolean {
    return this.admin === 'ready' && (this.op === 1 || this.op === 2) && this.weight > 0;
  }

  /** Whoever is bound to it is still sent there: in drain, at weight 0, and while it is stopping. */
  get usableByBound(): boolean {
    return this.op !== 0 && this.admin !== 'maint';
  }

  /** `set server … state …` */
  setState(state: AdminState): void {
    const kept = this.flags & ~(ADMIN_FLAG.forcedMaint | ADMIN_FLAG.forcedDrain);
    const own = { ready: 0, drain: ADMIN_FLAG.forcedDrain, maint: ADMIN_FLAG.forcedMaint }[state];
    this.setFlags(kept | own);
  }

  setFlags(flags: number): void {
    const was = this.admin;
    this.flags = flags;
    const is = this.admin;
    if (was !== 'maint' && is === 'maint') this.#enterMaint();
    if (was === 'maint' && is !== 'maint') this.#leaveMaint();
    if (was === 'ready' && is === 'drain') this.#consequences.left(this);
    for (const tracker of this.trackers) tracker.#inherit(is);
  }

  /** `set server … health down`, and checks that have failed often enough. */
  stop(): void {
    this.health = 0;
    if (this.admin !== 'maint' && this.op !== 0) this.#goDown();
  }

  #goDown(): void {
    this.op = 0;
    this.changedAt = this.#consequences.now();
    this.checkDowns += 1;
    // Whoever waits goes elsewhere before the first of those that are cut has ended.
    this.#consequences.left(this);
    this.#consequences.markedDown(this);
    for (const tracker of this.trackers) tracker.stop();
  }

  /** `set server … health stopping` */
  beStopping(): void {
    this.health = this.fullHealth;
    if (this.admin === 'maint' || this.op === 3) return;
    this.op = 3;
    this.changedAt = this.#consequences.now();
    for (const tracker of this.trackers) tracker.beStopping();
  }

  /** `set server … health up`, and checks that have passed often enough. */
  run(): void {
    this.health = this.fullHealth;
    if (this.admin === 'maint' || this.op === 1 || this.op === 2 || this.agentSaysDown) return;
    const wasDown = this.op === 0;
    this.#start();
    if (wasDown) this.#consequences.markedUp(this);
    for (const tracker of this.trackers) tracker.run();
  }

  /** What is served now, and what checks have found, stays. */
  clearCounters(): void {
    this.clearedAt = this.#consequences.now();
    this.checkFailures = 0;
    this.checkDowns = 0;
    this.sessionsTotal = 0;
    this.retries = 0;
    this.responses = 0;
  }

  pass(beganAt: number, now: number): void {
    this.lastPass = beganAt;
    this.lastPassHeardAt = now;
    this.checkStatus = 'L7OK';
    const { check } = this.setup;
    if (check !== null && this.health < this.fullHealth) {
      this.health += 1;
      if (this.health >= check.rise) this.health = this.fullHealth;
    }
    if (this.health === this.fullHealth) this.run();
  }

  fail(now: number): void {
    this.lastFailAt = now;
    const { check } = this.setup;
    this.checkStatus = this.app.state === 'dead' ? 'L4CON' : 'L7STS';
    if (check === null || this.health === 0) return;
    this.checkFailures += 1;
    this.health -= 1;
    if (this.health < check.rise) this.health = 0;
    if (this.health === 0) this.stop();
  }

  /** What its agent says of its health: `down` until it says `up`, if its checks have nothing against that. */
  hearAgent(isDown: boolean): void {
    const was = this.agentSaysDown;
    this.agentSaysDown = isDown;
    if (isDown && !was && this.admin !== 'maint' && this.op !== 0) this.#goDown();
    const isWell = !this.checksOn || this.health >= (this.setup.check?.rise ?? 0);
    if (!isDown && was && isWell) this.run();
  }

  #enterMaint(): void {
    if (this.checksOn) this.checksPaused = true;
    this.lastPass = Number.NEGATIVE_INFINITY;
    this.changedAt = this.#consequences.now();
    const ran = this.op !== 0;
    if (ran) {
      this.health = 0;
      this.op = 0;
      this.checkDowns += 1;
    }
    this.#consequences.left(this);
    if (ran) this.#consequences.markedDown(this);
  }

  /** HAProxy believes in it before the first check has run: health `rise` is just enough. */
  #leaveMaint(): void {
    if (this.checksOn) {
      this.checksPaused = false;
      this.health = this.setup.check?.rise ?? 0;
    }
    this.changedAt = this.#consequences.now();
    if (this.agentSaysDown || (this.root !== null && this.root.op === 0)) return;
    if (this.root !== null && this.root.op === 3) {
      this.op = 3;
      return;
    }
    this.#start();
    this.#consequences.markedUp(this);
  }

  /** As a state file has it: a slow start goes on (measured on 2.2 and 3.4). */
  resume(op: ModelServer['op'], health: number): void {
    this.op = op;
    this.health = Math.min(health, this.fullHealth);
    if (op === 1) this.#consequences.warmingUp(this);
  }

  #start(): void {
    this.op = this.setup.slowStartMs > 0 ? 1 : 2;
    this.changedAt = this.#consequences.now();
    if (this.op === 1) this.#consequences.warmingUp(this);
  }

  #inherit(state: AdminState): void {
    const kept = this.flags & ~(ADMIN_FLAG.inheritedMaint | ADMIN_FLAG.inheritedDrain);
    const inherited = { ready: 0, drain: ADMIN_FLAG.inheritedDrain, maint: ADMIN_FLAG.inheritedMaint }[state];
    this.setFlags(kept | inherited);
  }
}
