/**
 * Worlds by hand. `npm run simulate -- [--worlds N] [--seed S]` runs N of them from seed S on, and ends with the first that fails,
 * shrunk and told; with `--all` it goes on and counts. `--replay SEED` tells one world as it was made.
 */
import { parseArgs } from 'node:util';
import { generate } from './generate/generate.ts';
import { runWorld } from './world.ts';
import { runWorlds, speedOf, tellShrunk } from './worlds.ts';

const SEEDS_SHOWN = 20;

const { values } = parseArgs({
  options: {
    worlds: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    all: { type: 'boolean', default: false },
    replay: { type: 'string' },
  },
});

if (values.replay === undefined) await simulate(Number(values.worlds), Number(values.seed), values.all);
else await replay(Number(values.replay));

async function simulate(count: number, first: number, all: boolean): Promise<void> {
  const found = new Map<string, number[]>();
  const worlds = await runWorlds({ first, count }, async (seed, violation) => {
    process.exitCode = 1;
    found.set(violation.invariant, [...(found.get(violation.invariant) ?? []), seed]);
    if (!all) console.log(await tellShrunk(seed, violation));
    return all;
  });
  console.log(`${speedOf(worlds)}, from seed ${first} on`);
  for (const [invariant, seeds] of found) {
    const more = seeds.length > SEEDS_SHOWN ? ' ...' : '';
    console.log(`${seeds.length} x ${invariant}: ${seeds.slice(0, SEEDS_SHOWN).join(' ')}${more}`);
  }
}

async function replay(seed: number): Promise<void> {
  const { violations, timeline } = await runWorld(generate(seed), { story: true });
  console.log(timeline);
  if (violations.length > 0) process.exitCode = 1;
}
