/**
 * Was an operation of a soak right? Puts what a step and its post step said of each server beside what HAProxy says, and asks the judges
 * of the lab; adds what these leave open: policies, switches, `left-out`, and who is out without anybody having said so. Pure.
 */
import { isSurvivable } from '../lab/case.ts';
import { type Claim, judge, judgeAftermath, type Operation } from '../lab/judge.ts';
import { judgeMeddled, judgeMeddledAftermath, type Told } from '../lab/judge-meddling.ts';
import type { Act, Timeline } from '../lab/timeline.ts';
import type { Place } from './claims.ts';
import type { Planned } from './plan.ts';
import { type ServerSeen, words } from './snapshot.ts';

/** One selected server on one load balancer, as far as its operation has got. */
export interface Seen {
  place: Place;
  before: ServerSeen;
  /** When main had ended; the same as `before` where it was not begun. */
  afterMain: ServerSeen;
  /** When the job had ended. */
  after: ServerSeen;
  /** null: main was killed before it could say. */
  claim: Claim | null;
  /** The output `left-out` names it. */
  leftOut: boolean;
  told: readonly Told[];
  /** What somebody else did to it, and how it was right after that. */
  act: Act;
  meddled: ServerSeen;
  timeline: Timeline;
}

export interface Circumstances {
  /** Somebody else's deed, fault or signal came to pass. */
  happened: boolean;
  /** From some moment on nothing stood in the way of main any more. */
  over: boolean;
  /** Main wrote something that changes a server. */
  sent: boolean;
  /** So did its post step. */
  postSent: boolean;
  bystandersAsBefore: boolean;
}

const CODES: Readonly<Record<Planned['trouble'], string | null>> = {
  none: null,
  'sessions stay': 'drain-timeout',
  'none can be spared': 'guard',
  unhealthy: 'unhealthy',
  'no such server': 'not-found',
  'agent speaks': 'agent-conflict',
  'script fails': 'run-failed',
};

/** With which error it has to end where nothing stands in its way; null: with none. */
export function codeOf({ trouble, onDrainTimeout }: Planned): string | null {
  const goesOn = onDrainTimeout === 'continue' || onDrainTimeout === 'shutdown-sessions';
  return trouble === 'sessions stay' && goesOn ? null : CODES[trouble];
}

/** What main said. Each of the ways in which it is wrong, in a sentence. */
export function judgeMain(plan: Planned, seen: readonly Seen[], about: Circumstances): string[] {
  const wrong = seen.flatMap((one) => judgeClaim(plan, one, about).map((words) => at(one, words)));
  const [first] = seen;
  const error = first?.claim?.error ?? null;
  if (first?.claim === undefined || first.claim === null) return wrong;
  const code = codeOf(plan);
  if (isUnhindered(plan, about) && (error?.code ?? null) !== code)
    wrong.push(`it had to end with ${code ?? 'no error'}: ${error?.code ?? 'none'}, ${error?.message ?? ''}`);
  else if (plan.beside.kind === 'fault' && isSurvivable(plan.beside.fault) && error !== null && code === null)
    wrong.push(`no reason to fail: ${error.message}`);
  return wrong;
}

function isUnhindered({ beside }: Planned, { happened }: Circumstances): boolean {
  return !happened || ['nothing', 'slow', 'in drips', 'held'].includes(beside.kind);
}

function judgeClaim(plan: Planned, one: Seen, about: Circumstances): string[] {
  const { claim, before, afterMain: after, meddled, act, timeline } = one;
  const operation = operationOf(plan);
  if (claim === null || operation === null) return [];
  const bystanderAsBefore = about.bystandersAsBefore;
  if (isMeddled(plan, 'main'))
    return judgeMeddled(operation, claim, { before, meddled, after, act, timeline, bystanderAsBefore });
  const { sent, over } = about;
  const switched = !hasSameChecks(before, after);
  return [
    ...judge(operation, claim, { before, after, elsewhere: null, sent, over, bystanderAsBefore, switched }),
    ...judgeSwitches(plan, one),
    ...judgeLeftOut(one),
  ];
}

function judgeSwitches({ switches, operation }: Planned, { claim, before, afterMain }: Seen): string[] {
  if (operation === 'rolling' || claim === null || claim.changed === 'unknown') return [];
  return (['checked', 'agent'] as const).flatMap((name) => {
    const wish = switches[name === 'checked' ? 'checks' : 'agent'];
    const isOn = afterMain[name];
    const wanted = claim.error !== null || wish === 'keep' ? before[name] : wish === 'enable';
    const isExcused = claim.error !== null && claim.changed === 'yes';
    return isOn === wanted || isExcused ? [] : [`${name} is ${isOn}, and had to be ${wanted}`];
  });
}

