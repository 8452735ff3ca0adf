/** The main step of `rolling`: batch after batch out, the user's script, back. */
import { rolling as rollOut } from '../operation/rolling/rolling.ts';
import * as github from './github.ts';
import { parseRollingInputs } from './inputs/rolling-inputs.ts';
import { lineOf } from './report/escape.ts';
import { prepareScript } from './script/script.ts';
import { runStep } from './step.ts';

/** Runs the step and ends the process with 0 or 1. */
export function rolling(): Promise<void> {
  return runStep({
    operation: 'rolling',
    parse: parseRollingInputs,
    run: async ({ request, script }, loadBalancers, effects) => {
      const { run: runScript, keepRoom, tellOpen } = await prepareScript(script);
      const tellProgress = (text: string) => github.say(lineOf('batch', text));
      const report = await rollOut({
        request,
        loadBalancers,
        effects: { ...effects, runScript, keepRoom, tellProgress },
      });
      tellOpen();
      return report;
    },
  });
}
