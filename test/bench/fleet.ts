/**
 * Fleets: a drain on fifty load balancers against one, each with a round trip of its own; and five hundred addresses in one step, with what
 * that costs: time, memory, file descriptors, and how large what the runner is given becomes.
 *
 *     node test/bench/fleet.ts [RUNS]
 */
import { readdirSync } from 'node:fs';
import { HAPROXY_VERSIONS } from '../support/haproxy-versions.ts';
import { type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';
import { startAction } from '../support/run-action.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { median } from './median.ts';
import { msOf, step } from './step.ts';

const ROUND_TRIP_MS = 20;
const version = HAPROXY_VERSIONS.at(-1) ?? '3.4';
const CONFIG = 'backend web\n  server s1 127.0.0.1:1\n  server s2 127.0.0.1:1\n';

/** A drain, ms beyond start-up: of each run. */
export interface Fleet {
  oneMs: number[];
  fiftyMs: number[];
}

/** Fifty real ones, each behind a proxy that takes its time. */
export async function measureFleet(runs = 15, size = 50): Promise<Fleet> {
  const haproxies = await startMany(size);
  const proxies = await Promise.all(
    haproxies.map(({ socket }) => startTcpProxy({ target: socket, delay: ROUND_TRIP_MS / 2, record: false })),
  );
  const one: number[] = [];
  const all: number[] = [];
  try {
    for (let run = 0; run < runs; run += 1) {
      one.push(await drainMs(haproxies, proxies.slice(0, 1)));
      all.push(await drainMs(haproxies, proxies));
    }
  } finally {
    await Promise.all(proxies.map((proxy) => proxy.close()));
    await Promise.all(haproxies.map((haproxy) => haproxy.stop()));
  }
  return { oneMs: one, fiftyMs: all };
}

async function drainMs(haproxies: readonly RealHaproxy[], proxies: readonly TcpProxy[]): Promise<number> {
  const address = proxies.map((proxy) => proxy.address).join('\n');
  const inputs = { address, backend: 'web', server: 's1', operation: 'drain' };
  const { ms } = await step(inputs);
  await Promise.all(haproxies.map((haproxy) => haproxy.cli('set server web/s1 state ready')));
  return ms;
}

async function startMany(count: number): Promise<RealHaproxy[]> {
  const started: RealHaproxy[] = [];
  // As many at a time as a machine starts without a queue.
  while (started.length < count) {
    const batch = Math.min(10, count - started.length);
    started.push(
      ...(await Promise.all(
        Array.from({ length: batch }, () => startHaproxy(version, { config: CONFIG, nbthread: 1 })),
      )),
    );
  }
  return started;
}

/** What a step with so many addresses comes to. Sizes in bytes. */
export interface ManyAddresses {
  addresses: number;
  ms: number;
  peakMb: number;
  descriptors: number;
  summaryBytes: number;
  serversBytes: number;
}

/** A drain of one server on each of so many real ones: what each run came to. */
export async function measureManyAddresses(count = 500, runs = 1): Promise<ManyAddresses[]> {
  const haproxies = await startMany(count);
  const address = haproxies.map(({ address }, at) => `lb${at + 1}=${address}`).join('\n');
  const measured: ManyAddresses[] = [];
  try {
    for (let run = 0; run < runs; run += 1) {
      measured.push({ addresses: count, ...(await drainOnce(address)) });
      for (const haproxy of haproxies) await haproxy.cli('set server web/s1 state ready');
    }
  } finally {
    await Promise.all(haproxies.map((haproxy) => haproxy.stop()));
  }
  return measured;
}

async function drainOnce(address: string): Promise<Omit<ManyAddresses, 'addresses'>> {
  const inputs = { address, backend: 'web', server: 's1', operation: 'drain' };
  const running = startAction({ inputs, debug: false, memory: true, deadline: 300_000 });
  let descriptors = 0;
  const counting = setInterval(() => {
    descriptors = Math.max(descriptors, openFiles(running.pid));
  }, 5);
  try {
    const result = await running.result;
    const { outputs, summary, peakMemory } = result;
    return {
      ms: msOf(result),
      peakMb: (peakMemory ?? Number.NaN) / 2 ** 20,
      descriptors,
      summaryBytes: Buffer.byteLength(summary),
      serversBytes: Buffer.byteLength(outputs.servers ?? ''),
    };
  } finally {
    clearInterval(counting);
  }
}

function openFiles(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    // It has ended.
    return 0;
  }
}

if (import.meta.main) {
  const fleet = await measureFleet(Number(process.argv[2] ?? 15));
  const [oneMs, fiftyMs] = [median(fleet.oneMs), median(fleet.fiftyMs)];
  console.log(`HAProxy ${version}, round trip ${ROUND_TRIP_MS} ms`);
  console.log(
    `fifty against one: ${(fiftyMs / oneMs).toFixed(2)} × (${fiftyMs.toFixed(0)} ms against ${oneMs.toFixed(0)} ms)`,
  );
  console.table(await measureManyAddresses());
}
