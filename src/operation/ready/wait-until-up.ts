/** Until a server is exactly UP, once it has been let in, and that it is UP still while others are waited for. */
import { Failure } from '../../errors.ts';
import { isRunning } from '../../haproxy/server.ts';
import { listed, verb } from '../../words.ts';
import type { Unit } from '../plan/tracking.ts';
import { namesOf, type Run } from '../run.ts';
import { assertAsSet } from '../verify.ts';
import { checkWords, HELD_BY_AGENT, isChecked, isHeldByAgent, isUp, unhealthyFailure } from './readiness.ts';

const LOOK_EVERY_MS = 100;

/**
 * Without checks HAProxy takes any server for up: where they were switched off meanwhile, that says nothing. Nor does a new process that has
 * not checked it yet.
 */
export function isProvenUp(run: Run, unit: Unit): boolean {
  const { begun, now } = run.of(unit);
  if (!isUp(now)) return false;
  if (now.checks === 'enabled') return run.reloads === 0 || isChecked(now);
  return begun.checks !== 'enabled';
}

/** Throws `unhealthy` when the limit, which counts from `since` on, passes first, and whatever a verification finds. */
export async function waitUntilUp(
  run: Run,
  units: readonly Unit[],
  limitMs: number,
  signal: AbortSignal,
  since = run.healthSince,
): Promise<void> {
  for (;;) {
    const waiting = units.filter((unit) => !isProvenUp(run, unit));
    const [first] = waiting;
    if (first === undefined) return;
    if (run.clock.now() >= since + limitMs) throw notUp(run, waiting, limitMs);
    run.tellProgress(
      `${namesOf(waiting)}: "${run.now(first).status}", waiting until it is UP`,
      waiting.length,
    );
    await run.clock.sleep(LOOK_EVERY_MS, signal);
    await run.readBack(signal);
    assertAsSet(run, waiting);
  }
}

/** Of these, which were waited for in vain. */
export function notUp(run: Run, units: readonly Unit[], limitMs: number) {
  const unproven = units.map((unit) => {
    const { begun, now } = run.of(unit);
    return { key: unit.key, begun, now };
  });
  return unhealthyFailure(unproven, limitMs, run.name);
}

/**
 * Done is said of all servers on all load balancers at once: one that was seen UP may have gone down while another was waited for. Throws
 * `unhealthy`.
 */
export function assertStillUp(run: Run, units: readonly Unit[]): void {
  const down = units.filter((unit) => run.of(unit).confirmed && !isRunning(run.now(unit)));
  if (down.length === 0) return;
  const words = down.map((unit) => `${unit.key} was UP, and now it is "${run.now(unit).status}"`);
  throw new Failure('unhealthy', `${listed(words, 10, '; ')}.`, {
    loadBalancer: run.name,
    servers: down.map(({ key }) => key),
    brief: `${verb(down.length, 'it was', 'they were')} UP, and ${verb(down.length, 'has', 'have')} gone down since`,
    detail: checkWords(down.map((unit) => ({ key: unit.key, now: run.now(unit) }))),
    hint: down.some((unit) => isHeldByAgent(run.now(unit)))
      ? HELD_BY_AGENT
      : 'Look at the application: it has failed since it was let in. When it does not any more, run this step again.',
  });
}
