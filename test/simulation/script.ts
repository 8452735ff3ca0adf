/** What a script does to the applications of its servers: between two steps of a job, or for a batch of a rolling step. */
import type { Clock } from '../../src/clock.ts';
import type { ScriptBatch, ScriptEnd } from '../../src/operation/rolling/rolling-effects.ts';
import type { Application, ApplicationState } from './model/application.ts';
import type { DeploySetup, ScriptSetup } from './scenario.ts';
import type { Timeline } from './timeline.ts';
import type { WorldClock } from './world-clock.ts';

/** What a script works with. */
export interface Workshop {
  apps: readonly Application[];
  world: { clock: WorldClock; timeline: Timeline };
  /** Of the one who runs it, who may be killed. */
  clock: Clock;
}

/** Longer than any world lasts. */
const FOR_EVER_MS = 10_000_000;

/** Whoever it stops has nobody to serve any more. What becomes of it comes by itself, after the end. */
export async function deploy(
  { apps, world, clock }: Workshop,
  { stopAfterMs, downMs, startingMs, becomes }: DeploySetup,
  signal?: AbortSignal,
): Promise<void> {
  const all = (state: ApplicationState) => {
    world.timeline.note('deploy', `${apps.map(({ address }) => address).join(', ')}: ${state}`);
    for (const app of apps) app.become(state, clock.now(), true);
  };
  await clock.sleep(stopAfterMs, signal);
  all('dead');
  await clock.sleep(downMs, signal);
  all('starting');
  world.clock.wakeAfter(startingMs, () => all(becomes));
}

/** One run of the script of a rolling step: ended with its step, or after its limit. */
export async function runScript(
  workshop: Workshop,
  { timeoutMs, runs }: ScriptSetup,
  { number }: Pick<ScriptBatch, 'number'>,
  signal: AbortSignal,
): Promise<ScriptEnd> {
  const { world, clock } = workshop;
  const run = runs[Math.min(number, runs.length) - 1];
  if (run === undefined) throw new Error('There is no script');
  const limit = new AbortController();
  const timer = timeoutMs === 0 ? null : world.clock.wakeAfter(timeoutMs, () => limit.abort());
  const either = AbortSignal.any([signal, limit.signal]);
  try {
    if (run.deploy !== null) {
      await deploy(workshop, run.deploy, either);
      if (run.waits) await clock.sleep(run.deploy.startingMs, either);
    }
    await clock.sleep(run.exitCode === null ? FOR_EVER_MS : run.lastsMs, either);
    return { kind: 'ended', exitCode: run.exitCode, signal: null };
  } catch (error) {
    if (signal.aborted || !limit.signal.aborted) throw error;
    return { kind: 'timed-out', limitMs: timeoutMs, isOver: true };
  } finally {
    if (timer !== null) timer.run = null;
  }
}
