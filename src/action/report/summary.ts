/**
 * A report as Markdown for the job summary. Pure. Untrusted text stands inside code spans and code blocks only, never in headings,
 * HTML or Mermaid.
 */
import type { Changed, Failure } from '../../errors.ts';
import { keyOf } from '../../haproxy/server.ts';
import { loadBalancersOf, type Message, type Report } from '../../operation/report.ts';
import { isSettled } from '../../operation/saved-change.ts';
import { listed, quantity, verb } from '../../words.ts';
import { WrongInputs } from '../inputs/wrong-inputs.ts';
import type { SavedStep } from '../state/saved-step.ts';
import { changedWords, newDetail, speakerOf } from './annotations.ts';
import { rollingSection } from './batch-table.ts';
import { codeSpan, prose } from './escape.ts';
import { failureGroups, firstLines, type Group, grouped, hintGroups } from './grouping.ts';
import { headlineOf, markOf } from './headline.ts';
import { chartSection } from './session-chart.ts';
import { UNDOS_SHOWN, withinLimit } from './summary-size.ts';
import { summaryTable } from './summary-table.ts';
import { type Undo, undoShells, undosOf, unhealthyKeys } from './undo.ts';
import { workflowSteps } from './undo-steps.ts';
import type { Ways } from './ways.ts';

const LINES_SHOWN = 20;
const PLANS_SHOWN = 200;
const HINTS_SHOWN = 5;
const SERVERS_NAMED = 3;

/** Markdown below 256 KiB. `saved` is what was about to be changed, for a report without servers. */
export function summaryOf(report: Report, saved: SavedStep | null, ways: Ways): string {
  const names = namesOf(report, ways);
  const sections = [
    [`### ${markOf(report)} HAProxy ${prose(headlineOf(report, saved), names)}`],
    report.error === null ? [] : errorBlock(report, report.error, names),
    report.result === 'planned' ? planList(report, names) : summaryTable(report),
    rollingSection(report),
    report.error === null
      ? []
      : undoSection(undosOf(report, saved), report, ways, isTriedAgain(report, saved), names),
    chartSection(report),
    messageList(report.warnings, '⚠️', report, names),
    messageList(report.notices, 'ℹ️', report, names),
    proof(report),
  ];
  return withinLimit(
    sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n')),
    'Something did not fit in here: see the log and the output `servers`.',
  );
}

/** Names that a sentence may hold: they become code even where they look like plain words. */
function namesOf(report: Report, { addresses }: Ways): Set<string> {
  const names = new Set<string>(addresses.keys());
  for (const { loadBalancer, backend, server, trackedBy } of report.servers) {
    // The guard names the backends of those that track it, too.
    const trackers = trackedBy.flatMap((key) => key.split('/'));
    for (const name of [loadBalancer, backend, server, ...trackers]) names.add(name);
  }
  return names;
}

function listedAsCode(names: readonly string[]): string {
  return listed(names.map(codeSpan));
}

function onThese(loadBalancers: readonly string[]): string {
  return loadBalancers.length === 0 ? '' : ` on ${listedAsCode(loadBalancers)}`;
}

function errorBlock(report: Report, error: Failure, names: Set<string>): string[] {
  const [first, ...others] = failureGroups(report);
  const where = [
    ...(first === undefined || first.loadBalancers.length === 0 ? [] : [listedAsCode(first.loadBalancers)]),
    ...(error.servers.length === 0 ? [] : [listed(error.servers.map(codeSpan), SERVERS_NAMED)]),
  ];
  const faults = error instanceof WrongInputs ? error.faults : null;
  const paragraphs = [
    [`**${error.code}**${where.length === 0 ? '' : ` on ${where.join(', ')}`}`],
    faults?.map((fault) => `- ${prose(fault, names)}`) ?? [prose(error.message, names)],
    newDetail(error).map((detail) => `**${speakerOf(error)}:** ${codeSpan(detail)}`),
    alsoFailed(others, names),
    [`**Changed:** ${prose(changedWords(report), names)}`],
    ...hintsOf(report).map(({ item, loadBalancers }, index) => [
      `**What to do${index === 0 ? '' : ` on ${listedAsCode(loadBalancers)}`}:** ${prose(item.hint ?? '', names)}`,
    ]),
  ];
  const lines = paragraphs
    .filter((paragraph) => paragraph.length > 0)
    .flatMap((paragraph) => ['', ...paragraph]);
  return ['> [!CAUTION]', ...lines.slice(1).map((line) => `> ${line}`.trimEnd())];
}

function alsoFailed(groups: readonly Group<Failure>[], names: Set<string>): string[] {
  const lines = groups.map(({ item, loadBalancers }) => {
    const words = [prose(item.message, names), ...newDetail(item).map((detail) => codeSpan(detail))];
    return `- **${item.code}**${onThese(loadBalancers)}: ${words.join(' ')}`;
  });
  const shown = firstLines(lines, LINES_SHOWN, (more) => `- And ${more} more: see the table.`);
  return shown.length === 0 ? [] : ['**Failed as well:**', ...shown];
}

