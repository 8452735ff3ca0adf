/** Reads what an action wrote to GITHUB_OUTPUT, GITHUB_STATE or GITHUB_ENV, by the runner's own grammar. */

export interface FileCommand {
  /** What was set before the first mistake; the last write of a name wins. */
  readonly values: Readonly<Record<string, string>>;
  /** The runner's words for the first mistake: with one, it fails the step. */
  readonly error: string | undefined;
}

/**
 * The grammar: empty lines are skipped; in any other the first of `=` and `<<` decides. `NAME=VALUE` is one line,
 * `NAME<<DELIMITER` goes on until a line that equals the delimiter.
 */
export function parseFileCommand(text: string): FileCommand {
  const values: Record<string, string> = Object.create(null);
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line === '') {
      continue;
    }
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (equals > 0 && (heredoc < 0 || equals < heredoc)) {
      values[line.slice(0, equals)] = line.slice(equals + 1);
      continue;
    }
    const delimiter = line.slice(heredoc + 2);
    if (heredoc <= 0 || delimiter === '') {
      return { values: { ...values }, error: `Invalid format '${line}'` };
    }
    const end = lines.indexOf(delimiter, at + 1);
    if (end < 0) {
      return { values: { ...values }, error: `Invalid value. Matching delimiter not found '${delimiter}'` };
    }
    values[line.slice(0, heredoc)] = lines.slice(at + 1, end).join('\n');
    at = end;
  }
  return { values: { ...values }, error: undefined };
}
