/**
 * A way of a job that falls silent just as it writes there, and whoever works is killed, or loses it. With chance of its own, so that a world
 * without any tells the same story as before.
 */
import type { SilenceSetup } from '../model/silence.ts';
import type { Random } from '../random.ts';
import type { JobSetup, LoadBalancerSetup } from '../scenario.ts';
import { requestOf } from './jobs.ts';

/** Up to well above what a post step can wait. */
const LENGTHS_MS = [20, 300, 1_000, 3_000, 8_000, 15_000, 30_000, 60_000, 100_000] as const;

export function withSilence(
  random: Random,
  job: JobSetup,
  loadBalancers: readonly LoadBalancerSetup[],
): JobSetup {
  if (!random.chance(0.25)) return job;
  const of = random.chance(0.8) ? 'way' : 'haproxy';
  const ms = Math.round(random.pick(LENGTHS_MS) * (0.5 + random.next()));
  const silence: SilenceSetup = {
    loadBalancer: random.pick(loadBalancers).name,
    write: random.weighted([
      [5, 1],
      [3, 2],
      [2, 3],
      [1, 4],
      [1, 6],
    ]),
    ms,
    of,
    pauseMs: of === 'way' ? random.between(200, 300) : random.between(0, Math.min(ms, 250)),
    timersLateBy: random.pick([0, 0.06, 0.12]),
    comes: random.chance(0.9),
    passedOn: random.chance(0.15),
    endsAfterMs: random.chance(0.7) ? Math.round(random.next() * Math.min(ms, 3_000)) : null,
  };
  // A post step that comes when the way is back after a long silence cannot wait as long again.
  const laterMs = random.chance(0.3) ? Math.round(ms * (0.8 + 0.4 * random.next())) : 0;
  const goesOn = random.chance(0.4);
  const steps = goesOn ? withOneMore(random, job.steps) : job.steps;
  return { ...job, steps, silence, postAfterMs: job.postAfterMs + laterMs, goesOn };
}

/** Whoever was taken out alone is to come back, whatever has become of that. */
function withOneMore(random: Random, steps: JobSetup['steps']): JobSetup['steps'] {
  const [first] = steps;
  if (first === undefined || steps.length > 1 || first.operation === 'ready' || first.operation === 'rolling')
    return steps;
  const { selection } = first;
  return [first, { ...requestOf(random, 'ready', 'web1'), selection }];
}
