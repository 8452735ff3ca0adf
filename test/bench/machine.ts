/** On what the numbers were measured, and whether it was quiet. */
import os from 'node:os';
import { type HaproxyVersion, haproxyRelease } from '../support/haproxy-versions.ts';

/** Above this, processes waiting per core, numbers are those of a busy machine. */
const QUIET = 0.5;

export interface Machine {
  /** One line: day, cores, memory, processor, kernel, Node, HAProxy, load. */
  readonly line: string;
  /** Said loudly when there is one. */
  readonly warning?: string;
}

/** As it is now: asked for before anything is started. */
export function describeMachine(version: HaproxyVersion): Machine {
  const cores = os.availableParallelism();
  const [load = 0] = os.loadavg();
  const perCore = load / cores;
  const words = [
    new Date().toISOString().slice(0, 10),
    `${cores} cores (${os.cpus()[0]?.model.trim() ?? 'unknown'})`,
    `${Math.round(os.totalmem() / 2 ** 30)} GB`,
    `Linux ${os.release()}`,
    `Node ${process.versions.node}`,
    `HAProxy ${haproxyRelease(version)}`,
    `load per core at the start ${perCore.toFixed(2)}`,
  ];
  const line = words.join(' · ');
  if (perCore <= QUIET) return { line };
  const busy = `BUSY: the machine had ${perCore.toFixed(2)} processes for each core at the start, so these numbers are too high`;
  return { line, warning: `${busy}: measure again when it is quiet.` };
}
