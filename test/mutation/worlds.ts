/** The second line: what unit tests let pass meets a few worlds of the simulation, always the same ones. */
import { generate } from '../simulation/generate/generate.ts';
import { runWorld } from '../simulation/world.ts';
import { test } from './node-test.ts';

/** Fewer are quicker, and kill fewer: then the result is a lower bound. */
const WORLDS = Number(process.env.MUTATION_WORLDS ?? 200);
/** Few, so that a mutant is caught early and only meets worlds that reach it. */
const TOGETHER = 10;

for (let first = 1; first <= WORLDS; first += TOGETHER) {
  test(`worlds from ${first} on`, async () => {
    for (let seed = first; seed < first + TOGETHER; seed += 1) {
      const [violation] = (await runWorld(generate(seed))).violations;
      if (violation !== undefined) throw new Error(`World ${seed}: ${violation.invariant}`);
    }
  });
}
