/**
 * What must be seen without opening the log: one error, with what happened, whether anything was changed, and what to do; and a
 * few warnings and notices. A report in, annotations out; pure.
 */
import type { Changed, Failure } from '../../errors.ts';
import { keyOf } from '../../haproxy/server.ts';
import { loadBalancersOf, type Message, type Report, type ServerReport } from '../../operation/report.ts';
import { listed } from '../../words.ts';
import { WrongInputs } from '../inputs/wrong-inputs.ts';
import { goOnWith, rollingWhere } from './batch-table.ts';
import { printable } from './escape.ts';
import { failureGroups, firstLines, type Group, grouped } from './grouping.ts';
import { commandsOf, type Undo } from './undo.ts';

/** The runner cuts an annotation at 4,096 characters: what to do must still be among them. */
const UNDOS_SHOWN = 10;
const UNDO_LETTERS = 1_400;
const OTHERS_SHOWN = 8;
const OTHERS_LETTERS = 1_000;

/** GitHub shows ten annotations of a kind; the tenth says that there are more. */
export const ANNOTATIONS_SHOWN = 9;

/** The lines of one error annotation, each beginning with a word of ours. */
export interface ErrorAnnotation {
  title: string;
  lines: string[];
}

/** The one error of a step, or null when there is none. `undos`: what is different now, or may be. */
export function errorAnnotation(report: Report, undos: readonly Undo[]): ErrorAnnotation | null {
  const { error } = report;
  if (error === null) return null;
  const [first, ...others] = failureGroups(report);
  return {
    title: titleOf(report, error),
    lines: [
      ...whatHappened(error, loadBalancersOf(report).length > 1 ? (first?.loadBalancers ?? []) : []),
      ...newDetail(error).map((detail) => `In the words of the other side: ${printable(detail)}`),
      ...limited(others.map(alsoFailed), OTHERS_SHOWN, OTHERS_LETTERS),
      `Changed: ${changedWords(report)}`,
      ...limited(wayOutLines(undos, report), UNDOS_SHOWN, UNDO_LETTERS),
      ...(error.hint === undefined ? [] : [`What to do: ${error.hint}`]),
    ],
  };
}

/** Where a script was begun, to put back would be to let in what nobody has proven. */
function wayOutLines(undos: readonly Undo[], report: Report): string[] {
  const rest = goOnWith(report);
  if (rest === null) return undoLines(undos, report);
  return [`To go on: correct the cause, then run the same step with \`server: ${rest}\`.`];
}

function alsoFailed({ item, loadBalancers }: Group<Failure>): string {
  const words = [item.message, ...newDetail(item)].map((text) => printable(text, 300)).join(' ');
  return `Also${loadBalancers.length === 0 ? '' : ` on ${listed(loadBalancers)}`}: ${item.code}: ${words}`;
}

/** As many lines as may be read here, and how many are left out. */
function limited(lines: readonly string[], atMost: number, letters: number): string[] {
  let length = 0;
  const fitting = lines.slice(0, atMost).filter((line) => {
    length += line.length;
    return length <= letters;
  });
  return firstLines(lines, fitting.length, (more) => `And ${more} more: see the job summary.`);
}

/** What should be known though nothing failed: the same words of several load balancers once, and ten annotations at most. */
export function messageAnnotations(messages: readonly Message[]): string[][] {
  const lines = grouped(messages, ({ text }) => text).map(
    ({ item, loadBalancers }) => `On ${listed(loadBalancers)}: ${item.text}`,
  );
  const shown = firstLines(lines, ANNOTATIONS_SHOWN, (more) => `And ${more} more like these: see the log.`);
  return shown.map((line) => [line]);
}

/** What the other side said, unless it stands in the message already. */
export function newDetail({ detail, message }: Failure): string[] {
  return detail === undefined || message.includes(detail) ? [] : [detail];
}

/** One line for all load balancers on which a server was and is the same. */
function undoLines(undos: readonly Undo[], report: Report): string[] {
  const servers = new Map(
    report.servers.map((server) => [`${server.loadBalancer} ${keyOf(server)}`, server]),
  );
  const lines = undos.map((undo) => {
    const { loadBalancer } = undo;
    const server = servers.get(`${loadBalancer} ${keyOf(undo)}`);
    const states = server === undefined ? '' : ` (${beforeAndNow(server)})`;
    return { loadBalancer, key: keyOf(undo), rest: `${states}: ${commandsOf(undo).join('; ')}` };
  });
  return grouped(lines, ({ key, rest }) => `${key} ${rest}`).map(
    ({ item, loadBalancers }) => `To put back ${item.key} on ${listed(loadBalancers)}${item.rest}`,
  );
}

function beforeAndNow({ before, after, changed }: ServerReport): string {
  if (changed === 'unknown') return `${before.forced} before, not known now`;
  return before.forced === after.forced
    ? `weight ${before.weight} before, weight ${after.weight} now`
    : `${before.forced} before, ${after.forced} now`;
}

function titleOf(report: Report, error: Failure): string {
  // An operation is not known before all inputs are.
  const what = error.code === 'invalid-input' ? 'server state' : report.operation;
  const others = new Set(report.failures.flatMap(({ loadBalancer }) => loadBalancer ?? []));
  others.delete(error.loadBalancer ?? '');
  const more =
    others.size === 0 ? '' : ` and ${others.size} more load balancer${others.size === 1 ? '' : 's'}`;
  return `HAProxy ${what}: ${error.code}${whereOf(error)}${more}`;
}

function whereOf({ loadBalancer, server }: Failure): string {
  if (loadBalancer === undefined) return '';
  return ` on ${loadBalancer}${server === undefined ? '' : `, ${server}`}`;
}

/** `loadBalancers`: those on which it did, where there are several that it might have been. */
function whatHappened(error: Failure, loadBalancers: readonly string[]): string[] {
  const where = loadBalancers.length === 0 ? '' : ` on ${listed(loadBalancers)}`;
  if (!(error instanceof WrongInputs)) return [`What happened${where}: ${error.message}`];
  return error.faults.map((fault) => `Wrong input ${fault}`);
}

/** Is anything different from before, and is that certain? Few sentences; holds names of load balancers where there are several. */
export function changedWords(report: Report): string {
  const where = rollingWhere(report);
  return where === null ? changedWordsOfServers(report) : `${RESULT_WORDS[report.changed]} ${where}`;
}

const RESULT_WORDS: Record<Changed, string> = { no: 'no.', yes: 'yes.', unknown: 'not known.' };

function changedWordsOfServers(report: Report): string {
  if (report.changed === 'no')
    return report.result === 'rolled-back'
      ? 'no. Everything is again as it was before this step, and was read once more to be sure.'
      : 'no. Nothing is different from before.';
  const namesOf = (wanted: Changed): string[] => [
    ...new Set(
      report.servers.flatMap(({ changed, loadBalancer }) => (changed === wanted ? loadBalancer : [])),
    ),
  ];
  const several = loadBalancersOf(report).length > 1;
  const on = (names: readonly string[]): string => (several ? ` on ${listed(names)}` : '');
  const [different, unknown] = [namesOf('yes'), namesOf('unknown')];
  if (report.changed === 'yes')
    return several
      ? `yes. Different from before${on(different)}.`
      : 'yes. Not everything is as it was before.';
  const lost = `Something was sent${on(unknown)}, and what is so now could not be read: look before you go on.`;
  if (!several) return `not known. ${lost}`;
  const rest =
    different.length > 0 ? `It is different from before${on(different)}.` : 'The rest is as it was before.';
  return `not known. ${lost} ${rest}`;
}
