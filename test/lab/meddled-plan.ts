/** At which turns somebody else acts: at all of them where it is cheap, elsewhere at one in so many, another one for each. */
import type { HaproxyVersion } from '../support/haproxy-versions.ts';
import type { Operation } from './judge.ts';
import type { MeddledCase } from './meddled-case.ts';
import { addressesOf, type MeddledLane } from './meddled-lane.ts';
import { isPossible, MEDDLING_KINDS, type Meddling } from './meddling.ts';
import type { Run } from './step.ts';

export const MEDDLED_OPERATIONS: Operation[] = ['weight', 'drain', 'maint', 'ready'];

/** Lines of a step and of its post step when nobody meddles. */
export type Lengths = ReadonlyMap<Operation, { main: number; post: number }>;

/** A new process costs as much as ten cases, and post steps say much the same after each operation. */
const STRIDES = { main: 1, post: 4, reload: 5, pair: 8 };

export function meddledCasesFor(
  version: HaproxyVersion,
  lengths: Lengths,
  {
    everyTurn,
    operations = MEDDLED_OPERATIONS,
    sizes = [1, 2],
    sparser = 1,
  }: { everyTurn: boolean; operations?: readonly Operation[]; sizes?: readonly number[]; sparser?: number },
): MeddledCase[] {
  const kinds = MEDDLING_KINDS.filter((meddling) => isPossible(meddling, version));
  let phase = 0;
  const all = operations.flatMap((operation) => {
    const { main, post } = lengths.get(operation) ?? { main: 0, post: 0 };
    return kinds.flatMap((meddling) =>
      sizes.flatMap((of) =>
        Array.from({ length: of }, (_, site) => site).flatMap((site) => {
          phase += 1;
          const about = { operation, meddling, site, of };
          const turns = (length: number, during: 'main' | 'post') =>
            chosen(length, everyTurn ? 1 : sparser * strideOf(meddling, of, during), phase);
          return [
            // Some proofs need a line more than the one that was counted.
            ...turns(main + 1, 'main').map((turn) => ({ ...about, turn, during: 'main' as const })),
            ...turns(post, 'post').map((turn) => ({ ...about, turn: turn + 1, during: 'post' as const })),
          ];
        }),
      ),
    );
  });
  return all;
}

function strideOf(meddling: Meddling, of: number, during: 'main' | 'post'): number {
  return STRIDES[during] * (of > 1 ? STRIDES.pair : 1) * (meddling === 'reloads' ? STRIDES.reload : 1);
}

function chosen(length: number, stride: number, phase: number): number[] {
  return Array.from({ length }, (_, turn) => turn).filter((turn) => turn % stride === phase % stride);
}

/** How many lines the step says in each operation, and its post step behind it. */
export async function lengthsOf(lane: MeddledLane, run: Run): Promise<Lengths> {
  const lengths = new Map();
  const [site] = lane;
  for (const operation of MEDDLED_OPERATIONS) {
    await site?.prepare(operation);
    const step = await run(operation, addressesOf(lane));
    const main = site?.stranger.timeline.lines.length ?? 0;
    await step.post();
    const all = site?.stranger.timeline.lines.length ?? 0;
    lengths.set(operation, { main, post: all - main });
  }
  return lengths;
}
