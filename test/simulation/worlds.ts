/** Many worlds in a row, each from a seed of its own. */
import { byApi } from './generate/api.ts';
import { generate } from './generate/generate.ts';
import { generateRolling } from './generate/rolling.ts';
import type { Violation } from './invariants/violations.ts';
import { Random } from './random.ts';
import type { Scenario } from './scenario.ts';
import { shrink } from './shrink.ts';
import { storyOf } from './story.ts';
import { runWorld } from './world.ts';

/** Each kind has a world of its own for each seed. */
export type WorldKind = 'change' | 'rolling' | 'change-by-api' | 'rolling-by-api';

export function isWorldKind(word: string): word is WorldKind {
  return word in GENERATORS;
}

export function worldOf(kind: WorldKind, seed: number): Scenario {
  return GENERATORS[kind](seed);
}

const GENERATORS: Record<WorldKind, (seed: number) => Scenario> = {
  change: generate,
  rolling: generateRolling,
  'change-by-api': (seed) => byApi(Random.of(seed, 'api'), generate(seed)),
  'rolling-by-api': (seed) => byApi(Random.of(seed, 'api'), generateRolling(seed)),
};

/** In this order. */
export const WORLD_KINDS = Object.keys(GENERATORS) as readonly WorldKind[];

export interface Worlds {
  run: number;
  seconds: number;
}

/** `onViolation` says whether to go on. */
export async function runWorlds(
  { kind, first, count }: { kind: WorldKind; first: number; count: number },
  onViolation: (seed: number, violation: Violation) => boolean | Promise<boolean>,
): Promise<Worlds> {
  const startedAt = performance.now();
  let run = 0;
  for (let goesOn = true; goesOn && run < count; run += 1) {
    const seed = first + run;
    const [violation] = (await runWorld(worldOf(kind, seed))).violations;
    if (violation !== undefined) goesOn = await onViolation(seed, violation);
  }
  return { run, seconds: (performance.now() - startedAt) / 1_000 };
}

export function speedOf({ run, seconds }: Worlds): string {
  return `${run} worlds in ${seconds.toFixed(1)} s, ${(run / seconds).toFixed(0)} a second`;
}

/** Made as small as it can be, with what happened in it. */
export async function tellShrunk(kind: WorldKind, seed: number, violation: Violation): Promise<string> {
  return storyOf(await shrink(worldOf(kind, seed), violation), kind);
}
