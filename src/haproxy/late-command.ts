/**
 * What was written and not answered may still be run, behind what was read since. An ssh, or a tunnel, had taken it: the system goes on
 * delivering that when they have ended, with pauses that double. Or HAProxy hangs: when it wakes, a later connection may be answered first
 * (measured on 2.2, and on 3.4 with four threads), whatever became of the earlier one. Pure.
 */
import { isSameProcess, type ProcessIdentity } from './server.ts';
import { FellSilent } from './transport/connect.ts';

/** A command whose reply did not come. */
export interface LateCommand {
  /** On the clock: when it was written. */
  sentAt: number;
  /** For so long the way may have been silent by then. */
  silentMs: number;
}

/** Whom something was told. */
export interface Told extends ProcessIdentity {
  /** By way of an API, which passes it on to whoever is there when its turn has come: also to a process that has begun since. */
  passedOn?: true;
}

/** Hears what is under way, so that whoever comes after this process knows of it, however that ends. Must not throw. */
export interface UnderWay {
  /** Something that changes this process is written next; `sentAt` on the clock. */
  begin(told: Told, sentAt: number): void;
  /** All of that was answered, or nothing of it can come any more. */
  end(): void;
}

/**
 * May what was told to `told` still come to `now`? Where HAProxy does not tell its start, it seems to be another one when it has hung: its
 * own clock stands still meanwhile (measured on 2.2).
 */
export function mayBeTold(told: Told, now: ProcessIdentity): boolean {
  if (told.passedOn) return told.node === now.node;
  if (isSameProcess(told, now)) return true;
  const isStartTold = told.startToleranceSeconds === 0 && now.startToleranceSeconds === 0;
  return !isStartTold && told.pid === now.pid && told.node === now.node;
}

/** Also where nobody hangs, HAProxy's threads may answer a later connection first (measured: one in two, on two processors). */
const SOON_MS = 50;

/** So long after a HAProxy has woken it has run what lay there, and an API what it had been asked for. */
export const AWAKE_MS = 300;

/** TCP's pauses double up to this (Linux: TCP_RTO_MAX). */
const LONGEST_PAUSE_MS = 120_000;

/** By then the system has given up whatever it had to deliver (man 7 tcp, tcp_retries2: at least 924.6 s of Linux's own pauses). */
const GIVEN_UP_AFTER_MS = 20 * 60_000;

export function lateCommand(loss: unknown, sentAt: number): LateCommand {
  const cause = loss instanceof Error ? loss.cause : undefined;
  return { sentAt, silentMs: cause instanceof FellSilent ? cause.silentMs : 0 };
}

/** How long after a reading that came through at `now` everything has come that may still come: within as long again. */
export function lateForMs(late: LateCommand | null, now: number): number {
  if (late === null) return 0;
  return Math.max(SOON_MS, Math.min(LONGEST_PAUSE_MS, Math.max(late.silentMs, now - late.sentAt)));
}

/** The same of what another process has sent, which may have ended on any line of its own. */
export function othersLateForMs(sentAt: number, now: number): number {
  if (now - sentAt > GIVEN_UP_AFTER_MS) return AWAKE_MS;
  return Math.max(AWAKE_MS, lateForMs({ sentAt, silentMs: 0 }, now));
}
