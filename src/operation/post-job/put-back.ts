/**
 * After the job: what a step changed is put back, or at least looked at, from what the step had saved. Only what is still as the
 * step left it is touched. Never throws: whatever is found, and whatever could not be done, comes back as a list.
 */
import { type Clock, elapsedMs, within } from '../../clock.ts';
import { asFailure, Failure } from '../../errors.ts';
import type { LoadBalancer } from '../../haproxy/load-balancer.ts';
import {
  isHidden,
  isSameProcess,
  keyOf,
  mayHaveReplaced,
  type Process,
  type ProcessIdentity,
  type Server,
  type Snapshot,
} from '../../haproxy/server.ts';
import { differences, isEmpty, pick, type Setting, settingsOf } from '../../haproxy/server-settings.ts';
import type { CutMemory, News, Unanswered } from '../effects.ts';
import { guessedFailure, hiddenFailure } from '../plan/ways.ts';
import { rollback } from '../rollback/rollback.ts';
import type { RolledBackServer } from '../rollback/rolled-back.ts';
import { compare } from '../rollback/way-back.ts';
import { type SavedChange, type SavedLoadBalancer, type SavedServer, sentSettings } from '../saved-change.ts';
import {
  idOf,
  inTurn,
  isInDoubt,
  type Mates,
  matesIn,
  refusedElsewhere,
  type UnprovenThere,
  unprovenAmong,
} from './elsewhere.ts';
import { type Finding, type FindingKind, isBack, isWithoutWeight } from './finding.ts';
import { isLeft, isUnproven, ownPart, unproven } from './left.ts';
import { overcomeLoss } from './lost-way.ts';
import { type Looked, outlast } from './outlast.ts';
import { readPatiently } from './read-patiently.ts';
import { isSetSince } from './set-since.ts';

/** After a put-back that failed, or when the post step was cancelled, one more look may take this long. */
const LAST_LOOK_MS = 4_000;
/** So long whoever goes back to maint is drained at most: a proof of health must have its time, too. */
const DRAIN_LIMIT_MS = 10_000;
const LOOK_AGAIN_EVERY_MS = 1_000;
/** What was read this short a time ago need not be looked at again. */
const STILL_FRESH_MS = 200;
/** While some look hangs, all others grow old: at some time it has to be said. */
const ROUNDS_AT_MOST = 3;

export interface PostJob {
  saved: SavedChange;
  action: 'look' | 'put-back';
  /** Why nothing may be put back, though it is to: then what is left is only looked at. Null, or missing, where it may. */
  withheld?: Failure | null;
  /** Whoever held these servers may have given up a set that was not answered. */
  afterLoss?: boolean;
  /** By name. One that is missing cannot be reached. */
  loadBalancers: ReadonlyMap<string, LoadBalancer>;
  /** By name: why one that is missing cannot be reached, where that is known. */
  unreachable?: ReadonlyMap<string, Failure>;
  effects: { clock: Clock; signal: AbortSignal; tell(news: News): void };
  /** Missing where nobody has seen HAProxy cut sessions. */
  cuts?: CutMemory;
  /** Missing where nobody knows of any. */
  unanswered?: Unanswered;
  /** On the clock: when whoever of the job may have set a `BACKEND/SERVER` has set anything last. Undefined where nobody knows. */
  lastSetAt?(key: string): number | undefined;
  /** Limit of a proof of health, whatever the step's own was. */
  healthTimeoutAtMostMs: number;
  /** On the clock: by then each proof has ended, however late it began, for who is not proven needs time to go back. */
  provenBy?: number;
  /**
   * Did a later step of this job set this of this server of this load balancer? `processes`: the one that was told, and the one that has taken
   * its place: a container that is made anew has another `node`.
   */
  changedLater(
    loadBalancer: string,
    key: string,
    setting: Setting,
    processes: readonly ProcessIdentity[],
  ): boolean;
  /**
   * Was this server let go of, by who held it for this step, on its way back to maint in this process? It may be left in a drain that is the
   * step's own. Missing where nothing was held.
   */
  isDrainedByHold?(loadBalancer: string, key: string, process: ProcessIdentity): boolean;
  /**
   * Has a later `ready` of this job just failed to prove it healthy? `processes`: as of `changedLater`. Missing where nobody knows of later
   * steps.
   */
  hasFailedProof?(loadBalancer: string, key: string, processes: readonly ProcessIdentity[]): boolean;
}

/** The same, and who has not been proven on others meanwhile. */
interface TurnOfJob extends PostJob {
  unprovenThere: UnprovenThere;
}

