/**
 * Scale: a backend of 10,000 servers. 1,000 of them to drain, and the status of one; beyond start-up, with the step's peak of memory and
 * with the CPU that HAProxy itself spends on it meanwhile: below that no client of its socket comes. Once with nobody in that backend, and
 * once while somebody is served by one that stays.
 *
 *     node test/bench/scale.ts [RUNS]
 */
import { HAPROXY_VERSIONS } from '../support/haproxy-versions.ts';
import { type HaproxyOptions, type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';
import { startWebServer } from '../support/web-server.ts';
import { largeBackend } from './large-backend.ts';
import { median } from './median.ts';
import { processorMs } from './processor-time.ts';
import { step } from './step.ts';

/** Medians: ms beyond start-up, ms of HAProxy's CPU, and MB. */
export interface Scale {
  drainMs: number;
  /** To the end of the process, beyond what a `status` needs besides its work. */
  drainWholeMs: number;
  drainBusyMs: number;
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

/** `haproxy` has `scaleOptions`, and is started again after each run. */
export async function measureScale(haproxy: RealHaproxy, runs = 5): Promise<Scale> {
  const drains: Measured[] = [];
  const busy: Measured[] = [];
  const looks: Measured[] = [];
  for (let run = 0; run < runs; run += 1) {
    looks.push(await measure(haproxy, { server: 's1', operation: 'status' }));
    const drain = { server: A_THOUSAND, operation: 'drain' };
    drains.push(await measure(haproxy, drain));
    await haproxy.restart();
    const leave = await comeIn(haproxy);
    busy.push(await measure(haproxy, drain));
    leave();
    await haproxy.restart();
  }
  const middle = (all: readonly Measured[], of: keyof Measured) => median(all.map((one) => one[of]));
  return {
    drainMs: middle(drains, 'ms'),
    drainWholeMs: middle(drains, 'wholeMs') - (middle(looks, 'wholeMs') - middle(looks, 'ms')),
    drainBusyMs: middle(busy, 'ms'),
    drainHaproxyCpuMs: middle(drains, 'haproxyCpuMs'),
    drainPeakMb: middle(drains, 'peakMb'),
    statusMs: middle(looks, 'ms'),
    statusHaproxyCpuMs: middle(looks, 'haproxyCpuMs'),
    statusPeakMb: middle(looks, 'peakMb'),
  };
}

/** What HAProxy is started with. Whoever comes is served by the last server, which listens there, for as long as he likes. */
export function scaleOptions(port: number): HaproxyOptions {
  const config = `${largeBackend(SERVERS - 1)}  server busy 127.0.0.1:${port}\n  use-server busy if TRUE\n`;
  return { config, frontends: { in: 'web' } };
}

async function comeIn(haproxy: RealHaproxy): Promise<() => void> {
  const leaving = new AbortController();
  const answer = await fetch(`http://127.0.0.1:${haproxy.port('in')}/?stream=60000`, {
    signal: leaving.signal,
  });
  answer.text().catch(() => {});
  return () => leaving.abort();
}

interface Measured {
  ms: number;
  wholeMs: number;
  haproxyCpuMs: number;
  peakMb: number;
}

async function measure(haproxy: RealHaproxy, asked: Record<string, string>): Promise<Measured> {
  const before = processorMs(haproxy.pid);
  const inputs = { address: haproxy.address, backend: 'web', ...asked };
  const { ms, durationMs, peakMemory } = await step(inputs, { memory: true });
  const peakMb = (peakMemory ?? Number.NaN) / 2 ** 20;
  return { ms, wholeMs: durationMs, haproxyCpuMs: processorMs(haproxy.pid) - before, peakMb };
}

if (import.meta.main) {
  const version = HAPROXY_VERSIONS.at(-1) ?? '3.4';
  await using web = await startWebServer({ name: 'busy' });
  const haproxy = await startHaproxy(version, scaleOptions(web.port));
  const measured = await measureScale(haproxy, Number(process.argv[2] ?? 5));
  await haproxy.stop();
  console.log(`HAProxy ${version}, ${SERVERS} servers`);
  console.table(measured);
}
