/** Small pieces of sentences that many messages share. A leaf: knows no message. */

/** `1 session`, `2 sessions`, `0 sessions`. */
export function quantity(count: number, noun: string, several = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : several}`;
}

/** `a, b, c`; of more than `atMost` the first ones and `and 9 more`. */
export function listed(words: readonly string[], atMost = 10): string {
  const shown = words.slice(0, atMost).join(', ');
  return words.length > atMost ? `${shown} and ${words.length - atMost} more` : shown;
}
