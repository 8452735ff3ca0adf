/**
 * One load balancer in the course of a change: what was given, what HAProxy said last, and what was sent. The one place that
 * changes while a change is carried out. Makes no decisions.
 */
import type { Clock } from '../clock.ts';
import { Failure } from '../errors.ts';
import type { LoadBalancer } from '../haproxy/load-balancer.ts';
import { isSameProcess, type Process } from '../haproxy/process.ts';
import { keyOf, type Server, type ServerName } from '../haproxy/server.ts';
import type { ServerSettings } from '../haproxy/server-settings.ts';
import type { Reading, Snapshot } from '../haproxy/snapshot.ts';
import { listed, verb } from '../words.ts';
import type { CutMemory, News } from './effects.ts';
import type { Unit } from './plan/tracking.ts';
import type { Warning } from './report.ts';
import type { Lent, RolledBack } from './rollback/rolled-back.ts';
import { isSent, type SavedLoadBalancer, savedProcess } from './saved-change.ts';
import { Seen } from './seen.ts';
import {
  afterRollback,
  asLastSet,
  asReached,
  atItsAddress,
  changed,
  isMoreSent,
  lentTo,
  read,
  type ServerRun,
  type ServerRuns,
  sending,
  serverRunOf,
  wasSent,
  withNewWeight,
} from './server-run.ts';

/** What is given, and stays. */
export interface RunContext {
  loadBalancer: LoadBalancer;
  clock: Clock;
  tell(news: News): void;
  /**
   * Called before anything is sent that was never sent before, or not to this process. Rejects when it cannot be saved: what was never sent
   * is not sent then.
   */
  checkpoint(saved: SavedLoadBalancer): Promise<void>;
  cuts?: CutMemory | undefined;
  /** See `Effects`. */
  sent?: (() => void) | undefined;
}

export class Run {
  readonly loadBalancer: LoadBalancer;
  readonly clock: Clock;
  /** On the clock: from here the limits of the step count, whatever is reloaded meanwhile; that of health may begin anew, see `healthSince`. */
  readonly startedAt: number;
  #healthSince: number;
  readonly seen: Seen;
  /** Since 1970, ms: when everything was read first. */
  readonly #seenAt: number;
  readonly #context: RunContext;
  readonly #notices: string[] = [];
  readonly #warnings: Warning[] = [];
  #units: readonly Unit[];
  #servers: ServerRuns;
  #reloads = 0;
  /** What was saved speaks of a process that a reload has replaced, and of servers as they were there. */
  #isOutdated = false;
  /** `BACKEND/SERVER` of which nothing that was sent is this step's any more: whoever was told otherwise is to know. */
  readonly #forgotten = new Set<string>();
  /** `BACKEND/SERVER` that a new configuration has disabled. */
  readonly #disabled = new Set<string>();
  #lastSetAt: number;
  /** Where something was sent last. */
  #setIn: Process | null = null;
  #drainTimedOut = false;
  /** null: no ramp has begun. */
  #rampStep: number | null = null;

  constructor(context: RunContext, snapshot: Snapshot, units: readonly Unit[], servers: ServerRuns) {
    this.#context = context;
    this.loadBalancer = context.loadBalancer;
    this.clock = context.clock;
    this.startedAt = context.clock.now();
    this.#seenAt = context.clock.wallTime();
    this.#lastSetAt = this.startedAt;
    this.#healthSince = this.startedAt;
    this.seen = new Seen(snapshot, context.clock);
    this.#units = units;
    this.#servers = servers;
  }

  get name(): string {
    return this.loadBalancer.name;
  }

  /** All that are meant. */
  get units(): readonly Unit[] {
    return this.#units;
  }

  /** HAProxy was seen to cut sessions of this backend as one of its servers went down, in this job. */
  isKnownToCut(backend: string): boolean {
    return this.#context.cuts?.has(this.name, backend, this.seen.process) === true;
  }

  noteCut(backend: string): void {
    this.#context.cuts?.note(this.name, backend, this.seen.process);
  }

  /** How often HAProxy was reloaded while this step worked. */
  get reloads(): number {
    return this.#reloads;
  }

  /**
   * On the clock: from here the limit of health counts. That is the start, until a reload comes behind what was let in: its step has waited for
   * other things since, for as long as a ramp takes, and the checks of the new process begin with that.
   */
  get healthSince(): number {
    return this.#healthSince;
  }

