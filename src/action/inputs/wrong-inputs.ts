/** The error that lists everything that is wrong with the inputs of a step. Knows no input. */
import { Failure } from '../../errors.ts';
import { firstLines } from '../report/grouping.ts';

const FAULTS_SHOWN = 40;

/** Whatever of them was given with a hyphen in its name would be as by default: `dry-run`, for one. */
export function lostInputs(): Failure {
  return new Failure(
    'invalid-input',
    'No input with a hyphen in its name has come here, as `dry-run` or `on-error`',
    {
      brief: 'inputs were lost on the way',
      hint: 'A shell between the runner and Node has dropped them, as where `node` is a script for `sh`: let it be one for `bash`. Nothing was connected, nothing was sent.',
    },
  );
}

/** All that is wrong with the inputs, one line each, each beginning with a name of ours. */
export class WrongInputs extends Failure {
  override name = 'WrongInputs';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    const count = faults.length === 1 ? '1 wrong input' : `${faults.length} wrong inputs`;
    // A list of ten thousand names can have ten thousand faults.
    const shown = firstLines(faults, FAULTS_SHOWN, (more) => `with: ${more} more like these`);
    super('invalid-input', `${count}: ${shown.join('; ')}`, {
      hint: 'Correct the `with:` block of this step. Nothing was connected, nothing was sent.',
    });
    this.faults = shown;
  }
}
