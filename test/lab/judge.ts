/**
 * Is what a step says true? What it says beside what HAProxy says, read by the tests' own eyes. Pure, and the same for a step of the
 * bundle and for one whose code ran within the test.
 */
import type { Operation } from '../../src/operation/request.ts';

export type { Operation };

/** One server as `show servers state` has it: all that a step sets, and whether HAProxy calls it running. */
export interface State {
  /** `srv_admin_state`, forced states only: 0, 1 maint, 8 drain. */
  forced: number;
  weight: number;
  running: boolean;
}

/** What a step says at its end. */
export interface Claim {
  /** null: it says that it reached its goal. */
  error: { code: string; message: string } | null;
  changed: 'no' | 'yes' | 'unknown';
  /** What it says of the server; null where it says nothing. */
  now: { forced: number; weight: number } | null;
}

/** What is so. */
export interface Facts {
  before: State;
  /** Of the process that answers at the end. */
  after: State;
  /** Where another process took over: what was so there before anything was sent to it. */
  elsewhere: State | null;
  /** The step wrote something that changes a server, whether or not anybody heard it. */
  sent: boolean;
  /** From some moment on nothing stood in the way any more, so that whatever was sent could be read back. */
  over: boolean;
  /** The server that nobody asked to change: is it as it was? */
  bystanderAsBefore: boolean;
  /** One of the server's checks is on or off and was not before, which is a difference, too. */
  switched?: boolean;
}

const NOT_KNOWN = '"not known", but HAProxy could be read again';
const LEFT = 'left behind: it was';

/** A step, or a post step, that waited in vain did not know better, or could not do better: was there time enough? */
export function hangsOnTime(wrong: string): boolean {
  return wrong === NOT_KNOWN || wrong.startsWith(LEFT);
}

/** Weight that the lab's operation `weight` asks for, and what it is before. */
export const WEIGHT = { before: 100, goal: 40 };

export const GOALS: Record<Operation, Partial<State>> = {
  status: {},
  drain: { forced: 8 },
  maint: { forced: 1 },
  ready: { forced: 0, running: true },
  weight: { weight: WEIGHT.goal },
};

/** Each of the ways in which it is wrong, in a sentence; none when it is true. */
export function judge(operation: Operation, claim: Claim, facts: Facts): string[] {
  const { before, after } = facts;
  const wrong: string[] = [];
  const same = isSame(before, after) && facts.switched !== true;
  if (!facts.bystanderAsBefore) wrong.push('a server that was not selected is different');
  if (claim.error === null) {
    // A server that is found in maint is left there: to drain it would bring it back for bound clients.
    const leftInMaint = operation === 'drain' && facts.elsewhere?.forced === 1 && after.forced === 1;
    if (!leftInMaint && !has(after, GOALS[operation])) wrong.push(`"done", but HAProxy says ${words(after)}`);
    if (operation === 'status' && facts.sent) wrong.push('status sent something');
  } else {
    // `asFailure` calls it so: something was thrown that no user can act on.
    if (/^Unexpected error/.test(claim.error.message))
      wrong.push(`a fault of its own: ${claim.error.message}`);
    if (claim.error.code === 'invalid-input') wrong.push('the inputs were right');
  }
  if (claim.changed === 'no' && !same && !isUntouched(after, facts)) {
    wrong.push(`"nothing is different", but it was ${words(before)} and is ${words(after)}`);
  }
  if (claim.changed === 'yes' && same) wrong.push(`"different from before", but it is still ${words(after)}`);
  if (claim.changed === 'unknown') {
    if (claim.error === null) wrong.push('"done", and not known whether anything was changed');
    if (!facts.sent) wrong.push('"not known", but nothing was ever sent');
    // What was set in a process to which nothing leads any more cannot be read.
    const isLost = facts.elsewhere !== null && claim.error?.code === 'several-processes';
    if (facts.over && !isLost) wrong.push(NOT_KNOWN);
  }
  const says = claim.now;
  if (says !== null && claim.changed !== 'unknown' && (claim.error === null || claim.changed === 'yes')) {
    if (says.forced !== after.forced || says.weight !== after.weight)
      wrong.push(`it says ${JSON.stringify(says)}, HAProxy says ${words(after)}`);
  }
  return wrong;
}

/** After the post step of a job that failed, with `on-error: rollback` and `restore: on-failure`, and nothing in the way any more. */
export function judgeAftermath(
  facts: Pick<Facts, 'before' | 'after' | 'elsewhere' | 'bystanderAsBefore'>,
): string[] {
  const { before, after } = facts;
  const back = isSame(before, after);
  const down = back && before.running && before.forced === 0 && !after.running;
  return [
    ...(isUntouched(after, facts)
      ? []
      : [`${LEFT} ${words(before)}, and after the job it is ${words(after)}`]),
    ...(down ? ['left behind: it is down'] : []),
    ...(facts.bystanderAsBefore ? [] : ['after the job a server that was not selected is different']),
  ];
}

function has(state: State, goal: Partial<State>): boolean {
  return Object.entries(goal).every(([name, value]) => state[name as keyof State] === value);
}

/** By what a step sets. */
function isSame(one: State, other: State): boolean {
  return one.forced === other.forced && one.weight === other.weight;
}

/** Whatever is set is as it was, in the first process or in the one that took over. Only what a step sets does it put back. */
function isUntouched(after: State, { before, elsewhere }: Pick<Facts, 'before' | 'elsewhere'>): boolean {
  const found = elsewhere ?? before;
  return (
    [before.forced, found.forced].includes(after.forced) &&
    [before.weight, found.weight].includes(after.weight)
  );
}

function words({ forced, weight, running }: State): string {
  return `flags ${forced}, weight ${weight}${running ? '' : ', not running'}`;
}