function judgeLeftOut({ claim, before, afterMain, leftOut }: Seen): string[] {
  if (claim === null || claim.changed === 'unknown') return [];
  const isOut = isIn(before) && !isIn(afterMain);
  if (isOut === leftOut) return [];
  return [
    isOut ? `out, and not in \`left-out\`: ${words(afterMain)}` : `in \`left-out\`: ${words(afterMain)}`,
  ];
}

/** What is so when the job has ended. */
export function judgeEnd(plan: Planned, seen: readonly Seen[], about: Circumstances): string[] {
  return seen.flatMap((one) => judgeEndOf(plan, one, about).map((words) => at(one, words)));
}

function judgeEndOf(plan: Planned, one: Seen, about: Circumstances): string[] {
  const { before, after, meddled, act, timeline, told } = one;
  const bystanderAsBefore = about.bystandersAsBefore;
  if (isMeddled(plan, 'main') || isMeddled(plan, 'post'))
    return judgeMeddledAftermath(told, { before, meddled, after, act, timeline, bystanderAsBefore });
  // Only there: elsewhere nobody has let go of it.
  if (plan.beside.kind === 'held' && act.set.forced === 0 && !act.isReload)
    return after.forced === 0 ? [] : [`held against somebody who had set it ready: ${words(after)}`];
  const end = endOf(plan, one.claim);
  const bystanders = bystanderAsBefore ? [] : ['after the job a server that was not selected is different'];
  if (end === 'back') return [...judgeBack(one, about), ...judgeSwitchedBack(one)];
  if (end === 'told') return [...bystanders, ...judgeTold(plan, one)];
  return [...bystanders, ...judgeStays(plan, one, about)];
}

function judgeBack({ before, after }: Seen, { bystandersAsBefore }: Circumstances): string[] {
  return judgeAftermath({ before, after, elsewhere: null, bystanderAsBefore: bystandersAsBefore });
}

function judgeSwitchedBack({ before, after }: Seen): string[] {
  return hasSameChecks(before, after)
    ? []
    : [`left behind: it was ${words(before)}, and after the job it is ${words(after)}`];
}

function judgeStays({ jobStatus }: Planned, one: Seen, { postSent }: Circumstances): string[] {
  const { before, afterMain, after, told, claim } = one;
  const wrong = isSame(afterMain, after)
    ? []
    : [`its post step had nothing to do: it was ${words(afterMain)}, and is ${words(after)}`];
  if (postSent) wrong.push('its post step had nothing to do, and has set something');
  const isToBeTold = jobStatus !== 'success' || claim === null;
  if (isIn(before) && !isIn(after) && isToBeTold && !told.includes('left'))
    wrong.push(`the job has failed, it is out, and the post step did not tell: ${words(after)}`);
  return wrong;
}

/** Whatever is not as before is told: by the post step of a job that failed, by main where it did not. */
function judgeTold({ jobStatus }: Planned, { before, after, told, leftOut }: Seen): string[] {
  const isBack = isSame(before, after) && (after.running || !before.running);
  const isTold = told.includes('left') || (jobStatus === 'success' && leftOut);
  return isBack || isTold ? [] : [`left behind, and not told: ${words(after)}`];
}

/** Policies, as docs/post-step.md has them. `told`: it may stay out, if somebody says so. */
export function endOf(plan: Planned, claim: Claim | null): 'back' | 'stays' | 'told' {
  const { operation, restore, jobStatus, onError, onDrainTimeout } = plan;
  if (operation === null || operation === 'status') return 'stays';
  const error = claim?.error ?? null;
  if (claim === null || error?.code === 'cancelled') return onError === 'rollback' ? 'back' : 'stays';
  if (error === null) {
    // Of a rolling step only servers that were out before it: none here.
    if (operation === 'rolling') return 'stays';
    const failed = jobStatus !== 'success';
    return restore === 'always' || restore === (failed ? 'on-failure' : 'on-success') ? 'back' : 'stays';
  }
  if (operation === 'rolling') return 'told';
  if (error.code === 'drain-timeout') return onDrainTimeout === 'keep' ? 'stays' : 'back';
  return onError === 'rollback' ? 'back' : 'stays';
}

function isMeddled({ beside }: Planned, during: 'main' | 'post'): boolean {
  return beside.kind === 'somebody' && beside.during === during;
}

/** By which goal it is judged; null: it reads. */
function operationOf({ operation }: Planned): Operation | null {
  return operation === 'rolling' ? 'ready' : operation;
}

function isIn({ forced, weight }: ServerSeen): boolean {
  return forced === 0 && weight > 0;
}

function isSame(one: ServerSeen, other: ServerSeen): boolean {
  return one.forced === other.forced && one.weight === other.weight && hasSameChecks(one, other);
}

function hasSameChecks(one: ServerSeen, other: ServerSeen): boolean {
  return one.checked === other.checked && one.agent === other.agent;
}

function at({ place: { loadBalancer, server } }: Seen, words: string): string {
  return `${server} on ${loadBalancer}: ${words}`;
}
