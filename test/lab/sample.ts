/** Of thousands of generated cases those that `npm test` runs: one in so many of each kind, and of each kind at least one. */
import { IS_LONG_FORM } from '../support/haproxy-versions.ts';

/** With all of them asked for by name, nothing is left out. */
const IS_WHOLE = IS_LONG_FORM || Boolean(process.env.LAB_EVERY_BYTE) || Boolean(process.env.LAB_EVERY_TURN);

/**
 * All in the long form; else of each kind one in `oneIn`, in the order that they have. `phase` says which: another one for each version and
 * operation, so that together they come to the places of all.
 */
export function sampleOf<Case>(
  cases: readonly Case[],
  { kindOf, oneIn, phase = 0 }: { kindOf(one: Case): string; oneIn: number; phase?: number },
): Case[] {
  if (IS_WHOLE) return [...cases];
  return [...Map.groupBy(cases, kindOf).values()].flatMap((all, kind) => {
    const step = Math.min(oneIn, all.length);
    return all.filter((_, index) => index % step === (phase + kind) % step);
  });
}
