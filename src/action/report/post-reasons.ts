/** Why a post step does what it does, or nothing, in words. Pure. */
import type { PostAction } from '../../operation/post-job/decision.ts';
import type { Ending } from '../../operation/report.ts';
import { isSettled, type SavedChange } from '../../operation/saved-change.ts';

/** How the main step and the job ended, as far as a post step knows. */
export interface JobEnd {
  /** null when main was killed before it could say. */
  ending: Ending | null;
  /** GitHub's `job.status`. */
  jobStatus: string;
}

/** What is to be done, and why: one line of the log. */
export function intentionWords(
  action: Exclude<PostAction, 'nothing'>,
  change: SavedChange,
  end: JobEnd,
): string {
  const what =
    action === 'look' ? 'looking at what this step has left' : 'putting back what this step had changed';
  return `${what}: ${reasonWords(change, end)}`;
}

/** Why nothing is to be done: one line of the log. `change`: null when nothing was ever about to be changed. */
export function idleWords(change: SavedChange | null, end: JobEnd): string {
  const why = () => {
    if (change === null && end.ending === null) return 'this step was killed before it had sent anything';
    if (change === null) return 'this step changed nothing';
    // By now it may be out again, by a reload with an older state file for example.
    if (end.ending === 'unchanged' && change.operation === 'rolling')
      return 'what this step had taken out it has put back itself';
    if (end.ending === 'unchanged') return 'this step has left everything as it was';
    if (isSettled(change))
      return 'nothing that this step had set is left, and what somebody else has set is left alone';
    return reasonWords(change, end);
  };
  return `nothing to put back: ${why()}`;
}

/** `the job failed, restore is on-failure` */
export function reasonWords(
  { operation, reached, restore, onError }: SavedChange,
  { ending, jobStatus }: JobEnd,
): string {
  if (ending === 'not-put-back') return 'this step was to put it back, and could not';
  if (ending === 'kept' && operation === 'rolling')
    return `${jobWords(jobStatus)}, and this step stopped at a batch that failed`;
  if (ending === 'kept') return `${jobWords(jobStatus)}, and this step has left it on purpose`;
  const killed = ending === null ? 'this step was killed' : null;
  if (ending === 'reached' || (ending === null && reached))
    return `${killed ?? jobWords(jobStatus)}, restore is ${restore}`;
  // Whatever its policy: once a batch has failed, nobody lets it in unasked.
  if (killed !== null && operation === 'rolling' && onError === 'keep')
    return `${killed}, and on-error is keep, or its batch had failed before`;
  return `${killed ?? 'this step did not reach its goal'}, on-error is ${onError}`;
}

function jobWords(jobStatus: string): string {
  switch (jobStatus) {
    case 'success':
      return 'the job succeeded';
    case 'failure':
      return 'the job failed';
    case 'cancelled':
      return 'the job was cancelled';
    default:
      return 'it is not known how the job ended';
  }
}
