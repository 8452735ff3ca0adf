/**
 * After the job: what a step changed is put back, or at least looked at, from what the step had saved. Only what is still as the
 * step left it is touched. Never throws: whatever is found, and whatever could not be done, comes back as a list.
 */
import { within } from '../../clock.ts';
import { asFailure, Failure } from '../../errors.ts';
import { isSameProcess, type ProcessIdentity } from '../../haproxy/process.ts';
import { keyOf, type Server } from '../../haproxy/server.ts';
import { pick } from '../../haproxy/server-settings.ts';
import { beganOf } from '../audit/age.ts';
import { isOld } from '../last-look.ts';
import { compare } from '../rollback/way-back.ts';
import { type SavedLoadBalancer, type SavedServer, sentSettings } from '../saved-change.ts';
import {
  idOf,
  inTurn,
  isInDoubt,
  type Mates,
  matesIn,
  type UnprovenThere,
  unprovenAmong,
} from './elsewhere.ts';
import { type Finding, isBack, isWithoutWeight } from './finding.ts';
import { findingOf, missing, notShown, refuseAnother, withDrainOfHold } from './found.ts';
import { isLeft, ownPart } from './left.ts';
import { overcomeLoss } from './lost-way.ts';
import { type Looked, outlast } from './outlast.ts';
import { LAST_LOOK_MS, type PostJob, type TurnOfJob } from './post-job.ts';
import { putBackLeft } from './put-back.ts';
import { readPatiently } from './read-patiently.ts';
import { isSetSince } from './set-since.ts';

const LOOK_AGAIN_EVERY_MS = 1_000;
/** While some look hangs, all others grow old: at some time it has to be said. */
const ROUNDS_AT_MOST = 3;

/** All load balancers side by side. */
export async function lookAfter(job: PostJob): Promise<Finding[]> {
  const { clock } = job.effects;
  const isStale = (look: Looked) => look.findings.some(isBack) && isOld(look, clock.now());
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
  const { saved, own, now, kind } = finding;
  const { beforeStep } = saved;
  if (beforeStep === undefined) return finding;
  const isOther = own.state !== undefined && now !== null && now.forced !== beforeStep.state;
  return {
    ...finding,
    saved: { ...saved, before: beforeStep },
    own: {
      ...own,
      ...(own.state === undefined ? {} : pick(beforeStep, ['state'])),
      // Another weight than before the step was given by somebody else, and goes back to that. Who takes no traffic at it is told with what it had.
      ...(own.weight === 0 ? pick(beforeStep, ['weight']) : {}),
    },
    kind: isBack(finding) && isOther ? 'left' : kind,
  };
}

/** What is back is looked at once more, on whatever connection there is. */
async function stillSo({ saved, findings, ...answer }: Looked, job: PostJob): Promise<Looked> {
  const { name, process } = saved;
  const { clock, signal } = job.effects;
  const loadBalancer = job.loadBalancers.get(name);
  const { at, tookMs } = answer;
  if (loadBalancer === undefined) return { saved, findings, at, tookMs };
  const since = clock.now();
  const now = () => ({ at: clock.now(), tookMs: clock.now() - since });
  try {
    // Cancelled while another one was waited for: of this one it can still be told.
    const read = (limit: AbortSignal) => loadBalancer.read(limit);
    const snapshot = await (signal.aborted ? within(clock, LAST_LOOK_MS, read) : read(signal));
    const processes = { told: process, now: snapshot.process };
    const again = findings.map((finding): Finding => {
      const server = snapshot.servers.get(keyOf(finding.saved)) ?? null;
      if (!isBack(finding)) return finding;
      if (server === null) return { ...finding, now: server, ...missing(finding.saved, snapshot) };
      if (server.isAdminGuessed && finding.own.state !== undefined)
        return { ...finding, ...notShown(finding.saved) };
      const own = ownPart(finding.saved, finding.own, server);
      const isSo = compare(own, server, processes) === 'as-before';
      return isSo ? { ...finding, now: server } : { ...finding, now: server, kind: 'not-ours' };
    });
    return { saved, findings: again, ...now() };
  } catch (error) {
    // Whoever is cancelled takes no more time: that, and no fault, is why it did not come to its end.
    const failure = asFailure(signal.aborted && !(error instanceof Failure) ? signal.reason : error);
    const unknown = findings.map(
      (finding): Finding => (isBack(finding) ? { ...finding, kind: 'unknown', failure } : finding),
    );
    return { saved, findings: unknown, ...now() };
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
    const began = beganOf(snapshot);
    const isTheirs = (now: Server) =>
      before === undefined
        ? isSetSince(now, saved.process, began, lastSetMs(keyOf(now)))
        : now.forced !== 'ready' && before.theirs.has(keyOf(now));
    const findings = saved.servers.map((one) => {
      const server = isOther ? before.asSaved(one) : one;
      const finding = findingOf(saved, withDrainOfHold(server, saved.name, process, job), snapshot, job);
      const { kind, now, own } = finding;
      if (kind !== 'left' || now === null || own.state === undefined || !isTheirs(now)) return finding;
      return { ...finding, kind: 'not-ours' as const, setSince: true as const };
    });
    const tookMs = readAt - askedAt;
    if (job.action === 'look') return { saved, findings, process, at: readAt, tookMs, ...late };
    const after = await putBackLeft(loadBalancer, saved.process, process, findings, job);
    const at = findings.some(({ kind }) => kind === 'as-before') ? readAt : clock.now();
    return { saved, ...after, at, tookMs, ...late };
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
    return { saved, findings, at: clock.now(), tookMs: 0 };
  }
}
