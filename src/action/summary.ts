/**
 * A report as Markdown for the job summary. Pure. Foreign text stands inside code spans and code blocks only, never in headings,
 * HTML or Mermaid.
 */
import { formatDuration } from '../duration.ts';
import type { Failure } from '../errors.ts';
import { keyOf } from '../haproxy/server.ts';
import { loadBalancersOf, type Message, type Report, type ServerReport } from '../operation/report.ts';
import { changedWords, foreignWords } from './annotations.ts';
import { lengthOf, mermaidChart } from './chart.ts';
import { codeSpan, prose } from './foreign-text.ts';
import { failureGroups, type Group, grouped, listed } from './groups.ts';
import { WrongInputs } from './inputs.ts';
import type { SavedStep } from './saved-step.ts';
import { serverTable } from './server-table.ts';
import { type AddressTexts, shellLines, type Undo, undosOf, workflowSteps } from './undo.ts';
import { markOf, verdictOf } from './verdict.ts';

/** The runner shows nothing of a summary above 1 MiB, and nobody reads a quarter of it. */
const LARGEST = 256 * 1024;
const LINES_SHOWN = 20;
const PLANS_SHOWN = 200;
const UNDOS_SHOWN = 500;
const ADVICE_SHOWN = 5;
/** Below this a chart shows nothing that one line of text does not. */
const CHART_FROM_MS = 5_000;

