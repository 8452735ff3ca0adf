/** One case: a step with one fault, what it says, what is so, and what is left after its post step. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { Accident, drip, type Fault, type FaultKind } from './faults.ts';
import { hangsOnTime, judge, judgeAftermath, type Operation } from './judge.ts';
import type { Lane, Look } from './lane.ts';
import type { Run } from './step.ts';

/** Without a place: in the way from the first byte to the last, and yet nothing is lost. */
export type Hindrance = 'nothing' | 'slow' | 'in drips';

export interface Case {
  operation: Operation;
  fault: Fault | Hindrance;
}

export interface Outcome {
  /** `beside`: the dialogue ended before the place was reached, so that nothing happened. */
  end: 'done' | 'refused' | 'wrong' | 'beside';
  /** What is wrong, with all that is needed to see it again. */
  wrong: string;
}

/** No case waits longer: the step's own limits are a fraction of it. */
const WATCHDOG_MS = 90_000;
const SLOW_MS = 15;
/** As somebody says who waited in vain. */
export const LATE = /\btimeout\b|\bwithin \d/;
const SURVIVABLE: readonly FaultKind[] = ['end', 'reset', 'cut command'];

/** `patient` is the same step with more time for each reply, for what only a busy machine can be to blame for. */
export async function runCase(lane: Lane, run: Run, patient: Run, one: Case): Promise<Outcome> {
  const { operation, fault } = one;
  const before = await lane.prepare(operation);
  const twin = isTakeover(fault) ? await lane.prepareTwin(fault.at) : null;
  const accident = putInTheWay(lane, fault);
  const step = await inTime(run(operation, lane.proxy.address));
  if (step instanceof Error) return wrongIn(one, lane, [step.message]);
  lane.clear();
  if (accident && !accident.happened) return { end: 'beside', wrong: '' };
  const seen = (look: Look) => ({
    before: before.s1,
    after: look.s1,
    elsewhere: twin?.s1 ?? null,
    bystanderAsBefore: isDeepStrictEqual(look.s2, (twin ?? before).s2),
  });
  const wrong = judge(operation, step.claim, {
    ...seen(await lane.look()),
    sent: step.wrote,
    over: accident?.over ?? true,
  });
  const post = await inTime(step.post());
  if (post instanceof Error) wrong.push(`post: ${post.message}`);
  wrong.push(...judgeAftermath(seen(await (before.s1.running ? lane.lookWhenRunning() : lane.look()))));
  const gaveUp = isSurvivable(fault) ? step.claim.error : null;
  // Whoever waited in vain says so truly, where nothing but the machine was slow. No other word gets a second chance.
  const isLate = wrong.every(hangsOnTime) && LATE.test(step.log);
  const isOfTime = wrong.length > 0 || ['timeout', 'unhealthy'].includes(gaveUp?.code ?? '');
  if (isLate && isOfTime && run !== patient) return runCase(lane, patient, patient, one);
  if (gaveUp) wrong.push(`no reason to fail: ${gaveUp.message}`);
  if (wrong.length > 0) return wrongIn(one, lane, [...wrong, JSON.stringify(step.claim), step.log]);
  return { end: step.claim.error ? 'refused' : 'done', wrong: '' };
}

/** `swap`: has later connections lead elsewhere. */
export function putInTheWay(
  { proxy, swap }: Pick<Lane, 'proxy'> & { swap?: () => void },
  fault: Case['fault'],
): Accident | null {
  if (fault === 'slow') proxy.delay = SLOW_MS;
  if (fault === 'in drips') proxy.faults = { meddle: drip };
  if (typeof fault === 'string') return null;
  const accident = new Accident(fault, isTakeover(fault) ? swap : undefined);
  proxy.faults = { meddle: accident.meddle };
  return accident;
}

/** Does another process take over? */
export function isTakeover(fault: Case['fault']): fault is Fault {
  return typeof fault !== 'string' && fault.kind === 'other process';
}

function wrongIn({ operation, fault }: Case, { version }: Lane, words: string[]): Outcome {
  return {
    end: 'wrong',
    wrong: `${operation}, ${JSON.stringify(fault)}, HAProxy ${version}: ${words.join('\n')}`,
  };
}

/** A way that is long is no reason to fail, nor is a connection that is lost once, wherever that is. */
export function isSurvivable(fault: Case['fault']): boolean {
  return typeof fault === 'string' || (fault.again === 0 && SURVIVABLE.includes(fault.kind));
}

/** The result; or the error, or that there is none for too long. */
export async function inTime<T>(work: Promise<T>): Promise<T | Error> {
  const timer = new AbortController();
  const late = sleep(WATCHDOG_MS, new Error(`no end within ${WATCHDOG_MS} ms`), { signal: timer.signal });
  late.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    timer.abort();
  }
}
