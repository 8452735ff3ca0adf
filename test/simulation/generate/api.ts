/** The same worlds seen through Data Plane APIs: each as slow, as odd and as unreliable as APIs are. */
import type { ApiVersion } from '../../support/data-plane-api/versions.ts';
import type { ApiSetup } from '../model/api.ts';
import type { Random } from '../random.ts';
import type { JobSetup, LoadBalancerSetup, Scenario, StepRequest, TimedEvent } from '../scenario.ts';

/** Without weights and checks, with the lists of later ones, and with all. */
const VERSIONS: readonly ApiVersion[] = ['2.9.27', '3.2.15', '3.4.2'];

const STEP_STARTS_AT = 1_000;
/** Somebody asks the API for a reload, and it collects for a while whatever else is asked for. */
const RELOAD_DELAY_MS = 5_000;

export function byApi(random: Random, scenario: Scenario): Scenario {
  const { rival } = scenario;
  const stretch = scenario.seed % 2 === 0 ? 3 : 1;
  const job = possible(scenario.job);
  const events = scenario.events.map((event) => ({ ...event, at: later(event.at, stretch) }));
  const versions = [job, ...(rival === null ? [] : [rival])].some(setsWeights)
    ? VERSIONS.slice(-1)
    : VERSIONS;
  const loadBalancers = scenario.loadBalancers.map((one) => {
    if (random.chance(0.15)) return one;
    const own = events.filter((event) => 'loadBalancer' in event && event.loadBalancer === one.name);
    return { ...one, way: { ...one.way, ...wayOf(random, versions, own) } };
  });
  const isByApi = (name: string) => loadBalancers.some((one) => one.name === name && 'api' in one.way);
  // What an API does to whoever waits is its own silence.
  const silence = job.silence !== null && isByApi(job.silence.loadBalancer) ? null : job.silence;
  return {
    ...scenario,
    loadBalancers,
    events,
    job: {
      ...job,
      silence,
      end: job.end.kind === 'whole' ? job.end : { ...job.end, at: later(job.end.at, stretch) },
    },
    rival: rival === null ? null : possible(rival),
  };
}

/** A step takes longer through an API. */
function later(at: number, stretch: number): number {
  return at < STEP_STARTS_AT ? at : STEP_STARTS_AT + (at - STEP_STARTS_AT) * stretch;
}

/** What an API refuses before anything is sent is not tried. */
function possible(job: JobSetup): JobSetup {
  const steps = job.steps.map((step): StepRequest => {
    const { switches: _, ...rest } = step as StepRequest & { switches?: unknown };
    const isCutting = 'onDrainTimeout' in rest && rest.onDrainTimeout === 'shutdown-sessions';
    return (isCutting ? { ...rest, onDrainTimeout: 'continue' } : rest) as StepRequest;
  });
  return { ...job, steps };
}

function setsWeights({ steps }: JobSetup): boolean {
  return steps.some((step) => 'weight' in step && step.weight !== null);
}

function wayOf(
  random: Random,
  versions: readonly ApiVersion[],
  events: readonly TimedEvent[],
): Partial<LoadBalancerSetup['way']> {
  return {
    api: apiOf(random, versions, events),
    commandTimeoutMs: random.pick([2_000, 10_000]),
    lossChance: random.chance(0.2) ? 0.02 : 0,
    seesOldWorkers: false,
    isLarge: false,
  };
}

function apiOf(random: Random, versions: readonly ApiVersion[], events: readonly TimedEvent[]): ApiSetup {
  const reloads = events.filter(({ kind }) => kind === 'reload' && random.chance(0.4));
  const isSlow = random.chance(0.3);
  return {
    version: random.pick(versions),
    questionMs: random.pick([1, 10, 50, 200]),
    slowChance: isSlow ? random.pick([0.02, 0.1]) : 0,
    slowMs: isSlow ? random.pick([1_000, 5_000]) : 0,
    frontMs: random.chance(0.25) ? random.pick([300, 1_000]) : null,
    overlapMs: random.pick([0, 0, 200, 1_000]),
    reloads: reloads.map(({ at }) => ({
      from: at - Math.round(random.next() * RELOAD_DELAY_MS),
      until: at + random.pick([0, 300]),
    })),
    restarts: random.chance(0.1)
      ? [{ at: 1_000 + Math.round(random.next() ** 2 * 8_000), forMs: random.pick([400, 3_000]) }]
      : [],
  };
}
