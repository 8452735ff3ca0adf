/** A failing world, told: what it was made of, what happened in it, what did not hold, and how to see it again. */
import { inspect } from 'node:util';
import { INVARIANTS } from './invariants/violations.ts';
import type { Shrunk } from './shrink.ts';
import { runWorld } from './world.ts';

/** A server, a client, an event: each in a line. */
const IN_A_LINE = { depth: null, breakLength: Number.POSITIVE_INFINITY, compact: true };

export async function storyOf(
  { scenario, violation: { invariant, words } }: Shrunk,
  kind: string,
): Promise<string> {
  const { timeline } = await runWorld(scenario, { story: true });
  const { seed, ...parts } = scenario;
  return [
    `Seed ${seed}: ${invariant}. ${words}`,
    `Must hold: ${INVARIANTS[invariant]}`,
    '',
    ...Object.entries(parts).flatMap(([name, value]) => linesOf(name, value)),
    '',
    timeline,
    '',
    `Again: npm run simulate -- --of ${kind} --seed ${seed} --worlds 1`,
    `As it was before it was shrunk: npm run simulate -- --of ${kind} --replay ${seed}`,
  ].join('\n');
}

function linesOf(name: string, value: unknown): string[] {
  if (!Array.isArray(value)) return [`${name}: ${inspect(value, IN_A_LINE)}`];
  return [`${name}:`, ...value.map((one) => `  ${inspect(one, IN_A_LINE)}`)];
}
