/** One case: a step with one fault, what it says, what is so, and what is left after its post step. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Accident, drip, type Fault, type FaultKind } from './faults.ts';
import { judge, judgeAftermath, type Operation } from './judge.ts';
import type { Lane } from './lane.ts';
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
const WATCHDOG_MS = 20_000;
const SLOW_MS = 15;
const SURVIVABLE: readonly FaultKind[] = ['end', 'reset', 'cut command'];

export async function runCase(lane: Lane, run: Run, { operation, fault }: Case): Promise<Outcome> {
  const before = await lane.prepare(operation);
  const swaps = typeof fault !== 'string' && fault.kind === 'other process';
  const twin = swaps ? await lane.prepareTwin(fault.at) : null;
  const accident = typeof fault === 'string' ? null : new Accident(fault, swaps ? lane.swap : undefined);
  if (accident) lane.proxy.faults = { meddle: accident.meddle };
  if (fault === 'slow') lane.proxy.delay = SLOW_MS;
  if (fault === 'in drips') lane.proxy.faults = { meddle: drip };
  const step = await inTime(run(operation, lane.proxy.address));
  if (step === 'late')
    return { end: 'wrong', wrong: `${named(operation, fault)}: no end within ${WATCHDOG_MS} ms` };
  lane.clear();
  if (accident && !accident.happened) return { end: 'beside', wrong: '' };
  const after = await lane.look();
  const initial = swaps ? twin : before;
  const elsewhere = twin?.s1 ?? null;
  const same = (look: typeof before) => JSON.stringify(look.s2) === JSON.stringify(initial?.s2);
  const wrong = judge(operation, step.claim, {
    before: before.s1,
    after: after.s1,
    elsewhere,
    sent: accident?.sent ?? operation !== 'status',
    over: accident?.over ?? true,
    bystanderAsBefore: same(after),
  });
  if (step.claim.error && isSurvivable(fault)) wrong.push(`no reason to fail: ${step.claim.error.message}`);
  const post = await inTime(step.post());
  if (post === 'late') wrong.push('post did not end');
  const left = before.s1.running ? await lane.lookWhenRunning() : await lane.look();
  wrong.push(
    ...judgeAftermath({ before: before.s1, after: left.s1, elsewhere, bystanderAsBefore: same(left) }),
  );
  if (wrong.length === 0) return { end: step.claim.error ? 'refused' : 'done', wrong: '' };
  const words = `${named(operation, fault)} on ${lane.version}: ${wrong.join('; ')}`;
  return { end: 'wrong', wrong: `${words}\n${JSON.stringify(step.claim)}\n${step.log}` };
}

/** A way that is long is no reason to fail, nor is a connection that is lost once, wherever that is. */
function isSurvivable(fault: Case['fault']): boolean {
  return typeof fault === 'string' || (fault.again === 0 && SURVIVABLE.includes(fault.kind));
}

function named(operation: Operation, fault: Case['fault']): string {
  return `${operation}, ${typeof fault === 'string' ? fault : JSON.stringify(fault)}`;
}

async function inTime<T>(work: Promise<T>): Promise<T | 'late'> {
  const timer = new AbortController();
  try {
    return await Promise.race([
      work,
      sleep(WATCHDOG_MS, 'late' as const, { signal: timer.signal }).catch(() => 'late' as const),
    ]);
  } finally {
    timer.abort();
  }
}
