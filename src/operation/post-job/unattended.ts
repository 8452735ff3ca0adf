/** What a step may have left behind whose own post step never ran, or was killed: told from what it saved alone, for nobody looks. Pure. */
import { Failure } from '../../errors.ts';
import { keyOf } from '../../haproxy/server.ts';
import type { Setting } from '../../haproxy/server-settings.ts';
import { type SavedChange, type SavedServer, sentSettings } from '../saved-change.ts';
import { type PostAction, postActionFor } from './decision.ts';
import type { Finding } from './finding.ts';

/** What that post step was there for. */
export function unattendedAction(change: SavedChange, jobStatus: string): PostAction {
  return postActionFor(change, change.reached ? 'reached' : 'unfinished', jobStatus);
}

/** `changedLater`: did a later step of the job set this of this server? Then what that step wanted counts. */
export function unattendedFindings(
  change: SavedChange,
  action: Exclude<PostAction, 'nothing'>,
  changedLater: (loadBalancer: string, key: string, setting: Setting) => boolean,
): Finding[] {
  const failure = new Failure(
    'not-verified',
    `A later step of this job (${change.operation}) changed servers there, and its post step did not run, or did not come to its end.`,
  );
  return change.loadBalancers.flatMap(({ name, servers }) =>
    servers
      .filter((server) => action === 'put-back' || leavesOut(server))
      .filter((server) => sentSettings(server).some((setting) => !changedLater(name, keyOf(server), setting)))
      .map((saved): Finding => {
        const { before: own } = saved;
        return { loadBalancer: name, saved, own, kind: 'unknown', now: null, sessionsShutDown: 0, failure };
      }),
  );
}

/** What it sent last takes the server out of rotation. */
function leavesOut({ sent: { states, weights } }: SavedServer): boolean {
  return (states.at(-1) ?? 'ready') !== 'ready' || weights.at(-1) === 0;
}
