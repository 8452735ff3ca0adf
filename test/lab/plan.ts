/** Which cases are run: every fault at its places, in a few thousand cases rather than in all that are possible. */
import type { Case } from './case.ts';
import { FAULT_KINDS, type FaultKind } from './faults.ts';
import type { Operation } from './judge.ts';
import { commandPlaces, type Recording, replyPlaces, turningPoints } from './places.ts';

export const OPERATIONS: Operation[] = ['status', 'weight', 'drain', 'maint', 'ready'];

/** For good: more connections than any step opens. */
export const LASTING = 1_000;
const AGAIN = [0, 1, LASTING];
const AGAIN_REFUSED = [0, 1, 2, 5, LASTING];

/** These cut off what is said, and are tried wherever it can be cut; the others at the turning points. */
const CUTS: FaultKind[] = ['end', 'reset'];

/**
 * All cases of one operation. Of the places where a reply is cut one in `stride` is taken, another one for each operation and
 * version (`phase`), in turn with an end and a reset, once and for good: together they leave out none.
 */
export function casesFor(
  operation: Operation,
  recording: Recording,
  { stride, phase }: { stride: number; phase: number },
): Case[] {
  const cuts = replyPlaces(recording)
    .filter((at) => at % stride === phase % stride)
    .map((at, index): Case => {
      const kind = CUTS[index % 2] ?? 'end';
      return { operation, fault: { kind, at, again: Math.floor(index / 2) % 3 === 2 ? LASTING : 0 } };
    });
  const cutCommands = commandPlaces(recording)
    .filter((at) => at % Math.min(stride, 2) === phase % Math.min(stride, 2))
    .map((at, index): Case => ({ operation, fault: { kind: 'cut command', at, again: index % 2 } }));
  const rest = FAULT_KINDS.filter((kind) => !CUTS.includes(kind) && kind !== 'cut command');
  const points = turningPoints(recording);
  const others = rest.flatMap((kind) =>
    points.flatMap((at, index): Case[] => {
      const times = kind === 'refusal' ? AGAIN_REFUSED : AGAIN;
      return stride === 1
        ? times.map((again) => ({ operation, fault: { kind, at, again } }))
        : [{ operation, fault: { kind, at, again: times[(index + phase) % times.length] ?? 0 } }];
    }),
  );
  return [...cuts, ...cutCommands, ...others];
}

/** One case of each fault, at a turning point that differs from fault to fault, for steps that run as processes. */
export function fewCasesFor(operation: Operation, recording: Recording, phase: number): Case[] {
  const points = turningPoints(recording);
  return FAULT_KINDS.map((kind, index): Case => {
    const at = points[(index * 3 + phase * 7) % points.length] ?? 0;
    const commandAt = recording.set.command + 10;
    const again = AGAIN[(index + phase) % AGAIN.length] ?? 0;
    return { operation, fault: { kind, at: kind === 'cut command' ? commandAt : at, again } };
  });
}
