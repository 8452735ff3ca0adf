/**
 * Many worlds, each from a seed of its own: whatever happens beside a step, what must hold holds. The first that fails is told,
 * shrunk, with its seed. `SIMULATION_SEED=any SIMULATION_WORLDS=1000000` goes elsewhere, and further.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IS_LONG_FORM } from '../support/haproxy-versions.ts';
import { runWorlds, speedOf, tellShrunk, type WorldKind } from './worlds.ts';

const { SIMULATION_SEED = '1', SIMULATION_WORLDS = IS_LONG_FORM ? '20000' : '5000' } = process.env;

/** Of all worlds: one of a rolling step takes as long as several others. */
const SHARES = { change: 0.8, rolling: 0.06 } as const satisfies Record<WorldKind, number>;

const first = SIMULATION_SEED === 'any' ? Math.floor(Math.random() * 2 ** 31) : Number(SIMULATION_SEED);

for (const kind of ['change', 'rolling'] as const) {
  const count = Math.ceil(Number(SIMULATION_WORLDS) * SHARES[kind]);
  test(`${kind}: in ${count} worlds from seed ${first} on every invariant holds`, async (context) => {
    const worlds = await runWorlds({ kind, first, count }, async (seed, violation) => {
      assert.fail(await tellShrunk(kind, seed, violation));
    });
    context.diagnostic(speedOf(worlds));
  });
}