/** All load balancers side by side. */
export async function lookAfter(job: PostJob): Promise<Finding[]> {
  const { clock } = job.effects;
  const isStale = ({ findings, at }: Looked) => findings.some(isBack) && clock.now() - at >= STILL_FRESH_MS;
  let looks = await lookAtAll(job);
  // Others may have taken longer, and what was verified may have been changed again since: also while a look at another one hung.
  for (let round = 0; round < ROUNDS_AT_MOST && looks.some(isStale); round += 1) {
    const { aborted } = job.effects.signal;
    looks = await Promise.all(looks.map(async (look) => (isStale(look) ? await stillSo(look, job) : look)));
    if (aborted) break;
  }
  return looks.flatMap(({ saved: { process: told }, process = told, findings }) =>
    findings.map((finding) => withWeightTaken(asOfStep(finding), [told, process], job)),
  );
}

/** Who can be proven comes first, where others hang on that. */
async function lookAtAll(job: PostJob): Promise<Looked[]> {
  const { loadBalancers } = job.saved;
  const lookAt = (all: readonly SavedLoadBalancer[], there: UnprovenThere) =>
    Promise.all(all.map((saved) => lookAfterLate(saved, { ...job, unprovenThere: there })));
  const matesOf = matesIn(loadBalancers);
  const [first, then] = inTurn(loadBalancers, matesOf);
  if (then.length === 0 || job.action === 'look') return lookAt(loadBalancers, () => null);
  const looks = await lookAt(first, () => null);
  const found = await outlastDoubt(looks, then, matesOf, job);
  looks.push(...(await lookAt(then, unprovenAmong(found, matesOf))));
  return loadBalancers.flatMap((saved) => {
    const own = looks.filter((look) => look.saved.name === saved.name);
    const [one] = own;
    if (one === undefined) return [];
    const findings = own.flatMap((look) => look.findings);
    return { ...one, ...own.at(-1), saved, findings, at: Math.min(...own.map(({ at }) => at)) };
  });
}

/** The findings once more: who is back there has as much time for its checks as one that is proven, where another one is left that hangs on that. */
async function outlastDoubt(
  looks: readonly Looked[],
  then: readonly SavedLoadBalancer[],
  matesOf: Mates,
  job: PostJob,
): Promise<Finding[]> {
  const { saved, effects, healthTimeoutAtMostMs, provenBy = Number.POSITIVE_INFINITY } = job;
  const { clock, signal } = effects;
  const doubtfulIn = (all: readonly Looked[]) => all.flatMap(({ findings }) => findings.filter(isInDoubt));
  if (doubtfulIn(looks).length === 0) return looks.flatMap(({ findings }) => findings);
  const ends = Math.min(clock.now() + Math.min(saved.healthTimeoutMs, healthTimeoutAtMostMs), provenBy);
  const look: TurnOfJob = { ...job, action: 'look', unprovenThere: () => null };
  const waiting = await Promise.all(then.map((one) => lookAfterOne(one, look, false)));
  const left = waiting.flatMap(({ findings }) => findings.filter(isLeft));
  const asked = new Set(left.flatMap(matesOf).map(idOf));
  let now = looks;
  while (doubtfulIn(now).some((one) => asked.has(idOf(one))) && clock.now() < ends && !signal.aborted) {
    await clock.sleep(LOOK_AGAIN_EVERY_MS, signal).catch(() => {});
    now = await Promise.all(now.map((one) => stillSo(one, job)));
  }
  return now.flatMap(({ findings }) => findings);
}

/** Whoever hears that it is back would take it to serve. Not where a later step of the job wanted it so. */
function withWeightTaken(
  finding: Finding,
  processes: readonly ProcessIdentity[],
  { changedLater }: PostJob,
): Finding {
  if (!isBack(finding) || !isWithoutWeight(finding)) return finding;
  const isOfLater = changedLater(finding.loadBalancer, keyOf(finding.saved), 'weight', processes);
  return isOfLater ? finding : { ...finding, weightTaken: true };
}

/** Back where a way back had begun is not back as before the step. */
function asOfStep(finding: Finding): Finding {
  const { saved, now, kind } = finding;
  const { beforeStep } = saved;
  if (beforeStep === undefined) return finding;
  const isOther = now !== null && now.forced !== beforeStep.state;
  return {
    ...finding,
    saved: { ...saved, before: beforeStep },
    own: pick(beforeStep, sentSettings(saved)),
    kind: isBack(finding) && isOther ? 'left' : kind,
  };
}

