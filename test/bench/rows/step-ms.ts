/** What a step takes beyond its start-up, as it says itself. */
import { type ActionResult, type RunOptions, runAction } from '../../support/run-action.ts';

/** The result of a step that did what it was asked to do; throws with its log otherwise. */
export async function step(
  inputs: Readonly<Record<string, string>>,
  more: Omit<RunOptions, 'inputs'> = {},
): Promise<ActionResult & { readonly ms: number }> {
  const result = await runAction({ inputs, debug: false, ...more });
  if (result.code !== 0) throw new Error(result.log);
  return { ...result, ms: Number(result.outputs['duration-ms']) };
}
