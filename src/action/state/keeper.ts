/**
 * What a step has saved stands among temporary files, which a script or another process of the machine may clear away: it is there again while
 * the step works, and at its end.
 */
import { hasEntry, type JournalEntry, keepEntry } from './journal.ts';
import { hasSaved, keepSaved } from './state.ts';

/** A step's place in the journal, and what stands there; null before it has saved something. */
export interface Kept {
  readonly entryId: string;
  readonly entry: JournalEntry | null;
}

/**
 * A look, to be taken again and again. What is missing at one is made anew at the next: whoever is clearing a folder away just now would find it
 * full again, and a script fails for that.
 */
export function keeperOf(kept: Kept): () => void {
  let wasMissing = false;
  return () => {
    const { entryId, entry } = kept;
    const isMissing = !hasSaved() || (entry !== null && !hasEntry(entryId));
    if (!isMissing || wasMissing) keep(kept);
    wasMissing = isMissing && !wasMissing;
  };
}

/** As far as there is room. */
export function keep({ entryId, entry }: Kept): void {
  try {
    keepSaved();
    if (entry !== null) keepEntry(entryId, entry);
  } catch {
    // Whoever has something new to save says so.
  }
}
