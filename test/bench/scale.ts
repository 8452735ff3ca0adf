/**
 * Scale: a backend of 10,000 servers. 1,000 of them to drain, and the status of one; beyond start-up, with the step's peak of memory and
 * with the CPU that HAProxy itself spends on it meanwhile: below that no client of its socket comes.
 *
 *     node test/bench/scale.ts [RUNS]
 */
import { readFileSync } from 'node:fs';
import { HAPROXY_VERSIONS } from '../support/haproxy-versions.ts';
import { type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';
import { runAction } from '../support/run-action.ts';
import { median } from './median.ts';

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
/** Picks 1,000 of them: by a range of three digits, and of one to three characters behind the `s`. */
const A_THOUSAND = 's?,s??,s???,s[1]000';
/** How often the kernel counts CPU (`getconf CLK_TCK`): 100 times a second wherever Node runs. */
const TICK_MS = 10;

/** Servers of different addresses, as they are: one address for all would be another question. */
export function manyServers(): string {
  const lines = Array.from({ length: SERVERS }, (_, at) => {
    const [third, fourth] = [Math.floor(at / 250), (at % 250) + 1];
    return `  server s${at + 1} 127.1.${third}.${fourth}:80`;
  });
  return `backend web\n${lines.join('\n')}\n`;
}

/** `haproxy` has the backend of `manyServers`. */
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
  const before = cpuMs(haproxy);
  const inputs = { address: haproxy.address, backend: 'web', ...asked };
  const { code, outputs, log, peakMemory } = await runAction({ inputs, debug: false, memory: true });
  if (code !== 0) throw new Error(log);
  const peakMb = (peakMemory ?? Number.NaN) / 2 ** 20;
  return { ms: Number(outputs['duration-ms']), haproxyCpuMs: cpuMs(haproxy) - before, peakMb };
}

/** `utime` and `stime` of its process (man 5 proc). */
function cpuMs({ pid }: RealHaproxy): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

if (import.meta.main) {
  const version = HAPROXY_VERSIONS.at(-1) ?? '3.4';
  const haproxy = await startHaproxy(version, { config: manyServers() });
  const measured = await measureScale(haproxy, Number(process.argv[2] ?? 5));
  await haproxy.stop();
  console.log(`HAProxy ${version}, ${SERVERS} servers`);
  console.table(measured);
}