  /** On the clock: when HAProxy accepted something last; before that, the start. */
  get lastSetAt(): number {
    return this.#lastSetAt;
  }

  /** What was read last is of another process than what was set. */
  get isOfAnotherProcess(): boolean {
    return this.#setIn !== null && !isSameProcess(this.#setIn, this.seen.process);
  }

  /** `drain-timeout` has passed with sessions left, and its policy goes on: in a process after a reload, too. */
  get drainTimedOut(): boolean {
    return this.#drainTimedOut;
  }

  /** How many steps of a ramp are behind it: in a process after a reload, too. */
  get rampStep(): number {
    return this.#rampStep ?? 0;
  }

  get notices(): readonly string[] {
    return this.#notices;
  }

  get warnings(): readonly Warning[] {
    return this.#warnings;
  }

  /** Every server of every unit: what is read back after a set. */
  get watched(): ServerName[] {
    const members = this.#units.flatMap((unit) => unit.members);
    return [...new Map(members.map((member) => [keyOf(member), member])).values()];
  }

  now(unit: Unit): Server {
    return this.#serverRun(unit).now;
  }

  /** The server and its trackers as read last. */
  membersNow(unit: Unit): Server[] {
    return unit.members.flatMap((member) => this.seen.find(keyOf(member)) ?? []);
  }

  of(unit: Unit): ServerRun {
    return this.#serverRun(unit);
  }

  /** Takes over what HAProxy just said. */
  record(reading: Reading): Reading {
    this.seen.add(reading);
    this.#takeOver(reading.servers);
    return reading;
  }

  /** Everything was read anew, perhaps from another process: `units` are the same, as it has them. */
  recordAll(snapshot: Snapshot, units: readonly Unit[] = this.#units): void {
    this.seen.replace(snapshot);
    this.#units = units;
    this.#takeOver(snapshot.servers);
  }

