/** At which turns somebody else acts: at all of them where it is cheap, elsewhere at one in so many, another one for each. */
import type { HaproxyVersion } from '../support/haproxy-versions.ts';
import type { Operation } from './judge.ts';
import type { MeddledCase } from './meddled-case.ts';
import { isPossible, MEDDLING_KINDS, type Meddling } from './meddling.ts';

export const MEDDLED_OPERATIONS: Operation[] = ['weight', 'drain', 'maint', 'ready'];

/** Lines of a step and of its post step when nobody meddles. */
export type Lengths = ReadonlyMap<Operation, { main: number; post: number }>;

/** A new process costs as much as ten cases, and post steps say much the same after each operation. */
const STRIDES = { main: 1, post: 4, reload: 5, pair: 8 };

export function meddledCasesFor(
  version: HaproxyVersion,
  lengths: Lengths,
  { everyTurn }: { everyTurn: boolean },
): MeddledCase[] {
  const kinds = MEDDLING_KINDS.filter((meddling) => isPossible(meddling, version));
  let phase = 0;
  const all = MEDDLED_OPERATIONS.flatMap((operation) => {
    const { main, post } = lengths.get(operation) ?? { main: 0, post: 0 };
    return kinds.flatMap((meddling) =>
      [1, 2].flatMap((of) =>
        Array.from({ length: of }, (_, site) => site).flatMap((site) => {
          phase += 1;
          const about = { operation, meddling, site, of };
          const turns = (length: number, during: 'main' | 'post') =>
            chosen(length, everyTurn ? 1 : strideOf(meddling, of, during), phase);
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
