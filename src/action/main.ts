/** The main step of the action: one operation on all load balancers. */
import { change } from '../operation/change.ts';
import * as github from './github.ts';
import { givenOperation, parseInputs } from './inputs/inputs.ts';
import { runStep } from './step.ts';

/** Runs the step and ends the process with 0 or 1. */
export function main(): Promise<void> {
  return runStep({
    operation: givenOperation(github.readInput) ?? 'status',
    parse: parseInputs,
    run: ({ request }, loadBalancers, effects) => change({ request, loadBalancers, effects }),
  });
}
