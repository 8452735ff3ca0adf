/** What a step takes beyond its start-up, as it says itself. */
import { type ActionResult, type RunOptions, runAction } from '../support/run-action.ts';

/** The result of a step that did what it was asked to do; throws with its own error otherwise. */
export async function step(
  inputs: Readonly<Record<string, string>>,
  more: Omit<RunOptions, 'inputs'> = {},
): Promise<ActionResult & { readonly ms: number }> {
  const result = await runAction({ inputs, ownProcess: true, debug: false, ...more });
  return { ...result, ms: msOf(result) };
}

/** `duration-ms` of a step that did what it was asked to do; throws with its own error otherwise. */
export function msOf({ code, outputs, annotations }: ActionResult): number {
  if (code === 0) return Number(outputs['duration-ms']);
  const error = annotations.find(({ level }) => level === 'error');
  throw new Error(`a step failed with ${outputs['error-code']}: ${error?.message ?? 'no word'}`);
}
