/** One notice for all servers that it holds for. */
import { listed } from '../../../words.ts';

/** A notice about these, or none when there are none. */
export function about(keys: readonly string[], words: (names: string, count: number) => string): string[] {
  return keys.length === 0 ? [] : [words(listed(keys), keys.length)];
}
