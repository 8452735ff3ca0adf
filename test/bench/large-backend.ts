/** The backend of every row with many servers. */

/**
 * Backend `web` with servers s1, s2, …, each at an address of its own, as they are: one address for all would be another question. The
 * first one may be somewhere else, and have more words.
 */
export function largeBackend(count: number, first?: string): string {
  const lines = Array.from({ length: count }, (_, at) => {
    const [third, fourth] = [Math.floor(at / 250), (at % 250) + 1];
    return `  server s${at + 1} ${(at === 0 && first) || `127.1.${third}.${fourth}:80`}`;
  });
  return `backend web\n${lines.join('\n')}\n`;
}
