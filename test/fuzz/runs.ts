/**
 * How much is tried, and from where: the same each time, unless somebody wants to look further. `FUZZ_SEED=any npm test -- …` starts
 * elsewhere, `FUZZ_RUNS=20` tries so many times as much, and `npm test` the first third. What fails is printed with its seed and path.
 */
import fc from 'fast-check';
import { IS_LONG_FORM } from '../support/haproxy-versions.ts';

const FIXED_SEED = 20_260;
const { FUZZ_SEED = '', FUZZ_RUNS = IS_LONG_FORM ? '1' : '0.34' } = process.env;
const seed = /^-?\d+$/.test(FUZZ_SEED) ? Number(FUZZ_SEED) : Date.now() | 0;

fc.configureGlobal({ seed: FUZZ_SEED === '' ? FIXED_SEED : seed });

/** Options of `fc.assert`: so many runs, or a multiple of them. */
export function runs(count: number): { numRuns: number } {
  return { numRuns: Math.ceil(count * Number(FUZZ_RUNS)) };
}
