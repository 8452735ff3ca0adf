/** What a post step has to do, from how its main step ended and how the job did. Pure. */
import type { Ending } from '../report.ts';
import type { SavedChange } from '../saved-change.ts';

/** `look`: put nothing back, but say what is out. */
export type PostAction = 'nothing' | 'look' | 'put-back';

/**
 * `ending`: null when main was killed before it could say. `jobStatus` is GitHub's `job.status`; whatever is not `success` counts as
 * failed.
 */
export function postActionFor(saved: SavedChange, ending: Ending | null, jobStatus: string): PostAction {
  const jobFailed = jobStatus !== 'success';
  if (ending === 'unchanged') return 'nothing';
  if (ending === 'kept') return jobFailed ? 'look' : 'nothing';
  // Whichever policy wanted it back wants it still.
  if (ending === 'not-put-back') return 'put-back';
  if (ending === 'reached') return afterGoal(saved, jobFailed);
  // A step that could not write its end has failed, whatever `continue-on-error` made of the job.
  if (ending === null && saved.reached) return afterGoal(saved, true);
  return saved.onError === 'rollback' ? 'put-back' : 'look';
}

function afterGoal({ restore }: SavedChange, jobFailed: boolean): PostAction {
  if (restore === 'always') return 'put-back';
  if (restore === (jobFailed ? 'on-failure' : 'on-success')) return 'put-back';
  return jobFailed ? 'look' : 'nothing';
}