  /** Another process answers, which knows nothing of what was done. */
  noteReload(): void {
    this.#reloads += 1;
    this.#isOutdated = true;
    const isLetIn = this.#rampStep !== null || this.#units.some((unit) => this.of(unit).letIn);
    if (isLetIn) this.#healthSince = this.clock.now();
    this.update(this.#units, (run) => ({ ...run, confirmed: false, failure: null, expected: {} }));
  }

  /**
   * The new configuration may have these servers at other addresses: that is where they are set from now on, and whatever was proven and
   * let in was another one.
   */
  acceptAddresses(): void {
    this.update(this.#units, atItsAddress);
  }

  /** The new configuration may have other weights: where nobody had set one before, that is the one to go back to. */
  acceptWeights(): void {
    this.update(this.#units, withNewWeight);
  }

  /** The new configuration has these disabled: whatever state was set before, their maint is somebody else's. */
  forgetStates(units: readonly Unit[]): void {
    for (const unit of units) {
      this.#disabled.add(unit.key);
      if (isSent(this.of(unit).saved)) this.#forgotten.add(unit.key);
    }
    this.update(units, (run) => {
      return { ...run, saved: { ...run.saved, sent: { ...run.saved.sent, states: [] } } };
    });
    if (units.length === 0) return;
    this.notice(
      `HAProxy's new configuration has ${namesOf(units)} disabled: from now on ${verb(units.length, 'its', 'their')} maint is not this step's.`,
    );
  }

  /** Those whose maint is the new configuration's, whoever had set it before. */
  get disabled(): ReadonlySet<string> {
    return this.#disabled;
  }

  /** HAProxy has no such servers any more: nothing is done for them from now on. */
  noteGone(units: readonly Pick<Unit, 'key'>[]): void {
    const gone = units.filter(({ key }) => this.#servers.get(key)?.gone === false);
    if (gone.length === 0) return;
    this.update(gone, (run) => ({ ...run, gone: true, unknown: false }));
    const why =
      this.#reloads > 0 ? 'the new configuration has no such server' : 'HAProxy has no such server any more';
    this.warn(`${namesOf(gone)} ${verb(gone.length, 'is', 'are')} gone: ${why}.`);
  }

  /**
   * Reads these again, on a fresh connection or on the one there is, and takes it over. `notBefore` on the clock: connecting need
   * not wait for it.
   */
  async readBack(
    signal: AbortSignal,
    options: { fresh?: boolean; notBefore?: number } = {},
  ): Promise<Reading> {
    return this.record(await this.loadBalancer.readServers(this.watched, signal, options));
  }

  /**
   * Sets something for these: saved before it is sent, taken over when it was read back. `settingsFor` says what each may be left
   * in. When the load balancer itself says that nothing was changed, it was not.
   */
  async send(
    units: readonly Pick<Unit, 'key'>[],
    settingsFor: (unit: Pick<Unit, 'key'>) => ServerSettings,
    set: (watched: ServerName[]) => Promise<Reading>,
    signal: AbortSignal,
  ): Promise<Reading> {
    this.#meetTrackers(units);
    const before = this.#servers;
    const settings = new Map(units.map((unit) => [unit.key, settingsFor(unit)]));
    this.update(units, (run) => sending(run, settings.get(keyOf(run.saved)) ?? {}));
    try {
      if (units.some(({ key }) => isMoreSent(before.get(key), this.#servers.get(key))))
        await this.#context.checkpoint(this.saved());
      // What cannot be saved now was saved before, of the former process: nobody stays in rotation for that.
      else if (this.#isOutdated) await this.#context.checkpoint(this.saved()).catch(() => {});
      this.#isOutdated = false;
      signal.throwIfAborted();
    } catch (error) {
      this.#servers = before;
      throw error;
    }
    try {
      const answer = set(this.watched);
      this.#context.sent?.();
      const reading = this.record(await answer);
      this.#lastSetAt = this.clock.now();
      this.#setIn = this.seen.process;
      this.update(units, (run) => ({
        ...run,
        expected: { ...run.expected, ...settings.get(keyOf(run.saved)) },
      }));
      return reading;
    } catch (error) {
      // The reason of an abort says nothing of what was on its way.
      const isOfCall = error instanceof Failure && !signal.aborted;
      if (isOfCall && error.callChanged === 'no') this.#servers = before;
      throw error;
    }
  }

  noteDrainTimeout(): void {
    this.#drainTimedOut = true;
  }

  noteRampStep(passed: number): void {
    this.#rampStep = Math.max(this.rampStep, passed);
  }

  update(units: readonly Pick<Unit, 'key'>[], change: (run: ServerRun) => ServerRun): void {
    this.#servers = changed(
      this.#servers,
      units.map(({ key }) => key),
      change,
    );
  }

  /** From now on each of these is expected to stay in the forced state in which it was read last. */
  expectAsRead(units: readonly Unit[]): void {
    this.update(units, (run) => ({ ...run, expected: { ...run.expected, state: run.now.forced } }));
  }

  /** Something went wrong here. Where no server is named, it did for all that is under way. */
  noteFailure(failure: Failure): void {
    const named = failure.servers.map((key) => ({ key }));
    this.update(named, (run) => ({ ...run, failure }));
    if (named.length > 0) return;
    this.update(this.#units, (run) => (run.confirmed ? run : { ...run, failure: run.failure ?? failure }));
  }

  /** All that was sent here, for somebody who knows nothing else. */
  saved(): SavedLoadBalancer {
    const servers = [...this.#servers]
      .filter(([key, run]) => (wasSent(run) || this.#forgotten.has(key)) && !run.gone)
      .map(([, { saved }]) => saved);
    const seen = { seenAt: this.#seenAt, seenOnClock: Math.round(this.startedAt) };
    return { name: this.name, process: savedProcess(this.seen.process, seen), servers };
  }

  /**
   * The same for somebody who goes on at once: where it was read back what the last set came to, a server that is otherwise now was
   * set by somebody else, though this step may have sent the same before.
   */
  savedAsSet(): SavedLoadBalancer {
    const { name, process, servers } = this.saved();
    return {
      name,
      process,
      servers: servers.map((saved) => asLastSet(saved, this.#servers.get(keyOf(saved)))).filter(isSent),
    };
  }

  /** The same when every server is as it was asked for: what is there now is all that this step leaves. */
  savedAsReached(): SavedLoadBalancer {
    const { name, process, servers } = this.saved();
    return {
      name,
      process,
      servers: servers.map((saved) => asReached(saved, this.seen.find(keyOf(saved)))).filter(isSent),
    };
  }

  /** All of which something is known to have been sent, or is meant to be. */
  get serverRuns(): ServerRun[] {
    return [...this.#servers.values()];
  }

  /** Trackers that were given a weight of their own. */
  get trackers(): ServerRun[] {
    const targets = new Set(this.#units.map(({ key }) => key));
    return [...this.#servers].filter(([key]) => !targets.has(key)).map(([, run]) => run);
  }

  /** What came of putting servers back, and of trackers that were lent something on the way. */
  noteRollback({ servers, lent, failure }: RolledBack): void {
    this.#meetLent(lent);
    const results = new Map([
      ...servers,
      ...lent.map(({ saved, result }) => [keyOf(saved), result] as const),
    ]);
    // Of the others nothing was heard meanwhile.
    if ([...this.#servers.keys()].every((key) => results.has(key))) this.seen.touch();
    const keys = [...results.keys()].map((key) => ({ key }));
    this.update(keys, (run) => {
      const found = results.get(keyOf(run.saved));
      return found === undefined ? run : afterRollback(run, found, failure);
    });
    this.noteGone(keys.filter(({ key }) => results.get(key)?.kind === 'gone'));
  }

  /** Nothing that anybody has to know who does not read the log. */
  note(text: string): void {
    this.#context.tell({ kind: 'note', loadBalancer: this.name, text });
  }

  notice(text: string): void {
    this.#notices.push(text);
    this.#context.tell({ kind: 'notice', loadBalancer: this.name, text });
  }

  warn(text: string, hint?: string): void {
    this.#warnings.push(hint === undefined ? { text } : { text, hint });
    this.#context.tell({ kind: 'warning', loadBalancer: this.name, text });
  }

  tellFailure(failure: Failure): void {
    this.#context.tell({ kind: 'failure', failure });
  }

  /** News of somebody who works on the same load balancer for this run. */
  relay(news: News): void {
    if (news.kind === 'warning') this.warn(news.text);
    else this.#context.tell(news);
  }

  tell(kind: 'set' | 'done', text: string): void {
    this.#context.tell({ kind, loadBalancer: this.name, text });
  }

  /** One line for all of which the same is to be said. */
  tellEach(kind: 'set' | 'done', units: readonly Unit[], words: (unit: Unit) => string): void {
    for (const [text, those] of Map.groupBy(units, words)) this.tell(kind, `${namesOf(those)}: ${text}`);
  }

  /** `left`: how much is waited for, sessions or servers. */
  tellProgress(text: string, left: number): void {
    this.#context.tell({ kind: 'progress', loadBalancer: this.name, text, left });
  }

  /** A tracker can be given a weight of its own: from then on it is known, saved and put back as any other. */
  #meetTrackers(units: readonly Pick<Unit, 'key'>[]): void {
    const next = new Map(this.#servers);
    for (const { key } of units) {
      const server = this.seen.find(key);
      if (!next.has(key) && server !== null) next.set(key, lentTo(serverRunOf(server)));
    }
    this.#servers = next;
  }

  /** Trackers that the way back has lent a weight: known from now on as if this run had done it. */
  #meetLent(lent: readonly Lent[]): void {
    const next = new Map(this.#servers);
    for (const { saved, result } of lent) {
      const key = keyOf(saved);
      const known = next.get(key);
      const server = known?.begun ?? this.seen.first.servers.get(key) ?? result.now;
      // One that a reload has brought was read with what it was lent.
      const begun = server === null ? null : { ...server, weight: saved.before.weight };
      if (begun !== null) next.set(key, { ...(known ?? serverRunOf(begun)), saved });
    }
    this.#servers = next;
  }

  #serverRun({ key }: Unit): ServerRun {
    const run = this.#servers.get(key);
    if (run === undefined) throw new Error(`${key} is not part of this run`);
    return run;
  }

  #takeOver(servers: ReadonlyMap<string, Server>): void {
    const next = new Map(this.#servers);
    for (const [key, run] of this.#servers) {
      const server = servers.get(key);
      if (server !== undefined) next.set(key, read(run, server));
    }
    this.#servers = next;
  }
}

/** `web/web1, web/web2`; of more than ten the first ones and how many more. */
export function namesOf(units: readonly Pick<Unit, 'key'>[]): string {
  return listed(units.map(({ key }) => key));
}
