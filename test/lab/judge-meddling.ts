/**
 * Is what a step says true where somebody else acted beside it? As judge.ts, for one load balancer: what the step says of it, what
 * HAProxy says, and who had said what to HAProxy. Pure.
 */
import type { Claim, Operation, State } from './judge.ts';
import { GOALS } from './judge.ts';
import { type Act, actedFirst, couldKnow, type Settings, type Timeline, traceOf } from './timeline.ts';

/** `checked`: by running health checks. null: HAProxy has no such server. */
export type Seen = (State & { checked: boolean }) | null;

export interface MeddledFacts {
  /** Before the step; null where it was deleted before the step had read it. */
  before: State | null;
  /** Right after somebody else had acted; `before` where they did not. */
  meddled: Seen;
  after: Seen;
  act: Act;
  /** Of the step, and behind it of its post step when that has ended. */
  timeline: Timeline;
  bystanderAsBefore: boolean;
}

/** What the post step told of the server, as its findings have it. */
export type Told = string;

/** Nobody else acts. */
export const NOBODY: Act = { set: {}, isReload: false };

/** A new process has the server as its configuration says. */
const CONFIGURED: Settings = { forced: 0, weight: 100 };

/** Each of the ways in which it is wrong, in a sentence; none when it is true. */
export function judgeMeddled(operation: Operation, claim: Claim, facts: MeddledFacts): string[] {
  const found = asFound(facts);
  const { before, meddled, after, act, timeline } = found;
  const wrong = commonWrongs(found);
  const knows = couldKnow(timeline, act);
  const { error, changed, now } = claim;
  // A server that the step finds in maint is left there: to drain it would bring it back for bound clients.
  const leftInMaint = operation === 'drain' && before?.forced === 1 && after?.forced === 1;
  if (error === null && knows && !leftInMaint && !isGoal(operation, after))
    wrong.push(`"done", but HAProxy says ${words(after)}`);
  if (error !== null && /^Unexpected error/.test(error.message))
    wrong.push(`a fault of its own: ${error.message}`);
  if (changed === 'unknown') wrong.push('"not known", but HAProxy could be read all the time');
  if (before === null || meddled === null || after === null) return wrong;
  const ours = oursLeft(before, timeline, act).filter(
    ([name]) => name === 'forced' || operation === 'weight',
  );
  if (changed === 'no' && ours.length > 0)
    wrong.push(`"nothing is different", but it set ${JSON.stringify(ours)}, and it is ${words(after)}`);
  const raised = timeline.lines.some(({ text }) => text.includes('health up'));
  if (changed === 'yes' && knows && !raised && isSame(before, after))
    wrong.push(`"different from before", but it is still ${words(after)}`);
  const says = changed === 'yes' || error === null ? now : null;
  if (says !== null && knows && (says.forced !== after.forced || says.weight !== after.weight))
    wrong.push(`it says ${JSON.stringify(says)}, HAProxy says ${words(after)}`);
  return wrong;
}

/** After the post step of a job that failed, with `on-error: rollback` and `restore: on-failure`. */
export function judgeMeddledAftermath(told: readonly Told[], facts: MeddledFacts): string[] {
  const found = asFound(facts);
  const { before, after, act, timeline } = found;
  const wrong = commonWrongs(found).map((one) => `after the job: ${one}`);
  if (before === null || after === null) return wrong;
  const isTold = told.some((kind) => kind === 'left' || kind === 'unknown');
  const ours = oursLeft(before, timeline, act);
  if (ours.length > 0 && !isTold)
    wrong.push(`left behind, and not told (${told}): ${JSON.stringify(ours)}, it is ${words(after)}`);
  const isDown = after.forced === 0 && before.forced === 0 && before.running && !after.running;
  if (isDown && !isTold) wrong.push(`left behind, and not told (${told}): it is down`);
  const saysBack = told.some((kind) => kind === 'put-back' || kind === 'as-before');
  if (saysBack && couldKnow(timeline, act) && ours.length > 0) wrong.push(`"${told}", but ${words(after)}`);
  return wrong;
}

/** What somebody does before the step has read anything, the step finds. In another process what was read counts all the same. */
function asFound(facts: MeddledFacts): MeddledFacts {
  const { act, timeline, meddled } = facts;
  if (act.isReload || !actedFirst(timeline)) return facts;
  return { ...facts, before: meddled, act: NOBODY, timeline: { ...timeline, actedAt: null } };
}

function commonWrongs({ before, meddled, after, act, timeline, bystanderAsBefore }: MeddledFacts): string[] {
  const wrong: string[] = [];
  if (!bystanderAsBefore) wrong.push('a server that was not selected is different');
  if (before === null) return after === null ? wrong : [...wrong, 'it is there again'];
  for (const name of ['forced', 'weight'] as const) {
    const { by, value, undone } = traceOf(name, before, timeline, act);
    if (undone) wrong.push(`it undid somebody else's ${name} ${act.set[name]}, which it could have read`);
    if (by !== 'step' && !act.isReload && after !== null && after[name] !== value)
      wrong.push(`the lab has missed who set ${name} to ${after[name]} last`);
  }
  if (meddled !== null && !meddled.checked && after?.checked)
    wrong.push('it switched health checks on again');
  return wrong;
}

/** What the step set last, and is not as before. */
function oursLeft(before: State, timeline: Timeline, act: Act): ['forced' | 'weight', number][] {
  return (['forced', 'weight'] as const).flatMap((name): ['forced' | 'weight', number][] => {
    const { by, value } = traceOf(name, before, timeline, act);
    const asBefore = value === before[name] || (act.isReload && value === CONFIGURED[name]);
    return by === 'step' && !asBefore ? [[name, value]] : [];
  });
}

function isGoal(operation: Operation, after: Seen): boolean {
  return (
    after !== null &&
    Object.entries(GOALS[operation]).every(([name, value]) => after[name as keyof State] === value)
  );
}

function isSame(one: Settings, other: Settings): boolean {
  return one.forced === other.forced && one.weight === other.weight;
}

function words(seen: Seen): string {
  if (seen === null) return 'there is no such server';
  return `flags ${seen.forced}, weight ${seen.weight}${seen.running ? '' : ', not running'}`;
}