/** What is back is looked at once more, on whatever connection there is. */
async function stillSo({ saved, findings, at }: Looked, job: PostJob): Promise<Looked> {
  const { name, process } = saved;
  const { clock, signal } = job.effects;
  const loadBalancer = job.loadBalancers.get(name);
  if (loadBalancer === undefined) return { saved, findings, at };
  try {
    // Cancelled while another one was waited for: of this one it can still be told.
    const read = (limit: AbortSignal) => loadBalancer.read(limit);
    const snapshot = await (signal.aborted ? within(clock, LAST_LOOK_MS, read) : read(signal));
    const processes = { told: process, now: snapshot.process };
    const again = findings.map((finding): Finding => {
      const now = snapshot.servers.get(keyOf(finding.saved)) ?? null;
      if (!isBack(finding)) return finding;
      if (now === null) return { ...finding, now, ...missing(finding.saved, snapshot) };
      if (now.isAdminGuessed && finding.own.state !== undefined)
        return { ...finding, ...notShown(finding.saved) };
      const isSo = compare(ownPart(finding.saved, finding.own, now), now, processes) === 'as-before';
      return isSo ? { ...finding, now } : { ...finding, now, kind: 'not-ours' };
    });
    return { saved, findings: again, at: clock.now() };
  } catch (error) {
    // Whoever is cancelled takes no more time: that, and no fault, is why it did not come to its end.
    const failure = asFailure(signal.aborted && !(error instanceof Failure) ? signal.reason : error);
    const unknown = findings.map(
      (finding): Finding => (isBack(finding) ? { ...finding, kind: 'unknown', failure } : finding),
    );
    return { saved, findings: unknown, at: clock.now() };
  }
}

async function lookAfterLate(saved: SavedLoadBalancer, job: TurnOfJob): Promise<Looked> {
  // Where the step has not reached its goal, its last command may be one that it had given up.
  const look = await lookAfterOne(saved, job, job.afterLoss === true || !job.saved.reached);
  const states = new Map(saved.servers.map((server) => [keyOf(server), server.sent.states]));
  const asSaved = (server: SavedServer): SavedServer => ({
    ...server,
    sent: { ...server.sent, states: states.get(keyOf(server)) ?? server.sent.states },
  });
  const theirs = new Set(look.findings.filter(({ setSince }) => setSince).map((one) => keyOf(one.saved)));
  let { process } = look;
  const lookAgain = async (servers: SavedServer[]) => {
    const before = process === undefined ? {} : { before: { process, asSaved, theirs } };
    const again = await lookAfterOne({ ...saved, servers }, job, false, before);
    process = again.process ?? process;
    return again;
  };
  const { effects, provenBy } = job;
  return outlast(await overcomeLoss(look, { ...effects, provenBy }, lookAgain), job, lookAgain);
}

/** A look before this one, by which more of a server may be this step's: in the process of that one alone. */
interface LookBefore {
  before?: {
    process: ProcessIdentity;
    asSaved(server: SavedServer): SavedServer;
    /** Set by somebody else since the step: when this post step has set others, that cannot be told any more. */
    theirs: ReadonlySet<string>;
  };
}

async function lookAfterOne(
  saved: SavedLoadBalancer,
  job: TurnOfJob,
  afterLoss: boolean,
  { before }: LookBefore = {},
): Promise<Looked> {
  const { clock } = job.effects;
  const loadBalancer = job.loadBalancers.get(saved.name);
  try {
    if (loadBalancer === undefined)
      throw job.unreachable?.get(saved.name) ?? new Error(`nothing is known of how to reach ${saved.name}`);
    const { snapshot, askedAt } = await readPatiently(loadBalancer, { ...job, afterLoss });
    refuseAnother(saved, snapshot.process, job);
    const readAt = clock.now();
    const lateMs = job.unanswered?.lateForMs(snapshot.process) ?? 0;
    const late = lateMs > 0 ? { late: { process: snapshot.process, until: clock.now() + lateMs } } : {};
    const { process } = snapshot;
    // What a hold had let go of in drain, or a look before has set itself, need not be so in another process.
    const isOther = before !== undefined && !isSameProcess(before.process, process);
    // What is late may have come since. And an API takes its time behind the moment that HAProxy has counted to.
    const lastSetMs = (key: string) => (lateMs > 0 ? 0 : askedAt - (job.lastSetAt?.(key) ?? askedAt));
    const isTheirs = (now: Server) =>
      before === undefined
        ? isSetSince(now, saved.process, process, lastSetMs(keyOf(now)))
        : now.forced === 'maint' && before.theirs.has(keyOf(now));
    const findings = saved.servers.map((one) => {
      const server = isOther ? before.asSaved(one) : one;
      const finding = findingOf(saved, withDrainOfHold(server, saved.name, process, job), snapshot, job);
      const { kind, now, own } = finding;
      if (kind !== 'left' || now === null || own.state === undefined || !isTheirs(now)) return finding;
      return { ...finding, kind: 'not-ours' as const, setSince: true as const };
    });
    if (job.action === 'look') return { saved, findings, process, at: readAt, ...late };
    const after = await putBackLeft(loadBalancer, saved.process, process, findings, job);
    const at = findings.some(({ kind }) => kind === 'as-before') ? readAt : clock.now();
    return { saved, ...after, at, ...late };
  } catch (error) {
    const failure = asFailure(error);
    const findings = saved.servers.map((server): Finding => {
      const own = pick(server.before, sentSettings(server));
      return {
        loadBalancer: saved.name,
        saved: server,
        own,
        kind: 'unknown',
        now: null,
        sessionsShutDown: 0,
        failure,
      };
    });
    return { saved, findings, at: clock.now() };
  }
}