/** Markdown below 256 KiB. `saved` is what was about to be changed, for a report that has no rows. */
export function summaryOf(report: Report, addresses: AddressTexts, saved: SavedStep | null): string {
  const names = namesOf(report, addresses);
  const sections = [
    [`### ${markOf(report)} HAProxy ${verdictOf(report)}`],
    report.error === null ? [] : errorBlock(report, report.error, names),
    report.result === 'planned' ? planList(report, names) : serverTable(report),
    chart(report),
    report.error === null ? [] : undoBlock(undosOf(report, saved), addresses, isTriedAgain(report, saved)),
    messages(report.warnings, '⚠️', names),
    messages(report.notices, 'ℹ️', names),
    proof(report),
  ];
  return withinLimit(sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n')));
}

/** What does not fit is left out as a whole section: half a table or half a code block would break the rest. */
function withinLimit(sections: readonly string[]): string {
  const last = 'Something did not fit in here: see the log and the output `servers`.\n';
  let text = '';
  let complete = true;
  for (const section of sections) {
    const fits = Buffer.byteLength(text) + Buffer.byteLength(section) + last.length + 2 < LARGEST;
    if (fits) text += `${section}\n\n`;
    else complete = false;
  }
  return complete ? text : `${text}${last}`;
}

/** Names that a sentence may hold: they become code even where they look like plain words. */
function namesOf(report: Report, addresses: AddressTexts): Set<string> {
  const names = new Set<string>(addresses.keys());
  for (const row of report.servers)
    for (const name of [row.loadBalancer, row.backend, row.server]) names.add(name);
  return names;
}

function errorBlock(report: Report, error: Failure, names: Set<string>): string[] {
  const [first, ...others] = failureGroups(report);
  const places = [
    ...(first === undefined || first.loadBalancers.length === 0
      ? []
      : [listed(first.loadBalancers, codeSpan)]),
    ...(error.server === undefined ? [] : [codeSpan(error.server)]),
  ];
  const faults = error instanceof WrongInputs ? error.faults : null;
  const paragraphs = [
    [`**${error.code}**${places.length === 0 ? '' : ` on ${places.join(', ')}`}`],
    faults?.map((fault) => `- ${prose(fault, names)}`) ?? [prose(error.message, names)],
    foreignWords(error).map((words) => `**In the words of the other side:** ${codeSpan(words)}`),
    alsoFailed(others, names),
    [`**Changed:** ${prose(changedWords(report), names)}`],
    ...adviceOf(report).map(({ item, loadBalancers }, index) => {
      const where = index === 0 ? '' : ` on ${listed(loadBalancers, codeSpan)}`;
      return [`**What to do${where}:** ${prose(item.hint ?? '', names)}`];
    }),
  ];
  const alert = report.changed === 'no' ? '> [!WARNING]' : '> [!CAUTION]';
  const lines = paragraphs
    .filter((paragraph) => paragraph.length > 0)
    .flatMap((paragraph) => ['', ...paragraph]);
  return [alert, ...lines.slice(1).map((line) => `> ${line}`.trimEnd())];
}

function alsoFailed(groups: readonly Group<Failure>[], names: Set<string>): string[] {
  const lines = groups.slice(0, LINES_SHOWN).map(({ item, loadBalancers }) => {
    const where = loadBalancers.length === 0 ? '' : ` on ${listed(loadBalancers, codeSpan)}`;
    const words = [prose(item.message, names), ...foreignWords(item).map((text) => codeSpan(text))];
    return `- **${item.code}**${where}: ${words.join(' ')}`;
  });
  const more = groups.length - lines.length;
  const all = more > 0 ? [...lines, `- And ${more} more: see the table.`] : lines;
  return all.length === 0 ? [] : ['**Failed as well:**', ...all];
}

/** Each advice once, that for the first failure first. */
function adviceOf(report: Report): Group<Failure>[] {
  const advised = report.failures.filter((failure) => failure.hint !== undefined);
  return grouped(advised, (failure) => failure.hint ?? '').slice(0, ADVICE_SHOWN);
}

/** What is to be done with the same words on several load balancers is told once. */
function planList(report: Report, names: Set<string>): string[] {
  const loadBalancers = loadBalancersOf(report);
  const several = loadBalancers.length > 1;
  const groups = grouped(report.plan, ({ text }) => text);
  const lines = groups.slice(0, PLANS_SHOWN).map(({ item, loadBalancers: places }) => {
    const where = several ? `On ${listed(places, codeSpan)}: ` : '';
    return `- ${where}${prose(item.text, names)}`;
  });
  const more = groups.length - lines.length;
  return [
    `On ${listed(loadBalancers, codeSpan)}:`,
    '',
    ...lines,
    ...(more > 0 ? [`- And ${more} more: see the log.`] : []),
  ];
}

function messages(list: readonly Message[], mark: string, names: Set<string>): string[] {
  const groups = grouped(list, ({ text }) => text);
  const lines = groups
    .slice(0, LINES_SHOWN)
    .map(
      ({ item, loadBalancers }) =>
        `- ${mark} On ${listed(loadBalancers, codeSpan)}: ${prose(item.text, names)}`,
    );
  return groups.length > LINES_SHOWN
    ? [...lines, `- And ${groups.length - LINES_SHOWN} more: see the log.`]
    : lines;
}

/** The longest drain, in words and as a chart: not every reader sees Mermaid. */
function chart(report: Report): string[] {
  const longest = report.servers.reduce<ServerReport | null>(
    (best, row) => (best && lengthOf(best.sessionsOverTime) >= lengthOf(row.sessionsOverTime) ? best : row),
    null,
  );
  const course = longest?.sessionsOverTime ?? [];
  if (longest === null || lengthOf(course) < CHART_FROM_MS || course.every(([, sessions]) => sessions === 0))
    return [];
  const stops = [0.25, 0.5, 0.75, 1].map((part) => Math.round(part * (course.length - 1)));
  const words = stops.flatMap((stop) =>
    course.slice(stop, stop + 1).map(([ms, sessions]) => `${sessions} after ${formatDuration(ms)}`),
  );
  const which = report.servers.length === 1 ? '' : ', the longest drain';
  return [
    `Sessions of ${codeSpan(keyOf(longest))} on ${codeSpan(longest.loadBalancer)}${which}: ${course[0]?.[1]} at first, ${words.join(', ')}.`,
    '',
    ...mermaidChart(course),
  ];
}

/** Post has another go at what main could not finish. */
function isTriedAgain({ ending }: Report, saved: SavedStep | null): boolean {
  return ending === 'not-put-back' || (ending === 'unfinished' && saved?.change.onError === 'rollback');
}

function undoBlock(undos: readonly Undo[], addresses: AddressTexts, triedAgain: boolean): string[] {
  if (undos.length === 0) return [];
  const shown = undos.slice(0, UNDOS_SHOWN);
  const more = undos.length - shown.length;
  const blocks = [
    'As a step of a workflow:',
    '',
    '```yaml',
    ...workflowSteps(shown, addresses),
    '```',
    '',
    'Or on the socket, with level `admin`:',
    '',
    '```sh',
    ...shellLines(shown, addresses),
    '```',
    ...(more > 0 ? ['', `And ${more} more: see the output \`servers\`.`] : []),
  ];
  const many = undos.length > LINES_SHOWN;
  return [
    '#### How to undo it',
    '',
    `${undoneWords(undos)} different from before, or may be.${triedAgain ? ' When the job ends, the post step of this action tries to put that back, and says in its log how it went.' : ''}`,
    '',
    ...(many ? ['<details><summary>Steps and commands</summary>', '', ...blocks, '', '</details>'] : blocks),
  ];
}

function undoneWords(undos: readonly Undo[]): string {
  const places = new Set(undos.map((undo) => undo.loadBalancer)).size;
  const where = places === 1 ? '' : `, counted on each of ${places} load balancers,`;
  return undos.length === 1 ? '1 server is' : `${undos.length} servers${where} are`;
}

function proof(report: Report): string[] {
  if (report.result !== 'changed') return [];
  return [
    '<sub>Proof: every server was read back on the connection that set it, and again on a fresh one.</sub>',
  ];
}
