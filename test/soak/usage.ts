/** What the processes of a soak use after each operation, from /proc and HAProxy's own words, and whether anything of it grows. */
import { readdirSync, readFileSync } from 'node:fs';
import { parseInfo } from '../support/haproxy-cli.ts';
import { heapInUse } from '../support/heap.ts';
import { isRunning } from '../support/process-group.ts';
import type { Scene } from './scene.ts';
import type { Site } from './site.ts';

/** One look, by the name of what was measured: `MiB` or a number, as the name says. */
export type Usage = Readonly<Record<string, number>>;

/** What one kind of number may grow by, from the median of the first quarter to that of the last. */
const TOLERANCES: readonly { of: RegExp; factor: number; more: number }[] = [
  { of: /^MiB of lb/, factor: 1.1, more: 2 },
  { of: /^MiB of the (?:soak|load)/, factor: 1.1, more: 8 },
  { of: /^files of/, factor: 1.1, more: 4 },
  // Of the applications' clients, too, of whom there are more or fewer at any moment.
  { of: /^open files of/, factor: 1.25, more: 8 },
  { of: /^./, factor: 1, more: 1 },
];
/** Below so many looks nothing can be said of growth. */
const LEAST_LOOKS = 40;

export async function takeUsage({ sites, load }: Scene): Promise<Usage> {
  const usage: Record<string, number> = {
    'MiB of the soak': heapInUse(),
    'MiB of the load': await load.heapInUse(),
    'children of the soak': childrenOf(process.pid).length,
    'open files of the soak': filesOf(process.pid),
  };
  for (const site of sites) Object.assign(usage, await usageOf(site));
  return usage;
}

async function usageOf({ name, haproxy }: Site): Promise<Record<string, number>> {
  const workers = childrenOf(haproxy.masterPid);
  const info = parseInfo(await haproxy.cli('show info'));
  return {
    [`MiB of ${name}`]: memoryOf(haproxy.pid),
    [`MiB of ${name}'s master`]: memoryOf(haproxy.masterPid),
    [`files of ${name}`]: filesOf(haproxy.pid),
    [`workers of ${name}`]: workers.length,
    [`connections of ${name}`]: Number(info.CurrConns),
  };
}

/** How many sessions of its admin socket HAProxy knows, besides the one that asks. */
export async function adminSessions({ haproxy }: Site): Promise<number> {
  const sessions = (await haproxy.cli('show sess')).split('\n').filter((line) => /\bfe=GLOBAL\b/.test(line));
  return Math.max(0, sessions.length - 1);
}

/** What has grown, in a sentence each. */
export function grown(looks: readonly Usage[]): string[] {
  return trends(looks).flatMap(({ name, first, last, isGrown }) =>
    isGrown ? [`${name}: ${first.toFixed(1)} in the first quarter, ${last.toFixed(1)} in the last`] : [],
  );
}

export interface Trend {
  name: string;
  /** Medians of the first quarter and of the last. */
  first: number;
  last: number;
  most: number;
  isGrown: boolean;
}

export function trends(looks: readonly Usage[]): Trend[] {
  const names = Object.keys(looks[0] ?? {});
  const quarter = Math.max(1, Math.floor(looks.length / 4));
  return names.map((name) => {
    const all = looks.map((look) => look[name] ?? 0);
    const [first, last] = [median(all.slice(0, quarter)), median(all.slice(-quarter))];
    const tolerance = TOLERANCES.find(({ of }) => of.test(name));
    const limit = first * (tolerance?.factor ?? 1) + (tolerance?.more ?? 0);
    return {
      name,
      first,
      last,
      most: Math.max(...all),
      isGrown: looks.length >= LEAST_LOOKS && last > limit,
    };
  });
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

/** Resident, in MiB; 0 when it is gone. */
function memoryOf(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
}

function filesOf(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return 0;
  }
}

/** Those that run. */
export function childrenOf(pid: number): number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    read(`/proc/${pid}/task/${task}/children`).split(' ').filter(Boolean).map(Number),
  );
  return children.filter((child) => isRunning(child));
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
