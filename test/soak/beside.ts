/** What happens beside an operation of a soak, drawn from its seed. Pure. */
import { FAULT_KINDS, type Fault } from '../lab/faults.ts';
import type { Meddling } from '../lab/meddling.ts';
import { LASTING } from '../lab/plan.ts';
import type { Random } from '../simulation/random.ts';

/** `site`: on which load balancer. `turn`: behind so many lines of the dialogue with it. */
export type Beside =
  | { kind: 'nothing' }
  | { kind: 'slow' | 'in drips'; site: number }
  | { kind: 'fault'; site: number; fault: Fault }
  | { kind: 'somebody'; site: number; meddling: Meddling; turn: number; during: 'main' | 'post' }
  | { kind: 'signal'; site: number; signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'; turn: number }
  /** While it is held, when main has ended. */
  | { kind: 'held'; site: number; meddling: 'reloads' | 'sets ready' };

/** The longest dialogue that is worth a fault, in bytes of replies. */
const DIALOGUE_BYTES = 16_000;
const DIALOGUE_LINES = 24;
const MEDDLINGS: readonly (readonly [number, Meddling])[] = [
  [4, 'reloads'],
  [1, 'sets ready'],
  [1, 'sets drain'],
  [1, 'sets maint'],
  [1, 'sets a weight'],
  [1, 'switches checks off'],
];
const FAULTS = FAULT_KINDS.filter((kind) => kind !== 'other process');

/** @param kind as in a plan */
export function besideOf(kind: string, random: Random): Beside {
  const site = random.between(0, 1);
  const turn = Math.floor(random.next() ** 1.5 * DIALOGUE_LINES);
  const fault: Beside = { kind: 'fault', site, fault: faultOf(random) };
  const somebody: Beside = {
    kind: 'somebody',
    site,
    turn,
    meddling: random.weighted(MEDDLINGS),
    during: random.chance(0.8) ? 'main' : 'post',
  };
  const signal: Beside = {
    kind: 'signal',
    site,
    turn,
    signal: random.pick(['SIGINT', 'SIGTERM', 'SIGKILL'] as const),
  };
  const slow: Beside = { kind: random.pick(['slow', 'in drips'] as const), site };
  const nothing: Beside = { kind: 'nothing' };
  const plain = ['drain', 'maint', 'ready', 'weight'].includes(kind);
  return random.weighted<Beside>([
    [50, nothing],
    [6, slow],
    [18, fault],
    [plain ? 18 : 0, somebody],
    [plain || kind === 'ramp' || kind === 'rolling' ? 10 : 0, signal],
  ]);
}

function faultOf(random: Random): Fault {
  return {
    kind: random.pick(FAULTS),
    // Most of what matters is said early: dumps come before the sets.
    at: Math.floor(random.next() ** 1.5 * DIALOGUE_BYTES),
    again: random.pick([0, 0, 1, LASTING]),
  };
}

/** While a server is held. */
export function heldBeside(random: Random): Beside {
  const meddling = random.pick(['reloads', 'reloads', 'sets ready'] as const);
  return random.chance(0.8) ? { kind: 'held', site: random.between(0, 1), meddling } : { kind: 'nothing' };
}
