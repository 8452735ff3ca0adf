/** What is to be said of a plan. Pure. */

export interface PlanWords {
  /** What is to be done, in a line for all servers of which it is the same. */
  readonly lines: readonly string[];
  readonly notices: readonly string[];
  readonly warnings: readonly string[];
}

export const NO_WORDS: PlanWords = { lines: [], notices: [], warnings: [] };

/**
 * Worked out when somebody reads them, once: of a thousand servers that takes longer than to set them. What goes wrong with that is thrown to
 * whoever reads them first, and there are none for whoever comes after: by then much may have been done, and that is to be reported.
 */
export function whenRead(make: () => PlanWords): PlanWords {
  let made: PlanWords | null = null;
  const words = () => {
    if (made !== null) return made;
    made = NO_WORDS;
    made = make();
    return made;
  };
  return {
    get lines() {
      return words().lines;
    },
    get notices() {
      return words().notices;
    },
    get warnings() {
      return words().warnings;
    },
  };
}
