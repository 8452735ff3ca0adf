/** What a rolling step needs of the world beyond what every change needs: somebody who runs its script, and who hears how far it is. */
import type { Effects } from '../effects.ts';

/** What a script is told of its batch. */
export interface ScriptBatch {
  number: number;
  count: number;
  /** Of servers, each once. */
  names: readonly string[];
  /** Of the first of them, where it was found first. */
  backend: string;
  server: string;
  /** `ADDRESS:PORT`, or empty when it was not to be read. */
  address: string;
}

/** `exitCode`: null when a signal ended it, `signal` then. `timed-out`: it was told to end after its own limit; `isOver`: all of it has. */
export type ScriptEnd =
  | { kind: 'ended'; exitCode: number | null; signal: string | null }
  | { kind: 'timed-out'; limitMs: number; isOver: boolean };

export interface RollingEffects extends Effects {
  /** Ends the script and rejects with the signal's reason as soon as that is aborted. Throws when it cannot be started. */
  runScript(batch: ScriptBatch, signal: AbortSignal): Promise<ScriptEnd>;
  /**
   * Before a batch goes out: keeps room for all that has to be saved until it is back, whatever its script writes. Throws where there is none,
   * as behind a script that has filled the disk.
   */
  keepRoom(): void;
  /** `2 of 4: web4, web5`, one line. */
  tellProgress(text: string): void;
}
