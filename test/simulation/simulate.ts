/**
 * Worlds by hand. `npm run simulate -- [--worlds N] [--seed S]` runs N of each kind from seed S on, and ends with the first that fails,
 * shrunk and told; with `--all` it goes on and counts. `--of change`, `rolling`, `change-by-api` or `rolling-by-api` runs one kind alone; with it, `--replay SEED`
 * tells one world as it was made.
 */
import { parseArgs } from 'node:util';
import { runWorld } from './world.ts';
import {
  isWorldKind,
  runWorlds,
  speedOf,
  tellShrunk,
  WORLD_KINDS,
  type WorldKind,
  worldOf,
} from './worlds.ts';

const SEEDS_SHOWN = 20;

const { values } = parseArgs({
  options: {
    worlds: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    all: { type: 'boolean', default: false },
    of: { type: 'string', default: '' },
    replay: { type: 'string' },
  },
});

const { of: only } = values;
const kinds = isWorldKind(only) ? [only] : WORLD_KINDS;
for (const kind of kinds) {
  if (values.replay !== undefined) await replay(kind, Number(values.replay));
  else await simulate(kind, Number(values.worlds), Number(values.seed), values.all);
}

async function simulate(kind: WorldKind, count: number, first: number, all: boolean): Promise<void> {
  const found = new Map<string, number[]>();
  const worlds = await runWorlds({ kind, first, count }, async (seed, violation) => {
    process.exitCode = 1;
    found.set(violation.invariant, [...(found.get(violation.invariant) ?? []), seed]);
    if (!all) console.log(await tellShrunk(kind, seed, violation));
    return all;
  });
  console.log(`${kind}: ${speedOf(worlds)}, from seed ${first} on`);
  for (const [invariant, seeds] of found) {
    const more = seeds.length > SEEDS_SHOWN ? ' ...' : '';
    console.log(`${seeds.length} x ${invariant}: ${seeds.slice(0, SEEDS_SHOWN).join(' ')}${more}`);
  }
}

async function replay(kind: WorldKind, seed: number): Promise<void> {
  const { violations, timeline } = await runWorld(worldOf(kind, seed), { story: true });
  console.log(timeline);
  if (violations.length > 0) process.exitCode = 1;
}
