/** What a post step has to do, from how its main step ended and how the job did. Pure. */
import type { SavedChange } from './effects.ts';

/**
 * How a main step ended. `unchanged`: nothing is different from before. `reached`: its goal, and something is different. `kept`:
 * not its goal, and what it had changed was left on purpose. `not-put-back`: it was to put back what it had changed, and could
 * not. `unfinished`: cancelled, or it cannot say what is different. `null`: it was killed before it could say.
 */
export type Ending = 'unchanged' | 'reached' | 'kept' | 'not-put-back' | 'unfinished';

/** `look`: put nothing back, but say what is out. */
export type Duty = 'nothing' | 'look' | 'put-back';

/** `jobStatus` is GitHub's `job.status`; whatever is not `success` counts as failed. */
export function dutyOf(saved: SavedChange, ending: Ending | null, jobStatus: string): Duty {
  const jobFailed = jobStatus !== 'success';
  if (ending === 'unchanged') return 'nothing';
  if (ending === 'kept') return jobFailed ? 'look' : 'nothing';
  // Whichever policy wanted it back wants it still.
  if (ending === 'not-put-back') return 'put-back';
  if (ending === 'reached') return dutyAfterGoal(saved, jobFailed);
  // A step that could not write its end has failed, whatever `continue-on-error` made of the job.
  if (ending === null && saved.reached) return dutyAfterGoal(saved, true);
  return saved.onError === 'rollback' ? 'put-back' : 'look';
}

function dutyAfterGoal({ restore }: SavedChange, jobFailed: boolean): Duty {
  if (restore === 'always') return 'put-back';
  if (restore === (jobFailed ? 'on-failure' : 'on-success')) return 'put-back';
  return jobFailed ? 'look' : 'nothing';
}