/** What was held was set by this step as well, whatever that had come to by its end. */
function withDrainOfHold(
  server: SavedServer,
  loadBalancer: string,
  process: ProcessIdentity,
  { isDrainedByHold }: PostJob,
): SavedServer {
  const { states } = server.sent;
  if (!states.includes('maint') || states.includes('drain')) return server;
  if (isDrainedByHold?.(loadBalancer, keyOf(server), process) !== true) return server;
  return { ...server, sent: { ...server.sent, states: ['drain', ...states] } };
}

/** Throws `several-processes` when whoever answers has not taken the place of the process that was told: what was set there, is there. */
function refuseAnother({ process: told }: SavedLoadBalancer, now: Process, { effects }: PostJob): void {
  const { seenAt = Number.NEGATIVE_INFINITY, seenOnClock = Number.POSITIVE_INFINITY } = told;
  const sinceMs = elapsedMs({ wallTime: seenAt, onClock: seenOnClock }, effects.clock);
  if (isSameProcess(told, now) || mayHaveReplaced(told, now, sinceMs)) return;
  throw new Failure(
    'several-processes',
    `Another HAProxy process answers at this address: ${now.pid} on ${now.node}, and process ${told.pid} on ${told.node} was told. What was set there was not looked at.`,
    { hint: 'Give one address for each process, and put it back there by hand.' },
  );
}

function findingOf(
  { name, process }: SavedLoadBalancer,
  saved: SavedServer,
  snapshot: Snapshot,
  job: TurnOfJob,
): Finding {
  const now = snapshot.servers.get(keyOf(saved)) ?? null;
  const sent = sentSettings(saved);
  const found = {
    loadBalancer: name,
    saved,
    own: pick(saved.before, sent),
    now,
    sessionsShutDown: 0,
    failure: null,
  };
  if (now === null) return { ...found, ...missing(saved, snapshot) };
  const processes = { told: process, now: snapshot.process };
  if (compare(saved, now, processes) === 'as-before') return { ...found, kind: 'as-before' };
  const own = pick(
    saved.before,
    sent.filter((setting) => !job.changedLater(name, keyOf(saved), setting, [process, snapshot.process])),
  );
  // What is only guessed may be what it was before by chance alone.
  if (now.isAdminGuessed && own.state !== undefined) return { ...found, own, ...notShown(saved) };
  if (isEmpty(differences(own, settingsOf(now)))) return { ...found, own, kind: 'changed-later' };
  const comparison = compare(ownPart(saved, own, now), now, processes);
  return {
    ...found,
    own,
    kind: comparison === 'replaced' || comparison === 'not-ours' ? comparison : 'left',
  };
}

/** What its state may be taken for is no word of it. */
function notShown(saved: SavedServer): Pick<Finding, 'kind' | 'now' | 'failure'> {
  return { kind: 'unknown', now: null, failure: guessedFailure(keyOf(saved)) };
}

/** What is not shown is not gone for that: nobody knows what it is. */
function missing(saved: SavedServer, snapshot: Snapshot): Pick<Finding, 'kind' | 'failure'> {
  return isHidden(snapshot, keyOf(saved))
    ? { kind: 'unknown', failure: hiddenFailure([saved]) }
    : { kind: 'gone', failure: null };
}

/**
 * The findings once more, after what was left was put back, or with why not. `told`: the process that main has told, `process`: the one in which
 * that was found. Whatever is otherwise there by now no reload has done.
 */
async function putBackLeft(
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
