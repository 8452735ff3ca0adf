/** What a user sees of a step without opening its log. */
import type { ActionResult } from './run-action.ts';

/** The message of its one error annotation; empty when there is none. */
export function errorOf(result: ActionResult): string {
  const errors = result.annotations.filter(({ level }) => level === 'error');
  if (errors.length > 1) {
    throw new Error(`more than one error annotation:\n${result.visibleLog}`);
  }
  return errors[0]?.message ?? '';
}

/** The messages of its warnings, or of its notices, one per line. */
export function messagesOf(result: ActionResult, level: 'warning' | 'notice'): string {
  return result.annotations
    .filter((annotation) => annotation.level === level)
    .map(({ message }) => message)
    .join('\n');
}
