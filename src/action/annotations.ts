/**
 * What must be seen without opening the log: one error, with what happened, whether anything was changed, and what to do.
 * A report in, annotations out; pure.
 */
import type { Failure } from '../errors.ts';
import { forcedStateOf, keyOf, type Server } from '../haproxy/server.ts';
import type { Report, ServerReport } from '../operation/report.ts';
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
      ...foreignWords(error).map((words) => `In the words of the other side: ${printable(words)}`),
      `Changed: ${changedWords(report)}`,
      ...undos.slice(0, UNDOS_SHOWN).map((undo) => undoLine(undo, report)),
      ...(undos.length > UNDOS_SHOWN ? [`And ${undos.length - UNDOS_SHOWN} more: see the job summary.`] : []),
      ...(error.hint === undefined ? [] : [`What to do: ${error.hint}`]),
    ],
  };
}

/** What the other side said, unless it stands in the message already. */
export function foreignWords({ detail, message }: Failure): string[] {
  return detail === undefined || message.includes(detail) ? [] : [detail];
}

function undoLine(undo: Undo, report: Report): string {
  const row = report.servers.find(
    (one) => one.loadBalancer === undo.loadBalancer && keyOf(one) === keyOf(undo),
  );
  const where = `${keyOf(undo)} on ${undo.loadBalancer}${row === undefined ? '' : ` (${beforeAndNow(row)})`}`;
  return `To put back ${where}: ${commandsOf(undo).join('; ')}`;
}

function beforeAndNow({ before, after, changed }: ServerReport): string {
  if (changed === 'unknown') return `${stateOf(before)} before, not known now`;
  const now = stateOf(before) === stateOf(after) ? `weight ${after.weight}` : stateOf(after);
  const then = stateOf(before) === stateOf(after) ? `weight ${before.weight}` : stateOf(before);
  return `${then} before, ${now} now`;
}

function stateOf(server: Server): string {
  return forcedStateOf(server.adminFlags);
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
    return 'not known. Something was sent, and what is so now could not be read: look before you go on.';
  }
  if (report.result === 'rolled-back')
    return 'no. Everything is again as it was before this step, and was read once more to be sure.';
  return report.changed === 'yes'
    ? 'yes. Not everything is as it was before.'
    : 'no. Nothing is different from before.';
}
