/** What a post step finds of a server that its main step had changed, or was about to, as a value. Pure. */
import type { Failure } from '../../errors.ts';
import { isFullyUp, keyOf, type Server } from '../../haproxy/server.ts';
import type { ServerSettings } from '../../haproxy/server-settings.ts';
import type { SavedServer } from '../saved-change.ts';

/**
 * `as-before`: nothing to do. `changed-later`: by a later step of this job. `put-back`: by us, verified. `left`: still as the step
 * left it. `not-ours`: as nobody of us left it. `gone`: HAProxy has no such server any more. `unknown`: not to be read. `replaced`: another server stands under
 * its name, at another address. `may-change`: as before, or put back, but something that was never answered may still come behind that.
 */
export type FindingKind =
  | 'as-before'
  | 'changed-later'
  | 'put-back'
  | 'left'
  | 'not-ours'
  | 'replaced'
  | 'gone'
  | 'unknown'
  | 'may-change';

export interface Finding {
  loadBalancer: string;
  saved: SavedServer;
  /** Settings that are this step's to put back, as they were before it: the others were set by nobody, or by a later step. */
  own: ServerSettings;
  kind: FindingKind;
  /** As last read; null when it could not be. */
  now: Server | null;
  /** How many sessions were cut when it was put back. */
  sessionsShutDown: number;
  /** Why it could not be put back, or not be read. */
  failure: Failure | null;
  /** Not back, and something that was never answered may still come behind that. Missing where nothing can. */
  mayChange?: true;
  /** In maint, as this step had left it, but set so by somebody else since. Missing where it is as that one left it. */
  setSince?: true;
  /** Back as before in all that this step had set, and at weight 0 by somebody else, or by its script: it takes no traffic. Missing where it does. */
  weightTaken?: true;
}

/** As before, or back as before. */
export function isBack({ kind }: Finding): boolean {
  return kind === 'put-back' || kind === 'as-before';
}

/** Its weight is 0, though it had one before the step. An agent takes it out so, and in again, whenever it likes. */
export function isWithoutWeight({ saved, now }: Finding): boolean {
  return wasIn(saved) && now !== null && now.weight === 0 && now.agent !== 'enabled';
}

/** It was put back, but does it take traffic again, as it did before? Who is kept out by others is not ill. */
export function isHealthyAgain(finding: Finding): boolean {
  const { saved, now } = finding;
  if (saved.before.state !== 'ready' || saved.health === 'down' || isOutByOthers(finding)) return true;
  return now !== null && isFullyUp(now.status);
}

/** Set so by a later step, or by a person, itself or whom it tracks: its state was not this step's to put back. */
export function isOutByOthers({ own, now }: Finding): boolean {
  if (own.state !== undefined || now === null) return false;
  return now.forced !== 'ready' || now.admin === 'drain' || now.maintCauses.includes('tracking');
}

/** Missing in the rotation, where it was before the step. One that is DOWN by itself is not meant. */
export function isOut({ saved, now }: Finding): boolean {
  return wasIn(saved) && now !== null && (now.forced !== 'ready' || now.weight === 0);
}

/**
 * What else this step had set was put back, and its state is a later step's, who has left it out: whoever hears "put back" would take it to be
 * in again. That step may have been ended before it could say anything.
 */
export function asTold(finding: Finding): Finding {
  const { kind, saved, own, now } = finding;
  const isOfLater = saved.sent.states.length > 0 && own.state === undefined;
  const isOutOfLater = isOfLater && wasIn(saved) && now !== null && now.forced !== 'ready';
  if (kind === 'may-change' && isOutOfLater) return { ...finding, kind: 'changed-later', mayChange: true };
  return kind === 'put-back' && isOutOfLater ? { ...finding, kind: 'changed-later' } : finding;
}

/** In rotation before the step, as far as it is set by hand. */
export function wasIn({ before }: SavedServer): boolean {
  return before.state === 'ready' && before.weight > 0;
}

/** Of two looks after each other, the second perhaps at some alone. Who was put back, and is so still, was put back. */
export function joined(first: readonly Finding[], second: readonly Finding[]): Finding[] {
  const news = new Map(second.map((one) => [keyOf(one.saved), one]));
  const known = new Set(first.map((one) => keyOf(one.saved)));
  // Trackers that were lent a weight only now.
  const more = second.filter((one) => !known.has(keyOf(one.saved)));
  const looked = first.map((one) => {
    const now = news.get(keyOf(one.saved));
    if (now === undefined) return one;
    const isStillBack = one.kind === 'put-back' && now.kind === 'as-before';
    const sessionsShutDown = one.sessionsShutDown + now.sessionsShutDown;
    return { ...now, kind: isStillBack ? 'put-back' : now.kind, sessionsShutDown };
  });
  return [...looked, ...more];
}
