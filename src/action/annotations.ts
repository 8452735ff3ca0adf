/**
 * What must be seen without opening the log: one error, with what happened, whether anything was changed, and what to do; and a
 * few warnings and notices. A report in, annotations out; pure.
 */
import type { Changed, Failure } from '../errors.ts';
import { forcedStateOf, keyOf, type Server } from '../haproxy/server.ts';
import { loadBalancersOf, type Message, type Report, type ServerReport } from '../operation/report.ts';
import { printable } from './foreign-text.ts';
import { failureGroups, type Group, grouped, listed } from './groups.ts';
import { WrongInputs } from './inputs.ts';
import { commandsOf, type Undo } from './undo.ts';

/** The runner cuts an annotation at 4,096 characters: what to do must still be among them. */
const UNDOS_SHOWN = 10;
const UNDO_LETTERS = 1_400;
const OTHERS_SHOWN = 8;
const OTHERS_LETTERS = 1_000;

/** GitHub shows ten annotations of a kind; the tenth says that there are more. */
const MESSAGES_SHOWN = 9;

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
      ...foreignWords(error).map((words) => `In the words of the other side: ${printable(words)}`),
      ...upTo(OTHERS_SHOWN, OTHERS_LETTERS, others.map(alsoFailed)),
      `Changed: ${changedWords(report)}`,
      ...upTo(UNDOS_SHOWN, UNDO_LETTERS, undoLines(undos, report)),
      ...(error.hint === undefined ? [] : [`What to do: ${error.hint}`]),
    ],
  };
}

function alsoFailed({ item, loadBalancers }: Group<Failure>): string {
  const words = [item.message, ...foreignWords(item)].map((text) => printable(text, 300)).join(' ');
  return `Also${loadBalancers.length === 0 ? '' : ` on ${listed(loadBalancers)}`}: ${item.code}: ${words}`;
}

/** As many lines as may be read here, and how many are left out. */
function upTo(count: number, letters: number, lines: readonly string[]): string[] {
  let length = 0;
  const shown = lines.slice(0, count).filter((line) => {
    length += line.length;
    return length <= letters;
  });
  const more = lines.length - shown.length;
  return more === 0 ? shown : [...shown, `And ${more} more: see the job summary.`];
}

/** What should be known though nothing failed: the same words of several load balancers once, and ten annotations at most. */
export function messageAnnotations(messages: readonly Message[]): string[][] {
  const lines = grouped(messages, ({ text }) => text).map(
    ({ item, loadBalancers }) => `On ${listed(loadBalancers)}: ${item.text}`,
  );
  const shown = lines.slice(0, MESSAGES_SHOWN).map((line) => [line]);
  const more = lines.length - shown.length;
  return more === 0 ? shown : [...shown, [`And ${more} more like these: see the log.`]];
}

/** What the other side said, unless it stands in the message already. */
export function foreignWords({ detail, message }: Failure): string[] {
  return detail === undefined || message.includes(detail) ? [] : [detail];
}

/** One line for all load balancers on which a server was and is the same. */
function undoLines(undos: readonly Undo[], report: Report): string[] {
  const rows = new Map(report.servers.map((row) => [`${row.loadBalancer} ${keyOf(row)}`, row]));
  const wanted = undos.map((undo) => {
    const row = rows.get(`${undo.loadBalancer} ${keyOf(undo)}`);
    const states = row === undefined ? '' : ` (${beforeAndNow(row)})`;
    const { loadBalancer } = undo;
    return { loadBalancer, server: keyOf(undo), rest: `${states}: ${commandsOf(undo).join('; ')}` };
  });
  return grouped(wanted, ({ server, rest }) => `${server} ${rest}`).map(
    ({ item, loadBalancers }) => `To put back ${item.server} on ${listed(loadBalancers)}${item.rest}`,
  );
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
  const others = new Set(report.failures.flatMap(({ loadBalancer }) => loadBalancer ?? []));
  others.delete(error.loadBalancer ?? '');
  const more =
    others.size === 0 ? '' : ` and ${others.size} more load balancer${others.size === 1 ? '' : 's'}`;
  return `HAProxy ${what}: ${error.code}${placeOf(error)}${more}`;
}

function placeOf(error: Failure): string {
  const server = error.server === undefined ? '' : `, ${error.server}`;
  return error.loadBalancer === undefined ? '' : ` on ${error.loadBalancer}${server}`;
}

/** `places`: the load balancers on which it did, where there are several that it might have been. */
function whatHappened(error: Failure, places: readonly string[]): string[] {
  const where = places.length === 0 ? '' : ` on ${listed(places)}`;
  if (!(error instanceof WrongInputs)) return [`What happened${where}: ${error.message}`];
  return error.faults.map((fault) => `Wrong input ${fault}`);
}

/** Is anything different from before, and is that certain? Few sentences; holds names of load balancers where there are several. */
export function changedWords(report: Report): string {
  if (report.changed === 'no')
    return report.result === 'rolled-back'
      ? 'no. Everything is again as it was before this step, and was read once more to be sure.'
      : 'no. Nothing is different from before.';
  const placesOf = (changed: Changed): string[] => [
    ...new Set(report.servers.flatMap((row) => (row.changed === changed ? row.loadBalancer : []))),
  ];
  const several = loadBalancersOf(report).length > 1;
  const on = (places: readonly string[]): string => (several ? ` on ${listed(places)}` : '');
  const [different, unknown] = [placesOf('yes'), placesOf('unknown')];
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
