/**
 * A report as Markdown for the job summary. Pure. Foreign text stands inside code spans and code blocks only, never in headings,
 * HTML or Mermaid.
 */
import { formatDuration } from '../duration.ts';
import type { Failure } from '../errors.ts';
import { keyOf } from '../haproxy/server.ts';
import type { Message, Report, ServerReport } from '../operation/report.ts';
import { changedWords, foreignWords } from './annotations.ts';
import { lengthOf, mermaidChart } from './chart.ts';
import { codeSpan, prose } from './foreign-text.ts';
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
/** Below this a chart shows nothing that one line of text does not. */
const CHART_FROM_MS = 5_000;

/** Markdown below 256 KiB. `saved` is what was about to be changed, for a report that has no rows. */
export function summaryOf(report: Report, addresses: AddressTexts, saved: SavedStep | null): string {
  const names = namesOf(report, addresses);
  const sections = [
    [`### ${markOf(report)} HAProxy ${verdictOf(report)}`],
    report.error === null ? [] : errorBlock(report, report.error, names),
    report.result === 'planned' ? planList(report, names) : serverTable(report),
    otherErrors(report, names),
    chart(report),
    report.error === null ? [] : undoBlock(undosOf(report, saved), addresses),
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
  const place = [error.loadBalancer, error.server].flatMap((part) =>
    part === undefined ? [] : [codeSpan(part)],
  );
  const faults = error instanceof WrongInputs ? error.faults : null;
  const paragraphs = [
    [`**${error.code}**${place.length === 0 ? '' : ` on ${place.join(', ')}`}`],
    faults?.map((fault) => `- ${prose(fault, names)}`) ?? [prose(error.message, names)],
    foreignWords(error).map((words) => `**In the words of the other side:** ${codeSpan(words)}`),
    [`**Changed:** ${changedWords(report)}`],
    error.hint === undefined ? [] : [`**What to do:** ${prose(error.hint, names)}`],
  ];
  const alert = report.changed === 'no' ? '> [!WARNING]' : '> [!CAUTION]';
  const lines = paragraphs
    .filter((paragraph) => paragraph.length > 0)
    .flatMap((paragraph) => ['', ...paragraph]);
  return [alert, ...lines.slice(1).map((line) => `> ${line}`.trimEnd())];
}

function planList(report: Report, names: Set<string>): string[] {
  const loadBalancers = [...new Set(report.servers.map((row) => row.loadBalancer))];
  const lines = report.plan.slice(0, PLANS_SHOWN).map((line) => `- ${prose(line, names)}`);
  const more = report.plan.length - lines.length;
  return [
    `On ${loadBalancers
      .slice(0, LINES_SHOWN)
      .map((name) => codeSpan(name))
      .join(', ')}:`,
    '',
    ...lines,
    ...(more > 0 ? [`- And ${more} more: see the log.`] : []),
  ];
}

/** The first error stands on top already. */
function otherErrors(report: Report, names: Set<string>): string[] {
  const seen = new Set([report.error]);
  const others: Message[] = [];
  for (const { error, loadBalancer } of [...report.unread, ...report.servers]) {
    if (error === null || seen.has(error)) continue;
    seen.add(error);
    others.push({ loadBalancer, text: `${error.code}: ${error.message}` });
  }
  return messages(others, '❌', names);
}

function messages(list: readonly Message[], mark: string, names: Set<string>): string[] {
  const lines = list
    .slice(0, LINES_SHOWN)
    .map(({ loadBalancer, text }) => `- ${mark} On ${codeSpan(loadBalancer)}: ${prose(text, names)}`);
  return list.length > LINES_SHOWN
    ? [...lines, `- And ${list.length - LINES_SHOWN} more: see the log.`]
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

function undoBlock(undos: readonly Undo[], addresses: AddressTexts): string[] {
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
    `${undos.length === 1 ? '1 server is' : `${undos.length} servers are`} different from before, or may be.`,
    '',
    ...(many ? ['<details><summary>Steps and commands</summary>', '', ...blocks, '', '</details>'] : blocks),
  ];
}

function proof(report: Report): string[] {
  if (report.result !== 'changed') return [];
  return [
    '<sub>Proof: every server was read back on the connection that set it, and again on a fresh one.</sub>',
  ];
}
