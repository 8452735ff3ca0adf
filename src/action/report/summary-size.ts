/** How much a job summary may hold, whoever writes it: main, or post. Pure. */

/** The runner shows nothing of a summary above 1 MiB, and nobody reads a quarter of it. */
const LARGEST = 256 * 1024;
/** Of so many servers it says how they are put back. */
export const UNDOS_SHOWN = 500;

/**
 * Markdown below 256 KiB. What does not fit is left out as a whole section, and `last` says so: half a table or half a code block would break
 * the rest.
 */
export function withinLimit(sections: readonly string[], last: string): string {
  const shown: string[] = [];
  let bytes = Buffer.byteLength(last) + 1;
  for (const section of sections) {
    const more = Buffer.byteLength(section) + 2;
    if (bytes + more >= LARGEST) continue;
    shown.push(section);
    bytes += more;
  }
  return `${[...shown, ...(shown.length < sections.length ? [last] : [])].join('\n\n')}\n`;
}
