/** Small pieces of sentences that many messages share. A leaf: knows no message. */

/** `1 session`, `2 sessions`, `0 sessions`. */
export function quantity(count: number, noun: string, several = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : several}`;
}

/** `a, b, c`; of more than `atMost` the first ones and `and 9 more`. */
export function listed(words: readonly string[], atMost = 10, separator = ', '): string {
  const shown = words.slice(0, atMost).join(separator);
  return words.length > atMost ? `${shown} and ${words.length - atMost} more` : shown;
}

/** `once`, `twice`, `3 times`. */
export function times(count: number): string {
  return ['never', 'once', 'twice'][count] ?? `${count} times`;
}

/** A verb as it goes with so many subjects: `is` or `are`. */
export function verb(count: number, singular: string, plural: string): string {
  return count === 1 ? singular : plural;
}
