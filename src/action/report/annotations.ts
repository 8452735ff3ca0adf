/**
 * What must be seen without opening the log: one error, with what happened, whether anything was changed, and what to do; and a
 * few warnings and notices. A report in, annotations out; pure.
 */
import type { Changed, ErrorCode, Failure } from '../../errors.ts';
import { keyOf, takesTraffic } from '../../haproxy/server.ts';
import {
  loadBalancersOf,
  type Message,
  presentOf,
  type Report,
  type ServerReport,
} from '../../operation/report.ts';
import { listed } from '../../words.ts';
import { WrongInputs } from '../inputs/wrong-inputs.ts';
import type { SavedStep } from '../state/saved-step.ts';
import { goOnWith, rollingWhere, unprovenWords } from './batch-table.ts';
import { printable } from './escape.ts';
import { failureGroups, firstLines, type Group, grouped, hintGroups } from './grouping.ts';
import { headlineOf } from './headline.ts';
import { NAMES_IN_HEADLINE, placesIn } from './places.ts';
import { NEEDED, needsAStep, stepWords, type Undo, undoLines, undosOf } from './undo.ts';
import type { Ways } from './ways.ts';

/** The runner cuts an annotation at 4,096 characters: what to do must still be among them. */
const UNDOS_SHOWN = 10;
const UNDO_LETTERS = 1_800;
const OTHERS_SHOWN = 8;
const OTHERS_LETTERS = 1_000;

/** GitHub shows ten annotations of a kind; the tenth says that there are more. */
export const ANNOTATIONS_SHOWN = 9;

/** The lines of one error annotation, each beginning with a word of ours. */
export interface ErrorAnnotation {
  title: string;
  lines: string[];
}

/** The one error of a step, or null when there is none. `saved`: what was about to be changed, for a report without servers. */
export function errorAnnotation(report: Report, saved: SavedStep | null, ways: Ways): ErrorAnnotation | null {
  const { error } = report;
  if (error === null) return null;
  const [first, ...others] = failureGroups(report);
  return {
    title: `HAProxy ${headlineOf(report, saved)}`,
    lines: [
      ...whatHappened(error, loadBalancersOf(report).length > 1 ? (first?.loadBalancers ?? []) : []),
      ...newDetail(error).map((detail) => `${speakerOf(error)}: ${printable(detail)}`),
      ...limited(others.map(alsoFailed), OTHERS_SHOWN, OTHERS_LETTERS),
      `Changed: ${changedWords(report)}`,
      ...limited(wayOutLines(report, saved, ways), UNDOS_SHOWN, UNDO_LETTERS),
      ...(error.hint === undefined ? [] : [`What to do: ${error.hint}`]),
      `Error code: ${error.code}`,
    ],
  };
}

/** Where a script was begun, to put back would be to let in what nobody has proven. */
function wayOutLines(report: Report, saved: SavedStep | null, ways: Ways): string[] {
  const rest = goOnWith(report);
  if (rest === null) return putBackLines(undosOf(report, saved), report, ways);
  const unproven = unprovenWords(report);
  return [
    ...(unproven === null ? [] : [`First: ${unproven}`]),
    `To go on: ${report.error?.code === 'cancelled' ? '' : 'correct the cause, then '}run the same step with \`server: ${rest}\`.`,
  ];
}

const SPEAKERS: Partial<Record<ErrorCode, string>> = {
  'invalid-input': 'Details',
  'connect-failed': 'The system said',
  timeout: 'The system said',
  'tls-failed': 'OpenSSL said',
  'ssh-failed': 'ssh said',
  'not-haproxy': 'It answered',
  unhealthy: 'The last check said',
  'not-verified': 'Details',
  'several-processes': 'Details',
  'run-failed': 'The system said',
  'data-plane-api': 'Details',
  tracking: 'Details',
};

/** Whose words a failure's `detail` are: mostly HAProxy's. */
export function speakerOf({ code, saidBy }: Failure): string {
  return saidBy ?? SPEAKERS[code] ?? 'HAProxy said';
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

/**
 * What should be known beside the error: the same words of several load balancers once, those of which the same is to be done together, and ten
 * annotations at most. `error`: what is to be done there is not said once more.
 */
export function messageAnnotations(messages: readonly Message[], error: Failure | null = null): string[][] {
  const annotations = hintGroups(messages).map(({ groups, hint }) => [
    ...limited(
      groups.map(({ item, loadBalancers }) => `On ${listed(loadBalancers)}: ${item.text}`),
      OTHERS_SHOWN,
      UNDO_LETTERS,
    ),
    ...(hint === undefined || hint === error?.hint ? [] : [`What to do: ${hint}`]),
  ]);
  const more = annotations.length - ANNOTATIONS_SHOWN;
  return more <= 0
    ? annotations
    : [...annotations.slice(0, ANNOTATIONS_SHOWN), [`And ${more} more like these: see the log.`]];
}

/** What the other side said, unless it stands in the message already. */
export function newDetail({ detail, message }: Failure): string[] {
  return detail === undefined || message.includes(detail) ? [] : [detail];
}

/** One line for all load balancers on which a server was and is the same, and is put back in the same words. */
function putBackLines(undos: readonly Undo[], report: Report, ways: Ways): string[] {
  const servers = new Map(
    report.servers.map((server) => [`${server.loadBalancer} ${keyOf(server)}`, server]),
  );
  const lines = undos.map((undo) => {
    const { loadBalancer } = undo;
    const server = servers.get(`${loadBalancer} ${keyOf(undo)}`);
    const states = server === undefined ? '' : ` (${beforeAndNow(server)})`;
    const first = undo.unhealthy ? ', when its health check passes again' : undo.needed ? `, ${NEEDED}` : '';
    const [line = ''] = undoLines([undo], ways);
    const how = needsAStep([undo]) || line === '' ? `, ${stepWords([undo])}` : `${first}, ${line}`;
    return { loadBalancer, key: keyOf(undo), rest: `${states}${how}` };
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
      ? `no. What this step had set is back as it was, and was read once more to be sure.${stillOut(report)}`
      : `no. Nothing is different from before.${stillOut(report)}`;
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
      : `yes. Different from before: ${listed(keys(report.servers), NAMES_IN_HEADLINE)}.`;
  const lost = `Something was sent${on(unknown)}, and what is so now could not be read: look before you go on.`;
  if (!several || report.servers.every(({ changed }) => changed === 'unknown')) return `not known. ${lost}`;
  const rest =
    different.length > 0 ? `It is different from before${on(different)}.` : 'The rest is as it was before.';
  return `not known. ${lost} ${rest}`;
}

function keys(servers: readonly ServerReport[]): string[] {
  return servers.flatMap((server) => (server.changed === 'yes' ? keyOf(server) : []));
}

/** As before is not in rotation, where it was not before; and who was may have gone down meanwhile. */
function stillOut(report: Report): string {
  const out = presentOf(report).filter(({ after }) => !takesTraffic(after));
  const [fallen, others] = [true, false].map((wanted) =>
    out.filter(({ before }) => takesTraffic(before) === wanted),
  );
  const words = (what: string, those: readonly ServerReport[] = []) =>
    those.length === 0 ? '' : ` ${what}: ${placesIn(those)}.`;
  return `${words('Out of rotation, as before', others)}${words('In rotation before, and taking no traffic now', fallen)}`;
}