/** Each hint once, that for the first failure first. */
function hintsOf(report: Report): Group<Failure>[] {
  const hinted = report.failures.filter(({ hint }) => hint !== undefined);
  return grouped(hinted, ({ hint }) => hint ?? '').slice(0, HINTS_SHOWN);
}

/** What is to be done with the same words on several load balancers is told once. */
function planList(report: Report, names: Set<string>): string[] {
  const all = loadBalancersOf(report);
  const several = all.length > 1;
  const lines = grouped(report.plan, ({ text }) => text).map(({ item, loadBalancers }) => {
    const where = several ? `On ${listedAsCode(loadBalancers)}: ` : '';
    return `- ${where}${prose(item.text, names)}`;
  });
  return [
    ...(several ? [] : [`On ${listedAsCode(all)}:`, '']),
    ...firstLines(lines, PLANS_SHOWN, (more) => `- And ${more} more: see the log.`),
  ];
}

/** What is to be done stands behind the last of those of which it is the same, unless it stands with the error. */
function messageList(
  messages: readonly Message[],
  mark: string,
  report: Report,
  names: Set<string>,
): string[] {
  const told = new Set(hintsOf(report).map(({ item }) => item.hint));
  const lines = hintGroups(messages).flatMap(({ groups, hint }) =>
    groups.map(({ item, loadBalancers }, index) => {
      const isLast = index === groups.length - 1;
      const next =
        hint === undefined || told.has(hint) || !isLast ? '' : ` **What to do:** ${prose(hint, names)}`;
      return `- ${mark} On ${listedAsCode(loadBalancers)}: ${prose(item.text, names)}${next}`;
    }),
  );
  return firstLines(lines, LINES_SHOWN, (more) => `- And ${more} more: see the log.`);
}

/** Post has another go at what main could not finish, where anything of it is this step's. */
function isTriedAgain({ ending }: Report, saved: SavedStep | null): boolean {
  if (saved !== null && isSettled(saved.change)) return false;
  return ending === 'not-put-back' || (ending === 'unfinished' && saved?.change.onError === 'rollback');
}

function undoSection(
  undos: readonly Undo[],
  { servers }: Report,
  ways: Ways,
  triedAgain: boolean,
  names: Set<string>,
): string[] {
  if (undos.length === 0) return [];
  const changes = new Set(servers.flatMap(({ changed }) => (changed === 'no' ? [] : changed)));
  const shown = undos.slice(0, UNDOS_SHOWN);
  const more = undos.length - shown.length;
  const blocks = [
    'As a step of a workflow:',
    '',
    '```yaml',
    ...workflowSteps(shown, ways),
    '```',
    ...undoShells(shown, ways).flatMap(({ where, lines }, index) => [
      '',
      // Each of them undoes only its own part.
      `${index === 0 ? 'Or' : 'And'} ${prose(where, names)}:`,
      '',
      '```sh',
      ...lines,
      '```',
    ]),
    ...(more > 0 ? ['', `And ${more} more: see the output \`servers\`.`] : []),
  ];
  const many = undos.length > LINES_SHOWN;
  return [
    '#### How to undo it',
    '',
    `${differentWords(undos, changes)}.${triedAgain ? ' When the job ends, the post step of this action tries to put that back, and says here and in its log how it went.' : ''}`,
    ...conditionFirst(undos),
    '',
    ...(many ? ['<details><summary>Steps and commands</summary>', '', ...blocks, '', '</details>'] : blocks),
  ];
}

/** The step looks by itself; the shell does not. */
function conditionFirst(undos: readonly Undo[]): string[] {
  const needed = [...new Set(undos.filter((undo) => undo.needed).map(keyOf))];
  if (needed.length > 0)
    return [
      '',
      `Not before enough other servers take traffic again: without ${listedAsCode(needed)} too few would be left, and a shell does not look.`,
    ];
  const keys = unhealthyKeys(undos);
  if (keys.length === 0) return [];
  return [
    '',
    `Not before ${listedAsCode(keys)} ${verb(keys.length, 'passes its health check', 'pass their health checks')} again: until then clients would be sent to an application that may not answer.`,
  ];
}

/** `changes`: what is known of whether they are; of nothing, where nothing could be read. */
function differentWords(undos: readonly Undo[], changes: ReadonlySet<Changed>): string {
  const loadBalancers = new Set(undos.map((undo) => undo.loadBalancer)).size;
  const each = new Set(undos.map(keyOf)).size;
  const isSameOnAll = each * loadBalancers === undos.length;
  const count = loadBalancers > 1 && isSameOnAll ? each : undos.length;
  const where =
    loadBalancers === 1
      ? ''
      : isSameOnAll
        ? ` on each of ${loadBalancers} load balancers`
        : `, counted on each of ${loadBalancers} load balancers,`;
  const who = `${quantity(count, 'server')}${where}`;
  if (!changes.has('yes')) return `${who} may be different from before`;
  return `${who} ${verb(count, 'is', 'are')} different from before${changes.has('unknown') ? ', or may be' : ''}`;
}

function proof(report: Report): string[] {
  if (report.result !== 'changed') return [];
  return [
    '<sub>Proof: every server was read back on the connection that set it, and again on a fresh one.</sub>',
  ];
}
