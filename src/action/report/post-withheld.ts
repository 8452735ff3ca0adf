/** What a post step says of a main step, or a script of it, that still runs and cannot be ended. Pure. */
import type { Failure } from '../../errors.ts';
import type { Finding } from '../../operation/post-job/finding.ts';

/**
 * Lines of a warning, or null where a server that is left says it already. Whatever else was found, or nothing at all, may be otherwise a
 * moment later.
 */
export function withheldWarning(withheld: Failure | null, findings: readonly Finding[]): string[] | null {
  if (withheld === null) return null;
  if (findings.some(({ kind, failure }) => kind === 'left' && failure === withheld)) return null;
  return [withheld.message, ...(withheld.hint ? [withheld.hint] : [])];
}
