/**
 * Start-up: `status` of one server over a Unix socket, from the start of the process to its end, against `node -e 0` of the same Node.
 * In a job's first step and in a later one of the same job: the runs take turns, so that a busy machine is busy for all three.
 *
 *     node test/bench/start-up.ts [RUNS]
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { prepareStage, type Stage } from '../support/action-environment.ts';
import { HAPROXY_VERSIONS } from '../support/haproxy-versions.ts';
import { type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';
import { makeScratch } from '../support/scratch.ts';
import { median } from './median.ts';

/** Medians, in ms. */
export interface StartUp {
  bareMs: number;
  firstMs: number;
  laterMs: number;
  runs: number;
}

/** `haproxy` has a server `web/s1`. */
export async function measureStartUp(haproxy: RealHaproxy, runs = 40): Promise<StartUp> {
  const scratch = makeScratch();
  const bare: number[] = [];
  const first: number[] = [];
  const later: number[] = [];
  try {
    for (let run = 0; run < runs; run += 1) {
      const temp = path.join(scratch.folder, `job${run}`, 'temp');
      mkdirSync(temp, { recursive: true });
      bare.push(wallMs(['-e', '0'], { env: {}, cwd: temp }));
      first.push(statusMs(temp, haproxy));
      // The second one is what later ones are like: whatever the first one left for them is there.
      later.push(statusMs(temp, haproxy));
    }
  } finally {
    await scratch.remove();
  }
  return { bareMs: median(bare), firstMs: median(first), laterMs: median(later), runs };
}

function statusMs(temp: string, haproxy: RealHaproxy): number {
  const inputs = { address: haproxy.address, backend: 'web', server: 's1', operation: 'status' };
  const { script, env, workspace }: Stage = prepareStage(temp, { inputs, debug: false });
  return wallMs([script], { env, cwd: workspace });
}

function wallMs(
  words: readonly string[],
  place: { env: Readonly<Record<string, string>>; cwd: string },
): number {
  const before = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { ...place, encoding: 'utf8' });
  const took = performance.now() - before;
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
  return took;
}

if (import.meta.main) {
  const version = HAPROXY_VERSIONS.at(-1) ?? '3.4';
  const haproxy = await startHaproxy(version, { config: 'backend web\n  server s1 127.0.0.1:1\n' });
  const runs = Number(process.argv[2] ?? 40);
  const { bareMs, firstMs, laterMs } = await measureStartUp(haproxy, runs);
  await haproxy.stop();
  const ratio = (ms: number) => `${(ms / bareMs).toFixed(2)} × (${ms.toFixed(1)} ms)`;
  console.log(
    `bare Node ${bareMs.toFixed(1)} ms, first step ${ratio(firstMs)}, later ones ${ratio(laterMs)}`,
  );
}
