/**
 * What was written and not answered may still be run, behind what was read since. An ssh, or a tunnel, had taken it: the system goes on
 * delivering that when they have ended, with pauses that double. Or HAProxy hangs: when it wakes, a later connection may be answered first
 * (measured on 2.2, and on 3.4 with four threads), whatever became of the earlier one. Pure.
 */
import { isSameProcess, type ProcessIdentity } from './process.ts';
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

/**
 * They begin with this one, and each is as long as all before it, and this more: what a socket held that was closed, as by the end of its process,
 * was tried 0.2, 0.6, 1.5, 3.1 and 6.6 s after it was sent (measured on Linux 6.18; of one that stays open, twice as late each time).
 */
const FIRST_PAUSE_MS = 300;

/** Linux's timers may be late by an eighth (its timer wheel; measured: a pause of 3.5 s that was to be 3.3 s). */
const TIMERS_LATE_BY = 9 / 8;

/** By then the system has given up whatever it had to deliver (man 7 tcp, tcp_retries2: at least 924.6 s of Linux's own pauses). */
const GIVEN_UP_AFTER_MS = 20 * 60_000;

export function lateCommand(loss: unknown, sentAt: number): LateCommand {
  const cause = loss instanceof Error ? loss.cause : undefined;
  return { sentAt, silentMs: cause instanceof FellSilent ? cause.silentMs : 0 };
}

/** How long after a reading that came through at `now` everything has come that may still come: within as long again, and TCP's first pause. */
export function lateForMs(late: LateCommand | null, now: number): number {
  if (late === null) return 0;
  const silentMs = Math.max(late.silentMs, now - late.sentAt);
  // Lost before it could have been tried once more: that was no silence.
  if (silentMs < FIRST_PAUSE_MS) return Math.max(SOON_MS, silentMs);
  return nextPauseMs(silentMs);
}

function nextPauseMs(silentMs: number): number {
  return Math.min(LONGEST_PAUSE_MS, silentMs + FIRST_PAUSE_MS) * TIMERS_LATE_BY;
}

/** The same of what another process has sent, which may have ended on any line of its own. */
export function othersLateForMs(sentAt: number, now: number): number {
  if (now - sentAt > GIVEN_UP_AFTER_MS) return AWAKE_MS;
  // Of a process that has ended nobody knows whether it was kept waiting.
  return Math.max(AWAKE_MS, nextPauseMs(now - sentAt));
}
