/**
 * What must be seen without opening the log: one error, with what happened, whether anything was changed, and what to do.
 * A report in, annotations out; pure.
 */
import type { Failure } from '../errors.ts';
import { keyOf } from '../haproxy/server.ts';
import type { Report } from '../operation/report.ts';
import { printable } from './foreign-text.ts';
import { WrongInputs } from './inputs.ts';
import { commandsOf, type Undo } from './undo.ts';

/** The runner cuts an annotation at 4,096 characters. */
const UNDOS_SHOWN = 10;

/** The lines of one error annotation, each beginning with a word of ours. */
export interface ErrorAnnotation {
  title: string;
  lines: string[];
}

/** The one error of a step, or null when there is none. `undos`: what is different now, or may be. */
export function errorAnnotation(report: Report, undos: readonly Undo[]): ErrorAnnotation | null {
  const { error } = report;
  if (error === null) return null;
  return {
    title: titleOf(report, error),
    lines: [
      ...whatHappened(error),
      ...(error.detail === undefined ? [] : [`In the words of the other side: ${printable(error.detail)}`]),
      `Changed: ${changedWords(report)}`,
      ...undos.slice(0, UNDOS_SHOWN).map(undoLine),
      ...(undos.length > UNDOS_SHOWN ? [`And ${undos.length - UNDOS_SHOWN} more: see the job summary.`] : []),
      ...(error.hint === undefined ? [] : [`What to do: ${error.hint}`]),
    ],
  };
}

function undoLine(undo: Undo): string {
  return `To put back ${keyOf(undo)} on ${undo.loadBalancer}: ${commandsOf(undo).join('; ')}`;
}

function titleOf(report: Report, error: Failure): string {
  // An operation is not known before all inputs are.
  const what = error.code === 'invalid-input' ? 'server state' : report.operation;
  return `HAProxy ${what}: ${error.code}${placeOf(error)}`;
}

function placeOf(error: Failure): string {
  const server = error.server === undefined ? '' : `, ${error.server}`;
  return error.loadBalancer === undefined ? '' : ` on ${error.loadBalancer}${server}`;
}

function whatHappened(error: Failure): string[] {
  if (!(error instanceof WrongInputs)) return [`What happened: ${error.message}`];
  return error.faults.map((fault) => `Wrong input ${fault}`);
}

/** Is anything different from before, and is that certain? One or two sentences. */
export function changedWords(report: Report): string {
  if (report.changed === 'unknown') {
    return 'not known. Something was sent, and neither its reply nor a re-read came back: look before you go on.';
  }
  if (report.result === 'rolled-back')
    return 'no. Everything is again as it was before this step, and was read once more to be sure.';
  return report.changed === 'yes'
    ? 'yes. Not everything is as it was before.'
    : 'no. Nothing is different from before.';
}
