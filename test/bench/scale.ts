/**
 * Scale: a backend of 10,000 servers. 1,000 of them to drain, and the status of one; beyond start-up, with the step's peak of memory and
 * with the CPU that HAProxy itself spends on it meanwhile: below that no client of its socket comes.
 *
 *     node test/bench/scale.ts [RUNS]
 */
import { HAPROXY_VERSIONS } from '../support/haproxy-versions.ts';
import { type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';
import { largeBackend } from './large-backend.ts';
import { median } from './median.ts';
import { processorMs } from './processor-time.ts';
import { step } from './step.ts';

/** Medians: ms beyond start-up, ms of HAProxy's CPU, and MB. */
export interface Scale {
  drainMs: number;
  drainHaproxyCpuMs: number;
  drainPeakMb: number;
  statusMs: number;
  statusHaproxyCpuMs: number;
  statusPeakMb: number;
}

export const SERVERS = 10_000;
export const DRAINED = 1_000;
/** Picks them: one to three characters behind the `s`, and one by a range. */
const A_THOUSAND = 's?,s??,s???,s[1]000';

/** `haproxy` has `largeBackend(SERVERS)`, and is started again after each run. */
export async function measureScale(haproxy: RealHaproxy, runs = 5): Promise<Scale> {
  const drains: Measured[] = [];
  const looks: Measured[] = [];
  for (let run = 0; run < runs; run += 1) {
    looks.push(await measure(haproxy, { server: 's1', operation: 'status' }));
    drains.push(await measure(haproxy, { server: A_THOUSAND, operation: 'drain' }));
    await haproxy.restart();
  }
  const middle = (all: readonly Measured[], of: keyof Measured) => median(all.map((one) => one[of]));
  return {
    drainMs: middle(drains, 'ms'),
    drainHaproxyCpuMs: middle(drains, 'haproxyCpuMs'),
    drainPeakMb: middle(drains, 'peakMb'),
    statusMs: middle(looks, 'ms'),
    statusHaproxyCpuMs: middle(looks, 'haproxyCpuMs'),
    statusPeakMb: middle(looks, 'peakMb'),
  };
}

interface Measured {
  ms: number;
  haproxyCpuMs: number;
  peakMb: number;
}

async function measure(haproxy: RealHaproxy, asked: Record<string, string>): Promise<Measured> {
  const before = processorMs(haproxy.pid);
  const inputs = { address: haproxy.address, backend: 'web', ...asked };
  const { ms, peakMemory } = await step(inputs, { memory: true });
  const peakMb = (peakMemory ?? Number.NaN) / 2 ** 20;
  return { ms, haproxyCpuMs: processorMs(haproxy.pid) - before, peakMb };
}

if (import.meta.main) {
  const version = HAPROXY_VERSIONS.at(-1) ?? '3.4';
  const haproxy = await startHaproxy(version, { config: largeBackend(SERVERS) });
  const measured = await measureScale(haproxy, Number(process.argv[2] ?? 5));
  await haproxy.stop();
  console.log(`HAProxy ${version}, ${SERVERS} servers`);
  console.table(measured);
}
