/** `1 session`, `2 sessions`, `0 sessions`. */
export function quantity(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}
