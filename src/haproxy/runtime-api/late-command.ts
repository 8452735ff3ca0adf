/**
 * What was written and not answered may still be run, behind what was read since. An ssh, or a tunnel, had taken it: the system goes on
 * delivering that when they have ended, with pauses that double. Or HAProxy hangs: when it wakes, a later connection may be answered first
 * (measured on 2.2, and on 3.4 with four threads), whatever became of the earlier one. Pure.
 */
import { FellSilent } from '../transport/connect.ts';

/** A command whose reply did not come. */
export interface LateCommand {
  /** On the clock: when it was written. */
  sentAt: number;
  /** For so long the way may have been silent by then. */
  silentMs: number;
}

/** Also where nobody hangs, HAProxy's threads may answer a later connection first (measured: one in two, on two processors). */
const SOON_MS = 50;

/** So long after a HAProxy has woken it has run what lay there. */
export const AWAKE_MS = 300;

export function lateCommand(loss: unknown, sentAt: number): LateCommand {
  const cause = loss instanceof Error ? loss.cause : undefined;
  return { sentAt, silentMs: cause instanceof FellSilent ? cause.silentMs : 0 };
}

/** How long after a reading that came through at `now` everything has come that may still come: within as long again. */
export function lateForMs(late: LateCommand | null, now: number): number {
  return late === null ? 0 : Math.max(SOON_MS, late.silentMs, now - late.sentAt);
}
